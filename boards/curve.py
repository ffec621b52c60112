"""Draw competence against time; the one geometry of lines for terminal and paper.

Time runs from x 0 to 1, today stands at `NOW`; y is how able somebody is, from 0 to 1. Between its
points a line is a monotone cubic after Fritsch and Carlson (SIAM Journal on Numerical Analysis 17,
1980): it rises only where its points rise, so it shows nothing that nobody drew.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from boards.geometry import COLUMNS, ROWS, clamp
from boards.models import Point

NOW: Final = 2 / 3
"""Where today stands: two thirds went before, one third lies ahead."""
EPS: Final = 0.5 / COLUMNS
"""Nearer than this in x is the same point: half a step of the keyboard, a cell of the mouse."""
QUARTER: Final = NOW / 4
"""The last quarter before now: what somebody calls lately, however many years are drawn."""
LEVEL: Final = 0.5 / ROWS
"""A rise or fall of at most this much in a quarter is none: half a step of the keyboard."""
STEEP: Final = 0.25
"""A rise in a quarter that would lead from the bottom to the top in the time that is drawn."""
NEAR_NOW: Final = 2 / COLUMNS
"""A line that ends this near before now is taken to reach it: two steps of the keyboard."""
LEAST_SPAN: Final = QUARTER / 2
"""A shorter piece before now says nothing about how somebody grows lately."""

CODES: Final = (
    *("one-point", "flat", "steep", "falling"),
    *("no-future", "rising-future", "falling-future", "all-flat"),
)
"""What a drawing may show, each with a question on a board; all but `all-flat` are of one line."""

_LEAST: Final = 1e-9
"""Points of other makers may lie nearer than a number can divide by."""
_STEPS: Final = (1, 2, 3, 5, 10, 15, 20, 25)
_Points = tuple[Point, ...]


class CurveLine(Struct, frozen=True):
    """A line: its points strictly rise in x."""

    id: str
    name: str
    points: tuple[Point, ...]


# -------------------------------------------------------------------------------------- the line


def height(line: CurveLine, x: float) -> float | None:
    """Give how high a line is at x; nothing left of its first point or right of its last."""
    points = line.points
    if not points or not points[0].x <= x <= points[-1].x:
        return None
    low, high = 0, len(points) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if points[middle].x <= x else (low, middle)
    start, end = points[low], points[high]
    wide = end.x - start.x
    if x == start.x or wide <= 0:
        return start.y
    if x == end.x:
        return end.y
    tangents = _tangents(points)
    t = (x - start.x) / wide
    u = 1 - t
    y = (
        start.y * (1 + 2 * t) * u * u
        + end.y * (3 - 2 * t) * t * t
        + wide * t * u * (tangents[low] * u - tangents[high] * t)
    )
    # Only rounding could lead outside.
    return min(max(y, min(start.y, end.y)), max(start.y, end.y))


@lru_cache(64)
def _tangents(points: _Points) -> tuple[float, ...]:
    """Give the slope of a line in each of its points, small enough to stay monotone."""
    rises = [(b.y - a.y) / max(b.x - a.x, _LEAST) for a, b in pairwise(points)]
    slopes = [
        (before + after) / 2 if before * after > 0 else 0.0 for before, after in pairwise(rises)
    ]
    found = [rises[0], *slopes, rises[-1]]
    for at, rise in enumerate(rises):
        if rise == 0:
            found[at] = found[at + 1] = 0.0
            continue
        size = math.hypot(found[at] / rise, found[at + 1] / rise)
        if size > 3:
            found[at] *= 3 / size
            found[at + 1] *= 3 / size
    return tuple(found)


def samples(line: CurveLine, x0: float, x1: float, n: int) -> tuple[Point, ...]:
    """Give n points of a line, equally far apart in x, over what it has of the stretch x0 to x1.

    A line that has one point there gives that one; a line that has none gives nothing.
    """
    if not line.points:
        return ()
    left, right = max(x0, line.points[0].x), min(x1, line.points[-1].x)
    if left > right:
        return ()
    parts = max(n - 1, 1) if right > left else 0
    found = []
    for index in range(parts + 1):
        x = right if index == parts else left + (right - left) * index / max(parts, 1)
        y = height(line, x)
        if y is not None:
            found.append(Point(x, y))
    return tuple(found)


# ------------------------------------------------------------------------------------ the points


def with_point(points: _Points, point: Point) -> _Points:
    """Put a point on a line; one at the same x gives way."""
    new = clamp(*point)
    others = [one for one in points if abs(one.x - new.x) >= EPS]
    return tuple(sorted((*others, new)))


def point_near(points: _Points, x: float) -> Point | None:
    """Give the point of a line at x, the nearest within `EPS`."""
    near = [one for one in points if abs(one.x - x) < EPS]
    return min(near, key=lambda one: abs(one.x - x), default=None)


def without_point(points: _Points, x: float) -> _Points:
    """Take the point at x off a line; where there is none nothing changes."""
    gone = point_near(points, x)
    return tuple(one for one in points if one is not gone)


def moved(points: _Points, x: float, to: Point) -> _Points:
    """Move the point at x; its neighbours stop it, for it may not swallow them.

    Then it keeps its x and takes the new y. Where there is no point nothing changes.
    """
    old = point_near(points, x)
    if old is None:
        return points
    at = points.index(old)
    new = clamp(*to)
    low = points[at - 1].x + EPS if at else 0.0
    high = points[at + 1].x - EPS if at + 1 < len(points) else 1.0
    free = low <= new.x <= high
    return (*points[:at], Point(new.x if free else old.x, new.y), *points[at + 1 :])


def snapped(point: Point) -> Point:
    """Give the nearest keyboard position: (i/24, j/12), so that now, the top and the ends are."""
    inside = clamp(*point)
    return Point(round(inside.x * COLUMNS) / COLUMNS, round(inside.y * ROWS) / ROWS)


def stepped(point: Point, dx: int, dy: int) -> Point:
    """Move by whole keyboard positions, stopping at the board's edge."""
    start = snapped(point)
    return snapped(Point(start.x + dx / COLUMNS, start.y + dy / ROWS))


