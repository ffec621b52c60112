"""Commands about boards: list, show, lint."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from game.cli.catalogue import by_loading, lint_command
from game.cli.context import App
from game.cli.kit import Named, as_json, branch, command
from game.cli.words import check_named
from game.language import _

if TYPE_CHECKING:
    from datafiles.findings import Finding


def make() -> click.Command:
    """Give `groeihuis boards`."""
    return branch(
        "boards",
        _("Borden bekijken en controleren."),
        [
            (
                "list",
                lambda: command("list", list_all, _("Toon de ingebouwde borden."), as_json()),
            ),
            (
                "show",
                lambda: command(
                    "show",
                    show,
                    _("Toon de vakken van een bord en wat ze betekenen."),
                    Named("board", _("BORD"), _("Een ingebouwd bord of een bestand.")),
                    as_json(),
                ),
            ),
            ("lint", lambda: lint_command(lint)),
        ],
    )


def lint(name: str) -> Iterable[Finding]:
    """Give every problem of a file."""
    from boards.load import load_board

    return by_loading(load_board, name)


def list_all(app: App, as_json: bool) -> None:
    """List the boards that are built in."""
    from boards.load import board_ids, load_board
    from datafiles.text import localized
    from game.cli.pictures import table

    found = [load_board(name) for name in board_ids()]
    if as_json:
        app.say_json(
            [
                {
                    "id": one.id,
                    "title": localized(one.title, app.lang),
                    "kind": one.kind,
                    "zones": len(one.zones),
                }
                for one in found
            ]
        )
        return
    heads = (_("naam"), _("titel"), _("vakken"))
    rows = [(one.id, localized(one.title, app.lang), str(len(one.zones))) for one in found]
    for line in table(heads, rows, grow=1):
        app.say(line)


def show(app: App, board: str, as_json: bool) -> None:
    """Show the zones of a board, the upper ones first."""
    from boards.load import board_ids, load_board
    from datafiles.text import localized
    from game.cli.pictures import wrapped

    check_named(board, board_ids(), _("Er is geen bord {name}."))
    found = load_board(board)
    if as_json:
        app.say_json(found.model_dump(mode="json", by_alias=True))
        return
    app.say(localized(found.title, app.lang))
    if found.axes is not None:
        app.say(f"{localized(found.axes.up, app.lang)} · {localized(found.axes.right, app.lang)}")
    for zone in sorted(found.zones, key=lambda zone: (-zone.y, zone.x)):
        app.say()
        name, short = localized(zone.name, app.lang), localized(zone.short, app.lang)
        app.say(f"{zone.letter}  {name}: {short}")
        for line in wrapped(localized(zone.meaning, app.lang), "   "):
            app.say(line)
