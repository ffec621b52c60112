"""The poster read back: every text is there, whole, embedded, inside the page and on its own."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from msgspec.structs import replace

from exports import (
    PAPERS,
    AgreementContent,
    CardContent,
    GapContent,
    InsightContent,
    PosterContent,
    TokenContent,
    render_poster,
)
from exports.paper import paper_named
from exports.pen import Pen, Shape, TextMark
from exports.poster.layout import poster_pages
from tests.exports.reading import (
    as_shown,
    counted,
    covered,
    outside,
    overlaps,
    printed,
    shape_box,
    wanted,
)
from tests.exports.samples import BLANK, huge, session, strange

SAMPLES = {"session": session, "blank": lambda: BLANK, "huge": huge, "strange": strange}


def _pages(content: PosterContent, paper: str = "a3") -> list[Pen]:
    return poster_pages(content, paper_named(paper))


def _read(data: bytes) -> str:
    return "".join(
        "".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages
    )


@pytest.mark.parametrize("paper", ["a3", "a0"])
def test_every_text_of_a_session_reads_back_from_the_file(paper: str) -> None:
    read = _read(render_poster(session(), paper))
    assert [text for text in wanted(session()) if as_shown(text) not in read] == []


def test_on_a4_only_the_feet_of_the_cards_are_left_out() -> None:
    read = _read(render_poster(session(), "a4"))
    missing = {text for text in wanted(session()) if as_shown(text) not in read}
    feet = {part for card in session().cards for part in (card.id, card.kind)}
    # A kind is an everyday word, so that it may stand elsewhere on the page.
    assert missing <= feet
    assert {card.id for card in session().cards} <= missing


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("name", SAMPLES)
def test_not_one_sign_is_lost_however_much_there_is(name: str, paper: str) -> None:
    content = SAMPLES[name]()
    pages = _pages(content, paper)
    lacking = counted(wanted(content, card_feet=paper != "a4")) - printed(pages)
    assert not lacking


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_touches_another_text_or_leaves_the_page(name: str, paper: str) -> None:
    for page in _pages(SAMPLES[name](), paper):
        assert overlaps(page) == []
        assert outside(page) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_is_covered_by_a_shape(name: str) -> None:
    for page in _pages(SAMPLES[name]()):
        assert covered(page) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_no_type_is_smaller_than_seven_points_and_all_of_it_is_on_the_sheet(paper: str) -> None:
    with pdfplumber.open(BytesIO(render_poster(session(), paper))) as file:
        for page in file.pages:
            inside = (0.0, 0.0, float(page.width), float(page.height))
            assert min(char["size"] for char in page.chars) >= 6.999
            for char in page.chars:
                assert char["x0"] >= inside[0]
                assert char["x1"] <= inside[2]
                assert char["top"] >= inside[1]
                assert char["bottom"] <= inside[3]


def test_words_read_back_by_another_library_do_not_overlap() -> None:
    with pdfplumber.open(BytesIO(render_poster(session()))) as file:
        words = file.pages[0].extract_words(extra_attrs=["size", "fontname"])
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            # A font's box is taller than its letters by some 15 per cent.
            room = 0.16 * max(one["size"], other["size"])
            assert across <= 0.5 or down <= room, (one["text"], other["text"])


def test_the_same_content_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib\n"
        "from exports import render_poster\n"
        "from tests.exports.samples import strange\n"
        "print(hashlib.sha256(render_poster(strange())).hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[2]
    hashes = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1
    assert render_poster(session()) == render_poster(session())
    assert render_poster(session()) != render_poster(replace(session(), title="Zoë en Marc"))


def _fonts(reader: pypdf.PdfReader) -> list[Any]:
    found = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for name, font in resources["/Font"].items():
            found[name] = font.get_object()
    return list(found.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_every_font_is_embedded_and_reads_back(name: str) -> None:
    fonts = _fonts(pypdf.PdfReader(BytesIO(render_poster(SAMPLES[name]()))))
    assert fonts
    for font in fonts:
        assert font["/Subtype"] == "/Type0"
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor
        assert "Helvetica" not in font["/BaseFont"]


def test_the_file_says_what_it_is() -> None:
    content = replace(
        session(),
        meta=replace(session().meta, author="Anouk", keywords=("Go Grow", "groei")),
    )
    reader = pypdf.PdfReader(BytesIO(render_poster(content)))
    told = reader.metadata
    assert told is not None
    assert told.title == "Go Grow: Zoë en Mark"
    assert told.author == "Anouk"
    assert told.subject == "Poster van een sessie Go Grow"
    assert str(told["/Keywords"]) == "Go Grow, groei"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_has_the_size_that_was_asked_for(paper: str) -> None:
    page = pypdf.PdfReader(BytesIO(render_poster(BLANK, paper))).pages[0]
    sheet = paper_named(paper)
    assert float(page.mediabox.width) == pytest.approx(sheet.width * 72 / 25.4, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(sheet.height * 72 / 25.4, abs=0.01)


def _boxes(page: Pen) -> int:
    """Count the boxes to tick."""
    return sum(
        isinstance(mark, Shape) and mark.line == 0.4 and mark.fill == "#FFFFFF"
        for mark in page.marks
    )


def _dotted(page: Pen) -> int:
    return sum(isinstance(mark, Shape) and mark.dots is not None for mark in page.marks)


def test_a_poster_with_nothing_chosen_offers_lines_and_rows_to_write_on() -> None:
    (page,) = _pages(BLANK)
    assert _boxes(page) >= 5
    assert _dotted(page) >= 4 + 2


@pytest.mark.parametrize("count", [1, 3, 5, 7, 9])
def test_there_is_always_an_empty_row_to_go_on_with(count: int) -> None:
    agreements = (session().agreements * 3)[:count]
    (page,) = _pages(replace(session(), cards=(), agreements=agreements))
    assert _boxes(page) >= count + 1


def test_a_section_without_head_and_lines_is_left_out() -> None:
    bare = replace(BLANK, insights_head="", agreements_head="", notes_head="")
    (page,) = _pages(bare)
    assert _boxes(page) == 0
    assert "Afspraken" not in {mark.line.text for mark in page.texts}
    assert overlaps(page) == []


def test_without_cards_the_other_sections_take_their_room() -> None:
    (with_cards,) = _pages(session())
    (without,) = _pages(replace(session(), cards=()))
    assert _boxes(without) > _boxes(with_cards)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_any_number_of_cards_finds_a_place(count: int) -> None:
    base = session().cards
    cards = tuple(replace(base[index % 4], id=f"GG-X-{index:02}") for index in range(count))
    pages = _pages(replace(session(), cards=cards))
    texts = {mark.line.text for page in pages for mark in page.texts}
    assert {card.id for card in cards} <= texts
    for page in pages:
        assert overlaps(page) == []


def test_a_line_too_many_under_the_field_lowers_the_field_instead_of_opening_a_page() -> None:
    quote = "‘Dat wist ik niet, en het doet me goed dat je het zegt, ook al is het laat.’ " * 2
    gaps = tuple(replace(gap, quote=quote) for gap in session().gaps)
    (page,) = _pages(replace(session(), gaps=gaps))
    (usual,) = _pages(session())

    def height(of: Pen) -> float:
        boxes = [shape_box(mark) for mark in of.marks if isinstance(mark, Shape)]
        zones = [box for box in boxes if box[2] - box[0] == pytest.approx(94.4)]
        return max(box[3] for box in zones) - min(box[1] for box in zones)

    assert height(usual) == pytest.approx(190)
    assert 175 < height(page) < 190
    assert overlaps(page) == [] and covered(page) == []


def test_further_pages_bear_the_title_and_say_which_they_are() -> None:
    pages = _pages(huge())
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        texts = [mark.line.text for mark in page.texts]
        assert "Zoë en Mark" in texts
        assert f"blad {number} van {len(pages)}" in texts
    heads = [mark.line.text for page in pages[1:] for mark in page.texts]
    assert "Afspraken · vervolg" in heads


def test_one_page_says_nothing_about_pages() -> None:
    (page,) = _pages(session())
    assert not any("blad" in mark.line.text for mark in page.texts)


def test_a_text_longer_than_a_page_goes_on_until_it_ends() -> None:
    endless = " ".join(f"woord{index}" for index in range(1500))
    content = replace(
        session(),
        insights=(InsightContent(endless, "know"),),
        gaps=(GapContent("Zoë: een sprong", "Kort.", endless),),
        cards=(CardContent("GG-K-01", "know", "vertel", 1, endless),),
        agreements=(AgreementContent("Zoë", endless, endless, "nu", endless),),
    )
    pages = _pages(content)
    assert not counted(wanted(content)) - printed(pages)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []


def test_titles_footers_and_labels_of_any_length_stay_apart() -> None:
    long = "Bernadette-Antoinette van der Zonnebloemenveldstraat en collega’s " * 6
    content = replace(
        session(),
        # Letters of their own, so that no other text can make up for what would be lost.
        title="Жанна и Юрий " * 90,
        kicker="Ωμέγα και Άλφα " * 60,
        date="Գարուն և աշուն " * 90,
        place_lines=(long, long),
        follow_up=long,
        footer_left=long * 3,
        footer_right=long,
        insights_head=long,
        agreements_head=long,
    )
    pages = _pages(content)
    assert not counted(wanted(content)) - printed(pages)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []
        assert covered(page) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_word_in_a_zone_s_name_stays_whole(paper: str) -> None:
    name = "Verantwoordelijkheidsgevoel"
    zones = tuple(
        replace(
            BLANK.zones[0], id=str(at), name=name, x=at % 3 / 3, y=at // 3 / 3, w=1 / 3, h=1 / 3
        )
        for at in range(9)
    )
    (page,) = _pages(replace(BLANK, zones=zones), paper)
    assert sum(mark.line.text == name for mark in page.texts) == len(zones)
    assert overlaps(page) == []
    assert min(mark.size for mark in page.texts) * paper_named(paper).u >= 6.999


def test_an_unknown_sign_colour_or_zone_is_drawn_plainly() -> None:
    zones = (replace(BLANK.zones[0], sign="comet", colour="mauve"), *BLANK.zones[1:])
    content = replace(
        session(),
        zones=zones,
        cards=(replace(session().cards[0], zone="nowhere"),),
        insights=(InsightContent("Kort.", "nowhere"),),
    )
    assert "Kort." in _read(render_poster(content))


def test_the_key_explains_only_tokens_that_are_there() -> None:
    def key_of(*tokens: TokenContent) -> set[str]:
        (page,) = _pages(replace(BLANK, tokens=tokens))
        return {mark.line.text for mark in page.texts}

    own, other = TokenContent("Z", 0.3, 0.3), TokenContent("Z", 0.7, 0.7, "M")
    assert BLANK.key.own in key_of(own)
    assert BLANK.key.other not in key_of(own)
    assert BLANK.key.other in key_of(own, other)
    assert not {BLANK.key.own, BLANK.key.other} & key_of()


def test_zone_names_make_way_for_a_token() -> None:
    def place(*tokens: TokenContent) -> tuple[float, float]:
        (page,) = _pages(replace(BLANK, tokens=tokens))
        mark = next(mark for mark in page.texts if mark.line.text == "Glow")
        assert isinstance(mark, TextMark)
        return mark.x, mark.y

    assert place(TokenContent("Z", 0.04, 0.95)) != place()
    assert place(TokenContent("Z", 0.30, 0.70)) == place()
