"""Make a picture of what somebody drew, where it is drawn and where it is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from boards.curve import CurveLine, ticks
from boards.network import Node
from game.engine.steps import rules_for
from game.engine.steps.curve import CurvePanel
from game.engine.steps.network import NetworkPanel
from game.tui.kit.curve import CurvePicture, LineArt
from game.tui.kit.network import GroupArt, NetworkPicture, NodeArt
from game.tui.kit.tokens import initials

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


def network_picture(seen: NetworkPanel, nodes: Sequence[Node]) -> NetworkPicture:
    """Give people on their map."""
    board = seen.board
    letters = initials([one.name for one in nodes]) if nodes else []
    return NetworkPicture(
        me=board.me,
        near=board.near,
        far=board.far,
        groups=tuple(
            GroupArt(one.id, f"{number} {one.name}") for number, one in enumerate(board.groups, 1)
        ),
        nodes=tuple(
            NodeArt(one.id, two, one.name, one.group, one.distance, one.weight, one.trend)
            for one, two in zip(nodes, letters, strict=True)
        ),
    )


def network_asked_about(state: State, step: str, by: str) -> NetworkPicture | None:
    """Give the map that a step asks about; None without any."""
    asks = state.started.script.step(step)
    drawn = state.started.script.step(getattr(asks, "after", None) or "")
    if drawn is None or drawn.kind != "network":
        return None
    seen = rules_for(drawn.kind).panel(state, drawn, by)
    if not isinstance(seen, NetworkPanel) or not seen.links:
        return None
    return network_picture(seen, [one.node for one in seen.links])


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
