"""Make the file of a talk sheet with its drawings, whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.talk.content import TalkContent
from exports.talk.rows import paged
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.pen import Pen
    from exports.talk.rows import Row

_HEADS: Final = (12.0, 10.5, 9.0)


def render_talk(content: TalkContent) -> bytes:
    """Give the PDF; the same content gives the same bytes."""
    from exports.sheet.write import paint

    return paint(talk_pages(content), content.sheet.meta, content.sheet.lang)


def talk_pages(content: TalkContent) -> list[Pen]:
    """Draw every page in millimetres of upright A4."""
    from exports.sheet.sheet import sheet_pages

    return sheet_pages(content.sheet, [partial(_draw, one) for one in paged(content.drawings)])


def write_talk_sheet(content: TalkContent, path: Path) -> Path:
    """Write the sheet to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_talk(content))


def _draw(rows: list[Row], pen: Pen, top: float, foot: float) -> None:
    """Draw the rows of a page, each drawing under its head."""
    from exports.fonts import Style
    from exports.sheet.page import MARGIN
    from exports.talk.curve import CurveContent, draw_curve, shortened
    from exports.talk.network import draw_network
    from exports.talk.networkcontent import NetworkContent
    from exports.talk.places import draw_places
    from exports.talk.rows import HEAD, UNDER_HEAD, placed
    from exports.textfit import text_width

    for one, x, y, w, h in placed(rows, top, foot):
        size = next((size for size in _HEADS if text_width(one.head, Style.BOLD, size) <= w), 9.0)
        said = shortened(one.head, Style.BOLD, size, w)
        pen.text(MARGIN + x, y + HEAD - UNDER_HEAD, said, Style.BOLD, size)
        box = (MARGIN + x, y + HEAD, w, h)
        match one.drawing:
            case CurveContent():
                draw_curve(pen, one.drawing, *box)
            case NetworkContent():
                draw_network(pen, one.drawing, *box)
            case _:
                draw_places(pen, one.drawing, *box)
