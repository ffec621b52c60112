"""Gather what a sheet holds into units that flow: sections, pairs, agreements, loose words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from exports.pen import Pen
from exports.sheet.agreements import agreement_heads, agreement_rows, follow_up
from exports.sheet.content import SectionContent, SheetContent
from exports.sheet.page import WIDTH
from exports.sheet.parts import Head, Part, Said, Slot, head, section_parts
from exports.sheet.rows import Paragraph, stack
from exports.textfit import Block

_GUTTER: Final = 8.0
_HALF: Final = (WIDTH - _GUTTER) / 2
_MOST_PAIR: Final = 90.0
"""A section that is taller than this in half the width takes the whole width."""


class Unit(Struct, frozen=True):
    """Parts that belong together under one head."""

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set the parts for a width, with `extra` lines to write on."""
        raise NotImplementedError

    def continued(self) -> list[Part]:
        """Set what stands over the parts that go on on another page."""
        return []

    @property
    def foot(self) -> Part | None:
        """What always stands right under the last part, on the same page."""
        return None


class Loose(Unit, frozen=True):
    """Words without a head: what found no room elsewhere."""

    block: Block

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set the words."""
        nothing = self.block.split(0)[0]
        return [Head(nothing, nothing, width), Said(stack(Paragraph(self.block.rewrapped(width))))]


class Section(Unit, frozen=True):
    """One section."""

    section: SectionContent
    words: str

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set the section."""
        return section_parts(self.section, width, extra)

    def continued(self) -> list[Part]:
        """Set its head again."""
        again = head(self.section, WIDTH, self.words)
        return [again] if again is not None else []


class Rest(Unit, frozen=True):
    """What is left of a section whose beginning stands elsewhere on the page."""

    left: tuple[Part, ...]
    section: Section

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set it for the width that it has here."""
        return [part.again(width) for part in self.left]

    def continued(self) -> list[Part]:
        """Set the section's head again."""
        return self.section.continued()


class Pair(Unit, frozen=True):
    """Two sections side by side."""

    sections: tuple[SectionContent, SectionContent]

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set both as one part."""
        one, other = (section_parts(section, _HALF, extra) for section in self.sections)
        return [Beside(tuple(one), tuple(other))]


class Agreements(Unit, frozen=True):
    """The table of agreements, and the day to look back under it."""

    content: SheetContent

    def parts(self, width: float, extra: int) -> list[Part]:
        """Set head and rows."""
        # Rows are missed sooner than lines.
        rows = agreement_rows(self.content, max(extra, extra // 3))
        return [*agreement_heads(self.content), *rows]

    def continued(self) -> list[Part]:
        """Set the heads again."""
        return agreement_heads(self.content, self.content.pages.continued)

    @property
    def foot(self) -> Part | None:
        """The day to look back."""
        return follow_up(self.content)


class Beside(Part, frozen=True):
    """Two short sections; their lines to write on end level."""

    left: tuple[Part, ...]
    right: tuple[Part, ...]

    @property
    def height(self) -> float:
        """The height of the taller one."""
        return max(sum(part.height for part in side) for side in (self.left, self.right))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw both, said lines from the top and lines to write on from the foot."""
        for side in (self.left, self.right):
            top = y
            spare = self.height - sum(part.height for part in side)
            for part in side:
                if isinstance(part, Slot) and spare:
                    top, spare = top + spare, 0.0
                part.draw(pen, x, top)
                top += part.height
            x += _HALF + _GUTTER

    def unruled(self) -> Beside:
        """Give the same without rules, for right under the page's own."""
        return Beside(tuple(map(unruled, self.left)), tuple(map(unruled, self.right)))


def unruled(part: Part) -> Part:
    """Give a part without the rule that opens it."""
    if isinstance(part, Beside):
        return part.unruled()
    if isinstance(part, Head):
        return Head(part.head, part.hint, part.width, ruled=False)
    return part


def units(content: SheetContent) -> list[Unit]:
    """Gather the units of a sheet in their order."""
    return [*_sections(content), *_table(content)]


def _sections(content: SheetContent) -> Iterator[Unit]:
    words = content.pages.continued
    waiting = [one for one in content.sections if section_parts(one, WIDTH, 0)]
    while waiting:
        one = waiting.pop(0)
        if one.half and waiting and waiting[0].half and _short(one) and _short(waiting[0]):
            yield Pair((one, waiting.pop(0)))
        else:
            yield Section(one, words)


def _short(section: SectionContent) -> bool:
    return sum(part.height for part in section_parts(section, _HALF, 0)) <= _MOST_PAIR


def _table(content: SheetContent) -> Iterator[Unit]:
    if content.agreements_head or content.agreements or content.follow_up_head:
        yield Agreements(content)
