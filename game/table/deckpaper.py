"""Decide where printed cards lie and under which name, and say what keeps a card off paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from cards.models import Card, Deck
from exports.cards.sizes import card_size
from game.language import _
from game.table.deckprint import Wanted, letters_lacking, too_long

MOST_NAMED: Final = 12
"""Cards that a refusal names."""


def file_name(
    deck: Deck, wanted: Wanted, paper: str, layout: str, part: str = "", edge: str = "long"
) -> str:
    """Give a file name that tells what was printed; `part` names a part of the deck.

    What changes the sheets stands in it, so that one job does not take the place of another.
    """
    size, named = wanted.size, Path(layout).stem
    turned = card_size(size.name).landscape != size.landscape
    once = named.startswith(("fold", "fronts", "shop"))  # no paper is turned over
    parts = [deck.id, part, wanted.lang, wanted.second or "", size.name]
    parts += [_("liggend")] if turned else []
    parts += [named] if named.startswith("shop") else [paper, "" if named == "duplex" else named]
    parts += [_("korte-rand")] if edge == "short" and not once else []
    parts += ["eco"] if wanted.eco else []
    parts += [_("met-tips")] if wanted.hint else []
    parts += [_("met-extra")] if wanted.blanks or wanted.stops else []
    return "-".join(part for part in parts if part) + ".pdf"


def hints_place(path: Path) -> Path:
    """Give where the list of hints lies: beside the cards."""
    return path.with_name(f"{path.stem}-{_('tips')}.pdf")


def long_words(deck: Deck, cards: Sequence[Card], wanted: Wanted, most: int = MOST_NAMED) -> str:
    """Name the cards whose text finds no room on this size, in one sentence; empty if all fit."""
    found = too_long(deck, cards, wanted)
    if not found:
        return ""
    named = ", ".join(found[:most])
    more = _(" en nog {n}").format(n=len(found) - most) if found[most:] else ""
    said = _("Te veel tekst voor {size}: {cards}. Kort de tekst in.")
    if wanted.size.k < 1:
        poker = card_size("poker", wanted.size.landscape)
        those = [card for card in cards if card.id in found]
        if not too_long(deck, those, replace(wanted, size=poker)):
            said = _("{size} is te klein voor {cards}. Op poker past het.")
    return said.format(size=wanted.size.name, cards=named + more)


def letter_words(deck: Deck, cards: Sequence[Card], wanted: Wanted) -> Iterator[str]:
    """Name every letter that no font has, by card, a sentence each."""
    for card, one in letters_lacking(deck, cards, wanted):
        said = _("{card}: geen lettertype heeft {letter} ({name}); op papier staat {instead}.")
        yield said.format(card=card, letter=one.original, name=one.name, instead=one.shown or "·")
