"""Give the tests of the SQLite file a path, and a store that waits for nobody long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.store.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(path, timeout=0.2) as opened:
        yield opened
