"""Lay a runsheet out: what to lay ready, then a row a step, never cut where it fits whole."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from exports.fonts import Style
from exports.palette import DOTS
from exports.pen import Pen
from exports.runsheet.content import RunsheetContent
from exports.runsheet.rows import Columns, columns, end_row, ready_rows, step_row
from exports.sheet.page import HEAVY, LIGHT, MARGIN, PITCH, WIDTH, Band, band, draw_band, page_label
from exports.sheet.rows import Cell, Paragraph, Row, stack
from exports.textfit import Block, wrap

_WORTH: Final = 70.0
"""A row that is longer than a page is begun where there is at least this much room."""
_UNDER_RULE: Final = 2.4
_UNDER_HEAD: Final = 1.4
_OVER_TABLE: Final = 4.0
_FEWEST_NOTES: Final = 3
_EPSILON: Final = 0.01

Heads = tuple[tuple[float, Block], ...]


def runsheet_pages(content: RunsheetContent) -> list[Pen]:
    """Draw every page of a runsheet in millimetres of upright A4."""
    words = content.pages
    made = band(
        content.kicker, content.title, content.facts, content.footer, page_label(words, 88, 88)
    )
    flow = _Flow(made, words.continued)
    for block in made.overflow:
        told = stack(Paragraph(block.rewrapped(WIDTH)))
        flow.place(Row((Cell(told, 0.0),), WIDTH, 1.0, block, rule=0.0))
    if content.ready_head or content.ready:
        flow.head(content.ready_head)
        for row in ready_rows(content):
            flow.place(row)
        flow.y += _OVER_TABLE
    at = columns(content)
    rows = [step_row(step, at) for step in content.steps]
    end = end_row(content, at)
    # The end stands on the page of the last step.
    keeps = [0.0] * (len(rows) - 1) + [end.height if end else 0.0]
    flow.open_table(_heads(content, at), rows[0].height if rows else 0.0)
    for row, keep in zip(rows, keeps, strict=False):
        flow.place(row, keep)
    if end is not None:
        flow.place(end)
    if content.notes_head:
        flow.notes(content.notes_head)
    for number, pen in enumerate(flow.pages, start=1):
        draw_band(pen, made, words, number, len(flow.pages))
    return flow.pages


def _heads(content: RunsheetContent, at: Columns) -> Heads:
    words = content.heads
    named = (
        (0.0, at.words, words.time),
        (at.words, at.words_width, words.step),
        (at.hint, at.hint_width, words.hint),
    )
    return tuple(
        (left, wrap(word, Style.SEMIBOLD, 9.5, width, 1.2)) for left, width, word in named if width
    )


class _Flow:
    """The pages so far, and how far down the last one is filled."""

    def __init__(self, made: Band, continued: str) -> None:
        self.pages = [Pen()]
        self.y = made.rule
        self._made = made
        self._continued = wrap(continued, Style.ITALIC, 10.5, WIDTH / 6)
        self._heads: Heads = ()

    @property
    def _room(self) -> float:
        return self._made.foot - self.y

    @property
    def _heads_height(self) -> float:
        tall = max((block.height for _, block in self._heads), default=0.0)
        return tall + 3.0 if tall else 0.0

    def _new_page(self) -> None:
        self.pages.append(Pen())
        self.y = self._made.later_rule
        self._draw_heads()

    def _draw_heads(self) -> None:
        tall = self._heads_height
        for left, block in self._heads:
            self.pages[-1].block(MARGIN + left, self.y + tall - 1.1 - block.height, block)
        if tall:
            self.y += tall
            self.pages[-1].rule(MARGIN, self.y, WIDTH, LIGHT)

    def head(self, words: str) -> None:
        """Print the head of what comes, under the page's rule."""
        block = wrap(words, Style.BOLD, 12, WIDTH, 1.2)
        self.y += _UNDER_RULE
        self.pages[-1].block(MARGIN, self.y, block)
        self.y += block.height + (_UNDER_HEAD if block.lines else 0.0)

    def open_table(self, heads: Heads, first: float) -> None:
        """Start the table; every page from here on bears the heads of its columns."""
        self._heads = heads
        used = self.y > self._made.rule
        if self._room < self._heads_height + min(first, _WORTH):
            self._new_page()
            return
        if used:
            self.pages[-1].rule(MARGIN, self.y, WIDTH, HEAVY)
        self._draw_heads()

    def place(self, row: Row, keep: float = 0.0) -> None:
        """Draw a row where it fits whole, with `keep` millimetres under it, or cut it.

        It is cut only where no page holds it.
        """
        fresh = self._made.foot - self._made.later_rule - self._heads_height
        keep = keep if row.height + keep <= fresh else 0.0
        left: Row | None = row
        while left is not None and left.height + keep > self._room + _EPSILON:
            if left.height <= fresh or self._room < _WORTH:
                self._new_page()
                continue
            here, left = left.split(self._room)
            if here is not None:
                self._draw(here)
            if left is not None:
                left = self._goes_on(left)
                self._new_page()
        if left is not None:
            self._draw(left)

    def notes(self, words: str) -> None:
        """Fill what is left of the last page with lines to write on."""
        block = wrap(words, Style.BOLD, 12, WIDTH, 1.2)
        top = self.y + _OVER_TABLE
        first = top + _UNDER_RULE + block.height
        count = int((self._made.foot - first) / PITCH)
        if count < _FEWEST_NOTES:
            return
        self.pages[-1].rule(MARGIN, top, WIDTH, HEAVY)
        self.pages[-1].block(MARGIN, top + _UNDER_RULE, block)
        for line in range(1, count + 1):
            self.pages[-1].writing_line(MARGIN, first + line * PITCH, WIDTH, DOTS)

    def _goes_on(self, row: Row) -> Row:
        """Say in the empty first column that a row goes on."""
        first, *others = row.cells
        if first.stack.paragraphs or not others:
            return row
        return replace(row, cells=(Cell(stack(Paragraph(self._continued)), first.left), *others))

    def _draw(self, row: Row) -> None:
        row.draw(self.pages[-1], MARGIN, self.y)
        self.y += row.height
