"""Put what one person takes to a talk on an A4 sheet of their own."""

from exports.sheet.content import FactContent, LineContent, SectionContent, SheetContent
from exports.sheet.write import render_sheet, write_sheet

__all__ = [
    "FactContent",
    "LineContent",
    "SectionContent",
    "SheetContent",
    "render_sheet",
    "write_sheet",
]
