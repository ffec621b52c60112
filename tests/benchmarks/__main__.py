"""Measure how fast the game is, beside named peers in the same run, and print a table.

    python -m tests.benchmarks [NAME...] [--rounds N] [--near FOLDER]

Names: version, home, keys, append, replay, poster, cards, decks, resume, house, alone; without one,
all of them. Nothing here passes or fails: a machine that is busy misses targets, and the tests must
not. Compare ratios, and those only within one run. home, keys, resume, house and a part of alone
look at a pseudo-terminal, which Windows does not have; there they are left out.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version as version_of
from pathlib import Path

from tests.benchmarks import alone, cards, decks, house, keys, log, poster, starting
from tests.benchmarks.measuring import Row, table
from tests.benchmarks.place import Place, place
from tests.benchmarks.terminal import AVAILABLE

MEASUREMENTS: dict[str, Callable[[Place, int], Iterator[Row]]] = {
    "version": starting.version,
    "home": starting.home,
    "keys": keys.keys,
    "append": log.append,
    "replay": log.replay,
    "poster": poster.poster,
    "cards": cards.cards,
    "decks": decks.decks,
    "resume": starting.resume,
    "house": house.house,
    "alone": alone.alone,
}
ON_A_SCREEN = ("home", "keys", "resume", "house")


def main() -> int:
    """Measure what was asked for and print it; 0 whatever the figures say."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument("--rounds", type=int, default=8, help="how often each is measured (8)")
    parser.add_argument("--near", type=Path, help="a folder on the disk to measure on")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in MEASUREMENTS]
    if unknown or asked.rounds < 1:
        parser.error(f"unknown: {' '.join(unknown)}" if unknown else "at least one round")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    rows: list[Row] = []
    with place(asked.near) as made:
        for name in asked.names or MEASUREMENTS:
            if name in ON_A_SCREEN and not AVAILABLE:
                print(f"{name}: left out, for it needs a pseudo-terminal", file=sys.stderr)
                continue
            print(f"{name} …", file=sys.stderr, flush=True)
            rows += MEASUREMENTS[name](made, asked.rounds)
    print(table(rows))
    print(f"\n{machine()}")
    return 0


def machine() -> str:
    """Say what this was measured on, and how busy it was."""
    said = [
        f"Python {platform.python_version()}",
        f"Textual {version_of('textual')}",
        f"ReportLab {version_of('reportlab')}",
        f"{os.cpu_count()} cores",
        platform.system(),
    ]
    if hasattr(os, "getloadavg"):
        said.append(f"load {os.getloadavg()[0]:.1f}")
    return " · ".join(said)


if __name__ == "__main__":
    raise SystemExit(main())
