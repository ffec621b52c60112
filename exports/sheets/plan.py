"""Work out which card lies where on which side of which sheet: numbers only, nothing is drawn.

A sheet that is turned over its upright edge mirrors the columns. One that is turned over its level
edge mirrors the rows and stands on its head, so its backs are turned by 180 degrees: that whole
side is the first kind, turned. Upright and level are as the page is read, so the long edge of a
lying sheet is its level one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final, Literal

from msgspec import Struct

from exports.cards.sizes import SIZES, CardSize
from exports.errors import ExportError
from exports.sheets.job import Edge
from exports.sheets.models import FoldLayout, SheetsLayout
from exports.sheets.papers import SheetPaper

Side = Literal["front", "back", "both"]
Face = Literal["front", "back"]
Room = tuple[float, float, float, float]
"""How far a drawing may run past its trim: left, top, right, bottom."""

CLEAR: Final = 0.5
"""Between a bleed and a crop mark, and between a crop mark and the foot."""
_BOTH: Final[tuple[Side, Side]] = ("front", "back")
FOOT_LINE: Final = 3.2
"""The least height of the foot: one line."""
_EPSILON: Final = 1e-6


class Grid(Struct, frozen=True):
    """How cards stand on one side of a sheet, millimetres from its top left corner.

    `x` and `y` are the trim of the first card, `gap` lies between trims. All cards may run `bleed`
    past their trims, the outermost backs `outer`. `fold` is the height of the fold line, if any: on
    such a sheet `rows` are those above it, and as many lie under it.
    """

    size: CardSize
    width: float
    height: float
    columns: int
    rows: int
    x: float
    y: float
    gap: float
    bleed: float
    outer: float
    fold: float | None

    @property
    def up(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    @property
    def right(self) -> float:
        """Where the last column's trim ends."""
        return self.x + self.columns * self.size.width + (self.columns - 1) * self.gap

    @property
    def bottom(self) -> float:
        """Where the lowest trim ends."""
        if self.fold is not None:
            return 2 * self.fold - self.y
        return self.y + self.rows * self.size.height + (self.rows - 1) * self.gap

    def at(self, slot: int) -> tuple[float, float]:
        """Give the trim of the card in a slot, counted row by row."""
        row, column = divmod(slot, self.columns)
        across, down = self.size.width + self.gap, self.size.height + self.gap
        return self.x + column * across, self.y + row * down

    def room(self, slot: int, count: int, outer: float) -> Room:
        """Give how far a drawing in a slot may run out when `count` cards lie on the sheet.

        Half the gap where another card is, `outer` where none is.
        """
        row, column = divmod(slot, self.columns)
        beside = min(self.gap / 2, outer)
        below = outer
        if slot + self.columns < count:
            below = beside
        elif self.fold is not None and row + 1 == self.rows:
            below = min(outer, self.fold - self.at(slot)[1] - self.size.height)
        last = column + 1 == self.columns or slot + 1 >= count
        return (
            beside if column else outer,
            beside if row else outer,
            outer if last else beside,
            below,
        )


class Placed(Struct, frozen=True):
    """One side of one card on a page: the top left corner of its trim as the page is read.

    A drawing that is `turned` stands on its head there; `room` is as the page is read too.
    """

    card: int
    face: Face
    x: float
    y: float
    turned: bool
    room: Room


class Page(Struct, frozen=True):
    """One side of a sheet; `sheet` counts from 1. What stands beside the cards turns with them."""

    sheet: int
    side: Side
    turned: bool
    shift: tuple[float, float]
    placed: tuple[Placed, ...]


def fit(
    size: CardSize, layout: SheetsLayout | FoldLayout, paper: SheetPaper, bleed: float | None = None
) -> Grid:
    """Place as many cards as a sheet holds, upright or lying, whichever holds more.

    `bleed` replaces that of the layout. Raises `ExportError("card_too_large")` with the standard
    size nearest to this one that does fit.
    """
    best = _best(size, layout, paper, bleed)
    if best is not None:
        return best
    known = [one.turned if one.landscape != size.landscape else one for one in SIZES.values()]
    near = sorted(
        known, key=lambda one: abs(one.width - size.width) + abs(one.height - size.height)
    )
    fits = next((one for one in near if _best(one, layout, paper, bleed) is not None), None)
    params = {
        "given": f"{size.width:g} × {size.height:g}",
        "paper": paper.name,
        "nearest": fits.name if fits else "",
        "measures": f"{fits.width:g} × {fits.height:g}" if fits else "",
    }
    raise ExportError("card_too_large", params)


