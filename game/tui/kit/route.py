"""The way of the one arrow: straight or with one elbow, clear of others, with room for its word.

Everything is counted in cells of the field. A route is chosen by cost: running through another
token costs most, through a name less, along a line of the cross a little.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from game.tui.kit.grid import Box

Cell = tuple[int, int]

_ELBOWS: Final = {
    ((1, 0), (0, -1)): "┛",
    ((1, 0), (0, 1)): "┓",
    ((-1, 0), (0, -1)): "┗",
    ((-1, 0), (0, 1)): "┏",
    ((0, -1), (1, 0)): "┏",
    ((0, -1), (-1, 0)): "┓",
    ((0, 1), (1, 0)): "┗",
    ((0, 1), (-1, 0)): "┛",
}
_HEADS: Final = {(1, 0): "►", (-1, 0): "◄", (0, -1): "▲", (0, 1): "▼"}


class Route(NamedTuple):
    """Cells of the shaft with the head last (empty when too near), and the box of the word."""

    cells: tuple[tuple[int, int, str], ...]
    label: Box | None


class Room(NamedTuple):
    """The field as a route sees it."""

    width: int
    height: int
    tokens: tuple[Box, ...]
    names: tuple[Box, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]


@lru_cache(64)
def route(start: Box, end: Box, room: Room, label: tuple[int, int]) -> Route:
    """Find the way from one token to another and where a label of (width, height) fits.

    Tokens so near that no shaft fits get no cells, only a label beside them.
    """
    best: tuple[float, list[Cell], Box] | None = None
    for extra, path in _paths(start, end, room):
        cost = extra + _path_cost(path, start, end, room)
        if best is not None and cost >= best[0]:
            continue
        place_cost, place = _label_on(path, start, end, room, label)
        cost += place_cost
        if best is None or cost < best[0]:
            best = cost, path, place
    if best is None or best[0] >= 1e6:
        return Route((), _label_beside(start, end, room, label))
    box: Box | None = best[2]
    if _crowd(best[2], start, end, room) >= 12:
        box = _label_beside(start, end, room, label)
    return Route(tuple(_drawn(best[1])), box)


def _middle(box: Box) -> Cell:
    return box.x + box.w // 2, box.y + (box.h - 1) // 2


def _paths(start: Box, end: Box, room: Room) -> Iterator[tuple[float, list[Cell]]]:
    """Offer straight ways and ways with one elbow, with what their shape costs."""
    (ax, ay), (bx, by) = _middle(start), _middle(end)
    rows = [y for y in range(start.y, start.y + start.h) if end.y <= y < end.y + end.h]
    if rows:
        y = min(rows, key=lambda row: abs(row - ay) + abs(row - by))
        xs = _between(start.x, start.w, end.x, end.w)
        if len(xs) >= 2:
            yield 0.0, [(x, y) for x in xs]
    columns = [x for x in range(start.x, start.x + start.w) if end.x <= x < end.x + end.w]
    if columns:
        x = min(columns, key=lambda column: abs(column - ax) + abs(column - bx))
        ys = _between(start.y, start.h, end.y, end.h)
        if len(ys) >= 2:
            yield 0.0, [(x, y) for y in ys]
    for shift in (0, -1, 1):
        yield from _elbow(start, end, bx, ay + shift, abs(shift))
        yield from _elbow(start, end, bx + 2 * shift, ay, abs(shift))
        yield from _elbow_up(start, end, ax + 2 * shift, by, 1 + abs(shift))
        yield from _elbow_up(start, end, ax, by + shift, 1 + abs(shift))


def _between(a: int, a_size: int, b: int, b_size: int) -> list[int]:
    """List the cells between two stretches, from the first towards the second."""
    if b >= a + a_size:
        return list(range(a + a_size, b))
    return list(range(a - 1, b + b_size - 1, -1))


def _elbow(start: Box, end: Box, x: int, y: int, cost: float) -> Iterator[tuple[float, list[Cell]]]:
    """Go sideways along row ``y``, then up or down column ``x``."""
    if not start.y <= y < start.y + start.h or start.x <= x < start.x + start.w:
        return
    side = range(start.x + start.w, x + 1) if x > start.x else range(start.x - 1, x - 1, -1)
    ys = range(y - 1, end.y + end.h - 1, -1) if end.y < y else range(y + 1, end.y)
    if len(side) >= 2 and len(ys) >= 1 and not end.y <= y < end.y + end.h:
        yield cost, [(column, y) for column in side] + [(x, row) for row in ys]


def _elbow_up(
    start: Box, end: Box, x: int, y: int, cost: float
) -> Iterator[tuple[float, list[Cell]]]:
    """Go up or down column ``x``, then sideways along row ``y``."""
    turned = _elbow(_swap(start), _swap(end), y, x, cost)
    yield from ((price, [(row, column) for column, row in path]) for price, path in turned)


def _swap(box: Box) -> Box:
    return Box(box.y, box.x, box.h, box.w)


def _path_cost(path: list[Cell], start: Box, end: Box, room: Room) -> float:
    cost = len(path) * 0.05
    others = [box for box in room.tokens if box not in (start, end)]
    along: dict[tuple[str, int], int] = {}
    for x, y in path:
        if not (0 <= x < room.width and 0 <= y < room.height):
            return 1e6
        cell = Box(x, y, 1, 1)
        cost += 8 * sum(1 for box in others if box.overlap(cell))
        cost += 3 * sum(1 for box in room.names if box.overlap(cell))
        if x in room.columns:
            along["x", x] = along.get(("x", x), 0) + 1
        if y in room.rows:
            along["y", y] = along.get(("y", y), 0) + 1
    return cost + sum(2.0 * (times - 1) for times in along.values())


def _crowd(box: Box, start: Box, end: Box, room: Room) -> float:
    """Price what a label would cover."""
    if box.x < 0 or box.y < 0 or box.x + box.w > room.width or box.y + box.h > room.height:
        return 1e6
    cost = sum(12.0 * box.overlap(token) for token in {*room.tokens, start, end})
    return cost + sum(1.5 * box.overlap(name) for name in room.names)


def _label_on(
    path: list[Cell], start: Box, end: Box, room: Room, label: tuple[int, int]
) -> tuple[float, Box]:
    """Find the place for a label on the shaft; best in the middle of its longest stretch."""
    w, h = label
    head = path[-1]
    best: tuple[float, Box] | None = None
    for stretch in _stretches(path[:-1], room):
        level = len(stretch) == 1 or stretch[0][1] == stretch[-1][1]
        (x0, y0), (x1, y1) = min(stretch), max(stretch)
        for x, y in stretch:
            # On the shaft; where that is too short, just above or below it.
            beside = h // 2 + 1
            places = [(x - w // 2, 0)]
            if level:
                places += [(x - w + 1, 0), (x, 0), (x - w // 2, -beside), (x - w // 2, beside)]
            for left, shift in places:
                box = Box(left, y - h // 2 + shift, w, h)
                cost = _crowd(box, start, end, room) + (5.0 if shift else 0.0)
                off = abs(2 * left + w - 1 - x0 - x1) / 2 + 2 * abs(2 * y - y0 - y1) / 2
                cost += 0.1 * off - 0.02 * len(stretch)
                if level and not (x0 < left and left + w - 1 < x1):
                    cost += 3.0
                if box.overlap(Box(*head, 1, 1)):
                    cost += 30.0
                cost += sum(0.9 for line in room.columns if left - 1 <= line <= left + w)
                cost += sum(0.6 for line in room.rows if box.y <= line < box.y + h)
                if best is None or cost < best[0]:
                    best = cost, box
    return best or (1e6, Box(0, 0, w, h))


def _stretches(path: list[Cell], room: Room) -> list[list[Cell]]:
    """Cut a path at its elbow; level parts also where they cross a line, to stay clear of it."""
    parts = [path]
    for index in range(2, len(path)):
        (x0, y0), (x1, y1), (x2, y2) = path[index - 2 : index + 1]
        if (x1 - x0, y1 - y0) != (x2 - x1, y2 - y1):
            parts = [path[:index], path[index - 1 :]]
            break
    for part in list(parts):
        for line in room.columns:
            at = [x for x, _ in part].index(line) if (line, part[0][1]) in part else -1
            if 0 < at < len(part) - 1 and part[0][1] == part[-1][1]:
                parts += [part[:at], part[at + 1 :]]
    return parts


def _label_beside(start: Box, end: Box, room: Room, label: tuple[int, int]) -> Box | None:
    """Find a place for the word of two tokens that touch: near them, over nothing."""
    w, h = label
    x0, y0 = min(start.x, end.x), min(start.y, end.y)
    x1 = max(start.x + start.w, end.x + end.w)
    y1 = max(start.y + start.h, end.y + end.h)
    middle_x, middle_y = (x0 + x1 - w) // 2, (y0 + y1 - h) // 2
    places = [
        Box(middle_x, y1, w, h),
        Box(middle_x, y0 - h, w, h),
        Box(x1 + 1, middle_y, w, h),
        Box(x0 - w - 1, middle_y, w, h),
        Box(min(max(0, middle_x), room.width - w), y1, w, h),
        Box(min(max(0, middle_x), room.width - w), y0 - h, w, h),
    ]
    prices = [(_crowd(box, start, end, room) + rank * 0.1, box) for rank, box in enumerate(places)]
    price, box = min(prices)
    return box if price < 1e6 else None


def _drawn(path: list[Cell]) -> Iterator[tuple[int, int, str]]:
    """Give each cell of a path its character."""
    for index, (x, y) in enumerate(path):
        before = path[index - 1] if index else None
        after = path[index + 1] if index + 1 < len(path) else None
        came = (x - before[0], y - before[1]) if before else None
        goes = (after[0] - x, after[1] - y) if after else None
        if goes is None:
            yield x, y, _HEADS[came or (1, 0)]
        elif came is not None and came != goes:
            yield x, y, _ELBOWS[came, goes]
        else:
            yield x, y, "━" if goes[1] == 0 else "┃"
