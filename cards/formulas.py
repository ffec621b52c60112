"""Keep a spreadsheet from running a text of a card as a formula, with an apostrophe before it.

A text may come from somebody else, and a formula can send away what stands in other cells. Only
the beginning counts: a spreadsheet takes =, +, - and @ for one, also behind blanks or a tab.
"""

from __future__ import annotations

import re

APOSTROPHE = "'"
_RUNS = re.compile(r"[\s']*[=+\-@]|'*[\t\r\n]")
"""Apostrophes before count as well, so that a text that has one of its own comes back whole."""


def guarded(text: str) -> str:
    """Give what to write in a cell for a text; `bare` gives the text again."""
    return APOSTROPHE + text if _RUNS.match(text) else text


def bare(cell: str) -> str:
    """Give the text of a cell without the apostrophe before what would be a formula, if any."""
    start = cell.lstrip()
    if not start.startswith(APOSTROPHE):
        return cell
    text = start.removeprefix(APOSTROPHE)
    return text if _RUNS.match(text) else cell
