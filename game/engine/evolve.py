"""Fold events into state; the only place where state changes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import Any, TypeVar

from game.engine import events as e
from game.engine.state import Clock, Kept, Player, State, Trail

K = TypeVar("K")
V = TypeVar("V")


def fold(envelopes: Iterable[e.Envelope], state: State | None = None) -> State:
    """Fold a log, or its next part, into state."""
    return reduce(evolve, envelopes, state or State())


def evolve(state: State, envelope: e.Envelope) -> State:
    """Give the state after one more durable event.

    Undone and Redone fold again from the last barrier, so their cost is bounded by one visit.
    """
    seq, at, event = envelope
    kind = type(event)
    if kind is e.Undone or kind is e.Redone:
        return _refold(state, seq, event)
    after: State = _APPLY[kind](state, seq, at, event)
    if kind in BARRIERS:
        return replace(after, seq=seq, base=None, trail=None, undone=frozenset(), redoable=())
    redoable = state.redoable
    if redoable and kind in UNDOABLE:
        actors = {actor_of(event), e.TABLE}
        redoable = tuple(item for item in redoable if item[1] not in actors)
    trail = Trail(seq, event, state.trail)
    return replace(after, seq=seq, base=state.base or state, trail=trail, redoable=redoable)


def evolve_volatile(state: State, event: e.Placed) -> State:
    """Take in what is shown and never kept; it has no number and cannot be undone."""
    key = (event.step, event.by, event.about)
    return replace(state, volatile=_put(state.volatile, key, event))


def actor_of(event: e.Event) -> str:
    """Give who may undo an event: its maker, or the table."""
    by: str = getattr(event, "by", e.TABLE)
    return by


def _refold(state: State, seq: int, event: e.AnyEvent) -> State:
    target: int = getattr(event, "target", 0)
    by: str = getattr(event, "by", e.TABLE)
    if isinstance(event, e.Undone):
        undone = state.undone | {target}
        redoable = (*state.redoable, (target, by))
    else:
        undone = state.undone - {target}
        redoable = tuple(item for item in state.redoable if item[0] != target)
    base = state.base or state
    trail = list(state.trail.newest_first()) if state.trail else []
    again = base
    for old_seq, old in reversed(trail):
        if old_seq not in undone and type(old) not in TIMERS:
            again = _APPLY[type(old)](again, old_seq, None, old)
    return replace(
        again,
        seq=seq,
        clock=state.clock,
        volatile=state.volatile,
        opened_volatile=state.opened_volatile,
        base=base,
        trail=state.trail,
        undone=undone,
        redoable=redoable,
    )


def _put(mapping: Mapping[K, V], key: K, value: V) -> Mapping[K, V]:
    return {**mapping, key: value}


def _without(mapping: Mapping[K, V], key: K) -> Mapping[K, V]:
    return {one: value for one, value in mapping.items() if one != key}


def _stopped_at(clock: Clock, step: str | None, at: datetime) -> Mapping[str, float]:
    """Add what ran since the clock was started; a clock that jumps back adds nothing."""
    if clock.running_since is None or step is None:
        return clock.spent
    elapsed = max((at - clock.running_since).total_seconds(), 0.0)
    return _put(clock.spent, step, clock.spent.get(step, 0.0) + elapsed)


def _started(state: State, seq: int, at: datetime, event: e.SessionStarted) -> State:
    players = tuple(Player(one.id, one.name, one.role) for one in event.players)
    return replace(state, setup=event, players=players, follow_up=event.follow_up)


def _entered(state: State, seq: int, at: datetime, event: e.StepEntered) -> State:
    running = state.clock.running_since is not None or state.step is None
    spent = _stopped_at(state.clock, state.step, at)
    clock = replace(state.clock, running_since=at if running else None, spent=spent)
    return replace(
        state,
        step=event.step,
        visits=_put(state.visits, event.step, event.visit),
        clock=clock,
        opened_volatile={},
    )


def _placed(state: State, seq: int, at: datetime, event: e.Placed) -> State:
    key = (event.step, event.by, event.about)
    volatile = _without(state.volatile, key) if key in state.volatile else state.volatile
    return replace(state, placed=_put(state.placed, key, Kept(seq, event)), volatile=volatile)


def _revealed(state: State, seq: int, at: datetime, event: e.Revealed) -> State:
    """Open what is in force now, by and about people who are at the table."""
    here = {player.id for player in state.present}

    def opens(key: tuple[str, str, str]) -> bool:
        return key[0] in event.of and key[1] in here and key[2] in here

    opened = {key: kept for key, kept in state.placed.items() if opens(key)}
    shown = {key: placed for key, placed in state.volatile.items() if opens(key)}
    left = {key: placed for key, placed in state.volatile.items() if key[0] not in event.of}
    return replace(
        state,
        opened={**state.opened, **opened},
        opened_volatile=shown,
        volatile=left,
        revealed=state.revealed | set(event.of),
    )


def _heard(state: State, seq: int, at: datetime, event: e.Heard) -> State:
    return replace(state, heard=_put(state.heard, (event.step, event.about), Kept(seq, event)))


def _drawn(state: State, seq: int, at: datetime, event: e.Drawn) -> State:
    key = (event.step, event.by, event.turn)
    cards = (*state.drawn.get(key, ()), Kept(seq, event))
    return replace(state, drawn=_put(state.drawn, key, cards))


def _discussed(state: State, seq: int, at: datetime, event: e.Discussed) -> State:
    key = (event.step, event.by, event.turn)
    return replace(state, discussed=_put(state.discussed, key, Kept(seq, event)))


def _noted(state: State, seq: int, at: datetime, event: e.Noted) -> State:
    if event.replaces is None:
        return replace(state, notes=_put(state.notes, seq, event))
    if not event.text:
        return replace(state, notes=_without(state.notes, event.replaces))
    return replace(state, notes=_put(state.notes, event.replaces, event))


def _agreed(state: State, seq: int, at: datetime, event: e.Agreed) -> State:
    if event.replaces is None:
        return replace(state, agreements=_put(state.agreements, seq, event))
    if not event.what:
        return replace(state, agreements=_without(state.agreements, event.replaces))
    return replace(state, agreements=_put(state.agreements, event.replaces, event))


def _player(state: State, player_id: str, **changes: Any) -> State:
    players = tuple(
        replace(one, **changes) if one.id == player_id else one for one in state.players
    )
    return replace(state, players=players)


def _timer_started(state: State, seq: int, at: datetime, event: e.TimerStarted) -> State:
    return replace(state, clock=replace(state.clock, running_since=at))


def _timer_paused(state: State, seq: int, at: datetime, event: e.TimerPaused) -> State:
    spent = _stopped_at(state.clock, state.step, event.until or at)
    return replace(state, clock=replace(state.clock, running_since=None, spent=spent))


def _timer_extended(state: State, seq: int, at: datetime, event: e.TimerExtended) -> State:
    seconds = state.clock.extra.get(event.step, 0) + event.seconds
    extra = _put(state.clock.extra, event.step, seconds)
    return replace(state, clock=replace(state.clock, extra=extra))


def _distilled(state: State, seq: int, at: datetime, event: e.Distilled) -> State:
    reviews = {one.id: one.status for one in event.agreements}
    return State(distilled=event, reviews=reviews, follow_up=event.follow_up, closed=True)


_APPLY: dict[type[e.Event], Callable[..., State]] = {
    e.SessionStarted: _started,
    e.StepEntered: _entered,
    e.Placed: _placed,
    e.Revealed: _revealed,
    e.Heard: _heard,
    e.Drawn: _drawn,
    e.Discussed: _discussed,
    e.Noted: _noted,
    e.Agreed: _agreed,
    e.FollowUpSet: lambda state, seq, at, event: replace(state, follow_up=event.on),
    e.AgreementReviewed: lambda state, seq, at, event: replace(
        state, reviews=_put(state.reviews, event.agreement, event.status)
    ),
    e.LineChosen: lambda state, seq, at, event: replace(
        state, lines=_put(state.lines, event.line, event.on)
    ),
    e.PlayerRenamed: lambda state, seq, at, event: _player(state, event.player, name=event.name),
    e.PlayerLeft: lambda state, seq, at, event: _player(state, event.player, present=False),
    e.PlayerReturned: lambda state, seq, at, event: _player(state, event.player, present=True),
    e.TimerStarted: _timer_started,
    e.TimerPaused: _timer_paused,
    e.TimerExtended: _timer_extended,
    e.Closed: lambda state, seq, at, event: replace(
        state,
        closed=True,
        clock=replace(
            state.clock, running_since=None, spent=_stopped_at(state.clock, state.step, at)
        ),
    ),
    e.Distilled: _distilled,
}

BARRIERS = frozenset({e.SessionStarted, e.StepEntered, e.Revealed, e.Closed, e.Distilled})
TIMERS = frozenset({e.TimerStarted, e.TimerPaused, e.TimerExtended})
UNDOABLE = frozenset(
    {
        e.Placed, e.Heard, e.Drawn, e.Discussed, e.Noted, e.Agreed, e.FollowUpSet,
        e.AgreementReviewed, e.LineChosen, e.PlayerRenamed, e.PlayerLeft, e.PlayerReturned,
    }
)  # fmt: skip
