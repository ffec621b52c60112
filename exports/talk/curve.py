"""Draw lines of competence against time on paper, in black and greys, so that any laser prints it.

Lengths are millimetres on the pen's own surface, sizes points; the course of a line is the same as
on screen, see `boards.curve`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from boards.curve import NOW, CurveLine, samples
from boards.curvelabels import Place, Room, place_labels
from boards.models import Point
from exports.fonts import Style
from exports.graphemes import graphemes, tidy
from exports.palette import BLACK, WHITE
from exports.pen import Path, Pen
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

LINE: Final = 1.1
"""How thick a line is drawn."""
DOT: Final = 2.6
"""From the middle of one dot ahead to the next."""
DISC: Final = 2.7
"""Radius of the disc with a line's letter."""
GROUND: Final = "#F2F2F2"
"""Behind what went: pale enough for black type on any printer."""
_LONE: Final = LINE * 1.1
"""Radius of a lone point."""
_AXIS, _TICK = 0.65, 1.8
_PITCH: Final = 0.6
"""From one place of a line to the next: no eye sees the corners."""
_WORD, _YEAR, _NAME, _LETTER = 9.5, 9.0, 10.5, 9.5
_GUTTER: Final = 26.0
"""The widest that the words up the left edge may be."""
_BESIDE: Final = 2.2
_UNDER: Final = 6.6
"""From the axis to the foot of the years."""
_LEGEND: Final = 6.4
_GAP, _APART = 1.5, 1.0
_INSET: Final = 1.2
"""What a name keeps from the edges of the drawing."""
_MOST_NAME: Final = 58.0
_SHARES: Final = (1.0, 0.75, 0.6)
_LEAST_SIGNS: Final = 6
"""A name cut to fewer signs says too little; it then stands whole under the drawing."""
_ROW: Final = 6.4
"""From one row of names under the drawing to the next."""
_AIR: Final = 1.0
"""Between the years and the names under them."""
_LEAST_PLOT: Final = 24.0
"""Names under the drawing leave it at least so high."""
_DASH: Final = 1.3


class CurveMark(Struct, frozen=True):
    """A line to print: its letter, its name, and its points, which rise in x."""

    letter: str
    name: str
    points: tuple[Point, ...]


class CurveContent(Struct, frozen=True):
    """All that is printed: words up the left edge and under now, a legend, years, lines.

    A tick is (x, label); `past` and `ahead` say what drawn and dotted mean, empty for no legend.
    """

    low: str
    middle: str
    high: str
    now: str
    past: str = ""
    ahead: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    lines: tuple[CurveMark, ...] = ()


