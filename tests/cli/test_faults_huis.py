"""A fault at a health step leaves a log that says where, and nothing of what was said.

What is raised holds planted values in every place where they could travel: its words, its causes,
its notes and its frames.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import asdict
from pydantic import TypeAdapter, ValidationError
from textual.pilot import Pilot

from game.engine import commands as c
from game.engine.events import Placed
from game.store.sqlite import SqliteStore
from game.table import lease
from game.table.table import Table
from game.tui.app import GroeihuisApp
from game.tui.screens.play import PlayScreen
from tests.cli.homes import Home
from tests.cli.planting import HEALTH_STEPS, NAMES, PLANTED, STOPS, Group, begin
from tests.cli.running import ROOT, Ran, run
from tests.cli.scanning import files, needles, scan
from tests.tui.driving import SMALL, Desk

LINE = "groeihuis: Er ging iets mis dat niemand verwachtte. Meer in "


class Planted(Exception):
    """A fault that carries what it should not; `carried` keeps that it did."""

    carried: list[str] = []


def break_down(*values: object) -> None:
    """Raise a fault with values in all that a traceback can show."""
    hidden = repr(values)
    Planted.carried.append(hidden)
    try:
        try:
            TypeAdapter(Placed).validate_python({"kind": hidden, "step": values})
        except ValidationError as inner:
            inner.add_note(hidden)
            raise KeyError(hidden) from inner
    except KeyError as middle:
        fault = Planted(f"about {hidden}", *values)
        fault.add_note(hidden)
        raise fault from middle


@pytest.fixture(autouse=True)
def nothing_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Planted, "carried", [])


def break_at(monkeypatch: pytest.MonkeyPatch, where: str, armed: Callable[[Table], bool]) -> None:
    """Let the rules, the fold, the store or the views break down once a table is armed."""
    if where == "store":
        append, perform = SqliteStore.append, Table.perform
        tables: list[tuple[Table, c.Command]] = []

        def performing(table: Table, command: c.Command) -> Any:
            tables.append((table, command))
            return perform(table, command)

        def appending(self: SqliteStore, *words: Any) -> None:
            table, command = tables[-1]
            if armed(table):
                break_down(command, table.state.volatile, table.state.unkept)
            append(self, *words)

        monkeypatch.setattr(Table, "perform", performing)
        monkeypatch.setattr(SqliteStore, "append", appending)
        return
    name = {"rules": "decide", "fold": "evolve_volatile", "views": "screen_view"}[where]
    works: Callable[..., Any] = getattr(sys.modules["game.table.table"], name)

    def breaking(state: Any, *words: Any) -> Any:
        result = works(state, *words)
        if state.step and armed_by(state):
            break_down(words, result if where == "rules" else "", state.volatile, state.unkept)
        return result

    def armed_by(state: Any) -> bool:
        stand_in = Table.__new__(Table)
        stand_in.state = state
        return armed(stand_in)

    monkeypatch.setattr(f"game.table.table.{name}", breaking)


def told_nothing(home: Home, done: Ran, *more: str) -> str:
    """Check what a run that broke down left, and give its log."""
    assert done.code == 1
    assert done.line.startswith(LINE)
    log = Path(done.line.removeprefix(LINE))
    text = log.read_text(encoding="utf-8")
    assert "test_faults_huis.Planted" in text
    assert "builtins.KeyError" in text and "ValidationError" in text
    assert " break_down" in text
    (home.root / "work" / "printed.txt").write_text("\n".join((done.out, done.err, text, *more)))
    assert scan(home.root, PLANTED) == set()
    return text


# -- the command line -------------------------------------------------------------------------


class People:
    """Play as people do, in the place of the bots of `simulate`."""

    def __init__(self, table: Table, *_more: object) -> None:
        self._group = Group(table, lambda _step, _count: None)

    def play(self) -> None:
        self._group.play()


@pytest.mark.parametrize("step", [one for one in HEALTH_STEPS if one != "huizen"])
@pytest.mark.parametrize("where", ["rules", "fold", "store", "views"])
def test_a_fault_at_a_health_step_is_one_line_and_a_log_without_what_was_said(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    where: str,
    step: str,
) -> None:
    def armed(table: Table) -> bool:
        """Wait until two people said something, so that there is something to give away."""
        return table.state.step == step and held_here(table, step) > 1

    monkeypatch.setattr("game.table.simulate._Bots", People)
    break_at(monkeypatch, where, armed)
    done = run("simulate", "bouwoverleg", "--players", "4", "--health", "talk", "--events")
    assert len(Planted.carried) == 1
    (carried,) = Planted.carried
    assert gives_away(carried)
    told_nothing(home, done, *capfd.readouterr())


def gives_away(carried: str) -> bool:
    """Tell whether what a fault held is something that the look would find."""
    return any(what in carried for what in needles(PLANTED))


def held_here(table: Table, step: str) -> int:
    found = [key for key in (*table.state.volatile, *table.state.unkept) if key[0] == step]
    return len(found)


IN_A_PROCESS = """
import sys
from game.table import table as module
from tests.cli import test_faults_huis as here

