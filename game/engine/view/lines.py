"""List the lines that paper could print; each is named by what it comes from and starts off.

A token's line is the sequence number of its placement, a gap's the numbers of its two placements,
a card's, note's, answer's or agreement's the number of its event, a tally's the id of its step.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from game.engine.events import TABLE, Answered
from game.engine.sensitive import bears_names, is_kept
from game.engine.state import Kept, State
from game.engine.view.drawn import LinkView, TraceView, links_of, traces_of
from game.engine.view.parts import (
    AgreementView,
    AnswerView,
    CardView,
    GapView,
    NoteView,
    ParkedView,
    TallyView,
    TokenView,
    agreements_of,
    card_view,
    followed_of,
    gaps_of,
    notes_of,
    opened_tokens,
    parked_of,
    private_tokens,
)
from game.script.base import Step
from game.script.options import Choosing
from game.script.steps.ask import Ask

Section = Literal[
    "token", "gap", "quote", "insight", "answer", "trace", "link", "tally", "card", "parked",
    "then", "agreement",
]  # fmt: skip
Content = (
    TokenView | GapView | NoteView | AnswerView | TraceView | LinkView | TallyView | CardView
    | ParkedView | AgreementView
)  # fmt: skip


class LineView(Struct, frozen=True):
    """One printable line; only its `owner` (a player id, or TABLE) switches it.

    `question` is the number of the script's question that it belongs to, if any.
    """

    id: str
    section: Section
    owner: str
    on: bool
    content: Content
    question: int | None = None


MUTE = frozenset({"vote", "curve", "rate"})
"""Kinds whose answers are no lines: dots are counted, years only say what a drawing spans, and a
rating is a way into talk, never a score."""

Found = tuple[str, Section, str, Content, str | None]
"""(line, section, owner, content, step)"""


def lines_of(state: State, viewer: str | None = None) -> tuple[LineView, ...]:
    """Give all printable lines in the order of the poster, without anything volatile.

    What is private, or opened without a name, is a line for its maker alone, and for everybody
    once its maker switched it on.
    A poster shows one board, the script's first, so tokens on another have no line.
    """
    found = [*_opened(state), *_written(state, viewer)]
    found += [(card.id, "card", TABLE, card, None) for card in _cards(state)]
    found += [(one.id, "parked", TABLE, one, None) for one in parked_of(state)]
    found += [(one.id, "then", TABLE, one, None) for one in followed_of(state)]
    found += [(one.id, "agreement", TABLE, one, None) for one in agreements_of(state)]
    numbers = {step.id: step.question for step in state.started.script.steps}
    return tuple(
        LineView(
            line, section, owner, state.lines.get(line, False), content, numbers.get(step or "")
        )
        for line, section, owner, content, step in found
    )


def sheet_lines_of(state: State, player: str) -> tuple[LineView, ...]:
    """Give what a player may put on their own sheet: what is theirs, and what is everybody's.

    Of others there are only agreements that the player shares, and lines of the whole table.
    """
    found: list[LineView] = []
    for line in lines_of(state, player):
        content = line.content
        if isinstance(content, AgreementView):
            mine = player in content.who or state.started.script.solo
            wanted = line.section == "agreement" and mine
        else:
            wanted = line.owner == player or line.section == "insight"
        if wanted and line.section != "gap":
            on = state.sheet_lines.get((player, line.id), False)
            found.append(replace(line, owner=player, on=on))
    return tuple(found)


def _opened(state: State) -> list[Found]:
    """Give the tokens that were opened on the script's first board, and their gaps."""
    found: list[Found] = []
    for steps in reveals(state):
        tokens = tuple(token for token in opened_tokens(state, steps) if token.id)
        place = next(step for step in state.started.script.steps if step.id == steps[0])
        board = state.board(place)
        if board is not state.started.boards[0]:
            continue
        found += [(one.id, "token", one.about, one, place.id) for one in tokens if one.own]
        if board.kind == "field":
            gaps = gaps_of(board, tokens)
            found += [(one.id, "gap", one.gap.about, one, place.id) for one in gaps]
    return found


