"""The talk sheet read back: every word is there, whole, and on one page if it can be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from exports.content import AgreementContent, AgreementHeads, MetaContent, PageWords
from exports.fonts import Style
from exports.house.content import FloorContent, HouseContent, StandingContent
from exports.pen import Pen, Shape, TextMark
from exports.sheet import (
    FactContent,
    LineContent,
    SectionContent,
    SheetContent,
    render_sheet,
    write_sheet,
)
from exports.sheet.rows import Cell, Paragraph, Row, fitting, stack
from exports.sheet.sheet import sheet_pages
from exports.textfit import wrap
from tests.exports.reading import as_shown, counted, covered, outside, overlaps, printed, shape_box

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Een zin die maar doorgaat over de planning, de dagstart en wat er nog moet gebeuren. "
HOUSE = HouseContent(
    floors=(
        FloorContent("heart", "health", "Gezondheid", note="Besproken. Niets genoteerd."),
        FloorContent("gem", "talents", "Talenten", people=(StandingContent("Ł", 0.45),)),
        FloorContent("compass", "values", "Waarden", people=(StandingContent("Ł", 0.86),)),
        FloorContent("bag", "work", "Werk", people=(StandingContent("Ł", 0.23),)),
    ),
    roof="Werkvermogen",
    low="wankel",
    high="stevig",
)
BLANK = SheetContent(
    kicker="Gespreksblad · van mij, voor mij",
    title="Łucja",
    lang="nl",
    meta=MetaContent("Gespreksblad: Łucja", subject="Bouwoverleg, 19 november 2026"),
    facts=(FactContent("", "gesprek met"), FactContent("", "op")),
    sections=(
        SectionContent("Wat ik wil zeggen", "Begin bij wat goed gaat.", writing=3, numbered=True),
        SectionContent("Wat ik nodig heb", "Klein genoeg om meteen ja op te zeggen.", half=True),
        SectionContent("Tegen wanneer", half=True),
        SectionContent("Dit hoorde ik"),
    ),
    agreements_head="Dit spraken we af",
    agreement_heads=AgreementHeads("wie", "wat", "eerste stap", "klaar op", ""),
    follow_up_head="We kijken terug op:",
    footer="Dit blad is van Łucja en van niemand anders. De rest is gewist op 19 december 2026.",
    pages=PageWords("vervolg", "blad {page} van {pages}"),
)


def talk() -> SheetContent:
    """A sheet like the one in the style guide."""
    return replace(
        BLANK,
        facts=(FactContent("gesprek met Mark"), FactContent("vrijdag 4 december 2026, 14 uur")),
        house=HOUSE,
        house_lines=(
            "Zo zette ik mezelf op 19 november: links wankel, rechts stevig.",
            "Mijn waarden helpen mijn werk: ik verdeel eerlijk, dan krijg ik ook wat terug.",
        ),
        sections=(
            SectionContent(
                "Drie dingen die ik wil zeggen",
                lines=(
                    LineContent("Ik spreek vier talen. Daar doen we nog weinig mee.", "gem"),
                    LineContent("Een goede overdracht is voor mij half het werk.", "compass"),
                    LineContent("Er blijven te veel losse eindjes over op één dag.", "bag"),
                ),
                writing=3,
                numbered=True,
            ),
            SectionContent(
                "Eén vraag aan Mark",
                "Begin open: wat, hoe of wanneer.",
                (LineContent("Wanneer zag jij mij op mijn best dit jaar?"),),
                half=True,
            ),
            SectionContent(
                "Eén verzoek",
                "Klein genoeg om meteen ja op te zeggen.",
                (LineContent("Mag ik een kwartier overlap?", note="tegen 11 december"),),
                half=True,
            ),
            SectionContent("Dit hoorde ik"),
        ),
    )


def long() -> SheetContent:
    """The same with 2,000 letters in every line, and twenty agreements."""
    sections = tuple(
        replace(one, lines=tuple(replace(line, text=(WORDS * 30)[:2000]) for line in one.lines))
        for one in talk().sections
    )
    agreements = tuple(
        AgreementContent(f"Persoon {at}", f"Afspraak {at}: {WORDS * (at % 4)}", WORDS, "11 dec.")
        for at in range(20)
    )
    return replace(
        talk(),
        sections=sections,
        agreements=(*agreements, AgreementContent("Zoë", WORDS * 60, WORDS * 50, "nu", WORDS)),
        house_lines=(talk().house_lines[0], (WORDS * 30)[:2000]),
    )


def strange() -> SheetContent:
    """Words that strain fonts, directions and widths."""
    return replace(
        talk(),
        kicker="شركة المتجر (Noord) en עברית",
        title="Anna" + "maria" * 39 + "Z",
        facts=(FactContent("gesprek met Nguyễn Thị Đức 🌻"), FactContent("", "op" * 40)),
        house_lines=("שלום לכולם", "W" * 90),
        sections=(
            SectionContent(
                "أحمد يعرف كل طريق",
                "W" * 120,
                (
                    LineContent("أحمد يعرف كل طريق في المخزن (Mark) ويحب العمل مع الزملاء", "gem"),
                    LineContent("x̧̣̌̂̂̂̂ ✓ ● ■ ☐ ★ ❤️ 👩🏽‍🌾 🇧🇪 1️⃣ ⇒ 𝄞", "comet", "W" * 90),
                    LineContent("Donau" + "dampfschiff" * 30),
                ),
                numbered=True,
            ),
            SectionContent("", "", (LineContent("Zonder hoofd."),), half=True),
            SectionContent("Alleen 🌻", half=True, writing=0),
            SectionContent("", writing=0),
        ),
        agreement_heads=AgreementHeads("wie" * 9, "wat", "eerste stap", "klaar op", "nodig"),
        agreements=(
            AgreementContent("Anna" * 20, "W" * 150, "Kort.", "overmorgen om negen uur", ""),
            AgreementContent("", "", "", "", ""),
            AgreementContent("🌻", "", "", "", "Tijd."),
        ),
        follow_up_head="W" * 60,
        follow_up="donderdag 18 februari 2027",
    )


SAMPLES = {"talk": talk, "blank": lambda: BLANK, "long": long, "strange": strange}


def _wanted(content: SheetContent) -> list[str]:
    """List the texts that must be printed: of a small house only its names and its roof's word."""
    house = content.house
    shown = [house.roof, *(floor.name for floor in house.floors)] if house else []
    shown += [one.text or one.blank for one in content.facts]
    return [*replace(content, house=None, facts=()).texts(), *shown]


