"""Set a question: its number, its text, and the lines kept there, or lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.fonts import Style
from exports.house.content import QuestionContent
from exports.house.kept import PITCH, UNDER_LINES, Badges, Dots, Kept, kept_lines
from exports.palette import BLACK, DOTS
from exports.pen import Pen
from exports.poster.flow import Item, Section
from exports.poster.measures import COLUMN, Type
from exports.shaping import ink_of
from exports.textfit import CAP_HEIGHT, MM, Block, wrap

NUMBER: Final = Style.EXTRABOLD
_BETWEEN: Final = 1.2
_UNDER_TEXT: Final = 1.5
_ARROW: Final = 4.0
_EMPTY_LINES: Final = 2
_TIME: Final = 10.0


class Sizes(Struct, frozen=True):
    """Points of number, question and kept line, and the millimetres left of the text."""

    number: float
    text: float
    line: float
    indent: float


SIDE: Final = Sizes(34.0, 15.0, 12.5, 13.2)
BELOW: Final = Sizes(34.0, 14.0, 11.5, 13.2)
BLANKS: Final = (
    Sizes(46.0, 20.0, 12.5, 18.0),
    Sizes(40.0, 17.5, 12.5, 16.0),
    Sizes(34.0, 15.0, 12.5, 13.2),
)
"""On the blank poster, best first: long questions take the next."""


class Question(Struct, frozen=True):
    """A question set for one width; `more` says that its lines go on on a further page."""

    said: QuestionContent
    number: Block
    text: Block
    time: Block
    indent: float
    kept: tuple[Kept, ...]
    empty: int
    more: bool = False

    @property
    def _number_drop(self) -> float:
        """How far the number's baseline lies below the top: its head is level with the text's."""
        cap = CAP_HEIGHT * MM
        return self._cap_top + cap * self.number.size

    @property
    def _cap_top(self) -> float:
        """How far the capitals of the first line lie below the top."""
        first = self.text if self.text.lines else self.number
        return max(first.first_baseline - CAP_HEIGHT * MM * first.size, 0.0)

    @property
    def head_height(self) -> float:
        """The height of number and text."""
        side = self._number_drop + 0.6 if self.number.lines else 0.0
        if self.time.lines:
            side += self.time.height + 0.8
        return max(self.text.height, side)

    @property
    def height(self) -> float:
        """The height of everything."""
        # Short lines may stand beside the number's foot.
        text = self.text.height
        body = sum(one.height + _BETWEEN for one in self.kept)
        body += _ARROW if self.more else 0.0
        if self.empty:
            body += self.empty * PITCH + UNDER_LINES
        return max(text + (_UNDER_TEXT if body else 0.0) + body, self.head_height)

    def draw(self, pen: Pen, x: float, y: float, w: float, lower: float = 0.0) -> None:
        """Draw it with its top left corner at x, y; lines to write on stand `lower` if asked."""
        if self.number.lines:
            ink = ink_of(self.number.lines[0])
            hang = (ink[0] if ink else 0.0) / 1000 * self.number.size * MM
            line = y + self._number_drop
            pen.line(x - hang, line, self.number.lines[0], self.number.size)
            pen.block(x, line + 1.4, self.time)
        left = x + self.indent
        pen.block(left, y, self.text)
        y += self.text.height + _UNDER_TEXT
        for one in self.kept:
            one.draw(pen, left, y, one.height)
            y += one.height + _BETWEEN
        if self.more:
            _draw_on(pen, left, y + 1.2)
        for index in range(self.empty):
            pen.writing_line(left, y + lower + (index + 1) * PITCH, w - self.indent, DOTS)

    def with_lines(self, count: int) -> Question:
        """Give it so many lines to write on, if it has such lines."""
        return replace(self, empty=count) if self.empty else self

    def stretched(self, room: float, most: int) -> Question:
        """Give as many lines to write on as fit in `room` millimetres, if there are such lines."""
        if not self.empty:
            return self
        left = room - self.text.height - _UNDER_TEXT - UNDER_LINES
        return replace(self, empty=max(self.empty, min(int(left / PITCH + 0.001), most)))

    def take(self, room: float) -> tuple[Question | None, tuple[Kept, ...]]:
        """Keep what fits in `room` millimetres and give the lines that do not."""
        if self.height <= room + 0.01:
            return self, ()
        if not self.kept:
            fewer = replace(self, empty=1).stretched(room, self.empty)
            return (fewer, ()) if fewer.height <= room else (None, ())
        if self.head_height > room:
            return None, self.kept
        left = room - self.text.height - _UNDER_TEXT - _ARROW
        taken: list[Kept] = []
        rest = list(self.kept)
        while rest and rest[0].height + _BETWEEN <= left:
            left -= rest[0].height + _BETWEEN
            taken.append(rest.pop(0))
        if rest and (not taken or left > 3.5 * rest[0].block.leading):
            parts = rest[0].split(left - _BETWEEN)
            if parts is not None:
                taken.append(parts[0])
                rest[0] = parts[1]
        return replace(self, kept=tuple(taken), more=True), tuple(rest)

    def section(self, rest: Sequence[Kept], t: Type, continued: str, *, begun: bool) -> Section:
        """Give the section of a later page in which the rest of the lines stands."""
        number = f"{self.said.number}. " if self.said.number.strip() else ""
        told = number + self.said.text
        items: tuple[Item, ...] = tuple(one.rewrapped(COLUMN) for one in rest)
        if not items:
            items = (Dots(max(self.empty, _EMPTY_LINES)),)
        return Section(told, items, t, 1.6, give=2.0, continued=continued, goes_on=begun)


def _draw_on(pen: Pen, x: float, y: float) -> None:
    """Draw a small arrow: it goes on on a further page."""
    pen.rule(x, y, 4.2, 0.35)
    pen.path(
        (("M", x + 5.6, y), ("L", x + 3.6, y - 0.9), ("L", x + 3.6, y + 0.9), ("Z",)), fill=BLACK
    )


def balanced(text: str, size: float, measure: float) -> Block:
    """Wrap a question so that its lines are about as long: no more of them, but none very short."""
    best = wrap(text, Style.BOLD, size, measure, 1.18)
    count = len(best.lines)
    if not 1 < count <= 6:
        return best
    low, high = measure / 2, measure
    for _ in range(6):
        middle = (low + high) / 2
        tried = wrap(text, Style.BOLD, size, middle, 1.18)
        if len(tried.lines) <= count and not any(tried.broken):
            best, high = tried, middle
        else:
            low = middle
    return best


def set_question(
    said: QuestionContent, sizes: Sizes, w: float, t: Type, badges: Badges
) -> Question:
    """Set a question in a width; without kept lines it gets lines to write on."""
    points = t.size(sizes.number)
    number = wrap(said.number, NUMBER, points, w * 0.4, 1.1)
    indent = max(sizes.indent, number.width + 3.0) if number.lines else 0.0
    text = balanced(said.text, t.size(sizes.text), w - indent)
    time = wrap(said.time, Style.REGULAR, t.size(_TIME), max(indent - 1.6, 8.0), 1.15)
    kept = kept_lines(said.lines, t.size(sizes.line), w - indent, badges)
    return Question(said, number, text, time, indent, kept, 0 if kept else _EMPTY_LINES)
