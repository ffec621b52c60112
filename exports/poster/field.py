"""Draw the field: four grounds with their signs and names, tokens and the arrows between them."""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.cards.setting import cuts_a_word
from exports.content import PosterContent, TokenContent, ZoneContent
from exports.fonts import Style, main_face
from exports.graphemes import tidy
from exports.palette import BLACK, WHITE, Hue, hue
from exports.pen import Path, Pen, box_path
from exports.poster.measures import Type
from exports.poster.tokens import (
    FLAG_REACH,
    HALO,
    Box,
    Seat,
    crosses,
    radius_for,
    seated,
)
from exports.shaping import SetLine, ink_of, set_line
from exports.signs import draw_sign
from exports.textfit import CAP_HEIGHT, MM, Align, Block, text_width, wrap

_GUTTER: Final = 1.2
_INSET: Final = 5.0
_LEAST_NAME: Final = 8.0
_SIGN: Final = 0.92
# How much of a sign runs off the outer corner: across, and up or down.
_CROP: Final = {"blocks": (0.2, 0.06)}
_CROP_ELSE: Final = (0.2, 0.2)

_SHAFT: Final = 0.9
_HEAD_LENGTH: Final = 4.2
_HEAD_WIDTH: Final = 3.8
_CLEAR: Final = 1.2
_SHORTEST_SHAFT: Final = 2.4
_LEADER_FROM: Final = 1.6
FLAG_EDGE: Final = 0.45
_FLAG_AIR: Final = FLAG_EDGE + 0.1


class _Label(Struct, frozen=True):
    """A zone's name and definition where they stand."""

    name: Block
    short: Block
    x: float
    y: float
    align: Align

    @property
    def size(self) -> tuple[float, float]:
        return (max(self.name.width, self.short.width), self.name.height + self.short.height)

    @property
    def box(self) -> Box:
        w, h = self.size
        left = self.x - w * {"left": 0.0, "centre": 0.5, "right": 1.0}[self.align]
        return (left, self.y, left + w, self.y + h)


def draw_field(pen: Pen, content: PosterContent, field: Box, t: Type) -> None:
    """Draw the whole field in a box; it is a square unless words below need a little room."""
    x, y, right, bottom = field
    exact = [
        (x + token.x * (right - x), bottom - token.y * (bottom - y)) for token in content.tokens
    ]
    arrows = [
        (arrow.start, arrow.end)
        for arrow in content.arrows
        if arrow.start != arrow.end and max(arrow.start, arrow.end) < len(exact)
        if min(arrow.start, arrow.end) >= 0
    ]
    r = radius_for(len(exact))
    labels = [_label(zone, field, exact, arrows, r, t) for zone in content.zones]
    texts = [label.box for label in labels]
    for zone in content.zones:
        _draw_ground(pen, zone, field)
    seats = [
        Seat(at, *at, r, _flag_size(token, r, t), _reach(_letters(token, r, t), r))
        for at, token in zip(exact, content.tokens, strict=True)
    ]
    seats = seated(seats, arrows, field, texts)
    for label in labels:
        _draw_label(pen, label)
    for start, end in arrows:
        _draw_arrow(pen, seats[start], seats[end])
    for seat in seats:
        _draw_leader(pen, seat, seats)
    for seat, token in sorted(
        zip(seats, content.tokens, strict=True), key=lambda pair: pair[1].own
    ):
        _draw_token(pen, seat, token, t)


def _rectangle(zone: ZoneContent, field: Box) -> Box:
    """Give a zone's rectangle without its half of the white gutter."""
    left, top, right, bottom = field
    w, h = right - left, bottom - top
    half = _GUTTER / 2
    x0, x1 = zone.x, zone.x + zone.w
    y0, y1 = zone.y, zone.y + zone.h
    return (
        left + x0 * w + (half if x0 > 0.001 else 0),
        bottom - y1 * h + (half if y1 < 0.999 else 0),
        left + x1 * w - (half if x1 < 0.999 else 0),
        bottom - y0 * h - (half if y0 > 0.001 else 0),
    )


def _sides(zone: ZoneContent) -> tuple[bool, bool]:
    """Tell on which side the zone's outer corner lies: right, and below."""
    return zone.x + zone.w / 2 > 0.5, zone.y + zone.h / 2 < 0.5


def _draw_ground(pen: Pen, zone: ZoneContent, field: Box) -> None:
    on_right, below = _sides(zone)
    colours = hue(zone.colour)
    draw_ground(pen, zone.sign, colours, _rectangle(zone, field), right=on_right, below=below)


