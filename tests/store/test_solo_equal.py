"""A random life of one session: in memory and in a sealed file it is the same."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from game.store import Closed, MemoryStore, Meta, Row, Store, StoreError
from game.store.solofile import SoloStore, create_solo, open_solo, protect_solo
from tests.store.rows import row, rows
from tests.store.test_solofile import SESSION
from tests.store.test_store_contract import Slow
from tests.store.test_store_equal import METAS, NUMBERS, PAYLOADS, TEXT


class FileAndMemory(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / "a.groei"
        self.memory: Store = MemoryStore()
        self.solo = create_solo(self._path, SESSION, None)
        self.other = open_solo(self._path, None)

    def teardown(self) -> None:
        self.solo.close()
        self.other.close()
        self._folder.cleanup()

    def _same(self, ask: Callable[[Store], object]) -> None:
        assert self._answer(ask, self.solo) == self._answer(ask, self.memory)

    def _answer(self, ask: Callable[[Store], object], store: Store) -> object:
        try:
            return ask(store)
        except StoreError as error:
            return error.code, error.params
        except ValueError as error:
            return str(error)

    @rule(
        off=st.sampled_from([0, 0, 0, 0, 1, -1]),
        hole=st.sampled_from([0, 0, 0, 0, 1]),
        payloads=st.lists(PAYLOADS, max_size=3),
        kind=TEXT,
        meta=st.none() | METAS,
    )
    def append(
        self, off: int, hole: int, payloads: list[bytes], kind: str, meta: Meta | None
    ) -> None:
        expected = self.memory.head(SESSION) + off
        added = [
            Row(expected + 1 + i + hole * (i > 0), kind, i, f"{i}", payload)
            for i, payload in enumerate(payloads)
        ]
        self._same(lambda store: store.append(SESSION, expected, added, meta))

    @rule(first=NUMBERS, payloads=st.lists(PAYLOADS, max_size=3))
    def adopt(self, first: int, payloads: list[bytes]) -> None:
        taken = [Row(first + i, "k", 1, "", payload) for i, payload in enumerate(payloads)]
        self._same(lambda store: store.adopt(SESSION, taken))

    @rule(after=NUMBERS)
    def read(self, after: int) -> None:
        self._same(lambda store: store.read(SESSION, after))

    @rule(length=st.integers(0, 36), more=TEXT)
    def resolve(self, length: int, more: str) -> None:
        self._same(lambda store: store.resolve(SESSION[:length] + more))

    @rule(meta=METAS)
    def summarise(self, meta: Meta) -> None:
        self._same(lambda store: store.summarise(SESSION, meta))

    @rule(seq=NUMBERS, meta=st.none() | METAS, expected=st.none() | NUMBERS)
    def purge(self, seq: int, meta: Meta | None, expected: int | None) -> None:
        left = Row(seq, "distilled", 1, "2027", b"{}")
        self._same(lambda store: store.purge(SESSION, left, meta=meta, expected_seq=expected))
        self._open_other()

    @rule()
    def erase(self) -> None:
        self._same(lambda store: store.purge(SESSION))
        if not self._path.exists():
            self.other.close()
            self.solo = create_solo(self._path, SESSION, None)
            self._open_other()

    @rule()
    def open_again(self) -> None:
        self.solo.close()
        self.solo = open_solo(self._path, None)
        assert self.solo.notice == ""

    @rule()
    def change_windows(self) -> None:
        self.solo, self.other = self.other, self.solo

    @rule()
    def write_anew(self) -> None:
        protect_solo(self._path, None, None)
        self.open_again()
        self._open_other()

    def _open_other(self) -> None:
        self.other.close()
        self.other = open_solo(self._path, None)

    @invariant()
    def both_windows_say_the_same(self) -> None:
        wanted = self.memory.sessions(), self.memory.head(SESSION), self.memory.read(SESSION)
        for one in (self.solo, self.other):
            assert (one.sessions(), one.head(SESSION), one.read(SESSION)) == wanted
        assert not self.solo.unfinished()


FileAndMemory.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestFileAndMemory = FileAndMemory.TestCase


@pytest.fixture
def solo(tmp_path: Path) -> Iterator[SoloStore]:
    with create_solo(tmp_path / "a.groei", SESSION, None) as opened:
        yield opened


def test_a_closed_file_says_so_and_may_be_closed_again(solo: SoloStore) -> None:
    solo.append(SESSION, 0, rows(1, 1))
    solo.close()
    solo.close()
    for ask in (
        lambda: solo.read(SESSION),
        lambda: solo.append(SESSION, 1, [row(2)]),
        lambda: solo.purge(SESSION),
        solo.scrub,
        solo.unfinished,
        solo.sessions,
    ):
        with pytest.raises(Closed):
            ask()


def test_an_append_is_whole_before_another_thread_looks(solo: SoloStore) -> None:
    heads: list[int] = []
    thread = threading.Thread(target=solo.append, args=(SESSION, 0, Slow(rows(1, 5))))
    thread.start()
    while thread.is_alive():
        heads.append(solo.head(SESSION))
    thread.join()
    assert set(heads) <= {0, 5}
    assert solo.head(SESSION) == 5


def test_a_player_locks_the_file_of_this_session_only(solo: SoloStore) -> None:
    assert solo.lock_file(SESSION) == solo.path.with_name(".a.groei.lock")
    assert solo.lock_file("0193") is None
