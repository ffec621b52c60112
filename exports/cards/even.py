"""Choose one size of type for all cards of a job, so that neighbours on a table look even."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from exports.cards.content import FaceContent
from exports.cards.face import fitting
from exports.cards.sizes import CardSize

FEW: Final = 20
"""One in so many may be so long that it steps down; the rest do not follow it."""
_ONE_MAY: Final = 6
"""Among so many cards one always may."""

Alike = tuple[str, bool]
"""A language, and whether cards have a name or say what is too much: those have more to say."""


def alike(face: FaceContent) -> Alike:
    """Give which cards a card is to look even with."""
    return face.lang, bool(face.name.strip() or face.excess.strip())


def even_sizes(
    faces: Iterable[FaceContent], size: CardSize, *, hint: bool = False
) -> Mapping[Alike, float]:
    """Give the size in points for cards that are alike: the largest at which all of them fit.

    All but a few that are far longer than the others: those step down alone. Cards to write on and
    cards that fit at no size do not count.
    """
    found: dict[Alike, list[float]] = defaultdict(list)
    for face in faces:
        own = None if face.blank else fitting(face, size, hint=hint)
        if own is not None:
            found[alike(face)].append(own)
    return {one: _common(sorted(sizes)) for one, sizes in found.items()}


def _common(sizes: list[float]) -> float:
    """Give the smallest of sizes, or of all but a few where those alone are smaller."""
    few = max(len(sizes) // FEW, 1 if len(sizes) >= _ONE_MAY else 0)
    return sizes[few]
