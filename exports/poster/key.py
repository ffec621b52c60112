"""Draw the key under the field: what discs, rings and directions mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from exports.content import PosterContent
from exports.fonts import Style
from exports.palette import BLACK
from exports.pen import Pen
from exports.poster.field import draw_flag, draw_ring
from exports.poster.measures import Type
from exports.textfit import Block, wrap

_R: Final = 2.6
_GAP: Final = 9.0
_DRAW = Callable[[Pen, float, float], float]


def _own(pen: Pen, x: float, y: float) -> float:
    pen.disc(x + _R, y, _R, fill=BLACK)
    return 2 * _R + 2.2


def _other(pen: Pen, x: float, y: float) -> float:
    draw_ring(pen, x + _R, y, _R)
    draw_flag(pen, x + _R + 0.9, y - _R - 1.1, 2.6, 2.6)
    return 2 * _R + 3.6


def draw_key(pen: Pen, content: PosterContent, x: float, y: float, w: float, t: Type) -> float:
    """Draw the key from y down and give its height; the axes stand right if there is room."""
    size = t.size(10)
    items: list[tuple[_DRAW, Block]] = []
    if any(token.own for token in content.tokens) and content.key.own:
        items.append((_own, wrap(content.key.own, Style.REGULAR, size, w - 12)))
    if any(not token.own for token in content.tokens) and content.key.other:
        items.append((_other, wrap(content.key.other, Style.REGULAR, size, w - 12)))
    axes = wrap(content.key.axes, Style.REGULAR, size, w) if content.key.axes else None
    if not items and axes is None:
        return 0.0
    top = y
    at = x
    row = 0.0
    for draw, block in items:
        wide = 2 * _R + 3.6 + block.width
        if at > x and at + wide > x + w + 0.01:
            at, y, row = x, y + row + 1.6, 0.0
        used = draw(pen, at, y + _R)
        pen.block(at + used, y + _R - block.leading / 2, block)
        at += used + block.width + _GAP
        row = max(row, 2 * _R, _R - block.leading / 2 + block.height)
    if axes is not None:
        single = len(axes.lines) == 1
        if items and single and at + axes.width <= x + w + 0.01:
            pen.block(x + w, y + _R - axes.leading / 2, axes, align="right")
        elif items:
            y += row + 1.0
            pen.block(x, y, axes)
            row = axes.height
        else:
            pen.block(x, y + _R - axes.leading / 2, axes)
            row = max(2 * _R, _R - axes.leading / 2 + axes.height)
    return y + row - top
