"""Rows, and programs to run beside this one, for the tests of the store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import game
from game.store import Meta, Row, StoreError
from game.store.sqlite import SqliteStore

AT = "2026-11-22T20:34:00.123456Z"
META = Meta("go-grow-duo", "Go Grow met twee", "running", AT, "2026-12-22")
ROOT = Path(game.__file__).parents[1]
HEADER = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from game.store.errors import StoreError
from game.store.protocol import Meta, Row
from game.store.sqlite import SqliteStore
path = Path(sys.argv[2])
def row(seq, payload=b"{}"):
    return Row(seq, "placed", 1, "2026-11-22T20:34:00Z", payload)
"""


def row(seq: int, payload: bytes = b"{}", kind: str = "placed") -> Row:
    return Row(seq, kind, 1, AT, payload)


def rows(first: int, last: int) -> list[Row]:
    return [row(seq, b'{"n": %d}' % seq) for seq in range(first, last + 1)]


def attempt(store: SqliteStore, head: int) -> str:
    """Try to append one row, and say how that ended."""
    try:
        store.append("a", head, [row(head + 1)])
    except StoreError as error:
        return error.code
    return "done"


def pragma(store: SqliteStore, name: str) -> object:
    with store._using() as db:
        return db.execute(f"PRAGMA {name}").fetchone()[0]


def beside(path: Path, program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program of its own that has `path`, `row` and `SqliteStore`; talk to it by lines."""
    return subprocess.Popen(
        [sys.executable, "-c", HEADER + program, str(ROOT), str(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def line(process: subprocess.Popen[str]) -> str:
    """Wait for the next line that the program prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finish(process: subprocess.Popen[str]) -> str:
    """Tell the program to go on, and give the rest of what it prints."""
    rest, _ = process.communicate("\n", timeout=60)
    return rest.strip()
