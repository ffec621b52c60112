"""People on a board: a silhouette and two cells of initials, never a colour.

Silhouettes are masks of quadrant pixels, two across and two down in a cell. Full is how someone
sees themself, open is how another sees them.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from game.tui.kit.text import clip, graphemes, printable, shorten, width

__all__ = ["SIGNS", "Silhouette", "initials", "row_token", "shorten", "sign", "silhouette"]

SIGNS: Final = ("●", "■", "▲", "◆", "▼", "+")
"""The silhouettes in one cell: disc, block, triangle, diamond, inverted triangle, plus."""

_DISC, _BLOCK, _TRIANGLE, _DIAMOND, _WEDGE, _PLUS = range(6)
_TAIL: Final = "[\ufe0f\U0001f3fb-\U0001f3ff]*"
_JOINED: Final = re.compile(f"[^\\w\\s]{_TAIL}(?:\u200d\\S{_TAIL})+|[\U0001f1e6-\U0001f1ff]+")

Mask = tuple[tuple[bool, ...], ...]


def sign(shape: int) -> str:
    """Give the one-cell sign of a seat; shapes repeat after six."""
    return SIGNS[shape % 6]


def row_token(shape: int, letters: str) -> str:
    """Write a token in a row of text, three cells wide."""
    return sign(shape) + letters


# ------------------------------------------------------------------------------------ silhouettes


class Silhouette(NamedTuple):
    """A mask of pixels, and where its text stands: row and how many cells fit around the middle.

    ``base`` is the cell row whose outer edge is closed by a thin line instead of pixels
    (small open triangles, where the letters stand on the base), or -1.
    """

    mask: Mask
    text_row: int
    text_cells: int
    base: int = -1


@lru_cache(64)
def silhouette(shape: int, cells: int, rows: int, full: bool = True) -> Silhouette:
    """Draw a silhouette of so many cells; made for 6×3, 12×6 and 18×9."""
    shape %= 6
    w, h = cells * 2, rows * 2
    solid = tuple(_row(shape, w, h, y) for y in range(h))
    middle = (rows - 1) // 2
    text_row = middle
    if shape in (_TRIANGLE, _WEDGE) and (not full or rows > 3):
        text_row = rows - 1 - (rows > 3) * (rows // 6)
        text_row = text_row if shape == _TRIANGLE else rows - 1 - text_row
    mask = solid if full else _outline(solid, 1 if cells < 10 else 2)
    base = -1
    if not full and rows <= 3 and shape in (_TRIANGLE, _WEDGE):
        base = rows - 1 if shape == _TRIANGLE else 0
        edge = h - 1 if shape == _TRIANGLE else 0
        ends = tuple(x < 2 or x >= w - 2 for x in range(w))
        mask = tuple(ends if y == edge else row for y, row in enumerate(mask))
    return Silhouette(mask, text_row, _room(solid, text_row, full, cells), base)


def _room(solid: Mask, row: int, full: bool, cells: int) -> int:
    """Count the cells around the middle of a row that lie inside the shape."""
    wide = min(sum(solid[row * 2]), sum(solid[row * 2 + 1]))
    border = 0 if full else 2 if cells < 10 else 6
    return max(2, (wide - border) // 4 * 2)


def _row(shape: int, w: int, h: int, y: int) -> tuple[bool, ...]:
    """Draw one row of pixels, symmetric about the middle."""
    half = w // 2
    low, high = half - _half_width(shape, w, h, y), half + _half_width(shape, w, h, y)
    return tuple(low <= x < high for x in range(w))


def _half_width(shape: int, w: int, h: int, y: int) -> int:
    half = w // 2
    if shape == _DISC:
        rise = (y + 0.5 - h / 2) / (h / 2)
        return round(math.sqrt(1 - rise * rise) * half)
    if shape == _BLOCK:
        if h <= 6:
            return half
        return half - h // 12 if h // 12 <= y < h - h // 12 else 0
    if shape == _TRIANGLE:
        return (y + 1) * half // h
    if shape == _WEDGE:
        return (h - y) * half // h
    if shape == _DIAMOND:
        return 2 * min(y, h - 1 - y) + 1
    arm = max(half // 2, round(w * 0.21)) if h <= 6 else round(w * 0.21)
    middle = {6: 2, 12: 6, 18: 8}.get(h, h // 2 // 2 * 2)
    return half if (h - middle) // 2 <= y < (h + middle) // 2 else arm


def _outline(solid: Mask, thick: int) -> Mask:
    """Keep the pixels within ``thick`` of the edge sideways, or next to it up and down."""
    h, w = len(solid), len(solid[0])

    def on(x: int, y: int) -> bool:
        return 0 <= x < w and 0 <= y < h and solid[y][x]

    def inner(x: int, y: int) -> bool:
        return on(x - thick, y) and on(x + thick, y) and on(x, y - 1) and on(x, y + 1)

    return tuple(tuple(on(x, y) and not inner(x, y) for x in range(w)) for y in range(h))


# --------------------------------------------------------------------------------------- initials


def initials(names: Sequence[str]) -> tuple[str, ...]:
    """Give every name two cells of its own: two narrow letters or one wide one.

    Names are read as NFC, by grapheme; joined emoji and flags are passed over. Where two names
    would get the same, each takes the first letter in which they differ, doubles a number. A name
    with nothing usable gets its position. Never fails and never gives two people the same (up to
    1,296 people).
    """
    return _initials(tuple(names))


@lru_cache(64)
def _initials(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the letters of names, which a screen asks for dozens of times a key."""
    letters = [_usable(name) for name in names]
    plain = [next(_labels(own), None) for own in letters]
    labels: list[str | None] = [None] * len(names)
    taken: set[str] = set()
    for index, own in enumerate(letters):
        for label in _choices(index, own, letters, plain):
            if label not in taken:
                labels[index] = label
                taken.add(label)
                break
    return tuple(label or f"{index % 100:02d}" for index, label in enumerate(labels))


