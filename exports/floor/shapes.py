"""Draw the six silhouettes of players, the same as in the terminal, and letters that fit in them.

Full is how somebody sees themself, open is how they see another.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from exports.fonts import Style, main_face
from exports.graphemes import tidy
from exports.palette import BLACK, WHITE
from exports.pen import Path, Pen, disc_path
from exports.shaping import SetLine, ink_of, set_line
from exports.signs import placed
from exports.textfit import CAP_HEIGHT, MM

Point = tuple[float, float]
Corners = tuple[Point, ...]

DISC, BLOCK, TRIANGLE, DIAMOND, WEDGE, PLUS = range(6)
COUNT: Final = 6
_ARM: Final = 0.42
"""How wide an arm of the plus stands, in its width; the bar across is half of it high."""
_BAR: Final = 0.5
_RING: Final = 0.058
_AIR: Final = 0.04
_SQUARE: Final = 0.92
_LETTERS: Final = 1.24
"""Points of letters for a millimetre of the token's width, where the shape leaves the room."""
_LEAST: Final = 7.0


def _polygon(shape: int) -> Corners:
    """Give the corners of a silhouette in the square from -1 to 1, y down; none for the disc."""
    s, a, b = _SQUARE, _ARM, _BAR
    return {
        BLOCK: ((-s, -s), (s, -s), (s, s), (-s, s)),
        TRIANGLE: ((0, -1), (1, 0.92), (-1, 0.92)),
        DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
        WEDGE: ((-1, -0.92), (1, -0.92), (0, 1)),
        PLUS: (
            *((-a, -1), (a, -1), (a, -b), (1, -b), (1, b), (a, b)),
            *((a, 1), (-a, 1), (-a, b), (-1, b), (-1, -b), (-a, -b)),
        ),
    }.get(shape, ())


_LEVEL: Final = {TRIANGLE: 0.36, WEDGE: -0.36}
"""How far under the middle letters stand, in half widths."""


def outline(shape: int, width: float, inset: float = 0.0) -> Path:
    """Outline a silhouette round 0, 0; `inset` moves its edge inwards, in millimetres."""
    shape %= COUNT
    half = width / 2
    if shape == DISC:
        return disc_path(0.0, 0.0, half - inset)
    corners = [(x * half, y * half) for x, y in _polygon(shape)]
    moved = _inwards(corners, inset) if inset else corners
    (first_x, first_y), *rest = moved
    return (("M", first_x, first_y), *(("L", x, y) for x, y in rest), ("Z",))


def _inwards(corners: list[Point], inset: float) -> list[Point]:
    """Move every side of a polygon inwards; its corners go clockwise as seen with y down."""
    found: list[Point] = []
    for index, here in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        n0, n1 = _normal(before, here), _normal(here, after)
        cross = n0[0] * n1[1] - n0[1] * n1[0]
        # Where both moved sides meet.
        a = (here[0] + n0[0] * inset, here[1] + n0[1] * inset)
        b = (here[0] + n1[0] * inset, here[1] + n1[1] * inset)
        along = ((b[0] - a[0]) * n1[0] + (b[1] - a[1]) * n1[1]) / -cross
        found.append((a[0] - n0[1] * -along, a[1] + n0[0] * -along))
    return found


def _normal(start: Point, end: Point) -> Point:
    """Give the unit normal of a side that points into the shape."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    return (-dy / length, dx / length)


def holds(shape: int, width: float, inset: float, box: tuple[float, float, float, float]) -> bool:
    """Whether a box of left, top, right and bottom lies in a silhouette, `inset` off its edge."""
    shape %= COUNT
    half = width / 2
    points = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    if shape == DISC:
        return all(math.hypot(x, y) <= half - inset for x, y in points)
    if shape == PLUS:
        bar = half * _BAR - inset
        return all(abs(x) <= half - inset and abs(y) <= bar for x, y in points)
    corners = [(x * half, y * half) for x, y in _polygon(shape)]
    for index, start in enumerate(corners):
        end = corners[(index + 1) % len(corners)]
        nx, ny = _normal(start, end)
        if any((x - start[0]) * nx + (y - start[1]) * ny < inset for x, y in points):
            return False
    return True


class Letters(Struct, frozen=True):
    """Letters set for a silhouette: where their line starts, from its middle, and their size."""

    line: SetLine
    size: float
    x: float
    y: float


def set_letters(text: str, shape: int, width: float, *, full: bool) -> Letters | None:
    """Set letters as large as looks well and the silhouette holds; nothing where none print."""
    line = set_line(tidy(text), Style.BOLD)
    ink = ink_of(line)
    if ink is None:
        return None
    latin = all(run.face is main_face(Style.BOLD) for run in line.runs)
    level = CAP_HEIGHT * 500 if latin else (ink[1] + ink[3]) / 2
    middle = (ink[0] + ink[2]) / 2
    low = _LEVEL.get(shape % COUNT, 0.0) * width / 2
    inset = width * (_AIR if full else _RING + _AIR)
    size = _LETTERS * width
    while True:
        em = size * MM / 1000
        box = (
            (ink[0] - middle) * em,
            low - (ink[1] - level) * em,
            (ink[2] - middle) * em,
            low - (ink[3] - level) * em,
        )
        if holds(shape, width, inset, box) or size <= _LEAST:
            return Letters(line, size, -middle * em, low + level * em)
        size = max(size * 0.96, _LEAST)


def draw_token(
    pen: Pen, shape: int, letters: str, x: float, y: float, width: float, *, full: bool
) -> None:
    """Draw a silhouette with its letters round x, y; without letters a full one has a white spot.

    On the spot somebody writes their own.
    """
    if full:
        pen.path(placed(outline(shape, width), x, y, 1.0), fill=BLACK, square=True)
    else:
        line = _RING * width
        ring = placed(outline(shape, width, line / 2), x, y, 1.0)
        pen.path(ring, fill=WHITE, stroke=BLACK, line=line, square=True)
    made = set_letters(letters, shape, width, full=full)
    if made is not None:
        ink = WHITE if full else BLACK
        pen.line(x + made.x, y + made.y, made.line, made.size, colour=ink)
    elif full:
        low = _LEVEL.get(shape % COUNT, 0.0) * width / 2
        pen.disc(x, y + low, width * 0.19, fill=WHITE)
