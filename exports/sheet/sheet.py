"""Lay a talk sheet out: on one page if it can be, with as much room to write as there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from exports.fonts import Style
from exports.house.content import HouseContent
from exports.house.house import draw_house
from exports.house.plan import APEX, Box
from exports.pen import Pen
from exports.sheet.agreements import TableHead
from exports.sheet.content import SheetContent
from exports.sheet.page import MARGIN, RIGHT, WIDTH, Band, band, draw_band, page_label
from exports.sheet.parts import Head, Part, Slot
from exports.sheet.rows import Paragraph, Stack, stack
from exports.sheet.units import Loose, Rest, Section, Unit, units, unruled
from exports.textfit import Block, wrap

_HOUSE: Final = 65.0
_MOST_HOUSE: Final = 76.0
_HOUSE_TOP: Final = 4.0
_UNDER_HOUSE: Final = 4.0
_MOST_UNDER_HOUSE: Final = 52.0
_BESIDE: Final = WIDTH - _HOUSE - 8.0
"""How wide a section beside the house is."""
_OVERRUN: Final = 16.0
"""How far the first section may reach below the house before it is cut."""
_UNDER_BESIDE: Final = 1.6
_MOST_APART: Final = 11.0
"""How much wider apart numbered lines beside the house may stand."""
_GAP: Final = 5.4
_MOST_GAP: Final = 5.0
"""What a gap between units may grow by to fill a page."""
_TALL: Final = 60.0
_WORTH: Final = 24.0
_FEWER, _MORE, _MORE_LATER = -8, 8, 2
_EPSILON: Final = 0.01


Drawing = Callable[[Pen, float, float], None]
"""What fills a page of its own: the pen, and where it may begin and must end, in millimetres."""


def sheet_pages(
    content: SheetContent, drawings: Sequence[Drawing] = (), first: Drawing | None = None
) -> list[Pen]:
    """Draw every page of a talk sheet in millimetres of upright A4; drawings have their own.

    `first` fills the page under the title, and the sections begin on the next.
    """
    words = content.pages
    made = band(
        content.kicker, content.title, content.facts, content.footer, page_label(words, 88, 88)
    )
    house = _house(content, made.rule)
    under = house.overflow if house is not None else _loose(content)
    loose = [Loose(block) for block in (*made.overflow, *under)]
    laid = _fullest(_Given(made, house, units(content), loose, 0 if first is None else 1))
    pens = [Pen() for _ in (*laid.pages, *drawings)]
    if house is not None:
        house.draw(pens[0])
    if first is not None:
        first(pens[0], made.rule, made.foot)
    for draw, pen in zip(drawings, pens[len(laid.pages) :], strict=True):
        draw(pen, made.later_rule, made.foot)
    filled = [*laid.pages, *([] for _ in drawings)]
    for page, (pen, placed) in enumerate(zip(pens, filled, strict=True), start=1):
        share = _share(placed, made.foot) if page == 1 else 0.0
        for one in placed:
            one.part.draw(pen, one.x, one.y + one.gaps * share)
        draw_band(pen, made, words, page, len(pens))
    return pens


class _House(Struct, frozen=True):
    """The house at the right, and the words under it."""

    house: HouseContent
    box: Box
    words: Stack
    overflow: tuple[Block, ...]

    @property
    def foot(self) -> float:
        """Where the words under the house end."""
        below = _UNDER_HOUSE + self.words.height if self.words.paragraphs else 1.0
        return self.box[3] + below

    def draw(self, pen: Pen) -> None:
        """Draw house and words."""
        draw_house(pen, self.box, self.house, mini=True)
        self.words.draw(pen, self.box[0], self.box[3] + _UNDER_HOUSE)


def _house(content: SheetContent, rule: float) -> _House | None:
    if content.house is None or not content.house.floors:
        return None
    left, top = RIGHT - _HOUSE, rule + _HOUSE_TOP
    # A house stands on its box's foot; the box is made as tall as the house is.
    plan = draw_house(Pen(), (left, top, RIGHT, top + _MOST_HOUSE), content.house, mini=True)
    foot = top + _MOST_HOUSE - (plan.y(APEX) - top)
    small, large = (Style.REGULAR, 9.5), (Style.MEDIUM, 11.5)
    told = [
        Paragraph(wrap(line, *(large if at else small), _HOUSE, 1.28), 2.4)
        for at, line in enumerate(content.house_lines)
    ]
    fit = next((n for n in range(len(told), 0, -1) if _fits_under(told[:n])), 0)
    overflow = tuple(one.block for one in told[fit:])
    return _House(content.house, (left, top, RIGHT, foot), stack(*told[:fit]), overflow)


def _fits_under(told: Sequence[Paragraph]) -> bool:
    return stack(*told).height <= _MOST_UNDER_HOUSE


def _loose(content: SheetContent) -> tuple[Block, ...]:
    """Set the words that would stand under a house, where there is none."""
    return tuple(wrap(line, Style.MEDIUM, 11.5, WIDTH) for line in content.house_lines if line)


class _Placed(Struct, frozen=True):
    """A part at its place, and how many gaps that may grow lie above it."""

    part: Part
    x: float
    y: float
    gaps: int


def _share(placed: Sequence[_Placed], foot: float) -> float:
    """How much every gap of a page grows, so that the page ends at its foot."""
    gaps = max((one.gaps for one in placed), default=0)
    low = max((one.y + one.part.height for one in placed), default=foot)
    return min(max(foot - low, 0.0) / gaps, _MOST_GAP) if gaps else 0.0


class _Given(Struct, frozen=True):
    """What is to be laid: `loose` are words that found no room in the title or under the house.

    So many pages before are `full`.
    """

    made: Band
    house: _House | None
    units: Sequence[Unit]
    loose: Sequence[Unit]
    full: int = 0


class _Laid:
    """Pages of parts, where every unit has `level` more lines to write on than it asks.

    `more` adds to that unit by unit.
    """

    def __init__(self, given: _Given, level: int, more: Sequence[int] = ()) -> None:
        self.pages: list[list[_Placed]] = [[]]
        self.dropped = 0
        self._made = given.made
        self._y = given.made.rule
        self._top = True
        self._gaps = 0
        for _ in range(given.full):
            self._new_page()
        waiting = list(given.units)
        if given.house is not None:
            waiting = self._beside(waiting, given.house, level)
        begun = [waiting.pop(0)] if waiting and isinstance(waiting[0], Rest) else []
        flowing = [*begun, *given.loose, *waiting]
        self.count = len(flowing)
        for index, unit in enumerate(flowing):
            self._flow(unit, level + (more[index] if index < len(more) else 0))

    def worse(self, other: _Laid) -> bool:
        """Whether this takes more pages than the other, or leaves out more lines."""
        return len(self.pages) > len(other.pages) or self.dropped > other.dropped

    @property
    def _room(self) -> float:
        return self._made.foot - self._y

    def _place(self, part: Part) -> None:
        shown = unruled(part) if self._top else part
        self.pages[-1].append(_Placed(shown, MARGIN, self._y, self._gaps))
        self._y += part.height
        self._top = False

    def _new_page(self) -> None:
        self.pages.append([])
        self._y = self._made.later_rule
        self._top = True
        self._gaps = 0

    def _flow(self, unit: Unit, extra: int) -> None:
        """Place a unit, over as many pages as it takes."""
        parts = unit.parts(WIDTH, extra)
        foot = unit.foot
        reserve = foot.height if foot is not None else 0.0
        gap = 0.0 if self._top else _UNDER_BESIDE if isinstance(unit, Rest) else _GAP
        begun = False
        while parts:
            lead = _lead(parts)
            tail = parts[lead] if lead < len(parts) else None
            over = sum(part.height for part in parts[:lead])
            room = self._room - gap - over - reserve
            if tail is None or tail.height <= room + _EPSILON:
                self._open(gap)
                for part in parts[: lead + 1]:
                    self._place(part)
                parts, gap, begun = parts[lead + 1 :], 0.0, True
                continue
            if tail.optional and not lead:
                self.dropped += 1
                parts = parts[1:]
                continue
            cut = None
            if self._top or (tail.height > _TALL and room > _WORTH):
                cut = tail.split(room)
            if cut is not None:
                self._open(gap)
                for part in (*parts[:lead], cut[0]):
                    self._place(part)
                parts, begun = [cut[1], *parts[lead + 1 :]], True
            elif self._top:
                # All that is taller than a page can be cut; should it not, it is not left out.
                for part in parts[: lead + 1]:
                    self._place(part)
                parts, gap, begun = parts[lead + 1 :], 0.0, True
                continue
            if begun:
                parts = [*unit.continued(), *parts[lead if cut is None else 0 :]]
            self._new_page()
            gap = 0.0
        if foot is not None:
            self._place(foot)

    def _open(self, gap: float) -> None:
        if gap:
            self._y += gap
            self._gaps += 1

    def _beside(self, waiting: list[Unit], house: _House, extra: int) -> list[Unit]:
        """Place the first sections beside the house, and give what goes on under it."""
        room = house.foot - self._y
        tight = min(extra, 0)
        taken: list[Section] = []
        for unit in waiting:
            if not isinstance(unit, Section):
                break
            over = 0.0 if taken else _OVERRUN
            if _height(_column([*taken, unit], tight * (len(taken) + 1))) > room + over:
                break
            taken.append(unit)
        left = waiting[len(taken) :]
        if taken:
            self._spread(taken, room, tight)
        elif left and isinstance(left[0], Section):
            here, rest = _cut(left[0].parts(_BESIDE, _FEWER), room)
            self._place_column(here)
            left[0] = Rest(tuple(rest), left[0])
        self._y = max(self._y, house.foot)
        self._top = False
        return left

    def _spread(self, taken: Sequence[Section], room: float, tight: int) -> None:
        """Place sections with as many lines to write on as fit, numbered ones wider apart."""
        count = len(taken)
        parts = _column(taken, tight * count)
        for level in range(tight * count + 1, _MORE * count + 1):
            more = _column(taken, level)
            if _height(more) > room:
                break
            parts = more
        slots = sum(isinstance(part, Slot) for part in parts)
        spare = max(room - _height(parts), 0.0)
        numbered = taken[-1].section.numbered and slots
        self._place_column(parts, min(spare / slots, _MOST_APART) if numbered else 0.0)

    def _place_column(self, parts: Sequence[Part], apart: float = 0.0) -> None:
        for part in parts:
            if not isinstance(part, Gap):
                self._place(part)
                self._y += apart if isinstance(part, Slot) else 0.0
            else:
                self._y += part.height


class Gap(Part, frozen=True):
    """The air between two sections."""

    height: float = _GAP


def _column(sections: Sequence[Section], level: int) -> list[Part]:
    """Set sections under one another beside the house; lines are dealt out one by one."""
    parts: list[Part] = []
    for index, section in enumerate(sections):
        parts += [Gap()] if index else []
        parts += section.parts(_BESIDE, (level + len(sections) - 1 - index) // len(sections))
    return parts


def _lead(parts: Sequence[Part]) -> int:
    """How many heads stand before the first part that says something."""
    return next(
        (index for index, part in enumerate(parts) if not isinstance(part, Head | TableHead)),
        len(parts),
    )


def _height(parts: Sequence[Part]) -> float:
    return sum(part.height for part in parts)


def _cut(parts: Sequence[Part], room: float) -> tuple[list[Part], list[Part]]:
    """Take the parts that fit in `room` millimetres, and the beginning of a long one."""
    here: list[Part] = []
    rest = list(parts)
    while rest and rest[0].height <= room:
        room -= rest[0].height
        here.append(rest.pop(0))
    if rest and (rest[0].height > _TALL or _lead(here) == len(here)):
        cut = rest[0].split(room)
        if cut is not None:
            here.append(cut[0])
            rest[0] = cut[1]
    return here, rest


def _fullest(given: _Given) -> _Laid:
    """Lay the sheet on as few pages as can be, with as many lines to write on as fit on them."""
    best = _Laid(given, _FEWER)
    most = _MORE if len(best.pages) == 1 + given.full else _MORE_LATER
    level = _FEWER
    for higher in range(most, _FEWER, -1):
        laid = _Laid(given, higher)
        if not laid.worse(best):
            best, level = laid, higher
            break
    # What all cannot have, some still can.
    more = [0] * best.count
    growing = list(range(best.count))
    while growing:
        for index in tuple(growing):
            more[index] += 1
            laid = _Laid(given, level, more)
            if laid.worse(best) or level + more[index] > most:
                more[index] -= 1
                growing.remove(index)
            else:
                best = laid
    return best
