"""How fast the log is: one durable event, a whole replay, and moves as the log grows."""

from __future__ import annotations

import gc
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from pydantic import TypeAdapter

from game.engine import commands as c
from game.engine.events import AnyEvent, EventUnion
from game.store import MemoryStore, open_store
from game.store import Row as Kept
from game.table.table import Table
from game.tui.app import SELDOM
from tests.benchmarks.measuring import Row, medians, taken
from tests.benchmarks.place import Place, begun, do

LENGTHS = (5_000, 20_000, 80_000)
AT_A_TIME = 500
"""Moves between two looks at the clock."""
FLAT = 1.25
"""How much more each event of a long session may take: nothing, but for what is measured."""


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
    """Compare opening a session with decoding its events, and see whether length slows it down."""
    rows = grown(LENGTHS[-1])
    adapter: TypeAdapter[AnyEvent] = TypeAdapter(EventUnion)
    runs: dict[int, tuple[Callable[[], float], Callable[[], float]]] = {}
    with open_store(str(place.folder / "replay.db")) as store, as_in_a_session():
        for length in LENGTHS:
            name = f"{length:,}"
            store.adopt(name, rows[:length])
            payloads = [row.payload for row in rows[:length]]
            runs[length] = (
                partial(worked, partial(Table, store, name)),
                partial(worked, partial(decode, adapter, payloads)),
            )
        short, middle, long = LENGTHS
        ours, theirs = medians(rounds, *runs[middle])
        few = max(rounds // 3, 3)
        small, small_alone, large, large_alone = medians(few, *runs[short], *runs[long])
    peer = "validate_json alone"
    yield Row(f"replay of {short:,} events", small, peer=peer, theirs=small_alone)
    yield Row(f"replay of {middle:,} events", ours, peer=peer, theirs=theirs, most=4)
    yield Row(f"replay of {long:,} events", large, peer=peer, theirs=large_alone)
    what = f"replay, an event of {long:,} to one of {short:,}"
    growth, growth_alone = (
        pair * short / long for pair in (large / small, large_alone / small_alone)
    )
    yield Row(what, growth, "×", peer=peer, theirs=growth_alone, most=FLAT)
    yield from moves(rows, rounds)


def worked(work: Callable[[], object]) -> float:
    """Give the processor seconds that some work takes, which others at work do not stretch."""
    began = time.process_time()
    work()
    return time.process_time() - began


def decode(adapter: TypeAdapter[AnyEvent], payloads: list[bytes]) -> list[AnyEvent]:
    """Read events with nothing around it."""
    return [adapter.validate_json(one) for one in payloads]


def moves(rows: list[Kept], rounds: int) -> Iterator[Row]:
    """Compare a move in a short session with one in a long session, in memory."""
    lengths = (100, *LENGTHS[1:])
    tables = []
    for length in lengths:
        store = MemoryStore()
        store.adopt("long", rows[:length])
        tables.append(Table(store, "long"))

    def stretch(table: Table, commands: Iterator[c.Command]) -> float:
        first = table.state.seq

        def some() -> None:
            for command in islice(commands, AT_A_TIME):
                do(table, command)

        return worked(some) / (table.state.seq - first)

    runs = [partial(stretch, table, endless(table)) for table in tables]
    with as_in_a_session():
        start, *later = medians(rounds, *runs)
    for length, each in zip(lengths[1:], later, strict=True):
        what = f"a move at {length:,} events ({1 / each:,.0f}/s)"
        yield Row(
            what, each, "µs", peer=f"at the start ({1 / start:,.0f}/s)", theirs=start, most=FLAT
        )


@contextmanager
def as_in_a_session() -> Iterator[None]:
    """Search for rubbish as seldom as the screens do, and not in what the measuring holds."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def grown(length: int) -> list[Kept]:
    """Play a session in memory until it has so many events, and give its rows."""
    store = MemoryStore()
    table = begun(store)
    for kind in ("place", "note"):
        to_step(table, kind)
    commands = endless(table)
    while table.state.seq < length:
        do(table, next(commands))
    return store.read(table.session)


def endless(table: Table) -> Iterator[c.Command]:
    """Go to and fro between placing and notes, with a timer, without an end.

    One event in seven is a second thought, an undo or a redo, as in what the bots play.
    """
    rng = random.Random(1)
    players = [player.id for player in table.state.players]
    steps = {step.kind: step.id for step in reversed(table.state.started.script.steps)}
    placing, noting = steps["place"], steps["note"]
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


def to_step(table: Table, kind: str) -> None:
    """Go on to the next step of a kind."""
    while (step := table.screen().step) is None or step.kind != kind:
        do(table, c.Next(anyway=True))
