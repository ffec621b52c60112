"""Draw speech bubbles and a note on a floor where nobody may be shown: the absence is meant."""

from __future__ import annotations

from typing import Final

from exports.fonts import Style
from exports.house.content import FloorContent
from exports.house.labels import Label
from exports.house.plan import Plan
from exports.palette import WHITE, Hue, hue
from exports.pen import BEND, Path, Pen
from exports.textfit import CAP_HEIGHT, MM, fitted

_NOTE: Final = 12.5
_BUBBLES: Final = 0.57
"""The bubbles' height, in their width."""


def draw_note(
    pen: Pen, plan: Plan, index: int, floor: FloorContent, label: Label, least: float, *, mini: bool
) -> None:
    """Draw speech bubbles and the note: that nobody stands here is meant."""
    _, top, right, bottom = plan.floor(index)
    colours = hue(floor.colour)
    if mini:
        wide = plan.storey * 0.66
        x = (label.x + label.tile + right) / 2 - wide / 2
        draw_bubbles(pen, x, top + plan.storey * 0.24, wide, colours)
        return
    wide = min(plan.storey * 0.5, 16.5)
    x = label.text_x
    measure = right - x - wide - 2.6 - 2.0
    note = _NOTE * (label.full or 18.0) / 18.0
    sizes = tuple(max(note * share, least) for share in (1.0, 0.88, 0.8, 0.72))
    block = fitted(floor.note, Style.ITALIC, sizes, measure, 1 if label.short.lines else 2)
    room_top, room_foot = label.bottom, bottom - plan.thickness(x + wide)
    tall = wide * _BUBBLES
    level = min(max((room_top + room_foot) / 2, room_top + tall / 2), room_foot - tall / 2)
    draw_bubbles(pen, x, level - tall / 2, wide, colours)
    cap = CAP_HEIGHT * block.size * MM
    words = cap + (len(block.lines) - 1) * block.leading
    first = level - 0.04 * wide - words / 2 + cap
    pen.block(x + wide + 2.6, first - block.first_baseline, block)


def draw_bubbles(pen: Pen, x: float, y: float, wide: float, colours: Hue) -> None:
    """Draw two speech bubbles, the second over the first, in the floor's colour."""
    unit = wide / 16.5
    line = max(0.45 * unit, 0.28)
    for left, top, way in ((x, y, 1), (x + 7.4 * unit, y + 2.1 * unit, -1)):
        w, h, r = 9.1 * unit, 5.5 * unit, 1.5 * unit
        pen.path(_bubble(left, top, w, h, r, way), fill=WHITE, stroke=colours.solid, line=line)


def _bubble(x: float, y: float, w: float, h: float, r: float, way: int) -> Path:
    """Outline a bubble whose tail hangs at the left (1) or at the right (-1)."""
    b = r * (1 - BEND)
    right, foot = x + w, y + h
    tail, root = h * 0.32, w * 0.2
    if way > 0:
        corner: Path = (
            ("L", x + r + root * 1.4, foot),
            ("L", x + r * 0.9, foot + tail),
            ("L", x + r * 1.1, foot),
        )
    else:
        corner = (
            ("L", right - r * 1.1, foot),
            ("L", right - r * 0.9, foot + tail),
            ("L", right - r - root * 1.4, foot),
        )
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - b, y, right, y + b, right, y + r),
        ("L", right, foot - r),
        ("C", right, foot - b, right - b, foot, right - r, foot),
        *corner,
        ("L", x + r, foot),
        ("C", x + b, foot, x, foot - b, x, foot - r),
        ("L", x, y + r),
        ("C", x, y + b, x + b, y, x + r, y),
        ("Z",),
    )
