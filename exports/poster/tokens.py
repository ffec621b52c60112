"""Find a place for every token: on its exact place where it can, else as near as stays readable."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""

HALO: Final = 0.9
FLAG_REACH: Final = 0.42
"""How far from the middle a flag's inner corner lies, both ways, in radii: inside the ring."""
_CLEAR: Final = 0.6
_STEP: Final = 1.0
_RINGS: Final = 90
_CORNERS: Final = ((1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a flag may sit, best first: top right, top left, bottom right, bottom left."""


class Seat(Struct, frozen=True):
    """A token on the field: exact place, place on paper, radius, and its flag if it has one.

    `flag` is the flag's width and height; `corner` says on which side of the disc it sits, and
    `reach` how far from the middle its inner corner lies.
    """

    exact: tuple[float, float]
    x: float
    y: float
    r: float
    flag: tuple[float, float] | None = None
    reach: float = 0.0
    corner: tuple[int, int] = (1, -1)

    @property
    def moved(self) -> float:
        """How far the token stands from its exact place."""
        return math.dist(self.exact, (self.x, self.y))

    @property
    def flag_box(self) -> Box | None:
        """The flag's box."""
        if self.flag is None:
            return None
        w, h = self.flag
        across, down = self.corner
        reach = self.reach or self.r * FLAG_REACH
        inner_x, inner_y = self.x + across * reach, self.y + down * reach
        left = inner_x if across > 0 else inner_x - w
        top = inner_y if down > 0 else inner_y - h
        return (left, top, left + w, top + h)


def radius_for(count: int) -> float:
    """Give the radius in millimetres that `count` tokens can have on one field."""
    return 6.0 if count <= 8 else 5.0 if count <= 14 else 4.2


def _gap(box: Box, x: float, y: float) -> float:
    """Give the distance from a point to a box."""
    return math.hypot(max(box[0] - x, x - box[2], 0.0), max(box[1] - y, y - box[3], 0.0))


def _meet(one: Box, other: Box, air: float = 0.0) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > -air
        and min(one[3], other[3]) - max(one[1], other[1]) > -air
    )


def _disc_fits(
    x: float, y: float, r: float, placed: Sequence[Seat], field: Box, texts: Sequence[Box]
) -> bool:
    """Whether a disc has room: inside the field, off every text, apart from discs and flags."""
    edge = r + HALO - 0.001
    if not (field[0] + edge <= x <= field[2] - edge and field[1] + edge <= y <= field[3] - edge):
        return False
    for other in placed:
        if math.hypot(x - other.x, y - other.y) < r + other.r + 2 * _CLEAR:
            return False
        flag = other.flag_box
        if flag is not None and _gap(flag, x, y) < r + _CLEAR:
            return False
    return all(_gap(text, x, y) >= r + HALO for text in texts)


def _flag_fits(flag: Box, placed: Sequence[Seat], field: Box, texts: Sequence[Box]) -> bool:
    """Whether a flag has room: inside the field, off every text, apart from discs and flags."""
    if flag[0] < field[0] or flag[2] > field[2] or flag[1] < field[1] or flag[3] > field[3]:
        return False
    for other in placed:
        if _gap(flag, other.x, other.y) < other.r + _CLEAR:
            return False
        beside = other.flag_box
        if beside is not None and _meet(flag, beside, 2 * _CLEAR):
            return False
    return not any(_meet(flag, text, _CLEAR) for text in texts)


def _places(x: float, y: float, field: Box) -> Iterator[tuple[float, float]]:
    """Give places ever farther from x, y, on each ring first the one towards the middle."""
    yield x, y
    towards = math.atan2((field[1] + field[3]) / 2 - y, (field[0] + field[2]) / 2 - x)
    for ring in range(1, _RINGS):
        radius = ring * _STEP
        count = min(12 + 4 * ring, 72)
        for index in range(count):
            # 0, 1, -1, 2, -2 … steps away from the direction of the middle.
            turn = (index + 1) // 2 * (1 if index % 2 else -1) * 2 * math.pi / count
            yield x + radius * math.cos(towards + turn), y + radius * math.sin(towards + turn)


def _corners(seat: Seat, others: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Give the corners for a flag, best first, without those that its own arrow comes through."""
    if seat.flag is None:
        return [_CORNERS[0]]
    good = []
    for corner in _CORNERS:
        facing = 0.0
        for x, y in others:
            dx, dy = x - seat.exact[0], y - seat.exact[1]
            length = math.hypot(dx, dy)
            if length > 0.01:
                facing = max(facing, (dx * corner[0] + dy * corner[1]) / length / math.sqrt(2))
        if facing <= 0.86:
            good.append(corner)
    return good or list(_CORNERS)


def seated(
    seats: Sequence[Seat], arrows: Sequence[tuple[int, int]], field: Box, texts: Sequence[Box]
) -> list[Seat]:
    """Give every token a place: its exact one, or the nearest where it can be read.

    Tokens are placed in the order given, so an earlier one keeps its exact place where a later
    one has to give way; the same tokens always find the same places. When the field is so full
    that there is no such place, a token stands on its exact one.
    """
    placed: list[Seat] = []
    for index, seat in enumerate(seats):
        edge = seat.r + HALO
        x = min(max(seat.exact[0], field[0] + edge), field[2] - edge)
        y = min(max(seat.exact[1], field[1] + edge), field[3] - edge)
        linked = [seats[end].exact for start, end in arrows if start == index]
        linked += [seats[start].exact for start, end in arrows if end == index]
        corners = _corners(seat, linked)
        placed.append(
            _find_place(seat, (x, y), corners, placed, field, texts)
            or replace(seat, x=x, y=y, corner=corners[0])
        )
    return placed


def _find_place(
    seat: Seat,
    start: tuple[float, float],
    corners: Sequence[tuple[int, int]],
    placed: Sequence[Seat],
    field: Box,
    texts: Sequence[Box],
) -> Seat | None:
    for x, y in _places(*start, field):
        if not _disc_fits(x, y, seat.r, placed, field, texts):
            continue
        for corner in corners:
            there = replace(seat, x=x, y=y, corner=corner)
            flag = there.flag_box
            if flag is None or _flag_fits(flag, placed, field, texts):
                return there
    return None


def crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether a straight line touches a box (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        for bound, sign in ((box[axis], -1), (box[axis + 2], 1)):
            way = sign * step
            room = sign * (bound - start[axis])
            if abs(way) < 1e-9:
                if room < 0:
                    return False
            elif way < 0:
                low = max(low, room / way)
            else:
                high = min(high, room / way)
    return low <= high
