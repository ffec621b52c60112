"""The SQLite file: durable, shared between processes, and never somebody else's."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.store import (
    Absent,
    Conflict,
    Corrupt,
    Full,
    Locked,
    Newer,
    NotOurs,
    ReadOnly,
    StoreError,
    Unwritable,
    sqlite_file,
)
from game.store.sqlite import SqliteStore
from tests.store.rows import META, ROOT, beside, finish, line, row, rows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(path, timeout=0.2) as opened:
        yield opened


def code(store: SqliteStore, head: int) -> str:
    """Try to append one row, and say how that ended."""
    try:
        store.append("a", head, [row(head + 1)])
    except StoreError as error:
        return error.code
    return "done"


def folder(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def pragma(store: SqliteStore, name: str) -> object:
    with store._using() as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


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
    assert code(store, 0) == "done"


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
    assert code(store, 1) == "done"


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
    assert code(store, 1) == "done", "what fits is still taken"
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


# Not ours, newer, damaged


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE event(session_id, seq)")
        db.commit()


@pytest.mark.parametrize(
    "content", [b"x", b"# notes\n" * 2000, b"SQLite format 3\0", bytes(4096)], ids=len
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_of_another_kind_is_refused_untouched(
    path: Path, content: bytes, read_only: bool
) -> None:
    path.write_bytes(content)
    with pytest.raises(NotOurs) as caught:
        SqliteStore(path, read_only=read_only)
    assert caught.value.params == {"path": str(path)}
    assert folder(path) == {"a.db": content}


@pytest.mark.parametrize("read_only", [False, True])
def test_the_database_of_another_program_is_refused_untouched(path: Path, read_only: bool) -> None:
    other_database(path)
    before = folder(path)
    with pytest.raises(NotOurs):
        SqliteStore(path, read_only=read_only)
    assert folder(path) == before


def test_the_log_of_another_program_is_not_played_back(tmp_path: Path, path: Path) -> None:
    other = tmp_path / "running" / "a.db"
    other.parent.mkdir()
    with closing(sqlite3.connect(other, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE event(session_id, seq)")
        for name in ["a.db", "a.db-wal"]:
            shutil.copy(other.with_name(name), tmp_path / name)
    shutil.rmtree(other.parent)
    before = folder(path)
    assert before["a.db-wal"], "there is something to play back"
    with pytest.raises(NotOurs):
        SqliteStore(path)
    assert folder(path) == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_of_a_newer_version_is_refused_untouched(path: Path, read_only: bool) -> None:
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 2")
    before = folder(path)
    with pytest.raises(Newer) as caught:
        SqliteStore(path, read_only=read_only)
    assert caught.value.params == {"path": str(path), "found": "2", "known": "1"}
    assert folder(path) == before


def test_a_newer_version_is_seen_while_it_still_runs(path: Path) -> None:
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 2")  # in its log only, as long as it has the file open
        before = path.read_bytes()
        with pytest.raises(Newer):
            SqliteStore(path)
        assert path.read_bytes() == before


@pytest.mark.parametrize("size", [100, 512, 4096, 10_000, -4096])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_that_was_cut_off_is_called_damaged(
    path: Path, size: int, read_only: bool
) -> None:
    with SqliteStore(path) as store:
        store.append("a", 0, [row(seq, bytes(300)) for seq in range(1, 200)])
    whole = path.read_bytes()
    path.write_bytes(whole[:size])
    with pytest.raises(Corrupt) as caught:
        SqliteStore(path, read_only=read_only)
    assert caught.value.params == {"path": str(path)}
    assert path.read_bytes() == whole[:size]


def test_damage_inside_is_called_so_when_it_is_met(path: Path) -> None:
    with SqliteStore(path) as store:
        store.append("a", 0, [row(seq, bytes(300)) for seq in range(1, 200)])
    whole = bytearray(path.read_bytes())
    whole[5 * 4096 : -4096] = b"\xff" * (len(whole) - 6 * 4096)
    path.write_bytes(whole)
    with SqliteStore(path) as store, pytest.raises(Corrupt):
        store.read("a")


def test_a_checkpoint_cut_off_by_a_power_failure_is_finished(path: Path) -> None:
    log = path.with_name("a.db-wal")
    with SqliteStore(path) as store:
        store.append("a", 0, [row(seq, bytes(300)) for seq in range(1, 200)])
        logged = log.read_bytes()
    # The header counts pages that are in the log only: as a checkpoint writes from page 1 on.
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 4096 // 2 * 4096])
    log.write_bytes(logged)
    with SqliteStore(path) as store:
        assert store.head("a") == 199
        assert len(store.read("a")) == 199


def test_another_maker_in_the_midst_of_the_making_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite_file.connect
    met: list[str] = []

    def meet(statement: str) -> None:
        if "journal_mode" in statement and not met:
            met.append(statement)
            other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            other.execute("BEGIN IMMEDIATE")
            threading.Timer(0.1, other.close).start()

    def connect(
        path: Path, *, read_only: bool = False, timeout: float, alone: bool = False
    ) -> sqlite3.Connection:
        db = real(path, read_only=read_only, timeout=timeout, alone=alone)
        db.set_trace_callback(meet)
        return db

    monkeypatch.setattr(sqlite_file, "connect", connect)
    with SqliteStore(path) as store:
        assert met
        assert pragma(store, "journal_mode") == "wal"


def test_a_file_whose_first_commit_was_cut_off_is_finished(path: Path) -> None:
    spare = path.with_name("spare.db")
    with closing(sqlite3.connect(spare)) as db:
        db.execute(f"PRAGMA application_id = {0x47724875}")
    first_page = spare.read_bytes()
    assert len(first_page) == 4096, "our mark is written with the first page"
    spare.unlink()
    with closing(sqlite3.connect(spare, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("CREATE TABLE t(x)")
        db.execute("INSERT INTO t VALUES (zeroblob(100000))")
        journal = spare.with_name("spare.db-journal").read_bytes()  # says: the file was empty
    for content in [b"", first_page]:
        path.write_bytes(content)
        path.with_name("a.db-journal").write_bytes(journal)
        with SqliteStore(path) as store:
            assert code(store, 0) == "done"
            assert pragma(store, "journal_mode") == "wal"
        path.unlink()


@pytest.mark.parametrize("steps", range(9))
def test_a_maker_that_is_killed_leaves_a_file_that_opens(path: Path, steps: int) -> None:
    killed = beside(path, KILLED_MAKER, str(steps))
    assert finish(killed) == ""
    assert killed.returncode == (9 if steps < 8 else 0), "the number of statements it takes"
    with SqliteStore(path) as store:
        assert code(store, 0) == "done"


KILLED_MAKER = """
import game.store.sqlite_file as file
left = int(sys.argv[3])
def count(statement):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
connect = file.connect
def counted(*arguments, **options):
    db = connect(*arguments, **options)
    db.set_trace_callback(count)
    return db
file.connect = counted
SqliteStore(path)
"""


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
        assert code(store, 0) == "done"
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
