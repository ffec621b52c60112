"""Say what a deck is: cards with a category, a kind, a depth, a text, a hint and a printed id."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from datafiles.model import Strict
from datafiles.text import Ident, Lang, Letter, Line, Text

Kind = Literal["tell", "choose", "imagine", "do", "ask", "ahead", "talent"]
QUESTIONS: tuple[Kind, ...] = ("tell", "choose", "imagine", "do", "ask", "ahead")
"""The kinds of card that ask something; a talent only says what somebody is good at."""

Back = Literal["leaves", "stars", "ripples"]

CardId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=16),
    Field(description="Printed on the card and never used again.", examples=["GG-K-07"]),
]


class Category(Strict):
    """A group of cards, often a zone of a board with the same id."""

    id: Ident
    letter: Letter = Field(description="The key that chooses it, and the letter in card ids.")
    sign: Ident = Field(description="The sign drawn on its cards, such as blocks or waves.")
    name: Text


class Card(Strict):
    """One card; `depth` climbs from 1 (light) to 3 (deep)."""

    id: CardId
    category: Ident
    kind: Kind
    depth: Literal[1, 2, 3]
    name: Text | None = Field(default=None, description="A few words above the text, if any.")
    text: Text
    excess: Text | None = Field(default=None, description="Of a talent: when it is too much.")
    hint: Text | None = Field(default=None, description="For the coach: what the card is for.")


class Deck(Strict):
    """A deck as its file holds it; a missing text falls back to the first of `languages`."""

    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident
    version: Annotated[int, Field(ge=1, description="Raise it when the content changes.")]
    title: Text
    author: Line
    licence: Line
    source: Line | None = None
    languages: Annotated[tuple[Lang, ...], Field(min_length=1)]
    back: Back = Field(default="leaves", description="The pattern on the back of every card.")
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    cards: Annotated[tuple[Card, ...], Field(min_length=1)]
    retired: Annotated[
        tuple[CardId, ...],
        Field(description="Ids of cards that are gone, so that no card gets them again."),
    ] = ()
    former: Annotated[
        tuple[Card, ...],
        Field(
            exclude=True,  # a session, and whoever reads along, needs no card that is gone
            description="Those cards as they were: one that comes back gets its own id again.",
        ),
    ] = ()

    def card(self, card_id: str) -> Card | None:
        """Give the card with this id, or nothing."""
        return next((card for card in self.cards if card.id == card_id), None)

    def typed_card(self, typed: str) -> Card | None:
        """Give the card whose printed id somebody typed, however they typed it, or nothing.

        The letters that all cards of a deck begin with may be left out: 'k 7' is GG-K-07.
        """
        wanted = normal_card_id(typed)
        found = [card for card in self.cards if normal_card_id(card.id) == wanted] or [
            card
            for card in self.cards
            if typed.isascii() and normal_card_id(card.id.partition("-")[2]) == wanted != ""
        ]
        return found[0] if len(found) == 1 else None

    def category(self, category_id: str) -> Category | None:
        """Give the category with this id, or nothing."""
        return next((one for one in self.categories if one.id == category_id), None)


def normal_card_id(typed: str) -> str:
    """Bring an id to the form in which two are compared: 'gg k 7', 'ggk7' and 'GG-K-07' are one."""
    parts = re.findall(r"[A-Z]+|[0-9]+", typed.upper())
    return "".join("-" + part.lstrip("0") if part.isdigit() else part for part in parts)
