"""Draw the patterns of backs: leaves, stars and ripples, all unchanged by half a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from exports.cards.lattice import Cell, cell_side, cells, mixed, spread, twin
from exports.cards.sizes import CardSize
from exports.pen import BEND, Path, disc_path

Piece = tuple[Path, int]
"""A path to fill and the number of its colour."""

_GAP: Final = 0.55 / 10.5
"""White between a shape and the edge of its cell, in cells."""
_RIPPLE: Final = 0.665
"""The radius of a ripple in cells: its neighbours all but touch it."""
_BANDS: Final = ((0.0, 0.21), (0.37, 0.6), (0.76, 1.0))
"""Where a ripple's drop and rings start and end, in parts of its radius."""
_TIP, _WAIST, _DOT = 0.8, 0.26, 0.12
"""How far a star reaches, how slim it is, how large the dots between stars are."""


class Ground(Struct, frozen=True):
    """What a pattern is drawn on: the card's middle, how far to draw, how many colours there are.

    `side` is that of a cell and everything is counted in cells from the middle.
    """

    x: float
    y: float
    side: float
    across: float
    down: float
    colours: int

    def at(self, column: float, row: float) -> tuple[float, float]:
        """Give the place of a cell in millimetres."""
        return self.x + column * self.side, self.y + row * self.side

    def cells(self, reach: float) -> Iterator[Cell]:
        """Give every cell of whose drawing, so wide round its middle, something may show."""
        return cells(self.across + reach, self.down + reach)

    def spread(self, salt: int, rings: float) -> dict[Cell, int]:
        """Give the colour of every cell up to so many rings from the middle."""
        return spread(self.colours, int(rings) + 3, salt)


def leaf(x: float, y: float, side: float, *, rising: bool) -> Path:
    """Outline a leaf of two quarter arcs between two corners of a square whose middle is x, y."""
    h = side / 2
    b = side * BEND
    up = -1 if rising else 1
    left, right, start, end = x - h, x + h, y - up * h, y + up * h
    return (
        ("M", left, start),
        ("C", left + b, start, right, end - up * b, right, end),
        ("C", right - b, end, left, start + up * b, left, start),
        ("Z",),
    )


def _leaves(ground: Ground) -> Iterator[Piece]:
    """Draw a leaf in every cell, rising and falling by turns: four of them make a flower."""
    colours = ground.spread(3, max(ground.across, ground.down))
    for cell in ground.cells(0.5):
        x, y = ground.at(*cell)
        rising = sum(cell) % 2 == 0
        yield leaf(x, y, ground.side * (1 - 2 * _GAP), rising=rising), colours[cell]


def star(x: float, y: float, r: float) -> Path:
    """Outline a star of four points with hollow sides."""
    b, c = r * _WAIST, r * _WAIST * 0.35
    return (
        ("M", x, y - r),
        ("C", x + c, y - b, x + b, y - c, x + r, y),
        ("C", x + b, y + c, x + c, y + b, x, y + r),
        ("C", x - c, y + b, x - b, y + c, x - r, y),
        ("C", x - b, y - c, x - c, y - b, x, y - r),
        ("Z",),
    )


def _stars(ground: Ground) -> Iterator[Piece]:
    """Draw a star in every other cell and a dot in the rest: the white between is leaves."""
    colours = ground.spread(5, ground.across + ground.down)
    dots = ground.spread(6, max(ground.across, ground.down))
    for cell in ground.cells(1.0):
        x, y = ground.at(*cell)
        column, row = cell
        if (column + row) % 2:
            yield disc_path(x, y, _DOT * ground.side), dots[cell]
        else:
            slanted = (column + row) // 2, (column - row) // 2
            yield star(x, y, _TIP * ground.side), colours[slanted]


def ring(x: float, y: float, inner: float, outer: float) -> Path:
    """Outline a ring round x, y; its hole runs the other way round, so that it stays open."""
    r, b = inner, inner * BEND
    hole: Path = (
        ("M", x + r, y),
        ("C", x + r, y - b, x + b, y - r, x, y - r),
        ("C", x - b, y - r, x - r, y - b, x - r, y),
        ("C", x - r, y + b, x - b, y + r, x, y + r),
        ("C", x + b, y + r, x + r, y + b, x + r, y),
        ("Z",),
    )
    return disc_path(x, y, outer) + hole


def _ripples(ground: Ground) -> Iterator[Piece]:
    """Draw a drop with two rings in every other cell, in two colours that change places."""
    colours = ground.spread(7, ground.across + ground.down)
    r = _RIPPLE * ground.side
    for column, row in ground.cells(1.0):
        if (column + row) % 2:
            continue
        x, y = ground.at(column, row)
        slanted = (column + row) // 2, (column - row) // 2
        outer = colours[slanted]
        step = 1 + mixed(*max(slanted, twin(slanted)), 8) % max(ground.colours - 1, 1)
        middle = (outer + step) % ground.colours
        yield disc_path(x, y, _BANDS[0][1] * r), outer
        for (start, end), colour in zip(_BANDS[1:], (middle, outer), strict=True):
            yield ring(x, y, start * r, end * r), colour


class Pattern(Struct, frozen=True):
    """A pattern, the side of its cells on poker in millimetres, and where the trim may run.

    `line`, `least` and `most` are those of `cell_side`.
    """

    draw: Callable[[Ground], Iterator[Piece]]
    grid: float
    line: float
    least: float
    most: float

    def pieces(self, size: CardSize, bleed: float, colours: int) -> Iterator[Piece]:
        """Give what covers a card and its bleed, counted from its top left corner."""
        side = cell_side(size, self.grid, self.line, self.least, self.most)
        x, y = size.width / 2, size.height / 2
        across, down = (x + bleed) / side, (y + bleed) / side
        yield from self.draw(Ground(x, y, side, across, down, colours))


PATTERNS: Final[dict[str, Pattern]] = {
    "leaves": Pattern(_leaves, 10.5, 0.5, 0.45, 0.78),
    "stars": Pattern(_stars, 7.6, 0.0, 0.38, 0.62),
    "ripples": Pattern(_ripples, 10.0, 0.5, 0.35, 0.75),
}
