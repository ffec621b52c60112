"""Rules of a step in which each player prepares what they will say."""

from typing import Any

from game.engine import answering
from game.engine.answering import AnswerPanel, Form, items_of
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.prepare import Prepare


def form(state: State, step: Prepare) -> Form:
    """Write a line for each prompt."""
    return Form(items=items_of(state, step.prompts), words="line")


def decide(state: State, step: Prepare, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Prepare) -> frozenset[str]:
    """Give who has not answered."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Prepare, viewer: str) -> AnswerPanel:
    """Give the prompts; what was written is for its maker alone."""
    return answering.panel(state, step, form(state, step), viewer)
