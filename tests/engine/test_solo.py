"""Prepare alone: any order, drawings that stay sound, questions that follow, and undo."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.models import Point
from game.engine import codec
from game.engine import commands as c
from game.engine.events import OTHER, Envelope
from game.engine.state import State
from game.engine.view.export import export_session
from game.engine.view.lines import sheet_lines_of
from game.engine.view.screen import own_view, screen_view
from game.engine.view.solo import solo_view
from game.engine.view.talk import talk_view
from game.engine.words import PAGE_LENGTH
from game.script.load import Game, load_game
from game.table.table import row_of
from game.table.talk import talk_content
from tests.alone import alone
from tests.engine.sitting import Sitting

RISING = (Point(0.1, 0.2), Point(0.4, 0.6), Point(0.9, 0.8))


@pytest.fixture(scope="module")
def game() -> Game:
    return alone()


@pytest.fixture
def sitting(game: Game) -> Sitting:
    return Sitting.of(game, names=("Zoë",))


def panel(sitting: Sitting) -> Any:
    return own_view(sitting.state, "p1").screen.panel


def stands(sitting: Sitting) -> dict[str, str]:
    return {one.id: one.stand for one in solo_view(sitting.state).parts}


def test_parts_are_taken_in_any_order(sitting: Sitting) -> None:
    sitting.do(c.GoTo("wat"), c.Answer("p1", text="Meer rust."), c.GoTo("talenten"))
    assert sitting.state.step == "talenten"
    assert sitting.refused(c.GoTo("nergens")) == "never-entered"
    assert stands(sitting)["wat"] == "done"
    assert stands(sitting)["talenten"] == "open"


def test_a_game_for_a_group_keeps_its_order() -> None:
    from tests.engine.sitting import duo

    group = Sitting.of(duo())
    last = group.state.started.script.steps[-1].id
    assert group.refused(c.GoTo(last)) == "never-entered"


def test_what_is_picked_is_asked_about_most_important_first(sitting: Sitting) -> None:
    sitting.do(c.GoTo("voorbeelden"))
    assert panel(sitting).form.items == ()
    sitting.do(c.GoTo("talenten"), c.Answer("p1", choices=("TA-W-02", "TA-W-01")))
    sitting.do(c.GoTo("voorbeelden"))
    items = panel(sitting).form.items
    assert [one.id for one in items] == [
        "TA-W-02:waar", "TA-W-02:teveel", "TA-W-01:waar", "TA-W-01:teveel",
    ]  # fmt: skip
    assert items[0].text == "Afmaker: Waar zie je dat?"
    sitting.do(c.Answer("p1", text="Bij het sluiten.", item="TA-W-02:waar"))
    assert sitting.refused(c.Answer("p1", text="x", item="TA-W-03:waar")) == "unknown-item"
    assert stands(sitting)["voorbeelden"] == "begun"
    sitting.do(c.GoTo("talenten"), c.Answer("p1", choices=("TA-W-01",)), c.GoTo("voorbeelden"))
    items = panel(sitting).form.items
    assert [one.id for one in items] == ["TA-W-01:waar", "TA-W-01:teveel", "TA-W-02:waar"]
    assert items[-1].text == "Afmaker: Waar zie je dat?"


def test_statements_that_were_rated_are_picked_from(sitting: Sitting) -> None:
    sitting.do(c.GoTo("uitspraken"), c.Answer("p1", value=0.25, item="grens"))
    sitting.do(c.GoTo("werkpunt"), c.Answer("p1", choices=("grens",)))
    assert [one.text for one in panel(sitting).form.options] == [
        "Ik vraag feedback.",
        "Ik zeg nee.",
    ]
    assert sitting.refused(c.Answer("p1", choices=("grens", "vraag"))) == "too-many"


# ------------------------------------------------------------------------------------ drawings


def test_a_line_is_drawn_changed_and_taken_back(sitting: Sitting) -> None:
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "kassa", RISING))
    sitting.do(c.Trace("p1", "a", "de kassa", RISING[:2]))
    assert [one.line.name for one in panel(sitting).lines] == ["de kassa"]
    sitting.do(c.Undo("p1"))
    assert panel(sitting).lines[0].line.points == RISING
    sitting.do(c.Trace("p1", "a", "", ()))
    assert panel(sitting).lines == ()
    sitting.do(c.Undo("p1"))
    assert panel(sitting).lines[0].line.name == "kassa"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Trace("p1", "i", "te veel", RISING), "too-many-lines"),
        (c.Trace("p1", "a", "", RISING), "text-empty"),
        (c.Trace("p1", "a", "x", (Point(0.5, 0.1), Point(0.5, 0.9))), "points-order"),
        (c.Trace("p1", "a", "x", (Point(0.5, 1.2),)), "outside-board"),
        (c.Trace("p1", "a", "x", tuple(Point(n / 40, 0.5) for n in range(25))), "too-many-points"),
        (c.Trace("p1", "a", "x" * 61, RISING), "text-too-long"),
        (c.Answer("p1", text="0", item="years"), "years-range"),
        (c.Answer("p1", text="zes", item="years"), "years-range"),
        (c.Trace("table", "a", "x", RISING), "not-at-table"),
    ],
)
def test_a_drawing_that_cannot_be_is_refused(sitting: Sitting, command: Any, code: str) -> None:
    sitting.do(c.GoTo("groei"))
    assert sitting.refused(command) == code


def test_one_point_is_a_line_and_forty_lines_are_not(sitting: Sitting) -> None:
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "kassa", RISING[:1]))
    for letter in "bcdefgh":
        sitting.do(c.Trace("p1", letter, letter, RISING))
    assert len(panel(sitting).lines) == 8
    assert sitting.refused(c.Trace("p1", "negen", "x", RISING)) == "too-many-lines"


def test_what_a_line_shows_is_asked_about(sitting: Sitting) -> None:
    flat = (Point(0.1, 0.5), Point(0.4, 0.7), Point(0.66, 0.7))
    sitting.do(c.GoTo("groeivraag"))
    assert panel(sitting).form.items == ()
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "kassa", flat), c.GoTo("groeivraag"))
    asked = {one.id: one.text for one in panel(sitting).form.items}
    assert asked["flat:kassa"] == "Kassa loopt vlak. Wat zou het nog spannend maken?"
    sitting.do(c.Answer("p1", text="Anderen leren.", item="flat:kassa"))
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "", ()), c.Trace("p1", "a", "planning", flat))
    sitting.do(c.GoTo("groeivraag"))
    asked = {one.id: one.text for one in panel(sitting).form.items}
    assert asked["flat:planning"].startswith("Planning loopt vlak")
    assert asked["flat:kassa"].startswith("Kassa loopt vlak"), "what was answered stays asked"
    (mine,) = panel(sitting).mine
    assert (mine.item, mine.text) == ("flat:kassa", "Anderen leren.")
    sitting.do(c.Answer("p1", text="", item="flat:kassa"))
    assert "flat:kassa" not in {one.id for one in panel(sitting).form.items}


def test_people_are_put_on_the_map_and_taken_off(sitting: Sitting) -> None:
    sitting.do(c.GoTo("mensen"), c.Link("p1", "n1", "Mark", "team", 0.25, gives=("feedback",)))
    sitting.do(c.Link("p1", "n1", "Mark", "leiding", 0.5, 3, "more", "Rust", ()))
    (one,) = panel(sitting).links
    assert (one.node.group, one.node.distance, one.node.weight) == ("leiding", 0.5, 3)
    sitting.do(c.Link("p1", "n1", ""))
    assert panel(sitting).links == ()
    sitting.do(c.Undo("p1"))
    assert len(panel(sitting).links) == 1


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Link("p1", "n1", "Mark", "nergens"), "unknown-zone"),
        (c.Link("p1", "n1", "Mark", "team", 1.5), "outside-board"),
        (c.Link("p1", "n1", "Mark", "team", 0.5, 4), "outside-board"),
        (c.Link("p1", "n1", "Mark", "team", 0.5, 1, "sideways"), "outside-board"),
        (c.Link("p1", "n1", "Mark", "team", gives=("goud",)), "unknown-option"),
        (c.Link("p1", "n1", "M" * 41, "team"), "name-too-long"),
    ],
)
def test_somebody_who_cannot_stand_there_is_refused(
    sitting: Sitting, command: Any, code: str
) -> None:
    sitting.do(c.GoTo("mensen"))
    assert sitting.refused(command) == code


def test_sixty_people_are_too_many_for_one_map(sitting: Sitting) -> None:
    sitting.do(c.GoTo("mensen"))
    for number in range(24):
        sitting.do(c.Link("p1", f"n{number}", f"Naam {number}", "team"))
    assert sitting.refused(c.Link("p1", "n24", "Nog een", "team")) == "map-full"
    sitting.do(c.Link("p1", "n3", "Een ander", "buiten"))


points = st.lists(
    st.tuples(st.integers(0, 24), st.integers(0, 12)),
    min_size=1,
    max_size=8,
    unique_by=lambda p: p[0],
).map(lambda found: tuple(Point(x / 24, y / 12) for x, y in sorted(found)))
moves = st.lists(
    st.one_of(
        st.builds(lambda line, p: c.Trace("p1", line, line, p), st.sampled_from("abc"), points),
        st.builds(lambda line: c.Trace("p1", line, "", ()), st.sampled_from("abc")),
        st.just(c.Undo("p1")),
        st.just(c.Redo("p1")),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(moves=moves)
def test_lines_stay_in_order_and_the_log_tells_the_same(game: Game, moves: list[Any]) -> None:
    sitting = Sitting.of(game, names=("Zoë",)).do(c.GoTo("groei"))
    for move in moves:
        before = sitting.state
        if sitting.ask(move) is not None:
            assert sitting.state is before
    for one in panel(sitting).lines:
        xs = [point.x for point in one.line.points]
        assert all(first < second for first, second in pairwise(xs))
    again = read_again(sitting.log)
    assert again.traced == sitting.state.traced


def read_again(log: list[Envelope]) -> State:
    from game.engine.evolve import fold

    return fold([codec.decode(*row_of(one)) for one in log])


# ------------------------------------------------------------------------- pages, cards, feedback


def test_a_page_keeps_its_lines_and_has_a_most(sitting: Sitting) -> None:
    sitting.do(c.GoTo("wat"), c.Answer("p1", text="Een  lijn \n\n\n twee\x07 \n"))
    (mine,) = panel(sitting).mine
    assert mine.text == "Een lijn\n\ntwee"
    sitting.do(c.Answer("p1", text="a" * PAGE_LENGTH))
    assert sitting.refused(c.Answer("p1", text="a" * (PAGE_LENGTH + 1))) == "text-too-long"


def test_a_card_that_was_drawn_alone_is_written_about(sitting: Sitting) -> None:
    sitting.do(c.GoTo("kaarten"))
    assert sitting.refused(c.Answer("p1", text="x", item="GG-K-01")) == "unknown-item"
    sitting.do(c.Draw("p1", category="know"))
    card = panel(sitting).card.card
    sitting.do(c.Answer("p1", text="Dat was in mei.", item=card), c.Discuss("p1"), c.Draw("p1"))
    assert [text for _card, text in panel(sitting).written] == ["Dat was in mei.", ""]
    assert screen_view(sitting.state).panel.written == ()


def test_feedback_is_asked_of_a_few_and_typed_in_later(sitting: Sitting) -> None:
    sitting.do(c.GoTo("feedback"))
    sitting.do(c.Answer("p1", text="Łucja", choices=("best", "meer"), item="person-1"))
    sitting.do(c.Answer("p1", text="Toen je bleef.\nDat hielp.", item="reply-1"))
    (one,) = panel(sitting).asked
    assert (one.name, one.questions, one.reply) == (
        "Łucja", ("best", "meer"), "Toen je bleef.\nDat hielp.",
    )  # fmt: skip
    assert sitting.refused(c.Answer("p1", text="Tien", item="person-5")) == "unknown-item"
    lines = [one.content for one in sheet_lines_of(sitting.state, "p1")]
    assert [getattr(one, "item", "") for one in lines] == ["reply-1"], (
        "whom one asked is on no paper"
    )


# ------------------------------------------------------------------------------------ the sheet


def test_a_line_stays_chosen_when_its_words_are_mended(sitting: Sitting) -> None:
    sitting.do(c.GoTo("wat"), c.Answer("p1", text="Meer rsut."))
    (line,) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", line.id, True, "sheet"), c.Answer("p1", text="Meer rust."))
    (line,) = sheet_lines_of(sitting.state, "p1")
    assert line.on
    sitting.do(c.Answer("p1", text=""), c.Answer("p1", text="Iets heel anders."))
    (line,) = sheet_lines_of(sitting.state, "p1")
    assert not line.on


def test_the_other_may_do_what_is_agreed() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",))
    sitting.do(c.GoTo("afspraken"), c.Agree("Vraagt budget.", (OTHER,)))
    sitting.do(c.Agree("Kijken mee.", (OTHER, "p1")))
    assert [one.who for one in sitting.state.agreements.values()] == [(OTHER,), ("p1", OTHER)]
    (first, _second) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", first.id, True, "sheet"))
    told = talk_content(talk_view(sitting.state)).sheet.agreements
    assert [(one.who, one.what) for one in told] == [("mijn gesprekspartner", "Vraagt budget.")]


def test_a_game_for_a_group_knows_no_other() -> None:
    from tests.engine.sitting import duo

    group = Sitting.of(duo())
    last = next(one for one in group.state.started.script.steps if one.kind == "agree")
    while group.state.step != last.id:
        group.do(c.Next(anyway=True))
    assert group.refused(c.Agree("Vraagt budget.", (OTHER,))) == "not-at-table"


def test_a_floor_stays_chosen_when_it_is_placed_again(sitting: Sitting) -> None:
    sitting.do(c.GoTo("veld"), c.Place("p1", "p1", 0.2, 0.2))
    (line,) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", line.id, True, "sheet"), c.Place("p1", "p1", 0.7, 0.2))
    (line,) = sheet_lines_of(sitting.state, "p1")
    assert line.on
    sitting.do(c.Place("p1", "p1", None, None))
    assert sheet_lines_of(sitting.state, "p1") == ()


def test_a_name_that_draws_nothing_takes_nobody_off_the_map(sitting: Sitting) -> None:
    sitting.do(c.GoTo("mensen"), c.Link("p1", "n1", "Anna", "team"))
    assert sitting.refused(c.Link("p1", "n1", "\u200b", "team")) == "text-empty"
    assert [one.node.name for one in panel(sitting).links] == ["Anna"]


def test_an_export_that_is_not_complete_holds_nothing_of_it(sitting: Sitting) -> None:
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "geplant-lijn", RISING))
    sitting.do(c.GoTo("mensen"), c.Link("p1", "n1", "geplant-mens", "team"))
    sitting.do(c.GoTo("wat"), c.Answer("p1", text="geplant-tekst"))
    sitting.do(c.GoTo("veld"), c.Place("p1", "p1", 0.1357, 0.2))
    for complete, there in ((False, False), (True, True)):
        told = str(export_session("s", sitting.state, sitting.log, complete=complete))
        assert ("geplant" in told) is there
        assert ("0.1357" in told) is there


def test_nothing_private_stands_in_the_shared_view(sitting: Sitting) -> None:
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "geplant", RISING))
    assert "geplant" not in repr(screen_view(sitting.state))
    assert "geplant" in repr(own_view(sitting.state, "p1"))


def test_a_complete_export_is_taken_in_again(game: Game, tmp_path: Path) -> None:
    import json
    from datetime import date

    from game.store import MemoryStore
    from game.table.imports import import_session
    from game.table.sessions import export
    from game.table.simulate import simulate
    from game.table.table import Table

    store = MemoryStore()
    table = simulate(store, game, today=date(2026, 11, 28), lang="nl", seed=2)
    assert isinstance(table, Table)
    path = tmp_path / "heel.json"
    path.write_text(json.dumps(export(store, table.session, complete=True)))
    other = MemoryStore()
    assert Table(other, import_session(other, path)).state == table.state


def test_what_was_only_looked_at_counts_as_nothing_done() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",))
    sitting.do(c.GoTo("slot"), c.GoTo("welkom"))
    assert (stands(sitting)["slot"], solo_view(sitting.state).done) == ("open", 0)
    sitting.do(c.GoTo("verhaal"))
    (item,) = panel(sitting).form.items
    sitting.do(c.Answer("p1", text="Zij luistert.", item=item.id))
    assert solo_view(sitting.state).done == 1
    (line,) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", line.id, True, "sheet"))
    assert (stands(sitting)["slot"], solo_view(sitting.state).done) == ("done", 2)


def test_a_question_about_somebody_who_is_off_the_map_stays_a_sentence() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",))
    item = "heavy-far:"

    def asked() -> list[str]:
        return [one.text[:18] for one in sitting.panel().form.items if one.id == item]

    sitting.to("rollen").do(c.Link("p1", "n1", "Els", "team", 0.9, weight=3))
    sitting.to("rolvragen").do(c.Answer("p1", text="Ik vraag het.", item=item))
    assert asked() == ["Els weegt zwaar, m"]
    sitting.to("rollen").do(c.Link("p1", "n1", "", "team", 0.9))
    sitting.to("rolvragen")
    assert asked() == ["Iemand weegt zwaar"]


def test_what_is_asked_of_a_pick_stands_behind_it_as_each_language_writes() -> None:
    for lang, colon in (("nl", ": "), ("fr", "\u00a0: ")):
        sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",), lang=lang)
        sitting.to("talenten").do(c.Answer("p1", choices=("TA-W-01",)))
        first = sitting.to("talent-voorbeelden").panel().form.items[0].text
        name, found, _asked = first.partition(colon)
        assert found and not name.endswith(("\u00a0", " ")), first
