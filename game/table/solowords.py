"""Put what somebody prepared alone into words: a line for each thing that may go on their sheet."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from boards.models import NetworkBoard
from game.engine.state import State
from game.engine.view.drawn import LinkView, NetworkView, TraceView, network_view
from game.engine.view.lines import LineView, sheet_lines_of
from game.engine.view.parts import AgreementView, AnswerView, NoteView, TokenView
from game.engine.view.poster import questions_of
from game.engine.view.solo import PartView, SoloView, solo_view
from game.language import _, long_date


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line in words: `note` says what it answers, `part` is the step that it comes from."""

    id: str
    part: str
    text: str
    note: str
    on: bool


def own_lines(state: State) -> tuple[OwnLine, ...]:
    """Give everything that the one player wrote, chose, drew or agreed, in the script's order."""
    solo = solo_view(state)
    lines = sheet_lines_of(state, solo.player)
    names = {one.number: dict(one.options) for one in questions_of(state, lines)}
    parts = {one.question: one for one in solo.parts if one.question is not None}
    found = []
    for line in lines:
        part = parts.get(line.question or 0) or _part_of(solo, line)
        if part is None:
            continue
        text, note = _words(state, line, part, names.get(line.question or 0, {}))
        found.append(OwnLine(line.id, part.id, text, note, line.on))
    return tuple(found)


def _part_of(solo: SoloView, line: LineView) -> PartView | None:
    """Give the part of a line without a question: agreements have none."""
    kind = "agree" if isinstance(line.content, AgreementView) else "say"
    return next((one for one in solo.parts if one.kind == kind), None)


def _words(state: State, line: LineView, part: PartView, names: dict[str, str]) -> tuple[str, str]:
    content = line.content
    match content:
        case AnswerView():
            return _answer(content, part, names)
        case TraceView():
            return content.line.name, part.title
        case LinkView():
            return _link(state, content), part.title
        case TokenView():
            return _token(state, content, part), part.title
        case AgreementView():
            first = f" ({content.first_step})" if content.first_step else ""
            return f"{content.what}{first}", part.title
        case NoteView():
            return content.text, part.title
    return "", part.title


def _answer(answer: AnswerView, part: PartView, names: dict[str, str]) -> tuple[str, str]:
    if answer.choices:
        chosen = [names.get(one, one) for one in answer.choices]
        if len(chosen) == 1:
            return chosen[0], part.title
        return ", ".join(f"{n} {one}" for n, one in enumerate(chosen, 1)), part.title
    note = names.get(answer.item, "") or part.title
    if part.kind == "prepare":
        with suppress(ValueError):  # a day is told as one
            return long_date(date.fromisoformat(answer.text)), note
    return answer.text, note


def _link(state: State, link: LinkView) -> str:
    board = _network(state, link.step)
    node = link.node
    groups = {one.id: one.name for one in board.groups} if board else {}
    gives = dict(board.gives) if board else {}
    said = [groups.get(node.group, node.group), *(gives.get(one, one) for one in node.gives)]
    line = f"{node.name} ({', '.join(one for one in said if one)})"
    return f"{line}: {node.expects}" if node.expects else line


def _network(state: State, step_id: str) -> NetworkView | None:
    step = state.started.script.step(step_id)
    board = state.board(step) if step is not None else None
    return network_view(state, board) if isinstance(board, NetworkBoard) else None


def _token(state: State, token: TokenView, part: PartView) -> str:
    """Name the zone; on a floor also which end is nearer, without a figure."""
    from game.engine.view.parts import board_view

    step = state.started.script.step(part.id)
    if step is None:
        return ""
    board = board_view(state, state.board(step))
    name = board.zone(token.zone).name
    if board.kind != "levels":
        return name
    if token.x > 0.6:
        return _("{floor}: eerder {word}").format(floor=name, word=board.high)
    if token.x < 0.4:
        return _("{floor}: eerder {word}").format(floor=name, word=board.low)
    return _("{floor}: daartussenin").format(floor=name)
