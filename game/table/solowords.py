"""Put what somebody prepared alone into words: a line for each thing that may go on their sheet."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from msgspec import Struct

from game.engine.state import State
from game.engine.view.drawn import LinkView, TraceView
from game.engine.view.lines import LineView
from game.engine.view.parts import AgreementView, AnswerView, NoteView, TokenView
from game.engine.view.talk import TalkPart, TalkView, talk_view
from game.language import _, long_date
from game.table.words import named


class OwnLine(Struct, frozen=True):
    """A line in words: `note` says what it answers, `part` is the step that it comes from."""

    id: str
    part: str
    text: str
    note: str
    on: bool


def own_lines(state: State) -> tuple[OwnLine, ...]:
    """Give everything that the one player wrote, chose, drew or agreed, in the script's order."""
    return lines_in_words(talk_view(state, everything=True))


def lines_in_words(view: TalkView) -> tuple[OwnLine, ...]:
    """Give the lines of a view in words."""
    found = []
    for line in view.lines:
        part = view.part_of(line)
        if part is not None:
            text, note = line_words(line, part)
            found.append(OwnLine(line.id, part.id, text, note, line.on))
    return tuple(found)


def line_words(line: LineView, part: TalkPart) -> tuple[str, str]:
    """Give a line's words, and what it answers or belongs to."""
    content = line.content
    match content:
        case AnswerView():
            return _answer(content, part)
        case TraceView():
            return content.line.name, part.title
        case LinkView():
            return _link(content, part), part.title
        case TokenView():
            return _token(content, part), part.title
        case AgreementView():
            return _agreement(content), part.title
        case NoteView():
            return content.text, part.title
    return "", part.title


def _agreement(made: AgreementView) -> str:
    """Give all that paper prints of an agreement, but for whose it is."""
    first = f" ({made.first_step})" if made.first_step else ""
    day = long_date(made.by_when) if made.by_when else ""
    need = _("nodig: {text}").format(text=made.need) if made.need else ""
    return " · ".join(part for part in (f"{made.what}{first}", day, need) if part)


def _answer(answer: AnswerView, part: TalkPart) -> tuple[str, str]:
    names = dict(part.names)
    if answer.choices:
        chosen = [names.get(one, one) for one in answer.choices]
        if len(chosen) == 1:
            return chosen[0], part.title
        counted = (f"{number} {one.rstrip('.')}" for number, one in enumerate(chosen, 1))
        return " · ".join(counted), part.title
    note = names.get(answer.item, "") or part.title
    if part.kind == "prepare":
        with suppress(ValueError):  # a day is told as one
            return long_date(date.fromisoformat(answer.text)), note
    return answer.text, note


def _link(link: LinkView, part: TalkPart) -> str:
    board, node = part.network, link.node
    groups = {one.id: one.name for one in board.groups} if board else {}
    gives = dict(board.gives) if board else {}
    said = [groups.get(node.group, node.group), *(gives.get(one, one) for one in node.gives)]
    line = f"{node.name} ({', '.join(one for one in said if one)})"
    return named(line, node.expects) if node.expects else line


def _token(token: TokenView, part: TalkPart) -> str:
    """Name the zone; on a floor also which end is nearer, without a figure."""
    board = part.board
    if board is None:
        return ""
    name = board.zone(token.zone).name
    if board.kind != "levels":
        return name
    if token.x > 0.6:
        return _("{floor}: eerder {word}").format(floor=name, word=board.high)
    if token.x < 0.4:
        return _("{floor}: eerder {word}").format(floor=name, word=board.low)
    return _("{floor}: daartussenin").format(floor=name)
