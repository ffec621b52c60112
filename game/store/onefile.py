"""Keep one small file whole: made private, replaced at once, and erased so that nothing is left.

A replacement is written beside the file under a hidden name, and the file that was gets a hidden
name too until it is overwritten. So a kill leaves at most a leftover that `tidy` finds, never half
a file, and never an old one that nobody can find any more.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from game.store.errors import (
    Absent,
    Failed,
    Full,
    ReadOnly,
    StoreError,
    Unwritable,
)

__all__ = [
    "MOST_BYTES",
    "Mark",
    "erase",
    "faults",
    "flush",
    "flush_folder",
    "leftovers",
    "make",
    "mark",
    "overwrite",
    "read",
    "replace",
    "tidy",
]

MOST_BYTES: Final = 64 * 1024 * 1024
"""What a file may hold: all of it is in memory while it is open."""
_BINARY: Final = getattr(os, "O_BINARY", 0)
_PIECE: Final = 1 << 20

Mark = tuple[int, int, int]
"""What changes when anybody writes in a file or puts another in its place."""


@contextmanager
def faults(path: Path, denied: type[StoreError] = Unwritable) -> Iterator[None]:
    """Turn what the system says into the one family; `denied` is what a refusal means here."""
    try:
        yield
    except FileNotFoundError:
        raise Absent(path=str(path)) from None
    except PermissionError:
        raise denied(path=str(path)) from None
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        raise Unwritable(path=str(path)) from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise Full(path=str(path)) from None
        if error.errno == errno.EROFS:
            raise ReadOnly(path=str(path)) from None
        name = errno.errorcode.get(error.errno or 0, "OSError")
        raise Failed(path=str(path), reason=name) from None


def read(path: Path, most: int | None = None) -> bytes:
    """Give the first bytes of a file, or all of it; a pipe, a folder or a giant is refused."""
    with faults(path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # reading a pipe would wait for ever
            raise Unwritable(path=str(path))
        if most is None and about.st_size > MOST_BYTES:
            raise Failed(path=str(path), reason="EFBIG")
        with path.open("rb") as file:
            return file.read(MOST_BYTES if most is None else most)


def mark(path: Path) -> Mark:
    """Tell one state of a file from another."""
    with faults(path):
        about = path.stat()
    return about.st_ino, about.st_size, about.st_mtime_ns


def make(path: Path, body: bytes) -> None:
    """Make a file that only its owner may read; one that is there is never overwritten."""
    with faults(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            with os.fdopen(descriptor, "r+b") as file:
                file.write(body)
                flush(file)
            flush_folder(path.parent)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise


def replace(path: Path, body: bytes) -> None:
    """Put another body in the place of a file, at once; what was is then for `tidy` to erase.

    A file system on which a file has but one name lets go of what was without overwriting it.
    """
    new, old = _new(path), _old(path)
    tidy(path)
    make(new, body)
    try:
        with faults(path, ReadOnly):
            with suppress(OSError, NotImplementedError):  # a file system without second names
                old.hardlink_to(path)
            new.replace(path)
            flush_folder(path.parent)
    except StoreError:
        with suppress(StoreError):
            tidy(path)
        raise


def leftovers(path: Path) -> list[Path]:
    """Give what a replacement that was cut off left beside a file."""
    return [one for one in (_new(path), _old(path)) if one.exists()]


def tidy(path: Path) -> None:
    """Erase what a replacement left beside a file; the file itself is never touched."""
    with faults(path, ReadOnly):
        old = _old(path)
        if old.exists() and path.exists() and old.samefile(path):  # killed before the replacement
            old.unlink()
    for one in leftovers(path):
        with suppress(Absent):  # another process was first
            erase(one)


def erase(path: Path, kept: int = 0, first: int = 0) -> None:
    """Overwrite a file and take away its name.

    What stands before `kept` stays until all else is overwritten, so that one whose erasing was
    cut off is still known for what it is; up to `first` goes before the rest does.
    """
    with faults(path, ReadOnly):
        with path.open("r+b") as file:
            overwrite(file, kept, first)
            file.truncate(0)
            flush(file)
        path.unlink()
        flush_folder(path.parent)


def overwrite(file: BinaryIO, kept: int, first: int) -> None:
    """Write noise over a file from `kept` on, up to `first` before anything else."""
    size = file.seek(0, os.SEEK_END)
    at = file.seek(kept)
    for end in (min(first, size), size):
        while at < end:
            at += file.write(secrets.token_bytes(min(end - at, _PIECE)))
        flush(file)


def flush(file: BinaryIO) -> None:
    """Wait until what was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a name in a folder last, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")
