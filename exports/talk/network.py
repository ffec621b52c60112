"""Draw a map of the people round somebody on paper, in black and greys: any laser prints it.

The nearer to the middle, the nearer; the thicker the line, the heavier. Lengths are millimetres on
the pen's own surface, sizes points; who stands where is the same as on screen.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from boards import network
from exports.fonts import Style
from exports.graphemes import graphemes, tidy
from exports.palette import BLACK, GREYS, HAIR, WHITE
from exports.pen import Path, Pen
from exports.talk.networkcontent import NetworkContent, NodeMark
from exports.talk.networkplan import ARROW, ARROW_GAP, Chart, Label, Layout, layout
from exports.textfit import CAP_HEIGHT, MM, text_width, wrap

__all__ = ["NetworkContent", "NodeMark", "draw_network"]

WEIGHTS: Final = {1: 0.35, 2: 1.0, 3: 2.0}
"""How thick the line is to somebody who weighs so much."""
GROUNDS: Final = ("#FAFAFA", "#F2F2F2", GREYS.pale)
"""From the outer ring inwards: the nearer, the darker, and never too dark for black type."""
_CAPTION: Final = 9.0
_AIR: Final = 2.0
_KEY_SIZES: Final = (8.5, 7.5, 7.0)
_LETTERS: Final = 8.0
"""From the letters of somebody under the map to their name."""
_COLUMN_GAP: Final = 5.0
_MOST_KEY: Final = 0.45
"""How much of the height names under the map may take before they are cut."""
_TRIES: Final = 4


class _Key(Struct, frozen=True):
    """The names that have no room on the map: in columns, each from top to bottom."""

    size: float
    columns: int
    rows: int
    step: float
    width: float

    @property
    def height(self) -> float:
        return self.rows * self.step + (_AIR if self.rows else 0.0)


def draw_network(pen: Pen, content: NetworkContent, x: float, y: float, w: float, h: float) -> None:
    """Draw into a box of w × h mm whose top left corner is at x, y; nothing leaves it.

    80 × 80 mm is the least that can be read. A name that has no room beside its disc stands under
    the map, after the letters in that disc.
    """
    caption = wrap(content.caption, Style.REGULAR, _CAPTION, w, 1.26)
    bottom = y + h - caption.height - (_AIR if caption.lines else 0.0)
    named: tuple[int, ...] = ()
    for _ in range(_TRIES):
        key = _key(content, named, w, (bottom - y) * _MOST_KEY)
        made = layout(content, (x, y, x + w, bottom - key.height))
        if set(made.nameless) <= set(named):
            break
        named = tuple(sorted({*named, *made.nameless}))
    else:
        named = tuple(range(len(content.nodes)))
        key = _key(content, named, w, (bottom - y) * _MOST_KEY)
        made = layout(content, (x, y, x + w, bottom - key.height))
    _draw_ground(pen, made.chart, content)
    _draw_links(pen, made, content)
    _draw_me(pen, made.chart, content.me)
    for node, seat in zip(content.nodes, made.seats, strict=True):
        pen.disc(seat.x, seat.y, seat.r + 0.5, fill=WHITE)
        pen.disc(seat.x, seat.y, seat.r, fill=BLACK)
        _draw_letters(pen, node.letters, seat.x, seat.y, seat.r)
    # Who is told of under the map anyway is not told of twice.
    beside = [one for at, one in enumerate(made.labels) if one is not None and at not in named]
    for end in made.ends:
        left, top, right, foot = end.label.box
        # A ray is not drawn through its word.
        pen.box(left - 0.6, top, right - left + 1.2, foot - top, fill=GROUNDS[end.ring])
    for label in (*made.groups, *(end.label for end in made.ends), *beside):
        _draw_label(pen, label)
    _draw_key(pen, content, named, key, (x, bottom - key.height + _AIR))
    pen.block(x, y + h - caption.height, caption)


def _draw_ground(pen: Pen, chart: Chart, content: NetworkContent) -> None:
    """Draw rings and the rays between sectors."""
    for distance, ground in zip(reversed(network.RINGS), GROUNDS, strict=True):
        r = network.radius(distance) * chart.unit
        pen.disc(chart.x, chart.y, r, fill=ground, stroke=GREYS.soft, line=0.2)
    for sector in range(len(content.groups)):
        turn = sector / len(content.groups)
        start, end = (
            chart.at(network.at(turn, length)) for length in (network.INNER, network.OUTER)
        )
        path: Path = (("M", *start), ("L", *end))
        pen.path(path, stroke=HAIR, line=0.4, dots=(0.0, 1.3))


def _draw_links(pen: Pen, made: Layout, content: NetworkContent) -> None:
    """Draw the lines to everybody, the thinnest last, so that each is seen."""
    chart = made.chart
    pairs = sorted(zip(content.nodes, made.seats, strict=True), key=lambda pair: -pair[0].weight)
    for node, seat in pairs:
        path: Path = (("M", chart.x, chart.y), ("L", seat.x, seat.y))
        thick = WEIGHTS[min(max(node.weight, 1), 3)]
        pen.path(path, stroke=HAIR, line=thick)


def _draw_me(pen: Pen, chart: Chart, me: str) -> None:
    pen.disc(chart.x, chart.y, chart.me + 0.8, fill=WHITE)
    pen.disc(chart.x, chart.y, chart.me, fill=BLACK)
    room = chart.me * 1.7
    size = 15.0
    wide = text_width(me, Style.BOLD, size)
    if wide > room:
        size *= room / wide
    base = chart.y + CAP_HEIGHT * size * MM / 2
    pen.text(chart.x, base, tidy(me), Style.BOLD, size, colour=WHITE, align="centre")


def _draw_letters(pen: Pen, letters: str, x: float, y: float, r: float) -> None:
    """Write letters as large as the disc holds."""
    size = max(7.0, 2.05 * r)
    wide = text_width(letters, Style.BOLD, size)
    if wide > 1.75 * r:
        size *= 1.75 * r / wide
    base = y + CAP_HEIGHT * size * MM / 2
    pen.text(x, base, tidy(letters), Style.BOLD, size, colour=WHITE, align="centre")


def _draw_label(pen: Pen, label: Label) -> None:
    """Write a name, and after it the sign of who asks more or less."""
    block, x = label.block, label.x
    middle = label.y + block.height / 2
    if label.arrow:
        # After the name is on its left where it is read from the right.
        at = x if block.rtl else x + block.width + ARROW_GAP
        x += ARROW + ARROW_GAP if block.rtl else 0.0
        _draw_arrow(pen, at, middle, label.arrow)
    pen.block(x, label.y, block)


def _draw_arrow(pen: Pen, x: float, middle: float, way: int) -> None:
    """Draw a triangle that points up or down."""
    half = ARROW * 0.43 * way
    path: Path = (
        ("M", x, middle + half),
        ("L", x + ARROW, middle + half),
        ("L", x + ARROW / 2, middle - half),
        ("Z",),
    )
    pen.path(path, fill=BLACK)


# ----------------------------------------------------------------------------- names below


def _wide(node: NodeMark, size: float) -> float:
    name = text_width(node.name, Style.MEDIUM, size)
    return _LETTERS + name + (ARROW + ARROW_GAP if node.trend else 0.0)


def _key(content: NetworkContent, named: tuple[int, ...], w: float, most: float) -> _Key:
    """Choose size and columns for these names, so that they take at most so much height."""
    if not named:
        return _Key(_KEY_SIZES[0], 1, 0, 0.0, w)
    for size in _KEY_SIZES:
        widest = max(_wide(content.nodes[index], size) for index in named)
        columns = max(1, int((w + _COLUMN_GAP) / (widest + _COLUMN_GAP)))
        rows = math.ceil(len(named) / columns)
        step = size * MM * 1.36
        if widest <= w and rows * step + _AIR <= most:
            return _Key(size, columns, rows, step, (w + _COLUMN_GAP) / columns - _COLUMN_GAP)
    size = _KEY_SIZES[-1]
    step = size * MM * 1.36
    rows = min(len(named), max(1, int((most - _AIR) / step)))
    columns = math.ceil(len(named) / rows)
    return _Key(size, columns, rows, step, (w + _COLUMN_GAP) / columns - _COLUMN_GAP)


def _draw_key(
    pen: Pen, content: NetworkContent, named: tuple[int, ...], key: _Key, at: tuple[float, float]
) -> None:
    """Write letters and names in columns; a name too long for its column is cut, as a last way."""
    for place, index in enumerate(named):
        node = content.nodes[index]
        x = at[0] + place // key.rows * (key.width + _COLUMN_GAP)
        y = at[1] + place % key.rows * key.step
        base = y + key.step * 0.72
        pen.text(x, base, tidy(node.letters), Style.BOLD, key.size)
        room = key.width - _wide(node, key.size) + text_width(node.name, Style.MEDIUM, key.size)
        name = _cut(tidy(node.name), key.size, room)
        pen.text(x + _LETTERS, base, name, Style.MEDIUM, key.size)
        if node.trend:
            after = x + _LETTERS + text_width(name, Style.MEDIUM, key.size) + ARROW_GAP
            _draw_arrow(pen, after, base - CAP_HEIGHT * key.size * MM / 2, node.trend)


def _cut(name: str, size: float, room: float) -> str:
    if text_width(name, Style.MEDIUM, size) <= room + 0.001:
        return name
    signs = list(graphemes(name))
    while signs and text_width("".join(signs).rstrip() + "…", Style.MEDIUM, size) > room:
        signs.pop()
    return "".join(signs).rstrip() + "…" if signs else ""
