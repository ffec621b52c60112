"""How fast a bouwoverleg of seven is with everything filled in: keys, steps, resuming, the poster.

The peer of a key is the bare token of `keys`; that of a step is a Textual screen that takes one
widget of lines away and puts another in its place; that of a long session is one just begun.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from game.engine import commands as c
from game.engine.events import TABLE
from game.store import open_store
from game.table.table import Table
from game.tui.posterlines import bundled, in_order
from tests.benchmarks.keys import ARROWS, BARE, NOTHING, QUIET
from tests.benchmarks.measuring import Row, medians, percentile, process, turns
from tests.benchmarks.place import ROOT, Place
from tests.benchmarks.poster import PLAIN
from tests.benchmarks.seven import Seven, filled, fresh
from tests.benchmarks.starting import LAST_WORD, first_frame
from tests.benchmarks.terminal import PATIENCE, Terminal

SIZES = ((80, 24, 0.008), (240, 70, 0.016))
"""Columns, rows, and the seconds that the 95th percentile of a key may take."""
KEY_SHARES = ((0.1, "quickest tenth"), (0.95, "p95"))
A_ROUND = 25
"""Keys in a round."""
SETTLED = 0.4
"""Seconds without a byte after which a screen stands still; a cursor blinks every half a second."""
STEP = 0.05
"""Seconds that a step may take to its last byte."""
STEP_QUIET = 0.12
"""Seconds without a byte after which a new step stands there."""
LONG = 2_000
"""Events of a long session."""
LETTERS = (*(letter.encode() for letter in "aeonr "), b"\x7f", b"\x7f", b"\x7f", b"\x7f")
"""What is typed; nearly as much is taken back, so that the line keeps its length."""
FLOORS = (b"1", b"2", b"3", b"4")
UP, DOWN = ARROWS[:2]
TALK = (b"c", b"u", b"o")
"""A hint that comes and goes, undo and redo: keys that change any screen on which is talked."""
LINE = b"Elke dinsdag een half uur om de planning samen door te nemen"


class Screen(Struct, frozen=True):
    """A moment of the session, the keys that lead on from there, and those that are pressed."""

    what: str
    moment: str
    keys: tuple[bytes, ...]
    before: tuple[bytes, ...] = ()


SCREENS = (
    Screen(
        "welcome, a yes of each", "welkom-begun", tuple(b"%d" % number for number in range(1, 8))
    ),
    Screen("the floors", "verdiepingen-begun", (UP, DOWN)),
    Screen("spoken question", "kracht-done", TALK),
    Screen("curtain", "huis-begun", (b"a", b"v")),
    Screen("placing on the house", "huis-one-left", (*ARROWS, *FLOORS), (b" ",)),
    Screen("houses revealed", "huizen-done", (UP, DOWN, *FLOORS)),
    Screen("ask, choosing a floor", "stevig-one-left", FLOORS, (b"\r",)),
    Screen("ask, seven answers", "stevig-done", TALK),
    Screen("ask, answers revealed", "verstevigen-done", TALK),
    Screen("break", "pauze-begun", (b"c",)),
    Screen("ask, two floors linked", "dragen-one-left", FLOORS, (b"\r",)),
    Screen("ask, typing", "team-one-left", LETTERS, (b"\r", LINE)),
    Screen("vote, giving dots", "stippen-one-left", ARROWS, (b" ",)),
    Screen("vote, the tally", "stippen-done", TALK),
    Screen("prepare, typing", "zeggen-one-left", LETTERS, (b" ", LINE)),
    Screen(
        "prepare, own papers",
        "zeggen-one-left",
        (UP, DOWN, b" ", b"a"),
        (b" ", LINE, b"\r", LINE, b"\r"),
    ),
    Screen("agreements", "afspraken-done", (UP, DOWN)),
    Screen("agreements, typing", "afspraken-done", LETTERS, (b"\r", LINE)),
    Screen("close, leafing", "slot-done", (UP, DOWN)),
)
SWITCHING = Screen("close, a line on or off", "slot-done", (b" ",))
"""On a line that is everybody's."""
SPOKEN = "kracht"
"""A step early in the game, so that a session just begun stands there after few events."""

