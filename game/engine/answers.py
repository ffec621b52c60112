"""Say what deciding gives: events to store, or a refusal with a stable code."""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from game.engine.events import Answered, AnyEvent, Placed

Chance = Callable[[Sequence[str]], str]
"""Choose one of some names; randomness is handed in."""


class Refusal(Struct, frozen=True):
    """A command that is not carried out; the reader's language is chosen by who shows it.

    Codes: already-started, not-started, closed, no-more-steps, never-entered, someone-waits,
    not-opened, wrong-step, read-only, not-at-table, not-about, outside-board, already-revealed,
    not-revealed, nothing-to-undo, nothing-to-redo, name-empty, name-taken, name-too-long,
    name-control, players-count, role-unknown, not-your-turn, turns-done, unknown-card,
    unknown-category, no-cards, text-empty, text-too-long, who-empty, unknown-note,
    unknown-agreement, unknown-zone, unknown-line, not-your-line, date-past, time-range,
    last-player, level-missing, unknown-item, unknown-option, too-few, too-many, chosen-twice,
    date-unreadable, players-full, health-settled, health-not-asked, unknown-parked,
    too-many-lines, too-many-points, points-order, years-range, map-full.
    """

    code: str
    params: dict[str, str] = field(default_factory=dict)


class Decision(Struct, frozen=True):
    """What happened: durable events for the log, and volatile ones that only live on screen."""

    durable: tuple[AnyEvent, ...] = ()
    volatile: tuple[Placed | Answered, ...] = ()


Answer = Decision | Refusal
