"""Lay what found no room on the poster on further pages, in two columns each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from exports.pen import Pen
from exports.poster.flow import Section
from exports.poster.frame import draw_opening_rule
from exports.poster.measures import COLUMN, MARGIN, SECOND

_BETWEEN: Final = 6.2
_LEVELS: Final = 24


def later_pages(waiting: Sequence[Section], top: float, foot: float) -> list[Pen]:
    """Draw as many pages as the sections need.

    The last one's columns end nearly level, unless a line would have to be cut for that.
    """
    pages: list[Pen] = []
    rest = list(waiting)
    while rest:
        room = foot - top
        columns, left = _columns(rest, room)
        if not left:
            for part in range(3, _LEVELS):
                shorter, over = _columns(rest, room * part / _LEVELS)
                if not over and _items(*shorter) <= _items(*columns):
                    columns = shorter
                    break
            columns = [_with_one_spare(sections, room) for sections in columns]
        pen = Pen()
        for x, sections in zip((MARGIN, SECOND), columns, strict=True):
            if not sections:
                draw_opening_rule(pen, x, top, COLUMN)
            _draw_column(pen, sections, x, top)
        pages.append(pen)
        rest = left
    return pages


def _draw_column(pen: Pen, sections: Sequence[Section], x: float, y: float) -> None:
    for section in sections:
        section.draw_head(pen, x, y)
        y += section.head_height()
        for index, item in enumerate(section.items):
            y += section.gap if index else 0.0
            item.draw(pen, x, y, item.height)
            y += item.height
        y += _BETWEEN


def _items(*columns: Sequence[Section]) -> int:
    """Count the items; there are more of them where some are cut in two."""
    return sum(len(section.items) for column in columns for section in column)


def _with_one_spare(sections: list[Section], room: float) -> list[Section]:
    """Add an empty row to agreements that end here, if there is room for it."""
    for index, section in enumerate(sections):
        spare = section.spare
        if spare is not None:
            grown = section.with_items((*section.items, spare))
            after = [*sections[:index], grown, *sections[index + 1 :]]
            if sum(one.height for one in after) + _BETWEEN * (len(after) - 1) <= room:
                return after
    return sections


def _columns(waiting: Sequence[Section], room: float) -> tuple[list[list[Section]], list[Section]]:
    """Fill two columns of `room` millimetres and give what is left."""
    rest = list(waiting)
    columns: list[list[Section]] = [[], []]
    for placed in columns:
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
    return columns, rest
