"""Paint what stands beside the cards of a sheet, and the sheet that goes before where it must."""

from __future__ import annotations

from exports.paint import Document
from exports.sheets.job import Edge, Marks, PrintJob, SheetWords
from exports.sheets.marks import crop_marks, first_sheet, fold_line, foot, foot_lines
from exports.sheets.models import FoldLayout, SheetsLayout
from exports.sheets.plan import Grid, Page, Side, sides


def stands_apart(
    grid: Grid, layout: SheetsLayout | FoldLayout, words: SheetWords, edge: Edge
) -> bool:
    """Tell whether the ruler has no room beside the cards, so that a sheet goes before them."""
    lead = _lead(layout, words, edge)
    return foot_lines(grid, layout, sides(layout)[0], words, lead) is None


def _lead(layout: SheetsLayout | FoldLayout, words: SheetWords, edge: Edge) -> str:
    """Give how to feed the paper."""
    printed = sides(layout)
    if printed == ("both",):
        return words.fold
    if printed == ("front",):
        return words.feed_fronts
    if printed == ("back",):
        return words.feed_backs_long if edge == "long" else words.feed_backs_short
    return words.feed_long if edge == "long" else words.feed_short


def _steps(
    layout: SheetsLayout | FoldLayout, words: SheetWords, lead: str
) -> tuple[tuple[str, bool], ...]:
    """Give what to do, one thing after the other, and which of it must not be missed."""
    printed = sides(layout)
    folded = printed == ("both",)
    steps = (
        ("" if folded else words.paper, False),  # folded paper is double
        (words.scale, True),
        ("" if folded else lead, False),
        (words.try_both if len(printed) > 1 else words.try_one, False),
        (lead if folded else words.cut, False),
    )
    return tuple((said, strong) for said, strong in steps if said)


class Beside:
    """Draws what stands beside the cards; what is equal on many sheets is kept once."""

    def __init__(
        self,
        document: Document,
        job: PrintJob,
        grid: Grid,
        layout: SheetsLayout | FoldLayout,
        words: SheetWords,
        *,
        eco: bool,
        edge: Edge,
    ) -> None:
        """Take what is printed and how; `eco` draws in black alone."""
        self._document = document
        self._job = job
        self._grid = grid
        self._layout = layout
        self._words = words
        self._eco = eco
        self._kept: dict[tuple[Side, int], str] = {}
        self._sides = sides(layout)
        self._told = _lead(layout, words, edge)
        self._apart = stands_apart(grid, layout, words, edge)

    def first_sheet(self) -> None:
        """Print a sheet before the others where the ruler has no room beside the cards."""
        if not self._apart:
            return
        w, h = self._grid.width, self._grid.height
        self._document.sheet(w, h)
        steps = _steps(self._layout, self._words, self._told)
        marks = first_sheet(w, h, self._words, self._job.title, steps)
        self._document.paint(marks, h, 1.0)
        self._document.end_sheet()
        if len(self._sides) > 1:
            # Its back, so that the sheets after it begin on their fronts.
            self._document.sheet(w, h)
            self._document.end_sheet()

    def stamps(self, page: Page) -> list[str]:
        """Give the crop marks of a page, and its fold line, kept under a name."""
        fronts = [one for one in page.placed if one.face == "front"]
        key = (page.side, len(fronts) or len(page.placed))
        kept = self._kept.get(key)
        if kept is None:
            marks = crop_marks(self._grid, self._layout, *key)
            if isinstance(self._layout, FoldLayout):
                marks += fold_line(self._grid, self._layout, eco=self._eco)
            kept = self._kept[key] = f"M{len(self._kept) + 1}"
            self._document.stamp(kept, marks, (0.0, 0.0, self._grid.width, self._grid.height))
        return [kept]

    def foot(self, page: Page, sheets: int) -> Marks:
        """Draw the foot of a page; the very first one tells how to print."""
        tells = page.sheet == 1 and page.side == self._sides[0] and not self._apart
        lead = self._told if tells else None
        label = (self._job.title, page.sheet, sheets)
        return foot(self._grid, self._layout, page.side, self._words, label, lead) or ()
