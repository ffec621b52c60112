"""How soon a key is answered on the placement screen, to the last byte that it leads to.

The peer is what Textual itself needs for a token on a screen: one widget that draws by lines and
refreshes the two places between which the token goes, and nothing else.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from tests.benchmarks.measuring import Row, percentile
from tests.benchmarks.place import Place
from tests.benchmarks.starting import CURTAIN
from tests.benchmarks.terminal import Terminal

SIZES = ((80, 24, 0.008), (240, 70, 0.016))
"""Columns, rows, and the seconds that the 95th percentile may take."""
SHARES = ((0.1, "quickest tenth", False), (0.5, "median", False), (0.95, "p95", True))
"""What is told of the answers, and which has a target; the quickest had the machine to itself."""
ARROWS = (b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D")
A_ROUND = 25
"""Keys in a round."""
QUIET = 0.03
"""Seconds without a byte after which an answer is over."""
NOTHING = 0.25
"""Seconds after which a key is taken to have changed nothing; a slow answer is not none."""
BARE = """
from rich.segment import Segment
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

MOVES = {"up": (0, -1), "down": (0, 1), "left": (-3, 0), "right": (3, 0)}

class Board(Widget):
    can_focus = True
    at = (30, 12)

    def render_line(self, y):
        x, row = self.at
        width = self.size.width
        if y != row:
            return Strip([Segment("." * width)], width)
        parts = [Segment("." * x), Segment("(Z)"), Segment("." * (width - x - 3))]
        return Strip(parts, width)

    def on_key(self, event):
        dx, dy = MOVES[event.key]
        x, y = self.at
        x = min(max(x + dx, 0), self.size.width - 3)
        y = min(max(y + dy, 0), self.size.height - 1)
        old, self.at = self.at, (x, y)
        self.refresh(Region(*old, 3, 1), Region(x, y, 3, 1))

class Bare(App):
    CSS = "Board { width: 100%; height: 100%; }"

    def compose(self):
        yield Board()

Bare().run()
"""


def keys(place: Place, rounds: int) -> Iterator[Row]:
    """Move a token by the arrows, ours and the bare one taking turns."""
    for columns, rows, most in SIZES:
        with (
            Terminal(place.ours("resume", place.placing), place.env, columns, rows) as ours,
            Terminal([sys.executable, "-c", BARE], place.env, columns, rows) as bare,
        ):
            bare.shows("(Z)")
            ours.shows(CURTAIN)
            bare.quiet(0.5)
            ours.quiet(0.5)
            ours.send(b" ")
            ours.shows("►")
            ours.quiet(1.0)
            sides: tuple[tuple[Terminal, list[float]], ...] = ((ours, []), (bare, []))
            rng = random.Random(1)
            for screen, _times in sides:
                answers(screen, rng, 10)
            for _ in range(rounds):
                for screen, times in sides:
                    times += answers(screen, rng, A_ROUND)
        for share, word, target in SHARES:
            bound = most if target else None
            yield Row(
                f"key → last byte, {columns}×{rows}, {word}",
                percentile(sides[0][1], share),
                peer="Textual, one bare token",
                theirs=percentile(sides[1][1], share),
                most=bound,
                bounds_ours=True,
            )


def answers(screen: Terminal, rng: random.Random, count: int) -> list[float]:
    """Press arrows and give the seconds to each last byte; at the edge nothing moves."""
    times: list[float] = []
    while len(times) < count:
        sent = screen.send(rng.choice(ARROWS))
        first = screen.next(NOTHING)
        if first is not None:
            times.append((screen.quiet(QUIET) or first) - sent)
    return times
