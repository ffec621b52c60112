"""Choose categories for the cards of a table: zones of built-in boards, known ones, new ones."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence

from cards.models import Category
from cards.plain import ident, word
from datafiles.text import LANGUAGES, Lang


def _zone(zone: str, letter: str, sign: str, *names: str) -> Category:
    said = dict(zip(LANGUAGES, names if len(names) > 1 else names * 3, strict=True))
    return Category(id=zone, letter=letter, sign=sign, name=said)


ZONES = (
    _zone("know", "K", "blocks", "Know"),
    _zone("flow", "F", "waves", "Flow"),
    _zone("glow", "G", "sun", "Glow"),
    _zone("grow", "R", "sprout", "Grow"),
    _zone("health", "H", "heart", "Gezondheid", "Health", "Santé"),
    _zone("talents", "T", "gem", "Talenten", "Talents", "Talents"),
    _zone("values", "V", "compass", "Waarden", "Values", "Valeurs"),
    _zone("work", "W", "bag", "Werk", "Work", "Travail"),
)
"""The zones of the built-in boards, as a deck names them; a test keeps them equal to the boards."""

SIGNS = tuple(one.sign for one in ZONES)
MOST = len(string.ascii_uppercase)
"""Every category has a letter of its own."""


class Categories:
    """Collect categories by what people call them; those of an older deck stay as they were."""

    def __init__(self, known: Sequence[Category] = ()) -> None:
        """Begin with the categories of an older deck, if any."""
        self._known = _by_name((*ZONES, *known))
        self._kept = {one.id: one for one in known}
        self._found: dict[str, str] = {}
        self._names: dict[str, str] = {}

    def of(self, said: str) -> str:
        """Give the id of the category that somebody named; a new name makes a new one."""
        key = word(said)
        if key not in self._found:
            known = self._known.get(key)
            self._found[key] = known.id if known else self._new_id(said)
            self._names.setdefault(self._found[key], said)
        return self._found[key]

    def _new_id(self, said: str) -> str:
        taken = {*self._found.values(), *(one.id for one in self._known.values())}
        base = ident(said) or "category"
        ways = (base, *(f"{base[:56]}-{number}" for number in range(2, 1000)))
        return next(one for one in ways if one not in taken)

    def chosen(self, languages: Sequence[Lang]) -> tuple[Category, ...]:
        """Give the categories that were named, each with a letter and a sign; at most 26.

        Letters and signs of an older deck come first, then those of zones, then free ones. What an
        older deck calls a category in another language stays.
        """
        ids = list(dict.fromkeys(self._found.values()))
        known = {one.id: one for one in self._known.values()} | self._kept
        letters: set[str] = set()
        signs: set[str] = set()
        made: dict[str, Category] = {}
        for one in sorted(ids, key=lambda each: (each not in self._kept, each not in known)):
            old, name = known.get(one), self._names[one]
            wanted = (old.letter if old else "", *(each.upper() for each in ident(name)))
            letter = next(free(wanted, letters))
            sign = old.sign if old else next(free((), signs, SIGNS), SIGNS[len(made) % len(SIGNS)])
            letters.add(letter)
            signs.add(sign)
            names = dict.fromkeys(languages, name[:1].upper() + name[1:])
            if old is not None:
                wanted_in = {*languages, *(old.name if one in self._kept else ())}
                names = {lang: old.name.get(lang, name) for lang in LANGUAGES if lang in wanted_in}
            made[one] = Category(id=one, letter=letter, sign=sign, name=names)
        return tuple(made[one] for one in ids)

    def count(self) -> int:
        """Count the categories so far."""
        return len(set(self._found.values()))


def free(
    wanted: Iterable[str], taken: set[str], all_of: Sequence[str] = string.ascii_uppercase
) -> Iterator[str]:
    """Yield what is not taken: first what is wanted, then whatever there is."""
    return (one for one in (*wanted, *all_of) if one and one in all_of and one not in taken)


def _by_name(categories: Iterable[Category]) -> dict[str, Category]:
    """Find a category by its id and by its name in any language; later ones win."""
    found: dict[str, Category] = {}
    for one in categories:
        for name in (one.id, *one.name.values()):
            found[word(name)] = one
    return found