works = module.decide
def breaking(state, command, chance):
    answer = works(state, command, chance)
    if getattr(answer, "volatile", ()) and state.step == "verstevigen":
        here.break_down(command, answer)
    return answer
module.decide = breaking

import game.table.simulate
game.table.simulate._Bots = here.People
from game.cli import main
sys.exit(main(["simulate", "bouwoverleg", "--players", "4"]))
"""


def test_a_process_that_breaks_down_says_no_more_at_its_end(home: Home) -> None:
    """What hooks, threads and the interpreter's own end might add comes after our line."""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", IN_A_PROCESS],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        cwd=home.root / "work",
        capture_output=True,
        encoding="utf-8",
    )
    told_nothing(home, Ran(done.returncode, done.stdout, done.stderr))


# -- the screens ------------------------------------------------------------------------------

Hands = Callable[[Desk], Awaitable[None]]


def sit(monkeypatch: pytest.MonkeyPatch, session: str, hands: Hands) -> Ran:
    """Resume a session by the command itself, on a terminal that nobody sees."""
    runs = GroeihuisApp.run

    def headless(self: GroeihuisApp, **_more: Any) -> int | None:
        async def pilot(found: Pilot[Any]) -> None:
            at = Desk(self, found)
            await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
            await hands(at)

        return runs(self, headless=True, size=SMALL, auto_pilot=pilot)

    monkeypatch.setattr("game.cli.screens._at_terminal", lambda: True)
    monkeypatch.setattr(GroeihuisApp, "run", headless)
    return run("resume", session)


def began(home: Home, until: str, *, blind: bool) -> str:
    """Begin a session that came as far as a step."""
    with home.store() as store:
        table = begin(store, "talk", group_sees=blind)
        while table.state.step != until:
            assert table.perform(c.Next(anyway=True)) is None
        return table.session


async def on_the_floor(at: Desk) -> None:
    """Stand on all floors, on that of health where it was planted; not locked yet."""
    await at.take()
    for floor in "1234":
        pushes = STOPS[3] - 5 if floor == "1" else 1
        await at.press(floor, *["right"] * pushes)


async def in_words(at: Desk) -> None:
    """Choose health and type a line, not locked yet."""
    await at.take()
    await at.press("1", "enter")
    await at.type(f"{PLANTED[3]} elke dag")


def draft(at: Desk) -> str:
    """Give what somebody is putting in, as a traceback with locals would."""
    put_in = at.panel.draft
    return repr((asdict(put_in) if isinstance(put_in, Struct) else put_in, at.text))


