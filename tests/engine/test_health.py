"""What touches on health: talked about and never written, unless every player said yes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import asdict

from game.engine import commands as c
from game.engine.events import Placed
from game.engine.view.floors import FloorView, measures_of, profile_of
from game.engine.view.lines import lines_of, sheet_lines_of
from game.engine.view.parts import AnswerView, opened_tokens
from game.engine.view.poster import poster_view, sheet_view
from game.engine.view.screen import own_view, screen_view
from tests.engine.sitting import (
    SEALED,
    Sitting,
    everything,
    export_text,
    game,
    house,
    option,
    rows,
    shown,
    step,
)

PLANTED = "Geplant-7f3a"
HEALTH: dict[str, c.Answer] = {
    "toe": c.Answer("p1", PLANTED, ("health",)),
    "steun": c.Answer("p1", PLANTED, ("work", "health")),
    "stip": c.Answer("p1", choices=("work", "health", "health")),
    "keus": c.Answer("p1", choices=("een", "slaap")),
    "maat": c.Answer("p1", value=0.123, item="rug"),
}
"""An answer that touches on health, per step."""
STEPS = pytest.mark.parametrize("step_id", sorted(HEALTH))


def stop(command: c.Answer) -> c.Answer:
    return c.Answer(command.by, item=command.item)


def said(step_id: str, *, health: str = "talk") -> Sitting:
    return Sitting.of(house(), health=health).to(step_id).do(HEALTH[step_id])


def opened(sitting: Sitting) -> Sitting:
    return sitting if sitting.panel().audience == "shared" else sitting.do(c.Reveal())


def told(sitting: Sitting) -> str:
    """Give everything that could ever be written of a session, and everything that anyone sees."""
    pages = [poster_view(sitting.state), *(sheet_view(sitting.state, one) for one in ("p1", "p2"))]
    return repr((shown(sitting), pages, lines_of(sitting.state, "p1"), written(sitting)))


def written(sitting: Sitting) -> str:
    """Give what is in the log and in the whole export, without the game itself."""
    return export_text(sitting, complete=True) + repr(rows(sitting.log[1:]))


# -- answers --------------------------------------------------------------------------------------


@STEPS
def test_an_answer_about_health_leaves_in_the_log_what_a_stop_card_leaves(step_id: str) -> None:
    passed = Sitting.of(house()).to(step_id).do(stop(HEALTH[step_id]))
    assert rows(said(step_id).log) == rows(passed.log)
    for then in (c.Next(anyway=True), c.GoTo("welkom"), c.Close()):
        talked = opened(said(step_id)).do(then)
        assert rows(talked.log) == rows(opened(passed.crashed()).do(then).log)
        assert everything(talked.state) == everything(talked.replayed())
        assert shown(talked)


@STEPS
def test_before_the_reveal_an_answer_about_health_is_its_makers_alone(step_id: str) -> None:
    sitting = said(step_id)
    if sitting.panel().audience == "shared":
        return
    passed = Sitting.of(house()).to(step_id).do(stop(HEALTH[step_id]))
    assert shown(sitting, ("p1",)) == shown(passed, ("p1",))
    (mine,) = own_view(sitting.state, "p1").screen.panel.mine
    assert (mine.by, mine.choices, mine.value) == (
        "p1",
        HEALTH[step_id].choices,
        HEALTH[step_id].value,
    )


@STEPS
def test_at_the_reveal_it_is_shown_without_a_name_or_a_line(step_id: str) -> None:
    sitting = opened(said(step_id))
    panel = sitting.panel()
    if step_id == "stip":
        assert dict(panel.tally) == {"health": 2, "talents": 0, "values": 0, "work": 1}
    else:
        (one,) = panel.answers
        assert (one.id, one.by) == ("", "")
        assert (one.text, one.choices, one.value) == (
            HEALTH[step_id].text,
            HEALTH[step_id].choices,
            HEALTH[step_id].value,
        )
    assert not [one for one in lines_of(sitting.state, "p1") if one.section in ("answer", "tally")]
    for line in ("", str(sitting.log[-1].seq), f"tally-{step_id}"):
        for paper in ("poster", "sheet"):
            assert sitting.refused(c.ChooseLine("p1", line, True, paper)) == "unknown-line"
    for word in (PLANTED, "slaap", "0.123", "health"):
        assert word not in written(sitting)


@STEPS
@pytest.mark.parametrize("leaving", [c.Next(anyway=True), c.GoTo("welkom"), c.Close()])
def test_when_the_step_ends_it_is_gone(step_id: str, leaving: c.Command) -> None:
    sitting = opened(said(step_id)).do(leaving)
    assert not sitting.state.unkept
    assert PLANTED not in told(sitting)
    if not sitting.state.closed:
        sitting.do(c.GoTo(step_id))
        assert not sitting.panel().answers
        assert not any(count for _, count in sitting.panel().tally)
        assert not own_view(sitting.state, "p1").screen.panel.mine[0].choices


def test_a_private_answer_about_health_is_gone_when_its_step_ends() -> None:
    prompts = [option("zeg"), option("lijf", sensitive=True)]
    sitting = Sitting.of(game(step("klaar", "prepare", prompts=prompts), step("na", "agree")))
    sitting.do(c.Answer("p1", "Houden.", item="zeg"), c.Answer("p1", PLANTED, item="lijf"))
    assert [one.text for one in sitting.panel("p1").mine] == ["Houden.", PLANTED]
    (line,) = sheet_lines_of(sitting.state, "p1")
    assert isinstance(line.content, AnswerView)
    assert line.content.text == "Houden."
    sitting.do(c.Next(anyway=True), c.GoTo("klaar"))
    assert [one.text for one in sitting.panel("p1").mine] == ["Houden.", ""]
    assert PLANTED not in told(sitting)


def test_a_sealed_answer_about_health_waits_for_its_reveal_while_the_table_goes_on() -> None:
    sitting = said("toe").to("steun").to("toe").do(c.Reveal())
    assert [one.text for one in sitting.panel().answers] == [PLANTED]


def test_it_is_never_shown_of_somebody_who_left_before_the_reveal() -> None:
    sitting = said("toe").do(c.Leave("p1"), c.Reveal(), c.Return("p1"))
    assert sitting.panel().answers == ()
    assert PLANTED not in repr(shown(sitting, ("p1",)))


SWAPS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "toe": ({"text": "Rug.", "choices": ("health",)}, {"text": "Slaap.", "choices": ("health",)}),
    "steun": ({"choices": ("work", "health")}, {"choices": ("health", "work")}),
    "keus": ({"choices": ("slaap",)}, {"choices": ("slaap", "een")}),
    "maat": ({"value": 0.2, "item": "rug"}, {"value": 0.9, "item": "rug"}),
    "stip": ({"choices": ("health",)}, {"choices": ("health", "work")}),
}
NAMED: dict[str, dict[str, Any]] = {
    "toe": {"choices": ("work",)},
    "steun": {"choices": ("work", "values")},
    "keus": {"choices": ("een",)},
    "maat": {"value": 0.5, "item": "tijd"},
    "stip": {"choices": ("work",)},
}


@pytest.mark.parametrize("step_id", sorted(SWAPS))
@pytest.mark.parametrize("stopped", [True, False])
def test_nobody_else_can_tell_whose_an_answer_about_health_is(step_id: str, stopped: bool) -> None:
    """Swap two people's answers, or an answer and a stop card: all others see the same."""
    left, right = SWAPS[step_id]
    if stopped:
        right = {"item": left.get("item", "")}
    seen = []
    for one, other in ((left, right), (right, left)):
        sitting = Sitting.of(house(), names=("Zoë", "Mark", "Łucja", "Ann")).to(step_id)
        sitting.do(c.Answer("p2", **one), c.Answer("p3", **NAMED[step_id]), c.Answer("p4", **other))
        seen.append(shown(opened(sitting), ("p2", "p4")))
    assert seen[0] == seen[1]


