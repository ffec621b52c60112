"""The form of one agreement: its fields, and what stands in them."""

from __future__ import annotations

from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from game.engine.view.parts import AgreementView
from game.language import _, numeric_date
from game.tui.kit.line import Line
from game.tui.picker import Picker

FIELDS = ("what", "first_step", "by_when", "need")
Draft = dict[str, str]
"""What stands in the form by field; `who` is player ids with blanks between."""


def form_of() -> Vertical:
    """Make the fields of an agreement, each behind its label; whom it offers is still to say."""
    rows = []
    for field, label in (
        ("what", _("Wat spreken jullie af?")),
        ("who", _("Wie doet het?")),
        ("first_step", _("Eerste kleine stap")),
        ("by_when", _("Klaar op")),
        ("need", _("Wat is er nodig?")),
    ):
        whole = field == "by_when"  # a date is typed anew, a text goes on
        line = (
            Picker(id="who")
            if field == "who"
            else Line(
                placeholder=_("11 december, 11-12 of over twee weken") if whole else "",
                id=field,
                max_length=2000,
                select_on_focus=whole,
            )
        )
        label_of = Static(label, classes="label", markup=False)
        rows.append(Horizontal(label_of, line, classes="field"))
    return Vertical(*rows, classes="form")


def written(one: AgreementView | None) -> Draft:
    """Give the form of an agreement; of a new one it is empty."""
    if one is None:
        return dict.fromkeys((*FIELDS, "who"), "")
    return {
        "what": one.what,
        "who": " ".join(sorted(one.who)),
        "first_step": one.first_step,
        "by_when": numeric_date(one.by_when) if one.by_when else "",
        "need": one.need,
    }
