"""Cut text into the signs a reader sees as one, and tidy text before it is set."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ZWJ = "\u200d"
JOINERS = frozenset((ZWJ, "\u200c"))
VARIATION = frozenset(("\ufe0e", "\ufe0f"))
_VOWELS = frozenset("\u0e33\u0eb3")
"""Vowels of Thai and Lao that are letters to Unicode and reach over the one before."""
PLAIN = frozenset(
    chr(code) for span in ((0x20, 0x7F), (0xA0, 0xAD), (0xAE, 0x180)) for code in range(*span)
) | frozenset("‘’“”„–—…")
"""Signs that stand on their own: composed, spaced by nothing but a space, left to right."""
MOST_MARKS = 3
"""Marks kept on one letter; a taller pile would run into the line above."""


def tidy(text: str) -> str:
    """Compose text, drop controls and turn every run of white space into one space.

    Direction marks go too: the bidirectional step works them out from the letters.
    """
    if PLAIN.issuperset(text):
        return " ".join(word for word in text.split(" ") if word)
    composed = unicodedata.normalize("NFC", text)
    kept: list[str] = []
    for char in composed:
        category = unicodedata.category(char)
        if char == "\u00a0" or char == "\u202f":
            kept.append("\u00a0")
        elif char.isspace() or category in ("Zl", "Zp"):
            kept.append(" ")
        elif category == "Cf":
            if char in JOINERS or 0xE0020 <= ord(char) <= 0xE007F:
                kept.append(char)
        elif category not in ("Cc", "Cs"):
            kept.append(char)
    return " ".join(word for word in "".join(kept).split(" ") if word)


def _extends(char: str) -> bool:
    if char in JOINERS or char in VARIATION or char in _VOWELS:
        return True
    if 0x1F3FB <= ord(char) <= 0x1F3FF or 0xE0020 <= ord(char) <= 0xE007F:
        return True
    return unicodedata.category(char) in ("Mn", "Me", "Mc")


@lru_cache(maxsize=4096)
def graphemes(text: str) -> tuple[str, ...]:
    """Cut text into clusters: a letter with its marks, a joined emoji, a flag of two letters."""
    found: list[str] = []
    flags = 0
    for char in text:
        indicator = 0x1F1E6 <= ord(char) <= 0x1F1FF
        joins = bool(found) and (
            _extends(char) or found[-1][-1] == ZWJ or (indicator and flags % 2 == 1)
        )
        flags = flags + 1 if indicator else 0
        if joins:
            found[-1] += char
        else:
            found.append(char)
    return tuple(found)


def plain_marks(cluster: str) -> str:
    """Keep at most three stacked marks of a cluster."""
    kept: list[str] = []
    marks = 0
    for char in cluster:
        if unicodedata.combining(char):
            marks += 1
            if marks > MOST_MARKS:
                continue
        kept.append(char)
    return "".join(kept)
