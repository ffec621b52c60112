"""Draw the guide for whoever leads a talk: one upright A4 to pin up, in black on white.

No place on a board is named here, so nothing has a colour. Lengths are millimetres, sizes points.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path as File
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from exports.content import PageWords
from exports.fonts import Style
from exports.palette import BLACK, HAIR, WHITE, Hue
from exports.pen import Path, Pen
from exports.talk.guidecontent import GuideContent
from exports.textfit import CAP_HEIGHT, MM, Block, wrap
from exports.write import write_whole

if TYPE_CHECKING:
    from exports.sheet.page import Band

_INK: Final = Hue(BLACK, WHITE, WHITE, WHITE, WHITE)
_GUTTER: Final = 12.0
_SHARES: Final = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)
"""How much smaller type may get until all stands on the page."""
_TILE: Final = 11.0
_STEP_INDENT: Final = 16.0
_FIGURE: Final = 24.0
_FIGURE_INDENT: Final = 10.0
_APOTHEM: Final = 4.0
_REFUSED_INDENT: Final = 12.5
_UNDER_RULE: Final = 3.4
_UNDER_HEAD: Final = 4.0
_BETWEEN: Final = 3.6
_BETWEEN_COLUMNS: Final = 3.2
_BETWEEN_LINES: Final = 1.4
_SECTIONS: Final = 7.0
_MOST_AIR: Final = 4.0


class _Said(Struct, frozen=True):
    """A head over words, with a tile, a figure or a stop sign at its left."""

    first: Block
    second: Block
    indent: float
    sign: str = ""
    figure: Block | None = None
    stop: bool = False

    @property
    def height(self) -> float:
        """The height of the words, or of the tile where that is taller."""
        words = self.first.height + self.second.height
        return max(words, _TILE if self.sign else 2 * _APOTHEM if self.stop else 0.0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw sign and words with their top left corner at x, y."""
        from exports.cards.stop import octagon
        from exports.signs import draw_tile

        middle = y + self.first.first_baseline - CAP_HEIGHT * self.first.size * MM / 2
        if self.sign:
            draw_tile(pen, self.sign, _INK, x, y, _TILE)
        if self.figure is not None:
            base = middle + CAP_HEIGHT * self.figure.size * MM / 2
            pen.block(x, base - self.figure.first_baseline, self.figure)
        if self.stop:
            top = y + _APOTHEM
            pen.path(octagon(x + _APOTHEM, top, _APOTHEM), fill=BLACK)
            pen.box(x + _APOTHEM * 0.45, top - 0.65, _APOTHEM * 1.1, 1.3, fill=WHITE)
        pen.block(x + self.indent, y, self.first)
        pen.block(x + self.indent, y + self.first.height, self.second)


class _Set(Struct, frozen=True):
    """The whole page, set at one share of its sizes."""

    steps: tuple[_Said, ...]
    asks_head: Block
    asks: tuple[_Said, ...]
    refused_head: Block
    refused: tuple[_Said, ...]
    stuck_head: Block
    stuck: tuple[Block, ...]
    sheet_head: Block
    sheet: tuple[Block, ...]

    @property
    def upper(self) -> float:
        """The height of steps and good questions, side by side."""
        asks = self.asks_head.height + _UNDER_HEAD + _tall(self.asks, _BETWEEN)
        return max(_tall(self.steps, _BETWEEN), asks)

    @property
    def rows(self) -> tuple[float, ...]:
        """The heights of the rows of what is not asked."""
        return tuple(
            max(one.height for one in self.refused[at : at + 2])
            for at in range(0, len(self.refused), 2)
        )

    @property
    def height(self) -> float:
        """The height of all, with the least air."""
        last = max(
            head.height + _UNDER_HEAD + _tall(lines, _BETWEEN_LINES)
            for head, lines in ((self.stuck_head, self.stuck), (self.sheet_head, self.sheet))
        )
        middle = self.refused_head.height + _UNDER_HEAD + sum(self.rows)
        middle += _BETWEEN_COLUMNS * max(len(self.rows) - 1, 0)
        return self.upper + middle + last + 3 * _UNDER_RULE + 2 * _SECTIONS


def render_guide(content: GuideContent) -> bytes:
    """Give the PDF; the same content gives the same bytes."""
    from exports.sheet.write import paint

    return paint(guide_pages(content), content.meta, content.lang)


def write_guide_page(content: GuideContent, path: File) -> File:
    """Write the guide to `path` whole or not at all; raise `ExportError`."""
    return write_whole(path, render_guide(content))


def guide_pages(content: GuideContent) -> list[Pen]:
    """Draw the page; type gets smaller until all of it stands there."""
    from exports.sheet.page import band, draw_band

    pen = Pen()
    made = band(content.kicker, content.title, (), content.footer)
    room = made.foot - made.rule
    sets = (_set(content, share) for share in _SHARES)
    done = next((one for one in sets if one.height <= room), None) or _set(content, _SHARES[-1])
    _draw(pen, done, made, room - done.height)
    draw_band(pen, made, PageWords(), 1, 1)
    return [pen]


