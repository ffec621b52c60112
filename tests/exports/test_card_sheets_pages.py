"""Sheets read back from their files: places, boxes, inks, words, and what happens when it fails."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports.cards.sizes import SIZES, CardSize, card_size
from exports.errors import ExportError
from exports.palette import CMYK, HUES, cmyk
from exports.pen import Mark, Shape, TextMark
from exports.sheets import PrintJob
from exports.sheets.beside import stands_apart
from exports.sheets.job import Edge
from exports.sheets.load import load_layout
from exports.sheets.marks import crop_marks, foot
from exports.sheets.models import ShopLayout
from exports.sheets.papers import SHEET_PAPERS, sheet_paper
from exports.sheets.plan import fit, pages
from exports.sheets.plan import sides as sides_of
from exports.sheets.write import back_bleed, write_cards
from exports.textfit import MM
from tests.exports.card_sheet_samples import POKER, WORDS, back, card_id, front, job
from tests.exports.reading import ink, shape_box

BOTH: tuple[Edge, Edge] = ("long", "short")


def _written(target: Path, printed: PrintJob, layout: str, **how: Any) -> Path:
    (path,) = write_cards(target, printed, layout, words=WORDS, **how)
    return path


def _ids(page: Any, pattern: str = r"GG-\d{4}") -> dict[str, tuple[float, float]]:
    """Find every id on a page and give the middle of its ink, millimetres from the top left."""
    found: dict[str, tuple[float, float]] = {}
    chars = [char for char in page.chars for _ in char["text"]]
    text = "".join(char["text"] for char in page.chars)
    for match in re.finditer(pattern, text):
        part = chars[match.start() : match.end()]
        xs = [value for char in part for value in (char["x0"], char["x1"])]
        ys = [value for char in part for value in (char["top"], char["bottom"])]
        found[match.group()] = ((min(xs) + max(xs)) / 2 * MM, (min(ys) + max(ys)) / 2 * MM)
    return found


def _places(path: Path) -> list[dict[str, tuple[float, float]]]:
    with pdfplumber.open(path) as pdf:
        return [_ids(page) for page in pdf.pages]


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    count=st.integers(1, 40),
    name=st.sampled_from(["poker", "mini", "business", "tarot"]),
    edge=st.sampled_from(BOTH),
    layout=st.sampled_from(["duplex", "fold"]),
    bleed=st.sampled_from([None, 3.0]),
)
def test_every_back_in_the_file_lies_behind_its_front(
    tmp_path: Path, count: int, name: str, edge: Edge, layout: str, bleed: float | None
) -> None:
    """Backs carry their card's id in their middle, fronts one at a known place."""
    size = card_size(name)
    path = _written(
        tmp_path / "d.pdf", job(count, size, mixed=True), layout, edge=edge, bleed=bleed
    )
    with pdfplumber.open(path) as pdf:
        read = [
            (float(page.width) * MM, float(page.height) * MM, _middles(page, size))
            for page in pdf.pages
        ]
    fronts: dict[str, tuple[float, float]] = {}
    backs: dict[str, tuple[float, float]] = {}
    for width, height, (front_at, back_at) in read:
        fronts |= front_at
        for one, (x, y) in back_at.items():
            level = layout == "fold" or (edge == "long") == (width > height)
            backs[one] = (x, height - y) if level else (width - x, y)
    assert set(fronts) == set(backs) == {card_id(index) for index in range(count)}
    for one, (x, y) in fronts.items():
        assert backs[one] == pytest.approx((x, y), abs=0.01)


Middles = dict[str, tuple[float, float]]


