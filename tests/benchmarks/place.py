"""Make what the measurements play on: a folder that goes again, sessions in it, and our command.

Nothing of the user's is read or written: settings and database are files of this run.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from game.engine import commands as c
from game.engine.answers import Refusal
from game.script.load import load_game
from game.store import MemoryStore, Store, open_store
from game.table.dates import this_day
from game.table.setup import default_seats, start_command
from game.table.simulate import simulate
from game.table.table import Table

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = "go-grow-duo"
NAMES = ("Zoë", "Mark")
NOT_OURS = frozenset({"COLUMNS", "LINES", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"})
"""Left out of the environment; without the last one Python would compile our code every time."""


class Place(Struct, frozen=True):
    """A folder with a database: `played` is a finished session, `placing` one about to place."""

    folder: Path
    database: Path
    played: str
    placing: str
    env: dict[str, str]

    def ours(self, *arguments: str) -> list[str | Path]:
        """Give our command as it is installed, or through Python where it is not."""
        name = "groeihuis.exe" if os.name == "nt" else "groeihuis"
        script = Path(sys.executable).with_name(name)
        if script.exists():
            return [script, *arguments]
        start = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
        return [sys.executable, "-c", start, *arguments]


@contextmanager
def place(near: Path | None = None) -> Iterator[Place]:
    """Make the folder, in the system's temporary one or in `near`, on whose disk it then lies."""
    with TemporaryDirectory(prefix="groeihuis-bench-", dir=near) as made:
        folder = Path(made)
        database = folder / "sessions.db"
        settings = folder / "settings.json"
        settings.write_text(json.dumps({"language": "nl", "theme": "avond"}), encoding="utf-8")
        with open_store(str(database)) as store:
            played = seated(
                simulate(store, load_game(SCRIPT), today=this_day(), lang="nl", seed=1)
            ).session
            placing = about_to_place(store).session
        env = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
        env |= {
            "GROEIHUIS_DB": str(database),
            "GROEIHUIS_CONFIG": str(settings),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        yield Place(folder, database, played, placing, env)


def seated(table: Table | Refusal) -> Table:
    """Give the table; a refusal here is a fault."""
    if isinstance(table, Refusal):
        raise ValueError(table.code)
    return table


def begun(store: Store | None = None) -> Table:
    """Begin a session for two in a store, one in memory by default."""
    game = load_game(SCRIPT)
    seats = default_seats(game, NAMES)
    start = start_command(game, seats, lang="nl", today=this_day(), group_sees=False)
    return seated(Table.start(store if store is not None else MemoryStore(), start))


def about_to_place(store: Store) -> Table:
    """Begin a session in which only whoever places sees the screen, and go to the placing."""
    table = begun(store)
    while (step := table.screen().step) is None or step.kind != "place":
        do(table, c.Next(anyway=True))
    return table


def do(table: Table, command: c.Command) -> None:
    """Carry out a command; a refusal here is a fault."""
    refusal = table.perform(command)
    if refusal is not None:
        raise ValueError(refusal.code)
