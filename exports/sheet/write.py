"""Make a talk sheet's file and put it in place whole, or leave what was there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exports.content import MetaContent
from exports.sheet.content import SheetContent
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.pen import Pen


def render_sheet(content: SheetContent) -> bytes:
    """Draw a talk sheet on upright A4 and give its PDF; the same content gives the same bytes."""
    # Only here, so that nothing heavy is imported by who merely fills in a content.
    from exports.sheet.sheet import sheet_pages

    return paint(sheet_pages(content), content.meta, content.lang)


def write_sheet(content: SheetContent, path: Path) -> Path:
    """Write a talk sheet to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_sheet(content))


def paint(pages: Sequence[Pen], meta: MetaContent, lang: str) -> bytes:
    """Paint pages that were drawn in millimetres of upright A4."""
    from exports.paint import Document
    from exports.sheet.page import PAPER_HEIGHT, PAPER_WIDTH

    document = Document(meta, lang)
    for page in pages:
        document.sheet(PAPER_WIDTH, PAPER_HEIGHT)
        document.paint(page.marks, PAPER_HEIGHT, 1.0)
        document.end_sheet()
    return document.bytes()
