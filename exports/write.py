"""Make a poster's file and put it in place whole, or leave what was there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from exports.errors import ExportError
from exports.paper import Paper, paper_named, tile_paper_named

if TYPE_CHECKING:
    from exports.content import PosterContent
    from exports.house.content import BlankHouseContent, HousePosterContent
    from exports.pen import Pen

_FULL: Final = frozenset(
    code for code in (errno.ENOSPC, getattr(errno, "EDQUOT", None), errno.EFBIG) if code
)


def render_poster(content: PosterContent, paper: str = "a3", tiles: str | None = None) -> bytes:
    """Draw a poster and give its PDF; the same content gives the same bytes.

    `paper` is a4 to a0; `tiles` (a4 or a3) cuts the poster into sheets of that size, a map first.
    Raises `ExportError` for a paper or tile size that does not exist.
    """
    sheet = paper_named(paper)
    tile = tile_paper_named(tiles) if tiles is not None else None
    # Only here, so that nothing heavy is imported by who merely fills in a content.
    from exports.poster.layout import poster_pages

    return _painted(content, poster_pages(content, sheet), sheet, tile)


def render_house_poster(
    content: HousePosterContent, paper: str = "a3", tiles: str | None = None
) -> bytes:
    """Draw the team's house and give its PDF; paper and tiles are those of `render_poster`."""
    sheet = paper_named(paper)
    tile = tile_paper_named(tiles) if tiles is not None else None
    from exports.house.poster import house_pages

    return _painted(content, house_pages(content, sheet), sheet, tile)


def render_blank_house(
    content: BlankHouseContent, paper: str = "a1", tiles: str | None = None
) -> bytes:
    """Draw the blank table poster and give its PDF: A1 for pens, A0 for sticky notes."""
    sheet = paper_named(paper)
    tile = tile_paper_named(tiles) if tiles is not None else None
    from exports.house.blank import blank_pages

    return _painted(content, blank_pages(content, sheet), sheet, tile)


def _painted(
    content: PosterContent | HousePosterContent | BlankHouseContent,
    pages: Sequence[Pen],
    sheet: Paper,
    tile: Paper | None,
) -> bytes:
    """Paint pages on their sheet, or cut into tiles."""
    from exports.paint import Document
    from exports.tiles import paint_tiles

    document = Document(content.meta, content.lang)
    if tile is not None:
        paint_tiles(document, pages, sheet, tile, content.tiles)
        return document.bytes()
    dx = (sheet.width - 420 * sheet.u) / 2
    dy = (sheet.height - 297 * sheet.u) / 2
    for page in pages:
        document.sheet(sheet.width, sheet.height)
        document.paint(page.marks, sheet.height, sheet.u, dx, dy)
        document.end_sheet()
    return document.bytes()


def write_poster(
    content: PosterContent, path: Path, paper: str = "a3", tiles: str | None = None
) -> Path:
    """Write a poster to `path` in one step: a new file beside it takes its place when complete.

    Raises `ExportError`; then the file that was there is still there, as it was.
    """
    return write_whole(path, render_poster(content, paper, tiles))


def write_house_poster(
    content: HousePosterContent, path: Path, paper: str = "a3", tiles: str | None = None
) -> Path:
    """Write the team's house to `path` as `write_poster` does."""
    return write_whole(path, render_house_poster(content, paper, tiles))


def write_blank_house(
    content: BlankHouseContent, path: Path, paper: str = "a1", tiles: str | None = None
) -> Path:
    """Write the blank table poster to `path` as `write_poster` does."""
    return write_whole(path, render_blank_house(content, paper, tiles))


def write_whole(path: Path, data: bytes) -> Path:
    """Put `data` at `path` whole or not at all.

    Raises `ExportError` with code `disk_full` or `unwritable`.
    """
    return write_wholes([(path, data)])[0]


def write_wholes(files: Sequence[tuple[Path, bytes]]) -> list[Path]:
    """Put several files in place; none of them changes before all of them are on the disk.

    Raises `ExportError` with code `disk_full` or `unwritable`.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            ready.append((_beside(path, data), path))
        while ready:
            beside, path = ready[0]
            with _faults(path):
                beside.replace(path)
            ready.pop(0)
    finally:
        for beside, _ in ready:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    return [path for path, _ in files]


def _beside(path: Path, data: bytes) -> Path:
    """Write a file that is to take the place of the one at `path`; nothing stays when it fails."""
    if path.is_dir():
        raise ExportError("unwritable", {"path": str(path), "reason": os.strerror(errno.EISDIR)})
    # Not made from the name: that may be as long as a file system allows, counted in bytes.
    beside = path.with_name(f".{os.urandom(8).hex()}.part")
    with _faults(path):
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    return beside


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Say a fault of the system in our own codes."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise ExportError("disk_full", {"path": str(path)}) from fault
        reason = fault.strerror or type(fault).__name__
        raise ExportError("unwritable", {"path": str(path), "reason": reason}) from fault