def test_a_crash_leaves_the_empty_answer_and_it_may_be_given_again_before_the_reveal() -> None:
    again = said("toe").crashed()
    assert not again.panel("p1").mine[0].text
    again.do(c.Answer("p1", PLANTED, ("health",)), c.Reveal())
    assert [one.text for one in again.panel().answers] == [PLANTED]


def answering(*ways: tuple[str, tuple[str, ...]] | str) -> Sitting:
    """Answer, stop, take back and bring again, one after another."""
    sitting = Sitting.of(house()).to("toe")
    for way in ways:
        if way == "undo":
            sitting.do(c.Undo("p1"))
        elif way == "redo":
            sitting.do(c.Redo("p1"))
        else:
            sitting.do(c.Answer("p1", *way))
    return sitting


SORE, WORN, WORK = ("Rug.", ("health",)), ("Moe.", ("health",)), ("Rooster.", ("work",))
NOTHING: tuple[str, tuple[str, ...]] = ("", ())


@pytest.mark.parametrize(
    ("ways", "left"),
    [
        ((SORE,), "Rug."),
        ((SORE, WORN), "Moe."),
        ((SORE, WORK), "Rooster."),
        ((WORK, SORE), "Rug."),
        ((SORE, NOTHING), None),
        ((SORE, "undo"), None),
        ((SORE, "undo", "redo"), "Rug."),
        ((SORE, "undo", NOTHING), None),
        ((SORE, "undo", WORK), "Rooster."),
        ((SORE, WORK, "undo"), "Rug."),
        ((SORE, NOTHING, "undo"), "Rug."),
        ((SORE, WORK, "undo", "redo"), "Rooster."),
        ((WORK, SORE, "undo"), "Rooster."),
        ((WORK, SORE, "undo", "redo"), "Rug."),
        ((SORE, WORN, "undo"), None),
        ((SORE, WORN, "undo", "redo"), "Moe."),
        ((SORE, WORN, "undo", "undo"), None),
        ((SORE, WORN, "undo", NOTHING), None),
        ((WORN, NOTHING, WORK, "undo", "undo"), "Moe."),
    ],
)
def test_only_the_answer_in_force_is_shown_and_never_an_older_one(
    ways: tuple[Any, ...], left: str | None
) -> None:
    """What is not kept cannot come back once another took its place: then nothing is shown."""
    sitting = answering(*ways)
    mine = [one.text for one in sitting.panel("p1").mine if one.text]
    assert mine == ([left] if left else [])
    sitting.do(c.Reveal())
    assert [one.text for one in sitting.panel().answers] == ([left] if left else [])
    sitting.do(c.Next(anyway=True))
    assert everything(sitting.state) == everything(sitting.replayed())


