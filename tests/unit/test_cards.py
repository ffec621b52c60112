"""The built-in deck as far as a machine can read it, typed card ids, and files with mistakes."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from boards.load import load_board
from cards.load import deck_ids, load_deck
from cards.models import QUESTIONS, Deck, normal_card_id
from datafiles.findings import FileProblem
from datafiles.text import LANGUAGES, Lang

LONGEST = 130
CLOSED = {
    "nl": r"(ben|heb|kun|kan|wil|vind|mag|moet|zou|doe|durf|weet|was|is|zijn|hebben) "
    r"(je|jij|het|er|dat|jullie)\b",
    "en": r"(do|does|did|are|is|was|were|can|could|have|has|had|will|would|should) "
    r"(you|it|there|your|we)\b",
    "fr": r"est-ce que\b|"
    r"(as|es|peux|veux|aimes|sais|fais|vas|dois|trouves|penses|étais|avais|pourrais)-tu\b",
}
POLITE = {  # “vous vous complétez” is two people, not one in a tie
    "nl": r"\b(u|uw|uzelf)\b",
    "en": r"\b(sir|madam)\b",
    "fr": r"\b(votre|vos)\b|(?<!vous )\bvous\b(?! vous)",
}
UNSAFE = {
    "nl": r"diagnos|medicijn|lichaamsgewicht|zwanger|ziekteverlof|burn-?out|depress|trauma|therap",
    "en": r"diagnos|medicine|medicat|pregnan|sick leave|burn-?out|depress|trauma|therap",
    "fr": r"diagnos|médic|enceinte|congé maladie|burn-?out|dépress|trauma|thérap",
}


def go_grow() -> Deck:
    return load_deck("go-grow")


CARDS = {card.id: card for card in go_grow().cards}
TEXTS = [(card_id, lang) for card_id in CARDS for lang in LANGUAGES]


def sentences(text: str) -> list[str]:
    """Split a text, taking what is quoted as part of the sentence around it."""
    plain = re.sub(r"[«“„][^»”]*[»”]", "x", text)
    return [one.strip() for one in re.split(r"(?<=[.?!…])\s+", plain) if one.strip(" ?!»")]


def test_the_deck_has_at_least_fifteen_cards_a_zone_of_the_board_and_names_its_makers() -> None:
    deck = go_grow()
    assert deck_ids() == ["go-grow", "loopbaan", "talenten"]
    zones = [(zone.id, zone.letter, zone.sign) for zone in load_board("go-grow").zones]
    assert [(one.id, one.letter, one.sign) for one in deck.categories] == zones
    counts = Counter(card.category for card in deck.cards)
    assert all(counts[one.id] >= 15 for one in deck.categories)
    assert (deck.author, deck.licence) == ("groeihuis", "CC BY 4.0")
    assert deck.languages == LANGUAGES


def test_every_card_id_is_its_own_and_carries_the_letter_of_its_category() -> None:
    deck = go_grow()
    assert len({normal_card_id(card.id) for card in deck.cards}) == len(deck.cards)
    for one in deck.categories:
        ids = [card.id for card in deck.cards if card.category == one.id]
        assert ids == [f"GG-{one.letter}-{number:02}" for number in range(1, len(ids) + 1)]


@pytest.mark.parametrize("category", [one.id for one in go_grow().categories])
def test_every_category_has_each_kind_and_climbs_from_light_to_deep(category: str) -> None:
    cards = [card for card in go_grow().cards if card.category == category]
    assert {card.kind for card in cards} == set(QUESTIONS)
    depths = Counter(card.depth for card in cards)
    assert depths[1] >= 4
    assert depths[2] >= 4
    assert depths[3] >= 3
    kinds = Counter(card.kind for card in cards)
    assert max(kinds.values()) <= 5


@pytest.mark.parametrize(("card_id", "lang"), TEXTS)
def test_a_card_is_short_open_and_in_every_language(card_id: str, lang: Lang) -> None:
    card = CARDS[card_id]
    assert card.hint is not None
    text, hint = card.text[lang], card.hint[lang]
    assert text != hint
    for one in (text, hint):
        assert len(one) <= LONGEST
        assert len(sentences(one)) <= 2
        assert one[-1] in ".?!»”"
        assert not re.search(r"\s\s|\s$|\n", one)
        assert not re.search(POLITE[lang], one, re.IGNORECASE)
        assert not re.search(UNSAFE[lang], one, re.IGNORECASE)
        assert not re.search(r"['\"]|\.\.\.", one), "use typographic quotes and dots"
        for sentence in sentences(one):
            assert max(len(part.split()) for part in re.split(r"[;:]", sentence)) <= 18
    assert text.count("?") <= 1, "one question on a card"
    for sentence in sentences(text):
        if sentence.endswith("?"):
            assert not re.match(CLOSED[lang], sentence, re.IGNORECASE), sentence


def test_the_closed_openings_are_found_where_they_stand() -> None:
    for lang, closed in {
        "nl": ["Ben je tevreden?", "Heb je het druk?", "Kun je dat?", "Vind je het fijn?"],
        "en": ["Do you like it?", "Are you happy?", "Have you asked?"],
        "fr": ["Est-ce que tu aimes ça ?", "As-tu le temps ?", "Peux-tu le dire ?"],
    }.items():
        assert all(re.match(CLOSED[lang], one, re.IGNORECASE) for one in closed)
    assert not re.match(CLOSED["nl"], "Wat kun je?", re.IGNORECASE)
    assert len(sentences("Maak af: “Ik knik. En dan?” De ander ook.")) <= 2
    assert len(sentences("Een. Twee? Drie!")) == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_cards_or_hints_say_nearly_the_same(lang: Lang) -> None:
    for texts in (
        {card.id: card.text[lang].casefold() for card in CARDS.values()},
        {card.id: card.hint[lang].casefold() for card in CARDS.values() if card.hint},
    ):
        for (one, left), (other, right) in combinations(texts.items(), 2):
            matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
            if matcher.real_quick_ratio() > 0.8 and matcher.quick_ratio() > 0.8:
                assert matcher.ratio() <= 0.8, (one, other)


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("GG-K-07", "GG-K-07"),
        ("gg k 7", "GG-K-07"),
        ("ggk7", "GG-K-07"),
        (" gg_k.007 ", "GG-K-07"),
        ("gg-k-70", None),
        ("gg-k", None),
        ("k7", "GG-K-07"),
        ("К 7", None),
        ("", None),
        ("0", None),
        ("GG-K-07-07", None),
        ("7-K-GG", None),
    ],
)
def test_a_card_is_found_by_the_id_that_somebody_types(typed: str, card: str | None) -> None:
    found = go_grow().typed_card(typed)
    assert (found.id if found else None) == card


def test_ids_without_zeros_are_found_as_well() -> None:
    deck = go_grow()
    cards = (
        deck.cards[0].model_copy(update={"id": "A-7"}),
        deck.cards[1].model_copy(update={"id": "A-17"}),
    )
    other = deck.model_copy(update={"cards": cards})
    assert other.typed_card("a07") == cards[0]
    assert other.typed_card("A-17") == cards[1]
    assert other.card("A-7") == cards[0]
    assert other.card("A-8") is None


def deck_data(**more: Any) -> dict[str, Any]:
    return {
        "format": 1,
        "id": "a-deck",
        "version": 1,
        "title": {"nl": "Kaarten"},
        "author": "iemand",
        "licence": "CC0",
        "languages": ["nl"],
        "categories": [{"id": "a", "letter": "A", "sign": "sun", "name": {"nl": "a"}}],
        "cards": [card("A-1")],
        **more,
    }


def card(card_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": card_id,
        "category": "a",
        "kind": "tell",
        "depth": 1,
        "text": {"nl": "Vertel."},
        **more,
    }


def said(folder: Path, **more: Any) -> list[str]:
    path = folder / "deck.yaml"
    path.write_text(yaml.safe_dump(deck_data(**more), sort_keys=False), encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        load_deck(str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{lines[finding.line - 1].strip()} → "
        + str(finding).removeprefix(f"{path}:{finding.line}: ")
        for finding in caught.value.findings
    ]


def test_a_small_deck_of_ones_own_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(yaml.safe_dump(deck_data()), encoding="utf-8")
    deck = load_deck(str(path))
    assert deck.cards[0].hint is None
    assert deck.category("a") == deck.categories[0]
    assert deck.category("b") is None


def test_a_deck_whose_cards_and_categories_do_not_fit_tells_it_all(tmp_path: Path) -> None:
    categories = [
        {"id": one, "letter": "A", "sign": "sun", "name": {"nl": one}} for one in ("a", "b", "a")
    ]
    cards = [card("A-1"), card("A-01"), card("A-1"), card("B-1", category="c")]
    assert said(tmp_path, categories=categories, cards=cards) == [
        "letter: A → categories.b.letter: twice value=A",
        "- id: a → categories.a.id: twice value=a",
        "letter: A → categories.a.letter: twice value=A",
        "- id: A-01 → cards.A-01.id: cards-alike value=A-01 other=A-1",
        "- id: A-1 → cards.A-1.id: twice value=A-1",
        "category: c → cards.B-1.category: unknown-category value=c allowed=a, b, a",
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"kind": "tel"},
            "kind: tel → cards.A-1.kind: not-allowed near=tell allowed=tell, choose, imagine",
        ),
        ({"depth": 4}, "depth: 4 → cards.A-1.depth: not-allowed allowed=1, 2, 3"),
        ({"text": {}}, "text: {} → cards.A-1.text: no-language"),
        ({"text": {"nl": " "}}, "nl: ' ' → cards.A-1.text.nl: text-empty"),
        (
            {"hints": {}},
            "hints: {} → unknown-key key=hints near=hint allowed=id, category",
        ),
    ],
)
def test_a_card_with_a_mistake_is_told_at_its_line(
    tmp_path: Path, changes: dict[str, Any], found: str
) -> None:
    (message,) = said(tmp_path, cards=[card("A-1", **changes)])
    assert message.startswith(found)


@pytest.mark.parametrize("card_id", ["a-1", "A_1", "-A", "A--1", "A 1", "", "A" * 17])
def test_a_card_id_that_cannot_be_printed_is_told(tmp_path: Path, card_id: str) -> None:
    (message,) = said(tmp_path, cards=[card(card_id)])
    assert "form-example examples=GG-K-07" in message or "text-long limit=16" in message


def test_a_deck_without_cards_languages_or_categories_is_told(tmp_path: Path) -> None:
    found = said(tmp_path, cards=[], languages=[], categories=[])
    assert [one.partition(" → ")[2] for one in found] == [
        "languages: too-few limit=1",
        "categories: too-few limit=1",
        "cards: too-few limit=1",
    ]
