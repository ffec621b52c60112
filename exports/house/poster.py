"""Lay out the team's poster: the house, nine questions around it, agreements below."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from exports.content import PosterContent
from exports.fonts import Style
from exports.house.columns import Group, draw_group, fitted_group, set_group, tops
from exports.house.content import HousePosterContent
from exports.house.frame import TITLE, as_poster, bare_frame, with_title
from exports.house.house import draw_house
from exports.house.kept import Badges, badges_for
from exports.house.pages import later_pages
from exports.house.questions import BELOW, SIDE
from exports.paper import Paper
from exports.pen import Pen
from exports.poster.agreements import agreement_section
from exports.poster.flow import Lines, Section
from exports.poster.frame import Frame, draw_frame
from exports.poster.measures import COLUMN, FOOTER_RULE, MARGIN, RIGHT, RULE, SECOND, Type
from exports.textfit import Block, text_width, wrap

SIDE_COLUMN: Final = 97.0
_BESIDE_HOUSE: Final = 5.0
_ROOF_TOP: Final = 13.2
_ABOVE_FOOTER: Final = 3.4
_LEAST_BAND: Final = 62.0
_MOST_BAND: Final = 81.0
"""How high the band under the house may be."""
_ABOVE_BAND: Final = 4.6
_PARKED: Final = 10.5
_ABOVE_PARKED: Final = 3.2
_ROW_GIVE: Final = 2.4
_ROWS_WANTED: Final = 4


class _TableType(Type, frozen=True):
    """Type for the agreements under a house: cells a point smaller, as the columns are narrow."""

    def size(self, points: float) -> float:
        """Give the size for a role of the table."""
        return Type.size(self, 10.5 if points == 11.5 else points)


def house_pages(content: HousePosterContent, paper: Paper) -> list[Pen]:
    """Draw every page of the team's poster in A3 millimetres, with type fit for the paper."""
    t = Type(paper)
    made = bare_frame(content, t)
    foot = FOOTER_RULE - made.lift - _ABOVE_FOOTER
    band = _Band(content, t)
    top = foot - band.height(_sides_need(content, t), foot)
    pen = Pen()
    plan = draw_house(
        pen,
        (
            MARGIN + SIDE_COLUMN + _BESIDE_HOUSE,
            _ROOF_TOP,
            RIGHT - SIDE_COLUMN - _BESIDE_HOUSE,
            top - 1.0,
        ),
        content.house,
        least=t.size(0),
    )
    made = with_title(made, content, plan, TITLE, t)
    waiting = _draw_sides(pen, content, t, RULE + made.shift, top - _ABOVE_BAND)
    waiting += band.draw(pen, top, foot)
    waiting += _overflow(content, made, t)
    pages = [pen, *later_pages(waiting, RULE + made.shift, foot)]
    framed = as_poster(content)
    for number, page in enumerate(pages, start=1):
        draw_frame(page, framed, made, t, number, len(pages))
    return pages


def _sides(content: HousePosterContent, t: Type) -> list[Group]:
    badges = _badges(content, t)
    groups = (content.left, content.right)
    return [set_group(group, SIDE, SIDE_COLUMN, t, badges) for group in groups]


def _badges(content: HousePosterContent, t: Type) -> Badges:
    return badges_for((content.left, content.right, content.below), t)


def _sides_need(content: HousePosterContent, t: Type) -> float:
    """How much height the columns beside the house ask for."""
    return max(group.height for group in _sides(content, t))


def _draw_sides(
    pen: Pen, content: HousePosterContent, t: Type, top: float, foot: float
) -> list[Section]:
    """Draw the questions beside the house; give the lines that found no room."""
    waiting: list[Section] = []
    fitted: list[Group] = []
    room = 0.0
    for group in _sides(content, t):
        room = foot - top - group.head_height
        kept, rest = fitted_group(group, room, t, content.pages.continued)
        fitted.append(kept)
        waiting += rest
    starts = tops(fitted, foot - top - max(group.head_height for group in fitted))
    for group, x, at in zip(fitted, (MARGIN, RIGHT - SIDE_COLUMN), starts, strict=True):
        if not group.empty:
            draw_group(pen, group, x, top, at, foot - top - group.head_height)
    return waiting


