"""The talk sheet read back: every word is there, whole, and on one page if it can be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.content import AgreementContent, MetaContent
from exports.pen import Shape
from exports.sheet import (
    FactContent,
    LineContent,
    SectionContent,
    SheetContent,
    render_sheet,
    write_sheet,
)
from exports.sheet.sheet import sheet_pages
from tests.exports.reading import as_shown, counted, printed, shape_box
from tests.exports.sheet_samples import (
    BLANK,
    HOUSE,
    SAMPLES,
    WORDS,
    check,
    full,
    long,
    marked,
    talk,
    texts_on,
    ticks,
    wanted,
    writing_lines,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_touches_leaves_the_page_or_is_too_small(name: str) -> None:
    check(sheet_pages(SAMPLES[name]()))


@pytest.mark.parametrize("name", ["talk", "blank", "full"])
def test_every_text_is_printed_whole_on_one_page(name: str) -> None:
    (page,) = sheet_pages(SAMPLES[name]())
    read = "".join("".join(text.split()) for text in texts_on(page))
    for text in wanted(SAMPLES[name]()):
        assert as_shown(text) in read, text


@pytest.mark.parametrize("name", SAMPLES)
def test_not_one_sign_is_lost_however_much_there_is(name: str) -> None:
    content = SAMPLES[name]()
    assert not counted(wanted(content)) - printed(sheet_pages(content))


def test_long_answers_go_on_word_by_word_under_the_head_of_their_section() -> None:
    told = {at: [f"s{at}w{word}" for word in range(330)] for at in range(4)}
    sections = tuple(
        SectionContent(
            f"Vraag {'abcd'[at]}",
            "",
            (LineContent(" ".join(words), "gem", f"bij {'abcd'[at]}"),),
            numbered=True,
        )
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
        text.startswith("Vraag") and "vervolg" in text for page in pages for text in texts_on(page)
    )
    read = [word for page in pages for text in texts_on(page) for word in text.split()]
    said = [word for words in told.values() for word in words]
    assert [word for word in read if word in set(said)] == said
    # What found no room under the house comes after what began beside it.
    assert read.index("s0w329") < read.index("h0") < read.index("s1w0")
    figures = [text for page in pages for text in texts_on(page) if text.isdigit()]
    assert figures.count("1") == len(told)
    low = [mark.box[2] for mark in pages[0].texts if 170 < mark.y < 275]
    assert max(low) > 180
    check(pages)


def test_one_answer_of_two_thousand_letters_takes_a_second_page_and_no_third() -> None:
    first = replace(talk().sections[0], lines=(LineContent((WORDS * 30)[:2000], "gem"),))
    pages = sheet_pages(replace(talk(), sections=(first, *talk().sections[1:])))
    assert len(pages) == 2
    check(pages)
    assert all(line[2] == pytest.approx(192) for line in writing_lines(pages[0]))
    assert "Łucja" in texts_on(pages[1])
    assert "blad 2 van 2" in texts_on(pages[1])
    assert not any("blad 1 van" in text for text in texts_on(sheet_pages(talk())[0]))


def test_the_words_beside_the_house_stay_out_of_it() -> None:
    house = {"Werkvermogen", "Gezondheid", "Talenten", "Waarden", "Werk", "Ł"}
    for content in (talk(), long()):
        page = sheet_pages(content)[0]
        ground = max(mark.y for mark in page.texts if mark.line.text == "Gezondheid") + 4
        inside = {
            mark.line.text for mark in page.texts if mark.box[2] > 125 and 40 < mark.y < ground
        }
        assert inside == house
        assert not any(line[2] > 125 and 40 < line[1] < ground for line in writing_lines(page))


def test_the_house_begins_at_the_rule_and_lines_to_write_on_fill_the_room_beside_it() -> None:
    plain = SectionContent("Wat ik zeg", lines=(LineContent("Kort."),), writing=1)
    for content in (talk(), replace(talk(), sections=(plain, *talk().sections[1:]))):
        (page,) = sheet_pages(content)
        foot = max(mark.y for mark in page.texts if mark.x > 125 and mark.y < 170)
        top = min(
            shape_box(one)[1]
            for one in page.marks
            if isinstance(one, Shape) and shape_box(one)[0] > 125 and one.fill
        )
        assert 39 < top < 46
        beside = [line[1] for line in writing_lines(page) if line[2] < 125 and line[1] < foot + 3]
        assert len(beside) >= 3
        assert max(beside) > foot - 12


@pytest.mark.parametrize("sentences", range(24, 60, 2))
def test_no_page_goes_on_with_nothing_but_lines_to_write_on(sentences: int) -> None:
    said = SectionContent("Wat ik zeg", lines=(LineContent(WORDS * sentences),), writing=3)
    pages = sheet_pages(replace(BLANK, sections=(said, *BLANK.sections)))
    check(pages)
    for page in pages[1:]:
        texts = texts_on(page)
        if "Wat ik zeg · vervolg" in texts:
            after = texts[texts.index("Wat ik zeg · vervolg") + 1]
            assert len(after) > 20
    # An empty section is nothing but its lines, so its head never stands without them.
    (home,) = [page for page in pages if "Dit hoorde ik" in texts_on(page)]
    head = marked(home, "Dit hoorde ik").y
    assert any(head < line[1] < head + 15 for line in writing_lines(home))


def test_without_a_house_the_words_take_its_room() -> None:
    (page,) = sheet_pages(replace(talk(), house=None, house_lines=()))
    assert min(line[1] for line in writing_lines(page) if line[2] > 190) < 80
    (page,) = sheet_pages(replace(talk(), house=None))
    assert "Werkvermogen" not in texts_on(page)
    assert as_shown(talk().house_lines[1]) in "".join(
        "".join(one.split()) for one in texts_on(page)
    )


def test_room_that_is_left_becomes_lines_to_write_on_and_they_go_first_when_it_is_full() -> None:
    def lines(said: int) -> int:
        told = tuple(LineContent(f"Zin {at}. {WORDS}") for at in range(said))
        content = replace(
            BLANK, sections=(SectionContent("Wat ik zeg", lines=told), *BLANK.sections)
        )
        pages = sheet_pages(content)
        check(pages)
        assert len(pages) == 1
        return len(writing_lines(pages[0]))

    found = [lines(said) for said in (1, 3, 5)]
    assert found[0] > found[1] > found[2]


def test_a_page_is_filled_to_its_foot() -> None:
    for content in (talk(), BLANK, full()):
        (page,) = sheet_pages(content)
        assert marked(page, "We kijken terug op:").y == pytest.approx(278.3, abs=1)


def test_two_half_sections_stand_side_by_side_while_they_are_short() -> None:
    (page,) = sheet_pages(talk())
    left, right = marked(page, "Eén vraag aan Mark"), marked(page, "Eén verzoek")
    assert left.y == right.y
    assert right.x - left.x == pytest.approx(91)
    # One says more than the other, and still their lines to write on are level.
    drawn = [line for line in writing_lines(page) if left.y < line[1] < left.y + 40]
    ends = [[line[1] for line in drawn if (line[0] > 100) is far] for far in (False, True)]
    assert ends[0] and ends[0] == pytest.approx(ends[1])
    asked = talk().sections[1]
    lone = replace(asked, half=False)
    (page,) = sheet_pages(
        replace(talk(), sections=(*talk().sections[:1], lone, *talk().sections[2:]))
    )
    assert marked(page, "Eén verzoek").x == marked(page, "Eén vraag aan Mark").x
    full_width = replace(talk().sections[2], half=False)
    (page,) = sheet_pages(replace(talk(), sections=(talk().sections[0], asked, full_width)))
    assert marked(page, "Eén verzoek").x == 18
    tall = replace(asked, lines=(LineContent(WORDS * 14),))
    pages = sheet_pages(replace(talk(), sections=(talk().sections[0], tall, talk().sections[2])))
    heads = [mark for page in pages for mark in page.texts if mark.line.text.startswith("Eén v")]
    assert {mark.x for mark in heads} == {18}
    (alone,) = sheet_pages(replace(BLANK, sections=(SectionContent("Alleen", half=True),)))
    assert max(line[2] for line in writing_lines(alone)) == pytest.approx(192)


def test_numbered_sections_number_their_lines_and_what_is_left_to_write() -> None:
    (page,) = sheet_pages(talk())
    assert [text for text in texts_on(page) if text in {"1", "2", "3", "4"}] == ["1", "2", "3"]
    one = replace(talk().sections[0], lines=talk().sections[0].lines[:1], writing=4)
    (page,) = sheet_pages(replace(talk(), sections=(one,)))
    assert [text for text in texts_on(page) if text.isdigit()] == ["1", "2", "3", "4"]


def test_a_section_without_room_to_write_has_none() -> None:
    only = replace(
        BLANK,
        sections=(SectionContent("Dan", lines=(LineContent("4 december"),), writing=0),),
        agreements_head="",
        agreement_heads=None,
        follow_up_head="",
    )
    (page,) = sheet_pages(only)
    assert writing_lines(page) == []
    assert ticks(page) == 0


def test_what_is_not_known_yet_is_left_to_write_in() -> None:
    def rules(content: SheetContent) -> int:
        (page,) = sheet_pages(content)
        boxes = [shape_box(mark) for mark in page.marks if isinstance(mark, Shape)]
        return sum(box[0] > 120 and box[2] == pytest.approx(192) and box[3] < 38 for box in boxes)

    assert rules(BLANK) == 2
    assert rules(talk()) == 0
    (page,) = sheet_pages(talk())
    assert marked(page, "gesprek met Mark").box[2] == pytest.approx(192)


def test_an_empty_sheet_is_one_page() -> None:
    content = SheetContent("", "", "nl", MetaContent("x"))
    (page,) = sheet_pages(content)
    assert page.texts == []
    assert render_sheet(content).startswith(b"%PDF")


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
        "from tests.exports.sheet_samples import strange\n"
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
    assert not counted(wanted(content)) - printed(pages)
    check(pages)
