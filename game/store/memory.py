"""A store that keeps nothing: for practice sessions and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from game.store.errors import Closed, Conflict, Unknown
from game.store.protocol import Entry, Meta, Row, check_rows, find_session

__all__ = ["MemoryStore"]


class MemoryStore:
    """Hold rows in this process only, by the same rules as a file."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {}
        self._meta: dict[str, Meta] = {}
        self._lock = RLock()
        self._closed = False

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
        with self._lock:
            return [row for row in self._open(session) if row.seq > after]

    def head(self, session: str) -> int:
        """Give the last sequence number."""
        with self._lock:
            rows = self._open(session)
            return rows[-1].seq if rows else 0

    def sessions(self) -> list[Entry]:
        """List the sessions, the latest started first."""
        with self._lock:
            self._check_open()
            entries = [_entry(id_, self._meta[id_], rows) for id_, rows in self._rows.items()]
        return sorted(entries, key=lambda entry: (entry.started, entry.id), reverse=True)

    def resolve(self, prefix: str) -> str:
        """Give the one id that begins with `prefix`."""
        with self._lock:
            self._check_open()
            return find_session(prefix, self._rows)

    def summarise(self, session: str, meta: Meta) -> None:
        """Replace what the list says."""
        with self._lock:
            if not self._open(session):
                raise Unknown(session=session)
            self._meta[session] = meta

    def purge(
        self,
        session: str,
        replace_with: Row | None = None,
        *,
        meta: Meta | None = None,
        expected_seq: int | None = None,
    ) -> None:
        """Forget a session, or all but one row; there are no files, so no bytes stay behind."""
        if replace_with is not None:
            check_rows([replace_with], None)
        with self._lock:
            found = self.head(session)
            if not found:
                raise Unknown(session=session)
            if expected_seq is not None and expected_seq != found:
                raise Conflict(session=session, expected=str(expected_seq), found=str(found))
            if replace_with is None:
                del self._rows[session], self._meta[session]
            else:
                self._rows[session] = [replace_with]
                self._meta[session] = meta or replace(self._meta[session], purge_on=None)

    def unfinished(self) -> bool:
        """Say no: a purge here is always complete."""
        with self._lock:
            self._check_open()
        return False

    def scrub(self) -> None:
        """Do nothing, for the same reason."""
        self.unfinished()

    def lock_file(self, session: str) -> Path | None:
        """Give none: no other process knows of this store."""
        return None

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._closed = True
            self._rows.clear()
            self._meta.clear()

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
        with self._lock:
            found = self.head(session)
            if found != expected:
                raise Conflict(session=session, expected=str(expected), found=str(found))
            if meta is not None or not found:
                self._meta[session] = meta or Meta("", "", "", rows[0].at)
            self._rows.setdefault(session, []).extend(rows)

    def _open(self, session: str) -> list[Row]:
        self._check_open()
        return self._rows.get(session, [])

    def _check_open(self) -> None:
        if self._closed:
            raise Closed


def _entry(id_: str, meta: Meta, rows: Sequence[Row]) -> Entry:
    return Entry(
        id=id_,
        script=meta.script,
        title=meta.title,
        status=meta.status,
        started=meta.started,
        purge_on=meta.purge_on,
        events=len(rows),
        head=rows[-1].seq,
        last_at=rows[-1].at,
    )
