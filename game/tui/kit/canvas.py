"""A grid of cells that a picture is drawn on, and the widget that shows it line by line.

A cell is a character and a look (foreground, background, flags); looks are names of theme
variables and become styles only when a line is shown, so a change of theme redraws nothing.
A new picture refreshes only the stretches of line that differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from game.tui.kit.text import graphemes
from game.tui.kit.themes import BOLD, Ink, Look, Tone, ink

QUADRANTS: Final = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Block characters by which quadrants are on: 1 upper left, 2 upper right, 4 and 8 below."""

_P = TypeVar("_P")
_PLAIN: Final[Look] = ("foreground", "background", 0)


class Canvas:
    """Cells that can be drawn on; what falls outside is left out."""

    def __init__(self, width: int, height: int, bg: Tone = "background") -> None:
        self.width = width
        self.height = height
        look: Look = ("foreground", bg, 0)
        self.chars = [[" "] * width for _ in range(height)]
        self.looks: list[list[Look]] = [[look] * width for _ in range(height)]

    def fill(
        self, x: int, y: int, w: int, h: int, bg: Tone, char: str = " ", fg: Tone = "foreground"
    ) -> None:
        """Cover a rectangle."""
        left, right = max(0, x), min(self.width, x + w)
        if right <= left:
            return
        look: Look = (fg, bg, 0)
        for row in range(max(0, y), min(self.height, y + h)):
            self._split_wide(left, row)
            self._split_wide(right, row)
            self.chars[row][left:right] = [char] * (right - left)
            self.looks[row][left:right] = [look] * (right - left)

    def put(
        self, x: int, y: int, char: str, fg: Tone, bg: Tone | None = None, flags: int = 0
    ) -> None:
        """Set one narrow cell; without ``bg`` the ground stays."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._split_wide(x, y)
            self._split_wide(x + 1, y)
            ground = self.looks[y][x][1] if bg is None else bg
            self.chars[y][x] = char
            self.looks[y][x] = (fg, ground, flags)

    def text(
        self,
        x: int,
        y: int,
        text: str,
        fg: Tone = "foreground",
        bg: Tone | None = None,
        *,
        bold: bool = False,
        flags: int = 0,
    ) -> int:
        """Write a text and give the column after it; a wide letter takes two cells."""
        flags |= BOLD if bold else 0
        pieces = graphemes(text)
        if all(size == 1 for _, size in pieces):
            self._narrow(x, y, [grapheme for grapheme, _ in pieces], fg, bg, flags)
            return x + len(pieces)
        for grapheme, size in pieces:
            if size == 1:
                self.put(x, y, grapheme, fg, bg, flags)
            elif x >= 0 and x + 1 < self.width and 0 <= y < self.height:
                self.put(x, y, " ", fg, bg, flags)
                self.put(x + 1, y, " ", fg, bg, flags)
                self.chars[y][x] = grapheme
                self.chars[y][x + 1] = ""
            x += size
        return x

    def _narrow(
        self, x: int, y: int, letters: list[str], fg: Tone, bg: Tone | None, flags: int
    ) -> None:
        """Write letters of one cell each as one stretch."""
        start, end = max(0, x), min(self.width, x + len(letters))
        if start >= end or not 0 <= y < self.height:
            return
        self._split_wide(start, y)
        self._split_wide(end, y)
        self.chars[y][start:end] = letters[start - x : end - x]
        looks = self.looks[y]
        look: Look = (fg, looks[start][1] if bg is None else bg, flags)
        for at in range(start, end):
            if bg is None and looks[at][1] != look[1]:
                look = (fg, looks[at][1], flags)
            looks[at] = look

    def shade(self, x: int, y: int, tones: Sequence[Tone]) -> None:
        """Empty cells of a row from ``x`` on, each with a ground of its own."""
        start, end = max(0, x), min(self.width, x + len(tones))
        if start >= end or not 0 <= y < self.height:
            return
        self._split_wide(start, y)
        self._split_wide(end, y)
        self.chars[y][start:end] = [" "] * (end - start)
        self.looks[y][start:end] = [("foreground", tone, 0) for tone in tones[start - x : end - x]]

    def mask(
        self,
        x: int,
        y: int,
        mask: Sequence[Sequence[bool]],
        tone: Tone,
        *,
        bg: Tone | None = None,
    ) -> None:
        """Draw quadrant pixels, two by two in a cell; empty cells stay as they are."""
        for row in range((len(mask) + 1) // 2):
            upper = mask[row * 2]
            lower = mask[row * 2 + 1] if row * 2 + 1 < len(mask) else (False,) * len(upper)
            for column in range((len(upper) + 1) // 2):
                left, right = column * 2, column * 2 + 1
                more = right < len(upper)
                value = upper[left] + 4 * lower[left]
                if more:
                    value += 2 * upper[right] + 8 * lower[right]
                if value == 15:
                    self.put(x + column, y + row, "█", tone, tone)
                elif value:
                    self.put(x + column, y + row, QUADRANTS[value], tone, bg)

    def paste(self, x: int, y: int, other: Canvas) -> None:
        """Lay another canvas, which must lie inside, over this one."""
        for row in range(other.height):
            self._split_wide(x, y + row)
            self._split_wide(x + other.width, y + row)
            self.chars[y + row][x : x + other.width] = other.chars[row]
            self.looks[y + row][x : x + other.width] = other.looks[row]

    def _split_wide(self, x: int, y: int) -> None:
        """Break up a wide letter whose second half stands at ``x``."""
        if 0 < x < self.width and self.chars[y][x] == "":
            self.chars[y][x - 1] = self.chars[y][x] = " "

    def strip(self, y: int, colours: Ink) -> Strip:
        """Give one line, with styles."""
        return strip_of(self.chars[y], self.looks[y], colours)


def strip_of(chars: Sequence[str], looks: Sequence[Look], colours: Ink) -> Strip:
    """Join cells of one look into segments."""
    segments: list[Segment] = []
    start, size = 0, len(chars)
    style = colours.look
    while start < size:
        look = looks[start]
        end = start + 1
        while end < size and (looks[end] is look or looks[end] == look):
            end += 1
        segments.append(Segment("".join(chars[start:end]), style(look)))
        start = end
    return Strip(segments, size)


def changed(old: Canvas, new: Canvas) -> list[Region]:
    """Find, per line, the stretch in which two canvases of one size differ."""
    regions = []
    for y in range(new.height):
        was, now = old.chars[y], new.chars[y]
        was_look, now_look = old.looks[y], new.looks[y]
        if was == now and was_look == now_look:
            continue
        cells = range(new.width)
        left = next(x for x in cells if was[x] != now[x] or was_look[x] != now_look[x])
        right = next(x for x in reversed(cells) if was[x] != now[x] or was_look[x] != now_look[x])
        regions.append(Region(left, y, right - left + 1, 1))
    return regions


class Bare(Widget):
    """A container that is nothing but background, given as one line for all."""

    ALLOW_SELECT = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give background, filtered for NO_COLOR."""
        strip = Strip.blank(crop.width, ink(self).look(_PLAIN))
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return [strip] * crop.height


