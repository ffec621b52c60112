"""The test page for two sides: its scales are right, and what it tells to enter mends the print."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from exports.errors import ExportError
from exports.pen import Mark, Pen, Shape, TextMark
from exports.sheets.calibration import PITCH, STEPS, cross_page, scale_page, write_calibration
from exports.sheets.load import load_layout
from exports.sheets.models import SheetsLayout
from exports.sheets.papers import SHEET_PAPERS, sheet_paper
from exports.sheets.plan import fit, pages
from exports.textfit import CAP_HEIGHT, MM
from tests.exports.card_sheet_samples import CALIBRATION, POKER
from tests.exports.reading import covered, outside, overlaps, shape_box

W, H = 210.0, 297.0


def _lines(marks: tuple[Mark, ...]) -> list[tuple[float, float, float, float]]:
    return [
        shape_box(mark)
        for mark in marks
        if isinstance(mark, Shape) and mark.stroke and len(mark.path) == 2
    ]


def _figures(marks: tuple[Mark, ...]) -> list[tuple[float, float, float]]:
    """Give every figure of the scales with the middle of its place."""
    found = []
    for mark in marks:
        if not isinstance(mark, TextMark) or not (text := mark.line.text):
            continue
        text = text.replace(",", ".").replace("\u2212", "-")
        try:
            value = float(text)
        except ValueError:
            continue
        left, _, right, _ = mark.box
        if abs(left - W / 2) < 80 and abs(mark.y - H / 2) < 80:
            middle = mark.y - CAP_HEIGHT * mark.size * MM / 2
            found.append((value, (left + right) / 2, middle))
    return found


def test_each_figure_stands_beside_the_line_that_is_so_far_from_the_middle() -> None:
    marks = scale_page(W, H, CALIBRATION)
    lines = _lines(marks)
    across: dict[float, float] = {}
    down: dict[float, float] = {}
    for value, x, y in _figures(marks):
        beside_upright = abs(abs(x - W / 2) - 11) < 0.1
        for left, top, right, bottom in lines:
            if beside_upright and right == left and top < y < bottom and abs(left - W / 2) <= 5:
                across[value] = left - W / 2
            if not beside_upright and top == bottom and left < x < right and abs(top - H / 2) <= 5:
                down[value] = top - H / 2
    for found in (across, down):
        wanted = {step: step for step in STEPS}
        wanted.pop(0.0)
        assert {k: v for k, v in found.items() if k} == pytest.approx(wanted)
    assert STEPS[0] == -5 and STEPS[-1] == 5 and len(STEPS) == 21


def test_the_cross_reaches_over_every_line_of_both_scales() -> None:
    lines = _lines(cross_page(W, H, CALIBRATION))
    upright = max(lines, key=lambda one: one[3] - one[1])
    level = max(lines, key=lambda one: one[2] - one[0])
    assert upright[0] == upright[2] == W / 2
    assert level[1] == level[3] == H / 2
    half = PITCH * len(STEPS) / 2
    assert upright[3] - H / 2 > half and level[2] - W / 2 > half


@pytest.mark.parametrize("off", [(1.5, -2.0), (-0.5, 3.0)])
def test_entering_what_is_read_brings_the_backs_behind_their_fronts(
    off: tuple[float, float],
) -> None:
    """A printer that is off moves a whole back page; seen on it, the cross lies the other way."""
    read = (-off[0], -off[1])
    layout = load_layout("duplex")
    assert isinstance(layout, SheetsLayout)
    grid = fit(POKER, layout, sheet_paper("a4"))
    front, back = pages(grid, layout, 9, "long", read)
    for one, other in zip(front.placed, back.placed, strict=True):
        printed = (other.x + off[0], other.y + off[1])
        assert printed == pytest.approx((grid.width - one.x - 63, one.y), abs=0.01)


@pytest.mark.parametrize("paper", sorted(SHEET_PAPERS))
@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize("draw", [cross_page, scale_page])
def test_nothing_of_the_test_page_is_covered_or_runs_off(
    paper: str, lying: bool, draw: Callable[..., tuple[Mark, ...]]
) -> None:
    width, height = sheet_paper(paper).side(lying=lying)
    page = Pen(list(draw(width, height, CALIBRATION)))
    assert overlaps(page) == []
    assert covered(page) == []
    assert outside(page, width, height) == []


def test_the_test_page_has_two_sides_and_all_its_words(tmp_path: Path) -> None:
    path = write_calibration(tmp_path / "c.pdf", paper="a4", edge="long", words=CALIBRATION)
    first, second = (" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
    for text in (CALIBRATION.front_head, *CALIBRATION.front_steps, CALIBRATION.edge):
        assert text in first
    for text in (CALIBRATION.back_head, *CALIBRATION.back_steps, "+4,5", "\u22124,5"):
        assert text in second
    again = write_calibration(tmp_path / "d.pdf", paper="a4", edge="long", words=CALIBRATION)
    assert again.read_bytes() == path.read_bytes()


def test_english_figures_have_a_point(tmp_path: Path) -> None:
    words = replace(CALIBRATION, lang="en")
    path = write_calibration(tmp_path / "c.pdf", paper="letter", edge="short", words=words)
    assert "+4.5" in PdfReader(path).pages[1].extract_text()


def test_a_test_page_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "c.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError) as raised:
        write_calibration(target, paper="a4", edge="long", words=CALIBRATION)
    assert raised.value.code == "disk_full"
    assert target.read_bytes() == b"old"
    with pytest.raises(ExportError) as raised:
        write_calibration(target, paper="a5", edge="long", words=CALIBRATION)
    assert raised.value.code == "unknown_paper"
