"""Cards that look like cards: a band with the category, a question on paper, a back of leaves.

Turning over takes 8 frames of 40 ms in which the card gets narrow and wide again; any key during
it should call :meth:`CardFace.finish`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from msgspec import Struct
from textual.message import Message
from textual.timer import Timer

from game.tui.kit import bigtype
from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.palette import HUES
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import Mix, Tone

FRAME: Final = 0.04
WIDTHS: Final = (100, 78, 48, 16, 16, 48, 78, 100)
"""Width of the card in percent, frame by frame; the other side shows from the fifth."""
_LARGEST: Final = (76, 30)
_FAINT: Final[Mix] = ("ink", "paper", 62)
_SENTENCE: Final = re.compile(r"(?<=[.?!…])\s+(?=\S)")


class CardPicture(Struct, frozen=True):
    """The face of a card; ``hue`` names the colours of its band.

    A ``title`` stands above the question, and ``after`` muted below it.
    """

    category: str
    hue: str
    kind: str
    depth: int
    depth_word: str
    question: str
    id: str
    foot: str = ""
    title: str = ""
    after: str = ""


class CardFace(Painted[CardPicture | None]):
    """One card, face up or face down, with a shadow of two cells at its right."""

    DEFAULT_CSS = "CardFace { width: 1fr; height: 1fr; }"

    @dataclass
    class Turned(Message):
        """The card lies still again, face up or face down."""

        card: CardFace
        turned: bool

    def __init__(
        self,
        picture: CardPicture | None = None,
        *,
        turned: bool = False,
        back_hues: tuple[str, ...] = ("know", "flow", "glow", "grow"),
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture, name=name, id=id, classes=classes)
        self._turned = turned
        self._hues = back_hues
        self._frame = -1
        self._timer: Timer | None = None

    # -------------------------------------------------------------------------------- turning over

    @property
    def turned(self) -> bool:
        """Whether the card is face up, or will be when it lies still; setting it moves nothing."""
        return self._turned

    @turned.setter
    def turned(self, turned: bool) -> None:
        self._stop()
        self._turned = turned
        self.repaint()

    @property
    def moving(self) -> bool:
        """Whether the card is being turned."""
        return self._frame >= 0

    def turn(self, to: bool | None = None) -> None:
        """Turn over (or to a side) and post ``Turned``; at once when animations are off."""
        self.finish()
        side = (not self._turned) if to is None else to
        if side == self._turned:
            return
        self._turned = side
        if self.app.animation_level == "none":
            self.repaint()
            self.post_message(self.Turned(self, side))
            return
        self._frame = 0
        self._timer = self.set_interval(FRAME, self._tick)
        self.repaint()

    def finish(self) -> bool:
        """Jump to the end of a motion; True when there was one, whose key is then used up."""
        if not self.moving:
            return False
        self._stop()
        self.repaint()
        self.post_message(self.Turned(self, self._turned))
        return True

    def _tick(self) -> None:
        self._frame += 1
        if self._frame >= len(WIDTHS) - 1:
            self.finish()
        else:
            self.repaint()

    def _stop(self) -> None:
        self._frame = -1
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # -------------------------------------------------------------------------------------- drawing

    def paint(self, canvas: Canvas) -> None:
        """Draw the side that shows, as wide as the motion leaves it."""
        wide, high = min(canvas.width - 2, _LARGEST[0]), min(canvas.height, _LARGEST[1])
        if wide < 12 or high < 5:
            return
        left, top = (canvas.width - 2 - wide) // 2, (canvas.height - high) // 2
        share = WIDTHS[self._frame] if self.moving else 100
        up = self._turned if not self.moving or self._frame >= 4 else not self._turned
        side = Canvas(wide, high, "paper")
        if up:
            _face(side, self.picture, words=share == 100)
        else:
            _back(side, self._hues)
        _edge(side)
        shown = max(2, wide * share // 100)
        x = left + (wide - shown) // 2
        canvas.fill(x + shown, top + 1, 1, high - 1, ("muted", "background", 60))
        canvas.fill(x + shown + 1, top + 1, 1, high - 1, ("muted", "background", 33))
        for row in range(high):
            for column in range(shown):
                source = (2 * column + 1) * wide // (2 * shown) if share < 100 else column
                canvas.chars[top + row][x + column] = side.chars[row][source]
                canvas.looks[top + row][x + column] = side.looks[row][source]


def _edge(side: Canvas) -> None:
    """Outline the paper where the ground is as white as the paper itself."""
    for y in range(side.height):
        if side.looks[y][0][1] == "paper":
            side.put(0, y, "▏", "paper-edge")
    for x in range(1, side.width):
        if side.chars[-1][x] == " " and side.looks[-1][x][1] == "paper":
            side.put(x, side.height - 1, "▁", "paper-edge")


def _face(canvas: Canvas, picture: CardPicture | None, words: bool) -> None:
    """Draw the band and, unless the card is moving, what is written on it."""
    if picture is None:
        return
    wide, high = canvas.width, canvas.height
    hue = picture.hue if picture.hue in HUES else HUES[0]
    solid, on = f"zone-{hue}-solid", f"zone-{hue}-on"
    scale = _scale(picture, wide, high)
    band = 7 if scale == 2 else 4 if high >= 12 else 3
    canvas.fill(0, 0, wide, band, solid)
    if not words:
        return
    if scale:
        bigtype.draw(canvas, 3, 1, picture.category, on, scale=scale)
    else:
        canvas.text(3, 1, shorten(picture.category, wide // 2), on, bold=True)
    right = wide - 3
    canvas.text(right - width(picture.kind), 1, picture.kind, on, bold=True)
    depth = f"{'■' * picture.depth}{'□' * (3 - picture.depth)} {picture.depth_word}".rstrip()
    canvas.text(right - width(depth), 2, depth, on)
    _words(canvas, picture, band)
    canvas.text(3, high - 2, picture.id, _FAINT)
    foot = shorten(picture.foot, wide - 8 - width(picture.id))
    canvas.text(right - width(foot), high - 2, foot, _FAINT)


def _scale(picture: CardPicture, wide: int, high: int) -> int:
    """Choose the size of the category's name beside the kind of card."""
    if not bigtype.can_draw(picture.category):
        return 0
    beside = max(width(picture.kind), 4 + width(picture.depth_word)) + 8
    for scale in (2, 1):
        name = bigtype.cells(picture.category, scale)[0]
        if name + beside <= wide and (scale == 1 or high >= 24):
            return scale
    return 0


