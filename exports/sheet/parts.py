"""Set the parts of a talk sheet's sections: head, the owner's lines, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.fonts import Style
from exports.palette import DOTS, hue
from exports.pen import Pen
from exports.sheet.content import LineContent, SectionContent
from exports.sheet.page import HEAVY, PITCH
from exports.sheet.rows import Paragraph, Stack, stack
from exports.signs import draw_tile
from exports.textfit import CAP_HEIGHT, MM, Block, wrap

_UNDER_RULE: Final = 2.6
_UNDER_HEAD: Final = 2.6
_BETWEEN: Final = 3.0
_TILE: Final = 6.4
_FIGURE: Final = 20.0
_SAID: Final = 13.0
_NUMBER_WIDTH: Final = 8.6
_TILE_WIDTH: Final = 10.0
_SPARSE: Final = -4
"""From how many lines fewer a section may go without any."""
_NONE: Final = -7
"""At how many lines fewer a section of numbered lines has no empty ones left."""


class Part(Struct, frozen=True):
    """Something as wide as its column that stands in a section."""

    optional = False
    """Whether it may be left out where there is no room for it."""

    @property
    def height(self) -> float:
        """The height in millimetres."""
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its top left corner at x, y."""
        raise NotImplementedError

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Cut it in what fits in `room` millimetres and the rest, or give nothing."""
        return None

    def again(self, width: float) -> Part:
        """Set the same part for another width."""
        return self


class Head(Part, frozen=True):
    """The head of a section and a hint; `ruled` draws the rule that opens it."""

    head: Block
    hint: Block
    width: float
    ruled: bool = True

    @property
    def height(self) -> float:
        """The height of both, with air."""
        return _UNDER_RULE + self.head.height + self.hint.height + _UNDER_HEAD

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw rule, head and hint."""
        if self.ruled:
            pen.rule(x, y, self.width, HEAVY)
        pen.block(x, y + _UNDER_RULE, self.head)
        pen.block(x, y + _UNDER_RULE + self.head.height, self.hint)

    def again(self, width: float) -> Part:
        """Set the head for another width."""
        return Head(self.head.rewrapped(width), self.hint.rewrapped(width), width, self.ruled)


class Said(Part, frozen=True):
    """A line of the owner's own and its note, with its number and its sign."""

    words: Stack
    indent: float = 0.0
    number: Block | None = None
    sign: str | None = None
    led: bool = False
    """Whether the first words only lead to what is said."""

    @property
    def _drop(self) -> float:
        """How far the tile reaches above the first line box."""
        if self.sign is None or not self.words.paragraphs:
            return 0.0
        return max((_TILE - self.words.paragraphs[0].block.leading) / 2, 0.0)

    @property
    def height(self) -> float:
        """The height of the words, or of the tile, with air below."""
        least = _TILE if self.sign is not None else 0.0
        return max(self._drop + self.words.height, least) + _BETWEEN

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw number, tile and words."""
        top = y + self._drop
        if self.number is not None and self.words.paragraphs:
            # The figure stands level with the middle of the first line's capitals.
            first = self.words.paragraphs[0].block
            spare = CAP_HEIGHT * (self.number.size - first.size) * MM / 2
            base = top + first.first_baseline + spare
            pen.block(x, base - self.number.first_baseline, self.number)
        if self.sign is not None:
            left = x + self.indent - _TILE_WIDTH
            draw_tile(pen, self.sign, hue(self.sign), left, y, _TILE)
        self.words.draw(pen, x + self.indent, top)

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Cut between two lines, not right after what leads; the rest has no number and no sign."""
        here, rest = self.words.split(room - self._drop - _BETWEEN)
        if len(here.paragraphs) <= self.led or not rest.paragraphs:
            return None
        rest_of = replace(self, words=rest, number=None, sign=None, led=False)
        return replace(self, words=here), rest_of

    def again(self, width: float) -> Part:
        """Set the words for another width."""
        paragraphs = (
            replace(one, block=one.block.rewrapped(width - self.indent))
            for one in self.words.paragraphs
        )
        return replace(self, words=Stack(tuple(paragraphs)))


class Slot(Part, frozen=True):
    """A line to write on, perhaps with the number of what is to be written."""

    indent: float
    width: float
    number: Block | None = None
    optional: bool = True
    pitch: float = PITCH

    @property
    def height(self) -> float:
        """From the line above to this one."""
        return self.pitch

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw number and line."""
        line = y + self.pitch - 1.6
        if self.number is not None:
            pen.block(x, line - 1.0 - self.number.first_baseline, self.number)
        pen.writing_line(x + self.indent, line, self.width - self.indent, DOTS)

    def again(self, width: float) -> Part:
        """Draw it as long as the other width asks."""
        return replace(self, width=width)


def _figure(number: int) -> Block:
    return wrap(str(number), Style.EXTRABOLD, _FIGURE, _NUMBER_WIDTH, 1.1)


def head(section: SectionContent, width: float, continued: str = "") -> Head | None:
    """Set a section's head; `continued` stands behind it where the section goes on."""
    words = " · ".join(word for word in (section.head, continued) if word)
    block = wrap(words, Style.BOLD, 12, width, 1.2)
    hint = wrap("" if continued else section.hint, Style.REGULAR, 9.5, width, 1.28)
    return Head(block, hint, width) if block.lines or hint.lines else None


def section_parts(section: SectionContent, width: float, extra: int) -> list[Part]:
    """Set a section; `extra` is how many lines to write on it has more, or fewer, than it asks."""
    lines = [line for line in section.lines if (line.text + line.note + line.over).strip()]
    tiled = any(line.sign for line in lines)
    number = _NUMBER_WIDTH if section.numbered else 0.0
    indent = number + (_TILE_WIDTH if tiled else 0.0)
    parts: list[Part] = []
    opening = head(section, width)
    if opening is not None:
        parts.append(opening)
    for at, line in enumerate(lines, start=1):
        figure = _figure(at) if section.numbered else None
        parts.append(_said(line, indent, width, figure))
        if section.numbered and section.writing and extra > _SPARSE:
            parts.append(Slot(indent, width))
    if section.numbered:
        parts.extend(_numbered_slots(section, len(lines), number, width, extra))
    else:
        parts.extend(_slots(section, bool(lines), width, extra))
    return parts


def _said(line: LineContent, indent: float, width: float, figure: Block | None) -> Said:
    text = wrap(line.text, Style.MEDIUM, _SAID, width - indent, 1.26)
    note = wrap(line.note, Style.REGULAR, 10.5, width - indent, 1.3)
    over = wrap(line.over, Style.REGULAR, 10.5, width - indent, 1.3)
    words = stack(Paragraph(over), Paragraph(text, 0.5), Paragraph(note))
    return Said(words, indent, figure, line.sign, led=bool(over.lines))


def _numbered_slots(
    section: SectionContent, said: int, indent: float, width: float, extra: int
) -> Iterator[Part]:
    spare = section.writing if extra > _SPARSE or not said else max(extra - _NONE, 0)
    for at in range(said + 1, min(section.writing, said + spare) + 1):
        yield Slot(indent, width, _figure(at), optional=False)
        if extra > _SPARSE:
            yield Slot(indent, width)


def _slots(section: SectionContent, said: bool, width: float, extra: int) -> Iterator[Part]:
    if section.writing < 1:
        return
    least = 1 if said else 2
    # Room to write is the first to go where the words alone fill a page.
    least = min(section.writing, least if extra > _SPARSE else least - 1)
    for at in range(max(section.writing + extra, least)):
        yield Slot(0.0, width, optional=said or at >= least)
