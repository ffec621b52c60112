"""A database or a folder that will not: one line says so, nothing typed is lost, no traceback."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from game import language
from game.store import Store, StoreError
from game.store import errors as store_errors
from game.store.sqlite import SqliteStore
from game.table import settings
from game.table.requests import PlayRequest
from tests.tui.driving import Place, desk

FAULTS: dict[str, tuple[Callable[[], StoreError], str]] = {
    "locked": (lambda: store_errors.Locked(path="x.db"), "Een ander programma houdt de database"),
    "full": (lambda: store_errors.Full(path="x.db"), "De schijf is vol, er is niets geschreven"),
    "read-only": (lambda: store_errors.ReadOnly(path="x.db"), "kan alleen gelezen worden"),
    "corrupt": (lambda: store_errors.Corrupt(path="x.db"), "De database is beschadigd"),
    "failed": (
        lambda: store_errors.Failed(path="x.db", reason="SQLITE_IOERR"),
        "De database kon dit niet doen",
    ),
    "conflict": (
        lambda: store_errors.Conflict(session="x", expected="1", found="2"),
        "Een ander venster schrijft in deze sessie.",
    ),
}


class Failing:
    """A store whose `append` fails as long as `fault` is set."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fault: Callable[[], StoreError] | None = None

    def append(self, *args: Any, **more: Any) -> None:
        if self.fault is not None:
            raise self.fault()
        self._store.append(*args, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


async def test_a_store_that_fails_says_so_and_loses_nothing(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        failing = Failing(at.play.table.store)
        at.play.table.store = failing
        for fault, said in FAULTS.values():
            failing.fault = fault
            await at.type("Wat we niet kwijt willen.\n")
            assert said in at.message and "!" in at.message
            assert at.panel.query_one(Input).value == "Wat we niet kwijt willen."
            failing.fault = None
            await at.press("enter")
            assert at.panel.query_one(Input).value == ""
        assert at.text.count("Wat we niet kwijt willen.") == len(FAULTS)
        await at.press("escape")
        failing.fault, said = FAULTS["full"]
        await at.press("n")
        assert at.step == "inzichten" and said in at.message
        await at.press("u", "t", "x", "delete", "2")
        assert said in at.message
        failing.fault = None
        await at.press("n")
        assert at.step == "afspraken"
        failing.fault, said = FAULTS["locked"]
        await at.press("enter")
        await at.type("Samen lunchen\n")
        await at.press("1", "enter", "enter", "enter", "enter")
        assert said in at.message and at.value("what") == "Samen lunchen"


async def test_a_lock_that_fails_keeps_the_draft_and_the_secret(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        failing = Failing(at.play.table.store)
        at.play.table.store = failing
        await at.take()
        await at.press("4")
        failing.fault = FAULTS["full"][0]
        await at.press("enter")
        assert "De schijf is vol" in at.message
        assert at.panel.who == "p1" and at.sealed()
        failing.fault = None
        await at.press("enter")
        assert at.panel.turn == "p2"
        ((_key, kept),) = place.table().state.placed.items()
        assert kept.event.zone == "grow"


async def test_a_poster_without_a_place_to_lie(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        blocked = place.root / "a file"
        blocked.write_text("in the way", encoding="utf-8")
        at.app.settings = settings.Settings(poster_folder=str(blocked), motion=False)
        await at.press("a", "enter")
        await at.until(lambda: not at.panel.busy)
        assert "De poster kon niet worden bewaard in" in at.message
        assert at.panel.made is None and at.play.view.status == "open"
        await at.press("f", "home", "ctrl+k")
        await at.type(f"{place.root / 'nowhere'}\n")
        assert "Die map is er niet" in at.message
        await at.press("home", "ctrl+k")
        await at.type(f"{place.posters}\n")
        assert at.panel.typing is False
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
    assert settings.load().poster_folder == str(place.posters)


async def test_a_locked_database_from_another_program(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.session("inzichten")
    quick = SqliteStore.__init__

    def impatient(self: SqliteStore, path: Path, **more: Any) -> None:
        quick(self, path, **{**more, "timeout": 0.05})

    monkeypatch.setattr(SqliteStore, "__init__", impatient)
    async with desk(place, resume=session) as at:
        other = sqlite3.connect(place.db, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await at.type("Toch opgeschreven.\n")
        assert "Een ander programma houdt de database bezet" in at.message
        assert at.panel.query_one(Input).value == "Toch opgeschreven."
        other.execute("ROLLBACK")
        other.close()
        await at.press("enter")
        assert "Toch opgeschreven." in at.text
        await at.press("escape", "escape", "s")
        await at.until(lambda: at.kind == "HomeScreen")


def odd(place: Place) -> dict[str, tuple[Callable[[], object], str]]:
    def newer() -> None:
        place.session()
        with sqlite3.connect(place.db) as db:
            db.execute("PRAGMA user_version = 9999")
        db.close()

    return {
        "text": (
            lambda: place.db.write_text("no database at all" * 99, encoding="utf-8"),
            "Dit is geen database van groeihuis",
        ),
        "folder": (place.db.mkdir, "De database kan niet gemaakt of geopend worden"),
        "newer": (newer, "Een nieuwere versie van groeihuis maakte deze database"),
    }


@pytest.mark.parametrize("kind", ["text", "folder", "newer"])
async def test_home_with_a_database_that_is_none(place: Place, kind: str) -> None:
    make, said = odd(place)[kind]
    make()
    async with desk(place, wait=False) as at:
        await at.until(lambda: said in at.message)
        await at.press("k")
        await at.until(lambda: at.kind == "DecksScreen")
        await at.press("escape")
        await at.until(lambda: at.kind == "HomeScreen" and said in at.message)
        await at.press("v")
        await at.until(lambda: said in at.message)
        await at.press("t")
        await at.until(lambda: said in at.message)
        await at.press("n")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.type("Zoë\n\nMark\n\n")
        await at.press(*["enter"] * 7)
        assert at.kind == "SetupScreen" and said in at.message
        assert at.value("name-1") == "Mark"
        await at.press("right", "enter")
        await at.until(lambda: at.kind == "PlayScreen")
        assert "Dit is een oefensessie." in at.text


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
async def test_home_with_a_read_only_folder(place: Place) -> None:
    session = place.session("velden")
    place.root.chmod(0o500)
    try:
        async with desk(place, resume=session, wait=False) as at:
            await at.until(lambda: "!" in at.message)
    finally:
        place.root.chmod(0o700)


async def test_a_purge_that_another_window_prevents(place: Place) -> None:
    place.session("afspraken")
    async with desk(place, resume="nothing", wait=False) as at:
        await at.until(lambda: "nothing" in at.message and "!" in at.message)
        await at.press("o")
        await at.until(lambda: at.kind == "SessionsScreen")
        with place.store() as store:
            assert store.sessions()
            await at.press("w", "w")
            await at.until(lambda: "Niets gewist" in at.message)
        assert "Zoë, Mark" in at.text
        await at.press("w", "w")
        await at.until(lambda: "Gewist." in at.message)
        assert "Zoë, Mark" not in at.text


async def test_settings_that_cannot_be_written_stop_nobody(place: Place) -> None:
    place.config.unlink()
    place.config.parent.rmdir()
    place.config.parent.write_text("in the way", encoding="utf-8")
    async with desk(place) as at:
        await at.press("b", "l")
        assert at.app.theme == "beamer" and "New game" in at.text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("nl", "!  spel.yaml:1: ‘format’ ontbreekt"),
        ("en", "!  spel.yaml:1: ‘format’ is missing"),
    ],
)
async def test_a_script_that_broke_since_it_was_asked_for_is_told_in_the_language_in_use(
    place: Place, lang: str, said: str
) -> None:
    """One row has room for the first finding; the command line tells them all."""
    script = place.root / "spel.yaml"
    script.write_text("id: a\nid: b\n", encoding="utf-8")
    with language.using(lang):
        async with desk(place, play=PlayRequest(str(script)), wait=False) as at:
            await at.until(lambda: at.kind == "SetupScreen")
            await at.until(lambda: "spel.yaml" in at.message)
            assert at.message.strip() == said


async def test_an_unforeseen_fault_is_raised_without_what_was_sealed(
    place: Place, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.session("ikzelf")
    with pytest.raises(ZeroDivisionError):
        async with desk(place, resume=session) as at:
            await at.take()
            await at.press("4")

            def broken(*_: object) -> bool:
                raise ZeroDivisionError

            monkeypatch.setattr(at.play, "perform", broken)
            at.send("enter")
            await at.until(lambda: at.app._exception is not None)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err and "Point(" not in out + err