def test_words_that_the_group_keeps_do_not_lie_on_the_health_floor() -> None:
    for step_id in ("zinnen", "toe", "hardop"):
        sitting = Sitting.of(house()).to(step_id)
        if step_id == "toe":
            sitting.do(c.Reveal())
        assert sitting.refused(c.Note(PLANTED, zone="health")) == "health-not-asked"
        sitting.do(c.Note("Samen.", zone="work"))
        line = sitting.state.seq
        assert sitting.refused(c.Note("Rug.", "health", replaces=line)) == "health-not-asked"
        sitting.do(c.Note("", zone="health", replaces=line))
    kept = Sitting.of(house(), health="keep").to("zinnen").do(c.Note(PLANTED, zone="health"))
    assert [one.zone for one in kept.panel().notes] == ["health"]


def test_nothing_is_kept_of_a_step_that_is_sensitive_whole() -> None:
    sealed = {"audience": "sealed", "sensitive": True}
    sitting = Sitting.of(
        game(
            step("plek", "place", about="self", **SEALED),
            step("zie", "reveal", of=["plek"], sensitive=True),
            step("lijf", "ask", **sealed),
        )
    )
    sitting.to("zie").do(c.Reveal())
    assert sitting.refused(c.Note(PLANTED, about="p1")) == "health-not-asked"
    sitting.to("lijf").do(c.Answer("p1", PLANTED), c.Reveal())
    assert sitting.refused(c.Note(PLANTED)) == "health-not-asked"
    assert [one.text for one in sitting.panel().answers] == [PLANTED]
    assert PLANTED not in repr(rows(sitting.log))


# -- the floor ------------------------------------------------------------------------------------

PLACED = {"health": 0.423, "talents": 0.5, "values": 0.7, "work": 0.9}


def placed(health: str = "talk", count: int = 3) -> Sitting:
    """Everybody stands on each floor, on places of their own."""
    names = ("Zoë", "Mark", "Łucja", "Ann")[:count]
    sitting = Sitting.of(house(), names=names, health=health).to("plek")
    for seat in range(count):
        sitting.levels(f"p{seat + 1}", **{key: x - 0.1 * seat for key, x in PLACED.items()})
    return sitting


def floor(sitting: Sitting, zone: str = "health") -> FloorView:
    found: FloorView = next(one for one in sitting.panel().floors if one.zone == zone)
    return found


