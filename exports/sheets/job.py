"""Hold what is printed and the words round it: drawings and plain translated texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

from exports.cards.sizes import CardSize
from exports.pen import Mark

Marks = tuple[Mark, ...]
Edge = Literal["long", "short"]


class PrintJob(Struct, frozen=True):
    """Cards to print: front i has the back `backs[back_of[i]]`.

    Drawings have 0, 0 at the top left of the trim and millimetres down; bleed lies outside it.
    `fronts` may draw a front when it is asked for; each is asked for once, in order. `grounds` are
    what many fronts begin with, kept once in the file: front i lies on `grounds[ground_of[i]]`,
    and if it begins with those same marks they are not drawn twice. An empty `ground_of` means
    that fronts are whole. Raises `ValueError` when the parts do not belong together.
    """

    fronts: Sequence[Marks]
    backs: Mapping[str, Marks]
    back_of: Sequence[str]
    size: CardSize
    title: str
    lang: str
    grounds: Mapping[str, Marks] = field(default_factory=dict)
    ground_of: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Refuse a job whose lists do not match."""
        if len(self.back_of) != len(self.fronts):
            raise ValueError("every front needs a back")
        if self.ground_of and len(self.ground_of) != len(self.fronts):
            raise ValueError("either every front has a ground or none")
        if not set(self.back_of) <= set(self.backs) or not set(self.ground_of) <= set(self.grounds):
            raise ValueError("a back or a ground is not there")

    def front(self, index: int) -> tuple[str, Marks]:
        """Give the name of a front's ground, empty if it has none, and what is drawn on it."""
        marks = self.fronts[index]
        name = self.ground_of[index] if self.ground_of else ""
        ground = self.grounds.get(name, ())
        if ground and marks[: len(ground)] == ground:
            marks = marks[len(ground) :]
        return (name if ground else ""), marks


class SheetWords(Struct, frozen=True):
    """What stands beside the cards, in one language.

    `scale` is "Print op 100 %, niet passend maken."; `feed_long` and `feed_short` say how to feed
    paper that is turned over its long or short edge, `feed_fronts` what sheets of fronts are for,
    `feed_backs_long` and `feed_backs_short` how those go in again to get their backs, and `fold`
    how to fold. `front`, `back` and `both` name the side of a sheet. `sheet` is the line
    under it, with {title}, {side}, {sheet} and {sheets}. `head` stands on a sheet of its own where
    the ruler finds no room beside the cards; there the rest is said too: which paper to take, to
    try one sheet first, how to cut, and what the ruler is for. `try_both` is for paper printed on
    both sides. Of these, what is empty is not said.
    """

    head: str
    scale: str
    feed_long: str
    feed_short: str
    feed_fronts: str
    feed_backs_long: str
    feed_backs_short: str
    fold: str
    front: str
    back: str
    both: str
    sheet: str
    subject: str = ""
    paper: str = ""
    try_one: str = ""
    try_both: str = ""
    cut: str = ""
    ruler: str = ""


class CalibrationWords(Struct, frozen=True):
    """What the test page says, in one language.

    `front_head` and `front_steps` stand on the first page: print, hold against the light, read,
    enter. `back_head` and `back_steps` stand on the second; `across` and `down` name the two
    numbers, such as "x: naar rechts" and "y: naar beneden". `edge` says over which edge the paper
    was turned.
    """

    title: str
    lang: str
    edge: str
    front_head: str
    front_steps: tuple[str, ...]
    back_head: str
    back_steps: tuple[str, ...]
    across: str
    down: str
