"""A preparation’s own file: nothing is lost, nothing read without its key, no change is silent."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import threading
import uuid
from itertools import count
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

import game
from game.store import (
    Conflict,
    Damaged,
    Meta,
    Newer,
    NotOurs,
    StoreError,
    Unwritable,
    WrongKey,
    sealed,
)
from game.store.solofile import (
    SoloStore,
    create_solo,
    erase_solo,
    needs_passphrase,
    open_solo,
    protect_solo,
    solo_files,
)
from tests.store.rows import META, row, rows

SESSION = "0193f1d2-8c40-7000-8000-000000000001"
QUICK = sealed.Parameters(64, 1, 1)
PLANTED = "Liesbeth wil weg bij de kassa"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys at once: how long that takes is no matter of these tests."""
    monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", tuple(QUICK))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "voorbereiding.groei"


def filled(path: Path, passphrase: str | None = "een paar woorden", pieces: int = 3) -> None:
    with create_solo(path, SESSION, passphrase) as store:
        for seq in range(1, pieces + 1):
            payload = f'{{"text":"{PLANTED} {seq}"}}'.encode()
            store.append(SESSION, seq - 1, [row(seq, payload)], META if seq == 1 else None)


def texts(store: SoloStore) -> list[bytes]:
    return [one.payload for one in store.read(SESSION)]


# ------------------------------------------------------------------------------- known answers


def test_the_derivation_is_the_one_of_the_standard() -> None:
    """The vector for Argon2id of RFC 9106, section 5.3."""
    key = Argon2id(salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32,
                   ad=b"\x04" * 12, secret=b"\x03" * 8).derive(b"\x01" * 32)  # fmt: skip
    known = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert key.hex() == known
    numbers = sealed.Parameters(64, 3, 1)
    header = sealed.Header(bytes(16), sealed.LOCKED, numbers, b"somesalt" * 2, bytes(12), b"")
    ours = Argon2id(salt=b"somesalt" * 2, length=32, iterations=3, lanes=1, memory_cost=64)
    assert sealed._outer_key(header, "wachtzin") == ours.derive(b"wachtzin")


def test_the_same_randomness_gives_the_same_bytes() -> None:
    numbers = count(1)

    def fixed(size: int) -> bytes:
        return bytes([next(numbers)]) * size

    header = sealed.new_header(bytes(range(16)), b"k" * 32, "wachtzin", random=fixed)
    seal = sealed.Seal(header, b"k" * 32, random=fixed)
    piece = seal.record(0, bytes(16), b"een regel")
    body = header.encoded() + seal.slot(0, 0, bytes(16)) + seal.slot(1, 1, piece[-16:]) + piece
    assert len(body) == sealed.FIRST + len(piece)
    assert hashlib.sha256(body).hexdigest() == KNOWN
    assert seal.open(body).records == (b"een regel",)


KNOWN = "ce8995ac8159bc280807b80e932d5f50b8d1f1252bbdfbe97beea048cebf1465"


def test_letters_that_look_the_same_are_the_same_passphrase(path: Path) -> None:
    filled(path, "caf\u00e9 in de ochtend")
    with open_solo(path, "cafe\u0301 in de ochtend") as store:
        assert store.head(SESSION) == 3


# ---------------------------------------------------------------------------------- what it keeps


