"""Set the foot of a card: printed id at the left, word for the kind, depth in three dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exports.cards.panel import draw_depth
from exports.cards.plan import LEAST_PT, CardPlan
from exports.fonts import Style
from exports.graphemes import tidy
from exports.pen import Mark, Pen
from exports.shaping import SetLine, set_line
from exports.textfit import CAP_HEIGHT, MM, text_width, width_of, wrap

_SIZE: Final = 7.0
_TAIL: Final = 0.22
_AIR: Final = 1.2
_R: Final = 1.15
_STEP: Final = 3.1
_LINE: Final = 0.28
_DOTS: Final = 2 * _R + 2 * _STEP


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot that fits: the kind on the line of the id, or on one of its own above."""

    size: float
    kind_x: float
    lifted: bool
    baseline: float

    @property
    def extra(self) -> float:
        """How much of the room above it the foot takes."""
        return 1.3 * self.size * MM if self.lifted else 0.0


@lru_cache(maxsize=4096)
def _room_for(ident: float, kind: float, plan: CardPlan, fall: float) -> Foot:
    """Find a place for a kind so wide beside an id so wide, both in millimetres at 1 pt."""
    x, _, w, _ = plan.body
    dots = x + w - _DOTS * plan.k - _AIR * plan.k
    largest = plan.points(_SIZE)
    for size in dict.fromkeys((largest, max(largest * 0.93, LEAST_PT), LEAST_PT)):
        baseline = plan.foot - max(_TAIL, fall) * size * MM
        left = x + ident * size + (_AIR * plan.k if ident else 0.0)
        if x + w / 2 - kind * size / 2 >= left and x + w / 2 + kind * size / 2 <= dots:
            return Foot(size, x + w / 2, False, baseline)
        if kind * size <= dots - left:
            return Foot(size, (left + dots) / 2, False, baseline)
    return Foot(LEAST_PT, x, True, plan.foot - max(_TAIL, fall) * LEAST_PT * MM)


@lru_cache(maxsize=256)
def _kind_line(kind: str) -> tuple[SetLine, float]:
    clean = tidy(kind)
    return set_line(clean, Style.BOLD), wrap(clean, Style.BOLD, 1.0, 1000.0).fall


def set_foot(ident: str, kind: str, plan: CardPlan) -> Foot:
    """Find where the kind stands between id and dots, smaller or lifted if it must."""
    word, fall = _kind_line(kind)
    return _room_for(text_width(ident, Style.REGULAR, 1.0), width_of(word, 1.0), plan, fall)


@lru_cache(maxsize=1024)
def _fixed(foot: Foot, kind: str, depth: int, plan: CardPlan) -> tuple[Mark, ...]:
    """Draw what many cards of a deck have alike: kind and dots."""
    pen = Pen()
    x, _, w, _ = plan.body
    word, _ = _kind_line(kind)
    if word.runs:
        baseline = foot.baseline - foot.extra
        align = "left" if foot.lifted else "centre"
        pen.line(foot.kind_x, baseline, word, foot.size, align=align)  # type: ignore[arg-type]
    level = foot.baseline - CAP_HEIGHT * foot.size * MM / 2
    k = plan.k
    draw_depth(pen, x + w, level, depth, _R * k, _STEP * k, max(_LINE * k, 0.2))
    return tuple(pen.marks)


def draw_foot(pen: Pen, foot: Foot, ident: str, kind: str, depth: int, plan: CardPlan) -> None:
    """Print the foot on its baseline."""
    pen.marks.extend(_fixed(foot, kind, min(max(depth, 0), 3), plan))
    if ident.strip():
        pen.text(plan.body[0], foot.baseline, tidy(ident), Style.REGULAR, foot.size)
