"""The growth curve: lines of competence against time in braille, names beside them, a cursor.

Solid before now, dotted after; the line at hand is thick and bright, the others thin and muted.
All but the cursor is drawn once per drawing and size, so a step of the cursor costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.message import Message

from boards.curve import NOW, CurveLine, samples
from boards.curvelabels import Place, Room, place_labels
from boards.models import Point
from game.tui.kit import braille
from game.tui.kit.braille import ACROSS, DOWN, Dots
from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.grid import Box
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import BOLD, Look, Tone

THICK, THIN = 4, 2
"""Dots across the line at hand and across the others."""
_APART: Final = {THICK: 8.0, THIN: 5.0}
"""Dots from one dot of a line ahead to the next."""
_LEAST_GUTTER, _MOST_GUTTER = 7, 14
_TILE: Final = 3
"""Cells of a letter on its tile."""
_ROOMY: Final = (110, 30)
_LEAST: Final = (24, 6)
"""In less there is no drawing."""


class LineArt(Struct, frozen=True):
    """One line: its id, its letter, its name, and its points, which rise in x."""

    id: str
    letter: str
    name: str
    points: tuple[Point, ...] = ()


class CurvePicture(Struct, frozen=True):
    """What is drawn: words up the left edge and under now, (x, label) of years, and lines.

    `active` is the id of the line at hand; `cursor` is where it is being drawn, and then its points
    show. `past` and `ahead` say in a legend what solid and dotted are; `hint` stands beside it.
    """

    low: str
    middle: str
    high: str
    now: str
    ticks: tuple[tuple[float, str], ...] = ()
    lines: tuple[LineArt, ...] = ()
    active: str = ""
    cursor: Point | None = None
    past: str = ""
    ahead: str = ""
    hint: str = ""


# ----------------------------------------------------------------------------- points and cells


def cell_of(point: tuple[float, float], size: tuple[int, int]) -> tuple[int, int]:
    """Give the cell of a drawing of this size that holds a point; rows count down."""
    (x, y), (w, h) = point, size
    column = min(max(int(x * w + 1e-9), 0), w - 1)
    row = min(max(int(y * h + 1e-9), 0), h - 1)
    return column, h - 1 - row


def point_of(cell: tuple[int, int], size: tuple[int, int]) -> Point:
    """Give the middle of a cell of a drawing of this size."""
    (column, row), (w, h) = cell, size
    return Point((column + 0.5) / w, (h - row - 0.5) / h)


class _Plan(NamedTuple):
    """Where things stand in a widget: the drawing, the words' width, the legend's row or -1."""

    plot: Box
    gutter: int
    legend: int


@lru_cache(16)
def _plan(words: tuple[str, str, str], legend: bool, w: int, h: int) -> _Plan:
    most = 18 if w >= _ROOMY[0] else _MOST_GUTTER
    longest = max((width(part) for word in words for part in word.split()), default=0)
    gutter = min(max(longest, _LEAST_GUTTER), most)
    below = 3 if legend else 2
    # A free row between the years and the legend where the keyboard's 13 rows stay.
    free = int(legend and h - below > 13)
    plot = Box(gutter + 2, 0, max(w - gutter - 4, 1), max(h - below - free, 1))
    return _Plan(plot, gutter, h - 1 if legend else -1)


def plot_box(picture: CurvePicture, w: int, h: int) -> Box:
    """Say where in a widget of w × h cells the drawing itself lies, between its axes."""
    return _plan_of(picture, w, h).plot


def _plan_of(picture: CurvePicture, w: int, h: int) -> _Plan:
    legend = bool(picture.past or picture.ahead or picture.hint)
    return _plan((picture.low, picture.middle, picture.high), legend, w, h)


# -------------------------------------------------------------------------------------- drawing


@lru_cache(64)
def _dots(points: tuple[Point, ...], thick: int, w: int, h: int) -> Dots:
    """Give the dots of a line: what went solid, what lies ahead dotted."""
    line = CurveLine("", "", points)
    across, down = w * ACROSS, h * DOWN

    def drawn(x0: float, x1: float, apart: float) -> Dots:
        # One place a cell is near enough for dots; what lies between is straight.
        found = samples(line, x0, x1, max(w, 2))
        path = [(one.x * across, (1 - one.y) * down) for one in found]
        return braille.stroke(path, thick, w, h, apart)

    if not points:
        return {}
    if len(points) == 1:
        # A lone thin point would be taken for dust.
        thick = THICK
        return drawn(0.0, 1.0, 0.0)
    found = dict(drawn(0.0, NOW, 0.0))
    start = NOW + 0.5 * _APART[thick] / across if points[0].x < NOW else NOW
    for cell, bits in drawn(start, 1.0, _APART[thick]).items():
        found[cell] = found.get(cell, 0) | bits
    return found


def _place_names(
    lines: tuple[LineArt, ...], active: str, w: int, h: int
) -> list[tuple[LineArt, str, Place]]:
    """Say where every line's letter stands, and how much of its name beside it."""
    order = sorted(lines, key=lambda one: one.id != active)
    most = 40 if w >= 100 else 24
    most = max(most - 2 * max(len(lines) - 2, 0), 10)
    texts = [_names(one.name, min(most, max(w // 3, 4)), w // 2) for one in order]
    widths = [
        [float(_TILE + (width(text) + 1 if text else 0)) for text in choices] for choices in texts
    ]
    for one, choices in zip(order, widths, strict=True):
        # The line at hand keeps a name, even where that covers another line.
        if one.id == active and len(choices) > 1:
            choices.pop()
    curves = [CurveLine(one.id, one.name, one.points) for one in order]
    places = place_labels(curves, widths, Room(w, h, 1, 1, 2, whole=True))
    return [
        (one, choices[place.choice], place)
        for one, choices, place in zip(order, texts, places, strict=True)
        if place is not None
    ]


def _names(name: str, most: int, room: int) -> list[str]:
    """Give a name as it may be shown, whole first where it has room, at last not at all."""
    found = [shorten(name, cells) for cells in (most, most * 3 // 5)]
    if width(name) <= room:
        found.insert(0, shorten(name, room))
    return [*dict.fromkeys(text for text in found if text), ""]


@lru_cache(4)
def _ground(picture: CurvePicture, w: int, h: int) -> Canvas:
    """Draw what stays while one line is drawn: axes, words and lines."""
    canvas = Canvas(w, h)
    plan = _plan_of(picture, w, h)
    plot = plan.plot
    now = cell_of((NOW, 0), plot[2:])[0]
    canvas.fill(plot.x, plot.y, now, plot.h, "surface")
    _axes(canvas, picture, plan, now)
    for row in range(plot.y, plot.y + plot.h):
        canvas.put(plot.x + now, row, "╎", "muted")
    for line in picture.lines:
        _trace(canvas, plot, _dots(line.points, THIN, plot.w, plot.h), "muted")
    if plan.legend >= 0:
        _legend(canvas, picture, plan.legend)
    return canvas


@lru_cache(4)
def _still(picture: CurvePicture, w: int, h: int) -> Canvas:
    """Draw all but the cursor and the points."""
    canvas = Canvas(w, h)
    plot = plot_box(picture, w, h)
    others = tuple(line for line in picture.lines if line.id != picture.active)
    canvas.paste(0, 0, _ground(replace(picture, lines=others, active=""), w, h))
    for line in picture.lines:
        if line.id == picture.active:
            _trace(canvas, plot, _dots(line.points, THICK, plot.w, plot.h), "key")
    for line, text, place in _place_names(picture.lines, picture.active, plot.w, plot.h):
        x, y = plot.x + int(place.x), plot.y + int(place.y)
        on = line.id == picture.active
        tile: tuple[Tone, Tone] = ("on-key", "key") if on else ("foreground", ("line", "panel", 35))
        after = canvas.text(x, y, f" {shorten(line.letter, 1)} ", *tile, bold=True)
        if text:
            canvas.put(after, y, " ", "foreground")
            fg = "foreground" if on else "muted"
            canvas.text(after + 1, y, text, fg, bold=on)
    return canvas


def _trace(canvas: Canvas, plot: Box, dots: Dots, tone: Tone) -> None:
    """Draw the dots of a line; in a cell that muted lines share all their dots stand."""
    # One look for all cells of a ground: that two are the same is then seen at once.
    made: dict[Tone, Look] = {}
    for (x, y), bits in dots.items():
        chars, looks, column = canvas.chars[plot.y + y], canvas.looks[plot.y + y], plot.x + x
        was = chars[column]
        if looks[column][0] == tone and "\u2800" < was <= "\u28ff":
            bits |= ord(was) - 0x2800
        chars[column] = braille.char(bits)
        ground = looks[column][1]
        looks[column] = made.get(ground) or made.setdefault(ground, (tone, ground, 0))


def _axes(canvas: Canvas, picture: CurvePicture, plan: _Plan, now: int) -> None:
    plot, gutter = plan.plot, plan.gutter
    left, low = plot.x - 1, plot.y + plot.h
    for row in range(plot.y, low):
        canvas.put(left, row, "┃", "key")
    canvas.text(left, low, "┗" + "━" * plot.w, "key")
    taken = [Box(0, plot.y, 0, 0)]
    for word, anchor in ((picture.high, 0.0), (picture.low, 1.0), (picture.middle, 0.5)):
        lines = [shorten(text, gutter) for text in wrap(word, gutter)] if word else []
        top = plot.y + round(anchor * (plot.h - len(lines)))
        box = Box(0, top, gutter, len(lines))
        if (
            lines
            and 0 <= top - plot.y <= plot.h - len(lines)
            and not any(box.overlap(one) for one in taken)
        ):
            taken.append(box)
            for index, text in enumerate(lines):
                canvas.text(0, top + index, text, "muted")
    spans: list[tuple[int, int]] = []
    marks = [
        (NOW, picture.now, now),
        *((x, t, cell_of((x, 0), plot[2:])[0]) for x, t in picture.ticks),
    ]
    for x, label, column in marks:
        text = shorten(label, max(plot.w // 3, 4))
        start = plot.x + column - (width(text) - 1) // 2
        start = min(max(start, left), canvas.width - width(text))
        span = (start, start + width(text))
        if any(span[0] < end + 2 and begin < span[1] + 2 for begin, end in spans):
            continue
        spans.append(span)
        canvas.put(plot.x + column, low, "┻", "key")
        is_now = x == NOW
        canvas.text(start, low + 1, text, "foreground" if is_now else "muted", bold=is_now)


def _legend(canvas: Canvas, picture: CurvePicture, y: int) -> None:
    """Say in the last row what solid and dotted mean, and beside it the hint."""
    x = 0
    for sign, word in (("⠶⠶⠶", picture.past), ("⠶ ⠶", picture.ahead)):
        if word and x + 4 + width(word) <= canvas.width:
            canvas.text(x, y, sign, "key")
            x = canvas.text(x + 4, y, word, "foreground") + 3
    canvas.text(x, y, shorten(picture.hint, canvas.width - x), "muted")


class CurveStage(Painted[CurvePicture]):
    """A drawing of lines; it owns none of them, and says where the mouse points."""

    DEFAULT_CSS = "CurveStage { width: 1fr; height: 1fr; }"

    @dataclass
    class Pointed(Message):
        """The mouse points at a cell of the drawing; x and y are of its middle, from 0 to 1."""

        stage: CurveStage
        x: float
        y: float

        @property
        def control(self) -> CurveStage:
            """The drawing that was pointed at."""
            return self.stage

        @property
        def point(self) -> Point:
            """Where, as a point."""
            return Point(self.x, self.y)

    def paint(self, canvas: Canvas) -> None:
        """Draw lines, axes and words, then the points of the line at hand and the cursor."""
        picture, w, h = self.picture, canvas.width, canvas.height
        if w < _LEAST[0] or h < _LEAST[1]:
            return
        canvas.paste(0, 0, _still(replace(picture, cursor=None), w, h))
        plot = plot_box(picture, w, h)
        if picture.cursor is not None:
            self._cursor(canvas, plot, picture.cursor)

    def _cursor(self, canvas: Canvas, plot: Box, cursor: Point) -> None:
        """Draw the points of the line at hand, and the cursor with its place on both axes."""
        picture = self.picture
        points = next((one.points for one in picture.lines if one.id == picture.active), ())
        held = {cell_of(point, plot[2:]) for point in points}
        for x, y in held:
            canvas.put(plot.x + x, plot.y + y, "●", "key", flags=BOLD)
        column, row = cell_of(cursor, plot[2:])
        x, y = plot.x + column, plot.y + row
        for dx, dy, sign in ((-1, 0, "━"), (1, 0, "━"), (0, -1, "┃"), (0, 1, "┃")):
            inside = 0 <= column + dx < plot.w and 0 <= row + dy < plot.h
            if inside and canvas.chars[y + dy][x + dx] in (" ", "╎"):
                canvas.put(x + dx, y + dy, sign, "key")
        canvas.put(plot.x - 1, y, "►", "key")
        canvas.put(x, plot.y + plot.h, "▲", "key")
        canvas.put(x, y, "●" if (column, row) in held else "+", "on-key", "key", BOLD)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Say where on the drawing the mouse points; beside it it points at nothing."""
        event.stop()
        plot = plot_box(self.picture, *self.size)
        column, row = event.x - plot.x, event.y - plot.y
        if event.button == 1 and 0 <= column < plot.w and 0 <= row < plot.h:
            self.post_message(self.Pointed(self, *point_of((column, row), (plot.w, plot.h))))
