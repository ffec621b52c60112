"""Take along what a session leaves for the next one: agreements and team measures, no more."""

from __future__ import annotations

from datafiles.text import localized
from game.engine.events import Follows
from game.engine.view.floors import measures_of
from game.store import Store
from game.table.retention import agreement_records
from game.table.table import Table


def follows_of(store: Store, session: str) -> Follows:
    """Give what a new session copies from an earlier one, also after its raw input was purged.

    Raises a StoreError when there is no such session: a session that is wholly purged left nothing.
    """
    state = Table(store, session).state
    left = state.distilled
    if left is not None:
        return Follows(
            title=" · ".join(part for part in (left.title, left.team) if part),
            held_on=left.held_on,
            agreements=agreement_records(state),
            measures=left.measures,
        )
    started = state.started
    title = localized(started.script.title, started.lang)
    return Follows(
        title=" · ".join(part for part in (title, started.team) if part),
        held_on=started.held_on,
        agreements=agreement_records(state),
        measures=measures_of(state),
    )
