"""Rules of a step in which players pick and order."""

from typing import Any

from game.engine import answering
from game.engine.answering import AnswerPanel, Form, options_of
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.pick import Pick


def form(state: State, step: Pick) -> Form:
    """Pick options, the most important first; never more than there are."""
    options = options_of(state, step)
    least, most = min(step.least, len(options)), min(step.most, len(options))
    return Form(options=options, least=least, most=most)


def decide(state: State, step: Pick, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Pick) -> frozenset[str]:
    """Give who has not answered."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Pick, viewer: str) -> AnswerPanel:
    """Give the options and the picks that the viewer may see."""
    return answering.panel(state, step, form(state, step), viewer)
