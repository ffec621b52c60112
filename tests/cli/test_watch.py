"""The way into the coach's window: what is checked before, and that nothing is written."""

from __future__ import annotations

import sys
from datetime import date
from types import ModuleType
from typing import Any

import pytest

from game.store import ReadOnly
from game.table.sessions import distil
from tests.cli.running import Here, run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Stand in for the screen, at a terminal; give what it was asked."""
    calls: list[Any] = []
    screen = ModuleType("game.tui.watching")

    def watch(table: Any, *, lang: str | None) -> int:
        row = table.store.read(table.session)[-1]
        with pytest.raises(ReadOnly):
            table.store.append(table.session, row.seq, [row._replace(seq=row.seq + 1)])
        calls.append((table.session, lang))
        return 0

    screen.watch = watch  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.tui.watching", screen)
    monkeypatch.setattr("game.cli.screens._at_terminal", lambda: True)
    return calls


def test_any_beginning_names_a_session_and_none_the_last_open_one(
    here: Here, asked: list[Any]
) -> None:
    older, newer = here.played(until="velden"), here.played(until="velden")
    here.played()
    shared = next(n for n in range(1, 40) if older[:n] != newer[:n])
    assert run("watch").code == 0
    assert run("watch", older[:shared], "--lang", "en").code == 0
    assert asked == [(newer, "nl"), (older, "en")]
    done = run("watch", older[: shared - 1])
    assert (done.code, done.out) == (1, "")
    assert "Meer dan één sessie begint met" in done.line


def test_what_cannot_be_watched_is_said(here: Here, asked: list[Any]) -> None:
    done = run("watch")
    assert (done.code, done.line) == (1, f"groeihuis: Er is nog geen database: {here.db}")
    closed = here.played()
    old = here.played(today=date(2026, 1, 5))
    with here.store() as store:
        assert distil(store, old)
    for words, said in (
        ((), "Er is geen open sessie om mee te kijken."),
        (("zzz",), "Er is geen sessie met nummer zzz."),
        ((closed,), "Deze sessie is afgesloten."),
        ((old,), "Van deze sessie zijn alleen de afspraken nog bewaard."),
    ):
        done = run("watch", *words)
        assert (done.code, done.out, done.line) == (1, "", f"groeihuis: {said}")
    assert asked == []


def test_a_second_window_purges_nothing_unasked(here: Here, asked: list[Any]) -> None:
    here.played(until="velden")
    here.played(today=date(2026, 1, 5), until="velden")
    before = [each.events for each in _listed(here)]
    assert run("watch").code == 0
    assert [each.events for each in _listed(here)] == before


def _listed(here: Here) -> Any:
    with here.store() as store:
        return store.sessions()


def test_without_a_terminal_no_window_opens(here: Here) -> None:
    here.played(until="velden")
    done = run("watch")
    assert (done.code, done.line) == (
        1,
        "groeihuis: Hiervoor is een terminal nodig; dit is er geen.",
    )
