"""Keep one session in one sealed file: everything of it, and nothing of it anywhere else.

Rows are appended, never rewritten in place; see `game.store.sealed` for what guards them. What
`append` acknowledged is on the disk: the record is flushed before the count that vouches for it.
All of it is in memory while the file is open: opening 500 answers takes 5 to 20 ms beyond the
derivation of the key, and an append, which waits twice for the disk, takes 1 to 10 ms.
Whoever writes or puts another file in its place locks it for as long as that takes, so that what
was acknowledged is never left behind in the one that was.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Final, Self

from msgspec.structs import replace

from game.store import onefile, sealed, solobody
from game.store.errors import (
    Absent,
    Closed,
    Conflict,
    Damaged,
    Failed,
    PurgeIncomplete,
    ReadOnly,
    StoreError,
    Unknown,
    WrongKey,
)
from game.store.memory import MemoryStore
from game.store.protocol import Entry, Meta, Row, check_rows
from game.store.solobody import erase_solo

SUFFIX: Final = ".groei"
PATIENCE: Final = 0.2
LONGEST: Final = 5.0
"""Seconds to wait for a window that is just closing, and for one that writes."""

__all__ = [
    "SUFFIX",
    "SoloStore",
    "create_solo",
    "erase_solo",
    "needs_passphrase",
    "open_solo",
    "protect_solo",
    "solo_files",
]


class SoloStore:
    """A store of one session; `notice` says what was amiss when it was opened, by code.

    "tail": a piece at the end was never finished and is left out; "slot": one of two counts was
    damaged and is written anew. Neither lost anything that was acknowledged. "cut" and "changed":
    what came after is lost, and whoever opened it chose to go on.
    """

    def __init__(
        self,
        path: Path,
        seal: sealed.Seal,
        outer: bytes,
        found: sealed.Found,
        mark: onefile.Mark,
    ) -> None:
        self.path = path
        self.notice = found.amiss
        self.session = str(uuid.UUID(bytes=seal.header.session))
        self._seal, self._outer = seal, outer
        self._lock = RLock()
        self._closed = False
        self._take_in(found, mark)

    def _take_in(self, found: sealed.Found, mark: onefile.Mark) -> None:
        self._memory = MemoryStore()
        for record in found.records:
            self._remember(*solobody.read_record(record))
        self._count, self._end, self._last = len(found.records), found.end, found.last
        self._mend = found.amiss in ("slot", "cut", "changed")
        self._mark: onefile.Mark | None = mark

    def _remember(self, rows: Sequence[Row], meta: Meta | None) -> None:
        """Put a record into memory; the first one may start at any number."""
        head = self._memory.head(self.session)
        if not rows:
            if meta is not None:
                self._memory.summarise(self.session, meta)
        elif head:
            self._memory.append(self.session, head, rows, meta)
        else:
            self._memory.adopt(self.session, rows, meta)

    # ------------------------------------------------------------------------------- writing

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

    def summarise(self, session: str, meta: Meta) -> None:
        """Replace what the list says."""
        with self._writing():
            self._expect(session, None)
            self._write((), meta)

    def purge(
        self,
        session: str,
        replace_with: Row | None = None,
        *,
        meta: Meta | None = None,
        expected_seq: int | None = None,
    ) -> None:
        """Erase the file for good, or write it anew with one row under another data key."""
        if replace_with is not None:
            check_rows([replace_with], None)
        with self._writing():
            self._expect(session, expected_seq)
            if replace_with is None:
                erase_solo(self.path)
                self._forget()
                return
            listed = replace(self._meta(), purge_on=None) if meta is None else meta
            key = secrets.token_bytes(32)
            header = sealed.wrap(self._seal.header, self._outer, key)
            seal = sealed.Seal(header, key)
            body = solobody.body(seal, [replace_with], listed)
            try:
                onefile.replace(self.path, body)
            except ReadOnly:
                raise
            except StoreError as error:
                path = str(self.path)
                raise PurgeIncomplete(path=path, left="all", reason=error.code) from error
            self._seal = seal
            self._take_in(seal.open(body), onefile.mark(self.path))
            self.scrub()

    def _add(self, session: str, expected: int, rows: Sequence[Row], meta: Meta | None) -> None:
        with self._writing():
            if session != self.session or self._gone:
                raise Unknown(session=session)
            found = self._memory.head(session)
            if found != expected:
                raise Conflict(session=session, expected=str(expected), found=str(found))
            self._write(rows, meta)

    def _expect(self, session: str, expected: int | None) -> None:
        found = self._memory.head(session)
        if not found:
            raise Unknown(session=session)
        if expected is not None and expected != found:
            raise Conflict(session=session, expected=str(expected), found=str(found))

    def _write(self, rows: Sequence[Row], meta: Meta | None) -> None:
        rows = tuple(rows)
        piece = self._seal.record(self._count, self._last, solobody.record(rows, meta))
        if self._end + len(piece) > onefile.MOST_BYTES:
            raise Failed(path=str(self.path), reason="EFBIG")
        if self._mend:
            self._put_back()
        count, last = self._count + 1, piece[-16:]
        try:
            with onefile.faults(self.path, ReadOnly), self.path.open("r+b") as file:
                file.seek(self._end)
                file.truncate()  # a piece that was never finished
                file.write(piece)
                onefile.flush(file)
                file.seek(sealed.slot_at(count % 2))
                file.write(self._seal.slot(count % 2, count, last))
                onefile.flush(file)
        except StoreError:
            self._mend = True
            with suppress(StoreError):
                self._put_back()
            raise
        self._count, self._last, self._end = count, last, self._end + len(piece)
        self._mark = onefile.mark(self.path)
        self._remember(rows, meta)

    def _put_back(self) -> None:
        """Make the file say again what was taken in from it: the counts first, then the length.

        Header and counts are in the first 512 bytes, which a disk writes all or not.
        """
        with onefile.faults(self.path, ReadOnly), self.path.open("r+b") as file:
            self._mark = None
            file.seek(sealed.slot_at(0))
            file.write(b"".join(self._seal.slot(n, self._count, self._last) for n in (0, 1)))
            onefile.flush(file)
            file.truncate(self._end)
            onefile.flush(file)
        self._mark = onefile.mark(self.path)
        self._mend = False

    # ------------------------------------------------------------------------------- reading

    def read(self, session: str, after: int = 0) -> list[Row]:
        """Give the rows above `after`."""
        with self._using():
            return self._memory.read(session, after)

    def head(self, session: str) -> int:
        """Give the last sequence number."""
        with self._using():
            return self._memory.head(session)

    def sessions(self) -> list[Entry]:
        """List the one session."""
        with self._using():
            return self._memory.sessions()

    def resolve(self, prefix: str) -> str:
        """Give the id of the one session when it begins so."""
        with self._using():
            return self._memory.resolve(prefix)

    def unfinished(self) -> bool:
        """Tell whether what the file was before may still lie beside it."""
        with self._using():
            return bool(onefile.leftovers(self.path))

    def scrub(self) -> None:
        """Erase what the file was before; see `Store.scrub`."""
        with self._using():
            try:
                onefile.tidy(self.path)
            except ReadOnly:
                raise
            except StoreError as error:
                path = str(self.path)
                raise PurgeIncomplete(path=path, left="bytes", reason=error.code) from error

    def lock_file(self, session: str) -> Path | None:
        """Give the file beside this one that its player locks; none for another session."""
        return solobody.lock_of(self.path) if session == self.session else None

    @property
    def meta(self) -> Meta | None:
        """Give what the list says of the session; nothing before it has begun."""
        with self._using():
            return self._meta() if self._memory.head(self.session) else None

    def _meta(self) -> Meta:
        (one,) = self._memory.sessions()
        return Meta(one.script, one.title, one.status, one.started, one.purge_on)

    def close(self) -> None:
        """Forget what was read."""
        with self._lock:
            self._closed = True
            self._memory.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _using(self) -> Iterator[None]:
        with self._lock:
            if self._closed:
                raise Closed
            self._look()
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Look only once nobody else can write, so that nothing changes after looking."""
        with self._lock, _alone(self.path), self._using():
            yield

    def _look(self) -> None:
        """Take in what another process did to the file meanwhile; mostly one question to it."""
        if self._gone:
            return
        try:
            mark = onefile.mark(self.path)
            if mark == self._mark:
                return
            raw = onefile.read(self.path)
        except Absent:  # erased by another window
            self._forget()
            return
        if raw[: sealed.HEADER_SIZE] != self._seal.header.encoded():
            raise WrongKey(path=str(self.path))  # written anew under another key
        found = self._seal.open(raw)
        if found.amiss in ("cut", "changed"):
            raise solobody.damaged(self.path, found)
        self._take_in(found, mark)

    @property
    def _gone(self) -> bool:
        return self._end == 0

    def _forget(self) -> None:
        self._memory = MemoryStore()
        self._end = 0


