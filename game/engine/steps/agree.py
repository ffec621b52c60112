"""Rules of a step in which agreements are made."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from game.engine import commands as c
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import OTHER, Agreed
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.view.parts import AgreementView, agreements_of
from game.engine.words import line_or_refusal
from game.script.steps.agree import Agree


class AgreePanel(Struct, frozen=True):
    """The agreements so far, the date to look back on, and what got most dots before (`dots`)."""

    agreements: tuple[AgreementView, ...]
    follow_up: date | None
    dots: tuple[tuple[str, int], ...] = ()


def decide(state: State, step: Agree, command: Any, chance: Chance) -> Answer:
    """Make an agreement, change one, or take one back by emptying it."""
    if not isinstance(command, c.Agree):
        return Refusal("wrong-step")
    old = state.agreements.get(command.replaces) if command.replaces is not None else None
    if command.replaces is not None and old is None:
        return Refusal("unknown-agreement")
    what = line_or_refusal(command.what, required=old is None)
    first_step = line_or_refusal(command.first_step, required=False)
    need = line_or_refusal(command.need, required=False)
    for text in (what, first_step, need):
        if isinstance(text, Refusal):
            return text
    known = [player.id for player in state.players]
    if state.started.script.solo:
        known.append(OTHER)  # half of what is agreed in a talk is the other's to do
    if what and not command.who:
        return Refusal("who-empty")
    if not set(command.who) <= set(known):
        return Refusal("not-at-table")
    if command.by_when is not None and command.by_when < state.started.held_on:
        return Refusal("date-past", {"date": command.by_when.isoformat()})
    agreed = Agreed(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience="shared",
        what=str(what),
        who=tuple(one for one in known if one in command.who),
        first_step=str(first_step),
        by_when=command.by_when,
        need=str(need),
        replaces=command.replaces,
    )
    return Decision((agreed,))


def waiting(state: State, step: Agree) -> frozenset[str]:
    """Wait for nobody."""
    return frozenset()


def panel(state: State, step: Agree, viewer: str) -> AgreePanel:
    """Give the agreements so far."""
    return AgreePanel(agreements_of(state), state.follow_up, tuple(_dots(state, viewer)))


def _dots(state: State, viewer: str) -> Iterator[tuple[str, int]]:
    """Give what got dots when the table last voted, the most first; equal ones as offered."""
    votes = [step for step in state.started.script.steps if step.kind == "vote"]
    opened = [step for step in votes if step.id in state.revealed]
    for step in opened[-1:]:
        seen = rules_for(step.kind).panel(state, step, viewer)
        texts = {option.id: option.text for option in seen.form.options}
        counted = sorted(seen.tally, key=lambda one: -one[1])
        yield from ((texts[key], count) for key, count in counted if count)
