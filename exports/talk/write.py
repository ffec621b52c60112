"""Make the file of a talk sheet with its drawings, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.talk.content import DrawingContent, TalkContent
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.pen import Pen

_PER_PAGE: Final = 2
_HEAD: Final = 9.0
_GAP: Final = 10.0
_MOST: Final = 112.0
_ALONE: Final = 190.0
"""How high a drawing is at most, beside another and on a page of its own."""


def render_talk(content: TalkContent) -> bytes:
    """Give the PDF; the same content gives the same bytes."""
    from exports.sheet.sheet import sheet_pages
    from exports.sheet.write import paint

    found = content.drawings
    pages = [found[at : at + _PER_PAGE] for at in range(0, len(found), _PER_PAGE)]
    pens = sheet_pages(content.sheet, [partial(_draw, one) for one in pages])
    return paint(pens, content.sheet.meta, content.sheet.lang)


def write_talk_sheet(content: TalkContent, path: Path) -> Path:
    """Write the sheet to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_talk(content))


def _draw(drawings: Sequence[DrawingContent], pen: Pen, top: float, foot: float) -> None:
    """Draw one or two under each other, each with its head."""
    from exports.fonts import Style
    from exports.sheet.page import MARGIN, WIDTH
    from exports.talk.curve import CurveContent, draw_curve
    from exports.talk.network import draw_network

    y = top + _HEAD
    alone = len(drawings) == 1
    room = foot - top - _HEAD - _GAP if alone else (foot - top) / _PER_PAGE - _HEAD - _GAP
    for one in drawings:
        pen.text(MARGIN, y, one.head, Style.BOLD, 13)
        box = (MARGIN, y + 4.0, WIDTH, min(room, _ALONE if alone else _MOST))
        if isinstance(one.drawing, CurveContent):
            draw_curve(pen, one.drawing, *box)
        else:
            draw_network(pen, one.drawing, *box)
        y += room + _HEAD + _GAP
