"""Lay a grid of cells over a back so that half a turn changes nothing, and spread colours on it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from exports.cards.sizes import CardSize

_LEAST_SCALE: Final = 0.5
_TRIES: Final = 60
_TRY: Final = 0.004

Cell = tuple[int, int]


def shown(size: CardSize, side: float, line: float) -> tuple[float, float]:
    """Give how much of the outermost cells shows inside the trim, across and down, in cells.

    `line` is where two cells meet, counted in cells from the card's middle: 0.5 when a cell stands
    there, 0 when a corner does.
    """
    return (size.width / 2 / side - line) % 1, (size.height / 2 / side - line) % 1


@lru_cache(maxsize=64)
def cell_side(size: CardSize, grid: float, line: float, least: float, most: float) -> float:
    """Give the side of a cell: `grid` on poker, scaled, and a little off where the trim asks.

    Between `least` and `most` of the outermost cells shows, see `shown`: less is a sliver, more
    brings the trim to a line between cells, along which a printer's drift would show.
    """
    side = grid * max(size.k, _LEAST_SCALE)
    tries = [side * (1 + sign * step * _TRY) for step in range(_TRIES) for sign in (1, -1)]

    def room(tried: float) -> float:
        """How far what shows lies within its bounds."""
        return min(min(part - least, most - part) for part in shown(size, tried, line))

    return next((tried for tried in tries if room(tried) >= 0), max(tries, key=room))


def cells(across: float, down: float) -> Iterator[Cell]:
    """Give the cells up to so many to the left, right, up and down of the middle, row by row."""
    columns, rows = math.ceil(across), math.ceil(down)
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            yield column, row


def mixed(column: int, row: int, salt: int) -> int:
    """Give a number that looks like chance and is the same on every machine."""
    value = (column * 0x9E3779B1 ^ row * 0x85EBCA77 ^ salt * 0xC2B2AE3D) & 0xFFFFFFFF
    value = (value ^ value >> 15) * 0x2C1B3C6D & 0xFFFFFFFF
    value = (value ^ value >> 12) * 0x297A2D39 & 0xFFFFFFFF
    return value ^ value >> 15


def twin(cell: Cell) -> Cell:
    """Give the cell that half a turn brings a cell to."""
    return -cell[0], -cell[1]


@lru_cache(maxsize=16)
def spread(count: int, rings: int, salt: int) -> dict[Cell, int]:
    """Give every cell within `rings` of the middle one of `count` colours, twins the same.

    Neighbours differ as far as they can, and a wider spread changes nothing further in.
    """
    found: dict[Cell, int] = {}
    used = [0] * count
    for ring in range(rings + 1):
        for cell in _ring(ring):
            if cell in found:
                continue
            costs = [
                (_nearness(found, cell, colour) * 4 + used[colour] * 2.0 / (1 + ring), luck)
                for colour, luck in _lots(cell, count, salt)
            ]
            colour = _lots(cell, count, salt)[costs.index(min(costs))][0]
            for one in (cell, twin(cell)):
                found[one] = colour
            used[colour] += 1
    return found


def _ring(ring: int) -> Iterator[Cell]:
    for row in range(-ring, ring + 1):
        for column in range(-ring, ring + 1):
            if max(abs(row), abs(column)) == ring:
                yield column, row


def _lots(cell: Cell, count: int, salt: int) -> Sequence[tuple[int, int]]:
    return [(colour, mixed(cell[0] * 31 + colour, cell[1], salt)) for colour in range(count)]


def _nearness(found: dict[Cell, int], cell: Cell, colour: int) -> float:
    """How much of a colour already stands round a cell, what touches it counting most."""
    column, row = cell
    total = 0.0
    for dy in range(-2, 3):
        for dx in range(-2, 3):
            if found.get((column + dx, row + dy)) == colour and (dx or dy):
                total += (0.0, 6.0, 1.6, 0.0, 0.7)[min(dx * dx + dy * dy, 4)]
    return total
