"""Turn events into bytes and back; older forms are lifted by upcasters, never by the store."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from game.engine.events import AnyEvent, Envelope, Event, EventUnion

VERSION = 1
"""The form of the events written now; raise it with an upcaster from the one before."""

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTERS: dict[tuple[str, int], Upcaster] = {}
"""(kind, version) → the payload one version on."""

_ADAPTER: TypeAdapter[AnyEvent] = TypeAdapter(EventUnion)
_validate = _ADAPTER.validator.validate_json


class LogProblem(Exception):
    """An event cannot be read: it is damaged, or from a newer program."""

    def __init__(self, code: str, seq: int) -> None:
        super().__init__(f"event {seq}: {code}")
        self.code = code
        self.seq = seq


def encode(event: Event) -> bytes:
    """Give an event as UTF-8 JSON."""
    return event.model_dump_json(by_alias=True).encode()


def decode(seq: int, kind: str, version: int, at: str, payload: bytes) -> Envelope:
    """Read one stored event; raise LogProblem without repeating any value."""
    if version > VERSION:
        raise LogProblem("newer", seq)
    try:
        if version < VERSION:
            payload = _lift(kind, version, payload)
        moment = datetime.fromisoformat(at)
        event = _validate(payload)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise LogProblem("damaged", seq) from None
    if event.kind != kind or moment.tzinfo is None:
        raise LogProblem("damaged", seq)
    return Envelope(seq, moment, event)


def _lift(kind: str, version: int, payload: bytes) -> bytes:
    data: dict[str, Any] = json.loads(payload)
    for step in range(version, VERSION):
        lift = UPCASTERS.get((kind, step))
        data = lift(data) if lift else data
    return json.dumps(data).encode()
