"""A preparation from its first key to its last, at 80×24, in a file of its own on a real disk."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from game.engine import commands as c
from game.engine.state import State
from game.script.load import load_game
from game.store import Store, sealed
from game.table import solo
from game.table.solowords import own_lines
from game.table.table import Table
from game.tui.app import GroeihuisApp
from game.tui.solo.screen import SoloScreen
from tests.tui.driving import ROOMY, SMALL, TODAY, Desk, FixedTable, Place

SCRIPT = "loopbaangesprek"
SESSION = "0193f1d2-8c4{}-7000-8000-000000000000"
QUICK = (64, 1, 1)
"""Argon2id at its cheapest: how long a key takes is no matter of these tests."""


@pytest.fixture(autouse=True)
def alone_at_home(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep preparations in a folder of the test, with quick keys and a fixed clock and chance."""
    counted = itertools.count(1)
    monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", QUICK)
    monkeypatch.setattr(solo, "home", lambda: folder(place))
    monkeypatch.setattr(solo, "new_id", lambda: SESSION.format(next(counted)))
    monkeypatch.setattr(solo, "this_day", lambda: TODAY)
    monkeypatch.setattr(solo, "Table", FixedTable)
    monkeypatch.setenv("XDG_DATA_HOME", str(place.root / "data"))


def folder(place: Place) -> Path:
    return place.root / "voorbereiding"


def begun(name: str = "Zoë", phrase: str | None = None, **more: Any) -> Path:
    """Begin a preparation without a screen, and give its file."""
    table = solo.begin(load_game(SCRIPT), name, lang="nl", passphrase=phrase, **more)
    assert isinstance(table, Table)
    path: Path = table.store.path  # type: ignore[attr-defined]
    table.store.close()
    return path


def kept(path: Path, phrase: str | None = None) -> State:
    """Look into a file with eyes of its own."""
    table = solo.take_up(path, phrase)
    table.store.close()
    return table.state


def texts(state: State) -> list[str]:
    """Give all that was typed and is in force."""
    return [one.event.text for one in state.answered.values() if one.event.text]


@asynccontextmanager
async def opened(path: Path, *, size: tuple[int, int] = SMALL, **more: Any) -> AsyncIterator[Desk]:
    """Go on with a file on screen."""
    app = GroeihuisApp(resume=str(path), **more)
    async with app.run_test(size=size) as pilot:
        at = Desk(app, pilot)
        await at.until(lambda: at.kind == "SoloScreen" and at.panel.ready)
        yield at


@asynccontextmanager
async def sitting(store: Store | None = None, *, size: tuple[int, int] = SMALL, part: str = "",
                  ) -> AsyncIterator[Desk]:  # fmt: skip
    """Prepare in memory, at a part: for what has nothing to do with files."""
    table = solo.begin(load_game(SCRIPT), "Zoë", lang="nl", passphrase=None, practice=True)
    assert isinstance(table, Table)
    app = GroeihuisApp()
    async with app.run_test(size=size) as pilot:
        at = Desk(app, pilot)
        await at.home()
        app.push_screen(SoloScreen(table))
        await at.until(lambda: at.kind == "SoloScreen" and at.panel.ready)
        if part:
            await go(at, part)
        yield at


async def go(at: Desk, part: str) -> None:
    """Go to a part from wherever, by the overview."""
    await overview(at)
    parts = [one.id for one in solo_of(at).solo.parts]
    await at.press("home", *["down"] * parts.index(part), "enter")
    assert at.step == part


def solo_of(at: Desk) -> SoloScreen:
    """Give the screen of the preparation, also when something lies over it."""
    play = at.play
    assert isinstance(play, SoloScreen)
    return play


async def overview(at: Desk) -> None:
    """Press Esc until all parts are there."""
    for _ in range(4):
        if at.play.at_overview:  # type: ignore[attr-defined]
            return
        await at.press("escape")
    raise AssertionError(f"Esc never leads to the overview:\n{at.text}")


async def hands(at: Desk, *keys: str) -> None:
    """Press keys; what begins with a quote is typed letter by letter."""
    for key in keys:
        if key.startswith('"'):
            await at.type(key[1:])
        else:
            await at.press(key)