SWAP = """
from rich.segment import Segment
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget

class Page(Widget):
    can_focus = False
    word = "one "

    def render_line(self, y):
        width = self.size.width
        return Strip([Segment((self.word * width)[:width])], width)

class Other(Page):
    word = "other "

class Swap(App):
    CSS = "Page { width: 100%; height: 100%; }"

    def compose(self):
        yield Page()

    def on_key(self, event):
        old = self.query_one(Page)
        old.remove()
        self.screen.mount(Page() if isinstance(old, Other) else Other())

Swap().run()
"""


def house(place: Place, rounds: int) -> Iterator[Row]:
    """Play the session, go on with it where each screen is, and measure there."""
    with open_store(str(place.database)) as store:
        seven = filled(store)
        long = filled(store, LONG)
        lengths = (store.head(long.table.session), store.head(seven.table.session))
        closing = (long.keep("slot-done"), seven.keep("slot-done"))
        long.table.perform(c.GoTo(SPOKEN))
        spoken = (long.table.session, fresh(store, SPOKEN))
        yield from all_keys(place, rounds, seven)
        yield from steps(place, rounds, seven.table)
        yield from resuming(place, rounds, lengths, spoken, closing)
        yield from paper(place, rounds, closing[1])


def all_keys(place: Place, rounds: int, seven: Seven) -> Iterator[Row]:
    """Press what changes something on each screen, ours and a bare token taking turns."""
    view = seven.table.screen()
    lines = bundled(in_order(view, view.panel.lines))
    shared = next(number for number, bundle in enumerate(lines) if bundle[0].owner == TABLE)
    switching = replace(SWITCHING, before=(DOWN,) * shared)
    for size, (columns, rows, most) in enumerate(SIZES):
        with Terminal([sys.executable, "-c", BARE], place.env, columns, rows) as bare:
            bare.shows("(Z)")
            bare.quiet(SETTLED)
            for number, screen in enumerate((*SCREENS, switching)):
                session = seven.keep(screen.moment, 1 + 2 * number + size)
                rng = random.Random(1)
                ours: list[float] = []
                theirs: list[float] = []
                with opened(place, session, columns, rows) as terminal:
                    for keys in screen.before:
                        terminal.send(keys)
                        terminal.quiet(SETTLED)
                    answers(terminal, rng, screen.keys, 10)
                    for _ in range(rounds):
                        ours += answers(terminal, rng, screen.keys, A_ROUND)
                        theirs += answers(bare, rng, ARROWS, A_ROUND)
                said(f"{screen.what}, {columns}×{rows}")
                for share, word in KEY_SHARES:
                    yield Row(
                        f"{screen.what}, {columns}×{rows}, {word}",
                        percentile(ours, share),
                        peer="Textual, one bare token",
                        theirs=percentile(theirs, share),
                        most=most if share > 0.5 else None,
                        bounds_ours=True,
                    )


def steps(place: Place, rounds: int, table: Table) -> Iterator[Row]:
    """Go through all steps by N, back by P and once more, beside a page put for another."""
    count = len(table.screen().steps) - 1
    for columns, rows, _most in SIZES:
        firsts: list[float] = []
        later: list[float] = []
        theirs: list[float] = []
        for _ in range(rounds):
            table.perform(c.GoTo(table.screen().steps[0].id))
            with (
                opened(place, table.session, columns, rows) as ours,
                Terminal([sys.executable, "-c", SWAP], place.env, columns, rows) as bare,
            ):
                bare.quiet(SETTLED)
                firsts += walked(ours, b"n", count)
                theirs += walked(bare, b"n", count)
                walked(ours, b"p", count)
                later += walked(ours, b"n", count)
            table.refresh()
            if table.screen().number != count:
                raise ValueError(f"{count} times N led to step {table.screen().number}")
        said(f"steps, {columns}×{rows}")
        for what, every in (("first time", firsts), ("again", later)):
            for share, word in ((0.1, "quickest tenth"), (0.5, "median"), (0.95, "p95")):
                yield Row(
                    f"step change (N), {what}, {columns}×{rows}, {word}",
                    percentile(every, share),
                    peer="Textual, a page for another",
                    theirs=percentile(theirs, share),
                    most=STEP if share > 0.5 else None,
                    bounds_ours=True,
                )


