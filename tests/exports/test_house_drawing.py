"""The house itself: who stands where, what a floor without people says, and the small house."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.house.content import FloorContent, HouseContent, StandingContent
from exports.house.house import draw_house
from exports.house.plan import GROUND, HIGH, LOW, Box, Plan
from exports.palette import BLACK, HUES, WHITE
from exports.pen import ClipOff, ClipOn, Pen, Shape, TextMark
from tests.exports.house_samples import FILLED_HOUSE, HOUSE, LETTERS
from tests.exports.reading import covered, ink, outside, overlaps, shape_box, touching

BOX: Box = (117.0, 13.2, 303.0, 208.0)


def drawn(house: HouseContent, box: Box = BOX, *, mini: bool = False) -> tuple[Pen, Plan]:
    pen = Pen()
    return pen, draw_house(pen, box, house, mini=mini)


def with_people(people: Sequence[tuple[str, float]], floor: int = 2) -> HouseContent:
    """Put people on one floor; the others are empty."""
    floors = list(HOUSE.floors)
    stand = tuple(StandingContent(letters, x) for letters, x in people)
    floors[floor] = replace(floors[floor], people=stand)
    return replace(HOUSE, floors=tuple(floors))


def on_floor(pen: Pen, plan: Plan, index: int) -> list[Box]:
    """Give the discs and capsules of a floor: black, and neither text nor stem."""
    _, top, _, bottom = plan.floor(index)
    found = []
    for mark in pen.marks:
        if isinstance(mark, Shape) and mark.fill == BLACK and len(mark.path) > 4:
            box = shape_box(mark)
            if top <= (box[1] + box[3]) / 2 <= bottom:
                found.append(box)
    return found


def stems(pen: Pen, plan: Plan, index: int) -> list[Box]:
    """Give the stems of a floor: short black upright lines in its room."""
    left, top, right, bottom = plan.floor(index)
    found = []
    for mark in pen.marks:
        if isinstance(mark, Shape) and mark.stroke == BLACK and len(mark.path) == 2:
            box = shape_box(mark)
            upright = box[0] == box[2] and box[3] - box[1] < plan.storey
            if upright and left < box[0] < right and top <= box[3] <= bottom:
                found.append(box)
    return found


def letters_in(pen: Pen, box: Box) -> list[str]:
    """Give the white letters whose ink lies in a box."""
    found = []
    for mark in pen.texts:
        printed = ink(mark)
        if mark.colour == WHITE and printed is not None and touching(printed, box):
            assert box[0] <= printed[0] and printed[2] <= box[2], mark.line.text
            assert box[1] <= printed[1] and printed[3] <= box[3], mark.line.text
            found.append(mark.line.text)
    return found


@pytest.mark.parametrize("x", [0.0, 1 / 22, 0.5, 21 / 22, 1.0])
def test_a_person_stands_on_the_floor_at_the_exact_place(x: float) -> None:
    pen, plan = drawn(with_people([("ZO", x)]))
    ((left, top, _, foot),) = stems(pen, plan, 2)
    assert left == pytest.approx(BOX[0] + (LOW + x * (HIGH - LOW)) * 186)
    assert foot == pytest.approx(plan.floor(2)[3] - plan.thickness(left))
    (disc,) = on_floor(pen, plan, 2)
    assert (disc[0] + disc[2]) / 2 == pytest.approx(left)
    assert disc[1] < top < disc[3] < foot
    assert letters_in(pen, disc) == ["ZO"]


def test_a_floor_is_thicker_where_one_stands_firmer() -> None:
    _, plan = drawn(HOUSE)
    places = [plan.stands(step / 10) for step in range(11)]
    thick = [plan.thickness(x) for x in places]
    assert thick == sorted(thick)
    assert thick[0] == pytest.approx(1.1, abs=0.05) and thick[-1] == pytest.approx(4.5, abs=0.1)
    assert plan.thickness(plan.room[0]) == thick[0] and plan.thickness(plan.room[1]) == thick[-1]


def test_a_near_neighbour_goes_one_level_up() -> None:
    pen, plan = drawn(with_people([("A", 0.6), ("B", 0.64)]))
    low, high = sorted(on_floor(pen, plan, 2), key=lambda box: -box[1])
    assert high[3] < low[1]
    assert {letters_in(pen, low)[0], letters_in(pen, high)[0]} == {"A", "B"}
    assert len(stems(pen, plan, 2)) == 2


def test_neighbours_with_room_between_stand_on_one_level() -> None:
    pen, plan = drawn(with_people([("A", 0.5), ("B", 0.62)]))
    one, other = on_floor(pen, plan, 2)
    assert one[3] - other[3] == pytest.approx(
        plan.thickness(plan.stands(0.62)) - plan.thickness(plan.stands(0.5))
    )
    assert max(one[3], other[3]) > plan.floor(2)[3] - 5


def test_two_on_one_spot_stand_one_above_the_other() -> None:
    pen, plan = drawn(with_people([("A", 0.6), ("B", 0.6)]))
    boxes = on_floor(pen, plan, 2)
    assert len(boxes) == 2
    assert boxes[0][0] == pytest.approx(boxes[1][0])


@pytest.mark.parametrize("x", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("count", [3, 5, 7])
def test_more_than_two_on_one_spot_share_a_capsule_with_all_letters(count: int, x: float) -> None:
    pen, plan = drawn(with_people([(letters, x) for letters in LETTERS[:count]]))
    (capsule,) = on_floor(pen, plan, 2)
    assert len(letters_in(pen, capsule)) == count
    ((spot, *_),) = stems(pen, plan, 2)
    assert capsule[0] < spot < capsule[2]
    left, _, right, _ = plan.floor(2)
    assert left < capsule[0] and capsule[2] < right
    assert overlaps(pen) == [] and covered(pen) == []


@pytest.mark.parametrize("count", [15, 30])
def test_a_whole_department_on_one_spot_still_reads(count: int) -> None:
    pen, plan = drawn(with_people([(f"{chr(65 + at % 26)}{at % 10}", 0.5) for at in range(count)]))
    boxes = on_floor(pen, plan, 2)
    assert len(boxes) == 1
    assert overlaps(pen) == []
    left, _, right, _ = plan.floor(2)
    assert left < boxes[0][0] and boxes[0][2] < right


def test_seven_on_seven_neighbouring_stops_all_keep_their_own_disc() -> None:
    for start in range(5):
        people = [(letters, (start + at + 0.5) / 11) for at, letters in enumerate(LETTERS)]
        pen, plan = drawn(with_people(people))
        assert len(on_floor(pen, plan, 2)) == 7
        assert len(stems(pen, plan, 2)) == 7


stops = st.integers(0, 10).map(lambda stop: (stop + 0.5) / 11)
crowds = st.lists(
    st.tuples(st.sampled_from(LETTERS), stops | st.floats(0, 1)), min_size=1, max_size=9
)


@settings(
    max_examples=120,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(crowds, st.sampled_from(["Gezondheid", "Werk", "Compétences et savoir-faire"]))
def test_whoever_stands_where_everybody_stays_readable(
    people: list[tuple[str, float]], name: str
) -> None:
    house = with_people(people)
    floors = list(house.floors)
    floors[2] = replace(floors[2], name=name)
    pen, plan = drawn(replace(house, floors=tuple(floors)))
    left, top, right, bottom = plan.floor(2)
    boxes = on_floor(pen, plan, 2)
    told: list[str] = []
    for index, box in enumerate(boxes):
        told += letters_in(pen, box)
        assert left < box[0] and box[2] < right and top < box[1] and box[3] < bottom
        for other in boxes[index + 1 :]:
            # Discs are round, so that their boxes may share a corner.
            across = min(box[2], other[2]) - max(box[0], other[0])
            down = min(box[3], other[3]) - max(box[1], other[1])
            assert across <= 0.01 or down <= 0.01
    assert len(told) == len(people)
    feet = {round(x, 2) for x, *_ in stems(pen, plan, 2)}
    assert feet == {round(plan.stands(x), 2) for _, x in people}
    # Over every foot there is a disc or capsule.
    for foot in feet:
        assert any(box[0] - 0.1 <= foot <= box[2] + 0.1 for box in boxes)
    assert overlaps(pen) == [] and covered(pen) == []


def test_a_shared_capsule_stands_over_everybodys_spot() -> None:
    # So long a name leaves one level, and so near one another there is no room on it.
    people = [("A", 0.3), ("B", 0.385), ("C", 0.47), ("D", 0.555), ("E", 0.64)]
    house = with_people(people)
    floors = list(house.floors)
    floors[2] = replace(floors[2], name="Compétences et savoir-faire de tout le monde")
    pen, plan = drawn(replace(house, floors=tuple(floors)))
    boxes = on_floor(pen, plan, 2)
    assert len(boxes) < 5
    feet = sorted(x for x, *_ in stems(pen, plan, 2))
    assert feet == pytest.approx([plan.stands(x) for _, x in people])
    for foot in feet:
        assert any(box[0] + 1 <= foot <= box[2] - 1 for box in boxes)


def test_the_same_people_in_the_same_order_stand_in_the_same_places() -> None:
    people = [(letters, 0.5) for letters in LETTERS]
    assert drawn(with_people(people))[0].marks == drawn(with_people(people))[0].marks


def test_where_nothing_is_kept_the_floor_says_so_and_nobody_stands_there() -> None:
    pen, plan = drawn(FILLED_HOUSE)
    assert on_floor(pen, plan, 0) == [] and stems(pen, plan, 0) == []
    assert "Besproken. Niets genoteerd." in {mark.line.text for mark in pen.texts}
    bubbles = [
        mark
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.stroke == HUES["health"].solid and mark.fill == WHITE
    ]
    assert len(bubbles) == 2
    _, top, _, bottom = plan.floor(0)
    for bubble in bubbles:
        box = shape_box(bubble)
        assert top < box[1] and box[3] < bottom


def test_a_floor_without_people_and_note_has_no_bubbles() -> None:
    pen, _ = drawn(replace(HOUSE, floors=HOUSE.floors[1:]))
    solids = {hue.solid for hue in HUES.values()}
    assert not [
        mark
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill == WHITE and mark.stroke in solids
    ]


def test_a_definition_stands_only_where_nobody_does() -> None:
    empty = {mark.line.text for mark in drawn(HOUSE)[0].texts}
    peopled = {mark.line.text for mark in drawn(with_people([("ZO", 0.5)]))[0].texts}
    assert "wat je belangrijk vindt" in empty
    assert "wat je belangrijk vindt" not in peopled
    assert "waar je goed in bent" in peopled


def test_the_words_for_a_spread_stand_outside_level_with_their_floor() -> None:
    pen, plan = drawn(FILLED_HOUSE)
    (mark,) = [mark for mark in pen.texts if mark.line.text == "verspreid"]
    _, top, right, bottom = plan.floor(2)
    assert right < mark.x and top < mark.y < bottom


def test_words_beside_the_ground_floor_find_room_over_the_town() -> None:
    floors = (replace(FILLED_HOUSE.floors[1], spread="twee kampen"), *FILLED_HOUSE.floors[1:])
    pen, _ = drawn(replace(FILLED_HOUSE, floors=floors))
    words = [box for mark in pen.texts if mark.line.text == "kampen" and (box := ink(mark))]
    town = [
        shape_box(mark)
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill in ("#E6E6E6", "#C4C4C4", "#A8A8A8")
    ]
    assert words and town
    assert not any(touching(word, house) for word in words for house in town)


def test_the_roof_rises_through_the_title_band() -> None:
    pen, _ = drawn(FILLED_HOUSE)
    left, top, right, eaves = shape_box(roof_of(pen))
    assert top < 20 and eaves > 60
    assert left < BOX[0] + 20 and right > BOX[2] - 20


def roof_of(pen: Pen) -> Shape:
    """Give the triangle of the roof."""
    return next(
        mark
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill == "#D6D6D6" and len(mark.path) == 4
    )


def test_colour_says_where_and_nothing_else() -> None:
    hues = {part for hue in HUES.values() for part in (hue.solid, hue.tint, hue.mid, hue.shade)}
    pen, plan = drawn(FILLED_HOUSE)
    left, top, right, bottom = (plan.x(0.13), plan.y(0.692), plan.x(0.87), plan.y(GROUND))
    for mark in pen.marks:
        if isinstance(mark, Shape) and {mark.fill, mark.stroke} & hues:
            box = shape_box(mark)
            assert touching(box, (left, top, right, bottom), slack=-1)
        if isinstance(mark, TextMark):
            assert mark.colour in (BLACK, WHITE)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 6])
def test_a_house_of_another_height_stands_as_well(count: int) -> None:
    floors = tuple(
        FloorContent("gem", "talents", f"Verdieping {at}", people=FILLED_HOUSE.floors[1].people)
        for at in range(count)
    )
    pen, plan = drawn(replace(HOUSE, floors=floors))
    assert {f"Verdieping {at}" for at in range(count)} <= {mark.line.text for mark in pen.texts}
    assert plan.floor(count - 1)[1] == pytest.approx(plan.y(0.692))
    assert overlaps(pen) == [] and covered(pen) == [] and outside(pen) == []


@pytest.mark.parametrize("mini", [False, True])
@pytest.mark.parametrize(
    "roof",
    [
        "",
        "Werk",
        "Arbeitsbewältigungsfähigkeit",
        "Capacité de travail, ensemble",
        "Jij en wij " * 5,
    ],
)
def test_the_roofs_word_stays_on_its_plate_inside_the_roof(roof: str, mini: bool) -> None:
    box = (20.0, 30.0, 84.0, 110.0) if mini else BOX
    pen, plan = drawn(replace(HOUSE, roof=roof), box, mini=mini)
    marks = [mark for mark in pen.texts if mark.y < plan.y(0.692)]
    assert "".join(mark.line.text for mark in marks).replace(" ", "") == roof.replace(" ", "")
    plates = [
        shape_box(mark)
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill == WHITE and len(mark.path) == 10
        if mark.stroke is None and shape_box(mark)[3] < plan.y(0.692)
    ]
    assert len(plates) == (1 if roof else 0)
    for plate in plates:
        half = plan.roof_half(plate[1])
        assert plan.middle - half < plate[0] and plate[2] < plan.middle + half
        for mark in marks:
            word = ink(mark)
            assert word is not None
            assert plate[0] < word[0] and word[2] < plate[2]
            assert plate[1] < word[1] and word[3] < plate[3]


def test_an_unknown_sign_and_colour_are_drawn_plainly() -> None:
    floors = (replace(HOUSE.floors[1], sign="comet", colour="mauve"),)
    pen, _ = drawn(replace(HOUSE, floors=floors))
    # Tile, ground and the sign behind: greys, and the sign is a disc.
    fills = {mark.fill for mark in pen.marks if isinstance(mark, Shape)}
    assert {"#4D4D4D", "#F2F2F2", "#E6E6E6"} <= fills
    assert not fills & {hue.tint for hue in HUES.values()}


def test_a_house_without_floors_is_a_roof_on_walls() -> None:
    pen, _ = drawn(replace(HOUSE, floors=()))
    assert "Werkvermogen" in {mark.line.text for mark in pen.texts}


ONE = replace(
    FILLED_HOUSE,
    floors=tuple(replace(floor, people=floor.people[:1]) for floor in FILLED_HOUSE.floors),
)


@pytest.mark.parametrize("size", [(45.0, 60.0), (60.0, 75.0), (69.0, 50.0), (40.0, 120.0)])
def test_a_small_house_keeps_to_its_box_with_the_names_at_its_right(
    size: tuple[float, float],
) -> None:
    box = (20.0, 30.0, 20.0 + size[0], 30.0 + size[1])
    pen, plan = drawn(ONE, box, mini=True)
    clipped = 0
    for mark in pen.marks:
        if isinstance(mark, ClipOn | ClipOff):
            clipped += 1 if isinstance(mark, ClipOn) else -1
            continue
        reach = shape_box(mark) if isinstance(mark, Shape) else ink(mark)
        assert reach is not None
        if not clipped:
            assert box[0] - 0.01 <= reach[0] and reach[2] <= box[2] + 0.01
            assert box[1] - 0.01 <= reach[1] and reach[3] <= box[3] + 0.01
    names = {mark.line.text: mark for mark in pen.texts}
    assert {"Werk", "Waarden", "Talenten", "Gezondheid"} <= set(names)
    for index, name in enumerate(("Gezondheid", "Talenten", "Waarden", "Werk")):
        _, top, right, bottom = plan.floor(index)
        assert names[name].x > right and top < names[name].y < bottom
    assert overlaps(pen) == [] and covered(pen) == []


def test_a_small_house_has_no_surroundings_and_no_words_but_names() -> None:
    pen, plan = drawn(ONE, (20, 30, 84, 110), mini=True)
    texts = {mark.line.text for mark in pen.texts}
    assert texts == {"Werkvermogen", "Werk", "Waarden", "Talenten", "Gezondheid", "Ł", "Ç"}
    fills = {mark.fill for mark in pen.marks if isinstance(mark, Shape)}
    assert not fills & {"#E6E6E6", "#C4C4C4", "#A8A8A8"}
    # The floor that keeps nothing still shows that it was talked about.
    assert HUES["health"].solid in {
        mark.stroke for mark in pen.marks if isinstance(mark, Shape) and mark.fill == WHITE
    }
    assert [len(stems(pen, plan, index)) for index in range(4)] == [0, 1, 1, 1]


def test_no_type_in_a_small_house_is_under_seven_points() -> None:
    pen, _ = drawn(ONE, (20, 30, 60, 80), mini=True)
    assert min(mark.size for mark in pen.texts) >= 7
