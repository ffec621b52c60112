"""A kill at any moment loses nothing of a preparation, and shows nothing of it."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest

from game.store import StoreError
from game.store.solofile import create_solo, erase_solo, open_solo, solo_files
from tests.store.rows import META, ROOT, row, rows
from tests.store.test_solofile import PLANTED, SESSION

BEGIN = """
import itertools, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from game.store import sealed
from game.store.protocol import Row
from game.store.solofile import create_solo, erase_solo, open_solo, protect_solo
sealed.Parameters.__new__.__defaults__ = (64, 1, 1)
path, planted = Path(sys.argv[2]), sys.argv[3]
def row(seq, times=1):
    payload = ('{"text":"%s %d"}' % (planted, seq) * times).encode()
    return Row(seq, "placed", 1, "2026-11-22T20:34:00Z", payload)
"""
APPEND = """
store = open_solo(path, None)
head = store.head(store.session)
print("ready", flush=True)
while True:
    store.append(store.session, head, [row(head + 1, 1 + head % 40)])
    head += 1
    print(head, flush=True)
"""
PROTECT = """
phrases = [None, "een", "twee"]
old = sys.argv[4] or None
print("ready", flush=True)
for new in itertools.cycle(phrases):
    protect_solo(path, old, new)
    old = new
    print(old or "-", flush=True)
"""
REPLACE = """
store = open_solo(path, "een")
head = store.head(store.session)
print("ready", flush=True)
while True:
    head += 1
    store.purge(store.session, row(head, 40))
    print(head, flush=True)
"""
ERASE = """
print("ready", flush=True)
erase_solo(path)
print("erased", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "voorbereiding.groei"


def killed(path: Path, program: str, after: float, *more: str) -> list[str]:
    """Run a program, kill it after so many seconds, and give the lines that it had finished."""
    process = subprocess.Popen(
        [sys.executable, "-c", BEGIN + program, str(ROOT), str(path), PLANTED, *more],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "ready"
    killer = threading.Timer(after, process.kill)
    killer.start()
    printed, _ = process.communicate(timeout=60)
    killer.join()
    for one in path.parent.iterdir():
        raw = one.read_bytes()
        assert PLANTED.encode() not in raw, one.name
        assert META.title.encode() not in raw, one.name
    return printed.rpartition("\n")[0].split()


MOST: Final = 60
"""Rounds at the most: more than the least where a busy machine gets too little done."""


def names(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir()]


def test_what_was_acknowledged_is_there_after_a_kill(path: Path) -> None:
    create_solo(path, SESSION, None).close()
    chance = random.Random(5)
    before = 0
    for number in range(MOST):
        if number >= 12 and before > 20:
            break
        printed = killed(path, APPEND, chance.uniform(0.002, 0.12))
        last = int(printed[-1]) if printed else before
        with open_solo(path, None) as store:
            assert last <= store.head(SESSION) <= last + 1
            before = store.head(SESSION)
            assert [one.seq for one in store.read(SESSION)] == list(range(1, before + 1))
    assert before > 20


def opened_by(path: Path, phrase: str | None) -> bool:
    try:
        with open_solo(path, phrase) as store:
            assert store.read(SESSION) == [row(1, b'"%s"' % PLANTED.encode()), *rows(2, 40)]
            assert store.sessions()[0].title == META.title
            return True
    except StoreError as error:
        assert error.code == "wrong-key"
        return False


def test_a_kill_while_the_passphrase_changes_leaves_the_old_or_the_new(path: Path) -> None:
    with create_solo(path, SESSION, None) as store:
        store.append(SESSION, 0, [row(1, b'"%s"' % PLANTED.encode()), *rows(2, 40)], META)
    chance = random.Random(6)
    phrase: str | None = None
    changes = 0
    for number in range(MOST):
        if number >= 12 and changes > 20:
            break
        printed = killed(path, PROTECT, chance.uniform(0.002, 0.1), phrase or "")
        changes += len(printed)
        fitting = [one for one in (None, "een", "twee") if opened_by(path, one)]
        if path.read_bytes()[24] == 0:  # without a passphrase any one opens it
            phrase = None
        else:
            (phrase,) = fitting
        assert names(path) == [path.name], "what was left over went with the opening"
    assert changes > 20


def test_a_kill_while_all_but_a_row_is_purged_leaves_one_whole_file(path: Path) -> None:
    with create_solo(path, SESSION, "een") as store:
        store.append(SESSION, 0, rows(1, 40), META)
        store.purge(SESSION, row(41))
    chance = random.Random(7)
    head = 41
    for number in range(MOST):
        if number >= 10 and head > 60:
            break
        printed = killed(path, REPLACE, chance.uniform(0.002, 0.1))
        last = int(printed[-1]) if printed else head
        with open_solo(path, "een") as store:
            head = store.head(SESSION)
            assert last <= head <= last + 1
            assert len(store.read(SESSION)) == 1
        assert names(path) == [path.name]
    assert head > 60


def test_a_kill_while_erasing_leaves_a_file_that_can_be_erased(path: Path) -> None:
    chance = random.Random(8)
    ends = set()
    for _ in range(12):
        with create_solo(path, SESSION, None) as store:
            for seq in range(1, 4):
                store.append(SESSION, seq - 1, [row(seq, b"x" * 400_000)])
        printed = killed(path, ERASE, chance.uniform(0.0, 0.012))
        ends.add((bool(printed), path.exists()))
        if path.exists():
            if path.stat().st_size:
                assert [one[1] for one in solo_files(path.parent)] == [SESSION]
            erase_solo(path)
        assert names(path) == []
    assert (True, True) not in ends
