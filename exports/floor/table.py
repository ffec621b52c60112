"""Draw a field on one sheet to play on at a table: the poster's field, as large as it can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from exports.cards.setting import cuts_a_word, draw_ink, ink_height, top_to_baseline
from exports.content import MetaContent, PosterContent, ZoneContent
from exports.floor.content import TableField, ZoneSheet
from exports.floor.maps import draw_arrow
from exports.floor.page import draw_flush
from exports.fonts import Style
from exports.palette import HAIR, hue
from exports.paper import BASE_HEIGHT, BASE_WIDTH, Paper
from exports.pen import Pen
from exports.poster.field import draw_field
from exports.poster.measures import LIGHT, Type
from exports.signs import draw_tile
from exports.textfit import Block, wrap

MARGIN: Final = 10.0
_TITLE: Final = 36.0
_TITLE_TOP: Final = 11.0
_ABOVE_FIELD, _UNDER_FIELD = 5.0, 5.0
_FIELD_TYPE: Final = 1.75
"""How much larger words in the field are than on the poster, where it has half the sheet."""
_AXIS: Final = 12.5
_ARROW: Final = 6.0
_BESIDE_ARROW: Final = 2.4
_BETWEEN_AXES, _BESIDE_AXIS = 3.4, 14.0
_ABOVE_AXES: Final = 4.0
_WRITE: Final = 11.0
_LINE: Final = 40.0
_BEFORE_FIELD: Final = 7.0
_AXIS_ROOM: Final = 100.0
_MEANING: Final = 11.0
_FOOT: Final = 8.0
_TILE: Final = 8.0
_BESIDE_TILE: Final = 2.6
_COLUMN_GAP: Final = 8.0
_UNDER_ROW: Final = 2.0
_MOST_COLUMNS: Final = 5

Point = tuple[float, float]
_Axes = Sequence[tuple[str, bool]]
"""What the directions mean, each with whether it points up."""


class _FieldType(Type, frozen=True):
    """Type for a field that fills its sheet."""

    def size(self, points: float) -> float:
        """Give the size for a role of the field."""
        return Type.size(self, points * _FIELD_TYPE)


def table_page(content: TableField, paper: Paper) -> Pen:
    """Draw the field in A3 millimetres: title and lines above, what every zone means below."""
    pen, t = Pen(), Type(paper)
    top = _draw_head(pen, content, t)
    foot = _foot(content, t)
    low = BASE_HEIGHT - MARGIN
    foot_height = max(foot[0].height, foot[1].height)
    key_height, key = _key(content, t)
    bottom = low - foot_height - 2.0 - key_height - _UNDER_FIELD
    draw_field(pen, _poster(content), (MARGIN, top, BASE_WIDTH - MARGIN, bottom), _FieldType(paper))
    y = bottom + _UNDER_FIELD
    for zone, block, (x, down) in key:
        draw_tile(pen, zone.sign, hue(zone.colour), x, y + down, _TILE)
        draw_ink(pen, x + _TILE + _BESIDE_TILE, y + down + 0.4, block)
    pen.block(MARGIN, low - foot[0].height, foot[0])
    pen.block(BASE_WIDTH - MARGIN, low - foot[1].height, foot[1], align="right")
    return pen


def _poster(content: TableField) -> PosterContent:
    """Give the field in the form in which a poster has it, with nobody on it."""
    zones = tuple(
        ZoneContent(str(at), one.sign, one.colour, one.name, one.short, one.x, one.y, one.w, one.h)
        for at, one in enumerate(content.zones)
    )
    return PosterContent(
        kicker="", title="", date="", lang="", zones=zones, meta=MetaContent(content.title)
    )


def _draw_head(pen: Pen, content: TableField, t: Type) -> float:
    """Draw title, lines to fill in and directions; give where the field starts."""
    half = (BASE_WIDTH - 2 * MARGIN) / 2
    title = wrap(content.title, Style.EXTRABOLD, t.size(_TITLE), half, 1.05)
    draw_flush(pen, MARGIN, _TITLE_TOP, title, "left", half)
    base = _TITLE_TOP + top_to_baseline(title) + (len(title.lines) - 1) * title.leading
    right = BASE_WIDTH - MARGIN
    for word in reversed(content.fields):
        block = wrap(word, Style.SEMIBOLD, t.size(_WRITE), 40.0)
        pen.rule(right - _LINE, base, _LINE, LIGHT, HAIR)
        x = right - _LINE - 2.0 - block.width
        draw_ink(pen, x, base - top_to_baseline(block), block)
        right = x - _BEFORE_FIELD
    low = _TITLE_TOP + ink_height(title)
    axes = [(text, up) for text, up in ((content.up, True), (content.right, False)) if text.strip()]
    x = MARGIN + title.width + _BESIDE_AXIS
    if not _stack_axes(pen, axes, t, (x, right, base)):
        low += _ABOVE_AXES + _draw_axes_row(pen, axes, t, low + _ABOVE_AXES)
    return low + _ABOVE_FIELD


def _foot(content: TableField, t: Type) -> tuple[Block, Block]:
    measure = BASE_WIDTH - 2 * MARGIN
    small = wrap(content.foot.right, Style.REGULAR, t.size(_FOOT), measure * 0.45, 1.2)
    left = content.foot.named("")
    return wrap(left, Style.REGULAR, t.size(_FOOT), measure - small.width - 8.0, 1.2), small


def _key(content: TableField, t: Type) -> tuple[float, list[tuple[ZoneSheet, Block, Point]]]:
    """Set what every zone means in columns, in rows where there are many; give the height."""
    count = max(len(content.zones), 1)
    columns = math.ceil(count / math.ceil(count / _MOST_COLUMNS))
    wide = (BASE_WIDTH - 2 * MARGIN - (columns - 1) * _COLUMN_GAP) / columns
    measure = wide - _TILE - _BESIDE_TILE
    found: list[tuple[ZoneSheet, Block, Point]] = []
    y = 0.0
    for start in range(0, len(content.zones), columns):
        row = content.zones[start : start + columns]
        blocks = [wrap(one.meaning, Style.REGULAR, t.size(_MEANING), measure, 1.24) for one in row]
        for index, (zone, block) in enumerate(zip(row, blocks, strict=True)):
            found.append((zone, block, (MARGIN + index * (wide + _COLUMN_GAP), y)))
        y += max([_TILE, *(ink_height(block) + 1.0 for block in blocks)]) + _UNDER_ROW
    return max(y - _UNDER_ROW, 0.0), found


def _stack_axes(pen: Pen, axes: _Axes, t: Type, room: tuple[float, float, float]) -> bool:
    """Draw the directions under one another, the lower one on the title's baseline.

    `room` is left, right and baseline. Draws nothing, and says so, where they do not fit in it.
    """
    x, right, base = room
    measure = min(_AXIS_ROOM, right - x - _ARROW - _BESIDE_ARROW)
    stack: list[tuple[Block, float, bool]] = []
    y = base
    for text, up in reversed(axes):
        block = wrap(text, Style.MEDIUM, t.size(_AXIS), measure, 1.15)
        top = y - top_to_baseline(block) - (len(block.lines) - 1) * block.leading
        if top < MARGIN or block.width > measure or cuts_a_word(block):
            return False
        stack.append((block, top, up))
        y = top - _BETWEEN_AXES
    for block, top, up in stack:
        _draw_axis(pen, block, x, top, up=up)
    return True


def _draw_axes_row(pen: Pen, axes: _Axes, t: Type, y: float) -> float:
    """Draw the directions beside one another across the sheet; give their height."""
    measure = (BASE_WIDTH - 2 * MARGIN - _BESIDE_AXIS) / 2 - _ARROW - _BESIDE_ARROW
    x, height = MARGIN, 0.0
    for text, up in axes:
        block = wrap(text, Style.MEDIUM, t.size(_AXIS), measure, 1.15)
        _draw_axis(pen, block, x, y, up=up)
        x += _ARROW + _BESIDE_ARROW + block.width + _BESIDE_AXIS
        height = max(height, ink_height(block))
    return height


def _draw_axis(pen: Pen, block: Block, x: float, top: float, *, up: bool) -> None:
    """Draw what a direction means beside its arrow."""
    draw_arrow(pen, x + _ARROW / 2, top + top_to_baseline(block) / 2, _ARROW * 0.9, up=up)
    draw_ink(pen, x + _ARROW + _BESIDE_ARROW, top, block)
