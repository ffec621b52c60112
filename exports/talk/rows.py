"""Share the pages of a talk sheet between its drawings: as few pages as stay easy to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from exports.sheet.page import WIDTH
from exports.talk.content import DrawingContent
from exports.talk.curve import CurveContent
from exports.talk.networkcontent import NetworkContent

HEAD: Final = 10.0
UNDER_HEAD: Final = 3.2
"""From a row's top to its drawings, and from a head's baseline to them."""
_GAP: Final = 7.0
_GUTTER: Final = 10.0
_HALF: Final = (WIDTH - _GUTTER) / 2
_ROOM: Final = 252.0
"""What a page has below its rule, at least, with one line in its foot."""
_CURVE: Final = (62.0, 98.0)
_NETWORK: Final = (104.0, 122.0)
_SMALL_NETWORK: Final = (82.0, 92.0)
_PLACES: Final = (62.0, 78.0)
"""The least and the most height of each, beside others."""
_ALONE: Final = 190.0
_PLACES_ALONE: Final = 120.0
"""The most height of what has a page to itself."""
_FEW: Final = 8
"""So many people can be read on a map of half the width."""


class Row(Struct, frozen=True):
    """One drawing over the width, or two beside each other."""

    drawings: tuple[DrawingContent, ...]

    @property
    def wide(self) -> bool:
        """Whether its drawing takes the whole width: a small board serves in half of it."""
        drawn = self.drawings[0].drawing
        return len(self.drawings) == 1 and isinstance(drawn, CurveContent | NetworkContent)

    @property
    def _sizes(self) -> list[tuple[float, float]]:
        return [_size(one, half=len(self.drawings) > 1) for one in self.drawings]

    @property
    def least(self) -> float:
        """The least height of the drawings."""
        return max(least for least, _ in self._sizes)

    @property
    def most(self) -> float:
        """The most height that serves them."""
        return max(most for _, most in self._sizes)


def paged(drawings: Sequence[DrawingContent]) -> list[list[Row]]:
    """Give the rows of each page, in the order given; neighbours that can share a row do."""
    pages: list[list[Row]] = []
    left = 0.0
    for row in _rows(drawings):
        need = HEAD + row.least
        if not pages or left < need + _GAP:
            pages.append([row])
            left = _ROOM - need
        else:
            pages[-1].append(row)
            left -= need + _GAP
    return pages


def placed(
    rows: Sequence[Row], top: float, foot: float
) -> Iterator[tuple[DrawingContent, float, float, float, float]]:
    """Give each drawing with its left, its row's top, its width and its height.

    What room is left goes to the drawings; where a long foot takes some, they give it.
    """
    alone = len(rows) == 1 and len(rows[0].drawings) == 1
    least = [row.least for row in rows]
    spare = foot - top - sum(HEAD + one for one in least) - _GAP * (len(rows) - 1)
    most = [_alone(rows[0].drawings[0])] if alone else [row.most for row in rows]
    wanted = [high - low for high, low in zip(most, least, strict=True)]
    if spare < 0:
        wanted = least
    share = max(min(spare / sum(wanted), 1.0), -1.0)
    y = top
    for row, low, more in zip(rows, least, wanted, strict=True):
        height = low + more * share
        wide = alone or row.wide
        for at, one in enumerate(row.drawings):
            yield one, at * (_HALF + _GUTTER), y, WIDTH if wide else _HALF, height
        y += HEAD + height + _GAP


def _rows(drawings: Sequence[DrawingContent]) -> Iterator[Row]:
    waiting = list(drawings)
    while waiting:
        one = waiting.pop(0)
        if waiting and _may_halve(one) and _may_halve(waiting[0]):
            yield Row((one, waiting.pop(0)))
        else:
            yield Row((one,))


def _may_halve(one: DrawingContent) -> bool:
    if isinstance(one.drawing, NetworkContent):
        return len(one.drawing.nodes) <= _FEW
    return not isinstance(one.drawing, CurveContent)


def _size(one: DrawingContent, *, half: bool) -> tuple[float, float]:
    if isinstance(one.drawing, CurveContent):
        return _CURVE
    if isinstance(one.drawing, NetworkContent):
        return _SMALL_NETWORK if half else _NETWORK
    return _PLACES


def _alone(one: DrawingContent) -> float:
    return _ALONE if isinstance(one.drawing, CurveContent | NetworkContent) else _PLACES_ALONE
