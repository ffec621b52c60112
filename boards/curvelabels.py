"""Find places for the names of lines beside their lines; the one way for terminal and paper.

Lengths are in any unit, cells or millimetres, y downwards from the top of the drawing.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from boards.curve import NOW, CurveLine, height
from boards.models import Point

_ALONG: Final = (
    *(0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86, 0.0, 1.0),
    *(0.44, 0.56, 0.32, 0.68, 0.2, 0.8, 0.07, 0.93),
)
"""Where along its line a name may stand, best first: the middle is farthest from its crossings."""
_ON_LINE, _OVER_NOW, _CLOSE, _LATER = 10.0, 2.0, 1.0, 0.05
"""What it costs to cover another line, to cover now, to be close to another line, to come later."""
_GOOD: Final = 4.0
"""Costing less than this a name covers no line, so it need not be shorter."""
_MOST_COLUMNS: Final = 120
"""A line is looked at in so many places; names are many times as wide as one."""


class Room(Struct, frozen=True):
    """The drawing: its size, how high a name is, and how far names keep from lines and names.

    `whole` puts names on whole units, for cells.
    """

    w: float
    h: float
    high: float
    gap: float
    apart: float
    whole: bool = False


class Place(Struct, frozen=True):
    """Where a name stands: which of its widths was taken, its left and its top."""

    choice: int
    x: float
    y: float
    w: float


@lru_cache(64)
def _heights(points: tuple[Point, ...], columns: int) -> tuple[int, tuple[float, ...]]:
    """Give the heights of a line at equally many places, and at which of them it begins."""
    line = CurveLine("", "", points)
    first = math.ceil(points[0].x * columns)
    last = math.floor(points[-1].x * columns)
    found = [height(line, at / columns) for at in range(first, last + 1)]
    return first, tuple(y for y in found if y is not None) or (points[0].y,)


class _Trace:
    """A line as heights at equally many places, so that a stretch of it is soon looked at."""

    def __init__(self, line: CurveLine, room: Room) -> None:
        self.line = line
        columns = min(int(room.w), _MOST_COLUMNS)
        self.pitch = room.w / columns
        self.left, self.right = line.points[0].x * room.w, line.points[-1].x * room.w
        self.first, heights = _heights(line.points, columns)
        self.ys = [(1 - y) * room.h for y in heights]

    def over(self, x0: float, x1: float) -> tuple[float, float] | None:
        """Give the highest and the lowest place of the line between two x, if it comes there."""
        if x1 < self.left or x0 > self.right:
            return None
        start = max(math.floor(x0 / self.pitch) - self.first, 0)
        end = max(math.ceil(x1 / self.pitch) - self.first + 1, start + 1)
        part = self.ys[start:end] or self.ys[-1:]
        return min(part), max(part)

    def at(self, x: float) -> float:
        """Give the line's y near x."""
        index = round(x / self.pitch) - self.first
        return self.ys[min(max(index, 0), len(self.ys) - 1)]


def place_labels(
    lines: Sequence[CurveLine], widths: Sequence[Sequence[float]], room: Room
) -> tuple[Place | None, ...]:
    """Give every line's name a place beside its line, clear of all lines where that can be.

    A line has several widths, its whole name first and its letter alone last. Names never lie on
    one another and never leave the drawing; a line without points, or without any room, has none.
    """
    traces = [_Trace(line, room) if line.points else None for line in lines]
    placed: list[Place] = []
    found: list[Place | None] = []
    for own, choices in zip(traces, widths, strict=True):
        place = None
        if own is not None:
            others = [one for one in traces if one is not None and one is not own]
            place = _best(own, others, choices, placed, room)
        if place is not None:
            placed.append(place)
        found.append(place)
    return tuple(found)


