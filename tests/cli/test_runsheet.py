"""A coach gets a game on paper: at what time, what to say, what to lay ready."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from datafiles.text import localized
from exports.sheet import FactContent
from game.language import language
from game.script.load import load_game
from game.table.runsheet import runsheet_content
from tests.cli.running import TUTORIAL, Here, run

DAY = date(2026, 11, 19)


def _read(path: Path) -> str:
    reader = pypdf.PdfReader(BytesIO(path.read_bytes()))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def _told(text: str) -> str:
    return "".join(text.split())


def test_the_clock_runs_from_the_start_to_the_end_without_a_gap() -> None:
    game = load_game("bouwoverleg")
    content = runsheet_content(game, "nl", time(14, 0), DAY)
    minute = 14 * 60
    played = [step for step in game.script.steps if step.only is None]
    assert len(content.steps) == len(played)
    for shown, step in zip(content.steps, played, strict=True):
        assert shown.time == f"{minute // 60}:{minute % 60:02}"
        assert shown.minutes.startswith(str(step.minutes))
        assert shown.title == localized(step.title, "nl")
        assert shown.text == localized(step.text, "nl")
        assert step.more is None or shown.more == localized(step.more, "nl")
        assert step.hint is None or shown.hint == localized(step.hint, "nl")
        minute += step.minutes
    assert content.end_time == "16:00"
    assert "120" in content.end
    assert content.facts[0].text == "donderdag 19 november 2026"
    assert "14:00" in content.facts[1].text and "16:00" in content.facts[1].text
    assert "4" in content.facts[2].text and "6" in content.facts[2].text


def test_a_session_over_midnight_goes_on_from_nought() -> None:
    content = runsheet_content(load_game("bouwoverleg"), "nl", time(23, 10), DAY)
    times = [step.time for step in content.steps]
    assert times[0] == "23:10"
    assert times[-1] == "01:06"
    assert content.end_time == "01:10"


def test_a_start_at_midnight_is_a_start() -> None:
    content = runsheet_content(load_game("go-grow-duo"), "nl", time(0, 0))
    assert [step.time for step in content.steps][:2] == ["00:00", "00:03"]
    assert content.heads.time == "uur"


def test_without_day_and_start_the_minutes_are_counted_and_both_are_left_to_write_in() -> None:
    content = runsheet_content(load_game("bouwoverleg"), "nl")
    assert [step.time for step in content.steps][:3] == ["0:00", "0:04", "0:09"]
    assert content.end_time == "2:00"
    assert content.heads.time == "na"
    assert content.facts[:2] == (FactContent("", "datum"), FactContent("", "begin"))


def test_a_question_of_several_steps_bears_its_number_once() -> None:
    game = load_game("bouwoverleg")
    content = runsheet_content(game, "nl")
    numbers = [step.number for step in content.steps if step.number]
    assert numbers == [str(one) for one in range(1, game.script.questions + 1)]
    by_title = {step.title: step.number for step in content.steps}
    assert (by_title["Jouw huis"], by_title["Onze huizen"]) == ("2", "")


def test_the_break_is_marked_and_something_to_drink_is_laid_ready() -> None:
    content = runsheet_content(load_game("bouwoverleg"), "nl")
    assert [step.title for step in content.steps if step.pause] == ["Pauze"]
    assert "Iets te drinken voor de pauze" in content.ready
    assert any("tafelposter" in one for one in content.ready)
    duo = runsheet_content(load_game("go-grow-duo"), "nl")
    assert not any(step.pause for step in duo.steps)
    assert "Iets te drinken voor de pauze" not in duo.ready
    assert not any("tafelposter" in one for one in duo.ready)
    assert any("Go Grow" in one for one in duo.ready)


def test_what_there_is_to_explain_and_to_finish_stands_with_its_step() -> None:
    game = load_game("bouwoverleg")
    items = {step.title: step.items for step in runsheet_content(game, "nl").steps}
    zones = game.boards[0].zones
    assert [one.partition(":")[0] for one in items["De verdiepingen"]] == [
        localized(zone.name, "nl") for zone in zones
    ]
    for zone, one in zip(zones, items["De verdiepingen"], strict=True):
        assert localized(zone.meaning, "nl") in one
    assert items["Wat ik wil zeggen"] == (
        "Dit gaat goed en wil ik houden",
        "Dit wil ik graag anders",
    )
    assert items["Pauze"] == ()


def test_steps_that_only_a_follow_up_has_stand_only_on_its_runsheet() -> None:
    game = load_game("bouwoverleg")
    first, later = (runsheet_content(game, "nl", time(14, 0), follows=f) for f in (False, True))
    assert "Vorige keer" not in {step.title for step in first.steps}
    assert [step.title for step in later.steps][:2] == ["Welkom", "Vorige keer"]
    assert (first.end_time, later.end_time) == ("16:00", "16:10")
    assert "130" in later.end


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_it_speaks_the_language_that_is_asked_and_leaves_the_readers_alone(lang: Any) -> None:
    before = language()
    game = load_game("bouwoverleg")
    content = runsheet_content(game, lang, time(14, 0), DAY)
    assert content.lang == lang
    assert content.title == localized(game.script.title, lang)
    assert content.steps[0].text == localized(game.script.steps[0].text, lang)
    year = {"nl": "donderdag 19 november", "en": "Thursday", "fr": "jeudi 19 novembre"}[lang]
    assert year in content.facts[0].text
    assert language() == before


def test_the_file_lies_where_it_is_told_and_reads_back(here: Here) -> None:
    done = run("scripts", "runsheet", "bouwoverleg", "--start", "14:00", "--date", "19-11-2026")
    assert (done.code, done.err) == (0, "")
    path = Path(done.out.strip())
    assert path == Path.cwd() / "bouwoverleg-draaiboek.pdf"
    read = _read(path)
    for step in load_game("bouwoverleg").script.steps:
        wanted = _told(localized(step.title, "nl"))
        assert (wanted in read) is (step.only is None)
    for text in ("donderdag19november2026", "14:00", "15:56", "16:00"):
        assert text in read


def test_a_folder_a_name_or_the_own_folder_may_be_asked_for(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = run("scripts", "runsheet", "go-grow-duo", "-o", folder)
    assert Path(done.out.strip()) == folder / "go-grow-duo-draaiboek.pdf"
    done = run("scripts", "runsheet", "go-grow-duo", "-o", folder / "mijn.pdf")
    assert Path(done.out.strip()) == folder / "mijn.pdf"
    assert (folder / "mijn.pdf").read_bytes() == (folder / "go-grow-duo-draaiboek.pdf").read_bytes()
    own = tmp_path / "posters"
    own.mkdir()
    here.config.parent.mkdir(parents=True, exist_ok=True)
    here.config.write_text(f'{{"poster_folder": "{own.as_posix()}"}}', encoding="utf-8")
    done = run("scripts", "runsheet", "go-grow-duo")
    assert Path(done.out.strip()).parent == own


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        *(("9:05", "09:05"), ("9.05", "09:05"), ("9u05", "09:05"), ("9h05", "09:05")),
        *(("9u", "09:00"), ("9", "09:00"), ("0:00", "00:00"), ("23:59", "23:59")),
        (" 14:00 ", "14:00"),
    ],
)
def test_a_start_may_be_typed_as_people_do(here: Here, typed: str, shown: str) -> None:
    done = run("scripts", "runsheet", "go-grow-duo", "--start", typed)
    assert done.code == 0
    assert shown in _read(Path(done.out.strip()))


@pytest.mark.parametrize(
    "typed", ["24:00", "9:60", "9:5", "kwart over", "", "9:05:00", "٩:٠٠", "-1"]
)
def test_what_is_no_time_is_said_and_nothing_is_written(here: Here, typed: str) -> None:
    done = run("scripts", "runsheet", "go-grow-duo", f"--start={typed}")
    assert (done.code, done.out) == (2, "")
    assert "is geen uur; typ bijvoorbeeld 14:00" in done.line
    assert list(Path.cwd().iterdir()) == []


def test_what_is_no_day_is_said(here: Here) -> None:
    done = run("scripts", "runsheet", "go-grow-duo", "--date", "31-2")
    assert done.code == 2
    assert "31-2 is geen dag" in done.line


def test_a_game_that_is_not_there_is_said(here: Here) -> None:
    done = run("scripts", "runsheet", "bouwoverlek")
    assert done.code == 1
    assert done.line == "groeihuis: Er is geen spel bouwoverlek. Bedoel je bouwoverleg?"


def test_a_place_that_cannot_be_written_is_said(here: Here, tmp_path: Path) -> None:
    done = run("scripts", "runsheet", "go-grow-duo", "-o", tmp_path / "nowhere" / "x.pdf")
    assert done.code == 1
    assert "x.pdf" in done.line


def test_an_own_game_has_a_runsheet_too(here: Here, tmp_path: Path) -> None:
    done = run("scripts", "runsheet", TUTORIAL, "-o", tmp_path / "eigen.pdf")
    assert done.code == 0
    read = _read(tmp_path / "eigen.pdf")
    for step in load_game(str(TUTORIAL)).script.steps:
        assert _told(localized(step.text, "nl")) in read


def test_a_follow_up_is_asked_for_by_name(here: Here, tmp_path: Path) -> None:
    run("scripts", "runsheet", "bouwoverleg", "--follow-up", "-o", tmp_path / "x.pdf")
    assert "Vorigekeer" in _read(tmp_path / "x.pdf")


def test_the_language_of_the_command_is_that_of_the_sheet(here: Here, tmp_path: Path) -> None:
    run("scripts", "runsheet", "bouwoverleg", "--lang", "fr", "-o", tmp_path / "x.pdf")
    assert "Réuniondechantier" in _read(tmp_path / "x.pdf")
