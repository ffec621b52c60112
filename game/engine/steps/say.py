"""Rules of a step in which something is told: nothing is put in."""

from datetime import date
from typing import Any

from msgspec import Struct

from game.engine.answers import Answer, Chance, Refusal
from game.engine.state import State
from game.engine.view.parts import AgreementView, BoardView, board_view, followed_of
from game.script.steps.say import Say


class LastTime(Struct, frozen=True):
    """What was agreed in the session before, and how each agreement stands now."""

    title: str
    held_on: date
    agreements: tuple[AgreementView, ...]


class SayPanel(Struct, frozen=True):
    """What is told: a text, what is kept, what the zones mean, or what was agreed last time.

    `touchy` tells that something of this game is about health.
    """

    show: str
    board: BoardView | None
    last_time: LastTime | None = None
    touchy: bool = False


def decide(state: State, step: Say, command: Any, chance: Chance) -> Answer:
    """Refuse every input."""
    return Refusal("wrong-step")


def waiting(state: State, step: Say) -> frozenset[str]:
    """Wait for nobody."""
    return frozenset()


def panel(state: State, step: Say, viewer: str) -> SayPanel:
    """Give the text's kind and the board that it explains."""
    board = board_view(state, state.board(step)) if step.show == "zones" else None
    return SayPanel(
        step.show,
        board,
        _last_time(state) if step.show == "last-time" else None,
        any(zone.sensitive for one in state.started.boards for zone in one.zones),
    )


def _last_time(state: State) -> LastTime | None:
    follows = state.started.follows
    if follows is None:
        return None
    return LastTime(follows.title, follows.held_on, followed_of(state))
