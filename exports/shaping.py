"""Turn a line of text into glyphs in the order they stand on paper: kerned, joined, both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

from msgspec import Struct

from exports.direction import base_is_rtl, in_visual_order, is_one_way, levels
from exports.fonts import Face, Piece, Style, main_face, pieces, plain_signs


class Glyph(Struct, frozen=True):
    """One glyph: number, the text it stands for, step and offset in thousandths of an em."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


# A deck has millions of glyphs and a few hundred different ones.
_glyph = lru_cache(maxsize=16384)(Glyph)


class Run(Struct, frozen=True):
    """Glyphs of one font and one direction, left to right as they stand."""

    face: Face
    rtl: bool
    text: str
    glyphs: tuple[Glyph, ...]


class SetLine(Struct, frozen=True):
    """A line ready to print: the text as shown, its runs, its width in thousandths of an em."""

    text: str
    runs: tuple[Run, ...]
    advance: float


Ink = tuple[float, float, float, float]
"""Left, top, right and bottom in thousandths of an em; top is above the baseline, so positive."""


@lru_cache(maxsize=8192)
def _glyph_ink(face: Face, number: int) -> Ink | None:
    extents = face.font.get_glyph_extents(number)
    if extents is None or not extents.width or not extents.height:
        return None
    left, top = extents.x_bearing, extents.y_bearing
    return (left, top, left + extents.width, top + extents.height)


@lru_cache(maxsize=16384)
def ink_of(line: SetLine) -> Ink | None:
    """Give the box of what a line really prints, from its start on the baseline; or nothing."""
    found: list[Ink] = []
    x = 0.0
    for run in line.runs:
        for glyph in run.glyphs:
            ink = _glyph_ink(run.face, glyph.number)
            if ink is not None:
                left, right = x + glyph.dx + ink[0], x + glyph.dx + ink[2]
                found.append((left, glyph.dy + ink[1], right, glyph.dy + ink[3]))
            x += glyph.advance
    if not found:
        return None
    lefts, tops, rights, bottoms = zip(*found, strict=True)
    return (min(lefts), max(tops), max(rights), min(bottoms))


def _base(piece: Piece) -> str:
    """Stand-in for a cluster in the bidirectional step: one sign that carries its direction."""
    first = piece.text[0]
    unclear = unicodedata.bidirectional(first) in ("", "BN", "NSM", "B", "S")
    return "a" if unclear else first


@lru_cache(maxsize=16384)
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
        glyphs.append(_glyph(info.codepoint, carried, step, dx, dy))
    return Run(face, rtl, text, tuple(glyphs))


def sets_alone(text: str, style: Style) -> bool:
    """Whether the words of a text can be set and measured one by one."""
    return plain_signs(style).issuperset(text)


def advances(words: Sequence[str], style: Style) -> tuple[list[float], float] | None:
    """Give how wide each word and the space between two is, in thousandths of an em.

    `None` when a word of this text cannot be measured alone: in Fira nothing is kerned with a
    space, but other scripts and fonts may join across it.
    """
    if not all(sets_alone(word, style) for word in words):
        return None
    return [set_line(word, style, False).advance for word in words], _space(style).advance


@cache
def _space(style: Style) -> Glyph:
    return _shape(main_face(style), " ", False).glyphs[0]


def _joined(text: str, style: Style) -> SetLine:
    """Set a line from its words, each shaped once for all lines that hold it."""
    space = _space(style)
    glyphs: list[Glyph] = []
    advance = 0.0
    for index, word in enumerate(text.split(" ")):
        if index:
            glyphs.append(space)
            advance += space.advance
        if word:
            line = set_line(word, style, False)
            glyphs.extend(line.runs[0].glyphs)
            advance += line.advance
    return SetLine(text, (Run(main_face(style), False, text, tuple(glyphs)),), advance)


@lru_cache(maxsize=16384)
def set_line(text: str, style: Style, rtl: bool | None = None) -> SetLine:
    """Shape one line of tidy text; `rtl` is its paragraph's direction, found here if not given."""
    if not rtl and sets_alone(text, style):
        spaced = text.replace("\u00a0", " ")
        if " " in spaced:
            return _joined(spaced, style)
        if spaced:
            run = _shape(main_face(style), spaced, False)
            return SetLine(spaced, (run,), sum(glyph.advance for glyph in run.glyphs))
    cut = pieces(text, style)
    shown = "".join(piece.text for piece in cut)
    base = base_is_rtl(shown) if rtl is None else rtl
    if not base and is_one_way(shown):
        at = [0] * len(cut)
    else:
        at = levels("".join(_base(piece) for piece in cut), base)
    runs: list[tuple[int, Run]] = []
    keyed = zip(at, cut, strict=True)
    for (level, _), group in groupby(keyed, key=lambda item: (item[0], item[1].face.name)):
        members = [piece for _, piece in group]
        run_text = "".join(piece.text for piece in members)
        runs.append((level, _shape(members[0].face, run_text, level % 2 == 1)))
    ordered = tuple(in_visual_order(runs))
    advance = sum(glyph.advance for run in ordered for glyph in run.glyphs)
    return SetLine(shown, ordered, advance)


@lru_cache(maxsize=16384)
def reach(text: str, style: Style, rtl: bool) -> tuple[float, float]:
    """Give how far a text's ink reaches above and below the baseline, in thousandths of an em."""
    ink = ink_of(set_line(text, style, rtl))
    return (0.0, 0.0) if ink is None else (ink[1], -ink[3])
