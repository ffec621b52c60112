"""Draw a place now and later on a small field or house: a disc, a ring, and an arrow between them.

Nobody else stands here, so a shape says when instead of who. The ring is the wider one: where
somebody means to stay, it lies round the disc. Lengths are millimetres, sizes points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from exports.content import ZoneContent
from exports.fonts import Style
from exports.house.house import draw_house
from exports.palette import BLACK, WHITE, hue
from exports.pen import Path, Pen
from exports.poster.field import draw_ground
from exports.talk.curve import shortened
from exports.talk.placescontent import PlacesContent
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""
Spot = tuple[float, float, bool]
"""Where a mark is printed, and whether it is the later one."""

DISC: Final = 2.5
RING: Final = 3.9
"""Radius of now and, to the outer edge, of later on a field."""
_ON_FLOOR: Final = (1.7, 2.7)
"""The same on a floor: it must leave the floor's own signs alone."""
_LIFT: Final = 3.7
"""From a floor to the middle of what stands on it."""
_RING_LINE: Final = 0.8
_HALO: Final = 0.6
_CLEAR, _HEAD, _HALF, _LEAST_SHAFT = 0.9, 2.6, 1.25, 1.6
_GUTTER: Final = 0.5
_INSET: Final = 2.6
_NAMES: Final = (13.0, 11.0, 9.0, 7.5)
_KEY: Final = 9.0
_LEAST_KEY: Final = 7.0
_KEY_HEIGHT: Final = 8.0
_KEY_DISC: Final = 1.5
_BETWEEN: Final = 6.0


def draw_places(pen: Pen, content: PlacesContent, x: float, y: float, w: float, h: float) -> None:
    """Draw into a box of w × h mm whose top left corner is at x, y; nothing leaves it.

    60 × 60 mm is the least that can be read.
    """
    whens = tuple(dict.fromkeys(mark.later for mark in content.marks)) or (False,)
    room = (x, y, x + w, y + h - _KEY_HEIGHT)
    left = x
    if content.house is not None:
        _draw_floors(pen, content, room)
    else:
        side = min(w, h - _KEY_HEIGHT)
        _draw_field(pen, content, (left, y, left + side, y + side))
    told = [(content.later if one else content.now, one) for one in sorted(whens)]
    _draw_key(pen, told, left, room[3] + _KEY_HEIGHT - 2.6, x + w)


# ----------------------------------------------------------------------------------- the field


def _draw_field(pen: Pen, content: PlacesContent, field: Box) -> None:
    left, top, right, bottom = field
    edge = RING + _HALO
    spots: list[Spot] = [
        (
            min(max(left + one.x * (right - left), left + edge), right - edge),
            min(max(bottom - one.y * (bottom - top), top + edge), bottom - edge),
            one.later,
        )
        for one in content.marks
    ]
    for zone in content.zones:
        on_right, below = zone.x + zone.w / 2 > 0.5, zone.y + zone.h / 2 < 0.5
        box = _zone_box(zone, field)
        draw_ground(pen, zone.sign, hue(zone.colour), box, right=on_right, below=below)
    for zone in content.zones:
        _draw_zone_name(pen, zone, _zone_box(zone, field), spots)
    _draw_marks(pen, spots, DISC, RING)


def _zone_box(zone: ZoneContent, field: Box) -> Box:
    left, top, right, bottom = field
    w, h = right - left, bottom - top
    return (
        left + zone.x * w + (_GUTTER if zone.x > 0.001 else 0.0),
        bottom - (zone.y + zone.h) * h + (_GUTTER if zone.y + zone.h < 0.999 else 0.0),
        left + (zone.x + zone.w) * w - (_GUTTER if zone.x + zone.w < 0.999 else 0.0),
        bottom - zone.y * h - (_GUTTER if zone.y > 0.001 else 0.0),
    )


def _draw_zone_name(pen: Pen, zone: ZoneContent, box: Box, spots: Sequence[Spot]) -> None:
    """Print a zone's name in its outer corner, or in another one where a mark stands there."""
    left, top, right, bottom = box
    measure = right - left - 2 * _INSET
    name = wrap(zone.name, Style.EXTRABOLD, _NAMES[0], measure, 1.1)
    for size in _NAMES[1:]:
        if len(name.lines) > 1:
            name = wrap(zone.name, Style.EXTRABOLD, size, measure, 1.1)
    across = [left + _INSET, right - _INSET - name.width]
    down = [top + _INSET - 0.8, bottom - _INSET - name.height + 0.6]
    across = across[::-1] if zone.x + zone.w / 2 > 0.5 else across
    down = down[::-1] if zone.y + zone.h / 2 < 0.5 else down
    places = [(px, py) for py in down for px in across]
    px, py = min(places, key=lambda at: _hidden(name, at, spots))
    pen.block(px, py, name)


