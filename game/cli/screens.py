"""Open the screens: home, or a game at once; the home screen waits for no command parser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.context import App, Refused
from game.language import _

if TYPE_CHECKING:
    from game.table.requests import PlayRequest
    from game.table.table import Table


def home() -> int:
    """Run the bare command."""
    from game.cli.ending import ended, started

    return ended(lambda: screens(started([])))


def screens(app: App, *, play: PlayRequest | None = None, resume: str | None = None) -> int:
    """Open the screens."""
    _check_terminal()
    from game.tui.app import run

    return run(app.db, lang=app.lang, play=play, resume=resume)


def watching(app: App, table: Table) -> int:
    """Open the coach's window on a session that another window plays."""
    _check_terminal()
    from game.tui.watching import watch

    return watch(table, lang=app.lang)


def _check_terminal() -> None:
    """Refuse without a terminal: screens are drawn on stderr, and keys read from stdin."""
    if not _at_terminal():
        raise Refused(_("Hiervoor is een terminal nodig; dit is er geen."))


def _at_terminal() -> bool:
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)
