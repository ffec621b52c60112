"""Purged means gone from the bytes of every file, or it is said what is left."""

from __future__ import annotations

import itertools
import os
import random
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.store import Meta, PurgeIncomplete, Row, Unknown, sqlite, sqlite_file
from game.store.sqlite import SqliteStore
from tests.store.rows import AT, beside, finish, line, row

SEEDS = [10, 17, 22, 28, 29, 33]
SHAPES = [(1, 30), (1, 150_000), (2, 985), (3, 1010), (40, 300), (250, 120), (120, 3000)]
CHANCE = random.SystemRandom()


class Planted:
    """A session of `count` rows of about `size` bytes, each with a token, and so in its words."""

    def __init__(self, count: int, size: int, chance: random.Random = CHANCE) -> None:
        self.id = chance.randbytes(16).hex()
        script, title, status = (chance.randbytes(12).hex() for _ in range(3))
        self.words = Meta(script, title, status, AT, "2026-12-22")
        self.tokens = [chance.randbytes(12).hex() for _ in range(count)]
        self.rows = [
            row(seq, f'{{"text":"{token}{"." * size}{token}"}}'.encode(), kind=f"k{token}")
            for seq, token in enumerate(self.tokens, start=1)
        ]
        self.secrets = [self.id, self.words.script, self.words.title, self.words.status]
        self.secrets += self.tokens

    def write(self, store: SqliteStore, at_once: int) -> None:
        for start in range(0, len(self.rows), at_once):
            store.append(self.id, start, self.rows[start : start + at_once], self.words)

    def found(self, *folders: Path) -> list[str]:
        """Name the secrets of which any file in these directories holds a byte for byte copy."""
        content = b"\n".join(
            each.read_bytes()
            for folder in folders
            for each in folder.rglob("*")
            # Windows lets nobody read that one while it is open; it holds page numbers only.
            if each.is_file() and not (sys.platform == "win32" and each.name.endswith("-shm"))
        )
        return [secret for secret in self.secrets if secret.encode() in content]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store" / "a.db"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the database a directory for temporary files that can be looked through."""
    place = tmp_path / "temporary"
    place.mkdir()
    for name in ["SQLITE_TMPDIR", "TMPDIR", "TMP", "TEMP"]:
        monkeypatch.setenv(name, str(place))
    return place


@pytest.mark.parametrize("reopened", [False, True])
@pytest.mark.parametrize(("count", "size"), SHAPES)
def test_no_byte_of_a_purged_session_stays(
    path: Path, tmp_path: Path, count: int, size: int, reopened: bool
) -> None:
    gone, kept, distilled = Planted(count, size), Planted(count, size), Planted(count, size)
    store = SqliteStore(path)
    for planted in (kept, gone, distilled):
        planted.write(store, at_once=7)
    if reopened:  # everything moves from the log to the main file
        store.close()
        store = SqliteStore(path)
    assert gone.found(tmp_path) == gone.secrets
    store.purge(gone.id)
    assert gone.found(tmp_path) == []
    assert distilled.found(tmp_path) == distilled.secrets
    left = row(count + 1, b'{"agreements":[]}', kind="distilled")
    store.purge(distilled.id, left, meta=Meta("s", "t", "distilled", AT))
    assert distilled.found(tmp_path) == [distilled.id]
    assert not store.unfinished()
    store.close()
    assert gone.found(tmp_path) == []
    assert distilled.found(tmp_path) == [distilled.id]
    assert kept.found(tmp_path) == kept.secrets
    with SqliteStore(path) as store:
        assert store.read(distilled.id) == [left]
        assert store.read(kept.id) == kept.rows


@pytest.mark.parametrize("seed", SEEDS)
def test_no_byte_stays_of_sessions_that_grew_side_by_side(
    path: Path, tmp_path: Path, seed: int
) -> None:
    # Where pages are split and filled again, deleting alone leaves copies. In each of these lives
    # it did, when tried without the rewriting.
    chance = random.Random(seed)
    lives = [
        Planted(chance.choice([40, 120, 300]), chance.choice([20, 120, 300, 900]), chance)
        for _ in range(4)
    ]
    done = dict.fromkeys(range(4), 0)
    with SqliteStore(path) as store:
        while open_ := [i for i, life in enumerate(lives) if done[i] < len(life.rows)]:
            i = chance.choice(open_)
            added = lives[i].rows[done[i] : done[i] + chance.randint(1, 4)]
            store.append(lives[i].id, done[i], added, lives[i].words)
            done[i] += len(added)
        for life in lives[:3]:
            assert life.found(tmp_path) == life.secrets
            store.purge(life.id)
            assert life.found(tmp_path) == []
        assert store.read(lives[3].id) == lives[3].rows