def _middles(page: Any, size: CardSize) -> tuple[Middles, Middles]:
    """Give the middles of fronts and backs from where their ids start.

    On a front that is 6 mm from the left and 5 mm from the foot, on a back it is the middle.
    """
    fronts: Middles = {}
    backs: Middles = {}
    # A ligature is one glyph of two letters.
    chars = [char for char in page.chars for _ in char["text"]]
    text = "".join(char["text"] for char in page.chars)
    for match in re.finditer(r"([a-z]+/)?(GG-\d{4})", text):
        *_, x, y = chars[match.start()]["matrix"]
        at = (x * MM, (float(page.height) - y) * MM)
        if match.group(1):
            backs[match.group(2)] = at
        else:
            fronts[match.group(2)] = (at[0] - 6 + size.width / 2, at[1] + 5 - size.height / 2)
    return fronts, backs


@pytest.mark.parametrize("layout", ["duplex", "fronts", "shop"])
@pytest.mark.parametrize("grounds", [True, False])
def test_every_word_of_every_card_reads_back(tmp_path: Path, layout: str, grounds: bool) -> None:
    printed = job(31, grounds=grounds)
    path = _written(tmp_path / "d.pdf", printed, layout)
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    words = " ".join(text.split())
    for index in range(31):
        assert words.count(card_id(index)) == 1
    assert words.count("niemand anders.") == 11
    assert words.count("vroeger naar huis.") == 10
    assert words.count("Know") == 8


def test_the_first_sheet_tells_how_to_print_and_every_sheet_which_it_is(tmp_path: Path) -> None:
    path = _written(tmp_path / "d.pdf", job(20), "duplex")
    told = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert len(told) == 6
    assert WORDS.scale in told[0]
    assert WORDS.feed_long in told[0]
    assert "0 50 100 mm" in told[0] or "100 mm" in told[0]
    for number, page in enumerate(told):
        side = "achterkant" if number % 2 else "voorkant"
        assert f"Go Grow · {side} · blad {number // 2 + 1} van 3" in page
        assert (WORDS.scale in page) == (number == 0)


def test_the_ruler_is_a_hundred_millimetres(tmp_path: Path) -> None:
    path = _written(tmp_path / "d.pdf", job(1), "duplex")
    with pdfplumber.open(path) as pdf:
        lines = [line for line in pdf.pages[0].lines if line["bottom"] - line["top"] > 8]
        ticks = [
            line["x0"] * MM
            for line in pdf.pages[0].lines
            if abs(line["x0"] - line["x1"]) < 0.01 and line["top"] * MM > 280
        ]
    assert lines
    assert max(ticks) - min(ticks) == pytest.approx(100, abs=0.01)
    assert len(ticks) >= 21


def test_where_the_ruler_has_no_room_it_comes_on_a_sheet_before_the_others(tmp_path: Path) -> None:
    path = _written(tmp_path / "d.pdf", job(12, card_size("business")), "duplex")
    told = [page.extract_text() for page in PdfReader(path).pages]
    assert len(told) == 6
    assert WORDS.head in told[0]
    assert "100 mm" in told[0]
    said = (WORDS.paper, WORDS.scale, WORDS.feed_long, WORDS.try_both, WORDS.cut)
    for number, step in enumerate(said, 1):
        assert f"{number}\n{step}" in told[0] or f"{number} {step}" in told[0]
    assert WORDS.ruler in told[0] and WORDS.try_one not in told[0]
    assert told[1].strip() == ""
    assert WORDS.scale not in " ".join(told[2:])
    fronts = _written(tmp_path / "f.pdf", job(12, card_size("business")), "fronts")
    assert len(PdfReader(fronts).pages) == 3
    once = PdfReader(fronts).pages[0].extract_text()
    assert WORDS.try_one in once and WORDS.try_both not in once


