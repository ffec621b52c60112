"""Say what stands on floor sheets, tokens and scales: plain words, chosen and translated.

Nothing here knows a session. Every page bears a foot: what it is at the left, who made it at the
right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct, field

from exports.cards.content import StopContent
from exports.content import MetaContent, TileWords, texts_in

_HAIR: Final = 0.001


class FootWords(Struct, frozen=True):
    """The small line under a page; `left` may hold `{sheet}`, what this very sheet is."""

    left: str = ""
    right: str = ""

    def named(self, sheet: str) -> str:
        """Give the left half for one sheet."""
        return self.left.replace("{sheet}", sheet)


class ZoneSheet(Struct, frozen=True):
    """A zone of a field on a sheet of its own; x, y, w and h lie in the unit square.

    `place` says in words where the sheet lies among the others: "linksboven".
    """

    sign: str
    colour: str
    name: str
    short: str
    meaning: str
    place: str
    x: float
    y: float
    w: float
    h: float

    @property
    def meets(self) -> bool:
        """Whether a corner of the zone is the middle of the field."""
        across = min(abs(self.x - 0.5), abs(self.x + self.w - 0.5))
        return max(across, min(abs(self.y - 0.5), abs(self.y + self.h - 0.5))) < _HAIR


class FieldSheets(Struct, frozen=True):
    """A field as one sheet a zone; `up` and `right` say what the directions mean.

    `lay` tells how the sheets are laid together.
    """

    title: str
    zones: tuple[ZoneSheet, ...]
    up: str = ""
    right: str = ""
    lay: str = ""
    foot: FootWords = FootWords()

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheets and is not empty."""
        yield from texts_in(self, frozenset(("foot",)))


class LevelSheet(Struct, frozen=True):
    """A floor of the house on a sheet of its own; `note` stands beside speech bubbles."""

    sign: str
    colour: str
    name: str
    short: str
    meaning: str
    examples: tuple[str, ...]
    place: str
    note: str = ""


class HouseSheets(Struct, frozen=True):
    """A house as one sheet a floor, from the ground up, and one for the roof.

    `low` and `high` name the ends of every floor.
    """

    title: str
    levels: tuple[LevelSheet, ...]
    roof: str
    about: str = ""
    low: str = ""
    high: str = ""
    caption: str = ""
    around: tuple[str, ...] = ()
    roof_place: str = ""
    lay: str = ""
    foot: FootWords = FootWords()

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheets and is not empty."""
        yield from texts_in(self, frozenset(("foot",)))


class PersonTokens(Struct, frozen=True):
    """Somebody's pair of tokens; without a name both are blank, to write on.

    `seat` counts from 0 and gives the silhouette, of which there are six.
    """

    name: str
    letters: str
    seat: int


class TokenSheets(Struct, frozen=True):
    """Tokens to cut out and fold; `own` and `other` stand under the full and the open one."""

    people: tuple[PersonTokens, ...]
    own: str = ""
    other: str = ""
    steps: str = ""
    foot: FootWords = FootWords()

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheets and is not empty."""
        yield from texts_in(self, frozenset(("foot",)))


class StopSheets(Struct, frozen=True):
    """A sheet full of stop cards."""

    stop: StopContent
    foot: FootWords = FootWords()

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheet and is not empty."""
        yield from self.stop.texts()


class ScaleFloor(Struct, frozen=True):
    """A floor for which the scale is used: its sign and its name."""

    sign: str
    colour: str
    name: str


class ScaleStrip(Struct, frozen=True):
    """A scale on two sheets, glued into one: from `low` to `high`."""

    title: str
    low: str
    high: str
    caption: str = ""
    floors: tuple[ScaleFloor, ...] = ()
    glue: str = ""
    foot: FootWords = FootWords()

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheets and is not empty."""
        yield from texts_in(self, frozenset(("foot",)))


class TableField(Struct, frozen=True):
    """A field on one sheet to play on at a table, with lines for who plays and when."""

    title: str
    zones: tuple[ZoneSheet, ...]
    up: str = ""
    right: str = ""
    fields: tuple[str, ...] = ()
    foot: FootWords = FootWords()
    tiles: TileWords = field(default_factory=TileWords)

    def texts(self) -> Iterator[str]:
        """Give every text that stands on the sheet and is not empty."""
        yield from texts_in(self, frozenset(("foot", "tiles", "zones")))
        for zone in self.zones:
            yield from (text for text in (zone.name, zone.short, zone.meaning) if text.strip())


Part = FieldSheets | HouseSheets | TokenSheets | StopSheets | ScaleStrip
"""What may go into one file together."""


class FloorContent(Struct, frozen=True):
    """Everything that one file holds, in the order in which it is printed."""

    parts: tuple[Part, ...]
    meta: MetaContent
    lang: str

    def texts(self) -> Iterator[str]:
        """Give every text of the parts that is not empty, for checks before printing."""
        for part in self.parts:
            yield from part.texts()
