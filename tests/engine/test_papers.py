"""What of answers may go on paper, line by line: on the poster, or on one's own sheet."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.engine import commands as c
from game.engine.steps.close import ClosePanel
from game.engine.view.lines import LineView, lines_of, sheet_lines_of
from game.engine.view.parts import (
    AgreementView,
    AnswerView,
    NoteView,
    ParkedView,
    TallyView,
    TokenView,
    parked_of,
)
from game.engine.view.poster import poster_view, sheet_view
from tests.engine.sitting import Sitting, export_text, game, house, overleg, shown, step


def words(lines: tuple[LineView, ...]) -> list[str]:
    """Give the text of each line that has one."""
    return [
        one.content.text
        for one in lines
        if isinstance(one.content, AnswerView | NoteView | ParkedView)
    ]


def prepared() -> Sitting:
    """Zoë and Mark prepared what they will say; Łucja passed."""
    sitting = Sitting.of(house()).to("klaar")
    sitting.do(c.Answer("p1", "Dit wil ik houden.", item="zeg"))
    sitting.do(c.Answer("p2", "Dit moet anders.", item="zeg"))
    return sitting.do(c.Answer("p3", item="zeg"), c.Answer("p1", "2027-03-15", item="dag"))


def line_of(sitting: Sitting, text: str, viewer: str) -> str:
    return next(
        one.id
        for one in lines_of(sitting.state, viewer)
        if getattr(one.content, "text", "") == text
    )


# -- what is one's own ----------------------------------------------------------------------------


def test_what_somebody_prepared_is_a_line_for_them_alone() -> None:
    sitting = prepared()
    assert words(lines_of(sitting.state)) == []
    assert words(lines_of(sitting.state, "p1")) == ["Dit wil ik houden.", "2027-03-15"]
    assert words(lines_of(sitting.state, "p2")) == ["Dit moet anders."]
    assert words(lines_of(sitting.state, "p3")) == []
    assert words(sheet_lines_of(sitting.state, "p1")) == ["Dit wil ik houden.", "2027-03-15"]


def test_at_the_close_each_chooses_of_their_own_and_the_screen_shows_none_of_it() -> None:
    sitting = prepared().to("slot")
    for viewer, own in (("screen", 0), ("p1", 2), ("p2", 1), ("p3", 0)):
        panel = sitting.panel(viewer)
        assert isinstance(panel, ClosePanel)
        assert len(panel.lines) == own, viewer


def test_nobody_else_learns_whether_a_private_line_is_there() -> None:
    """A stop card and a line answer alike, whoever else tries to switch it."""
    sitting = prepared()
    own = line_of(sitting, "Dit wil ik houden.", "p1")
    passed = next(
        str(kept.seq) for key, kept in sitting.state.answered.items() if key[1:] == ("p3", "zeg")
    )
    for line in (own, passed):
        for other in ("p2", "table", "p9"):
            for paper in ("poster", "sheet"):
                code = sitting.refused(c.ChooseLine(other, line, True, paper))
                stranger = paper == "sheet" and other in ("table", "p9")
                assert code == ("not-at-table" if stranger else "unknown-line")


def test_a_private_line_on_the_poster_is_for_all_to_see_and_off_again_for_nobody() -> None:
    sitting = prepared().to("slot")
    line = line_of(sitting, "Dit wil ik houden.", "p1")
    before = shown(sitting, ("p1",))
    sitting.do(c.ChooseLine("p1", line, True))
    assert words(poster_view(sitting.state).lines) == ["Dit wil ik houden."]
    assert [one.id for one in sitting.panel().lines] == [line]
    assert sitting.refused(c.ChooseLine("p2", line, False)) == "not-your-line"
    assert sitting.refused(c.Undo()) == "nothing-to-undo"
    assert "Dit wil ik houden." not in export_text(sitting)
    sitting.do(c.ChooseLine("p1", line, False))
    after = shown(sitting, ("p1",))
    del before["export"], after["export"]
    assert after == before


def test_a_line_on_ones_own_sheet_shows_to_nobody_else() -> None:
    sitting = prepared().to("slot")
    line = line_of(sitting, "Dit wil ik houden.", "p1")
    before = shown(sitting, ("p1",))
    sitting.do(c.ChooseLine("p1", line, True, "sheet"))
    after = shown(sitting, ("p1",))
    assert words(sheet_view(sitting.state, "p1").lines) == ["Dit wil ik houden."]
    told: dict[str, Any] = json.loads(export_text(sitting))["events"][-1]
    assert told["kind"] == "line-chosen"
    assert told["sealed"] is True
    assert not {"line", "on"} & told.keys()
    assert json.loads(export_text(sitting, complete=True))["events"][-1]["line"] == line
    del before["export"], after["export"]
    assert after == before


def test_two_lines_on_a_sheet_leave_the_same_in_the_export() -> None:
    texts = []
    for text in ("Dit wil ik houden.", "2027-03-15"):
        sitting = prepared().to("slot")
        sitting.do(c.ChooseLine("p1", line_of(sitting, text, "p1"), True, "sheet"))
        texts.append(export_text(sitting))
    assert texts[0] == texts[1]


def test_words_that_changed_are_chosen_anew() -> None:
    sitting = prepared()
    for paper in ("poster", "sheet"):
        line = line_of(sitting, "Dit moet anders.", "p2")
        sitting.do(c.ChooseLine("p2", line, True, paper))
    sitting.do(c.Answer("p2", "Liever dit.", item="zeg"))
    assert poster_view(sitting.state).lines == ()
    assert sheet_view(sitting.state, "p2").lines == ()
    sitting.do(c.Undo("p2"))
    assert words(poster_view(sitting.state).lines) == ["Dit moet anders."]
    assert words(sheet_view(sitting.state, "p2").lines) == ["Dit moet anders."]


def test_words_about_a_person_that_another_changed_go_off_their_sheet_too() -> None:
    sitting = Sitting.of(house()).to("plek").levels("p1", work=0.5).to("huizen").do(c.Reveal())
    sitting.do(c.Note("Ik bloei.", about="p1", by="p2"))
    line = str(sitting.state.seq)
    sitting.do(c.ChooseLine("p1", line, True, "sheet"))
    assert words(sheet_view(sitting.state, "p1").lines) == ["Ik bloei."]
    sitting.do(c.Note("Ik verwelk.", about="p1", by="p2"))
    assert sheet_view(sitting.state, "p1").lines == ()
    sitting.do(c.Undo("p2"))
    assert words(sheet_view(sitting.state, "p1").lines) == ["Ik bloei."]


def full() -> Sitting:
    """Everybody stands, answers and prepares; there are insights, quotes and agreements."""
    sitting = prepared().to("plek")
    for player in ("p1", "p2", "p3"):
        sitting.levels(player, work=0.5, talents=0.2)
    sitting.to("huizen").do(c.Reveal(), c.Note("Over Zoë.", about="p1"), c.Note("Over ons."))
    for step_id, answer in (("toe", ("work",)), ("steun", ("work", "values")), ("stil", ())):
        sitting.to(step_id)
        for player in ("p1", "p2", "p3"):
            sitting.do(c.Answer(player, f"{step_id} van {player}", answer))
    sitting.to("toe").do(c.Reveal()).to("stip").do(c.Answer("p1", choices=("work",)), c.Reveal())
    sitting.to("afspraken").do(c.Agree("Samen", ("p1", "p2")), c.Agree("Alleen", ("p3",)))
    return sitting.do(c.Park("Later.")).to("slot")


def test_a_sheet_may_hold_what_is_ones_own_and_what_is_everybodys() -> None:
    sitting = full()
    lines = sheet_lines_of(sitting.state, "p1")
    assert {one.owner for one in lines} == {"p1"}
    assert not any(one.on for one in lines)
    assert [(one.section, getattr(one.content, "text", "")) for one in lines] == [
        ("token", ""),
        ("token", ""),
        ("quote", "Over Zoë."),
        ("insight", "Over ons."),
        ("answer", "stil van p1"),
        ("answer", "toe van p1"),
        ("answer", "steun van p1"),
        ("answer", "Dit wil ik houden."),
        ("answer", "2027-03-15"),
        ("agreement", ""),
    ]
    tokens = [one.content for one in lines if isinstance(one.content, TokenView)]
    assert {one.about for one in tokens} == {"p1"}
    made = [one.content for one in lines if isinstance(one.content, AgreementView)]
    assert [one.what for one in made] == ["Samen"]


def test_a_sheet_holds_nothing_of_another_even_when_the_poster_does() -> None:
    sitting = full()
    for player in ("p1", "p2", "p3"):
        for line in lines_of(sitting.state, player):
            if line.owner in (player, "table"):
                sitting.do(c.ChooseLine(line.owner, line.id, True))
        for line in sheet_lines_of(sitting.state, player):
            sitting.do(c.ChooseLine(player, line.id, True, "sheet"))
    for player, others in (("p1", "p2"), ("p2", "p3"), ("p3", "p1")):
        view = sheet_view(sitting.state, player)
        assert {one.about for one in view.tokens} == {player}
        assert f"van {others}" not in repr(view)
        assert view.player == player
    assert "Dit wil ik houden." not in repr(sheet_view(sitting.state, "p2"))
    assert "Dit moet anders." in repr(poster_view(sitting.state))


def test_who_left_still_makes_their_own_sheet() -> None:
    sitting = full().do(c.Leave("p1"), c.Close())
    line = line_of(sitting, "Dit wil ik houden.", "p1")
    assert sitting.refused(c.ChooseLine("p1", line, True)) == "not-at-table"
    sitting.do(c.ChooseLine("p1", line, True, "sheet"))
    assert words(sheet_view(sitting.state, "p1").lines) == ["Dit wil ik houden."]
    length = len(sitting.log)
    sitting.do(c.ChooseLine("p1", line, True, "sheet"))
    assert len(sitting.log) == length


# -- what is the table's --------------------------------------------------------------------------


def test_a_tally_is_printed_as_numbers_and_a_vote_stays_sealed_in_the_file() -> None:
    sitting = full().do(c.ChooseLine("table", "tally-stip", True))
    (line,) = poster_view(sitting.state).lines
    assert line.content == TallyView("tally-stip", "stip", (("work", 1),))
    votes = [one for one in json.loads(export_text(sitting))["events"] if one["kind"] == "answered"]
    (vote,) = (one for one in votes if one["step"] == "stip")
    assert vote["sealed"] is True
    assert "choices" not in vote
    shared = next(one for one in votes if one["step"] == "steun")
    assert shared["choices"], "what everybody saw by name is told"
    assert "choices" not in next(one for one in votes if one["step"] == "toe")


@pytest.mark.parametrize("audience", ["sealed", "shared"])
def test_whose_dots_are_whose_shows_nowhere_also_after_the_reveal(audience: str) -> None:
    zones = {"from": "zones", "dots": 2}
    built = game(step("stip", "vote", audience=audience, **zones), board=overleg().boards[0])
    seen = []
    for one, other in ((("work",), ("values", "values")), (("values", "values"), ("work",))):
        sitting = Sitting.of(built).do(c.Answer("p1", choices=one), c.Answer("p3", choices=other))
        if audience == "sealed":
            sitting.do(c.Reveal())
        seen.append(shown(sitting, ("p1", "p3")))
    assert seen[0] == seen[1]


def chosen_lines() -> Sitting:
    """Two asked something of the team; all gave their dots to these lines."""
    team = step("team", "ask", audience="shared", question=1)
    dots = step("stip", "vote", question=1, dots=2, lines_of="team", **{"from": "lines"})
    sitting = Sitting.of(game(team, dots))
    sitting.do(c.Answer("p1", "Stilte."), c.Answer("p2", "Ruimte."), c.Answer("p3")).to("stip")
    one, two = (one.id for one in sitting.panel().form.options)
    sitting.do(c.Answer("p1", choices=(one, two)), c.Answer("p3", choices=(one, one)))
    return sitting.do(c.Reveal()).to("slot")


def test_a_persons_line_that_was_voted_on_is_printed_only_when_that_person_says_so() -> None:
    sitting = chosen_lines()
    assert sitting.refused(c.ChooseLine("table", "tally-stip", True)) == "unknown-line"
    assert "Stilte." not in repr(poster_view(sitting.state))
    assert "Stilte." not in repr(sheet_view(sitting.state, "p2"))
    sitting.do(c.ChooseLine("p1", line_of(sitting, "Stilte.", "p1"), True))
    sitting.do(c.ChooseLine("table", "tally-stip", True))
    view = poster_view(sitting.state)
    (tally,) = (one.content for one in view.lines if isinstance(one.content, TallyView))
    ((option, count),) = tally.counts
    assert count == 3
    assert dict(view.questions[0].options) == {option: "Stilte."}
    assert "Ruimte." not in repr(view)
    sitting.do(c.ChooseLine("p2", line_of(sitting, "Ruimte.", "p2"), True))
    assert len(dict(poster_view(sitting.state).questions[0].options)) == 2
    for player, text in (("p1", "Stilte."), ("p2", "Ruimte.")):
        sitting.do(c.ChooseLine(player, line_of(sitting, text, player), False))
    assert poster_view(sitting.state).lines == ()


def test_a_line_of_the_table_that_was_voted_on_is_the_tables_to_print() -> None:
    sitting = Sitting.of(house()).to("zinnen").do(c.Note("Een."), c.Note("Twee.")).to("kies")
    one, two = (one.id for one in sitting.panel().form.options)
    sitting.do(c.Answer("p1", choices=(one, one)), c.Answer("p2", choices=(two,)), c.Reveal())
    sitting.do(c.ChooseLine("table", "tally-kies", True))
    (line,) = poster_view(sitting.state).lines
    assert isinstance(line.content, TallyView)
    assert dict(line.content.counts) == {one: 2, two: 1}
    sitting.to("zinnen").do(c.Note("", replaces=int(one)))
    (line,) = poster_view(sitting.state).lines
    assert isinstance(line.content, TallyView)
    assert dict(line.content.counts) == {two: 1}


def test_a_tally_has_no_line_before_it_is_open() -> None:
    sitting = Sitting.of(house()).to("stip").do(c.Answer("p1", choices=("work",)))
    assert lines_of(sitting.state) == ()
    assert sitting.refused(c.ChooseLine("table", "tally-stip", True)) == "unknown-line"


def test_each_line_of_a_question_bears_its_number() -> None:
    sitting = full()
    numbers = {one.section: one.question for one in lines_of(sitting.state, "p1")}
    assert (numbers["token"], numbers["insight"], numbers["agreement"]) == (1, 1, None)
    assert [(one.number, one.steps) for one in poster_view(sitting.state).questions] == [
        (1, ("plek", "huizen")),
        (2, ("hardop",)),
    ]


# -- what was put aside ---------------------------------------------------------------------------


def parked(sitting: Sitting) -> list[str]:
    return [one.text for one in parked_of(sitting.state)]


def test_something_is_put_aside_changed_and_taken_away_at_any_step() -> None:
    sitting = Sitting.of(house()).do(c.Park(" Straks\n dit ", by="p1"))
    first = sitting.state.seq
    sitting.to("plek").do(c.Park("En dat"), c.Park("Straks dat", replaces=first))
    assert parked(sitting) == ["Straks dat", "En dat"]
    sitting.do(c.Undo())
    assert parked(sitting) == ["Straks dit", "En dat"]
    sitting.do(c.Redo(), c.Park("", replaces=first))
    assert parked(sitting) == ["En dat"]
    assert sitting.refused(c.Park("Weer", replaces=first)) == "unknown-parked"
    sitting.do(c.Undo())
    assert parked(sitting) == ["Straks dat", "En dat"]
    assert parked(sitting.crashed()) == parked(sitting)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Park(""), "text-empty"),
        (c.Park(" \u200b"), "text-empty"),
        (c.Park("x" * 2001), "text-too-long"),
        (c.Park("Zo.", replaces=1), "unknown-parked"),
        (c.Park("Zo.", replaces=-1), "unknown-parked"),
        (c.Park("Zo.", by="p9"), "not-at-table"),
    ],
)
def test_what_cannot_be_put_aside_is_refused(command: c.Park, code: str) -> None:
    assert Sitting.of(house()).refused(command) == code


def test_what_was_put_aside_is_the_tables_to_print() -> None:
    sitting = Sitting.of(house()).do(c.Park("Straks", by="p1")).to("slot")
    (line,) = lines_of(sitting.state)
    assert (line.section, line.owner) == ("parked", "table")
    assert sitting.refused(c.ChooseLine("p1", line.id, True)) == "not-your-line"
    sitting.do(c.ChooseLine("table", line.id, True))
    assert words(poster_view(sitting.state).lines) == ["Straks"]
    assert sheet_lines_of(sitting.state, "p1") == ()
