"""Notes, agreements and what of it all is printed: who may choose, change and look back."""

from __future__ import annotations

from datetime import date

import pytest

from game.engine import commands as c
from game.engine.events import AgreementRecord, Distilled, Envelope
from game.engine.evolve import evolve
from game.engine.state import State
from game.engine.view.lines import lines_of
from game.engine.view.parts import agreements_of
from game.engine.view.poster import poster_view
from tests.engine.sitting import BEGAN, TODAY, Sitting, duo, starting, trio


def revealed() -> Sitting:
    """Two people placed themselves and each other; all of it is open."""
    sitting = Sitting.of(duo()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p2", "p2", 0.9, 0.9)).to("jij")
    sitting.place(("p1", "p2", 0.8, 0.2), ("p2", "p1", 0.2, 0.2)).to("verschil")
    return sitting.do(c.Reveal())


def owners(sitting: Sitting) -> dict[tuple[str, str], str]:
    return {(line.section, line.id): line.owner for line in lines_of(sitting.state)}


def test_a_line_about_a_person_is_that_persons_and_the_rest_is_the_tables() -> None:
    sitting = revealed().do(c.Note("Ik bloei.", about="p1", by="p2")).to("kaarten")
    sitting.do(c.Draw("p2"), c.Discuss("p2")).to("inzichten").do(c.Note("Samen", by="p1"))
    sitting.to("afspraken").do(c.Agree("Belt", ("p1",), by="p1"))
    assert sorted({(section, owner) for (section, _), owner in owners(sitting).items()}) == [
        ("agreement", "table"),
        ("card", "table"),
        ("gap", "p1"),
        ("gap", "p2"),
        ("insight", "table"),
        ("quote", "p1"),
        ("token", "p1"),
        ("token", "p2"),
    ]
    assert not any(line.on for line in lines_of(sitting.state))


def test_only_its_owner_switches_a_line() -> None:
    sitting = revealed().do(c.Note("Ik bloei.", about="p1", by="p2")).to("slot")
    for (_, line), owner in owners(sitting).items():
        for other in {"p1", "p2", "table"} - {owner}:
            assert sitting.refused(c.ChooseLine(other, line, True)) == "not-your-line"
        assert sitting.refused(c.ChooseLine("p9", line, True)) == "not-at-table"
        sitting.do(c.ChooseLine(owner, line, True))
    assert all(line.on for line in lines_of(sitting.state))
    assert len(poster_view(sitting.state).tokens) == 4


def test_a_gap_with_somebody_is_chosen_by_whom_it_is_about_and_not_by_who_placed() -> None:
    sitting = revealed()
    (line,) = (one for one in lines_of(sitting.state) if one.section == "gap" and one.owner == "p1")
    assert sitting.refused(c.ChooseLine("p2", line.id, True)) == "not-your-line"
    sitting.do(c.ChooseLine("p1", line.id, True))
    tokens = poster_view(sitting.state).tokens
    assert {(one.by, one.about) for one in tokens} == {("p1", "p1"), ("p2", "p1")}


@pytest.mark.parametrize("line", ["", "0", "1", "999", "5-", "-5", "x", "\x00", "5-6-7"])
def test_a_line_that_is_not_there_cannot_be_chosen(line: str) -> None:
    for actor in ("p1", "table", "p9"):
        assert revealed().refused(c.ChooseLine(actor, line, True)) == "unknown-line"


def test_a_sealed_placement_has_no_line_before_the_reveal() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    assert sitting.refused(c.ChooseLine("p1", str(sitting.state.seq), True)) == "unknown-line"


def test_lines_may_be_chosen_after_the_close_and_choosing_again_writes_nothing() -> None:
    sitting = revealed().do(c.Close())
    (token,) = (
        one.id for one in lines_of(sitting.state) if (one.section, one.owner) == ("token", "p1")
    )
    sitting.do(c.ChooseLine("p1", token, True))
    length = len(sitting.log)
    sitting.do(c.ChooseLine("p1", token, True))
    assert len(sitting.log) == length


def test_words_about_a_person_that_change_go_off_until_that_person_says_yes_again() -> None:
    sitting = revealed().do(c.Note("Ik bloei.", about="p1", by="p2"))
    line = str(sitting.state.seq)
    sitting.do(c.ChooseLine("p1", line, True))
    sitting.do(c.Note("Ik bloei niet.", about="p1", by="p2"))
    assert sitting.state.lines[line] is False
    sitting.do(c.Undo("p2"))
    assert sitting.state.lines[line] is True


def test_there_is_one_quote_a_person_and_a_second_one_takes_its_place() -> None:
    sitting = revealed().do(c.Note("Een", about="p1"), c.Note("Twee", about="p2"))
    sitting.do(c.Note("Drie", about="p1"))
    assert [(note.about, note.text) for note in sitting.state.notes.values()] == [
        ("p1", "Drie"),
        ("p2", "Twee"),
    ]
    sitting.do(c.Note("", about="p1"))
    assert [note.about for note in sitting.state.notes.values()] == ["p2"]
    assert sitting.refused(c.Note("", about="p1")) == "text-empty"


@pytest.mark.parametrize("about", [None, "p9", "table", "", "P1"])
def test_a_quote_is_about_somebody_at_the_table(about: str | None) -> None:
    assert revealed().refused(c.Note("Zo.", about=about)) == "not-about"


def test_before_the_reveal_nothing_is_heard_or_written_about_a_gap() -> None:
    sitting = Sitting.of(duo()).to("verschil")
    assert sitting.refused(c.Note("Zo.", about="p1")) == "not-revealed"
    assert sitting.refused(c.Hear("p1")) == "not-revealed"


def test_a_note_is_written_changed_and_taken_away() -> None:
    sitting = Sitting.of(trio()).to("inzichten").do(c.Note(" Een\n zin ", zone="grow", by="p1"))
    line = sitting.state.seq
    assert sitting.state.notes[line].text == "Een zin"
    sitting.do(c.Note("Beter", replaces=line), c.Note("Ander"))
    assert [note.text for note in sitting.state.notes.values()] == ["Beter", "Ander"]
    sitting.do(c.Note("", replaces=line))
    assert sitting.refused(c.Note("Weer", replaces=line)) == "unknown-note"
    assert sitting.refused(c.Note("")) == "text-empty"
    assert sitting.refused(c.Note("x" * 2001)) == "text-too-long"
    assert sitting.refused(c.Note("Een", zone="nergens")) == "unknown-zone"
    assert sitting.refused(c.Note("Een", zone="")) == "unknown-zone"
    assert sitting.refused(c.Note("Een", by="p9")) == "not-at-table"
    for strange in (0, -1, 1, 999):
        assert sitting.refused(c.Note("Een", replaces=strange)) == "unknown-note"


def test_a_note_of_another_step_is_not_changed_here() -> None:
    sitting = revealed().do(c.Note("Over jou", about="p1"))
    quote = sitting.state.seq
    sitting.to("inzichten")
    assert sitting.refused(c.Note("Anders", replaces=quote)) == "unknown-note"


def test_an_insight_is_about_nobody_so_that_it_is_the_tables() -> None:
    sitting = Sitting.of(duo()).to("inzichten").do(c.Note("Zoë blinkt uit", about="p1", by="p2"))
    (note,) = sitting.state.notes.values()
    assert note.about is None


def test_an_agreement_names_what_who_when_and_is_cleaned() -> None:
    sitting = Sitting.of(duo()).to("afspraken")
    sitting.do(c.Agree(" Loopt\tmee ", ("p2", "p1", "p2"), " Vraagt ", TODAY, "tijd\x00", by="p1"))
    (made,) = agreements_of(sitting.state)
    assert (made.what, made.who, made.first_step, made.need) == (
        "Loopt mee",
        ("p1", "p2"),
        "Vraagt",
        "tijd",
    )
    assert (made.by_when, made.status, made.number) == (TODAY, "open", sitting.state.seq)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.Agree("", ("p1",)), "text-empty"),
        (c.Agree("\u200b", ("p1",)), "text-empty"),
        (c.Agree("x" * 2001, ("p1",)), "text-too-long"),
        (c.Agree("Belt", ("p1",), first_step="x" * 2001), "text-too-long"),
        (c.Agree("Belt", ("p1",), need="x" * 2001), "text-too-long"),
        (c.Agree("Belt", ()), "who-empty"),
        (c.Agree("Belt", ("p9",)), "not-at-table"),
        (c.Agree("Belt", ("table",)), "not-at-table"),
        (c.Agree("Belt", ("p1", "")), "not-at-table"),
        (c.Agree("Belt", ("p1",), by="p9"), "not-at-table"),
        (c.Agree("Belt", ("p1",), by_when=date(2026, 11, 21)), "date-past"),
        (c.Agree("Belt", ("p1",), by_when=date.min), "date-past"),
        (c.Agree("Belt", ("p1",), replaces=1), "unknown-agreement"),
        (c.Agree("Belt", ("p1",), replaces=-1), "unknown-agreement"),
        (c.Agree("", (), replaces=999), "unknown-agreement"),
    ],
)
def test_an_agreement_that_is_not_whole_is_refused(command: c.Agree, code: str) -> None:
    assert Sitting.of(duo()).to("afspraken").refused(command) == code


