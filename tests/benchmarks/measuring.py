"""Hold what every measurement shares: turns by pairs, medians, and the rows of the table.

Other work on the machine slows both sides of a pair alike, so ours and the peer take turns within
one run and the ratio says more than either figure.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

Unit = Literal["ms", "µs", "×"]
_SCALE: dict[Unit, float] = {"ms": 1e3, "µs": 1e6, "×": 1.0}


class Row(Struct, frozen=True):
    """One line of the table; times are in seconds, whatever the unit shown, and × is a factor.

    `most` is what is to be reached: a bound on the ratio of ours to the peer's, or with
    `bounds_ours` on ours itself, in seconds. Without one the row is there to be read.
    """

    what: str
    ours: float
    unit: Unit = "ms"
    peer: str = ""
    theirs: float | None = None
    most: float | None = None
    bounds_ours: bool = False

    @property
    def ratio(self) -> float | None:
        """Give ours as a multiple of the peer's."""
        return self.ours / self.theirs if self.theirs else None

    @property
    def reached(self) -> bool | None:
        """Tell whether the target is reached; nothing when there is none."""
        found = self.ours if self.bounds_ours else self.ratio
        return None if self.most is None or found is None else found <= self.most

    def cells(self) -> tuple[str, ...]:
        """Give the row in words: what, ours, peer, peer's, ratio, target, reached."""
        target = ""
        if self.most is not None:
            target = f"≤ {self._said(self.most)}" if self.bounds_ours else f"≤ {self.most:g} ×"
        return (
            self.what,
            self._said(self.ours),
            self.peer,
            self._said(self.theirs) if self.theirs is not None else "",
            f"{self.ratio:.2f}" if self.ratio is not None else "",
            target,
            {True: "yes", False: "NO", None: ""}[self.reached],
        )

    def _said(self, value: float) -> str:
        scaled = value * _SCALE[self.unit]
        digits = 0 if scaled >= 1000 else 1 if scaled >= 20 else 2
        return f"{scaled:,.{digits}f} {self.unit}"


def table(rows: Sequence[Row]) -> str:
    """Set rows out in columns."""
    heads = ("what", "ours", "peer", "peer's", "ratio", "target", "reached")
    lines = [heads, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    right = {1, 3, 4, 5}
    lines.insert(1, tuple("─" * width for width in widths))
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def taken(work: Callable[[], object]) -> float:
    """Give the seconds that some work takes, by the wall clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def turns(rounds: int, *runs: Callable[[], float], warm: int = 1) -> list[list[float]]:
    """Let each run be measured `rounds` times, taking turns; the first `warm` ones do not count.

    The order changes every round, so that nobody always follows the same neighbour.
    """
    rng = random.Random(1)
    found: list[list[float]] = [[] for _ in runs]
    order = list(range(len(runs)))
    for index in range(-warm, rounds):
        rng.shuffle(order)
        for one in order:
            seconds = runs[one]()
            if index >= 0:
                found[one].append(seconds)
    return found


def medians(rounds: int, *runs: Callable[[], float], warm: int = 1) -> list[float]:
    """Give the median of each run, all of them taking turns."""
    return [statistics.median(times) for times in turns(rounds, *runs, warm=warm)]


def percentile(times: Sequence[float], share: float) -> float:
    """Give the value under which this share of the times lies."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def process(
    command: Sequence[str | Path],
    env: Mapping[str, str],
    where: Path,
    busy: list[float] | None = None,
) -> Callable[[], float]:
    """Give a run that starts a process and waits for its end; one that fails is a fault.

    `busy` takes in the processor seconds of each, which grow less than those on the clock when
    others are at work; Windows does not tell them, and gives 0.
    """

    def run() -> None:
        before = os.times()
        done = subprocess.run(
            command, env=env, cwd=where, stdin=subprocess.DEVNULL, capture_output=True
        )
        after = os.times()
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise RuntimeError(f"{command[0]} ended with {done.returncode}: {said}")
        if busy is not None:
            busy.append(sum(after[2:4]) - sum(before[2:4]))

    return lambda: taken(run)
