"""Build what the poster and a player's own sheet may hold: only lines that were switched on."""

from datetime import date

from msgspec import Struct

from datafiles.text import localized
from game.engine.state import State
from game.engine.steps import rules_for
from game.engine.view.floors import levels_steps
from game.engine.view.lines import LineView, lines_of, sheet_lines_of
from game.engine.view.parts import (
    AnswerView,
    BoardView,
    PlayerView,
    TallyView,
    TokenView,
    board_view,
    opened_tokens,
    players_of,
)
from game.script.base import Step

Asked = AnswerView | TallyView


class QuestionView(Struct, frozen=True):
    """A question of the script: its number, and the steps that belong to it with their options.

    A step that asks something without a number is one of its own, with number 0. `options` names
    what answers at these steps hold: zones, options and prompts by their ids; `prepares` tells
    that players prepared lines of their own.
    """

    number: int
    title: str
    text: str
    steps: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    prepares: bool = False


class PosterView(Struct, frozen=True):
    """The poster's content before it is put in words; `tokens` are those that its lines need.

    `loose` are steps without a number at which something is on, `talked` the levels that were
    talked about and not kept.
    """

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
    questions: tuple[QuestionView, ...]
    loose: tuple[QuestionView, ...]
    talked: tuple[str, ...]
    sections: tuple[tuple[int, str], ...] = ()


class SheetView(Struct, frozen=True):
    """One player's own sheet, from the lines that this player put on it."""

    script: str
    title: str
    lang: str
    held_on: date
    follow_up: date | None
    team: str
    player: str
    players: tuple[PlayerView, ...]
    board: BoardView | None
    tokens: tuple[TokenView, ...]
    lines: tuple[LineView, ...]
    questions: tuple[QuestionView, ...]
    loose: tuple[QuestionView, ...]
    talked: tuple[str, ...]


def poster_view(state: State) -> PosterView:
    """Give the lines that are on, and the tokens that these lines show."""
    started = state.started
    on = tuple(line for line in lines_of(state) if line.on)
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
        players=players_of(state),
        board=board_view(state, started.boards[0]) if started.boards else None,
        tokens=_tokens(state, on),
        lines=on,
        questions=questions_of(state, on),
        loose=loose_of(state, on),
        talked=talked_of(state),
        sections=tuple(
            (one.first, localized(one.title, started.lang)) for one in started.script.sections
        ),
    )


def sheet_view(state: State, player: str) -> SheetView:
    """Give a player's own sheet: the lines that they put on it, and the tokens that these show."""
    started = state.started
    on = tuple(line for line in sheet_lines_of(state, player) if line.on)
    return SheetView(
        script=started.script.id,
        title=localized(started.script.title, started.lang),
        lang=started.lang,
        held_on=started.held_on,
        follow_up=state.follow_up,
        team=started.team,
        player=player,
        players=players_of(state),
        board=board_view(state, started.boards[0]) if started.boards else None,
        tokens=_tokens(state, on),
        lines=on,
        questions=questions_of(state, on),
        loose=loose_of(state, on),
        talked=talked_of(state),
    )


def questions_of(state: State, on: tuple[LineView, ...]) -> tuple[QuestionView, ...]:
    """Give the script's questions in their order, in the session's language."""
    script = state.started.script
    found = []
    for number in range(1, script.questions + 1):
        steps = [step for step in script.steps if step.question == number]
        if steps:
            found.append(_question(state, number, steps, on))
    return tuple(found)


def loose_of(state: State, on: tuple[LineView, ...]) -> tuple[QuestionView, ...]:
    """Give the steps without a number at which something is on that was answered or counted."""
    said = {one.step for one in (line.content for line in on) if isinstance(one, Asked)}
    steps = [one for one in state.started.script.steps if one.question is None and one.id in said]
    return tuple(_question(state, 0, [step], on) for step in steps)


def _question(
    state: State, number: int, steps: list[Step], on: tuple[LineView, ...]
) -> QuestionView:
    """Give a question; lines that were chosen from are named where one that is on counts them."""
    lang = state.started.lang
    told = {
        choice
        for one in (line.content for line in on)
        for choice in (
            dict(one.counts) if isinstance(one, TallyView) else getattr(one, "choices", ())
        )
    }
    names: dict[str, str] = {}
    for step in steps:
        form = getattr(rules_for(step.kind), "form", None)
        if form is not None:
            made = form(state, step)
            free = getattr(step, "source", "") == "lines"
            names.update({one.id: one.text for one in made.items if one.id})
            names.update({one.id: one.text for one in made.options if not free or one.id in told})
    first = steps[0]
    title, text = localized(first.title, lang), localized(first.text, lang)
    prepares = any(step.kind == "prepare" for step in steps)
    ids = tuple(step.id for step in steps)
    return QuestionView(number, title, text, ids, tuple(names.items()), prepares)


def talked_of(state: State) -> tuple[str, ...]:
    """Give the levels of opened steps that are talked about and not kept."""
    if state.health == "keep":
        return ()
    zones = [zone for step in levels_steps(state) for zone in state.board(step).zones]
    return tuple(dict.fromkeys(zone.id for zone in zones if zone.sensitive))


def _tokens(state: State, on: tuple[LineView, ...]) -> tuple[TokenView, ...]:
    wanted: set[str] = set()
    for line in on:
        if line.section in ("token", "gap"):
            wanted.update(line.id.split("-"))
    placed = tuple(step.id for step in state.started.script.steps if step.kind == "place")
    return tuple(one for one in opened_tokens(state, placed) if one.id and one.id in wanted)
