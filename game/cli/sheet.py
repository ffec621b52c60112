"""The command that makes one player's own sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from game.cli.context import App, Refused
from game.cli.kit import Named, command, option, output
from game.language import _, and_list

if TYPE_CHECKING:
    from game.engine.view.parts import PlayerView


def make() -> click.Command:
    """Give `groeihuis sheet`."""
    return command(
        "sheet",
        sheet,
        _("Maak iemands eigen gespreksblad: alleen de regels die die persoon heeft aangezet."),
        Named("session", _("SESSIE"), _("Het nummer; het begin ervan is genoeg.")),
        option(
            "--player",
            required=True,
            metavar=_("NAAM"),
            help=_("Van wie; het begin van de naam is genoeg."),
        ),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
    )


def sheet(app: App, session: str, player: str, output: str | None) -> None:
    """Write a sheet and say where it lies."""
    from game.table import files
    from game.table.faults import Unsuited
    from game.table.sheet import sheet_name, write_session_sheet
    from game.table.table import Table

    with app.store() as store:
        table = Table(store, store.resolve(session))
    if table.state.distilled is not None:
        raise Unsuited("distilled")
    view = table.sheet(found(table.screen().players, player).id)
    if not view.lines:
        raise Refused(
            _("Op dit blad staat nog niets. Zet regels aan bij de vragen over het gesprek."),
        )
    place = files.place_of(output, app.settings.poster_folder, sheet_name(view))
    app.say(str(write_session_sheet(view, place)))


def found(players: tuple[PlayerView, ...], typed: str) -> PlayerView:
    """Give the player that a name, or the beginning of one, means; Refused when none or several."""
    key = typed.strip().casefold()
    exact = [one for one in players if one.name.casefold() == key]
    like = exact or [one for one in players if key and one.name.casefold().startswith(key)]
    if len(like) == 1:
        return like[0]
    names = and_list([one.name for one in players])
    raise Refused(
        _("Wie bedoel je met {typed}? Aan tafel: {names}.").format(typed=typed, names=names)
    )
