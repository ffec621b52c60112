"""List the facts that a session is made of; a closed set, shared by all step kinds.

An event says what happened, never how the screen looked. `by` is a player's id, or TABLE for what
is done together on the shared screen. Every input names its `audience`: there is no default.
"""

from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from boards.models import Board, Part, Point
from cards.models import Deck
from datafiles.model import Strict
from datafiles.text import Lang
from game.script.base import Audience
from game.script.models import Script

TABLE = "table"
OTHER = "other"
"""Whoever leads the talk that somebody prepares alone: no player, but part of what was agreed."""

Health = Literal["talk", "keep"]
AgreementStatus = Literal["open", "going", "stuck", "done", "dropped"]
Paper = Literal["poster", "sheet"]


class Event(Strict):
    """A fact; `kind` tells events apart and never changes."""

    kind: str


class Input(Event):
    """What somebody put in at a step."""

    step: str
    visit: int
    by: str
    audience: Audience


class PlayerSetup(Strict):
    """A player as the session starts."""

    id: str
    name: str
    role: str


class AgreementRecord(Strict):
    """An agreement as it outlives its session's raw input."""

    id: int
    what: str
    who: tuple[str, ...]
    first_step: str
    by_when: date | None
    need: str
    status: AgreementStatus
    learned: str = ""


class FloorMeasure(Strict):
    """How a team stood on one level: what is left of it when nobody's own place is.

    `consensus` is Tastle and Wierman's, `centre` the mean of all places; both from 0 to 1.
    """

    zone: str
    count: int
    consensus: Part
    centre: Part


class Follows(Strict):
    """What a session takes along from the one that it goes on from; nothing is looked up later."""

    title: str
    held_on: date
    agreements: tuple[AgreementRecord, ...] = ()
    measures: tuple[FloorMeasure, ...] = ()


class SessionStarted(Event):
    """A session began: the game as played, who plays, what is kept and until when."""

    kind: Literal["session-started"] = "session-started"
    script: Script
    boards: tuple[Board, ...]
    decks: tuple[Deck, ...]
    lang: Lang
    timezone: str
    players: tuple[PlayerSetup, ...]
    coach: str
    team: str
    place: str
    held_on: date
    follow_up: date | None
    purge_on: date | None
    group_sees: bool
    practice: bool
    health: Health = Field(description="keep: proposed, and only kept once every player said yes.")
    follows: Follows | None = None


class StepEntered(Event):
    """The table went to a step, for the first time or again."""

    kind: Literal["step-entered"] = "step-entered"
    step: str
    visit: int


class Placed(Input):
    """`by` put `about` on a board; without a point the input is locked without a value.

    `level` is the level of a levels board that the token belongs to, nothing on a field.
    """

    kind: Literal["placed"] = "placed"
    about: str
    board: str
    level: str | None = None
    zone: str | None
    x: Part | None
    y: Part | None


class Revealed(Event):
    """A set of sealed inputs was opened, all at once."""

    kind: Literal["revealed"] = "revealed"
    step: str
    visit: int
    of: tuple[str, ...]


class Heard(Input):
    """Somebody's turn at this step is done, spoken or not."""

    kind: Literal["heard"] = "heard"
    about: str


class Drawn(Input):
    """A card was drawn in a turn; a second one in the same turn puts the first aside."""

    kind: Literal["drawn"] = "drawn"
    turn: int
    card: str


class Discussed(Input):
    """The card of a turn was talked about, or left alone: nobody can tell."""

    kind: Literal["discussed"] = "discussed"
    turn: int
    card: str | None


class Noted(Input):
    """A line was written; with `replaces` it takes an earlier line's place, empty it removes it."""

    kind: Literal["noted"] = "noted"
    text: str
    zone: str | None
    about: str | None
    replaces: int | None


class Answered(Input):
    """What one player answered to one item of a step; a later answer takes its place.

    `item` is a prompt's or statement's id, empty where the step asks one thing. `choices` are ids
    in the order given; with dots an id stands once for each. `value` runs from 0 to 1. Without
    words, choices and value the input is locked without a value.
    """

    kind: Literal["answered"] = "answered"
    item: str
    text: str
    choices: tuple[str, ...]
    value: Part | None


class Traced(Input):
    """A line of a curve was drawn or changed; without points it is taken away.

    `line` is its letter; points rise in x, at most 24; see `boards.curve`.
    """

    kind: Literal["traced"] = "traced"
    line: str
    name: str
    points: Annotated[tuple[Point, ...], Field(max_length=24)]