def _best(
    size: CardSize, layout: SheetsLayout | FoldLayout, paper: SheetPaper, bleed: float | None
) -> Grid | None:
    found = [
        grid
        for lying in (False, True)
        if (grid := _grid(size, layout, paper.side(lying=lying), bleed)) is not None
    ]
    return max(found, key=lambda grid: grid.up, default=None)


def _many(room: float, side: float, gap: float) -> int:
    return max(0, math.floor((room + gap) / (side + gap) + _EPSILON))


def _grid(
    size: CardSize,
    layout: SheetsLayout | FoldLayout,
    sheet: tuple[float, float],
    bleed: float | None,
) -> Grid | None:
    width, height = sheet
    own = layout.bleed if bleed is None else bleed
    marks = layout.marks
    reach = max(marks.gap, own + CLEAR if own else 0.0) + marks.least
    edge = layout.printable + reach
    least_foot = edge + CLEAR + FOOT_LINE
    gap = 2 * own
    columns = _many(width - 2 * edge, size.width, gap)
    fold = None
    if isinstance(layout, FoldLayout):
        fold = height / 2
        inner = max(layout.gutter, gap) / 2
        rows = _many(fold - inner - least_foot, size.height, gap)
        y = fold - inner - rows * size.height - (rows - 1) * gap
    else:
        rows = _many(height - edge - least_foot, size.height, gap)
        spare = height - rows * size.height - (rows - 1) * gap
        y = layout.head + max(0.0, spare - layout.head - layout.foot) / 2
        y = max(edge, min(y, spare - least_foot))
        if spare < layout.head + layout.foot:
            y = max(edge, min(layout.head, spare - least_foot - FOOT_LINE))
    if not columns or not rows:
        return None
    x = (width - columns * size.width - (columns - 1) * gap) / 2
    outer = own or layout.spill
    return Grid(size, width, height, columns, rows, x, y, gap, own, outer, fold)


def turns(grid: Grid, edge: Edge) -> bool:
    """Whether turning the sheet over this edge puts its back on its head."""
    lying = grid.width > grid.height
    return (edge == "long") == lying


def sides(layout: SheetsLayout | FoldLayout) -> tuple[Side, ...]:
    """Give the sides of a sheet that are printed, in order."""
    if isinstance(layout, FoldLayout):
        return ("both",)
    return {"front-back": _BOTH, "front": _BOTH[:1], "back": _BOTH[1:]}[layout.sides]


def pages(
    grid: Grid,
    layout: SheetsLayout | FoldLayout,
    count: int,
    edge: Edge = "long",
    offset: tuple[float, float] = (0.0, 0.0),
) -> Iterator[Page]:
    """Give the pages of `count` cards in the order in which they are printed.

    `offset` moves back pages, millimetres to the right and down as the page is read.
    """
    for sheet, first in enumerate(range(0, count, grid.up), start=1):
        here = range(first, min(first + grid.up, count))
        if isinstance(layout, FoldLayout):
            placed = (*_fronts(grid, here), *_folded(grid, here))
            yield Page(sheet, "both", False, (0.0, 0.0), placed)
            continue
        for side in sides(layout):
            if side == "front":
                yield Page(sheet, "front", False, (0.0, 0.0), _fronts(grid, here))
            else:
                turned = turns(grid, edge)
                yield Page(sheet, "back", turned, offset, _backs(grid, here, turned, offset))


def sheets(grid: Grid, count: int) -> int:
    """Give how many sheets of paper `count` cards take."""
    return math.ceil(count / grid.up)


def _fronts(grid: Grid, here: range) -> tuple[Placed, ...]:
    return tuple(
        Placed(card, "front", *grid.at(slot), False, grid.room(slot, len(here), grid.bleed))
        for slot, card in enumerate(here)
    )


def _backs(
    grid: Grid, here: range, turned: bool, offset: tuple[float, float]
) -> tuple[Placed, ...]:
    found: list[Placed] = []
    for slot, card in enumerate(here):
        x, y = grid.at(slot)
        left, top, right, bottom = grid.room(slot, len(here), grid.outer)
        if turned:
            y = grid.height - y - grid.size.height
            room = (left, bottom, right, top)
        else:
            x = grid.width - x - grid.size.width
            room = (right, top, left, bottom)
        found.append(Placed(card, "back", x + offset[0], y + offset[1], turned, room))
    return tuple(found)


def _folded(grid: Grid, here: range) -> tuple[Placed, ...]:
    found: list[Placed] = []
    for slot, card in enumerate(here):
        x, y = grid.at(slot)
        left, top, right, bottom = grid.room(slot, len(here), grid.outer)
        under = 2 * (grid.fold or 0.0) - y - grid.size.height
        found.append(Placed(card, "back", x, under, True, (left, bottom, right, top)))
    return tuple(found)
