"""Undo in a preparation: one's own pages, lines, people and picks, and agreements as well."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from game.engine import commands as c
from game.engine.commands import Seat
from game.engine.state import State
from game.store import MemoryStore
from game.table.setup import start_command
from game.table.table import Table
from game.tui.app import GroeihuisApp
from game.tui.linelist import LineList
from game.tui.solo.screen import SoloScreen
from tests.alone import alone

pytestmark = pytest.mark.asyncio


def begun() -> Table:
    seat = (Seat("Zoë", "employee"),)
    start = start_command(alone(), seat, lang="nl", today=date(2026, 11, 28), group_sees=False)
    table = Table.start(MemoryStore(), start)
    assert isinstance(table, Table)
    return table


@asynccontextmanager
async def opened(part: str, *before: c.Command) -> AsyncIterator[tuple[SoloScreen, Pilot[int]]]:
    """Open a part of a preparation on screen, after what was done before."""
    table = begun()
    for command in before:
        assert table.perform(command) is None
    app = GroeihuisApp("memory:", lang="nl")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
        screen = SoloScreen(table)
        app.push_screen(screen)
        await pilot.pause()
        screen.open_part(part)
        await pilot.pause()
        yield screen, pilot


@pytest.mark.parametrize(
    ("part", "keys", "count"),
    [
        ("talenten", ("space",), lambda state: len(state.answered)),
        ("uitspraken", ("right",), lambda state: len(state.answered)),
        ("veld", ("2", "enter"), lambda state: len(state.placed)),
        ("kaarten", ("space",), lambda state: len(state.drawn)),
        ("mensen", ("v", "M", "o", "enter"), lambda state: len(state.linked)),
        ("groei", ("a", "enter", "space", "enter"), lambda state: len(state.traced)),
    ],
)
async def test_what_was_put_in_is_taken_back_and_brought_again(
    part: str, keys: tuple[str, ...], count: Callable[[State], int]
) -> None:
    async with opened(part) as (screen, pilot):
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        screen.save()
        screen.panel.finish()  # a card that turns takes the next key
        assert count(screen.table.state) == 1
        if part == "groei":  # its own undo takes back point by point first
            screen.table.perform(c.Undo("p1"))
        else:
            await pilot.press("ctrl+z")
        await pilot.pause()
        assert count(screen.table.state) == 0
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert count(screen.table.state) == 1


async def test_a_page_shows_what_was_taken_back() -> None:
    async with opened("wat") as (screen, pilot):
        page = screen.query_one(TextArea)
        for text in ("Meer rust.", "Minder haast."):
            page.text = text
            screen.save()
        await pilot.press("escape", "ctrl+z")
        await pilot.pause()
        assert page.text == "Meer rust."
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert page.text == "Minder haast."


def answered(table: Table, part: str) -> dict[str, str]:
    return {key[2]: one.event.text for key, one in table.state.answered.items() if key[0] == part}


async def test_undo_goes_to_the_question_whose_answer_it_takes_and_says_which() -> None:
    async with opened("boodschap") as (screen, pilot):
        page = screen.query_one(TextArea)
        for text in ("Eerst dit.", "Dan dat."):
            page.text = text
            await pilot.press("tab")
            await pilot.pause()
        await pilot.press("shift+tab", "shift+tab")
        await pilot.pause()
        assert page.text == "Eerst dit."
        await pilot.press("escape", "ctrl+z")
        await pilot.pause()
        assert answered(screen.table, "boodschap")["boodschap-1"] == "Eerst dit."
        assert page.text == ""
        assert screen.panel.task_lines().task.startswith("2/")
        assert screen.news is not None
        assert screen.news.text == "Teruggenomen: ‘Dan dat’. Ctrl+Y doet het opnieuw."
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert page.text == "Dan dat."
        assert "‘Dan dat’" in screen.news.text


@pytest.mark.parametrize(
    ("part", "keys", "named"),
    [
        ("talenten", ("down", "space", "down", "down"), "talenten"),
        ("uitspraken", ("down", "right", "up"), "Ik zeg nee."),
        ("mensen", ("v", "M", "o", "enter", "v", "A", "n", "enter", "up"), "An"),
        ("slot", (), ""),
    ],
)
async def test_undo_names_what_it_takes_back(part: str, keys: tuple[str, ...], named: str) -> None:
    said = (c.GoTo("wat"), c.Answer("p1", text="Meer rust.")) if part == "slot" else ()
    async with opened(part, *said) as (screen, pilot):
        named = named or "Meer rust."
        for key in (*keys, *(("space",) if part == "slot" else ())):
            await pilot.press(key)
        await pilot.pause()
        if part == "talenten":
            named = screen.query_one(LineList).items[1].text
        await pilot.press("u")
        await pilot.pause()
        assert screen.news is not None
        assert screen.news.text == f"Teruggenomen: ‘{named.rstrip('.')}’. O doet het opnieuw."
        if part in ("talenten", "slot"):
            lines = screen.query_one(LineList)
            assert next(one.text for one in lines.items if one.key == lines.chosen) == named
