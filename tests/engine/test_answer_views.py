"""What somebody answers behind the curtain shows to nobody else; what is private, never."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine import commands as c
from game.engine.events import Answered, Placed
from game.engine.evolve import fold
from tests.engine.playing import played
from tests.engine.sitting import Sitting, shown
from tests.engine.strange import ANSWERS, PEOPLE, PLACES, TIMERS, UNDOS, WORDS
from tests.engine.twins import HOUSES, Twins

QUIET = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
NAMES = st.sampled_from(sorted(HOUSES))
SECRETIVE = st.sampled_from([("p1",), ("p2",), ("p1", "p3"), ("p1", "p2", "p3")])
MOVES = st.lists(st.one_of(ANSWERS, WORDS, UNDOS, PEOPLE, PLACES, TIMERS), max_size=4)


@QUIET
@given(NAMES, SECRETIVE, st.booleans(), st.data())
def test_before_the_reveal_an_answer_or_its_absence_shows_to_nobody_else(
    name: str, secretive: tuple[str, ...], keep: bool, data: st.DataObject
) -> None:
    """Walk past every reveal: nothing opens, however far the table goes on."""
    twins = Twins(HOUSES[name](), secretive, keep)
    walk(twins, data, reveal=False)


@QUIET
@given(NAMES, SECRETIVE, st.booleans(), st.data())
def test_what_is_private_shows_to_nobody_else_whatever_is_opened(
    name: str, secretive: tuple[str, ...], keep: bool, data: st.DataObject
) -> None:
    twins = Twins(HOUSES[name](), secretive, keep, closed=("private",))
    walk(twins, data, reveal=True)
    for player in twins.one.state.players:
        for command in (c.Close(), c.ChooseLine(player.id, "99", True)):
            twins.ask(command, data)


def walk(twins: Twins, data: st.DataObject, *, reveal: bool) -> None:
    """Play every step as people do, at each something that nobody expects; then go back to all."""
    while True:
        step = twins.one.state.step
        for command in played(twins.one.state):
            if reveal or not isinstance(command, c.Reveal):
                twins.ask(command, data, look=False)
        twins.look()
        for command in data.draw(MOVES):
            twins.ask(command, data)
        twins.ask(c.Next(anyway=True), data)
        if twins.one.state.step == step:
            break
    for step in twins.one.state.visits:
        twins.ask(c.GoTo(step), data)


@QUIET
@given(NAMES, SECRETIVE, st.booleans(), st.data())
def test_an_answer_that_no_reveal_opened_never_shows_even_after_it(
    name: str, secretive: tuple[str, ...], keep: bool, data: st.DataObject
) -> None:
    """Change in the log all that stayed closed: replaced, undone, private, or of who had left."""
    sitting = Sitting.of(HOUSES[name](), health="keep" if keep else "talk")
    while sitting.ask(c.Next(anyway=True)) is None:
        for command in played(sitting.state):
            if isinstance(command, c.Reveal):
                for other in data.draw(MOVES):
                    sitting.ask(other)
            sitting.ask(command)
        for player in sitting.state.players:
            sitting.ask(c.Return(player.id))
    folded = fold(sitting.log)
    opened = {one.seq for one in folded.opened.values()}
    opened |= {one.seq for one in folded.disclosed.values()}
    printed = {int(line) for line, on in folded.lines.items() if on and line.isdigit()}
    log = [
        one._replace(event=emptied(one.event))
        if isinstance(one.event, Placed | Answered)
        and one.event.audience != "shared"
        and one.event.by in secretive
        and one.seq not in opened | printed
        else one
        for one in sitting.log
    ]
    before = shown(Sitting(state=folded, log=sitting.log), secretive)
    after = shown(Sitting(state=fold(log), log=log), secretive)
    for viewer in after:
        assert before[viewer] == after[viewer], viewer


def emptied(event: Placed | Answered) -> Placed | Answered:
    """Give what a stop card leaves in the place of a value, or a value in place of a stop card."""
    if isinstance(event, Placed):
        return event.model_copy(update={"x": None, "y": None, "zone": event.level})
    full = bool(event.text or event.choices or event.value is not None)
    new: dict[str, Any] = {"text": "", "choices": (), "value": None}
    return event.model_copy(update=new if full else {"text": "Anders."})
