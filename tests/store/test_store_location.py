"""Which store an address means."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest

from game.store import MemoryStore, Unsupported, default_path, open_store
from game.store.sqlite import SqliteStore
from tests.store.rows import rows


def opened_path(url: str | None = None) -> Path:
    with open_store(url) as store:
        assert isinstance(store, SqliteStore)
        assert store.path.is_file()
        return store.path


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the user's own database out of these tests."""
    monkeypatch.delenv("GROEIHUIS_DB", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda app, appauthor: tmp_path / app)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("empty", [None, ""])
def test_without_an_address_it_is_the_users_own_file(tmp_path: Path, empty: str | None) -> None:
    assert default_path() == tmp_path / "groeihuis" / "groeihuis.db"
    assert opened_path(empty) == default_path()


def test_the_environment_comes_before_that_and_an_address_before_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROEIHUIS_DB", str(tmp_path / "environment.db"))
    assert opened_path() == tmp_path / "environment.db"
    assert opened_path(str(tmp_path / "address.db")) == tmp_path / "address.db"
    monkeypatch.setenv("GROEIHUIS_DB", f"sqlite:///{tmp_path / 'url.db'}")
    assert opened_path() == tmp_path / "url.db"
    monkeypatch.setenv("GROEIHUIS_DB", "")
    assert opened_path() == default_path()


def test_an_address_is_a_path_or_a_url(tmp_path: Path) -> None:
    absolute = tmp_path / "made on the way" / "a.db"
    assert opened_path(f"sqlite:///{absolute}") == absolute
    assert opened_path("sqlite:///b.db") == Path("b.db")
    assert opened_path("c.db") == Path("c.db")
    assert {each.name for each in tmp_path.glob("*.db")} == {"b.db", "c.db"}


@pytest.mark.skipif(sys.platform == "win32", reason="asks HOME")
def test_a_path_may_start_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert opened_path("~/a.db") == tmp_path / "home" / "a.db"


@pytest.mark.parametrize("url", ["memory:", ":memory:", "sqlite:///:memory:"])
def test_memory_makes_no_file(url: str, tmp_path: Path) -> None:
    with open_store(url) as store:
        assert isinstance(store, MemoryStore)
        store.append("a", 0, rows(1, 2))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("postgresql://anna:geheim@host/db", "postgresql"),
        ("sqlite://", "sqlite"),
        ("sqlite:///", "sqlite"),
        ("sqlite://a.db", "sqlite"),
        ("file:///a.db", "file"),
    ],
)
def test_another_kind_of_address_is_refused_without_its_password(
    url: str, scheme: str, tmp_path: Path
) -> None:
    with pytest.raises(Unsupported) as caught:
        open_store(url)
    assert caught.value.params == {"scheme": scheme}
    assert "geheim" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_watcher_is_opened_by_the_same_address(tmp_path: Path) -> None:
    path = opened_path("a.db")
    with open_store(str(path), read_only=True) as store:
        assert store.sessions() == []
