"""Where tokens on one floor stand: side by side, over one another, or together in a capsule.

Two on one spot stand over one another, three or more share a capsule with all their letters; a
token that would touch its neighbour rises. The one that is being moved stays true, the others
make room for it. Only what would hide another's letters moves, and as little as it can.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from game.tui.kit.grid import Box
from game.tui.kit.houseart import FloorToken
from game.tui.kit.houseplan import Plan

_BOTH: Final = 3


class Spot(NamedTuple):
    """What stands at one place (None is a dot), in which columns and on which lanes.

    ``lanes`` is a set of bits: 1 is the floor, 2 the lane over it.
    """

    pieces: tuple[FloorToken | None, ...]
    start: int
    cells: int
    lanes: int


def spots(
    plan: Plan, pieces: Sequence[tuple[float, FloorToken | None]], padded: bool
) -> list[Spot]:
    """Give tokens and dots their places on one floor; ``padded`` gives small ones round ends."""
    groups: dict[int, list[FloorToken | None]] = {}
    for x, piece in pieces:
        if piece is None or not piece.cursor:
            groups.setdefault(plan.start(x, plan.token[0]), []).append(piece)
    ends = 2 if padded and not plan.big else 0
    gap = 0 if ends else 1
    wanted: list[Spot] = []
    for start, members in sorted(groups.items()):
        if len(members) > plan.lanes:
            wanted.append(_capsule(plan, members, start))
        else:
            lanes = 1 if len(members) == 1 else _BOTH
            cells = plan.token[0] + ends
            wanted.append(Spot(tuple(members), start - ends // 2, cells, lanes))
    wanted = _raise(plan, wanted, gap)
    low, high = plan.track - (not plan.big), plan.wall + plan.wall_w - 1
    moving = [piece for _, piece in pieces if piece is not None and piece.cursor]
    if not moving:
        return _placed(plan, wanted, low, high, gap)
    box = cursor_box(plan, moving[0].x)
    return _beside(plan, wanted, low, high, gap, Box(box.x - 3, box.y, box.w + 6, box.h))


def _capsule(plan: Plan, members: Sequence[FloorToken | None], start: int) -> Spot:
    columns, _ = table(plan, len(members))
    each = 1 if all(piece is None for piece in members) else 3 if plan.big else 2
    cells = columns * (each + 1) - 1 + (4 if plan.big else 2)
    return Spot(tuple(members), start + (plan.token[0] - cells) // 2, cells, _BOTH)


def table(plan: Plan, count: int) -> tuple[int, int]:
    """Set out the letters of a capsule in columns and rows."""
    rows = 4 if plan.big else plan.lanes
    columns = math.ceil(count / rows)
    return columns, math.ceil(count / columns)


def _raise(plan: Plan, wanted: list[Spot], gap: int) -> list[Spot]:
    """Let single ones that touch their neighbour rise, where a lane is free."""
    if plan.lanes < 2:
        return wanted
    free = [-99, -99]
    out = []
    for spot in wanted:
        lanes = spot.lanes
        if lanes == 1 and spot.start < free[0]:
            lanes = 2 if spot.start >= free[1] else 1
        for lane in (0, 1):
            if lanes >> lane & 1:
                free[lane] = spot.start + spot.cells + gap
        out.append(spot._replace(lanes=lanes))
    return out


def _placed(plan: Plan, wanted: list[Spot], low: int, high: int, gap: int) -> list[Spot]:
    """Place spots between two columns, all in one capsule where there is no room for more."""
    found = _fitted(wanted, low, high, gap)
    if found is None:
        members = [piece for spot in wanted for piece in spot.pieces]
        together = [_capsule(plan, members, wanted[len(wanted) // 2].start)]
        found = _fitted(together, low, high, gap) or together
    return found


def _fitted(wanted: list[Spot], low: int, high: int, gap: int) -> list[Spot] | None:
    blocks = [Block(spot.start, spot.cells, spot.lanes) for spot in wanted]
    columns = make_room(blocks, low, high, gap)
    if columns is None:
        return None
    return [spot._replace(start=column) for spot, column in zip(wanted, columns, strict=True)]


def _beside(plan: Plan, wanted: list[Spot], low: int, high: int, gap: int, hole: Box) -> list[Spot]:
    """Place spots left and right of the one that is being moved, each on its own side if it can."""
    middle = hole.x + hole.w / 2
    cut = sum(1 for spot in wanted if spot.start + spot.cells / 2 < middle)
    for at in sorted(range(len(wanted) + 1), key=lambda one: abs(one - cut)):
        left = _fitted(wanted[:at], low, hole.x, gap)
        right = _fitted(wanted[at:], hole.x + hole.w, high, gap)
        if left is not None and right is not None:
            return left + right
    if hole.x - low > high - hole.x - hole.w:
        return _placed(plan, wanted, low, hole.x, gap)
    return _placed(plan, wanted, hole.x + hole.w, high, gap)


def cursor_box(plan: Plan, x: float) -> Box:
    """Give the cells of the token that is being moved, within its floor: larger than the others."""
    if plan.storey < 3:
        w, h, y = 3, 1, 0
    elif plan.big:
        w, h = 12, 6
        y = plan.storey - 7
    else:
        w, h = 6, 3
        y = max(0, plan.storey - 4)
    low, high = plan.track - 1, plan.wall + plan.wall_w - 1 - w
    return Box(max(low, min(plan.start(x, w), high)), y, w, h)


class Block(NamedTuple):
    """Something that wants to start at a column, on some lanes."""

    start: int
    cells: int
    lanes: int


def make_room(blocks: Sequence[Block], low: int, high: int, gap: int) -> list[int] | None:
    """Give each block, from left to right, its column, moving all together as little as possible.

    Blocks that share a lane keep ``gap`` cells between them; None when they need more than the
    columns from ``low`` up to ``high``. Least squares under an order is isotonic regression, solved
    by pooling neighbours.
    """
    if not blocks or _has_room(blocks, low, high, gap):
        return [block.start for block in blocks]
    offsets: list[int] = []
    for index, block in enumerate(blocks):
        before = [
            offsets[at] + blocks[at].cells + gap
            for at in range(index)
            if blocks[at].lanes & block.lanes
        ]
        offsets.append(max(before, default=offsets[-1] if offsets else 0))
        if len(offsets) > 1:
            offsets[-1] = max(offsets[-1], offsets[-2])
    needed = max((o + b.cells for o, b in zip(offsets, blocks, strict=True)), default=0)
    if needed > high - low:
        return None
    pools: list[tuple[float, int]] = []
    for block, offset in zip(blocks, offsets, strict=True):
        total, size = float(block.start - offset), 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            more, others = pools.pop()
            total, size = total + more, size + others
        pools.append((total, size))
    columns = [total / size for total, size in pools for _ in range(size)]
    # How far each may go right: as far as it and all that follow have room.
    most: list[int] = []
    for block, offset in zip(reversed(blocks), reversed(offsets), strict=True):
        room = high - offset - block.cells
        most.append(min(room, most[-1]) if most else room)
    return [
        min(max(round(column), low), bound) + offset
        for column, bound, offset in zip(columns, reversed(most), offsets, strict=True)
    ]


def _has_room(blocks: Sequence[Block], low: int, high: int, gap: int) -> bool:
    """Tell whether every block can stay where it is."""
    return all(
        low <= block.start <= high - block.cells
        and all(
            not before.lanes & block.lanes or before.start + before.cells + gap <= block.start
            for before in blocks[:at]
        )
        for at, block in enumerate(blocks)
    )
