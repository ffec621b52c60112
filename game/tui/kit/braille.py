"""Draw lines in braille dots, two across and four down in a cell."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

Dots = dict[tuple[int, int], int]
"""Which dots are on, by cell: column and row from the top left."""
Nib = tuple[tuple[int, int, int], ...]
"""What a pen leaves where it is set down: columns to the right, rows down, dots in that cell."""

ACROSS: Final = 2
DOWN: Final = 4
_BITS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_EMPTY: Final = 0x2800


@lru_cache(64)
def nib(thick: int, across: int, down: int) -> Nib:
    """Give a round pen whose upper left dot is so far across and down in its cell."""
    last = thick - 1
    found: Dots = {}
    for x in range(thick):
        for y in range(thick):
            if thick < 4 or not (x in (0, last) and y in (0, last)):
                column, row = across + x, down + y
                cell = (column // ACROSS, row // DOWN)
                found[cell] = found.get(cell, 0) | _BITS[column % ACROSS][row % DOWN]
    return tuple((column, row, bits) for (column, row), bits in found.items())


def char(dots: int) -> str:
    """Give the character of the dots of one cell."""
    return chr(_EMPTY + dots)


def stroke(
    path: Iterable[tuple[float, float]], thick: int, w: int, h: int, apart: float = 0.0
) -> Dots:
    """Draw a path, given in dots from the top left, with a pen so many dots thick.

    With `apart` it is dotted: the pen is set down once in so many dots along the path. What would
    leave the w × h cells is drawn at their edge.
    """
    found: Dots = {}
    get = found.get
    nibs = [[nib(thick, across, down) for down in range(DOWN)] for across in range(ACROSS)]
    most_x, most_y = w * ACROSS - thick, h * DOWN - thick
    if most_x < 0 or most_y < 0:
        return found
    gone, before = apart, None
    half = thick / 2
    last: tuple[int, int] | None = None
    for x, y in _close(path, 0.5 if apart else max(thick * 3 / 8, 1.0)):
        if apart:
            gone += math.dist(before, (x, y)) if before else 0.0
            before = (x, y)
            if gone < apart:
                continue
            gone -= apart
        left, top = round(x - half), round(y - half)
        left = 0 if left < 0 else most_x if left > most_x else left
        top = 0 if top < 0 else most_y if top > most_y else top
        if (left, top) == last:
            continue
        last = (left, top)
        column, row = left // ACROSS, top // DOWN
        for right, under, bits in nibs[left % ACROSS][top % DOWN]:
            cell = (column + right, row + under)
            found[cell] = get(cell, 0) | bits
    return found


def _close(path: Iterable[tuple[float, float]], most: float) -> Iterable[tuple[float, float]]:
    """Put places between those of a path that are more than so many dots apart.

    A pen four dots thick leaves no hole at a dot and a half, for rounding makes that two at most.
    """
    before: tuple[float, float] | None = None
    for here in path:
        if before is not None:
            parts = math.ceil(math.dist(before, here) / most)
            for part in range(1, parts):
                share = part / parts
                yield (
                    before[0] + (here[0] - before[0]) * share,
                    before[1] + (here[1] - before[1]) * share,
                )
        yield here
        before = here
