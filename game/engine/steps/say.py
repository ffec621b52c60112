"""Rules of a step in which something is told: nothing is put in."""

from dataclasses import dataclass
from typing import Any

from game.engine.answers import Answer, Chance, Refusal
from game.engine.state import State
from game.engine.view.parts import BoardView, board_view
from game.script.steps.say import Say


@dataclass(frozen=True, slots=True)
class SayPanel:
    """What is told: a text, what is kept, or what the zones mean."""

    show: str
    board: BoardView | None


def decide(state: State, step: Say, command: Any, chance: Chance) -> Answer:
    """Refuse every input."""
    return Refusal("wrong-step")


def waiting(state: State, step: Say) -> frozenset[str]:
    """Wait for nobody."""
    return frozenset()


def panel(state: State, step: Say, viewer: str) -> SayPanel:
    """Give the text's kind and the board that it explains."""
    board = board_view(state, state.board(step)) if step.show == "zones" else None
    return SayPanel(step.show, board)
