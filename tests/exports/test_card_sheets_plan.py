"""Where cards lie: how many a sheet holds, and that every back lies behind its front."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from datafiles.findings import FileProblem
from exports.cards.sizes import SIZES, CardSize, card_size
from exports.errors import ExportError
from exports.sheets import SHEET_PAPERS
from exports.sheets.job import Edge
from exports.sheets.load import BUILT_IN, layout_ids, load_layout
from exports.sheets.models import FoldLayout, SheetsLayout, ShopLayout
from exports.sheets.papers import SheetPaper, sheet_paper
from exports.sheets.plan import Grid, Page, Placed, fit, pages, sheets
from tests.exports.card_sheet_samples import POKER

A4 = sheet_paper("a4")
FORMS = ("duplex", "fold", "fronts", "backs")


def _layout(name: str) -> SheetsLayout | FoldLayout:
    found = load_layout(name)
    assert not isinstance(found, ShopLayout)
    return found


def _behind(one: Placed, page: Page, grid: Grid, edge: Edge, name: str) -> tuple[float, float]:
    """Tell where the middle of a back comes to lie, as somebody sees it who looks at the front.

    Written from what paper does: an edge that is turned over is an axis in the middle of it.
    """
    x, y = one.x + grid.size.width / 2, one.y + grid.size.height / 2
    if name == "fold":
        return x, grid.height - y
    upright_edge_is_long = grid.height > grid.width
    if (edge == "long") == upright_edge_is_long:
        return grid.width - x, y
    return x, grid.height - y


SIZE = st.one_of(
    st.sampled_from(sorted(SIZES)).map(card_size),
    st.builds(
        lambda w, h: CardSize("own", w, h, 3.0),
        st.floats(20, 140).map(lambda v: round(v, 1)),
        st.floats(20, 140).map(lambda v: round(v, 1)),
    ),
).flatmap(lambda size: st.sampled_from([size, size.turned]))


@settings(max_examples=150, deadline=None)
@given(
    count=st.integers(1, 200),
    size=SIZE,
    name=st.sampled_from(["duplex", "fold"]),
    edge=st.sampled_from(["long", "short"]),
    paper=st.sampled_from(sorted(SHEET_PAPERS)),
    bleed=st.sampled_from([None, 0.0, 2.0, 3.0, 3.175]),
)
def test_every_back_lies_behind_its_front(
    count: int, size: CardSize, name: str, edge: Edge, paper: str, bleed: float | None
) -> None:
    layout = _layout(name)
    try:
        grid = fit(size, layout, sheet_paper(paper), bleed)
    except ExportError:
        assume(False)
    fronts: dict[int, tuple[int, float, float]] = {}
    backs: dict[int, tuple[int, float, float]] = {}
    for page in pages(grid, layout, count, edge):
        for one in page.placed:
            at = (one.x + size.width / 2, one.y + size.height / 2)
            if one.face == "back":
                backs[one.card] = (page.sheet, *_behind(one, page, grid, edge, name))
            else:
                assert not one.turned
                fronts[one.card] = (page.sheet, *at)
    assert list(fronts) == list(range(count))
    assert set(backs) == set(fronts)
    for card, (sheet, x, y) in fronts.items():
        assert backs[card][0] == sheet
        assert backs[card][1:] == pytest.approx((x, y), abs=0.01)


@settings(max_examples=150, deadline=None)
@given(
    count=st.integers(1, 200),
    size=SIZE,
    name=st.sampled_from(FORMS),
    edge=st.sampled_from(["long", "short"]),
    paper=st.sampled_from(sorted(SHEET_PAPERS)),
    bleed=st.sampled_from([None, 2.0, 3.0]),
)
def test_cards_stay_on_the_paper_and_no_drawing_runs_into_another_card(
    count: int, size: CardSize, name: str, edge: Edge, paper: str, bleed: float | None
) -> None:
    layout = _layout(name)
    try:
        grid = fit(size, layout, sheet_paper(paper), bleed)
    except ExportError:
        assume(False)
    made = list(pages(grid, layout, count, edge))
    assert len({page.sheet for page in made}) == sheets(grid, count)
    for page in made[:2] + made[-2:]:
        for one in page.placed:
            left, top, right, bottom = one.room
            w, h = size.width, size.height
            assert min(one.room) >= 0
            inside = (one.x, one.y, grid.width - one.x - w, grid.height - one.y - h)
            assert min(inside) >= layout.printable + layout.marks.gap - 0.001
            for other in page.placed:
                if other is not one:
                    across = min(one.x + w + right, other.x + w) - max(one.x - left, other.x)
                    down = min(one.y + h + bottom, other.y + h) - max(one.y - top, other.y)
                    assert min(across, down) <= 0.001


def _turned(placed: tuple[Placed, ...]) -> set[bool]:
    return {one.turned for one in placed}


@pytest.mark.parametrize(
    ("bleed", "edge", "turned"),
    [(0.0, "long", False), (0.0, "short", True), (3.0, "long", True), (3.0, "short", False)],
)
def test_backs_stand_on_their_head_when_the_sheet_turns_over_its_level_edge(
    bleed: float, edge: Edge, turned: bool
) -> None:
    layout = _layout("duplex")
    grid = fit(POKER, layout, A4, bleed)
    assert (grid.width > grid.height) == (bleed > 0)
    back = list(pages(grid, layout, 5, edge))[1]
    assert _turned(back.placed) == {turned}
    assert back.turned == turned


def test_a_fold_turns_the_backs_across_it() -> None:
    layout = _layout("fold")
    (page,) = pages(fit(POKER, layout, A4), layout, 2)
    assert _turned(page.placed[:2]) == {False}
    assert _turned(page.placed[2:]) == {True}


def test_nine_poker_cards_share_their_cuts_on_a4() -> None:
    grid = fit(POKER, _layout("duplex"), A4)
    assert (grid.columns, grid.rows, grid.gap) == (3, 3, 0)
    assert (grid.x, grid.y) == (10.5, 10)
    assert (grid.right, grid.bottom) == (199.5, 274)


def test_eight_poker_cards_with_bleed_lie_on_a4() -> None:
    grid = fit(POKER, _layout("duplex"), A4, 3.0)
    assert (grid.columns, grid.rows) == (4, 2)
    assert (grid.width, grid.height) == (297, 210)
    across = grid.right - grid.x + 2 * grid.bleed
    assert (across, grid.bottom - grid.y + 2 * grid.bleed) == (276, 188)


def test_the_last_sheet_begins_where_the_others_do() -> None:
    layout = _layout("duplex")
    made = list(pages(fit(POKER, layout, A4), layout, 11))
    first, last = made[0].placed, made[2].placed
    assert [(one.x, one.y) for one in last] == [(one.x, one.y) for one in first[:2]]
    lone = made[3].placed[0]
    assert lone.x == 210 - 10.5 - 63
    assert lone.room == (0.0, 3.0, 3.0, 3.0)


def test_an_offset_moves_the_backs_alone() -> None:
    layout = _layout("duplex")
    grid = fit(POKER, layout, A4)
    still = list(pages(grid, layout, 9))
    moved = list(pages(grid, layout, 9, "long", (1.5, -0.5)))
    assert moved[0] == still[0]
    for before, after in zip(still[1].placed, moved[1].placed, strict=True):
        assert (after.x - before.x, after.y - before.y) == pytest.approx((1.5, -0.5))


@pytest.mark.parametrize("name", ["fronts", "backs"])
def test_one_side_alone_lies_where_it_lies_with_both(name: str) -> None:
    both = list(pages(fit(POKER, _layout("duplex"), A4), _layout("duplex"), 12))
    alone = list(pages(fit(POKER, _layout(name), A4), _layout(name), 12))
    assert alone == both[0 if name == "fronts" else 1 :: 2]


@pytest.mark.parametrize(
    ("text", "layout", "nearest"),
    [("210x290", "duplex", "a6"), ("10x300", "duplex", "tarot"), ("105x148", "fold", "tarot")],
)
def test_a_card_that_does_not_fit_is_refused_with_the_nearest_that_does(
    text: str, layout: str, nearest: str
) -> None:
    with pytest.raises(ExportError) as raised:
        fit(card_size(text), _layout(layout), A4)
    assert raised.value.code == "card_too_large"
    assert raised.value.params["nearest"] == nearest
    fit(card_size(nearest), _layout(layout), A4)


def test_a_sheet_that_no_card_fits_names_none() -> None:
    with pytest.raises(ExportError) as raised:
        fit(POKER, _layout("duplex"), SheetPaper("stamp", 30, 40))
    assert raised.value.params["nearest"] == ""


def test_margins_come_from_the_data_file(tmp_path: Path) -> None:
    own = tmp_path / "wide.yaml"
    told = (BUILT_IN / "duplex.yaml").read_text(encoding="utf-8")
    own.write_text(told.replace("printable: 5", "printable: 12"), encoding="utf-8")
    layout = load_layout(str(own))
    assert isinstance(layout, SheetsLayout)
    assert fit(POKER, layout, A4).up == 4 < fit(POKER, _layout("duplex"), A4).up


def test_every_built_in_layout_is_right_and_named_after_its_file() -> None:
    assert {"duplex", "fold", "fronts", "backs", "shop"} <= set(layout_ids())
    for name in layout_ids():
        assert load_layout(name).id == name
    bleeds = {
        one.bleed for name in layout_ids() if isinstance(one := load_layout(name), ShopLayout)
    }
    assert {2.0, 3.0, 3.175} <= bleeds


def test_a_faulty_layout_is_told_line_by_line(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "format: 1\nid: own\nkind: sheets\nsides: frontback\nprintable: wide\nmarks: {gap: 2}\n"
        "gutter: 3\n",
        encoding="utf-8",
    )
    with pytest.raises(FileProblem) as raised:
        load_layout(str(own))
    found = [(one.line, one.code) for one in raised.value.findings]
    assert found == [
        (4, "not-allowed"),
        (5, "number"),
        (6, "missing"),
        (6, "missing"),
        (7, "unknown-key"),
    ]


def test_an_unknown_layout_is_refused_with_what_there_is() -> None:
    with pytest.raises(ExportError) as raised:
        load_layout("duplo")
    assert raised.value.code == "unknown_layout"
    assert "duplex" in raised.value.params["allowed"]


def test_slots_run_row_by_row() -> None:
    grid = fit(POKER, _layout("duplex"), A4)
    places = [grid.at(slot)[::-1] for slot in range(grid.up)]
    assert all(one < other for one, other in pairwise(places))
