"""Draw the stop card: a black panel and a white octagon that are known across a table."""

from __future__ import annotations

import math
from typing import Final

from exports.cards.content import StopContent
from exports.cards.plan import CardPlan, plan_of
from exports.cards.setting import cuts_a_word, draw_ink, ink_height, shrunk
from exports.cards.sizes import CardSize
from exports.errors import ExportError
from exports.fonts import Style
from exports.palette import BLACK, WHITE
from exports.pen import Mark, Path, Pen
from exports.textfit import CAP_HEIGHT, MM, Block, wrap

_APOTHEM: Final = 14.4
_WORD: Final = 24.0
_SIZES: Final = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_MORE: Final = 11.0 / 14.0
_BETWEEN: Final = 2.6
_INSIDE: Final = 5.0
_RADIUS: Final = 2.0


def octagon(x: float, y: float, apothem: float) -> Path:
    """Outline a regular octagon that stands on a side, `apothem` from its middle to its sides."""
    r = apothem / math.cos(math.pi / 8)
    corners = [
        (x + r * math.cos((at + 0.5) * math.pi / 4), y + r * math.sin((at + 0.5) * math.pi / 4))
        for at in range(8)
    ]
    (first_x, first_y), *rest = corners
    return (("M", first_x, first_y), *(("L", px, py) for px, py in rest), ("Z",))


def stop(content: StopContent, size: CardSize, eco: bool = False) -> tuple[Mark, ...]:
    """Draw the stop card, its trim's top left corner at 0, 0; `eco` draws outlines in black.

    The words are set smaller until they fit. Raises `ExportError("card_too_long")` with the card's
    word as its id where they do not even in the smallest type.
    """
    plan = plan_of(size)
    pen = Pen()
    k, border = plan.k, plan.border
    w, h = size.width - 2 * border, size.height - 2 * border
    ink = BLACK if eco else WHITE
    line = max(0.5 * k, 0.35)
    if eco:
        box = (border + line / 2, border + line / 2, w - line, h - line)
        pen.box(*box, stroke=BLACK, line=line, radius=_RADIUS * k)
    else:
        pen.box(border, border, w, h, fill=BLACK, radius=_RADIUS * k)
    apothem = _APOTHEM * k
    lead = max(_INSIDE * k, size.safe - border)
    if size.landscape:
        x, y = border + lead + apothem + 1.0 * k, size.height / 2
        left = x + apothem + 5.0 * k
        room = (left, border + lead, border + w - lead - left, h - 2 * lead)
    else:
        spare = size.height - 88.0 * k
        x, y = size.width / 2, 28.2 * k + 0.35 * spare
        top = y + apothem + 7.0 * k
        room = (border + lead, top, w - 2 * lead, border + h - lead - top)
    if eco:
        pen.path(octagon(x, y, apothem - line), stroke=BLACK, line=2 * line, square=True)
    else:
        pen.path(octagon(x, y, apothem), fill=WHITE)
    word = shrunk(content.word, Style.EXTRABOLD, plan.points(_WORD), 6.0, 2 * apothem * 0.84)
    if len(word.lines) > 1:
        raise ExportError("card_too_long", {"id": content.word})
    tall = CAP_HEIGHT * word.size * MM
    draw_ink(pen, x, y - tall / 2, word, align="centre")
    _draw_words(pen, content, plan, room, ink, beside=size.landscape)
    return tuple(pen.marks)


def _draw_words(
    pen: Pen,
    content: StopContent,
    plan: CardPlan,
    room: tuple[float, float, float, float],
    ink: str,
    *,
    beside: bool,
) -> None:
    """Print the words under the octagon in the middle, or beside it at half the height."""
    x, y, w, h = room
    for size in _SIZES:
        text, more = _set(content, plan, w, size)
        spare = h - ink_height(text) - ink_height(more) - _BETWEEN * plan.k
        if spare >= 0 and not cuts_a_word(text) and not cuts_a_word(more):
            break
    else:
        raise ExportError("card_too_long", {"id": content.word})
    y += spare * (0.5 if beside else 0.4)
    for block in (text, more):
        if beside:
            draw_ink(pen, x, y, block, measure=w, colour=ink)
        else:
            draw_ink(pen, x + w / 2, y, block, align="centre", colour=ink)
        y += ink_height(block) + _BETWEEN * plan.k


def _set(content: StopContent, plan: CardPlan, w: float, size: float) -> tuple[Block, Block]:
    text = wrap(content.text, Style.BOLD, plan.points(size), w, 1.2)
    return text, wrap(content.more, Style.MEDIUM, plan.points(size * _MORE), w, 1.28)
