"""Run the command line in this process, and keep sessions for the tests to look at."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from game.cli import main
from game.engine.answers import Refusal
from game.engine.events import Envelope
from game.script.load import load_game
from game.store import Store, open_store
from game.store.sqlite import SqliteStore
from game.table.dates import this_day
from game.table.simulate import simulate
from game.table.table import Table

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "tests" / "scripts" / "tutorial.yaml"


class Ran(Struct, frozen=True):
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """The one line on stderr."""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        return self.err.rstrip("\n")


def run(*arguments: object) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(one) for one in arguments])
    assert "Traceback" not in err.getvalue()
    return Ran(code, out.getvalue(), err.getvalue())


class Here:
    """A user's own folders, empty at first."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.db = place / "data" / "groeihuis.db"
        self.config = place / "config" / "settings.json"

    @contextmanager
    def store(self) -> Iterator[Store]:
        with open_store(str(self.db)) as store:
            yield store

    def played(self, *, today: date | None = None, seed: int = 1, until: str | None = None) -> str:
        """Let bots play a session, or stop them when they enter a step, and give its id."""
        with self.store() as store:
            return played(store, today=today, seed=seed, until=until).session

    def bytes(self) -> bytes:
        """Give all that lies in the database's folder, companion files included."""
        return b"".join(path.read_bytes() for path in sorted(self.db.parent.iterdir()))


class Reached(Exception):
    """The bots entered the step at which they should stop."""


def played(
    store: Store,
    *,
    today: date | None = None,
    seed: int = 1,
    until: str | None = None,
    lang: Any = "nl",
) -> Table:
    tables: list[Table] = []

    def watch(table: Table, envelope: Envelope) -> None:
        tables.append(table)
        if until is not None and getattr(envelope.event, "step", None) == until:
            raise Reached

    game = load_game("go-grow-duo")
    try:
        done = simulate(
            store, game, today=today or this_day(), lang=lang, seed=seed, on_event=watch
        )
        assert not isinstance(done, Refusal)
    except Reached:
        pass
    return Table(store, tables[0].session)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a held database only as long as a test must."""
    defaults = {**(SqliteStore.__init__.__kwdefaults__ or {}), "timeout": 0.1}
    monkeypatch.setattr(SqliteStore.__init__, "__kwdefaults__", defaults)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    """Keep a test out of the user's own folders, in Dutch."""
    place = Here(tmp_path)
    monkeypatch.setenv("GROEIHUIS_DB", str(place.db))
    monkeypatch.setenv("GROEIHUIS_CONFIG", str(place.config))
    monkeypatch.setenv("GROEIHUIS_LANG", "nl")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("GROEIHUIS_COMMAND", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return place
