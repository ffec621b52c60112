"""What nobody should ask: each gets its own answer, writes nothing, and the session goes on."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine import commands as c
from game.engine.answers import Decision, Refusal
from game.engine.decide import decide
from game.engine.state import State
from tests.engine.sitting import Sitting, duo, everything, first, house, shown, starting
from tests.engine.strange import ANSWERS, PEOPLE, PLACES, TIMERS, TURNS, UNDOS, WORDS
from tests.engine.twins import GAMES, HOUSES

BAD = (math.nan, math.inf, -math.inf, -0.0001, 1.0001, 1e308, -1e308, 10**400, 2, -1)
STRANGERS = ("p0", "p3", "p9", "P1", "p1 ", "", "table ", "screen", "\x00", "p1\n")
MOVES = (c.Next(), c.Next(True), c.GoTo("welkom"), c.Reveal(), c.Close(), c.StartTimer())


@pytest.mark.parametrize("bad", BAD)
def test_no_point_outside_the_board_is_placed(bad: float) -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    for x, y in ((bad, 0.5), (0.5, bad), (bad, bad)):
        assert sitting.refused(c.Place("p1", "p1", x, y)) == "outside-board"


@pytest.mark.parametrize(("x", "y"), [(None, 0.5), (0.5, None), (math.nan, None)])
def test_half_a_point_is_no_stop_card(x: float | None, y: float | None) -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    assert sitting.refused(c.Place("p1", "p1", x, y)) == "outside-board"


@pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 0), (1, 1), (-0.0, 1.0), (0.5, 0.5)])
def test_every_corner_is_on_the_board(corner: tuple[float, float]) -> None:
    sitting = Sitting.of(duo()).to("ikzelf").do(c.Place("p1", "p1", corner[0], corner[1]))
    assert everything(sitting.replayed()) == everything(sitting.state)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_strangers_put_nothing_in(stranger: str) -> None:
    sitting = Sitting.of(duo())
    inputs: dict[str, list[c.Command]] = {
        "ikzelf": [c.Place(stranger, stranger, 0.1, 0.1), c.Place(stranger, "p1", 0.1, 0.1)],
        "verschil": [c.Hear("p1", by=stranger), c.Note("Zo.", about="p1", by=stranger)],
        "kaarten": [c.Draw(stranger), c.Discuss(stranger)],
        "inzichten": [c.Note("Zo.", by=stranger)],
        "afspraken": [c.Agree("Belt", ("p1",), by=stranger)],
    }
    if stranger != "p3":  # there is one in this game
        inputs |= {
            "steun": [c.Answer(stranger, choices=("work", "values")), c.Answer(stranger)],
            "toe": [c.Answer(stranger, choices=("health",)), c.Answer(stranger)],
            "hardop": [c.Hear("p1", by=stranger), c.Note("Zo.", by=stranger)],
        }
    for step_id, commands in inputs.items():
        if step_id in ("steun", "toe", "hardop"):
            sitting = Sitting.of(house())
        sitting.to(step_id)
        if step_id == "verschil":
            sitting.do(c.Reveal())
        people: list[c.Command] = [c.Rename(stranger, "Ann"), c.Leave(stranger), c.Return(stranger)]
        second: list[c.Command] = [
            c.Undo(stranger),
            c.Redo(stranger),
            c.SetFollowUp(date.max, by=stranger),
        ]
        for command in [*commands, *people, *second]:
            assert sitting.refused(command) == "not-at-table", command


@pytest.mark.parametrize("about", ["p2", "table", "p9", "", "P1"])
def test_nobody_places_another_where_each_places_themself(about: str) -> None:
    assert Sitting.of(duo()).to("ikzelf").refused(c.Place("p1", about, 0.1, 0.1)) == "not-about"


@pytest.mark.parametrize("about", ["p1", "table", "p9", ""])
def test_nobody_places_themself_where_each_places_the_others(about: str) -> None:
    assert Sitting.of(duo()).to("jij").refused(c.Place("p1", about, 0.1, 0.1)) == "not-about"


def test_the_table_itself_has_no_token() -> None:
    sitting = Sitting.of(duo()).to("ikzelf")
    assert sitting.refused(c.Place("table", "p1", 0.1, 0.1)) == "not-at-table"


@pytest.mark.parametrize("step_id", ["velden", "slot", "ikzelf", "nergens", "", "Welkom"])
def test_nobody_jumps_ahead(step_id: str) -> None:
    assert Sitting.of(duo()).refused(c.GoTo(step_id)) == "never-entered"


def test_going_where_the_table_is_writes_nothing() -> None:
    sitting = Sitting.of(duo()).to("jij")
    length = len(sitting.log)
    sitting.do(c.GoTo("jij"))
    assert len(sitting.log) == length


def test_the_last_step_has_none_after_it() -> None:
    assert Sitting.of(duo()).to("slot").refused(c.Next(anyway=True)) == "no-more-steps"


def test_a_session_begins_once_and_ends_once() -> None:
    sitting = Sitting.of(duo())
    assert sitting.refused(starting(duo())) == "already-started"
    sitting.do(c.Close())
    assert sitting.refused(c.Close()) == "closed"
    assert sitting.refused(starting(duo())) == "already-started"
    for command in MOVES:
        assert sitting.refused(command) == "closed"


def test_before_the_start_there_is_nothing_to_do() -> None:
    for command in (*MOVES, c.Undo(), c.ChooseLine("p1", "1", True), c.Note("Zo.")):
        assert Sitting().refused(command) == "not-started"
    assert Sitting().refused(c.Review(1, "done")) == "unknown-agreement"


def test_each_input_belongs_to_its_steps() -> None:
    inputs: dict[str, c.Command] = {
        "place": c.Place("p1", "p1", 0.1, 0.1),
        "reveal": c.Reveal(),
        "hear": c.Hear("p1"),
        "draw": c.Draw("p1"),
        "discuss": c.Discuss("p1"),
        "note": c.Note("Zo."),
        "agree": c.Agree("Belt", ("p1",)),
        "answer": c.Answer("p1"),
    }
    sealed = {"answer", "reveal", "hear", "note"}
    allowed: dict[str, set[str]] = {
        "say": set(), "place": {"place"}, "reveal": {"reveal", "hear", "note"},
        "draw": {"draw", "discuss"}, "note": {"note"}, "agree": {"agree"}, "close": set(),
        "hardop": {"hear", "note"}, "stil": {"answer", "hear"}, "steun": sealed - {"reveal"},
        "klaar": {"answer", "hear"},
        "ask": sealed, "vote": sealed, "pick": sealed, "rate": sealed,
    }  # fmt: skip
    for built in (duo(), house()):
        sitting = Sitting.of(built)
        for step in sitting.state.started.script.steps:
            sitting.to(step.id)
            for name in set(inputs) - allowed.get(step.id, allowed.get(step.kind, set())):
                assert sitting.refused(inputs[name]) == "wrong-step", (step.id, name)


def test_hearing_somebody_twice_writes_once() -> None:
    sitting = Sitting.of(duo()).to("verschil").do(c.Reveal(), c.Hear("p1"), c.Hear("p1", by="p2"))
    assert sitting.kinds().count("heard") == 1
    for stranger in ("p9", "table", ""):
        assert sitting.refused(c.Hear(stranger)) == "not-about"


def test_going_on_without_everyone_asks_first_and_names_them() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    refusal = sitting.ask(c.Next())
    assert refusal == Refusal("someone-waits", {"names": "Mark"})
    sitting.do(c.Next(anyway=True))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(["duo", "a sensitive board", "house", "overleg"]),
    st.lists(
        st.one_of(PLACES, ANSWERS, UNDOS, PEOPLE, TIMERS, WORDS, TURNS), min_size=1, max_size=30
    ),
    st.integers(0, 16),
)
def test_whatever_is_asked_at_any_step_gets_an_answer(
    name: str, commands: list[c.Command], far: int
) -> None:
    """Decide is total and pure: the same question gets the same answer, and changes nothing."""
    sitting = Sitting.of((GAMES | HOUSES)[name]())
    for _ in range(far):
        sitting.ask(c.Next(anyway=True))
    for command in commands:
        for state in (State(), sitting.state):
            answer = decide(state, command, first)
            assert isinstance(answer, Decision | Refusal)
            assert repr(answer) == repr(decide(state, command, first))
        sitting.ask(command)
    shown(sitting)
    assert everything(sitting.replayed(), volatile=False) == everything(
        sitting.state, volatile=False
    )
