"""A bouwoverleg moves to another machine, outlives its files, and is followed after its purge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest

from game.engine import codec
from game.engine import commands as c
from game.script.load import load_game
from game.store import MemoryStore, Store
from game.table.dates import this_day
from game.table.faults import ImportProblem
from game.table.follows import follows_of
from game.table.imports import read_export
from game.table.retention import distil
from game.table.sessions import export
from game.table.setup import start_command
from game.table.simulate import simulate
from game.table.table import Table
from tests.cli.running import Here, run


def played(store: Store, health: Literal["talk", "keep"] = "talk", players: int = 4) -> Table:
    table = simulate(
        store, load_game("bouwoverleg"), today=this_day(), lang="nl", players=players, health=health
    )
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize(("health", "players"), [("talk", 3), ("talk", 7), ("keep", 4)])
def test_a_finished_bouwoverleg_travels_byte_for_byte(
    health: Literal["talk", "keep"], players: int
) -> None:
    store = MemoryStore()
    session = played(store, health, players).session
    found, log, state = read_export(json.dumps(export(store, session, complete=True)))
    rows = store.read(session)
    assert found == session and state.closed
    assert [codec.encode(one.event) for one in log] == [row.payload for row in rows]


def test_one_that_people_stopped_joined_and_parked_in_travels_and_goes_on(
    here: Here, tmp_path: Path
) -> None:
    before = MemoryStore()
    follows = follows_of(before, played(before).session)
    start = start_command(
        load_game("bouwoverleg"),
        tuple(c.Seat(name, "member") for name in ("Anouk", "Mark", "Łucja")),
        lang="nl",
        today=this_day(),
        follows=follows,
    )
    with here.store() as store:
        table = Table.start(store, start)
        assert isinstance(table, Table)

        def do(*commands: c.Command) -> None:
            for command in commands:
                assert table.perform(command) is None, command

        do(c.Next(), c.FollowUp(follows.agreements[0].id, "done", "Klein beginnen werkt."))
        while table.state.step != "huis":
            do(c.Next(anyway=True))
        do(c.Place("p1", "p1", None, None, "talents"), c.Place("p1", "p1", 0.3, None, "work"))
        do(c.Park("De nieuwe kassa"), c.Join("Sofie", "member"), c.Leave("p2"))
        session = table.session
    file, other = tmp_path / "session.json", tmp_path / "other.db"
    assert run("sessions", "export", session, "--complete", "-o", file).code == 0
    done = run("--db", other, "sessions", "import", file)
    assert (done.code, done.out) == (0, f"{session}\n")
    shown = run("sessions", "show", session, "--json")
    assert shown.out == run("--db", other, "sessions", "show", session, "--json").out


def _answered(events: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in events if one["kind"] == "answered" and one["choices"])


@pytest.mark.parametrize(
    "change", ["option", "item", "audience", "heard", "level", "opened", "line", "dots"]
)
def test_an_answer_or_a_place_that_no_form_allows_is_damage(change: str) -> None:
    store = MemoryStore()
    whole = export(store, played(store).session, complete=True)
    events: list[dict[str, Any]] = whole["events"]
    answer = _answered(events)
    by_kind = {one["kind"]: one for one in reversed(events)}
    read_export(json.dumps(whole))
    match change:
        case "option":
            answer["choices"] = ["attic"]
        case "item":
            answer["item"] = "nothing"
        case "audience":
            answer["audience"] = "private" if answer["audience"] != "private" else "shared"
        case "heard":
            by_kind["heard"]["about"] = "attic"
        case "level":
            by_kind["placed"]["level"] = "health"
        case "opened":
            by_kind["revealed"]["of"] = ["kracht"]
        case "line":
            next(one for one in events if one["kind"] == "answered" and one["text"])["text"] += "\n"
        case "dots":
            voted = next(
                one for one in events if one["kind"] == "answered" and one["step"] == "stippen"
            )
            voted["choices"] = voted["choices"] * 20
    with pytest.raises(ImportProblem) as told:
        read_export(json.dumps(whole))
    assert told.value.code == "damaged"


def test_a_purged_bouwoverleg_is_followed_by_what_was_distilled_and_never_by_health() -> None:
    store = MemoryStore()
    table = played(store, "keep")
    raw = follows_of(store, table.session)
    assert distil(store, table.session)
    left = follows_of(store, table.session)
    assert left.agreements and left == raw
    assert {one.zone for one in left.measures} == {"talents", "values", "work"}


def test_one_that_is_wholly_purged_can_not_be_followed_and_says_so(here: Here) -> None:
    with here.store() as store:
        session = played(store).session
    assert run("sessions", "purge", session, "--yes").code == 0
    done = run("play", "bouwoverleg", "--follow", session)
    assert done.code == 1
    assert done.line == f"groeihuis: Er is geen sessie met nummer {session}."


def test_a_session_plays_on_as_begun_when_its_script_changes_or_breaks(
    here: Here, tmp_path: Path
) -> None:
    script = tmp_path / "mine.yaml"
    assert run("scripts", "copy", "bouwoverleg", script).code == 0
    start = start_command(
        load_game(str(script)),
        tuple(c.Seat(name, "member") for name in ("Anouk", "Mark", "Łucja")),
        lang="nl",
        today=this_day(),
    )
    with here.store() as store:
        table = Table.start(store, start)
        assert isinstance(table, Table)
        session, steps = table.session, len(table.screen().steps)
    for text in ("format: 1\nid: mine\n", "{", ""):
        script.write_text(text, encoding="utf-8")
        with here.store() as store:
            table = Table(store, session)
            assert len(table.screen().steps) == steps
            assert table.perform(c.Next(anyway=True)) is None
    script.unlink()
    assert run("sessions", "show", session, "--json").json["step"] == "huis"