def _best(
    own: _Trace, others: list[_Trace], choices: Sequence[float], placed: list[Place], room: Room
) -> Place | None:
    fair: tuple[float, Place] | None = None
    for choice, wide in enumerate(choices):
        for order, (x, y) in enumerate(_spots(own, wide, room)):
            if fair is not None and order * _LATER >= fair[0]:
                break
            place = Place(choice, x, y, wide)
            if not _inside(place, room) or any(_meet(place, one, room) for one in placed):
                continue
            # A shorter name is worth it only when it saves covering a line.
            limit = fair[0] - (choice > fair[1].choice) if fair else math.inf
            cost = _cost(place, own, others, room, order * _LATER, limit)
            if cost < limit:
                fair = (cost, place)
        if fair is not None and fair[0] < _GOOD:
            return fair[1]
    return fair[1] if fair else _anywhere(own, choices, placed, room)


def _spots(own: _Trace, wide: float, room: Room) -> Iterator[tuple[float, float]]:
    """Give where a name of this width touches its own line without covering it, best first."""
    for share in _ALONG:
        x = own.left + share * (own.right - own.left) - wide / 2
        x = min(max(x, 0.0), room.w - wide)
        x = float(round(x)) if room.whole else x
        stretch = own.over(x - room.gap, x + wide + room.gap)
        if stretch is not None:
            for y in (stretch[0] - room.gap - room.high, stretch[1] + room.gap):
                yield x, _row(own, x, y, wide, room)
    for x in (own.right + 2 * room.gap, own.left - wide - 2 * room.gap):
        x = float(round(x)) if room.whole else x
        yield x, _row(own, x, own.at(x) - room.high / 2, wide, room)


def _row(own: _Trace, x: float, y: float, wide: float, room: Room) -> float:
    """Give the top of a name; in cells a whole row, off the line that is above or below it."""
    if not room.whole:
        return y
    middle = own.at(x + wide / 2)
    if abs(middle - y - room.high / 2) <= room.high / 2:
        return float(math.floor(middle))
    return float(math.floor(y) if y < middle else math.ceil(y))


def _inside(place: Place, room: Room) -> bool:
    return (
        -1e-9 <= place.x <= room.w - place.w + 1e-9
        and -1e-9 <= place.y <= room.h - room.high + 1e-9
    )


def _meet(place: Place, other: Place, room: Room) -> bool:
    across = min(place.x + place.w, other.x + other.w) - max(place.x, other.x)
    down = min(place.y, other.y) + room.high - max(place.y, other.y)
    beside = across > -room.apart and down > 1e-9
    return beside or (across > 1e-9 and down > -room.apart * (not room.whole))


def _cost(
    place: Place, own: _Trace, others: list[_Trace], room: Room, cost: float, limit: float
) -> float:
    """Add up what a place costs, and stop at what another one costs."""
    x0, x1 = place.x - room.gap, place.x + place.w + room.gap
    top, low = place.y, place.y + room.high
    cost += _OVER_NOW if x0 < NOW * room.w < x1 else 0.0
    for one in (own, *others):
        if cost >= limit:
            break
        stretch = one.over(x0, x1)
        if stretch is None:
            continue
        between = max(stretch[0] - low, top - stretch[1])
        if between < (room.gap / 2 if one is not own else 0.0):
            cost += _ON_LINE
        elif one is not own and between < 2.5 * room.gap:
            cost += _CLOSE
    return cost


def _anywhere(
    own: _Trace, choices: Sequence[float], placed: list[Place], room: Room
) -> Place | None:
    """Find room for the letter alone as near to its line as can be, whatever it covers."""
    wide = choices[-1]
    step = 1.0 if room.whole else room.high / 2
    best: tuple[float, Place] | None = None
    for row in range(int((room.h - room.high) / step) + 1):
        for column in range(int((room.w - wide) / step) + 1):
            place = Place(len(choices) - 1, column * step, row * step, wide)
            if any(_meet(place, one, room) for one in placed):
                continue
            x = min(max(place.x + wide / 2, own.left), own.right)
            far = math.hypot(x - place.x - wide / 2, own.at(x) - place.y - room.high / 2)
            if best is None or far < best[0]:
                best = (far, place)
    return best[1] if best else None
