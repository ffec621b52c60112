"""Names as people type them, late corrections, and players who leave halfway and come back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.engine import commands as c
from game.engine.answers import Refusal
from game.engine.state import Player
from game.engine.view.parts import order
from game.engine.view.poster import poster_view
from game.engine.view.screen import screen_view
from game.engine.words import LINE_LENGTH, NAME_LENGTH, clean_line, line_or_refusal, name_or_refusal
from tests.engine.sitting import Sitting, duo, game, overleg, starting, step, trio


def code_of(names: tuple[str, ...]) -> tuple[str, str | None] | None:
    """Give with which code, and at which seat, a session with these names is refused."""
    refusal = Sitting().ask(starting(duo(), names=names))
    return (refusal.code, refusal.params.get("seat")) if refusal else None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name-empty"),
        ("  \t ", "name-empty"),
        ("\u0301", "name-empty"),
        ("\u0301\u0308\u0327", "name-empty"),
        ("\u200d\u200c", "name-empty"),
        ("\u00a0\u2003", "name-empty"),
        ("\ufe0f", "name-empty"),
        ("\u200b", "name-control"),
        ("\u200b\u2060\ufeff", "name-control"),
        ("\u3164", "name-control"),
        ("\u2800", "name-control"),
        ("An\u3164na", "name-control"),
        ("An\x00na", "name-control"),
        ("An\nna", "name-control"),
        ("An\tna", "name-control"),
        ("\x1b[31mAnna", "name-control"),
        ("An\x7fna", "name-control"),
        ("An\x9bna", "name-control"),
        ("Anna\u202e", "name-control"),
        ("\u2066Anna\u2069", "name-control"),
        ("\u200fאנה", "name-control"),
        ("An\u00adna", "name-control"),
        ("An\u2028na", "name-control"),
        ("An\ud800na", "name-control"),
        ("An\ue000na", "name-control"),
        ("n" * 200, "name-too-long"),
        ("n" * (NAME_LENGTH + 1), "name-too-long"),
        ("e\u0323\u0323" * 21, "name-too-long"),
    ],
)
def test_a_name_that_nobody_could_read_is_refused_at_its_seat(name: str, code: str) -> None:
    assert code_of(("Mark", name)) == (code, "2")
    assert code_of((name, "Mark")) == (code, "1")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("  Jan   de  Wit ", "Jan de Wit"),
        ("n" * NAME_LENGTH, "n" * NAME_LENGTH),
        ("O’Brien-Smit", "O’Brien-Smit"),
        ("李", "李"),
        ("אנה", "אנה"),
        ("محمد", "محمد"),
        ("नीलम", "नीलम"),
        ("สมชาย", "สมชาย"),
        ("🌻", "🌻"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("🇧🇪", "🇧🇪"),
        ("7", "7"),
        ("?", "?"),
        ("Anna\n", "Anna"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_name_that_people_bear_is_kept_as_they_write_it(name: str, kept: str) -> None:
    sitting = Sitting.of(duo(), names=(name, "Xavier"))
    assert sitting.state.players[0].name == kept
    assert unicodedata.is_normalized("NFC", kept)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zoë", "Zoë"),
        ("Zoë", "zoË"),
        ("Zoë", "Zoe\u0308"),
        ("Zoë", " ZOË  "),
        ("Straße", "STRASSE"),
        ("Anna", "Ａｎｎａ"),
        ("Anna", "An\u200cna"),
        ("❤", "❤\ufe0f"),
        ("Jan de Wit", "jan  de wit"),
    ],
)
def test_two_names_that_look_alike_are_refused(one: str, other: str) -> None:
    assert code_of((one, other)) == ("name-taken", "2")
    assert code_of((other, one)) == ("name-taken", "2")


def test_names_that_differ_in_an_accent_are_two_names() -> None:
    assert code_of(("Zoë", "Zoé")) is None
    assert code_of(("Zoë", "Zoe")) is None


@given(st.text(max_size=60))
def test_a_name_is_clean_and_stays_as_it_is_or_is_refused(raw: str) -> None:
    name = name_or_refusal(raw, ())
    if isinstance(name, Refusal):
        assert name.code in {"name-empty", "name-control", "name-too-long"}
        return
    assert 0 < len(name) <= NAME_LENGTH
    assert name_or_refusal(name, ()) == name
    assert name_or_refusal(name.upper(), (Player("p1", name, "member"),)) != name
    assert not {unicodedata.category(letter) for letter in name} & {"Cc", "Cs", "Co", "Zl", "Zp"}


@given(st.text(max_size=60))
def test_a_line_is_clean_after_one_cleaning(raw: str) -> None:
    line = clean_line(raw)
    assert clean_line(line) == line
    assert line == line.strip()
    assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    line.encode("utf-8")


def test_a_line_keeps_its_words_and_loses_what_steers_a_terminal() -> None:
    assert clean_line("een\r\ntwee\tdrie\x00vier") == "een twee drie vier"
    assert clean_line("\x1b[2Jweg\u202e!") == "[2Jweg!"
    assert clean_line("e\u0301e\u0301n 👩\u200d💻 \u200e") == "één 👩\u200d💻"


@pytest.mark.parametrize("length", [1, LINE_LENGTH - 1, LINE_LENGTH, LINE_LENGTH + 1, 9999])
def test_a_line_holds_two_thousand_letters_and_not_one_more(length: int) -> None:
    line = line_or_refusal("x" * length)
    if length <= LINE_LENGTH:
        assert line == "x" * length
    else:
        assert line == Refusal("text-too-long", {"most": "2000", "length": str(length)})


@pytest.mark.parametrize("raw", ["", "  ", "\n\t", "\u200b", "\x00", "\ue000"])
def test_a_line_of_nothing_is_refused_where_one_is_needed(raw: str) -> None:
    assert line_or_refusal(raw) == Refusal("text-empty")
    assert line_or_refusal(raw, required=False) == ""


def test_a_team_a_place_and_a_coach_are_cleaned_and_may_be_too_long() -> None:
    start = starting(duo())
    loose = " De\tploeg\x00 "
    sitting = Sitting().do(replace(start, team=loose, place=loose, coach=loose))
    started = sitting.state.started
    assert (started.team, started.place, started.coach) == ("De ploeg",) * 3
    long = "x" * 2001
    for refused in (
        replace(start, team=long),
        replace(start, place=long),
        replace(start, coach=long),
    ):
        assert Sitting().refused(refused) == "text-too-long"


def test_too_few_and_too_many_players_and_unknown_roles_are_refused() -> None:
    assert code_of(("Zoë",)) == ("players-count", None)
    start = starting(duo())
    assert Sitting().refused(replace(start, seats=())) == "players-count"
    three = (*start.seats, c.Seat("Ann", "colleague"))
    assert Sitting().refused(replace(start, seats=three)) == "players-count"
    odd = (c.Seat("Zoë", "manager"), c.Seat("Mark", "manager"))
    assert Sitting().refused(replace(start, seats=odd)) == "role-unknown"


def test_a_name_may_be_corrected_late_and_every_view_follows() -> None:
    sitting = Sitting.of(duo()).to("slot").do(c.Rename("p1", " Zoé "))
    assert screen_view(sitting.state).player("p1").name == "Zoé"
    length = len(sitting.log)
    sitting.do(c.Rename("p1", "Zoé"))
    assert len(sitting.log) == length
    sitting.do(c.Rename("p1", "ZOÉ"))
    assert sitting.refused(c.Rename("p2", "zoé")) == "name-taken"
    assert sitting.refused(c.Rename("p1", "")) == "name-empty"
    assert sitting.refused(c.Rename("p9", "Ann")) == "not-at-table"
    assert sitting.refused(c.Rename("table", "Ann")) == "not-at-table"


def test_a_name_may_be_corrected_after_the_close_because_the_poster_may_be_made_anew() -> None:
    sitting = Sitting.of(duo()).to("slot").do(c.Close(), c.Rename("p1", "Zoé"))
    assert sitting.kinds()[-2:] == ["closed", "player-renamed"]
    assert [one.name for one in poster_view(sitting.state).players] == ["Zoé", "Mark"]
    assert screen_view(sitting.state).status == "closed"
    assert sitting.refused(c.Rename("p2", "zoé")) == "name-taken"
    assert sitting.refused(c.Rename("p1", "")) == "name-empty"
    for command in (c.Leave("p1"), c.Return("p1"), c.Undo("p1"), c.Undo()):
        assert sitting.refused(command) == "closed"


def test_the_last_one_at_the_table_cannot_leave() -> None:
    sitting = Sitting.of(duo()).do(c.Leave("p1"), c.Leave("p1"))
    assert sitting.kinds().count("player-left") == 1
    assert sitting.refused(c.Leave("p2")) == "last-player"
    sitting.do(c.Return("p1"), c.Return("p1"), c.Leave("p2"))
    assert sitting.kinds().count("player-returned") == 1


def test_the_table_does_not_wait_for_who_left() -> None:
    sitting = Sitting.of(trio()).to("ikzelf")
    sitting.place(("p1", "p1", 0.1, 0.1), ("p2", "p2", 0.9, 0.9))
    assert screen_view(sitting.state).waiting == ("p3",)
    sitting.do(c.Leave("p3"))
    assert screen_view(sitting.state).waiting == ()
    sitting.do(c.Next())
    seats = screen_view(sitting.state).panel.seats
    assert {seat.player: seat.subjects for seat in seats} == {"p1": ("p2",), "p2": ("p1",)}
    assert sitting.refused(c.Place("p1", "p3", 0.1, 0.1)) == "not-about"
    assert sitting.refused(c.Place("p3", "p1", 0.1, 0.1)) == "not-at-table"


def test_who_leaves_after_the_reveal_keeps_nobody_waiting_for_their_gap() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1)).to("jij")
    sitting.place(("p2", "p1", 0.9, 0.9)).to("verschil").do(c.Reveal())
    assert screen_view(sitting.state).waiting == ("p1",)
    sitting.do(c.Leave("p1"))
    assert sitting.refused(c.Hear("p1")) == "not-about"
    assert screen_view(sitting.state).waiting == ()
    sitting.do(c.Next())


def test_who_left_switches_no_line_of_the_poster() -> None:
    sitting = Sitting.of(duo()).to("ikzelf").place(("p1", "p1", 0.1, 0.1))
    token = str(sitting.state.seq)
    sitting.to("verschil").do(c.Reveal()).to("slot").do(c.Leave("p1"))
    assert sitting.refused(c.ChooseLine("p1", token, True)) == "not-at-table"
    assert sitting.refused(c.ChooseLine("p2", token, True)) == "not-your-line"
    sitting.do(c.Return("p1"), c.ChooseLine("p1", token, True))


def test_the_order_of_a_step_begins_with_another_player_each_time() -> None:
    built = game(*(step(f"stap-{n}", "place", about="self", audience="shared") for n in range(4)))
    sitting = Sitting.of(built)
    firsts = []
    for number in range(4):
        sitting.to(f"stap-{number}")
        firsts.append(screen_view(sitting.state).panel.seats[0].player)
    assert firsts == ["p1", "p2", "p3", "p1"]


def test_the_order_stays_when_somebody_leaves() -> None:
    names = ("Anneleen", "Ann", "Bert", "Li")
    sitting = Sitting.of(overleg(), names=names)
    steps = sitting.state.started.script.steps
    before = [order(sitting.state, one) for one in steps]
    sitting.do(c.Next(anyway=True), c.Leave("p4"))
    for one_step, was in zip(steps, before, strict=True):
        left = [one.id for one in was if one.id != "p4"]
        assert [one.id for one in order(sitting.state, one_step)] == left
    assert len({was[0].id for was in before}) == len(names), "nobody is always first"
