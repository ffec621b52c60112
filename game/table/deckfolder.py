"""Find the decks that lie in a folder, those that can be shown and those that hold a mistake."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from msgspec import Struct

from cards.load import load_deck
from cards.models import Deck
from datafiles.findings import FileProblem, Finding

MOST_DECKS = 50
MOST_FILES = 1000
MOST_BYTES = 1024 * 1024
"""Decks that a list holds, files that are looked into for them, and bytes of each."""


class BrokenDeck(Struct, frozen=True):
    """A file that means to be a deck, and everything that keeps it from being one."""

    path: Path
    findings: tuple[Finding, ...]


def found_in(folder: Path) -> tuple[list[Deck], list[BrokenDeck]]:
    """Give the decks of a folder and those that are broken, each by the names of their files.

    What does not look like a deck, or is larger than a megabyte, is not looked into unasked.
    """
    whole: list[Deck] = []
    broken: list[BrokenDeck] = []
    paths = sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))[:MOST_FILES]
    for path in islice(filter(means_deck, paths), MOST_DECKS):
        try:
            whole.append(load_deck(str(path)))
        except FileProblem as problem:
            broken.append(BrokenDeck(path, problem.findings))
    return whole, broken


def means_deck(path: Path) -> bool:
    """Tell whether a file that can be read means to be a deck, and no game that holds cards."""
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return False
        lines = path.read_bytes().splitlines()
    except OSError:
        return False
    return any(one.startswith(b"cards:") for one in lines) and not any(
        one.rstrip() == b"steps:" for one in lines
    )
