"""Open a session that is there, or begin a new one, and show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import language
from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.commands import Start
from game.language import _
from game.store import MemoryStore, Store, StoreError
from game.table import faults, lease
from game.table.table import Table
from game.tui.screens.play import PlayScreen
from game.tui.screens.watch import WatchScreen

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


def open_session(app: GroeihuisApp, prefix: str) -> str:
    """Go on with a session at the step where it was; give a sentence when that cannot be.

    A session that another window plays is shown to look on: nothing is written, and its clock runs
    on.
    """
    try:
        session = app.store().resolve(prefix)
        if _play(app, app.store(), session):
            return ""
        table = _kept(app.store(), session)
    except (StoreError, LogProblem, faults.Unsuited) as error:
        return " ".join(faults.sentences(error))
    language.use(table.screen().lang)
    app.push_screen(WatchScreen(table, elsewhere=True))
    return ""


def take_over(app: GroeihuisApp, session: str) -> str:
    """Play a session that another window had, in place of looking on; say when it still has it."""
    try:
        free = _play(app, app.store(), session, instead=True)
    except (StoreError, LogProblem, faults.Unsuited) as error:
        return " ".join(faults.sentences(error))
    return "" if free else _("Het andere venster is nog open.")


def _play(app: GroeihuisApp, store: Store, session: str, *, instead: bool = False) -> bool:
    """Show a session to play it; False when another window does."""
    held = lease.take(store, session)
    if held is None:
        return False
    try:
        table = _kept(store, session)
        table.take_up()
    except BaseException:
        held.release()
        raise
    _show(app, table, held, instead=instead)
    return True


def _kept(store: Store, session: str) -> Table:
    """Read a session; raises Unsuited when only its agreements are left."""
    table = Table(store, session)
    if table.state.setup is None:
        raise faults.Unsuited("distilled")
    return table


def begin_session(app: GroeihuisApp, start: Start) -> Refusal | str | None:
    """Begin a session and show it; give a refusal, or a sentence when it cannot be kept."""
    try:
        store = MemoryStore() if start.practice else app.store()
        table = Table.start(store, start)
    except StoreError as error:
        return " ".join(faults.sentences(error))
    if isinstance(table, Refusal):
        return table
    # Nobody knows of this session yet, so nobody else has it.
    _show(app, table, lease.take(store, table.session) or lease.Lease())
    return None


def _show(app: GroeihuisApp, table: Table, held: lease.Lease, *, instead: bool = False) -> None:
    language.use(table.screen().lang)
    (app.switch_screen if instead else app.push_screen)(PlayScreen(table, held))
