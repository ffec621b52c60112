"""What is kept and until when: proofs on the bytes of a real database."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, timedelta
from typing import Any

import pytest

from game.engine.events import Distilled
from game.store import MemoryStore, PurgeIncomplete, open_store
from game.table import sessions
from game.table.dates import this_day
from game.table.retention import distil, purge_due
from game.table.sessions import Reviewed, export, list_agreements, review, show_session
from game.table.setup import KEEP_DAYS
from game.table.table import Table
from tests.cli.running import Here, played, run

PAST = KEEP_DAYS + 5


def due(here: Here) -> str:
    """Give a session whose purge date has passed."""
    return here.played(today=this_day() - timedelta(days=PAST))


def traces(view: dict[str, Any]) -> tuple[list[bytes], list[bytes]]:
    """Give what must go and what must stay: raw input, and what agreements hold."""
    raw = [one["text"] for one in view["events"] if one["kind"] == "noted"]
    raw += ["revealed", '"placed"', "GG-K-0", "line-chosen"]
    kept = [one["what"] for one in view["events"] if one["kind"] == "agreed"] + ["Zoë"]
    return [each.encode() for each in raw], [each.encode() for each in kept]


def test_a_due_session_shrinks_to_its_agreements_at_the_next_start_unasked(here: Here) -> None:
    session = due(here)
    with here.store() as store:
        raw, kept = traces(export(store, session))
    assert all(each in here.bytes() for each in raw + kept)

    listed = run("sessions", "list", "--json")
    assert (listed.code, listed.err) == (0, "")
    (one,) = listed.json
    assert (one["id"], one["status"], one["purge_on"]) == (session, "distilled", None)
    left = here.bytes()
    assert [each for each in raw if each in left] == []
    assert [each for each in kept if each not in left] == []
    with here.store() as store:
        (row,) = store.read(session)
        assert row.kind == "distilled"
        state = Table(store, session).state
    assert isinstance(state.distilled, Distilled)
    assert [one.who for one in state.distilled.agreements] == [
        ("Zoë",),
        ("Mark",),
        ("Zoë", "Mark"),
    ]


def test_a_session_is_due_on_its_purge_date_and_not_the_day_before() -> None:
    store = MemoryStore()
    table = played(store, today=date(2026, 1, 5))
    purge_on = date(2026, 1, 5) + timedelta(days=KEEP_DAYS)
    assert purge_due(store, purge_on - timedelta(days=1)) == sessions.Purged()
    assert purge_due(store, purge_on).distilled == (table.session,)
    assert purge_due(store, purge_on) == sessions.Purged()


def test_a_due_session_without_open_agreements_goes_wholly() -> None:
    store = MemoryStore()
    early = played(store, today=date(2026, 1, 5), until="inzichten").session
    late = played(store, today=date(2026, 1, 5)).session
    for one in list_agreements(store):
        review(store, one.session, one.number, "done")
    done = purge_due(store, date(2026, 3, 1))
    assert set(done.gone) == {early, late}
    assert store.sessions() == []


def test_a_round_that_is_stopped_tells_how_far_it_came_and_goes_on_next_time() -> None:
    store = MemoryStore()
    made = {played(store, today=date(2026, 1, 5)).session for _each in range(3)}
    told: list[tuple[int, int]] = []

    def going(done: int, count: int) -> bool:
        told.append((done, count))
        return done < 2

    first = purge_due(store, date(2026, 3, 1), going=going)
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert len(first.distilled) == 2 and first.failed == ()
    second = purge_due(store, date(2026, 3, 1))
    assert {*first.distilled, *second.distilled} == made

    told.clear()
    assert len(list_agreements(store, going=going)) == 6, "of two sessions"
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_session_that_never_closed_is_distilled_with_how_its_agreements_stand() -> None:
    store = MemoryStore()
    session = played(store, today=date(2026, 1, 5), until="slot").session
    first = list_agreements(store)[0]
    review(store, session, first.number, "going")
    before = {one["id"]: one for one in show_session(store, session)["agreements"]}
    names = {"p1": "Zoë", "p2": "Mark"}
    assert distil(store, session)
    shown = show_session(store, session)
    assert (shown["status"], shown["step"], shown["players"]) == ("distilled", None, [])
    for one in shown["agreements"]:
        was = before[one["id"]]
        assert one == was | {"who": [names[each] for each in was["who"]]}
    assert distil(store, session)
    assert len(store.read(session)) == 1


def test_a_distilled_session_goes_when_its_last_agreement_is_settled(here: Here) -> None:
    session = due(here)
    listed = run("agreements", "--open", "--json").json
    assert [one["status"] for one in listed] == ["open"] * 3
    first, second, third = (one["id"] for one in listed)
    assert run("agreements", "done", first).out == f"{first}: gedaan\n"
    assert run("agreements", "going", second).out == f"{second}: loopt\n"
    assert {one["id"] for one in run("agreements", "--open", "--json").json} == {second, third}
    assert len(run("agreements", "--json").json) == 3
    assert run("sessions", "show", session, "--json").json["status"] == "distilled"
    done = run("agreements", "drop", second, third)
    assert done.out.endswith("Alle afspraken zijn klaar; de sessie is gewist.\n")
    assert run("sessions", "list", "--json").json == []
    assert session.encode() not in here.bytes()


def test_a_distilled_session_that_was_settled_but_not_purged_goes_at_the_next_start() -> None:
    store = MemoryStore()
    session = played(store, today=date(2026, 1, 5)).session
    distil(store, session)
    table = Table(store, session)
    from game.engine.commands import Review

    for one in list_agreements(store):
        assert table.perform(Review(one.number, "done")) is None
    assert [entry.id for entry in store.sessions()] == [session]
    assert purge_due(store, date(2026, 1, 6)).gone == (session,)


def test_the_review_that_settles_the_last_one_purges_at_once() -> None:
    store = MemoryStore()
    session = played(store, today=date(2026, 1, 5)).session
    distil(store, session)
    gone = [review(store, session, one.number, "done") for one in list_agreements(store)]
    assert gone == [Reviewed(False), Reviewed(False), Reviewed(True)]
    assert store.sessions() == []


def test_agreements_of_a_raw_session_may_be_settled_and_it_stays_until_its_date(
    here: Here,
) -> None:
    session = here.played()
    ids = [one["id"] for one in run("agreements", "--json").json]
    assert run("agreements", "done", *ids).code == 0
    assert run("sessions", "list", "--json").json[0]["id"] == session
    assert "Geen open afspraken." in run("agreements", "--open").out


@pytest.mark.parametrize("typed", ["12", "zz.12", "", "0.x"])
def test_an_agreement_that_is_none_is_refused_and_nothing_is_changed(
    here: Here, typed: str
) -> None:
    here.played()
    good = run("agreements", "--json").json[0]["id"]
    done = run("agreements", "done", good, typed)
    assert done.code == 1
    assert done.line.startswith("groeihuis: ")
    assert {one["status"] for one in run("agreements", "--json").json} == {"open"}


def test_an_agreement_number_that_is_gone_is_told_in_words(here: Here) -> None:
    session = here.played()
    done = run("agreements", "done", f"{session}.9999")
    assert (done.code, done.line) == (
        1,
        f"groeihuis: {session}.9999: Die afspraak is er niet meer.",
    )


def test_the_list_of_agreements_tells_who_what_when_and_how_it_stands(here: Here) -> None:
    here.played()
    text = " ".join(run("agreements").out.split())
    for one in run("agreements", "--json").json:
        assert one["id"] in text
        assert f"{', '.join(one['who'])}: {one['what']}" in text
        assert one["first_step"]
        assert one["by_when"]


def test_purge_by_hand_takes_everything_and_its_bytes(here: Here) -> None:
    session, other = here.played(), here.played(seed=2)
    with here.store() as store:
        raw, kept = traces(export(store, session))
        theirs = json.dumps(export(store, other, complete=True), ensure_ascii=False)
    mine = [each for each in (*raw, *kept, session.encode()) if each.decode() not in theirs]
    assert len(mine) >= 4
    done = run("sessions", "purge", "--yes", session[:13])
    if done.code:  # two sessions of the same moment
        done = run("sessions", "purge", "--yes", session)
    assert (done.code, done.out) == (0, f"Gewist: {session}\n")
    assert [each for each in mine if each in here.bytes()] == []
    assert [one["id"] for one in run("sessions", "list", "--json").json] == [other]


def test_while_the_database_is_open_the_log_beside_it_is_empty_after_a_purge(here: Here) -> None:
    session = here.played()
    with here.store() as store:
        raw, _kept = traces(export(store, session))
        sessions.purge(store, session)
        assert [each for each in raw if each in here.bytes()] == []


def test_purge_due_says_what_it_did(here: Here) -> None:
    session = due(here)
    done = run("sessions", "purge", "--due")
    assert done.code == 0
    assert done.out == f"Alleen de afspraken bewaard: {session}\n1 sessie opgeruimd.\n"
    assert run("sessions", "purge", "--due").out == "0 sessies opgeruimd.\n"


@pytest.mark.usefixtures("hasty")
def test_a_purge_that_cannot_be_done_is_told_and_keeps_nobody_from_working(here: Here) -> None:
    session = due(here)
    with open_store(str(here.db)) as held:
        held.sessions()
        listed = run("sessions", "list", "--json")
        assert listed.code == 0
        assert listed.line.startswith(f"groeihuis: {session}: Niets gewist")
        assert "Sluit andere vensters" in listed.line
        assert listed.json[0]["status"] == "closed"
        assert run("sessions", "purge", "--due").code == 1
        by_hand = run("sessions", "purge", "--yes", session)
        assert by_hand.code == 1
        assert len(held.read(session)) > 20
    assert run("sessions", "list", "--json").json[0]["status"] == "distilled"


def test_bytes_that_a_purge_left_are_told_and_scrubbed_at_the_next_start(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    import game.store.sqlite as adapter

    session = here.played()
    scrub = adapter._scrub

    def broken(db: object, path: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(adapter, "_scrub", broken)
    done = run("sessions", "purge", "--yes", session)
    assert done.code == 1
    assert "resten staan misschien nog" in done.line
    assert "resten staan misschien nog" in run("sessions", "list").line
    monkeypatch.setattr(adapter, "_scrub", scrub)
    assert run("sessions", "list").err == ""
    with here.store() as store:
        assert not store.unfinished()


def test_a_session_that_cannot_be_read_is_told_and_left_for_its_owner(here: Here) -> None:
    session = due(here)
    with here.store() as store:
        rows, entry = store.read(session), store.sessions()[0]
        store.purge(session)
        from game.store import Meta

        meta = Meta(entry.script, entry.title, entry.status, entry.started, entry.purge_on)
        store.adopt(session, [*rows[:4], rows[4]._replace(version=99), *rows[5:]], meta)
    done = run("sessions", "list", "--json")
    assert done.code == 0
    assert (
        done.line == f"groeihuis: {session}: Een nieuwere versie van groeihuis speelde deze sessie."
    )
    assert run("sessions", "purge", "--yes", session).code == 0


def test_a_purge_asks_at_a_terminal_and_keeps_by_default(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = here.played()
    answers = iter(["", "n", "JA"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []

    def answer(said: str) -> str:
        asked.append(said)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    for _ in range(2):
        done = run("sessions", "purge", session)
        assert "Zoë" in done.out and "begonnen op" in done.out
        assert session not in asked[-1] and len(asked[-1]) < 80
        assert (done.code, done.line) == (1, "groeihuis: Er is niets gewist.")
    assert run("sessions", "purge", session).code == 0
    with pytest.raises(StopIteration):
        next(answers)


def test_a_purge_that_nobody_can_confirm_is_refused_without_yes(here: Here) -> None:
    session = here.played()
    done = run("sessions", "purge", session)
    assert (done.code, done.line) == (1, "groeihuis: Geef --yes mee om zonder vraag te wissen.")
    assert session in {one["id"] for one in run("sessions", "list", "--json").json}


def test_the_failure_of_a_purge_is_one_of_ours() -> None:
    assert issubclass(PurgeIncomplete, Exception)
    from game.table.faults import sentences

    for left in ("all", "bytes"):
        for reason in ("locked", "full", "failed"):
            (line,) = sentences(PurgeIncomplete(path="x.db", left=left, reason=reason))
            assert "x.db" in line