def _hidden(name: Block, at: tuple[float, float], spots: Sequence[Spot]) -> int:
    """Count what would stand on a name: marks, and the arrow between them by its middle parts."""
    reach = RING + _HALO
    points = [(x, y) for x, y, _ in spots]
    for (x0, y0), (x1, y1) in tuple(pairwise(points)):
        points += [(x0 + (x1 - x0) * part / 12, y0 + (y1 - y0) * part / 12) for part in range(12)]
    x, y = at
    return sum(
        x - reach < px < x + name.width + reach and y - reach < py < y + name.height + reach
        for px, py in points
    )


# ----------------------------------------------------------------------------------- the house


def _draw_floors(pen: Pen, content: PlacesContent, room: Box) -> None:
    if content.house is None:
        return
    plan = draw_house(pen, room, content.house, mini=True)
    for floor in range(len(content.house.floors)):
        low = plan.floor(floor)[3]
        spots: list[Spot] = []
        for one in content.marks:
            if one.floor == floor:
                x = plan.stands(one.x)
                foot = low - plan.thickness(x)
                stem: Path = (("M", x, foot), ("L", x, foot - _LIFT))
                pen.path(stem, stroke=BLACK, line=0.5, square=True)
                spots.append((x, foot - _LIFT, one.later))
        _draw_marks(pen, spots, *_ON_FLOOR)


# ----------------------------------------------------------------------------------- the marks


def _draw_marks(pen: Pen, spots: Sequence[Spot], disc: float, ring: float) -> None:
    """Draw rings, then discs, then the arrow from a disc to a ring that is far enough away."""
    for x, y, later in sorted(spots, key=lambda spot: not spot[2]):
        r = ring if later else disc
        pen.disc(x, y, r + _HALO, fill=WHITE)
        if later:
            pen.disc(x, y, r - _RING_LINE / 2, fill=WHITE, stroke=BLACK, line=_RING_LINE)
        else:
            pen.disc(x, y, r, fill=BLACK)
    starts = [spot for spot in spots if not spot[2]]
    ends = [spot for spot in spots if spot[2]]
    for start, end in zip(starts, ends, strict=False):
        _draw_arrow(pen, start, end, disc, ring)


def _draw_arrow(pen: Pen, start: Spot, end: Spot, disc: float, ring: float) -> None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length - disc - ring - 2 * _CLEAR - _HEAD < _LEAST_SHAFT:
        return
    ux, uy = dx / length, dy / length
    tail = (start[0] + ux * (disc + _CLEAR), start[1] + uy * (disc + _CLEAR))
    tip = (end[0] - ux * (ring + _CLEAR), end[1] - uy * (ring + _CLEAR))
    base = (tip[0] - ux * _HEAD, tip[1] - uy * _HEAD)
    head: Path = (
        ("M", *tip),
        ("L", base[0] - uy * _HALF, base[1] + ux * _HALF),
        ("L", base[0] + uy * _HALF, base[1] - ux * _HALF),
        ("Z",),
    )
    shaft: Path = (("M", *tail), ("L", base[0] + ux * 0.3, base[1] + uy * 0.3))
    pen.path(shaft, stroke=WHITE, line=0.7 + 2 * _HALO)
    pen.path(head, fill=WHITE, stroke=WHITE, line=2 * _HALO)
    pen.path(shaft, stroke=BLACK, line=0.7, square=True)
    pen.path(head, fill=BLACK)


def _draw_key(
    pen: Pen, told: Sequence[tuple[str, bool]], x: float, base: float, right: float
) -> None:
    """Say what disc and ring mean, in one row; long words get smaller type, and are cut at last."""
    sign = 2 * _KEY_DISC + 1.6
    size = _KEY
    wide = [text_width(word, Style.MEDIUM, size) for word, _ in told]
    room = right - x - sign * len(told) - _BETWEEN * (len(told) - 1)
    if sum(wide) > room:
        size = max(size * room / sum(wide), _LEAST_KEY)
        told = [
            (shortened(word, Style.MEDIUM, size, room / len(told)), later) for word, later in told
        ]
        wide = [text_width(word, Style.MEDIUM, size) for word, _ in told]
    middle = base - CAP_HEIGHT * size * MM / 2
    for (word, later), own in zip(told, wide, strict=True):
        r = _KEY_DISC
        if later:
            pen.disc(x + r, middle, r - 0.25, fill=WHITE, stroke=BLACK, line=0.5)
        else:
            pen.disc(x + r, middle, r, fill=BLACK)
        pen.text(x + sign, base, word, Style.MEDIUM, size)
        x += sign + own + _BETWEEN
