"""Commands about decks: list, show, lint, new, import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from datafiles.findings import FileProblem
from game.cli.catalogue import lint_command
from game.cli.context import App
from game.cli.deckimport import make_import, make_new
from game.cli.deckname import check_deck, check_no_table
from game.cli.decksprint import make_calibrate, make_print
from game.cli.kit import Named, as_json, branch, command, option
from game.language import _

if TYPE_CHECKING:
    from cards.models import Deck
    from datafiles.findings import Finding
    from datafiles.text import Lang


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
                    option(
                        "--category",
                        metavar=_("CATEGORIE"),
                        multiple=True,
                        help=_("Alleen kaarten van deze categorie; mag vaker."),
                    ),
                    option(
                        "--kind",
                        metavar=_("SOORT"),
                        multiple=True,
                        help=_("Alleen kaarten van deze soort; mag vaker."),
                    ),
                    as_json(),
                ),
            ),
            ("lint", lambda: lint_command(lint)),
            ("new", make_new),
            ("import", make_import),
            ("print", make_print),
            ("calibrate", make_calibrate),
        ],
    )


def lint(name: str) -> Iterable[Finding]:
    """Give what keeps a deck from loading, else what a reader of the content guide would say."""
    from cards.lint import lint_deck
    from cards.load import read_deck
    from game.cli.progress import bar
    from game.table.deckfit import fit_findings

    check_no_table(name)
    try:
        deck, document = read_deck(name)
    except FileProblem as problem:
        return problem.findings
    with bar(_("Kaarten nakijken")) as progress:
        found = lint_deck(deck, document, measured=True, progress=progress)
    with bar(_("Kaarten passen")) as progress:
        return [*found, *fit_findings(deck, document, progress=progress)]


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


def show(
    app: App, deck: str, category: tuple[str, ...], kind: tuple[str, ...], as_json: bool
) -> None:
    """Draw the cards of a deck by category, as many beside each other as there is room for."""
    from cards.load import load_deck
    from game.cli.deckcards import draw

    check_deck(deck)
    found = load_deck(deck)
    chosen = _chosen(found, category, kind, app.lang)
    if as_json:
        app.say_json(chosen.model_dump(mode="json", by_alias=True))
        return
    draw(chosen, app.lang)


def _chosen(deck: Deck, categories: tuple[str, ...], kinds: tuple[str, ...], lang: Lang) -> Deck:
    """Keep the cards of these categories and kinds; a word for one will do, in any language."""
    from cards.columns import KINDS, kind_of
    from cards.plain import word
    from game.cli.words import check_known

    by_name = {
        word(said): one.id for one in deck.categories for said in (one.id, *one.name.values())
    }
    wanted = set()
    for said in categories:
        names = [one.id for one in deck.categories]
        check_known(word(said) in by_name, said, names, _("Er is geen categorie {name}."))
        wanted.add(by_name[word(said)])
    asked = set()
    for said in kinds:
        found = kind_of(said)
        names = [one[lang][0] for one in KINDS.values()]
        check_known(found is not None, said, names, _("Er is geen soort {name}."))
        asked.add(found)
    cards = [
        card
        for card in deck.cards
        if (not wanted or card.category in wanted) and (not asked or card.kind in asked)
    ]
    return deck.model_copy(update={"cards": tuple(cards)})
