"""Build the session file: events as JSON, with what is sealed marked and without its value."""

import json
from collections.abc import Iterable
from typing import Any

from game.engine.codec import VERSION, encode
from game.engine.events import (
    Agreed,
    AgreementReviewed,
    Answered,
    Drawn,
    Envelope,
    Event,
    FollowedUp,
    LineChosen,
    Linked,
    Noted,
    Parked,
    Placed,
    Traced,
)
from game.engine.sensitive import bears_names, is_kept
from game.engine.state import HIDDEN, State

FORMAT = "groeihuis-session"
FORMAT_VERSION = 1
SEALED_FIELDS: dict[type[Event], tuple[str, ...]] = {
    Placed: ("zone", "x", "y"),
    Answered: ("text", "choices", "value"),
    Noted: ("text", "zone"),
    Traced: ("line", "name", "points"),
    Linked: ("node", "name", "group", "distance", "weight", "trend", "expects", "gives"),
    Drawn: ("card",),
    LineChosen: ("line", "on"),
}
"""What is left out of an input that is not everybody's."""
WITHDRAWN_FIELDS: dict[type[Event], tuple[str, ...]] = {
    Noted: ("text", "zone"),
    Parked: ("text",),
    Agreed: ("what", "who", "first_step", "by_when", "need"),
    Answered: ("text", "choices", "value"),
    AgreementReviewed: ("learned",),
    FollowedUp: ("learned",),
}
"""What is left out of words that were taken back, or whose place was taken by others."""


def export_event(state: State, envelope: Envelope, *, complete: bool = False) -> dict[str, Any]:
    """Give one event as others may read it.

    A sealed input shows its value only once a reveal opened that very input, a private one never;
    words that do not count any more are `withdrawn`. `complete` keeps everything, to move a session
    to another machine.
    """
    event = envelope.event
    data: dict[str, Any] = json.loads(encode(event))
    if not complete and _hidden(state, envelope):
        for name in SEALED_FIELDS.get(type(event), ()):
            del data[name]
        data["sealed"] = True
    elif not complete and _withdrawn(state, envelope):
        for name in WITHDRAWN_FIELDS[type(event)]:
            del data[name]
        data["withdrawn"] = True
    kind = data.pop("kind")
    return {
        "seq": envelope.seq,
        "kind": kind,
        "version": VERSION,
        "at": envelope.at.isoformat(),
        **data,
    }


def _hidden(state: State, envelope: Envelope) -> bool:
    """Tell whether an event is not everybody's.

    A vote shows how many dots there are and never whose, and answers that bear no names are
    nobody's; a line on one's own sheet tells that something private was not empty; what touches on
    health ends with the yes to keep it.
    """
    event = envelope.event
    if isinstance(event, LineChosen):
        return event.paper == "sheet"
    if not is_kept(state, event):
        return True
    if isinstance(event, Answered):
        step = state.started.script.step(event.step)
        if step is not None and (step.kind == "vote" or not bears_names(state, step)):
            return True
    return getattr(event, "audience", "shared") in HIDDEN and not _opened(state, envelope)


def _opened(state: State, envelope: Envelope) -> bool:
    """Tell whether a reveal opened this very input."""
    event = envelope.event
    if isinstance(event, Placed):
        placed = state.opened.get((event.step, event.by, event.about, event.level))
        return placed is not None and placed.seq == envelope.seq
    if isinstance(event, Answered):
        answered = state.disclosed.get((event.step, event.by, event.item))
        return answered is not None and answered.seq == envelope.seq
    return False


def _withdrawn(state: State, envelope: Envelope) -> bool:
    """Tell whether words were undone, removed, or replaced by others."""
    event = envelope.event
    if isinstance(event, Answered):
        kept = state.answered.get((event.step, event.by, event.item))
        return kept is None or kept.seq != envelope.seq
    if isinstance(event, AgreementReviewed):
        gone = event.agreement not in state.agreements
        return bool(event.learned) and (gone or state.learned.get(event.agreement) != event.learned)
    if isinstance(event, FollowedUp):
        return bool(event.learned) and state.followed.get(event.number) != event
    if not isinstance(event, Noted | Parked | Agreed):
        return False
    number = envelope.seq if event.replaces is None else event.replaces
    counts: Noted | Parked | Agreed | None
    match event:
        case Noted():
            counts = state.notes.get(number)
        case Parked():
            counts = state.parked.get(number)
        case Agreed():
            counts = state.agreements.get(number)
    return counts != event


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
