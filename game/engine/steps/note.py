"""Rules of a step in which lines are written down together."""

from dataclasses import dataclass
from typing import Any

from game.engine import commands as c
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import Noted
from game.engine.state import State
from game.engine.view.parts import BoardView, NoteView, board_view
from game.engine.words import line_or_refusal
from game.script.steps.note import Note


@dataclass(frozen=True, slots=True)
class NotePanel:
    """The lines so far, and the board whose zones a line may belong to."""

    notes: tuple[NoteView, ...]
    board: BoardView | None


def decide(state: State, step: Note, command: Any, chance: Chance) -> Answer:
    """Write a line, change one, or remove one by writing nothing in its place."""
    if not isinstance(command, c.Note):
        return Refusal("wrong-step")
    old = state.notes.get(command.replaces) if command.replaces is not None else None
    if command.replaces is not None and (old is None or old.step != step.id):
        return Refusal("unknown-note")
    text = line_or_refusal(command.text, required=old is None)
    if isinstance(text, Refusal):
        return text
    zones = {zone.id for board in state.started.boards for zone in board.zones}
    if command.zone is not None and command.zone not in zones:
        return Refusal("unknown-zone")
    noted = Noted(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        text=text,
        zone=command.zone,
        about=None,
        replaces=command.replaces,
    )
    return Decision((noted,))


def waiting(state: State, step: Note) -> frozenset[str]:
    """Wait for nobody: a line is an offer."""
    return frozenset()


def panel(state: State, step: Note, viewer: str) -> NotePanel:
    """Give the lines of this step."""
    boards = state.started.boards
    return NotePanel(
        notes=tuple(
            NoteView(str(seq), note.text, note.zone, note.about)
            for seq, note in state.notes.items()
            if note.step == step.id
        ),
        board=board_view(state, boards[0]) if boards else None,
    )