# ------------------------------------------------------------------------------------- the years


def year_x(years: int, ago: float) -> float:
    """Give the x of so many years ago (below zero: ahead) when x 0 is `years` ago."""
    return NOW * (1 - ago / years)


def ticks(years: int, now_year: int, most: int) -> tuple[tuple[float, str], ...]:
    """Choose at most so many years to write under the drawing, (x, label), the oldest first.

    They are equally far apart and counted from now, which is no tick: it has its own word.
    """
    found: list[tuple[float, str]] = []
    for step in (*_STEPS, *range(30, years + 1, 10)):
        first, last = -(years // step), int(years / 2) // step
        turns = [turn * step for turn in range(first, last + 1) if turn]
        found = [(min(max(year_x(years, -by), 0.0), 1.0), str(now_year + by)) for by in turns]
        if len(found) <= most:
            break
    return tuple(found[: max(most, 0)])


# ------------------------------------------------------------------------------------ the shapes


def shapes(line: CurveLine) -> tuple[str, ...]:
    """Say what a line shows, as codes: how it went lately, and how it goes on."""
    points = line.points
    if not points:
        return ()
    if len(points) == 1:
        return ("one-point",)
    return (*_lately(line), *_ahead(line))


def _lately(line: CurveLine) -> tuple[str, ...]:
    end = min(NOW, line.points[-1].x)
    start = max(end - QUARTER, line.points[0].x)
    before, now = height(line, start), height(line, end)
    if NOW - end > NEAR_NOW or end - start < LEAST_SPAN or before is None or now is None:
        return ()
    rise = (now - before) / (end - start) * QUARTER
    if rise < -LEVEL:
        return ("falling",)
    return ("flat",) if rise <= LEVEL else ("steep",) if rise >= STEEP else ()


def _ahead(line: CurveLine) -> tuple[str, ...]:
    first, last = line.points[0], line.points[-1]
    if last.x < NOW + EPS:
        return ("no-future",)
    now = height(line, max(NOW, first.x))
    rise = last.y - (last.y if now is None else now)
    if abs(rise) <= LEVEL:
        return ()
    return ("rising-future",) if rise > 0 else ("falling-future",)


def findings(lines: Sequence[CurveLine]) -> tuple[tuple[str, str], ...]:
    """Say what a drawing shows: (line id, code), or an empty id where it is about all lines.

    Where all of several lines are flat that is said once, instead of of each.
    """
    found = [(line.id, code) for line in lines for code in shapes(line)]
    drawn = sum(1 for line in lines if line.points)
    if drawn > 1 and sum(1 for _, code in found if code == "flat") == drawn:
        found = [one for one in found if one[1] != "flat"]
        found.append(("", "all-flat"))
    return tuple(found)
