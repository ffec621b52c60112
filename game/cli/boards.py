"""Commands about boards: list, show, print, lint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from game.cli.catalogue import by_loading, lint_command
from game.cli.context import App
from game.cli.kit import Lazy, Named, as_json, branch, command
from game.cli.words import check_named
from game.language import _

if TYPE_CHECKING:
    from boards.models import Board, CurveBoard, FieldBoard, LevelsBoard, NetworkBoard
    from datafiles.findings import Finding

HOUSE = 64
STEP = 8
"""Cells: the width of a drawn house, and how far its roof steps in on each side a row."""


def make() -> click.Command:
    """Give `groeihuis boards`."""
    return branch(
        "boards",
        _("Borden bekijken, afdrukken en controleren."),
        [
            (
                "list",
                lambda: command("list", list_all, _("Toon de ingebouwde borden."), as_json()),
            ),
            (
                "show",
                lambda: command(
                    "show",
                    show,
                    _("Toon de vakken van een bord en wat ze betekenen."),
                    Named("board", _("BORD"), _("Een ingebouwd bord of een bestand.")),
                    as_json(),
                ),
            ),
            ("print", Lazy("boardsprint")),
            ("lint", lambda: lint_command(lint)),
        ],
    )


def lint(name: str) -> Iterable[Finding]:
    """Give every problem of a file."""
    from boards.load import load_board

    return by_loading(load_board, name)


def list_all(app: App, as_json: bool) -> None:
    """List the boards that are built in."""
    from boards.load import board_ids, load_board
    from datafiles.text import localized
    from game.cli.pictures import table

    found = [load_board(name) for name in board_ids()]
    if as_json:
        app.say_json(
            [
                {
                    "id": one.id,
                    "title": localized(one.title, app.lang),
                    "kind": one.kind,
                    "zones": len(one.zones),
                }
                for one in found
            ]
        )
        return
    heads = (_("naam"), _("titel"), _("vakken"))
    rows = [(one.id, localized(one.title, app.lang), str(len(one.zones))) for one in found]
    for line in table(heads, rows, grow=1):
        app.say(line)


def show(app: App, board: str, as_json: bool) -> None:
    """Show the zones of a board, the upper ones first."""
    from boards.load import board_ids, load_board
    from datafiles.text import localized

    check_named(board, board_ids(), _("Er is geen bord {name}."))
    found = load_board(board)
    if as_json:
        app.say_json(found.model_dump(mode="json", by_alias=True))
        return
    app.say(localized(found.title, app.lang))
    for line in _lines(found, app.lang):
        app.say(line)


def _lines(board: Board, lang: str) -> Iterator[str]:
    """Show a board of any kind."""
    if board.kind == "field":
        return _field(board, lang)
    return _levels(board, lang) if board.kind == "levels" else _drawn(board, lang)


def _drawn(board: CurveBoard | NetworkBoard, lang: str) -> Iterator[str]:
    """Give the words of a board that each player draws on, and what it asks."""
    from datafiles.text import localized
    from game.cli.pictures import wrapped

    if board.kind == "curve":
        yield " · ".join(localized(one, lang) for one in (board.low, board.middle, board.high))
        yield f"{localized(board.past, lang)} · {localized(board.ahead, lang)}"
    else:
        yield f"{localized(board.near, lang)} · {localized(board.far, lang)}"
        for group in board.groups:
            yield from wrapped(localized(group.name, lang), f"{group.letter}  ")
        for give in board.gives:
            yield from wrapped(localized(give.name, lang), "   - ")
    for question in board.questions.values():
        yield ""
        yield from wrapped(localized(question, lang), "   ")


def _field(board: FieldBoard, lang: str) -> Iterator[str]:
    """Give the zones of a field, the upper ones first."""
    from datafiles.text import localized
    from game.cli.pictures import wrapped

    if board.axes is not None:
        yield f"{localized(board.axes.up, lang)} · {localized(board.axes.right, lang)}"
    for zone in sorted(board.zones, key=lambda zone: (-zone.y, zone.x)):
        yield ""
        name, short = localized(zone.name, lang), localized(zone.short, lang)
        yield from wrapped(f"{name}: {short}", f"{zone.letter}  ")
        yield from wrapped(localized(zone.meaning, lang), "   ")
        if zone.sensitive:
            yield from wrapped(_sensitive(), "   ")


def _levels(board: LevelsBoard, lang: str) -> Iterator[str]:
    """Give the house as a drawing, then its levels with their examples, the highest first."""
    from datafiles.text import localized
    from game.cli.pictures import wrapped

    if board.about is not None:
        yield from wrapped(localized(board.about, lang))
    yield ""
    yield from house(board, lang)
    for level in reversed(board.levels):
        yield ""
        name, short = localized(level.name, lang), localized(level.short, lang)
        yield from wrapped(f"{name}: {short}", f"{level.letter}  ")
        yield from wrapped(localized(level.meaning, lang), "   ")
        for example in level.examples:
            yield from wrapped(localized(example, lang), "   - ")
        if level.sensitive:
            yield from wrapped(_sensitive(), "   ")


def house(board: LevelsBoard, lang: str) -> Iterator[str]:
    """Draw a stepped roof, the levels as floors, the ground, and what the scale means."""
    from datafiles.text import localized
    from game.cli.pictures import WIDTH, cells, fitted, wrapped

    indent = " " * ((WIDTH - HOUSE) // 2)
    roof = f" {localized(board.roof, lang)} "
    for width in range(HOUSE - 6 * STEP, HOUSE + 1, 2 * STEP):
        inside = "█" * (width - 2 * STEP)
        if width == HOUSE:
            name = fitted(roof, min(cells(roof), len(inside) - 4))
            left = (len(inside) - cells(name)) // 2
            inside = "█" * left + name + "█" * (len(inside) - left - cells(name))
        yield indent + " " * ((HOUSE - width) // 2) + "▄" * STEP + inside + "▄" * STEP
    room = HOUSE - 8
    for number, level in reversed(list(enumerate(board.levels, 1))):
        name, short = localized(level.name, lang), localized(level.short, lang)
        words = f"{number} {fitted(name, max(14, cells(name)))}  {short}"
        yield f"{indent}  ▌ {fitted(words, room)} ▐"
        if number > 1:
            yield f"{indent}  ▌{'▁' * (room + 2)}▐"
    yield indent + "▀" * HOUSE
    sides = [localized(one, lang) for one in board.around]
    if sides:
        beside = sides[1] if len(sides) > 1 else ""
        half = HOUSE // 2 - 1
        beside = fitted(beside, min(cells(beside), half))
        yield f"{indent}{fitted(sides[0], HOUSE - half)}{' ' * (half - cells(beside))}{beside}"
    ends = (localized(end, lang) for end in (board.low, board.high))
    low, high = (fitted(end, min(cells(end), HOUSE // 3)) for end in ends)
    scale = f"{low}  ░░░░▒▒▒▒▓▓▓▓████  {high}"
    yield indent + " " * ((HOUSE - cells(scale)) // 2) + scale
    caption = localized(board.caption, lang)
    yield from wrapped(caption, indent + " " * max((HOUSE - cells(caption)) // 2, 0))


def _sensitive() -> str:
    return _("Praten, niet noteren: alleen bewaard als iedereen dat kiest.")
