"""Draw a sheet full of stop cards with marks that show where to cut."""

from __future__ import annotations

from typing import Final

from exports.cards.face import stop
from exports.cards.sizes import SIZES
from exports.floor.content import StopSheets
from exports.floor.page import PRINTABLE, Sheet, foot, moved
from exports.palette import BLACK
from exports.pen import Path, Pen
from exports.sheets.papers import SheetPaper

COLUMNS: Final = 4
_GAP: Final = 2.0
_MARK: Final = 5.0
_LINE: Final = 0.25
_FOOT_AIR: Final = 1.0


def stop_sheets(content: StopSheets, paper: SheetPaper) -> list[Sheet]:
    """Draw one sheet, four cards beside one another: eight on A4."""
    card = SIZES["poker"]
    across = COLUMNS * card.width
    upright = paper.width - across > 2 * (PRINTABLE + _GAP + 2.0)
    sheet = Sheet(*paper.side(lying=not upright))
    pen = sheet.pen
    told = foot(sheet, content.foot.named(""), content.foot.right, sheet.width - 2 * PRINTABLE)
    room = sheet.height - 2 * PRINTABLE - told.height - _FOOT_AIR - 2 * _GAP - 4.0
    rows = int(room / card.height)
    down = rows * card.height
    x = (sheet.width - across) / 2
    spare = sheet.height - 2 * PRINTABLE - told.height - _FOOT_AIR - down
    y = PRINTABLE + spare / 2
    drawn = stop(content.stop, card)
    for row in range(rows):
        for column in range(COLUMNS):
            pen.marks += moved(drawn, x + column * card.width, y + row * card.height)
    length = min(_MARK, spare / 2 - _GAP)
    for column in range(COLUMNS + 1):
        at = x + column * card.width
        _mark(pen, (at, y - _GAP - length), (at, y - _GAP))
        _mark(pen, (at, y + down + _GAP), (at, y + down + _GAP + length))
    beside = min(_MARK, x - PRINTABLE - _GAP)
    for row in range(rows + 1):
        at = y + row * card.height
        _mark(pen, (x - _GAP - beside, at), (x - _GAP, at))
        _mark(pen, (x + across + _GAP, at), (x + across + _GAP + beside, at))
    told.draw(pen, PRINTABLE, sheet.width - PRINTABLE, sheet.height - PRINTABLE)
    return [sheet]


def _mark(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    path: Path = (("M", *start), ("L", *end))
    pen.path(path, stroke=BLACK, line=_LINE, square=True)
