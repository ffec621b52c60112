"""Rules of the last step: what the poster prints is chosen here, line by line."""

from dataclasses import dataclass
from typing import Any

from game.engine.answers import Answer, Chance, Refusal
from game.engine.state import State
from game.engine.view.lines import LineView, lines_of
from game.script.steps.close import Close


@dataclass(frozen=True, slots=True)
class ClosePanel:
    """Every line that could be printed, on or off, with whom it belongs to.

    A player's own view holds their private lines too, and in `sheet` what their own sheet may bear.
    """

    lines: tuple[LineView, ...]
    sheet: tuple[LineView, ...] = ()


def decide(state: State, step: Close, command: Any, chance: Chance) -> Answer:
    """Refuse every input of other steps; lines are chosen by a command of their own."""
    return Refusal("wrong-step")


def waiting(state: State, step: Close) -> frozenset[str]:
    """Wait for nobody."""
    return frozenset()


def panel(state: State, step: Close, viewer: str) -> ClosePanel:
    """Give the printable lines, to a player also those that are theirs alone."""
    return ClosePanel(lines_of(state, viewer))
