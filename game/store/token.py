"""Keep a few bytes in one small file that opens with a code, to carry to another laptop.

The file is sealed as a preparation is, see `game.store.sealed`: a code becomes a key, and whoever
does not know it reads nothing. What is in it is filled up to whole blocks, so that how long the
file is tells nothing of what it says. It bears no number of the session that it came from.

    magic 8 · header, two slots and one record, as in a sealed file of one session
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Final

from game.store import onefile, sealed
from game.store.errors import Failed, Newer, NotOurs, WrongKey

SUFFIX: Final = ".groeiplek"
MAGIC: Final = b"GROEIPL\x01"
BLOCK: Final = 1024
MOST_BYTES: Final = 64 * 1024
"""What such a file may hold; a longer one is none of ours, and is not read to its end."""

__all__ = ["BLOCK", "MAGIC", "MOST_BYTES", "SUFFIX", "make_token", "open_token", "plain_code"]


def make_token(path: Path, plain: bytes, code: str) -> None:
    """Make a file that only its owner may read; raises a StoreError.

    What is there already is never overwritten. `plain` ends in no space: these are the filling.
    """
    try:
        bare, outer = sealed.new_header(os.urandom(16), plain_code(code))
    except MemoryError:
        raise Failed(path=str(path), reason="ENOMEM") from None
    key = os.urandom(32)
    seal = sealed.Seal(sealed.wrap(bare, outer, key), key)
    record = seal.record(0, sealed.NO_TAG, plain.ljust(-(-len(plain) // BLOCK) * BLOCK))
    slots = [seal.slot(which, 1, record[-16:]) for which in (0, 1)]
    body = b"".join([MAGIC, seal.header.encoded(), *slots, record])
    onefile.make(path, body)


def open_token(path: Path, code: str) -> bytes:
    """Give what is in a file; raises a StoreError.

    A code that does not fit and a file that was changed or cut off are both WrongKey: nobody is
    told which it was.
    """
    raw = onefile.read(path, MOST_BYTES + 1)
    if raw[:7] == MAGIC[:7] and raw[7:8] > MAGIC[7:]:
        raise Newer(path=str(path), found=str(raw[7]), known=str(MAGIC[7]))
    if not raw.startswith(MAGIC) or len(raw) > MOST_BYTES:
        raise NotOurs(path=str(path))
    raw = raw[len(MAGIC) :]
    try:
        header = sealed.read_header(raw)
        if header.mode != sealed.LOCKED:  # anybody could have made it
            raise sealed.WrongPassphrase
        outer = sealed.outer_key(header, plain_code(code))
        found = sealed.Seal(header, sealed.unwrap(header, outer)).open(raw)
    except (sealed.NotSealed, sealed.CutSeal, sealed.NewerSeal, sealed.WrongPassphrase):
        raise WrongKey(path=str(path)) from None
    except MemoryError:
        raise Failed(path=str(path), reason="ENOMEM") from None
    if found.amiss or len(found.records) != 1:
        raise WrongKey(path=str(path))
    return found.records[0].rstrip(b" ")


def plain_code(code: str) -> str:
    """Give a code without what people type differently: capitals, accents, spaces, dashes."""
    letters = unicodedata.normalize("NFKD", code.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
