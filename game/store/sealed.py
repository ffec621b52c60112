"""Seal the records of one file: what is written in it, in which order, and how many there are.

The body is always encrypted under a random data key. A passphrase wraps that key (Argon2id, RFC
9106); without one the key is wrapped under a key that everybody knows, so that erasing the header
makes the rest worthless as well. Every record is chained to the one before, so that none can be
changed, left out in the middle, moved, or taken from another file; two slots in turn say how many
there are, so that cutting some off the end is found. What cannot be found is an older copy of the
whole file put back in its place; what is not hidden is how many records there are, and how long.

    magic 8 · session 16 · mode 1 · memory 4 · iterations 4 · lanes 4 · salt 16 · nonce 12 · key 48
    slot 0 · slot 1: nonce 12, sealed (count 8, tag of the last record 16)
    records: length 4 · nonce 12 · sealed bytes
"""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

MAGIC: Final = b"GROEIHS\x01"
_FIXED: Final = struct.Struct(">8s16sB3I16s")
_KEY_SIZE: Final = 32
_TAG: Final = 16
NO_TAG: Final = bytes(_TAG)
"""What the first record names as the tag before it."""
_NONCE: Final = 12
HEADER_SIZE: Final = _FIXED.size + _NONCE + _KEY_SIZE + _TAG
_SLOT: Final = struct.Struct(f">Q{_TAG}s")
SLOT_SIZE: Final = _NONCE + _SLOT.size + _TAG
FIRST: Final = HEADER_SIZE + 2 * SLOT_SIZE
"""Where the first record begins."""
_LENGTH: Final = struct.Struct(">I")

OPEN: Final = 0
LOCKED: Final = 1
_EVERYBODY: Final = hashlib.sha256(b"groeihuis: a key that everybody knows").digest()

MEMORY, ITERATIONS, LANES = 128 * 1024, 3, 4
"""KiB, rounds and lanes of Argon2id: 0.3 s on two free cores, up to 0.6 s on busy ones (2026)."""
MOST_MEMORY, MOST_ITERATIONS, MOST_LANES = 1024 * 1024, 20, 8
"""What a file may ask for, so that a forged header cannot hang the machine."""
ABOUT_SIZE: Final = _FIXED.size - 16
"""How far a header tells what the file is; from here on, the salt first, it keeps the key."""

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

Random = Callable[[int], bytes]


class NotSealed(Exception):
    """The bytes are not a sealed file of ours."""


class CutSeal(Exception):
    """The bytes end in the middle of a header."""


class NewerSeal(Exception):
    """The bytes are of a later form of our sealed files."""


class WrongPassphrase(Exception):
    """The passphrase does not fit, or the header was changed: nobody can tell which."""


class Parameters(NamedTuple):
    """How a passphrase becomes a key: KiB, rounds, lanes."""

    memory: int = MEMORY
    iterations: int = ITERATIONS
    lanes: int = LANES


class Header(Struct, frozen=True):
    """What stands outside the seal: whose session it is, and how the key is kept."""

    session: bytes
    mode: int
    parameters: Parameters
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @property
    def prefix(self) -> bytes:
        """Give what the wrapped key vouches for."""
        return _FIXED.pack(MAGIC, self.session, self.mode, *self.parameters, self.salt)

    def encoded(self) -> bytes:
        """Give the header as it stands in the file."""
        return self.prefix + self.nonce + self.wrapped


def slot_at(which: int) -> int:
    """Tell where one of the two slots stands."""
    return HEADER_SIZE + which * SLOT_SIZE


def is_ours(raw: bytes) -> bool:
    """Tell whether a file that begins so is a sealed file of ours, of whatever version."""
    return len(raw) >= len(MAGIC) and raw[:7] == MAGIC[:7]


def read_header(raw: bytes) -> Header:
    """Read a header; raises NotSealed, CutSeal or NewerSeal."""
    if not is_ours(raw):
        raise NotSealed
    if raw[7] != MAGIC[7]:
        raise NewerSeal if raw[7] > MAGIC[7] else NotSealed
    if len(raw) < HEADER_SIZE:
        raise CutSeal
    _magic, session, mode, *numbers, salt = _FIXED.unpack_from(raw)
    nonce = raw[_FIXED.size : _FIXED.size + _NONCE]
    return Header(
        session, mode, Parameters(*numbers), salt, nonce, raw[_FIXED.size + _NONCE : HEADER_SIZE]
    )


def new_header(
    session: bytes,
    passphrase: str | None,
    *,
    parameters: Parameters | None = None,
    random: Random = os.urandom,
) -> tuple[Header, bytes]:
    """Give a header that holds no data key yet, and the outer key that is to wrap one.

    An empty passphrase is a ValueError: whoever asks for one refuses it in words.
    """
    if passphrase == "":
        raise ValueError("an empty passphrase locks nothing")
    mode = OPEN if passphrase is None else LOCKED
    numbers = (parameters or Parameters()) if mode == LOCKED else Parameters(0, 0, 0)
    bare = Header(session, mode, numbers, random(16), b"", b"")
    return bare, outer_key(bare, passphrase)


def wrap(header: Header, outer: bytes, key: bytes, *, random: Random = os.urandom) -> Header:
    """Keep a data key in a header, in the place of the one that it may have held."""
    nonce = random(_NONCE)
    wrapped = _cipher(outer).encrypt(nonce, key, header.prefix)
    return replace(header, nonce=nonce, wrapped=wrapped)


