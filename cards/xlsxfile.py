"""Read the first sheet of an XLSX file; a formula, date or merged cell is told, never guessed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.escape import unescape

from cards.csvfile import tidy
from cards.rows import MOST_COLUMNS, MOST_ROWS, Odd, Table
from datafiles.findings import FileProblem, Finding, Said

MEGABYTES = 32
"""What a file may hold when unpacked; a small one can be made to unpack without end."""
PART_MEGABYTES = 2
"""What each part may hold that is no sheet and no texts: styles become objects, all of them."""
BULK = ("xl/worksheets/", "xl/sharedStrings", "xl/media/", "xl/drawings/")
MOST_NUMBER = 100_000
"""The last row that is looked at: a file may claim empty ones without end."""
MOST_MERGED = 200
"""Merged cells that are told; more are a drawing, not a table."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{1,40})"')


def read_xlsx(name: str, raw: bytes) -> Table:
    """Read a table; raise FileProblem where the file is broken, or no spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            for most, sizes in (
                (MEGABYTES, [sum(one.file_size for one in parts)]),
                (PART_MEGABYTES, [p.file_size for p in parts if not p.filename.startswith(BULK)]),
            ):
                if max(sizes, default=0) > most * 1024 * 1024:
                    raise _problem(name, Said("too-large", {"most": str(most)}))
            return _sheet(name, raw, packed)
    except FileProblem:
        raise
    except Exception:  # whatever a broken file makes of the library
        raise _problem(name, Said("table-broken")) from None


def _sheet(name: str, raw: bytes, packed: zipfile.ZipFile) -> Table:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(raw), read_only=True)
    if not book.worksheets:
        raise _problem(name, Said("table-broken"))
    sheet: Any = book.worksheets[0]
    table = Table(name)
    table.odd.extend(_merged(packed, sheet))
    sheet.reset_dimensions()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number, cells in enumerate(sheet.iter_rows(), 1):
            table.add(number, tuple(_text(table, number, one) for one in cells[:MOST_COLUMNS]))
            if len(table.rows) > MOST_ROWS or number > MOST_NUMBER:
                break
    return table


def _merged(packed: zipfile.ZipFile, sheet: Any) -> Iterator[Odd]:
    """Give where each block of merged cells begins; the library's quick reader passes them over."""
    for block in islice(_MERGED.finditer(packed.read(sheet._worksheet_path)), MOST_MERGED):
        said = block[1].decode()
        column, row, *_rest = range_boundaries(said)
        if column is not None and row is not None:
            yield Odd(row, column - 1, Said("cells-merged", {"cells": said}))


def _text(table: Table, row: int, cell: Any) -> str:
    """Give the text of a cell; what is none is noted and becomes nothing."""
    value = cell.value
    if value is None:
        return ""
    why = None
    if cell.data_type == "f":
        why = Said("cell-formula")
    elif cell.data_type == "e":
        why = Said("cell-error", {"value": str(value)})
    elif not isinstance(value, str | int | float | bool):
        why = Said("cell-date")
    if why is not None:
        table.odd.append(Odd(row, cell.column - 1, why))
        return "?"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    text = str(value)
    return tidy(unescape(text) if "_x" in text else text)


def _problem(name: str, said: Said) -> FileProblem:
    return FileProblem((Finding(name, 1, said.code, tuple(said.params.items())),))
