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


class DrawnBoard(Strict):
    """A board on which each player draws something of their own; it has no zones."""

    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident
    version: Annotated[int, Field(ge=1, description="Raise it when the content changes.")]
    title: Text
    questions: dict[Ident, Text] = Field(
        default={}, description="What to ask when the drawing shows something, by its code."
    )

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Give no zones: nothing is placed in one here."""
        return ()

    def zone(self, zone_id: str) -> Zone | None:
        """Give nothing."""
        return None


class CurveBoard(DrawnBoard):
    """A board of lines against time: how able somebody was, is, and may become.

    Time runs to the right, see `boards.curve.NOW`; `low` to `high` name the left edge from below.
    """

    kind: Literal["curve"]
    low: Text
    middle: Text
    high: Text
    now: Text = Field(description="The word under today.")
    past: Text = Field(description="What the drawn part of a line says: how it went.")
    ahead: Text = Field(description="What its dotted part says: how it may go.")


class Group(Strict):
    """A part of a network map; `outside` marks people outside work."""

    id: Ident
    letter: Letter
    name: Text
    outside: bool = False


class Give(Strict):
    """Something that people give each other, such as feedback."""

    id: Ident
    name: Text


class NetworkBoard(DrawnBoard):
    """A map of people around one person, nearer or further, in groups; see `boards.network`."""

    kind: Literal["network"]
    me: Text = Field(description="The word in the middle.")
    near: Text
    far: Text
    groups: Annotated[tuple[Group, ...], Field(min_length=3, max_length=6)]
    asks: Text | None = Field(
        default=None, description="What to write of everybody; {name} stands for the name."
    )
    gives: Annotated[
        tuple[Give, ...], Field(max_length=6, description="What somebody may give.")
    ] = ()


Board: TypeAlias = Annotated[
    FieldBoard | LevelsBoard | CurveBoard | NetworkBoard, Field(discriminator="kind")
]
