"""Rules of a step in which lines are written down together."""

from typing import Any

from msgspec import Struct

from game.engine import commands as c
from game.engine.answering import note
from game.engine.answers import Answer, Chance, Refusal
from game.engine.state import State
from game.engine.view.parts import BoardView, NoteView, board_view, notes_of
from game.script.steps.note import Note


class NotePanel(Struct, frozen=True):
    """The lines so far, and the board whose zones a line may belong to."""

    notes: tuple[NoteView, ...]
    board: BoardView | None


def decide(state: State, step: Note, command: Any, chance: Chance) -> Answer:
    """Write a line, change one, or remove one by writing nothing in its place."""
    if not isinstance(command, c.Note):
        return Refusal("wrong-step")
    return note(state, step, command)


def waiting(state: State, step: Note) -> frozenset[str]:
    """Wait for nobody: a line is an offer."""
    return frozenset()


def panel(state: State, step: Note, viewer: str) -> NotePanel:
    """Give the lines of this step."""
    boards = state.started.boards
    return NotePanel(
        notes=notes_of(state, step),
        board=board_view(state, boards[0]) if boards else None,
    )