class _Band:
    """What stands under the house: the last questions and what is parked, and the agreements."""

    def __init__(self, content: HousePosterContent, t: Type) -> None:
        self._content = content
        self._t = t
        badges = _badges(content, t)
        self._group = set_group(content.below, BELOW, COLUMN, t, badges, side=False)
        self._parked = _parked_block(content, t)
        self._table = agreement_section(_table_content(content), _TableType(t.paper))

    def height(self, sides: float, foot: float) -> float:
        """Choose the band's height: what it needs, within what leaves the house its size."""
        table = self._table
        need = self._group.height
        if self._parked.lines:
            need += _ABOVE_PARKED + self._parked.height
        if table is not None:
            spare = table.spare
            more = max(_ROWS_WANTED - len(table.items), 1)
            need = max(need, table.height + (more * spare.height if spare else 0.0))
        most = _MOST_BAND
        # What the questions beside the house need, the band cannot have.
        most = min(most, max(foot - RULE - _ABOVE_BAND - sides, _LEAST_BAND + 7.0))
        return min(max(need, _LEAST_BAND), most)

    def draw(self, pen: Pen, top: float, foot: float) -> list[Section]:
        """Draw it between two heights; give what found no room."""
        return self._draw_group(pen, top, foot) + self._draw_table(pen, top, foot)

    def _draw_group(self, pen: Pen, top: float, foot: float) -> list[Section]:
        group, t = self._group, self._t
        words = self._content.pages.continued
        parked = _ABOVE_PARKED + self._parked.height if self._parked.lines else 0.0
        room = foot - top - group.head_height
        waiting: list[Section] = []
        if parked and sum(group.heights) + parked > room:
            waiting.append(_parked_section(self._content, t))
            parked = 0.0
        kept, rest = fitted_group(group, room - parked, t, words)
        if not kept.empty:
            (starts,) = tops([kept], room - parked)
            # Rows stand close to their head: what is left over belongs under them.
            starts = starts if len(starts) > 1 else [0.0] * len(starts)
            draw_group(pen, kept, MARGIN, top, starts, room - parked)
        if parked:
            self._draw_parked(pen, foot - self._parked.height)
        return rest + waiting

    def _draw_parked(self, pen: Pen, y: float) -> None:
        """Print what is parked in one paragraph, its head in bold before it."""
        head = self._content.parked_head
        block = self._parked
        pen.rule(MARGIN, y - _ABOVE_PARKED / 2, COLUMN, 0.2)
        if head:
            size = block.size
            wide = text_width(head, Style.BOLD, size)
            pen.text(MARGIN, y + block.first_baseline, head, Style.BOLD, size)
            pen.block(MARGIN + wide + 3.0, y, block)
        else:
            pen.block(MARGIN, y, block)

    def _draw_table(self, pen: Pen, top: float, foot: float) -> list[Section]:
        table = self._table
        if table is None:
            return []
        room = foot - top
        kept, rest = table.take(room) if table.items else (table, None)
        if kept is None:
            return [table]
        spare = kept.spare
        if spare is not None and rest is None:
            while kept.height + spare.height <= room + 0.01:
                kept = kept.with_items((*kept.items, spare))
        kept.draw_head(pen, SECOND, top)
        y = top + kept.head_height()
        give = (room - kept.height) / max(len(kept.items), 1)
        for item in kept.items:
            tall = item.height + min(max(give, 0.0), _ROW_GIVE)
            item.draw(pen, SECOND, y, tall)
            y += tall
        return [rest] if rest is not None else []


def _table_content(content: HousePosterContent) -> PosterContent:
    return replace(
        as_poster(content),
        agreements_head=content.agreements_head,
        agreement_heads=content.agreement_heads,
        agreements=content.agreements,
        follow_up=content.follow_up,
    )


def _parked_block(content: HousePosterContent, t: Type) -> Block:
    size = t.size(_PARKED)
    told = " · ".join(line for line in content.parked if line.strip())
    head = text_width(content.parked_head, Style.BOLD, size) + 3.0 if content.parked_head else 0.0
    return wrap(told, Style.REGULAR, size, max(COLUMN - head, 60.0))


def _parked_section(content: HousePosterContent, t: Type) -> Section:
    size = t.size(12.5)
    items = tuple(
        Lines(block)
        for line in content.parked
        if (block := wrap(line, Style.REGULAR, size, COLUMN)).lines
    )
    return Section(content.parked_head, items, t, 1.6, continued=content.pages.continued)


def _overflow(content: HousePosterContent, made: Frame, t: Type) -> list[Section]:
    words = content.pages.continued
    return [
        Section("", (Lines(block.rewrapped(COLUMN)),), t, continued=words, goes_on=True)
        for block in made.overflow
    ]