def _choices(
    index: int,
    own: tuple[tuple[str, int], ...],
    letters: list[tuple[tuple[str, int], ...]],
    plain: list[str | None],
) -> Iterator[str]:
    """Offer two-cell labels for one name, the best first."""
    rivals = [
        other
        for at, other in enumerate(letters)
        if at != index and plain[at] is not None and plain[at] == plain[index]
    ]
    if own:
        if rivals:
            yield from _differing(own, rivals)
        if own in rivals:
            if own not in letters[:index] and (first := plain[index]):
                yield first
            yield from (own[0][0] + str(n) for n in range(2, 10) if own[0][1] == 1)
        yield from _labels(own)
        if own[0][1] == 1:
            yield from (own[0][0] + str(n) for n in range(2, 10))
    yield from _numbers(index + 1)


def _differing(
    own: tuple[tuple[str, int], ...], rivals: list[tuple[tuple[str, int], ...]]
) -> Iterator[str]:
    """Offer the first letter of a name that sets it apart from all with the same label."""
    for at in range(1, len(own)):
        others = {rival[at] if at < len(rival) else None for rival in rivals}
        if own[at] in others:
            continue
        first, second = own[0], own[at]
        if first[1] == 1 and second[1] == 1:
            yield first[0] + second[0]
        elif second[1] == 2:
            yield second[0]


def _labels(own: tuple[tuple[str, int], ...]) -> Iterator[str]:
    """Offer the labels that a name itself gives, in reading order."""
    if not own:
        return
    first, size = own[0]
    if size == 2:
        yield from (letter for letter, wide in own if wide == 2)
        return
    narrow = [letter for letter, wide in own[1:] if wide == 1]
    if narrow:
        yield from (first + letter for letter in narrow)
    elif wides := [letter for letter, wide in own if wide == 2]:
        yield from wides
    else:
        yield first + " "


def _numbers(position: int) -> Iterator[str]:
    """Offer numbers of two cells, this position first."""
    yield f"{position % 100:02d}"
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from (tens + ones for tens in digits for ones in digits)


@lru_cache(512)
def _usable(name: str) -> tuple[tuple[str, int], ...]:
    """Give the capital letters, figures and wide signs of a name, with their widths."""
    out = []
    for grapheme, size in graphemes(_without_joined(name)):
        kind = unicodedata.category(grapheme[0])
        if not (kind[0] in "LN" or (kind == "So" and size == 2)):
            continue
        capital = graphemes(grapheme.upper())
        out.append(capital[0] if len(capital) == 1 and capital[0][1] == size else (grapheme, size))
    return tuple(out)


def _without_joined(name: str) -> str:
    """Drop joined emoji and flags whole, rather than showing a part of them.

    Joiners between letters (some Indic and Arabic scripts) join no picture and stay.
    """
    return _JOINED.sub("", name)


def spaced(name: str, cells: int) -> str:
    """Write a name large: capitals set apart as far as the room allows, else shortened."""
    capital = printable(name).upper()
    parts = [grapheme for grapheme, _ in graphemes(capital)]
    for gap in ("  ", " "):
        wide = gap.join(parts)
        if width(wide) <= cells:
            return wide
    short = shorten(capital, cells)
    return short if width(short) <= cells else clip(capital, cells)
