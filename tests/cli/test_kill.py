"""A killed process loses nothing that it had acknowledged, and opens nothing that was sealed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from typing import Any

import pytest

from game.engine import commands as c
from game.engine.evolve import fold
from game.table.sessions import export, show_session
from game.table.table import Table, envelopes
from tests.cli.running import ROOT, Here

RNG = random.Random(20_26)
# Events before each of 50 kills: at the very start, while placements are sealed, and later on.
MOMENTS = [
    2,
    9,
    *(RNG.randint(10, 18) for _ in range(18)),
    *(RNG.randint(2, 60) for _ in range(30)),
]


def killed(here: Here, after: int) -> list[dict[str, Any]]:
    """Let a process play, kill it somewhere after that many events, and give what it printed."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "game.cli", "--db", str(here.db)),
            *("simulate", "go-grow-duo", "--events", "--pace", "4"),
        ],
        cwd=ROOT,
        bufsize=0,  # what communicate() reads must not wait in a buffer of ours
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after)]
    time.sleep(RNG.random() * 0.01)
    process.kill()
    rest, told = process.communicate(timeout=20)
    assert told == b""
    whole = b"".join(lines) + rest
    return [json.loads(line) for line in whole.split(b"\n")[:-1] if line.startswith(b"{")]


@pytest.mark.parametrize("after", MOMENTS)
def test_every_printed_event_is_kept_and_the_session_goes_on_where_it_was(
    here: Here, after: int
) -> None:
    printed = killed(here, after)
    assert len(printed) >= after
    with here.store() as store:
        (entry,) = store.sessions()
        rows = store.read(entry.id)
        log = envelopes(rows)
        assert [(one["seq"], one["kind"], one["at"]) for one in printed] == [
            (row.seq, row.kind, row.at) for row in rows[: len(printed)]
        ]
        table = Table(store, entry.id)
        assert table.state == fold(log)
        entered = [one.event for one in log if one.event.kind == "step-entered"]
        shown = show_session(store, entry.id)
        assert shown["step"] == getattr(entered[-1], "step", None)

        revealed = any(row.kind == "revealed" for row in rows)
        exported = export(store, entry.id)["events"]
        placed = [one for one in exported if one["kind"] == "placed"]
        if not revealed:
            assert all(one["sealed"] for one in placed)
            assert not any({"x", "y", "zone"} & set(one) for one in placed)
            assert shown["gaps"] == []
        table.take_up()
        last = shown["step"] == table.state.started.script.steps[-1].id
        onward = c.Close() if last else c.Next(anyway=True)
        assert table.perform(onward) is None or table.state.closed
        assert store.head(entry.id) > entry.head or table.state.closed
