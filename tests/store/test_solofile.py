"""A preparation’s own file: nothing is lost, nothing read without its key, no change is silent."""

from __future__ import annotations

import hashlib
import os
import sys
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from cryptography.hazmat.primitives.kdf import argon2
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from game.store import (
    Absent,
    Conflict,
    Damaged,
    Meta,
    Newer,
    NotOurs,
    PurgeIncomplete,
    StoreError,
    Unknown,
    Unwritable,
    WrongKey,
    onefile,
    sealed,
    solofile,
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
from game.table import lease
from tests.store.rows import META, beside, finish, line, row, rows

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
    assert sealed.outer_key(header, "wachtzin") == ours.derive(b"wachtzin")


def test_the_same_randomness_gives_the_same_bytes() -> None:
    numbers = count(1)

    def fixed(size: int) -> bytes:
        return bytes([next(numbers)]) * size

    bare, outer = sealed.new_header(bytes(range(16)), "wachtzin", random=fixed)
    header = sealed.wrap(bare, outer, b"k" * 32, random=fixed)
    seal = sealed.Seal(header, b"k" * 32, random=fixed)
    piece = seal.record(0, bytes(16), b"een regel")
    body = header.encoded() + seal.slot(0, 0, bytes(16)) + seal.slot(1, 1, piece[-16:]) + piece
    assert len(body) == sealed.FIRST + len(piece)
    assert hashlib.sha256(body).hexdigest() == KNOWN
    assert seal.open(body).records == (b"een regel",)
    assert sealed.unwrap(sealed.read_header(body), outer) == b"k" * 32


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


def test_who_wrote_meanwhile_is_noticed_and_read(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as one, open_solo(path, "een paar woorden") as other:
        one.append(SESSION, 3, rows(4, 4))
        with pytest.raises(Conflict) as told:
            other.append(SESSION, 3, rows(4, 4))
        assert told.value.params == {"session": SESSION, "expected": "3", "found": "4"}
        assert other.read(SESSION, after=3) == rows(4, 4)
        other.append(SESSION, 4, rows(5, 5))
        one.summarise(SESSION, Meta("s", "t", "closed", ""))
        assert (other.head(SESSION), other.sessions()[0].title) == (5, "t")
    with open_solo(path, "een paar woorden") as store:
        assert (store.head(SESSION), store.notice) == (5, "")


def test_who_gave_it_another_passphrase_meanwhile_is_not_written_over(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as store:
        protect_solo(path, "een paar woorden", "andere woorden")
        before = path.read_bytes()
        with pytest.raises(WrongKey):
            store.append(SESSION, 3, rows(4, 4))
        with pytest.raises(WrongKey):
            store.purge(SESSION)
    assert path.read_bytes() == before


def test_a_file_that_was_erased_meanwhile_is_an_unknown_session(path: Path) -> None:
    filled(path)
    with open_solo(path, "een paar woorden") as store:
        erase_solo(path)
        assert store.head(SESSION) == 0
        with pytest.raises(Unknown):
            store.append(SESSION, 3, rows(4, 4))
    assert list(path.parent.iterdir()) == []


def test_an_empty_passphrase_is_refused(path: Path) -> None:
    with pytest.raises(ValueError, match="empty"):
        create_solo(path, SESSION, "")
    assert not path.exists()
    filled(path)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="empty"):
        protect_solo(path, "een paar woorden", "")
    assert path.read_bytes() == before


# ----------------------------------------------------------------------------- no change is silent


@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80, 0xFF])
def test_every_changed_byte_is_found_or_said(path: Path, mask: int) -> None:
    filled(path, pieces=2)
    whole = path.read_bytes()
    slots = range(sealed.HEADER_SIZE, sealed.FIRST)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ mask]) + whole[at + 1 :])
        if at in slots:
            with open_solo(path, "een paar woorden") as store:
                assert store.notice == "slot", at
                assert store.head(SESSION) == 2
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


