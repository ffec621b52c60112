"""Give cards ids that stay: what was printed keeps its number, and no number is used again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from cards.models import Card, normal_card_id
from cards.near import Texts
from cards.plain import alike_form
from datafiles.text import LANGUAGES, Lang

LEAST = 80.0
"""From this share of equal letters on, in percent, a changed text is still the same card."""


_FULL = re.compile(r"[A-Z0-9]+-[A-Z]-[0-9]+\Z")


def prefix(deck_id: str, given: Sequence[str] = (), cards: int = 0) -> str:
    """Give what new ids of a deck begin with: as ids that are there, else by the deck's id.

    Ids that have a letter in their middle show how a deck counts, as GG-K-07 does; others only if
    at least half of so many `cards` begin so. One "kaart 9" renames no deck.
    """
    full = Counter(one.partition("-")[0] for one in given if _FULL.match(one))
    if not full:
        most = Counter(one.partition("-")[0] for one in given if "-" in one)
        full = Counter({one: count for one, count in most.items() if 2 * count >= max(cards, 1)})
    if full:
        return full.most_common(1)[0][0]
    parts = re.findall("[a-z]+", deck_id)
    letters = "".join(part[0] for part in parts)[:4] if len(parts) > 1 else "".join(parts)[:2]
    return letters.upper() or "K"


def card_id_of(typed: str) -> str:
    """Give the id that somebody typed in capitals, with a hyphen where a blank was."""
    return re.sub(r"[\s_-]+", "-", typed.strip().upper())


def kept(
    texts: Sequence[Mapping[Lang, str]], old: Sequence[Card], former: Sequence[Card] = ()
) -> dict[int, str]:
    """Give the ids of older cards to texts that say the same, else nearly the same, each once.

    A text that says the same as a `former` card, which was gone, is that card come back; one that
    says nearly the same is not, for who has the printed card never saw the other. `texts` holds a
    card's text by language; the result is by number in `texts`.
    """
    found: dict[int, str] = {}
    left = {card.id: card for card in old}
    _same(texts, left, found)
    _same(texts, {card.id: card for card in former}, found)
    likely: list[tuple[float, int, str]] = []
    for lang in LANGUAGES:
        cards = [card for card in left.values() if lang in card.text]
        index = Texts([card.text[lang] for card in cards])
        for number in range(len(cards)):
            index.add(number)
        for number, text in enumerate(texts):
            if number not in found and lang in text and cards:
                near = index.like(alike_form(text[lang]), LEAST)
                if near is not None:
                    likely.append((-near[1], number, cards[near[0]].id))
    for _score, number, card in sorted(likely):
        if card in left and number not in found:
            found[number] = card
            del left[card]
    return found


def _same(
    texts: Sequence[Mapping[Lang, str]], left: dict[str, Card], found: dict[int, str]
) -> None:
    """Find the texts that say just what a card says, and take those cards away."""
    for lang in LANGUAGES:
        by_form = {
            alike_form(card.text[lang]): one for one, card in left.items() if lang in card.text
        }
        for number, text in enumerate(texts):
            same = by_form.pop(alike_form(text[lang]), None) if lang in text else None
            if same in left and number not in found:
                found[number] = same
                del left[same]


def still(text: Mapping[Lang, str], card: Card) -> bool:
    """Tell whether a text is that of a card, as it was or changed a little, in any language."""
    return any(
        ratio(alike_form(text[lang]), alike_form(said)) >= LEAST
        for lang, said in card.text.items()
        if lang in text
    )


class Numbers:
    """Make new ids, counting on from the highest number that was ever taken."""

    def __init__(self, deck_prefix: str, taken: Iterable[str]) -> None:
        """Begin with every id that was ever used."""
        used = list(taken)
        self._prefix = deck_prefix
        self._taken = {normal_card_id(one) for one in used}
        self._last: dict[str, int] = {}
        for one in used:
            stem, _hyphen, number = one.rpartition("-")
            if number.isdigit():
                self._last[stem] = max(self._last.get(stem, 0), int(number))

    def make(self, letter: str) -> str:
        """Give the next id of a category."""
        stem = f"{self._prefix}-{letter}"
        while True:
            self._last[stem] = self._last.get(stem, 0) + 1
            made = f"{stem}-{self._last[stem]:02}"
            if normal_card_id(made) not in self._taken:
                self._taken.add(normal_card_id(made))
                return made
