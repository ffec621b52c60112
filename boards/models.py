"""Say what a board is: a drawing in the unit square with named zones, origin bottom left."""

from functools import cached_property
from typing import Annotated, Literal, NamedTuple, TypeAlias

from pydantic import Field

from datafiles.model import Strict
from datafiles.text import Ident, Letter, Text

Part = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[float, Field(gt=0, le=1)]


class Point(NamedTuple):
    """A place on a board: both from 0 to 1, x to the right and y upwards."""

    x: float
    y: float


class Axes(Strict):
    """What going up and going right on the board means, in a few words."""

    up: Text
    right: Text


class Zone(Strict):
    """A named rectangle of the board; `sensitive` marks what is talked about and not kept."""

    id: Ident
    letter: Letter
    sign: Ident
    name: Text
    short: Text = Field(description="A few words that stand in the zone.")
    meaning: Text = Field(description="One sentence, agreed on before anyone is placed.")
    x: Part
    y: Part
    w: Size
    h: Size
    sensitive: bool = False


class FieldBoard(Strict):
    """A board on which tokens stand anywhere."""

    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident
    version: Annotated[int, Field(ge=1, description="Raise it when the content changes.")]
    kind: Literal["field"]
    title: Text
    axes: Axes | None = None
    zones: Annotated[tuple[Zone, ...], Field(min_length=1, max_length=9)]

    def zone(self, zone_id: str) -> Zone | None:
        """Give the zone with this id, or nothing."""
        return next((zone for zone in self.zones if zone.id == zone_id), None)


class Level(Strict):
    """One level of a levels board; `sensitive` marks what is talked about and not kept."""

    id: Ident
    letter: Letter
    sign: Ident
    name: Text
    short: Text = Field(description="A few words that stand beside the name.")
    meaning: Text = Field(description="One sentence, agreed on before anyone is placed.")
    examples: tuple[Text, Text, Text] = Field(description="Three short examples from work.")
    sensitive: bool = False


class LevelsBoard(Strict):
    """A board of levels: each player has one token on each, further right is firmer.

    A token stands on one of eleven stops of its level, see `boards.geometry.level_point`.
    """

    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident
    version: Annotated[int, Field(ge=1, description="Raise it when the content changes.")]
    kind: Literal["levels"]
    title: Text
    roof: Text = Field(description="What the levels carry together, in a word.")
    about: Text | None = Field(default=None, description="What the roof means, in one sentence.")
    low: Text = Field(description="The word at the left end of every level.")
    high: Text = Field(description="The word at the right end of every level.")
    caption: Text = Field(description="What the placing is, and is not.")
    around: Annotated[tuple[Text, ...], Field(max_length=2)] = Field(
        default=(), description="What stands beside the levels: left, then right."
    )
    levels: Annotated[
        tuple[Level, ...], Field(min_length=2, max_length=6, description="From the bottom up.")
    ]

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """Give the levels as zones over the whole width, all equally high, the lowest first."""
        part = 1 / len(self.levels)
        return tuple(
            Zone(
                id=level.id,
                letter=level.letter,
                sign=level.sign,
                name=level.name,
                short=level.short,
                meaning=level.meaning,
                x=0.0,
                y=index * part,
                w=1.0,
                h=part,
                sensitive=level.sensitive,
            )
            for index, level in enumerate(self.levels)
        )

    def zone(self, zone_id: str) -> Zone | None:
        """Give the level with this id as a zone, or nothing."""
        return next((zone for zone in self.zones if zone.id == zone_id), None)

    def level(self, level_id: str) -> Level | None:
        """Give the level with this id, or nothing."""
        return next((level for level in self.levels if level.id == level_id), None)


Board: TypeAlias = Annotated[FieldBoard | LevelsBoard, Field(discriminator="kind")]
