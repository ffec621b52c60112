"""Find a place for every token: on its exact place where it can, else as near as stays readable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in millimetres."""

HALO: Final = 0.9
_CLEAR: Final = 0.6
_ROUNDS: Final = 400
_CORNERS: Final = ((1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a flag may sit, best first: top right, top left, bottom right, bottom left."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A token on the field: exact place, place on paper, radius, and its flag if it has one.

    `flag` is the flag's width and height; `corner` says on which side of the disc it sits.
    """

    exact: tuple[float, float]
    x: float
    y: float
    r: float
    flag: tuple[float, float] | None = None
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
        # The flag's inner corner lies just inside the ring.
        reach = self.r * 0.42
        inner_x, inner_y = self.x + across * reach, self.y + down * reach
        left = inner_x if across > 0 else inner_x - w
        top = inner_y if down > 0 else inner_y - h
        return (left, top, left + w, top + h)

    @property
    def box(self) -> Box:
        """The box round disc, halo and flag."""
        r = self.r + HALO
        left, top, right, bottom = self.x - r, self.y - r, self.x + r, self.y + r
        flag = self.flag_box
        if flag is None:
            return (left, top, right, bottom)
        return (
            min(left, flag[0] - HALO),
            min(top, flag[1] - HALO),
            max(right, flag[2] + HALO),
            max(bottom, flag[3] + HALO),
        )


def radius_for(count: int) -> float:
    """Give the radius in millimetres that `count` tokens can have on one field."""
    return 6.0 if count <= 8 else 5.0 if count <= 14 else 4.2


def _circles(seat: Seat) -> list[tuple[float, float, float]]:
    found = [(seat.x, seat.y, seat.r + _CLEAR)]
    flag = seat.flag_box
    if flag is not None:
        left, top, right, bottom = flag
        half = max(right - left, bottom - top) / 2
        found.append(((left + right) / 2, (top + bottom) / 2, half * 1.12 + _CLEAR / 2))
    return found


def _push(one: Seat, other: Seat, order: int) -> tuple[float, float]:
    """Give the step that parts two tokens, for the second; nothing when they are clear."""
    worst, away = 0.0, (0.0, 0.0)
    for ax, ay, ar in _circles(one):
        for bx, by, br in _circles(other):
            gap = math.hypot(bx - ax, by - ay)
            lack = ar + br - gap
            if lack > worst:
                worst = lack
                if gap > 0.01:
                    away = ((bx - ax) / gap, (by - ay) / gap)
                else:
                    turn = 0.6 + order * 2.4
                    away = (math.cos(turn), math.sin(turn))
    return away[0] * worst, away[1] * worst


def _out_of(seat: Seat, box: Box) -> tuple[float, float]:
    """Give the shortest step that takes a token off a box of text."""
    left, top, right, bottom = seat.box
    if right <= box[0] or left >= box[2] or bottom <= box[1] or top >= box[3]:
        return 0.0, 0.0
    steps = ((box[0] - right, 0.0), (box[2] - left, 0.0), (0.0, box[1] - bottom))
    return min((*steps, (0.0, box[3] - top)), key=lambda step: abs(step[0]) + abs(step[1]))


def _inside(seat: Seat, field: Box) -> Seat:
    left, top, right, bottom = seat.box
    dx = max(field[0] - left, 0.0) + min(field[2] - right, 0.0)
    dy = max(field[1] - top, 0.0) + min(field[3] - bottom, 0.0)
    return replace(seat, x=seat.x + dx, y=seat.y + dy)


def seated(seats: Sequence[Seat], field: Box, texts: Sequence[Box]) -> list[Seat]:
    """Move tokens that touch one another, a text or the field's edge, and no others.

    The same tokens always find the same places; there is no chance in it.
    """
    placed = [_inside(replace(seat, x=seat.exact[0], y=seat.exact[1]), field) for seat in seats]
    for round_ in range(_ROUNDS):
        still = True
        steps = [[0.0, 0.0] for _ in placed]
        for i, one in enumerate(placed):
            for j in range(i + 1, len(placed)):
                dx, dy = _push(one, placed[j], i + j)
                if dx or dy:
                    still = False
                    for index, sign in ((i, -0.5), (j, 0.5)):
                        steps[index][0] += sign * dx
                        steps[index][1] += sign * dy
        # Texts win in the end: from half way on they push as hard as they need.
        strength = 0.5 if round_ < _ROUNDS // 2 else 1.0
        moved: list[Seat] = []
        for seat, (dx, dy) in zip(placed, steps, strict=True):
            there = replace(seat, x=seat.x + dx * 0.9, y=seat.y + dy * 0.9)
            for box in texts:
                out_x, out_y = _out_of(there, box)
                if out_x or out_y:
                    still = False
                    there = replace(
                        there, x=there.x + out_x * strength, y=there.y + out_y * strength
                    )
            moved.append(_inside(there, field))
        placed = moved
        if still:
            break
    return placed


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def cornered(
    seats: Sequence[Seat], arrows: Sequence[tuple[int, int]], field: Box, texts: Sequence[Box]
) -> list[Seat]:
    """Turn each flag to the corner where it hides least: other tokens, texts, its own arrow."""
    done = list(seats)
    for index, seat in enumerate(seats):
        if seat.flag is None:
            continue
        from_ = [seats[start] for start, end in arrows if end == index]
        from_ += [seats[end] for start, end in arrows if start == index]

        def cost(
            corner: tuple[int, int],
            seat: Seat = seat,
            index: int = index,
            from_: Sequence[Seat] = tuple(from_),
        ) -> float:
            turned = replace(seat, corner=corner)
            flag = turned.flag_box
            if flag is None:
                return 0.0
            total = _CORNERS.index(corner) * 0.5
            total += sum(_overlap(flag, box) for box in texts) * 20
            total += sum(_overlap(flag, other.box) for at, other in enumerate(seats) if at != index)
            inside = _overlap(flag, field)
            total += ((flag[2] - flag[0]) * (flag[3] - flag[1]) - inside) * 0.5
            for other in from_:
                dx, dy = other.x - seat.x, other.y - seat.y
                length = math.hypot(dx, dy)
                if length > 0.01:
                    facing = (dx * corner[0] + dy * corner[1]) / length / math.sqrt(2)
                    total += 30.0 if facing > 0.86 else 0.0
            return total

        done[index] = replace(seat, corner=min(_CORNERS, key=cost))
    return done


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
