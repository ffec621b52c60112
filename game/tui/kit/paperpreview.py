"""What the poster will say, line by line: on is on the paper, off is cut out of it.

On the paper stands nothing that is not printed; what is off is not greyed but gone, its words lie
beside the hole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from msgspec import Struct
from textual import events
from textual.message import Message

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import Mix, Tone

_WIDEST: Final = 92
_PAPER_X: Final = 7
_TEXT_X: Final = 10
_CHOSEN: Final[Mix] = ("zone-glow-solid", "paper", 42)
_FAINT: Final[Mix] = ("ink", "paper", 62)


class PreviewLine(Struct, frozen=True):
    """One line: no text is white space; ``never`` may not be switched, ``state`` "" has no tag."""

    key: str = ""
    text: str = ""
    label: str = ""
    state: Literal["on", "off", "never", ""] = ""
    owner: str = ""
    bold: bool = False


class PreviewPicture(Struct, frozen=True):
    """``cursor`` is the key of the chosen line."""

    lines: tuple[PreviewLine, ...] = ()
    cursor: str = ""
    on_word: str = ""
    off_word: str = ""
    foot: str = ""


class _Row(Struct, frozen=True):
    """One row of cells of a line, which may need several."""

    line: PreviewLine
    label: str
    text: str
    first: bool


class PaperPreview(Painted[PreviewPicture]):
    """The paper with its lines; keeps the chosen one in sight."""

    DEFAULT_CSS = "PaperPreview { width: 1fr; height: 1fr; }"

    @dataclass
    class LinePressed(Message):
        """A line was clicked."""

        preview: PaperPreview
        key: str

    def __init__(
        self,
        picture: PreviewPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or PreviewPicture(), name=name, id=id, classes=classes)
        self._first = 0
        self._shown: list[_Row] = []
        self._wrapped: tuple[tuple[PreviewLine, ...], int, list[_Row]] | None = None
        """Lines and width with the rows they make, for as long as these lines are shown."""

    def repaint(self) -> None:
        """Draw anew and refresh what differs; rows of lines that are gone go as well."""
        if self._wrapped is not None and self._wrapped[0] != self.picture.lines:
            self._wrapped = None
        super().repaint()

    def _rows(self, wide: int) -> list[_Row]:
        """Give the rows of the lines, wrapped once: another line chosen changes none of them."""
        if self._wrapped is None or self._wrapped[1] != wide:
            self._wrapped = self.picture.lines, wide, self._wrap(wide)
        return self._wrapped[2]

    def _wrap(self, wide: int) -> list[_Row]:
        """Wrap the lines; what has a label hangs in a column of its own."""
        picture = self.picture
        column = max((width(line.label) for line in picture.lines), default=0)
        column = min(max(column + 4, 14) if column else 0, 24)
        rows = []
        for line in picture.lines:
            indent = column if line.label else 0
            tail = width(line.owner) + 2 if line.owner else 0
            texts = wrap(line.text, max(8, wide - _TEXT_X - 2 - indent - tail))
            label = shorten(line.label, column - 1) if line.label else ""
            for number, text in enumerate(texts):
                rows.append(
                    _Row(line, label if number == 0 else "", " " * indent + text, number == 0)
                )
        return rows

    def paint(self, canvas: Canvas) -> None:
        """Draw the paper in the middle, cut the holes, mark the chosen line."""
        if canvas.width <= _WIDEST:
            self._paper(canvas)
            return
        sheet = Canvas(_WIDEST, canvas.height)
        self._paper(sheet)
        canvas.paste((canvas.width - _WIDEST) // 2, 0, sheet)

    def _paper(self, canvas: Canvas) -> None:
        wide, high = canvas.width, canvas.height
        rows = self._rows(wide)
        foot = 3 if self.picture.foot else 0
        self._scroll(rows, high)
        canvas.fill(0, 0, wide, high, "desk")
        canvas.fill(_PAPER_X, 0, wide - _PAPER_X, high, "paper")
        self._shown = rows[self._first : self._first + high]
        for y, row in enumerate(self._shown):
            self._row(canvas, y, row)
        if len(rows) > high:
            if self._first > 0:
                canvas.text(wide - 1, 0, "▲", _FAINT)
            if self._first + high < len(rows):
                canvas.text(wide - 1, high - 1, "▼", _FAINT)
        if foot and len(rows) + foot - 1 <= high:
            canvas.text(_TEXT_X, high - 2, self.picture.foot, _FAINT)

    def _scroll(self, rows: list[_Row], high: int) -> None:
        """Move as little as brings the chosen line into sight, with a line to spare."""
        cursor = self.picture.cursor
        at = [y for y, row in enumerate(rows) if row.line.key and row.line.key == cursor]
        if at:
            low, top = max(0, min(at) - 2), min(len(rows) - 1, max(at) + 2)
            self._first = min(self._first, low)
            self._first = max(self._first, top - high + 1)
        self._first = max(0, min(self._first, len(rows) - high))

    def _row(self, canvas: Canvas, y: int, row: _Row) -> None:
        line, wide = row.line, canvas.width
        chosen = bool(line.key) and line.key == self.picture.cursor
        off = line.state == "off"
        tone: Tone = "desk-text" if off else _FAINT if line.state == "never" else "ink"
        if off:
            canvas.fill(_PAPER_X, y, wide - _PAPER_X, 1, "desk")
            tone = "foreground" if chosen else tone
        if chosen:
            ground: Tone = ("foreground", "desk", 14) if off else _CHOSEN
            tone = tone if off else "ink"
            canvas.fill(_PAPER_X + 1, y, wide - _PAPER_X - 2, 1, ground)
        bold = line.bold or chosen
        canvas.text(_TEXT_X, y, row.text, tone, bold=bold)
        canvas.text(_TEXT_X, y, row.label, tone, bold=bold)
        if not row.first:
            return
        canvas.text(wide - 1 - width(line.owner), y, line.owner, tone)
        self._tag(canvas, y, line)
        if chosen:
            canvas.text(0, y, "►", "foreground")

    def _tag(self, canvas: Canvas, y: int, line: PreviewLine) -> None:
        if line.state == "on":
            word = shorten(self.picture.on_word, 5)
            canvas.text(1, y, word.center(5), "on-key", "key", bold=True)
        elif line.state == "off":
            word = shorten(self.picture.off_word, 5)
            canvas.text(1, y, word.center(5), "foreground", ("foreground", "desk", 10))
        elif line.state == "never":
            canvas.text(3, y, "×", "desk-text")

    def on_click(self, event: events.Click) -> None:
        """Say which line was clicked."""
        event.stop()
        if event.button == 1 and 0 <= event.y < len(self._shown):
            line = self._shown[event.y].line
            if line.key:
                self.post_message(self.LinePressed(self, line.key))
