"""Measure text and break it into lines: ragged right, no hyphens, nothing ever left out."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from exports.direction import base_is_rtl
from exports.fonts import Style
from exports.graphemes import graphemes, tidy
from exports.shaping import SetLine, advances, reach, set_line, sets_alone

MM: Final = 25.4 / 72
"""Millimetres in a point."""

ASCENT: Final = 0.935
DESCENT: Final = 0.265
CAP_HEIGHT: Final = 0.689
"""Fira Sans, in ems."""

SHORT_LAST_WORD: Final = 8
_BREAK_AFTER: Final = frozenset("-/–—_.,;:@")
_EPSILON: Final = 0.001
_HAIR: Final = 0.03

Align = Literal["left", "right", "centre"]


def width_of(line: SetLine, size: float) -> float:
    """Give a line's width in millimetres at `size` points."""
    return line.advance / 1000 * size * MM


def text_width(text: str, style: Style, size: float) -> float:
    """Give the width in millimetres of a text on one line."""
    return width_of(set_line(tidy(text), style), size)


class Block(Struct, frozen=True):
    """Lines of one paragraph, ready to place: cut, size in points, leading in millimetres.

    `broken` tells of every line whether its last word goes on in the next; `rise` and `fall` are
    how far its ink reaches above and below the baseline, in ems. `told` holds every line as it was
    given, spaces that do not break and all.
    """

    lines: tuple[SetLine, ...]
    style: Style
    size: float
    leading: float
    rtl: bool = False
    broken: tuple[bool, ...] = ()
    rise: float = CAP_HEIGHT
    fall: float = 0.0
    told: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """The height in millimetres, from the top of the first line box to the last one's foot."""
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """The width in millimetres of the widest line."""
        return max((width_of(line, self.size) for line in self.lines), default=0.0)

    @property
    def first_baseline(self) -> float:
        """How far the first baseline lies below the top; the ink stays inside the line box."""
        em = self.size * MM
        spare = self.leading - (ASCENT + DESCENT) * em
        usual = spare / 2 + ASCENT * em
        return max(min(usual, self.leading - self.fall * em), self.rise * em)

    def split(self, count: int) -> tuple[Block, Block]:
        """Cut the block in two after `count` lines."""
        lines, broken, told = self.lines, self.broken, self.told
        first = replace(self, lines=lines[:count], broken=broken[:count], told=told[:count])
        return first, replace(self, lines=lines[count:], broken=broken[count:], told=told[count:])

    def rewrapped(self, measure: float) -> Block:
        """Break the same text anew for another width."""
        text = ""
        for told, broken in zip(self.told, self.broken, strict=True):
            text += told if broken else f"{told} "
        return wrap(text, self.style, self.size, measure, self.leading / self.size / MM)


def _fits(text: str, style: Style, size: float, measure: float, rtl: bool) -> bool:
    return width_of(set_line(text, style, rtl), size) <= measure + _EPSILON


def _break_word(word: str, style: Style, size: float, measure: float, rtl: bool) -> list[str]:
    """Break a word that is wider than a line: after a hyphen or slash, else between two signs."""
    parts: list[str] = []
    rest = list(graphemes(word))
    while rest:
        low, high = 1, len(rest)
        while low < high:
            middle = (low + high + 1) // 2
            if _fits("".join(rest[:middle]), style, size, measure, rtl):
                low = middle
            else:
                high = middle - 1
        if low < len(rest):
            natural = [at for at in range(low // 2 + 1, low + 1) if rest[at - 1] in _BREAK_AFTER]
            low = natural[-1] if natural else low
        parts.append("".join(rest[:low]))
        rest = rest[low:]
    return parts


def _greedy(
    words: list[str], style: Style, size: float, measure: float, rtl: bool, indent: float
) -> tuple[list[str], list[bool]]:
    """Fill line after line; tell of each whether it ends inside a word."""
    lines: list[str] = []
    broken: list[bool] = []
    current = ""
    wide = 0.0
    apart = None if rtl else advances(words, style)
    for index, word in enumerate(words):
        room = measure if lines else measure - indent
        candidate = f"{current} {word}" if current else word
        if apart is None:
            fits = _fits(candidate, style, size, room, rtl)
        else:
            together = wide + apart[1] + apart[0][index] if current else apart[0][index]
            fits = together / 1000 * size * MM <= room + _EPSILON
            wide = together if fits else apart[0][index]
        if fits:
            current = candidate
            continue
        if current:
            lines.append(current)
            broken.append(False)
        if _fits(word, style, size, measure if lines else room, rtl):
            current = word
            continue
        *full, current = _break_word(word, style, size, measure, rtl)
        if apart is not None:
            wide = set_line(current, style, rtl).advance
        lines.extend(full)
        broken.extend(True for _ in full)
    if current:
        lines.append(current)
        broken.append(False)
    return lines, broken


def _keep_company(lines: list[str], style: Style, size: float, measure: float, rtl: bool) -> None:
    """Let a short word that stands alone on the last line take its neighbour along."""
    if len(lines) < 2 or " " in lines[-1] or len(graphemes(lines[-1])) > SHORT_LAST_WORD:
        return
    head, _, neighbour = lines[-2].rpartition(" ")
    together = f"{neighbour} {lines[-1]}"
    if " " in head and _fits(together, style, size, measure, rtl):
        lines[-2:] = [head, together]


@lru_cache(maxsize=16384)
def wrap(
    text: str,
    style: Style,
    size: float,
    measure: float,
    leading: float = 1.26,
    indent: float = 0.0,
) -> Block:
    """Break a paragraph into lines of at most `measure` millimetres; `leading` is in ems.

    The first line is `indent` millimetres shorter, for a word in another style before it, and must
    hold the first word. An empty text gives a block without lines.
    """
    clean = tidy(text)
    rtl = base_is_rtl(clean)
    words = [word for word in clean.split(" ") if word]
    lines, broken = _greedy(words, style, size, measure, rtl, indent)
    _keep_company(lines, style, size, measure, rtl)
    done = tuple(set_line(line, style, rtl) for line in lines)
    alone = not rtl and sets_alone(clean, style)
    parts = [word for line in lines for word in line.split(" ")] if alone else lines
    reached = [reach(part, style, rtl) for part in parts]
    rise = max((above for above, _ in reached), default=0.0) / 1000
    fall = max((below for _, below in reached), default=0.0) / 1000
    # Tall scripts and piled accents open the lines as far as they need, and no further.
    opened = max(leading, rise + fall + _HAIR)
    return Block(
        done, style, size, size * MM * opened, rtl, tuple(broken), rise, fall, tuple(lines)
    )


def fitted(
    text: str, style: Style, sizes: tuple[float, ...], measure: float, most_lines: int
) -> Block:
    """Wrap at the first of `sizes` that needs at most `most_lines`; at the last one whatever."""
    block = wrap(text, style, sizes[0], measure, 1.1)
    for size in sizes:
        block = wrap(text, style, size, measure, 1.1)
        if len(block.lines) <= most_lines:
            break
    return block
