"""Put the cards of a deck into the plain words that their sides bear on paper."""

from __future__ import annotations

from cards.models import Card, Category, Deck
from datafiles.text import localized
from exports.cards.content import FaceContent, StopContent
from game.language import _, using
from game.table.words import kind_word


def face_of(deck: Deck, card: Card, lang: str) -> FaceContent:
    """Give the front of a card in a language; a text that is missing falls back to the first."""
    category = deck.category(card.category)
    with using(lang):
        return FaceContent(
            id=card.id,
            sign=category.sign if category else "",
            colour=category.sign if category else "",
            category=localized(category.name, lang) if category else "",
            kind=kind_word(card.kind),
            depth=card.depth,
            text=localized(card.text, lang),
            lang=lang,
            name=localized(card.name, lang) if card.name else "",
            excess=localized(card.excess, lang) if card.excess else "",
            excess_word=_("Te veel?"),
            hint=localized(card.hint, lang) if card.hint else "",
        )


def blank_of(category: Category, lang: str, *, talents: bool = False) -> FaceContent:
    """Give a card of a category to write yourself."""
    with using(lang):
        return FaceContent(
            id="",
            sign=category.sign,
            colour=category.sign,
            category=localized(category.name, lang),
            kind=_("zelf te schrijven"),
            depth=0,
            text="",
            lang=lang,
            excess_word=_("Te veel?") if talents else "",
        )


def stop_of(lang: str) -> StopContent:
    """Give the card that declines a question."""
    with using(lang):
        return StopContent(
            _("Stop"),
            _("Deze vraag sla ik over."),
            _("Dat mag altijd. Je hoeft niet te zeggen waarom."),
        )
