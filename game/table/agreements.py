"""Look back on agreements across sessions, those of distilled sessions included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from datafiles.text import localized
from game.engine import commands as c
from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.events import AgreementStatus
from game.engine.state import State
from game.engine.view.parts import agreements_of
from game.store import Entry, Store
from game.table.listing import Going, short_ids
from game.table.retention import SETTLED, names_of, settled
from game.table.table import Now, Table, utc_now


class SessionAgreement(Struct, frozen=True):
    """An agreement with where it was made; `who` holds names, `id` is what one types.

    The id is the shortest beginning that tells its session from the others, a point, and the
    agreement's number there: '019aab12.23'.
    """

    id: str
    session: str
    number: int
    game: str
    title: str
    held_on: date
    follow_up: date | None
    what: str
    who: tuple[str, ...]
    first_step: str
    by_when: date | None
    need: str
    status: AgreementStatus
    learned: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be looked back on."""
        return self.status not in SETTLED


def list_agreements(
    store: Store,
    *,
    open_only: bool = False,
    on_fault: Callable[[str, LogProblem], None] | None = None,
    going: Going | None = None,
) -> list[SessionAgreement]:
    """Give the agreements of all sessions, the earliest date first.

    A session that cannot be read is told to `on_fault` and passed over, else it is raised. Each
    session is replayed, so this takes long for many: `going` hears how far it is.
    """
    found: list[SessionAgreement] = []
    entries = store.sessions()
    short = short_ids(entries)
    for number, entry in enumerate(entries):
        if going is not None and not going(number, len(entries)):
            break
        try:
            state = Table(store, entry.id).state
        except LogProblem as problem:
            if on_fault is None:
                raise
            on_fault(entry.id, problem)
            continue
        found += _of(entry, short[entry.id], state)
    kept = [one for one in found if one.is_open or not open_only]
    return sorted(kept, key=lambda one: (one.by_when or date.max, one.session, one.number))


def _of(entry: Entry, short: str, state: State) -> list[SessionAgreement]:
    if state.distilled is not None:
        game, held_on = state.distilled.title, state.distilled.held_on
    elif state.setup is not None:
        game = localized(state.setup.script.title, state.setup.lang)
        held_on = state.setup.held_on
    else:
        return []
    return [
        SessionAgreement(
            id=f"{short}.{one.number}",
            session=entry.id,
            number=one.number,
            game=game,
            title=entry.title,
            held_on=held_on,
            follow_up=state.follow_up,
            what=one.what,
            who=names_of(state, one.who),
            first_step=one.first_step,
            by_when=one.by_when,
            need=one.need,
            status=one.status,
            learned=one.learned,
        )
        for one in agreements_of(state)
    ]


def find(store: Store, typed: str) -> tuple[str, int] | None:
    """Give the session and number that an agreement's id means, or nothing when it is no such id.

    Raises Unknown or Ambiguous for its session.
    """
    session, _point, number = typed.strip().rpartition(".")
    if not session or not (number.isascii() and number.isdigit()):
        return None
    return store.resolve(session), int(number[:12])


class Reviewed(Struct, frozen=True):
    """What became of a review; `gone` tells that its session had nothing left to keep."""

    gone: bool


def review(
    store: Store,
    session: str,
    number: int,
    status: AgreementStatus,
    learned: str = "",
    *,
    now: Now = utc_now,
) -> Reviewed | Refusal:
    """Say how an agreement stands, and what was learned from it.

    When that settles the last one of a distilled session, the session is purged; a StoreError
    from that purge leaves the review standing, and the next start tries again.
    """
    table = Table(store, session, now=now)
    refusal = table.perform(c.Review(number, status, learned))
    if refusal is not None:
        return refusal
    if table.state.distilled is None or not settled(table.state):
        return Reviewed(gone=False)
    store.purge(session, expected_seq=table.state.seq)
    return Reviewed(gone=True)
