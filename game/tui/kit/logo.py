"""The house with the sprout, and the name in big type: the picture of the home screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.tui.kit import bigtype
from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import shorten
from game.tui.kit.themes import Mix, Tone

WIDTH: Final = 26
HEIGHT: Final = 20

# Rows of half cells: first pixel and how many, in quarters of a cell's width ×2.
_SPROUT: Final = (
    (29, 3, 0),
    (27, 4, 1),
    (19, 4, 2),
    (25, 4, 2),
    (21, 3, 3),
    (25, 2, 3),
    (25, 2, 4),
    (25, 2, 5),
)
_ROOF: Final = ((11, 4), (9, 8), (8, 10), (6, 14), (5, 16), (3, 20), (2, 22), (1, 24))
_HUES: Final = ("werk", "waarden", "talenten", "gezondheid")
# Which of three windows are lit, from left to right.
_LIT: Final = ((False, True, True), (True, True, False), (True, False, True), (False, True, True))


@dataclass(frozen=True, slots=True)
class LogoPicture:
    """Names of the floors, top one first."""

    floors: tuple[str, str, str, str]


class HouseLogo(Painted[LogoPicture]):
    """The house of the home screen, 26×20 cells."""

    DEFAULT_CSS = "HouseLogo { width: 26; height: 20; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw sprout, roof, four floors with their names, and the ground."""
        sprout = [[False] * (2 * WIDTH) for _ in range(6)]
        for x, size, row in _SPROUT:
            sprout[row][x : x + size] = [True] * size
        canvas.mask(0, 0, sprout, "zone-grow-mark")
        roof: Mix = ("foreground", "zone-roof", 14)
        rows = [
            tuple(2 * start <= x < 2 * (start + size) for x in range(2 * WIDTH))
            for start, size in _ROOF
        ]
        canvas.mask(0, 3, rows, roof)
        for floor, (hue, name) in enumerate(zip(_HUES, self.picture.floors, strict=True)):
            self._floor(canvas, 7 + 3 * floor, hue, name, _LIT[floor])
        canvas.text(0, 19, "▀" * WIDTH, "line")

    def _floor(self, canvas: Canvas, y: int, hue: str, name: str, lit: tuple[bool, ...]) -> None:
        tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
        canvas.fill(2, y, 22, 3, tint)
        canvas.text(2, y + 2, "▁" * 22, (mark, tint, 60), tint)
        canvas.text(4, y + 1, shorten(name, 10), mark, tint, bold=True)
        for window, on in enumerate(lit):
            light: Tone = mark if on else (mark, tint, 30)
            x = 15 + 3 * window
            canvas.text(x, y, "▄▄", light, tint)
            canvas.text(x, y + 1, "▀▀", light, tint)


@dataclass(frozen=True, slots=True)
class WordMarkPicture:
    """A word, and a line under it."""

    word: str
    line: str = ""


class WordMark(Painted[WordMarkPicture]):
    """A word in big type with a line under it, 4 rows."""

    DEFAULT_CSS = "WordMark { width: 1fr; height: 4; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw the word, plainly if a letter of it has no big form."""
        word = self.picture.word
        if bigtype.can_draw(word) and bigtype.cells(word)[0] <= canvas.width:
            bigtype.draw(canvas, 0, 0, word, "foreground")
        else:
            canvas.text(0, 1, shorten(word, canvas.width), bold=True)
        canvas.text(0, 3, shorten(self.picture.line, canvas.width), "muted")
