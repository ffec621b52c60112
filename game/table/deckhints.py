"""Gather the hints of a deck's cards on a paper of its own, for the coach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cards.models import Card, Deck
from datafiles.text import localized
from exports.content import MetaContent
from exports.sheet.content import FactContent, LineContent, SectionContent, SheetContent
from game.language import _, plural, using
from game.table.files import writable
from game.table.paperwords import page_words


def hints_content(deck: Deck, cards: Sequence[Card], lang: str) -> SheetContent:
    """Give the hints for the coach as a list by category, each under its question."""
    title = localized(deck.title, lang)
    with using(lang):
        return SheetContent(
            kicker=_("Voor de coach"),
            title=title,
            lang=lang,
            meta=MetaContent(
                title=f"{title}: {_('tips voor de coach')}",
                subject=title,
                keywords=("groeihuis", title),
            ),
            facts=(FactContent(plural("{n} kaart", "{n} kaarten", len(cards))),),
            sections=tuple(
                SectionContent(
                    localized(category.name, lang),
                    lines=tuple(
                        LineContent(
                            localized(card.hint, lang),
                            note=f"{card.id}  {localized(card.name or card.text, lang)}",
                        )
                        for card in cards
                        if card.category == category.id and card.hint
                    ),
                    writing=0,
                )
                for category in deck.categories
                if any(card.category == category.id and card.hint for card in cards)
            ),
            footer=f"{title} · {deck.author} · {deck.licence}",
            pages=page_words(),
        )


def write_hints(deck: Deck, cards: Sequence[Card], lang: str, path: Path) -> Path:
    """Write the hints as PDF, whole or not at all; raise ExportError."""
    from exports.sheet.write import write_sheet

    return write_sheet(hints_content(deck, cards, lang), writable(path))
