"""Fold events into state; the only place where state changes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from operator import itemgetter
from typing import Any

from msgspec.structs import replace

from game.engine import events as e
from game.engine.growing import Growing
from game.engine.state import Clock, Kept, Player, State, Taken, Trail, takers_of

Changes = dict[str, Any]
"""Fields of a state with their new values."""


def fold(envelopes: Iterable[e.Envelope], state: State | None = None) -> State:
    """Fold a log, or its next part, into state.

    A draft is a state that nobody else holds yet, so it changes in place: a copy for each event is
    what a replay would spend most of its time on.
    """
    draft = (state or State()).but({})
    fields = vars(draft)
    for seq, at, event in envelopes:
        kind = type(event)
        if kind in _INPUTS:
            _take_in(draft, fields, seq, event)
        elif kind in _MOMENTS:
            fields.update(_MOMENTS[kind](draft, at, event))
            if kind in BARRIERS:
                fields.update(trail=None, redoable=())
        elif isinstance(event, e.Undone):
            _undo(draft, event)
        elif isinstance(event, e.Redone):
            _redo(draft, event)
        fields["seq"] = seq
    return draft


def evolve(state: State, envelope: e.Envelope) -> State:
    """Give the state after one more durable event.

    Undone and Redone apply again what came in after their target, so an undo of the newest input
    costs the same in a long visit as in a short one.
    """
    return fold((envelope,), state)


def evolve_volatile(state: State, event: e.Placed | e.Answered) -> State:
    """Take in what is shown and never kept; it has no number and cannot be undone."""
    if isinstance(event, e.Placed):
        place = (event.step, event.by, event.about, event.level)
        return state.but({"volatile": state.volatile.put(place, event)})
    answer = (event.step, event.by, event.item)
    return state.but({"unkept": state.unkept.put(answer, Kept(state.seq, event))})


def _take_in(draft: State, fields: Changes, seq: int, event: e.AnyEvent) -> None:
    changes = _INPUTS[type(event)](draft, seq, event)
    fields["trail"] = Trail(seq, event, draft)
    fields.update(changes)
    if draft.redoable:
        fields["redoable"] = _still_redoable(draft.redoable, takers_of(event))


def _still_redoable(redoable: tuple[Taken, ...], takers: tuple[str, ...]) -> tuple[Taken, ...]:
    """Drop what may clash with a new input: all of it, but by a private one its maker's alone."""
    if e.TABLE in takers or not takers:
        return ()
    return tuple(taken for taken in redoable if taken.by not in takers)


def _undo(draft: State, event: e.Undone) -> None:
    inputs: list[tuple[int, e.AnyEvent]] = []
    taken: Taken | None = None
    for one in draft.trail.newest_first() if draft.trail else ():
        if one.seq == event.target:
            taken = Taken(one.seq, one.event, event.by)
        else:
            inputs.append((one.seq, one.event))
        if taken is not None and one.before is not None:
            _again(draft, one.before, inputs, (*draft.redoable, taken))
            return


def _redo(draft: State, event: e.Redone) -> None:
    target = next((one for one in draft.redoable if one.seq == event.target), None)
    if target is None:
        return
    inputs = [(target.seq, target.event)]
    before = draft
    for one in draft.trail.newest_first() if draft.trail else ():
        inputs.append((one.seq, one.event))
        if one.before is not None:
            before = one.before
            if one.seq < target.seq:
                break
    _again(draft, before, inputs, tuple(one for one in draft.redoable if one is not target))


def _again(
    draft: State,
    before: State,
    inputs: list[tuple[int, e.AnyEvent]],
    redoable: tuple[Taken, ...],
) -> None:
    """Apply inputs to an earlier state; the timer and what is volatile are never undone."""
    again = before.but({})
    for seq, event in sorted(inputs, key=itemgetter(0)):
        _take_in(again, vars(again), seq, event)
    stays = {
        "clock": draft.clock,
        "volatile": draft.volatile,
        "unkept": draft.unkept,
        "redoable": redoable,
    }
    vars(draft).update(vars(again) | stays)


def _stopped_at(clock: Clock, step: str | None, at: datetime) -> Mapping[str, float]:
    """Add what ran since the clock was started; a clock that jumps back adds nothing."""
    if clock.running_since is None or step is None:
        return clock.spent
    elapsed = max((at - clock.running_since).total_seconds(), 0.0)
    return {**clock.spent, step: clock.spent.get(step, 0.0) + elapsed}


def _started(state: State, at: datetime, event: e.SessionStarted) -> Changes:
    players = tuple(Player(one.id, one.name, one.role) for one in event.players)
    return {"setup": event, "players": players, "follow_up": event.follow_up}


