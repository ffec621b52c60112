"""Whatever was acknowledged survives a kill at any moment."""

from __future__ import annotations

import random
import threading
from pathlib import Path

from game.store.sqlite import SqliteStore
from tests.store.rows import beside, line

APPEND = """
store = SqliteStore(path)
head = store.head("a")
print("ready", flush=True)
while True:
    store.append("a", head, [row(head + 1, b"x" * (head * 37 % 5000)), row(head + 2)],
                 Meta("s", str(head + 2), "running", ""))
    head += 2
    print(head, flush=True)
"""


def test_every_printed_row_is_in_the_store_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    chance = random.Random(2)
    before = 0
    for _ in range(10):
        process = beside(path, APPEND)
        assert line(process) == "ready"
        killer = threading.Timer(chance.uniform(0.002, 0.15), process.kill)
        killer.start()
        printed, _ = process.communicate(timeout=60)
        killer.join()
        # A last line that was cut off was never said.
        last = int((printed.rpartition("\n")[0].split() or [str(before)])[-1])
        with SqliteStore(path) as store:
            head = store.head("a")
            assert last <= head <= last + 2
            assert head % 2 == 0, "both rows of an append, or none"
            assert [each.seq for each in store.read("a")] == list(range(1, head + 1))
            if head:
                (entry,) = store.sessions()
                assert entry.title == str(head), "the list changed with the rows"
        before = head
    assert before > 100
