"""Turn a board into what lies on the floor and the table: sheets, tokens, stop cards, a scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from boards.models import FieldBoard
from exports.content import MetaContent
from exports.floor.content import (
    FieldSheets,
    FloorContent,
    FootWords,
    HouseSheets,
    LevelSheet,
    Part,
    PersonTokens,
    ScaleFloor,
    ScaleStrip,
    StopSheets,
    TableField,
    TokenSheets,
    ZoneSheet,
)
from game.engine.view.parts import BoardView, ZoneView, board_in
from game.language import _, language, using
from game.table.deckfaces import stop_of
from game.table.files import writable
from game.table.paperwords import tile_words

if TYPE_CHECKING:
    from boards.models import Board

FLOOR, TABLE, TOKENS, STOP, SCALE = "floor", "table", "tokens", "stop", "scale"
KINDS: Final = (FLOOR, TABLE, TOKENS, STOP, SCALE)
MOST_PEOPLE: Final = 12
BLANKS: Final = 6
"""Pairs of tokens to write on, where nobody is named: one of each silhouette."""
PAPER: Final = "a4"
TABLE_PAPER: Final = "a3"
_OFF_MIDDLE: Final = 0.1

People = Sequence[tuple[str, str]]
"""Everybody's name and the letters that their token bears, in the order of their seats."""
Progress = Callable[[int, int], None]


def kinds_of(board: Board) -> tuple[str, ...]:
    """Give what can be printed of a board."""
    return (FLOOR, TOKENS, STOP, SCALE) if board.kind == "levels" else (FLOOR, TABLE, TOKENS, STOP)


def floor_content(
    board: Board, lang: str, kinds: Sequence[str] = (), people: People = ()
) -> FloorContent:
    """Give what one file holds: these kinds, or all that fit this board except the table field."""
    wanted = kinds or [kind for kind in kinds_of(board) if kind != TABLE]
    with using(lang):
        view = board_in(board, lang)
        right = _made_with(board)
        parts = tuple(_part(board, view, kind, people, right) for kind in wanted)
        return FloorContent(parts, _meta(view, wanted), lang)


def table_content(board: FieldBoard, lang: str) -> tuple[TableField, MetaContent]:
    """Give the field for the table, and what its file says about itself."""
    with using(lang):
        view = board_in(board, lang)
        content = TableField(
            view.title,
            tuple(_zone(one) for one in view.zones),
            view.up,
            view.right,
            (_("datum"), _("wie"), _("team")),
            FootWords(f"{view.title} · {_('tafelveld')}", _made_with(board)),
            tile_words(),
        )
        return content, _meta(view, (TABLE,))


def write_board(
    content: FloorContent, path: Path, paper: str = PAPER, progress: Progress | None = None
) -> Path:
    """Write floor sheets and what goes with them, whole or not at all; raise ExportError."""
    from exports.floor.write import write_floor

    return write_floor(content, writable(path), paper, progress)


def write_board_table(
    board: FieldBoard, path: Path, lang: str, paper: str = TABLE_PAPER, tiles: str | None = None
) -> Path:
    """Write the field for the table, whole or not at all; raise ExportError."""
    from exports.floor.write import write_table

    content, meta = table_content(board, lang)
    return write_table(content, writable(path), meta, lang, paper, tiles)


def file_name(
    board: Board, lang: str, kind: str | None, paper: str, tiles: str | None = None
) -> str:
    """Give a file name that tells what was printed, in the language that is spoken."""
    word = _file_words().get(kind or "", "")
    return "-".join(part for part in (board.id, word, lang, paper, tiles) if part) + ".pdf"


def letter_words(texts: Iterable[str]) -> Iterator[str]:
    """Name every letter that no font has, a sentence each, before anything is printed."""
    from exports.fonts import substitutions

    for one in substitutions(" ".join(texts)):
        said = _("Geen lettertype heeft {letter} ({name}); op papier staat {instead}.")
        yield said.format(letter=one.original, name=one.name, instead=one.shown or "·")


def _file_words() -> dict[str, str]:
    return {
        FLOOR: _("vloer"),
        TABLE: _("tafel"),
        TOKENS: _("pionnen"),
        STOP: _("stopkaarten"),
        SCALE: _("schaal"),
    }


