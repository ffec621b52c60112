"""The house: a token on each floor, what opens of it, and what it tells in words."""

from __future__ import annotations

import math

import pytest

from boards.geometry import STOPS, stop, stop_x
from game.engine import commands as c
from game.engine.events import FloorMeasure, Follows
from game.engine.steps.reveal import RevealPanel
from game.engine.view.floors import FloorView, measures_of, profile_of
from game.engine.view.screen import screen_view
from tests.engine.sitting import OPEN, TODAY, Sitting, duo, everything, game, house, overleg, step

FLOORS = ("health", "talents", "values", "work")


def at_home(**how: object) -> Sitting:
    return Sitting.of(house(), **how).to("plek")


def standing(places: dict[str, float | None], level: str = "work") -> Sitting:
    """Everybody stands on one floor, and all of it is open."""
    names = ("Zoë", "Mark", "Łucja", "Ann", "Bea")[: max(3, len(places))]
    sitting = at_home(names=names)
    for player, x in places.items():
        sitting.levels(player, **{level: x})
    return sitting.to("huizen").do(c.Reveal())


def panel(sitting: Sitting) -> RevealPanel:
    found = sitting.panel()
    assert isinstance(found, RevealPanel)
    return found


def floor(sitting: Sitting, zone: str = "work") -> FloorView:
    return next(one for one in panel(sitting).floors if one.zone == zone)


# -- placing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("x", [0, 0.0, 0.04, 0.5, 0.999, 1, 1.0])
@pytest.mark.parametrize("y", [None, 0.0, 0.99, -3.0, math.nan])
def test_a_token_stands_on_a_stop_of_its_floor_whatever_its_height(
    x: float, y: float | None
) -> None:
    sitting = at_home().do(c.Place("p1", "p1", x, y, "work"))
    (token,) = sitting.panel("p1").mine
    assert token.zone == "work"
    assert token.x == stop_x(stop(x))
    assert token.y == pytest.approx(0.875)
    assert everything(sitting.replayed()) == everything(sitting.state)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Place("p1", "p1", 0.5, 0.5), "level-missing"),
        (c.Place("p1", "p1", None, None), "level-missing"),
        (c.Place("p1", "p1", 0.5, 0.5, ""), "level-missing"),
        (c.Place("p1", "p1", 0.5, 0.5, "know"), "level-missing"),
        (c.Place("p1", "p1", -0.01, 0.5, "work"), "outside-board"),
        (c.Place("p1", "p1", 1.01, 0.5, "work"), "outside-board"),
        (c.Place("p1", "p1", math.nan, 0.5, "health"), "outside-board"),
        (c.Place("p1", "p1", math.inf, 0.5, "health"), "outside-board"),
        (c.Place("p1", "p2", 0.5, 0.5, "work"), "not-about"),
        (c.Place("table", "p1", 0.5, 0.5, "work"), "not-at-table"),
    ],
)
def test_a_token_without_a_floor_or_outside_it_is_refused(command: c.Place, code: str) -> None:
    assert at_home().refused(command) == code


def test_a_field_has_no_floors() -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    assert sitting.refused(c.Place("p1", "p1", 0.5, 0.5, "know")) == "unknown-zone"


def test_each_floor_is_locked_by_itself_and_may_be_passed() -> None:
    sitting = at_home().levels("p1", work=0.5, talents=None)
    seats = {one.player: one for one in sitting.panel().seats}
    assert seats["p1"].missing == (("p1", "health"), ("p1", "values"))
    assert len(seats["p2"].missing) == 4
    assert not seats["p1"].locked
    sitting.levels("p1", health=None, values=0.2)
    assert screen_view(sitting.state).waiting == ("p2", "p3")
    assert [one.zone for one in sitting.panel("p1").mine] == ["work", "values"]
    assert sitting.panel().mine == ()


def test_a_stop_card_and_a_token_look_the_same_in_the_log_but_for_the_value() -> None:
    for level in FLOORS:
        said, passed = (
            at_home().levels("p1", **{level: 0.5}),
            at_home().levels("p1", **{level: None}),
        )
        assert said.kinds() == passed.kinds()
        assert said.panel() == passed.panel()


