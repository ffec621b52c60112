"""Name the sizes that cards come in, and how much larger or smaller than poker each is."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.errors import ExportError

BASE_WIDTH: Final = 63.0
BASE_HEIGHT: Final = 88.0
LEAST_SIDE: Final = 10.0
MOST_SIDE: Final = 300.0

_RADIUS: Final = 3.5
_SAFE: Final = 5.0
_LEAST_SAFE: Final = 3.0
_SIDE: Final = r"(\d{1,4}(?:[.,]\d{1,3})?)"
_MEASURES: Final = re.compile(rf"{_SIDE}\s*[x×]\s*{_SIDE}(?:\s*mm)?")


class CardSize(Struct, frozen=True):
    """A card in millimetres, as it lies after cutting; `radius` is that of its corners.

    `keep` is how far a print shop wants text to stay from the trim; 0 where nobody asks.
    """

    name: str
    width: float
    height: float
    radius: float
    keep: float = 0.0

    @property
    def landscape(self) -> bool:
        """Whether the card is wider than it is high."""
        return self.width > self.height

    @property
    def k(self) -> float:
        """The scale from poker to this card, lying if this one lies: the largest that fits."""
        across, down = (BASE_HEIGHT, BASE_WIDTH) if self.landscape else (BASE_WIDTH, BASE_HEIGHT)
        return min(self.width / across, self.height / down)

    @property
    def safe(self) -> float:
        """How far from the trim all text stays: 5 mm, less on smaller cards, 3 mm at least.

        More where a print shop asks more, for it returns a file that does not keep to that.
        """
        return max(_LEAST_SAFE, min(_SAFE, _SAFE * self.k), self.keep)

    @property
    def turned(self) -> CardSize:
        """The same card, a quarter turned."""
        return replace(self, width=self.height, height=self.width)


SIZES: Final[dict[str, CardSize]] = {
    size.name: size
    for size in (
        CardSize("poker", 63, 88, _RADIUS),
        CardSize("bridge", 57, 89, _RADIUS),
        CardSize("euro", 59, 92, _RADIUS),
        CardSize("tarot", 70, 120, 4.0),
        CardSize("mini", 44, 68, 3.0),
        CardSize("a7", 74, 105, 4.0),
        CardSize("a6", 105, 148, 5.0),
        CardSize("business", 85, 55, 3.0),
    )
}


def card_size(text: str, landscape: bool = False) -> CardSize:
    """Find a size by name, or read one as millimetres such as "70x100"; sides are 10 to 300.

    `landscape` lays an upright card on its side; one that lies by nature stays as it is. Raises
    `ExportError("unknown_card_size")`, which lists what is allowed.
    """
    wanted = " ".join(text.lower().split())
    found = SIZES.get(wanted) or _measured(wanted)
    if found is None:
        allowed = ", ".join(SIZES)
        params = {"given": text, "allowed": allowed}
        raise ExportError("unknown_card_size", params)
    return found.turned if landscape and found.height > found.width else found


def out_of_bounds(text: str) -> bool:
    """Tell whether a text gives measures that no card can have, and not a name we do not know."""
    wanted = " ".join(text.lower().split())
    return _MEASURES.fullmatch(wanted) is not None and _measured(wanted) is None


def _measured(text: str) -> CardSize | None:
    match = _MEASURES.fullmatch(text)
    if match is None:
        return None
    width, height = (float(part.replace(",", ".")) for part in match.groups())
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in (width, height)):
        return None
    radius = min(max(3.0, _RADIUS * min(width, height) / BASE_WIDTH), 5.0, min(width, height) / 4)
    return CardSize(f"{width:g}x{height:g}", width, height, radius)
