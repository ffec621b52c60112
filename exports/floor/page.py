"""Hold the sheets that are printed, their edges, their foot, and type as large as a room allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from exports.cards.setting import cuts_a_word, draw_ink, ink_height, top_to_baseline
from exports.fonts import Style
from exports.paper import BASE_HEIGHT, BASE_WIDTH, SMALLEST_PT
from exports.pen import ClipOff, ClipOn, Mark, Pen, Shape
from exports.shaping import ink_of
from exports.sheets.papers import SheetPaper
from exports.signs import placed
from exports.textfit import MM, Align, Block, wrap

PRINTABLE: Final = 5.0
"""No printer is asked to print nearer to the paper's edge, in millimetres as printed."""
SHARES: Final = (1.0, 0.88, 0.77, 0.67, 0.58, 0.5, 0.42, 0.34, 0.27)
"""Sizes of the words under a name, as shares of the usual ones, for boards that say a lot."""
_FOOT: Final = 8.0
_BETWEEN: Final = 6.0
_SHRINK: Final = 0.97
_TAIL: Final = 0.22
_ACCENT: Final = 8.0
"""How far over its capitals a name may reach before it is set lower."""


class Sheet(Struct, frozen=True):
    """One sheet: size in millimetres as printed, how much its drawing is scaled, the drawing.

    What is drawn `turned` stands on its head: its 0, 0 is the sheet's bottom right corner. Such a
    sheet has scale 1.
    """

    width: float
    height: float
    scale: float = 1.0
    pen: Pen = field(default_factory=Pen)
    turned: Pen = field(default_factory=Pen)

    @property
    def w(self) -> float:
        """The width in the drawing's own millimetres."""
        return self.width / self.scale

    @property
    def h(self) -> float:
        """The height in the drawing's own millimetres."""
        return self.height / self.scale

    @property
    def edge(self) -> float:
        """How far from the paper's edge the drawing begins, in its own millimetres."""
        return PRINTABLE / self.scale

    def least(self, points: float) -> float:
        """Give `points`, raised where they would print under 7."""
        return max(points, SMALLEST_PT / self.scale)


def lying(paper: SheetPaper) -> Sheet:
    """Give an empty lying sheet that is drawn in A3 millimetres, or a little more of one side."""
    width, height = paper.side(lying=True)
    return Sheet(width, height, min(width / BASE_WIDTH, height / BASE_HEIGHT))


class Foot(Struct, frozen=True):
    """The small line under a page: what it is at the left, who made it at the right."""

    left: Block
    right: Block

    @property
    def height(self) -> float:
        """How high it is, in millimetres."""
        return max(self.left.height, self.right.height)

    def draw(self, pen: Pen, x: float, right: float, low: float) -> None:
        """Print it between two sides, its last line box ending at `low`."""
        pen.block(x, low - self.left.height, self.left)
        pen.block(right, low - self.right.height, self.right, align="right")


def foot(sheet: Sheet, left: str, right: str, measure: float) -> Foot:
    """Set a foot on one line where it fits, else each half on lines of its own."""
    size = sheet.least(_FOOT / sheet.scale if sheet.scale < 1 else _FOOT)
    small = wrap(right, Style.REGULAR, size, measure * 0.45, 1.2)
    return Foot(wrap(left, Style.REGULAR, size, measure - small.width - _BETWEEN, 1.2), small)


def largest(
    texts: Iterable[str], measure: float, height: float, most: float, least: float, lines: int = 2
) -> float:
    """Find the points at which every text fits a measure and a height with whole words.

    Names that stand together have one size. At `least` points they are set whatever comes of it.
    """
    named = [text for text in texts if text.strip()]
    size = most
    while size > least:
        if all(
            _fits(wrap(one, Style.EXTRABOLD, size, measure, 1.0), height, lines) for one in named
        ):
            return size
        size *= _SHRINK
    return least


def _fits(block: Block, height: float, lines: int) -> bool:
    tall = ink_height(block) + max(over(block) - _ACCENT, 0.0)
    return len(block.lines) <= lines and not cuts_a_word(block) and tall <= height


def over(block: Block) -> float:
    """Give how far accents and tall letters reach over what a block is placed by."""
    return max(block.rise * block.size * MM - top_to_baseline(block), 0.0) if block.lines else 0.0


def name_top(top: float, inset: float, block: Block) -> float:
    """Give where a name's capitals start, `inset` under an edge, or lower under high accents."""
    return top + max(inset, over(block) + inset - _ACCENT)


def balanced(text: str, style: Style, size: float, measure: float, leading: float) -> Block:
    """Break a text into as few lines as a measure allows, all about equally long."""
    best = wrap(text, style, size, measure, leading)
    low, high = 0.0, measure
    while high - low > 1.0 and len(best.lines) > 1:
        middle = (low + high) / 2
        tried = wrap(text, style, size, middle, leading)
        if len(tried.lines) <= len(best.lines) and not any(tried.broken):
            best, high = tried, middle
        else:
            low = middle
    return best


def bare_height(block: Block) -> float:
    """Give a block's height from its capitals to its last baseline, tails aside."""
    return ink_height(block) - max(_TAIL, block.fall) * block.size * MM if block.lines else 0.0


def tail(block: Block) -> float:
    """Give how far letters such as g reach under a block's last baseline."""
    return max(block.fall, 0.0) * block.size * MM


def draw_flush(
    pen: Pen, x: float, y: float, block: Block, align: Align, measure: float = 0.0
) -> None:
    """Print large type with its capitals at y and its ink, not its box, flush with x.

    `measure` is that of `draw_ink`.
    """
    hang = 0.0
    ink = ink_of(block.lines[0]) if block.lines else None
    if ink is not None and not block.rtl:
        em = block.size * MM / 1000
        hang = -ink[0] * em if align == "left" else (block.lines[0].advance - ink[2]) * em
    draw_ink(pen, x + hang, y, block, align=align, measure=measure)


def moved(marks: Sequence[Mark], x: float, y: float) -> list[Mark]:
    """Give a drawing moved to the right and down."""
    found: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Shape | ClipOn):
            found.append(replace(mark, path=placed(mark.path, x, y, 1.0)))
        elif isinstance(mark, ClipOff):
            found.append(mark)
        else:
            found.append(replace(mark, x=mark.x + x, y=mark.y + y))
    return found
