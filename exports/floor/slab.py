"""Draw a floor of the house as a slab that thickens from its unsteady end to its firm one."""

from __future__ import annotations

from msgspec import Struct

from exports.palette import BLACK
from exports.pen import Path, Pen


class Slab(Struct, frozen=True):
    """Where a slab lies: its left end, length and underside, and how thick its ends are.

    At both ends `level` millimetres of it do not rise.
    """

    x: float
    length: float
    low: float
    level: float
    ends: tuple[float, float]

    def top(self, x: float) -> float:
        """Give where the slab's upper side lies at `x`."""
        share = min(max((x - self.x - self.level) / (self.length - 2 * self.level), 0.0), 1.0)
        return self.low - self.ends[0] - share * (self.ends[1] - self.ends[0])

    def draw(self, pen: Pen, fill: str, line: float) -> None:
        """Draw the slab with a line along its upper side."""
        right = self.x + self.length
        bends = (self.x, self.x + self.level, right - self.level, right)
        (x0, y0), *rest = [(x, self.top(x)) for x in bends]
        top: Path = (("M", x0, y0), *(("L", x, y) for x, y in rest))
        pen.path((*top, ("L", right, self.low), ("L", self.x, self.low), ("Z",)), fill=fill)
        pen.path(top, stroke=BLACK, line=line)
