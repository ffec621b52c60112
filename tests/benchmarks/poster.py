"""How soon a poster is there, whole process, at the sizes of paper.

The peer is a page of the same size with sixty lines in an embedded font, written straight to
ReportLab: what nobody who starts Python and writes a PDF with it can go below.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests.benchmarks.measuring import Row, medians, percentile, process
from tests.benchmarks.place import ROOT, Place

PAPERS = ("a3", "a4", "a0")
PLAIN = """
import sys
from importlib.util import find_spec
from pathlib import Path
from reportlab.lib.pagesizes import A3
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

(folder,) = find_spec("fontpkg_fira_sans").submodule_search_locations
pdfmetrics.registerFont(TTFont("Fira", Path(folder, "files", "FiraSans-Regular.ttf")))
page = Canvas(sys.argv[1], pagesize=A3, invariant=1, initialFontName="Fira")
page.setFont("Fira", 12)
for line in range(60):
    page.rect(40, 40 + 17 * line, 400, 15)
    page.drawString(44, 44 + 17 * line, f"Wat we zagen, regel {line}: vooruit lukt, als het mag.")
page.save()
"""


def poster(place: Place, rounds: int) -> Iterator[Row]:
    """Make the poster of a finished session at three sizes, the sizes and the peer taking turns."""

    def command(paper: str) -> list[str]:
        target = str(place.folder / f"{paper}.pdf")
        made = place.ours("poster", place.played, "--paper", paper, "-o", target)
        return [str(part) for part in made]

    busy: dict[str, list[float]] = {paper: [] for paper in PAPERS}
    *ours, plain = medians(
        rounds,
        *(process(command(paper), place.env, ROOT, busy[paper]) for paper in PAPERS),
        process([sys.executable, "-c", PLAIN, str(place.folder / "plain.pdf")], place.env, ROOT),
    )
    peer = "plain ReportLab, 60 lines"
    for paper, took in zip(PAPERS, ours, strict=True):
        what = f"poster {paper.upper()}, whole process"
        yield Row(what, took, peer=peer, theirs=plain, most=0.8, bounds_ours=True)
    by_paper = dict(zip(PAPERS, ours, strict=True))
    yield Row("poster A0", by_paper["a0"], peer="poster A4", theirs=by_paper["a4"], most=1.2)
    yield Row("poster A3, processor time", percentile(busy["a3"], 0.5))
