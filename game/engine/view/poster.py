"""Build what the poster may hold: only the lines that were switched on."""

from dataclasses import dataclass
from datetime import date

from datafiles.text import localized
from game.engine.state import State
from game.engine.view.lines import LineView, lines_of
from game.engine.view.parts import BoardView, TokenView, board_view, opened_tokens
from game.engine.view.screen import PlayerView


@dataclass(frozen=True, slots=True)
class PosterView:
    """The poster's content before it is put in words; `tokens` are those that its lines need."""

    script: str
    title: str
    lang: str
    held_on: date
    purge_on: date | None
    follow_up: date | None
    team: str
    place: str
    coach: str
    players: tuple[PlayerView, ...]
    board: BoardView | None
    tokens: tuple[TokenView, ...]
    lines: tuple[LineView, ...]


def poster_view(state: State) -> PosterView:
    """Give the lines that are on, and the tokens that these lines show."""
    started = state.started
    on = tuple(line for line in lines_of(state) if line.on)
    wanted: set[str] = set()
    for line in on:
        if line.section in ("token", "gap"):
            wanted.update(line.id.split("-"))
    placed = tuple(step.id for step in started.script.steps if step.kind == "place")
    tokens = tuple(one for one in opened_tokens(state, placed) if one.id and one.id in wanted)
    return PosterView(
        script=started.script.id,
        title=localized(started.script.title, started.lang),
        lang=started.lang,
        held_on=started.held_on,
        purge_on=started.purge_on,
        follow_up=state.follow_up,
        team=started.team,
        place=started.place,
        coach=started.coach,
        players=tuple(
            PlayerView(one.id, one.name, one.role, one.present, seat)
            for seat, one in enumerate(state.players)
        ),
        board=board_view(state, started.boards[0]) if started.boards else None,
        tokens=tokens,
        lines=on,
    )
