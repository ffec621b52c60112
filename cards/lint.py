"""Look at a deck as a reader of the content guide would, as far as a machine can."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from rapidfuzz import fuzz

from cards.lintwords import closed, rules, shunned
from cards.models import QUESTIONS, Card, Deck
from cards.near import pairs
from datafiles.findings import Finding, Said
from datafiles.text import LANGUAGES, Lang
from datafiles.yamlfile import NOTHING, Place

WARNING = "warning"
DEPTHS = (1, 2, 3)
SLIP = 80.0
"""From this likeness of two names on, in percent, one may be a slip for the other."""
EVERY = 64
"""Cards between two words about how far it is."""

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^”]*”|‘[^’\s](?:[^’]|’(?=\w))*’|\"[^\"]*\"")
_END = re.compile(r"(?<=[.?!])[»”’\"]?\s+|(?<=…)[»”’\"]?\s+(?=[^\W\d_a-zß-ÿ])")
_SIGNS = " \t\u00a0\u202f?!.:;…–—-«»“”„‘’\"'()"
_WORD = re.compile(r"[^\W_]+(?:[’'\u2011-][^\W_]+)*")
ENDS = ".?!…"
_ASKS = re.compile(r"\?+")
_OPENS = re.compile(r"[:;,–—]\s+|\A")


class Places(Protocol):
    """What gives findings their line: the document of a deck file, or the sheet of a table."""

    def finding(
        self, place: Place, code: str, params: Mapping[str, str] = NOTHING, severity: str = "error"
    ) -> Finding:
        """Give a finding about a place in the deck."""
        ...


def lint_deck(
    deck: Deck,
    document: Places,
    *,
    measured: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Give warnings about a deck that loads, in the order of the deck.

    With `measured` somebody else tells whether a text fits on its card, so letters are not counted.
    """
    meant = _meant(deck)
    found = [
        document.finding(("categories", index), one.code, one.params, WARNING)
        for index, category in enumerate(deck.categories)
        for one in _balance(deck, category.id)
    ]
    found += [
        document.finding(("categories", index), "category-near", params, WARNING)
        for index, params in _slips(deck)
    ]
    for index, card in enumerate(deck.cards):
        if progress is not None and index % EVERY == 0:
            progress(index, len(deck.cards))
        for name, lang, one in _card(card, meant, measured):
            place: Place = ("cards", index, name, lang) if lang else ("cards", index, name)
            found.append(document.finding(place, one.code, one.params, WARNING))
    for lang in LANGUAGES:
        texts = [_whole(card, lang) for card in deck.cards]
        for number, other, same in pairs(texts):
            place = ("cards", number, "text", lang)
            params = {"other": deck.cards[other].id}
            if same:
                found.append(document.finding(place, "card-same", params, WARNING))
            else:
                found.append(document.finding(place, "card-near", params, WARNING))
    return found


def _whole(card: Card, lang: Lang) -> str:
    """Give what a card says in a language; of a talent, its name is part of that."""
    name = card.name.get(lang, "") if card.name and card.kind == "talent" else ""
    return f"{name} {card.text.get(lang, '')}".strip()


def _meant(deck: Deck) -> tuple[Lang, ...]:
    """Give the languages that a card should have: the deck's, and any that half the cards have."""
    count = Counter(lang for card in deck.cards for lang in card.text)
    often = {lang for lang in LANGUAGES if 2 * count[lang] >= len(deck.cards)}
    return tuple(lang for lang in LANGUAGES if lang in often or lang in deck.languages)


