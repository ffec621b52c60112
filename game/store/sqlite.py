"""The store in one SQLite file, for all sessions of a user or for a single one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from game.store.errors import (
    Closed,
    Conflict,
    Locked,
    PurgeIncomplete,
    ReadOnly,
    StoreError,
    Unknown,
)
from game.store.protocol import Entry, Meta, Row, check_rows, find_session
from game.store.sqlite_file import connect, faults, prepare, write

__all__ = ["SqliteStore"]

_HEAD = "SELECT max(seq) FROM event WHERE session_id = ?"
_INSERT = "INSERT INTO event(session_id, seq, kind, version, at, payload) VALUES (?, ?, ?, ?, ?, ?)"
_READ = (
    "SELECT seq, kind, version, at, payload FROM event WHERE session_id = ? AND seq > ?"
    " ORDER BY seq"
)
_UPSERT = (
    "INSERT INTO session(id, script, title, status, started, purge_on) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT(id) DO UPDATE SET script = excluded.script, title = excluded.title,"
    " status = excluded.status, started = excluded.started, purge_on = excluded.purge_on"
)
# Rows have no holes, so the first and last number give the count without walking over payloads.
_SESSIONS = (
    "SELECT id, script, title, status, started, purge_on, last - first + 1, last,"
    " (SELECT at FROM event WHERE session_id = id AND seq = last)"
    " FROM (SELECT *, (SELECT min(seq) FROM event WHERE session_id = id) AS first,"
    " (SELECT max(seq) FROM event WHERE session_id = id) AS last FROM session)"
    " ORDER BY started DESC, id DESC"
)
_PLAIN = re.compile(r"[0-9A-Za-z-]{1,64}")


class SqliteStore:
    """Keep rows in the file at `path`, in write-ahead logging with a flush at every commit.

    One connection serves every thread, one call after the other. A second process may read (with
    `read_only`) while this one writes; it lets go of the file after each call, for a purge needs
    the file alone. Whoever finds the file held waits `timeout` seconds.
    """

    def __init__(self, path: Path, *, read_only: bool = False, timeout: float = 2.0) -> None:
        self.path = path
        self._read_only = read_only
        self._timeout = timeout
        self._lock = RLock()
        self._closed = False
        self._db: sqlite3.Connection | None = None
        prepare(path, read_only=read_only, timeout=timeout)
        with self._using() as db:
            db.execute("SELECT id FROM session LIMIT 1").fetchall()  # damage shows here, not later

    def append(
        self, session: str, expected_seq: int, rows: Sequence[Row], meta: Meta | None = None
    ) -> None:
        """Add rows; see `Store.append`."""
        check_rows(rows, expected_seq + 1)
        self._add(session, expected_seq, rows, meta)

    def adopt(self, session: str, rows: Sequence[Row], meta: Meta | None = None) -> None:
        """Take in a whole log; see `Store.adopt`."""
        check_rows(rows, None)
        self._add(session, 0, rows, meta)

    def read(self, session: str, after: int = 0) -> list[Row]:
        """Give the rows above `after`."""
        with self._using() as db:
            return list(map(Row._make, db.execute(_READ, (session, after))))

    def head(self, session: str) -> int:
        """Give the last sequence number."""
        with self._using() as db:
            return _head(db, session)

    def sessions(self) -> list[Entry]:
        """List the sessions, the latest started first."""
        with self._using() as db:
            return [Entry(*columns) for columns in db.execute(_SESSIONS)]

    def resolve(self, prefix: str) -> str:
        """Give the one id that begins with `prefix`."""
        with self._using() as db:
            ids = [id_ for (id_,) in db.execute("SELECT id FROM session")]
        return find_session(prefix, ids)

    def summarise(self, session: str, meta: Meta) -> None:
        """Replace what the list says."""
        with self._writing() as db:
            if not _head(db, session):
                raise Unknown(session=session)
            _list(db, session, meta)

    def purge(
        self,
        session: str,
        replace_with: Row | None = None,
        *,
        meta: Meta | None = None,
        expected_seq: int | None = None,
    ) -> None:
        """Remove a session and its bytes; see `Store.purge`.

        Takes the file alone: if any other connection has it open, even an idle one, nothing is
        removed. A purge that is cut off after its rows are deleted is noted in the file itself.
        """
        if replace_with is not None:
            check_rows([replace_with], None)
        with self._using() as db:
            if not _head(db, session) and not _unfinished(db):
                raise Unknown(session=session)
        left = "all"
        try:
            with self._alone() as db:
                with write(db):
                    found = _head(db, session)
                    if found and expected_seq is not None and expected_seq != found:
                        raise Conflict(
                            session=session, expected=str(expected_seq), found=str(found)
                        )
                    if found:  # none on a second try, or if somebody else was first
                        _replace(db, session, replace_with, meta)
                    self._drop_lock_file(session)
                left = "bytes"
                _scrub(db, self.path)
        except StoreError as error:
            if left == "all" and isinstance(error, Conflict | ReadOnly):
                raise
            raise PurgeIncomplete(path=str(self.path), left=left, reason=error.code) from error

    def unfinished(self) -> bool:
        """Tell whether bytes of a purged session may still be in the file."""
        with self._using() as db:
            return _unfinished(db)

    def scrub(self) -> None:
        """Finish purges that were cut off; see `Store.scrub`."""
        if not self.unfinished():
            return
        try:
            with self._alone() as db:
                _scrub(db, self.path)
        except ReadOnly:
            raise
        except StoreError as error:
            raise PurgeIncomplete(path=str(self.path), left="bytes", reason=error.code) from error

    def lock_file(self, session: str) -> Path | None:
        """Give the file beside the database; none for an id that makes no plain file name."""
        if not _PLAIN.fullmatch(session):
            return None
        return self.path.with_name(f"{self.path.name}-{session}.lock")

    def _drop_lock_file(self, session: str) -> None:
        # Its name is the session's; whoever was killed while playing left it here. Nobody is
        # playing now, for the database is ours alone.
        lock = self.lock_file(session)
        if lock is not None:
            with suppress(OSError):  # on Windows the purger itself may hold it, and drops it after
                lock.unlink()

    def close(self) -> None:
        """Close the file; whatever is durable is so already."""
        with self._lock:
            self._closed = True
            self._disconnect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _add(self, session: str, expected: int, rows: Sequence[Row], meta: Meta | None) -> None:
        with self._writing() as db:
            found = _head(db, session)
            if found != expected:
                raise Conflict(session=session, expected=str(expected), found=str(found))
            for row in rows:
                db.execute(_INSERT, (session, *row))
            if meta is not None or not found:
                _list(db, session, meta or Meta("", "", "", rows[0].at))

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock, faults(self.path):
            if self._closed:
                raise Closed
            if self._db is None:
                self._db = connect(self.path, read_only=self._read_only, timeout=self._timeout)
            try:
                yield self._db
            finally:
                if self._read_only:
                    self._disconnect()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._using() as db:
            if self._read_only:
                raise ReadOnly(path=str(self.path))
            with write(db):
                yield db

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection]:
        # On a connection of its own: to be alone, our usual one has to go as well. It comes back
        # with the next call.
        with self._lock, faults(self.path):
            with self._writing() as db:  # a file that is read-only fails here, and by that name
                db.execute("DELETE FROM chore WHERE FALSE")
            self._disconnect()
            with closing(connect(self.path, timeout=self._timeout, alone=True)) as db:
                yield db

    def _disconnect(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None


def _head(db: sqlite3.Connection, session: str) -> int:
    found: int | None = db.execute(_HEAD, (session,)).fetchone()[0]
    return found or 0


def _list(db: sqlite3.Connection, session: str, meta: Meta) -> None:
    db.execute(
        _UPSERT, (session, meta.script, meta.title, meta.status, meta.started, meta.purge_on)
    )


def _replace(db: sqlite3.Connection, session: str, row: Row | None, meta: Meta | None) -> None:
    db.execute("INSERT OR IGNORE INTO chore VALUES ('scrub')")
    db.execute("DELETE FROM event WHERE session_id = ?", (session,))
    if row is None:
        db.execute("DELETE FROM session WHERE id = ?", (session,))
        return
    db.execute(_INSERT, (session, *row))
    if meta is None:
        db.execute("UPDATE session SET purge_on = NULL WHERE id = ?", (session,))
    else:
        _list(db, session, meta)


def _unfinished(db: sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM chore WHERE name = 'scrub'").fetchone() is not None


def _scrub(db: sqlite3.Connection, path: Path) -> None:
    # A deleted row leaves copies in the log and in the slack of pages: writing the whole file anew
    # and emptying the log is what removes them.
    db.execute("VACUUM")
    busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise Locked(path=str(path))
    db.execute("DELETE FROM chore WHERE name = 'scrub'")
