"""Name the sheets a poster comes on, and how much larger or smaller than A3 each is."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.errors import ExportError

SMALLEST_PT: Final = 7.0
"""No type on paper is smaller than this, in points as printed."""

BASE_WIDTH: Final = 420.0
BASE_HEIGHT: Final = 297.0


class Paper(Struct, frozen=True):
    """A landscape sheet in millimetres; everything is drawn once in A3 millimetres, times `u`."""

    name: str
    width: float
    height: float

    @property
    def u(self) -> float:
        """The scale from A3 to this sheet: the largest at which an A3 page fits on it."""
        return min(self.width / BASE_WIDTH, self.height / BASE_HEIGHT)

    def points(self, size: float) -> float:
        """Give the A3 size for type of `size` points, raised where it would print under 7 pt."""
        return max(size, SMALLEST_PT / self.u)


PAPERS: Final[dict[str, Paper]] = {
    paper.name: paper
    for paper in (
        Paper("a4", 297, 210),
        Paper("a3", 420, 297),
        Paper("a2", 594, 420),
        Paper("a1", 841, 594),
        Paper("a0", 1189, 841),
    )
}
TILE_PAPERS: Final = ("a4", "a3")


def paper_named(name: str) -> Paper:
    """Find a sheet by name, in either case.

    Raises `ExportError("unknown_paper")`, which lists what is allowed.
    """
    try:
        return PAPERS[name.lower()]
    except KeyError:
        params = {"given": name, "allowed": ", ".join(PAPERS)}
        raise ExportError("unknown_paper", params) from None


def tile_paper_named(name: str) -> Paper:
    """Find the sheet that tiles are printed on.

    Raises `ExportError("unknown_tiles")`, which lists what is allowed.
    """
    if name.lower() not in TILE_PAPERS:
        params = {"given": name, "allowed": ", ".join(TILE_PAPERS)}
        raise ExportError("unknown_tiles", params)
    return PAPERS[name.lower()]
