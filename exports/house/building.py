"""Draw what makes it a house: roof and chimney, stairs and slabs, and what stands around it."""

from __future__ import annotations

from typing import Final

from exports.house.plan import (
    APEX,
    EAVES,
    GROUND,
    HIGH,
    OVERHANG,
    STEPS,
    WALL_LEFT,
    WALL_RIGHT,
    Plan,
)
from exports.palette import BLACK, GREYS, WHITE, Hue
from exports.pen import BEND, Path, Pen, Step, box_path
from exports.signs import draw_sign

OUTLINE: Final = 1.1
GROUND_LINE: Final = 1.6
_WALL: Final = 0.5
_TOP_LINE: Final = 0.3
_TILE_WIDTH: Final = 0.056
"""A roof tile's width, in widths of the house."""
_SIGN: Final = 1.42
"""A sign's size behind people, in heights of a storey; its live area ends at the wall."""
_HOUSE: Final = 24.8
"""The height of the town's tallest house but for its tower, where a house is 186 mm wide."""
_LOW_TOWN: Final = 0.72
_CHIMNEY: Final = (0.698, 0.748, 0.927)


def line_scale(plan: Plan) -> float:
    """Give how much thinner the outlines of a small house are than those of a poster's."""
    return min(1.0, max(plan.width / 120, 0.62))


def draw_roof(pen: Pen, plan: Plan) -> None:
    """Draw chimney and roof with its tiles."""
    k = line_scale(plan)
    left, right, top = _CHIMNEY
    x, w = plan.x(left), (right - left) * plan.width
    foot = plan.y(EAVES + 0.08)
    chimney = box_path(x, plan.y(top), w, foot - plan.y(top))
    pen.path(chimney, fill=GREYS.roof, stroke=BLACK, line=OUTLINE * k, square=True)
    roof: Path = (
        ("M", plan.x(WALL_LEFT - OVERHANG), plan.y(EAVES)),
        ("L", plan.middle, plan.y(APEX)),
        ("L", plan.x(WALL_RIGHT + OVERHANG), plan.y(EAVES)),
        ("Z",),
    )
    pen.path(roof, fill=GREYS.roof)
    with pen.clipped(roof):
        _draw_tiles(pen, plan)
    pen.path(roof, stroke=BLACK, line=OUTLINE * 1.25 * k)


def _draw_tiles(pen: Pen, plan: Plan) -> None:
    """Draw rows of half circles, each row shifted by half a tile."""
    wide = _TILE_WIDTH * plan.width
    r = wide / 2
    down = wide * 0.53
    row = 0
    y = plan.y(EAVES) - down * 0.98
    line = max(wide * 0.045, 0.22)
    while y > plan.y(APEX) - down:
        start = plan.middle - (12 + 0.5 * (row % 2)) * wide
        steps: list[Step] = [("M", start, y)]
        for index in range(24):
            x = start + index * wide
            b = r * BEND
            steps.append(("C", x, y + b, x + r - b, y + r, x + r, y + r))
            steps.append(("C", x + r + b, y + r, x + wide, y + b, x + wide, y))
        pen.path(tuple(steps), stroke=WHITE, line=line)
        y -= down
        row += 1


def draw_storey(pen: Pen, plan: Plan, index: int, sign: str, colours: Hue) -> None:
    """Draw a floor's ground with its sign, the stairs beside it, and the slab people stand on."""
    left, top, right, bottom = plan.floor(index)
    w, h = right - left, bottom - top
    pen.box(left, top, w, h, fill=colours.tint)
    size = _SIGN * h
    with pen.clipped(box_path(left, top, w, h)):
        # Live area 2 to 22 of 24: it ends at the wall, a hair under the ceiling.
        sx, sy = right - size * 22 / 24, top - size * 3 / 24
        draw_sign(pen, sign, sx, sy, size, colours.mid, colours.tint)
    _draw_stairs(pen, plan, index, colours)
    _draw_slab(pen, plan, index, colours)


def _draw_stairs(pen: Pen, plan: Plan, index: int, colours: Hue) -> None:
    """Draw a flight of six steps, from left to right on the ground, then back, and so on."""
    _, top, _, bottom = plan.floor(index)
    left = plan.x(WALL_LEFT)
    tread, rise = (plan.room[0] - left) / STEPS, (bottom - top) / STEPS
    pen.box(left, top, plan.room[0] - left, bottom - top, fill=WHITE)
    steps: list[Step] = [("M", left, bottom)]
    for step in range(STEPS):
        high = step + 1 if index % 2 == 0 else STEPS - step
        steps.append(("L", left + step * tread, bottom - high * rise))
        steps.append(("L", left + (step + 1) * tread, bottom - high * rise))
    steps += [("L", plan.room[0], bottom), ("Z",)]
    pen.path(tuple(steps), fill=colours.mid)


