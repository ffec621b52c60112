"""Print a job: every sheet is painted and packed as it comes, and files change only when all do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from exports.errors import ExportError
from exports.sheets.job import Edge, PrintJob, SheetWords
from exports.write import write_wholes

if TYPE_CHECKING:
    from exports.cards.sizes import CardSize
    from exports.sheets.models import FoldLayout, SheetsLayout
    from exports.sheets.plan import Side

Progress = Callable[[int, int], None]
MOST_BLEED: Final = 10.0
MOST_OFFSET: Final = 5.0


def back_bleed(layout: str, bleed: float | None = None) -> float:
    """Give how far past its trim a back has to be drawn for a layout, in millimetres.

    Raises what `load_layout` raises.
    """
    from exports.sheets.load import load_layout
    from exports.sheets.models import ShopLayout

    found = load_layout(layout)
    if isinstance(found, ShopLayout):
        return found.bleed if bleed is None else bleed
    return (found.bleed if bleed is None else bleed) or found.spill


def size_for(layout: str, size: CardSize) -> CardSize:
    """Give a size whose text stays as far from the trim as the print shop of a layout asks.

    Raises what `load_layout` raises.
    """
    from exports.sheets.load import load_layout
    from exports.sheets.models import ShopLayout

    found = load_layout(layout)
    return replace(size, keep=found.safe) if isinstance(found, ShopLayout) else size


def turned_sheet(
    layout: str, size: CardSize, paper: str = "a4", bleed: float | None = None
) -> bool | None:
    """Tell whether the sheets that get backs lie; `None` where no paper is turned over.

    Raises what `write_cards` raises of layout, paper and size.
    """
    from exports.sheets import plan
    from exports.sheets.load import load_layout
    from exports.sheets.models import SheetsLayout
    from exports.sheets.papers import sheet_paper

    found = load_layout(layout)
    if not isinstance(found, SheetsLayout) or "back" not in plan.sides(found):
        return None
    grid = plan.fit(size, found, sheet_paper(paper), bleed)
    return grid.width > grid.height


def write_cards(
    target: Path,
    job: PrintJob,
    layout: str,
    *,
    paper: str = "a4",
    edge: Edge = "long",
    bleed: float | None = None,
    offset: tuple[float, float] = (0.0, 0.0),
    eco: bool = False,
    words: SheetWords,
    progress: Progress | None = None,
) -> list[Path]:
    """Print a job to `target`, or to two files beside it where the layout asks for two.

    `edge` is that over which the printer turns the paper. `bleed` (mm, 0 to 10) replaces that of
    the layout. `offset` (mm, at most 5 either way) moves the back pages to the right and down as
    they are read: the two numbers that the calibration page tells to enter. `eco` prints marks in
    black alone. `progress` is told how many sheets, or pages of a print shop, are done of how many.

    Raises `FileProblem` for a faulty layout file and `ExportError`: `unknown_layout`,
    `unknown_paper`, `card_too_large`, `out_of_range`, `no_cards`, `unwritable`, `disk_full`. Then
    every file that was there is still there, as it was.
    """
    from exports.sheets.load import load_layout
    from exports.sheets.models import ShopLayout
    from exports.sheets.shop import shop_files

    _check(job, bleed, offset)
    found = load_layout(layout)
    if isinstance(found, ShopLayout):
        made = shop_files(target, job, found, bleed, words, progress)
    else:
        data = _sheets(job, found, paper, edge, bleed, offset, eco, words, progress)
        made = [(target, data)]
    return write_wholes(made)


def _check(job: PrintJob, bleed: float | None, offset: tuple[float, float]) -> None:
    if not len(job.fronts):
        raise ExportError("no_cards", {})
    asked = [("bleed", bleed or 0.0, 0.0, MOST_BLEED)]
    asked += [("offset", value, -MOST_OFFSET, MOST_OFFSET) for value in offset]
    for name, value, least, most in asked:
        if not least <= value <= most:
            params = {"name": name, "given": f"{value:g}"}
            raise ExportError(
                "out_of_range", {**params, "least": f"{least:g}", "most": f"{most:g}"}
            )


def _sheets(
    job: PrintJob,
    layout: SheetsLayout | FoldLayout,
    paper: str,
    edge: Edge,
    bleed: float | None,
    offset: tuple[float, float],
    eco: bool,
    words: SheetWords,
    progress: Progress | None,
) -> bytes:
    from exports.paint import Spot
    from exports.sheets import plan
    from exports.sheets.beside import Beside
    from exports.sheets.papers import sheet_paper
    from exports.sheets.stamps import Cards, document_for, spot

    grid = plan.fit(job.size, layout, sheet_paper(paper), bleed)
    sides = plan.sides(layout)
    document = document_for(job, words, _preferences(sides, edge))
    cards = Cards(document, job, grid.outer)
    count = len(job.fronts)
    sheets = plan.sheets(grid, count)
    beside = Beside(document, job, grid, layout, words, eco=eco, edge=edge)
    beside.first_sheet()
    for page in plan.pages(grid, layout, count, edge, offset):
        # Drawn before the page begins: what is kept for many pages belongs to none.
        drawn = [(one, *cards.drawn(one.card, one.face)) for one in page.placed]
        stamps = beside.stamps(page)
        document.sheet(grid.width, grid.height)
        for one, kept, marks in drawn:
            document.put(spot(grid, one), grid.height, kept, marks)
        x, y = page.shift
        origin = (grid.width + x, grid.height + y) if page.turned else (x, y)
        whole = Spot(*origin, page.turned, (0.0, 0.0, grid.width, grid.height))
        document.put(whole, grid.height, stamps, beside.foot(page, sheets))
        document.end_sheet()
        if progress is not None and page.side == sides[-1]:
            progress(page.sheet, sheets)
    return document.bytes()


def _preferences(sides: tuple[Side, ...], edge: Edge) -> dict[str, str]:
    """Ask the viewer to print as the sheets are meant; people still have to look themselves."""
    flips = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}
    return {"PrintScaling": "None", "Duplex": flips[edge] if len(sides) > 1 else "Simplex"}
