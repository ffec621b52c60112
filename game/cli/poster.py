"""The command that makes a poster of a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports import PAPERS, TILE_PAPERS
from game.cli.context import App
from game.cli.kit import Named, OneOf, command, option, output
from game.language import _

if TYPE_CHECKING:
    from game.engine.view.poster import PosterView


def make() -> click.Command:
    """Give `groeihuis poster`."""
    return command(
        "poster",
        poster,
        _("Maak de poster van een sessie: alleen de regels die jullie hebben aangezet."),
        Named("session", _("SESSIE"), _("Het nummer; het begin ervan is genoeg.")),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--paper",
            metavar="a4...a0",
            type=OneOf(*PAPERS),
            default="a3",
            help=_("Hoe groot; a3 als je niets zegt."),
        ),
        option(
            "--tiles",
            metavar="a4|a3",
            type=OneOf(*TILE_PAPERS),
            help=_("Verdeel de poster over vellen om samen te plakken."),
        ),
    )


def poster(app: App, session: str, output: str | None, paper: str, tiles: str | None) -> None:
    """Write a poster and say where it lies."""
    from game.table.faults import Unsuited
    from game.table.poster import write_session_poster
    from game.table.table import Table

    with app.store() as store:
        table = Table(store, store.resolve(session))
    if table.state.distilled is not None:
        raise Unsuited("distilled")
    view = table.poster()
    app.say(
        str(write_session_poster(view, place_of(app, view, output, paper, tiles), paper, tiles))
    )


def place_of(
    app: App, view: PosterView, output: str | None, paper: str = "a3", tiles: str | None = None
) -> Path:
    """Give the file to write: as named, in the folder named, or in the user's own folder."""
    from game.table import files
    from game.table.poster import poster_name

    folder = Path(app.settings.poster_folder or ".")
    named = Path(output).expanduser() if output is not None else folder
    path = named / poster_name(view, paper, tiles) if named.is_dir() else named
    return files.writable(path).absolute()
