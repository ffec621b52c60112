"""Hold the numbers of the house in its unit square, and turn them into millimetres on a page."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""

GROUND: Final = 0.072
EAVES: Final = 0.692
APEX: Final = 0.99
WALL_LEFT: Final = 0.13
WALL_RIGHT: Final = 0.87
STAIRS: Final = 0.105
OVERHANG: Final = 0.051
LOW: Final = 0.29
HIGH: Final = 0.83
MINI_LOW: Final = 0.43
"""Where a small house's scale starts: its sign stands inside."""
STEPS: Final = 6

SLAB_LOW: Final = 0.0363
SLAB_HIGH: Final = 0.1485
"""How thick a floor is where it is unsteady and where it is firm, in heights of a storey."""
_MOST_STRETCH: Final = 1.2


class Plan(Struct, frozen=True):
    """A house of some storeys in the unit square, laid in a box of millimetres.

    `low` is where the scale starts, as a part of the width.
    """

    left: float
    bottom: float
    width: float
    height: float
    storeys: int
    low: float = LOW

    def x(self, part: float) -> float:
        """Give the millimetres of a part of the width."""
        return self.left + part * self.width

    def y(self, part: float) -> float:
        """Give the millimetres of a part of the height, counted from below."""
        return self.bottom - part * self.height

    @property
    def storey(self) -> float:
        """The height of one storey."""
        return (EAVES - GROUND) * self.height / self.storeys

    @property
    def room(self) -> tuple[float, float]:
        """The inner sides of every floor: the wall of the stairs, and the right wall."""
        return self.x(WALL_LEFT + STAIRS), self.x(WALL_RIGHT)

    def floor(self, index: int) -> Box:
        """Give a floor's room beside the stairs; floors are counted from the ground."""
        low = self.y(GROUND) - index * self.storey
        return (self.room[0], low - self.storey, self.room[1], low)

    def stands(self, firm: float) -> float:
        """Give the place on the scale for a firmness from 0 to 1."""
        return self.x(self.low + min(max(firm, 0.0), 1.0) * (HIGH - self.low))

    def thickness(self, x: float) -> float:
        """Give how thick a floor is at x: it grows from unsteady to firm, and is level beyond."""
        start, end = self.x(self.low), self.x(HIGH)
        share = min(max((x - start) / (end - start), 0.0), 1.0)
        return (SLAB_LOW + share * (SLAB_HIGH - SLAB_LOW)) * self.storey

    def roof_half(self, y: float) -> float:
        """Give half the width of the roof at a height on the page; none above its top."""
        base, top = self.y(EAVES), self.y(APEX)
        share = min(max((y - top) / (base - top), 0.0), 1.0)
        return share * (WALL_RIGHT - WALL_LEFT + 2 * OVERHANG) / 2 * self.width

    @property
    def middle(self) -> float:
        """Where the roof's top stands."""
        return self.x((WALL_LEFT + WALL_RIGHT) / 2)


def plan_in(box: Box, storeys: int) -> Plan:
    """Lay a house in a box, stretched a little if need be; it stands on the box's foot."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    height = min(height, width * _MOST_STRETCH)
    narrow = min(width, height * _MOST_STRETCH)
    return Plan(left + (width - narrow) / 2, bottom, narrow, height, storeys)


def mini_plan_in(box: Box, storeys: int, names: float) -> Plan:
    """Lay a small house in a box: no ground beside it, `names` millimetres for words at its right.

    The eaves touch the left side of the box, the ground its foot.
    """
    left, top, right, bottom = box
    names = max(names, 0.0)
    eave = WALL_LEFT - OVERHANG
    wide = max((right - left - names) / (WALL_RIGHT - eave), 1.0)
    # Short names leave the eaves as the widest part.
    wide = min(wide, (right - left) / (1 - 2 * eave))
    height = min((bottom - top) / (APEX - GROUND), wide * _MOST_STRETCH)
    wide = min(wide, height * _MOST_STRETCH)
    return Plan(left - eave * wide, bottom + GROUND * height, wide, height, storeys, MINI_LOW)
