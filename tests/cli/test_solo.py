"""Preparations on the command line: list, papers, passphrases, erasing; and what is never shown."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.engine import commands as c
from game.engine.view.talk import talk_view
from game.script.load import load_game
from game.store import sealed
from game.table import lease, solo
from game.table.requests import PlayRequest
from game.table.table import Table
from tests.cli.homes import Home
from tests.cli.running import Ran, run
from tests.cli.scanning import forms, pdf_text

PHRASE = "drie losse woorden"
NAME = "Zwëegnaam"
ON, OFF = "Kruidnagelwens", "Vijgenbladgeheim"


@pytest.fixture(autouse=True)
def quick(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys at once, and keep preparations below the test's own folder."""
    monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", (64, 1, 1))
    monkeypatch.setattr(solo, "home", lambda: folder(home))


def folder(home: Home) -> Path:
    return home.root / "data" / "groeihuis" / "voorbereiding"


def begun(phrase: str | None = None, *, chosen: bool = True) -> Path:
    """Keep a preparation with two answers, of which one goes on the sheet."""
    table = solo.begin(load_game("loopbaangesprek"), NAME, lang="nl", passphrase=phrase)
    assert isinstance(table, Table)
    for step, text in (("verhaal", ON), ("waarden", OFF)):
        assert table.perform(c.GoTo(step)) is None
        item = table.own("p1").screen.panel.form.items[0].id
        assert table.perform(c.Answer("p1", text=text, item=item)) is None
    if chosen:
        lines = talk_view(table.state, everything=True).lines
        (line,) = [one.id for one in lines if getattr(one.content, "text", "") == ON]
        assert table.perform(c.ChooseLine("p1", line, True, "sheet")) is None
    path: Path = table.store.path  # type: ignore[attr-defined]
    table.store.close()
    return path


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Hand lines over by a pipe."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in lines)))


def refused(done: Ran) -> str:
    """Give the one line of a refusal."""
    assert done.code == 1 and done.out == "", done
    return done.line


# -- list ---------------------------------------------------------------------------------------


def test_an_empty_list_says_how_to_begin(home: Home) -> None:
    done = run("solo", "list")
    assert (done.code, done.err) == (0, "")
    assert "play loopbaangesprek" in done.out
    assert run("solo", "list", "--json").json == []
    assert not folder(home).exists(), "looking makes nothing"


def test_the_list_shows_that_there_is_one_and_nothing_of_it(home: Home) -> None:
    begun(), begun(PHRASE)
    done = run("solo", "list")
    assert done.code == 0 and len(done.out.splitlines()) == 2
    assert all("voorbereiding" in line for line in done.out.splitlines())
    assert "met wachtzin" in done.out and "zonder wachtzin" in done.out
    rows = run("solo", "list", "--json").json
    assert [list(one) for one in rows] == [["id", "path", "begun", "locked"]] * 2
    assert sorted(one["locked"] for one in rows) == [False, True]
    for word in (NAME, ON, OFF):
        assert word not in done.out and word not in json.dumps(rows, ensure_ascii=False)


def test_a_file_of_another_is_left_out_and_the_file_is_its_owners(home: Home) -> None:
    path = begun()
    (folder(home) / "iets.groei").write_bytes(b"niets van ons")
    (folder(home) / "brief.txt").write_text("dag")
    assert len(run("solo", "list", "--json").json) == 1
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_sessions_and_agreements_know_nothing_of_it(home: Home) -> None:
    begun(PHRASE)
    for words in (("sessions", "list"), ("sessions", "list", "--json"), ("agreements", "--open")):
        done = run(*words)
        assert done.code == 0
        assert not [one for one in (NAME, ON, OFF, "loopbaan") if one in done.out + done.err]
    ways = [way for word in (NAME, ON, OFF) for way in forms(word)]
    for one in home.root.rglob("*"):
        assert not (one.is_file() and any(way in one.read_bytes() for way in ways)), one