def _texts(page: Pen) -> list[str]:
    return [mark.line.text for mark in page.texts]


def _mark(page: Pen, text: str) -> TextMark:
    return next(mark for mark in page.texts if mark.line.text == text)


def _boxes(page: Pen) -> int:
    """Count the boxes to tick."""
    boxes = [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.stroke]
    return sum(box[2] - box[0] == pytest.approx(4.2) == box[3] - box[1] for box in boxes)


def _lines(page: Pen) -> list[tuple[float, float, float, float]]:
    """Give the lines to write on."""
    return [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.dots]


def _check(pages: Sequence[Pen]) -> None:
    for page in pages:
        assert overlaps(page) == []
        assert outside(page, 210, 297) == []
        assert covered(page) == []
        assert min((mark.size for mark in page.texts), default=7.0) >= 7.0


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_touches_leaves_the_page_or_is_too_small(name: str) -> None:
    _check(sheet_pages(SAMPLES[name]()))


@pytest.mark.parametrize("name", ["talk", "blank"])
def test_every_text_is_printed_whole_on_one_page(name: str) -> None:
    (page,) = sheet_pages(SAMPLES[name]())
    read = "".join("".join(text.split()) for text in _texts(page))
    for text in _wanted(SAMPLES[name]()):
        assert as_shown(text) in read, text


@pytest.mark.parametrize("name", SAMPLES)
def test_not_one_sign_is_lost_however_much_there_is(name: str) -> None:
    content = SAMPLES[name]()
    assert not counted(_wanted(content)) - printed(sheet_pages(content))


def test_long_answers_go_on_word_by_word_under_the_head_of_their_section() -> None:
    told = {at: [f"s{at}w{word}" for word in range(330)] for at in range(4)}
    sections = tuple(
        SectionContent(f"Vraag {at}", lines=(LineContent(" ".join(words), "gem", f"bij {at}"),))
        for at, words in told.items()
    )
    under = " ".join(f"h{word}" for word in range(300))
    pages = sheet_pages(replace(talk(), sections=sections, house_lines=("Zo stond ik.", under)))
    assert len(pages) > 2
    found = Counter(
        word for page in pages for mark in page.texts for word in mark.line.text.split()
    )
    assert all(found[word] == 1 for words in (*told.values(), under.split()) for word in words)
    assert any(
        text.startswith("Vraag") and "vervolg" in text for page in pages for text in _texts(page)
    )
    read = [word for page in pages for text in _texts(page) for word in text.split()]
    said = [word for words in told.values() for word in words]
    assert [word for word in read if word in set(said)] == said
    _check(pages)


