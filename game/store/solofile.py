"""Keep one session in one sealed file: everything of it, and nothing of it anywhere else.

Rows are appended, never rewritten in place; see `game.store.sealed` for what guards them. What
`append` acknowledged is on the disk: the record is flushed before the count that vouches for it.
"""

from __future__ import annotations

import json
import os
import secrets
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final, Self

from game.store import sealed
from game.store.errors import (
    Absent,
    Closed,
    Conflict,
    Damaged,
    Failed,
    Full,
    Newer,
    NotOurs,
    PurgeIncomplete,
    ReadOnly,
    StoreError,
    Unknown,
    Unwritable,
    WrongKey,
)
from game.store.memory import MemoryStore
from game.store.protocol import Entry, Meta, Row, check_rows

SUFFIX: Final = ".groei"
MOST_BYTES: Final = 64 * 1024 * 1024

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

    def __init__(self, path: Path, seal: sealed.Seal, found: sealed.Found) -> None:
        self.path = path
        self.notice = found.amiss
        self._mend = found.amiss in ("slot", "cut", "changed")
        self.session = str(uuid.UUID(bytes=seal.header.session))
        self._seal = seal
        self._count = len(found.records)
        self._end, self._last = found.end, found.last
        self._memory = MemoryStore()
        self._lock = RLock()
        self._closed = False
        self._gone = False
        for record in found.records:
            self._take_in(json.loads(record))
        self._size = _size(path)

    def _take_in(self, record: dict[str, Any]) -> None:
        """Put a record into memory; its first one may start at any number."""
        meta = Meta(**record["meta"]) if record["meta"] else None
        rows = [
            Row(seq, kind, version, at, payload.encode())
            for seq, kind, version, at, payload in record["rows"]
        ]
        head = self._memory.head(self.session)
        if not rows:
            if meta is not None:
                self._memory.summarise(self.session, meta)
        elif head:
            self._memory.append(self.session, head, rows, meta)
        else:
            self._memory.adopt(self.session, rows, meta)

    # -- writing ------------------------------------------------------------------------------

    def append(
        self, session: str, expected_seq: int, rows: Sequence[Row], meta: Meta | None = None
    ) -> None:
        """Add rows; see `Store.append`."""
        check_rows(rows, expected_seq + 1)
        with self._lock:
            self._check(session)
            head = self._memory.head(session)
            if head != expected_seq or self._changed():
                raise Conflict(session=session, expected=str(expected_seq), found=str(head))
            self._write(rows, meta)

    def adopt(self, session: str, rows: Sequence[Row], meta: Meta | None = None) -> None:
        """Take in a whole log; see `Store.adopt`."""
        check_rows(rows, None)
        with self._lock:
            self._check(session)
            head = self._memory.head(session)
            if head or self._changed():
                raise Conflict(session=session, expected="0", found=str(head))
            self._write(rows, meta)

    def summarise(self, session: str, meta: Meta) -> None:
        """Replace what the list says."""
        with self._lock:
            self._known(session)
            self._write((), meta)

    def _write(self, rows: Sequence[Row], meta: Meta | None) -> None:
        plain = _plain(rows, meta)
        piece = self._seal.record(self._count, self._last, plain)
        which = (self._count + 1) % 2
        with _faults(self.path), self.path.open("r+b") as file:
            file.seek(self._end)
            file.truncate()  # a piece that was never finished, or records that were given up
            file.write(piece)
            _flush(file)
            count = self._seal.slot(which, self._count + 1, piece[-16:])
            file.seek(sealed.HEADER_SIZE + which * sealed.SLOT_SIZE)
            file.write(count)
            if self._mend:
                file.seek(sealed.HEADER_SIZE + (1 - which) * sealed.SLOT_SIZE)
                file.write(self._seal.slot(1 - which, self._count, self._last))
            _flush(file)
        self._count, self._last = self._count + 1, piece[-16:]
        self._end += len(piece)
        self._size = self._end
        self._mend = False
        self._take_in(json.loads(plain))

    def _changed(self) -> bool:
        """Tell whether another process wrote meanwhile."""
        return _size(self.path) != self._size

    def purge(
        self,
        session: str,
        replace_with: Row | None = None,
        *,
        meta: Meta | None = None,
        expected_seq: int | None = None,
    ) -> None:
        """Erase the file for good, or write it anew with one row under another key."""
        if replace_with is not None:
            check_rows([replace_with], None)
        with self._lock:
            self._known(session)
            found = self._memory.head(session)
            if expected_seq is not None and expected_seq != found:
                raise Conflict(session=session, expected=str(expected_seq), found=str(found))
            if replace_with is None:
                erase_solo(self.path)
                self._gone = True
                self._memory = MemoryStore()
                return
            listed = replace(self._meta(), purge_on=None) if meta is None else meta
            _rewrite(self.path, self._seal, [replace_with], listed)
            seal = self._seal
            self.__init__(self.path, seal, seal.open(_read(self.path)))  # type: ignore[misc]

    def _meta(self) -> Meta:
        """Give what the list says now."""
        (one,) = self._memory.sessions()
        return Meta(one.script, one.title, one.status, one.started, one.purge_on)

    # -- reading ------------------------------------------------------------------------------

    def read(self, session: str, after: int = 0) -> list[Row]:
        """Give the rows above `after`."""
        with self._lock:
            self._check_open()
            return self._memory.read(session, after)

    def head(self, session: str) -> int:
        """Give the last sequence number."""
        with self._lock:
            self._check_open()
            return self._memory.head(session)

    def sessions(self) -> list[Entry]:
        """List the one session."""
        with self._lock:
            self._check_open()
            return self._memory.sessions()

    def resolve(self, prefix: str) -> str:
        """Give the id of the one session when it begins so."""
        with self._lock:
            self._check_open()
            return self._memory.resolve(prefix)

    def unfinished(self) -> bool:
        """Say no: an erased file has no rest."""
        self._check_open()
        return False

    def scrub(self) -> None:
        """Do nothing, for the same reason."""
        self._check_open()

    def lock_file(self, session: str) -> Path | None:
        """Give the file beside this one that its player locks."""
        return self.path.with_name(f".{self.path.name}.lock")

    @property
    def meta(self) -> Meta | None:
        """Give what the list says of the session; nothing before it has begun."""
        return self._meta() if self._memory.head(self.session) else None

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

    def _check_open(self) -> None:
        if self._closed:
            raise Closed

    def _check(self, session: str) -> None:
        self._check_open()
        if session != self.session or self._gone:
            raise Unknown(session=session)

    def _known(self, session: str) -> None:
        self._check(session)
        if not self._memory.head(session):
            raise Unknown(session=session)


