"""Draw what every small and large card shares: the coloured panel, its sign, the depth in dots."""

from __future__ import annotations

from typing import Final

from exports.palette import BLACK, WHITE, Hue
from exports.pen import Pen, box_path
from exports.signs import draw_sign, placed, sign

# How far above the panel a cropped sign starts, in panel heights.
_LIFT: Final = {"blocks": 0.17}
_USUAL_LIFT: Final = 0.38
_CROPPED: Final = 1.62
"""The size of a cropped sign in panel heights."""
_SHOWN: Final = 0.8
"""How much of it shows."""


def draw_panel(
    pen: Pen,
    key: str,
    colours: Hue,
    box: tuple[float, float, float, float],
    radius: float,
    measure: float,
    *,
    low: bool = False,
) -> None:
    """Draw a solid panel with a sign cropped in its shade.

    `measure` is the height that the sign is made for; `low` puts it at the foot of a tall panel.
    """
    x, y, w, h = box
    pen.box(x, y, w, h, fill=colours.solid, radius=radius)
    size = _CROPPED * measure
    lift = _LIFT.get(key, _USUAL_LIFT) * measure
    top = y + h - size * _SHOWN if low else y - lift
    with pen.clipped(box_path(x, y, w, h, radius)):
        left = x + w - size * _SHOWN
        draw_sign(pen, key, left, top, size, colours.shade, colours.solid)


def draw_outlined_sign(pen: Pen, key: str, x: float, y: float, size: float, line: float) -> None:
    """Draw a sign as an outline `line` mm thick: first all edges in black, then all insides."""
    scale = size / 24
    drawn = sign(key)
    fills = [placed(path, x, y, scale) for path in drawn.fills]
    strokes = [(placed(one.path, x, y, scale), one.width * scale) for one in drawn.strokes]
    for path in fills:
        pen.path(path, stroke=BLACK, line=2 * line)
    for path, width in strokes:
        pen.path(path, stroke=BLACK, line=width + 2 * line)
    for path in fills:
        pen.path(path, fill=WHITE)
    for path, width in strokes:
        pen.path(path, stroke=WHITE, line=width)
    for cut in drawn.cuts:
        pen.path(placed(cut.path, x, y, scale), stroke=BLACK, line=line)


def draw_depth(
    pen: Pen, right: float, level: float, depth: int, r: float, step: float, line: float
) -> None:
    """Draw three dots that end at `right`, their middles at `level`; `depth` of them are full."""
    for dot in range(3):
        middle = right - r - (2 - dot) * step
        if dot < depth:
            pen.disc(middle, level, r, fill=BLACK)
        else:
            pen.disc(middle, level, r - line / 2, stroke=BLACK, line=line)
