"""Make the table in which somebody writes cards of their own, as CSV or XLSX."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from cards.columns import KINDS, understood
from cards.export import deck_rows, rows_to_csv
from cards.formulas import APOSTROPHE, guarded
from cards.models import QUESTIONS, Deck
from cards.rows import REMARK, letters
from cards.zones import ZONES
from datafiles.text import Lang, localized

SEPARATOR = ";"
"""What Excel expects where numbers have a comma; with the mark in front it takes it for UTF-8."""
MARK = "\ufeff"
EXAMPLES = 2
"""Cards of each category that a template begins with."""
ROWS = 2000
"""Rows in which a spreadsheet offers a choice."""
WIDTHS = {"id": 12, "category": 14, "kind": 15, "depth": 9, "name": 24}
WIDE = 46


class TemplateWords(Struct, frozen=True):
    """What a template says in the reader's language: names of its two sheets, and explanation."""

    cards: str
    help: str
    lines: tuple[str, ...]


def examples(deck: Deck) -> Deck:
    """Keep a light and a deep card of each category, of different kinds where there are."""
    kept = []
    for number, category in enumerate(deck.categories):
        cards = [one for one in deck.cards if one.category == category.id]
        first = cards[number % max(len(cards), 1) :][:1]
        others = [one for one in reversed(cards) if one not in first]
        differing = [one for one in others if one.kind not in {each.kind for each in first}]
        kept += [*first, *(differing or others)][:EXAMPLES]
    return deck.model_copy(update={"cards": tuple(kept)})


def template_rows(deck: Deck, lang: Lang, *, numbered: bool) -> list[list[str]]:
    """Give the head and a row a card, in the reader's words; a column of ids is always there."""
    names = {one.id: localized(one.name, lang) for one in ZONES}
    rows = deck_rows(deck, lang)
    for row in rows[1:]:
        row[0] = row[0] if numbered else ""
        row[1] = names.get(row[1], row[1])
    return rows


def as_csv(rows: Sequence[Sequence[str]], words: TemplateWords) -> str:
    """Give the table as CSV that a Dutch or Belgian Excel opens in columns, explanation below."""
    blank = [""] * len(rows[0])
    told = [[f"{REMARK} {line}", *blank[1:]] for line in words.lines]
    return MARK + rows_to_csv([*rows, blank, *told], SEPARATOR)


def as_xlsx(rows: Sequence[Sequence[str]], words: TemplateWords, lang: Lang) -> bytes:
    """Give the table as XLSX: the head stays in sight, and what can be chosen is offered."""
    # Only here, so that nobody who merely reads a deck waits for it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet: Any = book.active
    sheet.title = words.cards
    columns = {index: column for column, index in understood(rows[0]).at.items()}
    top = Alignment(vertical="top", wrap_text=True)
    for index in range(len(rows[0])):
        name = columns[index][0]
        dimension = sheet.column_dimensions[letters(index)]
        dimension.width = WIDTHS.get(name, WIDE)
        dimension.number_format = "General" if name == "depth" else "@"
        dimension.alignment = top
    for number, row in enumerate(rows, 1):
        for index, text in enumerate(row):
            if not text:
                continue
            cell = sheet.cell(number, index + 1)
            if number > 1 and columns[index][0] == "depth":
                cell.value = int(text)
                continue
            # An apostrophe of its own would be taken for the one that CSV puts before a formula.
            cell.value = guarded(text) if text.startswith(APOSTROPHE) else text
            cell.data_type = "s"  # a text that begins with = is no formula
            cell.number_format = "@"
            cell.alignment = top
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="2A2F86")
    sheet.freeze_panes = "A2"
    kinds = [KINDS[one][lang][0] for one in (*QUESTIONS, "talent")]
    for name, offered, strict in (
        ("kind", kinds, True),
        ("category", [localized(one.name, lang) for one in ZONES], False),
        ("depth", ["1", "2", "3"], True),
    ):
        choice = DataValidation("list", formula1=f'"{",".join(offered)}"', allow_blank=True)
        choice.showErrorMessage = strict
        column = letters(next(at for at, one in columns.items() if one[0] == name))
        choice.add(f"{column}2:{column}{ROWS}")
        sheet.add_data_validation(choice)
    told = book.create_sheet(words.help)
    told.column_dimensions["A"].width = 100
    for number, line in enumerate(words.lines, 1):
        told.cell(number, 1, line).alignment = top
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
