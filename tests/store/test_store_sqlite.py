"""The SQLite file: durable, shared between processes, and wherever a path may lead."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from game.store import Absent, Conflict, Full, Locked, ReadOnly, StoreError, Unwritable
from game.store.sqlite import SqliteStore
from tests.store.rows import META, ROOT, attempt, beside, finish, line, pragma, row, rows

# Durable


def test_every_commit_is_flushed_and_deleted_content_is_overwritten(store: SqliteStore) -> None:
    assert pragma(store, "journal_mode") == "wal"
    assert pragma(store, "synchronous") == 2  # FULL
    assert pragma(store, "secure_delete") == 1
    assert pragma(store, "temp_store") == 2  # MEMORY


def test_a_store_is_found_again_as_it_was_left(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append("a", 0, rows(1, 500), META)
        before = store.sessions()
    assert [each.name for each in path.parent.iterdir()] == ["a.db"], "one file when closed"
    with SqliteStore(path) as store:
        assert store.read("a") == rows(1, 500)
        assert store.sessions() == before


def test_a_failed_append_leaves_no_transaction_open(store: SqliteStore) -> None:
    broken = row(1)._replace(payload=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.append("a", 0, [row(1), row(2), broken._replace(seq=3)])
    assert store.head("a") == 0
    assert attempt(store, 0) == "done"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "new" / "a.db") as store:
        store.append("a", 0, rows(1, 1))
        modes = {each.name: each.stat().st_mode & 0o777 for each in store.path.parent.iterdir()}
    assert modes == dict.fromkeys(["a.db", "a.db-shm", "a.db-wal"], 0o600)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


# Other processes


def test_a_second_connection_gets_a_conflict_and_not_a_lock(store: SqliteStore) -> None:
    store.append("a", 0, rows(1, 1))
    with SqliteStore(store.path) as other:
        assert other.head("a") == 1
        store.append("a", 1, rows(2, 2))
        with pytest.raises(Conflict) as caught:
            other.append("a", 1, [row(2)])
        assert caught.value.params["found"] == "2"


RACE = """
store = SqliteStore(path, timeout=30)
won = lost = 0
print("ready", flush=True)
sys.stdin.readline()
while (head := store.head("a")) < 200:
    try:
        store.append("a", head, [row(head + 1)])
        won += 1
    except StoreError as error:
        assert error.code == "conflict", error
        lost += 1
print(won, lost)
"""


def test_two_processes_never_write_the_same_number(store: SqliteStore) -> None:
    racers = [beside(store.path, RACE) for _ in range(2)]
    for racer in racers:
        assert line(racer) == "ready"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("\n")
        racer.stdin.flush()
    results = [[int(word) for word in finish(racer).split()] for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    assert sum(won for won, _ in results) == 200 == store.head("a")
    assert [each.seq for each in store.read("a")] == list(range(1, 201))


WATCH = """
store = SqliteStore(path, read_only=True)
print("ready", flush=True)
seen = []
while len(seen) < 200:
    seen += [each.seq for each in store.read("a", after=seen[-1] if seen else 0)]
assert seen == list(range(1, 201)), seen
print("seen", store.sessions()[0].title)
"""


def test_a_second_process_reads_while_this_one_writes(store: SqliteStore) -> None:
    store.append("a", 0, rows(1, 1), META)  # nothing of it is in the main file yet
    watcher = beside(store.path, WATCH)
    assert line(watcher) == "ready"
    for seq in range(2, 201):
        store.append("a", seq - 1, [row(seq)])
    assert finish(watcher) == f"seen {META.title}"


HOLD = """
import sqlite3
db = sqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA locking_mode = EXCLUSIVE") if sys.argv[3] == "all" else None
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_writer_elsewhere_makes_an_append_wait_and_then_say_locked(store: SqliteStore) -> None:
    store.append("a", 0, rows(1, 1))
    holder = beside(store.path, HOLD, "writing")
    assert line(holder) == "held"
    with pytest.raises(Locked) as caught:
        store.append("a", 1, [row(2)])
    assert caught.value.params == {"path": str(store.path)}
    assert store.read("a") == rows(1, 1), "reading goes on"
    finish(holder)
    assert attempt(store, 1) == "done"


def test_a_file_held_whole_cannot_be_opened_and_says_locked(path: Path) -> None:
    SqliteStore(path).close()
    holder = beside(path, HOLD, "all")
    assert line(holder) == "held"
    with pytest.raises(Locked):
        SqliteStore(path, timeout=0.1)
    finish(holder)
    SqliteStore(path, timeout=0.1).close()


OPEN = """
print("ready", flush=True)
sys.stdin.readline()
with SqliteStore(path) as store:
    store.append(sys.argv[3], 0, [row(1)])
print("done")
"""


