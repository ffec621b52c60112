"""Print the test page that tells how far a printer's back pages are off.

The first page has a cross; the second has two staircases of short lines, half a millimetre further
at every step. Against the light the cross falls on one line of each: its figure is what to enter,
and moves the backs by so much to the right and down.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from exports.content import MetaContent
from exports.fonts import Style
from exports.palette import BLACK, GREYS, HAIR, WHITE
from exports.paper import SMALLEST_PT
from exports.pen import Mark, Pen
from exports.pen import Path as Outline
from exports.sheets.job import CalibrationWords, Edge
from exports.sheets.papers import sheet_paper
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap
from exports.write import write_whole

STEPS: Final = tuple(step / 2 for step in range(-10, 11))
"""What the scales offer, in millimetres."""
PITCH: Final = 6.2
"""From one line of a staircase to the next."""

_HAIRLINE: Final = 0.18
_TICK: Final = 0.3
_ARM: Final = PITCH * (len(STEPS) / 2 + 0.9)
_CORNER: Final = 20.0
_MARGIN: Final = 18.0
_LABEL: Final = 11.0
"""From the axis to the figures."""


def write_calibration(
    target: Path, *, paper: str, edge: Edge, words: CalibrationWords, lying: bool = False
) -> Path:
    """Write a test page of two sides to `target`; a lying one is for decks that lie on the sheet.

    Raises `ExportError`: `unknown_paper`, `unwritable` or `disk_full`; then the file that was there
    is still there, as it was.
    """
    from exports.paint import Document

    width, height = sheet_paper(paper).side(lying=lying)
    flips = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}
    preferences = {"PrintScaling": "None", "Duplex": flips[edge]}
    document = Document(MetaContent(title=words.title), words.lang, "rgb", preferences)
    for marks in (cross_page(width, height, words), scale_page(width, height, words)):
        document.sheet(width, height)
        document.paint(marks, height, 1.0)
        document.end_sheet()
    return write_whole(target, document.bytes())


def cross_page(width: float, height: float, words: CalibrationWords) -> tuple[Mark, ...]:
    """Draw the first page: a cross through the middle, one in every corner, and what to do."""
    pen = Pen()
    x, y = width / 2, height / 2
    _rule(pen, (x, y - _ARM), (x, y + _ARM), _HAIRLINE)
    _rule(pen, (x - _ARM, y), (x + _ARM, y), _HAIRLINE)
    for end in ((x, y - _ARM), (x, y + _ARM), (x - _ARM, y), (x + _ARM, y)):
        pen.disc(*end, 0.9, fill=BLACK)
    for corner in _corners(width, height):
        _corner(pen, *corner)
    _told(pen, width, height, words, words.front_head, words.front_steps)
    return tuple(pen.marks)


def scale_page(width: float, height: float, words: CalibrationWords) -> tuple[Mark, ...]:
    """Draw the second page: from -5 to +5 mm in halves, across and down, round the middle."""
    pen = Pen()
    x, y = width / 2, height / 2
    half = PITCH / 2 - 0.35
    end = _LABEL + 3.5
    for index, step in enumerate(STEPS):
        along = (index - len(STEPS) // 2) * PITCH
        if step and step == int(step):
            # A pale band leads the eye from a line to its figure.
            left, right = (step - 1.0, end) if step < 0 else (-end, step + 1.0)
            top, bottom = (-end, step + 1.0) if step < 0 else (step - 1.0, end)
            pen.box(x + left, y + along - half, right - left, 2 * half, fill=GREYS.pale)
            pen.box(x + along - half, y + top, 2 * half, bottom - top, fill=GREYS.pale)
    for index, step in enumerate(STEPS):
        along = (index - len(STEPS) // 2) * PITCH
        _rule(pen, (x + step, y + along - half), (x + step, y + along + half), _TICK)
        _rule(pen, (x + along - half, y + step), (x + along + half, y + step), _TICK)
        if step:
            # Each half of a scale has its figures in a quarter of its own, so that none meet.
            away = _LABEL if step < 0 else -_LABEL
            _figure(pen, (x + away, y + along), step, words.lang)
            _figure(pen, (x + along, y - away), step, words.lang)
    _figure(pen, (x + 5.0, y + 5.0), 0.0, words.lang)
    _axis(pen, (x, y - _ARM - 2.5), words.across)
    _axis(pen, (x + _ARM + 2.5, y), words.down)
    for corner in _corners(width, height):
        _corner(pen, *corner)
    _told(pen, width, height, words, words.back_head, words.back_steps)
    return tuple(pen.marks)


def _rule(pen: Pen, start: tuple[float, float], end: tuple[float, float], line: float) -> None:
    path: Outline = (("M", *start), ("L", *end))
    pen.path(path, stroke=BLACK, line=line, square=True)


def _figure(pen: Pen, at: tuple[float, float], step: float, lang: str) -> None:
    """Print a step's figure round a point; whole millimetres are bold."""
    whole = step == int(step)
    style, size = (Style.BOLD, 9.0) if whole else (Style.REGULAR, SMALLEST_PT)
    sign = "+" if step > 0 else "\u2212" if step < 0 else ""
    told = f"{sign}{abs(step):g}".replace(".", "." if lang == "en" else ",")
    base = at[1] + CAP_HEIGHT * size * MM / 2
    pen.text(at[0], base, told, style, size, align="centre")


