"""Rules of a step in which each player answers a question, or several of their own."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from boards.models import DrawnBoard
from datafiles.text import localized
from game.engine import answering
from game.engine.answering import AnswerPanel, Form, ItemView, items_of, options_of, zone_options
from game.engine.answers import Answer, Chance
from game.engine.state import State
from game.engine.view.drawn import asked_of
from game.script.options import Choosing
from game.script.steps.ask import Ask

SOMEBODY = {"nl": "iemand", "en": "somebody", "fr": "quelqu’un"}


def form(state: State, step: Ask) -> Form:
    """Ask for a zone for each label, and for words: once, for each prompt, or of each thing."""
    labels = tuple(localized(label, state.started.lang) for label in step.choose)
    plain = Form(
        options=zone_options(state, step) if labels else (),
        least=len(labels),
        most=len(labels),
        labels=labels,
        words=step.words,
    )
    if not (step.prompts or step.after):
        return plain
    items = items_of(state, step.prompts)
    if step.each_of is not None:
        items = tuple(_of_each(state, step.each_of, items))
    if step.after is not None:
        items = (*_shown(state, step.after), *items)
    return replace(plain, items=(*items, *_answered_before(state, step, items)))


def asked_on_paper(state: State, step: Ask, named: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Give each question with its id as paper may bear it: of a map only those with ids in `named`.

    A question about a line of a curve bears the name that its answer was kept under.
    """
    items = items_of(state, step.prompts)
    if step.after is not None:
        items = (*_shown(state, step.after, named), *items)
    items = (*items, *_answered_before(state, step, items))
    return tuple((one.id, one.text) for one in items)


def _answered_before(state: State, step: Ask, items: tuple[ItemView, ...]) -> Iterator[ItemView]:
    """Keep asking what was answered, also when nothing leads to that question any more."""
    asked = {one.id for one in items}
    for (where, _by, item), kept in state.answered.items():
        if where == step.id and item not in asked and kept.event.text:
            yield ItemView(item, _question(state, step, item))


def _question(state: State, step: Ask, item: str) -> str:
    """Give the words of a question from its id alone."""
    first, _colon, second = item.partition(":")
    if step.after is not None:
        drawn = state.started.script.step(step.after)
        board = state.board(drawn) if drawn is not None else None
        asked = board.questions.get(first) if isinstance(board, DrawnBoard) else None
        words = localized(asked, state.started.lang) if asked else ""
        return _about(words, second or _nameless(state, board))
    picked = state.started.script.step(step.each_of or "")
    if not isinstance(picked, Choosing):
        return ""
    names = {one.id: one.text for one in options_of(state, picked)}
    prompts = {one.id: one.text for one in items_of(state, step.prompts)}
    return _of(state, names.get(first, first), prompts.get(second, second))


def _of(state: State, name: str, prompt: str) -> str:
    """Put what is asked behind what it is asked of; French sets a space before a colon."""
    colon = "\u00a0:" if state.started.lang == "fr" else ":"
    return f"{name}{colon} {prompt}"


def _of_each(state: State, pick: str, prompts: tuple[ItemView, ...]) -> Iterator[ItemView]:
    """Ask every prompt of each thing that was picked, the most important first."""
    step = state.started.script.step(pick)
    if not isinstance(step, Choosing):
        return
    names = {one.id: one.text for one in options_of(state, step)}
    for (where, _by, _item), kept in state.answered.items():
        for choice in kept.event.choices if where == pick else ():
            for prompt in prompts:
                text = _of(state, names.get(choice, choice), prompt.text)
                yield ItemView(f"{choice}:{prompt.id}", text)


def _shown(state: State, drawn: str, named: frozenset[str] | None = None) -> Iterator[ItemView]:
    """Ask about what a drawing shows."""
    step = state.started.script.step(drawn)
    board = state.board(step) if step is not None else None
    if step is not None and isinstance(board, DrawnBoard):
        for code, name in asked_of(state, step, named):
            question = board.questions.get(code.partition(":")[0])
            if question is not None:
                words = localized(question, state.started.lang)
                yield ItemView(code, _about(words, name or _nameless(state, board)))


def _about(words: str, name: str) -> str:
    """Put a name into a question, which may begin with it."""
    said = words.replace("{name}", name)
    return said[:1].upper() + said[1:]


def _nameless(state: State, board: Any) -> str:
    """Give what stands for somebody on a map whose name is gone, or is not to be told."""
    return SOMEBODY[state.started.lang] if getattr(board, "kind", "") == "network" else "…"


def decide(state: State, step: Ask, command: Any, chance: Chance) -> Answer:
    """Take an answer in; open sealed ones; mark who was heard."""
    return answering.decide(state, step, form(state, step), command)


def waiting(state: State, step: Ask) -> frozenset[str]:
    """Give who has not answered or was not heard."""
    return answering.waiting(state, step, form(state, step))


def panel(state: State, step: Ask, viewer: str) -> AnswerPanel:
    """Give the question and the answers that the viewer may see."""
    return answering.panel(state, step, form(state, step), viewer)
