"""Read CSV as spreadsheets write it: any of three separators, any of four encodings."""

from __future__ import annotations

import codecs
import csv
import io
import re

from cards.columns import understood
from cards.formulas import APOSTROPHE, bare
from cards.rows import MOST_COLUMNS, MOST_READ, MOST_ROWS, REMARK, Odd, Table
from datafiles.findings import FileProblem, Finding, Said

SEPARATORS = ";,\t"
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_BLANKS = re.compile("[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_SAYS_SEPARATOR = re.compile(r"sep=(.)[\r\n]*\Z", re.IGNORECASE)
_SAMPLE = 40
"""Lines among which the head is looked for."""


def read_csv(name: str, raw: bytes) -> Table:
    """Read a table; raise FileProblem where the bytes are no text, or too many rows.

    Where quotes are broken, the row in which they open is told and nothing after it is read.
    """
    table = Table(name)
    text = _decoded(table, raw)
    lines = io.StringIO(text, newline="")
    skip = 0
    stated = _SAYS_SEPARATOR.match(lines.readline())
    if stated is not None:
        separator, skip = stated[1], 1
    else:
        lines.seek(0)
        separator = _separator(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = skip
    freed: set[tuple[int, int]] = set()
    try:
        for number, cells in enumerate(reader, skip + 1):
            if len(table.rows) > MOST_ROWS or number > MOST_READ:
                most = (("most", str(MOST_ROWS)),)
                raise FileProblem((Finding(name, 1, "table-rows", most),))
            beyond = next(filter(None, map(tidy, cells[MOST_COLUMNS:])), "")
            texts = [bare(one) if APOSTROPHE in one else one for one in cells[:MOST_COLUMNS]]
            if texts != cells[:MOST_COLUMNS]:
                freed.update((number, at) for at, one in enumerate(texts) if one != cells[at])
            table.add(number, (*map(tidy, texts), *([beyond] if beyond else ())))
    except csv.Error:
        table.say(number + 1, Said("table-quote"))
    for row in table.rows[1:]:
        for column, cell in enumerate(row.cells):
            if cell.startswith("=") and (row.number, column) not in freed:
                table.odd.append(Odd(row.number, column, Said("cell-formula")))
    return table


def tidy(cell: str) -> str:
    """Give the text of a cell on one line, without spaces around it; a no-break space holds."""
    if cell.isprintable() and "  " not in cell:
        return cell.strip()
    return _BLANKS.sub(" ", cell).strip()


def _decoded(table: Table, raw: bytes) -> str:
    """Decode by the mark at the beginning, else as UTF-8, else as Windows writes it."""
    coding = "utf-8-sig"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        coding = "utf-16"
    try:
        text = raw.decode(coding)
    except UnicodeDecodeError:
        try:
            text = raw.decode("cp1252") if coding == "utf-8-sig" else "\0"
        except UnicodeDecodeError:
            text = "\0"
        table.say(1, Said("table-windows"), severity="warning")
    if _BINARY.search(text):
        raise FileProblem((Finding(table.path, 1, "table-not-text"),))
    return text


def _separator(text: str) -> str:
    """Choose the separator by which the head has most columns that we know, then most at all."""
    lines = [one for one in text.splitlines(keepends=True)[:_SAMPLE] if one.strip()]
    plain = [one for one in lines if not one.lstrip('"').startswith(REMARK)]
    best = (-1, -1, SEPARATORS[0])
    for separator in SEPARATORS:
        try:
            cells = next(csv.reader(plain, delimiter=separator), [])[:MOST_COLUMNS]
        except csv.Error:
            continue
        known = len(understood(cells).at)
        if (known, len(cells)) > best[:2]:
            best = (known, len(cells), separator)
    return best[2]
