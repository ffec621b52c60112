"""Rules of a step in which players give dots."""

from typing import Any

from game.engine import answering
from game.engine.answering import AnswerPanel, Form, options_of
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.vote import Vote


def form(state: State, step: Vote) -> Form:
    """Give up to so many dots, more than one on an option if wished."""
    return Form(options=options_of(state, step), least=1, most=step.dots, repeat=True)


def decide(state: State, step: Vote, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Vote) -> frozenset[str]:
    """Give who has not answered."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Vote, viewer: str) -> AnswerPanel:
    """Give the options; once open how many dots each got, never whose."""
    return answering.panel(state, step, form(state, step), viewer, names=False)