def _draw(pen: Pen, done: _Set, made: Band, spare: float) -> None:
    """Draw the three parts; what room is left goes between them and their rows."""
    from exports.sheet.page import HEAVY, MARGIN, WIDTH

    half = (WIDTH - _GUTTER) / 2
    other = MARGIN + half + _GUTTER
    gaps = len(done.steps) + len(done.rows) + 2
    air = min(max(spare, 0.0) / gaps, _MOST_AIR)
    upper = done.upper + air * (len(done.steps) - 1)
    y = made.rule + _UNDER_RULE
    _draw_path(pen, done.steps, MARGIN, y, upper)
    pen.block(other, y, done.asks_head)
    head = done.asks_head.height + _UNDER_HEAD
    _spread(pen, done.asks, other, y + head, upper - head)
    y += upper + _SECTIONS + air
    pen.rule(MARGIN, y, WIDTH, HEAVY)
    y += _UNDER_RULE
    pen.block(MARGIN, y, done.refused_head)
    y += done.refused_head.height + _UNDER_HEAD
    for at, height in enumerate(done.rows):
        for one, x in zip(done.refused[2 * at : 2 * at + 2], (MARGIN, other), strict=False):
            one.draw(pen, x, y)
        y += height + (_BETWEEN_COLUMNS + air if at + 1 < len(done.rows) else 0.0)
    y += _SECTIONS + air
    for head_block, lines, x in (
        (done.stuck_head, done.stuck, MARGIN),
        (done.sheet_head, done.sheet, other),
    ):
        pen.rule(x, y, half, HEAVY)
        top = y + _UNDER_RULE
        pen.block(x, top, head_block)
        top += head_block.height + _UNDER_HEAD
        for line in lines:
            pen.block(x, top, line)
            top += line.height + _BETWEEN_LINES


def _spread(pen: Pen, said: Sequence[_Said], x: float, y: float, room: float) -> list[float]:
    """Draw one under the other, as far apart as the room allows; give where each begins."""
    spare = max(room - sum(one.height for one in said), 0.0)
    apart = spare / max(len(said) - 1, 1)
    tops: list[float] = []
    for one in said:
        one.draw(pen, x, y)
        tops.append(y)
        y += one.height + apart
    return tops


def _draw_path(pen: Pen, steps: Sequence[_Said], x: float, y: float, room: float) -> None:
    """Draw the steps of the talk, and dots from each tile to the next."""
    tops = _spread(pen, steps, x, y, room)
    for top, following in pairwise(tops):
        start, end = top + _TILE + 1.8, following - 1.8
        if end - start > 1.0:
            dots: Path = (("M", x + _TILE / 2, start), ("L", x + _TILE / 2, end))
            pen.path(dots, stroke=HAIR, line=0.7, dots=(0.0, 1.9))


def _set(content: GuideContent, share: float) -> _Set:
    """Set all words at a share of their sizes."""
    from exports.sheet.page import WIDTH

    half = (WIDTH - _GUTTER) / 2

    def block(text: str, style: Style, size: float, indent: float = 0.0) -> Block:
        return wrap(text, style, size * share, half - indent, 1.28)

    def head(text: str) -> Block:
        return wrap(text, Style.EXTRABOLD, 14.5 * share, half, 1.2)

    nothing = block("", Style.REGULAR, 10)
    return _Set(
        tuple(
            _Said(
                block(one.head, Style.BOLD, 12.5, _STEP_INDENT),
                block(one.text, Style.REGULAR, 10, _STEP_INDENT),
                _STEP_INDENT,
                sign=one.sign,
            )
            for one in content.steps
        ),
        head(content.asks_head),
        tuple(
            _Said(
                block(text, Style.SEMIBOLD, 12, _FIGURE_INDENT),
                nothing,
                _FIGURE_INDENT,
                figure=wrap(str(at), Style.EXTRABOLD, _FIGURE * share, _FIGURE_INDENT, 1.1),
            )
            for at, text in enumerate(content.asks, start=1)
        ),
        head(content.refused_head),
        tuple(
            _Said(
                block(one.ask, Style.SEMIBOLD, 11, _REFUSED_INDENT),
                block(one.why, Style.REGULAR, 9.5, _REFUSED_INDENT),
                _REFUSED_INDENT,
                stop=True,
            )
            for one in content.refused
        ),
        head(content.stuck_head),
        tuple(block(line, Style.REGULAR, 10) for line in content.stuck),
        head(content.sheet_head),
        tuple(block(line, Style.REGULAR, 10) for line in content.sheet),
    )


def _tall(parts: Sequence[_Said] | Sequence[Block], between: float) -> float:
    return sum(one.height for one in parts) + between * max(len(parts) - 1, 0)