def walked(screen: Terminal, key: bytes, count: int) -> list[float]:
    """Go on by so many steps, and give the seconds of each."""
    found: list[float] = []
    for _ in range(count):
        took = answer(screen, key, STEP_QUIET, PATIENCE)
        if took is None:
            raise TimeoutError("a step never came")
        found.append(took)
    return found


def resuming(
    place: Place,
    rounds: int,
    lengths: tuple[int, int],
    spoken: tuple[str, str],
    close: tuple[str, str],
) -> Iterator[Row]:
    """Go on with a long session, to the end of its row of keys, beside one of fewer events."""
    runs = [
        partial(first_frame, place.ours("resume", session), place, LAST_WORD)
        for session in (*spoken, *close)
    ]
    found = turns(rounds * 4, *runs)
    said("resume")
    peers = ("one just begun", f"one of {lengths[1]:,} events")
    for at, (what, peer) in enumerate(zip(("spoken question", "close"), peers, strict=True)):
        ours, theirs = found[2 * at : 2 * at + 2]
        for share, word in ((0.1, "quickest tenth"), (0.5, "median")):
            yield Row(
                f"resume of {lengths[0]:,} events, {what}, {word}",
                percentile(ours, share),
                peer=peer,
                theirs=percentile(theirs, share),
                most=1.2,
            )


def paper(place: Place, rounds: int, session: str) -> Iterator[Row]:
    """Make the poster of the house with every line on, whole process."""
    busy: list[float] = []
    target = str(place.folder / "house-a0.pdf")
    command = [str(part) for part in place.ours("poster", session, "--paper", "a0", "-o", target)]
    ours, plain = medians(
        rounds * 2,
        process(command, place.env, ROOT, busy),
        process([sys.executable, "-c", PLAIN, str(place.folder / "plain.pdf")], place.env, ROOT),
    )
    said("poster")
    peer = "plain ReportLab, 60 lines"
    yield Row("house poster A0, whole process", ours, peer=peer, theirs=plain, most=1.0,
              bounds_ours=True)  # fmt: skip
    yield Row("house poster A0, processor time", percentile(busy, 0.5))


@contextmanager
def opened(place: Place, session: str, columns: int, rows: int) -> Iterator[Terminal]:
    """Go on with a session in a terminal, and wait until its screen stands still."""
    with Terminal(place.ours("resume", session), place.env, columns, rows) as screen:
        screen.shows(LAST_WORD)
        screen.quiet(SETTLED)
        yield screen


def answers(
    screen: Terminal, rng: random.Random, keys: tuple[bytes, ...], count: int
) -> list[float]:
    """Press keys by chance until so many changed something, and give the seconds of each."""
    times: list[float] = []
    for _ in range(count * 10):
        if (took := answer(screen, rng.choice(keys), QUIET)) is not None:
            times.append(took)
        if len(times) == count:
            return times
    raise TimeoutError(f"of {count * 10} keys {len(times)} changed something")


def answer(screen: Terminal, key: bytes, quiet: float, patience: float = NOTHING) -> float | None:
    """Press a key and give the seconds to its last byte, None when nothing changed.

    The first byte may take its time, so that a slow answer is not taken for none.
    """
    sent = screen.send(key)
    first = screen.next(patience)
    if first is None:
        return None
    return (screen.quiet(quiet) or first) - sent


def said(what: str) -> None:
    """Say how busy the machine was when something had been measured."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"  {what}  {load}", file=sys.stderr, flush=True)
