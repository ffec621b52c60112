"""What a print shop gets keeps to its safe zone: read back from the file, box by box."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import pdfplumber
import pytest

from cards.load import load_deck
from cards.models import Card, Deck
from datafiles.text import localized
from exports.cards.sizes import SIZES
from exports.sheets.load import layout_ids, load_layout
from exports.sheets.models import ShopLayout
from exports.sheets.write import back_bleed, size_for, write_cards
from exports.textfit import MM
from game.table.deckprint import Wanted, print_job
from game.table.sheetwords import sheet_words
from tests.exports.card_samples import LANGS

SHOPS = [one for one in layout_ids() if isinstance(load_layout(one), ShopLayout)]
OTHER = {"nl": "fr", "en": "nl", "fr": "en"}


@cache
def _longest(name: str, lang: str) -> tuple[Deck, tuple[Card, ...]]:
    """Give a deck and its cards with the most words, in a language on either side."""
    deck = load_deck(name)
    both = (lang, OTHER[lang])
    by_length = sorted(
        deck.cards, key=lambda card: -max(len(localized(card.text, one)) for one in both)
    )
    return deck, tuple(by_length[:2])


def test_every_kind_of_print_shop_is_looked_at() -> None:
    assert len(SHOPS) >= 5


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", SIZES)
def test_no_text_in_a_print_shops_file_lies_outside_the_safe_zone(
    size: str, lang: str, tmp_path: Path
) -> None:
    for name, shop in [*product(("go-grow",), SHOPS), ("talenten", "shop")]:
        layout = load_layout(shop)
        assert isinstance(layout, ShopLayout)
        deck, cards = _longest(name, lang)
        wanted = Wanted(lang, size_for(shop, SIZES[size]), OTHER[lang], blanks=1, stops=1,
                        bleed=back_bleed(shop))  # fmt: skip
        made = write_cards(
            tmp_path / f"{name}.pdf", print_job(deck, cards, wanted), shop, words=sheet_words(lang)
        )
        inset = (layout.bleed + layout.safe) / MM - 0.01
        seen = 0
        for path in made:
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    for char in page.chars:
                        seen += 1
                        where = (shop, name, page.page_number, char["text"])
                        assert char["x0"] >= inset and char["top"] >= inset, where
                        assert char["x1"] <= float(page.width) - inset, where
                        assert char["bottom"] <= float(page.height) - inset, where
        assert seen > 100
