"""Rules of the last step: what the poster prints is chosen here, line by line."""

from typing import Any

from msgspec import Struct

from game.engine.answers import Answer, Chance, Refusal
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.view.lines import LineView, lines_of, sheet_lines_of
from game.script.steps.close import Close


class ClosePanel(Struct, frozen=True):
    """Every line that could be printed, on or off, with whom it belongs to.

    A player's own view holds their private lines too, and in `sheet` what their own sheet may bear.
    `names` puts what answers hold into words: zones, options, prompts by their ids.
    """

    lines: tuple[LineView, ...]
    names: tuple[tuple[str, str], ...] = ()
    sheet: tuple[LineView, ...] = ()


def decide(state: State, step: Close, command: Any, chance: Chance) -> Answer:
    """Refuse every input of other steps; lines are chosen by a command of their own."""
    return Refusal("wrong-step")


def waiting(state: State, step: Close) -> frozenset[str]:
    """Wait for nobody."""
    return frozenset()


def panel(state: State, step: Close, viewer: str) -> ClosePanel:
    """Give the printable lines, to a player also those that are theirs alone."""
    known = state.player(viewer) is not None
    return ClosePanel(
        lines_of(state, viewer), _names(state), sheet_lines_of(state, viewer) if known else ()
    )


def _names(state: State) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for step in state.started.script.steps:
        form = getattr(rules_for(step.kind), "form", None)
        if form is not None:
            made = form(state, step)
            found.update({one.id: one.text for one in (*made.items, *made.options) if one.id})
    return tuple(found.items())
