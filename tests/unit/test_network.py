"""The network map: where people stand, and what a map shows."""

import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx, mark

from boards.models import Point
from boards.network import (
    CODES,
    FAR,
    INNER,
    MIDDLE,
    NEAR,
    OUTER,
    Node,
    distance_at,
    findings,
    places,
    sector_at,
)

GROUPS = ("team", "lead", "clients", "home", "club", "school")
FOUR = GROUPS[:4]
GIVES = ("feedback", "advice", "support", "doors")

counts = st.integers(3, 6)
distances = st.floats(0, 1)


@st.composite
def maps(draw: st.DrawFn) -> tuple[tuple[str, ...], list[Node]]:
    """Draw a board's groups and up to 24 people in them."""
    groups = GROUPS[: draw(counts)]
    people = draw(st.lists(st.tuples(st.sampled_from(groups), distances), max_size=24))
    return groups, [Node(str(i), f"n{i}", group, d) for i, (group, d) in enumerate(people)]


def clockwise(point: Point) -> float:
    """Give the turn of a point from twelve o'clock, from 0 to 1."""
    return math.atan2(point.x - 0.5, point.y - 0.5) / (2 * math.pi) % 1


@given(maps())
def test_the_drawn_radius_says_the_distance(drawn: tuple[tuple[str, ...], list[Node]]) -> None:
    groups, nodes = drawn
    found = places(groups, nodes)
    assert set(found) == {node.id for node in nodes}
    for node in nodes:
        assert math.dist(found[node.id], MIDDLE) == approx(0.15 + 0.33 * node.distance)


@given(maps())
def test_everybody_stands_in_the_sector_of_their_group(
    drawn: tuple[tuple[str, ...], list[Node]],
) -> None:
    groups, nodes = drawn
    found = places(groups, nodes)
    for node in nodes:
        assert sector_at(groups, found[node.id]) == node.group
        # Counted apart from sector_at: whole turns clockwise from twelve.
        low = groups.index(node.group) / len(groups)
        assert low < clockwise(found[node.id]) < low + 1 / len(groups)


@given(maps())
def test_no_two_people_share_a_place(drawn: tuple[tuple[str, ...], list[Node]]) -> None:
    groups, nodes = drawn
    found = list(places(groups, nodes).values())
    for index, one in enumerate(found):
        assert all(math.dist(one, other) > 1e-3 for other in found[:index])


@given(maps(), st.data())
def test_nobody_moves_when_somebody_joins_another_group(
    drawn: tuple[tuple[str, ...], list[Node]], data: st.DataObject
) -> None:
    groups, nodes = drawn
    group = data.draw(st.sampled_from(groups))
    before = places(groups, nodes)
    after = places(groups, [*nodes, Node("new", "new", group, data.draw(distances))])
    for node in nodes:
        if node.group != group:
            assert after[node.id] == before[node.id]


@given(maps(), st.data())
def test_a_group_keeps_its_order_when_it_grows(
    drawn: tuple[tuple[str, ...], list[Node]], data: st.DataObject
) -> None:
    groups, nodes = drawn
    group = data.draw(st.sampled_from(groups))
    grown = [*nodes, Node("new", "new", group, 0.5)]
    found = places(groups, grown)
    for one in groups:
        turns = [clockwise(found[node.id]) for node in grown if node.group == one]
        assert turns == sorted(turns)


@given(maps())
def test_a_place_gives_its_distance_back(drawn: tuple[tuple[str, ...], list[Node]]) -> None:
    groups, nodes = drawn
    found = places(groups, nodes)
    for node in nodes:
        assert distance_at(found[node.id]) == approx(node.distance, abs=1e-9)


@given(counts, st.floats(0, 1), st.floats(0, 1))
def test_every_point_of_the_square_has_a_group_and_a_distance(
    count: int, x: float, y: float
) -> None:
    groups = GROUPS[:count]
    assert sector_at(groups, Point(x, y)) in groups
    assert 0 <= distance_at(Point(x, y)) <= 1


def test_the_first_sector_begins_at_twelve_and_goes_clockwise() -> None:
    assert sector_at(FOUR, Point(0.6, 0.9)) == "team"
    assert sector_at(FOUR, Point(0.9, 0.4)) == "lead"
    assert sector_at(FOUR, Point(0.4, 0.1)) == "clients"
    assert sector_at(FOUR, Point(0.1, 0.6)) == "home"
    assert sector_at(FOUR, MIDDLE) == "team"


