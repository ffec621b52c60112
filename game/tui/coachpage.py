"""Show the coach's hint large and the facts under it, to be read at a glance."""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import shorten, width, wrap

COLUMNS: Final = 74
_SENTENCE: Final = re.compile(r"(?<=[.?!…])\s+")
_SPACINGS: Final = ((2, 1, 1), (1, 1, 1), (1, 1, 0), (1, 0, 0), (0, 0, 0))
"""Rows above and below the hint, between its sentences, and between the lines of one."""


class CoachPicture(Struct, frozen=True):
    """A head over a text, muted when it is only a remark, and facts with a word before each."""

    head: str = ""
    hint: str = ""
    remark: bool = False
    facts: tuple[tuple[str, str], ...] = ()


class CoachPage(Painted[CoachPicture]):
    """The stage of the coach's window: the hint as airy as fits, no line of a fact ever lost."""

    def paint(self, canvas: Canvas) -> None:
        """Draw the hint on its ground, and the facts close under it."""
        picture = self.picture
        wide = min(canvas.width - 2, COLUMNS)
        left = (canvas.width - wide) // 2
        facts = self._facts(wide)
        spread = 2 * len(facts) + 20 < canvas.height
        under = (2 * len(facts) if spread else 1 + len(facts)) if facts else 0
        room = canvas.height - under
        lines, edge = _airy(picture.hint, wide - 6, room - 1)
        high = min(len(lines) + 2 + 2 * edge, room)
        top = max(0, (canvas.height - high - under) // (3 if spread else 2))
        self._note(canvas, left, top, wide, high, lines, edge)
        row = top + high + 1
        for label, line in facts:
            canvas.text(left, row, label, "muted")
            canvas.text(left + self._indent, row, line)
            row += 2 if spread else 1

    def _note(
        self, canvas: Canvas, left: int, top: int, wide: int, high: int, lines: list[str], edge: int
    ) -> None:
        picture = self.picture
        canvas.fill(left, top, wide, high, "panel")
        for row in range(top, top + high):
            canvas.put(left, row, "▌", "key")
        canvas.text(left + 3, top, picture.head, "muted", bold=True)
        ink = "muted" if picture.remark else "foreground"
        first = top + 1 + edge
        for row, line in enumerate(lines[: max(0, high - 1 - edge)], first):
            canvas.text(left + 3, row, line, ink, bold=not picture.remark)

    @property
    def _indent(self) -> int:
        return max((width(label) for label, _text in self.picture.facts), default=0) + 3

    def _facts(self, wide: int) -> list[tuple[str, str]]:
        """Give a word and a line each; a long fact has more lines, without the word."""
        return [
            (label if number == 0 else "", line)
            for label, text in self.picture.facts
            for number, line in enumerate(wrap(text, wide - self._indent))
        ]


def _airy(text: str, cells: int, room: int) -> tuple[list[str], int]:
    """Give a text's lines as airy as fits in so many rows, and the rows to keep free around it.

    Air leaves three rows more free, for the page; a text that is too long leaves none.
    """
    sentences = [wrap(one, cells) for one in _SENTENCE.split(text.strip())]
    lines: list[str] = []
    for edge, between, within in _SPACINGS:
        lines = []
        for sentence in sentences:
            lines += [""] * (between if lines else 0)
            for line in sentence:
                lines += [""] * (within if lines and line is not sentence[0] else 0)
                lines.append(line)
        if len(lines) + 2 * edge <= room - 3:
            return lines, edge
    lines = wrap(text, cells)
    if len(lines) > room > 0:
        lines = [*lines[: room - 1], shorten(" ".join(lines[room - 1 :]), cells)]
    return lines, 0
