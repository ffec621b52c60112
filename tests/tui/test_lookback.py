"""Looking back and tidying replay every session: behind the picture, and no key waits for it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import Any

import pytest

from game.language import use
from game.store.sqlite import SqliteStore
from game.table import agreements, retention
from game.table.listing import Going
from tests.tui.driving import TODAY, Desk, Place, desk

LATER = TODAY + timedelta(days=60)
WHAT = "Loopt twee ochtenden mee met de planning."


class Gate:
    """Holds work that runs in a thread after `done` of `count` sessions, until it is opened."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.reached = threading.Event()
        self.stopped = threading.Event()

    def before(self, work: Callable[..., Any], done: int, count: int) -> Callable[..., Any]:
        """Give the work with a wait in front of it, after which it may hear that it is over."""

        def slow(*args: Any, going: Going, **more: Any) -> Any:
            assert going(done, count)
            self.reached.set()
            assert self.opened.wait(20)
            if not going(done + 1, count):
                self.stopped.set()
            return work(*args, going=going, **more)

        return slow


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.opened.set()


def statuses(place: Place) -> dict[str, str]:
    """Give how every agreement stands in the file."""
    with place.store() as store:
        return {one.what: one.status for one in agreements.list_agreements(store)}


def tags(at: Desk) -> list[str]:
    """Give the words before the agreements on screen."""
    return [item.tag for item in at.screen.query_one("LineList").items]  # type: ignore[attr-defined]


async def look_back(at: Desk) -> None:
    await at.press("t")
    await at.until(lambda: at.kind == "LookbackScreen")


