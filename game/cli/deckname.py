"""Take the name of a deck that somebody typed, and say what to do where it names something else."""

from __future__ import annotations

import os
import shlex
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
    command = importing(name, path.with_suffix(".yaml"))
    raise Refused(said.format(path=name, command=command))


def check_no_deck(name: str) -> None:
    """Refuse a deck, or a table of cards, that somebody gave for the game to play with it."""
    from game.table.deckfolder import means_deck

    check_no_table(name)
    if means_deck(Path(name)):
        said = _("{path} is een kaartspel, geen spel. Speel ermee: {command}")
        command = ours(f"play go-grow-duo --deck {as_typed(name)}")
        raise Refused(said.format(path=name, command=command))


def importing(table: str | Path, deck: str | Path, more: str = "") -> str:
    """Give the command that makes a deck of a table, with more of its options."""
    return ours(f"decks import {as_typed(table)} -o {as_typed(deck)}{more}")


def as_typed(name: str | Path) -> str:
    """Give a name as it is typed in a command, in the shell that is usual on this machine."""
    if os.name == "nt":
        return f'"{name}"'
    return shlex.quote(str(name))
