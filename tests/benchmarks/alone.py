"""How fast a preparation of 500 answers is: opening it, keeping an answer, its curve, its sheet.

The peer of opening is the derivation of the key alone, which is slow on purpose; that of a key is
the bare token of `keys`; that of the sheet is plain ReportLab.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from boards.models import Point
from game.engine import commands as c
from game.script.load import load_game
from game.store import sealed
from game.table import solo
from game.table.table import Table
from tests.benchmarks.keys import BARE, SIZES, answers
from tests.benchmarks.measuring import Row, medians, percentile, process, taken
from tests.benchmarks.place import ROOT, Place
from tests.benchmarks.poster import PLAIN
from tests.benchmarks.terminal import AVAILABLE, Terminal

ANSWERS = 500
PHRASE = "een paar woorden"
WORDS = "Dinsdag ging het vanzelf, met de nieuwe collega erbij. " * 4
LINE = tuple(Point(step / 24, min(step / 16, 0.9)) for step in range(1, 16, 3))


def alone(place: Place, rounds: int) -> Iterator[Row]:
    """Fill a preparation with a passphrase and one without, then measure."""
    locked, plain = place.folder / "dicht.groei", place.folder / "open.groei"
    kept = filled(locked, PHRASE)
    filled(plain, None)
    yield Row(f"keep an answer, the last of {ANSWERS}", percentile(kept, 0.5))
    yield Row(f"keep an answer, the last of {ANSWERS}, p95", percentile(kept, 0.95), most=0.016,
              bounds_ours=True)  # fmt: skip
    header = sealed.read_header(locked.read_bytes())
    derived, opened = medians(
        rounds,
        lambda: taken(lambda: sealed.outer_key(header, PHRASE)),
        lambda: taken(lambda: solo.take_up(plain, None).store.close()),
    )
    yield Row("derive the key of a passphrase", derived, most=0.6, bounds_ours=True)
    yield Row(f"open {ANSWERS} answers beyond that", opened, peer="deriving the key",
              theirs=derived, most=0.5, bounds_ours=True)  # fmt: skip
    sheet, peer = medians(
        rounds,
        process([str(one) for one in place.ours("solo", "sheet", str(plain), "-o",
                                                str(place.folder / "blad.pdf"))], place.env, ROOT),
        process([sys.executable, "-c", PLAIN, str(place.folder / "plain.pdf")], place.env, ROOT),
    )  # fmt: skip
    yield Row("talk sheet, whole process", sheet, peer="plain ReportLab, 60 lines", theirs=peer,
              most=0.8, bounds_ours=True)  # fmt: skip
    if AVAILABLE:
        yield from curve(place, plain, rounds)


def filled(path: Path, phrase: str | None) -> list[float]:
    """Write a preparation, and give how long each of the last hundred answers took to keep."""
    made = solo.begin(load_game("loopbaangesprek"), "Zoë", lang="nl", passphrase=phrase, path=path)
    if not isinstance(made, Table):
        raise SystemExit(f"the preparation was refused: {made.code}")
    times = []
    made.perform(c.GoTo("verhaal"))
    for number in range(ANSWERS):
        answer = c.Answer("p1", text=f"{number} {WORDS}")
        times.append(taken(lambda answer=answer: made.perform(answer)))  # type: ignore[misc]
    line = next(str(kept.seq) for kept in made.state.answered.values())
    made.perform(c.ChooseLine("p1", line, True, "sheet"))
    made.perform(c.GoTo("groeicurve"))
    for letter in "abc":
        made.perform(c.Trace("p1", letter, f"taak {letter}", LINE))
    made.store.close()
    return times[-100:]


def curve(place: Place, path: Path, rounds: int) -> Iterator[Row]:
    """Move the cursor over three lines; points are put by every fourth key."""
    for columns, rows, most in SIZES:
        with (
            Terminal(place.ours("resume", str(path)), place.env, columns, rows) as ours,
            Terminal([sys.executable, "-c", BARE], place.env, columns, rows) as bare,
        ):
            bare.shows("(Z)")
            ours.shows("Zoë")
            bare.quiet(0.5)
            ours.quiet(0.5)
            ours.send(b"\r")
            ours.shows("taak a")
            ours.quiet(1.0)
            sides: tuple[tuple[Terminal, list[float]], ...] = ((ours, []), (bare, []))
            rng = random.Random(1)
            for _ in range(rounds):
                for screen, times in sides:
                    times += answers(screen, rng, 20)
                ours.send(b" ")
                ours.quiet(0.3)
            pressed = []
            for _ in range(rounds * 4):
                answers(ours, rng, 1)
                sent = ours.send(b" ")
                first = ours.next(0.25)
                if first is not None:
                    pressed.append((ours.quiet(0.03) or first) - sent)
        yield Row(f"curve, cursor, {columns}×{rows}, p95", percentile(sides[0][1], 0.95),
                  peer="Textual, one bare token", theirs=percentile(sides[1][1], 0.95), most=most,
                  bounds_ours=True)  # fmt: skip
        yield Row(f"curve, a point, {columns}×{rows}, p95", percentile(pressed, 0.95),
                  peer="Textual, one bare token", theirs=percentile(sides[1][1], 0.95), most=most,
                  bounds_ours=True)  # fmt: skip