def test_it_opens_with_everything_that_was_acknowledged(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as store:
        assert [one.seq for one in store.read(SESSION)] == [1, 2, 3]
        assert store.notice == ""
        (entry,) = store.sessions()
        assert (entry.id, entry.script, entry.title) == (SESSION, META.script, META.title)
        store.append(SESSION, 3, rows(4, 5))
    with open_solo(path, "een paar woorden") as store:
        assert store.head(SESSION) == 5


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(path: Path) -> None:
    filled(path)
    before = path.read_bytes()
    for wrong in ("een paar woordem", "", "Een paar woorden", None):
        with pytest.raises(WrongKey) as told:
            open_solo(path, wrong)
        assert told.value.params == {"path": str(path)}
    assert path.read_bytes() == before


def test_only_its_owner_may_read_the_file(path: Path) -> None:
    filled(path)
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_never_overwritten(path: Path) -> None:
    path.write_text("iets van iemand anders")
    with pytest.raises(Unwritable):
        create_solo(path, SESSION, None)
    assert path.read_text() == "iets van iemand anders"


def test_a_list_says_only_the_day_and_whether_it_is_locked(path: Path) -> None:
    filled(path)
    filled(path.with_name("tweede.groei"), None)
    (path.parent / "anders.groei").write_bytes(b"geen van ons, en lang genoeg" * 20)
    found = solo_files(path.parent)
    assert [(one[0].name, one[1], one[3]) for one in found] == [
        ("tweede.groei", SESSION, False),
        ("voorbereiding.groei", SESSION, True),
    ]
    assert needs_passphrase(path)
    with pytest.raises(NotOurs):
        needs_passphrase(path.parent / "anders.groei")


def test_who_wrote_meanwhile_is_noticed(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as one, open_solo(path, "een paar woorden") as other:
        one.append(SESSION, 3, rows(4, 4))
        with pytest.raises(Conflict):
            other.append(SESSION, 3, rows(4, 4))


# ----------------------------------------------------------------------------- no change is silent


def test_every_changed_byte_is_found_or_said(path: Path) -> None:
    filled(path, pieces=2)
    whole = path.read_bytes()
    slots = range(sealed.HEADER_SIZE, sealed.FIRST)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x20]) + whole[at + 1 :])
        if at in slots:
            with open_solo(path, "een paar woorden") as store:
                assert store.notice, at
                assert store.head(SESSION) >= 1
        else:
            with pytest.raises(StoreError) as told:
                open_solo(path, "een paar woorden")
            assert isinstance(told.value, Damaged | WrongKey | NotOurs | Newer), at


