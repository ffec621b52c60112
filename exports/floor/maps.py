"""Draw the small maps that tell where a sheet lies, and the arrows that give the directions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from exports.floor.content import ZoneSheet
from exports.palette import BLACK, WHITE, hue
from exports.pen import BEND, Path, Pen
from exports.signs import draw_sign

_GAP: Final = 1.0
_LINE: Final = 0.35
_SIGN: Final = 0.72


def draw_field_map(
    pen: Pen, zones: Sequence[ZoneSheet], here: ZoneSheet, x: float, y: float, w: float, h: float
) -> None:
    """Draw a field in a box, white but for the zone of this sheet."""
    for zone in zones:
        left, top = x + zone.x * w, y + (1 - zone.y - zone.h) * h
        wide, high = zone.w * w - _GAP, zone.h * h - _GAP
        left, top = left + _GAP / 2, top + _GAP / 2
        colours = hue(zone.colour)
        if zone != here:
            pen.box(left, top, wide, high, fill=WHITE, stroke=BLACK, line=_LINE)
            continue
        pen.box(left, top, wide, high, fill=colours.solid, stroke=BLACK, line=_LINE)
        size = _SIGN * min(wide, high)
        sx, sy = left + (wide - size) / 2, top + (high - size) / 2
        draw_sign(pen, zone.sign, sx, sy, size, colours.on_solid, colours.solid)


def draw_house_map(
    pen: Pen, colours: Sequence[str], here: int, x: float, y: float, w: float, h: float
) -> None:
    """Draw a house in a box, floors counted from the ground; `here` beyond them is the roof."""
    roof = h * 0.3
    eave = w * 0.08
    part = (h - roof) / max(len(colours), 1)
    fill = BLACK if here >= len(colours) else WHITE
    outline: Path = (
        ("M", x, y + roof),
        ("L", x + w / 2, y),
        ("L", x + w, y + roof),
        ("Z",),
    )
    pen.path(outline, fill=fill, stroke=BLACK, line=_LINE)
    for index, colour in enumerate(colours):
        top = y + h - (index + 1) * part
        ink = hue(colour).solid if index == here else WHITE
        pen.box(x + eave, top, w - 2 * eave, part, fill=ink, stroke=BLACK, line=_LINE)
    pen.rule(x, y + h, w, _LINE * 2)


def draw_corner(pen: Pen, x: float, y: float, r: float, across: int, down: int) -> None:
    """Fill a quarter of a disc round a corner; `across` and `down` are 1 or -1, into the sheet.

    Four sheets that lie right make one whole disc.
    """
    b = r * BEND
    quarter: Path = (
        ("M", x, y),
        ("L", x + across * r, y),
        ("C", x + across * r, y + down * b, x + across * b, y + down * r, x, y + down * r),
        ("Z",),
    )
    pen.path(quarter, fill=BLACK)


def draw_arrow(pen: Pen, x: float, y: float, length: float, *, up: bool) -> None:
    """Draw an arrow round x, y that points up or to the right."""
    head = length * 0.42
    line = length * 0.13
    dx, dy = (0.0, -1.0) if up else (1.0, 0.0)
    start = (x - dx * length / 2, y - dy * length / 2)
    tip = (x + dx * length / 2, y + dy * length / 2)
    neck = (tip[0] - dx * head * 0.9, tip[1] - dy * head * 0.9)
    shaft: Path = (("M", *start), ("L", *neck))
    pen.path(shaft, stroke=BLACK, line=line, square=True)
    side = head * 0.62
    base = (tip[0] - dx * head, tip[1] - dy * head)
    point: Path = (
        ("M", *tip),
        ("L", base[0] - dy * side, base[1] + dx * side),
        ("L", base[0] + dy * side, base[1] - dx * side),
        ("Z",),
    )
    pen.path(point, fill=BLACK)
