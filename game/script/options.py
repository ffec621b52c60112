"""Say what players choose from at a step: options of the script itself, zones, cards or lines."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from datafiles.model import Strict
from datafiles.text import Ident, Text
from game.script.base import Complaint, Step


class Option(Strict):
    """Something to choose; `sensitive` marks what is talked about and not kept."""

    id: Ident
    text: Text
    sensitive: bool = False


class Choosing(Step):
    """A step at which players choose among options."""

    options: Annotated[tuple[Option, ...], Field(max_length=12)] = ()
    source: Literal["options", "zones", "cards", "lines", "statements"] = Field(
        default="options",
        alias="from",
        description="options: those of this step; zones: of the board; cards: of the deck; "
        "lines: written at an earlier step; statements: rated at an earlier step.",
    )
    lines_of: str | None = Field(
        default=None, description="Id of the step with the lines or statements."
    )
    board: str | None = Field(default=None, description="Whose zones; the only board by default.")
    deck: str | None = Field(default=None, description="Whose cards; the only deck by default.")

    @property
    def needs_board(self) -> bool:
        """Tell whether zones are chosen."""
        return self.source == "zones"

    @property
    def needs_deck(self) -> bool:
        """Tell whether cards are chosen."""
        return self.source == "cards"

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse a source that gives nothing to choose from, and options of which two are equal."""
        if self.source == "options" and len(self.options) < 2:
            yield Complaint("options", "too-few-options", {})
        yield from twice("options", self.options)
        if self.source not in ("lines", "statements"):
            return
        has = _has_lines if self.source == "lines" else _has_statements
        earlier = [step.id for step in before if has(step) and self.rests_on(step)]
        if self.lines_of not in earlier:
            params = {"value": self.lines_of or "", "allowed": ", ".join(earlier)}
            yield Complaint("lines_of", "no-lines-step", params)


def _has_lines(step: Step) -> bool:
    """Tell whether everybody gets to see lines that were written at a step."""
    if step.kind == "ask":
        audience = getattr(step, "audience", "")
        # Opened answers at which one chose may bear no names, and a line would give them back.
        nameless = audience == "sealed" and bool(getattr(step, "choose", ()))
        seen = audience in ("sealed", "shared") and not nameless
        return seen and getattr(step, "words", "none") != "none"
    return step.kind == "note"


def _has_statements(step: Step) -> bool:
    """Tell whether statements were rated at a step."""
    return step.kind == "rate"


def twice(field: str, options: Sequence[Option]) -> Iterator[Complaint]:
    """Complain of ids that stand twice in a list."""
    seen: set[str] = set()
    for option in options:
        if option.id in seen:
            yield Complaint(field, "option-twice", {"value": option.id})
        seen.add(option.id)
