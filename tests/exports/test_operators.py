"""What is painted twice is painted the same, marks that stand above their letter included."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument

from exports.embedding import FontBook
from exports.fonts import Style
from exports.operators import Painter
from exports.pen import Pen


@pytest.mark.parametrize("text", ["Ẫ́n Ł̃̄ x́̂", "بَيْتٌ", "Gewoon een zin."])
def test_a_line_that_is_painted_again_keeps_its_raised_marks(text: str) -> None:
    pen = Pen()
    pen.text(10, 20, text, Style.REGULAR, 12)
    painter = Painter(FontBook(PDFDocument()), "rgb", height=50)
    first = painter.operators(pen.marks)
    assert painter.operators(pen.marks) == first
    raised = any(glyph.dy for mark in pen.texts for run in mark.line.runs for glyph in run.glyphs)
    assert (" Ts" in first) == raised


def test_some_letters_here_do_stand_raised() -> None:
    pen = Pen()
    pen.text(10, 20, "Ẫ́n Ł̃̄ x́̂", Style.REGULAR, 12)
    assert any(glyph.dy for mark in pen.texts for run in mark.line.runs for glyph in run.glyphs)
