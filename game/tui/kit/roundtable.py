"""A question on a round table with the people who answer it aloud; the table's edge is the clock.

People are outlines until they were heard, then full. The edge wears down clockwise from twelve
o'clock, ``━`` becoming ``─``. Below stand the lines that were kept, or a hint for the coach.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.palette import HUES
from game.tui.kit.rail import draw_token
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.tokens import silhouette

ROOMY: Final = (100, 30)
"""From here on silhouettes bear names and the table is higher."""
_TEXT: Final = 74
_HEAVY: Final = "━┃┏┓┛┗"
_LIGHT: Final = "─│┌┐┘└"
_FOOT: Final = 2
"""Rows under the people from which on there is a gap above what stands there."""


class SeatArt(Struct, frozen=True):
    """One person: ``heard`` fills the silhouette, ``active`` is who has the word."""

    shape: int
    initials: str
    name: str
    state: str = ""
    digit: str = ""
    heard: bool = False
    active: bool = False


class AsideArt(Struct, frozen=True):
    """A card under the table: a head with something muted after it, a key at the right, a text."""

    head: str
    text: str
    note: str = ""
    key: str = ""


class RoundPicture(Struct, frozen=True):
    """The question, who sits round it, and how much of its time is gone (``worn``, 0 to 1).

    ``tag`` stands in the edge, in the colour of a zone when ``hue`` names one. ``lines`` were kept
    by the table, the newest last; an ``aside`` goes before them.
    """

    question: str = ""
    more: str = ""
    tag: str = ""
    hue: str = ""
    people: tuple[SeatArt, ...] = ()
    worn: float = 0.0
    lines: tuple[str, ...] = ()
    aside: AsideArt | None = None


class _Plan(NamedTuple):
    """A table in cells, and where the rows under the people start."""

    x: int
    y: int
    w: int
    h: int
    token: tuple[int, int]
    foot: int
    foot_h: int


class RoundTable(Painted[RoundPicture]):
    """The table; it owns nothing but how far back one reads in the lines under it."""

    DEFAULT_CSS = "RoundTable { width: 1fr; height: 1fr; }"

    def __init__(
        self,
        picture: RoundPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or RoundPicture(), name=name, id=id, classes=classes)
        self._back = 0
        self._told: tuple[str, ...] = ()

    # ------------------------------------------------------------------------------------- reading

    @property
    def overflows(self) -> bool:
        """Tell whether not all lines fit under the table."""
        return self._hidden() > 0

    def read(self, by: int) -> None:
        """Go back in the lines (up, negative) or on again."""
        before = self._back
        self._back = min(max(before - by, 0), self._hidden())
        if self._back != before:
            self.repaint()

    def _hidden(self) -> int:
        cells = self._plan(self.size.width, self.size.height)
        rows = _rows(self.picture.lines, cells)
        return max(0, len(rows) - cells.foot_h) if self.picture.aside is None else 0

    # ------------------------------------------------------------------------------------- drawing

    def _plan(self, w: int, h: int) -> _Plan:
        """Set out the table: what its words need, then the people, the rest goes below."""
        roomy = w >= ROOMY[0] and h >= ROOMY[1]
        token = (12, 6) if roomy else (6, 3)
        margin = 4 if roomy else min(2, w // 20)
        inner = w - 2 * margin
        asked, more = _words(self.picture, inner)
        needed = len(asked) + (len(more) + 1 if more else 0)
        spare = h - 2 * token[1]
        high = max(min(21, spare - 10) if roomy else 9, needed + (8 if roomy else 4))
        high = max(3, min(high, spare))
        top = min(2 if roomy else 1, spare - high)
        foot = top + 2 * token[1] + high
        foot += 1 if h - foot > _FOOT else 0
        return _Plan(margin, top + token[1], inner, high, token, foot, h - foot)

    def paint(self, canvas: Canvas) -> None:
        """Draw the table, its people, and what stands below."""
        picture = self.picture
        if picture.lines != self._told:
            self._told, self._back = picture.lines, 0
        cells = self._plan(canvas.width, canvas.height)
        canvas.fill(cells.x, cells.y, cells.w, cells.h, "surface")
        _edge(canvas, cells, picture.worn)
        _tag(canvas, cells, picture)
        _question(canvas, cells, picture)
        above = (len(picture.people) + 1) // 2
        rows = ((picture.people[:above], -cells.token[1]), (picture.people[above:], cells.h))
        for people, away in rows:
            _seat(canvas, cells, people, cells.y + away)
        if picture.aside is not None:
            _aside(canvas, cells, picture.aside)
        else:
            self._lines(canvas, cells)

    def _lines(self, canvas: Canvas, cells: _Plan) -> None:
        rows = _rows(self.picture.lines, cells)
        hidden = max(0, len(rows) - cells.foot_h)
        first = hidden - min(self._back, hidden)
        for number, row in enumerate(rows[first : first + cells.foot_h]):
            canvas.text(cells.x, cells.foot + number, row)
        edge = cells.x + cells.w - 1
        if first:
            canvas.text(edge, cells.foot, "▲", "muted")
        if first < hidden:
            canvas.text(edge, cells.foot + cells.foot_h - 1, "▼", "muted")


def _rows(lines: tuple[str, ...], cells: _Plan) -> list[str]:
    """Break the kept lines, each behind a dash."""
    out = []
    for line in lines:
        first, *rest = wrap(line, min(cells.w - 4, _TEXT))
        out += [f"– {first}", *(f"  {row}" for row in rest)]
    return out


def _words(picture: RoundPicture, inner: int) -> tuple[list[str], list[str]]:
    """Break the question and what goes with it, with room at both sides."""
    room = max(8, min(inner - 4, _TEXT))
    return _even(picture.question, room), _even(picture.more, room)


@lru_cache(64)
def _even(text: str, room: int) -> list[str]:
    """Break a text into as few lines as will do, of about the same length."""
    if not text:
        return []
    fewest = len(wrap(text, room))
    narrow = next(cells for cells in range(min(room, 8), room + 1) if _fits(text, cells, fewest))
    return wrap(text, narrow)


def _fits(text: str, cells: int, lines: int) -> bool:
    return len(wrap(text, cells)) <= lines


def _question(canvas: Canvas, cells: _Plan, picture: RoundPicture) -> None:
    """Write in the middle; what goes with the question gives way before the question does."""
    asked, more = _words(picture, cells.w)
    room = cells.h - 2
    if len(asked) + 1 + len(more) > room:
        more = more[: max(0, room - len(asked) - 1)]
    if len(asked) > room:
        asked = [*asked[: room - 1], shorten(" ".join(asked[room - 1 :]), cells.w - 4)]
    rows = [(row, True) for row in asked] + [("", False)] * bool(more)
    rows += [(row, False) for row in more]
    y = cells.y + (cells.h - len(rows)) // 2
    for number, (row, bold) in enumerate(rows):
        x = cells.x + (cells.w - width(row)) // 2
        canvas.text(x, y + number, row, "foreground", "surface", bold=bold)


def _edge(canvas: Canvas, cells: _Plan, worn: float) -> None:
    """Draw the edge clockwise from twelve o'clock, worn as far as time has gone.

    A cell is twice as high as wide, so the sides count double.
    """
    left, right = cells.x, cells.x + cells.w - 1
    top, bottom = cells.y, cells.y + cells.h - 1
    middle = cells.x + cells.w // 2
    sides = range(top + 1, bottom)
    way: list[tuple[int, int, int]] = [(x, top, 0) for x in range(middle, right)]
    way += [(right, top, 3), *((right, y, 1) for y in sides), (right, bottom, 4)]
    way += [(x, bottom, 0) for x in range(right - 1, left, -1)]
    way += [(left, bottom, 5), *((left, y, 1) for y in reversed(sides)), (left, top, 2)]
    way += [(x, top, 0) for x in range(left + 1, middle)]
    total = sum(2 if kind == 1 else 1 for _x, _y, kind in way)
    gone, limit = 0.0, min(max(worn, 0.0), 1.0) * total
    for x, y, kind in way:
        gone += 2 if kind == 1 else 1
        thin = gone <= limit + 1e-6
        canvas.put(x, y, (_LIGHT if thin else _HEAVY)[kind], "line" if thin else "key")


def _tag(canvas: Canvas, cells: _Plan, picture: RoundPicture) -> None:
    if picture.tag:
        tone = f"zone-{picture.hue}-mark" if picture.hue in HUES else "foreground"
        label = f" {shorten(picture.tag, cells.w // 2 - 8)} "
        canvas.text(cells.x + 3, cells.y, label, tone, "surface", bold=True)


def _seat(canvas: Canvas, cells: _Plan, people: tuple[SeatArt, ...], y: int) -> None:
    """Seat people along one side: a silhouette, and beside it the name and how it stands."""
    if not people:
        return
    each = cells.w // len(people)
    wide, high = cells.token
    for number, person in enumerate(people):
        x = cells.x + 2 + number * each
        if high > 3:
            _big(canvas, x, y, person, cells.token)
        else:
            draw_token(canvas, x, y, person.shape, person.initials, full=person.heard)
        at, row = x + wide + 1, y + (high - 1) // 2
        room = each - wide - 2
        end = canvas.text(at, row, person.digit, "muted")
        start = end + 1 if person.digit else end
        name = shorten(person.name, room - (start - at))
        if person.active:
            canvas.text(start, row, name, "on-key", "key", bold=True)
        else:
            canvas.text(start, row, name, bold=True)
        tone = "muted" if person.heard else "foreground"
        canvas.text(start, row + 1, shorten(person.state, room - (start - at)), tone)


def _big(canvas: Canvas, x: int, y: int, person: SeatArt, size: tuple[int, int]) -> None:
    """Draw a silhouette with room for letters a size up: spaced a little, on its middle."""
    form = silhouette(person.shape, *size, person.heard)
    canvas.mask(x, y, form.mask, "key")
    at = x + (size[0] - width(person.initials)) // 2
    ink, ground = ("on-key", "key") if person.heard else ("key", None)
    canvas.text(at, y + form.text_row, person.initials, ink, ground, bold=True)


def _aside(canvas: Canvas, cells: _Plan, aside: AsideArt) -> None:
    """Draw the card: a bar at its left, the key that closes it at the right."""
    room = min(cells.w - 4, _TEXT)
    lines = wrap(aside.text, room)
    height = min(len(lines) + 1, cells.foot_h)
    if height < 2:
        return
    if len(lines) > height - 1:
        lines = [*lines[: height - 2], shorten(" ".join(lines[height - 2 :]), room)]
    canvas.fill(cells.x - 2, cells.foot, cells.w + 4, height, "panel")
    for row in range(height):
        canvas.put(cells.x - 2, cells.foot + row, "▌", "key", "panel")
    end = canvas.text(cells.x, cells.foot, aside.head, bold=True)
    canvas.text(end + 1, cells.foot, aside.note, "muted")
    canvas.text(cells.x + cells.w - width(aside.key), cells.foot, aside.key, "muted")
    for number, line in enumerate(lines, 1):
        canvas.text(cells.x, cells.foot + number, line)
