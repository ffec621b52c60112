"""Decide where a file may be written before it is; writing whole files is what `exports` does."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from exports.errors import ExportError
from exports.write import write_whole

SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def expanded(name: str | Path) -> Path:
    """Give a path with the home that `~` means; raise ExportError("unwritable") without one."""
    try:
        return Path(name).expanduser()
    except RuntimeError as error:
        raise ExportError("unwritable", {"path": str(name), "reason": str(error)}) from None


def short(path: Path) -> str:
    """Give a path as people read it: from their own folder on, where it lies there."""
    with suppress(ValueError, RuntimeError):  # elsewhere, or nobody's home
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    return str(path)


def writable(path: Path, *, replace: bool = True) -> Path:
    """Give the file that a path means, links followed; raise ExportError if it may not be written.

    Devices are refused, because a new file takes the place of what is there. Codes: `unwritable`,
    and `exists` where `replace` is false.
    """
    if not replace and os.path.lexists(path):
        raise ExportError("exists", {"path": str(path)})
    target = Path(os.path.realpath(path))
    special = target.exists() and not target.is_file()
    if special or (target.exists() and not os.access(target, os.W_OK)):
        reason = os.strerror(errno.EISDIR if target.is_dir() else errno.EACCES)
        raise ExportError("unwritable", {"path": str(path), "reason": reason})
    return target


def place_of(output: str | None, folder: str | None, name: str) -> Path:
    """Give the file to write: as named, in the folder named, or in the user's own folder or here.

    `output` is what was asked for, `folder` where the user keeps papers. A name without an ending
    gets that of `name`. Raises ExportError: "unwritable", and "other_ending" for a name that ends
    otherwise, because what somebody wrote must not make way for a paper by a slip of the hand.
    """
    if output is None:
        return writable(expanded(folder or ".") / name).absolute()
    named, ending = expanded(output), Path(name).suffix
    if named.is_dir() or output.endswith(SEPARATORS):
        return writable(_folder(named) / name).absolute()
    if os.path.lexists(named):
        writable(named)  # of a device that is all there is to say
    elif named.suffix in ("", "."):
        named = named.with_name(named.name.rstrip(".") + ending)
    if named.suffix.lower() != ending:
        raise ExportError("other_ending", {"path": output, "ending": ending})
    return writable(named).absolute()


def _folder(path: Path) -> Path:
    """Give a folder, made where it is not there yet; raise ExportError("unwritable")."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError("unwritable", {"path": str(path), "reason": reason}) from None
    return path


def save(path: Path, content: bytes, *, replace: bool = True) -> None:
    """Write a file whole or not at all; raise ExportError, and keep what was there."""
    write_whole(writable(path, replace=replace), content)
