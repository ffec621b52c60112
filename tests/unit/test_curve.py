"""Lines of competence against time: their points, their course, their years and what they show."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.curve import (
    CODES,
    EPS,
    NOW,
    CurveLine,
    findings,
    height,
    moved,
    point_near,
    samples,
    shapes,
    snapped,
    stepped,
    ticks,
    with_point,
    without_point,
    year_x,
)
from boards.curvelabels import Room, place_labels
from boards.models import Point

PART = st.floats(0, 1, allow_nan=False)
POINT = st.builds(Point, PART, PART)


def line(*points: tuple[float, float], key: str = "a") -> CurveLine:
    return CurveLine(key, key.upper(), tuple(Point(*one) for one in points))


@st.composite
def lines(draw: st.DrawFn, least: int = 1) -> CurveLine:
    """Make up a line with points that lie apart, or very near each other."""
    xs = draw(st.lists(PART, min_size=least, max_size=24, unique=True).map(sorted))
    return line(*((x, draw(PART)) for x in xs))


# ------------------------------------------------------------------------------------ the points


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("with"), POINT),
            st.tuples(st.just("without"), PART),
            st.tuples(st.just("moved"), PART, POINT),
        ),
        max_size=40,
    )
)
def test_points_stay_in_order_and_apart_whatever_is_done_to_them(
    doings: list[tuple[Any, ...]],
) -> None:
    points: tuple[Point, ...] = ()
    for name, *more in doings:
        if name == "with":
            points = with_point(points, *more)
        elif name == "without":
            points = without_point(points, *more)
        else:
            points = moved(points, *more)
        assert all(b.x - a.x >= EPS - 1e-12 for a, b in pairwise(points))
        assert all(0 <= one.x <= 1 and 0 <= one.y <= 1 for one in points)


@given(lines(), POINT)
def test_a_new_point_is_on_the_line_and_replaces_only_what_is_as_near(
    drawn: CurveLine, new: Point
) -> None:
    points = with_point(drawn.points, new)
    assert new in points
    assert set(points) - {new} == {p for p in drawn.points if abs(p.x - new.x) >= EPS} - {new}


@given(lines(), PART, POINT)
def test_moving_a_point_swallows_no_other(drawn: CurveLine, x: float, to: Point) -> None:
    points = moved(drawn.points, x, to)
    assert len(points) == len(drawn.points)
    assert len(set(points) & set(drawn.points)) >= len(set(drawn.points)) - 1
    if point_near(drawn.points, x) is None:
        assert points == drawn.points
    else:
        assert to.y in [one.y for one in points]


def test_a_neighbour_stops_a_point_sideways_but_not_up() -> None:
    points = line((0.2, 0.2), (0.4, 0.4)).points
    assert moved(points, 0.2, Point(0.6, 0.9)) == (Point(0.2, 0.9), Point(0.4, 0.4))
    assert moved(points, 0.2, Point(0.3, 0.9)) == (Point(0.3, 0.9), Point(0.4, 0.4))


def test_keyboard_positions_are_steps_from_the_edge_and_now_is_one() -> None:
    seen = [Point(0.0, 0.0)]
    for _ in range(30):
        seen.append(stepped(seen[-1], 1, 1))
    assert len(set(seen)) == 25 and seen[-1] == Point(1.0, 1.0)
    assert Point(NOW, 1.0) in seen
    assert stepped(Point(0.51, 0.52), 0, 0) == snapped(Point(0.51, 0.52)) == Point(0.5, 0.5)


# ------------------------------------------------------------------------------------ the course


@given(lines())
def test_a_line_goes_through_its_points_and_nowhere_beyond_them(drawn: CurveLine) -> None:
    for one in drawn.points:
        assert height(drawn, one.x) == one.y
    assert height(drawn, drawn.points[0].x - 1e-6) is None
    assert height(drawn, drawn.points[-1].x + 1e-6) is None


@given(lines(least=2), st.data())
def test_a_line_is_monotone_between_two_points_and_stays_in_the_square(
    drawn: CurveLine, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(drawn.points) - 2))
    start, end = drawn.points[at], drawn.points[at + 1]
    ys = [one.y for one in samples(drawn, start.x, end.x, 60)]
    sign = 1 if end.y >= start.y else -1
    assert all(sign * (b - a) >= -1e-9 for a, b in pairwise(ys))
    assert min(start.y, end.y) <= min(ys) and max(ys) <= max(start.y, end.y)


@given(lines(), PART, PART, st.integers(1, 50))
def test_samples_are_heights_of_the_same_line(
    drawn: CurveLine, x0: float, x1: float, n: int
) -> None:
    found = samples(drawn, x0, x1, n)
    assert all(height(drawn, one.x) == one.y for one in found)
    assert all(x0 <= one.x <= x1 for one in found)


def test_a_smooth_line_has_no_corner_where_it_keeps_rising() -> None:
    drawn = line((0.0, 0.0), (0.4, 0.2), (0.8, 1.0))
    before = (0.2 - (height(drawn, 0.399) or 0)) / 0.001
    after = ((height(drawn, 0.401) or 0) - 0.2) / 0.001
    assert before == pytest.approx(after, rel=0.05)


# ------------------------------------------------------------------------------------- the years


@given(st.integers(1, 50), st.integers(1, 12))
def test_ticks_are_few_years_at_their_own_place(years: int, most: int) -> None:
    found = ticks(years, 2026, most)
    assert 1 <= len(found) <= most
    for x, label in found:
        assert x == pytest.approx(year_x(years, 2026 - int(label)), abs=1e-9)
        assert 0 <= x <= 1 and label != "2026"
    assert [label for _, label in found] == sorted(label for _, label in found)


def test_six_years_show_what_went_and_what_comes() -> None:
    found = ticks(6, 2026, 3)
    assert [label for _, label in found] == ["2020", "2023", "2029"]
    assert [x for x, _ in found] == pytest.approx([0.0, NOW / 2, 1.0])
    assert year_x(6, 0) == NOW and year_x(6, 6) == 0


# ------------------------------------------------------------------------------------ the shapes


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        ((), ()),
        (((0.3, 0.4),), ("one-point",)),
        (((0.0, 0.5), (NOW, 0.52), (1.0, 0.5)), ("flat",)),
        (((0.0, 0.1), (0.5, 0.2), (NOW, 0.6)), ("steep", "no-future")),
        (((0.0, 0.9), (NOW, 0.4), (1.0, 0.8)), ("falling", "rising-future")),
        (((0.0, 0.2), (NOW, 0.6), (1.0, 0.3)), ("falling-future",)),
        (((0.0, 0.2), (0.3, 0.6)), ("no-future",)),
        (((0.7, 0.2), (1.0, 0.6)), ("rising-future",)),
    ],
)
def test_a_shape_has_its_codes(
    points: tuple[tuple[float, float], ...], codes: tuple[str, ...]
) -> None:
    assert shapes(line(*points)) == codes


def test_one_step_of_the_keyboard_lately_is_a_rise_and_half_of_one_is_none() -> None:
    quiet = line((0.0, 0.5), (0.5, 0.5), (NOW, 0.5 + 1 / 24))
    risen = line((0.0, 0.5), (0.5, 0.5), (NOW, 0.5 + 1 / 12))
    assert "flat" in shapes(quiet) and "flat" not in shapes(risen)


def test_all_flat_is_said_once_of_several_lines_and_never_of_one() -> None:
    flat = [line((0.0, y), (1.0, y), key=key) for key, y in (("a", 0.2), ("b", 0.7))]
    assert findings(flat[:1]) == (("a", "flat"),)
    assert findings([*flat, line(key="c")]) == (("", "all-flat"),)
    risen = line((0.0, 0.1), (NOW, 0.6), (1.0, 0.6), key="d")
    assert findings([*flat, risen]) == (("a", "flat"), ("b", "flat"))


@given(st.lists(lines(), max_size=4))
def test_only_known_codes_are_found(drawn: list[CurveLine]) -> None:
    assert {code for _, code in findings(drawn)} <= set(CODES)


# ------------------------------------------------------------------------------------- the names


@given(st.lists(lines(), min_size=1, max_size=8), st.booleans())
def test_names_lie_inside_the_drawing_and_never_on_one_another(
    drawn: list[CurveLine], whole: bool
) -> None:
    room = Room(60, 13, 1, 1, 1, True) if whole else Room(140, 80, 5.2, 1.2, 1.0)
    widths = [(24.0, 14.0, 3.0) if whole else (60.0, 30.0, 5.2)] * len(drawn)
    found = [one for one in place_labels(drawn, widths, room) if one]
    assert len(found) == len(drawn)
    for one in found:
        assert -1e-6 <= one.x <= room.w - one.w + 1e-6
        assert -1e-6 <= one.y <= room.h - room.high + 1e-6
        assert not whole or (one.x == int(one.x) and one.y == int(one.y))
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
            down = min(one.y, other.y) + room.high - max(one.y, other.y)
            assert across <= 1e-6 or down <= 1e-6


def test_a_name_beside_a_lone_line_does_not_cover_it() -> None:
    drawn = line((0.0, 0.1), (0.4, 0.6), (1.0, 0.9))
    (place,) = place_labels([drawn], [(20.0, 3.0)], Room(60, 13, 1, 1, 1, True))
    assert place is not None and place.choice == 0
    for x in range(int(place.x), int(place.x + place.w)):
        y = (1 - (height(drawn, (x + 0.5) / 60) or 0)) * 13
        assert not place.y <= y < place.y + 1
