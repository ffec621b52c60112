"""Decide what is drawn on a talk sheet: only what its owner chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from boards.curve import ticks
from exports.content import ZoneContent
from exports.house.content import HouseContent
from exports.talk.content import DrawingContent
from exports.talk.curve import CurveContent, CurveMark
from exports.talk.networkcontent import NetworkContent, NodeMark
from exports.talk.placescontent import PlaceMark, PlacesContent
from game.engine.view.drawn import CurveView, LinkView, NetworkView, TraceView
from game.engine.view.lines import Content
from game.engine.view.parts import TokenView
from game.engine.view.talk import TalkPart, TalkView
from game.table.houseposter import house
from game.table.letters import token_letters

MOST_TICKS = 6


def house_part(view: TalkView) -> str:
    """Give the first part that plays on a house: it says how it stands now."""
    found = (one.id for one in view.parts if one.board is not None and one.board.kind == "levels")
    return next(found, "")


def house_now(view: TalkView) -> HouseContent | None:
    """Draw the house as it stands now, unless it is drawn with what it may become as well."""
    if any(one.id == house_part(view) for pair in pairs_of(view) for one in pair):
        return None
    part = next((one for one in view.parts if one.id == house_part(view)), None)
    tokens = _tokens(view, part) if part is not None else ()
    if part is None or not tokens:
        return None
    return house(part.board, tokens, (), token_letters(view.players))


def _tokens(view: TalkView, part: TalkPart) -> tuple[TokenView, ...]:
    return tuple(one for one in _contents(view, part) if isinstance(one, TokenView))


def pairs_of(view: TalkView) -> list[tuple[TalkPart, ...]]:
    """Give the parts that play on one board, now and later; a house that is only now is none."""
    boards: dict[str, list[TalkPart]] = {}
    for part in view.parts:
        if part.board is not None and part.kind == "place":
            boards.setdefault(part.board.id, []).append(part)
    pairs = [tuple(parts[:2]) for parts in boards.values()]
    first = house_part(view)
    chosen = [(pair, [one.id for one in pair if _tokens(view, one)]) for pair in pairs]
    return [pair for pair, ids in chosen if ids and ids != [first]]


def drawings_of(view: TalkView) -> Iterator[DrawingContent]:
    """Give curves, then maps of people, then places, each with its head."""
    for part in view.parts:
        traces = [one for one in _contents(view, part) if isinstance(one, TraceView)]
        if part.curve is not None and traces:
            yield DrawingContent(part.title, _curve(part.curve, part.years, traces))
    for part in view.parts:
        links = [one for one in _contents(view, part) if isinstance(one, LinkView)]
        if part.network is not None and links:
            yield DrawingContent(part.title, _network(part.network, links))
    for pair in pairs_of(view):
        yield _places(view, pair)


def _contents(view: TalkView, part: TalkPart) -> list[Content]:
    return [one.content for one in view.lines if part.question and one.question == part.question]


def _places(view: TalkView, pair: Sequence[TalkPart]) -> DrawingContent:
    """Draw where somebody stands now and later, on one board."""
    board = pair[0].board
    if board is None:
        raise LookupError("a place without its board")
    head, words = _common(board.title, [one.title for one in pair])
    floors = {zone.id: number for number, zone in enumerate(board.zones)}
    marks = tuple(
        PlaceMark(token.x, token.y, floors[token.zone], later=bool(at))
        for at, part in enumerate(pair)
        for token in _tokens(view, part)
    )
    levels = board.kind == "levels"
    zones = (
        ()
        if levels
        else tuple(
            ZoneContent(one.id, one.sign, one.sign, one.name, one.short, one.x, one.y, one.w, one.h)
            for one in board.zones
        )
    )
    drawn = PlacesContent(
        words[0], words[-1], zones, house(board, (), (), {}) if levels else None, marks
    )
    return DrawingContent(head, drawn)


def _common(head: str, titles: Sequence[str]) -> tuple[str, list[str]]:
    """Titles that begin alike share a head: "Het veld: nu" and "Het veld: straks" do."""
    cut = [one.partition(":") for one in titles]
    begun = {one[0].strip() for one in cut}
    said = [one[2].strip() for one in cut]
    if len(titles) > 1 and len(begun) == 1 and all(said):
        return begun.pop(), said
    return head, list(titles)


def _curve(board: CurveView, years: int, traces: Iterable[TraceView]) -> CurveContent:
    return CurveContent(
        low=board.low,
        middle=board.middle,
        high=board.high,
        now=board.now,
        past=board.past,
        ahead=board.ahead,
        ticks=ticks(years, board.year, MOST_TICKS),
        lines=tuple(
            CurveMark(one.line.id.upper(), one.line.name, one.line.points) for one in traces
        ),
    )


def _network(board: NetworkView, links: list[LinkView]) -> NetworkContent:
    short = token_letters([one.node for one in links])
    numbers = {one.id: number for number, one in enumerate(board.groups)}
    trends = {"more": 1, "same": 0, "less": -1}
    return NetworkContent(
        me=board.me,
        near=board.near,
        far=board.far,
        groups=tuple(one.name for one in board.groups),
        nodes=tuple(
            NodeMark(
                short[one.node.id],
                one.node.name,
                numbers[one.node.group],
                one.node.distance,
                one.node.weight,
                trends[one.node.trend],
            )
            for one in links
            if one.node.group in numbers
        ),
    )
