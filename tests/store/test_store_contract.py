"""What every store promises, asked of each of them in the same words."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.store import (
    Ambiguous,
    Closed,
    Conflict,
    MemoryStore,
    Meta,
    Row,
    Store,
    StoreError,
    Unknown,
    errors,
    open_store,
)
from game.store.sqlite import SqliteStore
from tests.store.rows import AT, META, row, rows


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    place = "memory:" if request.param == "memory" else str(tmp_path / "a.db")
    with open_store(place) as opened:
        assert isinstance(opened, MemoryStore if request.param == "memory" else SqliteStore)
        yield opened


def test_rows_come_back_as_they_were_appended(store: Store) -> None:
    first, second = row(1, '{"naam": "Zoë 🌱 \\u0000"}'.encode()), row(2, b"", kind="")
    store.append("a", 0, [first, second])
    store.append("a", 2, rows(3, 5))
    assert store.read("a") == [first, second, *rows(3, 5)]
    assert store.read("a")[0].payload == first.payload
    assert store.head("a") == 5


def test_a_reader_gets_only_what_came_after_the_row_it_has(store: Store) -> None:
    store.append("a", 0, rows(1, 5))
    assert [each.seq for each in store.read("a", after=3)] == [4, 5]
    assert store.read("a", after=5) == []


def test_an_unknown_session_has_no_rows_and_no_head(store: Store) -> None:
    assert store.read("a") == []
    assert store.head("a") == 0
    assert store.sessions() == []


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_a_conflict_names_both_numbers_and_writes_nothing(store: Store, expected: int) -> None:
    store.append("a", 0, rows(1, 2), META)
    before = store.sessions()
    other = Meta("other", "other", "other", AT)
    with pytest.raises(Conflict) as caught:
        store.append("a", expected, rows(expected + 1, expected + 2), other)
    assert caught.value.params == {"session": "a", "expected": str(expected), "found": "2"}
    assert store.read("a") == rows(1, 2)
    assert store.sessions() == before


@pytest.mark.parametrize("wrong", [[], [row(2)], [row(1), row(3)], [row(1), row(1)], [row(0)]])
def test_rows_that_do_not_run_on_are_refused_as_a_mistake(store: Store, wrong: list[Row]) -> None:
    with pytest.raises(ValueError, match="rows"):
        store.append("a", 0, wrong)
    assert store.sessions() == []


def test_the_list_says_what_the_caller_last_put_there(store: Store) -> None:
    store.append("a", 0, rows(1, 2), META)
    store.append("a", 2, [row(3)._replace(at="2026-11-22T21:00:00Z")])
    (entry,) = store.sessions()
    assert (entry.id, entry.script, entry.title) == ("a", "go-grow-duo", "Go Grow met twee")
    assert (entry.status, entry.started, entry.purge_on) == ("running", AT, "2026-12-22")
    assert (entry.events, entry.head, entry.last_at) == (3, 3, "2026-11-22T21:00:00Z")
    store.append("a", 3, [row(4)], Meta("s", "t", "closed", "2026", None))
    (entry,) = store.sessions()
    assert (entry.script, entry.title, entry.status) == ("s", "t", "closed")
    assert (entry.started, entry.purge_on) == ("2026", None)


def test_a_session_without_words_is_listed_by_its_first_time(store: Store) -> None:
    store.append("a", 0, rows(1, 1))
    (entry,) = store.sessions()
    assert (entry.script, entry.title, entry.status) == ("", "", "")
    assert (entry.started, entry.purge_on) == (AT, None)


def test_the_latest_started_session_is_listed_first(store: Store) -> None:
    for name, started in [("b", "2026-02"), ("c", "2026-03"), ("a", "2026-02")]:
        store.append(name, 0, rows(1, 1), Meta("", "", "", started))
    assert [entry.id for entry in store.sessions()] == ["c", "b", "a"]


def test_any_unique_prefix_names_a_session(store: Store) -> None:
    for name in ["0193a", "0193b", "0193"]:
        store.append(name, 0, rows(1, 1))
    assert store.resolve("0193a") == "0193a"
    assert store.resolve("0193") == "0193", "an exact id wins over longer ones"
    with pytest.raises(Ambiguous) as ambiguous:
        store.resolve("019")
    assert ambiguous.value.params == {"prefix": "019", "count": "3"}
    for nobody in ["0193c", "", "%", "0193_", "\udc80"]:
        with pytest.raises(Unknown) as unknown:
            store.resolve(nobody)
        assert unknown.value.params == {"session": nobody}


def test_only_a_store_with_a_file_has_one_to_lock_beside_it(store: Store) -> None:
    found = store.lock_file("0193a-b")
    if isinstance(store, SqliteStore):
        assert found == store.path.with_name("a.db-0193a-b.lock")
        assert not found.exists()
    else:
        assert found is None


@pytest.mark.parametrize("name", ["", "..", "../a", "a/b", "a.b", "c:a", "é", "a" * 65, "a\n"])
def test_an_id_that_is_no_plain_file_name_has_no_file_to_lock(store: Store, name: str) -> None:
    assert store.lock_file(name) is None


def test_the_words_of_the_list_change_without_an_event(store: Store) -> None:
    store.append("a", 0, rows(1, 2), META)
    store.summarise("a", Meta("s", "t", "closed", AT, "2030-01-01"))
    (entry,) = store.sessions()
    assert (entry.title, entry.status, entry.purge_on, entry.head) == (
        "t",
        "closed",
        "2030-01-01",
        2,
    )
    with pytest.raises(Unknown):
        store.summarise("b", META)
    assert len(store.sessions()) == 1


def test_a_purged_session_is_gone_and_the_others_stay(store: Store) -> None:
    store.append("a", 0, rows(1, 3), META)
    store.append("b", 0, rows(1, 2), META)
    store.purge("a")
    assert store.read("a") == []
    assert [entry.id for entry in store.sessions()] == ["b"]
    assert store.read("b") == rows(1, 2)
    assert not store.unfinished()
    with pytest.raises(Unknown):
        store.purge("a")


def test_a_purge_may_leave_one_row_under_its_own_number(store: Store) -> None:
    store.append("a", 0, rows(1, 3), META)
    distilled = row(4, b'{"agreements": []}', kind="distilled")
    store.purge("a", distilled)
    assert store.read("a", after=3) == [distilled] == store.read("a")
    (entry,) = store.sessions()
    assert (entry.title, entry.events, entry.head) == ("Go Grow met twee", 1, 4)
    assert entry.purge_on is None, "what was due is done"
    store.append("a", 4, rows(5, 6))
    assert [entry.events for entry in store.sessions()] == [3]
    store.purge("a", row(7), meta=Meta("s", "t", "distilled", AT, "2031-01-01"))
    (entry,) = store.sessions()
    assert (entry.title, entry.status, entry.purge_on) == ("t", "distilled", "2031-01-01")


def test_a_purge_is_refused_when_the_log_moved_on(store: Store) -> None:
    store.append("a", 0, rows(1, 3), META)
    with pytest.raises(Conflict) as caught:
        store.purge("a", row(3), expected_seq=2)
    assert caught.value.params == {"session": "a", "expected": "2", "found": "3"}
    assert store.read("a") == rows(1, 3)
    assert not store.unfinished()
    store.purge("a", row(4), expected_seq=3)
    assert store.read("a") == [row(4)]


def test_a_log_from_elsewhere_may_start_at_any_number(store: Store) -> None:
    store.adopt("a", rows(57, 59), META)
    assert store.read("a") == rows(57, 59)
    assert [(entry.events, entry.head) for entry in store.sessions()] == [(3, 59)]
    with pytest.raises(Conflict):
        store.adopt("a", rows(60, 61))
    for wrong in [[], [row(0)], [row(3), row(5)]]:
        with pytest.raises(ValueError, match="rows"):
            store.adopt("b", wrong)


def test_a_closed_store_says_so_and_may_be_closed_again(store: Store) -> None:
    store.append("a", 0, rows(1, 1))
    store.close()
    store.close()
    with pytest.raises(Closed):
        store.read("a")
    with pytest.raises(Closed):
        store.append("a", 1, [row(2)])
    with pytest.raises(Closed):
        store.purge("a")
    with pytest.raises(Closed):
        store.scrub()


def test_threads_take_turns_and_a_loser_gets_a_conflict(store: Store) -> None:
    won: list[int] = []
    lost: list[str] = []
    together = threading.Barrier(4)

    def push(name: str) -> None:
        for seq in range(1, 26):
            together.wait(timeout=30)
            try:
                store.append("shared", seq - 1, [row(seq, name.encode())])
                won.append(seq)
            except StoreError as error:
                lost.append(error.code)
            store.append(name, seq - 1, [row(seq)])

    threads = [threading.Thread(target=push, args=(f"own{i}",)) for i in range(4)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    assert won == list(range(1, 26))
    assert lost == ["conflict"] * 75
    assert [store.head(f"own{i}") for i in range(4)] == [25] * 4


class Slow(list[Row]):
    """Rows that take their time, so that another thread comes in between."""

    def __iter__(self) -> Iterator[Row]:
        for each in super().__iter__():
            time.sleep(0.01)
            yield each


def test_an_append_is_whole_before_another_thread_looks(store: Store) -> None:
    heads: list[int] = []
    thread = threading.Thread(target=store.append, args=("a", 0, Slow(rows(1, 5))))
    thread.start()
    while thread.is_alive():
        heads.append(store.head("a"))
    thread.join()
    assert set(heads) <= {0, 5}
    assert store.head("a") == 5


def test_every_fault_has_its_own_code_and_its_text_holds_no_values() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__ if name != "StoreError"]
    assert len({kind.code for kind in kinds}) == len(kinds) == len(StoreError.__subclasses__())
    for kind in kinds:
        error = kind(path="/home/anouk/x.db", prefix="0193", session="0193", reason="why")
        assert str(error) == f"{kind.code}: {kind.sentence}"
        assert error.params["path"] == "/home/anouk/x.db"
