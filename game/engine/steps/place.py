"""Rules of a step in which players place tokens."""

from dataclasses import dataclass
from typing import Any

from boards.geometry import zone_at
from boards.models import Point
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.commands import Place as PlaceCommand
from game.engine.events import TABLE, Placed
from game.engine.state import State
from game.engine.view.parts import BoardView, TokenView, board_view, order, shared_tokens
from game.script.steps.place import Place


@dataclass(frozen=True, slots=True)
class SeatView:
    """How far a player is: whom they place, and whether all of it is locked."""

    player: str
    subjects: tuple[str, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class PlacePanel:
    """The board, whose turn it is and who has locked; sealed values are not here.

    `mine` holds what the viewer placed, for a player's own view alone.
    """

    board: BoardView
    about: str
    sealed: bool
    read_only: bool
    seats: tuple[SeatView, ...]
    tokens: tuple[TokenView, ...]
    mine: tuple[TokenView, ...]


def subjects(state: State, step: Place, by: str) -> tuple[str, ...]:
    """Give the ids of those whom a player places at this step, in the step's order."""
    if step.about == "self":
        return (by,)
    return tuple(player.id for player in order(state, step) if player.id != by)


def decide(state: State, step: Place, command: Any, chance: Chance) -> Answer:
    """Lock a placement; before the reveal a later one takes its place."""
    if not isinstance(command, PlaceCommand):
        return Refusal("wrong-step")
    if step.id in state.revealed:
        return Refusal("read-only")
    if command.by == TABLE:
        return Refusal("not-at-table")
    if command.about not in subjects(state, step, command.by):
        return Refusal("not-about")
    board = state.board(step)
    zone: str | None = None
    if command.x is not None or command.y is not None:
        if command.x is None or command.y is None:
            return Refusal("outside-board")
        if not (0 <= command.x <= 1 and 0 <= command.y <= 1):
            return Refusal("outside-board")
        zone = zone_at(board.zones, Point(command.x, command.y)).id
    placed = Placed(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        about=command.about,
        board=board.id,
        zone=zone,
        x=command.x,
        y=command.y,
    )
    if is_volatile(state, step):
        return Decision(volatile=(placed,))
    return Decision((placed,))


def is_volatile(state: State, step: Place) -> bool:
    """Tell whether placements here are talked about and not kept.

    One sensitive zone makes the whole board so: otherwise a gap in the log would tell who stood
    there.
    """
    if state.started.health == "keep":
        return False
    return step.sensitive or any(zone.sensitive for zone in state.board(step).zones)


def locked(state: State, step: Place, by: str) -> bool:
    """Tell whether a player has placed everyone they were asked to, or passed."""
    return all(
        (step.id, by, about) in state.placed or (step.id, by, about) in state.volatile
        for about in subjects(state, step, by)
    )


def waiting(state: State, step: Place) -> frozenset[str]:
    """Give who has not locked; nobody once the set is open."""
    if step.id in state.revealed:
        return frozenset()
    return frozenset(one.id for one in state.present if not locked(state, step, one.id))


def panel(state: State, step: Place, viewer: str) -> PlacePanel:
    """Give the board and who has locked, with the viewer's own placements."""
    return PlacePanel(
        board=board_view(state, state.board(step)),
        about=step.about,
        sealed=step.audience == "sealed",
        read_only=step.id in state.revealed,
        seats=tuple(
            SeatView(
                player.id,
                subjects(state, step, player.id),
                step.id in state.revealed or locked(state, step, player.id),
            )
            for player in order(state, step)
        ),
        tokens=shared_tokens(state, step),
        mine=_mine(state, step, viewer),
    )


def _mine(state: State, step: Place, viewer: str) -> tuple[TokenView, ...]:
    mine = [kept.event for key, kept in state.placed.items() if key[:2] == (step.id, viewer)]
    mine += [placed for key, placed in state.volatile.items() if key[:2] == (step.id, viewer)]
    return tuple(
        TokenView("", placed.about, placed.by, placed.x, placed.y, placed.zone)
        for placed in mine
        if placed.x is not None and placed.y is not None and placed.zone is not None
    )