class Plot(NamedTuple):
    """Where the drawing itself lies on the surface, without words and axes."""

    x: float
    y: float
    w: float
    h: float

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Give where a point of the unit square is printed."""
        return self.x + point[0] * self.w, self.y + (1 - point[1]) * self.h


class _Setting(Struct, frozen=True):
    """Where the drawing lies, and where every name: beside its line, or in a row below."""

    plot: Plot
    beside: tuple[tuple[str, Place] | None, ...]
    below: tuple[tuple[int, float, int, str], ...]
    """Which line, where from the left, in which row, and its name."""


def plot_of(content: CurveContent, x: float, y: float, w: float, h: float) -> Plot:
    """Say where in a box the drawing lies; 60 × 40 mm is the least that can be read."""
    return _setting(content, x, y, w, h).plot


def draw_curve(pen: Pen, content: CurveContent, x: float, y: float, w: float, h: float) -> None:
    """Draw into a box of w × h mm whose top left corner is at x, y; nothing leaves it.

    A name that has no room beside its line stands under the drawing, with the line's letter.
    """
    setting = _setting(content, x, y, w, h)
    plot = setting.plot
    pen.box(plot.x, plot.y, NOW * plot.w, plot.h, fill=GROUND)
    _draw_now(pen, plot)
    for line in _lines(content):
        _draw_line(pen, plot, line)
    _draw_axes(pen, content, plot, x, w)
    for mark, named in zip(content.lines, setting.beside, strict=True):
        if named is not None:
            name, place = named
            left, top = plot.x + _INSET + place.x, plot.y + _INSET + place.y
            _draw_name(pen, mark.letter, name, left, top + DISC)
    foot = plot.y + plot.h + _UNDER
    for at, left, row, name in setting.below:
        _draw_name(pen, content.lines[at].letter, name, left, foot + _AIR + (row + 0.5) * _ROW)
    if content.past or content.ahead:
        _draw_legend(pen, content, plot.x, x, y + h, x + w)


def _lines(content: CurveContent) -> list[CurveLine]:
    return [CurveLine(str(at), one.name, one.points) for at, one in enumerate(content.lines)]


def _nameless(content: CurveContent, beside: Sequence[tuple[str, Place] | None]) -> list[int]:
    """List the lines that are drawn with no name beside them."""
    return [
        at
        for at, (mark, named) in enumerate(zip(content.lines, beside, strict=True))
        if mark.points and tidy(mark.name) and not (named and named[0])
    ]


def _setting(content: CurveContent, x: float, y: float, w: float, h: float) -> _Setting:
    """Place the names, and take as much height for those below as they need.

    A lower drawing may leave less room for names, so it is placed again until none is added.
    """
    gutter = max([*(one.width for one in _words(content, w)), 0.0]) + _BESIDE
    foot = _UNDER + (_LEGEND if content.past or content.ahead else 0.0)
    left, right = x + gutter, x + w
    most = max(int((h - foot - _AIR - _LEAST_PLOT) / _ROW), 0)
    low: list[int] = []
    while True:
        below = _rows([(at, content.lines[at].name) for at in low], left, right, most)
        rows = max((row + 1 for _, _, row, _ in below), default=0)
        plot = Plot(left, y, w - gutter, h - foot - rows * _ROW - (_AIR if rows else 0.0))
        beside = _beside(content, plot, frozenset(low))
        if len(nameless := _nameless(content, beside)) == len(low):
            return _Setting(plot, beside, below)
        low = nameless


def _rows(
    names: Sequence[tuple[int, str]], start: float, right: float, most: int
) -> tuple[tuple[int, float, int, str], ...]:
    """Flow names with their letters into rows; where that is too many, cut all to one width.

    A box that is too low for any name has none below: the letters then stand alone.
    """
    measure = right - start - 2 * DISC - 1.3
    for share in (1.0, 0.6, 0.45, 0.3, 0.2, 0.12):
        found: list[tuple[int, float, int, str]] = []
        left, row = start, 0
        for at, name in names:
            text = shortened(name, Style.SEMIBOLD, _NAME, measure * share)
            wide = 2 * DISC + _wide(text)
            if left > start and left + wide > right:
                left, row = start, row + 1
            found.append((at, left, row, text))
            left += wide + 5.0
        if row < most:
            return tuple(found)
    return ()


# --------------------------------------------------------------------------------------- the lines


def _draw_line(pen: Pen, plot: Plot, line: CurveLine) -> None:
    """Draw what went as a line and what lies ahead in dots; a lone point as a disc."""
    if len(line.points) == 1:
        pen.disc(*_inset(plot, line.points[0], _LONE), _LONE, fill=BLACK)
        return
    for x0, x1, dotted in ((0.0, NOW, False), (NOW, 1.0, True)):
        found = samples(line, x0, x1, max(int((x1 - x0) * plot.w / _PITCH), 2))
        if len(found) < 2:
            continue
        path: Path = tuple(
            ("L" if at else "M", *_inset(plot, point, LINE / 2)) for at, point in enumerate(found)
        )
        pen.path(path, stroke=BLACK, line=LINE, dots=(0.0, DOT) if dotted else None)


def _inset(plot: Plot, point: tuple[float, float], half: float) -> tuple[float, float]:
    """Give where a point is printed, with its thickness inside the drawing and off the axis."""
    x, y = plot.at(point)
    return (
        min(max(x, plot.x + half), plot.x + plot.w - half),
        min(max(y, plot.y + half), plot.y + plot.h - half - _AXIS / 2),
    )


def _draw_now(pen: Pen, plot: Plot) -> None:
    """Draw a dashed line at now."""
    x = plot.x + NOW * plot.w
    count = max(int(plot.h / (2 * _DASH)), 1)
    pitch = plot.h / count
    for at in range(count):
        top = plot.y + at * pitch
        path: Path = (("M", x, top), ("L", x, top + pitch / 2))
        pen.path(path, stroke=BLACK, line=0.3, square=True)


# --------------------------------------------------------------------------------------- the words


def _words(content: CurveContent, w: float) -> list[Block]:
    """Set the words up the left edge, from the top."""
    most = min(_GUTTER, w / 4)
    return [_short_block(text, most) for text in (content.high, content.middle, content.low)]


def _short_block(text: str, most: float) -> Block:
    """Set a few words on at most three lines."""
    block = wrap(text, Style.MEDIUM, _WORD, most, 1.2)
    if len(block.lines) <= 3:
        return block
    told = " ".join(line.text for line in block.lines[:3])
    while len(block.lines) > 3 and told:
        told = "".join(graphemes(told)[:-1]).rstrip()
        block = wrap(told + "…", Style.MEDIUM, _WORD, most, 1.2)
    return block


def _draw_axes(pen: Pen, content: CurveContent, plot: Plot, left: float, w: float) -> None:
    low = plot.y + plot.h
    corner: Path = (("M", plot.x, plot.y), ("L", plot.x, low), ("L", plot.x + plot.w, low))
    pen.path(corner, stroke=BLACK, line=_AXIS, square=True)
    blocks = _words(content, w)
    spots = (plot.y, plot.y + (plot.h - blocks[1].height) / 2, low - blocks[2].height)
    end = plot.y
    for at in (0, 2, 1):
        block, top = blocks[at], spots[at]
        if at == 1 and (top < end or top + block.height > spots[2]):
            continue
        pen.block(plot.x - _BESIDE, top, block, align="right")
        end = max(end, top + block.height) if at == 0 else end
    taken: list[tuple[float, float]] = []
    for x, label in ((NOW, content.now), *content.ticks):
        style = Style.BOLD if x == NOW else Style.REGULAR
        text = shortened(label, style, _YEAR, w / 4)
        wide = text_width(text, style, _YEAR)
        middle = plot.x + min(max(x, 0.0), 1.0) * plot.w
        start = min(max(middle - wide / 2, left), left + w - wide)
        if not text or any(start < b + 2.5 and a < start + wide + 2.5 for a, b in taken):
            continue
        taken.append((start, start + wide))
        mark: Path = (("M", middle, low), ("L", middle, low + _TICK))
        pen.path(mark, stroke=BLACK, line=0.4, square=True)
        pen.text(start, low + _UNDER - 1.4, text, style, _YEAR)


def _draw_legend(
    pen: Pen, content: CurveContent, x: float, least: float, low: float, right: float
) -> None:
    """Say what drawn and dotted mean, in one row at the foot of the box."""
    base = low - 1.4
    middle = base - CAP_HEIGHT * _YEAR * MM / 2 * 0.85
    sign = 3 * DOT + 2.6
    words = [
        (tidy(word), dotted) for word, dotted in ((content.past, False), (content.ahead, True))
    ]
    words = [one for one in words if one[0]]
    wide = [text_width(word, Style.REGULAR, _YEAR) for word, _ in words]
    fixed = sign * len(words) + 6.0 * (len(words) - 1)
    x = max(min(x, right - sum(wide) - fixed), least)
    room = right - x - fixed
    for (word, dotted), own in zip(words, wide, strict=True):
        # A word takes what the other one leaves, and half of the room at least.
        most = max(room / len(words), room - sum(wide) + own) + 1e-6
        text = shortened(word, Style.REGULAR, _YEAR, most)
        path: Path = (("M", x + LINE / 2, middle), ("L", x + LINE / 2 + 3 * DOT, middle))
        pen.path(path, stroke=BLACK, line=LINE, dots=(0.0, DOT) if dotted else None)
        pen.text(x + sign, base, text, Style.REGULAR, _YEAR)
        x += sign + text_width(text, Style.REGULAR, _YEAR) + 6.0


# --------------------------------------------------------------------------------------- the names


def _beside(
    content: CurveContent, plot: Plot, low: frozenset[int]
) -> tuple[tuple[str, Place] | None, ...]:
    """Place every line's letter and name beside the line; of those in `low` the letter alone."""
    room = Room(plot.w - 2 * _INSET, plot.h - 2 * _INSET, 2 * DISC, _GAP, _APART)
    most = min(_MOST_NAME, plot.w * 0.45)
    texts = [[""] if at in low else _names(one.name, most) for at, one in enumerate(content.lines)]
    widths = [[2 * DISC + _wide(text) for text in choices] for choices in texts]
    places = place_labels(_lines(content), widths, room)
    return tuple(
        (choices[place.choice], place) if place is not None else None
        for choices, place in zip(texts, places, strict=True)
    )


