"""List what a player or the table may ask for; deciding turns it into events or a refusal."""

from dataclasses import dataclass
from datetime import date, datetime

from boards.models import Board, Point
from cards.models import Deck
from datafiles.text import Lang
from game.engine.events import TABLE, AgreementStatus, Follows, Health, Paper
from game.script.models import Script


@dataclass(frozen=True, slots=True)
class Seat:
    """A player as typed at set-up."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Start:
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


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next step; `anyway` also when somebody has not been heard."""

    anyway: bool = False


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go back to a step that was entered before."""

    step: str


@dataclass(frozen=True, slots=True)
class Place:
    """Put a token; without a point the input is locked without a value (the stop card).

    On a levels board `level` says which token, and `y` does not count.
    """

    by: str
    about: str
    x: float | None
    y: float | None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Reveal:
    """Open what the step's sealed inputs hold."""


@dataclass(frozen=True, slots=True)
class Hear:
    """Mark that the talk about somebody has had its turn."""

    about: str
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer an item of the step; with nothing at all it is locked without a value (stop card)."""

    by: str
    text: str = ""
    choices: tuple[str, ...] = ()
    value: float | None = None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Draw or change a line of a curve; without points take it away."""

    by: str
    line: str
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True, slots=True)
class Park:
    """Put something aside for later, change it, or (empty) take it away."""

    text: str
    replaces: int | None = None
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class AnswerHealth:
    """Say whether what touches on health may be kept."""

    by: str
    keeps: bool


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a card in the turn at hand, or enter the id of one drawn from the printed deck."""

    by: str
    card: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Discuss:
    """End the turn at hand; the stop card leaves the same event."""

    by: str


@dataclass(frozen=True, slots=True)
class Note:
    """Write, change or (empty) remove a line."""

    text: str
    zone: str | None = None
    about: str | None = None
    replaces: int | None = None
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class Agree:
    """Make, change or (empty `what`) take back an agreement."""

    what: str
    who: tuple[str, ...]
    first_step: str = ""
    by_when: date | None = None
    need: str = ""
    replaces: int | None = None
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class SetFollowUp:
    """Choose the date on which the agreements are looked at again."""

    on: date
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class Review:
    """Say how an agreement stands, and what was learned."""

    agreement: int
    status: AgreementStatus
    learned: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Look back on an agreement of the session before."""

    number: int
    status: AgreementStatus
    learned: str = ""
    by: str = TABLE


@dataclass(frozen=True, slots=True)
class ChooseLine:
    """Switch a line on or off: of the poster, or of one's own sheet."""

    by: str
    line: str
    on: bool
    paper: Paper = "poster"


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody comes late; `keeps` is their yes where what touches on health is kept."""

    name: str
    role: str
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Rename:
    """Correct a name, also late."""

    player: str
    name: str


@dataclass(frozen=True, slots=True)
class Leave:
    """A player goes away."""

    player: str


@dataclass(frozen=True, slots=True)
class Return:
    """A player comes back."""

    player: str


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Let the clock run."""


@dataclass(frozen=True, slots=True)
class PauseTimer:
    """Stop the clock; `until` says since when it should not have run."""

    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ExtendTimer:
    """Give the step more time."""

    seconds: int = 120


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the actor's newest input of this visit; the table takes back any open input."""

    by: str = TABLE


@dataclass(frozen=True, slots=True)
class Redo:
    """Bring back what the actor took back last."""

    by: str = TABLE


@dataclass(frozen=True, slots=True)
class Close:
    """End the session."""


Command = (
    Start | Next | GoTo | Place | Reveal | Hear | Draw | Discuss | Note | Answer | Trace | Link
    | Park | Agree | AnswerHealth | SetFollowUp | Review | FollowUp | ChooseLine | Join | Rename
    | Leave | Return | StartTimer | PauseTimer | ExtendTimer | Undo | Redo | Close
)  # fmt: skip