class Linked(Input):
    """Somebody was put on a network map or changed; without a name they are taken away.

    `distance` runs from 0 (close) to 1; `expects` and `gives` are words and ids of the board.
    """

    kind: Literal["linked"] = "linked"
    node: str
    name: str
    group: str
    distance: Part
    weight: Literal[1, 2, 3]
    trend: Literal["less", "same", "more"]
    expects: str
    gives: tuple[str, ...]


class Parked(Input):
    """Something was put aside for later; with `replaces` it changes, empty it goes."""

    kind: Literal["parked"] = "parked"
    text: str
    replaces: int | None


class Agreed(Input):
    """An agreement was made, changed or, with an empty `what`, taken back."""

    kind: Literal["agreed"] = "agreed"
    what: str
    who: tuple[str, ...]
    first_step: str
    by_when: date | None
    need: str
    replaces: int | None


class FollowUpSet(Event):
    """The date was chosen on which the agreements are looked at again."""

    kind: Literal["follow-up-set"] = "follow-up-set"
    by: str
    on: date


class AgreementReviewed(Event):
    """An agreement was looked back on."""

    kind: Literal["agreement-reviewed"] = "agreement-reviewed"
    agreement: int
    status: AgreementStatus
    learned: str = ""


class FollowedUp(Event):
    """An agreement of the session before was looked back on; `number` is its id there."""

    kind: Literal["followed-up"] = "followed-up"
    by: str
    number: int
    status: AgreementStatus
    learned: str


class HealthAnswered(Event):
    """A player said whether what touches on health may be kept; all must, or it is only talk."""

    kind: Literal["health-answered"] = "health-answered"
    by: str
    keeps: bool


class LineChosen(Event):
    """A line of a paper was switched on or off: of the poster, or of one's own sheet."""

    kind: Literal["line-chosen"] = "line-chosen"
    by: str
    line: str
    on: bool
    paper: Paper = "poster"


class PlayerJoined(Event):
    """Somebody came to the table after the session had begun."""

    kind: Literal["player-joined"] = "player-joined"
    player: str
    name: str
    role: str


class PlayerRenamed(Event):
    """A name was corrected."""

    kind: Literal["player-renamed"] = "player-renamed"
    player: str
    name: str


class PlayerLeft(Event):
    """A player went away; what they sealed stays closed."""

    kind: Literal["player-left"] = "player-left"
    player: str


class PlayerReturned(Event):
    """A player who had left is back."""

    kind: Literal["player-returned"] = "player-returned"
    player: str


class TimerStarted(Event):
    """The clock runs."""

    kind: Literal["timer-started"] = "timer-started"


class TimerPaused(Event):
    """The clock stands still, since `until` where that is given (a laptop that was closed)."""

    kind: Literal["timer-paused"] = "timer-paused"
    until: AwareDatetime | None = None


class TimerExtended(Event):
    """The step got more time."""

    kind: Literal["timer-extended"] = "timer-extended"
    step: str
    seconds: int


class Undone(Event):
    """The event with this sequence number no longer counts."""

    kind: Literal["undone"] = "undone"
    by: str
    target: int


class Redone(Event):
    """An undone event counts again."""

    kind: Literal["redone"] = "redone"
    by: str
    target: int


class Closed(Event):
    """The session is over."""

    kind: Literal["closed"] = "closed"


class Distilled(Event):
    """All that is left after the purge date: agreements, where they came from, team measures."""

    kind: Literal["distilled"] = "distilled"
    script: str
    title: str
    lang: Lang
    team: str
    held_on: date
    follow_up: date | None
    agreements: tuple[AgreementRecord, ...]
    measures: tuple[FloorMeasure, ...] = ()


AnyEvent = (
    SessionStarted | StepEntered | Placed | Revealed | Heard | Drawn | Discussed | Noted | Answered
    | Traced | Linked | Parked | Agreed | FollowUpSet | AgreementReviewed | FollowedUp
    | HealthAnswered | LineChosen
    | PlayerJoined | PlayerRenamed | PlayerLeft | PlayerReturned | TimerStarted | TimerPaused
    | TimerExtended | Undone | Redone | Closed | Distilled
)  # fmt: skip
EventUnion = Annotated[AnyEvent, Field(discriminator="kind")]


class Envelope(NamedTuple):
    """An event with its place in the log and the moment (UTC) it was acknowledged."""

    seq: int
    at: datetime
    event: AnyEvent
