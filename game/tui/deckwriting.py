"""Write what was ordered as a PDF; runs behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path
from typing import Final

from cards.models import Deck
from game.language import _
from game.table.deckprinters import Printers, Unmeasured
from game.tui.deckorder import Order, cards_of, offset_of, wanted_of

MOST_NAMED: Final = 2
"""Cards that one row of a screen can name."""
PRINTER: Final = "printer"
LETTERS: Final = "letters"
"""What can be amiss with what is written all the same."""


class Held(Exception):
    """Nothing was written: its words say why.

    With `again`, which names what is amiss, it is written when asked once more.
    """

    def __init__(self, said: str, *, again: str = "") -> None:
        super().__init__(said)
        self.again = again


def write_deck(
    deck: Deck,
    order: Order,
    lang: str,
    *,
    folder: str | None,
    printers: Printers,
    allowed: Container[str],
    progress: Callable[[int, int], None],
) -> Path:
    """Write the cards, and the hints beside them if asked; give where the cards lie.

    Raises Held for cards that are too long; and for a printer that was not measured for such
    sheets, and letters that no font has, unless those are `allowed`. Raises `ExportError` as
    `write_cards`.
    """
    from exports.sheets.write import write_cards
    from game.table import deckpaper, files
    from game.table.deckhints import write_hints
    from game.table.deckprint import print_job
    from game.table.sheetwords import sheet_words

    cards, wanted = cards_of(deck, order), wanted_of(order, lang)
    try:
        offset = offset_of(order, printers)
    except Unmeasured:
        offset = (0.0, 0.0)
        if PRINTER not in allowed:
            said = _("Niet gemeten: achterkanten schuiven niet mee. Nog eens M: toch maken.")
            raise Held(said, again=PRINTER) from None
    if said := deckpaper.long_words(deck, cards, wanted, MOST_NAMED):
        raise Held(said)
    letters = next(deckpaper.letter_words(deck, cards, wanted), "")
    if letters and LETTERS not in allowed:
        raise Held(_("{said} Nog eens: toch.").format(said=letters), again=LETTERS)
    name = deckpaper.file_name(deck, wanted, order.paper, order.layout, order.cards, order.turning)
    path = files.writable(_folder(folder) / name).absolute()
    made = write_cards(
        path,
        print_job(deck, cards, wanted),
        order.layout,
        paper=order.paper,
        edge=order.turning,
        offset=offset,
        eco=wanted.eco,
        words=sheet_words(lang, subject=deck.id),
        progress=progress,
    )
    if order.tips == "list":
        write_hints(deck, cards, lang, deckpaper.hints_place(path))
    return made[0]


def _folder(chosen: str | None) -> Path:
    """Give the folder for posters, there if it can be."""
    from game.table.poster import default_folder

    folder = default_folder()
    if chosen:
        with suppress(RuntimeError):  # the home of somebody who is not here
            folder = Path(chosen).expanduser()
    with suppress(OSError):  # writing says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    return folder
