"""Draw the back of a card: a pattern that looks the same upside down and runs past the trim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from exports.cards.patterns import PATTERNS
from exports.cards.sizes import CardSize
from exports.errors import ExportError
from exports.palette import BLACK
from exports.pen import Mark, Pen, box_path

_OUTLINE: Final = 0.3


def back(
    pattern: str, size: CardSize, *, bleed: float, colours: Sequence[str], eco: bool = False
) -> tuple[Mark, ...]:
    """Draw a back, its trim's top left corner at 0, 0, cut off `bleed` mm outside the trim.

    `colours` are `#RRGGBB`; without any it is black. `eco` draws outlines in black instead. Half a
    turn changes nothing. Raises `ExportError("unknown_back")`, which lists what is allowed.
    """
    if pattern not in PATTERNS:
        raise ExportError("unknown_back", {"given": pattern, "allowed": ", ".join(PATTERNS)})
    return _drawn(pattern, size, bleed, tuple(colours) or (BLACK,), eco)


@lru_cache(maxsize=32)
def _drawn(
    pattern: str, size: CardSize, bleed: float, colours: tuple[str, ...], eco: bool
) -> tuple[Mark, ...]:
    pen = Pen()
    edge = box_path(-bleed, -bleed, size.width + 2 * bleed, size.height + 2 * bleed)
    with pen.clipped(edge):
        for path, colour in PATTERNS[pattern].pieces(size, bleed, len(colours)):
            if eco:
                pen.path(path, stroke=BLACK, line=_OUTLINE * min(size.k, 1.0), square=True)
            else:
                pen.path(path, fill=colours[colour])
    return tuple(pen.marks)
