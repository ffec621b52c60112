"""Draw a field on one sheet to play on at a table: the poster's field, as large as it can be."""

from __future__ import annotations

import math
from typing import Final

from exports.cards.setting import draw_ink, ink_height, top_to_baseline
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
_WRITE: Final = 11.0
_LINE: Final = 40.0
_AXIS_ROOM: Final = 100.0
_MEANING: Final = 11.0
_FOOT: Final = 8.0
_TILE: Final = 8.0
_BESIDE_TILE: Final = 2.6
_COLUMN_GAP: Final = 8.0
_UNDER_ROW: Final = 2.0
_MOST_COLUMNS: Final = 5

Point = tuple[float, float]


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
    """Draw title, directions and lines to fill in; give where the field starts."""
    half = (BASE_WIDTH - 2 * MARGIN) / 2
    title = wrap(content.title, Style.EXTRABOLD, t.size(_TITLE), half, 1.05)
    draw_flush(pen, MARGIN, _TITLE_TOP, title, "left", half)
    base = _TITLE_TOP + top_to_baseline(title) + (len(title.lines) - 1) * title.leading
    _draw_axes(pen, content, t, MARGIN + title.width + 14.0, base)
    right = BASE_WIDTH - MARGIN
    for word in reversed(content.fields):
        block = wrap(word, Style.SEMIBOLD, t.size(_WRITE), 40.0)
        pen.rule(right - _LINE, base, _LINE, LIGHT, HAIR)
        x = right - _LINE - 2.0 - block.width
        draw_ink(pen, x, base - top_to_baseline(block), block)
        right = x - 7.0
    bottom = _TITLE_TOP + ink_height(title)
    return bottom + _ABOVE_FIELD


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


def _draw_axes(pen: Pen, content: TableField, t: Type, x: float, base: float) -> None:
    """Draw both directions under one another, the lower one on the title's baseline."""
    axes = [(content.up, True), (content.right, False)]
    y = base
    for text, up in reversed([(text, up) for text, up in axes if text.strip()]):
        block = wrap(text, Style.MEDIUM, t.size(_AXIS), _AXIS_ROOM, 1.15)
        cap = top_to_baseline(block)
        top = y - cap - (len(block.lines) - 1) * block.leading
        draw_arrow(pen, x + _ARROW / 2, top + cap / 2, _ARROW * 0.9, up=up)
        draw_ink(pen, x + _ARROW + 2.4, top, block)
        y = top - 3.4
