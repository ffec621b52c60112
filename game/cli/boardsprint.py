"""The command that prints a board: floor sheets, a table field, tokens, stop cards, a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exports import PAPERS, TILE_PAPERS
from game.cli.context import App, Refused
from game.cli.kit import Named, OneOf, command, option, output, wrong
from game.cli.words import check_named, refusal_line
from game.language import _
from game.table.commands import ours

if TYPE_CHECKING:
    from boards.models import Board

KINDS = ("floor", "table", "tokens", "stop", "scale")
SHEETS = (*PAPERS, "letter")


def make() -> click.Command:
    """Give `groeihuis boards print`."""
    return command(
        "print",
        print_board,
        _("Maak een PDF om neer te leggen: vloerbladen, pionnen, stopkaarten, een schaal."),
        Named("board", _("BORD"), _("Een ingebouwd bord of een bestand.")),
        output(_("Een PDF of een map; anders in deze map, of in je postermap.")),
        option(
            "--as",
            "kind",
            metavar="|".join(KINDS),
            type=OneOf(*KINDS),
            help=_(
                "floor: een blad per vak of verdieping. table: het veld op één blad. tokens: "
                "pionnen. stop: stopkaarten. scale: de schaal van een huis. Zonder: wat erbij "
                "hoort in één PDF."
            ),
        ),
        option(
            "--paper",
            metavar="a4|a3|letter|…",
            type=OneOf(*SHEETS),
            help=_(
                "Het papier: a4, a3 of letter; a4 als je niets zegt. table: a4 tot a0, anders a3."
            ),
        ),
        option(
            "--player",
            metavar=_("NAAM"),
            multiple=True,
            help=_("Een naam op de pionnen, hoogstens twaalf keer; anders zes lege."),
        ),
        option(
            "--tiles",
            metavar="a4|a3",
            type=OneOf(*TILE_PAPERS),
            help=_("Verdeel het veld van table over vellen om samen te plakken."),
        ),
        epilog="\n".join(
            (
                ours("boards print go-grow --paper a3"),
                ours("boards print go-grow --player Zoë --player Mark"),
                ours("boards print huis --as floor"),
            )
        ),
    )


def print_board(
    app: App,
    board: str,
    output: str | None,
    kind: str | None,
    paper: str | None,
    player: tuple[str, ...],
    tiles: str | None,
) -> None:
    """Write what lies on the floor or the table, and say where the file is."""
    from boards.load import board_ids, load_board
    from game.cli.progress import bar
    from game.table import boardprint, files

    if tiles is not None and kind != "table":
        wrong(_("--tiles hoort bij --as table."))
    if player and kind not in (None, "tokens"):
        wrong(_("--player hoort bij --as tokens."))
    people = named(player)
    check_named(board, board_ids(), _("Er is geen bord {name}."))
    found = load_board(board)
    check_kind(found, kind)
    check_paper(found, kind, paper)
    if found.kind in ("curve", "network"):
        from game.table.blankdrawing import write_blank_drawing

        place = files.place_of(output, app.settings.poster_folder, f"{found.id}-{app.lang}.pdf")
        app.say(str(write_blank_drawing(found, app.lang, place)))
        return
    size = paper or (boardprint.TABLE_PAPER if kind == "table" else boardprint.PAPER)
    name = boardprint.file_name(found, app.lang, kind, size, tiles)
    if kind == "table" and found.kind == "field":
        content = boardprint.table_content(found, app.lang)[0]
        tell_letters(app, list(content.texts()))
        path = files.place_of(output, app.settings.poster_folder, name)
        app.say(str(boardprint.write_board_table(found, path, app.lang, size, tiles)))
        return
    made = boardprint.floor_content(found, app.lang, (kind,) if kind else (), people)
    tell_letters(app, list(made.texts()))
    path = files.place_of(output, app.settings.poster_folder, name)
    with bar(_("Bladen op papier zetten")) as progress:
        written = boardprint.write_board(made, path, size, progress)
    app.say(str(written))


def named(players: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give cleaned names with the letters that the screen gives them; refuse what set-up would."""
    from game.engine.answers import Refusal
    from game.engine.state import Player
    from game.engine.words import name_or_refusal
    from game.table.boardprint import MOST_PEOPLE
    from game.tui.kit.tokens import initials

    if len(players) > MOST_PEOPLE:
        said = _("--player: hoogstens {most} namen; dit zijn er {count}.")
        wrong(said.format(most=MOST_PEOPLE, count=len(players)))
    seated: tuple[Player, ...] = ()
    for seat, typed in enumerate(players):
        name = name_or_refusal(typed, seated)
        if isinstance(name, Refusal):
            wrong(f"--player: {refusal_line(name)}")
        seated = (*seated, Player(f"p{seat + 1}", name, "member"))
    names = [one.name for one in seated]
    return tuple(zip(names, initials(names), strict=True))


def check_kind(board: Board, kind: str | None) -> None:
    """Refuse what a board has not, and say what to do instead."""
    if kind is not None and board.kind in ("curve", "network"):
        raise Refused(_("Dit bord is om op te tekenen: druk het af zonder --as."))
    if kind == "scale" and board.kind != "levels":
        raise Refused(_("Een schaal is er alleen voor een huis."))
    if kind == "table" and board.kind == "levels":
        blank = ours(f"poster --blank {game_on(board.id) or _('SPEL')}")
        said = _("Een huis komt op tafel als lege poster: {command}")
        raise Refused(said.format(command=blank))


def check_paper(board: Board, kind: str | None, paper: str | None) -> None:
    """Refuse for the floor what only a field on a table is printed on."""
    from exports.sheets.papers import SHEET_PAPERS

    if paper is not None and paper not in SHEET_PAPERS and kind != "table":
        said = _("Kies uit {allowed}. Op {paper} past alleen een veld op tafel: {command}")
        command = ours(f"boards print go-grow --as table --paper {paper}")
        allowed = ", ".join(SHEET_PAPERS)
        raise Refused(said.format(allowed=allowed, paper=paper, command=command))


def game_on(board: str) -> str:
    """Give a built-in game that is played on a board, or nothing."""
    from game.script.load import load_script, script_ids

    return next((name for name in script_ids() if board in load_script(name).boards), "")


def tell_letters(app: App, texts: list[str]) -> None:
    """Name the letters that no font has, before anything is printed."""
    from game.table.boardprint import letter_words

    for line in letter_words(texts):
        app.tell(line)
