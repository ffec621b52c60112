"""The built-in deck of talents, as far as a machine can read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from cards.lint import lint_deck
from cards.load import load_deck, read_deck
from cards.models import Card, normal_card_id
from datafiles.text import LANGUAGES, Lang
from exports.signs import SIGNS

DECK = load_deck("talenten")
FIELDS = ("name", "text", "excess", "hint")
LONGEST: Mapping[Lang, Mapping[str, int]] = {
    "nl": {"name": 25, "text": 95, "excess": 80, "hint": 130},
    "en": {"name": 25, "text": 110, "excess": 95, "hint": 130},
    "fr": {"name": 25, "text": 110, "excess": 95, "hint": 130},
}
WORDS: Mapping[str, int] = {"name": 4, "text": 16, "excess": 14}
"""Most words of what stands on the Dutch side; the other languages are counted by letters."""
TAKEN = frozenset("ABCDHILNOPQSTUXZ")
"""Keys of the card browser and of a step that draws cards; a category with one is out of reach."""


def texts(card: Card, lang: Lang) -> dict[str, str]:
    """Give what a card says in a language, by field; a missing one fails here."""
    found = {}
    for field in FIELDS:
        said: Mapping[Lang, str] | None = getattr(card, field)
        assert said is not None, (card.id, field)
        assert tuple(said) == LANGUAGES, (card.id, field)
        found[field] = said[lang]
    return found


def all_texts(lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Give every text in a language, with the id of its card and its field."""
    for card in DECK.cards:
        for field, text in texts(card, lang).items():
            yield card.id, field, text


def test_there_are_enough_talents_in_each_of_four_categories_with_a_sign_of_their_own() -> None:
    assert (DECK.author, DECK.licence, DECK.back) == ("groeihuis", "CC BY 4.0", "stars")
    assert DECK.languages == LANGUAGES
    assert len(DECK.cards) >= 48
    assert {card.kind for card in DECK.cards} == {"talent"}
    counts = Counter(card.category for card in DECK.cards)
    assert len(DECK.categories) == 4
    assert all(counts[one.id] >= 12 for one in DECK.categories)
    assert not {one.letter for one in DECK.categories} & TAKEN
    signs = {one.sign for one in DECK.categories}
    assert len(signs) == 4
    assert signs <= set(SIGNS)
    assert all(tuple(one.name) == LANGUAGES for one in DECK.categories)


def test_every_talent_has_an_id_of_its_own_with_the_letter_of_its_category() -> None:
    assert len({normal_card_id(card.id) for card in DECK.cards}) == len(DECK.cards)
    for one in DECK.categories:
        ids = [card.id for card in DECK.cards if card.category == one.id]
        assert ids == [f"TA-{one.letter}-{number:02}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("category", [one.id for one in DECK.categories])
def test_every_category_goes_from_what_everybody_sees_to_quieter_talents(category: str) -> None:
    depths = [card.depth for card in DECK.cards if card.category == category]
    assert depths == sorted(depths)
    counts = Counter(depths)
    assert counts[1] >= 4
    assert counts[2] >= 4
    assert counts[3] >= 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_talent_is_short_enough_for_a_card(lang: Lang) -> None:
    for card_id, field, text in all_texts(lang):
        assert len(text) <= LONGEST[lang][field], (card_id, field)
        if lang == "nl" and field in WORDS:
            assert len(text.split()) <= WORDS[field], (card_id, field)
        assert not re.search(r"['\"]|\.\.\.|\s\s|\n", text), (card_id, field)
        assert (text[-1] in ".?!") == (field != "name"), (card_id, field)


def test_french_keeps_its_signs_at_the_word_before_and_says_tu() -> None:
    for card_id, field, text in all_texts("fr"):
        assert not re.search(r"(?<!\u00a0)[?!:;»]|«(?!\u00a0)", text), (card_id, field)
        own = re.sub(r"«[^»]*»", "", text)  # what stands on a door is not said to a colleague
        polite = re.findall(r"\b(?:vous|votre|vos|\w+ez)\b", own.casefold())
        assert set(polite) <= {"assez", "chez"}, (card_id, field)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", FIELDS)
def test_no_two_talents_have_one_name_or_nearly_the_same_words(lang: Lang, field: str) -> None:
    said = [(card.id, texts(card, lang)[field].casefold()) for card in DECK.cards]
    assert len({text for _, text in said}) == len(said)
    if field != "name":
        for (one, left), (other, right) in combinations(said, 2):
            assert fuzz.ratio(left, right) <= 80, (one, other)


def test_the_linter_of_decks_has_nothing_to_say_about_it() -> None:
    deck, document = read_deck("talenten")
    assert [str(finding) for finding in lint_deck(deck, document)] == []
