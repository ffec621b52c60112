"""Turn a line of text into glyphs in the order they stand on paper: kerned, joined, both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from exports.fonts import Face, Piece, Style, pieces

_RIGHT_TO_LEFT = frozenset(("R", "AL"))


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its number, the text it stands for, its step and offset in thousandths of an em."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font and one direction, left to right as they stand."""

    face: Face
    rtl: bool
    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to print: the text as shown, its glyph runs, its width in thousandths of an em."""

    text: str
    runs: tuple[Run, ...]
    advance: float


def base_is_rtl(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter with a direction decides."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


def _levels(bases: str, rtl: bool) -> list[int]:
    """Give each letter its embedding level by the Unicode bidirectional algorithm."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if rtl else (0, "L")
    algorithm.get_embedding_levels(bases, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = [int(char["level"]) for char in storage["chars"]]
    return found if len(found) == len(bases) else [int(rtl)] * len(bases)


def _base(piece: Piece) -> str:
    """Stand-in for a cluster in the bidirectional step: one letter that carries its direction."""
    first = piece.text[0]
    return "a" if unicodedata.bidirectional(first) in ("", "BN", "NSM", "B", "S") else first


def _needs_bidi(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL", "AN") for char in text)


def _in_visual_order(runs: list[tuple[int, Run]]) -> list[Run]:
    """Reverse every stretch of runs at or above each level, highest first (rule L2)."""
    if not runs:
        return []
    ordered = list(runs)
    for level in range(max(level for level, _ in runs), 0, -1):
        result: list[tuple[int, Run]] = []
        for high, stretch in groupby(ordered, key=lambda item, at=level: item[0] >= at):
            part = list(stretch)
            result.extend(reversed(part) if high else part)
        ordered = result
    return [run for _, run in ordered]


def _shape(face: Face, text: str, rtl: bool) -> Run:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    glyphs: list[Glyph] = []
    for info, place in zip(infos, positions, strict=True):
        carried = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        step, dx, dy = place.x_advance, place.x_offset, place.y_offset
        glyphs.append(Glyph(info.codepoint, carried, step, dx, dy))
    return Run(face, rtl, text, tuple(glyphs))


@lru_cache(maxsize=16384)
def set_line(text: str, style: Style, rtl: bool | None = None) -> SetLine:
    """Shape one line of tidy text; `rtl` is its paragraph's direction, found here if not given."""
    cut: Sequence[Piece] = pieces(text, style)
    shown = "".join(piece.text for piece in cut)
    base = base_is_rtl(shown) if rtl is None else rtl
    if base or _needs_bidi(shown):
        levels = _levels("".join(_base(piece) for piece in cut), base)
    else:
        levels = [0] * len(cut)
    runs: list[tuple[int, Run]] = []
    keyed = zip(levels, cut, strict=True)
    for (level, _), group in groupby(keyed, key=lambda item: (item[0], item[1].face.name)):
        members = [piece for _, piece in group]
        text_of_run = "".join(piece.text for piece in members)
        runs.append((level, _shape(members[0].face, text_of_run, level % 2 == 1)))
    ordered = tuple(_in_visual_order(runs))
    advance = sum(glyph.advance for run in ordered for glyph in run.glyphs)
    return SetLine(shown, ordered, advance)