def _draw_slab(pen: Pen, plan: Plan, index: int, colours: Hue) -> None:
    """Draw the floor itself: thicker where one stands firmer."""
    left, _, right, bottom = plan.floor(index)
    places = (left, plan.x(plan.low), plan.x(HIGH), right)
    edge = [(x, bottom - plan.thickness(x)) for x in places]
    slab: list[Step] = [("M", left, bottom)]
    slab += [("L", x, y) for x, y in edge]
    slab += [("L", right, bottom), ("Z",)]
    pen.path(tuple(slab), fill=colours.solid)
    (x0, y0), *rest = edge
    top: Path = (("M", x0, y0), *(("L", x, y) for x, y in rest))
    pen.path(top, stroke=BLACK, line=_TOP_LINE)
    stairs = plan.x(WALL_LEFT)
    pen.rule(stairs, bottom - 0.3, left - stairs, 0.6, colours.solid)


def draw_walls(pen: Pen, plan: Plan, *, mini: bool) -> None:
    """Draw the walls, the ground, and the wall that parts the stairs from the rooms."""
    k = line_scale(plan)
    top, ground = plan.y(EAVES), plan.y(GROUND)
    inner = plan.room[0]
    pen.path((("M", inner, top), ("L", inner, ground)), stroke=BLACK, line=_WALL * k, square=True)
    for part in (WALL_LEFT, WALL_RIGHT):
        x = plan.x(part)
        pen.path((("M", x, top), ("L", x, ground)), stroke=BLACK, line=OUTLINE * k, square=True)
    side = WALL_LEFT - OVERHANG if mini else 0.0
    pen.rule(plan.x(side), ground, plan.width * (1 - 2 * side), GROUND_LINE * k)


def draw_surroundings(pen: Pen, plan: Plan, room: float | None = None) -> None:
    """Draw people and a tree at the left, houses at the right: greys only, they are nobody's.

    The houses reach no higher than `room` millimetres, if that is given.
    """
    ground = plan.y(GROUND)
    k = plan.width / 186
    _draw_family(pen, plan.x(0.0), ground, k)
    low = k if room is None else min(k * _LOW_TOWN, room / _HOUSE)
    if low > k * 0.3:
        _draw_town(pen, plan.x(1.0), ground, low, tower=room is None)


def _draw_family(pen: Pen, left: float, ground: float, k: float) -> None:
    """Draw a tree and three people, in a width of 23 k."""

    def person(x: float, half: float, tall: float, head: float, grey: str) -> None:
        shoulder = ground - tall
        body: Path = (
            ("M", left + (x - half) * k, ground),
            ("L", left + (x - half) * k, shoulder + half * k),
            *_arch(left + x * k, shoulder + half * k, half * k),
            ("L", left + (x + half) * k, ground),
            ("Z",),
        )
        pen.path(body, fill=grey)
        pen.disc(left + x * k, shoulder - head * 0.86, head, fill=grey)

    trunk = left + 6.4 * k
    pen.disc(trunk, ground - 29.4 * k, 6.6 * k, fill=GREYS.pale)
    bark: Path = (("M", trunk, ground), ("L", trunk, ground - 29.4 * k))
    pen.path(bark, stroke=GREYS.soft, line=1.7 * k, square=True)
    for way, low in ((-1, 24.6), (1, 23.2)):
        branch: Path = (
            ("M", trunk, ground - low * k),
            ("L", trunk + way * 2.3 * k, ground - (low + 4.2) * k),
        )
        pen.path(branch, stroke=GREYS.soft, line=0.9 * k)
    person(18.3, 4.1, 10.1 * k, 2.7 * k, GREYS.soft)
    person(11.3, 4.6, 12.0 * k, 3.1 * k, GREYS.middle)
    person(14.9, 2.6, 5.9 * k, 1.8 * k, GREYS.dark)


def _arch(x: float, y: float, r: float) -> Path:
    """Bend over a shoulder line from x - r to x + r."""
    b = r * BEND
    return (
        ("C", x - r, y - b, x - b, y - r, x, y - r),
        ("C", x + b, y - r, x + r, y - b, x + r, y),
    )


def _draw_town(pen: Pen, right: float, ground: float, k: float, *, tower: bool) -> None:
    """Draw three houses with pointed roofs, in a width of 20 k."""

    def house(x: float, wide: float, wall: float, roof: float, grey: str) -> None:
        left = right - x * k
        shape: Path = (
            ("M", left, ground),
            ("L", left, ground - wall * k),
            ("L", left + wide / 2 * k, ground - roof * k),
            ("L", left + wide * k, ground - wall * k),
            ("L", left + wide * k, ground),
            ("Z",),
        )
        pen.path(shape, fill=grey)

    def windows(x: float, high: float, count: int) -> None:
        for index in range(count):
            left = right - (x - index * 3.9) * k
            pen.box(left, ground - high * k, 2.2 * k, 2.6 * k, fill=WHITE)

    if tower:
        house(13.6, 10.8, 32.0, 41.6, GREYS.pale)
        windows(11.6, 24.8, 2)
        windows(11.6, 15.0, 1)
    house(19.4, 8.6, 16.2, _HOUSE, GREYS.soft)
    windows(17.6, 9.4, 2)
    house(9.0, 9.0, 11.4, 19.2, GREYS.middle)
