"""The built-in deck of questions before a talk about a career, as far as a machine can read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from cards.lint import lint_deck, sentences
from cards.load import load_deck, read_deck
from cards.models import QUESTIONS, Card, normal_card_id
from datafiles.text import LANGUAGES, Lang
from exports.signs import SIGNS

DECK = load_deck("loopbaan")
OTHER = load_deck("go-grow")
CATEGORIES = [one.id for one in DECK.categories]
LONGEST = 130
"""Letters of a text or hint: more makes the type on a poker card smaller than on its neighbours."""
AT_THE_TABLE = frozenset("ABCHNOPQTUXZ")
"""Keys of a step that draws cards: a category with Z would take away the key for a black screen."""
OPENS: Mapping[str, Mapping[Lang, str]] = {
    "ask": {"nl": "Vraag ", "en": "Ask ", "fr": "Demande "},
    "imagine": {"nl": "Stel je voor: ", "en": "Imagine ", "fr": "Imagine"},
}


def texts(card: Card, lang: Lang) -> tuple[str, str]:
    """Give what a card asks and its hint in a language; a missing one fails here."""
    assert card.hint is not None, card.id
    assert tuple(card.text) == tuple(card.hint) == LANGUAGES, card.id
    return card.text[lang], card.hint[lang]


def test_each_of_the_four_questions_of_a_career_has_enough_cards_and_a_sign_of_its_own() -> None:
    assert (DECK.author, DECK.licence, DECK.languages) == ("groeihuis", "CC BY 4.0", LANGUAGES)
    assert CATEGORIES == ["kunnen", "willen", "zijn", "verandering"]
    counts = Counter(card.category for card in DECK.cards)
    assert all(counts[one] >= 11 for one in CATEGORIES)
    assert [one.sign for one in DECK.categories] == ["gem", "sun", "compass", "waves"]
    assert {one.sign for one in DECK.categories} <= set(SIGNS)
    assert all(tuple(one.name) == LANGUAGES for one in DECK.categories)


def test_the_letter_of_a_category_takes_no_key_of_the_table_away() -> None:
    letters = {one.letter for one in DECK.categories}
    assert len(letters) == len(DECK.categories)
    assert not letters & AT_THE_TABLE


def test_every_card_has_an_id_of_its_own_with_the_letter_of_its_category() -> None:
    assert len({normal_card_id(card.id) for card in DECK.cards}) == len(DECK.cards)
    for one in DECK.categories:
        ids = [card.id for card in DECK.cards if card.category == one.id]
        assert ids == [f"LB-{one.letter}-{number:02}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_category_has_each_kind_many_dilemmas_and_climbs_from_light_to_deep(
    category: str,
) -> None:
    cards = [card for card in DECK.cards if card.category == category]
    kinds = Counter(card.kind for card in cards)
    assert set(kinds) == set(QUESTIONS)
    assert kinds["choose"] == max(kinds.values()) >= 4
    depths = [card.depth for card in cards]
    assert depths == sorted(depths)
    assert all(depths.count(depth) >= 3 for depth in (1, 2, 3))
    assert {card.depth for card in cards if card.kind == "choose"} >= {1, 3}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_is_short_and_opens_as_its_kind_does(lang: Lang) -> None:
    for card in DECK.cards:
        for text in texts(card, lang):
            assert len(text) <= LONGEST, card.id
            assert len(sentences(text)) <= 2, card.id
            assert text[-1] in ".?!", card.id
            assert not re.search(r"['\"]|\.\.\.|\s\s|\n", text), card.id
        for kind, opens in OPENS.items():
            assert card.text[lang].startswith(opens[lang]) == (card.kind == kind), card.id


def test_french_keeps_its_signs_at_the_word_before_and_says_tu() -> None:
    for card in DECK.cards:
        for text in texts(card, "fr"):
            assert not re.search(r"(?<!\u00a0)[?!:;»]|«(?!\u00a0)", text), card.id
            assert not re.search(r"\b(?:vous|votre|vos)\b", text.casefold()), card.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_card_says_what_another_or_one_for_two_players_says(lang: Lang) -> None:
    for field in (0, 1):
        own = [(card.id, texts(card, lang)[field].casefold()) for card in DECK.cards]
        there = [(card.id, texts(card, lang)[field].casefold()) for card in OTHER.cards]
        for (one, left), (other, right) in [
            *combinations(own, 2),
            *((one, two) for one in own for two in there),
        ]:
            assert fuzz.ratio(left, right) <= 75, (one, other)


def test_the_linter_of_decks_has_nothing_to_say_about_it() -> None:
    deck, document = read_deck("loopbaan")
    assert [str(finding) for finding in lint_deck(deck, document)] == []