async def test_reading_is_told_and_stalls_no_key(
    place: Place, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.session("slot")
    slow = gate.before(agreements.list_agreements, 2, 7)
    monkeypatch.setattr(agreements, "list_agreements", slow)
    async with desk(place) as at:
        await look_back(at)
        assert "Terugkijken" in at.head and WHAT not in at.words
        assert "Nog geen afspraken." not in at.text, "nobody knows yet"
        assert gate.reached.wait(10)
        assert at.message.strip() == "", "nothing is told of what takes no time"
        await at.until(lambda: "Afspraken zoeken: sessie 3 van 7 …" in at.message)
        await at.press("g", "l", "s", "m", "up", "down")
        before = at.app.theme
        await at.press("b", "h")
        assert at.app.theme != before and at.kind == "HelpScreen"
        await at.press("x")
        gate.opened.set()
        await at.until(lambda: f"Zoë: {WHAT}" in at.words)
        assert "Afspraken zoeken" not in at.text
        assert tags(at) == ["open"]


async def test_whoever_leaves_waits_for_nothing_and_the_reading_ends(
    place: Place, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.session("slot")
    slow = gate.before(agreements.list_agreements, 0, 7)
    monkeypatch.setattr(agreements, "list_agreements", slow)
    async with desk(place) as at:
        await look_back(at)
        assert gate.reached.wait(10)
        await at.press("escape")
        await at.home()
        gate.opened.set()
        await at.until(gate.stopped.is_set)


async def test_reviews_are_kept_in_the_order_of_the_keys(place: Place) -> None:
    place.session("slot")
    place.session("slot", names=("Anouk", "Łucja"))
    async with desk(place) as at:
        await look_back(at)
        await at.until(lambda: "Anouk" in at.text)
        assert tags(at) == ["open", "open"]
        await at.rush("g", "down", "l", "up", "g", "s", "g")
        await at.until(lambda: not at.app._early and tags(at) == ["gedaan", "loopt"])
    with place.store() as store:
        kept = agreements.list_agreements(store)
    assert [one.status for one in kept] == ["done", "going"]


async def test_a_review_that_takes_long_keeps_the_keys_for_later(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.session("slot")
    opened = threading.Event()
    review = agreements.review

    def slow(*args: Any, **more: Any) -> Any:
        assert opened.wait(20)
        return review(*args, **more)

    monkeypatch.setattr(agreements, "review", slow)
    async with desk(place) as at:
        await look_back(at)
        await at.until(lambda: WHAT in at.words)
        at.send("g", "l")
        await at.pilot.pause(0.4)
        assert "Even wachten …" in at.message and tags(at) == ["open"]
        opened.set()
        await at.until(lambda: not at.app._early and tags(at) == ["loopt"])
        assert at.message.strip() == ""
    assert statuses(place) == {WHAT: "going"}


async def test_what_cannot_be_read_is_told_and_the_rest_shown(place: Place) -> None:
    broken = place.session("slot")
    place.session("slot", names=("Anouk", "Łucja"))
    with closing(sqlite3.connect(place.db)) as db, db:
        db.execute("UPDATE event SET payload = '{}' WHERE session_id = ? AND seq = 5", (broken,))
    async with desk(place) as at:
        await look_back(at)
        await at.until(lambda: f"Anouk: {WHAT}" in at.words)
        assert "!" in at.message and "beschadigd" in at.message
        assert len(tags(at)) == 1


async def test_a_database_that_fails_while_it_is_read_is_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.session("slot")
    async with desk(place) as at:
        at.app.store().close()
        await look_back(at)
        await at.until(lambda: "De database is al gesloten." in at.message)
        assert tags(at) == []


async def test_the_last_settled_agreement_of_a_purged_session_takes_it_along(place: Place) -> None:
    with place.store() as store:
        assert retention.distil(store, place.session("slot"))
    async with desk(place) as at:
        await look_back(at)
        await at.until(lambda: WHAT in at.words)
        await at.press("s")
        await at.until(lambda: "de sessie is gewist." in at.message)
        assert tags(at) == [] and "Nog geen afspraken." in at.text
    assert WHAT.encode() not in place.bytes()


async def test_french_sets_a_blank_before_the_colon_after_a_name(place: Place) -> None:
    place.session("slot")
    async with desk(place, lang="fr") as at:
        await look_back(at)
        await at.until(lambda: f"Zoë : {WHAT}" in at.words)
    use("nl")


# -- tidying at the start -------------------------------------------------------------------------


@contextmanager
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("game.table.dates.this_day", lambda: LATER)
    yield


async def test_tidying_is_told_and_stalls_no_key(
    place: Place, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.session("slot")
    monkeypatch.setattr(retention, "purge_due", gate.before(retention.purge_due, 4, 12))
    with later(monkeypatch):
        async with desk(place, wait=False) as at:
            await at.until(lambda: "Opruimen, zoals beloofd: sessie 5 van 12 …" in at.message)
            before = at.app.theme
            await at.press("b", "h")
            assert at.app.theme != before and at.kind == "HelpScreen"
            await at.press("x", "n")
            assert "Even laden …" in at.message
            gate.opened.set()
            await at.until(lambda: at.kind == "SetupScreen")
    with place.store() as store:
        assert [one.status for one in store.sessions()] == ["distilled"]


async def test_whoever_leaves_while_it_tidies_has_the_rest_done_next_time(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(3):
        place.session("slot")
    purge = SqliteStore.purge
    opened, reached = threading.Event(), threading.Event()

    def slow(self: SqliteStore, *args: Any, **more: Any) -> None:
        purge(self, *args, **more)
        reached.set()
        assert opened.wait(20)

    monkeypatch.setattr(SqliteStore, "purge", slow)
    with later(monkeypatch):
        async with desk(place, wait=False) as at:
            await at.until(reached.is_set)
            at.app.exit(0)
            await at.until(lambda: at.app._exit)
            threading.Timer(0.3, opened.set).start()
        monkeypatch.setattr(SqliteStore, "purge", purge)
        with place.store() as store:
            left = [one.status for one in store.sessions()]
            assert "distilled" in left and "open" in left
        async with desk(place) as at:
            assert "2 sessies zijn gewist, zoals op de posters stond." in at.message
        with place.store() as store:
            assert {one.status for one in store.sessions()} == {"distilled"}
