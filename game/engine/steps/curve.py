"""Rules of a step in which somebody draws how able they became, and may become."""

from itertools import pairwise
from typing import Any

from msgspec import Struct

from boards.models import CurveBoard
from game.engine import commands as c
from game.engine.answering import Form, ItemView
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import TABLE, Answered, Traced
from game.engine.state import State
from game.engine.view.drawn import CurveView, TraceView, curve_view, traces_of
from game.engine.words import line_or_refusal
from game.script.steps.curve import Curve

LINES = "abcdefgh"
"""Letters of the lines that a curve may have: more could not be told apart."""
MOST_POINTS = 24
NAME_LENGTH = 60
YEARS = "years"
"""The item of the answer that says how many years the drawing goes back."""
USUAL_YEARS = 6
MOST_YEARS = 50


class CurvePanel(Struct, frozen=True):
    """The board, how many years it goes back, and the viewer's own lines."""

    board: CurveView
    years: int
    lines: tuple[TraceView, ...]


def years_of(state: State, step: Curve, by: str | None = None) -> int:
    """Give how many years a drawing goes back."""
    for (where, maker, item), kept in state.answered.items():
        if where == step.id and item == YEARS and by in (None, maker):
            return int(kept.event.text or USUAL_YEARS)
    return USUAL_YEARS


def form(state: State, step: Curve) -> Form:
    """Ask how many years the drawing goes back."""
    return Form(items=(ItemView(YEARS, ""),), words="line")


def decide(state: State, step: Curve, command: Any, chance: Chance) -> Answer:
    """Keep a line as it is drawn now, or how far back the drawing goes."""
    if getattr(command, "by", TABLE) == TABLE:
        return Refusal("not-at-table")
    if isinstance(command, c.Answer) and command.item == YEARS:
        return _years(state, step, command)
    if not isinstance(command, c.Trace):
        return Refusal("wrong-step")
    if command.line not in tuple(LINES):
        return Refusal("too-many-lines", {"most": str(len(LINES))})
    name = line_or_refusal(command.name, required=bool(command.points))
    if isinstance(name, Refusal):
        return name
    if len(name) > NAME_LENGTH:
        return Refusal("text-too-long", {"most": str(NAME_LENGTH), "length": str(len(name))})
    xs = [point.x for point in command.points]
    if any(not (0 <= one.x <= 1 and 0 <= one.y <= 1) for one in command.points):
        return Refusal("outside-board")
    if any(second <= first for first, second in pairwise(xs)):
        return Refusal("points-order")
    if len(xs) > MOST_POINTS:
        return Refusal("too-many-points", {"most": str(MOST_POINTS)})
    if not xs and (step.id, command.by, command.line) not in state.traced:
        return Decision()
    traced = Traced(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        line=command.line,
        name=name,
        points=command.points,
    )
    return Decision((traced,))


def _years(state: State, step: Curve, command: c.Answer) -> Answer:
    typed = command.text.strip()
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST_YEARS):
        return Refusal("years-range", {"most": str(MOST_YEARS)})
    answered = Answered(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        item=YEARS,
        text=str(int(typed)),
        choices=(),
        value=None,
    )
    return Decision((answered,))


def waiting(state: State, step: Curve) -> frozenset[str]:
    """Give who has drawn no line."""
    return frozenset(one.id for one in state.present if not traces_of(state, step, one.id))


def panel(state: State, step: Curve, viewer: str) -> CurvePanel:
    """Give the board with the viewer's own lines."""
    board = state.board(step)
    if not isinstance(board, CurveBoard):
        raise TypeError(f"{step.id} needs a board of kind curve")
    return CurvePanel(
        curve_view(state, board), years_of(state, step, viewer), traces_of(state, step, viewer)
    )
