"""Draw the eight signs: paths on a grid of 24 units, y downwards, live area 2 to 22.

A sign has filled parts, round strokes, and a few inner lines in the colour of its ground.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from exports.palette import Hue
from exports.pen import Path, Pen, Step, box_path, disc_path


class Stroke(Struct, frozen=True):
    """A round stroke and its width in units."""

    path: Path
    width: float


class Sign(Struct, frozen=True):
    """One sign: what is filled, what is stroked, what is cut out in the ground's colour."""

    fills: tuple[Path, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    cuts: tuple[Stroke, ...] = ()


def _line(*points: tuple[float, float]) -> Path:
    (x, y), *rest = points
    return (("M", x, y), *(("L", px, py) for px, py in rest))


def _polygon(*points: tuple[float, float]) -> Path:
    return (*_line(*points), ("Z",))


def _wave(y: float) -> Stroke:
    return Stroke(
        (
            ("M", 2.9, y + 1.5),
            ("C", 5.4, y - 2.6, 9.4, y - 2.6, 12.0, y),
            ("C", 14.6, y + 2.6, 18.6, y + 2.6, 21.1, y - 1.5),
        ),
        2.8,
    )


def _rays() -> tuple[Stroke, ...]:
    found = []
    for eighth in range(8):
        across, down = math.cos(eighth * math.pi / 4), math.sin(eighth * math.pi / 4)
        ends = [(12 + across * r, 12 + down * r) for r in (8.1, 9.7)]
        found.append(Stroke(_line(*ends), 2.5))
    return tuple(found)


_HEART: Final[Path] = (
    ("M", 12, 21.2),
    ("C", 8.2, 18.0, 2.0, 13.8, 2.0, 8.6),
    ("C", 2.0, 5.4, 4.4, 3.0, 7.4, 3.0),
    ("C", 9.3, 3.0, 11.0, 4.0, 12, 5.7),
    ("C", 13.0, 4.0, 14.7, 3.0, 16.6, 3.0),
    ("C", 19.6, 3.0, 22.0, 5.4, 22.0, 8.6),
    ("C", 22.0, 13.8, 15.8, 18.0, 12, 21.2),
    ("Z",),
)

SIGNS: Final[dict[str, Sign]] = {
    "blocks": Sign(
        fills=(
            box_path(7.4, 2.4, 9.2, 9.2),
            box_path(2.0, 13.2, 9.2, 9.2),
            box_path(12.8, 13.2, 9.2, 9.2),
        )
    ),
    "waves": Sign(strokes=(_wave(5.8), _wave(12.0), _wave(18.2))),
    "sun": Sign(fills=(disc_path(12, 12, 5.1),), strokes=_rays()),
    "sprout": Sign(
        fills=(
            (
                ("M", 2.2, 2.8),
                ("C", 8.6, 3.0, 12.2, 6.6, 12.2, 13.4),
                ("C", 6.0, 13.0, 2.4, 9.4, 2.2, 2.8),
                ("Z",),
            ),
            (
                ("M", 22.0, 7.0),
                ("C", 16.2, 7.2, 12.6, 10.2, 12.2, 16.4),
                ("C", 18.2, 16.4, 21.8, 13.2, 22.0, 7.0),
                ("Z",),
            ),
        ),
        strokes=(Stroke(_line((12.2, 12.6), (12.2, 20.8)), 2.5),),
    ),
    "heart": Sign(fills=(_HEART,)),
    "gem": Sign(
        fills=(_polygon((6.6, 3.4), (17.4, 3.4), (22, 9.6), (12, 21.6), (2, 9.6)),),
        cuts=(
            Stroke(_line((2.6, 9.6), (21.4, 9.6)), 1.05),
            Stroke(_line((12, 3.6), (8.2, 9.6), (12, 20.8), (15.8, 9.6), (12, 3.6)), 1.05),
        ),
    ),
    "compass": Sign(
        strokes=(Stroke(disc_path(12, 12, 8.7), 2.5),),
        fills=(_polygon((17.0, 7.0), (13.9, 13.9), (7.0, 17.0), (10.1, 10.1)),),
        cuts=(Stroke(disc_path(12, 12, 0.35), 1.4),),
    ),
    "bag": Sign(
        fills=(box_path(2, 7.4, 20, 13.4, 2.2),),
        strokes=(Stroke(_line((8.6, 6.8), (8.6, 4.4), (15.4, 4.4), (15.4, 6.8)), 2.3),),
        cuts=(
            Stroke(_line((2, 13.2), (9.4, 13.2)), 1.05),
            Stroke(_line((14.6, 13.2), (22, 13.2)), 1.05),
            Stroke(box_path(9.9, 11.5, 4.2, 3.6, 0.6), 1.05),
        ),
    ),
}
_PLAIN: Final = Sign(fills=(disc_path(12, 12, 6),))


def sign(key: str) -> Sign:
    """Return the sign called `key`, or a plain disc for a name that is not one of the eight."""
    return SIGNS.get(key, _PLAIN)


def placed(path: Path, x: float, y: float, scale: float) -> Path:
    """Give a path scaled, its origin moved to x, y."""
    steps: list[Step] = []
    for step in path:
        if step[0] == "Z":
            steps.append(step)
        elif step[0] == "C":
            _, a, b, c, d, e, f = step
            px = (x + a * scale, x + c * scale, x + e * scale)
            py = (y + b * scale, y + d * scale, y + f * scale)
            steps.append(("C", px[0], py[0], px[1], py[1], px[2], py[2]))
        else:
            steps.append((step[0], x + step[1] * scale, y + step[2] * scale))
    return tuple(steps)


def draw_sign(pen: Pen, key: str, x: float, y: float, size: float, ink: str, ground: str) -> None:
    """Draw a sign in a square of `size` millimetres whose top left corner is at x, y."""
    scale = size / 24
    drawn = sign(key)
    for path in drawn.fills:
        pen.path(placed(path, x, y, scale), fill=ink)
    for stroke in drawn.strokes:
        pen.path(placed(stroke.path, x, y, scale), stroke=ink, line=stroke.width * scale)
    for cut in drawn.cuts:
        pen.path(placed(cut.path, x, y, scale), stroke=ground, line=cut.width * scale)


def draw_tile(pen: Pen, key: str, hue: Hue, x: float, y: float, size: float) -> None:
    """Draw a sign in its tile: on white or tint a sign never stands bare."""
    pen.box(x, y, size, size, fill=hue.solid, radius=size * 0.16)
    inner = size * 0.7
    inset = (size - inner) / 2
    draw_sign(pen, key, x + inset, y + inset, inner, hue.on_solid, hue.solid)
