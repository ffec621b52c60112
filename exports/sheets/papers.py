"""Name the sheets that home and office printers take, upright, in millimetres."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.errors import ExportError


class SheetPaper(Struct, frozen=True):
    """A sheet that stands upright."""

    name: str
    width: float
    height: float

    def side(self, *, lying: bool) -> tuple[float, float]:
        """Give width and height, turned a quarter if it lies."""
        return (self.height, self.width) if lying else (self.width, self.height)


SHEET_PAPERS: Final[dict[str, SheetPaper]] = {
    paper.name: paper
    for paper in (
        SheetPaper("a4", 210.0, 297.0),
        SheetPaper("a3", 297.0, 420.0),
        SheetPaper("letter", 215.9, 279.4),
    )
}


def sheet_paper(name: str) -> SheetPaper:
    """Find a sheet by name, in either case.

    Raises `ExportError("unknown_paper")`, which lists what is allowed.
    """
    try:
        return SHEET_PAPERS[name.lower()]
    except KeyError:
        params = {"given": name, "allowed": ", ".join(SHEET_PAPERS)}
        raise ExportError("unknown_paper", params) from None
