"""Set kept lines beside the letters of whose they are, and lines for a hand to write on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from exports.fonts import Style
from exports.house.badge import Badge, Letters, half_width, set_letters
from exports.house.content import KeptContent, QuestionGroup
from exports.palette import BLACK, DOTS
from exports.pen import Pen
from exports.poster.flow import Item
from exports.poster.measures import COLUMN, Type
from exports.textfit import CAP_HEIGHT, MM, Block, wrap

PITCH: Final = 6.2
"""From one writing line to the next."""
UNDER_LINES: Final = 1.0
_BADGE: Final = 2.3
_BADGE_EDGE: Final = 0.45
"""Black above the tallest letters."""
_LETTER: Final = 5.8
_INDENT: Final = 6.4
"""From a kept line's badge to its words, at least."""
_BARE_INDENT: Final = 3.4
_DOT: Final = 1.2


class Kept(Item, frozen=True):
    """A kept line beside the letters of whose it is, or beside a dot."""

    block: Block
    letters: Letters | None
    r: float
    indent: float

    @property
    def height(self) -> float:
        """The height of its words, or of its badge."""
        return max(self.block.height, 2 * self.r if self.letters else 0.0)

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw badge and words; the badge stands level with the first line."""
        line = y + self.block.first_baseline
        level = line - 0.5 * CAP_HEIGHT * self.block.size * MM
        if self.letters is None:
            pen.disc(x + self.r, level, 0.75, fill=BLACK)
        else:
            half = half_width((self.letters,), self.r)
            Badge(x + half, level, self.r, half, ((self.letters,),)).draw(pen)
        pen.block(x + self.indent, y, self.block)

    def split(self, room: float) -> tuple[Kept, Kept] | None:
        """Cut between two lines; both parts bear the badge, as they stand on different pages."""
        count = int(room / self.block.leading + 0.001)
        if not 0 < count < len(self.block.lines):
            return None
        first, rest = self.block.split(count)
        return replace(self, block=first), replace(self, block=rest)

    def rewrapped(self, measure: float) -> Kept:
        """Give the same line for another width."""
        return replace(self, block=self.block.rewrapped(measure - self.indent))


class Badges(Struct, frozen=True):
    """How large the badges of all kept lines are, and how far right of them their words start."""

    size: float
    r: float
    indent: float

    def letters(self, letters: str) -> Letters | None:
        """Set somebody's letters."""
        return set_letters(letters, self.r / 1.12, self.size)


def badges_for(groups: Iterable[QuestionGroup], t: Type) -> Badges:
    """Choose one size for the badges of a whole poster, large enough for everybody's letters."""
    size = t.size(_LETTER)
    told = {line.letters for group in groups for one in group.questions for line in one.lines}
    r = max(_BADGE, size * MM * CAP_HEIGHT / 2 + 1.1)
    found = [one for letters in sorted(told) if (one := set_letters(letters, r / 1.12, size))]
    r = max([r, *(one.half_height + _BADGE_EDGE for one in found)])
    widest = max((half_width((one,), r) for one in found), default=0.0)
    return Badges(size, r, max(_INDENT, 2 * widest + 1.6) if found else _BARE_INDENT)


def kept_lines(
    lines: Sequence[KeptContent], size: float, measure: float, badges: Badges
) -> tuple[Kept, ...]:
    """Set kept lines in a width."""
    found: list[Kept] = []
    for line in lines:
        if line.text.strip() or line.letters.strip():
            letters = badges.letters(line.letters)
            block = wrap(line.text, Style.REGULAR, size, measure - badges.indent)
            found.append(Kept(block, letters, badges.r if letters else _DOT, badges.indent))
    return tuple(found)


class Dots(Item, frozen=True):
    """Lines to write on."""

    count: int

    @property
    def height(self) -> float:
        """Their height."""
        return self.count * PITCH + UNDER_LINES

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Draw them across the column."""
        for index in range(self.count):
            pen.writing_line(x, y + (index + 1) * PITCH, COLUMN, DOTS)