@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs"])
@pytest.mark.parametrize("bleed", [None, 3.0])
@pytest.mark.parametrize("count", [1, 5, 200])
def test_no_mark_prints_inside_a_card(layout: str, bleed: float | None, count: int) -> None:
    for size in map(card_size, ("poker", "mini", "business", "tarot")):
        found = load_layout(layout)
        assert not isinstance(found, ShopLayout)
        grid = fit(size, found, sheet_paper("a4"), bleed)
        for page in list(pages(grid, found, count))[: len(sides_of(found))]:
            marks = crop_marks(grid, found, page.side, min(count, grid.up))
            assert marks
            for mark in _shapes(marks):
                left, top, right, bottom = shape_box(mark)
                if page.turned:
                    left, right = grid.width - right, grid.width - left
                    top, bottom = grid.height - bottom, grid.height - top
                assert min(left, top, grid.width - right, grid.height - bottom) >= 4.9
                for one in page.placed:
                    room = one.room
                    w, h = size.width, size.height
                    across = min(right, one.x + w + room[2]) - max(left, one.x - room[0])
                    down = min(bottom, one.y + h + room[3]) - max(top, one.y - room[1])
                    assert min(across, down) < 0


def _shapes(marks: Sequence[Mark]) -> Iterator[Shape]:
    for mark in marks:
        assert isinstance(mark, Shape)
        yield mark


@pytest.mark.parametrize(
    ("layout", "bleed"), [("shop", 3.0), ("shop-2mm", 2.0), ("shop-inch", 3.175)]
)
def test_a_print_shop_gets_its_boxes(tmp_path: Path, layout: str, bleed: float) -> None:
    path = _written(tmp_path / "s.pdf", job(2), layout)
    read = PdfReader(path).pages
    assert len(read) == 4
    for page in read:
        media, inside, trim = page.mediabox, page.bleedbox, page.trimbox
        assert [float(v) for v in media] == [float(v) for v in inside]
        wide, tall = (63 + 2 * bleed) / MM, (88 + 2 * bleed) / MM
        assert [float(v) for v in media] == pytest.approx([0, 0, wide, tall], abs=0.001)
        b = bleed / MM
        assert [float(v) for v in trim] == pytest.approx([b, b, wide - b, tall - b], abs=0.001)


def _streams(path: Path) -> Iterator[str]:
    reader = PdfReader(path)
    for page in reader.pages:
        contents = page.get_contents()
        yield contents.get_data().decode("latin-1") if contents is not None else ""
        resources: Any = page["/Resources"]
        for form in resources.get("/XObject", {}).values():
            yield form.get_object().get_data().decode("latin-1")


def test_a_print_shop_gets_press_inks_and_type_in_black_alone(tmp_path: Path) -> None:
    path = _written(tmp_path / "s.pdf", job(8), "shop")
    inks: set[str] = set()
    for stream in _streams(path):
        bare = re.sub(r"<[0-9A-F]*>", "", stream)
        assert not re.search(r"\b(rg|RG|g|G|cs|CS|sc|scn|sh|gs)\b", bare)
        for block in re.findall(r"\bBT\b(.*?)\bET\b", bare, re.S):
            before = bare[: bare.index(block)]
            inks |= set(re.findall(r"([\d. ]+) k\b", block)) or {_last(before)}
    assert {ink.strip() for ink in inks} == {"0 0 0 1", "0 0 0 0"}


def _last(operators: str) -> str:
    found: list[str] = re.findall(r"([\d. ]+) k\b", operators)
    return found[-1]


def test_every_colour_of_the_palette_has_an_ink_of_its_own() -> None:
    for one in HUES.values():
        for colour in (one.solid, one.tint, one.mid, one.shade):
            assert colour in CMYK
    assert len(set(CMYK.values())) == len(CMYK)
    assert cmyk("#000000") == (0, 0, 0, 1)
    assert cmyk("#FFFFFF") == (0, 0, 0, 0)
    assert cmyk("#8c8c8c") == pytest.approx((0, 0, 0, 0.451))
    assert cmyk("#FF0000") == (0, 1, 1, 0)
    assert all(sum(ink) <= 2.8 for ink in CMYK.values())