def test_one_answer_of_two_thousand_letters_takes_a_second_page_and_no_third() -> None:
    first = replace(talk().sections[0], lines=(LineContent((WORDS * 30)[:2000], "gem"),))
    pages = sheet_pages(replace(talk(), sections=(first, *talk().sections[1:])))
    assert len(pages) == 2
    _check(pages)
    assert "Łucja" in _texts(pages[1])
    assert "blad 2 van 2" in _texts(pages[1])
    assert not any("blad 1 van" in text for text in _texts(sheet_pages(talk())[0]))


def test_the_words_beside_the_house_stay_out_of_it() -> None:
    house = {"Werkvermogen", "Gezondheid", "Talenten", "Waarden", "Werk", "Ł"}
    for content in (talk(), long()):
        page = sheet_pages(content)[0]
        ground = max(mark.y for mark in page.texts if mark.line.text == "Gezondheid") + 4
        inside = {
            mark.line.text for mark in page.texts if mark.box[2] > 125 and 40 < mark.y < ground
        }
        assert inside == house
        assert not any(line[2] > 125 and 40 < line[1] < ground for line in _lines(page))


def test_without_a_house_the_words_take_its_room() -> None:
    (page,) = sheet_pages(replace(talk(), house=None, house_lines=()))
    assert min(line[1] for line in _lines(page) if line[2] > 190) < 80
    (page,) = sheet_pages(replace(talk(), house=None))
    assert "Werkvermogen" not in _texts(page)
    assert as_shown(talk().house_lines[1]) in "".join("".join(one.split()) for one in _texts(page))


def test_room_that_is_left_becomes_lines_to_write_on_and_they_go_first_when_it_is_full() -> None:
    def lines(said: int) -> int:
        told = tuple(LineContent(f"Zin {at}. {WORDS}") for at in range(said))
        content = replace(
            BLANK, sections=(SectionContent("Wat ik zeg", lines=told), *BLANK.sections)
        )
        pages = sheet_pages(content)
        _check(pages)
        assert len(pages) == 1
        return len(_lines(pages[0]))

    found = [lines(said) for said in (1, 3, 5)]
    assert found[0] > found[1] > found[2]


def test_a_page_is_filled_to_its_foot() -> None:
    for content in (talk(), BLANK):
        (page,) = sheet_pages(content)
        assert 262 < _mark(page, "We kijken terug op:").y < 279


@pytest.mark.parametrize("count", [0, 1, 2, 5, 9])
def test_there_is_always_an_empty_row_to_go_on_with(count: int) -> None:
    agreements = (AgreementContent("Zoë", "Loopt mee.", "Vraagt.", "11 dec."),) * count
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    assert sum(_boxes(page) for page in pages) >= max(count + 1, 2)


def test_agreements_over_two_pages_bear_their_heads_on_both() -> None:
    agreements = tuple(
        AgreementContent("Zoë", f"Afspraak{at} {WORDS}", WORDS, "11 dec.") for at in range(14)
    )
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    assert len(pages) == 2
    assert "Dit spraken we af · vervolg" in _texts(pages[1])
    assert [_texts(page).count("eerste stap") for page in pages] == [1, 1]
    assert _mark(pages[1], "We kijken terug op:").y > _mark(pages[1], "eerste stap").y


def test_a_row_of_agreements_is_not_cut_where_it_fits_whole() -> None:
    agreements = tuple(
        AgreementContent("Zoë", f"van{at} {WORDS * (at % 4 + 1)} tot{at}", "", "11 dec.")
        for at in range(18)
    )
    pages = sheet_pages(replace(BLANK, agreements=agreements))
    for at in range(18):
        homes = [
            [
                f"van{at}" in " ".join(_texts(page)).split(),
                f"tot{at}" in " ".join(_texts(page)).split(),
            ]
            for page in pages
        ]
        assert homes.count([True, True]) == 1