def test_a_file_cut_off_before_its_first_record_is_found(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    for length in range(sealed.FIRST):
        path.write_bytes(whole[:length])
        with pytest.raises(Damaged if length >= 8 else NotOurs):
            open_solo(path, "een paar woorden")
        assert path.read_bytes() == whole[:length]
    erase_solo(path)
    assert not path.exists()


def test_a_cut_with_a_damaged_count_is_no_unfinished_tail(path: Path) -> None:
    """A kill leaves one or the other, so both together are somebody's doing."""
    filled(path)
    whole = bytearray(path.read_bytes())
    whole[sealed.slot_at(1) + 20] ^= 1  # the count of three
    path.write_bytes(whole[:-5])
    with pytest.raises(Damaged) as told:
        open_solo(path, "een paar woorden")
    assert told.value.params == {"path": str(path), "kept": "2", "expected": "2", "how": "cut"}


def test_a_damaged_count_is_mended_by_the_next_append(path: Path) -> None:
    filled(path)
    whole = bytearray(path.read_bytes())
    whole[sealed.slot_at(0) + 20] ^= 1
    path.write_bytes(whole)
    with open_solo(path, "een paar woorden") as store:
        assert store.notice == "slot"
        store.append(SESSION, 3, rows(4, 4))
    with open_solo(path, "een paar woorden") as store:
        assert (store.head(SESSION), store.notice) == (4, "")


def test_an_unfinished_piece_is_left_out_said_and_then_gone(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[-90:] * 9)  # longer than what is written next
    with open_solo(path, "een paar woorden") as store:
        assert (store.head(SESSION), store.notice) == (3, "tail")
        store.append(SESSION, 3, rows(4, 4))
    with open_solo(path, "een paar woorden") as store:
        assert (store.head(SESSION), store.notice) == (4, "")


def test_records_of_one_copy_under_the_counts_of_another_are_found(path: Path) -> None:
    filled(path)
    other = path.with_name("kopie.groei")
    other.write_bytes(path.read_bytes())
    for one in (path, other):
        with open_solo(one, "een paar woorden") as store:
            store.append(SESSION, 3, rows(4, 4))
    path.write_bytes(path.read_bytes()[: sealed.FIRST] + other.read_bytes()[sealed.FIRST :])
    with pytest.raises(Damaged) as told:
        open_solo(path, "een paar woorden")
    assert told.value.params["how"] == "changed"


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


@pytest.mark.parametrize("at", [25, 29, 33])
@pytest.mark.parametrize("number", [0, 0x40000000, 0xFFFFFFFF])
def test_a_header_that_asks_for_too_much_costs_what_a_wrong_passphrase_costs(
    path: Path, monkeypatch: pytest.MonkeyPatch, at: int, number: int
) -> None:
    filled(path)
    raw = bytearray(path.read_bytes())
    raw[at : at + 4] = number.to_bytes(4)
    path.write_bytes(raw)
    derived: list[tuple[int, int, int]] = []
    real = argon2.Argon2id

    def watched(*, iterations: int, lanes: int, memory_cost: int, **rest: Any) -> argon2.Argon2id:
        derived.append((memory_cost, iterations, lanes))
        return real(iterations=iterations, lanes=lanes, memory_cost=memory_cost, **rest)

    monkeypatch.setattr(argon2, "Argon2id", watched)
    with pytest.raises(WrongKey) as told:
        open_solo(path, "een paar woorden")
    assert told.value.params == {"path": str(path)}
    assert derived == [QUICK]


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


def test_what_is_written_while_the_key_is_made_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    real = sealed.new_header
    with open_solo(path, "een paar woorden") as window:

        def meanwhile(*given: Any) -> tuple[sealed.Header, bytes]:
            window.append(SESSION, 3, rows(4, 4), Meta("s", "t", "closed", ""))
            return real(*given)

        monkeypatch.setattr(sealed, "new_header", meanwhile)
        protect_solo(path, "een paar woorden", "andere woorden")
    with open_solo(path, "andere woorden") as store:
        assert store.read(SESSION, after=3) == rows(4, 4)
        assert store.sessions()[0].title == "t"


def test_what_is_erased_while_the_key_is_made_does_not_come_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    real = sealed.new_header

    def meanwhile(*given: Any) -> tuple[sealed.Header, bytes]:
        erase_solo(path)
        return real(*given)

    monkeypatch.setattr(sealed, "new_header", meanwhile)
    with pytest.raises(Absent):
        protect_solo(path, "een paar woorden", "andere woorden")
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_nothing_is_acknowledged_between_reading_and_replacing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    real, ends = onefile.replace, []
    with open_solo(path, "een paar woorden") as window:

        def write() -> None:
            try:
                window.append(SESSION, 3, rows(4, 4))
                ends.append("acknowledged")
            except StoreError as error:
                ends.append(error.code)

        writer = threading.Thread(target=write)

        def slow(*given: Any) -> None:
            writer.start()
            writer.join(0.1)
            real(*given)

        monkeypatch.setattr(onefile, "replace", slow)
        protect_solo(path, "een paar woorden", "andere woorden")
        writer.join()
    assert ends == ["wrong-key"]
    with open_solo(path, "andere woorden") as store:
        assert (store.head(SESSION), store.notice) == (3, "")


WRITE = """
from game.store.solofile import open_solo
with open_solo(path, "een paar woorden") as store:
    head = store.head(store.session)
    try:
        while True:
            store.append(store.session, head, [row(head + 1)])
            head += 1
            print(head, flush=True)
    except StoreError as error:
        print(error.code, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_what_another_process_wrote_meanwhile_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    real = sealed.new_header

    def slow(*given: Any) -> tuple[sealed.Header, bytes]:
        time.sleep(0.05)  # a real key takes longer still
        return real(*given)

    monkeypatch.setattr(sealed, "new_header", slow)
    for _ in range(5):
        process = beside(path, WRITE)
        assert line(process).isdecimal()
        protect_solo(path, "een paar woorden", "andere woorden")
        *written, end = finish(process).split()
        assert end == "wrong-key"
        with open_solo(path, "andere woorden") as store:
            assert store.head(SESSION) == int(written[-1])
        protect_solo(path, "andere woorden", "een paar woorden")


def test_no_passphrase_changes_while_another_window_plays(path: Path) -> None:
    filled(path)
    before = path.read_bytes()
    with open_solo(path, "een paar woorden") as store:
        with lease.take(store, SESSION) or lease.Lease() as held:
            assert held.locks
            with pytest.raises(Conflict) as told:
                protect_solo(path, "een paar woorden", "andere woorden")
        assert told.value.params == {"path": str(path), "session": SESSION}
        assert path.read_bytes() == before
        place = store.lock_file(SESSION)
    assert place is not None
    place.touch()  # of somebody who was killed
    protect_solo(path, "een paar woorden", "andere woorden")
    with open_solo(path, "andere woorden") as store:
        assert store.head(SESSION) == 3


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


def test_a_replacement_leaves_one_row_under_another_key(path: Path) -> None:
    filled(path)
    before = path.read_bytes()
    with open_solo(path, "een paar woorden") as store:
        store.purge(SESSION, row(4, b"{}"), meta=Meta("s", "t", "distilled", ""))
        assert [one.seq for one in store.read(SESSION)] == [4]
        store.append(SESSION, 4, rows(5, 5))
    with open_solo(path, "een paar woorden") as store:
        assert store.head(SESSION) == 5
    keys = [
        sealed.unwrap(header, sealed.outer_key(header, "een paar woorden"))
        for header in map(sealed.read_header, (before, path.read_bytes()))
    ]
    assert keys[0] != keys[1], "copies of the old blocks are worthless"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_what_was_is_overwritten_before_it_is_let_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, None)
    beside = path.with_name("nog-een-naam")
    beside.hardlink_to(path)
    protect_solo(path, None, "een paar woorden")
    assert beside.read_bytes() == b""


def test_a_leftover_of_a_rewrite_goes_with_the_next_opening_or_the_file(path: Path) -> None:
    filled(path, None)
    new, old = path.with_name(f".{path.name}.new"), path.with_name(f".{path.name}.old")
    new.write_bytes(path.read_bytes()[:300])
    old.hardlink_to(path)  # killed before the replacement: this is the file itself
    with open_solo(path, None) as store:
        assert store.head(SESSION) == 3
        assert not store.unfinished()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    old.write_bytes(path.read_bytes())
    erase_solo(path)
    assert list(path.parent.iterdir()) == []


def test_an_erasing_that_was_cut_off_can_be_finished(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path, None)
    whole = path.read_bytes()
    real, calls = onefile.flush, count(1)

    def stops(file: BinaryIO) -> None:
        real(file)
        if next(calls) == 1:
            raise OSError(5, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(onefile, "flush", stops)
        with pytest.raises(PurgeIncomplete) as told:
            erase_solo(path)
    assert told.value.params["left"] == "bytes"
    left = path.read_bytes()
    assert left[sealed.ABOUT_SIZE : sealed.FIRST] != whole[sealed.ABOUT_SIZE : sealed.FIRST]
    assert left[sealed.FIRST :] == whole[sealed.FIRST :], "the key goes before all else"
    with pytest.raises(WrongKey):
        open_solo(path, None)
    assert [one[1] for one in solo_files(path.parent)] == [SESSION], "it is still listed"
    erase_solo(path)
    assert list(path.parent.iterdir()) == []


# ----------------------------------------------------------------------------------- bad places


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_what_was_there_and_the_next_try_works(
    path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    filled(path)
    before = path.read_bytes()
    with open_solo(path, "een paar woorden") as store:
        calls, flush = count(1), onefile.flush

        def full(file: BinaryIO) -> None:
            flush(file)
            if next(calls) == failing:
                raise OSError(28, "no space")

        with monkeypatch.context() as patch:
            patch.setattr(onefile, "flush", full)
            with pytest.raises(StoreError) as told:
                store.append(SESSION, 3, rows(4, 4))
        assert told.value.code == "full"
        assert store.head(SESSION) == 3
        assert len(path.read_bytes()) == len(before)
        with open_solo(path, "een paar woorden") as other:
            assert (other.head(SESSION), other.notice) == (3, "")
        store.append(SESSION, 3, rows(4, 4))
    with open_solo(path, "een paar woorden") as store:
        assert (store.head(SESSION), store.notice) == (4, "")


def test_a_disk_that_is_full_at_the_start_leaves_no_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: BinaryIO) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(onefile, "flush", full)
        with pytest.raises(StoreError):
            create_solo(path, SESSION, None)
    assert list(path.parent.iterdir()) == []


def test_a_file_that_asks_for_too_much_memory_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)

    def starved(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(sealed, "outer_key", starved)
    with pytest.raises(StoreError) as told:
        open_solo(path, "een paar woorden")
    assert told.value.params["reason"] == "ENOMEM"


def test_a_giant_is_not_read(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.truncate(onefile.MOST_BYTES + 1)
    with pytest.raises(StoreError) as told:
        open_solo(path, "een paar woorden")
    assert told.value.params["reason"] == "EFBIG"
    assert [one[0] for one in solo_files(path.parent)] == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_with_the_name_of_one_keeps_nobody_waiting(path: Path) -> None:
    os.mkfifo(path)
    path.with_name("map.groei").mkdir()
    assert solo_files(path.parent) == []
    with pytest.raises(Unwritable):
        open_solo(path, None)


@pytest.mark.skipif(sys.platform == "win32", reason="there files are not locked")
def test_whoever_writes_waits_no_longer_than_is_said_for_one_that_hangs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(solofile, "LONGEST", 0.05)
    filled(path, None)
    with open_solo(path, None) as store:
        with path.open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            with pytest.raises(Conflict):
                store.append(SESSION, 3, [row(4)])
        store.append(SESSION, 3, [row(4)])
        assert store.head(SESSION) == 4