def unwrap(header: Header, outer: bytes) -> bytes:
    """Give the data key; raises WrongPassphrase."""
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(outer).decrypt(header.nonce, header.wrapped, header.prefix)
    except InvalidTag:
        raise WrongPassphrase from None


def outer_key(header: Header, passphrase: str | None) -> bytes:
    """Give the key that wraps the data key; raises WrongPassphrase, or a MemoryError.

    A header that asks for too much costs as much time as a passphrase that does not fit.
    """
    if header.mode == OPEN:
        return _EVERYBODY
    if not passphrase:
        raise WrongPassphrase
    memory, iterations, lanes = header.parameters
    sound = (
        header.mode == LOCKED
        and 1 <= lanes <= MOST_LANES
        and 8 * lanes <= memory <= MOST_MEMORY
        and 1 <= iterations <= MOST_ITERATIONS
    )
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    numbers = header.parameters if sound else Parameters()
    derived = Argon2id(
        salt=header.salt,
        length=_KEY_SIZE,
        iterations=numbers.iterations,
        lanes=numbers.lanes,
        memory_cost=numbers.memory,
    ).derive(unicodedata.normalize("NFC", passphrase).encode())
    if not sound:
        raise WrongPassphrase
    return derived


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


class Found(Struct, frozen=True):
    """What a body holds: the records that are whole, and what is amiss.

    `expected` is how many there should be at least, None where both slots are damaged. `amiss` is
    empty, "tail" (a piece at the end was never finished), "slot" (one of two counts is damaged),
    "cut" (records are missing at the end) or "changed" (a record does not fit). A kill leaves a
    tail or a damaged slot and never both: a record is on the disk before its count is begun.
    """

    records: tuple[bytes, ...]
    expected: int | None
    amiss: str
    end: int
    last: bytes


class Seal:
    """Seal and open the records of one file; `header` and `key` belong together."""

    def __init__(self, header: Header, key: bytes, *, random: Random = os.urandom) -> None:
        self.header = header
        self._cipher = _cipher(key)
        self._random = random
        self._file = hashlib.sha256(header.encoded()).digest()

    def record(self, index: int, before: bytes, plain: bytes) -> bytes:
        """Give a sealed record; its last 16 bytes are the tag that the next one names."""
        nonce = self._random(_NONCE)
        sealed = self._cipher.encrypt(nonce, plain, self._about(b"record", index, before))
        return _LENGTH.pack(len(sealed)) + nonce + sealed

    def slot(self, which: int, count: int, last: bytes) -> bytes:
        """Give the count of records for one of the two slots."""
        nonce = self._random(_NONCE)
        plain = _SLOT.pack(count, last)
        return nonce + self._cipher.encrypt(nonce, plain, self._about(b"slot", which, b""))

    def open(self, raw: bytes) -> Found:
        """Open the body of a whole file, as far as it is whole."""
        counts = [self._count(raw, which) for which in (0, 1)]
        sound = [one for one in counts if one is not None]
        expected, pinned = max(sound) if sound else (None, b"")
        records: list[bytes] = []
        at, before, amiss = FIRST, NO_TAG, ""
        tags = [before]
        while at < len(raw):
            following = self._next(raw, at, len(records), before)
            if following is None:
                whole = expected is not None and len(records) >= expected and None not in counts
                cut = self._reaches_past(raw, at)
                amiss = "tail" if whole else "cut" if cut else "changed"
                break
            plain, at, before = following
            records.append(plain)
            tags.append(before)
        if not amiss and expected is not None and len(records) < expected:
            amiss = "cut"
        if expected is None or (expected <= len(records) and tags[expected] != pinned):
            amiss = "changed"
        if not amiss and None in counts:
            amiss = "slot"
        return Found(tuple(records), expected, amiss, at, before)

    def _next(
        self, raw: bytes, at: int, index: int, before: bytes
    ) -> tuple[bytes, int, bytes] | None:
        from cryptography.exceptions import InvalidTag

        start = at + _LENGTH.size + _NONCE
        if start > len(raw):
            return None
        (length,) = _LENGTH.unpack_from(raw, at)
        sealed = raw[start : start + length]
        if length < _TAG or len(sealed) < length:
            return None
        try:
            plain = self._cipher.decrypt(
                raw[start - _NONCE : start], sealed, self._about(b"record", index, before)
            )
        except InvalidTag:
            return None
        return plain, start + length, sealed[-_TAG:]

    @staticmethod
    def _reaches_past(raw: bytes, at: int) -> bool:
        """Tell whether the record at this place is longer than the file."""
        if at + _LENGTH.size > len(raw):
            return True
        (length,) = _LENGTH.unpack_from(raw, at)
        return bool(at + _LENGTH.size + _NONCE + length > len(raw))

    def _count(self, raw: bytes, which: int) -> tuple[int, bytes] | None:
        from cryptography.exceptions import InvalidTag

        at = slot_at(which)
        piece = raw[at : at + SLOT_SIZE]
        if len(piece) < SLOT_SIZE:
            return None
        try:
            plain = self._cipher.decrypt(
                piece[:_NONCE], piece[_NONCE:], self._about(b"slot", which, b"")
            )
        except InvalidTag:
            return None
        count, last = _SLOT.unpack(plain)
        return count, last

    def _about(self, what: bytes, index: int, before: bytes) -> bytes:
        return b"|".join((self._file, what, str(index).encode(), before))
