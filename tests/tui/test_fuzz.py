"""A tired coach: any key at any step, in any order, and odd things in every field; no crash."""

from __future__ import annotations

import asyncio
import random
import string

import pytest

from game.engine.view.screen import own_view
from tests.tui.driving import Desk, Place, desk

LETTERS = [*string.ascii_letters, *string.digits, *"&é\"'(§è!çà-_^$,;:=?./+*@#{}[]~|\\<>€ 🌻李"]
NAMED = [
    "enter", "escape", "tab", "shift+tab", "left", "right", "up", "down", "space", "backspace",
    "delete", "home", "end", "f1", "f2", "f3", "f5", "f12", "ctrl+p", "ctrl+c", "ctrl+z", "ctrl+a",
    "ctrl+k", "insert",
]  # fmt: skip
STEPS = (
    "welkom", "velden", "ikzelf", "jij", "verschil", "kaarten", "inzichten", "afspraken", "slot",
)  # fmt: skip
PRESSES, BURST = 300, 25


def keys(chance: random.Random) -> list[str]:
    """Give some keys; half of them do something, and few of them lead away."""
    found = []
    for _ in range(BURST):
        found.append(chance.choice(NAMED) if chance.random() < 0.4 else chance.choice(LETTERS))
        if found[-1] in ("escape", "ctrl+p") and chance.random() < 0.6:
            found[-1] = "enter"
    return found


async def mash(at: Desk, chance: random.Random, presses: int = PRESSES) -> None:
    for _ in range(presses // BURST):
        for key in keys(chance):
            if at.kind == "Palette" or key == "ctrl+p":
                # Textual's own palette cannot bear a burst: it is closed before it has looked.
                await at.settle()
                await at.press(key)
                await asyncio.sleep(0.01)
            else:
                at.send(key)
        await at.settle()
        if at.app._exit or at.app._exception is not None:
            return
        assert len(at.lines) == at.app.size.height


@pytest.fixture(autouse=True)
def nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.tui.steps.printing.open_file", lambda path: True)


@pytest.mark.parametrize("step", STEPS)
async def test_three_hundred_keys_at_every_step(place: Place, step: str) -> None:
    chance = random.Random(f"coach at {step}")
    session = place.session(step, group_sees=step != "jij")
    async with desk(place, resume=session) as at:
        await mash(at, chance)
    table = place.table(session)
    view = table.screen()
    assert view.step is not None
    for player in view.players:
        own_view(table.state, player.id)
    async with desk(place, resume=session) as at:
        assert at.play.view.players == view.players


@pytest.mark.parametrize("screen", ["home", "n", "o"])
async def test_a_hundred_keys_outside_a_session(place: Place, screen: str) -> None:
    place.session("slot")
    place.session("inzichten")
    chance = random.Random(f"coach at {screen}")
    async with desk(place) as at:
        if screen != "home":
            await at.press(screen)
            await at.until(lambda: at.kind != "HomeScreen")
        await mash(at, chance, 100)


ODD_FOLDERS = ["x" * 900, "~nobody-at-all/posters", "a/b/../c", "C:\\nul?<>|:", "-rf"]


async def test_odd_folders(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.press("f")
        for text in ODD_FOLDERS:
            await at.press("home", "ctrl+k")
            await at.type(f"{text}\n")
            assert at.panel.typing and "!" in at.message, text
        await at.press("home", "ctrl+k")
        await at.type("   \n")
        assert not at.panel.typing


NO_DAYS = ["31-12-9999", "1-1-0001", "0-0-0", "99-99-9999", "+9999", "29-2-2027", "x"]


async def test_odd_days_at_set_up(place: Place) -> None:
    async with desk(place) as at:
        await at.press("n")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.type("Zoë\n\nMark\n\n\n\n\n")
        for text in NO_DAYS:
            assert at.focused() == "day"
            await at.press("home", "ctrl+k")
            await at.type(f"{text}\n\n\n\n")
            assert at.kind == "SetupScreen" and "!" in at.message
        await at.press("home", "ctrl+k")
        await at.type("+14\n\n\n\n")
        await at.until(lambda: at.kind == "PlayScreen")
        assert at.play.view.held_on.isoformat() == "2026-12-03"


async def test_odd_days_in_a_session(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        for text in [*NO_DAYS, "+999", "٣-٤-٢٠٢٧"]:
            await at.press("d", "home", "ctrl+k")
            await at.type(f"{text}\n")
            if at.panel.typing:
                assert "!" in at.message
                await at.press("escape")
            await at.press("enter")
            await at.type("Samen lunchen\n")
            await at.press("1", "enter", "enter")
            await at.type(f"{text}\n")
            past = text == "1-1-0001"  # which is 2001
            assert ("Die datum is al voorbij" in at.message) is past
            if at.focused() == "by_when":
                assert "!" in at.message
                await at.press("home", "ctrl+k", "enter")
            await at.press("enter")
            assert not at.panel.typing, f"{text}\n{at.text}"
