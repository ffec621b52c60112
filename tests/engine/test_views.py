"""What is sealed shows nowhere: not to the screen, the coach, another player, paper or a file."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boards.geometry import zone_at
from boards.models import Point
from game.engine import commands as c
from game.engine.events import Placed
from game.engine.evolve import fold
from game.engine.view.poster import poster_view
from game.engine.view.screen import own_view
from tests.engine.sitting import Sitting, duo, export_text, shown, trio
from tests.engine.strange import ACTORS, PEOPLE, PLACES, TIMERS, UNDOS, WORDS
from tests.engine.twins import GAMES, Twins

QUIET = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
POINTS = st.tuples(st.floats(0, 1), st.floats(0, 1)) | st.just((None, None))
NAMES = st.sampled_from(sorted(GAMES))
SECRETIVE = st.sampled_from([("p1",), ("p2",), ("p1", "p2"), ("p1", "p2", "p3")])
GOING = st.just(c.Next(anyway=True)) | st.sampled_from(["ikzelf", "jij", "open"]).map(c.GoTo)
TURNS = st.one_of(
    st.builds(c.Draw, ACTORS), st.builds(c.Discuss, ACTORS), st.builds(c.Hear, ACTORS)
)
MOVES = st.lists(st.one_of(PLACES, UNDOS, PEOPLE, TIMERS, WORDS, TURNS, GOING), max_size=25)


@QUIET
@given(NAMES, SECRETIVE, st.booleans(), MOVES, st.data())
def test_before_the_reveal_a_sealed_value_or_its_absence_shows_to_nobody_else(
    name: str, secretive: tuple[str, ...], keep: bool, moves: list[c.Command], data: st.DataObject
) -> None:
    twins = Twins(GAMES[name](), secretive, keep)
    while twins.one.state.step != "ikzelf":
        twins.ask(c.Next(anyway=True), data)
    for player in twins.one.state.players:
        twins.ask(c.Place(player.id, player.id, 0.1, 0.6), data)
    for command in moves:
        twins.ask(command, data)
    while twins.one.ask(c.Next(anyway=True)) is None:
        twins.other.ask(c.Next(anyway=True))
        twins.look()
        for player in twins.one.state.present:
            twins.ask(c.Draw(player.id), data)


@QUIET
@given(NAMES, SECRETIVE, st.booleans(), MOVES, MOVES, st.lists(POINTS, min_size=9, max_size=9))
def test_what_no_reveal_opened_never_shows_even_after_it(
    name: str,
    secretive: tuple[str, ...],
    keep: bool,
    moves: list[c.Command],
    later: list[c.Command],
    points: list[tuple[float | None, float | None]],
) -> None:
    """Change all that stayed closed: what was replaced, undone, or of and about who left."""
    sitting = Sitting.of(GAMES[name](), health="keep" if keep else "talk").to("ikzelf")
    for command in moves:
        sitting.ask(command)
    sitting.to("verschil").do(*opening(sitting))
    for command in later:
        sitting.ask(command)
    opened = {kept.seq for kept in fold(sitting.log).opened.values()}
    log = [
        one._replace(event=moved(one.event, points[one.seq % len(points)]))
        if isinstance(one.event, Placed)
        and one.event.audience == "sealed"
        and one.event.by in secretive
        and one.seq not in opened
        else one
        for one in sitting.log
    ]
    before = shown(Sitting(state=fold(sitting.log), log=sitting.log), secretive)
    after = shown(Sitting(state=fold(log), log=log), secretive)
    for viewer in after:
        assert before[viewer] == after[viewer], viewer


def opening(sitting: Sitting) -> list[c.Command]:
    """Give a reveal, where there is one left to make."""
    state = sitting.state
    done = {"ikzelf", "jij"} <= state.revealed or state.closed
    return [] if done else [c.Reveal()]


def moved(event: Placed, point: tuple[float | None, float | None]) -> Placed:
    x, y = point
    zone = None
    if x is not None and y is not None:
        zone = zone_at(duo().boards[0].zones, Point(x, y)).id
    return event.model_copy(update={"x": x, "y": y, "zone": zone})


def sealed_and_open() -> Sitting:
    """Three people; p1 thinks again, p3 leaves, then all that is left is opened."""
    sitting = Sitting.of(trio()).to("ikzelf")
    sitting.place(("p1", "p1", 0.11, 0.11), ("p1", "p1", 0.22, 0.22))
    sitting.place(("p2", "p2", 0.33, 0.33), ("p3", "p3", 0.44, 0.44)).to("jij")
    sitting.place(("p1", "p2", 0.55, 0.55), ("p1", "p3", 0.66, 0.66), ("p2", "p1", 0.77, 0.77))
    sitting.place(("p3", "p1", 0.88, 0.88)).do(c.Leave("p3"))
    return sitting.to("verschil").do(c.Reveal())


def test_a_reveal_opens_what_is_in_force_and_nothing_of_or_about_who_left() -> None:
    sitting = sealed_and_open()
    opened = {(by, about): kept.event.x for (_, by, about, _), kept in sitting.state.opened.items()}
    assert opened == {
        ("p1", "p1"): 0.22,
        ("p2", "p2"): 0.33,
        ("p1", "p2"): 0.55,
        ("p2", "p1"): 0.77,
    }


def test_coming_back_after_the_reveal_opens_nothing_more() -> None:
    sitting = sealed_and_open()
    opened = dict(sitting.state.opened)
    sitting.do(c.Return("p3"))
    assert dict(sitting.state.opened) == opened
    assert sitting.refused(c.Reveal()) == "already-revealed"


def exported(sitting: Sitting, *, complete: bool = False) -> list[dict[str, Any]]:
    events = json.loads(export_text(sitting, complete=complete))["events"]
    return [one for one in events if one["kind"] == "placed"]


def test_the_export_marks_what_stayed_closed_and_leaves_its_value_out() -> None:
    placed = exported(sealed_and_open())
    closed = [one for one in placed if "sealed" in one]
    assert [(one["by"], one["about"]) for one in closed] == [
        ("p1", "p1"),
        ("p3", "p3"),
        ("p1", "p3"),
        ("p3", "p1"),
    ]
    for one in closed:
        assert one["sealed"] is True
        assert not {"zone", "x", "y"} & one.keys()
    assert [one["x"] for one in placed if "sealed" not in one] == [0.22, 0.33, 0.55, 0.77]


def test_a_complete_export_holds_every_value() -> None:
    placed = exported(sealed_and_open(), complete=True)
    assert [one["x"] for one in placed] == [0.11, 0.22, 0.33, 0.44, 0.55, 0.66, 0.77, 0.88]
    assert not any("sealed" in one for one in placed)


def test_a_player_sees_their_own_sealed_placement_and_nobody_elses() -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.2), ("p2", "p2", 0.6, 0.7))
    for player, x in (("p1", 0.1), ("p2", 0.6)):
        mine = own_view(sitting.state, player).screen.panel.mine
        assert [(one.by, one.x) for one in mine] == [(player, x)]
    screen = own_view(sitting.state, "screen").screen
    assert screen.panel.mine == ()
    assert screen.panel.tokens == ()


def test_a_stop_card_and_a_placement_look_the_same_to_all_others() -> None:
    sitting, stopped = Sitting.of(duo()).to("ikzelf"), Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.2))
    stopped.place(("p1", "p1", None, None))
    assert shown(sitting, ("p1",)) == shown(stopped, ("p1",))
    assert sitting.kinds() == stopped.kinds()


def test_what_was_revealed_is_read_only_when_the_table_goes_back() -> None:
    sitting = sealed_and_open()
    before = dict(sitting.state.opened)
    for step in ("ikzelf", "jij"):
        sitting.do(c.GoTo(step))
        about = "p1" if step == "ikzelf" else "p2"
        assert sitting.refused(c.Place("p1", about, 0.9, 0.9)) == "read-only"
        assert sitting.refused(c.Place("p1", about, None, None)) == "read-only"
        assert sitting.refused(c.Undo("p1")) == "nothing-to-undo"
    assert dict(sitting.state.opened) == before


def test_before_the_reveal_the_table_may_go_back_and_think_again() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1)).to("jij")
    sitting.do(c.GoTo("ikzelf"))
    assert sitting.state.visit == 2
    sitting.place(("p1", "p1", 0.9, 0.9), ("p2", "p2", 0.9, 0.1)).to("verschil").do(c.Reveal())
    assert {kept.event.x for kept in sitting.state.opened.values()} == {0.9}


def test_nothing_is_on_the_poster_until_somebody_switches_it_on() -> None:
    sitting = sealed_and_open()
    view = poster_view(sitting.state)
    assert view.lines == ()
    assert view.tokens == ()
