"""Rules of a step in which somebody maps the people around them."""

from typing import Any

from msgspec import Struct

from boards.models import NetworkBoard
from game.engine import commands as c
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.events import TABLE, Linked
from game.engine.state import State
from game.engine.view.drawn import LinkView, NetworkView, links_of, network_view
from game.engine.words import line_or_refusal
from game.script.steps.network import Network

MOST_NODES = 24
"""People on one map: more could not be read, and a group can stand for several."""
NAME_LENGTH = 40


class NetworkPanel(Struct, frozen=True):
    """The board and the people whom the viewer put on it."""

    board: NetworkView
    links: tuple[LinkView, ...]


def decide(state: State, step: Network, command: Any, chance: Chance) -> Answer:
    """Keep somebody as they stand now, or take them off the map."""
    if not isinstance(command, c.Link):
        return Refusal("wrong-step")
    if command.by == TABLE:
        return Refusal("not-at-table")
    key = (step.id, command.by, command.node)
    name = line_or_refusal(command.name, required=bool(command.name))
    expects = line_or_refusal(command.expects, required=False)
    if isinstance(name, Refusal):
        return name
    if isinstance(expects, Refusal):
        return expects
    if len(name) > NAME_LENGTH:
        return Refusal("name-too-long", {"most": str(NAME_LENGTH), "length": str(len(name))})
    if key not in state.linked and not name:
        return Decision()
    mine = [one for one in state.linked if one[:2] == key[:2]]
    if key not in state.linked and len(mine) >= MOST_NODES:
        return Refusal("map-full", {"most": str(MOST_NODES)})
    board = board_of(state, step)
    if name and command.group not in {one.id for one in board.groups}:
        return Refusal("unknown-zone")
    if not set(command.gives) <= {one.id for one in board.gives}:
        return Refusal("unknown-option")
    sound = command.weight in (1, 2, 3) and command.trend in ("less", "same", "more")
    if not (sound and 0 <= command.distance <= 1):
        return Refusal("outside-board")
    linked = Linked.model_validate(
        {
            "step": step.id,
            "visit": state.visit,
            "by": command.by,
            "audience": step.audience,
            "node": command.node,
            "name": name,
            "group": command.group,
            "distance": command.distance,
            "weight": command.weight,
            "trend": command.trend,
            "expects": expects,
            "gives": command.gives,
        }
    )
    return Decision((linked,))


def board_of(state: State, step: Network) -> NetworkBoard:
    """Give the network board of a step."""
    board = state.board(step)
    if not isinstance(board, NetworkBoard):
        raise TypeError(f"{step.id} needs a board of kind network")
    return board


def waiting(state: State, step: Network) -> frozenset[str]:
    """Give who has put nobody on the map."""
    return frozenset(one.id for one in state.present if not links_of(state, step, one.id))


def panel(state: State, step: Network, viewer: str) -> NetworkPanel:
    """Give the board with the viewer's own people."""
    return NetworkPanel(network_view(state, board_of(state, step)), links_of(state, step, viewer))