def _made_with(board: Board) -> str:
    if board.kind == "levels":
        return _("gemaakt met groeihuis, in de stijl van het Huis van Werkvermogen")
    return _("gemaakt met groeihuis, in de stijl van Go Grow")


def _meta(view: BoardView, kinds: Sequence[str]) -> MetaContent:
    words = _file_words()
    told = ", ".join(words[kind] for kind in kinds)
    return MetaContent(
        title=_("{title}: {what}").format(title=view.title, what=told),
        subject=view.title,
        keywords=("groeihuis", view.title),
    )


def _part(board: Board, view: BoardView, kind: str, people: People, right: str) -> Part:
    scale = _("Print op 100 %, niet passend maken.")
    if kind == TOKENS:
        return _tokens(people, FootWords(f"{_('Pionnen')} · {scale} {{sheet}}", right))
    if kind == STOP:
        foot = FootWords(f"{_('Stopkaarten')} · {scale}", right)
        return StopSheets(stop_of(language()), foot)
    foot = FootWords(f"{view.title} · {{sheet}}", right)
    if isinstance(board, FieldBoard):
        return _field(view, foot)
    if kind == SCALE:
        return _scale(view, FootWords(f"{_('Schaal')} · {scale} {{sheet}}", right))
    return _house(view, foot)


def _field(view: BoardView, foot: FootWords) -> FieldSheets:
    zones = tuple(_zone(one) for one in view.zones)
    whole = len(zones) == 4 and all(zone.meets for zone in zones)
    lay = _("Leg de zwarte hoeken tegen elkaar.") if whole else ""
    return FieldSheets(view.title, zones, view.up, view.right, lay, foot)


def _zone(zone: ZoneView) -> ZoneSheet:
    meaning = f"{zone.meaning} {_talk()}" if zone.sensitive else zone.meaning
    return ZoneSheet(
        zone.sign,
        zone.sign,
        zone.name,
        zone.short,
        meaning,
        place_word(zone.x + zone.w / 2, zone.y + zone.h / 2),
        zone.x,
        zone.y,
        zone.w,
        zone.h,
    )


def place_word(x: float, y: float) -> str:
    """Say where the middle of a zone lies on the board."""
    column, row = (0 if abs(at - 0.5) < _OFF_MIDDLE else 1 if at > 0.5 else -1 for at in (x, y))
    return {
        (-1, 1): _("linksboven"),
        (0, 1): _("boven"),
        (1, 1): _("rechtsboven"),
        (-1, 0): _("links"),
        (0, 0): _("in het midden"),
        (1, 0): _("rechts"),
        (-1, -1): _("linksonder"),
        (0, -1): _("onder"),
        (1, -1): _("rechtsonder"),
    }[column, row]


def _talk() -> str:
    return _("Praat erover. Schrijf niets op.")


def _house(view: BoardView, foot: FootWords) -> HouseSheets:
    total = len(view.zones)
    levels = tuple(
        LevelSheet(
            one.sign,
            one.sign,
            one.name,
            one.short,
            one.meaning,
            one.examples,
            _("verdieping {n} van {total}, van onderaf").format(n=number, total=total),
            _talk() if one.sensitive else "",
        )
        for number, one in enumerate(view.zones, start=1)
    )
    return HouseSheets(
        view.title,
        levels,
        view.roof,
        view.roof_about,
        view.low,
        view.high,
        view.caption,
        view.around,
        _("het dak, bovenaan"),
        _("Leg de bladen onder elkaar, het dak bovenaan."),
        foot,
    )


def _tokens(people: People, foot: FootWords) -> TokenSheets:
    pairs = people or [("", "")] * BLANKS
    return TokenSheets(
        tuple(PersonTokens(name, letters, seat) for seat, (name, letters) in enumerate(pairs)),
        own=_("over mezelf"),
        other=_("over"),
        steps=_("Knip op de stippellijn, vouw op de streepjes en zet neer."),
        foot=foot,
    )


def _scale(view: BoardView, foot: FootWords) -> ScaleStrip:
    return ScaleStrip(
        view.title,
        view.low,
        view.high,
        view.caption,
        tuple(ScaleFloor(one.sign, one.sign, one.name) for one in view.zones),
        _("Snij blad 2 links af op de stippellijn en plak het hier."),
        foot,
    )
