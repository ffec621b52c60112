"""Draw the front of a card: what its category looks like, shared, and the words of this one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from exports.cards.body import Body, blank_body, line_ink, set_body
from exports.cards.content import FaceContent
from exports.cards.foot import Foot, draw_foot, set_foot
from exports.cards.panel import draw_outlined_sign, draw_panel
from exports.cards.plan import LEAST_PT, NAME, CardPlan, plan_of
from exports.cards.setting import cuts_a_word
from exports.cards.sizes import CardSize
from exports.cards.stop import stop
from exports.errors import ExportError
from exports.fonts import Style
from exports.palette import BLACK, hue
from exports.pen import Mark, Pen
from exports.signs import draw_sign
from exports.textfit import MM, Block, wrap

__all__ = ["fitting", "front", "stop"]

_LONE: Final = 16.0
"""A category's name takes more than one line only from this size down."""
_RADIUS: Final = 2.0
_OUTLINE, _SIGN_LINE = 0.35, 0.22


def front(
    face: FaceContent,
    size: CardSize,
    *,
    eco: bool = False,
    hint: bool = False,
    most: float | None = None,
) -> tuple[Mark, ...]:
    """Draw a front, its trim's top left corner at 0, 0; a card without text gets writing lines.

    `eco` prints outlines in black, `hint` the coach's hint above the foot. The text is set in
    `most` points where it could be larger. Raises `ExportError("card_too_long")` with the card's id
    where `fitting` gives nothing: no word is ever left out.
    """
    plan, foot = _planned(face, size)
    body = _body(face, plan, foot, hint=hint, most=most)
    if body is None:
        raise ExportError("card_too_long", {"id": face.id})
    pen = Pen()
    if face.blank:
        body.draw_lines(pen, plan, face.excess_word, line_ink(eco=eco))
    else:
        body.draw(pen, plan)
    draw_foot(pen, foot, face.id, face.kind, face.depth, plan)
    return category_marks(face.sign, face.colour, face.category, size, eco) + tuple(pen.marks)


@lru_cache(maxsize=8192)
def fitting(face: FaceContent, size: CardSize, *, hint: bool = False) -> float | None:
    """Give the size in points at which a card's text fits, or nothing if it never does.

    That is 14, 13, 12, 11 or 10 on poker and scales with the card, but not under 6.
    """
    body = _body(face, *_planned(face, size), hint=hint)
    return None if body is None else body.size


def _planned(face: FaceContent, size: CardSize) -> tuple[CardPlan, Foot]:
    """Plan the card; a foot of two lines takes its room from the words."""
    plan = plan_of(size)
    foot = set_foot(face.id, face.kind, plan)
    if foot.above:
        x, y, w, h = plan.body
        plan = replace(plan, body=(x, y, w, h - foot.above))
    return plan, foot


def _body(
    face: FaceContent, plan: CardPlan, foot: Foot, *, hint: bool, most: float | None = None
) -> Body | None:
    if not foot.fits or not _category_name(face.category, plan)[1]:
        return None
    if face.blank:
        return blank_body(face, plan, hint=hint)
    return set_body(face, plan, hint=hint, most=most)


def category_marks(
    sign: str, colour: str, category: str, size: CardSize, eco: bool = False
) -> tuple[Mark, ...]:
    """Draw what all cards of a category share, panel, sign and name, as one tuple for them all.

    Every front begins with these marks.
    """
    return _category_marks(sign, colour, category, size, eco)


@lru_cache(maxsize=256)
def _category_marks(
    sign: str, colour: str, category: str, size: CardSize, eco: bool
) -> tuple[Mark, ...]:
    plan = plan_of(size)
    pen = Pen()
    colours = hue(colour)
    x, y, w, h = plan.panel
    sx, sy, side, _ = plan.sign
    if eco:
        line = max(_OUTLINE * plan.k, 0.25)
        inset = line / 2
        box = (x + inset, y + inset, w - line, h - line)
        pen.box(*box, stroke=BLACK, line=line, radius=_RADIUS * plan.k)
        draw_outlined_sign(pen, sign, sx, sy, side, max(_SIGN_LINE * plan.k, 0.18))
    else:
        measure = min(w, h) if size.landscape else min(h, w * 0.6)
        radius = _RADIUS * plan.k
        draw_panel(pen, sign, colours, plan.panel, radius, measure, low=size.landscape)
        draw_sign(pen, sign, sx, sy, side, colours.on_solid, colours.solid)
    left, baseline, _ = plan.name
    name, _ = _category_name(category, plan)
    first = baseline - max(len(name.lines) - 1, 0) * name.leading
    ink = BLACK if eco else colours.on_solid
    pen.block(left, first - name.first_baseline, name, colour=ink)
    return tuple(pen.marks)


@lru_cache(maxsize=512)
def _category_name(category: str, plan: CardPlan) -> tuple[Block, bool]:
    """Set a category's name as large as its panel allows: one line, or a few smaller ones.

    Tells too whether it stays below the sign even at the smallest size.
    """
    _, baseline, measure = plan.name
    size = plan.points(NAME)
    while size > LEAST_PT:
        block = wrap(category, Style.EXTRABOLD, size, measure, 1.05)
        most = 1 if size > _LONE * plan.k else plan.name_lines
        if len(block.lines) <= most and not cuts_a_word(block):
            return block, True
        size -= 0.5
    block = wrap(category, Style.EXTRABOLD, LEAST_PT, measure, 1.05)
    top = baseline - block.rise * LEAST_PT * MM - (len(block.lines) - 1) * block.leading
    return block, block.width <= measure and top > plan.sign[1] + plan.sign[3]
