"""Paint recorded pages into a PDF through ReportLab: the only module that writes drawing operators.

ReportLab makes the document (pages, forms, streams, metadata); what stands on a page is a short
list of PDF operators, written here at the scale of the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from exports.content import MetaContent
from exports.embedding import FontBook
from exports.palette import rgb
from exports.pen import ClipOff, ClipOn, Mark, Path, Shape, TextMark
from exports.shaping import Run
from exports.textfit import MM

_NO_FONT: Final = "exports-none"


def _n(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class _Placeholder:
    """A font that is never used, so that ReportLab adds no Helvetica of its own to the file."""

    # The names are those that ReportLab looks for.
    _dynamicFont = 1  # noqa: N815
    _multiByte = 0  # noqa: N815
    fontName = _NO_FONT  # noqa: N815

    class face:  # noqa: N801
        """Only its name is asked for."""

        name = _NO_FONT


class Document:
    """A PDF being made: sheets of any size, each painted once or kept as a form to show again."""

    def __init__(self, meta: MetaContent, lang: str) -> None:
        """Start a document that is equal, byte for byte, whenever its pages are."""
        from io import BytesIO

        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(_Placeholder)
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            pagesize=(100, 100),
            pageCompression=1,
            invariant=1,
            initialFontName=_NO_FONT,
            pdfVersion=(1, 7),
            lang=lang or None,
        )
        self._canvas.setTitle(meta.title)
        self._canvas.setAuthor(meta.author)
        self._canvas.setSubject(meta.subject)
        self._canvas.setKeywords(", ".join(meta.keywords))
        self._canvas.setCreator(meta.creator)
        self._canvas.setProducer("ReportLab")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._fonts = FontBook(self._canvas._doc)

    def sheet(self, width: float, height: float) -> None:
        """Begin a sheet of these millimetres."""
        self._canvas.setPageSize((width / MM, height / MM))

    def end_sheet(self) -> None:
        """Finish the sheet."""
        self._canvas.showPage()

    def paint(
        self, marks: Sequence[Mark], height: float, scale: float, dx: float = 0, dy: float = 0
    ) -> None:
        """Paint marks on a surface `height` mm high, scaled, then moved by dx, dy mm."""
        painter = _Painter(self._fonts, height, scale, dx, dy)
        self._canvas.addLiteral("\n".join(painter.operators(marks)))

    def form(
        self,
        name: str,
        marks: Sequence[Mark],
        size: tuple[float, float],
        scale: float,
        offset: tuple[float, float],
    ) -> None:
        """Keep a drawing of `size` millimetres under a name, to be shown on many sheets."""
        width, height = size
        self._canvas.beginForm(name, 0, 0, width / MM, height / MM)
        self.paint(marks, height, scale, *offset)
        self._canvas.endForm()

    def show_form(
        self,
        name: str,
        sheet_height: float,
        form_height: float,
        window: tuple[float, float, float, float],
        at: tuple[float, float],
        scale: float = 1.0,
    ) -> None:
        """Show a form with its top left corner at `at` mm, cut off outside the window.

        The window is x, y, width and height in millimetres on the sheet.
        """
        x, y, w, h = window
        canvas = self._canvas
        canvas.saveState()
        left, low = x / MM, (sheet_height - y - h) / MM
        canvas.addLiteral(f"{_n(left)} {_n(low)} {_n(w / MM)} {_n(h / MM)} re W n")
        up = sheet_height - at[1] - form_height * scale
        canvas.addLiteral(f"{_n(scale)} 0 0 {_n(scale)} {_n(at[0] / MM)} {_n(up / MM)} cm")
        canvas.doForm(name)
        canvas.restoreState()

    def veil(self, window: tuple[float, float, float, float], sheet_height: float) -> None:
        """Lay a thin white over a part of the sheet, so that what comes on top stands out."""
        x, y, w, h = window
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillAlpha(0.55)
        low = (sheet_height - y - h) / MM
        canvas.addLiteral(f"1 1 1 rg {_n(x / MM)} {_n(low)} {_n(w / MM)} {_n(h / MM)} re f")
        canvas.restoreState()

    def bytes(self) -> bytes:
        """Finish and give the file."""
        self._canvas.save()
        return self._buffer.getvalue()


class _Painter:
    """Turns marks into PDF operators."""

    def __init__(self, fonts: FontBook, height: float, scale: float, dx: float, dy: float) -> None:
        self._fonts = fonts
        self._k = scale / MM
        self._left = dx / MM
        self._top = (height - dy) / MM
        self._scale = scale

    def operators(self, marks: Sequence[Mark]) -> list[str]:
        found: list[str] = []
        for mark in marks:
            if isinstance(mark, Shape):
                found.append(self._shape(mark))
            elif isinstance(mark, TextMark):
                found.append(self._text(mark))
            elif isinstance(mark, ClipOn):
                found.append(f"q {self._path(mark.path)} W n")
            elif isinstance(mark, ClipOff):
                found.append("Q")
        return found

    def _x(self, x: float) -> str:
        return _n(self._left + x * self._k)

    def _y(self, y: float) -> str:
        return _n(self._top - y * self._k)

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

    def _shape(self, shape: Shape) -> str:
        parts = ["q"]
        if shape.fill:
            parts.append(" ".join(_n(part) for part in rgb(shape.fill)) + " rg")
        if shape.stroke:
            parts.append(" ".join(_n(part) for part in rgb(shape.stroke)) + " RG")
            parts.append(f"{_n(shape.line * self._k)} w")
            parts.append("0 J 0 j" if shape.square else "1 J 1 j")
            if shape.dots:
                on, off = shape.dots
                parts.append(f"[{_n(on * self._k)} {_n(off * self._k)}] 0 d")
        parts.append(self._path(shape.path))
        parts.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
        parts.append("Q")
        return " ".join(parts)

    def _text(self, mark: TextMark) -> str:
        parts = [" ".join(_n(part) for part in rgb(mark.colour)) + " rg"]
        x = mark.x
        for run in mark.line.runs:
            parts.append(self._run(run, x, mark.y, mark.size))
            x += sum(glyph.advance for glyph in run.glyphs) / 1000 * mark.size * MM
        return "q " + " ".join(parts) + " Q"

    def _run(self, run: Run, x: float, y: float, size: float) -> str:
        font = self._fonts.font(run.face)
        points = size * self._scale
        start = f"BT /{font.resource} {_n(points)} Tf 1 0 0 1 {self._x(x)} {self._y(y)} Tm"
        return f"{start} {self._glyphs(run, font_size=points)} ET"

    def _glyphs(self, run: Run, font_size: float) -> str:
        """Write glyphs as one array of codes and steps; a raised mark gets a rise of its own."""
        font = self._fonts.font(run.face)
        done: list[str] = []
        array: list[str] = []
        codes = ""
        rise = 0.0

        def flush() -> None:
            nonlocal codes, array
            if codes:
                array.append(f"<{codes}>")
                codes = ""
            if array:
                done.append(f"[{' '.join(array)}] TJ")
                array = []

        def step(amount: float) -> None:
            nonlocal codes
            if abs(amount) < 0.5:
                return
            if codes:
                array.append(f"<{codes}>")
                codes = ""
            array.append(_n(-amount))

        for glyph in run.glyphs:
            if glyph.dy != rise:
                flush()
                rise = glyph.dy
                done.append(f"{_n(rise / 1000 * font_size)} Ts")
            step(glyph.dx)
            codes += f"{font.code(glyph):04X}"
            step(glyph.advance - glyph.dx - font.width(glyph))
        flush()
        if rise:
            done.append("0 Ts")
        return " ".join(done)
