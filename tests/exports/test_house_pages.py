"""The house posters read back: every text whole, embedded, inside the page and on its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from msgspec.structs import replace

from exports import PAPERS, AgreementContent
from exports.house.blank import blank_pages
from exports.house.content import (
    BlankHouseContent,
    HousePosterContent,
    KeptContent,
    QuestionContent,
    QuestionGroup,
)
from exports.house.poster import house_pages
from exports.paper import paper_named
from exports.pen import Pen, Shape
from exports.tiles import tiling
from exports.write import (
    render_blank_house,
    render_house_poster,
    write_blank_house,
    write_house_poster,
)
from tests.exports.house_samples import BARE, BLANK, long, players, strange, team
from tests.exports.reading import as_shown, counted, covered, outside, overlaps, printed

ROOT = Path(__file__).resolve().parents[2]
SAMPLES: dict[str, Callable[[], HousePosterContent]] = {
    "bare": lambda: BARE,
    "team": team,
    "three": lambda: players(3),
    "four": lambda: players(4, kept_health=True),
    "seven": lambda: players(7),
    "long": long,
    "strange": strange,
}


def pages_of(content: HousePosterContent, paper: str = "a3") -> list[Pen]:
    return house_pages(content, paper_named(paper))


def blank_of(content: BlankHouseContent = BLANK, paper: str = "a1") -> list[Pen]:
    return blank_pages(content, paper_named(paper))


def _read(data: bytes) -> str:
    return "".join(
        "".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(data)).pages
    )


def _one_line(texts: list[str]) -> list[str]:
    """Leave out what only a picture can show as one text: letters, and what runs both ways."""
    return [
        text for text in texts if len(text) > 3 and not any("\u0590" < c < "\u06ff" for c in text)
    ]


@pytest.mark.parametrize("paper", ["a4", "a3", "a0"])
@pytest.mark.parametrize("name", ["bare", "team", "three", "four", "seven"])
def test_every_text_reads_back_from_the_file(name: str, paper: str) -> None:
    content = SAMPLES[name]()
    read = _read(render_house_poster(content, paper))
    texts = _one_line(list(content.texts()))
    assert len(texts) > 30
    assert [text for text in texts if as_shown(text) not in read] == []


@pytest.mark.parametrize("paper", ["a4", "a1", "a0"])
def test_every_text_of_the_blank_poster_reads_back(paper: str) -> None:
    read = _read(render_blank_house(BLANK, paper))
    assert [text for text in BLANK.texts() if as_shown(text) not in read] == []


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("name", SAMPLES)
def test_not_one_sign_is_lost_however_much_there_is(name: str, paper: str) -> None:
    content = SAMPLES[name]()
    assert not counted(content.texts()) - printed(pages_of(content, paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_touches_another_text_is_hidden_or_leaves_the_page(name: str, paper: str) -> None:
    for page in pages_of(SAMPLES[name](), paper):
        assert overlaps(page) == []
        assert outside(page) == []
        assert covered(page) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_touches_or_leaves_the_blank_poster(paper: str) -> None:
    (page,) = blank_of(paper=paper)
    assert overlaps(page) == []
    assert outside(page) == []
    assert covered(page) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_no_type_is_smaller_than_seven_points_and_all_of_it_is_on_the_sheet(paper: str) -> None:
    for data in (render_house_poster(players(7), paper), render_blank_house(BLANK, paper)):
        with pdfplumber.open(BytesIO(data)) as file:
            for page in file.pages:
                assert min(char["size"] for char in page.chars) >= 6.999
                for char in page.chars:
                    assert char["x0"] >= 0 and char["x1"] <= float(page.width)
                    assert char["top"] >= 0 and char["bottom"] <= float(page.height)


def test_words_read_back_by_another_library_do_not_overlap() -> None:
    for data in (render_house_poster(team()), render_blank_house(BLANK)):
        with pdfplumber.open(BytesIO(data)) as file:
            words = file.pages[0].extract_words(extra_attrs=["size"])
        assert len(words) > 60
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
        "from exports.write import render_blank_house, render_house_poster\n"
        "from tests.exports.house_samples import BLANK, strange\n"
        "data = render_house_poster(strange()) + render_blank_house(BLANK)\n"
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
    assert render_house_poster(team()) == render_house_poster(team())
    assert render_house_poster(team()) != render_house_poster(replace(team(), title="Ons huis"))


@pytest.mark.parametrize("name", ["seven", "strange"])
def test_every_font_is_embedded_and_reads_back(name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(render_house_poster(SAMPLES[name]())))
    fonts: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        fonts |= {key: font.get_object() for key, font in resources["/Font"].items()}
    assert len(fonts) > 5
    for font in fonts.values():
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor


@pytest.mark.parametrize("paper", PAPERS)
def test_the_sheet_has_the_size_that_was_asked_for_and_the_file_its_title(paper: str) -> None:
    sheet = paper_named(paper)
    for data in (render_house_poster(team(), paper), render_blank_house(BLANK, paper)):
        reader = pypdf.PdfReader(BytesIO(data))
        (page,) = reader.pages
        assert float(page.mediabox.width) == pytest.approx(sheet.width * 72 / 25.4, abs=0.01)
        assert float(page.mediabox.height) == pytest.approx(sheet.height * 72 / 25.4, abs=0.01)
        assert reader.metadata is not None
        assert str(reader.metadata.title).startswith("Bouwoverleg")


def test_writing_puts_the_same_bytes_in_place(tmp_path: Path) -> None:
    filled = write_house_poster(team(), tmp_path / "huis.pdf", "a2")
    blank = write_blank_house(BLANK, tmp_path / "leeg.pdf", "a0")
    assert filled.read_bytes() == render_house_poster(team(), "a2")
    assert blank.read_bytes() == render_blank_house(BLANK, "a0")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["huis.pdf", "leeg.pdf"]


@pytest.mark.parametrize("kind", ["filled", "blank"])
def test_tiles_have_a_map_first_and_draw_the_poster_once(kind: str) -> None:
    def render(tiles: str | None) -> bytes:
        if kind == "filled":
            return render_house_poster(team(), "a1", tiles)
        return render_blank_house(BLANK, "a1", tiles)

    data = render("a4")
    reader = pypdf.PdfReader(BytesIO(data))
    made = tiling(paper_named("a1"), paper_named("a4"))
    assert len(reader.pages) == 1 + len(made.sheets)
    first = reader.pages[0].extract_text()
    assert "Zo plak je de poster" in first
    assert all(piece.label in first for piece in made.sheets)
    assert len(data) < len(render(None)) + 25_000


def _boxes(page: Pen) -> int:
    """Count the boxes to tick."""
    return sum(
        isinstance(mark, Shape) and mark.line == 0.4 and mark.fill == "#FFFFFF"
        for mark in page.marks
    )


def dotted(page: Pen) -> int:
    return sum(isinstance(mark, Shape) and mark.dots is not None for mark in page.marks)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_there_is_always_an_empty_agreement_row(count: int) -> None:
    (page,) = pages_of(replace(team(), agreements=team().agreements[:count]))
    assert _boxes(page) >= max(count + 1, 4)


def test_many_agreements_go_on_and_end_with_an_empty_row() -> None:
    many = tuple(replace(team().agreements[0], who=f"Wie {index}") for index in range(12))
    pages = pages_of(replace(team(), agreements=many))
    assert len(pages) == 2
    assert sum(_boxes(page) for page in pages) >= 13
    assert "Afspraken · vervolg" in {mark.line.text for mark in pages[1].texts}


def test_without_head_and_agreements_there_is_no_table() -> None:
    (page,) = pages_of(replace(BARE, agreements_head=""))
    assert _boxes(page) == 0


def test_a_question_without_lines_gets_lines_to_write_on() -> None:
    (page,) = pages_of(BARE)
    assert dotted(page) == 9 * 4
    (full,) = pages_of(team())
    assert dotted(full) == 0


def test_the_time_of_a_question_stands_under_its_number() -> None:
    first = replace(BARE.left.questions[0], time="12 min")
    (page,) = pages_of(
        replace(BARE, left=replace(BARE.left, questions=(first, *BARE.left.questions[1:])))
    )
    (time,) = [mark for mark in page.texts if mark.line.text == "12 min"]
    (number,) = [mark for mark in page.texts if mark.line.text == "1" and mark.size > 30]
    assert time.y > number.y and time.box[2] < 15 + 13.2


def test_questions_stand_level_left_and_right_of_the_house() -> None:
    (page,) = pages_of(team())
    numbers = {mark.line.text: mark for mark in page.texts if mark.size == 34}
    assert sorted(numbers) == list("123456789")
    for left, right in (("1", "4"), ("2", "5"), ("3", "6")):
        assert numbers[left].y == pytest.approx(numbers[right].y)
        assert numbers[left].x < 20 and numbers[right].x > 300


def test_what_is_parked_stands_at_the_foot_or_on_a_page_of_its_own() -> None:
    (page,) = pages_of(players(5))
    texts = {mark.line.text for mark in page.texts}
    assert {"Geparkeerd", "Het rooster van de zomer. · Wie belt de klant terug?"} <= texts
    many = tuple(
        f"Punt {index} voor een andere keer, met alle uitleg erbij." for index in range(30)
    )
    pages = pages_of(replace(players(5), parked=many))
    assert len(pages) == 2
    assert set(many) <= {mark.line.text for mark in pages[1].texts}


def test_nothing_parked_leaves_no_head() -> None:
    (page,) = pages_of(replace(players(5), parked=(" ",)))
    assert "Geparkeerd" not in {mark.line.text for mark in page.texts}


def test_an_answer_of_two_thousand_letters_goes_on_under_its_question() -> None:
    endless = " ".join(f"woord{index}" for index in range(240))
    assert len(endless) > 2000
    questions = list(team().right.questions)
    questions[1] = replace(questions[1], lines=(KeptContent(endless, "ŁU"),))
    content = replace(team(), right=replace(team().right, questions=tuple(questions)))
    first, second = pages_of(content)
    read = [" ".join(mark.line.text for mark in page.texts) for page in (first, second)]
    assert "woord0 " in read[0] and "woord239" in read[1]
    assert f"5. {questions[1].text} · vervolg" in read[1]
    assert "blad 2 van 2" in read[1]
    # Everybody else's lines stay where they were.
    others = [line.text for one in (questions[0], questions[2]) for line in one.lines]
    assert all(as_shown(text) in as_shown(read[0]) for text in others)
    # Whose line it is stands on both pages.
    assert read[0].count("ŁU") >= 1 and read[1].count("ŁU") == 1


def test_an_answer_of_one_letter_stands_beside_its_badge() -> None:
    questions = (replace(team().left.questions[0], lines=(KeptContent("x", "Z"),)),)
    (page,) = pages_of(replace(team(), left=replace(team().left, questions=questions)))
    (mark,) = [mark for mark in page.texts if mark.line.text == "x"]
    badges = [other for other in page.texts if other.line.text == "Z" and abs(other.y - mark.y) < 2]
    assert [badge.box[2] < mark.x for badge in badges] == [True]


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, 8])
def test_any_number_of_questions_finds_a_place(count: int) -> None:
    def group(head: str, start: int) -> QuestionGroup:
        return QuestionGroup(
            head,
            tuple(
                QuestionContent(str(start + at), f"Wat is vraag {start + at}?", KEPT_LINES)
                for at in range(count)
            ),
        )

    content = replace(BARE, left=group("Een", 1), right=group("Twee", 20), below=group("Drie", 40))
    blank = replace(BLANK, left=content.left, right=content.right, below=content.below)
    for pages in (pages_of(content), blank_of(blank)):
        texts = " ".join(mark.line.text for page in pages for mark in page.texts)
        assert all(
            f"vraag {n}?" in texts for base in (1, 20, 40) for n in range(base, base + count)
        )
        for page in pages:
            assert overlaps(page) == [] and outside(page) == [] and covered(page) == []


KEPT_LINES = (KeptContent("Een lijn die bleef.", "ZO"), KeptContent("En nog een.", "MA"))


def test_titles_footers_and_places_of_any_length_stay_apart() -> None:
    words = "Bernadette-Antoinette van der Zonnebloemenveldstraat en collega’s " * 6
    content = replace(
        team(),
        # Letters of their own, so that no other text can make up for what would be lost.
        title="Жанна и Юрий " * 90,
        kicker="Ωμέγα και Άλφα " * 60,
        date="Գարուն և աշուն " * 90,
        place_lines=(words, words),
        follow_up=words,
        footer_left=words * 3,
        footer_right=words,
        agreements_head=words,
        agreements=(AgreementContent(words, words, words, words, words),),
        left=replace(team().left, head=words[:150]),
    )
    pages = pages_of(content)
    assert not counted(content.texts()) - printed(pages)
    for page in pages:
        assert overlaps(page) == []
        assert outside(page) == []
        assert covered(page) == []


@pytest.mark.parametrize(
    "title", ["Zo staan onze huizen", "Zo staan de huizen van de ploeg", "W" * 60]
)
def test_a_title_keeps_clear_of_the_roof(title: str) -> None:
    (page,) = pages_of(replace(team(), title=title))
    roof = next(
        mark.path
        for mark in page.marks
        if isinstance(mark, Shape) and mark.fill == "#D6D6D6" and len(mark.path) == 4
    )
    (left, eaves), (middle, top) = roof[0][1:3], roof[1][1:3]  # type: ignore[misc]
    lines = [mark for mark in page.texts if mark.y < 60 and mark.x < 20 and mark.size > 13]
    assert lines
    for mark in lines:
        low = mark.box[3]
        edge = middle - (low - top) / (eaves - top) * (middle - left)
        assert mark.box[2] <= edge - 2


def test_the_first_page_has_the_house_and_no_other() -> None:
    pages = pages_of(long())
    assert len(pages) > 3
    roofs = ["Werkvermogen" in {mark.line.text for mark in page.texts} for page in pages]
    assert roofs == [True] + [False] * (len(pages) - 1)
    for number, page in enumerate(pages, start=1):
        texts = {mark.line.text for mark in page.texts}
        assert "Zo staan onze huizen" in texts
        assert f"blad {number} van {len(pages)}" in texts


def test_a_question_of_the_blank_poster_reads_from_two_metres_on_a1() -> None:
    (page,) = blank_of(paper="a1")
    u = paper_named("a1").u
    questions = [mark for mark in page.texts if mark.line.text.endswith("?")]
    assert len(questions) == 9
    # Twelve arc minutes at two metres are 7 mm; small letters are 0.527 of the size.
    assert min(mark.size for mark in questions) * u * 0.527 * 25.4 / 72 >= 7


def test_the_blank_poster_gives_every_question_room_to_write() -> None:
    (page,) = blank_of()
    assert dotted(page) == 9 * 4
    rules = [mark for mark in page.marks if isinstance(mark, Shape) and mark.line == 0.2]
    # Three lines to fill in, and the footer's.
    assert len(rules) == 4


def test_long_questions_on_the_blank_poster_get_smaller_type_before_a_second_page() -> None:
    text = (
        "Wat zou jij als eerste veranderen aan hoe we het werk samen verdelen, en waarom juist dat?"
    )

    def longer(group: QuestionGroup) -> QuestionGroup:
        return replace(group, questions=tuple(replace(one, text=text) for one in group.questions))

    content = replace(
        BLANK, left=longer(BLANK.left), right=longer(BLANK.right), below=longer(BLANK.below)
    )
    (page,) = blank_of(content)
    sizes = {mark.size for mark in page.texts if mark.line.text.endswith("dat?")}
    assert max(sizes) < 20
    assert dotted(page) >= 9 * 2
    assert overlaps(page) == [] and covered(page) == []


def test_nobody_and_nothing_kept_stands_on_a_blank_poster() -> None:
    filled = team()
    content = replace(
        BLANK, house=filled.house, left=filled.left, right=filled.right, below=filled.below
    )
    (page,) = blank_of(content)
    texts = {mark.line.text for mark in page.texts}
    lines = {
        line.text
        for group in (filled.left, filled.right, filled.below)
        for one in group.questions
        for line in one.lines
    }
    assert not texts & lines
    assert not texts & {"Ł", "Đ", "Ç", "verspreid", "dicht bijeen"}


def test_drawing_a_plain_house_loads_only_what_it_needs() -> None:
    code = (
        "from exports.write import render_house_poster\n"
        "from tests.exports.house_samples import team\n"
        "import sys\n"
        "light = not {'reportlab', 'uharfbuzz'} & set(sys.modules)\n"
        "render_house_poster(team())\n"
        "print(light, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    light, *loaded = done.stdout.split()
    assert light == "True"
    assert "reportlab" in loaded
    assert not {name for name in loaded if name.startswith("reportlab.platypus")}
    assert not {"bidi", "anyascii"} & set(loaded)
