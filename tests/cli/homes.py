"""Keep all of a user's own folders below one, so that every byte that is written can be seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import Struct

from game.store import Store, open_store
from tests.cli.planting import NAMES
from tests.cli.running import run

FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "TMPDIR": "tmp",
}


class Home(Struct, frozen=True):
    """A user with folders of their own, all below one."""

    root: Path

    @contextmanager
    def store(self) -> Iterator[Store]:
        with open_store() as store:
            yield store

    def papers(self, session: str) -> Path:
        """Make everything that can be made of a session; what has no line makes no sheet."""
        folder = self.root / "papers"
        folder.mkdir(exist_ok=True)
        assert run("poster", session, "-o", folder / "poster.pdf").code == 0
        run("sheet", session, "--player", NAMES[0], "-o", folder / "sheet.pdf")
        run("agreements", "--session", session, "--ics", folder / "days.ics")
        for more in ((), ("--complete",)):
            done = run("sessions", "export", session, *more, "-o", folder / f"all{len(more)}.json")
            assert done.code == 0
        shown = run("sessions", "show", session, "--json")
        (folder / "shown.json").write_text(shown.out + shown.err, encoding="utf-8")
        return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Point every folder that a program may write to below one that is empty."""
    for name in [one for one in os.environ if one.startswith("GROEIHUIS_")]:
        monkeypatch.delenv(name)
    for name, folder in {**FOLDERS, "": "work"}.items():
        (tmp_path / folder).mkdir()
        if name:
            monkeypatch.setenv(name, str(tmp_path / folder))
    # Where a system names its folders otherwise, these two at least are kept out of the user's own.
    monkeypatch.setenv("GROEIHUIS_DB", str(tmp_path / "data" / "groeihuis" / "groeihuis.db"))
    monkeypatch.setenv("GROEIHUIS_CONFIG", str(tmp_path / "config" / "groeihuis" / "settings.json"))
    monkeypatch.setenv("GROEIHUIS_LANG", "nl")
    monkeypatch.chdir(tmp_path / "work")
    return Home(tmp_path)