def draw_ground(pen: Pen, sign: str, colours: Hue, box: Box, *, right: bool, below: bool) -> None:
    """Fill a zone's box with its tint and its sign, cropped at the outer corner that is named."""
    x0, y0, x1, y1 = box
    w, h = x1 - x0, y1 - y0
    pen.box(x0, y0, w, h, fill=colours.tint)
    size = _SIGN * min(w, h)
    across, down = _CROP.get(sign, _CROP_ELSE)
    sx = x1 - size * (1 - across) if right else x0 - size * across
    sy = y1 - size * (1 - down) if below else y0 - size * down
    with pen.clipped(box_path(x0, y0, w, h)):
        draw_sign(pen, sign, sx, sy, size, colours.mid, colours.tint)


def _label(
    zone: ZoneContent,
    field: Box,
    exact: list[tuple[float, float]],
    arrows: list[tuple[int, int]],
    r: float,
    t: Type,
) -> _Label:
    """Set a zone's name in its outer corner, or aside when a token or an arrow is there."""
    left, top, right, bottom = _rectangle(zone, field)
    measure = right - left - 2 * _INSET
    name = wrap(zone.name, Style.EXTRABOLD, t.size(27), measure, 1.1)
    for size in (20.0, 15.0):
        if len(name.lines) > 1:
            name = wrap(zone.name, Style.EXTRABOLD, t.size(size), measure, 1.12)
    while cuts_a_word(name) and size > _LEAST_NAME:
        size = max(size * 0.96, _LEAST_NAME)
        name = wrap(zone.name, Style.EXTRABOLD, t.size(size), measure, 1.12)
    short = wrap(zone.short, Style.SEMIBOLD, t.size(11.5), measure)
    on_right, below = _sides(zone)
    made = _Label(name, short, left, top, "left")
    height = made.size[1]
    high, low = top + _INSET - 1.4, bottom - _INSET - height + 0.6

    edges: dict[Align, float] = {
        "left": left + _INSET,
        "centre": (left + right) / 2,
        "right": right - _INSET,
    }
    outer: Align = "right" if on_right else "left"
    inner: Align = "left" if on_right else "right"
    places = [
        replace(made, x=edges[align], y=level, align=align)
        for level in ((low, high) if below else (high, low))
        for align in (outer, inner, "centre")
    ]

    def hidden(label: _Label) -> float:
        box = label.box
        reach = r + HALO
        wide = (box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach)
        total = sum(3.0 for px, py in exact if _within(px, py, wide))
        return total + sum(1.0 for start, end in arrows if crosses(exact[start], exact[end], box))

    return min(places, key=hidden)


def _within(x: float, y: float, box: Box) -> bool:
    return box[0] < x < box[2] and box[1] < y < box[3]


def _draw_label(pen: Pen, label: _Label) -> None:
    # Big type starts right of its origin; a hair outwards makes name and definition flush.
    hang = {"left": -0.35, "centre": 0.0, "right": 0.35}[label.align]
    pen.block(label.x + hang, label.y, label.name, align=label.align)
    pen.block(label.x, label.y + label.name.height, label.short, align=label.align)


def _flag_size(token: TokenContent, r: float, t: Type) -> tuple[float, float] | None:
    if token.placer is None:
        return None
    size = t.size(1.4 * r)
    side = max(0.95 * r, size * MM * CAP_HEIGHT + 2.4)
    return (max(side, text_width(token.placer, Style.BOLD, size) + 2.4), side)


def _draw_token(pen: Pen, seat: Seat, token: TokenContent, t: Type) -> None:
    pen.disc(seat.x, seat.y, seat.r + HALO, fill=WHITE)
    flag = seat.flag_box
    if flag is None:
        pen.disc(seat.x, seat.y, seat.r, fill=BLACK)
        ink = WHITE
    else:
        draw_ring(pen, seat.x, seat.y, seat.r)
        ink = BLACK
    letters = _letters(token, seat.r, t)
    if letters is not None:
        x, y = seat.x + letters.x, seat.y + letters.y
        pen.line(x, y, letters.line, letters.size, colour=ink)
    if flag is not None and token.placer is not None:
        left, top, right, bottom = flag
        draw_flag(pen, left, top, right - left, bottom - top)
        size = t.size(1.4 * seat.r)
        middle = (top + bottom) / 2 + CAP_HEIGHT * size * MM / 2
        pen.text(
            (left + right) / 2, middle, token.placer, Style.BOLD, size, colour=WHITE, align="centre"
        )


class _Letters(Struct, frozen=True):
    """A token's letters at their size: ink box in millimetres round the token's middle."""

    line: SetLine
    size: float
    x: float
    """Where the line starts, from the middle."""
    y: float
    """Where its baseline lies, from the middle."""
    half_width: float
    half_height: float


