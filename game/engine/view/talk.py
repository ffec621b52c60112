"""Show what somebody prepared alone: all of it to themself, to paper only the lines they chose."""

from datetime import date

from msgspec import Struct

from boards.models import CurveBoard, NetworkBoard
from datafiles.text import Lang
from game.engine.state import State
from game.engine.steps.ask import asked_on_paper
from game.engine.steps.curve import years_of
from game.engine.view.drawn import CurveView, LinkView, NetworkView, curve_view, network_view
from game.engine.view.lines import LineView, sheet_lines_of
from game.engine.view.parts import AnswerView, BoardView, PlayerView, board_view, players_of
from game.engine.view.poster import questions_of
from game.engine.view.solo import solo_view
from game.script.steps.ask import Ask
from game.script.steps.curve import Curve
from game.script.steps.place import Place


class TalkPart(Struct, frozen=True):
    """A part that lines come from; `names` puts what its answers hold into words."""

    id: str
    title: str
    kind: str
    question: int | None
    head: str
    names: tuple[tuple[str, str], ...]
    curve: CurveView | None = None
    years: int = 0
    network: NetworkView | None = None
    board: BoardView | None = None


class TalkView(Struct, frozen=True):
    """The lines of one person, and the parts that they come from, in the script's order."""

    script: str
    title: str
    lang: str
    name: str
    players: tuple[PlayerView, ...]
    held_on: date
    follow_up: date | None
    lines: tuple[LineView, ...]
    parts: tuple[TalkPart, ...]

    def part_of(self, line: LineView) -> TalkPart | None:
        """Give the part that a line comes from."""
        kind = "agree" if line.section == "agreement" else ""
        return next(
            (
                one
                for one in self.parts
                if one.kind == kind or (line.question and one.question == line.question)
            ),
            None,
        )


def talk_view(state: State, *, everything: bool = False, lang: Lang | None = None) -> TalkView:
    """Give the lines that are on, or everything, for the eyes of their maker.

    What the script says is said in `lang`; what somebody wrote stays as they wrote it.
    A question about a map names people who may be off: beside an answer that is on, only those
    are named whose own line on that map is on as well.
    """
    if lang is not None:
        state = state.but({"setup": state.started.model_copy(update={"lang": lang})})
    solo = solo_view(state)
    found = sheet_lines_of(state, solo.player)
    lines = found if everything else tuple(one for one in found if one.on)
    used = _used(lines)
    names = {
        one.number: tuple(pair for pair in one.options if pair[0] in used)
        for one in questions_of(state, lines)
    }
    links = [one.content for one in lines if isinstance(one.content, LinkView)]
    for step in state.started.script.steps if not everything else ():
        if isinstance(step, Ask) and step.after is not None:
            people = frozenset(one.node.id for one in links if one.step == step.after)
            asked = {key: text for key, text in asked_on_paper(state, step, people) if key in used}
            also = dict(names.get(step.question or 0, ()))  # of a part with the same number
            names[step.question or 0] = tuple({**also, **asked}.items())
    return TalkView(
        script=solo.script,
        title=solo.title,
        lang=solo.lang,
        name=solo.name,
        players=players_of(state),
        held_on=state.started.held_on,
        follow_up=state.follow_up,
        lines=lines,
        parts=tuple(_parts(state, names)),
    )


def _used(lines: tuple[LineView, ...]) -> set[str]:
    """Give what the lines refer to: a question may bear a name that is on no line."""
    answers = [one.content for one in lines if isinstance(one.content, AnswerView)]
    return {key for one in answers for key in (one.item, *one.choices)}


def _parts(state: State, names: dict[int, tuple[tuple[str, str], ...]]) -> list[TalkPart]:
    """Give the parts with their boards; what was written is only in the lines."""
    head = ""
    found = []
    for one in solo_view(state).parts:
        head = one.head or head
        step = state.started.script.step(one.id)
        board = state.board(step) if step is not None and step.needs_board else None
        drawn = isinstance(board, CurveBoard) and isinstance(step, Curve)
        found.append(
            TalkPart(
                one.id,
                one.title,
                one.kind,
                one.question,
                head,
                names.get(one.question or 0, ()),
                curve=curve_view(state, board) if isinstance(board, CurveBoard) else None,
                years=years_of(state, step) if drawn and isinstance(step, Curve) else 0,
                network=network_view(state, board) if isinstance(board, NetworkBoard) else None,
                board=board_view(state, board)
                if board is not None and isinstance(step, Place)
                else None,
            )
        )
    return found
