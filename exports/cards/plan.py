"""Say where things stand on a card: drawn once for poker, scaled, and spread over what is left."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import Struct

from exports.cards.sizes import BASE_HEIGHT, CardSize
from exports.textfit import MM

Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""

LEAST_PT: Final = 6.0
"""No type on a card prints smaller."""
BODY: Final = (14.0, 13.0, 12.0, 11.0, 10.0)
"""What a question is set in on poker, in points: the first that fits."""
NAME: Final = 22.0
"""What a category's name is set in on poker, in points, where it is short enough."""
ACCENT: Final = 0.27
"""How far an accent on a capital may reach above the height of capitals, in ems."""

_FALL: Final = 0.45
"""How far letters of any script reach below the baseline, in ems."""
_NAME_MORE: Final = 3.5
_BORDER: Final = 4.0
_INDENT: Final = 6.0
_OVERHANG: Final = 0.3
"""Slanted letters reach a little out of their line."""
_MARK: Final = 9.0
"""From the trim to the sign and the name."""
_PANEL: Final = 31.0
_COLUMN: Final = 29.0
"""The panel of an upright card is so high, that of a lying one so wide."""
_PANEL_SHARE: Final = 0.3
"""What the panel takes of the room that a long card has more than poker."""
_UNDER_PANEL: Final = 6.5
_BESIDE_PANEL: Final = 5.0
_ABOVE: Final = 7.4
_FOOT: Final = 10.5
_FOOT_EMS: Final = 1.6
_UNDER_NAME: Final = 5.0


class CardPlan(Struct, frozen=True):
    """Where things stand on a card of one size.

    `body` is where the words go, from the top of the first capitals to the lowest ink; `name` is
    the left end, the baseline and the width of the category's name; `foot` is the lowest that the
    foot's ink may reach.
    """

    k: float
    border: float
    panel: Box
    sign: Box
    name: tuple[float, float, float]
    name_lines: int
    body: Box
    foot: float

    def points(self, size: float) -> float:
        """Scale a type size of poker, never under what can be read."""
        return max(size * self.k, LEAST_PT)

    @property
    def body_sizes(self) -> tuple[float, ...]:
        """The sizes that a question is tried in, largest first, each once."""
        return tuple(dict.fromkeys(self.points(size) for size in BODY))


@lru_cache(maxsize=64)
def plan_of(size: CardSize) -> CardPlan:
    """Plan a card: the panel on top, or as a column at the left of a card that lies."""
    k, border = size.k, _BORDER * size.k
    indent = max(_INDENT * k, size.safe + _OVERHANG)
    foot = size.height - max(size.safe, 5.0 * k)
    sign = (_MARK * k, _MARK * k, 8.5 * k, 8.5 * k)
    if size.landscape:
        spare = size.width - BASE_HEIGHT * k
        pw, ph = (_COLUMN * k + _PANEL_SHARE * spare, size.height - 2 * border)
        left = border + pw + _BESIDE_PANEL * k
        largest = max(BODY[0] * k, LEAST_PT) + _NAME_MORE * k
        top = max(_ABOVE * k, size.safe + ACCENT * largest * MM)
    else:
        spare = size.height - BASE_HEIGHT * k
        pw = size.width - 2 * border
        ph = min(_PANEL * k + _PANEL_SHARE * spare, max(_PANEL * k, 0.8 * pw))
        left, top = indent, border + ph + _UNDER_PANEL * k
    # A sign ends a little inside its square; the name starts where the ink of most signs does.
    low = size.height - size.safe - _FALL * max(NAME * k, LEAST_PT) * MM
    baseline = min(border + ph - _UNDER_NAME * k, low)
    start = max(_MARK * k, indent)
    name = (start, baseline, min(border + pw - 3.0 * k, size.width - indent) - start)
    # On small cards the foot's type does not shrink along.
    bottom = foot - max((_FOOT - 5.0) * k, _FOOT_EMS * LEAST_PT * MM)
    body = (left, top, size.width - indent - left, bottom - top)
    return CardPlan(
        k=k,
        border=border,
        panel=(border, border, pw, ph),
        sign=sign,
        name=name,
        name_lines=4 if size.landscape else 2,
        body=body,
        foot=foot,
    )
