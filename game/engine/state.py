"""Hold a session's state as plain frozen data: what the events in force add up to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from boards.models import Board
from cards.models import Deck
from game.engine.events import (
    TABLE,
    Agreed,
    AgreementStatus,
    Answered,
    AnyEvent,
    Discussed,
    Distilled,
    Drawn,
    Event,
    FollowedUp,
    Health,
    HealthAnswered,
    Heard,
    LineChosen,
    Linked,
    Noted,
    Parked,
    Placed,
    PlayerJoined,
    SessionStarted,
    Traced,
)
from game.engine.growing import Growing
from game.script.base import Step

E = TypeVar("E", bound=Event)

HIDDEN = frozenset({"private", "sealed"})
"""Audiences that are nobody's but the maker's."""


class Player(Struct, frozen=True):
    """Somebody at the table; `present` is false after leaving."""

    id: str
    name: str
    role: str
    present: bool = True


class Clock(Struct, frozen=True):
    """The timer: since when it runs, and the seconds used and added per step id."""

    running_since: datetime | None = None
    spent: Mapping[str, float] = {}
    extra: Mapping[str, int] = {}


class Kept(NamedTuple, Generic[E]):
    """An input in force with the sequence number that names it (0 for a volatile one)."""

    seq: int
    event: E


STRIDE = 4
"""How many inputs lie between two states that are kept for undo."""


def takers_of(event: Event) -> tuple[str, ...]:
    """Give who may take an input back: its maker, and the table unless it is private to its maker.

    Private are what somebody sealed, what they chose about themself for a paper, and what they
    said about health. That somebody joined is nobody's: their seat would go to the next, and what
    they sealed with it.
    """
    if isinstance(event, PlayerJoined):
        return ()
    by: str = getattr(event, "by", TABLE)
    own = isinstance(event, LineChosen | HealthAnswered)
    if own or getattr(event, "audience", "shared") in HIDDEN:
        return (by,)
    return (by, TABLE)


class Trail:
    """The inputs in force since the last barrier, newest first; adding one costs the same always.

    `before` is the state before this input, kept at every `STRIDE`th, so that taking one back
    applies only what came after it again, and at most a stride more.
    """

    __slots__ = ("_newest", "before", "depth", "event", "older", "seq")

    def __init__(self, seq: int, event: AnyEvent, state: "State") -> None:
        self.seq = seq
        self.event = event
        self.older = older = state.trail
        self.depth: int = older.depth + 1 if older is not None else 0
        self.before = None if self.depth % STRIDE else state.but({})
        self._newest: dict[str, Trail | None] | None = None

    def newest_first(self) -> Iterator["Trail"]:
        """Walk from the newest input back to the barrier."""
        here: Trail | None = self
        while here is not None:
            yield here
            here = here.older

    def newest_of(self, actor: str) -> "Trail | None":
        """Give the newest input that this actor may take back; the next time it is known."""
        found: Trail | None = None
        for here in self.newest_first():
            if actor in takers_of(here.event):
                found = here
                break
            if here._newest is not None and actor in here._newest:
                found = here._newest[actor]
                break
        self._newest = {**(self._newest or {}), actor: found}
        return found


class Taken(NamedTuple):
    """An input that `by` took back and may bring again."""

    seq: int
    event: AnyEvent
    by: str


PlaceKey = tuple[str, str, str, str | None]
"""(step, by, about, level)"""
AnswerKey = tuple[str, str, str]
"""(step, by, item)"""
SheetKey = tuple[str, str]
"""(whose sheet, line)"""
DrawnKey = tuple[str, str, str]
"""(step, by, line or node)"""
TurnKey = tuple[str, str, int]
"""(step, by, turn)"""


@dataclass(frozen=True)
class State:
    """A session; `setup` is None only before it started or after it was distilled.

    `volatile` and `unkept` hold what is shown and never kept: placements and answers. An unkept
    answer bears the number of the empty one that took its place in the log, and counts only with
    it. `disclosed` are sealed answers that were opened, as `opened` are sealed placements.
    `trail` and `redoable` serve undo and say nothing about the session itself, so they do not
    count when two states are compared.
    """

    seq: int = 0
    setup: SessionStarted | None = None
    distilled: Distilled | None = None
    players: tuple[Player, ...] = ()
    step: str | None = None
    visits: Growing[str, int] = field(default_factory=Growing)
    clock: Clock = field(default_factory=Clock)
    placed: Growing[PlaceKey, Kept[Placed]] = field(default_factory=Growing)
    volatile: Growing[PlaceKey, Placed] = field(default_factory=Growing)
    opened: Growing[PlaceKey, Kept[Placed]] = field(default_factory=Growing)
    opened_volatile: Growing[PlaceKey, Placed] = field(default_factory=Growing)
    revealed: frozenset[str] = frozenset()
    answered: Growing[AnswerKey, Kept[Answered]] = field(default_factory=Growing)
    unkept: Growing[AnswerKey, Kept[Answered]] = field(default_factory=Growing)
    disclosed: Growing[AnswerKey, Kept[Answered]] = field(default_factory=Growing)
    traced: Growing[DrawnKey, Kept[Traced]] = field(default_factory=Growing)
    linked: Growing[DrawnKey, Kept[Linked]] = field(default_factory=Growing)
    heard: Growing[tuple[str, str], Kept[Heard]] = field(default_factory=Growing)
    drawn: Growing[TurnKey, tuple[Kept[Drawn], ...]] = field(default_factory=Growing)
    discussed: Growing[TurnKey, Kept[Discussed]] = field(default_factory=Growing)
    notes: Growing[int, Noted] = field(default_factory=Growing)
    parked: Growing[int, Parked] = field(default_factory=Growing)
    agreements: Growing[int, Agreed] = field(default_factory=Growing)
    reviews: Growing[int, AgreementStatus] = field(default_factory=Growing)
    learned: Growing[int, str] = field(default_factory=Growing)
    followed: Growing[int, FollowedUp] = field(default_factory=Growing)
    consents: Growing[str, bool] = field(default_factory=Growing)
    follow_up: date | None = None
    lines: Growing[str, bool] = field(default_factory=Growing)
    sheet_lines: Growing[SheetKey, bool] = field(default_factory=Growing)
    closed: bool = False
    trail: Trail | None = field(default=None, compare=False, repr=False)
    redoable: tuple[Taken, ...] = field(default=(), compare=False, repr=False)

    def but(self, changes: Mapping[str, Any]) -> "State":
        """Give a copy with some fields changed; a replay needs it far faster than `replace`."""
        copy = object.__new__(State)
        fields = copy.__dict__
        fields.update(self.__dict__)
        fields.update(changes)
        return copy

    @property
    def started(self) -> SessionStarted:
        """Give the setup of a session that runs; a fault of ours when there is none."""
        if self.setup is None:
            raise LookupError("the session has not started")
        return self.setup

    @property
    def health(self) -> Health:
        """Tell whether what touches on health is kept: proposed, and every player said yes."""
        asked = self.started.health == "keep"
        agreed = asked and all(self.consents.get(player.id, False) for player in self.players)
        return "keep" if agreed else "talk"

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