def _slips(deck: Deck) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give the categories that seem to be a slip of the fingers for one with more cards."""
    count = Counter(card.category for card in deck.cards)
    for index, one in enumerate(deck.categories):
        for other in deck.categories:
            pairs = [(name, other.name.get(lang, "")) for lang, name in one.name.items()]
            near = any(fuzz.ratio(a.casefold(), b.casefold()) >= SLIP for a, b in pairs if b)
            if near and count[one.id] < count[other.id]:
                said = {"value": next(iter(one.name.values()))}
                yield index, said | {"other": next(iter(other.name.values()))}
                break


def _balance(deck: Deck, category: str) -> Iterator[Said]:
    """Tell which kinds and depths a category lacks; a small one cannot have each, only differ.

    Talents are no questions: they have neither.
    """
    cards = [one for one in deck.cards if one.category == category and one.kind != "talent"]
    if not cards:
        if not any(one.category == category for one in deck.cards):
            yield Said("category-empty")
        return
    kinds = {one.kind for one in cards}
    missing = [kind for kind in QUESTIONS if kind not in kinds]
    if len(kinds) < min(len(cards), len(QUESTIONS)):
        yield Said("kinds-missing", {"kinds": ", ".join(missing)})
    depths = {one.depth for one in cards}
    if len(cards) >= len(QUESTIONS) and len(depths) < len(DEPTHS):
        lacking = ", ".join(str(one) for one in DEPTHS if one not in depths)
        yield Said("depths-missing", {"depths": lacking})


def _card(
    card: Card, meant: tuple[Lang, ...], measured: bool
) -> Iterator[tuple[str, Lang | None, Said]]:
    """Give what is wrong with one card: the field, its language, and what."""
    if card.kind == "talent":
        for name in ("name", "excess"):
            if getattr(card, name) is None:
                yield name, None, Said("talent-lacks", {"key": name})
    for name in ("name", "text", "excess", "hint"):
        texts: Mapping[Lang, str] | None = getattr(card, name)
        if texts is None:
            continue
        lacking = [lang for lang in meant if lang not in texts]
        if lacking:
            yield name, None, Said("languages-lacking", {"languages": ", ".join(lacking)})
        for lang, text in texts.items():
            for one in _wording(text, lang, name, measured):
                yield name, lang, one


def _wording(text: str, lang: Lang, name: str, measured: bool) -> Iterator[Said]:
    """Give what is wrong with how one text is put."""
    limits = rules().limits
    small = text.casefold()
    shun = {one.lastgroup: one.group() for one in shunned(lang).finditer(small) if one.lastgroup}
    if "private" in shun:
        yield Said("word-private", {"value": shun["private"]})
    if "polite" in shun:
        yield Said("word-polite", {"value": shun["polite"]})
    if name == "text" and not measured and len(text) > limits.letters:
        yield Said("letters-many", {"count": str(len(text)), "limit": str(limits.letters)})
    ends = sum(map(small.count, ENDS))
    if len(small.split()) <= limits.words and ends <= limits.sentences and "?" not in small:
        return
    said = sentences(text)
    if len(said) > limits.sentences:
        params = {"count": str(len(said)), "limit": str(limits.sentences)}
        yield Said("sentences-many", params)
    longest = max((len(_WORD.findall(one)) for one in said), default=0)
    if longest > limits.words:
        yield Said("sentence-long", {"count": str(longest), "limit": str(limits.words)})
    if name == "text" and "?" in small:
        yield from _questions([one.casefold() for one in said], lang)


def _questions(said: list[str], lang: Lang) -> Iterator[Said]:
    """Tell what is wrong with the questions among some sentences: two of them, or a closed one."""
    if sum(len(_ASKS.findall(one)) for one in said) > 1:
        yield Said("questions-many")
    for one in said:
        if one.rstrip('»”’" \u00a0\u202f').endswith("?"):
            for start in _OPENS.finditer(one):
                rest = one[start.end() :].lstrip(_SIGNS)
                if found := closed(lang).match(rest):
                    yield Said("question-closed", {"value": found.group()})
                    return


def sentences(text: str) -> list[str]:
    """Split a text into sentences; what is quoted is part of the sentence around it."""
    plain = _QUOTED.sub(lambda found: re.sub(r"[.?!…]", "", found.group()), text)
    return [one for one in (part.strip() for part in _END.split(plain)) if one.strip(_SIGNS)]