def test_an_agreement_is_changed_in_its_place_and_taken_back() -> None:
    sitting = (
        Sitting.of(duo()).to("afspraken").do(c.Agree("Een", ("p1",)), c.Agree("Twee", ("p2",)))
    )
    (number, _) = sitting.state.agreements
    sitting.do(c.Agree("Beter", ("p1", "p2"), by_when=date.max, replaces=number))
    assert [one.what for one in agreements_of(sitting.state)] == ["Beter", "Twee"]
    sitting.do(c.Agree("", (), replaces=number))
    assert [one.what for one in agreements_of(sitting.state)] == ["Twee"]
    assert sitting.refused(c.Agree("Terug", ("p1",), replaces=number)) == "unknown-agreement"
    sitting.do(c.Undo())
    assert [one.what for one in agreements_of(sitting.state)] == ["Beter", "Twee"]


def test_somebody_who_left_may_still_have_agreed() -> None:
    sitting = Sitting.of(duo()).do(c.Leave("p2")).to("afspraken").do(c.Agree("Belt", ("p2",)))
    assert agreements_of(sitting.state)[0].who == ("p2",)


@pytest.mark.parametrize("day", [date.min, date(2026, 11, 21), TODAY])
def test_a_follow_up_lies_after_the_session(day: date) -> None:
    assert Sitting.of(duo()).refused(c.SetFollowUp(day)) == "date-past"
    assert Sitting().refused(starting(duo(), follow_up=day)) == "date-past"


