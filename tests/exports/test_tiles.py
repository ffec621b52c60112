"""Tiles: a map, then sheets that overlap and together show the whole poster."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations
from typing import Any

import pdfplumber
import pypdf
import pytest

from exports import PAPERS, render_poster
from exports.paint import Document
from exports.paper import TILE_PAPERS, paper_named
from exports.pen import Pen
from exports.tiles import BAND, OVERLAP, UNPRINTABLE, paint_tiles, tiling
from tests.exports.reading import touching
from tests.exports.samples import BLANK, huge, session


@pytest.mark.parametrize("sheet", ["a4", "a3"])
@pytest.mark.parametrize("poster", PAPERS)
def test_sheets_cover_the_poster_and_neighbours_overlap(poster: str, sheet: str) -> None:
    paper = paper_named(poster)
    made = tiling(paper, paper_named(sheet))
    by_place = {(piece.row, piece.column): piece for piece in made.sheets}
    assert len(by_place) == made.rows * made.columns
    assert by_place[0, 0].x == by_place[0, 0].y == 0
    for (row, column), piece in by_place.items():
        right = by_place.get((row, column + 1))
        below = by_place.get((row + 1, column))
        if right:
            assert piece.x + made.piece_width - right.x == pytest.approx(OVERLAP)
        else:
            assert piece.x + made.piece_width >= paper.width - 0.01
        if below:
            assert piece.y + made.piece_height - below.y == pytest.approx(OVERLAP)
        else:
            assert piece.y + made.piece_height >= paper.height - 0.01


def test_a_piece_and_its_marks_stay_off_the_edge_that_does_not_print() -> None:
    made = tiling(paper_named("a1"), paper_named("a4"))
    assert made.piece_width == made.sheet_width - 2 * (UNPRINTABLE + BAND)
    assert made.piece_height == made.sheet_height - 2 * (UNPRINTABLE + BAND)


def test_the_direction_with_fewer_sheets_is_taken() -> None:
    made = tiling(paper_named("a1"), paper_named("a4"))
    assert (made.sheet_width, made.rows * made.columns) == (210, 15)


def test_the_file_has_a_map_first_and_then_every_sheet_with_its_label() -> None:
    reader = pypdf.PdfReader(BytesIO(render_poster(session(), "a2", tiles="a4")))
    made = tiling(paper_named("a2"), paper_named("a4"))
    assert len(reader.pages) == 1 + len(made.sheets)
    first = reader.pages[0].extract_text()
    assert "Zo plak je de poster" in first
    assert "Snijd van elk blad" in first
    assert all(piece.label in first for piece in made.sheets)
    assert "100 mm" in first
    for page, piece in zip(reader.pages[1:], made.sheets, strict=True):
        told = f"{piece.label}: rij {piece.row + 1}, kolom {piece.column + 1}"
        assert told in page.extract_text()
        assert float(page.mediabox.width) == pytest.approx(made.sheet_width * 72 / 25.4, abs=0.01)


def test_the_poster_is_drawn_once_and_shown_on_every_sheet() -> None:
    plain = len(render_poster(session(), "a1"))
    data = render_poster(session(), "a1", tiles="a4")
    assert len(data) < plain + 25_000
    assert data == render_poster(session(), "a1", tiles="a4")


def test_a_second_page_is_tiled_as_well() -> None:
    pages = len(pypdf.PdfReader(BytesIO(render_poster(huge(), "a3"))).pages)
    tiled = pypdf.PdfReader(BytesIO(render_poster(huge(), "a3", tiles="a4")))
    each = len(tiling(paper_named("a3"), paper_named("a4")).sheets)
    assert len(tiled.pages) == 1 + pages * each
    assert "2-A1" in tiled.pages[1 + each].extract_text()


def _box(found: dict[str, Any]) -> tuple[float, float, float, float]:
    return (found["x0"], found["top"], found["x1"], found["bottom"])


@pytest.mark.parametrize("count", [1, 8, 20])
@pytest.mark.parametrize("sheet", TILE_PAPERS)
@pytest.mark.parametrize("poster", PAPERS)
def test_on_the_map_no_label_lies_over_another_or_off_its_page(
    poster: str, sheet: str, count: int
) -> None:
    document = Document(BLANK.meta, "nl")
    pages = [Pen() for _ in range(count)]
    paint_tiles(document, pages, paper_named(poster), paper_named(sheet), BLANK.tiles)
    with pdfplumber.open(BytesIO(document.bytes())) as file:
        first = file.pages[0]
        small = [_box(found) for found in first.rects if found["stroke"] and not found["fill"]]
        # Each black disc lies on a white one that is a little larger.
        discs = [_box(found) for found in first.curves if found["fill"]][::2]
        sizes = {round(char["size"], 3) for char in first.chars if char["text"] in "ABCDE"}
    made = tiling(paper_named(poster), paper_named(sheet))
    assert (len(small), len(discs)) == (count, count * len(made.sheets))
    for one, other in combinations(discs, 2):
        assert not touching(one, other)
    room = 0.1
    for left, top, right, bottom in discs:
        assert any(
            box[0] - room < left and right < box[2] + room
            for box in small
            if box[1] - room < top and bottom < box[3] + room
        )
    assert len(sizes) == 1
    assert count > 8 or min(sizes) >= 7
