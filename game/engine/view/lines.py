"""List the lines that paper could print; each is named by what it comes from and starts off.

A token's line is the sequence number of its placement, a gap's the numbers of its two placements,
a card's, note's or agreement's the number of its event.
"""

from dataclasses import dataclass
from typing import Literal

from game.engine.events import TABLE
from game.engine.state import State
from game.engine.view.parts import (
    AgreementView,
    CardView,
    GapView,
    NoteView,
    TokenView,
    agreements_of,
    card_view,
    gaps_of,
    opened_tokens,
)

Section = Literal["token", "gap", "quote", "insight", "card", "agreement"]
Content = TokenView | GapView | NoteView | CardView | AgreementView


@dataclass(frozen=True, slots=True)
class LineView:
    """One printable line; only its `owner` (a player id, or TABLE) switches it."""

    id: str
    section: Section
    owner: str
    on: bool
    content: Content


def lines_of(state: State) -> tuple[LineView, ...]:
    """Give all printable lines in the order of the poster, without anything volatile.

    A poster shows one board, the script's first, so tokens on another have no line.
    """
    found: list[tuple[str, Section, str, Content]] = []
    for steps in reveals(state):
        tokens = tuple(token for token in opened_tokens(state, steps) if token.id)
        place = next(step for step in state.started.script.steps if step.id == steps[0])
        if state.board(place) is not state.started.boards[0]:
            continue
        found += [(one.id, "token", one.about, one) for one in tokens if one.own]
        gaps = gaps_of(state.board(place), tokens)
        found += [(one.id, "gap", one.gap.about, one) for one in gaps]
    for seq, note in state.notes.items():
        view = NoteView(str(seq), note.text, note.zone, note.about)
        if note.about is not None:
            found.append((view.id, "quote", note.about, view))
        else:
            found.append((view.id, "insight", TABLE, view))
    found += [(card.id, "card", TABLE, card) for card in _cards(state)]
    found += [(one.id, "agreement", TABLE, one) for one in agreements_of(state)]
    return tuple(
        LineView(line, section, owner, state.lines.get(line, False), content)
        for line, section, owner, content in found
    )


def line_owner(state: State, line: str) -> str | None:
    """Give who may switch a line, or nothing when there is no such line."""
    return next((one.owner for one in lines_of(state) if one.id == line), None)


def reveals(state: State) -> list[tuple[str, ...]]:
    """Give the place steps of each reveal that was opened."""
    sources = [getattr(step, "of", ()) for step in state.started.script.steps]
    return [of for of in sources if of and set(of) <= state.revealed]


def _cards(state: State) -> list[CardView]:
    steps = {step.id: step for step in state.started.script.steps}
    views: list[CardView] = []
    for (where, _, _), cards in state.drawn.items():
        deck = state.deck(steps[where])
        card = deck.card(cards[-1].event.card)
        if card is not None:
            views.append(card_view(state, deck, card, str(cards[-1].seq)))
    return views
