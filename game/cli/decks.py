"""Commands about decks: list, show, lint."""

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
    """Give `groeihuis decks`."""
    return branch(
        "decks",
        _("Kaartspellen bekijken en controleren."),
        [
            (
                "list",
                lambda: command("list", list_all, _("Toon de ingebouwde kaartspellen."), as_json()),
            ),
            (
                "show",
                lambda: command(
                    "show",
                    show,
                    _("Toon de kaarten van een kaartspel."),
                    Named("deck", _("KAARTSPEL"), _("Een ingebouwd kaartspel of een bestand.")),
                    as_json(),
                ),
            ),
            ("lint", lambda: lint_command(lint)),
        ],
    )


def lint(name: str) -> Iterable[Finding]:
    """Give every problem of a file."""
    from cards.load import load_deck

    return by_loading(load_deck, name)


def list_all(app: App, as_json: bool) -> None:
    """List the decks that are built in."""
    from cards.load import deck_ids, load_deck
    from datafiles.text import localized
    from game.cli.pictures import table

    found = [load_deck(name) for name in deck_ids()]
    if as_json:
        app.say_json(
            [
                {
                    "id": one.id,
                    "title": localized(one.title, app.lang),
                    "cards": len(one.cards),
                    "languages": list(one.languages),
                }
                for one in found
            ]
        )
        return
    heads = (_("naam"), _("titel"), _("kaarten"), _("talen"))
    rows = [
        (one.id, localized(one.title, app.lang), str(len(one.cards)), " ".join(one.languages))
        for one in found
    ]
    for line in table(heads, rows, grow=1):
        app.say(line)


def show(app: App, deck: str, as_json: bool) -> None:
    """Show every card of a deck by category."""
    from cards.load import deck_ids, load_deck
    from datafiles.text import localized
    from game.cli.pictures import wrapped
    from game.table.words import kind_word

    check_named(deck, deck_ids(), _("Er is geen kaartspel {name}."))
    found = load_deck(deck)
    if as_json:
        app.say_json(found.model_dump(mode="json", by_alias=True))
        return
    app.say(f"{localized(found.title, app.lang)} · {found.author} · {found.licence}")
    for category in found.categories:
        app.say()
        app.say(localized(category.name, app.lang))
        for card in found.cards:
            if card.category == category.id:
                text = f"{localized(card.text, app.lang)} ({kind_word(card.kind)}, {card.depth})"
                for line in wrapped(text, f"  {card.id}  "):
                    app.say(line)
