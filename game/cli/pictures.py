"""Lay text out in columns and paragraphs for 80 cells, wide letters counted as two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

WIDTH = 80
BLANKS = re.compile("[ \t\r\n]+")
"""Where a line may break; a no-break space holds."""


def cells(text: str) -> int:
    """Give the cells that a text takes."""
    return sum(
        0 if unicodedata.combining(one) or unicodedata.category(one) in {"Cf", "Mn", "Me"}
        else 2 if unicodedata.east_asian_width(one) in "WF"
        else 1
        for one in text
    )  # fmt: skip


def fitted(text: str, width: int) -> str:
    """Give a text of exactly so many cells, cut with … where it is longer."""
    if cells(text) > width:
        kept = ""
        for one in text:
            if cells(kept + one) > width - 1:
                break
            kept += one
        text = kept.rstrip() + "…"
    return text + " " * (width - cells(text))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, grow: int) -> Iterator[str]:
    """Yield the lines of a table; the column `grow` takes what room is left of 80 cells."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [max(cells(cell) for cell in column) for column in columns]
    room = WIDTH - sum(widths) + widths[grow] - 2 * (len(widths) - 1)
    widths[grow] = max(min(widths[grow], room), 8)
    for row in (heads, *rows):
        cut = (fitted(cell, width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cut).rstrip()


def wrapped(text: str, indent: str = "", width: int = WIDTH) -> Iterator[str]:
    """Yield a paragraph in lines; the second and later ones are indented as far as the first."""
    line = indent
    for word in BLANKS.split(text.strip()):
        if line.strip() and cells(line) + 1 + cells(word) > width:
            yield line
            line = " " * cells(indent)
        line += word if line == indent or not line.strip() else f" {word}"
    yield line
