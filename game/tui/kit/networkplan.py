"""The ground of a network map in cells: where the map lies, its rings, rays and group names.

The map is a circle on the glass, so an ellipse in cells of 1:2: a distance looks the same in all
directions. What is here is drawn once per size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct

from boards import network
from boards.models import Point
from game.tui.kit.canvas import Canvas
from game.tui.kit.grid import Box
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.tokens import silhouette

_SPLIT: Final = 60
"""From so many columns on a list stands beside the map."""
_LIST: Final = 30
_RIM: Final = 7
"""Columns kept at both sides for the names of groups."""
_RING_STEP: Final = 5.0
_RAY_STEP: Final = 2.5
_BITS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_STRANDS: Final = {1: (0.0,), 2: (-0.5, 0.5), 3: (-1.0, 0.0, 1.0)}
_SHARES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
Cell = tuple[int, int]
Raster = tuple[tuple[Cell, int], ...]


class Plan(NamedTuple):
    """Where the map lies: columns and rows, its middle and the unit in dots, two by four a cell.

    The list begins at column ``aside`` and is ``aside_w`` wide, 0 where there is no room for it.
    """

    w: int
    h: int
    cx: int
    cy: int
    unit: float
    aside: int
    aside_w: int

    def dot(self, point: Point) -> tuple[float, float]:
        """Give the dots across and down of a point of the unit square."""
        return (
            self.cx + (point.x - network.MIDDLE.x) * self.unit,
            self.cy - (point.y - network.MIDDLE.y) * self.unit,
        )

    def point(self, x: float, y: float) -> Point:
        """Give the point of the unit square under a place counted in cells."""
        return Point(
            network.MIDDLE.x + (2 * x - self.cx) / self.unit,
            network.MIDDLE.y - (4 * y - self.cy) / self.unit,
        )

    @property
    def big(self) -> bool:
        """Whether the middle has room for the large silhouette."""
        return self.unit * network.INNER >= 14


@lru_cache(64)
def plan(w: int, h: int, groups: int) -> Plan:
    """Divide a stage; an odd number of groups has a name under the map, which needs a row."""
    wide = min(max(2 * h + 2 * _RIM, int(w * 0.72)), w - _LIST) if w >= _SPLIT else w
    under = groups % 2
    rim = _RIM if w >= 2 * _RIM + 20 else 2

    def fitted(rows: int) -> tuple[int, float]:
        reach = max(1.0, min(2 * rows, wide - 2 * rim) - 0.5)
        return rows, reach / network.OUTER

    # The large middle is six rows high, so it wants an even number of rows; the small one three.
    rows, unit = fitted(max(1, h - h % 2 - 2 * under))
    if unit * network.INNER < 14:
        rows, unit = fitted(max(1, h - 1 if h % 2 == 0 else h - 2 * under))
    top = (h - rows) // 2
    split = wide < w
    return Plan(
        wide,
        h,
        wide // 2 * 2,
        4 * top + 2 * rows,
        unit,
        wide + 2 if split else 0,
        w - wide - 2 if split else 0,
    )


def _braille(dots: Iterator[tuple[float, float]]) -> dict[Cell, int]:
    """Gather dots into the cells that hold them."""
    found: dict[Cell, int] = {}
    for x, y in dots:
        column, row = math.floor(x), math.floor(y)
        cell = (column // 2, row // 4)
        found[cell] = found.get(cell, 0) | _BITS[column % 2][row % 4]
    return found


def _scaffold(cells: Plan, groups: int) -> Iterator[tuple[float, float]]:
    """Give the dots of the rings and of the rays between sectors."""
    for distance in network.RINGS:
        length = network.radius(distance)
        count = max(8, round(2 * math.pi * length * cells.unit / _RING_STEP / 4) * 4)
        for index in range(count):
            yield cells.dot(network.at((index + 0.5) / count, length))
    reach = network.REACH * cells.unit
    for sector in range(groups):
        steps = max(1, int(reach / _RAY_STEP))
        for step in range(steps + 1):
            length = network.INNER + network.REACH * step / steps
            yield cells.dot(network.at(sector / groups, length))


@lru_cache(2048)
def link(start: tuple[float, float], end: tuple[float, float], weight: int) -> Raster:
    """Draw a line between two dots, as many dots thick as it weighs."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < 1:
        return ()
    # Strands lie beside one another along the axis that the line crosses most steeply.
    across, down = (0.0, 1.0) if abs(dx) >= abs(dy) else (1.0, 0.0)
    strands = _STRANDS[min(max(weight, 1), 3)]
    count = math.ceil(length)
    return tuple(
        _braille(
            (start[0] + dx * i / count + across * s, start[1] + dy * i / count + down * s)
            for i in range(count + 1)
            for s in strands
        ).items()
    )


