"""Our own big capitals, 4×5 pixels in half blocks, for logo, zone names and card bands only.

Never for people's names and never for questions: Łucja would look lesser than Mark. So a text is
drawn only if every letter of it is A–Z.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from game.tui.kit.canvas import Canvas
from game.tui.kit.themes import Tone

HEIGHT: Final = 5
"""Pixels of a letter; a pixel is one cell wide and half a cell high."""
_WORD_GAP: Final = 2

_LETTERS: Final[dict[str, str]] = {
    "A": " ##  #  # #### #  # #  #",
    "B": "###  #  # ###  #  # ### ",
    "C": " ### #    #    #     ###",
    "D": "###  #  # #  # #  # ### ",
    "E": "#### #    ###  #    ####",
    "F": "#### #    ###  #    #   ",
    "G": " ### #    # ## #  #  ###",
    "H": "#  # #  # #### #  # #  #",
    "I": "# # # # #",
    "J": "   #    #    # #  #  ## ",
    "K": "#  # # #  ##   # #  #  #",
    "L": "#    #    #    #    ####",
    "M": "#   # ## ## # # # #   # #   #",
    "N": "#  # ## # # ## #  # #  #",
    "O": " ##  #  # #  # #  #  ## ",
    "P": "###  #  # ###  #    #   ",
    "Q": " ##  #  # #  # # #   # #",
    "R": "###  #  # ###  # #  #  #",
    "S": " ### #     ##     # ### ",
    "T": "###  #   #   #   # ",
    "U": "#  # #  # #  # #  #  ## ",
    "V": "#   # #   #  # #   # #    #  ",
    "W": "#   # #   # # # # ## ## #   #",
    "X": "#  # #  #  ##  #  # #  #",
    "Y": "#   #  # #    #     #     #  ",
    "Z": "####    #  ##  #    ####",
}


@lru_cache(32)
def _glyph(letter: str) -> tuple[str, ...]:
    """Cut a letter into its five rows of pixels; rows are parted by one blank."""
    drawn = _LETTERS[letter]
    wide = (len(drawn) + 1) // HEIGHT - 1
    return tuple(drawn[row * (wide + 1) :][:wide].ljust(wide) for row in range(HEIGHT))


def can_draw(text: str) -> bool:
    """Tell whether every letter has a big form: A–Z and single blanks, nothing else."""
    return all(word.isascii() and word.isalpha() for word in text.split(" "))


@lru_cache(64)
def pixels(text: str) -> tuple[tuple[bool, ...], ...]:
    """Draw a text as five rows of pixels."""
    if not can_draw(text):
        raise ValueError("only A–Z has a big form")
    rows: list[list[bool]] = [[] for _ in range(HEIGHT)]
    for char in text.upper():
        if rows[0] and char != " ":
            for row in rows:
                row.append(False)
        for y, row in enumerate(rows):
            dots = " " * _WORD_GAP if char == " " else _glyph(char)[y]
            row.extend(dot == "#" for dot in dots)
    return tuple(tuple(row) for row in rows)


def cells(text: str, scale: int = 1) -> tuple[int, int]:
    """Give the width and height in cells at a scale of 1 (half blocks) or more."""
    return len(pixels(text)[0]) * scale, (HEIGHT * scale + 1) // 2


def grown(mask: Sequence[Sequence[bool]], scale: int) -> list[list[bool]]:
    """Make a mask of pixels so many times as large."""
    return [[dot for dot in row for _ in range(scale)] for row in mask for _ in range(scale)]


def draw(
    canvas: Canvas,
    x: int,
    y: int,
    text: str,
    tone: Tone,
    *,
    scale: int = 1,
    lower: bool = False,
    bg: Tone | None = None,
) -> None:
    """Draw a text; ``lower`` starts it half a cell lower."""
    # A pixel is two quadrants wide and one high.
    mask = grown([[dot for dot in row for _ in "12"] for row in pixels(text)], scale)
    if lower:
        mask.insert(0, [False] * len(mask[0]))
    canvas.mask(x, y, mask, tone, bg=bg)