def test_a_follow_up_is_set_by_somebody_at_the_table_and_once() -> None:
    sitting = Sitting.of(duo()).do(c.SetFollowUp(date(2027, 3, 1)))
    assert sitting.state.follow_up == date(2027, 3, 1)
    length = len(sitting.log)
    sitting.do(c.SetFollowUp(date(2027, 3, 1)))
    assert len(sitting.log) == length
    for stranger in ("p9", "", "screen"):
        assert sitting.refused(c.SetFollowUp(date.max, by=stranger)) == "not-at-table"
    sitting.do(c.Undo())
    assert sitting.state.follow_up == date(2027, 2, 22)


def test_agreements_are_looked_back_on_also_after_the_close() -> None:
    sitting = Sitting.of(duo()).to("afspraken").do(c.Agree("Belt", ("p1",)))
    number = sitting.state.seq
    sitting.do(c.Close(), c.Review(number, "going"), c.Review(number, "going"))
    assert sitting.kinds()[-2:] == ["closed", "agreement-reviewed"]
    assert agreements_of(sitting.state)[0].status == "going"
    for strange in (0, -1, 1, 999):
        assert sitting.refused(c.Review(strange, "done")) == "unknown-agreement"


def test_after_the_purge_date_only_agreements_are_left_and_can_be_looked_back_on() -> None:
    record = AgreementRecord(
        id=7, what="Belt", who=("Zoë",), first_step="", by_when=None, need="", status="open"
    )
    left = Distilled(
        script="go-grow-duo", title="Go Grow", lang="nl", team="", held_on=TODAY,
        follow_up=date(2027, 2, 22), agreements=(record,),
    )  # fmt: skip
    sitting = Sitting(state=evolve(State(), Envelope(41, BEGAN, left)))
    assert sitting.state.seq == 41
    sitting.do(c.Review(7, "done"))
    assert agreements_of(sitting.state)[0].status == "done"
    assert sitting.refused(c.Review(8, "done")) == "unknown-agreement"
    assert sitting.refused(starting(duo())) == "already-started"
    for command in (
        c.Next(),
        c.Close(),
        c.Undo(),
        c.ChooseLine("p1", "7", True),
        c.Rename("p1", "A"),
    ):
        assert sitting.refused(command) == "not-started"
