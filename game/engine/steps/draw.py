"""Rules of a step in which players draw cards in turns."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from cards.models import Deck
from datafiles.text import localized
from game.engine import answering
from game.engine import commands as c
from game.engine.answering import Form, ItemView
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import Discussed, Drawn
from game.engine.sensitive import is_kept
from game.engine.state import State
from game.engine.view.parts import CardView, card_view, order
from game.engine.words import clean_line
from game.script.steps.draw import Draw


class CategoryView(Struct, frozen=True):
    """A pile to draw from; `left` counts the cards that were not drawn yet."""

    id: str
    letter: str
    name: str
    sign: str
    left: int


class DrawPanel(Struct, frozen=True):
    """Whose turn it is and the card on the table; `player` is None when all turns are done.

    `example` is a number of this deck, to show how one is typed.
    `written` holds the cards that the viewer drew alone, each with what they wrote about it.
    """

    player: str | None
    turn: int
    turns: int
    category: str | None
    card: CardView | None
    categories: tuple[CategoryView, ...]
    discussed: tuple[CardView, ...]
    example: str
    written: tuple[tuple[CardView, str], ...] = ()


def turn_at_hand(state: State, step: Draw) -> tuple[str, int] | None:
    """Give the player id and turn (from 1) that is not done yet, in order, or nothing."""
    for turn in range(1, step.turns + 1):
        for player in order(state, step):
            if (step.id, player.id, turn) not in state.discussed:
                return player.id, turn
    return None


def category_of(state: State, step: Draw, player: str) -> str | None:
    """Give the category that a player draws from: the zone of their own opened token, if any."""
    if step.source != "zone-of-token":
        return None
    kept = [
        one.event
        for source in (state.opened, state.placed)
        for (_step, by, about, _level), one in source.items()
        if by == about == player
        and (source is state.opened or one.event.audience == "shared")
        and is_kept(state, one.event)
    ]
    categories = {category.id for category in state.deck(step).categories}
    return next((one.zone for one in reversed(kept) if one.zone in categories), None)


def form(state: State, step: Draw) -> Form:
    """Let somebody who draws alone write about each card that they drew."""
    lang = state.started.lang
    deck = state.deck(step)
    drawn = [
        deck.card(cards[-1].event.card)
        for key, cards in state.drawn.items()
        if key[0] == step.id and step.audience == "private"
    ]
    items = tuple(ItemView(one.id, localized(one.text, lang)) for one in drawn if one is not None)
    return Form(items=items, words="page")


def decide(state: State, step: Draw, command: Any, chance: Chance) -> Answer:
    """Draw from the pile or by a typed id, end a turn, and keep what is written alone."""
    if isinstance(command, c.Answer) and step.audience == "private":
        return answering.decide(state, step, form(state, step), command)
    if not isinstance(command, c.Draw | c.Discuss):
        return Refusal("wrong-step")
    at_hand = turn_at_hand(state, step)
    if at_hand is None:
        return Refusal("turns-done")
    player, turn = at_hand
    if command.by != player:
        holder = state.player(player)
        return Refusal("not-your-turn", {"name": holder.name if holder else ""})
    on_table = state.drawn.get((step.id, player, turn), ())
    if isinstance(command, c.Discuss):
        card = on_table[-1].event.card if on_table else None
        done = Discussed(
            step=step.id, visit=state.visit, by=player, audience="spoken", turn=turn, card=card
        )
        return Decision((done,))
    picked = _pick(state, step, command, chance)
    if isinstance(picked, Refusal):
        return picked
    drawn = Drawn(
        step=step.id, visit=state.visit, by=player, audience=step.audience, turn=turn, card=picked
    )
    return Decision((drawn,))


def _pick(state: State, step: Draw, command: c.Draw, chance: Chance) -> str | Refusal:
    deck = state.deck(step)
    if command.card is not None:
        card = deck.typed_card(command.card)
        if card is None:
            typed = clean_line(command.card)[:16]
            return Refusal("unknown-card", {"card": typed, "example": deck.cards[0].id})
        return card.id
    category = command.category
    if category is None:
        category = category_of(state, step, command.by)
    if category is not None and deck.category(category) is None:
        return Refusal("unknown-category")
    pile = [card.id for card in deck.cards if category in (None, card.category)]
    if not pile:
        return Refusal("no-cards")
    fresh = [card for card in pile if card not in _drawn(state, deck)]
    last = state.drawn.get((step.id, *(turn_at_hand(state, step) or ("", 0))), ())
    again = [card for card in pile if not last or card != last[-1].event.card]
    return chance(fresh or again or pile)


def _drawn(state: State, deck: Deck) -> set[str]:
    return {kept.event.card for cards in state.drawn.values() for kept in cards}


def waiting(state: State, step: Draw) -> frozenset[str]:
    """Give who still has a turn."""
    return frozenset(
        player.id
        for player in state.present
        for turn in range(1, step.turns + 1)
        if (step.id, player.id, turn) not in state.discussed
    )


def panel(state: State, step: Draw, viewer: str) -> DrawPanel:
    """Give the turn at hand; a card on the table is everyone's."""
    deck = state.deck(step)
    lang = state.started.lang
    gone = _drawn(state, deck)
    at_hand = turn_at_hand(state, step)
    on_table = state.drawn.get((step.id, *at_hand), ()) if at_hand else ()
    card = deck.card(on_table[-1].event.card) if on_table else None
    past = [deck.card(kept.event.card or "") for kept in state.discussed.values()]
    return DrawPanel(
        example=deck.cards[0].id,
        player=at_hand[0] if at_hand else None,
        turn=at_hand[1] if at_hand else step.turns,
        turns=step.turns,
        category=category_of(state, step, at_hand[0]) if at_hand else None,
        card=card_view(state, deck, card) if card else None,
        categories=tuple(
            CategoryView(
                one.id,
                one.letter,
                localized(one.name, lang),
                one.sign,
                sum(card.category == one.id and card.id not in gone for card in deck.cards),
            )
            for one in deck.categories
        ),
        discussed=tuple(card_view(state, deck, one) for one in past if one is not None),
        written=tuple(_written(state, step, viewer)),
    )


def _written(state: State, step: Draw, viewer: str) -> Iterator[tuple[CardView, str]]:
    """Give the cards that somebody drew alone, in order, with their words."""
    deck = state.deck(step)
    for (where, by, _turn), cards in state.drawn.items():
        card = deck.card(cards[-1].event.card)
        if step.audience == "private" and (where, by) == (step.id, viewer) and card is not None:
            kept = state.answered.get((step.id, viewer, card.id))
            yield card_view(state, deck, card), kept.event.text if kept is not None else ""
