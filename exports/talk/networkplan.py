"""Find room on paper for everything on a map of people: discs, names of groups, names of people.

Lengths are millimetres on the pen's own surface, y down. Where somebody stands is that of the
screen, see `boards.network`; only who would stand on another moves aside, as little as can be.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from boards import network
from boards.models import Point
from exports.fonts import Style
from exports.graphemes import tidy
from exports.poster.tokens import HALO, Box, Seat, crosses
from exports.talk.networkcontent import NetworkContent, NodeMark
from exports.textfit import Block, wrap

SIZES: Final = (10.0, 9.0, 8.0)
"""Sizes of names, tried in this order: all names have the same."""
GROUP_SIZE: Final = 10.5
ARROW: Final = 2.1
"""How wide the sign is of somebody who asks more or less."""
ARROW_GAP: Final = 0.9
_EDGE: Final = 5.6
"""Kept above and below the map for names of groups."""
_SIDE: Final = 15.0
_BESIDE: Final = 1.1
_AIR: Final = 0.5
_SHARES: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88)
_TURNED: Final = 0.6
"""How much less a name is liked that stands askew beside its disc."""
_THIN: Final = 1
"""The weight of the only line that a name may lie over."""
_APART: Final = 1.0
_STEPS: Final = 36


class Chart(NamedTuple):
    """The map itself: its box, its middle, how long the unit is, and radii of the discs."""

    box: Box
    x: float
    y: float
    unit: float
    me: float
    disc: float

    def at(self, point: Point) -> tuple[float, float]:
        """Give where a point of the unit square is printed."""
        across = (point.x - network.MIDDLE.x) * self.unit
        return self.x + across, self.y - (point.y - network.MIDDLE.y) * self.unit


class Label(Struct, frozen=True):
    """A text with its top left corner, and whether a sign of change stands beside it."""

    block: Block
    x: float
    y: float
    arrow: int = 0

    @property
    def box(self) -> Box:
        """The box of the text and its sign."""
        right = self.x + self.block.width + (ARROW + ARROW_GAP if self.arrow else 0.0)
        return (self.x, self.y, right, self.y + self.block.height)


class End(NamedTuple):
    """The word for near or far, and the ring on which it stands, counted inwards from 0."""

    label: Label
    ring: int


class Layout(Struct, frozen=True):
    """Everything's place; who has no label is told of below the map."""

    chart: Chart
    groups: tuple[Label, ...]
    seats: tuple[Seat, ...]
    labels: tuple[Label | None, ...]
    ends: tuple[End, ...]

    @property
    def nameless(self) -> tuple[int, ...]:
        """List by index who has no name beside them."""
        return tuple(index for index, label in enumerate(self.labels) if label is None)