def create_solo(path: Path, session: str, passphrase: str | None) -> SoloStore:
    """Make a file for a session, readable by its owner only; raises a StoreError.

    A file that is there already is never overwritten.
    """
    key = secrets.token_bytes(32)
    header = sealed.new_header(uuid.UUID(session).bytes, key, passphrase)
    seal = sealed.Seal(header, key)
    body = header.encoded() + b"".join(seal.slot(which, 0, bytes(16)) for which in (0, 1))
    with _faults(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.write(body)
            _flush(file)
        _flush_folder(path.parent)
    return SoloStore(path, seal, seal.open(body))


def open_solo(path: Path, passphrase: str | None, *, salvage: bool = False) -> SoloStore:
    """Open a file; raises WrongKey, Damaged, or another StoreError, and then changes nothing.

    `Damaged` says how much is whole; with `salvage`, once somebody chose that, the file opens with
    what is whole before the damage, and the rest goes with the next thing that is written.
    """
    raw = _read(path)
    header = _header(path, raw)
    try:
        key = sealed.data_key(header, passphrase)
    except sealed.WrongPassphrase:
        raise WrongKey(path=str(path)) from None
    seal = sealed.Seal(header, key)
    found = seal.open(raw)
    if found.amiss in ("cut", "changed") and not (salvage and found.records):
        raise Damaged(
            path=str(path),
            kept=str(len(found.records)),
            expected=str(found.expected or "?"),
            how=found.amiss,
        )
    try:
        return SoloStore(path, seal, found)
    except (ValueError, TypeError, LookupError, AttributeError):
        raise Damaged(path=str(path), kept="0", expected="?", how="changed") from None


def protect_solo(path: Path, old: str | None, new: str | None) -> None:
    """Write a file anew under another passphrase, or (None) without one; raises a StoreError.

    The new file takes the old one's place at once, and what was is then overwritten.
    """
    with open_solo(path, old) as store:
        rows, meta = store.read(store.session), store.meta
        session = uuid.UUID(store.session).bytes
    key = secrets.token_bytes(32)
    _rewrite(path, sealed.Seal(sealed.new_header(session, key, new), key), rows, meta)


def _rewrite(path: Path, seal: sealed.Seal, rows: Sequence[Row], meta: Meta | None) -> None:
    """Put a file with these rows in the place of another, and overwrite what was."""
    piece = seal.record(0, bytes(16), _plain(rows, meta)) if rows else b""
    count = 1 if rows else 0
    counts = seal.slot(0, 0, bytes(16)) + seal.slot(1, count, piece[-16:] or bytes(16))
    made = path.with_name(f".{path.name}.new")
    with _faults(path):
        with suppress(FileNotFoundError):
            made.unlink()
        descriptor = os.open(made, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.write(seal.header.encoded() + counts + piece)
            _flush(file)
        with path.open("r+b") as was:
            if os.name == "nt":  # an open file cannot be replaced there
                _overwrite(was)
                was.close()
                made.replace(path)
            else:
                made.replace(path)
                _flush_folder(path.parent)
                _overwrite(was)


def erase_solo(path: Path) -> None:
    """Erase a file for good: its key first, then all of it; raises PurgeIncomplete or Absent.

    What a disk keeps of overwritten blocks is out of reach; without the key it is noise.
    """
    _header(path, _read(path, sealed.HEADER_SIZE))  # what is not ours is never erased
    try:
        with path.open("r+b") as file:
            _overwrite(file)
            file.truncate(0)
            _flush(file)
        path.unlink()
        _flush_folder(path.parent)
    except OSError:
        raise PurgeIncomplete(path=str(path), left="bytes", reason="failed") from None
    with suppress(OSError):
        path.with_name(f".{path.name}.lock").unlink()


def needs_passphrase(path: Path) -> bool:
    """Tell whether a file is locked by a passphrase; raises a StoreError."""
    return _header(path, _read(path, sealed.HEADER_SIZE)).mode != sealed.OPEN


def solo_files(folder: Path) -> list[tuple[Path, str, date, bool]]:
    """List the files in a folder: path, session, the day it was made, whether it is locked.

    Only what stands outside the seal is read; a file that is none of ours is left out.
    """
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        with suppress(StoreError):
            header = _header(path, _read(path, sealed.HEADER_SIZE))
            made = datetime.fromtimestamp(int.from_bytes(header.session[:6]) / 1000, UTC)
            session = str(uuid.UUID(bytes=header.session))
            found.append((path, session, made.astimezone().date(), header.mode != sealed.OPEN))
    return found


# ------------------------------------------------------------------------------------- the file

_BINARY: Final = getattr(os, "O_BINARY", 0)


def _plain(rows: Sequence[Row], meta: Meta | None) -> bytes:
    data = {
        "rows": [[*row[:4], row.payload.decode()] for row in rows],
        "meta": None
        if meta is None
        else {
            "script": meta.script,
            "title": meta.title,
            "status": meta.status,
            "started": meta.started,
            "purge_on": meta.purge_on,
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _header(path: Path, raw: bytes) -> sealed.Header:
    try:
        return sealed.read_header(raw)
    except sealed.NotSealed:
        raise NotOurs(path=str(path)) from None
    except sealed.NewerSeal:
        raise Newer(path=str(path), found=str(raw[7]), known=str(sealed.MAGIC[7])) from None


def _read(path: Path, most: int = MOST_BYTES) -> bytes:
    with _faults(path), path.open("rb") as file:
        return file.read(most)


def _size(path: Path) -> int:
    with _faults(path):
        return path.stat().st_size


def _flush(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make a new name in a folder last, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _overwrite(file: Any) -> None:
    """Overwrite the header, then the rest, each before what comes next."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    file.write(secrets.token_bytes(min(size, sealed.FIRST)))
    _flush(file)
    left = size - sealed.FIRST
    while left > 0:
        step = min(left, 1 << 20)
        file.write(secrets.token_bytes(step))
        left -= step
    _flush(file)


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn what the system says into faults of a store."""
    import errno

    try:
        yield
    except FileNotFoundError:
        raise Absent(path=str(path)) from None
    except FileExistsError:
        raise Unwritable(path=str(path)) from None
    except PermissionError:
        raise ReadOnly(path=str(path)) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Full(path=str(path)) from None
        if error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EROFS):
            raise Unwritable(path=str(path)) from None
        name = errno.errorcode.get(error.errno or 0, "OSError")
        raise Failed(path=str(path), reason=name) from None
