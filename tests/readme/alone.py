"""Prepare a fixed career talk for the pictures: a growth curve, and the talk sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from exports.talk.write import render_talk
from game.engine import commands as c
from game.engine.view.talk import talk_view
from game.script.load import load_game
from game.store import MemoryStore
from game.table.simulate import simulate
from game.table.table import Table
from game.table.talk import talk_content

MOMENT = datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
ON_PAPER = ("prepare", "pick", "place", "agree")


def prepared() -> Table:
    """Give a preparation in which every part is filled, at its growth curve."""
    at = simulate(
        MemoryStore(), load_game("loopbaangesprek"), today=date(2026, 11, 19), lang="nl", seed=3,
        now=lambda: MOMENT,
    )  # fmt: skip
    if not isinstance(at, Table):
        raise SystemExit(f"the preparation of the pictures was refused: {at.code}")
    at.perform(c.GoTo("groeicurve"))
    return at


def sheet(at: Table) -> bytes:
    """Give the talk sheet with what somebody would take along, as PDF."""
    everything = talk_view(at.state, everything=True)
    for line in everything.lines:
        part = everything.part_of(line)
        if line.on and (part is None or part.kind not in ON_PAPER or part.id.endswith("straks")):
            at.perform(c.ChooseLine("p1", line.id, False, "sheet"))
    return render_talk(talk_content(talk_view(at.state)))
