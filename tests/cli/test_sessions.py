"""Kept sessions on the command line: list, show, export, import, and who may see what."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game.engine import codec
from game.engine.commands import Next
from game.store import MemoryStore, Row
from game.table.imports import read_export
from game.table.sessions import (
    distil,
    export,
    list_agreements,
    list_sessions,
    newest_open,
    short_ids,
    show_session,
)
from game.table.table import Table
from tests.cli.running import Here, played, run

SEALED_STEP = "verschil"


def test_the_list_says_what_a_program_may_rely_on(here: Here) -> None:
    session = here.played()
    (one,) = run("sessions", "list", "--json").json
    assert list(one) == ["id", "script", "title", "started", "status", "purge_on"]
    assert (one["id"], one["script"], one["status"]) == (session, "go-grow-duo", "closed")
    assert one["title"].startswith("Zoë, Mark")
    row = run("sessions", "list").out.splitlines()[1]
    assert row.startswith(session[:8])
    assert "afgesloten" in row


def test_show_gives_the_screen_and_names_the_step(here: Here) -> None:
    session = here.played(until=SEALED_STEP)
    shown = run("sessions", "show", session[:12], "--json").json
    wanted = {"id", "script", "status", "step", "players", "gaps", "agreements"}
    assert wanted <= set(shown)
    assert (shown["id"], shown["status"], shown["step"]) == (session, "open", SEALED_STEP)
    assert shown["players"][1] == {"id": "p2", "name": "Mark", "role": "manager", "present": True}
    assert shown["gaps"] == []
    assert "Stap 5 van 9: Het verschil" in run("sessions", "show", session).out


def test_show_gives_gaps_and_agreements_once_they_are_open(here: Here) -> None:
    session = here.played()
    shown = run("sessions", "show", session, "--json").json
    assert shown["status"] == "closed"
    assert {(one["about"], one["by"]) for one in shown["gaps"]} == {("p1", "p2"), ("p2", "p1")}
    assert all(0 < one["distance"] <= 1 and one["word"] for one in shown["gaps"])
    assert len(shown["agreements"]) == 3
    text = run("sessions", "show", session).out
    assert "Zoë, gezien door Mark:" in text
    assert shown["agreements"][0]["what"] in " ".join(text.split())


@pytest.mark.parametrize("command", ["show", "export", "purge"])
def test_an_unknown_session_and_a_prefix_of_two_are_refused(here: Here, command: str) -> None:
    first, second = here.played(), here.played()
    done = run("sessions", command, "zzz")
    assert (done.code, done.line) == (1, "groeihuis: Er is geen sessie met nummer zzz.")
    done = run("sessions", command, "0")
    assert done.code == 1
    assert "Meer dan één sessie begint met 0" in done.line
    assert {one["id"] for one in run("sessions", "list", "--json").json} == {first, second}


def test_short_ids_tell_sessions_apart_and_are_found_again(here: Here) -> None:
    made = {here.played(until="velden") for _ in range(4)}
    with here.store() as store:
        short = short_ids(store.sessions())
        assert {store.resolve(each) for each in short.values()} == made
    assert all(len(each) >= 8 for each in short.values())


def test_the_newest_open_session_is_the_one_to_resume(here: Here) -> None:
    older = here.played(until="velden")
    here.played()
    with here.store() as store:
        assert newest_open(store) == older
    newer = here.played(until="velden")
    with here.store() as store:
        assert newest_open(store) == newer
        assert Table(store, older).perform(Next()) is None
        assert newest_open(store) == older


def test_the_export_holds_every_event_and_no_sealed_value(here: Here) -> None:
    session = here.played(until=SEALED_STEP)
    found = run("sessions", "export", session).json
    assert (found["format"], found["version"]) == ("groeihuis-session", 1)
    assert found["session"] == session
    placed = [one for one in found["events"] if one["kind"] == "placed"]
    assert len(placed) == 6
    for one in placed:
        assert one["sealed"] is True
        assert {"by", "about", "board"} <= set(one)
        assert not {"x", "y", "zone"} & set(one)
    assert [one["seq"] for one in found["events"]] == list(range(1, len(found["events"]) + 1))


def test_once_revealed_the_export_shows_what_was_opened_and_keeps_the_rest_closed(
    here: Here,
) -> None:
    session = here.played(until="kaarten")
    placed = [
        one for one in run("sessions", "export", session).json["events"] if one["kind"] == "placed"
    ]
    opened = [one for one in placed if "sealed" not in one]
    assert {(one["by"], one["about"]) for one in opened} == {
        (by, about) for by in ("p1", "p2") for about in ("p1", "p2")
    }
    assert all({"x", "y", "zone"} <= set(one) for one in opened)
    assert len(placed) - len(opened) == 2  # those that were taken back


def changed(row: Row, **values: Any) -> Row:
    payload = json.loads(row.payload) | values
    return row._replace(payload=json.dumps(payload).encode())


@pytest.mark.parametrize(
    "other",
    [
        {"x": 0.9, "y": 0.1, "zone": "flow"},
        {"x": None, "y": None, "zone": None},
    ],
    ids=["another value", "no value"],
)
def test_no_sealed_value_nor_its_absence_changes_list_screen_or_export(
    other: dict[str, Any],
) -> None:
    store, twin = MemoryStore(), MemoryStore()
    session = played(store, until=SEALED_STEP).session
    rows = [changed(row, **other) if row.kind == "placed" else row for row in store.read(session)]
    entry = store.sessions()[0]
    twin.adopt(session, rows)
    assert rows != store.read(session)
    assert export(store, session) == export(twin, session)
    assert show_session(store, session) == show_session(twin, session)
    assert export(store, session, complete=True) != export(twin, session, complete=True)
    assert list_sessions(store)[0]["title"] == entry.title


def test_a_complete_export_moves_a_session_and_sealed_stays_sealed(
    here: Here, tmp_path: Path
) -> None:
    session = here.played(until=SEALED_STEP)
    file, other = tmp_path / "session.json", tmp_path / "other.db"
    done = run("sessions", "export", session, "--complete", "-o", file)
    assert (done.code, done.out) == (0, f"Geschreven: {file}\n")
    done = run("--db", other, "sessions", "import", file)
    assert (done.code, done.out) == (0, f"{session}\n")
    for arguments in (["sessions", "show", session, "--json"], ["sessions", "export", session]):
        assert run(*arguments).out == run("--db", other, *arguments).out
    assert "sealed" in run("--db", other, "sessions", "export", session).out
    again = run("--db", other, "sessions", "import", file)
    assert (again.code, again.line) == (1, f"groeihuis: Deze sessie is er al: {session}")


def test_a_finished_session_travels_byte_for_byte(here: Here, tmp_path: Path) -> None:
    session = here.played()
    file = tmp_path / "session.json"
    run("sessions", "export", session, "--complete", "-o", file)
    other = MemoryStore()
    found, log, _state = read_export(file.read_text(encoding="utf-8"))
    with here.store() as store:
        assert [codec.encode(one.event) for one in log] == [
            row.payload for row in store.read(session)
        ]
        assert [one.at.isoformat() for one in log] == [row.at for row in store.read(session)]
    assert (found, other.sessions()) == (session, [])


def test_an_export_without_what_is_sealed_is_not_taken_in(here: Here, tmp_path: Path) -> None:
    session = here.played(until=SEALED_STEP)
    file, other = tmp_path / "session.json", tmp_path / "other.db"
    run("sessions", "export", session, "-o", file)
    done = run("--db", other, "sessions", "import", file)
    assert done.code == 1
    assert "--complete" in done.line
    assert run("--db", other, "sessions", "list", "--json").json == []


def tampered(text: str, change: str) -> str:
    data = json.loads(text)
    events = data["events"]
    by_kind = {one["kind"]: one for one in reversed(events)}
    match change:
        case "newer file":
            data["version"] = 2
        case "newer event":
            events[3]["version"] = 99
        case "not complete":
            data["complete"] = False
        case "another format":
            data["format"] = "something-else"
        case "not text at all":
            return "\ufeffhello there"
        case "cut off":
            return text[: len(text) // 2]
        case "no events":
            data["events"] = []
        case "a hole":
            del events[5]
        case "a false start":
            del events[0]
        case "a strange id":
            data["session"] = "../../etc"
        case "unknown key":
            events[1]["extra"] = 1
        case "unknown kind":
            events[1]["kind"] = "whispered"
        case "unknown player":
            by_kind["placed"]["by"] = "p9"
        case "unknown step":
            by_kind["step-entered"]["step"] = "nowhere"
        case "zone that lies elsewhere":
            by_kind["placed"]["zone"] = "nowhere"
        case "outside the board":
            by_kind["placed"]["x"] = 1.5
        case "not a number":
            return text.replace(f'"x": {by_kind["placed"]["x"]}', '"x": NaN')
        case "unknown card":
            by_kind["drawn"]["card"] = "XX-1"
        case "a name with a control character":
            events[0]["players"][0]["name"] = "Zo\x1b[2J"
        case "half a letter":
            events[0]["players"][0]["name"] = "\ud800"
        case "a moment without a zone":
            events[2]["at"] = "2026-11-22T10:00:00"
        case "an agreement of nobody":
            by_kind["agreed"]["who"] = ["p9"]
        case "practice":
            events[0]["practice"] = True
        case "missing deck":
            events[0]["decks"] = []
        case "started twice":
            events.append(events[0] | {"seq": len(events) + 1})
        case "audience of its own":
            by_kind["placed"]["audience"] = "shared"
        case "a step on a board that is not there":
            events[0]["script"]["steps"][1]["board"] = "nowhere"
        case "deeply nested":
            return '{"format": "groeihuis-session", "events": ' + "[" * 100_000
    return json.dumps(data)


CHANGES = {
    "newer file": "Een nieuwere versie van groeihuis",
    "newer event": "Een nieuwere versie van groeihuis",
    "another format": "geen sessiebestand",
    "not text at all": "geen sessiebestand",
    "not complete": "--complete",
    "practice": "oefensessie",
}
DAMAGES = (
    "cut off", "no events", "a hole", "a false start", "a strange id", "unknown key",
    "unknown kind", "unknown player", "unknown step", "zone that lies elsewhere",
    "outside the board", "not a number", "unknown card", "a name with a control character",
    "half a letter", "a moment without a zone", "an agreement of nobody", "missing deck",
    "a step on a board that is not there", "started twice", "audience of its own", "deeply nested",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> str:
    store = MemoryStore()
    session = played(store).session
    return json.dumps(export(store, session, complete=True))


@pytest.mark.parametrize("change", [*CHANGES, *DAMAGES])
def test_a_file_that_is_not_whole_is_refused_before_anything_is_written(
    here: Here, tmp_path: Path, whole: str, change: str
) -> None:
    file = tmp_path / "session.json"
    file.write_text(tampered(whole, change), encoding="utf-8", newline="")
    done = run("sessions", "import", file)
    assert done.code == 1
    assert CHANGES.get(change, "Dit bestand is beschadigd") in done.line
    assert run("sessions", "list", "--json").json == []


def test_what_is_left_of_a_purged_session_travels_too_and_keeps_its_number(
    here: Here, tmp_path: Path
) -> None:
    store = MemoryStore()
    session = played(store).session
    assert distil(store, session)
    left = export(store, session, complete=True)
    file = tmp_path / "left.json"
    for wrong in ([], [left["events"][0] | {"seq": 0}], left["events"] * 2):
        file.write_text(json.dumps(left | {"events": wrong}), encoding="utf-8")
        assert "beschadigd" in run("sessions", "import", file).line
    file.write_text(json.dumps(left), encoding="utf-8")
    assert run("sessions", "import", file).code == 0
    with here.store() as other:
        assert other.read(session) == store.read(session)
        assert (other.sessions()[0].status, other.sessions()[0].title) == (
            "distilled",
            store.sessions()[0].title,
        )
        assert len(list_agreements(other)) == 3


def test_the_file_that_the_damaged_ones_were_made_from_is_whole(
    here: Here, tmp_path: Path, whole: str
) -> None:
    file = tmp_path / "session.json"
    file.write_text(tampered(whole, "nothing"), encoding="utf-8")
    assert run("sessions", "import", file).code == 0


def test_a_file_that_is_not_there_or_is_a_folder_or_no_text_is_refused(
    here: Here, tmp_path: Path
) -> None:
    done = run("sessions", "import", tmp_path / "nothing.json")
    assert (done.code, done.line) == (
        1,
        f"groeihuis: Kan {tmp_path / 'nothing.json'} niet lezen: die map of dat bestand is er niet",
    )
    assert "Kan" in run("sessions", "import", tmp_path).line
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00\x81" * 40)
    assert "geen sessiebestand" in run("sessions", "import", binary).line


def test_a_damaged_event_in_the_database_is_told_and_hides_no_other_session(here: Here) -> None:
    good, bad = here.played(), here.played()
    with here.store() as store:
        rows = store.read(bad)
        store.purge(bad)
        store.adopt(bad, [*rows[:4], rows[4]._replace(payload=b"{"), *rows[5:]])
    done = run("sessions", "show", bad)
    assert (done.code, done.line) == (
        1,
        "groeihuis: Deze sessie is beschadigd bij gebeurtenis 5.",
    )
    listed = run("agreements", "--json")
    assert {one["session"] for one in listed.json} == {good}
    assert listed.line == f"groeihuis: {bad}: Deze sessie is beschadigd bij gebeurtenis 5."
