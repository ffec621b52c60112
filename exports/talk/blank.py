"""Make the file of a drawing that is still to be made by hand: the board, then questions."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.talk.content import BlankDrawing
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.pen import Pen

_TOP: Final = 4.0
_UNDER: Final = 7.0


def render_blank(content: BlankDrawing) -> bytes:
    """Give the PDF; the same content gives the same bytes."""
    from exports.sheet.write import paint

    return paint(blank_pages(content), content.sheet.meta, content.sheet.lang)


def blank_pages(content: BlankDrawing) -> list[Pen]:
    """Draw every page in millimetres of upright A4."""
    from exports.sheet.sheet import sheet_pages

    return sheet_pages(content.sheet, first=partial(_draw, content))


def write_blank(content: BlankDrawing, path: Path) -> Path:
    """Write the drawing to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_blank(content))


def _draw(content: BlankDrawing, pen: Pen, top: float, foot: float) -> None:
    """Draw how it is done, and as large a board as the page has room for."""
    from exports.fonts import Style
    from exports.sheet.page import MARGIN, WIDTH
    from exports.sheet.rows import Paragraph, stack
    from exports.talk.curve import CurveContent, draw_curve
    from exports.talk.network import draw_network
    from exports.textfit import wrap

    told = stack(
        *(Paragraph(wrap(line, Style.REGULAR, 11.5, WIDTH, 1.3), 1.2) for line in content.how)
    )
    told.draw(pen, MARGIN, top + _TOP)
    high = top + _TOP + told.height + _UNDER
    box = (MARGIN, high, WIDTH, foot - high)
    if isinstance(content.drawing, CurveContent):
        draw_curve(pen, content.drawing, *box)
    else:
        draw_network(pen, content.drawing, *box)
