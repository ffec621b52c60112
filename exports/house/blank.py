"""Lay out the blank table poster: the house, nine questions, and room to write by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from exports.fonts import Style
from exports.house.columns import Group, draw_group, fitted_group, ruled, set_group, tops
from exports.house.content import BlankHouseContent
from exports.house.frame import BLANK_TITLE, as_poster, bare_frame, with_title
from exports.house.house import draw_house
from exports.house.kept import PITCH, badges_for
from exports.house.pages import later_pages
from exports.house.questions import BLANKS, Sizes
from exports.paper import Paper
from exports.pen import Pen
from exports.poster.flow import Lines, Section
from exports.poster.frame import draw_frame
from exports.poster.measures import (
    COLUMN,
    FOOTER_RULE,
    KICKER_LINE,
    LIGHT,
    MARGIN,
    RIGHT,
    WIDTH,
    Type,
)
from exports.textfit import wrap

SIDE_COLUMN: Final = 108.0
_BESIDE_HOUSE: Final = 6.0
_ROOF_TOP: Final = 15.0
_RULE: Final = 49.2
_TITLE_LOWER: Final = 3.2
"""How much lower than on a filled poster the large title stands."""
_BAND: Final = 59.2
_MOST_BAND: Final = 84.0
_ABOVE_BAND: Final = 8.0
_ABOVE_FOOTER: Final = 3.4
_GUTTER: Final = 12.0
_HEAD: Final = 16.0
_NAME: Final = 20.0
_FIELD: Final = 12.0
_FIELD_PITCH: Final = 11.2
_LINES: Final = 9
_LINES_WANTED: Final = 3
"""So many lines a question should have before its type is as large as it can be."""


def blank_pages(content: BlankHouseContent, paper: Paper) -> list[Pen]:
    """Draw every page of the blank poster in A3 millimetres, with type fit for the paper."""
    content = content.bare()
    t = Type(paper)
    made = bare_frame(content, t)
    foot = FOOTER_RULE - made.lift - _ABOVE_FOOTER
    top = _rule(content)
    sides, below, band = _chosen(content, t, foot - top)
    pen = Pen()
    box = (
        MARGIN + SIDE_COLUMN + _BESIDE_HOUSE,
        _ROOF_TOP,
        RIGHT - SIDE_COLUMN - _BESIDE_HOUSE,
        foot - band - _ABOVE_BAND,
    )
    plan = draw_house(pen, box, content.house, least=t.size(0), name=_NAME)
    made = replace(made, shift=max(made.shift, _TITLE_LOWER))
    made = with_title(made, content, plan, BLANK_TITLE, t)
    top = max(top, _RULE + made.shift - _TITLE_LOWER)
    _draw_fields(pen, content.fields, t, top)
    words = content.pages.continued
    waiting: list[Section] = []
    room = foot - band - _ABOVE_BAND - top
    sides = ruled(sides, room - max(group.head_height for group in sides), _LINES)
    fitted: list[Group] = []
    for group in sides:
        kept, rest = fitted_group(group, room - group.head_height, t, words)
        fitted.append(kept)
        waiting += rest
    under = room - max(group.head_height for group in fitted)
    for group, x, at in zip(
        fitted, (MARGIN, RIGHT - SIDE_COLUMN), tops(fitted, under), strict=True
    ):
        if not group.empty:
            draw_group(pen, group, x, top, at, room - group.head_height, most=0)
    room = band - below.head_height
    kept, rest = fitted_group(below, room, t, words)
    waiting += rest
    if not kept.empty:
        (at,) = tops([kept], room)
        draw_group(pen, kept, MARGIN, foot - band, at, room, _LINES)
    waiting += [
        Section("", (Lines(block.rewrapped(COLUMN)),), t, continued=words, goes_on=True)
        for block in made.overflow
    ]
    pages = [pen, *later_pages(waiting, top, foot)]
    words_around = as_poster(content)
    for number, page in enumerate(pages, start=1):
        draw_frame(page, words_around, made, t, number, len(pages))
    return pages


def _chosen(content: BlankHouseContent, t: Type, room: float) -> tuple[list[Group], Group, float]:
    """Set all questions in the largest type that leaves room to write, and choose the band."""
    sides, below = _set(content, BLANKS[-1], t)
    band = _BAND
    for sizes in BLANKS:
        sides, below = _set(content, sizes, t)
        more = (_LINES_WANTED - 2) * PITCH
        band = min(max(_BAND, below.height + more * len(below.rows)), _MOST_BAND)
        tall = max(group.height + more * len(group.rows) for group in sides)
        if tall <= room - band - _ABOVE_BAND and below.height <= band:
            break
    if not below.questions and not below.head.lines:
        band = 0.0
    return sides, below, band


def _set(content: BlankHouseContent, sizes: Sizes, t: Type) -> tuple[list[Group], Group]:
    none = badges_for((), t)
    groups = (content.left, content.right)
    sides = [set_group(group, sizes, SIDE_COLUMN, t, none, head=_HEAD) for group in groups]
    below = set_group(content.below, sizes, WIDTH, t, none, side=False, head=_HEAD, gutter=_GUTTER)
    return sides, below


def _rule(content: BlankHouseContent) -> float:
    """Find where the columns start: lower if there are many lines to fill in."""
    lines = max(len(content.fields) - 3, 0)
    return _RULE + lines * _FIELD_PITCH


def _draw_fields(pen: Pen, fields: Sequence[str], t: Type, foot: float) -> None:
    """Draw words with a line to fill in, above the right column."""
    size = t.size(_FIELD)
    left = RIGHT - SIDE_COLUMN
    blocks = [wrap(word, Style.SEMIBOLD, size, SIDE_COLUMN * 0.5, 1.2) for word in fields]
    start = left + max((block.width for block in blocks), default=0.0) + 3.6
    y = KICKER_LINE + 2.8
    for block in blocks:
        pen.block(left, y - block.first_baseline, block)
        if y < foot:
            pen.rule(start, y + 0.4, RIGHT - start, LIGHT)
        y += _FIELD_PITCH + (len(block.lines) - 1) * block.leading
