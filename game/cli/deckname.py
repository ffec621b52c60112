"""Take the name of a deck that somebody typed, and say what to do where it names something else."""

from __future__ import annotations

from pathlib import Path

from game.cli.context import Refused
from game.cli.words import check_named
from game.language import _
from game.table.commands import ours


def check_deck(name: str) -> None:
    """Refuse what is no deck by its name: neither built in nor a file, or still a table."""
    from cards.load import deck_ids

    check_named(name, deck_ids(), _("Er is geen kaartspel {name}."))
    check_no_table(name)


def check_no_table(name: str) -> None:
    """Refuse a table, whose cards can be shown and printed once it was imported."""
    from cards.rows import ENDINGS

    path = Path(name)
    if path.suffix.lower() not in ENDINGS or not path.exists():
        return
    said = _("{path} is een tabel. Maak er eerst een kaartspel van: {command}")
    command = ours(f"decks import {quoted(name)} -o {quoted(path.with_suffix('.yaml'))}")
    raise Refused(said.format(path=name, command=command))


def check_no_deck(name: str) -> None:
    """Refuse a deck, or a table of cards, that somebody gave for the game to play with it."""
    from game.table.deckfolder import MOST_BYTES

    check_no_table(name)
    path = Path(name)
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return
        lines = path.read_bytes().splitlines()
    except OSError:
        return
    if any(one.startswith(b"cards:") for one in lines) and b"steps:" not in map(
        bytes.rstrip, lines
    ):
        said = _("{path} is een kaartspel, geen spel. Speel ermee: {command}")
        command = ours(f"play go-grow-duo --deck {quoted(name)}")
        raise Refused(said.format(path=name, command=command))


def quoted(name: str | Path) -> str:
    """Give a name as it is typed in a command."""
    return f'"{name}"' if " " in str(name) else str(name)
