"""Hold a session's state as plain frozen data: what the events in force add up to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from boards.models import Board
from cards.models import Deck
from game.engine.events import (
    TABLE,
    Agreed,
    AgreementStatus,
    Discussed,
    Distilled,
    Drawn,
    Event,
    Heard,
    Noted,
    Placed,
    SessionStarted,
)
from game.script.base import Step

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody at the table; `present` is false after leaving."""

    id: str
    name: str
    role: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """The timer: since when it runs, and the seconds used and added per step id."""

    running_since: datetime | None = None
    spent: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept(Generic[E]):
    """An input in force with the sequence number that names it (0 for a volatile one)."""

    seq: int
    event: E


class Trail:
    """The events since the last barrier, newest first; adding one costs the same however many."""

    __slots__ = ("event", "older", "seq")

    def __init__(self, seq: int, event: Event, older: "Trail | None") -> None:
        self.seq = seq
        self.event = event
        self.older = older

    def newest_first(self) -> Iterator[tuple[int, Event]]:
        """Walk from the newest event back to the barrier."""
        here: Trail | None = self
        while here is not None:
            yield here.seq, here.event
            here = here.older


PlaceKey = tuple[str, str, str]
"""(step, by, about)"""
TurnKey = tuple[str, str, int]
"""(step, by, turn)"""


@dataclass(frozen=True, slots=True)
class State:
    """A session; `setup` is None only before it started or after it was distilled.

    `base`, `trail` and `redoable` serve undo and say nothing about the session itself, so they do
    not count when two states are compared.
    """

    seq: int = 0
    setup: SessionStarted | None = None
    distilled: Distilled | None = None
    players: tuple[Player, ...] = ()
    step: str | None = None
    visits: Mapping[str, int] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)
    placed: Mapping[PlaceKey, Kept[Placed]] = field(default_factory=dict)
    volatile: Mapping[PlaceKey, Placed] = field(default_factory=dict)
    opened: Mapping[PlaceKey, Kept[Placed]] = field(default_factory=dict)
    opened_volatile: Mapping[PlaceKey, Placed] = field(default_factory=dict)
    revealed: frozenset[str] = frozenset()
    heard: Mapping[tuple[str, str], Kept[Heard]] = field(default_factory=dict)
    drawn: Mapping[TurnKey, tuple[Kept[Drawn], ...]] = field(default_factory=dict)
    discussed: Mapping[TurnKey, Kept[Discussed]] = field(default_factory=dict)
    notes: Mapping[int, Noted] = field(default_factory=dict)
    agreements: Mapping[int, Agreed] = field(default_factory=dict)
    reviews: Mapping[int, AgreementStatus] = field(default_factory=dict)
    follow_up: date | None = None
    lines: Mapping[str, bool] = field(default_factory=dict)
    closed: bool = False
    base: "State | None" = field(default=None, compare=False, repr=False)
    trail: Trail | None = field(default=None, compare=False, repr=False)
    undone: frozenset[int] = field(default=frozenset(), compare=False)
    redoable: tuple[tuple[int, str], ...] = field(default=(), compare=False)

    @property
    def started(self) -> SessionStarted:
        """Give the setup of a session that runs; a fault of ours when there is none."""
        if self.setup is None:
            raise LookupError("the session has not started")
        return self.setup

    @property
    def present(self) -> tuple[Player, ...]:
        """Give the players at the table."""
        return tuple(player for player in self.players if player.present)

    @property
    def current(self) -> Step | None:
        """Give the step at hand."""
        return self.started.script.step(self.step) if self.step is not None else None

    @property
    def visit(self) -> int:
        """Give how often the step at hand was entered."""
        return self.visits.get(self.step, 0) if self.step is not None else 0

    def player(self, player_id: str) -> Player | None:
        """Give the player with this id, or nothing."""
        return next((player for player in self.players if player.id == player_id), None)

    def board(self, step: Step) -> Board:
        """Give the board on which a step plays."""
        index = self._index(getattr(step, "board", None), self.started.script.boards)
        return self.started.boards[index]

    def deck(self, step: Step) -> Deck:
        """Give the deck from which a step draws."""
        index = self._index(getattr(step, "deck", None), self.started.script.decks)
        return self.started.decks[index]

    @staticmethod
    def _index(name: str | None, names: tuple[str, ...]) -> int:
        return names.index(name) if name is not None else 0


def is_actor(state: State, actor: str) -> bool:
    """Tell whether the table or somebody present acts."""
    player = state.player(actor)
    return actor == TABLE or (player is not None and player.present)
