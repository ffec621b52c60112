"""What every store promises, so that nobody above depends on which one it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self

from msgspec import Struct

from game.store.errors import Ambiguous, Unknown

__all__ = ["Entry", "Meta", "Row", "Store", "check_rows", "find_session"]


class Row(NamedTuple):
    """One stored event; a tuple and not a dataclass, because a replay makes 20,000 at a time."""

    seq: int
    """1, 2, 3 … without holes within a session; the only order there is."""
    kind: str
    version: int
    """Of the shape of this kind of event, for the upcasters above."""
    at: str
    """ISO-8601 in UTC, as text: the store compares nothing by it."""
    payload: bytes
    """UTF-8 JSON, never looked into here."""


class Meta(Struct, frozen=True):
    """What a list says about a session without opening it; holds only what the caller put in.

    `started` is ISO-8601 in UTC and `purge_on` an ISO date, or None for "never".
    """

    script: str
    title: str
    status: str
    started: str
    purge_on: str | None = None


class Entry(Struct, frozen=True):
    """One session in the list; carries no payload, because the first one holds whole decks."""

    id: str
    script: str
    title: str
    status: str
    started: str
    purge_on: str | None
    events: int
    head: int
    """The last sequence number; after a purge with a replacement it is more than `events`."""
    last_at: str


class Store(Protocol):
    """An append-only log of rows for each session, and a list of the sessions.

    A store may be used from any thread: calls wait for each other. A store that was closed raises
    `Closed`. Every fault is a `StoreError`; rows that break the contract are a `ValueError`.
    """

    def append(
        self, session: str, expected_seq: int, rows: Sequence[Row], meta: Meta | None = None
    ) -> None:
        """Add rows in one transaction that is durable when this returns.

        `rows` run on from `expected_seq` + 1, which is 0 + 1 for a new session. `meta` replaces
        what the list says; a new session without it is listed with empty words. Raises `Conflict`
        if the session's last row is not `expected_seq`; then nothing was written.
        """

    def adopt(self, session: str, rows: Sequence[Row], meta: Meta | None = None) -> None:
        """Take in the whole log of a session from elsewhere; it may start at any number.

        A purged session starts at the number of its replacement. Raises `Conflict` if the session
        is here already.
        """

    def read(self, session: str, after: int = 0) -> list[Row]:
        """Give the rows with a number above `after`, in order; none for an unknown session."""

    def head(self, session: str) -> int:
        """Give the last sequence number, 0 for an unknown session."""

    def sessions(self) -> list[Entry]:
        """List the sessions, the latest started first."""

    def resolve(self, prefix: str) -> str:
        """Give the one id that is or begins with `prefix`; raises `Unknown` or `Ambiguous`."""

    def summarise(self, session: str, meta: Meta) -> None:
        """Replace what the list says about a session, without an event; raises `Unknown`."""

    def purge(
        self,
        session: str,
        replace_with: Row | None = None,
        *,
        meta: Meta | None = None,
        expected_seq: int | None = None,
    ) -> None:
        """Remove a session for good, or leave one row in its place, and its bytes with it.

        When this returns, the bytes are gone from every file of the store. The replacement keeps
        its own number, so that a reader who was further on can tell by `head`; the list then says
        `meta`, or what it said before without the purge date. With `expected_seq` the purge is
        refused if the log moved on meanwhile. Raises `Unknown`, `Conflict`, `PurgeIncomplete`.
        """

    def unfinished(self) -> bool:
        """Tell whether a purge removed its rows, but perhaps not yet all their bytes."""

    def scrub(self) -> None:
        """Finish such a purge; does nothing when there is none. Raises `PurgeIncomplete`."""

    def lock_file(self, session: str) -> Path | None:
        """Give the file that who plays a session may lock, so that nobody else writes in it.

        It is nobody's until somebody locks it, holds nothing, and goes with the session's purge.
        None where no other process could write: a store without a file.
        """

    def close(self) -> None:
        """Let go of the files; closing twice is allowed."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


def check_rows(rows: Sequence[Row], first: int | None) -> None:
    """Refuse rows that are none, have holes, or do not start at `first` (None: anywhere from 1).

    A `ValueError`, since only a mistake in the program can cause it.
    """
    if not rows:
        raise ValueError("there are no rows to append")
    start = rows[0].seq if first is None else first
    if start < 1 or any(row.seq != start + i for i, row in enumerate(rows)):
        raise ValueError("the rows are not numbered consecutively")


def find_session(prefix: str, ids: Iterable[str]) -> str:
    """Give the one id that equals or begins with `prefix`; an exact id wins over longer ones."""
    found = [each for each in ids if each.startswith(prefix)] if prefix else []
    if prefix in found:
        return prefix
    if not found:
        raise Unknown(session=prefix)
    if len(found) > 1:
        raise Ambiguous(prefix=prefix, count=str(len(found)))
    return found[0]