def _written(state: State, viewer: str | None) -> list[Found]:
    """Give lines that were written down, and answers that are kept, question by question."""
    found: list[Found] = []
    answers = [*_answers(state, viewer)]
    for step in state.started.script.steps:
        found += _drawn(state, step, viewer) if viewer is not None else []
        for note in notes_of(state, step):
            section: Section = "insight" if note.about is None else "quote"
            found.append((note.id, section, note.about or TABLE, note, step.id))
        found += [
            (one.id, "answer", one.by, one, step.id) for one in answers if one.step == step.id
        ]
        tally = _tally(state, step) if step.kind == "vote" else None
        if tally is not None:
            found.append((tally.id, "tally", TABLE, tally, step.id))
    return found


def _drawn(state: State, step: Step, viewer: str) -> list[Found]:
    """Give what somebody drew or placed for themself alone; in a house each floor is a line."""
    if step.kind == "curve":
        return [(one.id, "trace", viewer, one, step.id) for one in traces_of(state, step, viewer)]
    if step.kind == "network":
        return [(one.id, "link", viewer, one, step.id) for one in links_of(state, step, viewer)]
    if step.kind == "place":
        own = private_tokens(state, step, viewer)
        return [(one.id, "token", viewer, one, step.id) for one in own]
    return []


def _answers(state: State, viewer: str | None) -> Iterator[AnswerView]:
    """Give the answers that have a line: open ones, and of private ones as `lines_of` says."""
    private = [one for one in state.answered.values() if one.event.audience == "private"]
    steps = {step.id: step for step in state.started.script.steps}
    mute = {one.id for one in steps.values() if one.kind in MUTE}
    for seq, event in (*_open_answers(state), *private):
        own = event.audience == "private" or not bears_names(state, steps[event.step])
        if own and event.by != viewer and not state.lines.get(str(seq), False):
            continue
        empty = not event.text and not event.choices and event.value is None
        asked = event.item.startswith("person-") and steps[event.step].kind == "request"
        if not (empty or asked) and event.step not in mute and is_kept(state, event):
            yield AnswerView(
                str(seq), event.by, event.step, event.item, event.text, event.choices, event.value,
                carries=_carries(steps[event.step]),
            )  # fmt: skip


def _carries(step: Step) -> bool:
    """Tell whether a step asks for two zones, of which the first holds up the second."""
    return isinstance(step, Ask) and len(step.choose) == 2


def _open_answers(state: State) -> list[Kept[Answered]]:
    """Give the answers that everybody has seen."""
    shared = [one for one in state.answered.values() if one.event.audience == "shared"]
    return [*shared, *state.disclosed.values()]


def _tally(state: State, step: Step) -> TallyView | None:
    """Count the dots that are kept, per choice by its id; nothing where there are none.

    An answer that was voted on is still its maker's: its dots count once that line is on.
    """
    open_now = _open_answers(state)
    dots = [
        choice
        for one in open_now
        if one.event.step == step.id and is_kept(state, one.event)
        for choice in one.event.choices
    ]
    if isinstance(step, Choosing) and step.source == "lines":
        notes = {str(seq) for seq, note in state.notes.items() if note.step == step.lines_of}
        said = {
            answer_option(one.event)
            for one in open_now
            if one.event.step == step.lines_of and state.lines.get(str(one.seq), False)
        }
        dots = [choice for choice in dots if choice in notes | said]
    counts = tuple(sorted(Counter(dots).items()))
    return TallyView(f"tally-{step.id}", step.id, counts) if counts else None


def answer_option(event: Answered) -> str:
    """Give the id that an answer has as something to choose: its step's and its maker's."""
    return f"{event.step}-{event.by}"


def line_owner(state: State, line: str, viewer: str) -> str | None:
    """Give who may switch a line, or nothing when there is none that the viewer may know of."""
    return next((one.owner for one in lines_of(state, viewer) if one.id == line), None)


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
