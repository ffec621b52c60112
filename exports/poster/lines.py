"""Set what was kept: insights with the sign of their zone, gaps in words, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.content import GapContent, PosterContent, ZoneContent
from exports.fonts import Style
from exports.palette import BLACK, DOTS, hue
from exports.pen import Pen
from exports.poster.flow import Item, Lines, Section
from exports.poster.measures import COLUMN, GUTTER, Type
from exports.signs import draw_tile
from exports.textfit import Block, text_width, wrap

_TILE: Final = 8.0
_INDENT: Final = 12.0
_GAP_COLUMN: Final = (COLUMN - GUTTER) / 2


class Insight(Item, frozen=True):
    """A kept line beside its sign; its first line stands level with the tile's middle."""

    block: Block
    zone: ZoneContent | None
    marked: bool = True

    @property
    def _drop(self) -> float:
        return max((_TILE - self.block.leading) / 2, 0.0) if self.marked else 0.0

    @property
    def height(self) -> float:
        """The height of tile or text, whichever is taller."""
        return max(_TILE if self.marked else 0.0, self._drop + self.block.height)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw tile and text."""
        if self.marked and self.zone is not None:
            draw_tile(pen, self.zone.sign, hue(self.zone.colour), x, y, _TILE)
        elif self.marked:
            pen.disc(x + _TILE / 2, y + _TILE / 2, 1.0, fill=BLACK)
        pen.block(x + _INDENT, y + self._drop, self.block)

    def split(self, room: float) -> tuple[Item, Item] | None:
        """Cut between two lines; the rest bears no sign."""
        count = int((room - self._drop) / self.block.leading + 0.001)
        if not 0 < count < len(self.block.lines):
            return None
        first, rest = self.block.split(count)
        return replace(self, block=first), Insight(rest, None, marked=False)


class Blank(Item, frozen=True):
    """A sign and a dotted line to write on."""

    zone: ZoneContent

    @property
    def height(self) -> float:
        """The height of the tile and room for a hand."""
        return _TILE + 2.0

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw tile and line."""
        draw_tile(pen, self.zone.sign, hue(self.zone.colour), x, y, _TILE)
        pen.writing_line(x + _INDENT, y + _TILE - 0.4, COLUMN - _INDENT, DOTS)


def insight_section(content: PosterContent, t: Type) -> Section | None:
    """Make the section of kept lines; without any it offers a line for every zone."""
    if not content.insights and not content.insights_head:
        return None
    items: list[Item] = []
    size = t.size(14.5)
    for kept in content.insights:
        block = wrap(kept.text, Style.MEDIUM, size, COLUMN - _INDENT)
        if block.lines:
            items.append(Insight(block, content.zone(kept.zone)))
    if not items:
        items = [Blank(zone) for zone in _reading_order(content.zones)]
    if not items:
        return None
    words = content.pages.continued
    return Section(content.insights_head, tuple(items), t, 3.5, give=3.0, continued=words)


def _reading_order(zones: Sequence[ZoneContent]) -> list[ZoneContent]:
    """Order zones as the board grows: from bottom left to top right."""
    return sorted(zones, key=lambda zone: (round(zone.y, 3), round(zone.x, 3)))


class _Words(Struct, frozen=True):
    """One gap in words, set in one width."""

    head: Block
    sentence: Block
    quote: Block

    @property
    def height(self) -> float:
        return 0.5 + self.head.height + self.sentence.height + self.quote.height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.block(x, y, self.head)
        y += self.head.height + 0.5
        pen.block(x, y, self.sentence)
        pen.block(x, y + self.sentence.height, self.quote, hang=_hang(self.quote))

    def as_items(self) -> list[Item]:
        blocks = (self.head, self.sentence, self.quote)
        return [Lines(block) for block in blocks if block.lines]


def _hang(quote: Block) -> float:
    """How far an opening quotation mark hangs out, so that the words stand flush."""
    first = quote.lines[0].text[:1] if quote.lines else ""
    return text_width(first, quote.style, quote.size) if first and first in "‘“\"'" else 0.0


def _words(gap: GapContent, measure: float, t: Type) -> _Words:
    size = t.size(11.5)
    return _Words(
        wrap(gap.head, Style.BOLD, t.size(14), measure, 1.22),
        wrap(gap.sentence, Style.REGULAR, size, measure),
        wrap(gap.quote or "", Style.ITALIC, size, measure),
    )


class GapRow(Item, frozen=True):
    """One gap across the column, or two side by side."""

    words: tuple[_Words, ...]

    @property
    def height(self) -> float:
        """The height of the taller one."""
        return max(words.height for words in self.words)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw them from left to right."""
        for words in self.words:
            words.draw(pen, x, y)
            x += _GAP_COLUMN + GUTTER


def gap_items(content: PosterContent, t: Type, tallest: float) -> tuple[Item, ...]:
    """Set the gaps two by two; one that would be taller than `tallest` runs across the column."""
    if len(content.gaps) == 1:
        only = _words(content.gaps[0], COLUMN * 0.74, t)
        return (GapRow((only,)),) if only.height <= tallest else tuple(only.as_items())
    items: list[Item] = []
    waiting: list[_Words] = []
    for gap in content.gaps:
        set_gap = _words(gap, _GAP_COLUMN, t)
        if set_gap.height > tallest:
            items.extend(_words(gap, COLUMN, t).as_items())
            continue
        waiting.append(set_gap)
        if len(waiting) == 2:
            items.append(GapRow(tuple(waiting)))
            waiting = []
    if waiting:
        items.append(GapRow(tuple(waiting)))
    return tuple(items)


def draw_notes(pen: Pen, head: str, x: float, y: float, foot: float, t: Type) -> None:
    """Fill the room from y to `foot` with lines to write on, under a head if there is one."""
    if head:
        block = wrap(head, Style.BOLD, t.size(14), COLUMN, 1.22)
        if y + block.height > foot:
            return
        pen.block(x, y, block)
        y += block.height
    pitch = 7.4
    count = int((foot - y) / pitch + 0.01)
    for index in range(count):
        pen.writing_line(x, foot - (count - 1 - index) * pitch, COLUMN, DOTS)
