"""How fast the log is: one durable event, a whole replay, and moves as the log grows."""

from __future__ import annotations

import gc
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from pydantic import TypeAdapter

from game.engine import commands as c
from game.engine.events import AnyEvent, EventUnion
from game.store import MemoryStore, open_store
from game.store import Row as Kept
from game.table.table import Table
from tests.benchmarks.measuring import Row, medians, percentile, taken
from tests.benchmarks.place import Place, begun, do

LENGTHS = (5_000, 20_000, 80_000)
AT_A_TIME = 500
"""Moves between two looks at the clock."""
Move = Callable[[], c.Command]


def append(place: Place, rounds: int) -> Iterator[Row]:
    """Compare one durable event with a bare commit of the same bytes, on the same disk."""
    with (
        open_store(str(place.folder / "append.db")) as store,
        open_store(str(place.folder / "perform.db")) as other,
        closing(bare(place.folder / "bare.db")) as db,
    ):
        table, moved = begun(store), begun(other)
        for one in (table, moved):
            to_step(one, "note")
            do(one, c.Note("Het begin."))
        last = store.read(table.session)[-1]
        text = "Wat we zagen: vooruit lukt, als het mag."
        seq = last.seq

        def by_store() -> None:
            nonlocal seq
            store.append(table.session, seq, [last._replace(seq=seq + 1)])
            seq += 1

        ours, whole, theirs = medians(
            rounds * 40,
            lambda: taken(by_store),
            lambda: taken(lambda: do(moved, c.Note(text))),
            lambda: taken(
                lambda: db.execute("INSERT INTO event(payload) VALUES (?)", (last.payload,))
            ),
            warm=10,
        )
    peer = "sqlite3, WAL + FULL"
    yield Row("durable append, store", ours, "µs", peer, theirs, 1.5)
    yield Row("durable append, a whole move", whole, "µs", peer, theirs, 1.5)


def bare(path: Path) -> sqlite3.Connection:
    """Open a database with one table and nothing around it; each insert commits by itself."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL").fetchall()
    db.execute("PRAGMA synchronous = FULL").fetchall()
    db.execute("CREATE TABLE event(seq INTEGER PRIMARY KEY, payload BLOB NOT NULL)")
    return db


def replay(place: Place, rounds: int) -> Iterator[Row]:
    """Compare opening a session with decoding its events, and see whether moves slow down."""
    rows, speeds = grown()
    adapter: TypeAdapter[AnyEvent] = TypeAdapter(EventUnion)
    gc.collect()
    gc.freeze()  # what the measuring itself keeps is nothing that a session has to walk over
    each: dict[int, float] = {}
    with open_store(str(place.folder / "replay.db")) as store:
        for length in LENGTHS:
            store.adopt(str(length), rows[:length])
            payloads = [row.payload for row in rows[:length]]

            def open_it(name: str = str(length)) -> float:
                return taken(lambda: Table(store, name))

            def decode(payloads: list[bytes] = payloads) -> float:
                return taken(lambda: [adapter.validate_json(one) for one in payloads])

            ours, theirs = medians(max(rounds * 5_000 // length, 3), open_it, decode)
            each[length] = ours / length
            yield Row(
                f"replay of {length:,} events",
                ours,
                peer="validate_json alone",
                theirs=theirs,
                most=4 if length == 20_000 else None,
            )
    gc.unfreeze()
    first, *_, last = LENGTHS
    yield Row(
        f"replay, each event of {last:,}",
        each[last],
        "µs",
        peer=f"each event of {first:,}",
        theirs=each[first],
    )
    start = percentile(speeds[:4], 0.5)
    for name, found in (("20,000", speeds[36:44]), ("80,000", speeds[-8:])):
        yield Row(
            f"moves per second at {name} events",
            percentile(found, 0.5),
            "/s",
            peer="at the start",
            theirs=start,
        )


def grown() -> tuple[list[Kept], list[float]]:
    """Play a session in memory until it is as long as is wanted.

    Gives its rows, and the moves per second of each stretch of it.
    """
    store = MemoryStore()
    table = begun(store)
    moves = endless(table)
    speeds: list[float] = []
    while table.state.seq < LENGTHS[-1]:
        began, first = time.perf_counter(), table.state.seq
        while table.state.seq < first + AT_A_TIME:
            do(table, next(moves))
        speeds.append((table.state.seq - first) / (time.perf_counter() - began))
    return store.read(table.session), speeds


def endless(table: Table) -> Iterator[c.Command]:
    """Go to and fro between placing and notes, with a timer, without an end.

    One event in seven is a second thought, an undo or a redo, as in what the bots play.
    """
    rng = random.Random(1)
    players = [player.id for player in table.state.players]
    placing, noting = to_step(table, "place"), to_step(table, "note")
    while True:
        yield c.GoTo(placing)
        for player in players * 5:
            yield c.Place(player, player, rng.random(), rng.random())
            if rng.random() < 0.15:
                yield c.Undo(player)
                yield c.Redo(player)
        yield c.GoTo(noting)
        yield c.StartTimer() if table.state.clock.running_since is None else c.PauseTimer()
        for number in range(20):
            yield c.Note(f"Wat we zagen, {rng.random():.6f}")
            if number % 5 == 0:
                yield c.Note("Anders gezegd.", replaces=table.state.seq)
            if number % 10 == 0:
                yield c.Undo()
            if number % 20 == 0:
                yield c.Redo()


def to_step(table: Table, kind: str) -> str:
    """Go on to the next step of a kind, and give its id."""
    while (step := table.screen().step) is None or step.kind != kind:
        do(table, c.Next(anyway=True))
    return step.id
