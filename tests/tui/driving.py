"""Sit at the keyboard: run the application, press keys, and read what stands on the screen.

Clock, chance, ids and the calendar are fixed, so that a screen is the same on every machine.
"""

from __future__ import annotations

import asyncio
import builtins
import re
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from game.engine import commands as c
from game.engine.commands import Seat
from game.script.load import load_game
from game.store import Store, open_store
from game.table.setup import start_command
from game.table.table import Table
from game.tui.app import GroeihuisApp
from game.tui.kit.chrome import KeyBar
from game.tui.screens.home import HomeScreen
from game.tui.screens.play import PlayScreen
from game.tui.steps.curtained import HOLD

TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
SMALL, ROOMY = (80, 24), (160, 50)
NAMES = {" ": "space", "\n": "enter"}
Part = TypeVar("Part", bound=Widget)
Line = list[tuple[str, str]]


def now() -> datetime:
    return NOW


def first(found: Sequence[str]) -> str:
    return found[0]


class FixedTable(Table):
    """A table whose clock stands still and whose chance takes the first."""

    def __init__(self, store: Store, session: str, **_more: object) -> None:
        super().__init__(store, session, now=now, chance=first)


class Place(Struct):
    """A user's own folders, empty at first."""

    root: Path
    ids: list[str] = field(default_factory=list)

    @property
    def db(self) -> Path:
        return self.root / "groeihuis.db"

    @property
    def config(self) -> Path:
        return self.root / "config" / "settings.json"

    @property
    def posters(self) -> Path:
        return self.root / "posters"

    def store(self) -> Store:
        return open_store(str(self.db))

    def table(self, session: str | None = None) -> Table:
        """Look into a session, or the newest, with eyes of its own."""
        with self.store() as store:
            return FixedTable(store, session or store.sessions()[0].id)

    def bytes(self) -> bytes:
        """Give all that lies beside the database, companion files included."""
        found = sorted(self.root.glob("groeihuis.db*"))
        return b"".join(path.read_bytes() for path in found)

    def session(
        self,
        until: str = "welkom",
        *,
        names: tuple[str, ...] = ("Zoë", "Mark"),
        group_sees: bool = True,
        script: str = "go-grow-duo",
        practice: bool = False,
        revealed: bool = True,
    ) -> str:
        """Keep a session that came as far as a step, without a screen; give its id.

        Zoë stands in Know and is seen in Grow, Mark in Flow and is seen in Glow.
        """
        game = load_game(script)
        roles = [game.script.players.roles_for(seat)[0] for seat in range(len(names))]
        seats = tuple(Seat(name, role) for name, role in zip(names, roles, strict=True))
        start = start_command(
            game,
            seats,
            lang="nl",
            today=TODAY,
            team="Team magazijn",
            place="Gent",
            group_sees=group_sees,
            practice=practice,
        )
        with self.store() as store:
            table = FixedTable.start(store, start, now=now, chance=first)
            assert isinstance(table, Table), table
            while table.screen().step is not None and table.screen().steps[0].id:
                step = table.screen().step
                assert step is not None
                if step.id == until:
                    break
                play_step(table, step.kind)
                assert table.perform(c.Next(anyway=True)) is None
            step = table.screen().step
            if step is not None and step.kind == "reveal" and revealed:
                assert table.perform(c.Reveal()) is None
        return table.session


SPOTS = {0: ((0.1042, 0.2083), (0.7708, 0.7083)), 1: ((0.7708, 0.2083), (0.1042, 0.7083))}
"""For each seat: where they put themselves, and where another puts them."""


def play_step(table: Table, kind: str) -> None:
    """Do what a step asks for, with the same answers each time."""
    view = table.screen()
    if kind == "place":
        for seat in view.panel.seats:
            for about in seat.subjects:
                own, other = SPOTS[view.player(about).seat % 2]
                x, y = own if about == seat.player else other
                assert table.perform(c.Place(seat.player, about, x, y)) is None
    elif kind == "reveal":
        assert table.perform(c.Reveal()) is None
        for gap in table.screen().panel.gaps:
            assert table.perform(c.Hear(gap.gap.about)) is None
            text = f"Dat verraste {view.player(gap.gap.about).name}."
            assert table.perform(c.Note(text, about=gap.gap.about)) is None
    elif kind == "draw":
        while (player := table.screen().panel.player) is not None:
            if table.screen().panel.turn == 1:
                assert table.perform(c.Draw(player)) is None
            assert table.perform(c.Discuss(player)) is None
    elif kind == "note":
        zones = view.panel.board.zones
        first_line = c.Note("Zoë kent elke route in het magazijn.", zone=zones[0].id)
        assert table.perform(first_line) is None
        assert table.perform(c.Note("Inwerken geeft Mark energie.", zone=zones[1].id)) is None
    elif kind == "agree":
        made = c.Agree(
            "Loopt twee ochtenden mee met de planning.",
            (view.players[0].id,),
            "Vraagt Anouk om een datum.",
            TODAY + timedelta(days=22),
            "Een vervanger op de lijn.",
        )
        assert table.perform(made) is None


