"""How a group stands on a level: known answers, properties, and no order of persons."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from boards.geometry import stop, stop_x
from boards.spread import (
    FIRM,
    WOBBLY,
    Furthest,
    Measure,
    Profile,
    Spread,
    all_firm,
    clusters,
    consensus,
    differ_most,
    furthest,
    profile,
    spread,
    team_measures,
    wants_balance,
)

STOPS = st.integers(0, 10)
GROUP = st.lists(STOPS, min_size=1, max_size=9)


def xs(*stops: int) -> list[float]:
    return [stop_x(one) for one in stops]


def of(*stops: int) -> Spread:
    found = spread(xs(*stops))
    assert found is not None
    return found


def answers(*counts: int) -> list[int]:
    """Give the answers behind a table of how often each option was chosen, from option 1 up."""
    return [option for option, count in enumerate(counts, 1) for _ in range(count)]


def measured(values: list[int], low: int = 0, high: int = 10) -> float:
    found = consensus(values, low, high)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((6, 0, 0, 0, 0), 1.0),
        ((0, 0, 0, 9, 0), 1.0),
        ((0, 1, 0, 0, 0), 1.0),
        ((3, 0, 0, 0, 3), 0.0),
        ((50, 0, 0, 0, 50), 0.0),
        # two neighbours, half each: 1 + log2(1 - 0.5/4)
        ((0, 5, 5, 0, 0), 0.8073549),
        # one option further apart: 1 + log2(1 - 1/4)
        ((0, 5, 0, 5, 0), 0.5849625),
        # all five equal: 1 + (2 log2(1/2) + 2 log2(3/4)) / 5
        ((4, 4, 4, 4, 4), 0.4339850),
        # the example that another implementation of the measure ships with
        ((30, 40, 210, 130, 530, 50, 10), 0.7256876),
    ],
)
def test_consensus_gives_the_known_answers(counts: tuple[int, ...], expected: float) -> None:
    assert measured(answers(*counts), 1, len(counts)) == pytest.approx(expected, abs=5e-8)


def test_no_answers_have_no_consensus_and_a_value_off_the_scale_is_refused() -> None:
    assert consensus([], 0, 10) is None
    for values, low, high in (([11], 0, 10), ([-1], 0, 10), ([3], 3, 3), ([], 5, 1)):
        with pytest.raises(ValueError, match="on the scale"):
            consensus(values, low, high)


@given(GROUP)
def test_consensus_lies_between_0_and_1_and_is_1_only_when_all_are_equal(values: list[int]) -> None:
    found = measured(values)
    assert 0 <= found <= 1
    assert (found > 1 - 1e-9) == (len(set(values)) == 1)


@given(GROUP)
def test_consensus_knows_no_order_no_direction_and_no_size(values: list[int]) -> None:
    found = measured(values)
    assert measured(sorted(values)) == pytest.approx(found)
    assert measured([10 - value for value in values]) == pytest.approx(found)
    assert measured(values * 3) == pytest.approx(found)


@given(GROUP, st.integers(-5, 5))
def test_moving_everybody_alike_keeps_the_consensus(values: list[int], by: int) -> None:
    assume(all(0 <= value + by <= 10 for value in values))
    assert measured([value + by for value in values]) == pytest.approx(measured(values))


@given(st.integers(0, 4), st.integers(1, 4))
def test_two_halves_that_step_away_from_each_other_agree_less(inner: int, size: int) -> None:
    near = [5 - inner] * size + [5 + inner] * size
    far = [4 - inner] * size + [6 + inner] * size
    assert measured(far) < measured(near)


def test_zero_is_reached_only_with_half_at_each_end() -> None:
    assert measured([0, 10]) == 0
    assert measured([0, 0, 10]) > 0.05
    assert measured([0, 9]) > 0.1


@pytest.mark.parametrize(
    ("stops", "word"),
    [
        ((5, 5, 5, 5), "together"),
        ((6, 7, 7, 8, 6, 7), "together"),
        ((3, 5, 6, 7, 8, 9), "spread"),
        ((1, 2, 2, 8, 9, 9), "camps"),
        ((0, 0, 10, 10), "camps"),
        ((0, 0, 5, 10, 10), "apart"),
        ((0, 10), "apart"),
        ((0, 10, 10), "apart"),
        ((0, 0, 5, 5, 10, 10), "apart"),
        ((0, 2, 4, 7, 9, 10), "apart"),
    ],
)
def test_the_word_follows_consensus_and_clusters(stops: tuple[int, ...], word: str) -> None:
    assert of(*stops).word == word
    assert of(*reversed(stops)).word == word


def test_the_words_begin_at_085_and_at_05() -> None:
    # Two halves, each `away` stops from the middle: 1 + log2(1 - away/10).
    found = [of(5 - away, 5 - away, 5 + away, 5 + away) for away in range(6)]
    expected = [1 + math.log2(1 - away / 10) for away in range(6)]
    assert [one.consensus for one in found] == pytest.approx(expected)
    assert expected[0] > 0.85 > expected[1] > expected[2] > 0.5 > expected[3]
    assert [one.word for one in found] == ["together", *["spread"] * 2, *["camps"] * 3]


@given(GROUP)
def test_the_word_and_the_measure_always_fit(stops: list[int]) -> None:
    found = spread(xs(*stops))
    if len(stops) < 2:
        assert found is None
        return
    assert found is not None
    assert found.consensus == measured(stops)
    assert (found.word == "together") == (found.consensus >= 0.85)
    assert (found.word == "spread") == (0.5 <= found.consensus < 0.85)
    assert found.clusters == clusters(xs(*stops))


def test_the_next_stop_belongs_to_a_cluster_and_the_one_after_it_does_not() -> None:
    assert clusters(xs(3, 4)) == ((stop_x(3), stop_x(4)),)
    assert clusters(xs(3, 5)) == ((stop_x(3), stop_x(3)), (stop_x(5), stop_x(5)))
    assert clusters([0.2, 0.36]) == ((0.2, 0.36),)
    assert clusters([0.2, 0.361]) == ((0.2, 0.2), (0.361, 0.361))
    assert clusters([]) == ()
    assert clusters(xs(9, 1, 2, 8, 2, 0)) == ((stop_x(0), stop_x(2)), (stop_x(8), stop_x(9)))


@given(st.lists(st.floats(0, 1), max_size=9))
def test_clusters_hold_every_token_and_lie_apart(places: list[float]) -> None:
    found = clusters(places)
    assert all(any(low <= x <= high for low, high in found) for x in places)
    assert {end for ends in found for end in ends} <= set(places)
    assert all(after[0] - before[1] > 0.16 for before, after in pairwise(found))


def test_the_furthest_pair_is_named_in_the_order_of_the_table() -> None:
    found = furthest({"an": stop_x(9), "zo": stop_x(4), "lu": stop_x(2)})
    assert found == Furthest((("an", "lu"),), ("an", "lu"))
    turned = furthest({"an": stop_x(1), "zo": stop_x(6), "lu": stop_x(8)})
    assert turned == found, "who stands lower must not show"


def test_all_ties_are_named_and_none_is_first_by_chance() -> None:
    found = furthest({"a": stop_x(1), "b": stop_x(8), "c": stop_x(1), "d": stop_x(5)})
    assert found.pairs == (("a", "b"), ("b", "c"))
    assert found.people == ("a", "b", "c")
    # two x that fall on one stop are one place, whatever the float says
    assert furthest({"a": 0.30, "b": 0.35, "c": 0.9}).pairs == (("a", "c"), ("b", "c"))


@pytest.mark.parametrize("places", [{}, {"a": 0.5}, {"a": 0.5, "b": 0.5}, {"a": 0.46, "b": 0.54}])
def test_nobody_stands_furthest_when_all_share_a_stop(places: dict[str, float]) -> None:
    assert furthest(places) == Furthest()


@given(st.dictionaries(st.sampled_from("abcdefg"), st.floats(0, 1)))
def test_furthest_is_the_same_seen_in_a_mirror(places: dict[str, float]) -> None:
    placed = {who: stop_x(stop(x)) for who, x in places.items()}
    found = furthest(placed)
    assert furthest({who: stop_x(10 - stop(x)) for who, x in placed.items()}) == found
    assert list(found.people) == [who for who in placed if who in found.people]
    ends = {min(placed.values(), default=0), max(placed.values(), default=0)}
    assert all({placed[one], placed[other]} == ends for one, other in found.pairs)


def test_a_team_is_measured_per_level_from_three_people_on() -> None:
    placed = {"talents": xs(6, 7, 8), "values": xs(1, 9), "work": xs(0, 0, 10, 10), "health": []}
    talents, work = team_measures(placed)
    assert talents == Measure("talents", 3, measured([6, 7, 8]), stop_x(7))
    assert (work.zone, work.count, work.consensus) == ("work", 4, 0)
    assert work.centre == pytest.approx(0.5)


def test_a_level_is_firm_for_all_only_when_everybody_stands_in_its_last_third() -> None:
    placed = {"a": xs(7, 9, 10), "b": xs(6, 10, 10), "c": xs(10, 10), "d": []}
    assert all_firm(placed) == ("a",)
    assert [stop_x(one) > FIRM for one in range(11)] == [False] * 7 + [True] * 4
    assert [stop_x(one) < WOBBLY for one in range(11)] == [True] * 4 + [False] * 7


def test_a_team_differs_most_where_consensus_is_lowest_with_ties_and_never_when_together() -> None:
    mirrored = team_measures({"a": xs(0, 3, 4), "b": xs(10, 7, 6), "c": xs(5, 5, 6)})
    assert differ_most(mirrored) == ("a", "b")
    assert differ_most(mirrored[1:]) == ("b",)
    assert differ_most(mirrored[2:]) == ()
    assert differ_most(()) == ()


def test_a_profile_gives_both_ends_with_ties_and_nothing_for_a_level_house() -> None:
    own = {"health": stop_x(2), "talents": stop_x(9), "values": stop_x(9), "work": stop_x(5)}
    assert profile(own) == Profile(("talents", "values"), ("health",))
    assert profile({zone: stop_x(4) for zone in own}) == Profile()
    assert profile({}) == profile({"work": 0.2}) == Profile()


def test_balance_is_asked_for_when_one_who_would_rebuild_the_work_wobbles_below() -> None:
    placed = {
        "talents": {"a": stop_x(2), "b": stop_x(8), "c": stop_x(8)},
        "values": {"a": stop_x(8), "b": stop_x(8), "c": stop_x(8)},
        "work": {"a": stop_x(0), "b": stop_x(0), "c": stop_x(0)},
    }
    assert wants_balance(placed, {"a": ["work"]}, "work")
    assert not wants_balance(placed, {"b": ["work"]}, "work"), "b stands firm below"
    assert not wants_balance(placed, {"a": ["talents"], "b": []}, "work"), "nobody rebuilds"
    assert not wants_balance(placed, {}, "work")
    assert not wants_balance({}, {"a": ["work"]}, "work")


def test_balance_is_asked_for_when_the_middle_of_the_team_wobbles_below() -> None:
    values = {"a": stop_x(8), "b": stop_x(3), "c": stop_x(1)}
    assert wants_balance({"values": values}, {"a": ["work"]}, "work")
    assert not wants_balance({"values": values | {"b": stop_x(4)}}, {"a": ["work"]}, "work")
    two = {"b": stop_x(1), "c": stop_x(1)}
    assert not wants_balance({"values": two}, {"a": ["work"]}, "work"), "two are no team"


def test_health_counts_for_balance_only_when_it_is_given() -> None:
    talents = {"talents": {"a": stop_x(9)}}
    health = {"health": {"a": stop_x(0)}}
    assert not wants_balance(talents, {"a": ["work"]}, "work")
    assert wants_balance(talents | health, {"a": ["work"]}, "work")
