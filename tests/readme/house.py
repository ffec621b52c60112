"""Play a fixed bouwoverleg for the pictures: everybody's house, and the team's poster."""

from __future__ import annotations

from datetime import UTC, date, datetime

from boards.geometry import stop_x
from exports.write import render_house_poster
from game.engine import commands as c
from game.engine.commands import Seat
from game.script.load import load_game
from game.store import MemoryStore
from game.table.poster import house_poster
from game.table.setup import start_command
from game.table.simulate import simulate
from game.table.table import Table

MOMENT = datetime(2026, 11, 19, 13, 30, tzinfo=UTC)
TODAY = date(2026, 11, 19)
NAMES = ("Zoë", "Mark", "Łucja", "Çağla", "Đức", "Anouk")
LEVELS = ("health", "talents", "values", "work")
STOPS = ((5, 8, 9, 5), (7, 7, 8, 8), (4, 8, 3, 6), (8, 6, 8, 4), (6, 9, 3, 8), (7, 7, 2, 7))
"""Where each stands on each level."""


def _begun() -> Table:
    start = start_command(
        load_game("bouwoverleg"),
        tuple(Seat(name, "member") for name in NAMES),
        lang="nl",
        today=TODAY,
        team="Magazijn Noord",
    )
    at = Table.start(MemoryStore(), start, now=lambda: MOMENT)
    if not isinstance(at, Table):
        raise SystemExit(f"the session of the pictures was refused: {at.code}")
    return at


def asked() -> Table:
    """Give a session at a question that is answered aloud, with some people heard."""
    at = _begun()
    while at.state.step != "kracht":
        at.perform(c.Next(anyway=True))
    for player in ("p1", "p2", "p4", "p6"):
        at.perform(c.Hear(player))
    return at


def revealed() -> Table:
    """Give a session at which all houses have just been opened."""
    at = _begun()
    while at.screen().panel.__class__.__name__ != "PlacePanel":
        at.perform(c.Next(anyway=True))
    for seat, stops in enumerate(STOPS, 1):
        for level, stop in zip(LEVELS, stops, strict=True):
            at.perform(c.Place(f"p{seat}", f"p{seat}", stop_x(stop), None, level))
    at.perform(c.Next())
    at.perform(c.Reveal())
    return at


def poster() -> bytes:
    """Give the poster of a session that bots played, as PDF."""
    at = simulate(
        MemoryStore(), load_game("bouwoverleg"), today=TODAY, lang="nl", players=6, seed=4,
        now=lambda: MOMENT,
    )  # fmt: skip
    if not isinstance(at, Table):
        raise SystemExit(f"the session of the pictures was refused: {at.code}")
    return render_house_poster(house_poster(at.poster()))
