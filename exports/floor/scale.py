"""Draw the scale of the house on two sheets that are glued into one strip.

The slab thickens from unsteady to firm; there are no ticks and no figures to count.
"""

from __future__ import annotations

from typing import Final

from exports.cards.setting import draw_ink, ink_height
from exports.floor.content import ScaleStrip
from exports.floor.page import Sheet, balanced, draw_flush, foot, largest
from exports.floor.slab import Slab
from exports.fonts import Style
from exports.palette import BLACK, GREYS, hue
from exports.pen import Path, Pen, box_path
from exports.sheets.papers import SheetPaper
from exports.signs import draw_tile
from exports.textfit import CAP_HEIGHT, MM, text_width, wrap

A4: Final = (297.0, 210.0)
OVERLAP: Final = 10.0
SLAB: Final = (9.0, 62.0)
"""How thick the slab is at its ends."""
_LEVEL: Final = 26.0
"""At both ends so much of the slab is level."""
_TOP_LINE: Final = 0.9
_TITLE, _CAPTION, _FLOOR, _GLUE = 34.0, 15.0, 15.0, 10.0
_END, _LEAST_END = 100.0, 20.0
_TILE: Final = 11.0
_BETWEEN: Final = 9.0
_ABOVE_SLAB: Final = 7.0
_FOOT_AIR: Final = 4.0


def scale_sheets(content: ScaleStrip, paper: SheetPaper) -> list[Sheet]:
    """Draw both halves of the strip on lying sheets; the right one is laid over the left one."""
    width, height = paper.side(lying=True)
    scale = min(width / A4[0], height / A4[1])
    sheets = []
    for number in (0, 1):
        sheet = Sheet(width, height, scale)
        told = content.foot.named(f"{number + 1} / 2")
        edge, wide = sheet.edge, sheet.w - 2 * sheet.edge
        made = foot(sheet, told, content.foot.right, wide)
        strip = Pen()
        low = sheet.h - edge - made.height - _FOOT_AIR
        length = 2 * wide - OVERLAP
        start = edge - number * (wide - OVERLAP)
        slab = Slab(start, length, low, _LEVEL, SLAB)
        slab.draw(strip, GREYS.middle, _TOP_LINE)
        with sheet.pen.clipped(box_path(edge, edge, wide, sheet.h - 2 * edge)):
            sheet.pen.marks += strip.marks
        _draw_end(sheet, content, slab, right=number == 1)
        if number:
            _draw_floors(sheet, content)
        else:
            _draw_title(sheet, content)
        _draw_glue(sheet, content, low, right=number == 1)
        made.draw(sheet.pen, edge, sheet.w - edge, sheet.h - edge)
        sheets.append(sheet)
    return sheets


def _draw_end(sheet: Sheet, content: ScaleStrip, slab: Slab, *, right: bool) -> None:
    """Print the word for an end over the slab, both in one size."""
    wide = sheet.w - 2 * sheet.edge
    measure = wide - 40.0
    size = largest((content.low, content.high), measure, 50.0, _END, _LEAST_END, lines=1)
    block = wrap(content.high if right else content.low, Style.EXTRABOLD, size, measure, 1.1)
    x = sheet.w - sheet.edge - 3.0 if right else sheet.edge + 3.0
    y = slab.top(x if right else x + block.width) - _ABOVE_SLAB - ink_height(block)
    draw_flush(sheet.pen, x, y, block, "right" if right else "left", measure)


def _draw_title(sheet: Sheet, content: ScaleStrip) -> None:
    x, y = sheet.edge + 3.0, sheet.edge + 5.0
    measure = sheet.w - 2 * x - OVERLAP
    title = wrap(content.title, Style.EXTRABOLD, _TITLE, measure, 1.1)
    draw_flush(sheet.pen, x, y, title, "left", measure)
    y += ink_height(title) + 4.0
    caption = wrap(content.caption, Style.MEDIUM, _CAPTION, measure, 1.2)
    draw_ink(sheet.pen, x, y, caption, measure=measure)


def _draw_floors(sheet: Sheet, content: ScaleStrip) -> None:
    """Draw the signs of the floors in a row at the right: one scale serves them all."""
    pen = sheet.pen
    widths = [
        _TILE + 2.6 + text_width(one.name, Style.BOLD, _FLOOR) + _BETWEEN for one in content.floors
    ]
    room = sheet.w - 2 * sheet.edge - 6.0 - OVERLAP
    rows: list[list[int]] = [[]]
    for index, wide in enumerate(widths):
        if rows[-1] and sum(widths[i] for i in rows[-1]) + wide - _BETWEEN > room:
            rows.append([])
        rows[-1].append(index)
    y = sheet.edge + 5.0
    for row in rows:
        x = sheet.w - sheet.edge - 3.0 - sum(widths[i] for i in row) + _BETWEEN
        for index in row:
            one = content.floors[index]
            draw_tile(pen, one.sign, hue(one.colour), x, y, _TILE)
            base = y + _TILE / 2 + CAP_HEIGHT * _FLOOR * MM / 2
            pen.text(x + _TILE + 2.6, base, one.name, Style.BOLD, _FLOOR)
            x += widths[index]
        y += _TILE + 4.0


def _draw_glue(sheet: Sheet, content: ScaleStrip, low: float, *, right: bool) -> None:
    """Mark where the right sheet is cut, and on the left one how far it comes."""
    pen, edge = sheet.pen, sheet.edge
    x = edge if right else sheet.w - edge - OVERLAP
    top = edge + 34.0
    path: Path = (("M", x, top), ("L", x, low - SLAB[1] - 6.0))
    pen.path(path, stroke=BLACK, line=0.35, dots=(0.0, 1.2))
    if right:
        return
    size = sheet.least(_GLUE)
    block = balanced(content.glue, Style.REGULAR, size, 75.0, 1.2)
    y = top + 2.0
    draw_ink(pen, x - 4.0, y, block, align="right")
    point: Path = (("M", x - 2.6, y), ("L", x, y + 1.3), ("L", x - 2.6, y + 2.6), ("Z",))
    pen.path(point, fill=BLACK)
