"""Rules of a step in which somebody asks others for feedback."""

from typing import Any

from msgspec import Struct

from datafiles.text import localized
from game.engine import answering
from game.engine.answering import Form, ItemView, OptionView
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.script.steps.request import Request

PERSON, REPLY = "person", "reply"
"""How the items are called: person-1 holds whom and which questions, reply-1 what came back."""


class AskedView(Struct, frozen=True):
    """Somebody who is asked: whose name, which questions by id, and what they answered."""

    number: int
    name: str
    questions: tuple[str, ...]
    reply: str
    id: str = ""


class RequestPanel(Struct, frozen=True):
    """The questions to choose from, the parts of the message, and who is asked so far."""

    questions: tuple[OptionView, ...]
    most: int
    each: int
    subject: str
    hello: str
    opening: str
    closing: str
    asked: tuple[AskedView, ...]


def form(state: State, step: Request) -> Form:
    """Name somebody and choose questions; later write down what came back."""
    lang = state.started.lang
    return Form(
        items=tuple(
            ItemView(f"{part}-{number}", "")
            for part in (PERSON, REPLY)
            for number in range(1, step.most + 1)
        ),
        options=tuple(OptionView(one.id, localized(one.text, lang)) for one in step.questions),
        most=step.each,
        words="page",
    )


def decide(state: State, step: Request, command: Any, chance: Chance) -> Answer:
    """Keep who is asked what, and what came back."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Request) -> frozenset[str]:
    """Give who has asked nobody."""
    return frozenset(one.id for one in state.present if not asked_by(state, step, one.id))


def asked_by(state: State, step: Request, by: str) -> tuple[AskedView, ...]:
    """Give whom somebody asks, in their order."""
    found = []
    for number in range(1, step.most + 1):
        kept = state.answered.get((step.id, by, f"{PERSON}-{number}"))
        if kept is None or not kept.event.text:
            continue
        reply = state.answered.get((step.id, by, f"{REPLY}-{number}"))
        text, line = (reply.event.text, str(reply.seq)) if reply is not None else ("", "")
        found.append(AskedView(number, kept.event.text, kept.event.choices, text, line))
    return tuple(found)


def panel(state: State, step: Request, viewer: str) -> RequestPanel:
    """Give the message and whom the viewer asks."""
    lang = state.started.lang
    return RequestPanel(
        questions=form(state, step).options,
        most=step.most,
        each=step.each,
        subject=localized(step.subject, lang),
        hello=localized(step.hello, lang),
        opening=localized(step.opening, lang),
        closing=localized(step.closing, lang),
        asked=asked_by(state, step, viewer),
    )
