"""The house with the sprout, and the name in big type: the picture of the home screen."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

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


class LogoPicture(Struct, frozen=True):
    """Names of the floors, top one first."""

    floors: tuple[str, str, str, str]


class HouseLogo(Painted[LogoPicture]):
    """The house of the home screen, 26×20 cells; given 52×40 it is drawn twice as large."""

    DEFAULT_CSS = "HouseLogo { width: 26; height: 20; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw sprout, roof, four floors with their names, and the ground."""
        scale = 2 if canvas.width >= 2 * WIDTH and canvas.height >= 2 * HEIGHT else 1
        sprout = [[False] * (2 * WIDTH) for _ in range(6)]
        for x, size, row in _SPROUT:
            sprout[row][x : x + size] = [True] * size
        canvas.mask(0, 0, bigtype.grown(sprout, scale), "zone-grow-mark")
        roof: Mix = ("foreground", "zone-roof", 14)
        rows = [
            [2 * start <= x < 2 * (start + size) for x in range(2 * WIDTH)] for start, size in _ROOF
        ]
        canvas.mask(0, 3 * scale, bigtype.grown(rows, scale), roof)
        for floor, (hue, name) in enumerate(zip(_HUES, self.picture.floors, strict=True)):
            self._floor(canvas, scale, 7 + 3 * floor, hue, name, _LIT[floor])
        ground = [[True] * (2 * WIDTH), [False] * (2 * WIDTH)]
        canvas.mask(0, 19 * scale, bigtype.grown(ground, scale), "line")

    def _floor(
        self, canvas: Canvas, scale: int, y: int, hue: str, name: str, lit: tuple[bool, ...]
    ) -> None:
        tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
        canvas.fill(2 * scale, y * scale, 22 * scale, 3 * scale, tint)
        below = (y + 3) * scale - 1
        canvas.text(2 * scale, below, "▁" * (22 * scale), (mark, tint, 60), tint)
        window = [[False] * 4, [True] * 4, [True] * 4, [False] * 4]
        for place, on in enumerate(lit):
            light: Tone = mark if on else (mark, tint, 30)
            x = (15 + 3 * place) * scale
            canvas.mask(x, y * scale, bigtype.grown(window, scale), light, bg=tint)
        row = y * scale + (3 * scale - 1) // 2
        canvas.text(4 * scale, row, shorten(name, 11 * scale - 1), mark, tint, bold=True)


class WordMarkPicture(Struct, frozen=True):
    """A word, and a line under it."""

    word: str
    line: str = ""


class WordMark(Painted[WordMarkPicture]):
    """A word in big type with a line under it, 4 rows; given 7 rows and room, twice as large."""

    DEFAULT_CSS = "WordMark { width: 1fr; height: 4; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw the word, plainly if a letter of it has no big form."""
        word = self.picture.word
        scale = 2 if canvas.height >= 7 else 1
        while scale and not (
            bigtype.can_draw(word) and bigtype.cells(word, scale)[0] <= canvas.width
        ):
            scale -= 1
        if scale:
            bigtype.draw(canvas, 0, 0, word, "foreground", scale=scale)
        else:
            canvas.text(0, 1, shorten(word, canvas.width), bold=True)
        canvas.text(0, 6 if scale == 2 else 3, shorten(self.picture.line, canvas.width), "muted")