# -- papers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("phrase", [None, PHRASE])
def test_the_sheet_holds_what_is_on_and_nothing_else(
    home: Home, monkeypatch: pytest.MonkeyPatch, phrase: str | None
) -> None:
    path = begun(phrase)
    before = path.read_bytes()
    typed(monkeypatch, *([phrase] if phrase else []))
    done = run("solo", "sheet", path, "-o", "blad.pdf")
    assert (done.code, done.err) == (0, "")
    assert Path(done.out.strip()) == Path("blad.pdf").absolute()
    text = "".join(pdf_text(Path("blad.pdf")).split())
    assert ON in text and OFF not in text
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("lang", "head"), [("nl", "Watikwilzeggen"), ("en", "WhatIwant"), ("fr", "Cequejeveuxdire")]
)
def test_the_sheet_speaks_the_language_that_is_asked_for(home: Home, lang: str, head: str) -> None:
    path = begun()
    assert run("--lang", lang, "solo", "sheet", path, "-o", "blad.pdf").code == 0
    text = "".join(pdf_text(Path("blad.pdf")).split())
    assert head in text and ON in text
    assert ("Afspraken" in text) is (lang == "nl")


def test_the_beginning_of_its_number_will_do(home: Home) -> None:
    path = begun()
    (one,) = run("solo", "list", "--json").json
    done = run("solo", "sheet", one["id"][:13], "-o", "blad.pdf")
    assert done.code == 0 and path.exists() and Path("blad.pdf").exists()


def test_a_sheet_of_nothing_is_refused(home: Home) -> None:
    path = begun(chosen=False)
    assert "niets aan" in refused(run("solo", "sheet", path))
    assert list(Path().iterdir()) == []


def test_the_guide_holds_nothing_of_anybody(home: Home) -> None:
    begun()
    done = run("solo", "guide", "-o", "leidraad.pdf")
    assert (done.code, done.err) == (0, "")
    text = pdf_text(Path("leidraad.pdf"))
    assert text.strip() and not [one for one in (NAME, ON, OFF) if one in text]


# -- wrong files and passphrases ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["weg.groei", "brief.groei", "leeg.groei", "map.groei", "0f", ""])
@pytest.mark.parametrize("command", ["sheet", "lock", "erase"])
def test_what_is_no_preparation_is_said_in_one_line(
    home: Home, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    typed(monkeypatch, "", "", "")
    Path("brief.groei").write_bytes(b"PK\x03\x04" * 200)
    Path("leeg.groei").touch()
    Path("map.groei").mkdir()
    more = ("--yes",) if command == "erase" else ()
    if (command, name) == ("erase", "leeg.groei"):  # nothing is nobody's: a kill left it behind
        assert run("solo", command, name, *more).code == 0 and not Path(name).exists()
        return
    refused(run("solo", command, name, *more))
    assert Path("brief.groei").read_bytes() == b"PK\x03\x04" * 200
    assert Path("leeg.groei").exists() and Path("map.groei").is_dir()


@pytest.mark.parametrize("phrase", ["", "helemaal fout", "drie losse woorden "])
def test_a_wrong_passphrase_is_one_line_and_changes_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch, phrase: str
) -> None:
    path = begun(PHRASE)
    before = path.read_bytes()
    typed(monkeypatch, phrase)
    said = refused(run("solo", "sheet", path))
    assert "De wachtzin past niet" in said
    typed(monkeypatch, phrase, "nieuw", "nieuw")
    assert refused(run("solo", "lock", path)) == said
    assert path.read_bytes() == before and list(Path().iterdir()) == []


