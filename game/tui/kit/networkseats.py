"""Give everybody on a network map cells of their own, and a name where there is room for one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct, field

from boards import network
from boards.models import Point
from game.tui.kit.networkart import GroupArt, NodeArt
from game.tui.kit.networkplan import Cell, Plan, Raster, ground, link
from game.tui.kit.text import shorten, width

TRENDS: Final = {"more": "▲", "less": "▼"}
TOKEN: Final = 3
SHORTEST: Final = 4
"""A name of which fewer cells would stand is left to its initials."""
_NUDGES: Final = tuple(
    sorted(
        ((dx, dy) for dx in range(-30, 31) for dy in range(-12, 13)),
        key=lambda step: (step[0] ** 2 + 4 * step[1] ** 2, step),
    )
)
"""Steps aside in cells, the smallest on the glass first."""


class Seat(Struct, frozen=True):
    """Where somebody stands in cells: the start of their token, and their name if it has room."""

    node: NodeArt
    x: int
    y: int
    link: Raster
    name: str = ""
    name_x: int = 0
    trend_x: int = 0


class Seating(Struct):
    """Everybody's cells; ``taken`` are those that nothing else may cover."""

    seats: list[Seat] = field(default_factory=list)
    taken: set[Cell] = field(default_factory=set)

    def free(self, x: int, y: int, w: int) -> bool:
        """Whether so many cells of a row are nobody's."""
        return all((x + i, y) not in self.taken for i in range(w))


@lru_cache(16)
def seating(
    cells: Plan,
    groups: tuple[GroupArt, ...],
    nodes: tuple[NodeArt, ...],
    me: str,
    first: str,
) -> Seating:
    """Give everybody a place of their own, near their exact one, and as many names as fit.

    ``first`` is named before all others.
    """
    base = ground(cells, tuple(group.name for group in groups), me)
    found = Seating(taken=set(base.kept))
    ids = [group.id for group in groups]
    exact = network.places(ids, [network.Node(n.id, n.name, n.group, n.distance) for n in nodes])
    for node in nodes:
        if node.id not in exact:
            continue
        w = TOKEN + (node.trend in TRENDS)
        x, y = _spot(cells, ids, node.group, exact[node.id], w, found)
        found.taken |= {(x + i, y) for i in range(w)}
        end = (2.0 * x + TOKEN, 4.0 * y + 2)
        start = cells.dot(network.MIDDLE)
        found.seats.append(Seat(node, x, y, link(start, end, node.weight), trend_x=x + TOKEN))
    lined = {cell for seat in found.seats for cell, _ in seat.link}
    order = sorted(range(len(found.seats)), key=lambda i: found.seats[i].node.id != first)
    for index in order:
        seat = found.seats[index] = _named(cells, found.seats[index], found, lined)
        found.taken |= {(seat.name_x + i, seat.y) for i in range(width(seat.name))}
        found.taken |= {(seat.trend_x, seat.y)} if seat.node.trend in TRENDS else set()
    for index in order:
        _lengthen(cells, index, found, lined)
    return found


def _lengthen(cells: Plan, index: int, found: Seating, lined: set[Cell]) -> None:
    """Write a name that was cut out where everybody's names have left it room."""
    seat = found.seats[index]
    if not seat.name or seat.name == seat.node.name:
        return
    mine = {(seat.name_x + i, seat.y) for i in range(width(seat.name))}
    if seat.node.trend in TRENDS and seat.trend_x != seat.x + TOKEN:
        mine.add((seat.trend_x, seat.y))
    found.taken -= mine
    longer = _named(cells, seat, found, lined, cells.w // 2)
    if width(longer.name) > width(seat.name):
        found.seats[index] = seat = longer
    found.taken |= {(seat.name_x + i, seat.y) for i in range(width(seat.name))}
    found.taken |= {(seat.trend_x, seat.y)} if seat.node.trend in TRENDS else set()


def _spot(
    cells: Plan, ids: Sequence[str], group: str, point: Point, w: int, found: Seating
) -> Cell:
    """Find the free cells nearest to a place: in its own sector and apart from others, if any."""
    across, down = cells.dot(point)
    x = min(max(round((across - TOKEN) / 2), 0), cells.w - w)
    y = min(max(math.floor(down / 4), 0), cells.h - 1)
    for gap, own in ((1, True), (0, True), (1, False), (0, False)):
        for dx, dy in _NUDGES:
            left, row = x + dx, y + dy
            if not (0 <= left <= cells.w - w and 0 <= row < cells.h):
                continue
            if not found.free(left - gap, row, w + 2 * gap):
                continue
            there = cells.point(left + TOKEN / 2, row + 0.5)
            if not own or network.sector_at(ids, there) == group:
                return left, row
    return max(x, 0), y


def _named(
    cells: Plan, seat: Seat, found: Seating, lined: set[Cell], most: int | None = None
) -> Seat:
    """Write a name beside its token: whole on the side that hides fewer links, else shortened."""
    node = seat.node
    trend = node.trend in TRENDS
    start = seat.x + TOKEN
    name = shorten(node.name, most or max(10, cells.w // 4))
    rooms = {}
    for side in (1, -1):
        # On the right the trend follows the name, so its own cell may be written over.
        x, room = (start + trend, trend) if side > 0 else (seat.x - 1, 0)
        while 0 <= x < cells.w and (x, seat.y) not in found.taken:
            x, room = x + side, room + 1
        edge = 0 if x < 0 or x >= cells.w else 1
        rooms[side] = room - edge - (1 + 2 * trend if side > 0 else 1)
    outward = 1 if 2 * start - TOKEN >= cells.cx else -1

    def placed(side: int, text: str) -> Seat:
        long = width(text)
        at = start + 1 if side > 0 else seat.x - 1 - long
        after = at + long + 1 if side > 0 else start
        return Seat(node, seat.x, seat.y, seat.link, text, at, after)

    def hidden(side: int) -> float:
        made = placed(side, name)
        cells_of = range(made.name_x, made.name_x + width(name))
        return sum((x, seat.y) in lined for x in cells_of) + 0.5 * (side != outward)

    whole = [side for side in (1, -1) if rooms[side] >= width(name)]
    if whole:
        return placed(min(whole, key=hidden), name)
    side = max((outward, -outward), key=rooms.__getitem__)
    return placed(side, shorten(name, rooms[side])) if rooms[side] >= SHORTEST else seat
