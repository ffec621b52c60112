"""Floor sheets, table field, tokens, stop cards and the scale, by their drawing and read back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from boards.load import load_board
from boards.models import Board
from exports import ExportError
from exports.content import MetaContent
from exports.floor.content import (
    FieldSheets,
    FloorContent,
    HouseSheets,
    Part,
    PersonTokens,
    ScaleStrip,
    StopSheets,
    TableField,
    TokenSheets,
)
from exports.floor.field import DISC
from exports.floor.house import SLAB as FLOOR_SLAB
from exports.floor.page import PRINTABLE, Sheet
from exports.floor.scale import OVERLAP
from exports.floor.scale import SLAB as SCALE_SLAB
from exports.floor.shapes import COUNT, holds, outline, set_letters
from exports.floor.table import table_page
from exports.floor.tokens import CELL, WIDTH
from exports.floor.write import render_floor, render_table, sheets_of, write_floor, write_table
from exports.fonts import Style
from exports.palette import BLACK, HAIR, WHITE, hue
from exports.paper import PAPERS, paper_named
from exports.pen import ClipOff, ClipOn, Pen, Shape, TextMark
from exports.shaping import ink_of, set_line
from exports.sheets.papers import SHEET_PAPERS
from exports.signs import placed
from exports.textfit import CAP_HEIGHT, MM
from game.table.boardprint import floor_content, table_content
from game.tui.kit.tokens import silhouette
from tests.exports.reading import (
    as_shown,
    covered,
    ink,
    outside,
    overlaps,
    shape_box,
    touching,
)

ROOT = Path(__file__).resolve().parents[2]
LANGS = ("nl", "en", "fr")
BOARDS = ("go-grow", "huis")
PEOPLE = (
    *(("Zoë", "ZO"), ("Mark", "MA"), ("Łucja Szczęśniak-Wójcik", "ŁU"), ("Nguyễn Thị Đức", "NG")),
    *(("Çağla", "ÇA"), ("أحمد", "أح"), ("🌻 Fleur", "🌻"), ("W" * 40, "WW")),
    *(("Wilhelmina-Antoinette van der Zonnebloem", "WI"), ("İĞÜŞ", "İĞ"), ("Ly", "LY")),
    ("Ọláwálé", "ỌL"),
)


def part_of(name: str, kind: str, lang: str = "nl", people: Any = PEOPLE) -> Any:
    (part,) = floor_content(load_board(name), lang, (kind,), people).parts
    return part


@cache
def drawn(name: str, kind: str, lang: str = "nl", paper: str = "a3") -> tuple[Sheet, ...]:
    return tuple(sheets_of(part_of(name, kind, lang), SHEET_PAPERS[paper]))


def field_of(lang: str = "nl") -> FieldSheets:
    part = part_of("go-grow", "floor", lang)
    assert isinstance(part, FieldSheets)
    return part


def house_of(lang: str = "nl") -> HouseSheets:
    part = part_of("huis", "floor", lang)
    assert isinstance(part, HouseSheets)
    return part


def table_of(lang: str = "nl") -> TableField:
    board = load_board("go-grow")
    assert board.kind == "field"
    return table_content(board, lang)[0]


def long_field() -> FieldSheets:
    """A field of three by three that says much more than ours."""
    base = field_of()
    words = "Hier sta je als het werk meezit en anderen dat zien, ook als het even tegenzit. "
    zones = tuple(
        replace(
            base.zones[index % 4],
            name=("Waar ik nu sta", "Bekwaam", "Ångström", "Ijverig")[index % 4],
            short="een paar woorden meer dan anders",
            meaning=words * 3,
            x=index % 3 / 3,
            y=index // 3 / 3,
            w=1 / 3,
            h=1 / 3,
        )
        for index in range(9)
    )
    return replace(base, zones=zones)


def long_house() -> HouseSheets:
    base = house_of()
    levels = tuple(
        replace(
            base.levels[index % 4],
            name="Gezondheidsbeleving" if index % 2 else "Émile",
            meaning="Je werkt in een ritme dat je lijf en je hoofd volhouden, week na week. " * 3,
            examples=("hulp vragen voor het te zwaar wordt, ook op een drukke dag als die " * 2,)
            * 3,
        )
        for index in range(6)
    )
    return replace(base, levels=levels, around=("familieleden, vriendenkring", "netwerk"))


SAMPLES: dict[str, Any] = {
    **{f"{name} {lang}": (name, lang) for name in BOARDS for lang in LANGS},
    "long field": long_field,
    "long house": long_house,
}


def parts_of(sample: str) -> Sequence[Part]:
    made = SAMPLES[sample]
    if callable(made):
        return (made(),)
    name, lang = made
    return floor_content(load_board(name), lang, (), PEOPLE).parts


def all_sheets(sample: str, paper: str) -> Iterator[Sheet]:
    for part in parts_of(sample):
        yield from sheets_of(part, SHEET_PAPERS[paper])


def meta() -> MetaContent:
    return MetaContent("Vloer")


def whole(name: str, lang: str = "nl", people: Any = PEOPLE) -> FloorContent:
    return floor_content(load_board(name), lang, (), people)


def read(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as file:
        return "".join("".join(char["text"] for char in page.chars) for page in file.pages)


def squeezed(text: str) -> str:
    return "".join(text.split())


def hidden(pen: Pen) -> list[str]:
    """List the texts under a later shape; what is clipped stays inside a ground drawn before."""
    kept = Pen()
    depth = 0
    for mark in pen.marks:
        if isinstance(mark, ClipOn | ClipOff):
            depth += 1 if isinstance(mark, ClipOn) else -1
        elif not depth or isinstance(mark, TextMark):
            kept.marks.append(mark)
    return covered(kept)


def beyond(pen: Pen, sheet: Sheet) -> list[str]:
    """List what is drawn nearer than 5 mm to the paper's edge, ink and lines as printed."""
    found = []
    edge = 5.0 / sheet.scale - 0.02
    depth = 0
    for mark in pen.marks:
        if isinstance(mark, ClipOn | ClipOff):
            depth += 1 if isinstance(mark, ClipOn) else -1
            continue
        if isinstance(mark, Shape):
            left, top, right, bottom = shape_box(mark)
            half = mark.line / 2 if mark.stroke and mark.line > 0.6 else 0.0
            # A straight line ends where it ends; it is only thicker than its path.
            across = 0.0 if mark.square and top == bottom else half
            down = 0.0 if mark.square and left == right else half
            box = (left - across, top - down, right + across, bottom + down)
        elif (inked := ink(mark)) is not None:
            box = inked
        else:
            continue
        if depth:
            continue
        if box[0] < edge or box[1] < edge or box[2] > sheet.w - edge or box[3] > sheet.h - edge:
            found.append(repr(mark)[:300])
    return found


