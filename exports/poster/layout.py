"""Lay a poster out: the first page's two columns, then as many pages as the words need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from exports.content import PosterContent
from exports.paper import Paper
from exports.pen import Pen
from exports.poster.agreements import agreement_section
from exports.poster.cards import card_section
from exports.poster.field import draw_field
from exports.poster.flow import Item, Lines, Section
from exports.poster.frame import Frame, draw_frame, draw_opening_rule, frame
from exports.poster.key import draw_key
from exports.poster.lines import draw_notes, gap_items, insight_section
from exports.poster.measures import COLUMN, MARGIN, RULE, SECOND, TOP, Type

_BETWEEN: Final = 6.2
"""From a section's end to the next one's rule."""
_MOST_BETWEEN: Final = 5.0
"""What that may grow by to fill a column."""
_UNDER_FIELD: Final = 3.0
_UNDER_KEY: Final = 4.6
_BELOW_FOOT: Final = 3.6
"""How far words under the field may run below the foot of a column; the footer is still clear."""
_MOST_LOWER: Final = 14.0
_ROWS_WANTED: Final = 5
_TIGHT: Final = 2.0
"""How much less air sections and items have, if that saves a page."""


def poster_pages(content: PosterContent, paper: Paper) -> list[Pen]:
    """Draw every page of a poster in A3 millimetres, with type fit for the paper."""
    t = Type(paper)
    made = frame(content, t)
    first = Pen()
    waiting = _left_column(first, content, made, t)
    waiting += _right_column(first, content, made, t)
    waiting += [
        Section(
            "",
            (Lines(block.rewrapped(COLUMN)),),
            t,
            goes_on=True,
            continued=content.pages.continued,
        )
        for block in made.overflow
    ]
    pages = [first]
    while waiting:
        pen = Pen()
        waiting = _later_page(pen, made, waiting)
        pages.append(pen)
    for number, pen in enumerate(pages, start=1):
        draw_frame(pen, content, made, t, number, len(pages))
    return pages


def _left_column(pen: Pen, content: PosterContent, made: Frame, t: Type) -> list[Section]:
    """Draw field, key and gaps; give the gaps that found no room."""
    top = TOP + made.shift
    draw_opening_rule(pen, MARGIN, RULE + made.shift, COLUMN)
    key = draw_key(Pen(), content, MARGIN, 0.0, COLUMN, t)
    under = _UNDER_FIELD + key + (_UNDER_KEY if key else 1.0)
    column = made.foot - RULE - made.shift
    items = list(gap_items(content, t, column * 0.4))
    gap = 3.0
    last = made.foot + _BELOW_FOOT
    need = under + sum(item.height for item in items) + gap * max(len(items) - 1, 0)
    lack = top + COLUMN + need - last
    # A field a little less high than wide beats a second page for one line.
    bottom = top + COLUMN - (lack if 0 < lack <= _MOST_LOWER else 0.0)
    draw_field(pen, content, (MARGIN, top, MARGIN + COLUMN, bottom), t)
    draw_key(pen, content, MARGIN, bottom + _UNDER_FIELD, COLUMN, t)
    y = bottom + under
    if not items:
        draw_notes(pen, content.notes_head, MARGIN, y, made.foot, t)
        return []
    drawn = 0
    while items and y + items[0].height <= last + 0.01:
        item = items.pop(0)
        item.draw(pen, MARGIN, y, item.height)
        y += item.height + gap
        drawn += 1
    if not items:
        return []
    if not drawn:
        draw_notes(pen, content.notes_head, MARGIN, y, made.foot, t)
    words = content.pages.continued
    return [Section(content.gaps_head, tuple(items), t, gap, continued=words, goes_on=drawn > 0)]


def _right_column(pen: Pen, content: PosterContent, made: Frame, t: Type) -> list[Section]:
    """Draw insights, cards and agreements; give what goes on on the next page."""
    found = (insight_section(content, t), card_section(content, t), agreement_section(content, t))
    sections = [section for section in found if section is not None]
    top = RULE + made.shift
    room = made.foot - top
    placed, rest = _share(sections, room)
    if rest:
        tight = [replace(section, gap=min(section.gap, _TIGHT)) for section in sections]
        if _total(tight) <= room:
            placed, rest = tight, []
    placed = _filled(placed, room, at_least=0 if rest else 1)
    _draw_column(pen, placed, SECOND, top, room, fill=True)
    if not placed:
        draw_opening_rule(pen, SECOND, top, COLUMN)
    return rest


def _total(sections: Sequence[Section]) -> float:
    return sum(section.height for section in sections) + _BETWEEN * max(len(sections) - 1, 0)


def _share(sections: list[Section], room: float) -> tuple[list[Section], list[Section]]:
    """Put all sections in one column, or the beginning of each where they are too long.

    Later sections keep room for their first rows, unless those are very tall themselves.
    """
    if _total(sections) <= room:
        return sections, []
    reserves = [min(section.least(section.first_rows), room * 0.31) for section in sections]
    placed: list[Section] = []
    rest: list[Section] = []
    used = 0.0
    for index, section in enumerate(sections):
        later = sum(reserve + _BETWEEN for reserve in reserves[index + 1 :])
        begin = used + (_BETWEEN if placed else 0.0)
        taken, left = section.take(max(room - begin - later, 0.0))
        if taken is not None:
            placed.append(taken)
            used = begin + taken.height
        if left is not None:
            rest.append(left)
    return placed, rest


def _filled(sections: list[Section], room: float, at_least: int) -> list[Section]:
    """Fill the room that is left with empty rows: the poster lives on."""
    done = list(sections)
    for index, section in enumerate(done):
        spare = section.spare
        if spare is None:
            continue
        rows = list(section.items)
        added = 0
        while True:
            grown = replace(section, items=(*rows, spare))
            after = [*done[:index], grown, *done[index + 1 :]]
            slack = room - _total(after)
            if slack < 0:
                break
            enough = len(rows) >= _ROWS_WANTED and added >= at_least
            if enough and (slack < _elastic(after) or len(rows) >= section.most_spare):
                break
            rows.append(spare)
            added += 1
        done[index] = replace(section, items=tuple(rows))
    return done


def _elastic(sections: Sequence[Section]) -> float:
    """How much a column can grow by opening its gaps and rows."""
    total = _MOST_BETWEEN * max(len(sections) - 1, 0)
    for section in sections:
        total += section.give * max(len(section.items) - 1, 0)
        total += section.row_give * len(section.items)
    return total


def _draw_column(
    pen: Pen, sections: Sequence[Section], x: float, top: float, room: float, *, fill: bool
) -> None:
    """Draw sections under one another, opened up so that they end at the column's foot."""
    elastic = _elastic(sections)
    slack = max(room - _total(sections), 0.0)
    # Empty rows have filled a column that takes them, so what is left is little.
    most = 3.0 if any(section.spare for section in sections) else 1.35
    share = min(slack / elastic, most) if fill and elastic else 0.0
    y = top
    for section in sections:
        section.draw_head(pen, x, y)
        y += section.head_height()
        for index, item in enumerate(section.items):
            if index:
                y += section.gap + section.give * share
            tall = item.height + section.row_give * share
            item.draw(pen, x, y, tall)
            y += tall
        y += _BETWEEN + _MOST_BETWEEN * share


