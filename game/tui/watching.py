"""Wire the coach's window: the application with one screen, over a session that nobody plays here.

It opens no store of its own and purges nothing, so that a second window changes nothing at all.
"""

from __future__ import annotations

from textual.screen import Screen

from game import language
from game.table.table import Table
from game.tui.app import GroeihuisApp, run_app
from game.tui.screens.watch import WatchScreen


class WatchApp(GroeihuisApp):
    """The application of `groeihuis watch`; leaving its screen ends it."""

    def __init__(self, table: Table, *, lang: str | None = None) -> None:
        super().__init__(lang=lang)
        self.table = table

    def get_default_screen(self) -> Screen[None]:
        """Begin at the session, in its own language."""
        language.use(self.table.screen().lang)
        return WatchScreen(self.table)

    def go_home(self) -> None:
        """Leave: there is no home here."""
        self.exit(0)


def watch(table: Table, *, lang: str | None = None) -> int:
    """Run the coach's window and give the exit code."""
    return run_app(WatchApp(table, lang=lang))
