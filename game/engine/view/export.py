"""Build the session file: events as JSON, with what is sealed marked and without its value."""

import json
from collections.abc import Iterable
from typing import Any

from game.engine.codec import VERSION, encode
from game.engine.events import Envelope, Placed
from game.engine.state import HIDDEN, State

FORMAT = "groeihuis-session"
FORMAT_VERSION = 1
SEALED_FIELDS = ("zone", "x", "y")


def export_event(state: State, envelope: Envelope, *, complete: bool = False) -> dict[str, Any]:
    """Give one event as others may read it.

    A sealed placement shows its value only once a reveal opened that very placement; `complete`
    keeps everything, to move a session to another machine.
    """
    event = envelope.event
    data: dict[str, Any] = json.loads(encode(event))
    if isinstance(event, Placed) and event.audience in HIDDEN and not complete:
        opened = state.opened.get((event.step, event.by, event.about))
        if opened is None or opened.seq != envelope.seq:
            for name in SEALED_FIELDS:
                del data[name]
            data["sealed"] = True
    kind = data.pop("kind")
    return {
        "seq": envelope.seq,
        "kind": kind,
        "version": VERSION,
        "at": envelope.at.isoformat(),
        **data,
    }


def export_session(
    session: str, state: State, log: Iterable[Envelope], *, complete: bool = False
) -> dict[str, Any]:
    """Give a whole session in one JSON-ready value."""
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "session": session,
        "complete": complete,
        "events": [export_event(state, one, complete=complete) for one in log],
    }
