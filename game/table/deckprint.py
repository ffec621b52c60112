"""Gather what is printed of a deck: fronts, their backs, blank cards, stop cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from cards.models import Card, Deck
from datafiles.text import localized
from exports.cards.back import back
from exports.cards.content import FaceContent
from exports.cards.even import Alike, alike, even_sizes
from exports.cards.face import category_marks, fitting, front, stop
from exports.cards.sizes import CardSize
from exports.palette import hue
from exports.sheets.job import PrintJob
from game.table.deckfaces import blank_of, face_of, stop_of

if TYPE_CHECKING:
    from exports.fonts import Substitution
    from exports.pen import Mark

DECK_BACK = "deck"


class Wanted(Struct, frozen=True):
    """How cards are printed: `second` puts that language on the back, `bleed` is in millimetres.

    `blanks` is how many cards to write yourself each category gets, `stops` how many stop cards
    come last; `hint` sets the coach's hint small at the foot of each front.
    """

    lang: str
    size: CardSize
    second: str | None = None
    eco: bool = False
    hint: bool = False
    blanks: int = 0
    stops: int = 0
    bleed: float = 3.0


def faces(deck: Deck, cards: Sequence[Card], wanted: Wanted) -> tuple[FaceContent, ...]:
    """Give the fronts that are printed, the blank cards after those of their category."""
    found: list[FaceContent] = []
    last = {card.category: index for index, card in enumerate(cards)}
    for index, card in enumerate(cards):
        found.append(_face(deck, card, wanted))
        if last[card.category] == index:
            found += _blanks(deck, card.category, wanted)
    return tuple(found)


def _face(deck: Deck, card: Card, wanted: Wanted) -> FaceContent:
    face = face_of(deck, card, wanted.lang)
    if wanted.second is None:
        return face
    return replace(face, second=face_of(deck, card, wanted.second))


def _blanks(deck: Deck, category: str, wanted: Wanted) -> Iterator[FaceContent]:
    found = deck.category(category)
    if found is None or not wanted.blanks:
        return
    talents = any(card.kind == "talent" for card in deck.cards if card.category == category)
    for _one in range(wanted.blanks):
        blank = blank_of(found, wanted.lang, talents=talents)
        if wanted.second is not None:
            blank = replace(blank, second=blank_of(found, wanted.second, talents=talents))
        yield blank


def print_job(deck: Deck, cards: Sequence[Card], wanted: Wanted) -> PrintJob:
    """Give everything that the sheets hold; raise ExportError("card_too_long") with the card's id.

    What all cards of a category share is drawn once, as their ground. Cards that are alike have
    type of one size, as large as it can be for all of them.
    """
    shown = faces(deck, cards, wanted)
    colours = [hue(one.sign).solid for one in deck.categories]
    backs: dict[str, tuple[Mark, ...]] = {
        DECK_BACK: back(deck.back, wanted.size, bleed=wanted.bleed, colours=colours, eco=wanted.eco)
    }
    grounds: dict[str, tuple[Mark, ...]] = {"": ()}
    fronts: list[tuple[Mark, ...]] = []
    back_of: list[str] = []
    ground_of: list[str] = []
    sides = [side for face in shown for side in (face, face.second) if side is not None]
    even = even_sizes(sides, wanted.size, hint=wanted.hint)
    for number, face in enumerate(shown):
        ground = category_marks(face.sign, face.colour, face.category, wanted.size, wanted.eco)
        key = f"{face.sign}-{face.category}"
        grounds[key] = ground
        marks = _front(face, wanted, even)
        fronts.append(marks[len(ground) :])
        ground_of.append(key)
        if face.second is None:
            back_of.append(DECK_BACK)
            continue
        other = f"second-{number}"
        backs[other] = _front(face.second, wanted, even)
        back_of.append(other)
    for _one in range(wanted.stops):
        fronts.append(stop(stop_of(wanted.lang), wanted.size, eco=wanted.eco))
        ground_of.append("")
        back_of.append(DECK_BACK)
    return PrintJob(
        fronts=fronts,
        backs=backs,
        back_of=back_of,
        size=wanted.size,
        title=localized(deck.title, wanted.lang),
        lang=wanted.lang,
        grounds=grounds,
        ground_of=ground_of,
    )


def _front(face: FaceContent, wanted: Wanted, even: Mapping[Alike, float]) -> tuple[Mark, ...]:
    most = even.get(alike(face))
    return front(face, wanted.size, eco=wanted.eco, hint=wanted.hint, most=most)


def too_long(deck: Deck, cards: Sequence[Card], wanted: Wanted) -> tuple[str, ...]:
    """Give the ids of cards whose words find no room, once each."""
    found = {
        face.id: None
        for face in faces(deck, cards, wanted)
        for side in (face, face.second)
        if side is not None and fitting(side, wanted.size, hint=wanted.hint) is None
    }
    return tuple(found)


def letters_lacking(
    deck: Deck, cards: Sequence[Card], wanted: Wanted
) -> Iterator[tuple[str, Substitution]]:
    """Give (card id, letter) for letters that no font has, before anything is printed."""
    from exports.fonts import substitutions

    for face in faces(deck, cards, wanted):
        for side in (face, face.second):
            if side is not None:
                texts = " ".join(side.texts(hint=wanted.hint))
                for one in substitutions(texts):
                    yield face.id, one
