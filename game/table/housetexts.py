"""Hold what the bots say in a game on levels, question by question."""

from __future__ import annotations

import random
from pathlib import Path

from pydantic import TypeAdapter

from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Ident, Text
from game.table.bottexts import ANY, BotAgreement, BotTexts, Voice

FILE = Path(__file__).with_name("bots-huis.yaml")


class Carry(Strict):
    """How one level helps another."""

    helps: Ident
    helped: Ident
    text: Text


class HouseTexts(Strict):
    """The whole file; answers stand under a question and then a level, a prompt, or `any`."""

    answers: dict[int, dict[str, tuple[Text, ...]]]
    carries: tuple[Carry, ...]
    insights: dict[str, tuple[Text, ...]]
    agreements: tuple[BotAgreement, ...]
    parked: tuple[Text, ...]
    learned: dict[str, tuple[Text, ...]]


def load_house_texts() -> HouseTexts:
    """Read the file."""
    return load_model(FILE, TypeAdapter(HouseTexts))[0]


class HouseVoice(Voice):
    """Choose texts for one session on levels; names and teams are those of every game."""

    def __init__(self, texts: BotTexts, house: HouseTexts, lang: str, rng: random.Random) -> None:
        own = {"insights": {ANY: (), **house.insights}, "agreements": house.agreements}
        super().__init__(texts.model_copy(update=own), lang, rng)
        self._house = house

    def answer(self, question: int | None, about: str) -> str:
        """Give an answer to a question that fits a level or a prompt."""
        texts = self._house.answers.get(question or 0, {})
        spare = self._house.insights.get(ANY, ()) or next(iter(self._house.insights.values()))
        return self._one(texts.get(about, ()), texts.get(ANY, ()) or spare)

    def carry(self, helps: str, helped: str) -> str:
        """Say how one level helps another."""
        found = [
            one.text for one in self._house.carries if (one.helps, one.helped) == (helps, helped)
        ]
        return self._one(tuple(found), tuple(one.text for one in self._house.carries))

    def parked(self) -> str:
        """Give something to put aside."""
        return self._one(self._house.parked, self._house.parked)

    def learned(self, status: str) -> str:
        """Say what was learned from an agreement."""
        texts = self._house.learned.get(status, ())
        return self._one(texts, texts) if texts else ""