def test_no_passphrase_changes_while_another_window_plays(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun()
    before = path.read_bytes()
    table = solo.take_up(path, None)
    with table.store, lease.take(table.store, table.session) or lease.Lease():
        typed(monkeypatch, PHRASE, PHRASE)
        said = refused(run("solo", "lock", path))
        assert said.endswith("Een ander venster schrijft in deze voorbereiding.")
        assert path.read_bytes() == before
    typed(monkeypatch, PHRASE, PHRASE)
    assert run("solo", "lock", path).code == 0 and solo.is_locked(path)


def test_at_a_terminal_a_passphrase_may_be_tried_three_times_and_is_never_shown(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(PHRASE)
    asked: list[str] = []

    def prompt(said: str, *, hide_input: bool, **_more: Any) -> str:
        assert hide_input
        asked.append(said)
        return answers.pop(0)

    monkeypatch.setattr("click.prompt", prompt)
    typed(monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    answers = ["fout", "weer fout", PHRASE]
    done = run("solo", "sheet", path, "-o", "blad.pdf")
    assert done.code == 0 and Path("blad.pdf").exists() and len(asked) == 3
    assert done.err.count("De wachtzin past niet") == 2
    answers = ["fout", "nieuw", "nieuw", PHRASE]
    asked.clear()
    done = run("solo", "lock", path)
    assert done.code == 0 and answers == []
    assert asked == ["Oude wachtzin", *asked[1:3], "Oude wachtzin"]
    solo.protect(path, "nieuw", PHRASE)
    answers = ["fout", "fout", "fout", PHRASE]
    done = run("solo", "sheet", path, "-o", "ander.pdf")
    assert done.code == 1 and answers == [PHRASE]
    assert PHRASE not in done.out + done.err


def test_a_damaged_file_is_one_line_and_nothing_is_made(home: Home) -> None:
    path = begun()
    raw = bytearray(path.read_bytes())
    raw[-40] ^= 1
    path.write_bytes(raw)
    assert "Dit bestand is" in refused(run("solo", "sheet", path))
    assert path.read_bytes() == raw and list(Path().iterdir()) == []


def test_without_a_line_to_read_nothing_waits(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begun(PHRASE)
    typed(monkeypatch)
    refused(run("solo", "sheet", path))


# -- passphrases --------------------------------------------------------------------------------


def test_a_passphrase_is_set_changed_and_taken_away(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun()
    for lines in ((PHRASE, PHRASE), (PHRASE, "nieuw", "nieuw"), ("nieuw", "", "")):
        typed(monkeypatch, *lines)
        done = run("solo", "lock", path)
        assert (done.code, done.err) == (0, "")
        assert solo.is_locked(path) == bool(lines[-1])
        table = solo.take_up(path, lines[-1] or None)
        assert table.state.players[0].name == NAME
        table.store.close()
    assert [one for one in folder(home).iterdir() if one.suffix != ".lock"] == [path]


def test_passphrases_that_differ_change_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun()
    before = path.read_bytes()
    typed(monkeypatch, "een", "twee")
    assert "niet gelijk" in refused(run("solo", "lock", path))
    assert path.read_bytes() == before


# -- erasing ------------------------------------------------------------------------------------


def test_erasing_asks_and_without_anybody_to_ask_refuses(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(PHRASE)
    typed(monkeypatch, "j")
    assert "--yes" in refused(run("solo", "erase", path))
    assert path.exists()
    for answer, there in (("n", True), ("", True), ("y", False)):
        typed(monkeypatch, answer)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
        assert run("solo", "erase", path).code == 0
        assert path.exists() == there
    assert list(folder(home).iterdir()) == []


def test_yes_erases_without_a_passphrase(home: Home) -> None:
    path = begun(PHRASE)
    done = run("solo", "erase", path, "--yes")
    assert (done.code, done.out, done.err) == (
        0,
        "Gewist, voorgoed.\n"
        "Wat je eruit maakte (blad, agenda, berichten, meeneembestand), blijft liggen.\n",
        "",
    )
    assert not path.exists() and list(folder(home).iterdir()) == []
    assert run("solo", "list", "--json").json == []


# -- to the screen ------------------------------------------------------------------------------


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Catch what would be shown on screen."""
    calls: list[dict[str, Any]] = []

    def screens(_app: object, **asked: Any) -> int:
        calls.append(asked)
        return 0

    monkeypatch.setattr("game.cli.play.screens", screens)
    return calls


def test_play_asks_for_a_preparation_with_a_name(shown: list[dict[str, Any]], home: Home) -> None:
    assert main(["play", "loopbaangesprek", "--player", "Zoë", "--practice"]) == 0
    (asked,) = shown
    assert asked["play"] == PlayRequest("loopbaangesprek", (("Zoë", None),), practice=True)
    assert run("play", "loopbaangesprek", "--player", "Zoë", "--player", "Mark").code == 2


def test_resume_takes_a_file_or_the_beginning_of_its_number(
    shown: list[dict[str, Any]], home: Home
) -> None:
    path = begun(PHRASE)
    (one,) = run("solo", "list", "--json").json
    for typed_ in (str(path), one["id"], one["id"][:13]):
        assert run("resume", typed_).code == 0
        assert shown.pop() == {"resume": str(path)}
    Path("brief.groei").write_bytes(b"niets van ons")
    for wrong in ("brief.groei", "weg.groei"):
        refused(run("resume", wrong))
    assert shown == []
