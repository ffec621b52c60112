"""Print the word on the roof: as large as it can be on a plate that lies inside the roof."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.fonts import Style
from exports.house.plan import APEX, EAVES, Plan
from exports.palette import WHITE
from exports.pen import Pen
from exports.textfit import CAP_HEIGHT, MM, Block, wrap

_SIZES: Final = (1.0, 0.86, 0.72, 0.6, 0.5)
_PARTS: Final = (0.8, 0.66, 0.54, 0.44)
"""How wide the lines on the plate may be, in parts of the roof's width."""
_ABOVE: Final = 0.44
_BESIDE: Final = 0.6
"""White over, under and beside the word, in ems."""


class _Plate(Struct, frozen=True):
    """The roof's word on its plate: half the plate's width, its height, its lower edge."""

    points: float
    block: Block
    half: float
    tall: float
    low: float

    def inside(self, plan: Plan) -> bool:
        """Whether the plate lies inside the roof and no word is broken."""
        return self.half < plan.roof_half(self.low - self.tall) and not any(self.block.broken)


def draw_roof_word(pen: Pen, plan: Plan, word: str, size: float, least: float) -> None:
    """Print the roof's word on a white plate that lies inside the roof."""
    sizes = [max(size * share, least) for share in _SIZES]
    tried = [_plate(plan, word, points, 0.94) for points in sizes]
    tried += [_plate(plan, word, points, part) for points in sizes for part in _PARTS]
    fits = [made for made in tried if made.inside(plan)]
    lone = [made for made in fits if len(made.block.lines) <= 1 and made.points >= sizes[2]]
    made = lone[0] if lone else max(fits or tried[-1:], key=lambda made: made.points)
    if not made.block.lines:
        return
    em = made.points * MM
    pen.box(
        plan.middle - made.half,
        made.low - made.tall,
        2 * made.half,
        made.tall,
        fill=WHITE,
        radius=0.17 * em,
    )
    first = made.low - made.tall + (_ABOVE + CAP_HEIGHT) * em
    pen.block(plan.middle, first - made.block.first_baseline, made.block, align="centre")


def _plate(plan: Plan, word: str, points: float, part: float) -> _Plate:
    measure = plan.roof_half(plan.y(0.78)) * 2 * part
    block = wrap(word, Style.EXTRABOLD, points, measure, 1.12)
    em = points * MM
    tall = (CAP_HEIGHT + 2 * _ABOVE) * em + max(len(block.lines) - 1, 0) * block.leading
    base = plan.y(EAVES)
    low = base - max(0.1 * (base - plan.y(APEX)), 1.2)
    return _Plate(points, block, block.width / 2 + _BESIDE * em, tall, low)
