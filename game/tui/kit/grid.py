"""One geometry for every size of board: points of the unit square to cells and back.

Keyboard positions are (i+½)/24 across and (j+½)/12 up, so none lies on an edge between zones.
At any size the same point belongs to the same keyboard position, and a token's centre stands on
the right side of every line that parts zones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

STEPS_ACROSS: Final = 24
STEPS_UP: Final = 12

Point = tuple[float, float]


class Axis:
    """One direction of the board: where tokens start, counted in cells from 0.

    ``knots`` are the edges of zones strictly between 0 and 1; each takes one cell, its line. A
    point on an edge belongs to what lies after it, ``mirrored`` to what lies before.
    """

    def __init__(
        self,
        cells: int,
        token: int,
        steps: int,
        knots: Iterable[float] = (),
        mirrored: bool = False,
    ) -> None:
        self._bisect = bisect_left if mirrored else bisect_right
        self.cells = cells
        self.token = token
        self.steps = steps
        self.knots = tuple(sorted({round(k, 6) for k in knots if 1e-6 < k < 1 - 1e-6}))
        self.lines = tuple(int(k * cells) for k in self.knots)
        self._edges = (0.0, *self.knots, 1.0)
        self._starts = [self._segment(index) for index in range(len(self.knots) + 1)]

    def _segment(self, index: int) -> tuple[int, ...]:
        """List the starts of tokens whose centre lies between two lines."""
        half = self.token / 2
        low = half if index == 0 else self.lines[index - 1] + 0.5
        high = self.cells - half if index == len(self.knots) else self.lines[index] + 0.5
        last = max(0, self.cells - self.token)
        inside = [
            start
            for start in range(last + 1)
            if low <= start + half <= high
            and (index == 0 or start + half > low)
            and (index == len(self.knots) or start + half < high)
        ]
        return tuple(inside) or (min(last, max(0, round((low + high) / 2 - half))),)

    def segment_of(self, at: float) -> int:
        """Say between which edges a coordinate lies."""
        return self._bisect(self.knots, round(at, 6))

    def start(self, at: float) -> int:
        """Give the first cell of a token at a coordinate from 0 to 1."""
        index = self.segment_of(at)
        low, high = self._edges[index], self._edges[index + 1]
        starts = self._starts[index]
        share = (min(max(at, low), high) - low) / (high - low)
        return starts[min(len(starts) - 1, int(share * len(starts) + 1e-9))]

    def positions(self, index: int) -> list[int]:
        """List the keyboard positions between two edges; the nearest one where there is none."""
        low, high = self._edges[index], self._edges[index + 1]
        found = [i for i in range(self.steps) if low <= (i + 0.5) / self.steps < high]
        return found or [min(self.steps - 1, int((low + high) / 2 * self.steps))]

    def position_at(self, cell: int) -> int:
        """Give the keyboard position whose token stands nearest to a cell."""
        cell = min(max(cell, 0), self.cells - 1)
        index = sum(1 for line in self.lines if cell > line)
        centre = cell + 0.5

        def away(i: int) -> float:
            return abs(self.start((i + 0.5) / self.steps) + self.token / 2 - centre)

        candidates = self.positions(index)
        if cell in self.lines:
            candidates = candidates + self.positions(index + 1)
        return min(candidates, key=away)


class Box(NamedTuple):
    """A rectangle of cells."""

    x: int
    y: int
    w: int
    h: int

    def overlap(self, other: Box) -> int:
        """Count the cells that both cover."""
        across = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        down = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        return max(0, across) * max(0, down)

    def grown(self, across: int, down: int) -> Box:
        """Give the box with a margin."""
        return Box(self.x - across, self.y - down, self.w + 2 * across, self.h + 2 * down)


class Grid:
    """A board of ``width`` × ``height`` cells with tokens of ``token`` cells; rows count down."""

    def __init__(
        self,
        width: int,
        height: int,
        token: tuple[int, int],
        across: Iterable[float] = (),
        up: Iterable[float] = (),
    ) -> None:
        self.width = width
        self.height = height
        self.token = token
        self.columns = Axis(width, token[0], STEPS_ACROSS, across)
        self.rows = Axis(height, token[1], STEPS_UP, [1 - knot for knot in up], mirrored=True)

    def box(self, point: Point) -> Box:
        """Give the cells of a token at a point."""
        x, y = point
        return Box(self.columns.start(x), self.rows.start(1 - y), *self.token)

    def point_at(self, column: int, row: int) -> Point:
        """Give the keyboard position that a cell points at."""
        i = self.columns.position_at(column)
        j = STEPS_UP - 1 - self.rows.position_at(row)
        return (i + 0.5) / STEPS_ACROSS, (j + 0.5) / STEPS_UP


@lru_cache(32)
def grid(
    width: int,
    height: int,
    token: tuple[int, int],
    across: tuple[float, ...] = (),
    up: tuple[float, ...] = (),
) -> Grid:
    """Make a grid once per size."""
    return Grid(width, height, token, across, up)


def edges(spans: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Collect the edges of spans ``(start, length)`` that lie inside the unit."""
    ends = {round(end, 6) for start, length in spans for end in (start, start + length)}
    return tuple(sorted(end for end in ends if 1e-6 < end < 1 - 1e-6))
