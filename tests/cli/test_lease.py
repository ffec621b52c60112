"""One window plays a session: who is second cannot, until the first has gone, however it went."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import filelock
import pytest

from game.engine import commands as c
from game.store import MemoryStore, Unknown, open_store
from game.table import lease
from game.table.retention import distil
from game.table.table import Table
from tests.cli.running import Here, run
from tests.store.rows import beside, finish, line

HOLD = """
from game.table import lease
with SqliteStore(path) as store:
    held = lease.take(store, sys.argv[3])
    print("held" if held else "elsewhere", flush=True)
    sys.stdin.readline()
    if held:
        held.release()
"""
RIVAL = """
from game.table import lease
mark, taken = path.with_name("mark"), 0
with SqliteStore(path) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    while taken < 60:
        held = lease.take(store, "a")
        if held is None:
            continue
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))  # fails where another is inside
        mark.unlink()
        held.release()
        taken += 1
print("done")
"""


@contextmanager
def elsewhere(here: Here, session: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process play a session."""
    process = beside(here.db, HOLD, session)
    try:
        assert line(process) == "held"
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def locks(here: Here) -> list[str]:
    return sorted(each.name for each in here.db.parent.glob("*.lock"))


def test_what_one_process_plays_another_cannot_until_it_lets_go(here: Here) -> None:
    session, other = here.played(until="velden"), here.played(until="velden")
    with here.store() as store:
        with elsewhere(here, session) as process:
            assert lease.take(store, session) is None
            free = lease.take(store, other)
            assert free is not None and free.locks
            assert locks(here) == [f"groeihuis.db-{each}.lock" for each in sorted([session, other])]
            free.release()
            assert finish(process) == ""
        assert locks(here) == []
        held = lease.take(store, session)
        assert held is not None and held.locks
        assert lease.take(store, session) is None
        held.release()
        held.release()
        assert locks(here) == []


def test_a_kill_lets_go_and_what_it_leaves_goes_with_the_next(here: Here) -> None:
    session = here.played(until="velden")
    with here.store() as store:
        with elsewhere(here, session) as process:
            process.kill()
            process.wait()
        assert locks(here) == [f"groeihuis.db-{session}.lock"]
        with lease.take(store, session) or lease.Lease() as held:
            assert held.locks
        assert locks(here) == []


def test_the_file_holds_nothing(here: Here) -> None:
    session = here.played(until="velden")
    with here.store() as store, lease.take(store, session) or lease.Lease():
        (name,) = locks(here)
        assert (here.db.parent / name).stat().st_size == 0


def test_two_processes_that_take_turns_are_never_both_inside(here: Here) -> None:
    here.played(until="velden")
    rivals = [beside(here.db, RIVAL) for _ in range(2)]
    for rival in rivals:
        assert line(rival) == "ready"
    for rival in rivals:
        assert rival.stdin is not None
        rival.stdin.write("\n")
        rival.stdin.flush()
    assert [finish(rival) for rival in rivals] == ["done", "done"]
    assert locks(here) == []


def test_a_store_without_a_file_keeps_nobody_out() -> None:
    store = MemoryStore()
    first, second = lease.take(store, "a"), lease.take(store, "a")
    assert first is not None and second is not None
    assert not first.locks


def test_where_no_lock_can_be_made_everybody_plays(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = here.played(until="velden")
    with here.store() as store:
        place = store.lock_file(session)
        assert place is not None
        place.mkdir()  # nothing can be locked there
        held = lease.take(store, session)
        assert held is not None and not held.locks
        held.release()
        place.rmdir()

        def refuse(fd: int) -> bool:
            raise OSError(38, "Function not implemented")

        # A disk that knows no locks: one by a file's being there would outlive a kill.
        module = filelock.FileLock._acquire.__globals__
        monkeypatch.setitem(module, "_lock_fd_nonblocking", refuse)
        held = lease.take(store, session)
        assert held is not None and not held.locks


@pytest.mark.parametrize("words", [("--yes",), ()])
def test_a_session_that_is_open_elsewhere_is_not_purged(here: Here, words: tuple[str, ...]) -> None:
    session, other = here.played(until="velden"), here.played(until="velden")
    before = here.bytes()
    with elsewhere(here, session):
        done = run("sessions", "purge", session[:30], *words)
        assert (done.code, done.out) == (1, "")
        assert done.line == (
            "groeihuis: Niets gewist: deze sessie is open in een ander venster. Sluit dat eerst."
        )
        with here.store() as store:
            assert {one.id for one in store.sessions()} == {session, other}
        assert session.encode() in before
    done = run("sessions", "purge", session, "--yes")
    assert (done.code, done.out) == (0, f"Gewist: {session}\n")
    assert session.encode() not in here.bytes()
    assert not any(session in each.name for each in here.db.parent.iterdir())


def test_a_purge_after_a_kill_leaves_no_name_behind(here: Here) -> None:
    session = here.played(until="velden")
    with elsewhere(here, session) as process:
        process.kill()
        process.wait()
    assert locks(here) != []
    assert run("sessions", "purge", session, "--yes").code == 0
    assert locks(here) == []


# -- a reader that follows ------------------------------------------------------------------------


def test_refresh_takes_in_what_another_wrote_and_tells_it_once(here: Here) -> None:
    session = here.played(until="velden")
    with here.store() as store, here.store() as second:
        playing, reading = Table(store, session), Table(second, session)
        told: list[tuple[str, int]] = []
        reading.subscribe(lambda *news: told.append(news))
        assert not reading.refresh() and told == []
        assert playing.perform(c.Next()) is None
        assert reading.refresh() and not reading.refresh()
        assert reading.state == playing.state
        assert reading.log == playing.log
        assert told == [(session, playing.state.seq)]


def test_refresh_forgets_what_was_purged_and_says_when_nothing_is_left(here: Here) -> None:
    session = here.played()
    with here.store() as store, open_store(str(here.db), read_only=True) as second:
        reading = Table(second, session)
        before = reading.state
        assert distil(store, session)
        assert reading.refresh()
        assert reading.state.distilled is not None
        assert [one.event.kind for one in reading.log] == ["distilled"]
        store.purge(session)
        for _again in range(2):
            with pytest.raises(Unknown):
                reading.refresh()
        assert before != reading.state


def test_refresh_begins_again_when_a_session_was_purged_and_taken_in_once_more(
    here: Here,
) -> None:
    session = here.played(until="jij")
    with here.store() as store, open_store(str(here.db), read_only=True) as second:
        rows = store.read(session)
        reading = Table(second, session)
        store.purge(session)
        store.adopt(session, rows[:5])
        assert reading.refresh()
        assert reading.log == Table(store, session).log
        assert reading.state == Table(store, session).state