def test_undo_takes_back_one_floor_at_a_time_and_never_health() -> None:
    sitting = at_home().levels("p1", talents=0.5, health=0.5, work=0.9).do(c.Undo("p1"))
    assert {one.zone for one in sitting.panel("p1").mine} == {"talents", "health"}
    sitting.do(c.Undo("p1"))
    assert {one.zone for one in sitting.panel("p1").mine} == {"health"}
    assert sitting.refused(c.Undo("p1")) == "nothing-to-undo"
    sitting.do(c.Redo("p1"), c.Redo("p1"))
    assert {one.zone for one in sitting.panel("p1").mine} == {"talents", "health", "work"}


def test_what_stands_in_the_open_is_seen_at_once() -> None:
    built = game(step("plek", "place", about="self", **OPEN), board=overleg().boards[0])
    sitting = Sitting.of(built).levels("p1", work=0.5, health=0.5)
    assert {(one.zone, one.id == "") for one in sitting.panel().tokens} == {
        ("work", False),
        ("health", True),
    }
    assert measures_of(sitting.state) == ()


# -- opening --------------------------------------------------------------------------------------


def test_nothing_is_open_before_all_is() -> None:
    sitting = at_home().levels("p1", work=0.5).to("huizen")
    seen = panel(sitting)
    assert (seen.revealed, seen.tokens, seen.floors, seen.team) == (False, (), (), None)
    assert sitting.refused(c.Hear("work")) == "not-revealed"
    assert sitting.refused(c.Note("Zo.")) == "not-revealed"
    assert measures_of(sitting.state) == ()
    assert profile_of(sitting.state, "p1").places == ()


def test_tokens_of_who_left_before_the_reveal_never_open() -> None:
    sitting = at_home()
    for player in ("p1", "p2", "p3"):
        sitting.levels(player, work=0.5, talents=0.5)
    sitting.do(c.Leave("p2")).to("huizen").do(c.Reveal(), c.Return("p2"))
    assert {one.about for one in panel(sitting).tokens} == {"p1", "p3"}
    assert sitting.refused(c.Reveal()) == "already-revealed"
    assert profile_of(sitting.state, "p2").places == ()


def test_who_comes_late_has_no_token_and_keeps_nobody_waiting() -> None:
    sitting = standing({"p1": 0.5, "p2": 0.5, "p3": 0.5}).do(c.Join("Ann", "colleague"))
    assert screen_view(sitting.state).waiting == ("p1", "p2", "p3")
    sitting.to("plek")
    assert screen_view(sitting.state).waiting == ()
    assert sitting.refused(c.Place("p4", "p4", 0.5, None, "work")) == "read-only"
    assert {one.missing for one in sitting.panel().seats} == {()}


def test_people_and_floors_are_marked_as_heard() -> None:
    sitting = standing({"p1": 0.5, "p2": 0.5, "p3": None})
    assert screen_view(sitting.state).waiting == ("p1", "p2")
    sitting.do(c.Hear("p1"), c.Hear("health"), c.Hear("health"), c.Hear("p2"))
    assert panel(sitting).heard == ("p1", "health", "p2")
    assert screen_view(sitting.state).waiting == ()
    for stranger in ("p9", "table", "cellar", "", "know"):
        assert sitting.refused(c.Hear(stranger)) == "not-about"


def test_seven_on_one_stop_and_two_of_the_same_initials_are_all_there() -> None:
    names = ("Anna", "Anton", "Anke", "An Bos", "An Berg", "A. B.", "ab")
    sitting = Sitting.of(overleg(), names=names).to("huis")
    for number in range(7):
        sitting.levels(f"p{number + 1}", work=0.5)
    seen = panel(sitting.to("huizen").do(c.Reveal()))
    assert [one.about for one in seen.tokens] == [f"p{number + 1}" for number in range(7)]
    assert len({one.id for one in seen.tokens}) == 7
    players = screen_view(sitting.state).players
    assert [(one.seat, one.name) for one in players] == list(enumerate(names))
    assert floor(sitting).word == "together"
    assert floor(sitting).first == ()


# -- what the house tells -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("places", "word", "first"),
    [
        ({"p1": 0.5, "p2": 0.5, "p3": 0.5}, "together", ()),
        ({"p1": 0.5, "p2": 0.5, "p3": 0.4}, "together", ("p1", "p2", "p3")),
        ({"p1": 0.0, "p2": 1.0, "p3": 0.5}, "apart", ("p1", "p2")),
        ({"p1": 1.0, "p2": 0.5, "p3": 0.0}, "apart", ("p1", "p3")),
        ({"p1": 0.0, "p2": 1.0, "p3": 0.0, "p4": 1.0}, "camps", ("p1", "p2", "p3", "p4")),
        ({"p1": 0.5}, None, ()),
        ({"p1": None, "p2": None, "p3": None}, None, ()),
    ],
)
def test_a_floor_says_in_a_word_how_people_stand_and_who_speaks_first(
    places: dict[str, float | None], word: str | None, first: tuple[str, ...]
) -> None:
    """In the order of their seats, so that nothing tells who stands lower."""
    seen = floor(standing(places))
    assert (seen.word, seen.first) == (word, first)


