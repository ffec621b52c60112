"""One SQLite file: is it ours, how it is made and opened, and what its errors mean.

Our files carry an application id in the header and a schema version in `user_version`, so that
another program's database and a later version's are known before anything is locked or written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from game.store.errors import (
    Absent,
    Corrupt,
    Failed,
    Full,
    Locked,
    Newer,
    NotOurs,
    ReadOnly,
    StoreError,
    Unwritable,
)

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "connect", "faults", "prepare", "write"]

APPLICATION_ID = 0x47724875  # "GrHu"
SCHEMA_VERSION = 1

# `event` keeps its rowid: without one, SQLite reads the whole first event of a session, with the
# decks in it, each time it looks up a number. Listing 200 sessions took 19 ms so, and takes 3.
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS event(session_id TEXT NOT NULL, seq INTEGER NOT NULL,"
    " kind TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, payload BLOB NOT NULL,"
    " PRIMARY KEY(session_id, seq))",
    "CREATE TABLE IF NOT EXISTS session(id TEXT NOT NULL PRIMARY KEY, started TEXT NOT NULL,"
    " title TEXT NOT NULL, script TEXT NOT NULL, status TEXT NOT NULL, purge_on TEXT)"
    " WITHOUT ROWID",
    # What is still to be done to the file. It names no session, for that would be a leftover too.
    "CREATE TABLE IF NOT EXISTS chore(name TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
)

_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_PROTOCOL: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_FULL: Full,
    sqlite3.SQLITE_IOERR_SHMSIZE: Full,
    sqlite3.SQLITE_CORRUPT: Corrupt,
    sqlite3.SQLITE_NOTADB: Corrupt,
    sqlite3.SQLITE_CANTOPEN: Unwritable,
    sqlite3.SQLITE_PERM: Unwritable,
}


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what the database and the operating system raise into the one family."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        kind = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
        if kind is None:
            name = getattr(error, "sqlite_errorname", type(error).__name__)
            raise Failed(path=str(path), reason=name) from error
        raise kind(path=str(path)) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        raise (Full if full else Unwritable)(path=str(path)) from error


def prepare(path: Path, *, read_only: bool, timeout: float) -> None:
    """Make sure that our database is at `path`, making it unless `read_only`.

    A file that is not ours, or newer, is refused untouched.
    """
    with faults(path):
        if path.exists() and not path.is_file():  # a directory or a device
            raise Unwritable(path=str(path))
        if not path.exists():
            if read_only:
                raise Absent(path=str(path))
            _make_private(path)
        version = _version(path, timeout) if path.stat().st_size else 0
        if version == 0 and read_only:  # somebody is just making it
            raise Absent(path=str(path))
        if version == 0:
            with closing(connect(path, timeout=timeout)) as db:
                _make_tables(db, timeout)


def connect(
    path: Path, *, read_only: bool = False, timeout: float, alone: bool = False
) -> sqlite3.Connection:
    """Open a connection that any thread may use, by turns.

    `alone` shuts out every other connection, idle ones too, or fails as locked.
    """
    db = sqlite3.connect(
        _uri(path, "mode=ro" if read_only else "mode=rw"),
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        if alone:  # before the first read: later, a failed try keeps others out until we close
            db.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        if not read_only:
            db.execute("PRAGMA synchronous = FULL").fetchall()
            db.execute("PRAGMA secure_delete = ON").fetchall()
            # A VACUUM copies every row: not to a file of its own.
            db.execute("PRAGMA temp_store = MEMORY").fetchall()
        if alone:
            with write(db):
                pass
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def write(db: sqlite3.Connection) -> Iterator[None]:
    """Hold the one write transaction from the first read on, so that what was checked stays true.

    Committed when the block ends, rolled back when it raises.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk may have rolled it back already
            with contextlib.suppress(sqlite3.Error):
                db.execute("ROLLBACK")
        raise


def _uri(path: Path, query: str) -> str:
    name = quote(os.fsencode(path.absolute().as_posix()))
    return f"file://{'' if name.startswith('/') else '/'}{name}?{query}"


def _make_private(path: Path) -> None:
    # What people say in a session is not for the other users of this computer. The database's
    # companion files take over the mode of the file.
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with contextlib.suppress(FileExistsError):  # another process was first
        path.touch(mode=0o600, exist_ok=False)


def _version(path: Path, timeout: float) -> int:
    """Read the schema version of our database; raises `NotOurs` or `Newer`.

    The look goes through SQLite and not through `open`, because closing a plain file handle would
    drop the locks that other connections of this process hold on the file.
    """
    found = _header(path, "mode=ro&immutable=1", timeout)  # takes no lock, makes no file
    if found[0] != APPLICATION_ID:
        raise NotOurs(path=str(path))
    log = path.with_name(f"{path.name}-wal")
    if found[1] <= SCHEMA_VERSION and log.exists() and log.stat().st_size:
        found = _header(path, "mode=ro", timeout)  # a later version may have moved on since
    if found[1] > SCHEMA_VERSION:
        raise Newer(path=str(path), found=str(found[1]), known=str(SCHEMA_VERSION))
    return found[1]


def _header(path: Path, query: str, timeout: float) -> tuple[int, int]:
    opened = sqlite3.connect(_uri(path, query), uri=True, timeout=timeout, isolation_level=None)
    with closing(opened) as db:
        # The header counts pages that a checkpoint cut short by a power failure has yet to write;
        # without this the look alone would call such a file damaged.
        db.execute("PRAGMA writable_schema = ON").fetchall()
        try:
            ours = db.execute("PRAGMA application_id").fetchone()[0]
            return ours, db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                return 0, 0
            raise


def _make_tables(db: sqlite3.Connection, timeout: float) -> None:
    # First a commit of a single page with our mark, so that a file whose making was cut short
    # is known as ours and finished the next time.
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    deadline = time.monotonic() + timeout
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchall()
            break
        except sqlite3.OperationalError as error:  # this one does not wait by itself
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
    with write(db):
        for statement in _SCHEMA:
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
