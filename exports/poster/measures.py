"""Hold the grid of the poster in A3 millimetres and its type sizes in points."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.paper import Paper

MARGIN: Final = 15.0
WIDTH: Final = 390.0
RIGHT: Final = MARGIN + WIDTH
COLUMN: Final = 190.0
GUTTER: Final = 10.0
SECOND: Final = MARGIN + COLUMN + GUTTER

KICKER_LINE: Final = 19.2
TITLE_LINE: Final = 37.9
RULE: Final = 43.5
TOP: Final = 47.5
"""Where the field starts, under the first rule."""
FOOT: Final = 273.6
"""The lowest that a column may reach."""
FOOTER_RULE: Final = 281.2

HEAVY: Final = 0.9
LIGHT: Final = 0.2


class Type(Struct, frozen=True):
    """Type sizes for one sheet, in A3 points, none of which prints under 7 pt."""

    paper: Paper

    def size(self, points: float) -> float:
        """Give `points`, raised if the sheet is so small that they would print under 7 pt."""
        return self.paper.points(points)

    @property
    def roomy(self) -> bool:
        """Whether small type has room: on A4 the small cards lose their foot."""
        return self.paper.u > 0.95