class Ground(Struct, frozen=True, eq=False):
    """What does not move: rings, rays, the middle, names of groups, and the cells these keep."""

    canvas: Canvas
    kept: frozenset[Cell]
    words: tuple[Box, ...]


@lru_cache(16)
def ground(cells: Plan, names: tuple[str, ...], me: str) -> Ground:
    """Draw what does not move, once per size."""
    canvas = Canvas(cells.w, cells.h)
    for (x, y), bits in _braille(_scaffold(cells, len(names))).items():
        canvas.put(x, y, chr(0x2800 + bits), "line")
    middle = _draw_me(canvas, cells, me)
    words: list[Box] = []
    for index, name in enumerate(names):
        box, lines = _rim(cells, index, len(names), name, words)
        words.append(box)
        left = box.x + box.w / 2 < cells.cx / 2 - 1
        for row, line in enumerate(lines):
            x = box.x + (box.w - width(line) if left else 0)
            canvas.text(x, box.y + row, line, "muted", bold=True)
    boxes = (middle, *words)
    kept = {(x, y) for b in boxes for y in range(b.y, b.y + b.h) for x in range(b.x, b.x + b.w)}
    return Ground(canvas, frozenset(kept), tuple(words))


def _draw_me(canvas: Canvas, cells: Plan, me: str) -> Box:
    """Draw the middle: the silhouette of somebody who sees themself, with a word in it."""
    w, h = (12, 6) if cells.big else (6, 3)
    shape = silhouette(0, w, h)
    x, y = cells.cx // 2 - w // 2, (cells.cy - 2 * h) // 4
    canvas.mask(x, y, shape.mask, "key")
    word = shorten(me, 2 * w)
    long = width(word)
    if long > shape.text_cells:
        canvas.fill(cells.cx // 2 - long // 2 - 1, y + shape.text_row, long + 2, 1, "key")
    start = cells.cx // 2 - (long + 1) // 2
    canvas.text(start, y + shape.text_row, word, "on-key", "key", bold=True)
    room = max(w, long + 2)
    return Box(cells.cx // 2 - room // 2, y, room, h)


def _rim(
    cells: Plan, index: int, count: int, name: str, taken: list[Box]
) -> tuple[Box, tuple[str, ...]]:
    """Find where the name of a group stands: outside the rings at its sector, else over them."""
    best: tuple[float, Box, tuple[str, ...]] | None = None
    for lines, lost in _variants(name, cells.w):
        w, h = max(map(width, lines)), len(lines)
        for share in _SHARES:
            turn = (index + share) / count
            x, y = cells.dot(network.at(turn, network.OUTER + 6 / cells.unit))
            sine, cosine = math.sin(2 * math.pi * turn), math.cos(2 * math.pi * turn)
            left = round(x / 2 - w * (1 - sine) / 2)
            top = math.floor(y / 4 - (h - 1) * (1 + cosine) / 2)
            left, top = min(max(0, left), cells.w - w), min(max(0, top), cells.h - h)
            box = Box(left, top, w, h)
            cost = 4 * abs(share - 0.5) + 2 * h + 4 * lost + 3 * _inside(cells, box)
            cost += 100 * sum(box.grown(1, 0).overlap(other) for other in taken)
            if best is None or cost < best[0]:
                best = cost, box, lines
    if best is None:
        return Box(0, 0, 0, 0), ()
    return best[1], best[2]


def _variants(name: str, most: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Give ways to write a name, and how many cells of it go lost in each."""
    full = width(name)
    for measure in sorted({full, (full + 1) // 2 + 2, 16, 12, 9, 7, 5} & set(range(1, most + 1))):
        lines = tuple(line for line in wrap(name, measure)[:3] if line)
        if not lines:
            return
        whole = " ".join(lines) == " ".join(wrap(name, max(full, 1)))
        if whole:
            yield lines, 0
        elif measure < full:
            yield (shorten(name, measure),), full - measure


def _inside(cells: Plan, box: Box) -> int:
    """Count the cells of a box that lie within the outer ring."""
    return sum(
        math.dist(cells.point(x + 0.5, y + 0.5), network.MIDDLE) < network.OUTER
        for y in range(box.y, box.y + box.h)
        for x in range(box.x, box.x + box.w)
    )
