"""Keep the promise about what is kept: due sessions shrink to their agreements, settled ones go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from datafiles.text import localized
from game.engine.codec import LogProblem
from game.engine.events import AgreementRecord, AgreementStatus, Distilled, Envelope
from game.engine.evolve import fold
from game.engine.state import State
from game.engine.view.floors import measures_of
from game.engine.view.parts import AgreementView, agreements_of
from game.store import Store, StoreError
from game.table.listing import Going, is_due, wants_tidying
from game.table.table import Now, Table, meta_of, row_of, utc_now

SETTLED: frozenset[AgreementStatus] = frozenset({"done", "dropped"})


class Purged(Struct, frozen=True):
    """What a round of purges did: ids that shrank, ids that are gone, and what stood in the way.

    A failure without an id is about bytes of a session that is gone already.
    """

    distilled: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    failed: tuple[tuple[str, StoreError | LogProblem], ...] = ()


def purge(store: Store, session: str) -> None:
    """Remove a session for good, agreements included; raises a StoreError when it could not."""
    store.purge(session)


def settled(state: State) -> bool:
    """Tell whether nothing is left to look back on."""
    return all(one.status in SETTLED for one in agreements_of(state))


def distil(store: Store, session: str, *, now: Now = utc_now) -> bool:
    """Replace a session's log by its agreements; give false when nothing was left of it.

    A session without an open agreement goes wholly. Raises a StoreError, or a LogProblem for a log
    that cannot be read: what cannot be read is not distilled, and is for its owner to purge.
    """
    table = Table(store, session, now=now)
    state = table.state
    if settled(state):
        store.purge(session, expected_seq=state.seq)
        return False
    if state.distilled is not None:
        return True
    left = Envelope(state.seq + 1, now(), distilled_event(state))
    meta = meta_of(fold([left]), table.log[0].at)
    store.purge(session, row_of(left), meta=meta, expected_seq=state.seq)
    return True


def distilled_event(state: State) -> Distilled:
    """Give what outlives the raw input: agreements with names, and the team's measures."""
    started = state.started
    return Distilled(
        script=started.script.id,
        title=localized(started.script.title, started.lang),
        lang=started.lang,
        team=started.team,
        held_on=started.held_on,
        follow_up=state.follow_up,
        agreements=agreement_records(state),
        measures=measures_of(state),
    )


def agreement_records(state: State) -> tuple[AgreementRecord, ...]:
    """Give the agreements in force as they outlive their session: with names instead of ids."""
    return tuple(_record(state, one) for one in agreements_of(state))


def _record(state: State, one: AgreementView) -> AgreementRecord:
    return AgreementRecord(
        id=one.number,
        what=one.what,
        who=names_of(state, one.who),
        first_step=one.first_step,
        by_when=one.by_when,
        need=one.need,
        status=one.status,
        learned=one.learned,
    )


def names_of(state: State, who: Iterable[str]) -> tuple[str, ...]:
    """Give the names behind player ids; a distilled session holds names already."""
    names = {player.id: player.name for player in state.players}
    return tuple(names.get(one, one) for one in who)


def purge_due(
    store: Store, today: date, *, now: Now = utc_now, going: Going | None = None
) -> Purged:
    """Carry out what is due by `today`, and finish purges that were cut off.

    Runs at every start, unasked. What could not be done is told and tried again the next time, as
    is what `going` stopped; nothing is raised for one session that would keep the others.
    """
    if not wants_tidying(store, today):
        return Purged()
    distilled: list[str] = []
    gone: list[str] = []
    failed: list[tuple[str, StoreError | LogProblem]] = []
    listed = store.sessions()
    due = [one for one in listed if is_due(one, today) or one.status == "distilled"]
    for number, entry in enumerate(due):
        if going is not None and not going(number, len(due)):
            return Purged(tuple(distilled), tuple(gone), tuple(failed))
        try:
            if entry.status == "distilled" and not settled(Table(store, entry.id).state):
                continue
            (distilled if distil(store, entry.id, now=now) else gone).append(entry.id)
        except (StoreError, LogProblem) as problem:
            failed.append((entry.id, problem))
    try:
        store.scrub()
    except StoreError as problem:
        if not failed:
            failed.append(("", problem))
    return Purged(tuple(distilled), tuple(gone), tuple(failed))
