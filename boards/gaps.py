"""Measure the gap between two placements about the same person; computed, never stored."""

import math
from typing import Literal

from msgspec import Struct

from boards.geometry import zone_at
from boards.models import Board, Point

Word = Literal["almost", "close", "step", "leap"]

ALMOST = 0.07
CLOSE = 0.21
STEP = 0.35


class Gap(Struct, frozen=True):
    """How two placements about one person differ.

    `distance` runs from 0 to 1: the straight line from `own` to `other`, divided by the board's
    diagonal (√2 in the unit square). `word` names it: below 0.07 almost, below 0.21 close, below
    0.35 step, else leap. `own_zone` and `other_zone` are zone ids, equal when both lie in one zone.
    """

    about: str
    by: str
    own: Point
    other: Point
    distance: float
    word: Word
    own_zone: str
    other_zone: str

    @property
    def same_zone(self) -> bool:
        """Tell whether both placements lie in one zone."""
        return self.own_zone == self.other_zone


def distance(one: Point, other: Point) -> float:
    """Give the Euclidean distance divided by the diagonal of the unit square: 0..1."""
    return min(math.hypot(one.x - other.x, one.y - other.y) / math.sqrt(2), 1.0)


def word_for(measure: float) -> Word:
    """Give the word of a distance between 0 and 1; a bound belongs to the larger word."""
    if measure < ALMOST:
        return "almost"
    if measure < CLOSE:
        return "close"
    return "step" if measure < STEP else "leap"


def gap(board: Board, about: str, by: str, own: Point, other: Point) -> Gap:
    """Compare where `about` stands by themself with where `by` put them."""
    measure = distance(own, other)
    return Gap(
        about=about,
        by=by,
        own=own,
        other=other,
        distance=measure,
        word=word_for(measure),
        own_zone=zone_at(board.zones, own).id,
        other_zone=zone_at(board.zones, other).id,
    )
