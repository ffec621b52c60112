"""The command that makes a poster of a session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exports import PAPERS, TILE_PAPERS
from game.cli.context import App, Refused
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
        Named(
            "session",
            _("SESSIE"),
            _("Het nummer; het begin ervan is genoeg. Met --blank een spel."),
        ),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--paper",
            metavar="a4...a0",
            type=OneOf(*PAPERS),
            help=_("Hoe groot; a3 als je niets zegt, leeg a1."),
        ),
        option(
            "--tiles",
            metavar="a4|a3",
            type=OneOf(*TILE_PAPERS),
            help=_("Verdeel de poster over vellen om samen te plakken."),
        ),
        option(
            "--blank",
            is_flag=True,
            help=_("De lege tafelposter van een spel, om op te schrijven."),
        ),
    )


def poster(
    app: App, session: str, output: str | None, paper: str | None, tiles: str | None, blank: bool
) -> None:
    """Write a poster and say where it lies."""
    if blank:
        write_blank_poster(app, session, output, paper or "a1", tiles)
        return
    paper = paper or "a3"
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

    return files.place_of(output, app.settings.poster_folder, poster_name(view, paper, tiles))


def write_blank_poster(
    app: App, script: str, output: str | None, paper: str, tiles: str | None
) -> None:
    """Write the empty table poster of a game."""
    from game.script.load import load_game
    from game.table import files
    from game.table.papers import write_blank

    game = load_game(script)
    sheets = f"-{tiles}" if tiles else ""
    name = f"{game.script.id}-{app.lang}-{paper}{sheets}.pdf"
    path = files.place_of(output, app.settings.poster_folder, name)
    made = write_blank(game, path, app.lang, paper, tiles)
    if made is None:
        raise Refused(_("Van dit spel is er geen lege poster: die is er voor spelen op een huis."))
    app.say(str(made))
