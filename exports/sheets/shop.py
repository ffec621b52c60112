"""Print for a print shop: one card a page in the inks of a press, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from exports.paint import Document, Spot
from exports.sheets.job import PrintJob, SheetWords
from exports.sheets.models import ShopLayout
from exports.sheets.plan import Face
from exports.sheets.stamps import Cards, document_for

_ORDERS: Final[dict[str, tuple[tuple[Face, ...], ...]]] = {
    "front-back": (("front", "back"),),
    "back-front": (("back", "front"),),
    "two-files": (("front",), ("back",)),
}
"""Of each file, in which order the sides of a card follow one another."""


def shop_files(
    target: Path,
    job: PrintJob,
    layout: ShopLayout,
    bleed: float | None,
    words: SheetWords,
    progress: Callable[[int, int], None] | None,
) -> list[tuple[Path, bytes]]:
    """Print one card a page: the media ends with the bleed, the trim lies inside."""
    own = layout.bleed if bleed is None else bleed
    files = _ORDERS[layout.order]
    count = len(job.fronts)
    made: list[tuple[Path, bytes]] = []
    for number, faces in enumerate(files):
        document = document_for(job, words, {"PrintScaling": "None"}, press=True)
        cards = Cards(document, job, own)
        for card in range(count):
            for face in faces:
                _shop_page(document, cards, job, card, face, own)
            if progress is not None:
                progress(number * count + card + 1, len(files) * count)
        path = target
        if len(files) > 1:
            path = target.with_name(f"{target.stem}-{faces[0]}{target.suffix}")
        made.append((path, document.bytes()))
    return made


def _shop_page(
    document: Document, cards: Cards, job: PrintJob, card: int, face: Face, bleed: float
) -> None:
    width, height = job.size.width + 2 * bleed, job.size.height + 2 * bleed
    kept, marks = cards.drawn(card, face)
    document.sheet(width, height, bleed)
    document.put(Spot(bleed, bleed, False, (0.0, 0.0, width, height)), height, kept, marks)
    document.end_sheet()
