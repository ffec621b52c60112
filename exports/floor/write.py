"""Make the file with floor sheets, tokens, stop cards or a scale, and put it in place whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from exports.content import MetaContent
from exports.floor.content import (
    FieldSheets,
    FloorContent,
    HouseSheets,
    Part,
    ScaleStrip,
    TableField,
    TokenSheets,
)
from exports.paper import BASE_HEIGHT, BASE_WIDTH, paper_named, tile_paper_named
from exports.sheets.papers import SheetPaper, sheet_paper
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.floor.page import Sheet

Progress = Callable[[int, int], None]


def render_floor(
    content: FloorContent, paper: str = "a4", progress: Progress | None = None
) -> bytes:
    """Draw every part on sheets of one paper (a4, a3, letter) and give the PDF.

    The same content gives the same bytes. `progress` is told how many parts are done of how many.
    Raises `ExportError` for a paper that does not exist.
    """
    size = sheet_paper(paper)
    # Only here, so that nothing heavy is imported by who merely fills in a content.
    from exports.paint import Document, Spot

    document = Document(content.meta, content.lang, preferences={"PrintScaling": "None"})
    for number, part in enumerate(content.parts, start=1):
        for sheet in sheets_of(part, size):
            document.sheet(sheet.width, sheet.height)
            document.paint(sheet.pen.marks, sheet.height, sheet.scale)
            if sheet.turned.marks:
                whole = (0.0, 0.0, sheet.width, sheet.height)
                spot = Spot(sheet.width, sheet.height, True, whole)
                document.put(spot, sheet.height, (), sheet.turned.marks)
            document.end_sheet()
        if progress is not None:
            progress(number, len(content.parts))
    return document.bytes()


def sheets_of(part: Part, paper: SheetPaper) -> Iterator[Sheet]:
    """Draw the sheets of one part."""
    if isinstance(part, FieldSheets):
        from exports.floor.field import field_sheets

        yield from field_sheets(part, paper)
    elif isinstance(part, HouseSheets):
        from exports.floor.house import house_sheets

        yield from house_sheets(part, paper)
    elif isinstance(part, TokenSheets):
        from exports.floor.tokens import token_sheets

        yield from token_sheets(part, paper)
    elif isinstance(part, ScaleStrip):
        from exports.floor.scale import scale_sheets

        yield from scale_sheets(part, paper)
    else:
        from exports.floor.stops import stop_sheets

        yield from stop_sheets(part, paper)


def write_floor(
    content: FloorContent, path: Path, paper: str = "a4", progress: Progress | None = None
) -> Path:
    """Write `render_floor` to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_floor(content, paper, progress))


def render_table(
    content: TableField, meta: MetaContent, lang: str, paper: str = "a3", tiles: str | None = None
) -> bytes:
    """Draw a field for the table and give its PDF; the same content gives the same bytes.

    `paper` is a4 to a0; `tiles` (a4 or a3) cuts it into sheets of that size, a map first. Raises
    `ExportError` for a paper or tile size that does not exist.
    """
    sheet = paper_named(paper)
    tile = tile_paper_named(tiles) if tiles is not None else None
    from exports.floor.table import table_page
    from exports.paint import Document
    from exports.tiles import paint_tiles

    page = table_page(content, sheet)
    document = Document(meta, lang)
    if tile is not None:
        paint_tiles(document, [page], sheet, tile, content.tiles)
        return document.bytes()
    document.sheet(sheet.width, sheet.height)
    dx, dy = (sheet.width - BASE_WIDTH * sheet.u) / 2, (sheet.height - BASE_HEIGHT * sheet.u) / 2
    document.paint(page.marks, sheet.height, sheet.u, dx, dy)
    document.end_sheet()
    return document.bytes()


def write_table(
    content: TableField,
    path: Path,
    meta: MetaContent,
    lang: str,
    paper: str = "a3",
    tiles: str | None = None,
) -> Path:
    """Write `render_table` to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_table(content, meta, lang, paper, tiles))
