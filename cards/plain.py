"""Bring words that people type to one plain form, so that case, accents and spaces are forgiven."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PARTS = re.compile(r"[^\W_]+")


@lru_cache(1000)
def word(typed: str) -> str:
    """Give the form in which two words are compared: 'Stel je voor', 'STEL-JE-VOOR' are one."""
    bare = unicodedata.normalize("NFKD", typed).casefold()
    parts = _PARTS.findall("".join(one for one in bare if not unicodedata.combining(one)))
    return "_".join(parts) or typed.strip().casefold()


def ident(typed: str) -> str:
    """Make an id of small letters, digits and hyphens, at most 60; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:60].strip("-")


def alike_form(text: str) -> str:
    """Give the words of a text alone, in small letters: equal ones say the same."""
    return " ".join(_PARTS.findall(text.casefold()))
