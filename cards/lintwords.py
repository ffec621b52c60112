"""Read what the linter of cards looks for, out of `lint.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Lang, Line

NEVER = r"(?!)"
Count = Annotated[int, Field(ge=1)]


class Limits(Strict):
    """How much a card may say: words in a sentence, sentences, and letters in all."""

    words: Count
    sentences: Count
    letters: Count


class Opening(Strict):
    """How a closed question begins: one of `first`, then one of `then` where there are any."""

    first: Annotated[tuple[Line, ...], Field(min_length=1)]
    then: tuple[Line, ...]


class Polite(Strict):
    """Words for strangers, and wordings in which they mean something else."""

    words: tuple[Line, ...]
    but: tuple[Line, ...]


class Rules(Strict):
    """All that the linter looks for, by language."""

    limits: Limits
    closed: dict[Lang, tuple[Opening, ...]]
    polite: dict[Lang, Polite]
    private: dict[Lang, tuple[Line, ...]]


@cache
def rules() -> Rules:
    """Give the rules; they are read once."""
    adapter: TypeAdapter[Rules] = TypeAdapter(Rules)
    return load_model(Path(__file__).with_name("lint.yaml"), adapter)[0]


@cache
def closed(lang: Lang) -> re.Pattern[str]:
    """Find the opening of a closed question at the beginning of a text in small letters."""
    ways = []
    for one in rules().closed.get(lang, ()):
        then = rf"\s+(?:{_any(one.then)})" if one.then else ""
        ways.append(rf"(?:{_any(one.first)}){then}")
    return re.compile(rf"(?:{'|'.join(ways)})(?!\w)" if ways else NEVER)


@cache
def shunned(lang: Lang) -> re.Pattern[str]:
    """Find what a card should not say in a text in small letters: groups `private` and `polite`.

    A wording in which a polite word means something else is found first, in neither group. One
    pattern for all of it, because every text of a deck is searched.
    """
    polite = rules().polite.get(lang, Polite(words=(), but=()))
    private = rules().private.get(lang, ())
    ways = [
        _any(polite.but),
        *(f"(?P<{name}>{_any(words)})" for name, words in
          (("polite", polite.words), ("private", private)) if words),
    ]  # fmt: skip
    return re.compile(rf"\b(?:{'|'.join(filter(None, ways))})(?!\w)" if any(ways) else NEVER)


def _any(words: Iterable[str]) -> str:
    """Give a pattern for any of these words; * is whatever follows, # is a number."""
    said = sorted((one.casefold() for one in words), key=len, reverse=True)
    pattern = "|".join(map(re.escape, said))
    for plain, meant in ((r"\*", r"\w*"), (r"\#", r"\d+"), (r"\ ", r"\s+")):
        pattern = pattern.replace(plain, meant)
    return pattern
