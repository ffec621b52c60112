"""Hold what the bots say, so that a simulated session reads like a real one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, TypeAdapter

from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Line, Text, localized

T = TypeVar("T")
FILE = Path(__file__).with_name("bots.yaml")
ANY = "any"


class BotAgreement(Strict):
    """An agreement; `who` is a seat (from 0) or all, `weeks` is how long it may take."""

    who: Literal["all"] | Annotated[int, Field(ge=0, le=11)]
    weeks: Annotated[int, Field(ge=1, le=26)]
    what: Text
    first_step: Text
    need: Text


class BotTexts(Strict):
    """The whole file; insights and quotes stand under a zone's id, or under `any`."""

    names: Annotated[tuple[Line, ...], Field(min_length=12)]
    teams: Annotated[tuple[Text, ...], Field(min_length=1)]
    insights: dict[str, tuple[Text, ...]]
    quotes: dict[str, tuple[Text, ...]]
    agreements: Annotated[tuple[BotAgreement, ...], Field(min_length=3)]


def load_texts() -> BotTexts:
    """Read the file."""
    return load_model(FILE, TypeAdapter(BotTexts))[0]


class Voice:
    """Choose texts for one session: by chance, and none twice while there are others."""

    def __init__(self, texts: BotTexts, lang: str, rng: random.Random) -> None:
        self._texts = texts
        self._lang = lang
        self._rng = rng
        self._said: set[str] = set()

    def insight(self, zone: str) -> str:
        """Give an insight that belongs to a zone."""
        return self._one(self._texts.insights.get(zone, ()), self._texts.insights[ANY])

    def quote(self, zone: str) -> str:
        """Give what somebody who placed themselves in a zone says about the gap."""
        return self._one(self._texts.quotes.get(zone, ()), self._texts.quotes[ANY])

    def agreements(self, count: int) -> list[tuple[BotAgreement, str, str, str]]:
        """Give agreements with what, first step and need in words, in the order of the file.

        Each three that follow each other in the file are a set: one for the first seat, one for
        the second, one for all.
        """
        found = self._texts.agreements
        start = 3 * self._rng.randrange(max(len(found) // 3, 1))
        chosen = [found[(start + index) % len(found)] for index in range(count)]
        say = self._say
        return [(one, say(one.what), say(one.first_step), say(one.need)) for one in chosen]

    def team(self) -> str:
        """Give the name of a team."""
        return self._say(self._rng.choice(self._texts.teams))

    def _say(self, text: Text) -> str:
        return localized(text, self._lang)

    def _one(self, first: tuple[Text, ...], second: tuple[Text, ...]) -> str:
        for texts in (first, second, first + second):
            fresh = [said for said in map(self._say, texts) if said not in self._said]
            if fresh:
                chosen = self._rng.choice(fresh)
                self._said.add(chosen)
                return chosen
        return self._say(self._rng.choice(first + second))
