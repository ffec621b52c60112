"""Cut a poster into sheets for an ordinary printer: a map first, then sheets that overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from exports.content import TileWords
from exports.fonts import Style
from exports.palette import BLACK, HAIR, WHITE
from exports.paper import Paper
from exports.pen import Pen
from exports.textfit import CAP_HEIGHT, MM, text_width, wrap

if TYPE_CHECKING:
    from exports.paint import Document

OVERLAP: Final = 10.0
UNPRINTABLE: Final = 7.0
BAND: Final = 6.0
"""Room around the picture, inside what prints, for labels and cut marks."""
_MARK: Final = 4.0
_LABEL: Final = 11.0
_DISC: Final = 7.0
_BESIDE_LABEL, _RIM = 2.0, 0.5
"""Labels on the map where they have room: type in points, their disc's height and white rim."""


class Sheet(Struct, frozen=True):
    """One sheet: its row and column, and the piece of the poster that it shows, in millimetres."""

    row: int
    column: int
    x: float
    y: float

    @property
    def label(self) -> str:
        """The name on the sheet: rows are letters from the top, columns are numbers."""
        return f"{_letters(self.row)}{self.column + 1}"


class Tiling(Struct, frozen=True):
    """How a poster falls apart: size of a sheet, size of the piece on it, and all sheets."""

    sheet_width: float
    sheet_height: float
    piece_width: float
    piece_height: float
    rows: int
    columns: int

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets, row by row."""
        across, down = self.piece_width - OVERLAP, self.piece_height - OVERLAP
        return tuple(
            Sheet(row, column, column * across, row * down)
            for row in range(self.rows)
            for column in range(self.columns)
        )


def _letters(index: int) -> str:
    found = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


def _tiling(poster: Paper, width: float, height: float) -> Tiling:
    edge = 2 * (UNPRINTABLE + BAND)
    piece_width, piece_height = width - edge, height - edge
    columns = max(1, math.ceil((poster.width - OVERLAP) / (piece_width - OVERLAP) - 1e-6))
    rows = max(1, math.ceil((poster.height - OVERLAP) / (piece_height - OVERLAP) - 1e-6))
    return Tiling(width, height, piece_width, piece_height, rows, columns)


def tiling(poster: Paper, sheet: Paper) -> Tiling:
    """Lay sheets over a poster, upright or on their side, whichever takes fewer."""
    lying = _tiling(poster, sheet.width, sheet.height)
    standing = _tiling(poster, sheet.height, sheet.width)
    return min(lying, standing, key=lambda made: made.rows * made.columns)


def paint_tiles(
    document: Document, pages: Sequence[Pen], poster: Paper, sheet: Paper, words: TileWords
) -> None:
    """Paint the map and every sheet; each page of the poster is drawn once and shown many times."""
    made = tiling(poster, sheet)
    names = [f"page{number}" for number in range(1, len(pages) + 1)]
    offset = ((poster.width - 420 * poster.u) / 2, (poster.height - 297 * poster.u) / 2)
    for name, pen in zip(names, pages, strict=True):
        document.form(name, pen.marks, (poster.width, poster.height), poster.u, offset)
    _paint_map(document, names, poster, sheet, made, words)
    for number, name in enumerate(names, start=1):
        for piece in made.sheets:
            _paint_sheet(document, name, poster, made, piece, words, number, len(names))


def _label(piece: Sheet, page: int, pages: int) -> str:
    return f"{page}-{piece.label}" if pages > 1 else piece.label


def _sheet_label(piece: Sheet, words: TileWords, page: int, pages: int) -> str:
    label = _label(piece, page, pages)
    told = words.sheet.replace("{label}", label).replace("{row}", str(piece.row + 1))
    return told.replace("{column}", str(piece.column + 1))


def _paint_sheet(
    document: Document,
    name: str,
    poster: Paper,
    made: Tiling,
    piece: Sheet,
    words: TileWords,
    page: int,
    pages: int,
) -> None:
    edge = UNPRINTABLE + BAND
    document.sheet(made.sheet_width, made.sheet_height)
    w = min(made.piece_width, poster.width - piece.x)
    h = min(made.piece_height, poster.height - piece.y)
    document.show_form(
        name,
        made.sheet_height,
        poster.height,
        (edge, edge, w, h),
        (edge - piece.x, edge - piece.y),
    )
    pen = Pen()
    _draw_marks(pen, made, piece, w, h)
    label = _sheet_label(piece, words, page, pages)
    measure = made.sheet_width - 2 * edge - 24
    block = wrap(label, Style.SEMIBOLD, 8, measure, 1.1)
    line = made.sheet_height - UNPRINTABLE - 1.2
    if block.lines:
        pen.line(edge + 12, line, block.lines[0], 8)
    document.paint(pen.marks, made.sheet_height, 1.0)
    document.end_sheet()


def _draw_marks(pen: Pen, made: Tiling, piece: Sheet, w: float, h: float) -> None:
    """Mark where to cut (full lines) and how far the next sheet covers this one (open arrows)."""
    edge = UNPRINTABLE + BAND
    left, top, right, bottom = edge, edge, edge + w, edge + h
    away = 1.0
    for x in (left, right):
        for start, end in (
            (top - away - _MARK, top - away),
            (bottom + away, bottom + away + _MARK),
        ):
            pen.path((("M", x, start), ("L", x, end)), stroke=BLACK, line=0.2, square=True)
    for y in (top, bottom):
        for start, end in (
            (left - away - _MARK, left - away),
            (right + away, right + away + _MARK),
        ):
            pen.path((("M", start, y), ("L", end, y)), stroke=BLACK, line=0.2, square=True)
    if piece.column + 1 < made.columns:
        x = right - OVERLAP
        for y, way in ((top - away, -1), (bottom + away, 1)):
            pen.path(
                (("M", x - 1.3, y + way * 2.4), ("L", x, y), ("L", x + 1.3, y + way * 2.4)),
                stroke=BLACK,
                line=0.3,
            )
    if piece.row + 1 < made.rows:
        y = bottom - OVERLAP
        for x, way in ((left - away, -1), (right + away, 1)):
            pen.path(
                (("M", x + way * 2.4, y - 1.3), ("L", x, y), ("L", x + way * 2.4, y + 1.3)),
                stroke=BLACK,
                line=0.3,
            )


def _paint_map(
    document: Document,
    names: Sequence[str],
    poster: Paper,
    sheet: Paper,
    made: Tiling,
    words: TileWords,
) -> None:
    """Paint the first sheet: what to do, and which sheet goes where."""
    width, height = sheet.width, sheet.height
    margin = UNPRINTABLE + 8.0
    measure = width - 2 * margin
    document.sheet(width, height)
    pen = Pen()
    y = margin
    _draw_ruler(pen, width - margin, y + 4.0)
    head = wrap(words.head, Style.EXTRABOLD, 24, measure - 112, 1.15)
    pen.block(margin, y, head)
    y += head.height + 2.5
    number_width = text_width("88", Style.BOLD, 11.5) + 2.5
    sheets = str(made.rows * made.columns * len(names))
    for number, step in enumerate(words.steps, start=1):
        block = wrap(
            step.replace("{sheets}", sheets), Style.REGULAR, 11.5, min(measure - number_width, 200)
        )
        pen.text(margin, y + block.first_baseline, str(number), Style.BOLD, 11.5)
        pen.block(margin + number_width, y, block)
        y += block.height + 0.8
    y += 4.0
    room = max(height - margin - y, 30.0)
    columns, scale = _thumbnails(len(names), measure, room, poster)
    shift = 6.0
    told = [
        [_label(piece, page, len(names)) for piece in made.sheets]
        for page in range(1, len(names) + 1)
    ]
    share = _label_share(made, poster, scale, max(_disc(one) for page in told for one in page))
    labels = Pen()
    for index, name in enumerate(names):
        x = margin + (index % columns) * (poster.width * scale + shift)
        top = y + (index // columns) * (poster.height * scale + shift)
        w, h = poster.width * scale, poster.height * scale
        document.show_form(name, height, poster.height, (x, top, w, h), (x, top), scale)
        document.veil((x, top, w, h), height)
        labels.box(x, top, w, h, stroke=HAIR, line=0.2)
        _draw_grid(labels, made, poster, x, top, scale, told[index], share)
    document.paint(pen.marks + labels.marks, height, 1.0)
    document.end_sheet()


def _draw_ruler(pen: Pen, right: float, y: float) -> None:
    """Draw ten centimetres, by which anyone can check that the printer did not scale."""
    left = right - 100
    for step in range(11):
        x = left + step * 10
        tall = 3.0 if step in (0, 5, 10) else 1.6
        pen.path((("M", x, y), ("L", x, y - tall)), stroke=BLACK, line=0.25, square=True)
    pen.rule(left, y, 100, 0.25)
    pen.text(right, y + 4.2, "100 mm", Style.REGULAR, 8, align="right")


def _thumbnails(count: int, width: float, height: float, poster: Paper) -> tuple[int, float]:
    """Choose how many pages stand beside one another, so that they are as large as can be."""
    best = (1, 0.0)
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        scale = min(
            (width - 6.0 * (columns - 1)) / columns / poster.width,
            (height - 6.0 * (rows - 1)) / rows / poster.height,
        )
        if scale > best[1]:
            best = (columns, scale)
    return best


def _disc(label: str) -> float:
    """Give how wide the disc of a label is where there is room."""
    return max(text_width(label, Style.BOLD, _LABEL) + 2 * _BESIDE_LABEL, _DISC)


def _label_share(made: Tiling, poster: Paper, scale: float, widest: float) -> float:
    """Give the share of their size at which labels on a small poster keep off one another."""
    across = _label_room(poster.width, made.piece_width, made.columns) * scale
    down = _label_room(poster.height, made.piece_height, made.rows) * scale
    return min(1.0, across / (widest + 2 * _RIM), down / (_DISC + 2 * _RIM))


def _label_room(length: float, piece: float, count: int) -> float:
    """Give how long the labels of pieces in a row may be, in the poster's millimetres.

    The last piece may be no more than a strip. Its label then ends where the poster does, with its
    middle in the strip, and keeps off the label in the middle of the piece before.
    """
    if count == 1:
        return length
    strip = length - (count - 1) * (piece - OVERLAP)
    return min(piece - 2 * OVERLAP, (piece / 2 - OVERLAP + strip) / 1.5, strip * 1.5)


def _draw_grid(
    pen: Pen,
    made: Tiling,
    poster: Paper,
    x: float,
    y: float,
    scale: float,
    labels: Sequence[str],
    share: float,
) -> None:
    """Draw the sheets' edges over a small poster, each with its label in a white disc.

    `share` makes the labels smaller.
    """
    across, down = made.piece_width - OVERLAP, made.piece_height - OVERLAP
    w, h = poster.width * scale, poster.height * scale
    for column in range(1, made.columns):
        at = x + (column * across + OVERLAP / 2) * scale
        pen.path((("M", at, y), ("L", at, y + h)), stroke=BLACK, line=0.3, dots=(1.6, 1.2))
    for row in range(1, made.rows):
        at = y + (row * down + OVERLAP / 2) * scale
        pen.path((("M", x, at), ("L", x + w, at)), stroke=BLACK, line=0.3, dots=(1.6, 1.2))
    size, tall, rim = _LABEL * share, _DISC * share, _RIM * share
    for piece, label in zip(made.sheets, labels, strict=True):
        right = min(piece.x + made.piece_width, poster.width)
        bottom = min(piece.y + made.piece_height, poster.height)
        wide = _disc(label) * share
        middle = (
            x + min((piece.x + right) / 2 * scale, w - wide / 2 - rim),
            y + min((piece.y + bottom) / 2 * scale, h - tall / 2 - rim),
        )
        pen.box(
            middle[0] - wide / 2 - rim,
            middle[1] - tall / 2 - rim,
            wide + 2 * rim,
            tall + 2 * rim,
            fill=WHITE,
            radius=tall / 2 + rim,
        )
        pen.box(middle[0] - wide / 2, middle[1] - tall / 2, wide, tall, fill=BLACK, radius=tall / 2)
        line = middle[1] + CAP_HEIGHT * size * MM / 2
        pen.text(middle[0], line, label, Style.BOLD, size, colour=WHITE, align="centre")