WALK: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    # part: the keys that fill it, what it shows when one comes back, what E shows of it
    "welkom": ((), ("Dit uur is van jou.",), ""),
    "talenten": (
        ("space", "down", "down", "space", "a"), ("1 Rust in de storm, 2 Aanpakker",), "Aanpakker"),
    "talent-voorbeelden": (
        ('"Ik bel eerst.', "tab", '"Dan wacht niemand.', "escape"), ("Ik bel", "Dan wacht"),
        "Dan wacht niemand."),
    "competenties": (("right", "right", "down", "right"), ("●",), ""),
    "werkpunten": (("space", "down", "space"), ("1 Ik weet waarvoor",), "2 Ik vraag anderen"),
    "groeicurve": (
        ('"Plannen\n', "space", *["right"] * 6, *["up"] * 3, "space", "enter"), ("Plannen",),
        "Plannen"),
    "groeivragen": (('"Het stijgt weer.', "escape"), ("Het stijgt weer.",), "Het stijgt weer."),
    "energie": (
        ('"Woensdag vloog.', "tab", '"Lijsten.', "tab", '"De mensen.', "escape"), ("De mensen.",),
        "Woensdag vloog."),
    "kaarten": (("space", "enter", '"Kiezen doet pijn.', "escape"), ("Kiezen doet pijn.",),
                "Kiezen doet pijn."),
    "veld-nu": (("2", "enter"), ("ZO",), "Flow"),
    "veld-straks": (("4", "left", "enter"), ("ZO",), "Grow"),
    "huis-nu": (("up", "left", "up", "right", "up", "right", "enter"), ("ZO",), "Waarden"),
    "huis-straks": (("3", "right", "enter"), ("ZO",), "Waarden"),
    "waarden": (("\"Trots op 't team.", "tab", '"Rust.', "escape"), ("Rust.",), "Rust."),
    "verhaal": (('"Zij luistert\nen wacht.', "escape"), ("Zij luistert", "en wacht."),
                "Zij luistert / en wacht."),
    "omgeving": (('"Een robot 🤖 komt.', "escape"), ("Een robot 🤖 komt.",), "Een robot 🤖 komt."),
    "rollen": (
        ("v", '"Anouk\n', "right", "3", "g", "t", "enter", '"Op tijd zijn\n', "v", '"Mark\n'),
        ("Anouk", "Mark"), "Op tijd zijn"),
    "rolvragen": (('"Ze vragen veel.', "escape"), ("Ze vragen veel.",), "Ze vragen veel."),
    "ontwikkelnet": (
        ("v", '"Łucja\n', "enter", "space", "down", "space", "enter"), ("Łucja",), "Łucja"),
    "netvragen": (('"Ik mis een coach.', "escape"), ("Ik mis een coach.",), "Ik mis een coach."),
    "feedback": (
        ("v", '"Đức\n', "space", "down", "space", "enter", "escape", "a", '"Jij bleef kalm.',
         "escape"), ("Đức", "2 vragen", "Jij bleef kalm."), "Jij bleef kalm."),
    "boodschap": (
        ('"Ik wil groeien.', "tab", "tab", "tab", "tab", "tab", '"11-12', "escape"),
        ("Ik wil groeien.",), "Ik wil groeien."),
    "afspraken": (
        ("enter", '"Loopt mee.\n', "space", "enter", '"Belt Mark.\n', '"11-12\n', '"Een dag.\n'),
        ("Loopt mee.",), "Loopt mee."),
    "slot": (("space",), ("1 regel komt op je blad.", "[x]"), ""),
}  # fmt: skip
UNTOUCHED = ("welkom", "slot")


async def test_every_part_is_filled_left_and_found_again(place: Place) -> None:
    """By keyboard alone: by F2 through all parts, back by F8 and by the overview, another day."""
    path = begun()
    async with opened(path) as at:
        parts = [one.id for one in solo_of(at).solo.parts]
        assert parts == list(WALK), "the script has parts that this walk does not know"
        for part, (keys, _again, _written) in WALK.items():
            assert at.step == part
            await hands(at, *keys)
            assert not at.panel.typing
            await at.press("f2")
        assert solo_of(at).at_overview
        still = [one.id for one in solo_of(at).solo.parts if one.stand == "open"]
        assert still == [], at.text
        before = kept(path)
        await go(at, "slot")
        for part in reversed(WALK):
            assert at.step == part
            seen = await pages(at)
            for said in WALK[part][1]:
                assert said in seen, f"{said!r} is gone from {part}:\n{seen}"
            await at.press("f8")
        assert solo_of(at).at_overview
        seen = await read_back(at)
        for part, (_keys, _again, written) in WALK.items():
            assert written in seen, f"E does not show {written!r} of {part}:\n{seen}"
    assert kept(path).answered == before.answered, "coming back changed something"
    async with opened(path) as at:
        assert solo_of(at).at_overview
        for part in ("verhaal", "omgeving", "rollen", "talenten", "slot"):
            await go(at, part)
            seen = await pages(at)
            assert all(said in seen for said in WALK[part][1]), seen


async def pages(at: Desk) -> str:
    """Give all that a part shows, every question of it."""
    seen = at.text
    count = len(at.panel.items) if hasattr(at.panel, "items") else 0
    for key in (*["shift+tab"] * (count - 1), *["tab"] * (count - 1)):
        await at.press(key)
        seen += at.text
    return seen


async def read_back(at: Desk) -> str:
    """Give all that E shows."""
    await at.press("e")
    assert at.kind == "WrittenScreen"
    seen = at.words
    while True:
        before = at.text
        await at.press("pagedown")
        if at.text == before:
            break
        seen += " " + at.words
    await at.press("escape")
    assert at.kind == "SoloScreen"
    return seen


async def test_the_overview_shows_beside_it_what_goes_along_and_how_long_the_rest_takes() -> None:
    path = begun()
    async with opened(path, size=ROOMY) as at:
        screen = at.app.screen
        assert isinstance(screen, SoloScreen)
        screen.to_overview()
        await at.pilot.pause()
        planned = sum(one.minutes for one in screen.solo.parts)
        assert "Op je gespreksblad" in at.text and "Nog niets. Jij kiest straks," in at.text
        assert f"ongeveer {planned} minuten" in at.text
        asks = (c.GoTo("verhaal"), c.Answer("p1", text="Wie haar vraagt,\nwordt geholpen."))
        assert all(screen.perform(one) for one in asks)
        await at.pilot.pause()
        assert "– " not in at.text, "what was not chosen does not go along"
        (line,) = (one.id for one in own_lines(screen.table.state))
        assert screen.perform(c.ChooseLine("p1", line, True, "sheet"))
        await at.pilot.pause()
        assert "– Wie haar vraagt, wordt" in at.text and "Nog niets." not in at.text
        assert f"ongeveer {planned} minuten" not in at.text
