"""Write a deck: as YAML that looks like the built-in decks, or as a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from cards.columns import KINDS, TEXTS, head
from cards.formulas import guarded
from cards.models import Card, Deck
from datafiles.text import LANGUAGES, Lang

WIDE = 100
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*([ .-][A-Za-z0-9]+)*\Z")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_KEPT = "\u00a0\u202f\u2009\u2019"
"""Spaces that hold words together: they may stand in a file as they are."""


def deck_to_yaml(deck: Deck, remark: str = "") -> str:
    """Give a deck as the text of its file; loading that gives an equal deck.

    `remark` is what stands above it, each of its lines as a comment.
    """
    return "".join(f"{line}\n" for line in _lines(deck, remark))


def _lines(deck: Deck, remark: str) -> Iterator[str]:
    for line in remark.splitlines():
        yield f"# {line}".rstrip()
    yield "format: 1"
    yield f"id: {_scalar(deck.id)}"
    yield f"version: {deck.version}"
    yield _texts("title: ", deck.title)
    yield f"author: {_scalar(deck.author)}"
    yield f"licence: {_scalar(deck.licence)}"
    if deck.source is not None:
        yield f"source: {_scalar(deck.source)}"
    yield f"languages: [{', '.join(deck.languages)}]"
    yield f"back: {deck.back}"
    if deck.retired:
        yield "retired:"
        for card_id in deck.retired:
            yield f"  - {_scalar(card_id)}"
    yield "categories:"
    for one in deck.categories:
        start = f"  - {{id: {_scalar(one.id)}, letter: {_scalar(one.letter)}, "
        start += f"sign: {_scalar(one.sign)}, name: "
        yield f"{_texts(start, one.name)}}}"
    yield "cards:"
    yield from _cards(deck.cards)
    if deck.former:
        yield "former:"
        yield from _cards(deck.former)


def _cards(cards: Sequence[Card]) -> Iterator[str]:
    for number, card in enumerate(cards):
        if number:
            yield ""
        yield f"  - id: {_scalar(card.id)}"
        yield f"    category: {_scalar(card.category)}"
        yield f"    kind: {card.kind}"
        yield f"    depth: {card.depth}"
        for name in TEXTS:
            text = getattr(card, name)
            if text is not None:
                yield _texts(f"    {name}: ", text)


def _texts(start: str, text: Mapping[Lang, str]) -> str:
    """Give a text per language behind its key: on one line, or each language under the first."""
    parts = [f"{lang}: {_quoted(said)}" for lang, said in text.items()]
    line = f"{start}{{{', '.join(parts)}}}"
    if len(line) <= WIDE:
        return line
    return f"{start}{{" + f",\n{' ' * (len(start) + 1)}".join(parts) + "}"


def _scalar(text: str) -> str:
    """Give a word as it is where YAML reads the same word, else between quotes."""
    plain = _PLAIN.match(text) and text.casefold() not in _WORDS
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    if text.isprintable() and "\\" not in text:
        if '"' not in text:
            return f'"{text}"'
        if "'" not in text:
            return f"'{text}'"
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isprintable() or sign in _KEPT:
        return sign
    number = ord(sign)
    return f"\\u{number:04X}" if number < 0x10000 else f"\\U{number:08X}"


def deck_rows(deck: Deck, lang: Lang) -> list[list[str]]:
    """Give a deck as rows of cells, the head first; `lang` is the language of head and kinds.

    A column that no card fills is left out. Importing the table gives equal cards, where every
    text stands on one line with single spaces, and is no longer than a table may have it.
    """
    filled = {
        (name, of)
        for card in deck.cards
        for name in TEXTS
        for of in (getattr(card, name) or {})
    }  # fmt: skip
    columns = [(name, of) for name in TEXTS for of in LANGUAGES if (name, of) in filled]
    keys = ("id", "category", "kind", "depth")
    first = [head(one, lang) for one in keys]
    rows = [[*first, *(head(name, lang, of) for name, of in columns)]]
    for card in deck.cards:
        cells = [card.id, card.category, KINDS[card.kind][lang][0], str(card.depth)]
        rows.append([*cells, *((getattr(card, name) or {}).get(of, "") for name, of in columns)])
    return rows


def rows_to_csv(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    """Give rows as CSV, with quotes where they are needed, and nothing that runs as a formula."""
    target = io.StringIO()
    written = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    written.writerows(map(guarded, row) for row in rows)
    return target.getvalue()
