"""Let one window at a time play a session; another may look on, and takes over once it is free.

The operating system keeps the lock and drops it with the process, so a crash or a kill leaves
nobody locked out. A lock is a help and never a hindrance: where none can be made, everybody plays,
and the expected sequence number of each write still guards the log.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import BaseFileLock, FileLock, Timeout

from game.store import Store

PATIENCE = 0.2
"""Seconds to wait for a window that is just closing."""


class Lease:
    """The right to play a session in this process, until it is released or the process ends."""

    def __init__(self, lock: BaseFileLock | None = None) -> None:
        self._lock = lock

    @property
    def locks(self) -> bool:
        """Tell whether other processes are really kept out."""
        return self._lock is not None

    def release(self) -> None:
        """Let others play, and leave no file behind; releasing twice is allowed."""
        lock, self._lock = self._lock, None
        if lock is None:
            return
        path = Path(lock.lock_file)
        with suppress(OSError):  # Windows removes no open file; there the library does it after
            path.unlink()
        with suppress(OSError):
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def take(store: Store, session: str) -> Lease | None:
    """Give the right to play a session, or None while another window has it."""
    path = store.lock_file(session)
    if path is None:
        return Lease()
    # Where a disk knows no locks, one made of a file's being there would outlive a kill.
    lock = FileLock(path, PATIENCE, mode=0o600, thread_local=False, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except OSError:
        return Lease()
    return Lease(lock)
