"""Keeping what touches on health: only with a yes of every player, and only as long as it lasts."""

from __future__ import annotations

import pytest

from game.engine import commands as c
from game.engine.view.lines import lines_of
from game.engine.view.poster import poster_view, sheet_view
from game.engine.view.screen import screen_view
from tests.engine.sitting import (
    OPEN,
    Sitting,
    duo,
    everything,
    export_text,
    game,
    house,
    overleg,
    rows,
    shown,
    starting,
    step,
    text,
    trio,
)
from tests.engine.test_health import HEALTH, PLANTED, floor, opened, placed


def proposed(*yes: str) -> Sitting:
    """It was proposed to keep what touches on health, and these said yes."""
    sitting = Sitting().do(starting(house(), health="keep"))
    return sitting.do(*(c.AnswerHealth(one, True) for one in yes))


def test_keeping_needs_a_yes_of_every_player() -> None:
    sitting = proposed()
    for player in ("p1", "p2", "p3"):
        assert sitting.state.health == "talk"
        assert screen_view(sitting.state).health_asked
        sitting.do(c.AnswerHealth(player, True))
    view = screen_view(sitting.state)
    assert (view.health, view.consents) == ("keep", ("p1", "p2", "p3"))
    length = len(sitting.log)
    sitting.do(c.AnswerHealth("p1", True))
    assert len(sitting.log) == length


@pytest.mark.parametrize("others", [(), ("p1",), ("p1", "p2")])
def test_silence_is_no_yes(others: tuple[str, ...]) -> None:
    sitting = proposed(*others).to("plek").levels("p1", health=0.5)
    assert sitting.state.health == "talk"
    assert "placed" not in sitting.kinds()


def test_nobody_answers_for_another_and_nobody_is_asked_where_it_was_not_proposed() -> None:
    sitting = proposed()
    for stranger in ("table", "p9", "", "screen"):
        assert sitting.refused(c.AnswerHealth(stranger, True)) == "not-at-table"
    sitting.do(c.Leave("p2"))
    assert sitting.refused(c.AnswerHealth("p2", True)) == "not-at-table"
    for keeps in (True, False):
        assert Sitting.of(house()).refused(c.AnswerHealth("p1", keeps)) == "health-not-asked"


def test_only_who_said_it_takes_a_yes_or_a_no_back() -> None:
    sitting = proposed("p1", "p2", "p3").do(c.AnswerHealth("p2", False))
    assert sitting.refused(c.Undo("table")) == "nothing-to-undo"
    sitting.do(c.Undo("p2"))
    assert screen_view(sitting.state).health == "keep"
    assert sitting.refused(c.Redo("table")) == "nothing-to-redo"
    sitting.do(c.Redo("p2"))
    assert screen_view(sitting.state).health == "talk"


@pytest.mark.parametrize("first", [{"health": 0.5}, {"work": 0.5}, {"work": None}])
def test_once_anything_was_put_in_a_yes_comes_too_late_and_a_no_does_not(
    first: dict[str, float | None],
) -> None:
    sitting = proposed("p1", "p2").to("plek").levels("p1", **first)
    assert sitting.refused(c.AnswerHealth("p3", True)) == "health-settled"
    sitting.do(c.AnswerHealth("p1", False))
    assert sitting.refused(c.AnswerHealth("p1", True)) == "health-settled"


def test_an_answer_settles_it_too() -> None:
    sitting = proposed("p1", "p2").to("toe").do(c.Answer("p1", "Rug.", ("health",)))
    assert sitting.refused(c.AnswerHealth("p3", True)) == "health-settled"
    assert "Rug." not in repr(rows(sitting.log))


@pytest.mark.parametrize("keeps", [True, False])
def test_who_comes_late_says_yes_or_ends_the_keeping(keeps: bool) -> None:
    sitting = placed("keep").do(c.Join("Ann", "colleague", keeps=keeps))
    assert sitting.kinds()[-2:] == ["player-joined", "health-answered"]
    assert sitting.state.health == ("keep" if keeps else "talk")
    late = Sitting.of(house()).do(c.Join("Ann", "colleague", keeps=True))
    assert late.last().kind == "player-joined"
    assert late.state.health == "talk"


def test_what_is_kept_stands_there_with_a_name_and_may_be_printed() -> None:
    sitting = placed("keep").to("huizen").do(c.Reveal())
    seen = floor(sitting)
    assert (seen.talk_only, seen.dots) == (False, ())
    assert {one.about for one in sitting.panel().tokens if one.zone == "health"} == {
        "p1",
        "p2",
        "p3",
    }
    sitting.to("toe").do(c.Answer("p1", "Rug.", ("health",)), c.Reveal())
    assert [(one.by, one.text) for one in sitting.panel().answers] == [("p1", "Rug.")]
    for line in lines_of(sitting.state):
        sitting.do(c.ChooseLine(line.owner, line.id, True))
    assert "Rug." in repr(poster_view(sitting.state))
    assert poster_view(sitting.state).talked == ()
    assert everything(sitting.state) == everything(sitting.replayed())


