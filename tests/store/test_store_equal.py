"""A random life of two stores: memory and SQLite give the same answers and the same faults."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from game.store import MemoryStore, Meta, Row, Store, StoreError
from game.store.sqlite import SqliteStore

NAMES = st.sampled_from(["a", "ab", "abc", "b", "é"])
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
METAS = st.builds(Meta, TEXT, TEXT, TEXT, TEXT, st.none() | TEXT)
PAYLOADS = st.binary(max_size=40) | st.integers(900, 9000).map(lambda size: b"x" * size)
NUMBERS = st.integers(0, 6)


class TwoStores(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "a.db"
        self.sqlite: Store = SqliteStore(self._path)
        self.memory: Store = MemoryStore()

    def teardown(self) -> None:
        self.sqlite.close()
        self._folder.cleanup()

    def _same(self, ask: Callable[[Store], object]) -> None:
        assert self._answer(ask, self.sqlite) == self._answer(ask, self.memory)

    def _answer(self, ask: Callable[[Store], object], store: Store) -> object:
        try:
            return ask(store)
        except StoreError as error:
            return error.code, error.params
        except ValueError as error:
            return str(error)

    @rule(
        name=NAMES,
        off=st.sampled_from([0, 0, 0, 0, 1, -1]),
        hole=st.sampled_from([0, 0, 0, 0, 1]),
        payloads=st.lists(PAYLOADS, max_size=3),
        kind=TEXT,
        meta=st.none() | METAS,
    )
    def append(
        self, name: str, off: int, hole: int, payloads: list[bytes], kind: str, meta: Meta | None
    ) -> None:
        expected = self.memory.head(name) + off
        added = [
            Row(expected + 1 + i + hole * (i > 0), kind, i, f"{i}", payload)
            for i, payload in enumerate(payloads)
        ]
        self._same(lambda store: store.append(name, expected, added, meta))

    @rule(name=NAMES, first=NUMBERS, payloads=st.lists(PAYLOADS, max_size=3))
    def adopt(self, name: str, first: int, payloads: list[bytes]) -> None:
        taken = [Row(first + i, "k", 1, "", payload) for i, payload in enumerate(payloads)]
        self._same(lambda store: store.adopt(name, taken))

    @rule(name=NAMES, after=NUMBERS)
    def read(self, name: str, after: int) -> None:
        self._same(lambda store: store.read(name, after))

    @rule(prefix=NAMES | TEXT)
    def resolve(self, prefix: str) -> None:
        self._same(lambda store: store.resolve(prefix))

    @rule(name=NAMES, meta=METAS)
    def summarise(self, name: str, meta: Meta) -> None:
        self._same(lambda store: store.summarise(name, meta))

    @rule(
        name=NAMES,
        seq=st.none() | NUMBERS,
        meta=st.none() | METAS,
        expected=st.none() | NUMBERS,
    )
    def purge(self, name: str, seq: int | None, meta: Meta | None, expected: int | None) -> None:
        left = None if seq is None else Row(seq, "distilled", 1, "2027", b"{}")
        self._same(lambda store: store.purge(name, left, meta=meta, expected_seq=expected))

    @rule()
    def open_again(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteStore(self._path)

    @invariant()
    def both_list_the_same(self) -> None:
        self._same(lambda store: store.sessions())
        for name in ["a", "ab", "abc", "b", "é"]:
            self._same(lambda store, name=name: (store.head(name), store.read(name)))  # type: ignore[misc]
        assert not self.sqlite.unfinished()


TwoStores.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestTwoStores = TwoStores.TestCase