def create_solo(path: Path, session: str, passphrase: str | None) -> SoloStore:
    """Make a file for a session, readable by its owner only; raises a StoreError.

    A file that is there already is never overwritten. An empty passphrase is a ValueError.
    """
    seal, outer = solobody.new_seal(path, uuid.UUID(session).bytes, passphrase)
    body = solobody.body(seal, (), None)
    onefile.make(path, body)
    return SoloStore(path, seal, outer, seal.open(body), onefile.mark(path))


def open_solo(path: Path, passphrase: str | None, *, salvage: bool = False) -> SoloStore:
    """Open a file; raises WrongKey, Damaged, or another StoreError, and then changes nothing.

    `Damaged` says how much is whole; with `salvage`, once somebody chose that, the file opens with
    what is whole before the damage, and the rest goes with the next thing that is written.
    """
    mark = onefile.mark(path)  # before reading: what is written from here on is noticed
    raw = onefile.read(path)
    header = solobody.header(path, raw)
    try:
        outer = sealed.outer_key(header, passphrase)
        seal = sealed.Seal(header, sealed.unwrap(header, outer))
    except sealed.WrongPassphrase:
        raise WrongKey(path=str(path)) from None
    except MemoryError:
        raise Failed(path=str(path), reason="ENOMEM") from None
    found = seal.open(raw)
    if found.amiss in ("cut", "changed") and not (salvage and found.records):
        raise solobody.damaged(path, found)
    try:
        store = SoloStore(path, seal, outer, found, mark)
    except (ValueError, TypeError, LookupError, AttributeError):
        raise Damaged(path=str(path), kept="0", expected="0", how="changed") from None
    with suppress(StoreError):  # what is left over is sealed; `unfinished` tells of it
        onefile.tidy(path)
    return store