def test_of_those_who_stand_furthest_apart_only_who_is_there_speaks_first() -> None:
    sitting = standing({"p1": 0.0, "p2": 1.0, "p3": 0.5}).do(c.Leave("p1"))
    assert floor(sitting).first == ("p2", "p3")
    assert len(panel(sitting).tokens) == 3
    sitting.do(c.Leave("p3"))
    assert floor(sitting).first == ()


def test_the_team_is_told_where_it_differs_and_where_all_stand_firm() -> None:
    sitting = at_home()
    for player, x in (("p1", 0.0), ("p2", 1.0), ("p3", 0.5)):
        sitting.levels(player, health=0.9, talents=0.9, values=x, work=0.5)
    team = panel(sitting.to("huizen").do(c.Reveal())).team
    assert team is not None
    assert (team.differ, team.firm, team.balance) == (("values",), ("talents",), False)


def test_who_wants_to_rebuild_the_work_on_a_wobbling_floor_is_asked_to_look_below() -> None:
    sitting = at_home()
    for player in ("p1", "p2", "p3"):
        sitting.levels(player, talents=0.1, values=0.9, work=0.5)
    sitting.to("huizen").do(c.Reveal()).to("toe")
    sitting.do(c.Answer("p1", "Rooster.", ("work",)))
    seen = panel(sitting.to("huizen"))
    assert seen.team is not None
    assert not seen.team.balance
    sitting.to("toe").do(c.Reveal())
    seen = panel(sitting.to("huizen"))
    assert seen.team is not None
    assert seen.team.balance


def test_one_persons_floors_are_told_as_firmest_and_most_wobbling() -> None:
    sitting = at_home().levels("p1", health=0.0, talents=0.3, values=0.9, work=0.9)
    seen = profile_of(sitting.to("huizen").do(c.Reveal()).state, "p1")
    assert (seen.firmest, seen.wobbliest) == (("values", "work"), ("talents",))
    assert [zone for zone, _ in seen.places] == ["talents", "values", "work"]


@pytest.mark.parametrize(("count", "measured"), [(1, 0), (2, 0), (3, 1), (4, 1)])
def test_a_floor_is_only_measured_for_three_or_more(count: int, measured: int) -> None:
    sitting = standing({f"p{number + 1}": 0.5 for number in range(count)})
    assert len(measures_of(sitting.state)) == measured
    assert (floor(sitting).now is not None) == bool(measured)


def test_a_measure_holds_no_persons_own_place() -> None:
    sitting = standing({"p1": 0.0, "p2": 0.5, "p3": 1.0})
    (one,) = measures_of(sitting.state)
    assert (one.zone, one.count) == ("work", 3)
    assert one.centre == pytest.approx(0.5)
    assert 0 <= one.consensus <= 1
    assert set(one.model_fields_set) == {"zone", "count", "consensus", "centre"}


def test_then_and_now_stand_beside_each_other_and_never_health() -> None:
    then = tuple(
        FloorMeasure(zone=zone, count=4, consensus=0.7, centre=stop_x(3)) for zone in FLOORS[1:]
    )
    follows = Follows(title="Vorige keer", held_on=TODAY, measures=then)
    sitting = at_home(follows=follows)
    for player in ("p1", "p2", "p3"):
        sitting.levels(player, health=0.9, work=0.9)
    sitting.to("huizen").do(c.Reveal())
    assert floor(sitting).then == then[2]
    assert floor(sitting).now is not None
    assert floor(sitting, "values").then == then[1]
    assert floor(sitting, "values").now is None
    assert (floor(sitting, "health").then, floor(sitting, "health").now) == (None, None)


def test_a_level_has_eleven_stops_and_all_of_them_are_reached() -> None:
    sitting = at_home()
    seen = set()
    for number in range(STOPS):
        sitting.levels("p1", work=number / (STOPS - 1))
        seen.add(sitting.panel("p1").mine[0].x)
    assert len(seen) == STOPS
