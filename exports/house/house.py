"""Draw the house in a box: floors that are scales, people standing on them, words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from exports.house.badge import set_letters
from exports.house.building import (
    draw_roof,
    draw_storey,
    draw_surroundings,
    draw_walls,
)
from exports.house.content import FloorContent, HouseContent
from exports.house.labels import (
    GroundWords,
    Label,
    draw_mini_name,
    floor_label,
    ground_words,
    mini_names,
    outside_words,
)
from exports.house.note import draw_note
from exports.house.plan import Box, Plan, mini_plan_in, plan_in
from exports.house.roofword import draw_roof_word
from exports.house.standing import Ground, Stand, stand
from exports.palette import BLACK, hue
from exports.paper import SMALLEST_PT
from exports.pen import Path, Pen

NAME: Final = 18.0
"""Points of a floor's name on a poster."""
MINI_NAME: Final = 9.0
_KEY: Final = 10.0
"""Points of the words under the ground where a floor's name has its usual size."""
_R: Final = 0.152
_DENSE_R: Final = 0.135
_MINI_R: Final = 0.235
"""A disc's radius in heights of a storey: usual, where many stand close, in a small house."""
_MOST_R: Final = 4.6
_STEM: Final = 0.7
_BESIDE_NAME: Final = 1.2


class _Floors(Struct, frozen=True):
    """Names and people of all floors in one measure, and how many spots had to be shared."""

    labels: tuple[Label, ...]
    people: tuple[tuple[Stand, ...], ...]
    r: float
    shared: int


def draw_house(
    pen: Pen,
    box: Box,
    house: HouseContent,
    *,
    least: float = SMALLEST_PT,
    name: float | None = None,
    mini: bool = False,
) -> Plan:
    """Draw a house in a box of left, top, right and bottom millimetres; give where it lies.

    `least` is the smallest type on this page in its own points, `name` the points of a floor's
    name. A `mini` house, for a box under some 70 mm wide, has no surroundings and no words but
    the roof's and the floors' names, which stand at its right inside the box; where a floor has
    a note it shows the bubbles alone.
    """
    count = max(len(house.floors), 1)
    words: GroundWords | None = None
    size = max(name or (MINI_NAME if mini else NAME), least)
    if mini:
        names = mini_names(house.floors, size, (box[2] - box[0]) * 0.45)
        plan = mini_plan_in(box, count, max((one.width + 2.0 for one in names), default=0.0))
    else:
        plan = plan_in(box, count)
        key = max(_KEY * size / NAME, least)
        words = ground_words(plan, house, key, least)
        lack = words.height + 2.6 - (box[3] - plan.y(0.072))
        if lack > 0:
            plan = plan_in((box[0], box[1], box[2], box[3] - lack), count)
            words = ground_words(plan, house, key, least)
        draw_surroundings(pen, plan, _town_room(plan, house.floors, least))
    draw_roof(pen, plan)
    for index, floor in enumerate(house.floors):
        draw_storey(pen, plan, index, floor.sign, hue(floor.colour))
    draw_walls(pen, plan, mini=mini)
    if words is not None:
        words.draw(pen, plan)
    draw_roof_word(pen, plan, house.roof, size * (1.05 if mini else 1.25), least)
    floors = _mini_floors(plan, house, least) if mini else _floors(plan, house, size, least)
    for index, floor in enumerate(house.floors):
        if mini:
            draw_mini_name(pen, plan, index, names[index])
        else:
            outside_words(plan, index, floor, least).draw(pen, plan, index)
        floors.labels[index].draw(pen)
        if floor.note and not floor.people:
            draw_note(pen, plan, index, floor, floors.labels[index], least, mini=mini)
        _draw_people(pen, plan, index, floors.people[index], floors.r)
    return plan


def _town_room(plan: Plan, floors: Sequence[FloorContent], least: float) -> float | None:
    """Give how high the town may be where words stand beside the lowest floor."""
    words = outside_words(plan, 0, floors[0], least) if floors else None
    return plan.storey - words.foot - 1.0 if words and words.block.lines else None


def _floors(plan: Plan, house: HouseContent, size: float, least: float) -> _Floors:
    """Set names and people; where many stand close, smaller on all floors alike.

    First the discs become smaller, then the names as well.
    """
    best = _measured(plan, house, size, _R, least, dense=False)
    for dense in (False, True):
        if not best.shared:
            break
        other = _measured(plan, house, size, _DENSE_R, least, dense=dense)
        best = other if other.shared < best.shared else best
    return best


def _measured(
    plan: Plan, house: HouseContent, size: float, part: float, least: float, *, dense: bool
) -> _Floors:
    r = min(part * plan.storey, _MOST_R * part / _R)
    labels = tuple(
        floor_label(plan, index, floor, size, least, dense=dense)
        for index, floor in enumerate(house.floors)
    )
    return _peopled(plan, house, labels, r, least)


def _mini_floors(plan: Plan, house: HouseContent, least: float) -> _Floors:
    labels = tuple(
        floor_label(plan, index, floor, 0.0, least, dense=False, bare=True)
        for index, floor in enumerate(house.floors)
    )
    return _peopled(plan, house, labels, min(_MINI_R * plan.storey, _MOST_R), least)


def _peopled(
    plan: Plan, house: HouseContent, labels: tuple[Label, ...], r: float, least: float
) -> _Floors:
    shared = 0
    everybody: list[tuple[Stand, ...]] = []
    for index, (floor, label) in enumerate(zip(house.floors, labels, strict=True)):
        left, top, right, bottom = plan.floor(index)

        def level(x: float, bottom: float = bottom) -> float:
            return bottom - plan.thickness(x)

        x0, y0, x1, y1 = label.box
        named = (x0, y0, x1 + _BESIDE_NAME, y1)
        ground = Ground(left + 0.6, right - 0.8, top + 0.2, level, named)
        people = [
            (set_letters(person.letters, r, least), plan.stands(person.x))
            for person in floor.people
        ]
        stands, merged = stand(people, r, ground) if people else ([], 0)
        everybody.append(tuple(stands))
        shared += merged
    return _Floors(labels, tuple(everybody), r, shared)


def _draw_people(pen: Pen, plan: Plan, index: int, stands: Sequence[Stand], r: float) -> None:
    """Draw discs and capsules over their stems; only a disc hides a stem, its halo does not."""
    bottom = plan.floor(index)[3]
    line = _STEM * min(1.0, r / 3.4)
    low = [one.badge for one in stands if not one.level]
    for badge in low:
        badge.draw_halo(pen)
    for one in stands:
        for spot in sorted(set(one.spots)):
            foot = bottom - plan.thickness(spot)
            stem: Path = (("M", spot, foot), ("L", spot, one.badge.y))
            pen.path(stem, stroke=BLACK, line=line, square=True)
    for badge in low:
        badge.draw(pen)
    for one in stands:
        if one.level:
            one.badge.draw_halo(pen)
            one.badge.draw(pen)