def test_processes_that_make_the_same_new_file_at_once_all_get_it(path: Path) -> None:
    makers = [beside(path, OPEN, f"s{i}") for i in range(4)]
    for maker in makers:
        assert line(maker) == "ready"
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    assert [finish(maker) for maker in makers] == ["done"] * 4
    with SqliteStore(path) as store:
        assert {entry.id for entry in store.sessions()} == {"s0", "s1", "s2", "s3"}


# Full, read-only


def test_a_full_disk_is_said_and_nothing_of_the_append_stays(store: SqliteStore) -> None:
    store.append("a", 0, rows(1, 1), META)
    before = store.sessions()
    with store._using() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 2}")
    big = [row(seq, bytes(3000)) for seq in range(2, 12)]
    with pytest.raises(Full) as caught:
        store.append("a", 1, big, META)
    assert caught.value.params == {"path": str(store.path)}
    assert store.read("a") == rows(1, 1)
    assert store.sessions() == before
    assert attempt(store, 1) == "done", "what fits is still taken"
    with store._using() as db:
        db.execute("PRAGMA max_page_count = 100000")
    store.append("a", 2, [each._replace(seq=each.seq + 1) for each in big])
    assert store.head("a") == 12


def test_a_watcher_reads_and_cannot_write(store: SqliteStore) -> None:
    store.append("a", 0, rows(1, 1), META)
    with SqliteStore(store.path, read_only=True) as watcher:
        assert watcher.read("a") == rows(1, 1)
        writes: list[Callable[[], None]] = [
            lambda: watcher.append("a", 1, [row(2)]),
            lambda: watcher.append("a", 7, [row(8)]),
            lambda: watcher.summarise("a", META),
            lambda: watcher.purge("a"),
        ]
        for write in writes:
            with pytest.raises(ReadOnly) as caught:
                write()
            assert caught.value.params == {"path": str(store.path)}
        store.append("a", 1, rows(2, 2))
        assert watcher.head("a") == 2


def test_a_watcher_makes_no_file(tmp_path: Path) -> None:
    for name in ["a.db", "new/a.db"]:
        with pytest.raises(Absent):
            SqliteStore(tmp_path / name, read_only=True)
    (tmp_path / "empty.db").touch()
    with pytest.raises(Absent):
        SqliteStore(tmp_path / "empty.db", read_only=True)
    assert [each.name for each in tmp_path.iterdir()] == ["empty.db"]


AS_ANYBODY = """
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.seteuid(65534)  # the superuser may write everywhere
with SqliteStore(path) as store:
    print(len(store.sessions()))
    for attempt in (lambda: store.append("a", 1, [row(2)]), lambda: store.purge("a")):
        try:
            attempt()
            print("done")
        except StoreError as error:
            print(error.code)
"""


def test_a_write_protected_file_is_read_and_every_write_says_read_only() -> None:
    # Not pytest's own directory: only its owner may enter that.
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "a.db"
        Path(name).chmod(0o777)
        with SqliteStore(path) as store:
            store.append("a", 0, rows(1, 1))
        path.chmod(0o444)
        try:
            assert finish(beside(path, AS_ANYBODY)).split() == ["1", "read-only", "read-only"]
        finally:
            path.chmod(0o644)


# Odd paths, and what comes along


def test_what_cannot_be_a_file_is_called_unwritable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in [tmp_path, tmp_path / "file" / "a.db", tmp_path / ("x" * 300), Path(os.devnull)]:
        with pytest.raises(Unwritable) as caught:
            SqliteStore(place)
        assert caught.value.params == {"path": str(place)}


@pytest.mark.parametrize("name", ["a b.db", "50%25.db", "#1.db", "é 🌱.db", "a&mode=ro.db"])
def test_a_path_may_hold_any_sign(tmp_path: Path, name: str) -> None:
    place = tmp_path / "under ? here" / name if sys.platform != "win32" else tmp_path / name
    with SqliteStore(place) as store:
        assert attempt(store, 0) == "done"
    assert [each.name for each in place.parent.iterdir()] == [name]
    with SqliteStore(place, read_only=True) as store:
        assert store.head("a") == 1


def test_importing_the_store_imports_no_database_and_nothing_above_it() -> None:
    program = (
        "import sys, game.store\n"
        "game.store.open_store('memory:')\n"
        "heavy = {'sqlite3', '_sqlite3', 'platformdirs', 'pydantic', 'textual', 'click',\n"
        "         'game.engine', 'game.script', 'game.table', 'cards', 'boards'}\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
        "game.store.open_store(sys.argv[1])\n"
        "print(sorted(heavy & sys.modules.keys()))\n"
    )
    with tempfile.TemporaryDirectory() as name:
        found = subprocess.run(
            [sys.executable, "-c", program, str(Path(name) / "a.db")],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        )
    assert found.stdout.splitlines() == ["[]", "['_sqlite3', 'sqlite3']"]
