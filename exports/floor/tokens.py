"""Draw tokens to cut out: a pair for everybody, each folded double so that it stands by itself.

A token shows its silhouette and a name on both sides. It is 30 mm wide on every paper.
"""

from __future__ import annotations

from typing import Final

from exports.cards.setting import cuts_a_word, draw_ink, ink_height, top_to_baseline
from exports.floor.content import PersonTokens, TokenSheets
from exports.floor.page import PRINTABLE, Foot, Sheet, foot, over
from exports.floor.shapes import draw_token
from exports.fonts import Style
from exports.palette import BLACK, DOTS, HAIR
from exports.pen import Path, Pen
from exports.sheets.papers import SheetPaper
from exports.textfit import Block, text_width, wrap

WIDTH: Final = 30.0
CELL: Final = 46.0
"""How wide what is cut out is."""
HALF: Final = (43.0, 46.0)
"""How high it is when folded, at least and at most."""
_ABOVE: Final = 2.2
_UNDER: Final = 1.8
_LOW: Final = 1.4
_SIDE: Final = 2.5
_NAME, _LEAST_NAME = 15.0, 6.0
_NAME_LINES: Final = 2
_LABEL: Final = 7.5
_ABOVE_LABEL: Final = 1.0
_FOOT_AIR: Final = 2.5
_CUT, _FOLD = 0.35, 0.3

Segment = tuple[float, float, float, float]


def token_sheets(content: TokenSheets, paper: SheetPaper) -> list[Sheet]:
    """Draw a pair of tokens for everybody, on as few upright sheets as hold them."""
    width, height = paper.side(lying=False)
    measure = width - 2 * PRINTABLE
    told = content.foot.named(content.steps)
    made = foot(Sheet(width, height), told, content.foot.right, measure)
    room = height - 2 * PRINTABLE - made.height - _FOOT_AIR
    rows = int(room / (2 * HALF[0]))
    half = min(HALF[1], room / rows / 2)
    pairs = int(measure / CELL / 2)
    sheets = []
    for start in range(0, len(content.people), rows * pairs):
        sheet = Sheet(width, height)
        left = (width - 2 * pairs * CELL) / 2
        cuts: set[Segment] = set()
        for index, person in enumerate(content.people[start : start + rows * pairs]):
            row, pair = divmod(index, pairs)
            for own in (True, False):
                x = left + (2 * pair + (not own)) * CELL
                y = PRINTABLE + _CUT + row * 2 * half
                _draw_both_sides(sheet, content, person, (x, y, half), own=own)
                cuts |= _cuts(x, y, half)
        _draw_cuts(sheet.pen, cuts)
        _draw_foot(sheet, made)
        sheets.append(sheet)
    return sheets


def _draw_foot(sheet: Sheet, made: Foot) -> None:
    made.draw(sheet.pen, PRINTABLE, sheet.width - PRINTABLE, sheet.height - PRINTABLE)


def _draw_both_sides(
    sheet: Sheet,
    content: TokenSheets,
    person: PersonTokens,
    at: tuple[float, float, float],
    *,
    own: bool,
) -> None:
    """Draw the front under the fold and the back above it, on its head."""
    x, y, half = at
    _draw_side(sheet.pen, content, person, (x, y + half, half), own=own)
    turned = (sheet.width - x - CELL, sheet.height - y - half, half)
    _draw_side(sheet.turned, content, person, turned, own=own)
    fold: Path = (("M", x, y + half), ("L", x + CELL, y + half))
    sheet.pen.path(fold, stroke=HAIR, line=_FOLD, dots=(2.2, 1.6), square=True)


def _draw_side(
    pen: Pen,
    content: TokenSheets,
    person: PersonTokens,
    at: tuple[float, float, float],
    *,
    own: bool,
) -> None:
    """Draw a silhouette and under it the strip with the name, the fold at the top."""
    x, top, half = at
    middle = x + CELL / 2
    y = top + _ABOVE + WIDTH / 2
    draw_token(pen, person.seat, person.letters, middle, y, WIDTH, full=own)
    strip = top + _ABOVE + WIDTH + _UNDER
    low = top + half - _LOW
    label = wrap(content.own if own else content.other, Style.REGULAR, _LABEL, CELL, 1.15)
    below = ink_height(label) + _ABOVE_LABEL if label.lines else 0.0
    if person.name.strip():
        room = low - strip - below
        name = _name(person.name, room)
        spare = max(room - over(name) - ink_height(name), 0.0)
        draw_ink(pen, middle, strip + over(name) + spare / 2, name, align="centre")
    else:
        pen.writing_line(x + _SIDE, low - below - 0.6, CELL - 2 * _SIDE, DOTS)
    if not label.lines:
        return
    level = low - ink_height(label)
    if own:
        draw_ink(pen, middle, level, label, align="centre")
        return
    # About whom: somebody writes it, because it is another every time.
    draw_ink(pen, x + _SIDE, level, label)
    start = x + _SIDE + text_width(content.other, Style.REGULAR, _LABEL) + 1.2
    pen.writing_line(start, level + top_to_baseline(label), x + CELL - _SIDE - start, DOTS)


def _name(text: str, room: float) -> Block:
    """Set a name as large as the strip holds, whole words first."""
    size = _NAME
    while True:
        block = wrap(text, Style.BOLD, size, CELL - 2 * _SIDE, 1.05)
        fits = over(block) + ink_height(block) <= room and not cuts_a_word(block)
        if (fits and len(block.lines) <= _NAME_LINES) or size <= _LEAST_NAME:
            return block
        size = max(size - 0.25, _LEAST_NAME)


def _cuts(x: float, y: float, half: float) -> set[Segment]:
    """Give the four sides of what is cut out; neighbours share them."""
    right, low = round(x + CELL, 3), round(y + 2 * half, 3)
    x, y = round(x, 3), round(y, 3)
    return {(x, y, right, y), (x, low, right, low), (x, y, x, low), (right, y, right, low)}


def _draw_cuts(pen: Pen, cuts: set[Segment]) -> None:
    for x0, y0, x1, y1 in sorted(cuts):
        path: Path = (("M", x0, y0), ("L", x1, y1))
        pen.path(path, stroke=BLACK, line=_CUT, dots=(0.0, 1.2))