def _later_page(pen: Pen, made: Frame, waiting: list[Section]) -> list[Section]:
    """Draw a further page, two columns of what goes on, and give what is still left."""
    top = RULE + made.shift
    room = made.foot - top
    columns, rest = _two_columns(waiting, room)
    if not rest:
        # The last page: as short as it can be, so that its columns end nearly level.
        for part in range(3, 20):
            shorter, over = _two_columns(waiting, room * part / 20)
            if not over:
                columns = shorter
                break
        columns[-1] = _with_one_spare(columns[-1], room)
        if not columns[-1]:
            columns[0] = _with_one_spare(columns[0], room)
    for x, placed in zip((MARGIN, SECOND), columns, strict=True):
        _draw_column(pen, placed, x, top, room, fill=False)
        if not placed:
            draw_opening_rule(pen, x, top, COLUMN)
    return rest


def _two_columns(
    waiting: Sequence[Section], room: float
) -> tuple[list[list[Section]], list[Section]]:
    """Put sections in two columns of `room` millimetres; give what does not fit as well."""
    rest = list(waiting)
    columns: list[list[Section]] = []
    for _ in range(2):
        placed: list[Section] = []
        used = 0.0
        while rest:
            begin = used + (_BETWEEN if placed else 0.0)
            taken, left = rest[0].take(max(room - begin, 0.0), fresh=not placed)
            if taken is None:
                break
            placed.append(taken)
            used = begin + taken.height
            if left is not None:
                rest[0] = left
                break
            rest.pop(0)
        columns.append(placed)
    return columns, rest


def _with_one_spare(placed: list[Section], room: float) -> list[Section]:
    """Add an empty row to agreements that end here, if there is room for it."""
    for index, section in enumerate(placed):
        spare: Item | None = section.spare
        if spare is not None:
            grown = replace(section, items=(*section.items, spare))
            after = [*placed[:index], grown, *placed[index + 1 :]]
            if _total(after) <= room:
                return after
    return placed
