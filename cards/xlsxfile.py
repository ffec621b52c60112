"""Read the first sheet of an XLSX file; a formula, date or merged cell is told, never guessed."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from cards.columns import NEEDED, understood
from cards.csvfile import tidy
from cards.formulas import bare
from cards.rows import MOST_COLUMNS, MOST_READ, MOST_ROWS, Odd, Table
from cards.xlsxparts import MEGABYTES, Heavy, Parts
from datafiles.findings import FileProblem, Finding, Said

MOST_NUMBER = 1_048_576
"""The last row that a sheet can have."""
MOST_MERGED = 300
"""Merged cells that are told; more are a drawing, not a table."""
MOST_SHEETS = 10
MOST_HEAD = 10
"""Sheets that are looked into where the first has no cards, and rows of each."""
_DIGITS = "0123456789"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z0-9:]{1,40})"')
_CELL, _DATA, _FORMULA, _INLINE, _ROW, _RUN, _STRING, _T, _VALUE = (
    f"{{{SHEET_MAIN_NS}}}{tag}" for tag in ("c", "sheetData", "f", "is", "row", "r", "si", "t", "v")
)


def read_xlsx(name: str, raw: bytes) -> Table:
    """Read a table; raise FileProblem where the file is broken, too much, or no spreadsheet."""
    try:
        with Parts(raw) as packed, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if packed.size > MEGABYTES * 1024 * 1024:
                raise _problem(name, Said("too-large", {"most": str(MEGABYTES)}))
            return _Book(name, raw, packed).table()
    except FileProblem:
        raise
    except Heavy:
        raise _problem(name, Said("table-heavy")) from None
    except Exception:  # whatever a broken file makes of the library
        raise _problem(name, Said("table-broken")) from None


class _Book:
    """Read what a table needs of a spreadsheet's file, and nothing else.

    The library finds the parts and knows which formats are dates. Texts and rows are read here:
    the library makes up the rows in a gap, and objects of all that stands beside the cells, so
    that a small file can keep it busy for minutes.
    """

    def __init__(self, name: str, raw: bytes, packed: Parts) -> None:
        self._table = Table(name)
        self._packed = packed
        reader: Any = ExcelReader(io.BytesIO(raw), read_only=True, keep_links=False)
        reader.archive = packed
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(packed, reader.wb)
        self._dates = reader.wb._date_formats
        self._sheets = [
            (str(sheet.name), rel.target)
            for sheet, rel in reader.parser.find_sheets()
            if rel.target in reader.valid_files and "chartsheet" not in rel.Type
        ]
        strings = reader.package.find(SHARED_STRINGS)
        self._strings = list(self._read(strings.PartName[1:])) if strings is not None else []

    def table(self) -> Table:
        """Give the rows of the first sheet, and where its merged cells are.

        Where there is no card on it, and another sheet has some, that is told.
        """
        (name, part), *others = self._sheets
        raw = self._packed.whole(part)
        self._table.odd.extend(_merged(raw))
        number = 0
        for count, row in enumerate(_rows(raw), 1):
            number = int(float(row.get("r", number + 1)))
            if number > MOST_NUMBER or count > MOST_READ or len(self._table.rows) > MOST_ROWS:
                raise _problem(self._table.path, Said("table-rows", {"most": str(MOST_ROWS)}))
            self._table.add(number, tuple(self._cells(number, row)))
        if not (self._table.rows and understood(self._table.head.cells).at):
            for other, part in others[:MOST_SHEETS]:
                if self._has_cards(part):
                    return self._elsewhere(name, other)
        return self._table

    def _has_cards(self, part: str) -> bool:
        """Tell whether one of the first rows of a sheet names the columns of cards."""
        rows = islice(_rows(self._packed.whole(part)), MOST_HEAD)
        heads = [understood(self._cells(number, row)).at for number, row in enumerate(rows, 1)]
        return any(all((one, None) in at for one in NEEDED) for at in heads)

    def _elsewhere(self, name: str, other: str) -> Table:
        found = Table(self._table.path)
        found.say(1, Said("sheet-other", {"sheet": name, "other": other}))
        return found

    def _read(self, part: str) -> Iterator[str]:
        for element in _parsed(self._packed.whole(part)):
            if element.tag == _STRING:
                yield _plain(element)
                element.clear()

    def _cells(self, number: int, row: Any) -> list[str]:
        """Give the cells of a row; of those beyond the most, all that counts is whether one is."""
        cells: list[str] = []
        column = 0
        for cell in row[: MOST_COLUMNS + 1]:
            if cell.tag != _CELL:
                continue
            place = cell.get("r")
            column = _column(place.rstrip(_DIGITS)) if place else column + 1
            index = min(column - 1, MOST_COLUMNS)
            text = self._text(number, index, cell)
            if text:
                cells.extend([""] * (index + 1 - len(cells)))
                cells[index] = text
        return cells

    def _text(self, row: int, column: int, cell: Any) -> str:
        """Give the text of a cell; what is none is noted, and a question mark stands for it."""
        kind = cell.get("t", "n")
        inside = {one.tag: one for one in cell}
        value = inside[_VALUE].text or "" if _VALUE in inside else ""
        why = None
        if _FORMULA in inside:
            why = Said("cell-formula")
        elif kind == "inlineStr":
            return tidy(bare(_known(_plain(inside.get(_INLINE)))))
        elif not value:
            return ""
        elif kind == "e":
            why = Said("cell-error", {"value": value})
        elif kind == "d" or (kind == "n" and int(cell.get("s", 0)) in self._dates):
            why = Said("cell-date")
        if why is not None:
            self._table.odd.append(Odd(row, column, why))
            return "?"
        if kind == "b":
            return "TRUE" if int(value) else "FALSE"
        if kind == "n":
            return _number(value)
        return tidy(bare(_known(self._strings[int(value)] if kind == "s" else value)))


@cache
def _column(letters: str) -> int:
    """Give the number of a column, from 1; raise ValueError where the letters name none."""
    return int(column_index_from_string(letters))


def _parsed(raw: bytes) -> Iterator[Any]:
    """Give each element as it ends; `Parts` lets nothing through that declares entities."""
    for _event, element in iterparse(io.BytesIO(raw)):  # noqa: S314  (no entities come here)
        yield element


def _rows(raw: bytes) -> Iterator[Any]:
    """Give the rows of a sheet as they stand in it, and look at nothing behind them."""
    for element in _parsed(raw):
        if element.tag == _ROW:
            yield element
            element.clear()
        elif element.tag == _DATA:
            return


def _merged(raw: bytes) -> Iterator[Odd]:
    """Give where each block of merged cells begins, of the first so many."""
    for block in islice(_MERGED.finditer(raw, max(raw.rfind(b"sheetData"), 0)), MOST_MERGED):
        said = block[1].decode()
        column, row, *_rest = range_boundaries(said)
        if column is not None and row is not None:
            yield Odd(row, column - 1, Said("cells-merged", {"cells": said}))


def _plain(element: Any) -> str:
    """Give a text that may be in runs of different looks; how it is pronounced is no part of it."""
    said = ""
    for one in () if element is None else element:
        if one.tag == _T:
            said += one.text or ""
        elif one.tag == _RUN:
            said += one.findtext(_T) or ""
    return said


def _known(text: str) -> str:
    """Give a text with the signs that XML cannot hold."""
    return unescape(text) if "_x" in text else text


def _number(value: str) -> str:
    """Give a number as a person writes it: no point behind a whole one."""
    if value.lstrip("-").isdecimal():
        return str(int(value))
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def _problem(name: str, said: Said) -> FileProblem:
    return FileProblem((Finding(name, 1, said.code, tuple(said.params.items())),))
