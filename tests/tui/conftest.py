"""Give the tests that ask for it folders of their own, a fixed day and a known terminal."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import language
from game.table import settings
from tests.tui.driving import TODAY, FixedTable, Place


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Keep a test out of the user's own folders, in Dutch, on one day in November."""
    here = Place(tmp_path)
    here.posters.mkdir()
    for name in ("NO_COLOR", "GROEIHUIS_COMMAND", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GROEIHUIS_DB", str(here.db))
    monkeypatch.setenv("GROEIHUIS_CONFIG", str(here.config))
    monkeypatch.setenv("GROEIHUIS_LANG", "nl")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    settings.save(settings.Settings(poster_folder=str(here.posters), motion=False))
    counted = itertools.count(1)
    monkeypatch.setattr("game.table.table.new_id", lambda: f"01935a00-{next(counted):04}")
    monkeypatch.setattr("game.tui.starting.Table", FixedTable)
    for module in ("game.table.dates", "game.tui.screens.setup"):
        monkeypatch.setattr(f"{module}.this_day", lambda: TODAY)
    before = language.language()
    language.use("nl")
    yield here
    language.use(before)