# ------------------------------------------------------------------------------------ every sheet


@pytest.mark.parametrize("paper", SHEET_PAPERS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_touches_is_hidden_or_comes_near_the_paper_s_edge(sample: str, paper: str) -> None:
    sheets = list(all_sheets(sample, paper))
    assert sheets
    for sheet in sheets:
        for pen in (sheet.pen, sheet.turned):
            assert overlaps(pen) == []
            assert hidden(pen) == []
            assert beyond(pen, sheet) == []


@pytest.mark.parametrize("paper", SHEET_PAPERS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_type_prints_smaller_than_seven_points_but_a_name_that_must(
    sample: str, paper: str
) -> None:
    for sheet in all_sheets(sample, paper):
        sizes = [mark.size * sheet.scale for pen in (sheet.pen, sheet.turned) for mark in pen.texts]
        assert min(sizes) >= (5.999 if sheet.turned.marks else 6.999)


@pytest.mark.parametrize("paper", ["a4", "a3", "letter"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BOARDS)
def test_every_text_of_the_board_reads_back_from_the_file(name: str, lang: str, paper: str) -> None:
    board: Board = load_board(name)
    told = squeezed(read(render_floor(whole(name, lang), paper)))
    texts = list(board_texts(board, lang))
    assert len(texts) > 12
    assert [text for text in texts if squeezed(text) not in told] == []


def board_texts(board: Board, lang: str) -> Iterator[str]:
    """Give all that a board says, from its file and not from what was made of it."""
    yield board.title[lang]  # type: ignore[index]
    if board.kind == "field":
        assert board.axes is not None
        yield from (board.axes.up[lang], board.axes.right[lang])  # type: ignore[index]
        for zone in board.zones:
            yield from (one[lang] for one in (zone.name, zone.short, zone.meaning))  # type: ignore[index]
        return
    assert board.kind == "levels"
    for text in (board.roof, board.about, board.low, board.high, board.caption, *board.around):
        assert text is not None
        yield text[lang]  # type: ignore[index]
    for level in board.levels:
        for text in (level.name, level.short, level.meaning, *level.examples):
            yield text[lang]  # type: ignore[index]


@pytest.mark.parametrize("name", BOARDS)
def test_every_page_bears_what_it_is_and_who_made_it(name: str) -> None:
    content = whole(name)
    right = content.parts[0].foot.right
    with pdfplumber.open(BytesIO(render_floor(content))) as file:
        pages = ["".join(char["text"] for char in page.chars) for page in file.pages]
    assert len(pages) > 5
    assert all(squeezed(right) in squeezed(page) for page in pages)


def test_only_where_size_matters_a_page_says_how_to_print_it() -> None:
    for name in BOARDS:
        for part in whole(name).parts:
            sized = "100 %" in part.foot.left
            assert sized == isinstance(part, TokenSheets | StopSheets | ScaleStrip)


@pytest.mark.parametrize("paper", SHEET_PAPERS)
def test_every_page_has_the_paper_s_size_lying_or_upright(paper: str) -> None:
    size = SHEET_PAPERS[paper]
    allowed = {size.side(lying=True), size.side(lying=False)}
    reader = pypdf.PdfReader(BytesIO(render_floor(whole("huis"), paper)))
    for page in reader.pages:
        found = (float(page.mediabox.width) * MM, float(page.mediabox.height) * MM)
        assert any(found == pytest.approx(one, abs=0.01) for one in allowed)


def test_the_same_content_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib\n"
        "from tests.exports.test_floor import *\n"
        "data = render_floor(whole('huis')) + render_floor(whole('go-grow'), 'a3')\n"
        "data += render_table(table_of(), meta(), 'nl', 'a1', 'a4')\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    hashes = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1
    assert render_floor(whole("huis", "fr")) != render_floor(whole("huis", "nl"))


def test_every_part_is_told_when_it_is_done() -> None:
    told: list[tuple[int, int]] = []
    render_floor(whole("huis"), progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_paper_that_is_not_there_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "oud.pdf"
    path.write_text("oud", encoding="utf-8")
    with pytest.raises(ExportError) as fault:
        write_floor(whole("huis"), path, "b5")
    assert (fault.value.code, fault.value.params["allowed"]) == ("unknown_paper", "a4, a3, letter")
    with pytest.raises(ExportError) as fault:
        write_table(table_of(), path, meta(), "nl", "letter")
    assert fault.value.code == "unknown_paper"
    with pytest.raises(ExportError) as fault:
        write_table(table_of(), path, meta(), "nl", "a1", "a5")
    assert fault.value.code == "unknown_tiles"
    assert path.read_text(encoding="utf-8") == "oud"
    assert list(tmp_path.iterdir()) == [path]
    assert write_floor(whole("huis"), path).read_bytes() == render_floor(whole("huis"))


# ---------------------------------------------------------------------------------- field sheets


def cap_height(mark: TextMark, scale: float) -> float:
    """Measure how high a capital of a line really stands on paper, from its glyph's outline."""
    box = ink_of(set_line("H", Style.EXTRABOLD))
    assert box is not None
    return (box[1] - box[3]) / 1000 * mark.size * MM * scale


def names_on(sheets: Sequence[Sheet], names: Sequence[str]) -> list[tuple[TextMark, Sheet]]:
    found = []
    for sheet in sheets:
        large = max((mark for mark in sheet.pen.texts), key=lambda mark: mark.size)
        assert large.line.text in names
        found.append((large, sheet))
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_a_zone_s_name_is_readable_across_a_room(lang: str) -> None:
    names = [zone.name for zone in field_of(lang).zones]
    for paper, least in (("a3", 60.0), ("a4", 42.0), ("letter", 42.0)):
        found = names_on(drawn("go-grow", "floor", lang, paper), names)
        assert [mark.line.text for mark, _ in found] == ["Glow", "Grow", "Know", "Flow"]
        for mark, sheet in found:
            assert cap_height(mark, sheet.scale) >= least


def test_all_names_of_a_board_have_one_size() -> None:
    for name, names in (("go-grow", 4), ("huis", 4)):
        sheets = drawn(name, "floor")[-names:]
        assert len({max(mark.size for mark in sheet.pen.texts) for sheet in sheets}) == 1


@pytest.mark.parametrize("name", BOARDS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_definition_reads_from_two_metres_on_a3(name: str, lang: str) -> None:
    part = field_of(lang) if name == "go-grow" else house_of(lang)
    rows = part.zones if isinstance(part, FieldSheets) else part.levels
    sheets = list(sheets_of(part, SHEET_PAPERS["a3"]))
    texts = [mark for sheet in sheets for mark in sheet.pen.texts]
    for row in rows:
        meant = squeezed(row.meaning)
        lines = [m for m in texts if m.size == 40 and squeezed(m.line.text) in meant]
        assert squeezed("".join(mark.line.text for mark in lines)) == meant
        assert all(mark.size >= 40 for mark in texts if mark.line.text == row.short)


def test_a_sheet_is_filled_with_its_zone_s_tint_up_to_what_prints() -> None:
    zones = {zone.name: zone for zone in field_of().zones}
    for mark, sheet in names_on(drawn("go-grow", "floor"), list(zones)):
        ground = sheet.pen.marks[0]
        assert isinstance(ground, Shape)
        assert ground.fill == hue(zones[mark.line.text].colour).tint
        edge = PRINTABLE / sheet.scale
        assert shape_box(ground) == pytest.approx((edge, edge, sheet.w - edge, sheet.h - edge))


@pytest.mark.parametrize("paper", SHEET_PAPERS)
def test_four_sheets_laid_together_close_one_black_disc_in_the_middle(paper: str) -> None:
    quarters = []
    for sheet in drawn("go-grow", "floor", "nl", paper):
        (quarter,) = [
            mark
            for mark in sheet.pen.marks
            if isinstance(mark, Shape)
            and [step[0] for step in mark.path] == ["M", "L", "C", "Z"]
            and mark.fill == BLACK
        ]
        left, top, right, bottom = shape_box(quarter)
        assert (right - left, bottom - top) == pytest.approx((DISC, DISC))
        at_right, at_foot = left > sheet.w / 2, top > sheet.h / 2
        quarters.append((at_foot, at_right))
        corner = (right if at_right else left, bottom if at_foot else top)
        want = (
            sheet.w - sheet.edge if at_right else sheet.edge,
            sheet.h - sheet.edge if at_foot else sheet.edge,
        )
        assert corner == pytest.approx(want)
    # In the order top left, top right, bottom left, bottom right, each towards the middle.
    assert quarters == [(True, True), (True, False), (False, True), (False, False)]


def test_a_zone_that_does_not_reach_the_middle_has_no_corner() -> None:
    content = field_of()
    aside = replace(content.zones[0], x=0.0, y=0.0, w=0.3, h=0.3)
    assert not aside.meets and all(zone.meets for zone in content.zones)
    (sheet,) = sheets_of(replace(content, zones=(aside,)), SHEET_PAPERS["a4"])
    kinds = [[step[0] for step in m.path] for m in sheet.pen.marks if isinstance(m, Shape)]
    assert ["M", "L", "C", "Z"] not in kinds


def test_the_map_of_a_sheet_fills_that_sheet_and_says_where_it_lies() -> None:
    zones = {zone.name: zone for zone in field_of().zones}
    places = {
        "Know": "linksonder",
        "Flow": "rechtsonder",
        "Glow": "linksboven",
        "Grow": "rechtsboven",
    }
    for mark, sheet in names_on(drawn("go-grow", "floor"), list(zones)):
        name = mark.line.text
        solid = hue(zones[name].colour).solid
        boxes = [
            one
            for one in sheet.pen.marks
            if isinstance(one, Shape) and one.stroke == BLACK and len(one.path) == 5
        ]
        assert sum(one.fill == WHITE for one in boxes) == 3
        (filled,) = [shape_box(one) for one in boxes if one.fill == solid]
        others = [shape_box(one) for one in boxes if one.fill == WHITE]
        assert (filled[0] > min(box[0] for box in others)) == (zones[name].x > 0)
        assert (filled[1] > min(box[1] for box in others)) == (zones[name].y == 0)
        texts = {one.line.text for one in sheet.pen.texts}
        assert {places[name], "omhoog: zichtbaarder", "rechts: in beweging"} <= texts


# ---------------------------------------------------------------------------------- house sheets


def test_a_house_lies_from_the_roof_down_to_health() -> None:
    sheets = drawn("huis", "floor")
    largest = [max(sheet.pen.texts, key=lambda mark: mark.size).line.text for sheet in sheets]
    assert largest == ["Werkvermogen", "Werk", "Waarden", "Talenten", "Gezondheid"]


def test_only_health_reminds_to_talk_and_not_to_write() -> None:
    told = [
        "Praat erover. Schrijf niets op." in {mark.line.text for mark in sheet.pen.texts}
        for sheet in drawn("huis", "floor")
    ]
    assert told == [False, False, False, False, True]


def test_walls_of_all_floors_stand_in_one_line_and_the_roof_reaches_over_them() -> None:
    roof, *floors = drawn("huis", "floor")
    walls = []
    for sheet in floors:
        (left, right) = [
            shape_box(mark)[0]
            for mark in sheet.pen.marks
            if isinstance(mark, Shape) and mark.line == 1.8 and len(mark.path) == 2
        ]
        walls.append((left, right))
    assert len(set(walls)) == 1
    eaves = next(
        shape_box(mark)
        for mark in roof.pen.marks
        if isinstance(mark, Shape) and len(mark.path) == 4 and mark.stroke == BLACK
    )
    assert eaves[0] < walls[0][0] - 10 and eaves[2] > walls[0][1] + 10


def test_a_floor_thickens_from_unsteady_to_firm_without_ticks() -> None:
    part = house_of()
    colours = [hue(level.colour).solid for level in reversed(part.levels)]
    for sheet, colour in zip(drawn("huis", "floor")[1:], colours, strict=True):
        slab = next(
            mark
            for mark in sheet.pen.marks
            if isinstance(mark, Shape) and mark.fill == colour and len(mark.path) == 7
        )
        heights = [step[2] for step in slab.path if step[0] != "Z" and step[0] != "C"]
        low = max(heights)
        assert [low - y for y in heights[:4]] == pytest.approx(
            [FLOOR_SLAB[0], FLOOR_SLAB[0], FLOOR_SLAB[1], FLOOR_SLAB[1]]
        )
        assert not any(mark.line.text.strip().isdigit() for mark in sheet.pen.texts)


@pytest.mark.parametrize("paper", SHEET_PAPERS)
@pytest.mark.parametrize("low", ["wankel", "helemaal niet stevig", "nog helemaal niet stevig " * 3])
def test_words_at_the_ends_stand_over_the_slab_all_along(low: str, paper: str) -> None:
    part = replace(house_of(), low=low, high="heel stevig")
    for level, sheet in zip(
        reversed(part.levels), list(sheets_of(part, SHEET_PAPERS[paper]))[1:], strict=True
    ):
        edge = next(
            [(step[1], step[2]) for step in mark.path if step[0] in ("M", "L")][:4]
            for mark in sheet.pen.marks
            if isinstance(mark, Shape) and mark.fill == hue(level.colour).solid
            if len(mark.path) == 7
        )
        _, (thin, under), (thick, over), _ = edge
        words = [mark for mark in sheet.pen.texts if mark.line.text in f"{low}|{part.high}"]
        assert words
        for box in (box for mark in words if (box := ink(mark)) is not None):
            share = min(max((box[2] - thin) / (thick - thin), 0.0), 1.0)
            assert box[3] < under + share * (over - under) - 1.0
        assert overlaps(sheet.pen) == []


# ---------------------------------------------------------------------------------------- tokens


@pytest.mark.parametrize("shape", range(COUNT))
def test_a_silhouette_is_as_wide_as_it_is_asked(shape: int) -> None:
    left, top, right, bottom = shape_box(Shape(outline(shape, WIDTH), BLACK, None, 0, None, True))
    assert right - left <= WIDTH + 0.001 and bottom - top <= WIDTH + 0.001
    assert max(right - left, bottom - top) >= 0.9 * WIDTH
    assert left == pytest.approx(-right)


def test_silhouettes_repeat_after_six() -> None:
    assert len({outline(shape, 30) for shape in range(12)}) == 6
    assert outline(7, 30) == outline(1, 30)


def inside(shape: int, x: float, y: float) -> bool:
    """Whether a point lies in a silhouette of width 2, by its outline."""
    path = outline(shape, 2.0)
    if shape == 0:
        return x * x + y * y <= 1
    corners = [(step[1], step[2]) for step in path if step[0] in ("M", "L")]
    crossed = False
    for index, (x1, y1) in enumerate(corners):
        x0, y0 = corners[index - 1]
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossed = not crossed
    return crossed


@pytest.mark.parametrize("shape", range(COUNT))
def test_paper_and_screen_agree_on_every_silhouette(shape: int) -> None:
    mask = silhouette(shape, 18, 9).mask
    shares = []
    for other in range(COUNT):
        same = [
            pixel == inside(other, (x + 0.5) / 18 - 1, (y + 0.5) / 9 - 1)
            for y, row in enumerate(mask)
            for x, pixel in enumerate(row)
        ]
        shares.append(sum(same) / len(same))
    assert shares.index(max(shares)) == shape
    assert shares[shape] > 0.9


@pytest.mark.parametrize("seat", range(12))
def test_a_seat_gives_the_silhouette(seat: int) -> None:
    part = TokenSheets((PersonTokens("Zoë", "ZO", seat),))
    (sheet,) = sheets_of(part, SHEET_PAPERS["a4"])
    for pen in (sheet.pen, sheet.turned):
        (full,) = [m for m in pen.marks if isinstance(m, Shape) and m.fill == BLACK]
        left, top, right, bottom = shape_box(full)
        wanted = outline(seat, WIDTH)
        at = shape_box(Shape(wanted, BLACK, None, 0, None, True))
        assert full.path == placed(wanted, left - at[0], top - at[1], 1.0)
        assert (right - left, bottom - top) == pytest.approx((at[2] - at[0], at[3] - at[1]))


@pytest.mark.parametrize("shape", range(COUNT))
def test_an_inset_moves_the_edge_inwards_everywhere(shape: int) -> None:
    inner = Shape(outline(shape, 30, 2.0), BLACK, None, 0, None, True)
    for step in inner.path:
        if step[0] in ("M", "L"):
            x, y = step[1], step[2]
            assert holds(shape, 30, 1.99, (x, y, x, y)) or shape == 5
    outer_box = shape_box(Shape(outline(shape, 30), BLACK, None, 0, None, True))
    assert shape_box(inner)[2] <= outer_box[2] - 1.99


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(min_size=1, max_size=3), st.sampled_from([two for _, two in PEOPLE])),
    st.integers(0, 11),
    st.booleans(),
)
def test_letters_stay_inside_their_silhouette(text: str, shape: int, full: bool) -> None:
    made = set_letters(text, shape, WIDTH, full=full)
    if made is None:
        return
    inked = ink(TextMark(made.x, made.y, made.line, made.size, BLACK))
    assert inked is not None
    assert made.size == 7.0 or holds(shape, WIDTH, 1.0, inked)


def discs(pen: Pen) -> list[Shape]:
    return [m for m in pen.marks if isinstance(m, Shape) and len(m.path) == 6 and m.square]


@pytest.mark.parametrize("paper", SHEET_PAPERS)
def test_everybody_gets_a_full_and_an_open_token_of_thirty_millimetres(paper: str) -> None:
    sheets = drawn("go-grow", "tokens", "nl", paper)
    assert all(sheet.scale == 1 for sheet in sheets)
    for which in ("pen", "turned"):
        found = [one for sheet in sheets for one in discs(getattr(sheet, which))]
        full = [one for one in found if one.fill == BLACK]
        ring = [one for one in found if one.fill == WHITE and one.stroke == BLACK]
        # Seats 0 and 6 have the disc.
        assert (len(full), len(ring)) == (2, 2)
        for one in full:
            left, top, right, bottom = shape_box(one)
            assert (right - left, bottom - top) == pytest.approx((WIDTH, WIDTH))
        for one in ring:
            left, _, right, _ = shape_box(one)
            assert right - left + one.line == pytest.approx(WIDTH)


def test_names_and_letters_stand_four_times_twice_on_their_heads() -> None:
    sheets = drawn("go-grow", "tokens")
    for name, letters in (("Zoë", "ZO"), ("Mark", "MA"), ("Nguyễn Thị Đức", "NG")):
        for which in ("pen", "turned"):
            texts = [mark.line.text for sheet in sheets for mark in getattr(sheet, which).texts]
            assert texts.count(name) == 2 and texts.count(letters) == 2


@pytest.mark.parametrize("paper", SHEET_PAPERS)
def test_a_name_keeps_off_its_silhouette_and_off_the_cut(paper: str) -> None:
    names = {name for name, _ in PEOPLE}
    for sheet in drawn("go-grow", "tokens", "nl", paper):
        for pen in (sheet.pen, sheet.turned):
            shapes = [
                shape_box(mark)
                for mark in pen.marks
                if isinstance(mark, Shape) and mark.square and mark.fill
            ]
            found = [mark for mark in pen.texts if mark.line.text in names]
            assert found
            for mark in found:
                box = ink(mark)
                assert box is not None
                above = [
                    one for one in shapes if one[0] < box[2] and one[2] > box[0] and one[1] < box[1]
                ]
                assert box[1] - max(one[3] for one in above) >= 0.8
                middle = (box[0] + box[2]) / 2
                assert abs(middle - round_cell(sheet, middle)) < 1.0
                assert box[2] - box[0] <= CELL - 4.0


def round_cell(sheet: Sheet, x: float) -> float:
    """Give the middle of the cell in which x lies."""
    columns = int((sheet.width - 10) / CELL / 2) * 2
    left = (sheet.width - columns * CELL) / 2
    return left + (int((x - left) / CELL) + 0.5) * CELL


def test_a_back_lies_behind_its_front_when_the_token_is_folded() -> None:
    for sheet in drawn("go-grow", "tokens"):
        folds = sorted(
            (shape_box(mark)[0], shape_box(mark)[1])
            for mark in sheet.pen.marks
            if isinstance(mark, Shape) and mark.dots == (2.2, 1.6)
        )
        assert folds
        fronts = {(round(m.x, 3), round(m.y, 3), m.line.text) for m in sheet.pen.texts}
        for mark in sheet.turned.texts:
            # Where it stands on the page, then folded over the line above it, then seen from
            # behind: up and down come back, left and right are those of the front.
            x, y = sheet.width - mark.x, sheet.height - mark.y
            cell_x, fold = min(
                folds, key=lambda one: abs(one[0] + CELL / 2 - x) + 10 * abs(one[1] - y)
            )
            folded = (2 * cell_x + CELL - x, 2 * fold - y)
            assert (round(folded[0], 3), round(folded[1], 3), mark.line.text) in fronts


def test_cuts_are_dotted_and_drawn_once_where_neighbours_share_them() -> None:
    (sheet,) = drawn("go-grow", "tokens", "nl", "a3")
    cuts = [m.path for m in sheet.pen.marks if isinstance(m, Shape) and m.dots == (0.0, 1.2)]
    assert len(cuts) == len(set(cuts))
    columns, rows = 6, 4
    assert len(cuts) == columns * (rows + 1) + rows * (columns + 1)


def test_without_names_there_are_six_blank_pairs_to_write_on() -> None:
    part = part_of("go-grow", "tokens", people=())
    assert isinstance(part, TokenSheets)
    assert [one.seat for one in part.people] == list(range(6))
    (sheet,) = sheets_of(part, SHEET_PAPERS["a4"])
    spots = [
        m for m in sheet.pen.marks if isinstance(m, Shape) and m.fill == WHITE and not m.stroke
    ]
    assert len(spots) == 6
    written = [m for m in sheet.pen.marks if isinstance(m, Shape) and m.dots == (0.0, 1.1)]
    assert len(written) == 12 + 6
    assert {mark.line.text for mark in sheet.pen.texts} & {"over mezelf", "over"}


@pytest.mark.parametrize("count", range(1, 13))
def test_any_number_of_people_finds_room(count: int) -> None:
    for paper in SHEET_PAPERS.values():
        part = TokenSheets(tuple(PersonTokens(f"Naam {n}", f"N{n}", n) for n in range(count)))
        sheets = list(sheets_of(part, paper))
        texts = [mark.line.text for sheet in sheets for mark in sheet.pen.texts]
        assert all(texts.count(f"Naam {n}") == 2 for n in range(count))
        assert len(sheets) <= 2


@pytest.mark.parametrize("name", [name for name, _ in PEOPLE])
def test_names_of_any_script_read_back(name: str) -> None:
    data = render_floor(FloorContent((part_of("go-grow", "tokens"),), meta(), "nl"))
    told = squeezed(read(data))
    shown = as_shown(name)
    rtl = any("\u0590" < char < "\u06ff" for char in name)
    assert (shown[::-1] if rtl else shown) in told or shown in told


# ------------------------------------------------------------------------ stop cards and the scale


@pytest.mark.parametrize(("paper", "count"), [("a4", 8), ("a3", 16), ("letter", 8)])
def test_stop_cards_lie_side_by_side_with_marks_outside_them(paper: str, count: int) -> None:
    (sheet,) = drawn("go-grow", "stop", "nl", paper)
    panels = [
        shape_box(mark)
        for mark in sheet.pen.marks
        if isinstance(mark, Shape) and mark.fill == BLACK and len(mark.path) == 10
    ]
    assert len(panels) == count
    lefts, tops = sorted({round(b[0], 3) for b in panels}), sorted({round(b[1], 3) for b in panels})
    assert {round(b - a, 3) for a, b in pairwise(lefts)} == {63.0}
    assert {round(b - a, 3) for a, b in pairwise(tops)} == {88.0}
    trims = (lefts[0] - 4, tops[0] - 4, lefts[-1] + 59, tops[-1] + 84)
    marks = [m for m in sheet.pen.marks if isinstance(m, Shape) and len(m.path) == 2]
    assert len(marks) == 2 * (len(lefts) + 1) + 2 * (len(tops) + 1)
    for mark in marks:
        left, top, right, bottom = shape_box(mark)
        clear = right <= trims[0] or left >= trims[2] or bottom <= trims[1] or top >= trims[3]
        assert clear
    assert sum(mark.line.text == "Stop" for mark in sheet.pen.texts) == count


@pytest.mark.parametrize("paper", SHEET_PAPERS)
def test_both_halves_of_the_scale_meet_in_their_overlap(paper: str) -> None:
    left, right = drawn("huis", "scale", "nl", paper)
    slabs = [
        next(mark for mark in sheet.pen.marks if isinstance(mark, Shape) and len(mark.path) == 7)
        for sheet in (left, right)
    ]
    shift = left.w - 2 * left.edge - OVERLAP
    for one, other in zip(slabs[0].path, slabs[1].path, strict=True):
        if one[0] != "Z" and one[0] != "C" and other[0] != "Z" and other[0] != "C":
            assert (one[1] - other[1], one[2]) == pytest.approx((shift, other[2]))
    ys = [step[2] for step in slabs[0].path if step[0] in ("M", "L")]
    assert [max(ys) - y for y in ys[:4]] == pytest.approx(
        [SCALE_SLAB[0], SCALE_SLAB[0], SCALE_SLAB[1], SCALE_SLAB[1]]
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_scale_has_words_at_its_ends_and_no_figures(lang: str) -> None:
    part = part_of("huis", "scale", lang)
    assert isinstance(part, ScaleStrip)
    left, right = drawn("huis", "scale", lang)
    ends = [max(sheet.pen.texts, key=lambda mark: mark.size) for sheet in (left, right)]
    assert [mark.line.text for mark in ends] == [part.low, part.high]
    assert ends[0].size == ends[1].size
    for sheet in (left, right):
        foot = max(mark.y for mark in sheet.pen.texts)
        figures = [m for m in sheet.pen.texts if m.line.text.strip().isdigit() and m.y < foot]
        assert figures == []


# ----------------------------------------------------------------------------------- table field


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("lang", [*LANGS, "long"])
def test_nothing_touches_or_leaves_the_table_field(lang: str, paper: str) -> None:
    content = table_of() if lang == "long" else table_of(lang)
    if lang == "long":
        zones = tuple(replace(one, meaning=one.meaning[:120]) for one in long_field().zones)
        content = replace(content, zones=zones)
    page = table_page(content, paper_named(paper))
    assert overlaps(page) == []
    assert hidden(page) == []
    assert outside(page) == []
    least = 5.0 / paper_named(paper).u
    boxes = [box for mark in page.texts if (box := ink(mark)) is not None]
    assert min(min(box[0], box[1], 420 - box[2], 297 - box[3]) for box in boxes) >= least
    assert min(mark.size for mark in page.texts) * paper_named(paper).u >= 6.999


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("up", ["omhoog: zichtbaarder", "omhoog: steeds meer zichtbaarheid " * 4])
@pytest.mark.parametrize("title", ["Mijn veld", "Een veld met een lange naam", "Lange naam " * 6])
def test_directions_keep_off_the_title_and_the_lines_to_fill_in(
    title: str, up: str, paper: str
) -> None:
    page = table_page(replace(table_of(), title=title, up=up), paper_named(paper))
    assert overlaps(page) == []
    rules = [
        shape_box(mark)
        for mark in page.marks
        if isinstance(mark, Shape) and mark.stroke == HAIR and len(mark.path) == 2
    ]
    assert len(rules) == 3
    boxes = [box for mark in page.texts if (box := ink(mark)) is not None]
    for left, y, right, _ in rules:
        assert not any(touching(box, (left, y - 0.1, right, y + 0.1)) for box in boxes)
    assert min(box[1] for box in boxes) >= 5.0 / paper_named(paper).u
    ground = min(
        shape_box(mark)[1]
        for mark in page.marks
        if isinstance(mark, Shape) and mark.fill in {hue(z.colour).tint for z in table_of().zones}
    )
    for mark in page.texts:
        if mark.line.text in f"{up}|rechts: in beweging":
            assert mark.y < ground - 2.0


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_word_in_a_zone_s_name_stays_whole_on_the_table(paper: str) -> None:
    zones = tuple(replace(zone, name="Verantwoordelijkheidsgevoel") for zone in long_field().zones)
    page = table_page(replace(table_of(), zones=zones), paper_named(paper))
    names = [mark for mark in page.texts if mark.line.text == "Verantwoordelijkheidsgevoel"]
    assert len(names) == len(zones)
    assert min(mark.size for mark in names) * paper_named(paper).u >= 6.999


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_of_the_field_reads_back_from_the_table(lang: str) -> None:
    board = load_board("go-grow")
    told = squeezed(read(render_table(table_of(lang), meta(), lang, "a2")))
    assert [text for text in board_texts(board, lang) if squeezed(text) not in told] == []


def test_a_table_field_may_come_on_sheets_with_a_map_first() -> None:
    reader = pypdf.PdfReader(BytesIO(render_table(table_of(), meta(), "nl", "a1", "a3")))
    assert len(reader.pages) > 4
    assert "Zo maak je de poster" in reader.pages[0].extract_text()


def test_the_table_field_takes_most_of_its_sheet_in_four_equal_parts() -> None:
    page = table_page(table_of(), paper_named("a3"))
    tints = {hue(zone.colour).tint for zone in table_of().zones}
    grounds = [
        shape_box(mark)
        for mark in page.marks
        if isinstance(mark, Shape) and mark.fill in tints and len(mark.path) == 5
    ][:4]
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in grounds]
    assert max(areas) == pytest.approx(min(areas))
    assert sum(areas) > 0.72 * 420 * 297


def test_capitals_are_measured_as_the_page_measures_them() -> None:
    mark = TextMark(0, 0, set_line("H", Style.EXTRABOLD), 100, BLACK)
    assert cap_height(mark, 1.0) == pytest.approx(CAP_HEIGHT * 100 * MM, rel=0.02)
