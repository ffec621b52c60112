"""Lines of competence on paper: the common course, names that do not meet, nothing outside."""

from __future__ import annotations

from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from boards.curve import NOW, CurveLine, height, ticks
from boards.models import Point
from exports.content import MetaContent
from exports.paint import Document
from exports.pen import Pen, Shape
from exports.talk.curve import DOT, LINE, CurveContent, CurveMark, draw_curve, plot_of
from tests.exports.reading import ink, overlaps, shape_box

BOX = (18.0, 20.0, 174.0, 90.0)
PART = st.floats(0, 1, allow_nan=False)


def points(*found: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(*one) for one in found)


LINES = (
    CurveMark("A", "kassa", points((0, 0.1), (0.4, 0.8), (1, 0.8))),
    CurveMark("B", "planning", points((0.2, 0.02), (NOW, 0.5), (1, 0.9))),
    CurveMark("C", "inwerken", points((0.7, 0.05), (1, 0.5))),
)
CONTENT = CurveContent(
    low="beginner",
    middle="ik kan het",
    high="ik leer anderen",
    now="nu",
    past="zo ging het",
    ahead="zo kan het gaan",
    ticks=ticks(6, 2026, 5),
    lines=LINES,
)


@st.composite
def marks(draw: st.DrawFn, letter: str) -> CurveMark:
    xs = draw(st.lists(PART, min_size=1, max_size=8, unique=True).map(sorted))
    name = draw(st.sampled_from(("Engels", "Een heel lange naam " * 4, "", "W" * 60, "العربية 🌻")))
    return CurveMark(letter, name, tuple(Point(x, draw(PART)) for x in xs))


@st.composite
def contents(draw: st.DrawFn) -> CurveContent:
    count = draw(st.integers(0, 8))
    words = st.sampled_from(("nu", "", "een veel te lang woord op deze plaats " * 3))
    return replace(
        CONTENT,
        low=draw(words),
        middle=draw(words),
        high=draw(words),
        now=draw(words),
        past=draw(words),
        ahead=draw(words),
        ticks=ticks(draw(st.integers(1, 50)), 2026, draw(st.integers(1, 12))),
        lines=tuple(draw(marks(letter)) for letter in "ABCDEFGH"[:count]),
    )


def page(content: CurveContent, box: tuple[float, float, float, float] = BOX) -> Pen:
    pen = Pen()
    draw_curve(pen, content, *box)
    return pen


def strokes(pen: Pen) -> list[Shape]:
    return [one for one in pen.marks if isinstance(one, Shape) and one.line == LINE]


def printed(pen: Pen) -> bytes:
    document = Document(MetaContent("t"), "nl")
    document.sheet(210, 297)
    document.paint(pen.marks, 297, 1.0)
    document.end_sheet()
    return document.bytes()


def test_every_place_of_a_line_is_the_height_that_the_common_geometry_gives() -> None:
    content = replace(CONTENT, lines=LINES[:1], past="", ahead="")
    plot = plot_of(content, *BOX)
    line = CurveLine("a", "", LINES[0].points)
    drawn = strokes(page(content))
    assert len(drawn) == 2
    for shape in drawn:
        for step in shape.path:
            assert step[0] in ("M", "L")
            x, y = step[1:3]
            at = height(line, min(max((x - plot.x) / plot.w, 0.0), 1.0))
            assert at is not None
            assert y == pytest.approx(plot.y + (1 - at) * plot.h, abs=0.7)


def test_what_went_is_a_line_and_what_lies_ahead_is_dots() -> None:
    plot = plot_of(CONTENT, *BOX)
    now = plot.x + NOW * plot.w
    for shape in strokes(page(replace(CONTENT, past="", ahead=""))):
        left, _, right, _ = shape_box(shape)
        if shape.dots is None:
            assert right <= now + LINE
        else:
            assert shape.dots == (0.0, DOT) and left >= now - LINE


def test_a_lone_point_is_a_dot_and_a_line_without_points_is_nothing() -> None:
    bare = page(replace(CONTENT, lines=(), past="", ahead=""))
    lone = CurveMark("A", "", points((0.5, 0.5)))
    with_one = page(replace(CONTENT, lines=(lone,), past="", ahead=""))
    assert strokes(with_one) == [] and len(with_one.marks) == len(bare.marks) + 3
    empty = CurveMark("A", "niets", ())
    assert page(replace(CONTENT, lines=(empty,), past="", ahead="")).marks == bare.marks


@settings(deadline=None, max_examples=60)
@given(contents(), st.sampled_from((BOX, (10.0, 10.0, 90.0, 60.0), (5.0, 5.0, 60.0, 40.0))))
def test_nothing_leaves_the_box_and_no_words_meet(
    content: CurveContent, box: tuple[float, float, float, float]
) -> None:
    pen = page(content, box)
    left, top, right, low = box[0], box[1], box[0] + box[2], box[1] + box[3]
    boxes = [found for one in pen.texts if (found := ink(one)) is not None]
    boxes += [shape_box(one) for one in pen.marks if isinstance(one, Shape)]
    for a, b, c, d in boxes:
        assert a >= left - 0.4 and b >= top - 0.4 and c <= right + 0.4 and d <= low + 0.4
    assert overlaps(pen) == []


@settings(deadline=None, max_examples=60)
@given(contents())
def test_every_line_has_its_letter_and_its_name_begins_somewhere(content: CurveContent) -> None:
    said = [one.line.text for one in page(content).texts]
    for mark in content.lines:
        assert mark.letter in said
        if mark.name.isascii() and mark.name:
            assert any(text.startswith(mark.name[:3]) for text in said)


def test_eight_long_names_are_cut_or_stand_below_and_no_disc_lies_on_another() -> None:
    lines = tuple(
        CurveMark(
            letter,
            f"{at} keer een heel lange naam van een taak in het magazijn",
            points((0, at / 8), (1, 1 - at / 8)),
        )
        for at, letter in enumerate("ABCDEFGH")
    )
    pen = page(replace(CONTENT, lines=lines))
    said = [one.line.text for one in pen.texts]
    for at, letter in enumerate("ABCDEFGH"):
        assert letter in said and any(text.startswith(f"{at} keer") for text in said)
    assert any(text.endswith("…") for text in said)
    assert overlaps(pen) == []


def test_only_black_white_and_greys_are_printed() -> None:
    for one in page(CONTENT).marks:
        for colour in (getattr(one, name, None) for name in ("fill", "stroke", "colour")):
            assert colour is None or len({colour[1:3], colour[3:5], colour[5:7]}) == 1


def test_the_file_is_the_same_again_and_says_its_words() -> None:
    made = printed(page(CONTENT))
    assert made == printed(page(CONTENT))
    with pdfplumber.open(BytesIO(made)) as pdf:
        text = pdf.pages[0].extract_text()
    for word in ("kassa", "planning", "inwerken", "nu", "2024", "beginner", "zo ging het"):
        assert word in text
