"""The fields in which a session is set up, as a form of one page."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from datafiles.text import localized
from game import language
from game.language import _
from game.script.load import Game
from game.table.setup import KEEP_DAYS
from game.tui.picker import Picker

PLACES = 7
"""How many may play."""


def _line(name: str) -> Input:
    """Make a line for a name; coming back to it, one types on instead of over it."""
    return Input(id=name, max_length=80, compact=True, select_on_focus=False)


class SetupForm(Vertical):
    """The fields by their ids; who fills them in and reads them is the screen."""

    def __init__(self, games: Mapping[str, Game], lang: str) -> None:
        super().__init__(id="form")
        self._games, self._lang = games, lang

    def compose(self) -> ComposeResult:
        """Make a row for each field."""
        with Horizontal(classes="field"):
            yield Static(_("Spel"), classes="label", markup=False)
            yield Picker(
                tuple(
                    (name, localized(game.script.title, self._lang))
                    for name, game in self._games.items()
                ),
                single=True,
                id="script",
            )
        for seat in range(PLACES):
            with Horizontal(classes="field seat", id=f"seat-{seat}"):
                yield Static(classes="label", id=f"label-{seat}", markup=False)
                yield _line(f"name-{seat}")
                yield Picker(single=True, id=f"role-{seat}")
        with Horizontal(classes="field", id="guide-row"):
            yield Static(_("Coach"), classes="label", markup=False)
            yield Picker(single=True, id="guide")
        with Horizontal(classes="field", id="coach-row"):
            yield Static(classes="label")
            yield _line("coach")
        with Horizontal(classes="field"):
            yield Static(_("Team en plaats"), classes="label", markup=False)
            yield _line("team")
            yield _line("place")
        with Horizontal(classes="field"):
            yield Static(_("Datum"), classes="label", markup=False)
            yield Input(id="day", max_length=40, compact=True)
        with Horizontal(classes="field"):
            yield Static(_("Taal van het spel"), classes="label", markup=False)
            options = tuple(language.NAMES.items())
            yield Picker(options, single=True, id="lang")
        with Horizontal(classes="field"):
            yield Static(_("Scherm"), classes="label", markup=False)
            yield Picker(
                (
                    ("all", _("de groep kijkt mee")),
                    ("one", _("alleen wie aan de beurt is")),
                ),
                single=True,
                id="sees",
            )
        with Horizontal(classes="field"):
            yield Static(_("Bewaren"), classes="label", markup=False)
            yield Picker(
                (
                    ("keep", _("{days} dagen").format(days=KEEP_DAYS)),
                    ("practice", _("niet: even oefenen")),
                ),
                single=True,
                id="keep",
            )
        with Horizontal(classes="field", id="health-row"):
            yield Static(_("Over gezondheid"), classes="label", markup=False)
            yield Picker(
                (
                    ("talk", _("praten, niet noteren")),
                    ("keep", _("bewaren als ieder ja zegt")),
                ),
                single=True,
                id="health",
            )
        with Horizontal(classes="field", id="follow-row"):
            yield Static(_("Gaat verder op"), classes="label", markup=False)
            yield Picker(single=True, id="follow")
