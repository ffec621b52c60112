"""Turn recorded marks into PDF operators at one scale; what repeats is worked out once.

A deck prints the same dots, rules and letters on thousands of cards, so shapes and glyphs are
remembered as the operators they become.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

from exports.embedding import EmbeddedFont, FontBook
from exports.palette import cmyk, rgb
from exports.pen import ClipOn, Mark, Path, Shape, TextMark
from exports.shaping import Run
from exports.textfit import MM

Inks = Literal["rgb", "cmyk"]
_Set = tuple[EmbeddedFont | None, float]


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """Write a number with at most three decimals; the cards of a deck share most of theirs."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@lru_cache(maxsize=512)
def fill(colour: str, inks: Inks) -> str:
    """Give the operator that fills and sets type in a colour from here on."""
    return _ink(colour, inks, "rg", "k")


@lru_cache(maxsize=512)
def stroke(colour: str, inks: Inks) -> str:
    """Give the operator that draws lines in a colour from here on."""
    return _ink(colour, inks, "RG", "K")


def _ink(colour: str, inks: Inks, screen: str, press: str) -> str:
    parts = rgb(colour) if inks == "rgb" else cmyk(colour)
    return " ".join(map(number, parts)) + " " + (screen if inks == "rgb" else press)


class Painter:
    """Writes marks for a surface `height` mm high, scaled, then moved by dx, dy mm."""

    def __init__(
        self,
        fonts: FontBook,
        inks: Inks,
        height: float = 0.0,
        scale: float = 1.0,
        dx: float = 0.0,
        dy: float = 0.0,
    ) -> None:
        """Take the fonts of the document; without a height y 0 is the bottom, and y goes down."""
        self._fonts = fonts
        self._inks = inks
        self._k = scale / MM
        self._left = dx / MM
        self._top = (height - dy) / MM
        self._scale = scale
        self._shape: Callable[[Shape], str] = lru_cache(maxsize=1024)(self._drawn)

    def operators(self, marks: Sequence[Mark]) -> str:
        """Give the operators of some marks; lines of type that follow one another share a block."""
        found: list[str] = []
        say = found.append
        colours: list[str | None] = [None]
        font: _Set = (None, 0.0)
        inside = False
        for mark in marks:
            if isinstance(mark, TextMark):
                if not inside:
                    say("BT")
                    inside, font = True, (None, 0.0)
                if mark.colour != colours[-1]:
                    say(fill(mark.colour, self._inks))
                    colours[-1] = mark.colour
                font = self._text(mark, font, say)
                continue
            if inside:
                say("ET")
                inside = False
            if isinstance(mark, Shape):
                say(self._shape(mark))
            elif isinstance(mark, ClipOn):
                say(f"q {self._path(mark.path)} W n")
                colours.append(colours[-1])
            else:
                say("Q")
                colours.pop()
        if inside:
            say("ET")
        return "\n".join(found)

    def _x(self, x: float) -> str:
        return number(self._left + x * self._k)

    def _y(self, y: float) -> str:
        return number(self._top - y * self._k)

    def _path(self, path: Path) -> str:
        parts: list[str] = []
        for step in path:
            if step[0] == "Z":
                parts.append("h")
            elif step[0] == "C":
                _, a, b, c, d, e, f = step
                first = f"{self._x(a)} {self._y(b)} {self._x(c)} {self._y(d)}"
                parts.append(f"{first} {self._x(e)} {self._y(f)} c")
            else:
                letter = "m" if step[0] == "M" else "l"
                parts.append(f"{self._x(step[1])} {self._y(step[2])} {letter}")
        return " ".join(parts)

    def _drawn(self, shape: Shape) -> str:
        parts = ["q"]
        if shape.fill:
            parts.append(fill(shape.fill, self._inks))
        if shape.stroke:
            parts.append(stroke(shape.stroke, self._inks))
            parts.append(f"{number(shape.line * self._k)} w")
            parts.append("0 J 0 j" if shape.square else "1 J 1 j")
            if shape.dots:
                on, off = shape.dots
                parts.append(f"[{number(on * self._k)} {number(off * self._k)}] 0 d")
        parts.append(self._path(shape.path))
        parts.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
        parts.append("Q")
        return " ".join(parts)

    def _text(self, mark: TextMark, set_in: _Set, say: Callable[[str], None]) -> _Set:
        """Write a line inside a text block; give the font and the size it ends in."""
        x = mark.x
        points = mark.size * self._scale
        y = self._y(mark.y)
        for index, run in enumerate(mark.line.runs, start=1):
            font = self._fonts.font(run.face)
            if set_in != (font, points):
                say(f"/{font.resource} {number(points)} Tf")
                set_in = (font, points)
            say(f"1 0 0 1 {self._x(x)} {y} Tm {_glyphs(font, run, points)}")
            if index < len(mark.line.runs):
                x += sum(glyph.advance for glyph in run.glyphs) / 1000 * mark.size * MM
        return set_in


def _glyphs(font: EmbeddedFont, run: Run, points: float) -> str:
    """Write glyphs as one array of codes and steps; a raised mark gets a rise of its own."""
    spelled = font.spelled
    try:
        # This is the line that every letter of a deck goes through.
        array = "".join([spelled[id(glyph)] for glyph in run.glyphs])
    except KeyError:
        if any(glyph.dy for glyph in run.glyphs):
            return _raised(font, run, points)
        array = "".join([font.spell(glyph) for glyph in run.glyphs])
    return _array(array)


def _array(spelled: str) -> str:
    return f"[<{spelled}>] TJ".replace("<>", "")


def _raised(font: EmbeddedFont, run: Run, points: float) -> str:
    done: list[str] = []
    level: list[str] = []
    rise = 0.0
    for glyph in run.glyphs:
        if glyph.dy != rise:
            if level:
                done.append(_array("".join(level)))
            level = []
            rise = glyph.dy
            done.append(f"{number(rise / 1000 * points)} Ts")
        level.append(font.spell(glyph))
    done.append(_array("".join(level)))
    if rise:
        done.append("0 Ts")
    return " ".join(done)
