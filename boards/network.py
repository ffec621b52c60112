"""Place people on a map round one person, and say what such a map shows; for screen and paper.

The map is divided into equal sectors, one for each group, the first clockwise from twelve o'clock.
Where somebody stands in a sector says nothing: only the group and the distance do.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from boards.models import Point

MIDDLE: Final = Point(0.5, 0.5)
"""Where the person stands whose map it is."""
INNER: Final = 0.15
"""The radius of whoever is as near as can be."""
REACH: Final = 0.33
"""How much further out whoever is as far as can be stands."""
OUTER: Final = INNER + REACH
RINGS: Final = (1 / 3, 2 / 3, 1.0)
"""The distances at which a ring is drawn."""

FAR: Final = 2 / 3
"""Further than this is far."""
NEAR: Final = 1 / 3
"""Up to this is near."""
HEAVY: Final = 3
"""The weight of whoever weighs most."""
SEVERAL: Final = 3
"""So many people make a pattern, so that one name is not told that it is everything."""
MANY_GIFTS: Final = 3
"""Who gives so many kinds gives a lot."""
FEEDBACK: Final = "feedback"

CODES: Final = (
    "empty",
    "nobody-feedback",
    "one-group",
    "nobody-outside",
    "heavy-far",
    "changing",
    "one-gives-all",
    "all-near",
)
"""What a map may show, in the order in which it is told."""


class Node(NamedTuple):
    """Somebody on the map: distance from 0, near, to 1, far; weight from 1, light, to 3, heavy.

    `trend` is "more", "same" or "less": how what they ask changes. `expects` is what they ask, in
    words; `gives` are ids of gives.
    """

    id: str
    name: str
    group: str
    distance: float
    weight: int = 2
    trend: str = "same"
    expects: str = ""
    gives: tuple[str, ...] = ()


def radius(distance: float) -> float:
    """Give how far from the middle a distance from 0 to 1 is drawn, in the unit square."""
    return INNER + REACH * min(max(distance, 0.0), 1.0)


def at(turn: float, length: float) -> Point:
    """Give the point so many whole turns clockwise from twelve o'clock, so far from the middle."""
    angle = 2 * math.pi * turn
    return Point(MIDDLE.x + length * math.sin(angle), MIDDLE.y + length * math.cos(angle))


def places(groups: Sequence[str], nodes: Sequence[Node]) -> dict[str, Point]:
    """Give every node its place, by id; one whose group the map lacks has none.

    The nodes of a group are spread evenly over its sector in the order given, so nobody moves
    when somebody joins another group.
    """
    counts = Counter(node.group for node in nodes)
    sectors = {group: index for index, group in enumerate(groups)}
    seen: Counter[str] = Counter()
    found: dict[str, Point] = {}
    for node in nodes:
        if node.group not in sectors:
            continue
        share = (seen[node.group] + 0.5) / counts[node.group]
        seen[node.group] += 1
        turn = (sectors[node.group] + share) / len(groups)
        found[node.id] = at(turn, radius(node.distance))
    return found


def sector_at(groups: Sequence[str], point: Point) -> str:
    """Give the group in whose sector a point lies; a border belongs to the later group."""
    angle = math.atan2(point.x - MIDDLE.x, point.y - MIDDLE.y) % (2 * math.pi)
    return groups[min(int(angle / (2 * math.pi) * len(groups)), len(groups) - 1)]


def distance_at(point: Point) -> float:
    """Give the distance that a point stands for, from 0 to 1; further in or out is brought in."""
    length = math.dist(point, MIDDLE)
    return min(max((length - INNER) / REACH, 0.0), 1.0)


def findings(
    groups: Sequence[str], outside: frozenset[str], nodes: Sequence[Node], gives: Sequence[str]
) -> tuple[str, ...]:
    """Say by code what a map shows, worth a question and never a verdict; see `CODES`.

    `outside` holds the groups outside work, `gives` the ids of what this board asks people to
    give. An empty map shows nothing but that.
    """
    if not nodes:
        return ("empty",)
    found = set()
    used = {node.group for node in nodes}
    if FEEDBACK in gives and not any(FEEDBACK in node.gives for node in nodes):
        found.add("nobody-feedback")
    if len(nodes) >= SEVERAL and len(used) == 1 and len(groups) > 1:
        found.add("one-group")
    if outside & set(groups) and not outside & used:
        found.add("nobody-outside")
    if any(node.weight >= HEAVY and node.distance > FAR for node in nodes):
        found.add("heavy-far")
    if any(node.trend == "more" for node in nodes):
        found.add("changing")
    givers = [node for node in nodes if node.gives]
    if len(givers) == 1 and len(set(givers[0].gives)) >= MANY_GIFTS:
        found.add("one-gives-all")
    if len(nodes) >= SEVERAL and all(node.distance <= NEAR for node in nodes):
        found.add("all-near")
    return tuple(code for code in CODES if code in found)
