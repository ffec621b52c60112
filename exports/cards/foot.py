"""Set the foot of a card: printed id at the left, word for the kind, depth in three dots."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

from exports.cards.panel import draw_depth
from exports.cards.plan import LEAST_PT, CardPlan
from exports.fonts import Style
from exports.graphemes import tidy
from exports.pen import Mark, Pen
from exports.shaping import SetLine, set_line
from exports.textfit import CAP_HEIGHT, MM, Align, text_width, width_of, wrap

_SIZE: Final = 7.0
_TAIL: Final = 0.27
"""How far the boxes of our letters reach below the baseline, in ems: print shops measure those."""
_LEADING: Final = 1.3
_USUAL_RISE: Final = 0.75
"""In ems."""
_AIR: Final = 1.2
_R: Final = 1.15
_STEP: Final = 3.1
_LINE: Final = 0.28
_DOTS: Final = 2 * _R + 2 * _STEP


class Foot(Struct, frozen=True):
    """A foot: the kind on the line of the id, or on one of its own, `above` millimetres higher.

    `fits` tells whether neither is too wide even at the smallest size.
    """

    size: float
    kind_x: float
    baseline: float
    above: float = 0.0
    fits: bool = True


@lru_cache(maxsize=4096)
def _room_for(ident: float, kind: float, plan: CardPlan, rise: float, fall: float) -> Foot:
    """Find a place for a kind so wide beside an id so wide, both in millimetres at 1 pt.

    `rise` and `fall` are how far the kind's ink reaches, in ems.
    """
    x, _, w, _ = plan.body
    dots = x + w - _DOTS * plan.k - _AIR * plan.k
    largest = plan.points(_SIZE)
    for size in dict.fromkeys((largest, max(largest * 0.93, LEAST_PT), LEAST_PT)):
        baseline = plan.foot - max(_TAIL, fall) * size * MM
        left = x + ident * size + (_AIR * plan.k if ident else 0.0)
        if x + w / 2 - kind * size / 2 >= left and x + w / 2 + kind * size / 2 <= dots:
            return Foot(size, x + w / 2, baseline)
        if kind * size <= dots - left:
            return Foot(size, (left + dots) / 2, baseline)
    fits = x + ident * LEAST_PT <= dots and kind * LEAST_PT <= w
    em = LEAST_PT * MM
    above = (_LEADING + max(rise - _USUAL_RISE, 0.0) + max(fall - _TAIL, 0.0)) * em
    return Foot(LEAST_PT, x, plan.foot - _TAIL * em, above, fits)


@lru_cache(maxsize=256)
def _kind_line(kind: str) -> tuple[SetLine, float, float]:
    clean = tidy(kind)
    block = wrap(clean, Style.BOLD, 1.0, 1000.0)
    return set_line(clean, Style.BOLD), block.rise, block.fall


def set_foot(ident: str, kind: str, plan: CardPlan) -> Foot:
    """Find where the kind stands between id and dots, smaller or lifted if it must."""
    word, rise, fall = _kind_line(kind)
    ident_width = text_width(ident, Style.REGULAR, 1.0)
    return _room_for(ident_width, width_of(word, 1.0), plan, rise, fall)


@lru_cache(maxsize=1024)
def _fixed(foot: Foot, kind: str, depth: int, plan: CardPlan) -> tuple[Mark, ...]:
    """Draw what many cards of a deck have alike: kind and dots."""
    pen = Pen()
    x, _, w, _ = plan.body
    word, _, _ = _kind_line(kind)
    if word.runs:
        align: Align = "left" if foot.above else "centre"
        pen.line(foot.kind_x, foot.baseline - foot.above, word, foot.size, align=align)
    level = foot.baseline - CAP_HEIGHT * foot.size * MM / 2
    k = plan.k
    draw_depth(pen, x + w, level, depth, _R * k, _STEP * k, max(_LINE * k, 0.2))
    return tuple(pen.marks)


def draw_foot(pen: Pen, foot: Foot, ident: str, kind: str, depth: int, plan: CardPlan) -> None:
    """Print the foot on its baseline."""
    pen.marks.extend(_fixed(foot, kind, min(max(depth, 0), 3), plan))
    if ident.strip():
        pen.text(plan.body[0], foot.baseline, tidy(ident), Style.REGULAR, foot.size)