class Lined(Widget):
    """A widget of finished lines, which hands them to the compositor without dressing them again.

    Textual asks every visible widget for its lines at every key, and dressing them (background,
    border, padding) costs more than all our drawing. A widget here covers each of its cells
    itself; one that a stylesheet gave a border or padding goes the long way.
    """

    ALLOW_SELECT = False
    can_focus = False

    def __init__(
        self, *, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        self._dressed: dict[int, Strip] = {}
        self._ink: Ink | None = None
        self._width = 0

    def forget(self, *lines: int) -> None:
        """Have these lines drawn anew, or all."""
        if not lines:
            self._strips.clear()
            self._dressed.clear()
        for y in lines:
            self._strips.pop(y, None)
            self._dressed.pop(y, None)

    def check(self) -> Ink:
        """Give the colours in force, and forget what was drawn in others or at another width."""
        colours = ink(self)
        if colours is not self._ink or self._width != self.size.width:
            self._ink, self._width = colours, self.size.width
            self.forget()
        return colours

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give finished lines, filtered (for NO_COLOR) once."""
        if self.region.size != self.size:
            return super().render_lines(crop)
        self.check()
        strips = []
        for y in crop.line_range:
            strip = self._dressed.get(y)
            if strip is None:
                strip = self.render_line(y)
                for line_filter in self.get_line_filters():
                    strip = strip.apply_filter(line_filter, self.background_colors[1])
                # Drawing may have forgotten everything, so keep the line only now.
                self._dressed[y] = strip
            strips.append(strip)
        if crop.x or crop.width != self.size.width:
            left, right = crop.column_span
            strips = [strip.crop(left, right) for strip in strips]
        return strips


class Painted(Lined, Generic[_P]):
    """A widget that shows one frozen picture; subclasses say how it is drawn.

    It owns no truth: the same picture at the same size is the same cells.
    """

    indent = 0
    """Cells that a row of text steps aside, for the drapes of a sealed screen."""

    def __init__(
        self,
        picture: _P,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._picture = picture
        self._canvas: Canvas | None = None

    @property
    def picture(self) -> _P:
        """What is shown."""
        return self._picture

    @picture.setter
    def picture(self, picture: _P) -> None:
        if picture != self._picture:
            self._picture = picture
            self.repaint()

    def paint(self, canvas: Canvas) -> None:
        """Draw the picture on an empty canvas of the widget's size."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Draw anew and refresh what differs."""
        old = self._canvas
        if old is None or (old.width, old.height) != tuple(self.size):
            self._canvas = None
            self.forget()
            self.refresh()
            return
        new = self._draw()
        if regions := changed(old, new):
            self._canvas = new
            self.forget(*(region.y for region in regions))
            self.refresh(*regions)

    def _draw(self) -> Canvas:
        canvas = Canvas(self.size.width, self.size.height)
        if canvas.width and canvas.height:
            self.paint(canvas)
        return canvas

    def render_line(self, y: int) -> Strip:
        """Show one line of the canvas."""
        canvas = self._canvas
        if canvas is None or (canvas.width, canvas.height) != tuple(self.size):
            canvas = self._canvas = self._draw()
            self.forget()
        colours = self.check()
        found = self._strips.get(y)
        if found is None:
            if not 0 <= y < canvas.height:
                return Strip.blank(self.size.width, colours.look(_PLAIN))
            found = self._strips[y] = canvas.strip(y, colours)
        return found
