"""Say what a levels board tells: of the team per level, and of one person across the levels.

Only what is kept has a name or a measure. Under `talk` a sensitive level has dots alone, in the
order of their places, and nothing is worked out of them.
"""

from msgspec import Struct

from boards import spread as spreading
from boards.models import Board
from game.engine.events import FloorMeasure
from game.engine.sensitive import is_kept
from game.engine.state import State
from game.engine.view.parts import TokenView, opened_tokens
from game.script.base import Step
from game.script.steps.ask import Ask
from game.script.steps.place import Place


class FloorView(Struct, frozen=True):
    """A level with its tokens open.

    `word` and `clusters` (ends in x) say how they lie, `first` who of those at the table stand
    furthest apart and speak first; `dots` are the places of tokens that are shown and never kept,
    `talk_only` tells that the level has no other, `few` that too few stand there to be nameless.
    `then` is how the team stood there last time.
    """

    zone: str
    word: spreading.Word | None
    clusters: tuple[tuple[float, float], ...]
    first: tuple[str, ...]
    talk_only: bool
    dots: tuple[float, ...]
    few: bool
    now: FloorMeasure | None
    then: FloorMeasure | None


class TeamView(Struct, frozen=True):
    """What the whole picture says: where people differ most, where all stand firm.

    `balance` asks to look below first: somebody wants to reinforce the top level while one that
    carries it wobbles.
    """

    differ: tuple[str, ...]
    firm: tuple[str, ...]
    balance: bool


class ProfileView(Struct, frozen=True):
    """One person's levels: own places (zone id, x), firmest and most wobbling ones."""

    places: tuple[tuple[str, float], ...]
    firmest: tuple[str, ...]
    wobbliest: tuple[str, ...]


def levels_steps(state: State) -> tuple[Place, ...]:
    """Give the opened steps at which people put themselves on levels."""
    return tuple(
        step
        for step in state.started.script.steps
        if isinstance(step, Place)
        and step.about == "self"
        and state.board(step).kind == "levels"
        and step.id in state.revealed
    )


def floors_of(state: State, board: Board, steps: tuple[str, ...]) -> tuple[FloorView, ...]:
    """Give each level of a board with what a reveal opened, the lowest first."""
    tokens = [one for one in opened_tokens(state, steps) if one.own]
    placed = _by_zone(tokens)
    measures = {one.zone: one for one in _measures(placed)}
    follows = state.started.follows
    before = {one.zone: one for one in follows.measures} if follows is not None else {}
    present = {player.id for player in state.present}
    found = []
    for zone in board.zones:
        talk_only = zone.sensitive and state.health == "talk"
        own = placed.get(zone.id, {})
        said = spreading.spread(list(own.values()))
        here = {player: x for player, x in own.items() if player in present}
        dots = tuple(sorted(one.x for one in tokens if not one.id and one.zone == zone.id))
        few = 0 < len(dots) < spreading.FEWEST  # with fewer it is plain whose they are
        found.append(
            FloorView(
                zone=zone.id,
                word=said.word if said else None,
                clusters=said.clusters if said else (),
                first=spreading.furthest(here).people,
                talk_only=talk_only,
                dots=() if few else dots,
                few=few,
                now=measures.get(zone.id),
                then=before.get(zone.id),
            )
        )
    return tuple(found)


def team_of(state: State, board: Board, steps: tuple[str, ...]) -> TeamView:
    """Say what the whole picture tells, from what is kept."""
    placed = _by_zone([one for one in opened_tokens(state, steps) if one.own])
    measures = spreading.team_measures({zone: tuple(own.values()) for zone, own in placed.items()})
    return TeamView(
        differ=spreading.differ_most(measures),
        firm=spreading.all_firm({zone: tuple(own.values()) for zone, own in placed.items()}),
        balance=spreading.wants_balance(placed, _wishes(state), board.zones[-1].id),
    )


def profile_of(state: State, player: str) -> ProfileView:
    """Give where one person stands on the levels, from what is kept and open."""
    steps = tuple(step.id for step in levels_steps(state))
    places = {
        one.zone: one.x
        for one in opened_tokens(state, steps)
        if one.own and one.about == player and one.id
    }
    seen = spreading.profile(places)
    return ProfileView(tuple(places.items()), seen.firmest, seen.wobbliest)


def measures_of(state: State) -> tuple[FloorMeasure, ...]:
    """Measure the team on every level that is not sensitive: what may outlive the raw input."""
    steps = levels_steps(state)
    if not steps:
        return ()
    sensitive = {zone.id for step in steps for zone in state.board(step).zones if zone.sensitive}
    tokens = opened_tokens(state, tuple(step.id for step in steps))
    kept = [one for one in tokens if one.own and one.id and one.zone not in sensitive]
    return _measures(_by_zone(kept))


def _by_zone(tokens: list[TokenView]) -> dict[str, dict[str, float]]:
    """Give per zone id each player's x, of tokens that are kept."""
    placed: dict[str, dict[str, float]] = {}
    for one in tokens:
        if one.id:
            placed.setdefault(one.zone, {})[one.about] = one.x
    return placed


def _measures(placed: dict[str, dict[str, float]]) -> tuple[FloorMeasure, ...]:
    found = spreading.team_measures({zone: tuple(own.values()) for zone, own in placed.items()})
    return tuple(
        FloorMeasure(zone=one.zone, count=one.count, consensus=one.consensus, centre=one.centre)
        for one in found
    )


def _wishes(state: State) -> dict[str, set[str]]:
    """Give per player the zones that they want to reinforce, once everybody may know."""
    wishes: dict[str, set[str]] = {}
    steps: dict[str, Step] = {step.id: step for step in state.started.script.steps}
    shared = [one for one in state.answered.values() if one.event.audience == "shared"]
    for kept in (*state.disclosed.values(), *shared):
        answer = kept.event
        step = steps[answer.step]
        if isinstance(step, Ask) and step.tells == "reinforce" and is_kept(state, answer):
            wishes.setdefault(answer.by, set()).update(answer.choices)
    return wishes
