"""Find texts that say nearly the same among thousands, by the rare words that they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil

from rapidfuzz import fuzz, process

from cards.plain import alike_form

ALIKE = 85.0
"""From this share of equal letters on, in percent, two texts say nearly the same."""
SHARED = 0.65
"""Part of its words that a text has in common with one that is like it."""
MOST = 30
"""Texts that one is compared with, those that share its rarest words first."""


class Texts:
    """Texts by number, in the form in which they are compared; an empty one is like no other.

    Texts that are alike share so many words that two of them are among the rarest of both, so every
    two of its rarest words lead to a text (prefix filtering, as in joins of sets by likeness).
    """

    def __init__(self, texts: Sequence[str]) -> None:
        """Count in how many texts each word is, and number the words from rare to frequent."""
        self.forms = [alike_form(text) for text in texts]
        count = Counter(one for form in self.forms for one in set(form.split()))
        ordered = sorted(count, key=lambda one: (count[one], one))
        self._rank = {one: rank for rank, one in enumerate(ordered)}
        self._where: dict[int, list[int]] = {}

    def add(self, number: int) -> None:
        """Let a text be found from now on."""
        for key in self.keys(self.forms[number]):
            self._where.setdefault(key, []).append(number)

    def like(self, form: str, least: float = ALIKE) -> tuple[int, float] | None:
        """Give the text that was added and is most like this one, and how much, in percent."""
        return self._best(form, self.keys(form), least)

    def like_then_add(self, number: int) -> int | None:
        """Give the text that is most like this one, and let this one be found from now on."""
        keys = self.keys(self.forms[number])
        near = self._best(self.forms[number], keys, ALIKE)
        for key in keys:
            self._where.setdefault(key, []).append(number)
        return near[0] if near else None

    def keys(self, form: str) -> list[int]:
        """Give a number for each two of the rarest words of a text; a single word counts twice.

        A word that is in none of the texts leads nowhere, but takes its place among the rarest.
        """
        ranks = sorted({self._rank.get(one, -1) for one in form.split()})
        if len(ranks) < 2:
            ranks *= 2
        rarest = ranks[: len(ranks) - ceil(SHARED * len(ranks)) + 2]
        size = len(self._rank) + 1
        return [one * size + two for one, two in combinations(rarest, 2) if one >= 0]

    def _best(self, form: str, keys: Sequence[int], least: float) -> tuple[int, float] | None:
        numbers: dict[int, None] = {}
        for key in keys:
            if found := self._where.get(key):
                numbers.update(dict.fromkeys(found[-MOST:]))
                if len(numbers) >= MOST:
                    break
        likely = list(numbers)
        choices = [self.forms[number] for number in likely]
        best = process.extractOne(form, choices, scorer=fuzz.ratio, score_cutoff=least)
        return (likely[best[2]], best[1]) if best else None


def pairs(texts: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield each text that is like an earlier one, that one, and whether they are equal."""
    found = Texts(texts)
    first: dict[str, int] = {}
    for number, form in enumerate(found.forms):
        if not form:
            continue
        if form in first:
            yield number, first[form], True
            continue
        first[form] = number
        near = found.like_then_add(number)
        if near is not None:
            yield number, near, False