def test_all_fonts_are_in_the_file(tmp_path: Path) -> None:
    for layout in ("duplex", "shop"):
        reader = PdfReader(_written(tmp_path / "d.pdf", job(9), layout))
        resources: Any = reader.pages[0]["/Resources"]
        fonts = [font.get_object() for font in resources["/Font"].values()]
        assert fonts
        for font in fonts:
            descendant = font["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()
            assert "/ToUnicode" in font


def test_orders_of_a_print_shop(tmp_path: Path) -> None:
    told = PdfReader(_written(tmp_path / "b.pdf", job(2, mixed=True), "shop-back-first")).pages
    assert ["know/" in told[0].extract_text(), "Vertel" in told[1].extract_text()] == [True, True]
    made = write_cards(tmp_path / "deck.pdf", job(3, mixed=True), "shop-two-files", words=WORDS)
    assert [path.name for path in made] == ["deck-front.pdf", "deck-back.pdf"]
    fronts, backs = (PdfReader(path).pages for path in made)
    assert len(fronts) == len(backs) == 3
    for index in range(3):
        assert card_id(index) in fronts[index].extract_text()
        assert f"/{card_id(index)}" in backs[index].extract_text()


def test_the_same_job_gives_the_same_bytes(tmp_path: Path) -> None:
    for layout in ("duplex", "fold", "shop"):
        one = _written(tmp_path / "one.pdf", job(14), layout).read_bytes()
        other = _written(tmp_path / "other.pdf", job(14), layout).read_bytes()
        assert one == other


def test_a_back_that_many_share_is_in_the_file_once(tmp_path: Path) -> None:
    path = _written(tmp_path / "d.pdf", job(90), "duplex")
    forms = {one.idnum for page in PdfReader(path).pages for one in _forms(page)}
    # One back, four grounds, the marks of either side.
    assert len(forms) == 7
    assert path.stat().st_size < 200_000


def _forms(page: Any) -> list[Any]:
    found = page["/Resources"]["/XObject"]
    return [found.raw_get(key) for key in found]


def test_a_ground_that_fronts_begin_with_is_not_drawn_twice(tmp_path: Path) -> None:
    plain = job(10)
    whole = PrintJob(
        fronts=[plain.grounds[plain.ground_of[i]] + plain.fronts[i] for i in range(10)],
        backs=plain.backs,
        back_of=plain.back_of,
        size=plain.size,
        title=plain.title,
        lang=plain.lang,
        grounds=plain.grounds,
        ground_of=plain.ground_of,
    )
    one = _written(tmp_path / "a.pdf", plain, "duplex").read_bytes()
    assert _written(tmp_path / "b.pdf", whole, "duplex").read_bytes() == one


def test_fronts_are_asked_for_once_each_in_order(tmp_path: Path) -> None:
    asked: list[int] = []

    class Drawn(Sequence[Any]):
        def __len__(self) -> int:
            return 20

        def __getitem__(self, index: Any) -> Any:
            asked.append(index)
            return front(index, POKER)

    printed = PrintJob(Drawn(), {"know": back("know", POKER)}, ["know"] * 20, POKER, "Go", "nl")
    _written(tmp_path / "d.pdf", printed, "duplex")
    assert asked == list(range(20))


def test_a_job_whose_parts_do_not_belong_together_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a back"):
        PrintJob([()], {}, [], POKER, "Go", "nl")
    with pytest.raises(ValueError, match="not there"):
        PrintJob([()], {}, ["x"], POKER, "Go", "nl")
    with pytest.raises(ValueError, match="ground"):
        PrintJob([()], {"x": ()}, ["x"], POKER, "Go", "nl", {"a": ()}, ["a", "a"])


def test_progress_is_told_sheet_by_sheet(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    _written(tmp_path / "d.pdf", job(20), "duplex", progress=lambda *at: told.append(at))
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    write_cards(
        tmp_path / "s.pdf",
        job(2),
        "shop-two-files",
        words=WORDS,
        progress=lambda *a: told.append(a),
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_offset_moves_only_what_the_back_pages_print(tmp_path: Path) -> None:
    still = _places(_written(tmp_path / "a.pdf", job(9, mixed=True), "duplex"))
    moved = _places(_written(tmp_path / "b.pdf", job(9, mixed=True), "duplex", offset=(2.0, -1.5)))
    assert moved[0] == still[0]
    for one, (x, y) in still[1].items():
        assert moved[1][one] == pytest.approx((x + 2.0, y - 1.5), abs=0.01)


@pytest.mark.parametrize("layout", ["duplex", "shop-two-files"])
def test_a_write_that_fails_leaves_every_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    names = ("deck.pdf", "deck-front.pdf", "deck-back.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    real = os.fsync
    calls: list[int] = []

    def full(handle: int) -> None:
        calls.append(handle)
        if layout == "duplex" or len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError) as raised:
        write_cards(tmp_path / "deck.pdf", job(3), layout, words=WORDS)
    assert raised.value.code == "disk_full"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert all(path.read_bytes() == b"old" for path in tmp_path.iterdir())


def test_a_drawing_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"old")

    def stop(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _written(target, job(30), "duplex", progress=stop)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"bleed": 11.0}, "out_of_range"),
        ({"bleed": -1.0}, "out_of_range"),
        ({"offset": (5.5, 0.0)}, "out_of_range"),
        ({"paper": "b5"}, "unknown_paper"),
        ({"layout": "triplex"}, "unknown_layout"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, how: dict[str, Any], code: str) -> None:
    layout = how.pop("layout", "duplex")
    with pytest.raises(ExportError) as raised:
        _written(tmp_path / "d.pdf", job(1), layout, **how)
    assert raised.value.code == code
    assert not list(tmp_path.iterdir())


def test_no_cards_are_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        _written(tmp_path / "d.pdf", job(0), "duplex")
    assert raised.value.code == "no_cards"


def test_backs_are_drawn_as_far_as_their_layout_shows_them() -> None:
    assert back_bleed("duplex") == 3
    assert back_bleed("duplex", 2.0) == 2
    assert back_bleed("duplex", 0.0) == 3
    assert back_bleed("shop-inch") == 3.175


def test_a_long_title_leaves_the_number_of_the_sheet(tmp_path: Path) -> None:
    plain = job(1)
    long = PrintJob(plain.fronts, plain.backs, plain.back_of, POKER, "Groeien " * 60, "nl")
    path = _written(tmp_path / "d.pdf", long, "duplex")
    for page in PdfReader(path).pages:
        text = page.extract_text()
        assert "blad 1 van 1" in text
        assert "…" in text


@pytest.mark.parametrize("paper", sorted(SHEET_PAPERS))
@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs"])
def test_no_crop_mark_touches_the_foot(layout: str, paper: str) -> None:
    made = load_layout(layout)
    assert not isinstance(made, ShopLayout)
    looked = 0
    for name, lying, bleed in product(SIZES, (False, True), (None, 3.0)):
        try:
            grid = fit(card_size(name, lying), made, sheet_paper(paper), bleed)
        except ExportError:
            continue
        for side, edge in product(sides_of(made), BOTH):
            lead = None if stands_apart(grid, made, WORDS, edge) else WORDS.feed_long
            for told in {lead, None}:
                page = foot(grid, made, side, WORDS, ("Go Grow", 1, 8), told) or ()
                boxes = [ink(one) if isinstance(one, TextMark) else shape_box(one)
                         for one in page if isinstance(one, TextMark | Shape)]  # fmt: skip
                for mark in crop_marks(grid, made, side, grid.up):
                    assert isinstance(mark, Shape)
                    for box in filter(None, boxes):
                        looked += 1
                        assert _apart(box, shape_box(mark)) > 0.6, (name, lying, bleed, side)
    assert looked > 1000


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    down = max(one[1] - other[3], other[1] - one[3], 0.0)
    return math.hypot(across, down)
