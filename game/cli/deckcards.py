"""Draw cards in the terminal: a band with the category, the text, and what is printed at the foot.

The band has the category's colour where the terminal has colours; its name always stands there.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.style import Style
from rich.text import Text

from cards.models import Card, Category, Deck
from datafiles.text import localized
from exports.palette import hue
from game.cli.pictures import WIDTH, cells, fitted, wrapped
from game.language import _, plural
from game.table.words import kind_word

CARD = 26
"""Columns of a card, so that three stand beside each other in 80."""
INSIDE = CARD - 4
LEAST = 9
"""Rows of text on a card; in a terminal that is about as high as a playing card."""
DOTS = "●○"


def draw(deck: Deck, lang: str) -> None:
    """Print a deck: its title, then each category's cards in rows."""
    console = Console(
        file=sys.stdout,
        width=_width() + 1,
        highlight=False,
        soft_wrap=True,
        force_terminal=None if sys.stdout.isatty() else False,
    )
    for line in wrapped(f"{localized(deck.title, lang)} · {deck.author} · {deck.licence}"):
        console.print(Text(line))
    if not deck.cards:
        console.print()
        console.print(_("Er zijn geen kaarten die daarbij horen."))
    for category in deck.categories:
        cards = [one for one in deck.cards if one.category == category.id]
        if not cards:
            continue
        name = localized(category.name, lang)
        count = plural("{n} kaart", "{n} kaarten", len(cards))
        console.print()
        console.print(Text(f"{name} · {count}"))
        for row in rows(cards, category, lang, _width()):
            console.print(row)


def _width() -> int:
    return shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def rows(cards: Sequence[Card], category: Category, lang: str, width: int) -> Iterator[Text]:
    """Give the lines of a category's cards, as many beside each other as fit in `width` cells."""
    beside = max((width + 1) // (CARD + 1), 1)
    for start in range(0, len(cards), beside):
        bodies = [list(_body(one, lang)) for one in cards[start : start + beside]]
        height = max(LEAST, *map(len, bodies))
        drawn = [
            _card(one, body, height, category, lang)
            for one, body in zip(cards[start : start + beside], bodies, strict=True)
        ]
        for lines in zip_longest(*drawn):
            yield Text(" ").join(lines)


def _card(
    card: Card, body: Sequence[str], height: int, category: Category, lang: str
) -> Iterator[Text]:
    """Give the lines of one card; its text gets `height` rows."""
    colours = hue(category.sign)
    band = Style(color=colours.on_solid, bgcolor=colours.solid, bold=True)
    name = fitted(localized(category.name, lang), INSIDE)
    yield Text(f"╭{'─' * (CARD - 2)}╮")
    yield Text.assemble("│", (f" {name} ", band), "│")
    yield Text(f"├{'─' * (CARD - 2)}┤")
    for line in (*body, *[""] * (height - len(body))):
        yield Text(f"│ {fitted(line, INSIDE)} │")
    foot = f"{kind_word(card.kind)} {DOTS[0] * card.depth}{DOTS[1] * (3 - card.depth)}"
    room = INSIDE - cells(foot) - 1
    if cells(card.id) > room:
        yield Text(f"│ {fitted(card.id, INSIDE)} │")
        yield Text(f"│ {' ' * (INSIDE - cells(foot))}{foot} │")
    else:
        yield Text(f"│ {' ' * INSIDE} │")
        yield Text(f"│ {fitted(card.id, room)} {foot} │")
    yield Text(f"╰{'─' * (CARD - 2)}╯")


def _body(card: Card, lang: str) -> Iterator[str]:
    """Give what a card says in lines: a talent's name first, and when it is too much last."""
    if card.name is not None:
        yield from _lines(localized(card.name, lang))
        yield "─" * 6
    yield from _lines(localized(card.text, lang))
    if card.excess is not None:
        yield ""
        yield from _lines(_("Te veel: {text}").format(text=localized(card.excess, lang)))


def _lines(text: str) -> Iterator[str]:
    """Wrap a text to a card; a word that is wider than the card is cut in pieces."""
    for line in wrapped(text, width=INSIDE):
        while cells(line) > INSIDE:
            kept = next(at for at in range(len(line), 0, -1) if cells(line[:at]) <= INSIDE)
            yield line[:kept]
            line = line[kept:]
        yield line
