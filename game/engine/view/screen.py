"""Build what stands on the shared screen, what the coach sees beside it, and what one player sees.

The shared screen's view holds no sealed value at all; a player's own view adds their own.
"""

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from datafiles.text import localized
from game.engine.events import Health
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.view.lines import reveals
from game.engine.view.parts import (
    AgreementView,
    GapView,
    ParkedView,
    PlayerView,
    agreements_of,
    gaps_of,
    opened_tokens,
    parked_of,
    players_of,
)
from game.script.base import Step

SCREEN = "screen"


class StepView(Struct, frozen=True):
    """A step in the row of steps; `left` is the seconds of its time that nobody used so far."""

    id: str
    title: str
    kind: str
    minutes: int
    visits: int
    left: float
    question: int | None = None


class ClockView(Struct, frozen=True):
    """The timer without a clock in it: seconds spent before `running_since`, and what there is.

    `step_spent` and `total_spent` are seconds, `step_room` and `total_room` the seconds given,
    extensions included.
    """

    running_since: datetime | None
    step_spent: float
    step_room: float
    total_spent: float
    total_room: float

    def left(self, now: datetime) -> tuple[float, float]:
        """Give the seconds left of the step and of the whole session; negative once over time."""
        ran = 0.0
        if self.running_since is not None:
            ran = max((now - self.running_since).total_seconds(), 0.0)
        step = self.step_room - self.step_spent - ran
        return step, self.total_room - self.total_spent - ran


class ScreenView(Struct, frozen=True):
    """What everybody may see; `panel` is the step kind's own frozen part.

    `health` is what holds now; where keeping was proposed (`health_asked`) `consents` holds the ids
    of those who said yes. `counts` and `questions` tell what the header counts.
    """

    script: str
    title: str
    lang: str
    status: str
    team: str
    place: str
    coach: str
    held_on: date
    purge_on: date | None
    follow_up: date | None
    group_sees: bool
    practice: bool
    health: Health
    players: tuple[PlayerView, ...]
    steps: tuple[StepView, ...]
    step: StepView | None
    number: int
    text: str
    more: str
    panel: Any
    waiting: tuple[str, ...]
    clock: ClockView
    gaps: tuple[GapView, ...]
    agreements: tuple[AgreementView, ...]
    counts: str
    questions: int
    health_asked: bool
    consents: tuple[str, ...]
    parked: tuple[ParkedView, ...]
    follows: bool

    def player(self, player_id: str) -> PlayerView:
        """Give a player by id."""
        return next(player for player in self.players if player.id == player_id)


class CoachView(Struct, frozen=True):
    """The shared screen's view with the hint of this step and what comes next."""

    screen: ScreenView
    hint: str
    next_title: str


class OwnView(Struct, frozen=True):
    """The shared screen's view with one player's own sealed values in its panel."""

    screen: ScreenView
    player: str


def screen_view(state: State, viewer: str = SCREEN) -> ScreenView:
    """Give the shared screen; `viewer` matters to a panel that shows a player their own."""
    started = state.started
    lang = started.lang
    script = started.script
    steps = tuple(
        StepView(
            one.id,
            localized(one.title, lang),
            one.kind,
            one.minutes,
            state.visits.get(one.id, 0),
            max(_room(state, one) - state.clock.spent.get(one.id, 0.0), 0.0),
            one.question,
        )
        for one in script.steps
    )
    current = state.current
    number = script.steps.index(current) if current is not None else 0
    rules = rules_for(current.kind) if current is not None else None
    waiting = rules.waiting(state, current) if rules else frozenset()
    return ScreenView(
        script=script.id,
        title=localized(script.title, lang),
        lang=lang,
        status="closed" if state.closed else "open",
        team=started.team,
        place=started.place,
        coach=started.coach,
        held_on=started.held_on,
        purge_on=started.purge_on,
        follow_up=state.follow_up,
        group_sees=started.group_sees,
        practice=started.practice,
        health=state.health,
        players=players_of(state),
        steps=steps,
        step=steps[number] if current is not None else None,
        number=number,
        text=localized(current.text, lang) if current is not None else "",
        more=localized(current.more, lang) if current is not None and current.more else "",
        panel=rules.panel(state, current, viewer) if rules else None,
        waiting=tuple(player.id for player in state.players if player.id in waiting),
        clock=_clock(state),
        gaps=_gaps(state),
        agreements=agreements_of(state),
        counts=script.counts,
        questions=script.questions,
        health_asked=started.health == "keep",
        consents=tuple(one.id for one in state.players if state.consents.get(one.id, False)),
        parked=parked_of(state),
        follows=started.follows is not None,
    )


def coach_view(state: State) -> CoachView:
    """Give the coach's view: nothing sealed, but the hint and the next step."""
    current = state.current
    steps = state.started.script.steps
    index = steps.index(current) + 1 if current is not None else 0
    lang = state.started.lang
    return CoachView(
        screen=screen_view(state),
        hint=localized(current.hint, lang) if current is not None and current.hint else "",
        next_title=localized(steps[index].title, lang) if index < len(steps) else "",
    )


def unfinished(state: State) -> frozenset[str]:
    """Give the steps in which the table has been and for which somebody still waits."""
    steps = [one for one in state.started.script.steps if one.id in state.visits]
    return frozenset(one.id for one in steps if rules_for(one.kind).waiting(state, one))


def own_view(state: State, player: str) -> OwnView:
    """Give a player's own view."""
    return OwnView(screen_view(state, player), player)


def _clock(state: State) -> ClockView:
    steps = state.started.script.steps
    clock = state.clock
    current = state.current
    return ClockView(
        running_since=clock.running_since,
        step_spent=clock.spent.get(state.step or "", 0.0),
        step_room=_room(state, current) if current is not None else 0.0,
        total_spent=sum(clock.spent.values()),
        total_room=sum(_room(state, one) for one in steps),
    )


def _room(state: State, step: Step) -> float:
    """Give the seconds that a step was given."""
    return step.minutes * 60.0 + state.clock.extra.get(step.id, 0)


def _gaps(state: State) -> tuple[GapView, ...]:
    gaps: tuple[GapView, ...] = ()
    for sources in reveals(state):
        place = next(one for one in state.started.script.steps if one.id == sources[0])
        if state.board(place).kind == "field":
            gaps += gaps_of(state.board(place), opened_tokens(state, sources))
    return gaps
