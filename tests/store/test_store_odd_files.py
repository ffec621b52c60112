"""A file that is not ours, from a newer version, damaged, or left halfway by its maker."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from game.store import Corrupt, Newer, NotOurs, sqlite_file
from game.store.sqlite import SqliteStore
from tests.store.rows import attempt, beside, finish, pragma, row


def folder(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


# Not ours, and newer


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


# Damaged


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


# Left halfway


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
            assert attempt(store, 0) == "done"
            assert pragma(store, "journal_mode") == "wal"
        path.unlink()


@pytest.mark.parametrize("steps", range(9))
def test_a_maker_that_is_killed_leaves_a_file_that_opens(path: Path, steps: int) -> None:
    killed = beside(path, KILLED_MAKER, str(steps))
    assert finish(killed) == ""
    assert killed.returncode == (9 if steps < 8 else 0), "the number of statements it takes"
    with SqliteStore(path) as store:
        assert attempt(store, 0) == "done"


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