def meets(one: Box, other: Box, air: float = 0.0) -> bool:
    """Whether two boxes share more than nothing, with so much air between them."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > -air and min(one[3], other[3]) - max(one[1], other[1]) > -air


def _within(box: Box, outer: Box) -> bool:
    inside = box[0] >= outer[0] - 0.001 and box[2] <= outer[2] + 0.001
    return inside and box[1] >= outer[1] - 0.001 and box[3] <= outer[3] + 0.001


def _gap(box: Box, x: float, y: float) -> float:
    """Give the distance from a point to a box."""
    return math.hypot(max(box[0] - x, x - box[2], 0.0), max(box[1] - y, y - box[3], 0.0))


def chart(box: Box, count: int) -> Chart:
    """Lay the largest map into a box that leaves room for names round it."""
    w, h = box[2] - box[0], box[3] - box[1]
    across = (w - 2 * min(_SIDE, w / 8)) / (2 * network.OUTER)
    unit = max(min(across, (h - 2 * _EDGE) / (2 * network.OUTER)), 1.0)
    disc = min(3.7 if count <= 9 else 3.3 if count <= 16 else 2.8, unit * 0.045)
    me = unit * network.INNER * 0.56
    return Chart(box, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, unit, me, disc)


def layout(content: NetworkContent, box: Box) -> Layout:
    """Place everything, all names at the largest size at which each has room, if there is one."""
    made = chart(box, len(content.nodes))
    groups = tuple(_groups(content, made))
    taken = [label.box for label in groups]
    seats = _seats(content, made, taken)
    best: list[Label | None] | None = None
    for size in SIZES:
        labels = _labels(content.nodes, made, seats, taken, size)
        if best is None or labels.count(None) < best.count(None):
            best = labels
        if None not in labels:
            break
    labels = best or []
    taken += [label.box for label in labels if label is not None]
    return Layout(made, groups, seats, tuple(labels), _ends(content, made, seats, taken))


# --------------------------------------------------------------------------------------- groups


def _groups(content: NetworkContent, made: Chart) -> list[Label]:
    """Write every group's name outside the rings, in its own sector."""
    found: list[Label] = []
    count = len(content.groups)
    rim = network.OUTER * made.unit
    for index, group in enumerate(content.groups):
        options: list[tuple[float, Label]] = []
        for block in _blocks(group, Style.BOLD, GROUP_SIZE, (60.0, 34.0, 24.0, 17.0)):
            for share in _SHARES:
                turn = (index + share) / count
                sine, cosine = math.sin(2 * math.pi * turn), math.cos(2 * math.pi * turn)
                x, y = made.x + sine * (rim + 2.2), made.y - cosine * (rim + 2.2)
                left = x - block.width * (1 - sine) / 2
                top = y - block.height * (1 + cosine) / 2
                left = min(max(left, made.box[0]), made.box[2] - block.width)
                top = min(max(top, made.box[1]), made.box[3] - block.height)
                label = Label(block, left, top)
                cost = 6 * abs(share - 0.5) + 0.6 * len(block.lines)
                cost += 2 * max(0.0, rim + 0.8 - _gap(label.box, made.x, made.y))
                cost += 100 * sum(meets(label.box, other.box, 1.5) for other in found)
                options.append((cost, label))
        if options:
            found.append(min(options, key=lambda option: option[0])[1])
    return found


def _blocks(
    text: str, style: Style, size: float, measures: Sequence[float], leading: float = 1.14
) -> Iterator[Block]:
    """Give a text set in ever narrower columns, each way of breaking it once."""
    seen = set()
    for measure in measures:
        block = wrap(text, style, size, measure, leading)
        told = tuple(line.text for line in block.lines)
        if told and told not in seen and not any(block.broken[:-1]):
            seen.add(told)
            yield block


# --------------------------------------------------------------------------------------- people


def _seats(content: NetworkContent, made: Chart, texts: Sequence[Box]) -> tuple[Seat, ...]:
    """Give every disc its exact place, or the nearest that is free."""
    ids = [str(index) for index in range(len(content.groups))]
    nodes = [
        network.Node(str(index), node.name, str(node.group), node.distance)
        for index, node in enumerate(content.nodes)
    ]
    exact = network.places(ids, nodes)
    placed: list[Seat] = []
    for node in nodes:
        place = exact.get(node.id, network.MIDDLE)
        at = made.at(place)
        spot = next(_free(made, ids, node.group, at, placed, texts), at)
        placed.append(Seat(at, *spot, made.disc))
    return tuple(placed)


def _free(
    made: Chart,
    ids: Sequence[str],
    group: str,
    at: tuple[float, float],
    placed: Sequence[Seat],
    texts: Sequence[Box],
) -> Iterator[tuple[float, float]]:
    """Give free places for a disc ever farther from its own: in its sector, else elsewhere."""
    middle = (made.x, made.y)
    length = math.dist(at, middle)
    air = 2 * made.disc + _APART
    edge = made.disc + HALO
    spots = [at]
    for step in range(1, _STEPS):
        reach = step * made.disc * 0.4
        spots += (
            (at[0] + reach * math.sin(angle), at[1] + reach * math.cos(angle))
            for angle in (2 * math.pi * turn / 32 for turn in range(32))
        )
    # Who moves aside keeps their distance where they can: that is what the map tells.
    spots.sort(key=lambda spot: math.dist(spot, at) + 1.5 * abs(math.dist(spot, middle) - length))
    for own in (True, False):
        for x, y in spots:
            if math.dist((x, y), middle) < made.me + edge:
                continue
            if not _within((x - edge, y - edge, x + edge, y + edge), made.box):
                continue
            if any(math.dist((x, y), (seat.x, seat.y)) < air for seat in placed):
                continue
            if any(_gap(text, x, y) < edge for text in texts):
                continue
            dx, dy = (x - made.x) / made.unit, (y - made.y) / made.unit
            there = Point(network.MIDDLE.x + dx, network.MIDDLE.y - dy)
            if (x, y) == at or not own or network.sector_at(ids, there) == group:
                yield x, y