def protect_solo(path: Path, old: str | None, new: str | None) -> None:
    """Write a file anew under another passphrase, or (None) without one; raises a StoreError.

    The new file takes the old one's place at once, and what was is then overwritten. `Conflict`
    where another window plays: what it writes next would no longer fit.
    """
    with open_solo(path, old) as store:
        # Before reading, because it takes long.
        seal, _outer = solobody.new_seal(path, uuid.UUID(store.session).bytes, new)
        if _is_played(path):
            raise Conflict(path=str(path), session=store.session)
        with _alone(path):
            rows, meta = store.read(store.session), store.meta
            if store._gone:  # erased meanwhile: it does not come back
                raise Absent(path=str(path))
            onefile.replace(path, solobody.body(seal, rows, meta))
            onefile.tidy(path)


def _is_played(path: Path) -> bool:
    """Tell whether another window holds the lock of whoever plays; where none can be made, no."""
    place = solobody.lock_of(path)
    if not place.exists():  # who plays has made it; a kill of ours would leave it behind
        return False
    from filelock import FileLock, Timeout

    try:
        with FileLock(place, PATIENCE, mode=0o600, fallback_to_soft=False):
            return False
    except Timeout:
        return True
    except OSError:
        return False


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other processes from writing in a file or replacing it, where the system can.

    Windows replaces no file that is open. `Conflict` after `LONGEST` seconds of somebody else.
    """
    with ExitStack() as held:
        if sys.platform != "win32":
            import fcntl

            until = time.monotonic() + LONGEST
            with suppress(OSError):  # gone, not to be read, or on a disk that knows no locks
                while True:
                    file = held.enter_context(path.open("rb"))
                    with suppress(BlockingIOError):
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                            break  # it is still the file of that name
                    held.close()
                    if time.monotonic() > until:
                        raise Conflict(path=str(path))
                    time.sleep(0.002)
        yield


def needs_passphrase(path: Path) -> bool:
    """Tell whether a file is locked by a passphrase; raises a StoreError."""
    return solobody.header(path, onefile.read(path, sealed.HEADER_SIZE)).mode != sealed.OPEN


def solo_files(folder: Path) -> list[tuple[Path, str, date, bool]]:
    """List the files in a folder: path, session, the day it was made, whether it is locked.

    Only what stands outside the seal is read; a file that is none of ours is left out.
    """
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        with suppress(StoreError, OverflowError, OSError, ValueError):
            header = solobody.header(path, onefile.read(path, sealed.HEADER_SIZE))
            made = datetime.fromtimestamp(int.from_bytes(header.session[:6]) / 1000, UTC)
            session = str(uuid.UUID(bytes=header.session))
            found.append((path, session, made.astimezone().date(), header.mode != sealed.OPEN))
    return found
