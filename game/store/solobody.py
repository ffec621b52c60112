"""What stands in the file of one session, how its faults are named, and how it is erased."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from game.store import onefile, sealed
from game.store.errors import (
    Damaged,
    Failed,
    Newer,
    NotOurs,
    PurgeIncomplete,
    ReadOnly,
    StoreError,
)
from game.store.protocol import Meta, Row

__all__ = [
    "body",
    "damaged",
    "erase_solo",
    "header",
    "lock_of",
    "new_seal",
    "read_record",
    "record",
]


def new_seal(path: Path, session: bytes, passphrase: str | None) -> tuple[sealed.Seal, bytes]:
    """Give a seal with a new data key, and the outer key that wraps it; raises Failed."""
    key = secrets.token_bytes(32)
    try:
        bare, outer = sealed.new_header(session, passphrase)
    except MemoryError:
        raise Failed(path=str(path), reason="ENOMEM") from None
    return sealed.Seal(sealed.wrap(bare, outer, key), key), outer


def body(seal: sealed.Seal, rows: Sequence[Row], meta: Meta | None) -> bytes:
    """Give a whole file with these rows in it, as one record."""
    piece = seal.record(0, sealed.NO_TAG, record(rows, meta)) if rows else b""
    last = piece[-16:] or sealed.NO_TAG
    counts = [seal.slot(which, 1 if rows else 0, last) for which in (0, 1)]
    return b"".join([seal.header.encoded(), *counts, piece])


def record(rows: Sequence[Row], meta: Meta | None) -> bytes:
    """Give what one append says, as the bytes that are sealed."""
    # Payloads are bytes that nobody looks into: what is no UTF-8 goes through as it is.
    data = {
        "rows": [[*row[:4], row.payload.decode(errors="surrogateescape")] for row in rows],
        "meta": None if meta is None else structs.asdict(meta),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogateescape")


def read_record(record: bytes) -> tuple[list[Row], Meta | None]:
    """Give the rows of a record and what the list says; any fault means that it is not one."""
    data = json.loads(record.decode(errors="surrogateescape"))
    rows = [
        Row(seq, kind, version, at, payload.encode(errors="surrogateescape"))
        for seq, kind, version, at, payload in data["rows"]
    ]
    return rows, Meta(**data["meta"]) if data["meta"] else None


def header(path: Path, raw: bytes) -> sealed.Header:
    """Read a header from the first bytes of a file; raises a StoreError."""
    try:
        return sealed.read_header(raw)
    except sealed.NotSealed:
        raise NotOurs(path=str(path)) from None
    except sealed.NewerSeal:
        raise Newer(path=str(path), found=str(raw[7]), known=str(sealed.MAGIC[7])) from None
    except sealed.CutSeal:
        raise Damaged(path=str(path), kept="0", expected="0", how="cut") from None


def damaged(path: Path, found: sealed.Found) -> Damaged:
    """Give the fault that says how much of a file is whole."""
    kept = len(found.records)
    least = kept if found.expected is None else found.expected
    return Damaged(path=str(path), kept=str(kept), expected=str(least), how=found.amiss)


def lock_of(path: Path) -> Path:
    """Give the file that whoever plays the session locks."""
    return path.with_name(f".{path.name}.lock")


def erase_solo(path: Path) -> None:
    """Erase a file for good: its key first, then all of it; raises PurgeIncomplete or Absent.

    What a disk keeps of overwritten blocks is out of reach; without the key it is noise.
    """
    raw = onefile.read(path, sealed.HEADER_SIZE)
    if raw and not sealed.is_ours(raw):  # what is not ours is never erased; nothing is nobody's
        raise NotOurs(path=str(path))
    with onefile.faults(path, ReadOnly), path.open("r+b"):
        pass  # nothing is begun that cannot be done
    left = "all"
    try:
        onefile.tidy(path)
        left = "bytes"
        onefile.erase(path, sealed.ABOUT_SIZE, sealed.FIRST)
    except StoreError as error:
        raise PurgeIncomplete(path=str(path), left=left, reason=error.code) from error
    with suppress(OSError):
        lock_of(path).unlink()