def _entered(state: State, at: datetime, event: e.StepEntered) -> Changes:
    """Go to a step; what was volatile and on show until now is gone."""
    running = state.clock.running_since is not None or state.step is None
    spent = _stopped_at(state.clock, state.step, at)
    placed = {key: one for key, one in state.volatile.items() if one.audience == "sealed"}
    answered = {
        key: one
        for key, one in state.unkept.items()
        if one.event.audience == "sealed" and one.event.step not in state.revealed
    }
    return {
        "step": event.step,
        "visits": state.visits.put(event.step, event.visit),
        "clock": replace(state.clock, running_since=at if running else None, spent=spent),
        "volatile": Growing(placed),
        "opened_volatile": Growing(),
        "unkept": Growing(answered),
    }


def _revealed(state: State, at: datetime, event: e.Revealed) -> Changes:
    """Open what is in force now, by and about people who are at the table.

    A step that was open already stays as it is; only what is never kept may have been placed anew.
    """
    here = {player.id for player in state.present}
    fresh = frozenset(event.of) - state.revealed
    opened = dict(state.opened)
    opened.update(
        {
            key: kept
            for key, kept in state.placed.items()
            if key[0] in fresh and key[1] in here and key[2] in here
        }
    )
    disclosed = dict(state.disclosed)
    disclosed.update(
        {
            key: kept
            for key, kept in state.answered.items()
            if key[0] in fresh and key[1] in here and kept.event.audience == "sealed"
        }
    )
    shown = {
        key: placed
        for key, placed in state.volatile.items()
        if key[0] in event.of and key[1] in here and key[2] in here
    }
    left = {key: placed for key, placed in state.volatile.items() if key[0] not in event.of}
    return {
        "opened": Growing(opened),
        "opened_volatile": Growing(shown),
        "disclosed": Growing(disclosed),
        "volatile": Growing(left),
        "revealed": state.revealed | set(event.of),
    }


def _timer_started(state: State, at: datetime, event: e.TimerStarted) -> Changes:
    return {"clock": replace(state.clock, running_since=at)}


def _timer_paused(state: State, at: datetime, event: e.TimerPaused) -> Changes:
    until = at if event.until is None else min(event.until, at)
    spent = _stopped_at(state.clock, state.step, until)
    return {"clock": replace(state.clock, running_since=None, spent=spent)}


def _timer_extended(state: State, at: datetime, event: e.TimerExtended) -> Changes:
    seconds = state.clock.extra.get(event.step, 0) + event.seconds
    return {"clock": replace(state.clock, extra={**state.clock.extra, event.step: seconds})}


def _closed(state: State, at: datetime, event: e.Closed) -> Changes:
    spent = _stopped_at(state.clock, state.step, at)
    return {
        "closed": True,
        "clock": replace(state.clock, running_since=None, spent=spent),
        "volatile": Growing(),
        "opened_volatile": Growing(),
        "unkept": Growing(),
    }


def _distilled(state: State, at: datetime, event: e.Distilled) -> Changes:
    reviews = Growing({one.id: one.status for one in event.agreements})
    left = State(distilled=event, reviews=reviews, follow_up=event.follow_up, closed=True)
    return dict(vars(left))


def _placed(state: State, seq: int, event: e.Placed) -> Changes:
    key = (event.step, event.by, event.about, event.level)
    old = state.placed.get(key)
    return {
        "placed": state.placed.put(key, Kept(seq, event)),
        **_still_chosen(state, event, old, seq, gone=event.x is None),
    }


def _heard(state: State, seq: int, event: e.Heard) -> Changes:
    return {"heard": state.heard.put((event.step, event.about), Kept(seq, event))}


def _drawn(state: State, seq: int, event: e.Drawn) -> Changes:
    key = (event.step, event.by, event.turn)
    cards = (*state.drawn.get(key, ()), Kept(seq, event))
    return {"drawn": state.drawn.put(key, cards)}


def _discussed(state: State, seq: int, event: e.Discussed) -> Changes:
    key = (event.step, event.by, event.turn)
    return {"discussed": state.discussed.put(key, Kept(seq, event))}


def _noted(state: State, seq: int, event: e.Noted) -> Changes:
    """Keep a line; words about a person that changed are that person's to choose anew."""
    if event.replaces is None:
        return {"notes": state.notes.put(seq, event)}
    if not event.text:
        return {"notes": state.notes.without(event.replaces)}
    changes: Changes = {"notes": state.notes.put(event.replaces, event)}
    line = str(event.replaces)
    if event.about is not None and line in state.lines:
        changes["lines"] = state.lines.put(line, False)
    if event.about is not None and (event.about, line) in state.sheet_lines:
        changes["sheet_lines"] = state.sheet_lines.put((event.about, line), False)
    return changes