def _letters(token: TokenContent, r: float, t: Type) -> _Letters | None:
    """Set a token's letters, smaller where they would reach its ring or its flag."""
    line = set_line(tidy(token.letters), Style.BOLD)
    box = ink_of(line)
    if box is None:
        return None
    # Capitals stand on the middle of their height, accents aside; other signs on their ink's.
    latin = all(run.face is main_face(Style.BOLD) for run in line.runs)
    level = CAP_HEIGHT * 500 if latin else (box[1] + box[3]) / 2
    middle = (box[0] + box[2]) / 2

    def at(size: float) -> _Letters:
        em = size * MM / 1000
        half_height = max(box[1] - level, level - box[3]) * em
        half_width = (box[2] - box[0]) / 2 * em
        return _Letters(line, size, -middle * em, level * em, half_width, half_height)

    made = at(t.size((2.0 if len(line.text) > 1 else 2.55) * r))
    room = r * (0.8 if token.own else 0.62)
    share = room / math.hypot(made.half_width, made.half_height)
    if not token.own:
        corner = FLAG_REACH * r - _FLAG_AIR
        share = min(share, corner / min(made.half_width, made.half_height))
    return at(t.size(made.size * share)) if share < 1 else made


def _reach(letters: _Letters | None, r: float) -> float:
    """Find how far out a flag sits: inside the ring, unless letters cannot be set that small."""
    if letters is None:
        return FLAG_REACH * r
    return max(FLAG_REACH * r, min(letters.half_width, letters.half_height) + _FLAG_AIR)


def draw_ring(pen: Pen, x: float, y: float, r: float) -> None:
    """Draw the open disc of a token that another placed."""
    line = 0.9 * r / 6 if r < 4 else 0.9
    pen.disc(x, y, r - line / 2, fill=WHITE, stroke=BLACK, line=line)


def draw_flag(pen: Pen, x: float, y: float, w: float, h: float) -> None:
    """Draw the square flag of who placed a token."""
    edge = FLAG_EDGE
    pen.box(x - edge, y - edge, w + 2 * edge, h + 2 * edge, fill=WHITE, radius=0.6 + edge)
    pen.box(x, y, w, h, fill=BLACK, radius=0.6)


def _draw_leader(pen: Pen, seat: Seat, seats: list[Seat]) -> None:
    """Tie a token that had to move to its exact place, with a dot unless a token covers that."""
    if seat.moved < _LEADER_FROM:
        return
    ex, ey = seat.exact
    line: Path = (("M", ex, ey), ("L", seat.x, seat.y))
    pen.path(line, stroke=WHITE, line=1.3)
    open_ = all(math.hypot(ex - s.x, ey - s.y) > s.r + HALO + 0.75 for s in seats if s != seat)
    if open_:
        pen.disc(ex, ey, 1.15, fill=WHITE)
    pen.path(line, stroke=BLACK, line=0.4)
    if open_:
        pen.disc(ex, ey, 0.75, fill=BLACK)


def _draw_arrow(pen: Pen, start: Seat, end: Seat) -> None:
    """Draw from one token's edge to the other's; too near for a shaft, draw nothing."""
    dx, dy = end.x - start.x, end.y - start.y
    length = math.hypot(dx, dy)
    shaft = length - start.r - end.r - 2 * _CLEAR - _HEAD_LENGTH
    if shaft < _SHORTEST_SHAFT:
        return
    ux, uy = dx / length, dy / length
    tail = (start.x + ux * (start.r + _CLEAR), start.y + uy * (start.r + _CLEAR))
    tip = (end.x - ux * (end.r + _CLEAR), end.y - uy * (end.r + _CLEAR))
    base = (tip[0] - ux * _HEAD_LENGTH, tip[1] - uy * _HEAD_LENGTH)
    half = _HEAD_WIDTH / 2
    head: Path = (
        ("M", tip[0], tip[1]),
        ("L", base[0] - uy * half, base[1] + ux * half),
        ("L", base[0] + uy * half, base[1] - ux * half),
        ("Z",),
    )
    joint = (base[0] + ux * 0.4, base[1] + uy * 0.4)
    line: Path = (("M", tail[0], tail[1]), ("L", joint[0], joint[1]))
    casing = 2 * HALO
    pen.path(line, stroke=WHITE, line=_SHAFT + casing)
    pen.path(head, fill=WHITE, stroke=WHITE, line=casing)
    pen.path(line, stroke=BLACK, line=_SHAFT, square=True)
    pen.path(head, fill=BLACK)
