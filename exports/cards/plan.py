"""Say where things stand on a card: drawn once for poker, scaled, and spread over what is left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from exports.cards.sizes import BASE_HEIGHT, CardSize

Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""

LEAST_PT: Final = 6.0
"""No type on a card prints smaller."""
BODY: Final = (14.0, 13.0, 12.0, 11.0, 10.0)
"""What a question is set in on poker, in points: the first that fits."""

_BORDER: Final = 4.0
_INDENT: Final = 6.0
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
_UNDER_NAME: Final = 5.0


@dataclass(frozen=True, slots=True)
class CardPlan:
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
    indent = max(_INDENT * k, size.safe)
    foot = size.height - max(size.safe, 5.0 * k)
    sign = (_MARK * k, _MARK * k, 8.5 * k, 8.5 * k)
    if size.landscape:
        spare = size.width - BASE_HEIGHT * k
        pw, ph = (_COLUMN * k + _PANEL_SHARE * spare, size.height - 2 * border)
        left = border + pw + _BESIDE_PANEL * k
        top = max(_ABOVE * k, size.safe + 1.5 * k)
    else:
        spare = size.height - BASE_HEIGHT * k
        pw = size.width - 2 * border
        ph = min(_PANEL * k + _PANEL_SHARE * spare, max(_PANEL * k, 0.8 * pw))
        left, top = indent, border + ph + _UNDER_PANEL * k
    # A sign ends a little inside its square; the name starts where the ink of most signs does.
    name = (_MARK * k, border + ph - _UNDER_NAME * k, border + pw - (_MARK + 3.0) * k)
    body = (left, top, size.width - indent - left, foot - (_FOOT - 5.0) * k - top)
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
