"""Rules of a step that opens sealed placements and gives each gap its turn."""

from typing import Any

from msgspec import Struct

from boards.models import Board
from game.engine import commands as c
from game.engine.answering import note
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import Heard, Noted, Revealed
from game.engine.state import State
from game.engine.view.floors import FloorView, TeamView, floors_of, team_of
from game.engine.view.parts import (
    BoardView,
    GapView,
    NoteView,
    TokenView,
    board_view,
    gaps_of,
    notes_of,
    opened_tokens,
    order,
)
from game.engine.words import line_or_refusal
from game.script.steps.reveal import Reveal


class RevealPanel(Struct, frozen=True):
    """The opened tokens and gaps; empty before the reveal.

    `heard` holds the ids of those whose gap was talked about, and of levels that were; `notes` what
    was said about it. On a levels board `floors` and `team` say what the house tells, and `tokens`
    are only those that are kept.
    """

    board: BoardView
    revealed: bool
    tokens: tuple[TokenView, ...]
    gaps: tuple[GapView, ...]
    heard: tuple[str, ...]
    notes: tuple[NoteView, ...]
    floors: tuple[FloorView, ...] = ()
    team: TeamView | None = None


def decide(state: State, step: Reveal, command: Any, chance: Chance) -> Answer:
    """Open the set once; then mark whose turn is done, and keep a sentence about a gap."""
    opened = set(step.of) <= state.revealed
    match command:
        case c.Reveal():
            if opened and not any(key[0] in step.of for key in state.volatile):
                return Refusal("already-revealed")
            return Decision((Revealed(step=step.id, visit=state.visit, of=step.of),))
        case c.Hear() | c.Note() if not opened:
            return Refusal("not-revealed")
        case c.Hear(about=about, by=by):
            player = state.player(about)
            here = player is not None and player.present
            board = _board(state, step)
            if not here and (board.kind != "levels" or board.zone(about) is None):
                return Refusal("not-about")
            if (step.id, about) in state.heard:
                return Decision()
            heard = Heard(step=step.id, visit=state.visit, by=by, audience="shared", about=about)
            return Decision((heard,))
        case c.Note(about=None) if _board(state, step).kind == "levels":
            return note(state, step, command)
        case c.Note():
            return _quote(state, step, command)
    return Refusal("wrong-step")


def _quote(state: State, step: Reveal, command: c.Note) -> Answer:
    if command.about is None or state.player(command.about) is None:
        return Refusal("not-about")
    old = next(
        (
            seq
            for seq, note in state.notes.items()
            if note.step == step.id and note.about == command.about
        ),
        None,
    )
    text = line_or_refusal(command.text, required=old is None)
    if isinstance(text, Refusal):
        return text
    if text and state.health == "talk" and step.sensitive:
        return Refusal("health-not-asked")
    noted = Noted(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience="shared",
        text=text,
        zone=None,
        about=command.about,
        replaces=old,
    )
    return Decision((noted,))


def waiting(state: State, step: Reveal) -> frozenset[str]:
    """Give those at the table who have a gap that nobody marked as talked about."""
    seen = _panel(state, step)
    here = {player.id for player in state.present}
    if _board(state, step).kind == "levels":
        return frozenset(one.about for one in seen.tokens if one.own) & here - set(seen.heard)
    return frozenset(one.gap.about for one in seen.gaps) & here - set(seen.heard)


def panel(state: State, step: Reveal, viewer: str) -> RevealPanel:
    """Give the opened set; the same for every viewer."""
    return _panel(state, step)


def _panel(state: State, step: Reveal) -> RevealPanel:
    board = _board(state, step)
    levels = board.kind == "levels"
    opened = set(step.of) <= state.revealed
    tokens = opened_tokens(state, step.of) if opened else ()
    gaps = () if levels else gaps_of(board, tokens)
    if step.speak == "in-order":
        seats = [player.id for player in order(state, step)]
        here = [one for one in gaps if one.gap.about in seats]
        gaps = tuple(sorted(here, key=lambda one: seats.index(one.gap.about)))
    return RevealPanel(
        board=board_view(state, board),
        revealed=opened,
        tokens=tuple(token for token in tokens if token.id) if levels else tokens,
        gaps=gaps,
        heard=tuple(about for (where, about) in state.heard if where == step.id),
        notes=notes_of(state, step),
        floors=floors_of(state, board, step.of) if levels and opened else (),
        team=team_of(state, board, step.of) if levels and opened else None,
    )


def _board(state: State, step: Reveal) -> Board:
    """Give the board of the placements that this step opens; lint sees that there is one."""
    sources = [source for source in state.started.script.steps if source.id in step.of]
    return state.board(sources[0])
