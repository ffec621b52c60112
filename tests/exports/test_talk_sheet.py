"""The talk sheet with its drawings: on few pages, nothing touches, nothing is lost."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader

from boards.models import Point
from exports.content import MetaContent, ZoneContent
from exports.house.content import FloorContent, HouseContent
from exports.pen import Pen, Shape
from exports.sheet.content import FactContent, LineContent, SectionContent, SheetContent
from exports.sheet.parts import section_parts
from exports.sheet.sheet import sheet_pages
from exports.talk.content import DrawingContent, TalkContent
from exports.talk.curve import CurveContent, CurveMark
from exports.talk.network import NetworkContent, NodeMark
from exports.talk.places import DISC, RING, draw_places
from exports.talk.placescontent import PlaceMark, PlacesContent
from exports.talk.rows import paged, placed
from exports.talk.write import render_talk, talk_pages
from tests.exports.reading import as_shown, covered, outside, overlaps, shape_box
from tests.exports.sheet_samples import check, texts_on

ZONES = tuple(
    ZoneContent(name, sign, sign, name, "", x, y, 0.5, 0.5)
    for name, sign, x, y in (
        ("Know", "blocks", 0.0, 0.0),
        ("Flow", "waves", 0.5, 0.0),
        ("Glow", "sun", 0.0, 0.5),
        ("Grow", "sprout", 0.5, 0.5),
    )
)
HOUSE = HouseContent(
    tuple(
        FloorContent(sign, sign, name)
        for name, sign in (
            ("Gezondheid", "heart"),
            ("Talenten", "gem"),
            ("Waarden", "compass"),
            ("Werk", "bag"),
        )
    ),
    "Werkvermogen",
    "wankel",
    "stevig",
)
BOX = (18.0, 30.0, 82.0, 62.0)


def field(*marks: PlaceMark) -> PlacesContent:
    return PlacesContent("nu", "straks", ZONES, None, marks)


def house(*marks: PlaceMark) -> PlacesContent:
    return PlacesContent("nu", "straks", (), HOUSE, marks)


def curve(lines: int = 3) -> CurveContent:
    marks = tuple(
        CurveMark("ABCDEFGH"[at], f"taak {at}", (Point(0.1, at / 9), Point(0.9, 0.9 - at / 11)))
        for at in range(lines)
    )
    return CurveContent("beginner", "ik kan het", "ik leer anderen", "nu", lines=marks)


def network(people: int = 5) -> NetworkContent:
    nodes = tuple(
        NodeMark(f"{chr(65 + at)}", f"Persoon {at}", at % 4, (at * 0.37) % 1, at % 3 + 1, 0)
        for at in range(people)
    )
    return NetworkContent("ik", "dichtbij", "ver weg", ("team", "leiding", "klant", "thuis"), nodes)


DRAWN: dict[str, CurveContent | NetworkContent | PlacesContent] = {
    "curve": curve(),
    "many lines": curve(8),
    "few people": network(),
    "other people": network(3),
    "many people": network(24),
    "field": field(PlaceMark(0.1, 0.9), PlaceMark(0.8, 0.2, later=True)),
    "house": house(PlaceMark(0.2, floor=1), PlaceMark(0.9, floor=1, later=True)),
}


def sheet(*sections: SectionContent, name: str = "Zoë") -> SheetContent:
    return SheetContent(
        kicker="Mijn loopbaangesprek",
        title="Mijn gesprek",
        lang="nl",
        meta=MetaContent("Mijn loopbaangesprek"),
        facts=(FactContent(name), FactContent("", "met")),
        sections=(
            SectionContent("Wat ik wil zeggen", writing=3, numbered=True),
            SectionContent("Mijn vraag", writing=1, half=True),
            SectionContent("Mijn verzoek", writing=1, half=True),
            *sections,
        ),
        agreements_head="Afspraken",
        follow_up_head="Terugblik",
        footer=f"Op dit blad staat alleen wat {name} er zelf op zette.",
    )


def talk(*kinds: str, name: str = "Zoë") -> TalkContent:
    drawings = tuple(DrawingContent(f"Tekening {kind}", DRAWN[kind]) for kind in kinds)
    return TalkContent(sheet(name=name), drawings)


def discs(pen: Pen, later: bool, radius: float) -> list[tuple[float, float]]:
    """Give the middles of the marks of now, or of later, on a board."""
    found = []
    for mark in pen.marks:
        if isinstance(mark, Shape) and len(mark.path) == 6:
            left, top, right, bottom = shape_box(mark)
            black = mark.stroke == "#000000" if later else mark.fill == "#000000"
            if black and (right - left) / 2 == pytest.approx(radius, abs=0.01):
                found.append(((left + right) / 2, (top + bottom) / 2))
    return found


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_drawings_never_touch_whichever_are_chosen(count: int) -> None:
    for kinds in combinations(DRAWN, count):
        for page in talk_pages(talk(*kinds)):
            assert overlaps(page) == []
            assert outside(page, 210, 297) == []


def test_all_that_is_usual_stands_on_two_pages() -> None:
    pages = talk_pages(talk("curve", "few people", "other people", "field", "house"))
    assert len(pages) == 2
    check(pages)


def test_a_crowd_has_the_width_to_itself_and_takes_a_page_more() -> None:
    assert len(talk_pages(talk("many lines", "many people", "many people", "field"))) == 3
    rows = [row for page in paged(talk("many people", "few people").drawings) for row in page]
    assert [len(row.drawings) for row in rows] == [1, 1]


def test_a_long_foot_takes_room_from_the_drawings_and_does_not_meet_them() -> None:
    pages = talk_pages(
        talk("curve", "few people", "other people", "field", "house", name="Wilhelmina " * 40)
    )
    for page in pages:
        assert overlaps(page) == []
    (rows,) = paged(talk("curve", "few people", "other people", "field", "house").drawings)
    usual = [height for *_, height in placed(rows, 24.0, 278.0)]
    tight = [height for *_, height in placed(rows, 24.0, 258.0)]
    assert all(one > other for one, other in zip(usual, tight, strict=True))
    *_, (_, _, top, _, height) = placed(rows, 24.0, 258.0)
    assert top + height + 10.0 <= 258.01


@pytest.mark.parametrize("kind", DRAWN)
def test_every_head_and_word_of_a_drawing_is_printed(kind: str) -> None:
    content = talk(kind)
    said = "".join("".join(text.split()) for page in talk_pages(content) for text in texts_on(page))
    assert as_shown(f"Tekening {kind}") in said
    if isinstance(content.drawings[0].drawing, PlacesContent):
        assert "straks" in said


@pytest.mark.parametrize("name", ["Zoë 🌻", "فاطمة الزهراء", "Đorđe", "W" * 60])
def test_any_name_stands_on_the_sheet(name: str) -> None:
    content = talk("curve", "few people", "other people", "field", "house", name=name)
    pages = talk_pages(content)
    check(pages)
    said = "".join("".join(text.split()) for page in pages for text in texts_on(page))
    assert as_shown(name) in said


def test_sixty_lines_go_on_over_pages_each_under_what_it_answers() -> None:
    lines = tuple(
        LineContent(f"antwoord{at} " + "met wat woorden erbij " * (at % 5), over=f"vraag{at}?")
        for at in range(60)
    )
    pages = sheet_pages(sheet(SectionContent("Wat kan ik", lines=lines, writing=0)))
    check(pages)
    assert 3 <= len(pages) <= 6
    for page in pages:
        texts = [text for text in texts_on(page) if text.startswith(("vraag", "antwoord"))]
        for at in range(60):
            if f"vraag{at}?" in texts:
                following = texts[texts.index(f"vraag{at}?") + 1]
                assert following.split()[0] == f"antwoord{at}"
    said = [text for page in pages for text in texts_on(page)]
    assert {f"vraag{at}?" for at in range(60)} <= set(said)


@pytest.mark.parametrize("before", range(0, 40, 3))
def test_what_leads_is_never_the_last_line_of_a_page(before: int) -> None:
    filling = tuple(LineContent("Een regel.") for _ in range(before))
    long = LineContent(" ".join(f"woord{at}" for at in range(1900)), over="Wat leidt?")
    pages = sheet_pages(sheet(SectionContent("Wat kan ik", lines=(*filling, long), writing=0)))
    said = [text for page in pages for text in texts_on(page)]
    words = [word for text in said for word in text.split() if word.startswith("woord")]
    assert words == [f"woord{at}" for at in range(1900)]
    (page,) = (page for page in pages if "Wat leidt?" in texts_on(page))
    assert any(text.startswith("woord0 ") for text in texts_on(page))
    check(pages)


def test_now_and_later_stand_where_they_were_put() -> None:
    pen = Pen()
    draw_places(pen, field(PlaceMark(0.25, 0.75), PlaceMark(0.75, 0.25, later=True)), *BOX)
    side = 62.0 - 8.0
    ((x, y),) = discs(pen, later=False, radius=DISC)
    ((later_x, later_y),) = discs(pen, later=True, radius=RING - 0.4)
    assert (x, y) == pytest.approx((18 + side / 4, 30 + side / 4), abs=0.01)
    assert (later_x, later_y) == pytest.approx((18 + side * 3 / 4, 30 + side * 3 / 4), abs=0.01)


def test_who_stays_is_a_disc_within_a_ring() -> None:
    pen = Pen()
    draw_places(pen, field(PlaceMark(0.4, 0.4), PlaceMark(0.4, 0.4, later=True)), *BOX)
    assert discs(pen, later=False, radius=DISC) == discs(pen, later=True, radius=RING - 0.4)
    assert texts_on(pen).count("nu") == texts_on(pen).count("straks") == 1


@pytest.mark.parametrize("x", [0.0, 0.05, 0.5, 0.95, 1.0])
@pytest.mark.parametrize("y", [0.0, 0.05, 0.5, 0.95, 1.0])
def test_no_mark_leaves_the_field_or_hides_a_name(x: float, y: float) -> None:
    for far in ((0.5, 0.5), (1 - x, 1 - y), (0.1, 0.95)):
        pen = Pen()
        draw_places(pen, field(PlaceMark(x, y), PlaceMark(*far, later=True)), *BOX)
        left, top, w, h = BOX
        for mark in pen.marks:
            if isinstance(mark, Shape) and mark.fill == "#000000":
                box = shape_box(mark)
                assert left - 0.01 <= box[0]
                assert box[2] <= left + w + 0.01
                assert top - 0.01 <= box[1]
                assert box[3] <= top + h + 0.01
        assert covered(pen) == []


@pytest.mark.parametrize("now", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("later", [0.0, 0.45, 0.55, 1.0])
def test_marks_stand_inside_the_house_on_their_own_floor(now: float, later: float) -> None:
    pen = Pen()
    marks = [
        mark
        for floor in range(4)
        for mark in (PlaceMark(now, floor=floor), PlaceMark(later, floor=floor, later=True))
    ]
    draw_places(pen, house(*marks), *BOX)
    assert overlaps(pen) == []
    assert covered(pen) == []
    low = sorted(y for _, y in discs(pen, later=False, radius=1.7))
    high = sorted(y for _, y in discs(pen, later=True, radius=2.7 - 0.4))
    assert len(low) == len(high) == 4
    # A floor is some eight millimetres high: what stands on it stays below the next one.
    assert all(abs(one - other) < 2.0 for one, other in zip(low, high, strict=True))


def test_only_what_is_drawn_is_in_the_key() -> None:
    pen = Pen()
    draw_places(pen, house(PlaceMark(0.5, floor=2, later=True)), *BOX)
    assert "straks" in texts_on(pen)
    assert "nu" not in texts_on(pen)


def test_the_same_content_gives_the_same_bytes_with_its_fonts_inside() -> None:
    content = talk("curve", "few people", "other people", "field", "house", name="Zoë 🌻")
    pdf = render_talk(content)
    assert pdf == render_talk(content)
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (inner,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


def test_a_cut_never_leaves_what_leads_alone() -> None:
    line = LineContent("woord " * 200, over="Wat leidt?")
    (said,) = section_parts(SectionContent("", lines=(line,), writing=0), 100.0, 0)
    cuts = [cut for room in range(60) if (cut := said.split(float(room))) is not None]
    assert len(cuts) > 20
    for here, rest in cuts:
        for part in (here, rest):
            pen = Pen()
            part.draw(pen, 0.0, 0.0)
            assert any("woord" in text for text in texts_on(pen))
