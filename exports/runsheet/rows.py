"""Set the steps of a runsheet as rows: when, which question, what is said, and the hint."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from exports.fonts import Style
from exports.runsheet.content import RunsheetContent, RunsheetStep
from exports.sheet.page import WIDTH
from exports.sheet.rows import Cell, Paragraph, Row, Stack, stack
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

PAUSE: Final = "#E6E6E6"
PAD: Final = 3.2
_BLEED: Final = 4.0
_NUMBER: Final = 11.0
_MOST_NUMBER: Final = 24.0
_BESIDE: Final = 4.0
_HINT: Final = 46.0
_GUTTER: Final = 5.0
_TIMES: Final = (16.0, 30.0)
_TITLE: Final = 11.5
_CLOCK: Final = 14.5
_TEXT: Final = 14.5
_FIGURE: Final = 26.0
_INDENT: Final = 6.4
_BETWEEN: Final = 8.0


class Columns(Struct, frozen=True):
    """Where the columns of a runsheet start, from the left margin, and how wide they are."""

    time_width: float
    number: float
    words: float
    words_width: float
    hint: float
    hint_width: float


def columns(content: RunsheetContent) -> Columns:
    """Share the width; a column that nothing stands in leaves its room to the words."""
    times = [text_width(step.time, Style.BOLD, _CLOCK) for step in content.steps]
    times += [text_width(step.minutes, Style.REGULAR, 10.5) for step in content.steps]
    times.append(text_width(content.end_time, Style.BOLD, _CLOCK))
    time = min(max([*times, _TIMES[0]]), _TIMES[1])
    figures = [text_width(step.number, Style.EXTRABOLD, _FIGURE) for step in content.steps]
    widest = max(figures, default=0.0)
    number = min(max(widest + _BESIDE, _NUMBER), _MOST_NUMBER) if widest else 0.0
    hint = _HINT if any(step.hint for step in content.steps) else 0.0
    left = time + _GUTTER + number
    words = WIDTH - left - (hint + _GUTTER if hint else 0.0)
    return Columns(time, time + _GUTTER, left, words, WIDTH - hint, hint)


def _level(block: Block, base: Block) -> float:
    """How far a block is let down to stand on another one's first baseline."""
    return base.first_baseline - block.first_baseline


def step_row(step: RunsheetStep, at: Columns) -> Row:
    """Set one step."""
    title = wrap(step.title, Style.BOLD, _TITLE, at.words_width, 1.2)
    base = wrap("x", Style.BOLD, _CLOCK, at.words_width, 1.2)
    words = [
        Paragraph(title),
        Paragraph(wrap(step.text, Style.MEDIUM, _TEXT, at.words_width, 1.24), 0.6),
        Paragraph(wrap(step.more, Style.REGULAR, 12, at.words_width, 1.28), 1.4),
    ]
    for index, item in enumerate(step.items):
        block = wrap(item, Style.REGULAR, 11, at.words_width - 4.0, 1.26)
        words.append(Paragraph(block, 0.8 if index else 1.6, 4.0, dotted=True))
    hint = wrap(step.hint, Style.ITALIC, 10.5, at.hint_width or at.words_width, 1.3)
    cells = [
        _time_cell(step.time, step.minutes, at, base),
        _cell(stack(*words), at.words, base),
        _cell(stack(Paragraph(hint)), at.hint, base),
    ]
    if step.number:
        width = at.words - at.number - _BESIDE
        figure = wrap(step.number, Style.EXTRABOLD, _FIGURE, width, 1.1)
        # The big figure hangs from the height of the title's capitals.
        hang = CAP_HEIGHT * (figure.size - base.size) * MM
        drop = max(_level(figure, base) + hang, 0.0)
        cells.append(Cell(stack(Paragraph(figure)), at.number, drop))
    ground = PAUSE if step.pause else None
    return Row(tuple(cells), WIDTH, PAD, base, ground=ground, bleed=_BLEED)


def end_row(content: RunsheetContent, at: Columns) -> Row | None:
    """Set when it ends, and how long it took in all."""
    if not content.end and not content.end_time:
        return None
    base = wrap("x", Style.BOLD, _CLOCK, at.words_width, 1.2)
    told = wrap(content.end, Style.BOLD, _TITLE, WIDTH - at.words, 1.2)
    cells = (
        _time_cell(content.end_time, "", at, base),
        _cell(stack(Paragraph(told)), at.words, base),
    )
    return Row(cells, WIDTH, PAD, base, rule=0.0)


def ready_rows(content: RunsheetContent) -> Iterator[Row]:
    """Set what to lay ready, two by two, each with a box to tick."""
    half = (WIDTH - _BETWEEN) / 2
    told = [text for text in content.ready if text.strip()]
    for pair in zip_longest(told[::2], told[1::2]):
        lefts = (0.0, half + _BETWEEN)
        blocks = [wrap(text, Style.REGULAR, 11.5, half - _INDENT, 1.26) for text in pair if text]
        cells = tuple(
            Cell(stack(Paragraph(block)), left + _INDENT)
            for left, block in zip(lefts, blocks, strict=False)
        )
        yield Row(cells, WIDTH, 1.0, blocks[0], boxes=lefts[: len(blocks)], rule=0.0)


def _cell(told: Stack, left: float, base: Block) -> Cell:
    drop = _level(told.paragraphs[0].block, base) if told.paragraphs else 0.0
    return Cell(told, left, max(drop, 0.0))


def _time_cell(time: str, minutes: str, at: Columns, base: Block) -> Cell:
    clock = Paragraph(wrap(time, Style.BOLD, _CLOCK, at.time_width, 1.2))
    long = Paragraph(wrap(minutes, Style.REGULAR, 10.5, at.time_width, 1.24), 0.6)
    return _cell(stack(clock, long), 0.0, base)
