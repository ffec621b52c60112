"""Text for a grid of cells: what may stand in it, how wide it is, how it wraps and shortens.

Terminals disagree about joined emoji, flags and variation selectors, and a control character may
do anything; so those are taken apart here, before any widget sees them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size

_FLAG_A = 0x1F1E6
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_SELECTORS = (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))


@lru_cache(4096)
def printable(text: str) -> str:
    """Give the text as NFC, without what moves or confuses a terminal.

    Control and format characters go (white space becomes a blank), joined emoji fall apart, flags
    become their two letters, skin tones and variation selectors go, and no letter keeps more than
    three loose marks.
    """
    if text.isascii() and text.isprintable():
        return text
    out = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        code = ord(char)
        marks = marks + 1 if unicodedata.category(char) == "Mn" else 0
        if marks > 3:
            continue
        if _FLAG_A <= code < _FLAG_A + 26:
            out.append(chr(ord("A") + code - _FLAG_A))
        elif char.isspace():
            out.append(" ")
        elif (
            unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn", "Co", "Me")
            or code in _SKIN_TONES
            or code in _SELECTORS
        ):
            continue
        else:
            out.append(char)
    return "".join(out)


@lru_cache(4096)
def graphemes(text: str) -> tuple[tuple[str, int], ...]:
    """Split printable text into graphemes and their widths, 1 or 2 cells.

    A mark without a letter before it is left out.
    """
    out: list[tuple[str, int]] = []
    for char in printable(text):
        width = get_character_cell_size(char)
        if width > 0:
            out.append((char, min(width, 2)))
        elif out:
            base, base_width = out[-1]
            out[-1] = (base + char, base_width)
    return tuple(out)


def width(text: str) -> int:
    """Count the cells of a text."""
    if text.isascii():
        return len(printable(text))
    return sum(size for _, size in graphemes(text))


def shorten(text: str, cells: int) -> str:
    """Cut a text to a number of cells, by grapheme, with ``…`` where something went."""
    text = printable(text)
    if width(text) <= cells:
        return text
    return clip(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def shorten_path(text: str, cells: int) -> str:
    """Cut a path to a number of cells in its midst: its name is read whole where there is room."""
    text = printable(text)
    if width(text) <= cells:
        return text
    name = width(text.replace("\\", "/").rpartition("/")[2]) + 1
    most = max(cells * 2 // 3, name if name < cells else 1)
    parts, used = [], 0
    for grapheme, size in reversed(graphemes(text)):
        if used + size > most:
            break
        parts.append(grapheme)
        used += size
    end = "".join(reversed(parts))
    return f"{clip(text, max(cells - used - 1, 0))}…{end}"


def clip(text: str, cells: int) -> str:
    """Keep the graphemes that fit in a number of cells."""
    out, used = [], 0
    for grapheme, size in graphemes(text):
        if used + size > cells:
            break
        out.append(grapheme)
        used += size
    return "".join(out)


def wrap(text: str, cells: int) -> list[str]:
    """Break a text into lines of at most so many cells, at blanks where there are any.

    Line breaks in the text stay; a word longer than a line is broken by grapheme. Never empty.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in filter(None, paragraph.split(" ")):
            size = width(word)
            if line and used + 1 + size <= cells:
                line, used = f"{line} {printable(word)}", used + 1 + size
                continue
            if line:
                lines.append(line)
            line, used = printable(word), size
            while used > cells:
                head = clip(line, cells) or graphemes(line)[0][0]
                lines.append(head)
                line = line[len(head) :]
                used = width(line)
        lines.append(line)
    return lines
