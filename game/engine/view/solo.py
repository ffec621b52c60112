"""Show somebody who plays alone their parts: what is there, and what is still open."""

from typing import Literal

from msgspec import Struct

from datafiles.text import localized
from game.engine.events import Health
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.steps.place import is_volatile
from game.engine.view.lines import sheet_lines_of
from game.script.base import Step
from game.script.steps.place import Place

Stand = Literal["open", "begun", "done"]


class PartView(Struct, frozen=True):
    """A part of the preparation; `head` is the section that begins with it, if one does."""

    id: str
    title: str
    kind: str
    minutes: int
    question: int | None
    head: str
    text: str
    more: str
    hint: str
    stand: Stand


class SoloView(Struct, frozen=True):
    """A whole preparation, for its maker; `chosen` counts the lines on the talk sheet."""

    script: str
    title: str
    lang: str
    player: str
    name: str
    step: str | None
    closed: bool
    health: Health
    chosen: int
    parts: tuple[PartView, ...]

    @property
    def done(self) -> int:
        """Count the parts that somebody did; one that is only read is none of them."""
        return sum(one.stand == "done" and one.kind != "say" for one in self.parts)

    def part(self, step: str) -> PartView:
        """Give a part by its id."""
        return next(one for one in self.parts if one.id == step)


def solo_view(state: State) -> SoloView:
    """Give the preparation of the one player."""
    started = state.started
    lang = started.lang
    script = started.script
    me = state.players[0]
    heads = {one.first: localized(one.title, lang) for one in script.sections}
    return SoloView(
        script=script.id,
        title=localized(script.title, lang),
        lang=lang,
        player=me.id,
        name=me.name,
        step=state.step,
        closed=state.closed,
        health=state.health,
        chosen=sum(one.on for one in sheet_lines_of(state, me.id)),
        parts=tuple(
            PartView(
                step.id,
                localized(step.title, lang),
                step.kind,
                step.minutes,
                step.question,
                heads.get(step.question or 0, ""),
                localized(step.text, lang),
                localized(step.more, lang) if step.more else "",
                localized(step.hint, lang) if step.hint else "",
                stand_of(state, step, me.id),
            )
            for step in script.steps
        ),
    )


def stand_of(state: State, step: Step, by: str) -> Stand:
    """Tell how far somebody is with a part: nothing yet, something, or all that it asks."""
    if step.kind == "say":
        return "done" if len(state.visits) > 1 and step.id in state.visits else "open"
    if step.kind == "close":
        return "done" if any(one.on for one in sheet_lines_of(state, by)) else "open"
    if step.kind == "agree":
        return "done" if state.agreements else "open"
    answers = [one.event for key, one in state.answered.items() if key[:2] == (step.id, by)]
    said = any(one.text or one.choices or one.value is not None for one in answers)
    drawings = (*state.traced, *state.linked, *state.drawn)
    placed = [key for key in state.placed if key[:2] == (step.id, by)]
    if not (said or placed or any(key[:2] == (step.id, by) for key in drawings)):
        return "open"
    if step.kind == "draw":
        return "done" if said else "begun"
    if isinstance(step, Place):
        levels = {key[3] for key in placed}
        wanted = {
            zone.id
            for zone in state.board(step).zones
            if state.board(step).kind == "levels" and not is_volatile(state, step, zone.id)
        }
        return "done" if wanted <= levels else "begun"
    return "begun" if by in rules_for(step.kind).waiting(state, step) else "done"
