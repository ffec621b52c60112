"""Say what stands on the two house posters: plain words and places, chosen and translated.

Nothing here knows a session. Every part may be empty, and the page is still designed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from exports.content import (
    AgreementContent,
    AgreementHeads,
    MetaContent,
    PageWords,
    TileWords,
    texts_in,
)


class StandingContent(Struct, frozen=True):
    """Somebody on a floor: their letters, and how firm they stand, from 0 to 1."""

    letters: str
    x: float


class FloorContent(Struct, frozen=True):
    """One floor of the house.

    `sign` is one of the eight of `exports.signs`; `colour` a key of `exports.palette.HUES` or a
    sign's name. `note` stands beside speech bubbles, so that a floor where nobody may be shown
    looks meant: "Besproken. Niets genoteerd." `short` is a definition; a floor with people on it
    has no room for one. `spread` says in words how the people lie: "twee kampen".
    """

    sign: str
    colour: str
    name: str
    short: str = ""
    people: tuple[StandingContent, ...] = ()
    note: str = ""
    spread: str = ""


class HouseContent(Struct, frozen=True):
    """The house: its floors from the ground up, the word on its roof, and what lies around it.

    `low` and `high` name the ends of every floor; `left` and `right` stand under the ground
    beside the house: "familie, vrienden" and "netwerk, samenleving". `caption` stands under the
    scale: "Een gespreksopener, geen test."
    """

    floors: tuple[FloorContent, ...]
    roof: str = ""
    low: str = ""
    high: str = ""
    left: str = ""
    right: str = ""
    caption: str = ""


class KeptContent(Struct, frozen=True):
    """A line that was kept at a question; `letters` say whose it is, or are empty."""

    text: str
    letters: str = ""


class QuestionContent(Struct, frozen=True):
    """A question under its number, the lines kept there, and perhaps its time: "10 min"."""

    number: str
    text: str
    lines: tuple[KeptContent, ...] = ()
    time: str = ""


class QuestionGroup(Struct, frozen=True):
    """Questions under one head."""

    head: str = ""
    questions: tuple[QuestionContent, ...] = ()


class HousePosterContent(Struct, frozen=True):
    """Everything that stands on the team's poster.

    The three groups stand left of the house, right of it and under it; three questions each look
    best. A question without lines gets lines to write on. `parked` is left out when it is empty.
    """

    kicker: str
    title: str
    date: str
    lang: str
    house: HouseContent
    meta: MetaContent
    place_lines: tuple[str, ...] = ()
    left: QuestionGroup = field(default_factory=QuestionGroup)
    right: QuestionGroup = field(default_factory=QuestionGroup)
    below: QuestionGroup = field(default_factory=QuestionGroup)
    agreements_head: str = ""
    agreement_heads: AgreementHeads | None = None
    agreements: tuple[AgreementContent, ...] = ()
    follow_up: str | None = None
    parked_head: str = ""
    parked: tuple[str, ...] = ()
    footer_left: str = ""
    footer_right: str = ""
    pages: PageWords = field(default_factory=PageWords)
    tiles: TileWords = field(default_factory=TileWords)

    def texts(self) -> Iterator[str]:
        """Give every text that this poster prints, for checks before printing."""
        floors = (replace(one, short="") if one.people else one for one in self.house.floors)
        printed = replace(self, house=replace(self.house, floors=tuple(floors)))
        return texts_in(printed, _SKIPPED)


class BlankHouseContent(Struct, frozen=True):
    """Everything that stands on the blank table poster.

    `fields` are words with a line to fill in: "datum", "wie", "ambassadeur". People, kept lines
    and words for a spread do not belong on it; those in `house` and the groups are left out.
    """

    kicker: str
    title: str
    lang: str
    house: HouseContent
    meta: MetaContent
    fields: tuple[str, ...] = ()
    left: QuestionGroup = field(default_factory=QuestionGroup)
    right: QuestionGroup = field(default_factory=QuestionGroup)
    below: QuestionGroup = field(default_factory=QuestionGroup)
    footer_left: str = ""
    footer_right: str = ""
    pages: PageWords = field(default_factory=PageWords)
    tiles: TileWords = field(default_factory=TileWords)

    def texts(self) -> Iterator[str]:
        """Give every text that this poster prints, for checks before printing."""
        return texts_in(self.bare(), _SKIPPED)

    def bare(self) -> BlankHouseContent:
        """Give the same without people, kept lines and words for a spread."""
        floors = (replace(one, people=(), spread="") for one in self.house.floors)
        left, right, below = (
            replace(group, questions=tuple(replace(one, lines=()) for one in group.questions))
            for group in (self.left, self.right, self.below)
        )
        house = replace(self.house, floors=tuple(floors))
        return replace(self, house=house, left=left, right=right, below=below)


_SKIPPED: Final = frozenset(("lang", "meta", "pages", "tiles"))
