"""Place points on a board; the one geometry for terminal and paper."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from boards.models import Point


class Area(Protocol):
    """A rectangle in the unit square: a zone of a file or of a view."""

    @property
    def x(self) -> float:
        """Left edge."""

    @property
    def y(self) -> float:
        """Lower edge."""

    @property
    def w(self) -> float:
        """Width."""

    @property
    def h(self) -> float:
        """Height."""


A = TypeVar("A", bound=Area)

COLUMNS = 24
ROWS = 12
STOPS = 11
"""How many places a token can take on a level, from wobbly to firm."""


def clamp(x: float, y: float) -> Point:
    """Bring a point into the unit square."""
    return Point(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def snap(point: Point) -> Point:
    """Give the centre of the keyboard cell in which the point lies, or of the nearest one.

    A board has 24 × 12 such cells; no centre lies on the edge of a half, third, quarter or sixth.
    """
    inside = clamp(*point)
    column = min(int(inside.x * COLUMNS), COLUMNS - 1)
    row = min(int(inside.y * ROWS), ROWS - 1)
    return Point((column + 0.5) / COLUMNS, (row + 0.5) / ROWS)


def step(point: Point, dx: int, dy: int) -> Point:
    """Move by whole keyboard cells, stopping at the board's edge."""
    start = snap(point)
    x = min(max(start.x + dx / COLUMNS, 0.5 / COLUMNS), 1 - 0.5 / COLUMNS)
    y = min(max(start.y + dy / ROWS, 0.5 / ROWS), 1 - 0.5 / ROWS)
    return snap(Point(x, y))


def zone_at(zones: Sequence[A], point: Point) -> A:
    """Give the zone that holds the point, else the nearest one.

    A zone owns its left and lower edge; the board's own right and upper edge belong to the last
    zone there, so that every point of the square has exactly one zone.
    """
    for zone in zones:
        right = zone.x + zone.w
        top = zone.y + zone.h
        inside_x = zone.x <= point.x < right or (point.x == 1.0 and right >= 1.0 - 1e-9)
        inside_y = zone.y <= point.y < top or (point.y == 1.0 and top >= 1.0 - 1e-9)
        if inside_x and inside_y:
            return zone
    return min(zones, key=lambda zone: _distance_to(zone, point))


def centre(zone: Area) -> Point:
    """Give the keyboard cell nearest to the middle of a zone."""
    return snap(Point(zone.x + zone.w / 2, zone.y + zone.h / 2))


def spot(zone: Area, column: int, row: int) -> Point:
    """Give one of 3 × 3 spots in a zone, (0, 0) bottom left: what blind placing moves over."""
    x = zone.x + zone.w * (column + 0.5) / 3
    y = zone.y + zone.h * (row + 0.5) / 3
    return snap(Point(x, y))


def stop(x: float) -> int:
    """Give the stop of a level, 0 to 10, on which a point of this x stands."""
    return int(min(max(x, 0.0) * STOPS, STOPS - 1))


def stop_x(index: int) -> float:
    """Give the x of a stop: the middle of one of eleven equal parts, so 5 is the board's middle."""
    return (index + 0.5) / STOPS


def level_point(zone: Area, index: int) -> Point:
    """Give the point of a stop, 0 to 10, on a level: halfway up; a stop outside is brought in."""
    return Point(stop_x(min(max(index, 0), STOPS - 1)), zone.y + zone.h / 2)


def _distance_to(zone: Area, point: Point) -> float:
    dx = max(zone.x - point.x, 0.0, point.x - zone.x - zone.w)
    dy = max(zone.y - point.y, 0.0, point.y - zone.y - zone.h)
    return dx * dx + dy * dy
