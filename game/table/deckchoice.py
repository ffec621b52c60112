"""Choose which cards of a deck are printed: by category, kind, depth, id, or some by chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Final

from msgspec import Struct

from cards.columns import HEADS, kind_of
from cards.models import Card, Deck, normal_card_id
from cards.plain import ident, word
from datafiles.findings import hint

Values = tuple[str, ...]


class UnknownChoice(ValueError):
    """What was asked for is not in the deck; `field` and `value` say what, `allowed` what is."""

    def __init__(self, field: str, value: str, near: str, allowed: str) -> None:
        super().__init__(f"{field}={value}")
        self.field, self.value, self.near, self.allowed = field, value, near, allowed


FIELDS: Final = ("category", "kind", "depth", "ids")
"""What cards can be chosen by."""
_MOST_NAMED: Final = 30
"""Letters of a choice that a file name bears."""


class Choice(Struct, frozen=True):
    """Which cards: empty fields leave nothing out; `count` cards by chance, the same per `seed`.

    `ids` may be typed in any form that names one card, and may be a stretch: "GG-K-01..GG-K-08",
    or "GG-K-01..08".
    """

    category: Values = ()
    kind: Values = ()
    depth: Values = ()
    ids: Values = ()
    count: int | None = None
    seed: int = 0

    @property
    def name(self) -> str:
        """Name the choice for a file, so that one is not taken for another; empty for all cards."""
        given = " ".join((*self.category, *self.kind, *self.depth, *self.ids))
        parts = [ident(given)]
        if len(parts[0]) > _MOST_NAMED:
            told = blake2b(given.encode(), digest_size=3).hexdigest()
            parts = [parts[0][:_MOST_NAMED].strip("-"), told]
        if self.count is not None:
            parts += [f"{self.count}x{self.seed}"]
        return "-".join(filter(None, parts))


def field_of(typed: str) -> str | None:
    """Give the field that a word means, as tables name their columns; nothing if none."""
    plain = word(typed)
    for field in FIELDS:
        heads = HEADS["id" if field == "ids" else field]
        if plain in (field, *(word(one) for words in heads.values() for one in words)):
            return field
    return None


def chosen(deck: Deck, choice: Choice) -> tuple[Card, ...]:
    """Give the chosen cards in the order of the deck; raise UnknownChoice for what it lacks."""
    categories = _named(deck, choice.category)
    kinds = _known(
        "kind",
        tuple(kind_of(value) or value for value in choice.kind),
        {card.kind for card in deck.cards},
    )
    depths = _known("depth", choice.depth, {str(card.depth) for card in deck.cards})
    wanted = _ids(deck, choice.ids)
    found = [
        card
        for card in deck.cards
        if (not categories or card.category in categories)
        and (not kinds or card.kind in kinds)
        and (not depths or str(card.depth) in depths)
        and (not wanted or card.id in wanted)
    ]
    if choice.count is None or choice.count >= len(found):
        return tuple(found)
    drawn = random.Random(choice.seed).sample(range(len(found)), choice.count)
    return tuple(found[index] for index in sorted(drawn))


def _named(deck: Deck, given: Values) -> frozenset[str]:
    """Give the ids of categories that are named by id, letter or name, in either case."""
    known: dict[str, str] = {}
    for one in deck.categories:
        names = (one.id, one.letter, *one.name.values())
        known.update({name.casefold(): one.id for name in names})
    _known("category", tuple(value.casefold() for value in given), known, [*_ids_of(deck)])
    return frozenset(known[value.casefold()] for value in given)


def _ids_of(deck: Deck) -> Iterable[str]:
    return (one.id for one in deck.categories)


def _known(
    field: str, given: Values, known: Iterable[str], shown: list[str] | None = None
) -> frozenset[str]:
    allowed = set(known)
    for value in given:
        if value not in allowed:
            told = hint(value, shown if shown is not None else sorted(allowed))
            raise UnknownChoice(field, value, told.get("near", ""), told["allowed"])
    return frozenset(given)


def _ids(deck: Deck, given: Values) -> frozenset[str]:
    order = [card.id for card in deck.cards]
    at: Callable[[str], int] = {normal_card_id(one): n for n, one in enumerate(order)}.__getitem__
    found: set[str] = set()
    for value in given:
        first, _dots, last = value.partition("..")
        if last.strip().isdigit():
            last = re.sub(r"[0-9]+\s*$", "", first) + last
        try:
            ends = at(normal_card_id(first)), at(normal_card_id(last or first))
        except KeyError:
            near = hint(value.upper(), order).get("near", "")
            raise UnknownChoice("ids", value, near, f"{order[0]}..{order[-1]}") from None
        found.update(order[min(ends) : max(ends) + 1])
    return frozenset(found)
