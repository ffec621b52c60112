"""Find a place for everybody on a floor: on the exact spot, one level up, or in a capsule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.house.badge import HALO, Badge, Letters, half_width
from exports.house.plan import Box

_AIR: Final = 1.0
"""White between two neighbours on one level."""
_SAME: Final = 0.4
"""Nearer than this is the same spot."""
_STEM_SEEN: Final = 0.6
_FOOT: Final = 0.9
"""From the floor to the halo of the lowest."""
_TOUCH: Final = 0.3
_HAIR: Final = 0.001
_END: Final = 0.5
"""How near a capsule's end a stem may stand, in radii."""

# What an arrangement costs: raised, in a capsule though two could stand one above the other,
# and a stem that somebody else hides.
_RAISED: Final = 1.0
_RAISED_CAPSULE: Final = 1.5
_PAIRED: Final = 1.2
_HIDDEN: Final = 1.5

Person = tuple[Letters | None, float]
"""Somebody's letters, and where they stand in millimetres."""


class Ground(Struct, frozen=True):
    """What people stand on: room between two walls, the floor's height at x, and its ceiling.

    `label` is where the floor's name stands; nobody may stand in it. Heights count downwards.
    """

    left: float
    right: float
    ceiling: float
    top: Callable[[float], float]
    label: Box | None = None


class Stand(Struct, frozen=True):
    """One disc or capsule, the exact spot of everyone in it, and its level: 0 or 1."""

    badge: Badge
    spots: tuple[float, ...]
    level: int

    @property
    def left(self) -> float:
        """The left end."""
        return self.badge.x - self.badge.half

    @property
    def right(self) -> float:
        """The right end."""
        return self.badge.x + self.badge.half

    @property
    def alone(self) -> bool:
        """Whether it takes both levels."""
        return len(self.badge.rows) > 1

    @property
    def box(self) -> Box:
        """The box of disc or capsule with its halo."""
        top, foot = self.badge.y - self.badge.tall, self.badge.y + self.badge.tall
        return (self.left - HALO, top - HALO, self.right + HALO, foot + HALO)


class _State(Struct, frozen=True):
    """People placed so far, from left to right: right ends of both levels, and the last stems."""

    cost: float
    ends: tuple[float, float]
    stem: float
    stands: tuple[Stand, ...]

    def beats(self, other: _State) -> bool:
        return (
            self.cost <= other.cost
            and self.ends[0] <= other.ends[0]
            and self.ends[1] <= other.ends[1]
            and self.stem <= other.stem
        )


def stand(people: Sequence[Person], r: float, ground: Ground) -> tuple[list[Stand], int]:
    """Place people and tell how many spots had to share a capsule with another spot.

    A neighbour nearer than 2r + 1 goes one level up, two levels at most; who finds no place then
    shares a capsule, which keeps a stem at everybody's exact spot. The same people always find
    the same places.
    """
    ordered = sorted(people, key=lambda person: person[1])
    spots: list[list[Person]] = []
    for person in ordered:
        if spots and person[1] - spots[-1][0][1] < _SAME:
            spots[-1].append(person)
        else:
            spots.append([person])
    merged = 0
    while True:
        placed, reached = _arranged(spots, r, ground)
        if placed is not None:
            return list(placed), merged
        if len(spots) == 1:
            return [_capsule(spots[0], r, ground, 0)], merged
        at = max(reached, 1)
        spots[at - 1 : at + 1] = [spots[at - 1] + spots[at]]
        merged += 1


def _arranged(
    spots: Sequence[Sequence[Person]], r: float, ground: Ground
) -> tuple[tuple[Stand, ...] | None, int]:
    """Give the best arrangement, or none and the spot that found no place."""
    nowhere = ground.left - 100.0
    states = [_State(0.0, (nowhere, nowhere), nowhere, ())]
    for index, spot in enumerate(spots):
        found: list[_State] = []
        for state in states:
            found.extend(_ways(state, spot, r, ground))
        if not found:
            return None, index
        found.sort(key=lambda state: state.cost)
        states = []
        for state in found:
            if not any(kept.beats(state) for kept in states):
                states.append(state)
    return min(states, key=lambda state: state.cost).stands, len(spots)


