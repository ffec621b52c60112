"""Show what somebody drew for themself: the lines of a curve, the people of a network."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from boards import curve, network
from boards.curve import CurveLine
from boards.models import CurveBoard, NetworkBoard
from boards.network import Node
from datafiles.text import localized
from game.engine.state import State
from game.script.base import Step


class TraceView(Struct, frozen=True):
    """A line of a curve; `id` names its printable line."""

    id: str
    step: str
    line: CurveLine


class LinkView(Struct, frozen=True):
    """Somebody on a network map; `id` names their printable line."""

    id: str
    step: str
    node: Node


class CurveView(Struct, frozen=True):
    """A curve board in the session's language; years are those of the session's day."""

    title: str
    low: str
    middle: str
    high: str
    now: str
    past: str
    ahead: str
    year: int


class GroupView(Struct, frozen=True):
    """A part of a network map."""

    id: str
    letter: str
    name: str
    outside: bool


class NetworkView(Struct, frozen=True):
    """A network board in the session's language; `gives` are (id, name)."""

    title: str
    me: str
    near: str
    far: str
    groups: tuple[GroupView, ...]
    asks: str
    gives: tuple[tuple[str, str], ...]


def curve_view(state: State, board: CurveBoard) -> CurveView:
    """Give a curve board in words."""
    lang = state.started.lang
    return CurveView(
        title=localized(board.title, lang),
        low=localized(board.low, lang),
        middle=localized(board.middle, lang),
        high=localized(board.high, lang),
        now=localized(board.now, lang),
        past=localized(board.past, lang),
        ahead=localized(board.ahead, lang),
        year=state.started.held_on.year,
    )


def network_view(state: State, board: NetworkBoard) -> NetworkView:
    """Give a network board in words."""
    lang = state.started.lang
    return NetworkView(
        title=localized(board.title, lang),
        me=localized(board.me, lang),
        near=localized(board.near, lang),
        far=localized(board.far, lang),
        groups=tuple(
            GroupView(one.id, one.letter, localized(one.name, lang), one.outside)
            for one in board.groups
        ),
        asks=localized(board.asks, lang) if board.asks else "",
        gives=tuple((one.id, localized(one.name, lang)) for one in board.gives),
    )


def traces_of(state: State, step: Step, by: str | None = None) -> tuple[TraceView, ...]:
    """Give the lines drawn at a step, by letter."""
    found = [
        TraceView(
            str(kept.seq),
            step.id,
            CurveLine(kept.event.line, kept.event.name, kept.event.points),
        )
        for key, kept in state.traced.items()
        if key[0] == step.id and by in (None, key[1])
    ]
    return tuple(sorted(found, key=lambda one: one.line.id))


def links_of(state: State, step: Step, by: str | None = None) -> tuple[LinkView, ...]:
    """Give the people on the map of a step, in the order in which they were put there."""
    return tuple(
        LinkView(str(kept.seq), step.id, _node(kept.event))
        for key, kept in state.linked.items()
        if key[0] == step.id and by in (None, key[1])
    )


def _node(event: Any) -> Node:
    return Node(
        event.node,
        event.name,
        event.group,
        event.distance,
        event.weight,
        event.trend,
        event.expects,
        event.gives,
    )


def asked_of(
    state: State, step: Step, named: frozenset[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Give what a drawing shows: (code:name of the line, the name or names that belong to it).

    A line is known by its name, so that an answer does not go to another line on its letter.
    Of a map only the people whose ids are in `named` are named, where that is given.
    """
    board = state.board(step)
    if isinstance(board, CurveBoard):
        lines = [one.line for one in traces_of(state, step)]
        names = {one.id: one.name for one in lines}
        for line, code in curve.findings(lines):
            name = names.get(line, "")
            yield f"{code}:{name}", name
    elif isinstance(board, NetworkBoard):
        nodes = [one.node for one in links_of(state, step)]
        outside = frozenset(one.id for one in board.groups if one.outside)
        groups, gives = [one.id for one in board.groups], [one.id for one in board.gives]
        for code in network.findings(groups, outside, nodes, gives):
            about = _about(code, nodes)
            found = [one.name for one in about if named is None or one.id in named]
            yield f"{code}:", ", ".join(found)


def _about(code: str, nodes: list[Node]) -> Iterator[Node]:
    """Give the people whom a finding is about."""
    for node in nodes:
        heavy = code == "heavy-far" and node.weight == 3 and node.distance > network.FAR
        if heavy or (code == "changing" and node.trend == "more"):
            yield node
