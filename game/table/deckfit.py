"""Tell before printing which cards do not fit on their paper, and which signs no font has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cards.lint import Places
from cards.models import Card, Deck
from datafiles.findings import Finding
from datafiles.text import LANGUAGES, Lang

MOST_MEASURED = 50
"""Wide words that are measured while somebody waits for an import."""
EVERY = 16
"""Cards between two words about how far it is."""
PLAIN = re.compile(r"[\x20-\x7e\u00a0-\u017f‘’“”„«»–—…]*\Z")
"""Signs that our main font has: Latin, and the signs of the three languages."""

SURE = re.compile(r"[\x20-\x7e\u00a0-\u00ff‘’“”„–—…œŒ]*\Z")
MEASURE = 14.2
ROWS = 7
SPACE = 0.3
"""Ems of a line of the smallest type on a poker card, lines, and a space, with room to spare."""
WIDE = re.compile(r"[mwMWÆŒæœ@%—…©®¼-¾]")
CAPITAL = re.compile(r"[A-ZÀ-Þß¶«»&#$+<=>]")
LONG = re.compile(r"\S{12,}")
"""Only such words can be wider than a line: a letter is 1.25 ems at most."""
NARROW = re.compile(r"[fijlrtI.,:;'‘’!|()\[\]-]")


def fit_findings(
    deck: Deck,
    document: Places,
    size: str = "poker",
    *,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Give an error for each text that does not fit its card in the smallest type.

    Texts with signs that paper cannot show get a warning.
    """
    found: list[Finding] = []
    for index, card in enumerate(deck.cards):
        if progress is not None and index % EVERY == 0:
            progress(index, len(deck.cards))
        for lang in LANGUAGES:
            if lang in card.text and not _fits(deck, card, lang, size):
                found.append(document.finding(("cards", index, "text", lang), "fits-not"))
        for name, lang, text in _texts(card):
            for params in unprintable(text):
                place = ("cards", index, name, lang)
                found.append(document.finding(place, "letters-unprintable", params, "warning"))
    return found


def table_findings(deck: Deck, document: Places) -> list[Finding]:
    """Give warnings about what paper cannot show, without setting every card for it.

    That is each letter that no font has, and each word that is wider than a card, of which only so
    many are measured: where there are more, the first ones tell enough.
    """
    found: list[Finding] = []
    measured = 0
    for index, card in enumerate(deck.cards):
        for name, lang, text in _texts(card):
            place = ("cards", index, name, lang)
            for params in unprintable(text):
                found.append(document.finding(place, "letters-unprintable", params, "warning"))
            words = LONG.findall(text) if name == "text" else []
            widest = max(words, key=em, default="")
            if em(widest) > MEASURE and measured < MOST_MEASURED:
                measured += 1
                if not _fits(deck, card, lang, "poker"):
                    params = {"value": widest.strip(".,:;?!…‘’“”")}
                    found.append(document.finding(place, "word-wide", params, "warning"))
    return found


def unprintable(text: str) -> list[dict[str, str]]:
    """Give the signs of a text that no font has, and what paper shows instead; mostly none."""
    if PLAIN.match(text):
        return []
    from exports.fonts import substitutions

    return [{"letters": one.original, "instead": one.shown or "·"} for one in substitutions(text)]


def surely_fits(text: str) -> bool:
    """Tell whether a text fits a poker card by a generous guess at its letters.

    That is so for nearly every card, and takes a fiftieth of the time of setting it.
    """
    if not SURE.match(text):
        return False
    lines, room = 1, MEASURE
    for one in text.split():
        needed = em(one)
        if needed > MEASURE:
            return False
        if needed > room:
            lines, room = lines + 1, MEASURE
        room -= needed + SPACE
    return lines <= ROWS


def em(word: str) -> float:
    """Give more ems than a word has in the type of a card's text."""
    wide, capital = len(WIDE.findall(word)), len(CAPITAL.findall(word))
    return 0.6 * len(word) + 0.45 * wide + 0.2 * capital - 0.17 * len(NARROW.findall(word))


def _texts(card: Card) -> Iterator[tuple[str, Lang, str]]:
    for name in ("name", "text", "excess", "hint"):
        for lang, text in (getattr(card, name) or {}).items():
            yield name, lang, text


def _fits(deck: Deck, card: Card, lang: Lang, size: str) -> bool:
    bare = card.name is None and card.excess is None
    if size == "poker" and bare and surely_fits(card.text[lang]):
        return True
    # Only here, because most decks never need it.
    from exports.cards.face import fitting
    from exports.cards.sizes import card_size
    from game.table.deckfaces import face_of

    return fitting(face_of(deck, card, lang), card_size(size)) is not None
