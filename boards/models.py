"""Say what a board is: a drawing in the unit square with named zones, origin bottom left."""

from typing import Annotated, Literal, NamedTuple

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


Board = FieldBoard
