"""Paint recorded pages into a PDF through ReportLab, the only module that does.

ReportLab makes the document (pages, forms, streams, metadata); what stands on a page is a short
list of PDF operators at the scale of the sheet.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from exports.content import MetaContent
from exports.embedding import FontBook
from exports.operators import Inks, Painter, fill, number
from exports.palette import WHITE
from exports.pen import Mark
from exports.textfit import MM

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in millimetres, y down."""

_NO_FONT: Final = "exports-none"
_PACKING: Final = 6


def _points(length: float) -> float:
    """Give points, rounded so that boxes that lie on one another are the same in the file."""
    return round(length / MM, 4)


class Spot(Struct, frozen=True):
    """Where a card lies: its origin and the window that it shows in, millimetres on the sheet.

    `turned` is half a turn round the origin, which is then the corner at the bottom right.
    """

    x: float
    y: float
    turned: bool
    window: Box


def _box(x: float, y: float, w: float, h: float) -> str:
    return f"{number(x / MM)} {number(y / MM)} {number(w / MM)} {number(h / MM)}"


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

    def __init__(
        self,
        meta: MetaContent,
        lang: str,
        inks: Inks = "rgb",
        preferences: Mapping[str, str] | None = None,
    ) -> None:
        """Start a document that is equal, byte for byte, whenever its pages are.

        `inks` "cmyk" prints black as black ink alone. `preferences` are the PDF's own names for
        how a viewer begins, such as PrintScaling None.
        """
        from io import BytesIO

        from reportlab import rl_config
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # letters for streams make a file a quarter larger
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
        for name, value in (preferences or {}).items():
            self._canvas.setViewerPreference(name, value)
        self._inks: Inks = inks
        self._fonts = FontBook(self._canvas._doc)
        self._cards = Painter(self._fonts, inks)

    def sheet(self, width: float, height: float, bleed: float | None = None) -> None:
        """Begin a sheet of these millimetres; with a bleed its trim lies so far inside."""
        size = (_points(width), _points(height))
        self._canvas.setPageSize(size)
        if bleed is not None:
            b = _points(bleed)
            self._canvas.setBleedBox((0, 0, *size))
            self._canvas.setTrimBox((b, b, _points(width - bleed), _points(height - bleed)))

    def end_sheet(self) -> None:
        """Finish the sheet and pack it, so that a long document stays small while it is made."""
        from reportlab.pdfbase import pdfdoc

        document = self._canvas._doc
        name = document.thisPageName()
        self._canvas.showPage()
        page = document.idToObject[name]
        packed = pdfdoc.PDFStream(content=zlib.compress(page.stream.encode("latin-1"), _PACKING))
        packed.dictionary["Filter"] = pdfdoc.PDFArray([pdfdoc.PDFName("FlateDecode")])
        page.Contents, page.stream = packed, None

    def paint(
        self, marks: Sequence[Mark], height: float, scale: float, dx: float = 0, dy: float = 0
    ) -> None:
        """Paint marks on a surface `height` mm high, scaled, then moved by dx, dy mm."""
        painter = Painter(self._fonts, self._inks, height, scale, dx, dy)
        self._canvas.addLiteral(painter.operators(marks))

    def stamp(self, name: str, marks: Sequence[Mark], box: Box) -> None:
        """Keep a drawing under a name, to be put on many spots; nothing shows outside its box."""
        left, top, right, bottom = box
        self._canvas.beginForm(name, left / MM, -bottom / MM, right / MM, -top / MM)
        self._canvas.addLiteral(self._cards.operators(marks))
        self._canvas.endForm()

    def put(
        self, spot: Spot, sheet_height: float, stamps: Sequence[str], marks: Sequence[Mark] = ()
    ) -> None:
        """Show stamps and then marks with their origin at a spot, cut off outside its window."""
        canvas = self._canvas
        left, top, right, bottom = spot.window
        window = _box(left, sheet_height - bottom, right - left, bottom - top)
        way = "-1 0 0 -1" if spot.turned else "1 0 0 1"
        at = f"{number(spot.x / MM)} {number((sheet_height - spot.y) / MM)}"
        canvas.addLiteral(f"q {window} re W n {way} {at} cm")
        for name in stamps:
            canvas.doForm(name)
        if marks:
            canvas.addLiteral(self._cards.operators(marks))
        canvas.addLiteral("Q")

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
        canvas.addLiteral(f"{_box(x, sheet_height - y - h, w, h)} re W n")
        up = sheet_height - at[1] - form_height * scale
        k = number(scale)
        canvas.addLiteral(f"{k} 0 0 {k} {number(at[0] / MM)} {number(up / MM)} cm")
        canvas.doForm(name)
        canvas.restoreState()

    def veil(self, window: tuple[float, float, float, float], sheet_height: float) -> None:
        """Lay a thin white over a part of the sheet, so that what comes on top stands out."""
        x, y, w, h = window
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillAlpha(0.55)
        white = fill(WHITE, self._inks)
        canvas.addLiteral(f"{white} {_box(x, sheet_height - y - h, w, h)} re f")
        canvas.restoreState()

    def bytes(self) -> bytes:
        """Finish and give the file."""
        self._canvas.save()
        return self._buffer.getvalue()
