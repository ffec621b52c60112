"""Find out which store is meant, and open it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from game.store.errors import Unsupported
from game.store.memory import MemoryStore

if TYPE_CHECKING:
    from game.store.protocol import Store

__all__ = ["default_path", "open_store"]

WATCHER_WAITS = 0.1
"""Seconds that a reader waits for a held file: it looks again soon, and its screen stands still."""

_MEMORY = frozenset({"memory:", ":memory:", "sqlite:///:memory:"})
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://(?P<rest>/(?P<path>.+))?")
# Two letters at least, so that C:/ stays a drive.


def default_path() -> Path:
    """Give the file in this user's own data directory."""
    import platformdirs  # here, since whoever names a file does not need it

    return platformdirs.user_data_path("groeihuis", appauthor=False) / "groeihuis.db"


def open_store(url: str | None = None, *, read_only: bool = False) -> Store:
    """Open the store at `url`; without one, at GROEIHUIS_DB, or else in the user's data directory.

    `url` is a path, `sqlite:///` with a path behind it (`sqlite:////abs/file`, `sqlite:///C:/file`)
    or `memory:`. `read_only` is for a second process that watches: it makes no database, holds
    none between two looks, and waits only a moment for one that is held. Raises a `StoreError`.
    """
    place = url or os.environ.get("GROEIHUIS_DB") or ""
    if place in _MEMORY:
        return MemoryStore()
    from game.store.sqlite import SqliteStore  # here, since importing sqlite3 takes 20 ms

    path = _path(place) if place else default_path()
    if read_only:
        return SqliteStore(path, read_only=True, timeout=WATCHER_WAITS)
    return SqliteStore(path)


def _path(place: str) -> Path:
    found = _SCHEME.match(place)
    if found:
        if found["scheme"].lower() != "sqlite" or not found["path"]:
            # The scheme only: what follows may hold a password.
            raise Unsupported(scheme=found["scheme"])
        place = found["path"]
    try:
        return Path(place).expanduser()
    except RuntimeError:  # "~somebody", and nobody is called that
        return Path(place)
