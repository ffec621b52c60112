"""Keep one session at hand: commands in, durable events out, views for whoever asks."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from game.engine import codec
from game.engine import commands as c
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.decide import decide
from game.engine.events import AnyEvent, Envelope
from game.engine.evolve import evolve_volatile, fold
from game.engine.state import State
from game.engine.view.lines import LineView, sheet_lines_of
from game.engine.view.poster import PosterView, SheetView, poster_view, sheet_view
from game.engine.view.screen import (
    CoachView,
    OwnView,
    ScreenView,
    coach_view,
    own_view,
    screen_view,
    unfinished,
)
from game.engine.view.solo import SoloView, solo_view
from game.store import Conflict, Meta, Row, Store, Unknown

Now = Callable[[], datetime]
Listener = Callable[[str, int], None]


def utc_now() -> datetime:
    """Give this moment in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """Give a session id: a uuid7, so that ids sort by when they were made."""
    from uuid6 import uuid7

    return str(uuid7())


def row_of(envelope: Envelope) -> Row:
    """Give the stored form of an event."""
    return Row(
        envelope.seq,
        envelope.event.kind,
        codec.VERSION,
        envelope.at.isoformat(),
        codec.encode(envelope.event),
    )


def envelopes(rows: Sequence[Row]) -> list[Envelope]:
    """Read stored rows; raise codec.LogProblem for one that cannot be read."""
    return [codec.decode(*row) for row in rows]


def meta_of(state: State, started_at: datetime) -> Meta:
    """Give what the list of sessions says, without opening the session."""
    if state.distilled is not None:
        left = state.distilled
        return Meta(left.script, left.team, "distilled", started_at.isoformat(), None)
    names = ", ".join(player.name for player in state.players)
    purge_on = state.started.purge_on
    return Meta(
        script=state.started.script.id,
        title=" · ".join(part for part in (names, state.started.team) if part),
        status="closed" if state.closed else "open",
        started=started_at.isoformat(),
        purge_on=purge_on.isoformat() if purge_on else None,
    )


class Table:
    """One session and its store; the only writer, guarded by the expected sequence number."""

    def __init__(
        self,
        store: Store,
        session: str,
        *,
        now: Now = utc_now,
        chance: Chance | None = None,
    ) -> None:
        self.store = store
        self.session = session
        self._now = now
        self._chance: Chance = chance or random.SystemRandom().choice
        self.log: list[Envelope] = []
        self.state = State()
        self._listeners: list[Listener] = []
        self._catch_up()

    @classmethod
    def start(
        cls, store: Store, start: c.Start, *, now: Now = utc_now, chance: Chance | None = None
    ) -> Table | Refusal:
        """Begin a session in a store, or say why it cannot begin."""
        table = cls(store, new_id(), now=now, chance=chance)
        refusal = table.perform(start)
        return refusal if refusal is not None else table

    def perform(self, command: c.Command) -> Refusal | None:
        """Carry out a command; when this returns None its events are durable.

        When another process wrote meanwhile, its events are read and the command is decided once
        more; a second conflict is a fault of the store.
        """
        try:
            answer = self._try(command)
        except Conflict:
            self._catch_up()
            answer = self._try(command)
        if isinstance(answer, Refusal):
            return answer
        for event in answer.volatile:
            self.state = evolve_volatile(self.state, event)
        if answer.durable or answer.volatile:
            self._tell()
        return None

    def _tell(self) -> None:
        for listener in self._listeners:
            listener(self.session, self.state.seq)

    def _try(self, command: c.Command) -> Answer:
        answer = decide(self.state, command, self._chance)
        if isinstance(answer, Decision) and answer.durable:
            self._append(answer.durable)
        return answer

    def _append(self, events: Sequence[AnyEvent]) -> None:
        at = self._now()
        seq = self.state.seq
        new = [Envelope(seq + index, at, event) for index, event in enumerate(events, 1)]
        state = fold(new, self.state)
        changed = state.closed != self.state.closed or state.players != self.state.players
        meta = meta_of(state, self.log[0].at if self.log else at) if changed else None
        self.store.append(self.session, seq, [row_of(one) for one in new], meta)
        self.log.extend(new)
        self.state = state

    def _catch_up(self) -> None:
        new = envelopes(self.store.read(self.session, self.state.seq))
        try:
            self.state = fold(new, self.state)
        except (LookupError, TypeError, AttributeError, ValueError):
            # Each event can be read, and together they make no session.
            raise codec.LogProblem("damaged", new[-1].seq) from None
        self.log.extend(new)

    def refresh(self) -> bool:
        """Take in what another process wrote and tell the listeners; True when there was something.

        Costs one look into an index when nothing happened. Raises Unknown once the session is gone,
        and a StoreError or a LogProblem as reading does.
        """
        head = self.store.head(self.session)
        if head == self.state.seq:
            return False
        if not head:
            raise Unknown(session=self.session)
        if head < self.state.seq:  # gone, and taken in again from a file
            self.log, self.state = [], State()
        self._catch_up()
        if not self.log:
            raise Unknown(session=self.session)
        if self.state.distilled is not None:
            del self.log[:-1]  # what was purged is not remembered here either
        self._tell()
        return True

    def take_up(self) -> None:
        """Go on after a break: time in which nobody was here does not count."""
        if self.state.clock.running_since is not None and self.log:
            self.perform(c.PauseTimer(until=self.log[-1].at))

    def subscribe(self, listener: Listener) -> None:
        """Tell a listener (session, seq) after each change; it pulls the view it needs."""
        self._listeners.append(listener)

    def now(self) -> datetime:
        """Give the moment by this table's clock."""
        return self._now()

    def screen(self) -> ScreenView:
        """Give the shared screen's view."""
        return screen_view(self.state)

    def coach(self) -> CoachView:
        """Give the coach's view."""
        return coach_view(self.state)

    def own(self, player: str) -> OwnView:
        """Give one player's view."""
        return own_view(self.state, player)

    def solo(self) -> SoloView:
        """Give the parts of a preparation to the one who plays it."""
        return solo_view(self.state)

    def poster(self) -> PosterView:
        """Give the poster's view."""
        return poster_view(self.state)

    def paper_lines(self, player: str) -> list[tuple[LineView, bool, bool]]:
        """Give a player's own lines, each with whether it goes on their sheet and on the poster."""
        return [
            (line, line.on, self.state.lines.get(line.id, False))
            for line in sheet_lines_of(self.state, player)
        ]

    def unfinished(self) -> frozenset[str]:
        """Give the steps in which the table has been and somebody was not heard or did not lock."""
        return unfinished(self.state)

    def sheet(self, player: str) -> SheetView:
        """Give the view of one player's own sheet."""
        return sheet_view(self.state, player)
