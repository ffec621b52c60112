"""Write the smaller papers of a session: the calendar, the blank poster, a player's sheet."""

from __future__ import annotations

from pathlib import Path

from datafiles.text import localized
from game.engine.view.parts import AgreementView, board_in
from game.language import using
from game.script.load import Game
from game.table.calendar import Due, follow_up_calendar
from game.table.files import writable
from game.table.table import Table


def write_calendar(table: Table, path: Path) -> Path | None:
    """Write the days of the agreements that the poster prints; nothing when there is no day.

    Raises exports.errors.ExportError; then the file that was there is still there.
    """
    from exports.write import write_whole

    view = table.poster()
    names = {player.id: player.name for player in view.players}
    data = follow_up_calendar(
        table.session,
        " · ".join(part for part in (view.title, view.team) if part),
        lang=view.lang,
        stamp=table.now(),
        agreements=[
            Due(
                line.id,
                line.content.what,
                line.content.by_when,
                ", ".join(names.get(one, one) for one in line.content.who),
                line.content.first_step,
                line.content.need,
            )
            for line in view.lines
            if line.section == "agreement" and isinstance(line.content, AgreementView)
        ],
        follow_up=view.follow_up,
    )
    return write_whole(writable(path), data) if data else None


def write_blank(
    game: Game, path: Path, lang: str, paper: str = "a1", tiles: str | None = None
) -> Path | None:
    """Write the blank table poster of a game on levels; nothing for any other game."""
    from exports.write import write_blank_house
    from game.table.houseposter import blank_content

    board = next((one for one in game.boards if one.kind == "levels"), None)
    if board is None or game.script.solo:
        return None
    asked = {
        step.question: localized(step.text, lang)
        for step in reversed(game.script.steps)
        if step.question is not None
    }
    heads = {one.first: localized(one.title, lang) for one in game.script.sections}
    title = localized(game.script.title, lang)
    with using(lang):
        content = blank_content(board_in(board, lang), sorted(asked.items()), heads, title, lang)
    return write_blank_house(content, writable(path), paper=paper, tiles=tiles)
