"""Make a runsheet's file and put it in place whole, or leave what was there."""

from __future__ import annotations

from pathlib import Path

from exports.runsheet.content import RunsheetContent
from exports.write import write_whole


def render_runsheet(content: RunsheetContent) -> bytes:
    """Draw a runsheet on upright A4 and give its PDF; the same content gives the same bytes."""
    # Only here, so that nothing heavy is imported by who merely fills in a content.
    from exports.runsheet.runsheet import runsheet_pages
    from exports.sheet.write import paint

    return paint(runsheet_pages(content), content.meta, content.lang)


def write_runsheet(content: RunsheetContent, path: Path) -> Path:
    """Write a runsheet to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_runsheet(content))