def _labels(
    nodes: Sequence[NodeMark],
    made: Chart,
    seats: Sequence[Seat],
    texts: Sequence[Box],
    size: float,
) -> list[Label | None]:
    """Write names beside their discs, the fullest corners first; none where there is no room."""
    taken = list(texts)
    found: list[Label | None] = [None] * len(nodes)

    def company(index: int) -> float:
        return sum(1 / (4 + math.dist((s.x, s.y), (seats[index].x, seats[index].y))) for s in seats)

    for index in sorted(range(len(nodes)), key=company, reverse=True):
        best: tuple[float, Label] | None = None
        for label, liking in _beside(nodes[index], made, seats[index], size):
            box = label.box
            if not _within(box, made.box) or any(meets(box, other, 0.8) for other in taken):
                continue
            if _gap(box, made.x, made.y) < made.me + _AIR:
                continue
            if any(_gap(box, seat.x, seat.y) < seat.r + _AIR for seat in seats):
                continue
            middle = (made.x, made.y)
            struck = [
                other.weight
                for other, seat in zip(nodes, seats, strict=True)
                if crosses(middle, (seat.x, seat.y), box)
            ]
            if max(struck, default=0) > _THIN:
                continue
            cost = liking + 1.6 * len(struck)
            if best is None or cost < best[0]:
                best = cost, label
        if best is not None:
            found[index] = best[1]
            taken.append(best[1].box)
    return found


def _beside(node: NodeMark, made: Chart, seat: Seat, size: float) -> Iterator[tuple[Label, float]]:
    """Give ways to write a name beside its disc, and how little each is liked."""
    text = tidy(node.name)
    outward = 1 if seat.x >= made.x else -1
    full = wrap(text, Style.MEDIUM, size, 1000.0).width
    extra = ARROW + ARROW_GAP if node.trend else 0.0
    for block in _blocks(text, Style.MEDIUM, size, (full + 1, full * 0.62, full * 0.42)):
        if len(block.lines) > 3:
            continue
        w, h = block.width + extra, block.height
        out = seat.r + _BESIDE
        slanted = out * 0.72
        sides = (
            (1, seat.x + out, seat.y - h / 2, 0.0),
            (-1, seat.x - out - w, seat.y - h / 2, 0.0),
            (1, seat.x + slanted, seat.y - slanted - h * 0.8, _TURNED),
            (1, seat.x + slanted, seat.y + slanted - h * 0.2, _TURNED),
            (-1, seat.x - slanted - w, seat.y - slanted - h * 0.8, _TURNED),
            (-1, seat.x - slanted - w, seat.y + slanted - h * 0.2, _TURNED),
            (outward, seat.x - w / 2, seat.y - out - h + 0.4, 0.9),
            (outward, seat.x - w / 2, seat.y + out - 0.4, 0.9),
        )
        for side, x, y, liking in sides:
            lines = 0.5 * (len(block.lines) - 1)
            yield Label(block, x, y, node.trend), liking + lines + 0.8 * (side != outward)


def _ends(
    content: NetworkContent, made: Chart, seats: Sequence[Seat], texts: Sequence[Box]
) -> tuple[End, ...]:
    """Write near and far on a ray between sectors, where nothing else stands."""
    taken = list(texts)
    found = []
    bands = network.REACH / 6
    ends = (
        (content.near, (network.INNER + bands, network.INNER + 1.4 * bands), 2),
        (content.far, (network.OUTER - bands, network.OUTER - 0.7 * bands), 0),
    )
    for word, lengths, ring in ends:
        block = wrap(word, Style.ITALIC, 8.0, 40.0, 1.14)
        options = (
            made.at(network.at(sector / len(content.groups), length))
            for length in lengths
            for sector in range(len(content.groups))
        )
        for x, y in options if block.lines else ():
            label = Label(block, x - block.width / 2, y - block.height / 2)
            box = label.box
            free = _within(box, made.box) and not any(meets(box, other, 0.8) for other in taken)
            free = free and _gap(box, made.x, made.y) >= made.me + _AIR
            free = free and all(_gap(box, s.x, s.y) >= s.r + _AIR for s in seats)
            if free and not any(crosses((made.x, made.y), (s.x, s.y), box) for s in seats):
                found.append(End(label, ring))
                taken.append(box)
                break
    return tuple(found)
