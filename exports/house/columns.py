"""Lay groups of questions beside the house and under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.fonts import Style
from exports.house.content import QuestionGroup
from exports.house.kept import PITCH, Badges
from exports.house.questions import Question, Sizes, set_question
from exports.pen import Pen
from exports.poster.flow import HEAD_LEAD, Section
from exports.poster.measures import HEAVY, Type
from exports.textfit import Block, wrap

_HEAD_TAIL: Final = 5.6
"""From a group's head to its first question."""
_BETWEEN: Final = 4.6
"""White between two questions, at least."""
GUTTER: Final = 5.0
_MOST_ACROSS: Final = 4


class Group(Struct, frozen=True):
    """A head and its questions, set for one width; `across` of them stand side by side."""

    head: Block
    questions: tuple[Question, ...]
    w: float
    each: float
    across: int = 1
    gutter: float = GUTTER

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.head.lines and not self.questions

    @property
    def head_height(self) -> float:
        """How far below its rule the first question starts."""
        return HEAD_LEAD + self.head.height + _HEAD_TAIL

    @property
    def rows(self) -> list[tuple[Question, ...]]:
        """The questions in rows."""
        step = max(self.across, 1)
        return [self.questions[at : at + step] for at in range(0, len(self.questions), step)]

    @property
    def heights(self) -> list[float]:
        """The height of every row."""
        return [max(one.height for one in row) for row in self.rows]

    @property
    def height(self) -> float:
        """The least height of head and questions."""
        heights = self.heights
        return self.head_height + sum(heights) + _BETWEEN * max(len(heights) - 1, 0)

    def draw_head(self, pen: Pen, x: float, y: float) -> None:
        """Draw the opening rule and the head under it."""
        pen.rule(x, y, self.w, HEAVY)
        pen.block(x, y + HEAD_LEAD, self.head)


def set_group(
    group: QuestionGroup,
    sizes: Sizes,
    w: float,
    t: Type,
    badges: Badges,
    *,
    side: bool = True,
    head: float = 14.0,
    gutter: float = GUTTER,
) -> Group:
    """Set a group for a column beside the house, or across the page under it."""
    count = len(group.questions)
    across = 1 if side or not count else min(count, _MOST_ACROSS)
    if across == _MOST_ACROSS and count > _MOST_ACROSS:
        across = 3
    each = (w - gutter * (across - 1)) / across
    told = wrap(group.head, Style.BOLD, t.size(head), w, 1.2)
    questions = tuple(set_question(one, sizes, each, t, badges) for one in group.questions)
    return Group(told, questions, w, each, across, gutter)


def tops(groups: Sequence[Group], room: float) -> list[list[float]]:
    """Share `room` millimetres under the heads: where every row of every group starts.

    Rows of neighbours stand level where that is possible: at equal distances, else with equal
    white between them; else every group for itself, closest together.
    """
    found = [group.heights for group in groups]
    tallest = _level_rows(groups)
    count = len(tallest)
    if not count:
        return [[] for _ in groups]
    pitch = (room + _BETWEEN) / count
    if max(tallest) + _BETWEEN <= pitch:
        return [[row * pitch for row in range(len(heights))] for heights in found]
    if sum(tallest) + _BETWEEN * (count - 1) <= room:
        level = _spaced(tallest, room)
        return [level[: len(heights)] for heights in found]
    return [_spaced(heights, room) for heights in found]


def _level_rows(groups: Sequence[Group]) -> list[float]:
    """Give the height of every row, if the groups' rows stand level."""
    found = [group.heights for group in groups]
    count = max((len(heights) for heights in found), default=0)
    return [max(heights[row] for heights in found if row < len(heights)) for row in range(count)]


def ruled(groups: Sequence[Group], room: float, most: int) -> list[Group]:
    """Give every question the same number of lines to write on: as many as the room has."""
    for count in range(most, 1, -1):
        tried = [
            replace(group, questions=tuple(one.with_lines(count) for one in group.questions))
            for group in groups
        ]
        rows = _level_rows(tried)
        if sum(rows) + _BETWEEN * max(len(rows) - 1, 0) <= room:
            return tried
    return list(groups)


def _spaced(heights: Sequence[float], room: float) -> list[float]:
    """Give tops with equal white between, that fill the room or more."""
    gaps = max(len(heights) - 1, 1)
    air = max((room - sum(heights)) / gaps, _BETWEEN) if len(heights) > 1 else 0.0
    found: list[float] = []
    y = 0.0
    for height in heights:
        found.append(y)
        y += height + air
    return found


def fitted_group(group: Group, room: float, t: Type, continued: str) -> tuple[Group, list[Section]]:
    """Keep what fits under the head in `room` millimetres; give what goes on, question by question.

    Every row has its share; what a short one leaves over goes to the long ones.
    """
    rows = group.rows
    waiting: list[Section] = []
    kept: list[Question] = []
    shares = _shares(group.heights, room - _BETWEEN * max(len(rows) - 1, 0))
    spare = 0.0
    for row, share in zip(rows, shares, strict=True):
        here: list[Question] = []
        for question in row:
            taken, rest = question.take(share + spare)
            if taken is not None:
                here.append(taken)
            if rest or taken is None:
                waiting.append(question.section(rest, t, continued, begun=taken is not None))
        used = max((one.height for one in here), default=0.0)
        spare = max(share + spare - used, 0.0)
        kept.extend(here)
    return replace(group, questions=tuple(kept)), waiting


def _shares(heights: Sequence[float], room: float) -> list[float]:
    """Share room: who needs less than an equal part leaves the rest to the others."""
    shares = [0.0] * len(heights)
    left, waiting = max(room, 0.0), len(heights)
    for at in sorted(range(len(heights)), key=lambda at: heights[at]):
        shares[at] = min(heights[at], left / waiting)
        left -= shares[at]
        waiting -= 1
    return shares


def draw_group(
    pen: Pen, group: Group, x: float, y: float, starts: Sequence[float], room: float, most: int = 4
) -> None:
    """Draw head and questions; `starts` says where every row stands under the head.

    A question without lines gets up to `most` lines to write on in its share of the room.
    """
    group.draw_head(pen, x, y)
    ends = [*(start - _BETWEEN for start in starts[1:]), room][: len(starts)]
    for row, start, end in zip(group.rows, starts, ends, strict=True):
        left = x
        for question in row:
            told = question.stretched(end - start, most)
            # Neighbours' lines end level, as far as that takes no more than a line.
            lower = min(end - start - told.height, PITCH) if group.across > 1 else 0.0
            told.draw(pen, left, y + group.head_height + start, group.each, max(lower, 0.0))
            left += group.each + group.gutter
