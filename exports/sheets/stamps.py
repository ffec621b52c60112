"""Put cards on pages; what many of them share is kept in the file once."""

from __future__ import annotations

from collections import Counter

from exports.content import MetaContent
from exports.paint import Document, Spot
from exports.sheets.job import Marks, PrintJob, SheetWords
from exports.sheets.plan import Face, Grid, Placed


def document_for(
    job: PrintJob, words: SheetWords, preferences: dict[str, str], *, press: bool = False
) -> Document:
    """Start the file of a job; `press` is for the inks of a printing press."""
    meta = MetaContent(title=job.title, subject=words.subject)
    return Document(meta, job.lang, "cmyk" if press else "rgb", preferences)


class Cards:
    """Puts cards on pages; what recurs is kept in the file when it is first needed."""

    def __init__(self, document: Document, job: PrintJob, outer: float) -> None:
        """Take the job; nothing shows further than `outer` mm outside a trim."""
        self._document = document
        self._job = job
        w, h = job.size.width, job.size.height
        self._box = (-outer, -outer, w + outer, h + outer)
        self._often = {name for name, uses in Counter(job.back_of).items() if uses > 1}
        self._kept: dict[tuple[str, str], str] = {}

    def _stamp(self, kind: str, name: str, marks: Marks) -> str:
        kept = self._kept.get((kind, name))
        if kept is None:
            kept = self._kept[kind, name] = f"{kind}{len(self._kept) + 1}"
            self._document.stamp(kept, marks, self._box)
        return kept

    def drawn(self, card: int, face: Face) -> tuple[list[str], Marks]:
        """Give what one side of a card is made of: drawings that are kept, and its own."""
        if face == "front":
            ground, marks = self._job.front(card)
            return ([self._stamp("G", ground, self._job.grounds[ground])] if ground else []), marks
        name = self._job.back_of[card]
        marks = self._job.backs[name]
        return ([self._stamp("B", name, marks)], ()) if name in self._often else ([], marks)


def spot(grid: Grid, one: Placed) -> Spot:
    """Give where a side of a card is painted, and where it is cut off."""
    w, h = grid.size.width, grid.size.height
    left, top, right, bottom = one.room
    window = (one.x - left, one.y - top, one.x + w + right, one.y + h + bottom)
    origin = (one.x + w, one.y + h) if one.turned else (one.x, one.y)
    return Spot(*origin, one.turned, window)
