"""Record a page as a list of plain drawing steps, so that a page can be looked at without a PDF.

All lengths are millimetres on A3 from the top left corner, y downwards; type sizes are points on
A3. What paints a page scales it to its sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from msgspec import Struct, field

from exports.fonts import Style
from exports.palette import BLACK
from exports.shaping import SetLine, set_line
from exports.textfit import ASCENT, DESCENT, MM, Align, Block, width_of

Move = tuple[Literal["M", "L"], float, float]
Bend = tuple[Literal["C"], float, float, float, float, float, float]
Close = tuple[Literal["Z"]]
Step = Move | Bend | Close
Path = tuple[Step, ...]

BEND = 0.5522847498


class Shape(Struct, frozen=True):
    """A path, filled, stroked or both; strokes have round ends and joints unless `square`."""

    path: Path
    fill: str | None
    stroke: str | None
    line: float
    dots: tuple[float, float] | None
    square: bool


class TextMark(Struct, frozen=True):
    """A set line: where its baseline starts, its size in points, its colour."""

    x: float
    y: float
    line: SetLine
    size: float
    colour: str

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the line as type sees it."""
        em = self.size * MM
        right = self.x + width_of(self.line, self.size)
        return (self.x, self.y - ASCENT * em, right, self.y + DESCENT * em)


class ClipOn(Struct, frozen=True):
    """From here on nothing shows outside this path."""

    path: Path


class ClipOff(Struct, frozen=True):
    """End of the nearest clip."""


Mark = Shape | TextMark | ClipOn | ClipOff


def box_path(x: float, y: float, w: float, h: float, radius: float = 0.0) -> Path:
    """Outline a rectangle, with rounded corners if a radius is given."""
    if radius <= 0:
        corners: Path = (("M", x, y), ("L", x + w, y), ("L", x + w, y + h), ("L", x, y + h))
        return (*corners, ("Z",))
    r = min(radius, w / 2, h / 2)
    b = r * (1 - BEND)
    return (
        ("M", x + r, y),
        ("L", x + w - r, y),
        ("C", x + w - b, y, x + w, y + b, x + w, y + r),
        ("L", x + w, y + h - r),
        ("C", x + w, y + h - b, x + w - b, y + h, x + w - r, y + h),
        ("L", x + r, y + h),
        ("C", x + b, y + h, x, y + h - b, x, y + h - r),
        ("L", x, y + r),
        ("C", x, y + b, x + b, y, x + r, y),
        ("Z",),
    )


def disc_path(x: float, y: float, r: float) -> Path:
    """Outline a circle."""
    b = r * BEND
    return (
        ("M", x + r, y),
        ("C", x + r, y + b, x + b, y + r, x, y + r),
        ("C", x - b, y + r, x - r, y + b, x - r, y),
        ("C", x - r, y - b, x - b, y - r, x, y - r),
        ("C", x + b, y - r, x + r, y - b, x + r, y),
        ("Z",),
    )


class Pen(Struct):
    """Collects the marks of one page."""

    marks: list[Mark] = field(default_factory=list)

    def path(
        self,
        path: Path,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.0,
        dots: tuple[float, float] | None = None,
        square: bool = False,
    ) -> None:
        """Draw a path."""
        self.marks.append(Shape(path, fill, stroke, line, dots, square))

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.0,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle whose top left corner is at x, y."""
        outline = box_path(x, y, w, h, radius)
        self.path(outline, fill=fill, stroke=stroke, line=line, square=True)

    def disc(
        self,
        x: float,
        y: float,
        r: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line: float = 0.0,
    ) -> None:
        """Draw a circle round x, y."""
        self.path(disc_path(x, y, r), fill=fill, stroke=stroke, line=line)

    def rule(self, x: float, y: float, w: float, line: float, colour: str = BLACK) -> None:
        """Draw a horizontal rule whose middle lies at y."""
        self.path((("M", x, y), ("L", x + w, y)), stroke=colour, line=line, square=True)

    def writing_line(self, x: float, y: float, w: float, colour: str) -> None:
        """Draw a line of small round dots to write on."""
        path: Path = (("M", x, y), ("L", x + w, y))
        self.path(path, stroke=colour, line=0.32, dots=(0.0, 1.1))

    @contextmanager
    def clipped(self, path: Path) -> Iterator[None]:
        """Keep what is drawn inside a path."""
        self.marks.append(ClipOn(path))
        yield
        self.marks.append(ClipOff())

    def line(
        self,
        x: float,
        y: float,
        line: SetLine,
        size: float,
        *,
        colour: str = BLACK,
        align: Align = "left",
    ) -> None:
        """Print a set line on the baseline y; x is its left end, its middle or its right end."""
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        left = x - share * width_of(line, size)
        self.marks.append(TextMark(left, y, line, size, colour))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        size: float,
        *,
        colour: str = BLACK,
        align: Align = "left",
    ) -> None:
        """Print a short text on the baseline y."""
        self.line(x, y, set_line(text, style), size, colour=colour, align=align)

    def block(
        self,
        x: float,
        y: float,
        block: Block,
        *,
        colour: str = BLACK,
        align: Align = "left",
        hang: float = 0.0,
    ) -> None:
        """Print a block whose first line box starts at y; x is its left, middle or right.

        A paragraph that runs from right to left is flush right inside its own width. The first
        line starts `hang` millimetres early, so that an opening quotation mark hangs outside.
        """
        if block.rtl and align == "left" and len(block.lines) > 1:
            x, align = x + block.width, "right"
        baseline = y + block.first_baseline
        for index, line in enumerate(block.lines):
            start = x - hang if not index and align == "left" else x
            self.line(start, baseline, line, block.size, colour=colour, align=align)
            baseline += block.leading

    @property
    def texts(self) -> list[TextMark]:
        """The lines of text on this page, in the order in which they were drawn."""
        return [mark for mark in self.marks if isinstance(mark, TextMark)]