def _draw_name(pen: Pen, letter: str, name: str, x: float, y: float) -> None:
    """Draw a letter on its disc and a name after it, from x on, their middles on y."""
    pen.disc(x + DISC, y, DISC, fill=BLACK)
    size = _LETTER
    wide = text_width(letter, Style.BOLD, size)
    if wide > 1.4 * DISC:
        size *= 1.4 * DISC / wide
    base = y + CAP_HEIGHT * size * MM / 2
    pen.text(x + DISC, base, letter, Style.BOLD, size, colour=WHITE, align="centre")
    if name:
        base = y + CAP_HEIGHT * _NAME * MM / 2
        pen.text(x + 2 * DISC + 1.3, base, name, Style.SEMIBOLD, _NAME)


def _wide(name: str) -> float:
    return 1.3 + text_width(name, Style.SEMIBOLD, _NAME) if name else 0.0


def _names(name: str, most: float) -> list[str]:
    """Give a name as it may be printed, the longest first, at last not at all."""
    whole = min(text_width(name, Style.SEMIBOLD, _NAME), most)
    found = [shortened(name, Style.SEMIBOLD, _NAME, whole * share) for share in _SHARES]
    least = min(_LEAST_SIGNS, len(graphemes(tidy(name))))
    return [*dict.fromkeys(text for text in found if len(graphemes(text)) >= max(least, 1)), ""]


def shortened(text: str, style: Style, size: float, most: float) -> str:
    """Cut a text to a width in millimetres, between signs, with … where something went."""
    clean = tidy(text)
    if text_width(clean, style, size) <= most + 1e-6:
        return clean
    signs = list(graphemes(clean))
    while signs:
        signs.pop()
        told = "".join(signs).rstrip() + "…"
        if text_width(told, style, size) <= most:
            return told if signs else ""
    return ""
