"""What a bouwoverleg leaves on disk and paper: what was released, and nothing of health."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from boards.geometry import stop_x
from datafiles.text import localized
from game.engine import commands as c
from game.script.load import load_game
from game.store import MemoryStore, open_store
from game.table.dates import this_day
from game.table.setup import start_command
from game.table.sheet import sheet_name
from game.table.simulate import simulate
from game.table.table import Table
from tests.cli.running import Here, run

NAMES = ("Anouk", "Mark", "Łucja", "Đức")
PLANTED = "Mijn rug speelt op"
KEPT = "Ik mis tijd om te leren"
PRIVATE = "Dit zeg ik alleen zelf"
RELEASED = "Een uur per week oefenen"


def played(db: Path, *, keep: bool = False) -> str:
    """Play to the close: Anouk chose health with planted words, the others did not."""
    start = start_command(
        load_game("bouwoverleg"),
        tuple(c.Seat(name, "member") for name in NAMES),
        lang="nl",
        today=this_day(),
        health="keep" if keep else "talk",
    )
    with open_store(str(db)) as store:
        table = Table.start(store, start)
        assert isinstance(table, Table)

        def do(*commands: c.Command) -> None:
            for command in commands:
                assert table.perform(command) is None, command

        def to(step: str) -> None:
            while table.state.step != step:
                do(c.Next(anyway=True))

        people = [player.id for player in table.screen().players]
        if keep:
            do(*(c.AnswerHealth(one, keeps=True) for one in people))
        to("huis")
        for seat, one in enumerate(people):
            for level in ("health", "talents", "values", "work"):
                do(c.Place(one, one, stop_x(2 * seat), None, level))
        to("huizen")
        do(c.Reveal())
        to("verstevigen")
        do(c.Answer("p1", PLANTED, ("health",)))
        do(*(c.Answer(one, KEPT, ("talents",)) for one in people[1:]), c.Reveal())
        assert PLANTED in [one.text for one in table.screen().panel.answers]
        to("zeggen")
        do(c.Answer("p1", PRIVATE, item="houden"), c.Answer("p1", RELEASED, item="anders"))
        to("afspraken")
        do(c.Agree("Belt de planning", ("p1",), "Maandag", date(2026, 12, 7), "Een uur"))
        to("slot")
        for line in table.screen().panel.lines:
            do(c.ChooseLine(line.owner, line.id, True))
        for line in table.own("p2").screen.panel.lines:
            if line.owner == "p2" and not line.on:
                do(c.ChooseLine("p2", line.id, True))
        for line, _sheet, _poster in table.paper_lines("p1"):
            if getattr(line.content, "text", "") != PRIVATE:
                do(c.ChooseLine("p1", line.id, True, "sheet"))
        return table.session


def read(path: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(text.split())


def written(db: Path) -> bytes:
    return b"".join(path.read_bytes() for path in db.parent.glob(f"{db.name}*"))


@pytest.fixture
def made(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a database that the commands use."""
    monkeypatch.setenv("GROEIHUIS_DB", str(tmp_path / "sessies.db"))
    return tmp_path


def test_nothing_of_health_is_in_a_file_or_on_a_paper(made: Path) -> None:
    session = played(made / "sessies.db")
    assert run("poster", session, "-o", str(made / "p.pdf")).code == 0
    assert run("sheet", session, "--player", "anouk", "-o", str(made / "s.pdf")).code == 0
    assert run("agreements", "--ics", str(made / "a.ics"), "--session", session).code == 0
    assert run("sessions", "export", session, "--complete", "-o", str(made / "e.json")).code == 0
    database = written(made / "sessies.db")
    assert PLANTED.encode() not in database
    assert KEPT.encode() in database
    for name in ("e.json", "a.ics", "p.pdf", "s.pdf"):
        assert PLANTED.encode() not in (made / name).read_bytes(), name
    poster, sheet = read(made / "p.pdf"), read(made / "s.pdf")
    assert PLANTED not in poster + sheet
    assert "Besproken. Niets genoteerd." in poster
    assert KEPT in poster
    exported = (made / "e.json").read_text(encoding="utf-8")
    assert '"level": "health"' not in exported.replace('":"', '": "')


def test_where_everybody_said_yes_the_same_is_kept(made: Path) -> None:
    session = played(made / "sessies.db", keep=True)
    assert PLANTED.encode() in written(made / "sessies.db")
    assert run("poster", session, "-o", str(made / "p.pdf")).code == 0
    assert PLANTED in read(made / "p.pdf")


def test_a_sheet_holds_what_its_owner_released_and_nobody_elses(made: Path) -> None:
    session = played(made / "sessies.db")
    done = run("sheet", session, "--player", "Anouk", "-o", str(made / "s.pdf"))
    assert done.code == 0
    sheet = read(made / "s.pdf")
    assert RELEASED in sheet and "Belt de planning" in sheet
    assert PRIVATE not in sheet and KEPT not in sheet
    assert PRIVATE not in str(run("sessions", "export", session).out)
    done = run("sheet", session, "--player", "Mark", "-o", str(made / "m.pdf"))
    assert (done.code, (made / "m.pdf").exists()) == (1, False)
    assert "nog niets" in done.line
    assert "Anouk, Mark" in run("sheet", session, "--player", "Piet").line


def test_the_calendar_holds_the_days_that_are_on_the_poster(made: Path) -> None:
    session = played(made / "sessies.db")
    run("agreements", "--ics", str(made / "a.ics"), "--session", session)
    text = (made / "a.ics").read_bytes().replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "Anouk: Belt de planning" in text and "20261207" in text


def test_a_blank_poster_holds_the_nine_questions_in_each_language(made: Path) -> None:
    for lang, said in (("nl", "Schrijf niets op."), ("en", "Write nothing down."), ("fr", "rien")):
        path = made / f"{lang}.pdf"
        assert run("poster", "--blank", "bouwoverleg", "--lang", lang, "-o", str(path)).code == 0
        text = read(path)
        assert said in text
        for step in load_game("bouwoverleg").script.steps:
            if step.question == 4:
                asked = localized(step.text, lang).replace("\u00a0", " ")
                assert asked[:18] in text.replace("\u00a0", " ")
    refused = run("poster", "--blank", "go-grow-duo", "-o", str(made / "x.pdf"))
    assert refused.code == 1
    assert not (made / "x.pdf").exists()


def test_an_agreement_may_be_stuck_and_teach_something(made: Path) -> None:
    played(made / "sessies.db")
    (one,) = run("agreements", "--json").json
    done = run("agreements", "stuck", one["id"], "--learned", "Te groot begonnen")
    assert done.code == 0
    (one,) = run("agreements", "--json").json
    assert (one["status"], one["learned"]) == ("stuck", "Te groot begonnen")
    assert "zit vast" in run("agreements").out


def test_people_whose_names_look_alike_to_a_file_system_have_sheets_of_their_own() -> None:
    table = simulate(
        MemoryStore(), load_game("bouwoverleg"), today=this_day(), lang="nl", players=4
    )
    assert isinstance(table, Table)
    view = table.sheet("p1")
    alike = ("Jan", "jan.", "A B", "A-B")
    players = tuple(replace(one, name=name) for one, name in zip(view.players, alike, strict=True))
    names = [sheet_name(replace(view, players=players, player=one.id)) for one in players]
    assert len({name.casefold() for name in names}) == 4
    assert sheet_name(replace(view, team="Nacht")) != sheet_name(replace(view, team="Dag"))