def idle(path: Path) -> Callable[[], object]:
    other = SqliteStore(path)
    assert other.sessions()
    return other.close


def reading(path: Path) -> Callable[[], object]:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN")
    db.execute("SELECT * FROM event").fetchone()
    return db.close


def writing(path: Path) -> Callable[[], object]:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return db.close


OPEN = """
store = SqliteStore(path)
print(len(store.sessions()), flush=True)
sys.stdin.readline()
"""


def elsewhere(path: Path) -> Callable[[], object]:
    process = beside(path, OPEN)
    assert line(process) == "1"
    return lambda: finish(process)


@pytest.mark.parametrize("hold", [idle, reading, writing, elsewhere])
def test_nothing_is_removed_while_another_has_the_file_open(
    path: Path, tmp_path: Path, hold: Callable[[Path], Callable[[], object]]
) -> None:
    planted = Planted(30, 200)
    with SqliteStore(path, timeout=0.1) as store:
        planted.write(store, at_once=30)
        let_go = hold(path)
        with pytest.raises(PurgeIncomplete) as caught:
            store.purge(planted.id)
        assert caught.value.params == {"path": str(path), "left": "all", "reason": "locked"}
        assert planted.found(tmp_path) == planted.secrets, "as said: all of it is left"
        assert store.read(planted.id) == planted.rows
        assert not store.unfinished()
        if hold is not writing:
            with SqliteStore(path) as third:  # the failed try keeps nobody out
                third.append("b", 0, [row(1)])
        let_go()
        store.purge(planted.id)
        assert planted.found(tmp_path) == []


WATCH = """
import time
store = SqliteStore(path, read_only=True)
print(len(store.sessions()), flush=True)
while store.head(sys.argv[3]):
    time.sleep(0.01)
print("gone")
"""


def test_a_watcher_keeps_no_purge_waiting_and_sees_it(path: Path, tmp_path: Path) -> None:
    planted = Planted(30, 200)
    with SqliteStore(path) as store:
        planted.write(store, at_once=30)
        watcher = beside(path, WATCH, planted.id)
        assert line(watcher) == "1"
        store.purge(planted.id)
        assert planted.found(tmp_path) == []
    assert finish(watcher) == "gone"


@pytest.mark.parametrize("left", [None, row(31, b"{}")])
def test_the_lock_file_of_somebody_who_was_killed_goes_with_the_session(
    path: Path, left: Row | None
) -> None:
    planted, other = Planted(30, 200), Planted(2, 20)
    with SqliteStore(path) as store:
        planted.write(store, at_once=30)
        other.write(store, at_once=2)
        locks = [store.lock_file(each.id) for each in (planted, other)]
        for each in locks:
            assert each is not None
            each.touch()
        store.purge(planted.id, left)
    assert [each.name for each in path.parent.glob("*.lock")] == [f"a.db-{other.id}.lock"]


