"""Work out which letters run from right to left, by the Unicode bidirectional algorithm.

Direction marks have been taken out before, so a line is one level run; that is why the paired
bracket rule, which the library's open half leaves out, fits in a few lines here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final, TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))
_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⁅": "⁆", "「": "」"}
_CLOSERS: Final = frozenset(_PAIRS.values())


def base_is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter with a direction decides."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def is_one_way(text: str) -> bool:
    """Whether nothing in the text runs from right to left."""
    return not any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def levels(bases: str, rtl: bool) -> list[int]:
    """Give each letter its embedding level: even runs to the right, odd to the left."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(bases, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "R" if rtl else "L")
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [int(char["level"]) for char in storage["chars"]]
    return found if len(found) == len(bases) else [int(rtl)] * len(bases)


def _strong(kind: str) -> str:
    """Read a resolved type as a direction; numbers count as right to left (rule N0)."""
    return "R" if kind in ("R", "AL", "EN", "AN") else "L" if kind == "L" else ""


def _resolve_brackets(chars: Sequence[dict[str, Any]], embedding: str) -> None:
    """Give both brackets of a pair one direction (rule N0), so that none is left open."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if char["ch"] in _PAIRS:
            open_at.append(index)
        elif char["ch"] in _CLOSERS:
            for depth in range(len(open_at) - 1, -1, -1):
                if _PAIRS[chars[open_at[depth]]["ch"]] == char["ch"]:
                    pairs.append((open_at[depth], index))
                    del open_at[depth:]
                    break
    for start, end in sorted(pairs):
        inside = {_strong(char["type"]) for char in chars[start + 1 : end]} - {""}
        if not inside:
            continue
        chosen = embedding
        if embedding not in inside:
            before = [_strong(char["type"]) for char in chars[:start]]
            context = next((kind for kind in reversed(before) if kind), embedding)
            chosen = context if context in inside else embedding
        chars[start]["type"] = chars[end]["type"] = chosen


def in_visual_order(items: Iterable[tuple[int, T]]) -> list[T]:
    """Reverse every stretch at or above each level, highest first (rule L2)."""
    ordered = list(items)
    for level in range(max((level for level, _ in ordered), default=0), 0, -1):
        result: list[tuple[int, T]] = []
        for high, stretch in groupby(ordered, key=lambda item, at=level: item[0] >= at):  # type: ignore[misc]
            part = list(stretch)
            result.extend(reversed(part) if high else part)
        ordered = result
    return [item for _, item in ordered]
