"""Rules of a step in which players rate statements."""

from typing import Any

from datafiles.text import localized
from game.engine import answering
from game.engine.answering import AnswerPanel, Form, items_of
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.rate import Rate


def form(state: State, step: Rate) -> Form:
    """Say for each statement how far it holds."""
    lang = state.started.lang
    return Form(
        items=items_of(state, step.statements),
        low=localized(step.low, lang),
        high=localized(step.high, lang),
    )


def decide(state: State, step: Rate, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Rate) -> frozenset[str]:
    """Give who has not answered."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Rate, viewer: str) -> AnswerPanel:
    """Give the statements and the values that the viewer may see."""
    return answering.panel(state, step, form(state, step), viewer)