def fail_to_rewrite(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the VACUUM of the next purges fail, after the rows were deleted."""
    real = sqlite_file.connect

    def deny(action: int, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK

    def connect(
        path: Path, *, read_only: bool = False, timeout: float, alone: bool = False
    ) -> sqlite3.Connection:
        db = real(path, read_only=read_only, timeout=timeout, alone=alone)
        db.set_authorizer(deny)
        return db

    monkeypatch.setattr(sqlite, "connect", connect)


@pytest.mark.parametrize("again", ["purge", "scrub", "other purge"])
@pytest.mark.parametrize("left", [None, row(31, b"{}")])
def test_a_purge_that_stops_halfway_says_so_and_is_finished_later(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str, left: Row | None
) -> None:
    planted, other = Planted(30, 200), Planted(2, 20)
    with SqliteStore(path) as store:
        planted.write(store, at_once=30)
        other.write(store, at_once=2)
        with monkeypatch.context() as patched:
            fail_to_rewrite(patched)
            attempts: list[Callable[[], None]] = [
                lambda: store.purge(planted.id, left),
                store.scrub,
            ]
            for attempt in attempts:
                with pytest.raises(PurgeIncomplete) as caught:
                    attempt()
                assert caught.value.params["left"] == "bytes"
                assert caught.value.params["reason"] == "failed"
            assert store.read(planted.id) == ([left] if left else [])
    with SqliteStore(path) as store:
        assert store.unfinished(), "remembered in the file"
        match again:
            case "purge":
                store.purge(planted.id, left)
            case "scrub":
                store.scrub()
            case _:
                store.purge(other.id)
        assert not store.unfinished()
        expected = [planted.id, *planted.secrets[1:4]] if left else []
        assert planted.found(tmp_path) == expected
        assert store.read(planted.id) == ([left] if left else [])


KILLED_PURGE = """
import game.store.sqlite as sqlite
connect = sqlite.connect
def counted(*arguments, alone=False, **options):
    db = connect(*arguments, alone=alone, **options)
    left = int(sys.argv[4])
    def count(*_):
        nonlocal left
        if left == 0:
            os._exit(9)
        left -= 1
    if alone:
        db.set_trace_callback(count)  # at every statement,
        db.set_progress_handler(count, 25)  # and within them
    return db
sqlite.connect = counted
if len(sys.argv) > 5:
    from contextlib import contextmanager
    @contextmanager
    def closing(db):
        yield db
        os._exit(9)
    sqlite.closing = closing
with SqliteStore(path) as store:
    print("ready", flush=True)
    store.purge(sys.argv[3])
"""


class Kills:
    """What purges that were killed left behind."""

    def __init__(self) -> None:
        self.undone = self.unfinished = self.leftover = 0

    def check(self, path: Path, planted: Planted) -> None:
        """See that nothing was half done or unsaid, and that trying again ends it."""
        with SqliteStore(path) as store:
            if store.head(planted.id):
                self.undone += 1
                assert store.read(planted.id) == planted.rows
                assert not store.unfinished()
                store.purge(planted.id)
            elif store.unfinished():
                self.unfinished += 1
                self.leftover += bool(planted.found(path.parent))
                store.scrub()
            assert planted.found(path.parent) == []
            assert not store.unfinished()
            with pytest.raises(Unknown):
                store.purge(planted.id)


def test_a_purge_that_is_killed_at_any_step_is_undone_or_finished_later(tmp_path: Path) -> None:
    kills = Kills()
    for step in itertools.count():
        path = tmp_path / str(step) / "a.db"
        planted = Planted(30, 200)
        with SqliteStore(path) as store:
            planted.write(store, at_once=10)
        killed = beside(path, KILLED_PURGE, planted.id, str(step))
        assert finish(killed) == "ready"
        kills.check(path, planted)
        if killed.returncode == 0:
            break
        assert killed.returncode == 9
    assert kills.undone >= 5
    assert kills.unfinished >= 5
    assert kills.leftover >= 1, "there was something to scrub"


def test_the_bytes_are_gone_before_the_file_is_let_go(tmp_path: Path, path: Path) -> None:
    planted = Planted(30, 200)
    with SqliteStore(path) as store:
        planted.write(store, at_once=10)
    killed = beside(path, KILLED_PURGE, planted.id, "-1", "before it closes")
    assert finish(killed) == "ready"
    assert killed.returncode == 9
    assert planted.found(tmp_path) == []
    with SqliteStore(path) as store:
        assert not store.unfinished()


def test_a_purge_that_is_killed_at_any_moment_is_undone_or_finished_later(tmp_path: Path) -> None:
    kills = Kills()
    chance = random.Random(5)
    for run in range(8):
        path = tmp_path / str(run) / "a.db"
        planted, other = Planted(150, 4000), Planted(150, 4000)
        with SqliteStore(path) as store:
            planted.write(store, at_once=50)
            other.write(store, at_once=50)
        purging = beside(path, KILLED_PURGE, planted.id, "-1")
        assert line(purging) == "ready"
        time.sleep(chance.uniform(0, 0.03))
        purging.kill()
        purging.communicate(timeout=60)
        kills.check(path, planted)
        assert other.found(path.parent) == other.secrets


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel which files are open")
def test_the_rewrite_opens_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: set[str] = set()
    real = sqlite_file.connect

    def look() -> int:
        for each in os.listdir("/proc/self/fd"):  # noqa: PTH208 - the link's text is what counts
            try:
                opened.add(os.readlink(f"/proc/self/fd/{each}"))  # noqa: PTH115
            except FileNotFoundError:
                continue
        return 0

    def connect(
        path: Path, *, read_only: bool = False, timeout: float, alone: bool = False
    ) -> sqlite3.Connection:
        db = real(path, read_only=read_only, timeout=timeout, alone=alone)
        if alone:
            db.set_progress_handler(look, 20)
        return db

    monkeypatch.setattr(sqlite, "connect", connect)
    with SqliteStore(path) as store:
        for planted in (Planted(400, 8000), Planted(400, 8000)):
            planted.write(store, at_once=400)
        look()
        before = set(opened)
        store.purge(planted.id)
    assert {each for each in opened - before if str(path.parent.parent) in each} <= {
        str(path),
        f"{path}-wal",
    }


def test_the_scan_would_see_what_a_plain_delete_leaves(path: Path, tmp_path: Path) -> None:
    planted = Planted(30, 200)
    with SqliteStore(path) as store:
        planted.write(store, at_once=30)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM event")
        db.commit()
    assert planted.found(tmp_path) != []