def test_only_what_somebody_needs_makes_a_column_for_it() -> None:
    agreement = AgreementContent("Zoë", "Loopt mee.", "Vraagt.", "11 dec.")
    (without,) = sheet_pages(replace(BLANK, agreements=(agreement,)))
    (with_need,) = sheet_pages(replace(BLANK, agreements=(replace(agreement, need="Een uur."),)))
    assert "Een uur." in _texts(with_need)
    assert _mark(with_need, "11 dec.").x < _mark(without, "11 dec.").x


def test_the_follow_up_is_the_one_black_label_or_a_line_to_write_on() -> None:
    def labels(content: SheetContent) -> list[str]:
        (page,) = sheet_pages(content)
        return [mark.line.text for mark in page.texts if mark.colour == "#FFFFFF" and mark.y > 200]

    assert labels(replace(talk(), follow_up="18 februari 2027")) == ["18 februari 2027"]
    assert labels(talk()) == []
    (page,) = sheet_pages(talk())
    low = _mark(page, "We kijken terug op:").y
    rules = [shape_box(one) for one in page.marks if isinstance(one, Shape) and one.stroke]
    assert any(low < box[1] < low + 2 and 40 < box[2] - box[0] < 50 for box in rules)


def test_two_half_sections_stand_side_by_side_while_they_are_short() -> None:
    (page,) = sheet_pages(talk())
    left, right = _mark(page, "Eén vraag aan Mark"), _mark(page, "Eén verzoek")
    assert left.y == right.y
    assert right.x - left.x == pytest.approx(91)
    asked = talk().sections[1]
    tall = replace(asked, lines=(LineContent(WORDS * 14),))
    pages = sheet_pages(replace(talk(), sections=(talk().sections[0], tall, talk().sections[2])))
    heads = [mark for page in pages for mark in page.texts if mark.line.text.startswith("Eén v")]
    assert {mark.x for mark in heads} == {18}
    (alone,) = sheet_pages(replace(BLANK, sections=(SectionContent("Alleen", half=True),)))
    assert max(line[2] for line in _lines(alone)) == pytest.approx(192)


def test_numbered_sections_number_their_lines_and_what_is_left_to_write() -> None:
    (page,) = sheet_pages(talk())
    assert [text for text in _texts(page) if text in {"1", "2", "3", "4"}] == ["1", "2", "3"]
    one = replace(talk().sections[0], lines=talk().sections[0].lines[:1], writing=4)
    (page,) = sheet_pages(replace(talk(), sections=(one,)))
    assert [text for text in _texts(page) if text.isdigit()] == ["1", "2", "3", "4"]


def test_a_section_without_room_to_write_has_none() -> None:
    only = replace(
        BLANK,
        sections=(SectionContent("Dan", lines=(LineContent("4 december"),), writing=0),),
        agreements_head="",
        agreement_heads=None,
        follow_up_head="",
    )
    (page,) = sheet_pages(only)
    assert _lines(page) == []
    assert _boxes(page) == 0


def test_what_is_not_known_yet_is_left_to_write_in() -> None:
    def rules(content: SheetContent) -> int:
        (page,) = sheet_pages(content)
        boxes = [shape_box(mark) for mark in page.marks if isinstance(mark, Shape)]
        return sum(box[0] > 120 and box[2] == pytest.approx(192) and box[3] < 38 for box in boxes)

    assert rules(BLANK) == 2
    assert rules(talk()) == 0
    (page,) = sheet_pages(talk())
    assert _mark(page, "gesprek met Mark").box[2] == pytest.approx(192)


def test_an_empty_sheet_is_one_page() -> None:
    content = SheetContent("", "", "nl", MetaContent("x"))
    (page,) = sheet_pages(content)
    assert page.texts == []
    assert render_sheet(content).startswith(b"%PDF")


def _block(words: int) -> Any:
    return wrap(" ".join(f"woord{at}" for at in range(words)), Style.REGULAR, 10, 40)


def test_a_cut_leaves_no_line_alone_above_or_below_it() -> None:
    block = _block(40)
    lines = len(block.lines)
    assert lines > 5
    found = [fitting(block, count * block.leading) for count in range(lines + 2)]
    # Two lines at least, or all of them, and never all but one.
    expected = [0, 0, *range(2, lines - 1), lines - 2, lines, lines]
    assert found == expected
    assert fitting(_block(2).split(1)[0], 0.0) == 0


