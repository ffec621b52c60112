"""Read a table of cards, CSV or XLSX, into rows of text; what is no table is told in one line."""

from __future__ import annotations

from pathlib import Path

from cards.csvfile import read_csv
from cards.rows import CSV, ENDINGS, MOST_COLUMNS, MOST_ROWS, Table
from datafiles.findings import FileProblem, Finding, Said
from datafiles.yamlfile import read_bytes

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of older Office programs begin, and new ones with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_table(path: Path) -> Table:
    """Read a table; raise FileProblem where there is none, for whatever reason."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise _problem(path, Said("table-ending", {"allowed": ", ".join(ENDINGS)}))
    raw = read_bytes(path)
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise _problem(path, Said("empty"))
    if raw.startswith(OLE):
        raise _problem(path, Said("table-locked" if LOCKED in raw else "table-old"))
    if ending in CSV:
        if raw.startswith(ZIP):
            raise _problem(path, Said("table-not-text"))
        table = read_csv(str(path), raw)
    else:
        # Only here, because it takes longer to import than a table of text to read.
        from cards.xlsxfile import read_xlsx

        table = read_xlsx(str(path), raw)
    if not table.rows and not table.findings:
        raise _problem(path, Said("empty"))
    if len(table.rows) > MOST_ROWS:
        raise _problem(path, Said("table-rows", {"most": str(MOST_ROWS)}))
    if table.rows and len(table.head.cells) > MOST_COLUMNS:
        raise _problem(path, Said("table-columns", {"most": str(MOST_COLUMNS)}))
    return table


def _problem(path: Path, said: Said) -> FileProblem:
    return FileProblem((Finding(str(path), 1, said.code, tuple(said.params.items())),))
