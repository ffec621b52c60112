"""Make a picture of what somebody drew, where it is drawn and where it is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boards.curve import CurveLine, ticks
from game.engine.steps import rules_for
from game.engine.steps.curve import CurvePanel
from game.tui.kit.curve import CurvePicture, LineArt

if TYPE_CHECKING:
    from game.engine.state import State

MOST_TICKS = 5


def curve_picture(curve: CurvePanel, lines: Sequence[CurveLine], active: str) -> CurvePicture:
    """Give lines on their board; `active` is the one that stands out."""
    board = curve.board
    return CurvePicture(
        low=board.low,
        middle=board.middle,
        high=board.high,
        now=board.now,
        ticks=ticks(curve.years, board.year, MOST_TICKS),
        lines=tuple(LineArt(one.id, one.id.upper(), one.name, one.points) for one in lines),
        active=active,
    )


def curve_asked_about(state: State, step: str, by: str, item: str) -> CurvePicture | None:
    """Give the curve that a step asks about, with the line of a question; None without any."""
    asks = state.started.script.step(step)
    drawn = state.started.script.step(getattr(asks, "after", None) or "")
    if drawn is None or drawn.kind != "curve":
        return None
    curve = rules_for(drawn.kind).panel(state, drawn, by)
    if not isinstance(curve, CurvePanel) or not curve.lines:
        return None
    lines = [one.line for one in curve.lines]
    name = item.partition(":")[2]
    return curve_picture(curve, lines, next((one.id for one in lines if one.name == name), ""))
