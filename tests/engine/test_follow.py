"""Going on from an earlier session: what it takes along, what it asks, and nothing of anybody."""

from __future__ import annotations

from datetime import date

import pytest

from game.engine import commands as c
from game.engine.events import AgreementRecord, FloorMeasure, Follows, SessionStarted
from game.engine.steps.say import SayPanel
from game.engine.view.lines import lines_of, sheet_lines_of
from game.engine.view.parts import AgreementView, followed_of
from game.engine.view.poster import poster_view
from game.engine.view.screen import screen_view
from tests.engine.sitting import Sitting, duo, everything, house
from tests.engine.twins import HOUSES

RECORDS = tuple(
    AgreementRecord(
        id=number,
        what=what,
        who=("Bea",),
        first_step="",
        by_when=None,
        need="",
        status="open",
    )
    for number, what in ((7, "Belt elke week"), (12, "Loopt mee"))
)
LAST = Follows(
    title="Bouwoverleg · De ploeg",
    held_on=date(2026, 8, 20),
    agreements=RECORDS,
    measures=(FloorMeasure(zone="work", count=4, consensus=0.6, centre=0.4),),
)


def again() -> Sitting:
    return Sitting.of(house(), follows=LAST)


def test_what_was_taken_along_stands_in_the_start_itself() -> None:
    started = again().replayed().setup
    assert isinstance(started, SessionStarted)
    assert started.follows == LAST


@pytest.mark.parametrize("name", sorted(HOUSES))
def test_a_step_for_a_follow_up_is_there_only_then(name: str) -> None:
    built = HOUSES[name]()
    first, later = Sitting.of(built), Sitting.of(built, follows=LAST)
    only = [step.id for step in built.script.steps if step.only == "follow-up"]
    assert len(only) == 1
    assert [step.id for step in later.state.started.script.steps] == [
        step.id for step in built.script.steps
    ]
    assert only[0] not in {step.id for step in screen_view(first.state).steps}
    assert only[0] in {step.id for step in screen_view(later.state).steps}
    assert (screen_view(first.state).follows, screen_view(later.state).follows) == (False, True)
    assert first.refused(c.GoTo(only[0])) == "never-entered"


def test_a_game_without_such_a_step_may_follow_as_well() -> None:
    sitting = Sitting.of(duo(), follows=LAST).do(c.FollowUp(7, "done"))
    assert followed_of(sitting.state)[0].status == "done"


def test_last_time_is_shown_with_how_it_stands_and_what_was_learned() -> None:
    sitting = again().to("terug").do(c.FollowUp(7, "stuck", " Te\n druk. "))
    panel = sitting.panel()
    assert isinstance(panel, SayPanel)
    assert panel.last_time is not None
    assert (panel.last_time.title, panel.last_time.held_on) == (LAST.title, LAST.held_on)
    assert [
        (one.number, one.who, one.status, one.learned) for one in panel.last_time.agreements
    ] == [
        (7, ("Bea",), "stuck", "Te druk."),
        (12, ("Bea",), "open", ""),
    ]
    assert Sitting.of(house()).panel().last_time is None


def test_looking_back_is_said_again_undone_and_brought_back_at_any_step() -> None:
    sitting = again().to("plek").do(c.FollowUp(7, "going"), c.FollowUp(7, "going"))
    assert sitting.kinds().count("followed-up") == 1
    sitting.do(c.FollowUp(7, "done", "Gelukt.", by="p2"), c.Undo("p2"))
    assert followed_of(sitting.state)[0].status == "going"
    sitting.do(c.Redo("p2"))
    assert [(one.status, one.learned) for one in followed_of(sitting.state)] == [
        ("done", "Gelukt."),
        ("open", ""),
    ]
    assert everything(sitting.replayed()) == everything(sitting.state)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.FollowUp(1, "done"), "unknown-agreement"),
        (c.FollowUp(-7, "done"), "unknown-agreement"),
        (c.FollowUp(7, "done", by="p9"), "not-at-table"),
        (c.FollowUp(7, "done", "x" * 2001), "text-too-long"),
        (c.Review(7, "done"), "unknown-agreement"),
    ],
)
def test_what_was_not_agreed_cannot_be_looked_back_on(command: c.Command, code: str) -> None:
    assert again().refused(command) == code
    if isinstance(command, c.FollowUp):
        assert Sitting.of(house()).refused(command) == "unknown-agreement"


def test_what_was_agreed_then_is_the_tables_to_print_and_on_nobodys_sheet() -> None:
    sitting = again().to("slot").do(c.FollowUp(12, "done", "Leuk."))
    lines = lines_of(sitting.state)
    assert [(one.id, one.section, one.owner) for one in lines] == [
        ("then-7", "then", "table"),
        ("then-12", "then", "table"),
    ]
    assert sitting.refused(c.ChooseLine("p1", "then-7", True)) == "not-your-line"
    sitting.do(c.ChooseLine("table", "then-12", True))
    (line,) = poster_view(sitting.state).lines
    assert isinstance(line.content, AgreementView)
    assert (line.content.what, line.content.learned) == ("Loopt mee", "Leuk.")
    assert sheet_lines_of(sitting.state, "p1") == ()


def test_an_agreement_of_now_says_what_was_learned_once_it_is_looked_back_on() -> None:
    sitting = Sitting.of(house()).to("afspraken").do(c.Agree("Belt", ("p1",)))
    number = sitting.state.seq
    sitting.do(
        c.Close(), c.Review(number, "stuck", " Te druk "), c.Review(number, "stuck", "Te druk")
    )
    assert sitting.kinds().count("agreement-reviewed") == 1
    (made,) = screen_view(sitting.state).agreements
    assert (made.status, made.learned) == ("stuck", "Te druk")
    assert sitting.refused(c.Review(number, "done", "x" * 2001)) == "text-too-long"