def _words(canvas: Canvas, picture: CardPicture, band: int) -> None:
    """Write the words in the middle of the paper, as airy as they fit."""
    high = canvas.height
    room = high - band - 3
    said: list[tuple[str, Mix | Tone, bool]] = [(picture.title, "ink", True)]
    plain = bool(picture.title)
    said += [(one, "ink", not plain) for one in _SENTENCE.split(picture.question.strip())]
    said.append((picture.after, _FAINT, False))
    said = [one for one in said if one[0]]
    for margin, line_gap, gap in ((5, 1, 2), (5, 0, 2), (5, 0, 1), (3, 0, 1), (3, 0, 0)):
        lines = _lines(said, canvas.width - 2 * margin, line_gap, gap)
        if len(lines) <= room:
            break
    else:
        lines = lines[:room]
    top = band + (high - 2 - band - len(lines)) // 2
    for row, (line, tone, bold) in enumerate(lines):
        canvas.text(margin, top + row, line, tone, bold=bold)


def _lines(
    said: list[tuple[str, Mix | Tone, bool]], cells: int, line_gap: int, gap: int
) -> list[tuple[str, Mix | Tone, bool]]:
    lines: list[tuple[str, Mix | Tone, bool]] = []
    for text, tone, bold in said:
        lines += [("", tone, bold)] * (gap if lines else 0)
        for number, line in enumerate(wrap(text, cells)):
            lines += [("", tone, bold)] * (line_gap if number else 0)
            lines.append((line, tone, bold))
    return lines


# --------------------------------------------------------------------------------------- the back


# A leaf of two quarter arcs in 10×5 pixels of a tile of 12×6: where each row begins and ends.
_LEAF: Final = ((0, 4), (0, 7), (1, 9), (3, 10), (6, 10))


@lru_cache(2)
def _leaf(mirrored: bool) -> tuple[tuple[bool, ...], ...]:
    """Draw a leaf, from one corner of its tile to the other."""
    rows = [tuple(start <= x < end for x in range(10)) for start, end in _LEAF]
    return tuple(row[::-1] if mirrored else row for row in rows)


def _back(canvas: Canvas, hues: tuple[str, ...]) -> None:
    """Sow leaves in the hues of the zones, unchanged when the card is turned by 180°."""
    across, down = (canvas.width - 4) // 6, (canvas.height - 1) // 3
    left, top = (canvas.width - across * 6 + 1) // 2, (canvas.height - down * 3 + 1) // 2
    known = [hue for hue in hues if hue in HUES] or [HUES[0]]
    for r in range(down):
        for c in range(across):
            # The second half of the leaves repeats the first, read backwards.
            n = min(r * across + c, across * down - 1 - r * across - c)
            a, b = n % across, n // across
            hue = known[(a + 2 * b + a * a // 3) % len(known)]
            canvas.mask(left + c * 6, top + r * 3, _leaf((a + b) % 2 == 1), f"zone-{hue}-solid")


# ----------------------------------------------------------------------------------- the stop card


class StopPicture(Struct, frozen=True):
    """What stands on the stop card: its key, its name, a line or two."""

    key: str
    word: str
    lines: tuple[str, ...] = ()


class StopCard(Painted[StopPicture]):
    """The stop card: an octagon that is always in sight."""

    DEFAULT_CSS = "StopCard { width: 16; height: 6; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw the octagon, its corners cut by half a cell, and centre the words."""
        wide, high = canvas.width, canvas.height
        cut = tuple(3 <= x < 2 * wide - 3 for x in range(2 * wide))
        blank, full = (False,) * (2 * wide), (True,) * (2 * wide)
        mask = [blank, cut, *([full] * (2 * high - 4)), cut, blank]
        canvas.mask(0, 0, mask, "key")
        lines = (self.picture.key, self.picture.word, *self.picture.lines)[: high - 2]
        top = (high - len(lines)) // 2
        for row, line in enumerate(lines):
            line = shorten(line, wide - 2)
            x = (wide - width(line)) // 2
            canvas.text(x, top + row, line, "on-key", "key", bold=row < 2)