def full() -> Sitting:
    """All said yes; health was placed, answered, rated, voted for, noted and printed."""
    sitting = placed("keep").to("huizen").do(c.Reveal())
    for step_id, command in HEALTH.items():
        opened(sitting.to(step_id).do(command))
    sitting.to("zinnen").do(c.Note(PLANTED, zone="health"))
    for line in lines_of(sitting.state, "p1"):
        sitting.do(c.ChooseLine(line.owner, line.id, True))
        if line.owner == "p1":
            sitting.do(c.ChooseLine("p1", line.id, True, "sheet"))
    return sitting


@pytest.mark.parametrize("no", [c.AnswerHealth("p2", False), c.Join("Ann", "colleague")])
def test_a_no_halfway_takes_all_of_it_off_every_screen_paper_and_file(no: c.Command) -> None:
    sitting = full()
    assert PLANTED in repr(shown(sitting))
    sitting.do(no)
    for step_id in (*HEALTH, "zinnen", "kies", "slot"):
        sitting.to(step_id)
        seen = repr({key: one for key, one in shown(sitting).items() if key != "export"})
        assert PLANTED not in seen
        assert PLANTED not in export_text(sitting)
        assert "'slaap'," not in repr(sitting.panel().mine if step_id == "keus" else ())
    assert not any(count for one, count in sitting.to("stip").panel().tally if one == "health")
    assert sitting.to("maat").panel().answers == ()
    assert all(one.zone != "health" for one in sitting.to("huizen").panel().tokens)
    assert floor(sitting).talk_only
    for view in (poster_view(sitting.state), sheet_view(sitting.state, "p1")):
        assert {one.zone for one in view.tokens} == {"talents", "values", "work"}
        assert view.talked == ("health",)
    data = export_text(sitting)
    assert '"level": "health", "sealed": true' in data
    assert PLANTED in export_text(sitting, complete=True)  # what was written stays in the log


def test_after_a_no_before_the_reveal_the_floor_is_placed_anew_and_not_kept() -> None:
    sitting = placed("keep").do(c.AnswerHealth("p3", False))
    assert {one.missing for one in sitting.panel().seats} == {
        ((player, "health"),) for player in ("p1", "p2", "p3")
    }
    length = len(sitting.log)
    sitting.levels("p1", health=0.4)
    assert len(sitting.log) == length
    assert {one.zone: round(one.x, 1) for one in sitting.panel("p1").mine}["health"] == 0.4
    assert len(sitting.panel("p2").mine) == 3
    sitting.levels("p2", health=0.5).levels("p3", health=0.6).to("huizen").do(c.Reveal())
    assert [round(one, 1) for one in floor(sitting).dots] == [0.4, 0.5, 0.6]


def test_a_card_is_not_drawn_from_a_zone_that_is_no_longer_kept() -> None:
    sitting = Sitting.of(trio(sensitive=True), health="keep").to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.9), ("p2", "p2", 0.6, 0.7), ("p3", "p3", 0.6, 0.7))
    sitting.to("verschil").do(c.Reveal()).to("kaarten")
    assert sitting.panel().category is not None
    sitting.do(c.AnswerHealth("p1", False))
    assert sitting.panel().category is None
    assert screen_view(sitting.state).gaps == ()


def test_what_was_open_at_once_goes_as_well() -> None:
    opening = step("open", "place", about="self", **OPEN)
    sitting = Sitting.of(game(opening, board=overleg().boards[0]), health="keep")
    sitting.levels("p1", health=0.5, work=0.5)
    assert {one.zone for one in sitting.panel().tokens} == {"health", "work"}
    sitting.do(c.AnswerHealth("p1", False))
    assert {one.zone for one in sitting.panel().tokens} == {"work"}


def test_a_game_without_anything_sensitive_does_not_care() -> None:
    for health in ("talk", "keep"):
        sitting = Sitting.of(duo(), health=health).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
        sitting.to("verschil").do(c.Reveal())
        if health == "keep":
            sitting.do(c.AnswerHealth("p1", False))
        assert [one.about for one in sitting.panel().tokens] == ["p1"]


def test_the_words_of_the_game_are_not_taken_for_health() -> None:
    built = game(step("v", "ask", audience="shared", choose=[text("a")]), board=house().boards[0])
    sitting = Sitting.of(built).do(c.Answer("p1", "Gezondheid!", ("work",)))
    assert sitting.panel().answers[0].text == "Gezondheid!"