def _answered(state: State, seq: int, event: e.Answered) -> Changes:
    key = (event.step, event.by, event.item)
    old = state.answered.get(key)
    empty = not event.text and not event.choices and event.value is None
    return {
        "answered": state.answered.put(key, Kept(seq, event)),
        **_still_chosen(state, event, old, seq, gone=empty),
    }


def _traced(state: State, seq: int, event: e.Traced) -> Changes:
    key = (event.step, event.by, event.line)
    old = state.traced.get(key)
    lines = state.traced.put(key, Kept(seq, event)) if event.points else state.traced.without(key)
    chosen = _still_chosen(state, event, old, seq, gone=not event.points)
    return {"traced": lines, **chosen}


def _linked(state: State, seq: int, event: e.Linked) -> Changes:
    key = (event.step, event.by, event.node)
    old = state.linked.get(key)
    nodes = state.linked.put(key, Kept(seq, event)) if event.name else state.linked.without(key)
    return {"linked": nodes, **_still_chosen(state, event, old, seq, gone=not event.name)}


def _still_chosen(
    state: State, event: e.Input, old: Kept[Any] | None, seq: int, *, gone: bool
) -> Changes:
    """Keep a line on one's own sheet when its owner, alone, mends what it says."""
    if old is None or gone or not state.started.script.solo:
        return {}
    if not state.sheet_lines.get((event.by, str(old.seq)), False):
        return {}
    return {"sheet_lines": state.sheet_lines.put((event.by, str(seq)), True)}


def _parked(state: State, seq: int, event: e.Parked) -> Changes:
    if event.replaces is None:
        return {"parked": state.parked.put(seq, event)}
    if not event.text:
        return {"parked": state.parked.without(event.replaces)}
    return {"parked": state.parked.put(event.replaces, event)}


def _line_chosen(state: State, seq: int, event: e.LineChosen) -> Changes:
    if event.paper == "sheet":
        return {"sheet_lines": state.sheet_lines.put((event.by, event.line), event.on)}
    return {"lines": state.lines.put(event.line, event.on)}


def _joined(state: State, seq: int, event: e.PlayerJoined) -> Changes:
    return {"players": (*state.players, Player(event.player, event.name, event.role))}


def _agreed(state: State, seq: int, event: e.Agreed) -> Changes:
    if event.replaces is None:
        return {"agreements": state.agreements.put(seq, event)}
    if not event.what:
        return {"agreements": state.agreements.without(event.replaces)}
    return {"agreements": state.agreements.put(event.replaces, event)}


def _player(state: State, player_id: str, **changes: Any) -> Changes:
    players = tuple(
        replace(one, **changes) if one.id == player_id else one for one in state.players
    )
    return {"players": players}


_INPUTS: dict[type[e.Event], Callable[[State, int, Any], Changes]] = {
    e.Placed: _placed,
    e.Heard: _heard,
    e.Drawn: _drawn,
    e.Discussed: _discussed,
    e.Noted: _noted,
    e.Answered: _answered,
    e.Traced: _traced,
    e.Linked: _linked,
    e.Parked: _parked,
    e.Agreed: _agreed,
    e.FollowUpSet: lambda state, seq, event: {"follow_up": event.on},
    e.AgreementReviewed: lambda state, seq, event: {
        "reviews": state.reviews.put(event.agreement, event.status),
        "learned": state.learned.put(event.agreement, event.learned),
    },
    e.FollowedUp: lambda state, seq, event: {"followed": state.followed.put(event.number, event)},
    e.HealthAnswered: lambda state, seq, event: {
        "consents": state.consents.put(event.by, event.keeps)
    },
    e.LineChosen: _line_chosen,
    e.PlayerJoined: _joined,
    e.PlayerRenamed: lambda state, seq, event: _player(state, event.player, name=event.name),
    e.PlayerLeft: lambda state, seq, event: _player(state, event.player, present=False),
    e.PlayerReturned: lambda state, seq, event: _player(state, event.player, present=True),
}
"""What can be taken back, and so never looks at the clock."""

_MOMENTS: dict[type[e.Event], Callable[[State, datetime, Any], Changes]] = {
    e.SessionStarted: _started,
    e.StepEntered: _entered,
    e.Revealed: _revealed,
    e.TimerStarted: _timer_started,
    e.TimerPaused: _timer_paused,
    e.TimerExtended: _timer_extended,
    e.Closed: _closed,
    e.Distilled: _distilled,
}

UNDOABLE = frozenset(_INPUTS)
BARRIERS = frozenset({e.SessionStarted, e.StepEntered, e.Revealed, e.Closed, e.Distilled})
