"""Find the decks that lie in a folder, those that can be shown and those that hold a mistake."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from cards.load import load_deck
from cards.models import Deck
from datafiles.findings import FileProblem, Finding

MOST_FILES = 50
MOST_BYTES = 1024 * 1024
"""Files that are looked into unasked, and bytes of each."""


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
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml")))[:MOST_FILES]:
        try:
            if path.stat().st_size > MOST_BYTES or b"\ncards:" not in path.read_bytes():
                continue
            whole.append(load_deck(str(path)))
        except OSError:
            continue
        except FileProblem as problem:
            broken.append(BrokenDeck(path, problem.findings))
    return whole, broken