def test_a_file_cut_off_anywhere_is_found_and_opens_with_what_is_whole(path: Path) -> None:
    filled(path, pieces=3)
    whole = path.read_bytes()
    for length in range(sealed.FIRST, len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(Damaged) as told:
            open_solo(path, "een paar woorden")
        assert told.value.params["how"] == "cut"
        kept = int(told.value.params["kept"])
        if not kept:
            continue
        with open_solo(path, "een paar woorden", salvage=True) as store:
            assert store.head(SESSION) == kept
            store.append(SESSION, kept, rows(kept + 1, kept + 1))
        with open_solo(path, "een paar woorden") as store:
            assert (store.head(SESSION), store.notice) == (kept + 1, "")


def pieces(raw: bytes) -> tuple[bytes, list[bytes]]:
    head, rest, found = raw[: sealed.FIRST], raw[sealed.FIRST :], []
    while rest:
        size = 4 + 12 + int.from_bytes(rest[:4])
        found.append(rest[:size])
        rest = rest[size:]
    return head, found


@pytest.mark.parametrize(
    "order", [[1, 0, 2], [0, 2], [0, 0, 1, 2], [0, 2, 1], [1, 2], [0, 1, 2, 2]]
)
def test_pieces_that_are_moved_dropped_or_doubled_are_found(path: Path, order: list[int]) -> None:
    filled(path)
    head, found = pieces(path.read_bytes())
    path.write_bytes(head + b"".join(found[one] for one in order))
    if order[:3] == [0, 1, 2]:  # everything is there, and something foreign behind it
        with open_solo(path, "een paar woorden") as store:
            assert (store.head(SESSION), store.notice) == (3, "tail")
        return
    with pytest.raises(Damaged):
        open_solo(path, "een paar woorden")


def test_a_piece_of_another_file_with_the_same_passphrase_is_found(path: Path) -> None:
    filled(path)
    other = path.with_name("ander.groei")
    filled(other)
    head, found = pieces(path.read_bytes())
    _head, foreign = pieces(other.read_bytes())
    path.write_bytes(head + found[0] + foreign[1] + found[2])
    with pytest.raises(Damaged) as told:
        open_solo(path, "een paar woorden")
    assert (told.value.params["kept"], told.value.params["how"]) == ("1", "changed")


def test_a_header_that_asks_for_too_much_is_refused_at_once(path: Path) -> None:
    filled(path)
    raw = bytearray(path.read_bytes())
    raw[25:29] = (0xFFFFFFFF).to_bytes(4)
    path.write_bytes(raw)
    with pytest.raises(WrongKey):
        open_solo(path, "een paar woorden")


# ---------------------------------------------------------------------------- protecting, erasing


def test_another_passphrase_writes_everything_under_another_key(path: Path) -> None:
    filled(path, None)
    before = path.read_bytes()
    protect_solo(path, None, "nieuwe woorden")
    after = path.read_bytes()
    assert needs_passphrase(path)
    assert before[sealed.FIRST + 40 : sealed.FIRST + 80] not in after
    with open_solo(path, "nieuwe woorden") as store:
        assert len(texts(store)) == 3
    with pytest.raises(WrongKey):
        protect_solo(path, "oude woorden", None)
    protect_solo(path, "nieuwe woorden", None)
    with open_solo(path, None) as store:
        assert store.sessions()[0].title == META.title
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("passphrase", [None, "een paar woorden"])
def test_no_word_stands_in_any_file(path: Path, passphrase: str | None) -> None:
    filled(path, passphrase)
    protect_solo(path, passphrase, passphrase)
    for one in path.parent.iterdir():
        raw = one.read_bytes()
        assert PLANTED.encode() not in raw
        assert b"Go Grow" not in raw


def test_an_erased_file_is_gone_and_its_bytes_with_it(path: Path) -> None:
    filled(path, None)
    beside = path.with_name("nog-een-naam")
    beside.hardlink_to(path)  # another name of the same bytes, to look at them afterwards
    key = path.read_bytes()[: sealed.FIRST]
    erase_solo(path)
    assert not path.exists()
    assert key not in beside.read_bytes()
    assert beside.read_bytes() == b""
    other = path.with_name("brief.groei")
    other.write_text("een brief")
    with pytest.raises(NotOurs):
        erase_solo(other)
    assert other.read_text() == "een brief"


def test_a_replacement_leaves_one_row(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as store:
        store.purge(SESSION, row(4, b"{}"), meta=Meta("s", "t", "distilled", ""))
        assert [one.seq for one in store.read(SESSION)] == [4]
        store.append(SESSION, 4, rows(5, 5))
    with open_solo(path, "een paar woorden") as store:
        assert store.head(SESSION) == 5


# ------------------------------------------------------------------------------------------ kills

WRITE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from game.store.protocol import Row
from game.store.solofile import open_solo
store = open_solo(Path(sys.argv[2]), None)
session = store.session
head = store.head(session)
print("ready", flush=True)
while True:
    payload = ('{"text":"%s %d"}' % (sys.argv[3], head + 1) * (1 + head % 40)).encode()
    store.append(session, head, [Row(head + 1, "placed", 1, "2026-11-22T20:34:00Z", payload)])
    head += 1
    print(head, flush=True)
"""


def test_what_was_acknowledged_is_there_after_a_kill(path: Path) -> None:
    create_solo(path, str(uuid.UUID(SESSION)), None).close()
    root = Path(game.__file__).parents[1]
    chance = random.Random(5)
    last = 0
    for _ in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE, str(root), str(path), PLANTED],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        killer = threading.Timer(chance.uniform(0.002, 0.12), process.kill)
        killer.start()
        printed, _ = process.communicate(timeout=60)
        killer.join()
        last = int((printed.rpartition("\n")[0].split() or [str(last)])[-1])
        for one in path.parent.iterdir():
            assert PLANTED.encode() not in one.read_bytes()
        with open_solo(path, None) as store:
            assert last <= store.head(SESSION) <= last + 1
            last = store.head(SESSION)
    assert last > 20


def test_a_full_disk_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as store:

        def full(file: object) -> None:
            raise OSError(28, "no space")

        monkeypatch.setattr("game.store.solofile._flush", full)
        with pytest.raises(StoreError) as told:
            store.append(SESSION, 3, rows(4, 4))
        assert told.value.code == "full"
        assert store.head(SESSION) == 3
        monkeypatch.undo()
        monkeypatch.setattr(sealed.Parameters.__new__, "__defaults__", tuple(QUICK))
    with open_solo(path, "een paar woorden") as store:
        assert store.head(SESSION) in (3, 4)
