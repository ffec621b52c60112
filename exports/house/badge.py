"""Draw letters in a black disc, or in a capsule where a disc would be too small for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from exports.fonts import Style, main_face
from exports.graphemes import tidy
from exports.palette import BLACK, WHITE
from exports.pen import Pen
from exports.shaping import SetLine, ink_of, set_line
from exports.textfit import CAP_HEIGHT, MM

HALO: Final = 0.9
ROW: Final = 1.7
"""From one row of a capsule to the next, in radii."""
_ROOM: Final = 0.84
"""How far letters may reach in a disc, in radii."""
_SIDE: Final = 1.5
"""White of a capsule left and right of its letters, in millimetres at most."""
_BETWEEN: Final = 1.7


class Letters(Struct, frozen=True):
    """Letters at their size: where their line starts from the middle, and half their ink box."""

    line: SetLine
    size: float
    dx: float
    dy: float
    half_width: float
    half_height: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Print them white, their middle on x, y."""
        pen.line(x + self.dx, y + self.dy, self.line, self.size, colour=WHITE)


def set_letters(text: str, r: float, least: float) -> Letters | None:
    """Set letters for a disc of radius r, smaller where they would reach its edge.

    They never get smaller than `least` points. Nothing to print gives `None`.
    """
    line = set_line(tidy(text), Style.BOLD)
    box = ink_of(line)
    if box is None:
        return None
    # Capitals stand on the middle of their height, accents aside; other signs on their ink's.
    latin = all(run.face is main_face(Style.BOLD) for run in line.runs)
    level = CAP_HEIGHT * 500 if latin else (box[1] + box[3]) / 2
    middle = (box[0] + box[2]) / 2

    def at(size: float) -> Letters:
        em = size * MM / 1000
        half_height = max(box[1] - level, level - box[3]) * em
        half_width = (box[2] - box[0]) / 2 * em
        return Letters(line, size, -middle * em, level * em, half_width, half_height)

    made = at(max((2.0 if len(line.text) > 1 else 2.55) * r, least))
    share = _ROOM * r / math.hypot(made.half_width, made.half_height)
    return at(max(made.size * share, least)) if share < 1 else made


def half_width(found: Sequence[Letters | None], r: float) -> float:
    """Give half the width of the disc or capsule that holds all these letters side by side."""
    if len(found) == 1:
        only = found[0]
        if only is None or math.hypot(only.half_width, only.half_height) <= r * 0.94:
            return r
        return max(r, only.half_width + min(_SIDE, r * 0.45))
    side = min(_SIDE, r * 0.45)
    return max(r, (_slot(found, r) * len(found) - _BETWEEN) / 2 + side)


def _slot(found: Sequence[Letters | None], r: float) -> float:
    """The width of one person's place in a capsule."""
    widest = max((2 * one.half_width for one in found if one is not None), default=0.0)
    return max(widest, r * 0.8) + _BETWEEN


class Badge(Struct, frozen=True):
    """A disc or capsule: its middle, its radius, half its width, and letters in rows."""

    x: float
    y: float
    r: float
    half: float
    rows: tuple[tuple[Letters | None, ...], ...]

    @property
    def tall(self) -> float:
        """Half its height."""
        return self.r + (len(self.rows) - 1) * ROW * self.r / 2

    def _shape(self, pen: Pen, grown: float, ink: str) -> None:
        if self.half <= self.r and self.tall <= self.r:
            pen.disc(self.x, self.y, self.r + grown, fill=ink)
        else:
            w, h = self.half + grown, self.tall + grown
            radius = self.r + grown
            pen.box(self.x - w, self.y - h, 2 * w, 2 * h, fill=ink, radius=radius)

    def draw_halo(self, pen: Pen) -> None:
        """Draw the white that parts it from what lies behind it."""
        self._shape(pen, HALO, WHITE)

    def draw(self, pen: Pen) -> None:
        """Draw it with its letters, row under row, spread over its width."""
        self._shape(pen, 0.0, BLACK)
        level = self.y - (len(self.rows) - 1) * ROW * self.r / 2
        for row in self.rows:
            spare = max(self.half - half_width(row, self.r), 0.0)
            step = _slot(row, self.r) + 2 * spare / len(row) * (len(self.rows) == 1)
            start = self.x - (len(row) - 1) * step / 2
            for index, one in enumerate(row):
                if one is not None:
                    one.draw(pen, start + index * step, level)
            level += ROW * self.r