def _ways(state: _State, spot: Sequence[Person], r: float, ground: Ground) -> Iterator[_State]:
    """Give every way in which a spot's people can join those at their left."""
    several = len(spot) > 1
    for level in (0, 1):
        price = (_RAISED_CAPSULE if several else _RAISED) * level
        price += _PAIRED if len(spot) == 2 else 0.0
        joined = _join(state, _capsule(spot, r, ground, level, state), price, ground)
        if joined is not None:
            yield joined
    if len(spot) == 2:
        low = _join(state, _capsule(spot[:1], r, ground, 0, state), 0.0, ground)
        if low is not None:
            high = _capsule(spot[1:], r, ground, 1, low)
            both = _join(low, high, _RAISED - _HIDDEN, ground)
            if both is not None and abs(spot[0][1] - spot[1][1]) < _SAME:
                yield both


def _join(state: _State, new: Stand, price: float, ground: Ground) -> _State | None:
    """Add a stand at the right, if it keeps clear of what is there."""
    if new.left < state.ends[new.level] + _AIR - _HAIR or not _clear(new, ground):
        return None
    if any(abs(new.badge.x - spot) > _reach(new.badge) for spot in new.spots):
        return None
    if new.alone:
        if new.left < max(state.ends) + _AIR - _HAIR:
            return None
        ends = (new.right, new.right)
    elif new.level:
        ends = (state.ends[0], new.right)
    else:
        ends = (new.right, state.ends[1])
    stem = state.stem
    if new.level:
        stem = max(new.spots)
        price += _HIDDEN * sum(spot < state.ends[0] + _STEM_SEEN for spot in new.spots)
    elif new.left - _STEM_SEEN < state.stem:
        price += _HIDDEN
    return _State(state.cost + price, ends, stem, (*state.stands, new))


def _reach(badge: Badge) -> float:
    """How far from its middle a stem may stand: a disc stands right over its own."""
    return badge.half - badge.r * _END if badge.half > badge.r else _TOUCH


def _clear(new: Stand, ground: Ground) -> bool:
    """Whether a stand keeps inside the floor and off its name."""
    left, top, right, bottom = new.box
    if top < ground.ceiling and (new.level or new.alone):
        return False
    if left < ground.left - _HAIR or right > ground.right + _HAIR:
        return False
    if ground.label is None:
        return True
    across = min(right, ground.label[2]) - max(left, ground.label[0])
    down = min(bottom, ground.label[3]) - max(top, ground.label[1])
    return across <= 0 or down <= 0


def _capsule(
    spot: Sequence[Person], r: float, ground: Ground, level: int, state: _State | None = None
) -> Stand:
    """Put people in one disc or capsule over their spots, moved aside only as far as need be."""
    letters = tuple(person[0] for person in spot)
    exact = tuple(person[1] for person in spot)
    count = len(letters)
    rows = 1
    widest = ground.right - ground.left - 2 * HALO
    while rows < count and _row_half(letters, rows, r) * 2 > widest:
        rows += 1
    each = -(-count // rows)
    cut = tuple(letters[start : start + each] for start in range(0, count, each))
    half = max(half_width(row, r) for row in cut)
    if count > 1:
        # Wide enough to stand over everybody's spot.
        half = max(half, (max(exact) - min(exact)) / 2 + r * _END)
    x = (min(exact) + max(exact)) / 2
    if state is not None:
        x = max(x, state.ends[level] + _AIR + half)
    x = max(min(x, ground.right - HALO - half), ground.left + HALO + half)
    badge = Badge(x, 0.0, r, half, cut)
    foot = min(ground.top(x), ground.top(x + half)) if half > r else ground.top(x)
    y = foot - _FOOT - HALO - badge.tall - level * (2 * r + _AIR)
    return Stand(replace(badge, y=y), exact, level)


def _row_half(letters: Sequence[Letters | None], rows: int, r: float) -> float:
    each = -(-len(letters) // rows)
    return max(
        half_width(letters[start : start + each], r) for start in range(0, len(letters), each)
    )