def _axis(pen: Pen, at: tuple[float, float], name: str) -> None:
    """Print the name of a scale in a black disc, or a black label if it is longer."""
    size = 11.0
    wide = max(text_width(name, Style.BOLD, size) + 3.6, 7.0)
    pen.box(at[0] - wide / 2, at[1] - 3.5, wide, 7.0, fill=BLACK, radius=3.5)
    base = at[1] + CAP_HEIGHT * size * MM / 2
    pen.text(at[0], base, name, Style.BOLD, size, colour=WHITE, align="centre")


def _corners(width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y) for x in (_CORNER, width - _CORNER) for y in (_CORNER, height - _CORNER)]


def _corner(pen: Pen, x: float, y: float) -> None:
    """Draw a cross in a circle: a sheet that is turned or stretched shows it here."""
    pen.disc(x, y, 4.0, stroke=HAIR, line=_HAIRLINE)
    _rule(pen, (x - 6, y), (x + 6, y), _HAIRLINE)
    _rule(pen, (x, y - 6), (x, y + 6), _HAIRLINE)


def _told(
    pen: Pen,
    width: float,
    height: float,
    words: CalibrationWords,
    head: str,
    steps: tuple[str, ...],
) -> None:
    """Print the head above the cross and the numbered steps under it, beside where it lies."""
    x, y, measure, foot = _text_box(width, height)
    title = wrap(words.title, Style.SEMIBOLD, 10, measure)
    pen.block(x, y, title)
    y += title.height + 1.0
    big = wrap(head, Style.EXTRABOLD, 20, measure, 1.12)
    pen.block(x, y, big)
    if foot is None:
        y += big.height + 5.0
    else:
        blocks = [wrap(step, Style.REGULAR, 10.5, measure - 7.0, 1.26) for step in steps]
        y = foot - sum(block.height + 1.4 for block in blocks) - 7.0
    _steps(pen, x, y, measure, steps, words.edge)


def _text_box(width: float, height: float) -> tuple[float, float, float, float | None]:
    """Give where the words go: above and under the cross on a sheet that stands, else at its left.

    That is left, top, width and, if the steps stand apart from the head, where they end.
    """
    if height > width:
        return _CORNER + 12.0, _CORNER - 4.0, width - 2 * _CORNER - 24.0, height - _CORNER + 4.0
    return _MARGIN, _CORNER + 14.0, width / 2 - _ARM - _MARGIN - 8.0, None


def _steps(pen: Pen, x: float, y: float, measure: float, steps: tuple[str, ...], edge: str) -> None:
    for number, step in enumerate(steps, start=1):
        block: Block = wrap(step, Style.REGULAR, 10.5, measure - 7.0, 1.26)
        pen.text(x, y + block.first_baseline, str(number), Style.BOLD, 10.5)
        pen.block(x + 7.0, y, block)
        y += block.height + 1.4
    pen.block(x + 7.0, y + 0.6, wrap(edge, Style.SEMIBOLD, 10.5, measure - 7.0, 1.26))
