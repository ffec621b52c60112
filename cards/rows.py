"""Hold a table as it was read: rows of plain text with their numbers, and cells that are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from datafiles.findings import Finding, Params, Said

CSV = (".csv", ".tsv", ".txt")
XLSX = (".xlsx", ".xlsm")
ENDINGS = (*CSV, *XLSX)
"""What the name of a table ends in."""

MOST_ROWS = 20_000
MOST_READ = 5 * MOST_ROWS
"""Rows that are looked at, empty ones and remarks among them."""
MOST_COLUMNS = 100
"""Columns that are read; one cell more in a row stands for all that lies beyond."""
REMARK = "#"
"""A row that begins with this is for people."""


class Row(NamedTuple):
    """One row; `number` counts from 1 as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


class Odd(NamedTuple):
    """A cell that holds no text to use: its row, its column from 0, and why not."""

    row: int
    column: int
    why: Said


class Table(Struct):
    """A table without its empty rows and remarks; the first row that is left is the head."""

    path: str
    rows: list[Row] = field(default_factory=list)
    odd: list[Odd] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def say(self, row: int, said: Said, where: str = "", severity: str = "error") -> None:
        """Note a finding at a row of this table."""
        params: Params = tuple(said.params.items())
        self.findings.append(Finding(self.path, row, said.code, params, where, severity))

    def add(self, number: int, cells: tuple[str, ...]) -> None:
        """Add a row, unless it is empty or a remark."""
        first = next((one for one in cells if one), "")
        if first and not first.startswith(REMARK):
            self.rows.append(Row(number, cells))

    @property
    def head(self) -> Row:
        """The row with the names of the columns."""
        return self.rows[0]

    def body(self) -> Iterator[Row]:
        """Give the rows under the head."""
        return iter(self.rows[1:])


def letters(column: int) -> str:
    """Give what a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