def test_both_parts_of_a_row_hold_all_its_lines_and_fit() -> None:
    tall, short = _block(60), _block(12)
    row = Row(
        (
            Cell(stack(Paragraph(short), Paragraph(tall, 2.0)), 0.0),
            Cell(stack(Paragraph(short)), 50.0, 3.0),
        ),
        100.0,
        2.0,
        tall,
        boxes=(0.0,),
    )
    for tenth in range(3, 10):
        room = row.height * tenth / 10
        here, rest = row.split(room)
        assert here is not None and rest is not None
        assert here.height <= room + 0.01
        lines = [
            paragraph.block.lines
            for part in (here, rest)
            for cell in part.cells
            for paragraph in cell.stack.paragraphs
        ]
        assert sum(map(len, lines)) == len(tall.lines) + 2 * len(short.lines)
        assert (here.rule, rest.rule, rest.boxes) == (0.0, row.rule, ())
    assert row.split(row.height) == (row, None)
    assert row.split(1.0)[0] is None


def test_the_file_reads_back_on_upright_a4_with_its_fonts_in_it() -> None:
    data = render_sheet(long())
    reader = pypdf.PdfReader(BytesIO(data))
    for page in reader.pages:
        assert [round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]] == [210, 297]
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert font.get_object()["/Subtype"] == "/Type0"
    told = reader.metadata
    assert told is not None
    assert (told.title, told.subject) == ("Gespreksblad: Łucja", "Bouwoverleg, 19 november 2026")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    with pdfplumber.open(BytesIO(data)) as file:
        for sheet in file.pages:
            assert min(char["size"] for char in sheet.chars) >= 6.999
            for char in sheet.chars:
                assert 0 <= char["x0"] <= char["x1"] <= float(sheet.width)
                assert 0 <= char["top"] <= char["bottom"] <= float(sheet.height)


def _run(code: str, seed: str = "1") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_same_content_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib\n"
        "from tests.exports.test_sheet import strange\n"
        "from exports.sheet import render_sheet\n"
        "print(hashlib.sha256(render_sheet(strange())).hexdigest())\n"
    )
    assert _run(code, "1") == _run(code, "2")
    assert render_sheet(talk()) == render_sheet(talk())
    assert render_sheet(talk()) != render_sheet(replace(talk(), title="Łucia"))


def test_importing_the_sheets_loads_no_font_and_no_pdf_library() -> None:
    loaded = _run("import exports.sheet, exports.runsheet, sys; print(*sys.modules)").split()
    assert "exports.runsheet" in loaded
    assert not {"reportlab", "uharfbuzz", "PIL", "bidi", "anyascii"} & set(loaded)


def test_it_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    assert write_sheet(talk(), path) == path
    assert path.read_bytes() == render_sheet(talk())
    assert [found.name for found in tmp_path.iterdir()] == ["blad.pdf"]


LETTERS = "abcdeghijklmnoprstuvwz ABDEGMNZ ëéçğłđứ .,:!?’ 0123456789 שלום أحمد 🌻✓ W"
words = st.text(alphabet=LETTERS, max_size=500)
short = st.text(alphabet=LETTERS, max_size=24)
sign = st.sampled_from((None, "gem", "heart", "elsewhere"))
contents = st.builds(
    replace,
    st.just(BLANK),
    kicker=short,
    title=words,
    facts=st.lists(st.builds(FactContent, short, short), max_size=4).map(tuple),
    house=st.none() | st.just(HOUSE),
    house_lines=st.lists(words, max_size=3).map(tuple),
    sections=st.lists(
        st.builds(
            SectionContent,
            short,
            short,
            st.lists(st.builds(LineContent, words, sign, short), max_size=4).map(tuple),
            st.integers(0, 5),
            st.booleans(),
            st.booleans(),
        ),
        max_size=6,
    ).map(tuple),
    agreements=st.lists(
        st.builds(AgreementContent, short, words, short, short, short), max_size=6
    ).map(tuple),
    follow_up=short,
    follow_up_head=short,
    footer=words,
)


@settings(
    max_examples=30,
    deadline=None,
    # One run of a page is slow, so what fails is shown as found; the same examples every time.
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(contents)
def test_any_content_is_held_and_nothing_collides(content: SheetContent) -> None:
    pages = sheet_pages(content)
    assert not counted(_wanted(content)) - printed(pages)
    _check(pages)
