"""Rules of a step in which players place tokens."""

from typing import Any, NamedTuple

from msgspec import Struct

from boards.geometry import level_point, stop, zone_at
from boards.models import Board, Point
from game.engine.answers import Answer, Chance, Decision, Refusal
from game.engine.commands import Place as PlaceCommand
from game.engine.events import TABLE, Placed
from game.engine.sensitive import is_kept, placing_touches
from game.engine.state import State
from game.engine.view.parts import BoardView, TokenView, board_view, order, shared_tokens
from game.script.steps.place import Place


class SeatView(Struct, frozen=True):
    """How far a player is: whom they place, and what of it is not locked yet.

    `missing` holds (about, level) in the order of placing; the level is empty on a field.
    """

    player: str
    subjects: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]

    @property
    def locked(self) -> bool:
        """Tell whether everything is locked."""
        return not self.missing


class PlacePanel(Struct, frozen=True):
    """The board, whose turn it is and who has locked; sealed values are not here.

    `mine` holds what the viewer placed, for a player's own view alone; `again` the levels of an
    opened step whose tokens were never kept and may be placed once more.
    """

    board: BoardView
    about: str
    sealed: bool
    read_only: bool
    seats: tuple[SeatView, ...]
    again: tuple[str, ...]
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
    if command.by == TABLE:
        return Refusal("not-at-table")
    if command.about not in subjects(state, step, command.by):
        return Refusal("not-about")
    board = state.board(step)
    spot = _field_spot(board, command) if board.kind == "field" else _level_spot(board, command)
    if isinstance(spot, Refusal):
        return spot
    if step.id in state.revealed and not _lost(state, step, spot.level):
        return Refusal("read-only")
    placed = Placed(
        step=step.id,
        visit=state.visit,
        by=command.by,
        audience=step.audience,
        about=command.about,
        board=board.id,
        level=spot.level,
        zone=spot.zone,
        x=spot.x,
        y=spot.y,
    )
    if is_volatile(state, step, spot.level):
        return Decision(volatile=(placed,))
    return Decision((placed,))


class _Spot(NamedTuple):
    zone: str | None
    level: str | None
    x: float | None
    y: float | None


def _field_spot(board: Board, command: PlaceCommand) -> _Spot | Refusal:
    if command.level is not None:
        return Refusal("unknown-zone")
    if command.x is None and command.y is None:
        return _Spot(None, None, None, None)
    if command.x is None or command.y is None:
        return Refusal("outside-board")
    if not (0 <= command.x <= 1 and 0 <= command.y <= 1):
        return Refusal("outside-board")
    zone = zone_at(board.zones, Point(command.x, command.y))
    return _Spot(zone.id, None, command.x, command.y)


def _level_spot(board: Board, command: PlaceCommand) -> _Spot | Refusal:
    """Stand on a stop of the level that was named; its height does not count."""
    level = board.zone(command.level) if command.level is not None else None
    if level is None:
        return Refusal("level-missing", {"levels": ", ".join(zone.id for zone in board.zones)})
    if command.x is None:
        return _Spot(level.id, level.id, None, None)
    if not 0 <= command.x <= 1:
        return Refusal("outside-board")
    point = level_point(level, stop(command.x))
    return _Spot(level.id, level.id, point.x, point.y)


def is_volatile(state: State, step: Place, level: str | None) -> bool:
    """Tell whether a placement here is talked about and not kept."""
    return state.health == "talk" and placing_touches(state, step, level)


def _lost(state: State, step: Place, level: str | None) -> bool:
    """Tell whether what was never kept is gone, so that it may be placed again if wished.

    After a crash nothing volatile is left; the rest of an opened step stays read-only.
    """
    return is_volatile(state, step, level) and not any(
        key[0] == step.id and key[3] == level for key in state.opened_volatile
    )


def missing(state: State, step: Place, by: str) -> tuple[tuple[str, str], ...]:
    """Give the (about, level) that a player has neither placed nor passed; level "" on a field."""
    board = state.board(step)
    levels: tuple[str | None, ...] = (None,)
    if board.kind == "levels":
        levels = tuple(zone.id for zone in board.zones)
    return tuple(
        (about, level or "")
        for about in subjects(state, step, by)
        for level in levels
        if (step.id, by, about, level) not in state.volatile
        and (is_volatile(state, step, level) or (step.id, by, about, level) not in state.placed)
    )


def waiting(state: State, step: Place) -> frozenset[str]:
    """Give who has not locked; nobody once the set is open."""
    if step.id in state.revealed:
        return frozenset()
    return frozenset(one.id for one in state.present if missing(state, step, one.id))


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
                () if step.id in state.revealed else missing(state, step, player.id),
            )
            for player in order(state, step)
        ),
        again=tuple(
            zone.id
            for zone in state.board(step).zones
            if step.id in state.revealed
            and state.board(step).kind == "levels"
            and _lost(state, step, zone.id)
        ),
        tokens=shared_tokens(state, step),
        mine=_mine(state, step, viewer),
    )


def _mine(state: State, step: Place, viewer: str) -> tuple[TokenView, ...]:
    mine = [
        kept.event
        for key, kept in state.placed.items()
        if key[:2] == (step.id, viewer) and is_kept(state, kept.event)
    ]
    mine += [placed for key, placed in state.volatile.items() if key[:2] == (step.id, viewer)]
    return tuple(
        TokenView("", placed.about, placed.by, placed.x, placed.y, placed.zone)
        for placed in mine
        if placed.x is not None and placed.y is not None and placed.zone is not None
    )