def test_of_the_floors_only_health_is_not_written() -> None:
    sitting = placed()
    levels = [one.event.level for one in sitting.log if isinstance(one.event, Placed)]
    assert levels == ["talents", "values", "work"] * 3
    assert {key[3] for key in sitting.state.volatile} == {"health"}
    assert screen_view(sitting.state).waiting == ()


def test_health_is_shown_as_dots_in_the_order_of_their_places_and_gone_after_the_step() -> None:
    sitting = placed().to("huizen").do(c.Reveal())
    seen = floor(sitting)
    assert seen.talk_only
    assert len(seen.dots) == 3
    assert list(seen.dots) == sorted(seen.dots)
    assert (seen.word, seen.clusters, seen.first, seen.now) == (None, (), (), None)
    assert all(one.zone != "health" for one in sitting.panel().tokens)
    assert "health" not in asdict(profile_of(sitting.state, "p1"))["places"]
    for leaving in (c.Next(anyway=True), c.GoTo("plek")):
        after = sitting.do(leaving).to("huizen")
        assert floor(after).dots == ()
        assert everything(after.state) == everything(after.replayed())
    assert poster_view(sitting.state).talked == ("health",)


def test_nobody_else_can_tell_who_stands_where_on_the_health_floor() -> None:
    seen = []
    for one, other in ((0.1, 0.9), (0.9, 0.1), (0.9, 0.1)):
        sitting = Sitting.of(house()).to("plek").levels("p1", health=one).levels("p3", health=other)
        seen.append(shown(sitting.to("huizen").do(c.Reveal()), ("p1", "p3")))
    assert seen[0] == seen[1] == seen[2]


def test_after_a_crash_the_floor_is_placed_again_and_opened_once_more_and_nothing_else() -> None:
    sitting = placed().do(c.Leave("p3")).to("huizen").do(c.Reveal(), c.Return("p3"))
    again = sitting.crashed()
    before = dict(again.state.opened)
    assert {key[1] for key in before} == {"p1", "p2"}
    assert floor(again).dots == ()
    assert again.refused(c.Reveal()) == "already-revealed"
    again.to("plek")
    assert again.panel().again == ("health",)
    for level in ("talents", "values", "work"):
        assert again.refused(c.Place("p3", "p3", 0.5, None, level)) == "read-only"
    again.levels("p1", health=0.2).levels("p2", health=0.5).levels("p3", health=0.8)
    assert PLANTED not in repr(rows(again.log))
    again.to("huizen").do(c.Reveal())
    assert [round(one, 1) for one in floor(again).dots] == [0.2, 0.5, 0.8]
    assert dict(again.state.opened) == before
    assert again.refused(c.Reveal()) == "already-revealed"


def test_after_a_crash_before_the_reveal_only_health_is_placed_again() -> None:
    again = placed().crashed()
    assert screen_view(again.state).waiting == ("p1", "p2", "p3")
    assert {one.missing for one in again.panel().seats} == {
        ((player, "health"),) for player in ("p1", "p2", "p3")
    }
    again.levels("p1", health=0.3).levels("p2", health=None).levels("p3", health=0.6).do(c.Next())
    again.do(c.Reveal())
    assert dots(again) == [0.3, 0.6]
    assert floor(again).dots == () and floor(again).few, "two dots would tell whose they are"


def test_an_old_token_of_who_left_is_not_opened_with_the_new_ones() -> None:
    """They sealed it, left before the reveal, and came back for the second one."""
    sitting = placed().do(c.Leave("p3")).to("huizen").do(c.Reveal(), c.Return("p3")).to("plek")
    sitting.levels("p1", health=0.2).to("huizen").do(c.Reveal())
    assert dots(sitting) == [0.2]


def dots(sitting: Sitting) -> list[float]:
    """Give the places that were opened and are nowhere kept, also too few to be shown."""
    opened = opened_tokens(sitting.state, ("plek",))
    return sorted(round(one.x, 1) for one in opened if not one.id)


@pytest.mark.parametrize("health", ["talk", "keep"])
def test_a_measure_that_outlives_the_session_is_never_about_health(health: str) -> None:
    sitting = placed(health).to("huizen").do(c.Reveal())
    assert {one.zone for one in measures_of(sitting.state)} == {"talents", "values", "work"}
    assert (floor(sitting).now is not None) == (health == "keep")
    sitting.do(c.Close())
    assert {one.zone for one in measures_of(sitting.state)} == {"talents", "values", "work"}