def test_distance_is_brought_in_beyond_both_ends() -> None:
    assert distance_at(MIDDLE) == 0
    assert distance_at(Point(0.5, 0.5 + INNER)) == approx(0)
    assert distance_at(Point(0.5, 0.5 - OUTER)) == approx(1)
    assert distance_at(Point(1, 1)) == 1


def test_somebody_in_a_group_the_board_lacks_has_no_place() -> None:
    assert places(FOUR, [Node("a", "A", "gone", 0.5)]) == {}


# ------------------------------------------------------------------------------------ what it shows


def shown(*nodes: Node, gives: tuple[str, ...] = GIVES, outside: str = "home") -> tuple[str, ...]:
    """Give the findings of a map of four groups."""
    return findings(FOUR, frozenset({outside} - {""}), nodes, gives)


def who(name: str, group: str = "team", distance: float = 0.5, **more: Any) -> Node:
    """Make somebody who gives feedback and of whom nothing else can be said."""
    made = Node(name, name, group, distance, 2, "same", "", ("feedback",))
    return made._replace(**more)


def test_a_map_of_which_nothing_can_be_said_shows_nothing() -> None:
    assert shown(who("a"), who("b", "lead"), who("c", "home")) == ()


def test_an_empty_map_shows_only_that() -> None:
    assert shown() == ("empty",)


def test_nobody_gives_feedback_only_where_the_board_asks_for_it() -> None:
    quiet = (who("a", gives=()), who("b", "home", gives=("advice",)))
    assert shown(*quiet) == ("nobody-feedback",)
    assert shown(*quiet, gives=("advice",)) == ()
    assert shown(*quiet, who("c")) == ()


def test_one_group_needs_three_people() -> None:
    assert shown(who("a", "home"), who("b", "home")) == ()
    assert shown(who("a", "home"), who("b", "home"), who("c", "home")) == ("one-group",)
    assert shown(who("a", "home"), who("b", "home"), who("c", "lead")) == ()


def test_nobody_outside_only_where_there_is_an_outside() -> None:
    assert shown(who("a"), who("b", "lead")) == ("nobody-outside",)
    assert shown(who("a"), who("b", "lead"), outside="") == ()


@mark.parametrize(
    ("weight", "distance", "far"),
    [(3, FAR + 0.01, True), (3, FAR, False), (2, 1.0, False), (3, 0.1, False)],
)
def test_heavy_and_far_means_both(weight: int, distance: float, far: bool) -> None:
    found = shown(who("a", "home", distance, weight=weight))
    assert found == (("heavy-far",) if far else ())


def test_changing_is_asking_more_not_less() -> None:
    assert shown(who("a", "home", trend="more")) == ("changing",)
    assert shown(who("a", "home", trend="less")) == ()


def test_one_gives_all_when_nobody_else_gives_anything() -> None:
    rich = who("a", "home", gives=GIVES[:3])
    assert shown(rich, who("b", gives=())) == ("one-gives-all",)
    assert shown(rich, who("b", gives=("advice",))) == ()
    assert shown(who("a", "home", gives=GIVES[:2]), who("b", gives=())) == ()


def test_all_near_needs_three_people_and_no_exception() -> None:
    near = [who("a", "home", 0.0), who("b", "team", NEAR)]
    assert shown(*near) == ()
    assert shown(*near, who("c", "lead", 0.2)) == ("all-near",)
    assert shown(*near, who("c", "lead", NEAR + 0.01)) == ()


@given(maps(), st.data())
def test_findings_are_codes_in_order_and_each_once(
    drawn: tuple[tuple[str, ...], list[Node]], data: st.DataObject
) -> None:
    groups, nodes = drawn
    dressed = [
        node._replace(
            weight=data.draw(st.integers(1, 3)),
            trend=data.draw(st.sampled_from(("more", "same", "less"))),
            gives=tuple(data.draw(st.sets(st.sampled_from(GIVES)))),
        )
        for node in nodes
    ]
    outside = frozenset(data.draw(st.sets(st.sampled_from(groups))))
    found = findings(groups, outside, dressed, GIVES)
    assert list(found) == [code for code in CODES if code in found]
