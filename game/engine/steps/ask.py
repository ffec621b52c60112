"""Rules of a step in which each player answers a question."""

from typing import Any

from datafiles.text import localized
from game.engine import answering
from game.engine.answering import AnswerPanel, Form, zone_options
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.ask import Ask


def form(state: State, step: Ask) -> Form:
    """Ask for a zone for each label, and for words."""
    labels = tuple(localized(label, state.started.lang) for label in step.choose)
    return Form(
        options=zone_options(state, step) if labels else (),
        least=len(labels),
        most=len(labels),
        labels=labels,
        words=step.words,
    )


def decide(state: State, step: Ask, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Ask) -> frozenset[str]:
    """Give who has not answered or was not heard."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Ask, viewer: str) -> AnswerPanel:
    """Give the question and the answers that the viewer may see."""
    return answering.panel(state, step, form(state, step), viewer)
