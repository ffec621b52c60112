"""Say how a group stands on a level: near each other or not, and where the talk may begin.

All x run from 0 to 1 as on a board; each stands for one of its eleven stops. Nothing here gives a
score or an order of persons: ties stay ties, and people come out in the order they were given in.
What may not be kept, such as health under `talk`, is left out by the caller.
"""

import math
import statistics
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Literal

from msgspec import Struct

from boards.geometry import STOPS, stop

Word = Literal["together", "spread", "camps", "apart"]

TOGETHER = 0.85
SPREAD = 0.5
NEIGHBOURS = 0.16
"""The widest step in x between two tokens of one cluster: the next stop, not the one after it."""

WOBBLY = 1 / 3
FIRM = 2 / 3
"""The first four stops are wobbly (x below a third), the last four firm (x above two thirds)."""

FEWEST = 3
"""Of fewer people no measure is made: from two, both places could be read back."""


class Spread(Struct, frozen=True):
    """How a level's tokens lie: a word, the consensus behind it, and each cluster's ends in x."""

    word: Word
    consensus: float
    clusters: tuple[tuple[float, float], ...]


class Furthest(Struct, frozen=True):
    """Who stand furthest apart: every pair at the largest distance, and all people in them.

    Both in the order in which people were given, so that nothing tells who stands lower.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()


class Measure(Struct, frozen=True):
    """A team on one level: how many placed, their consensus 0..1, and the mean x.

    The mean, for the median of an odd number is one person's very place.
    """

    zone: str
    count: int
    consensus: float
    centre: float


class Profile(Struct, frozen=True):
    """One person's own levels: the firmest and the most wobbling, each with its ties."""

    firmest: tuple[str, ...] = ()
    wobbliest: tuple[str, ...] = ()


def consensus(values: Sequence[int], low: int, high: int) -> float | None:
    """Measure how much answers on an ordered scale agree, from 0 to 1; nothing of no answers.

    The consensus of Tastle and Wierman: Cns(X) = 1 + Σ pᵢ · log₂(1 − |Xᵢ − μ| / d), where pᵢ is the
    share of answers at Xᵢ, μ their mean, and d = `high` − `low` the width of the scale (not of the
    answers). 1 when all are equal, 0 when half stand at each end; all equal shares of five options
    give 0.434. Source: W. J. Tastle and M. J. Wierman, Consensus and dissention: A measure of
    ordinal dispersion, International Journal of Approximate Reasoning 45 (2007) 531-545.

    Raises ValueError for an empty scale or a value outside it.
    """
    if low >= high or any(not low <= value <= high for value in values):
        raise ValueError("every value must lie on the scale")
    if not values:
        return None
    mean = sum(values) / len(values)
    width = high - low
    found = 1 + sum(math.log2(1 - abs(value - mean) / width) for value in values) / len(values)
    return min(max(found, 0.0), 1.0)


def clusters(xs: Iterable[float]) -> tuple[tuple[float, float], ...]:
    """Give the ends of each run of tokens whose neighbours lie at most 0.16 apart, leftmost first.

    A token alone is a cluster whose two ends are equal.
    """
    return tuple((group[0], group[-1]) for group in _grouped(xs))


def spread(xs: Sequence[float]) -> Spread | None:
    """Say in a word how tokens lie on a level; nothing of fewer than two.

    From a consensus of 0.85 they stand together, from 0.5 spread. Below that they are two camps
    when there are two clusters and no more, each of two or more people; else they stand far apart.
    """
    measure = _consensus_of(xs)
    if measure is None or len(xs) < 2:
        return None
    groups = _grouped(xs)
    word: Word
    if measure >= TOGETHER:
        word = "together"
    elif measure >= SPREAD:
        word = "spread"
    else:
        word = "camps" if [len(group) > 1 for group in groups] == [True, True] else "apart"
    return Spread(word, measure, tuple((group[0], group[-1]) for group in groups))


def furthest(places: Mapping[str, float]) -> Furthest:
    """Give who stand furthest apart on a level, counted in stops; nobody when all share one stop.

    Every pair at the largest distance counts, so that no tie is broken by chance or by name.
    """
    apart = {
        (one, other): abs(stop(places[one]) - stop(places[other]))
        for one, other in combinations(places, 2)
    }
    largest = max(apart.values(), default=0)
    if largest == 0:
        return Furthest()
    pairs = tuple(pair for pair, distance in apart.items() if distance == largest)
    return Furthest(pairs, tuple(one for one in places if any(one in pair for pair in pairs)))


def team_measures(placed: Mapping[str, Sequence[float]]) -> tuple[Measure, ...]:
    """Measure every level (zone id → x of each token) on which three or more stand."""
    return tuple(
        Measure(zone, len(xs), found, statistics.fmean(xs))
        for zone, xs in placed.items()
        if len(xs) >= FEWEST and (found := _consensus_of(xs)) is not None
    )


def all_firm(placed: Mapping[str, Sequence[float]]) -> tuple[str, ...]:
    """Give the levels on which everybody who placed a token stands firm, at least three people."""
    return tuple(
        zone for zone, xs in placed.items() if len(xs) >= FEWEST and all(x > FIRM for x in xs)
    )


def differ_most(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Give the level with the lowest consensus, with its ties; none when all stand together."""
    apart = [one for one in measures if one.consensus < TOGETHER]
    least = min((one.consensus for one in apart), default=0.0)
    return tuple(one.zone for one in apart if math.isclose(one.consensus, least, abs_tol=1e-9))


def profile(own: Mapping[str, float]) -> Profile:
    """Give a person's firmest and most wobbling levels (zone id → x); none when all are equal."""
    stops = {zone: stop(x) for zone, x in own.items()}
    least, most = min(stops.values(), default=0), max(stops.values(), default=0)
    if least == most:
        return Profile()
    return Profile(
        firmest=tuple(zone for zone, at in stops.items() if at == most),
        wobbliest=tuple(zone for zone, at in stops.items() if at == least),
    )


def wants_balance(
    placed: Mapping[str, Mapping[str, float]], wishes: Mapping[str, Collection[str]], top: str
) -> bool:
    """Tell whether the picture calls for balance below before the top level is rebuilt.

    `placed` holds per zone id each player's x, `wishes` per player the zones they would reinforce,
    `top` is the zone of the work itself; all other zones of `placed` carry it, health only if the
    caller gives it. True when somebody wishes to reinforce `top` while a carrying level wobbles:
    somebody who wishes so stands in its wobbly third, or the middle (median) of three or more does.

    Our own reading of the house, not a measure: it asks for a question, never for a verdict.
    """
    wishing = [player for player, zones in wishes.items() if top in zones]
    if not wishing:
        return False
    for zone, own in placed.items():
        if zone == top:
            continue
        if any(player in own and own[player] < WOBBLY for player in wishing):
            return True
        if len(own) >= FEWEST and statistics.median(own.values()) < WOBBLY:
            return True
    return False


def _consensus_of(xs: Sequence[float]) -> float | None:
    return consensus([stop(x) for x in xs], 0, STOPS - 1)


def _grouped(xs: Iterable[float]) -> list[list[float]]:
    groups: list[list[float]] = []
    ordered = sorted(xs)
    for x in ordered[:1]:
        groups.append([x])
    for before, x in pairwise(ordered):
        if x - before > NEIGHBOURS:
            groups.append([])
        groups[-1].append(x)
    return groups
