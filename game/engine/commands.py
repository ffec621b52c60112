"""List what a player or the table may ask for; deciding turns it into events or a refusal."""

from datetime import date, datetime

from msgspec import Struct

from boards.models import Board, Point
from cards.models import Deck
from datafiles.text import Lang
from game.engine.events import TABLE, AgreementStatus, Follows, Health, Paper
from game.script.models import Script


class Seat(Struct, frozen=True):
    """A player as typed at set-up."""

    name: str
    role: str


class Start(Struct, frozen=True):
    """Begin a session; dates are worked out by the table."""

    script: Script
    boards: tuple[Board, ...]
    decks: tuple[Deck, ...]
    seats: tuple[Seat, ...]
    lang: Lang
    timezone: str
    held_on: date
    follow_up: date | None
    purge_on: date | None
    coach: str = ""
    team: str = ""
    place: str = ""
    group_sees: bool = True
    practice: bool = False
    health: Health = "talk"
    follows: Follows | None = None


class Next(Struct, frozen=True):
    """Go to the next step; `anyway` also when somebody has not been heard."""

    anyway: bool = False


class GoTo(Struct, frozen=True):
    """Go back to a step that was entered before."""

    step: str


class Place(Struct, frozen=True):
    """Put a token; without a point the input is locked without a value (the stop card).

    On a levels board `level` says which token, and `y` does not count.
    """

    by: str
    about: str
    x: float | None
    y: float | None
    level: str | None = None


class Reveal(Struct, frozen=True):
    """Open what the step's sealed inputs hold."""


class Hear(Struct, frozen=True):
    """Mark that the talk about somebody has had its turn."""

    about: str
    by: str = TABLE


class Answer(Struct, frozen=True):
    """Answer an item of the step; with nothing at all it is locked without a value (stop card)."""

    by: str
    text: str = ""
    choices: tuple[str, ...] = ()
    value: float | None = None
    item: str = ""


class Trace(Struct, frozen=True):
    """Draw or change a line of a curve; without points take it away."""

    by: str
    line: str
    name: str
    points: tuple[Point, ...]


class Link(Struct, frozen=True):
    """Put somebody on a network map or change them; without a name take them away."""

    by: str
    node: str
    name: str
    group: str = ""
    distance: float = 0.5
    weight: int = 2
    trend: str = "same"
    expects: str = ""
    gives: tuple[str, ...] = ()


class Park(Struct, frozen=True):
    """Put something aside for later, change it, or (empty) take it away."""

    text: str
    replaces: int | None = None
    by: str = TABLE


class AnswerHealth(Struct, frozen=True):
    """Say whether what touches on health may be kept."""

    by: str
    keeps: bool


class Draw(Struct, frozen=True):
    """Draw a card in the turn at hand, or enter the id of one drawn from the printed deck."""

    by: str
    card: str | None = None
    category: str | None = None


class Discuss(Struct, frozen=True):
    """End the turn at hand; the stop card leaves the same event."""

    by: str


class Note(Struct, frozen=True):
    """Write, change or (empty) remove a line."""

    text: str
    zone: str | None = None
    about: str | None = None
    replaces: int | None = None
    by: str = TABLE


class Agree(Struct, frozen=True):
    """Make, change or (empty `what`) take back an agreement."""

    what: str
    who: tuple[str, ...]
    first_step: str = ""
    by_when: date | None = None
    need: str = ""
    replaces: int | None = None
    by: str = TABLE


class SetFollowUp(Struct, frozen=True):
    """Choose the date on which the agreements are looked at again."""

    on: date
    by: str = TABLE


class Review(Struct, frozen=True):
    """Say how an agreement stands, and what was learned."""

    agreement: int
    status: AgreementStatus
    learned: str = ""


class FollowUp(Struct, frozen=True):
    """Look back on an agreement of the session before."""

    number: int
    status: AgreementStatus
    learned: str = ""
    by: str = TABLE


class ChooseLine(Struct, frozen=True):
    """Switch a line on or off: of the poster, or of one's own sheet."""

    by: str
    line: str
    on: bool
    paper: Paper = "poster"


class Join(Struct, frozen=True):
    """Somebody comes late; `keeps` is their yes where what touches on health is kept."""

    name: str
    role: str
    keeps: bool = False


class Rename(Struct, frozen=True):
    """Correct a name, also late."""

    player: str
    name: str


class Leave(Struct, frozen=True):
    """A player goes away."""

    player: str


class Return(Struct, frozen=True):
    """A player comes back."""

    player: str


class StartTimer(Struct, frozen=True):
    """Let the clock run."""


class PauseTimer(Struct, frozen=True):
    """Stop the clock; `until` says since when it should not have run."""

    until: datetime | None = None


class ExtendTimer(Struct, frozen=True):
    """Give the step more time."""

    seconds: int = 120


class Undo(Struct, frozen=True):
    """Take back the actor's newest input of this visit; the table takes back any open input."""

    by: str = TABLE


class Redo(Struct, frozen=True):
    """Bring back what the actor took back last."""

    by: str = TABLE


class Close(Struct, frozen=True):
    """End the session."""


Command = (
    Start | Next | GoTo | Place | Reveal | Hear | Draw | Discuss | Note | Answer | Trace | Link
    | Park | Agree | AnswerHealth | SetFollowUp | Review | FollowUp | ChooseLine | Join | Rename
    | Leave | Return | StartTimer | PauseTimer | ExtendTimer | Undo | Redo | Close
)  # fmt: skip