class Desk:
    """A running application, and hands on its keys."""

    def __init__(self, app: GroeihuisApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    # -- keys ---------------------------------------------------------------------------------

    def send(self, *keys: str) -> None:
        """Press keys as fast as a terminal can hand them over."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            letter = key if len(key) == 1 else " " if key == "space" else None
            name = _character_to_key(key) if len(key) == 1 else key
            event = Key(name, letter)
            event.set_sender(self.app)
            driver.send_message(event)

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and wait for each."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do."""
        quiet, end = 0, time.monotonic() + 20
        while quiet < 4 and not self.app._exit and self.app._exception is None:
            await asyncio.sleep(0.001)
            pumps = (self.app, *self.app._registry)
            busy = self.app._early or any(pump.message_queue_size for pump in pumps)
            quiet = 0 if busy else quiet + 1
            assert time.monotonic() < end, f"{self.app._early}, {self.kind}:\n{self.text}"
        if not self.app._exit and self.app._exception is None:
            self.app.screen._on_timer_update()

    async def rush(self, *keys: str) -> None:
        """Press keys without waiting, then wait for all of them."""
        self.send(*keys)
        await self.settle()
        await asyncio.sleep(0.05)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type lines into fields; a line break is Enter, after which anybody looks up."""
        for part in re.split("(\n)", text):
            if part:
                self.send(*(NAMES.get(letter, letter) for letter in part))
                await self.settle()

    async def until(self, what: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait for something that happens by itself."""
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, f"it never came:\n{self.text}"
            await asyncio.sleep(0.005)
        await self.settle()

    async def home(self) -> None:
        """Wait for the home screen to know what there is."""
        await self.until(
            lambda: isinstance(self.app.screen, HomeScreen) and self.app.screen._loaded is not None
        )

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height))

    async def take(self) -> None:
        """Open the curtain, as if the moment after a lock had passed."""
        self.panel._locked_at = time.monotonic() - HOLD
        await self.press("space")
        assert self.panel.who is not None

    def part_keys(self, key: str) -> None:
        """Click a key in the footer that may not be shown for want of room."""
        bar = self.part(KeyBar)
        bar.post_message(KeyBar.KeyPressed(key))

    async def go(self, step: str) -> None:
        """Play on to a step with as few keys as will do."""
        for _ in range(40):
            if self.step == step:
                return
            if self.panel.typing:
                await self.press("escape")
            elif self.app.sealed:
                await self.take()
                await self.press("1", "enter")
            elif self.step == "verschil" and not self.panel._seen.revealed:
                await self.press("enter")
            else:
                await self.press("n")
                if "Nog eens N" in self.message:
                    await self.press("n")
        raise AssertionError(f"{step} is never reached:\n{self.text}")

    async def pause(self) -> None:
        """Open the pause menu, from wherever keys go now."""
        for _ in range(4):
            if self.kind == "PauseScreen":
                return
            await self.press("escape")
        raise AssertionError(f"there is no pause:\n{self.text}")

    # -- screens ------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def play(self) -> PlayScreen:
        """Give the play screen, also when a menu hangs over it."""
        return next(one for one in self.app.screen_stack if isinstance(one, PlayScreen))

    @property
    def panel(self) -> Any:
        return self.play.panel

    @property
    def step(self) -> str:
        step = self.play.view.step
        assert step is not None
        return step.id

    def sealed(self) -> bool:
        """Tell whether somebody's private moment is on; asked anew each time."""
        return self.app.sealed

    @property
    def kind(self) -> str:
        """Give the name of the screen on top."""
        return type(self.app.screen).__name__

    def part(self, kind: builtins.type[Part]) -> Part:
        return self.app.screen.query_one(kind)

    def focused(self) -> str:
        """Give the id of the field that has the keys."""
        return (self.app.focused.id or "") if self.app.focused is not None else ""

    def value(self, name: str) -> str:
        return self.app.screen.query_one(f"#{name}", Input).value

    @property
    def strips(self) -> list[Line]:
        """Give the screen in words and colours, as it goes to the terminal."""
        return [
            [(segment.text, str(segment.style)) for segment in strip.simplify()]
            for strip in self.app.screen._compositor.render_strips()
        ]

    @property
    def lines(self) -> list[str]:
        """Give the screen's text by row."""
        return ["".join(text for text, _style in line).rstrip() for line in self.strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """Give the text as one line, for what may be wrapped."""
        return " ".join(self.text.split())

    @property
    def head(self) -> str:
        return self.lines[0]

    @property
    def message(self) -> str:
        """Give the row above the keys."""
        return self.lines[-2 if self.app.size.height < 36 else -3]

    @property
    def keys(self) -> str:
        return self.lines[-1]

    def finds(self, text: str) -> tuple[int, int]:
        """Give the column and row at which a text stands."""
        for row, line in enumerate(self.lines):
            if text in line:
                return line.index(text), row
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def click(self, text: str) -> None:
        """Click on a text."""
        await self.pilot.click(offset=self.finds(text))
        await self.pilot.pause()


@asynccontextmanager
async def desk(
    place: Place,
    *,
    size: tuple[int, int] = SMALL,
    resume: str | None = None,
    wait: bool = True,
    motion: bool = False,
    **more: Any,
) -> AsyncIterator[Desk]:
    """Start the application, at a session when one is named."""
    app = GroeihuisApp(resume=resume, **more)
    app.animation_level = "full" if motion else app.animation_level
    async with app.run_test(size=size) as pilot:
        at = Desk(app, pilot)
        if resume is not None and wait:
            await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
        elif wait:
            await at.home()
        yield at
