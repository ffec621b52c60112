"""Print cards and a field for the pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path

from boards.load import load_board
from cards.load import load_deck
from exports.cards.sizes import SIZES
from exports.floor.write import render_floor
from exports.sheets.write import back_bleed, write_cards
from game.table.boardprint import floor_content
from game.table.deckchoice import Choice, chosen
from game.table.deckprint import Wanted, print_job
from game.table.sheetwords import sheet_words

SHOWN = ("W-01", "G-03", "V-02", "K-01", "W-05", "V-05", "G-07", "K-09")
LAYOUT = "duplex"


def cards() -> bytes:
    """Give a sheet with some talents and a stop card, as PDF."""
    deck = load_deck("talenten")
    found = chosen(deck, Choice(ids=tuple(f"TA-{one}" for one in SHOWN)))
    wanted = Wanted("nl", SIZES["poker"], stops=1, bleed=back_bleed(LAYOUT))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.pdf"
        write_cards(path, print_job(deck, found, wanted), LAYOUT, words=sheet_words("nl"))
        return path.read_bytes()


def floor() -> bytes:
    """Give the field as sheets for the floor, as PDF."""
    return render_floor(floor_content(load_board("go-grow"), "nl", ("floor",)))
