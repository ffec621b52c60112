"""How soon something is there: the version, the home screen, and a session that is gone on with.

The first frame counts as there when the word at its very end has come; of the empty Textual app
that is the only word it has.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Row, medians, percentile, process, turns
from tests.benchmarks.place import NAMES, ROOT, Place
from tests.benchmarks.terminal import PATIENCE, Terminal

COLUMNS, ROWS = 120, 36
LAST_WORD = "hulp"
"""At the end of the row of keys, which is the last row."""
CURTAIN = "Geef het toetsenbord aan"
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("hello")
Empty().run()
"""


def version(place: Place, rounds: int) -> Iterator[Row]:
    """Compare `--version`, whole process, with a Python that does nothing."""
    ours, bare = medians(
        rounds * 5,
        process(place.ours("--version"), place.env, ROOT),
        process([sys.executable, "-c", "pass"], place.env, ROOT),
        warm=3,
    )
    yield Row("--version, whole process", ours, peer="python -c pass", theirs=bare, most=4)


def home(place: Place, rounds: int) -> Iterator[Row]:
    """Compare the home screen's first frame with an empty Textual app's, and look for stalls."""

    def ours() -> float:
        return first_frame(place.ours(), place, LAST_WORD)

    def empty() -> float:
        return first_frame([sys.executable, "-c", EMPTY], place, "hello")

    ours_took, theirs = medians(rounds * 2, ours, empty)
    yield Row(
        f"home, first frame in {COLUMNS}×{ROWS}",
        ours_took,
        peer="Textual, Static('hello')",
        theirs=theirs,
        most=1.3,
    )
    during: list[float] = []
    after: list[float] = []
    loads: list[float] = []
    for _ in range(max(rounds // 2, 3)):
        busy, idle, loaded = while_loading(place)
        during, after = during + busy, after + idle
        loads.append(loaded)
    for word, share in (("median", 0.5), ("p95", 0.95), ("longest", 1.0)):
        yield Row(
            f"home, key while it loads, {word}",
            percentile(during, share),
            peer="the same once it has loaded",
            theirs=percentile(after, share),
        )
    yield Row("home, loaded after its first frame", percentile(loads, 0.5))


def first_frame(command: list[str | Path], place: Place, word: str) -> float:
    """Give the seconds from the start of a process to the end of its first frame."""
    with Terminal(command, place.env, COLUMNS, ROWS) as screen:
        return screen.shows(word) - screen.began


def while_loading(place: Place) -> tuple[list[float], list[float], float]:
    """Press down from the first frame on, until all is loaded, and then as often again.

    Gives each wait for an answer, while it loads and after, and the seconds until it had loaded.
    """
    with Terminal(place.ours(), place.env, COLUMNS, ROWS) as screen:
        there = screen.shows(LAST_WORD)
        screen.quiet(0.01)  # Textual draws its first frame more than once
        during: list[float] = []
        while not screen.seen(NAMES[0]):  # of the session that there is to go on with
            if time.perf_counter() > there + PATIENCE:
                raise TimeoutError("the home screen never said what there is to go on with")
            during.append(press(screen))
        loaded = time.perf_counter()
        screen.quiet(0.1)
        return during, [press(screen) for _ in during], loaded - there


def press(screen: Terminal) -> float:
    """Press down, and give the seconds until something of the answer comes."""
    sent = screen.send(b"\x1b[B")
    answered = screen.next(5.0)
    if answered is None:
        raise TimeoutError("a key on the home screen was not answered")
    return answered - sent


def resume(place: Place, rounds: int) -> Iterator[Row]:
    """Compare going on with a session, up to its curtain, with an empty Textual app."""

    def ours() -> float:
        return first_frame(place.ours("resume", place.placing), place, CURTAIN)

    def empty() -> float:
        return first_frame([sys.executable, "-c", EMPTY], place, "hello")

    ours_took, theirs = (percentile(one, 0.5) for one in turns(rounds, ours, empty))
    yield Row(
        "resume ID, up to the curtain", ours_took, peer="Textual, Static('hello')", theirs=theirs
    )
