"""Say what a list of sessions says, from the store alone: no session is opened, so it is quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from game.store import Entry, Store

SHORTEST = 8
"""Letters of a session's id that are shown at least."""

Going = Callable[[int, int], bool]
"""Told how many sessions of how many are done, before each; false stops the round there."""


def list_sessions(store: Store) -> list[dict[str, Any]]:
    """Give every session, the latest first; keys are added to this and never changed."""
    return [
        {
            "id": entry.id,
            "script": entry.script,
            "title": entry.title,
            "started": entry.started,
            "status": entry.status,
            "purge_on": entry.purge_on,
        }
        for entry in store.sessions()
    ]


def newest_open(store: Store) -> str | None:
    """Give the open session in which something happened last, or nothing."""
    entries = [entry for entry in store.sessions() if entry.status == "open"]
    return max(entries, key=lambda entry: entry.last_at).id if entries else None


def short_ids(entries: Sequence[Entry]) -> dict[str, str]:
    """Give each session's shortest beginning that fits no other, eight letters at least."""
    ids = sorted(entry.id for entry in entries)
    short: dict[str, str] = {}
    for index, one in enumerate(ids):
        near = ids[max(index - 1, 0) : index] + ids[index + 1 : index + 2]
        shared = max((_shared(one, other) for other in near), default=0)
        short[one] = one[: max(shared + 1, SHORTEST)]
    return short


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def is_due(entry: Entry, today: date) -> bool:
    """Tell whether a session's day has come; the purge date itself counts."""
    return entry.purge_on is not None and entry.purge_on <= today.isoformat()


def wants_tidying(store: Store, today: date) -> bool:
    """Tell whether a round of purges could have anything to do."""
    return store.unfinished() or any(
        is_due(entry, today) or entry.status == "distilled" for entry in store.sessions()
    )
