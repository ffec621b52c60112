"""The command that opens a second window on a session, for the coach."""

from __future__ import annotations

import click

from game.cli.context import App, Refused
from game.cli.kit import Named, command
from game.cli.screens import watching
from game.language import _


def make() -> click.Command:
    """Give `groeihuis watch`."""
    return command(
        "watch",
        watch,
        _("Kijk als coach mee in een tweede venster: tips, wie nog niet, en de tijd."),
        Named(
            "session",
            _("SESSIE"),
            _("Het nummer, of het begin ervan; anders de laatste die open is."),
            required=False,
        ),
    )


def watch(app: App, session: str | None) -> int:
    """Look on at a session; due purges wait, for a second window writes nothing."""
    from game.store import open_store
    from game.table.faults import Unsuited
    from game.table.listing import newest_open
    from game.table.table import Table

    with open_store(app.db, read_only=True) as store:
        found = newest_open(store) if session is None else store.resolve(session)
        if found is None:
            raise Refused(_("Er is geen open sessie om mee te kijken."))
        table = Table(store, found)
        if table.state.setup is None:
            raise Unsuited("distilled")
        if table.state.closed:
            raise Unsuited("closed")
        return watching(app, table)
