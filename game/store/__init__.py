"""Keep the rows of sessions: durable before acknowledged, and gone when purged.

The store knows rows and nothing of what is in them. `sqlite3` is only imported when a file is
opened, because importing it takes longer than the whole of `--version` may.
"""

from game.store.errors import (
    Absent,
    Ambiguous,
    Closed,
    Conflict,
    Corrupt,
    Damaged,
    Failed,
    Full,
    Locked,
    Newer,
    NotOurs,
    PurgeIncomplete,
    ReadOnly,
    StoreError,
    Unknown,
    Unsupported,
    Unwritable,
    WrongKey,
)
from game.store.location import default_path, open_store
from game.store.memory import MemoryStore
from game.store.protocol import Entry, Meta, Row, Store

__all__ = [
    "Absent",
    "Ambiguous",
    "Closed",
    "Conflict",
    "Corrupt",
    "Damaged",
    "Entry",
    "Failed",
    "Full",
    "Locked",
    "MemoryStore",
    "Meta",
    "Newer",
    "NotOurs",
    "PurgeIncomplete",
    "ReadOnly",
    "Row",
    "Store",
    "StoreError",
    "Unknown",
    "Unsupported",
    "Unwritable",
    "WrongKey",
    "default_path",
    "open_store",
]