@pytest.mark.parametrize(
    ("where", "blind"),
    [
        ("rules", False),
        ("fold", False),
        ("store", False),
        ("drawing", False),
        ("drawing", True),
    ],
)
@pytest.mark.parametrize(("step", "begins"), [("huis", on_the_floor), ("verstevigen", in_words)])
def test_a_screen_that_breaks_down_says_nothing_of_what_was_being_locked(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    where: str,
    step: str,
    begins: Hands,
    blind: bool,
) -> None:
    session = began(home, step, blind=blind)
    armed: list[Desk] = []

    def drawn(screen: PlayScreen) -> None:
        if armed:
            break_down(screen, draft(armed[0]), screen.table.state.volatile)
        redraws(screen)

    redraws = PlayScreen.redraw
    if where == "drawing":
        monkeypatch.setattr(PlayScreen, "redraw", drawn)
    else:
        break_at(monkeypatch, where, lambda _table: bool(armed))

    async def hands(at: Desk) -> None:
        await begins(at)
        assert (PLANTED[3] in at.text) == (step == "verstevigen" and not blind)
        armed.append(at)
        at.send("enter")
        await at.until(lambda: at.app._exception is not None)

    done = sit(monkeypatch, session, hands)
    told_nothing(home, done, *capfd.readouterr())
    (carried,) = Planted.carried
    assert gives_away(carried)
    with home.store() as store:
        held = lease.take(store, session)
        assert held is not None, "the session is free again"
        held.release()
        assert Table(store, session).state.step == step


def test_a_screen_that_breaks_down_while_it_shows_what_was_said_says_nothing_of_it(
    home: Home, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    session = began(home, "verstevigen", blind=False)
    seen: list[str] = []

    async def hands(at: Desk) -> None:
        for number in range(len(NAMES)):
            await at.take()
            await at.press("1", "enter")
            await at.type(f"{PLANTED[number]} elke dag\n")
        await at.press("enter")
        seen.append(at.text)

        def drawn(screen: PlayScreen) -> None:
            break_down(at.text, screen.view, screen.table.state.unkept)

        monkeypatch.setattr(PlayScreen, "redraw", drawn)
        at.send("t")
        await at.until(lambda: at.app._exception is not None)

    done = sit(monkeypatch, session, hands)
    told_nothing(home, done, *capfd.readouterr())
    assert all(word in seen[0] and word in Planted.carried[0] for word in PLANTED[: len(NAMES)])


WATCHED = """
import sys
from game.cli import main, play, screens
assert "textual" not in sys.modules
import game.tui
import pytest
from msgspec import Struct
from msgspec.structs import asdict
from tests.cli import test_faults_huis as here

with pytest.MonkeyPatch.context() as patch:
    done = here.sit(patch, sys.argv[1], here.lingering)
print(done)
"""


async def lingering(at: Desk) -> None:
    """Type a line about health before everybody's eyes, stay a while, and leave."""
    await in_words(at)
    assert PLANTED[3] in at.text
    await at.until(lambda: time.monotonic() > begun + 1.5)
    await at.press("ctrl+q", "ctrl+q")


begun = time.monotonic()


def test_what_makes_textual_log_keys_or_save_pictures_does_nothing(home: Home) -> None:
    session = began(home, "verstevigen", blind=False)
    asked = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": str(home.root / "tmp" / "textual.log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(home.root / "tmp"),
    }
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, session],
        env=os.environ | asked | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        cwd=home.root / "work",
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.stdout.strip(), done.stderr) == ("Ran(code=0, out='', err='')", "")
    assert scan(home.root, PLANTED) == set()
    assert not list((home.root / "tmp").iterdir())


def test_the_look_would_find_what_a_log_gives_away(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guard can fail: a log with the words of exceptions is caught."""
    monkeypatch.setattr("game.table.faults._told", lambda fault: [repr(fault)])
    monkeypatch.setattr("game.table.simulate._Bots", People)
    break_at(monkeypatch, "rules", lambda table: bool(table.state.unkept))
    done = run("simulate", "bouwoverleg", "--players", "4")
    assert done.line.startswith(LINE)
    (log,) = [path for path, _data in files(home.root) if path.suffix == ".log"]
    assert str(log.relative_to(home.root)) in {name for _what, name in scan(home.root, PLANTED)}
