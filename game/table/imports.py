"""Take in a session file from elsewhere: all of it is checked before anything is written."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any, NoReturn

from boards.geometry import zone_at
from boards.models import Point
from game.engine import codec
from game.engine import commands as c
from game.engine import events as e
from game.engine.answering import keeps_to
from game.engine.answers import Decision
from game.engine.evolve import evolve
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.view.export import FORMAT, FORMAT_VERSION
from game.engine.view.poster import poster_view
from game.engine.view.screen import own_view, screen_view
from game.engine.words import clean_line, name_or_refusal
from game.script.base import Step
from game.store import Conflict, Store
from game.table.faults import ImportProblem
from game.table.table import meta_of, row_of

MOST_MB = 64


def import_session(store: Store, path: Path) -> str:
    """Take in the file of a complete export and give the session's id.

    Raises ImportProblem for a file that is not whole, not ours, damaged, newer or here already;
    then the store is as it was. Raises a StoreError as every write does.
    """
    session, log, state = read_export(_text(path))
    try:
        store.adopt(session, [row_of(one) for one in log], meta_of(state, log[0].at))
    except Conflict:
        raise ImportProblem("present", session=session) from None
    return session


def read_export(text: str) -> tuple[str, list[e.Envelope], State]:
    """Give the id, log and state that a complete export holds; raise ImportProblem otherwise."""
    try:
        data = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ImportProblem("damaged" if FORMAT in text[:400] else "not-ours") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ImportProblem("not-ours")
    version = data.get("version")
    if not isinstance(version, int) or version < 1:
        raise ImportProblem("damaged")
    if version > FORMAT_VERSION:
        raise ImportProblem("newer")
    events = data.get("events")
    if not isinstance(events, list) or not all(isinstance(one, dict) for one in events):
        raise ImportProblem("damaged")
    if data.get("complete") is not True or any("sealed" in one for one in events):
        raise ImportProblem("not-complete")
    log = [_envelope(one) for one in events]
    return _session_id(data.get("session")), log, _replayed(log)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_MB * 1024 * 1024 + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ImportProblem("unreadable", path=str(path), reason=reason) from None
    if len(raw) > MOST_MB * 1024 * 1024:
        raise ImportProblem("too-large", most=str(MOST_MB))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportProblem("not-ours") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _session_id(found: object) -> str:
    try:
        if isinstance(found, str) and str(uuid.UUID(found)) == found:
            return found
    except ValueError:
        pass
    raise ImportProblem("damaged")


def _envelope(data: dict[str, Any]) -> e.Envelope:
    seq, kind, version, at = (data.get(key) for key in ("seq", "kind", "version", "at"))
    numbers = isinstance(seq, int) and isinstance(version, int)
    if not (numbers and isinstance(kind, str) and isinstance(at, str)):
        raise ImportProblem("damaged")
    payload = {key: value for key, value in data.items() if key not in {"seq", "version", "at"}}
    try:
        found = codec.decode(int(seq or 0), kind, int(version or 0), at, _bytes(payload))
    except codec.LogProblem as problem:
        code = "newer" if problem.code == "newer" else "damaged"
        raise ImportProblem(code, seq=str(seq)) from None
    if found.seq < 1:
        raise ImportProblem("damaged", seq=str(seq))
    return found._replace(at=found.at.astimezone(UTC))


def _bytes(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload).encode()


def _replayed(log: list[e.Envelope]) -> State:
    """Fold a log that came from outside, and look at all that its views would show."""
    if not log or (log[0].seq != 1 and not isinstance(log[0].event, e.Distilled)):
        raise ImportProblem("damaged")
    state = State()
    for index, envelope in enumerate(log):
        fits = envelope.seq == log[0].seq + index
        try:
            if not (fits and all(_sound(state, envelope.event))):
                raise ImportProblem("damaged", seq=str(envelope.seq))
            state = evolve(state, envelope)
        except (LookupError, ValueError, AttributeError, TypeError):
            raise ImportProblem("damaged", seq=str(envelope.seq)) from None
    if state.setup is not None:
        if state.setup.practice:
            raise ImportProblem("practice")
        try:
            _rehearse(state)
        except (LookupError, ValueError, AttributeError, TypeError):
            raise ImportProblem("damaged") from None
    return state


def _rehearse(state: State) -> None:
    """Build every view of every step once; what would fail on screen later fails here."""
    for step in state.started.script.steps:
        here = state.but({"step": step.id})
        screen_view(here)
        for player in state.players:
            own_view(here, player.id)
    poster_view(state)


def _sound(state: State, event: e.AnyEvent) -> Iterable[bool]:
    """Check what an event refers to; the models have checked its form."""
    first = state.setup is None and state.distilled is None
    yield first == isinstance(event, e.SessionStarted | e.Distilled)
    if isinstance(event, e.Distilled):
        return
    if isinstance(event, e.SessionStarted):
        yield from _sound_start(event)
        return
    if state.distilled is not None:
        yield isinstance(event, e.AgreementReviewed)
        yield event.agreement in state.reviews if isinstance(event, e.AgreementReviewed) else False
        return
    people = {player.id for player in state.players}
    steps = {step.id: step for step in state.started.script.steps}
    if isinstance(event, e.Input):
        yield event.step in steps and event.visit >= 1
    yield getattr(event, "by", e.TABLE) in people | {e.TABLE}
    about = getattr(event, "about", None)
    floors = {zone.id for board in state.started.boards for zone in board.zones}
    told = people | floors if isinstance(event, e.Heard) else people
    yield about is None or about in told
    match event:
        case e.Placed():
            yield event.audience == getattr(steps[event.step], "audience", None)
            yield event.board == state.board(steps[event.step]).id
            yield _sound_place(state, event)
        case e.StepEntered(step=step) | e.TimerExtended(step=step):
            yield step in steps
        case e.Revealed(of=of):
            yield event.step in steps
            yield all(getattr(steps[one], "audience", None) == "sealed" for one in of)
        case e.Answered():
            yield event.audience == getattr(steps[event.step], "audience", None)
            form = getattr(rules_for(steps[event.step].kind), "form", None)
            yield form is not None and keeps_to(form(state, steps[event.step]), event)
        case e.Traced() | e.Linked():
            yield event.audience == getattr(steps[event.step], "audience", None)
            yield _redrawn(state, steps[event.step], event)
        case e.Drawn():
            yield state.deck(steps[event.step]).card(event.card) is not None
        case e.Noted():
            yield clean_line(event.text) == event.text
            yield event.replaces is None or event.replaces in state.notes
        case e.Agreed():
            other = {e.OTHER} if state.started.script.solo else set()
            yield set(event.who) <= people | other
            yield all(
                clean_line(text) == text for text in (event.what, event.first_step, event.need)
            )
            yield event.replaces is None or event.replaces in state.agreements
        case e.Parked():
            yield clean_line(event.text) == event.text
            yield event.replaces is None or event.replaces in state.parked
        case e.AgreementReviewed(agreement=agreement):
            yield agreement in state.agreements
        case e.FollowedUp(number=number):
            follows = state.started.follows
            yield follows is not None and number in {one.id for one in follows.agreements}
        case e.HealthAnswered(by=by):
            yield by in people
        case e.PlayerJoined(player=player, name=name):
            yield player == f"p{len(people) + 1}" and name_or_refusal(name, state.players) == name
        case e.PlayerRenamed(player=player, name=name):
            yield player in people and name_or_refusal(name, ()) == name
        case e.PlayerLeft(player=player) | e.PlayerReturned(player=player):
            yield player in people
        case e.TimerPaused(until=until):
            yield until is None or until.tzinfo is not None
        case e.Undone(target=target) | e.Redone(target=target):
            yield 1 <= target <= state.seq


def _redrawn(state: State, step: Step, event: e.Traced | e.Linked) -> bool:
    """Tell whether drawing the same again at its step would give the same event, or nothing."""
    command: c.Command
    if isinstance(event, e.Traced):
        command = c.Trace(event.by, event.line, event.name, event.points)
    else:
        command = c.Link(
            event.by,
            event.node,
            event.name,
            event.group,
            event.distance,
            event.weight,
            event.trend,
            event.expects,
            event.gives,
        )
    answer = rules_for(step.kind).decide(state, step, command, _first)
    return isinstance(answer, Decision) and (not answer.durable or answer.durable[0] == event)


def _first(names: Sequence[str]) -> str:
    return names[0]


def _sound_start(event: e.SessionStarted) -> Iterable[bool]:
    ids = [player.id for player in event.players]
    yield ids == [f"p{index + 1}" for index in range(len(ids))] and bool(ids)
    yield all(name_or_refusal(player.name, ()) == player.name for player in event.players)
    yield len(event.boards) == len(event.script.boards)
    yield len(event.decks) == len(event.script.decks)
    yield all(clean_line(text) == text for text in (event.coach, event.team, event.place))


def _sound_place(state: State, event: e.Placed) -> bool:
    step = state.started.script.step(event.step)
    if step is None:
        return False
    board = state.board(step)
    if event.level != (event.zone if board.kind == "levels" else None):
        return False
    if event.x is None or event.y is None:
        # In a house a stop card is played floor by floor.
        zones = {zone.id for zone in board.zones} if board.kind == "levels" else {None}
        return event.x is None and event.y is None and event.zone in zones
    if not (0 <= event.x <= 1 and 0 <= event.y <= 1):
        return False
    return event.zone == zone_at(board.zones, Point(event.x, event.y)).id
