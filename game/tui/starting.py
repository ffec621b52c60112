"""Open a session that is there, or begin a new one, and show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game import language
from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.engine.commands import Start
from game.store import MemoryStore, StoreError
from game.table import faults
from game.table.table import Table
from game.tui.screens.play import PlayScreen

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


def open_session(app: GroeihuisApp, prefix: str) -> str:
    """Go on with a session at the step where it was; give a sentence when that cannot be."""
    try:
        session = app.store().resolve(prefix)
        table = Table(app.store(), session)
        if table.state.setup is None:
            return faults.sentences(faults.Unsuited("distilled"))[0]
        table.take_up()
    except (StoreError, LogProblem) as error:
        return " ".join(faults.sentences(error))
    _show(app, table)
    return ""


def begin_session(app: GroeihuisApp, start: Start) -> Refusal | str | None:
    """Begin a session and show it; give a refusal, or a sentence when it cannot be kept."""
    try:
        store = MemoryStore() if start.practice else app.store()
        table = Table.start(store, start)
    except StoreError as error:
        return " ".join(faults.sentences(error))
    if isinstance(table, Refusal):
        return table
    _show(app, table)
    return None


def _show(app: GroeihuisApp, table: Table) -> None:
    language.use(table.screen().lang)
    app.push_screen(PlayScreen(table))
