"""Open the screens: home, or a game at once; the home screen waits for no command parser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from game.cli.context import App, Refused
from game.language import _

if TYPE_CHECKING:
    from game.table.requests import PlayRequest


def home() -> int:
    """Run the bare command."""
    from game.cli.ending import ended, started

    app = started([])
    return ended(lambda: screens(app))


def screens(app: App, *, play: PlayRequest | None = None, resume: str | None = None) -> int:
    """Open the screens; they draw on stderr and read the keyboard, so both must be a terminal."""
    if not _at_terminal():
        raise Refused(_("Hiervoor is een terminal nodig; dit is er geen."))
    from game.tui.app import run

    return run(app.db, lang=app.lang, play=play, resume=resume)


def _at_terminal() -> bool:
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)
