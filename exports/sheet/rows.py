"""Set rows of a table whose columns are stacks of paragraphs, cut only between lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.palette import BLACK, WHITE
from exports.pen import Pen
from exports.sheet.page import LIGHT
from exports.textfit import CAP_HEIGHT, MM, Block

BOX: Final = 4.2
"""The side of a box to tick."""
_DOT: Final = 0.55
_EPSILON: Final = 0.001


class Paragraph(Struct, frozen=True):
    """A paragraph with `air` above it, unless it is the first, and perhaps a dot before it."""

    block: Block
    air: float = 0.0
    indent: float = 0.0
    dotted: bool = False


class Stack(Struct, frozen=True):
    """Paragraphs under one another; those without lines are left out."""

    paragraphs: tuple[Paragraph, ...] = ()

    def _tops(self) -> Iterator[tuple[float, Paragraph]]:
        y = 0.0
        for at, one in enumerate(self.paragraphs):
            y += one.air if at else 0.0
            yield y, one
            y += one.block.height

    @property
    def height(self) -> float:
        """The height from the first line box to the last one's foot."""
        return max((top + one.block.height for top, one in self._tops()), default=0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Print the paragraphs from x, y down."""
        for top, one in self._tops():
            if one.dotted:
                line = y + top + one.block.first_baseline
                pen.disc(x + _DOT, line - 0.38 * _capital(one.block), _DOT, fill=BLACK)
            pen.block(x + one.indent, y + top, one.block)

    def split(self, room: float) -> tuple[Stack, Stack]:
        """Cut after as many lines as fit in `room` millimetres; either part may be empty."""
        here: list[Paragraph] = []
        rest = list(self.paragraphs)
        left = room
        while rest:
            one = rest[0]
            left -= one.air if here else 0.0
            if one.block.height <= left + _EPSILON:
                left -= one.block.height
                here.append(rest.pop(0))
                continue
            count = fitting(one.block, left)
            if count:
                first, last = one.block.split(count)
                here.append(replace(one, block=first))
                rest[0] = replace(one, block=last, dotted=False)
            break
        return Stack(tuple(here)), Stack(tuple(rest))


def fitting(block: Block, room: float) -> int:
    """How many lines of a paragraph may stand in `room` millimetres, or none.

    One line alone, above a cut or below it, is not worth a cut.
    """
    count = int(max(room, 0.0) / block.leading + _EPSILON)
    if count >= len(block.lines):
        return len(block.lines)
    count = min(count, len(block.lines) - 2)
    return count if count > 1 else 0


def stack(*paragraphs: Paragraph) -> Stack:
    """Stack paragraphs, leaving out those without lines."""
    return Stack(tuple(one for one in paragraphs if one.block.lines))


def _capital(block: Block) -> float:
    return CAP_HEIGHT * block.size * MM


class Cell(Struct, frozen=True):
    """One column of a row: where it starts, and how far below the row's first line box."""

    stack: Stack
    left: float
    drop: float = 0.0


class Row(Struct, frozen=True):
    """Cells side by side with `pad` above and below.

    `boxes` are the places of boxes to tick, which stand level with the capitals of `base`; a
    ground runs out `bleed` to either side. A row that goes on has no rule under it.
    """

    cells: tuple[Cell, ...]
    width: float
    pad: float
    base: Block
    boxes: tuple[float, ...] = ()
    least: float = 0.0
    rule: float = LIGHT
    ground: str | None = None
    bleed: float = 0.0

    @property
    def height(self) -> float:
        """The height of the tallest cell with air above and below."""
        tall = max((cell.drop + cell.stack.height for cell in self.cells), default=0.0)
        return max(tall + 2 * self.pad, self.least)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the row with its top left corner at x, y, and the rule that ends it."""
        if self.ground:
            left, wide = x - self.bleed, self.width + 2 * self.bleed
            pen.box(left, y, wide, self.height, fill=self.ground)
        for at in self.boxes:
            middle = y + self.pad + self.base.first_baseline - _capital(self.base) / 2
            left, top = x + at + 0.2, middle - BOX / 2
            pen.box(left, top, BOX, BOX, fill=WHITE, stroke=BLACK, line=0.35)
        for cell in self.cells:
            cell.stack.draw(pen, x + cell.left, y + self.pad + cell.drop)
        if self.rule:
            pen.rule(x, y + self.height, self.width, self.rule)

    def split(self, room: float) -> tuple[Row | None, Row | None]:
        """Cut every cell after the lines that fit in `room` millimetres; either may be nothing."""
        parts = [(cell, *cell.stack.split(room - 2 * self.pad - cell.drop)) for cell in self.cells]
        here = tuple(replace(cell, stack=first) for cell, first, _ in parts)
        there = tuple(replace(cell, stack=rest, drop=0.0) for cell, _, rest in parts)
        first = replace(self, cells=here, least=0.0, rule=0.0)
        rest = replace(self, cells=there, least=0.0, boxes=())
        if not any(cell.stack.paragraphs for cell in there):
            return self, None
        return (first if any(cell.stack.paragraphs for cell in here) else None), rest
