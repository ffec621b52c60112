"""The runsheet read back: every word, the clock in its column, no step cut that fits a page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports.content import MetaContent, PageWords
from exports.pen import Pen, Shape, TextMark
from exports.runsheet import (
    RunsheetContent,
    RunsheetHeads,
    RunsheetStep,
    render_runsheet,
    write_runsheet,
)
from exports.runsheet.rows import PAUSE
from exports.runsheet.runsheet import runsheet_pages
from exports.sheet import FactContent
from tests.exports.reading import as_shown, counted, covered, outside, overlaps, printed, shape_box

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Een zin die maar doorgaat over de planning, de dagstart en wat er nog moet gebeuren. "
FIRST = RunsheetStep(
    "14:00",
    "4 min",
    "Welkom",
    "Fijn dat jullie er zijn. Twee uur om aan je eigen huis te bouwen.",
    "Een vraag overslaan mag altijd: dat is de stopkaart.",
    "Lees samen wat er bewaard wordt.",
)


def meeting() -> RunsheetContent:
    """A runsheet like that of a real game."""
    return RunsheetContent(
        kicker="Draaiboek",
        title="Bouwoverleg",
        lang="nl",
        meta=MetaContent("Draaiboek: Bouwoverleg", subject="Negen vragen"),
        facts=(FactContent("donderdag 19 november 2026"), FactContent("", "begin")),
        ready_head="Leg klaar",
        ready=("Een scherm dat iedereen ziet", "Dikke stiften", "De stopkaart, open op tafel"),
        heads=RunsheetHeads("uur", "zeg of lees voor", "voor jou"),
        steps=(
            FIRST,
            RunsheetStep(
                "14:04",
                "7 min",
                "Jouw huis",
                "Hoe stevig staat elke verdieping nu voor jou?",
                hint="Bij twijfel telt de laatste maand.",
                number="1",
                items=("Werk: hoe het is verdeeld.", "Talenten: wat je graag doet."),
            ),
            RunsheetStep("14:11", "10 min", "Even weg", "Haal iets te drinken.", pause=True),
            RunsheetStep("14:21", "9 min", "Afspraken", "Wat spreken jullie af?", number="12"),
        ),
        end_time="14:30",
        end="Einde, na 30 minuten",
        notes_head="Zelf bij te schrijven",
        footer="gemaakt met groeihuis",
        pages=PageWords("vervolg", "blad {page} van {pages}"),
    )


def long() -> RunsheetContent:
    """Thirty steps of many lengths, two of them longer than a page."""
    steps = tuple(
        RunsheetStep(
            f"{14 + at // 6}:{at % 6}0",
            "10 min",
            f"Stap {at}",
            WORDS * (at % 5 + 1),
            WORDS * (at % 3),
            WORDS * (at % 7),
            str(at),
            tuple(WORDS for _ in range(at % 4)),
            pause=at % 9 == 8,
        )
        for at in range(1, 31)
    )
    tall = replace(steps[4], text=(WORDS * 40)[:3000], hint=(WORDS * 40)[:2000])
    taller = replace(steps[20], text=(WORDS * 80)[:6000])
    return replace(meeting(), steps=(*steps[:4], tall, *steps[5:20], taller, *steps[21:]))


def strange() -> RunsheetContent:
    """Words that strain fonts, directions and widths."""
    return replace(
        meeting(),
        kicker="Draaiboek: שלום לכולם",
        title="Anna" + "maria" * 39 + "Z en Nguyễn Thị Đức 🌻",
        facts=(FactContent("W" * 90), FactContent("", "الساعة"), FactContent(WORDS * 9)),
        ready=("Donau" + "dampfschiff" * 30, "", "أقلام سميكة وورق"),
        heads=RunsheetHeads("W" * 30, "W" * 60, "W" * 60),
        steps=(
            replace(FIRST, time="half drie in de middag", minutes="ongeveer tien minuten"),
            replace(FIRST, title="", text="", more="", hint="", number="100"),
            replace(FIRST, title="أحمد يعرف", text="أحمد يعرف كل طريق في المخزن (Mark) ويحب العمل"),
            replace(
                FIRST, text="x̧̣̌̂̂̂̂ ✓ ● ■ ☐ ★ ❤️ 👩🏽‍🌾 🇧🇪 1️⃣ ⇒ 𝄞", hint="W" * 200, items=("", "W" * 90)
            ),
            replace(FIRST, pause=True, time="", minutes="", items=("a", "b")),
        ),
        end="W" * 120,
        footer=WORDS * 8,
    )


SAMPLES = {"meeting": meeting, "long": long, "strange": strange}


def _marks(pages: Sequence[Pen]) -> str:
    return "".join("".join(mark.line.text.split()) for page in pages for mark in page.texts)


def _holds(page: Pen, text: str) -> bool:
    return as_shown(text) in _marks([page])


def _check(page: Pen) -> None:
    assert overlaps(page) == []
    assert outside(page, 210, 297) == []
    assert covered(page) == []
    assert min((mark.size for mark in page.texts), default=7.0) >= 7.0


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_touches_leaves_the_page_or_is_too_small(name: str) -> None:
    for page in runsheet_pages(SAMPLES[name]()):
        _check(page)


def test_every_text_is_printed_whole() -> None:
    read = _marks(runsheet_pages(meeting()))
    for text in meeting().texts():
        if text != "begin":
            assert as_shown(text) in read, text
    assert "begin" in read


@pytest.mark.parametrize("name", SAMPLES)
def test_not_one_sign_is_lost(name: str) -> None:
    # Notes are left out where there is no room for them.
    content = replace(SAMPLES[name](), notes_head="")
    assert not counted(content.texts()) - printed(runsheet_pages(content))


def test_a_step_longer_than_two_pages_goes_on_word_by_word_and_says_so() -> None:
    told = [f"woord{at}" for at in range(1200)]
    hints = [f"tip{at}" for at in range(700)]
    step = replace(FIRST, text=" ".join(told), hint=" ".join(hints))
    pages = runsheet_pages(replace(meeting(), steps=(FIRST, step, FIRST)))
    assert len(pages) > 2
    words = Counter(
        word for page in pages for mark in page.texts for word in mark.line.text.split()
    )
    assert all(words[word] == 1 for word in (*told, *hints))
    assert any(mark.line.text == "vervolg" for mark in pages[-1].texts)
    for page in pages:
        _check(page)
        # Of what stands this low, only the footer and the page's number are no step's.
        assert [mark.line.text for mark in page.texts if mark.y > 278.4][1:] == [
            mark.line.text for mark in page.texts if mark.line.text.startswith("blad ")
        ]


def _rows(page: Pen, content: RunsheetContent) -> list[str]:
    """Give the titles of the steps that begin on a page."""
    titles = {step.title for step in content.steps}
    return [mark.line.text for mark in page.texts if mark.line.text in titles]


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 6, 9, 12, 15])
def test_a_step_that_fits_on_a_page_is_never_cut(lines: int) -> None:
    steps = tuple(
        replace(
            FIRST, title=f"Stap{at}", text=f"begin{at} {WORDS * lines} einde{at}", hint=f"tip{at}"
        )
        for at in range(12)
    )
    pages = runsheet_pages(replace(meeting(), steps=steps))
    for at, step in enumerate(steps):
        (page,) = [page for page in pages if _holds(page, step.text)]
        words = {word for mark in page.texts for word in mark.line.text.split()}
        assert {f"Stap{at}", f"begin{at}", f"einde{at}", f"tip{at}"} <= words
    assert [title for page in pages for title in _rows(page, replace(meeting(), steps=steps))] == [
        step.title for step in steps
    ]


@pytest.mark.parametrize("count", range(4, 14))
def test_the_end_stands_on_the_page_of_the_last_step(count: int) -> None:
    steps = tuple(replace(FIRST, title=f"Stap{at}") for at in range(count))
    pages = runsheet_pages(replace(meeting(), steps=steps))
    last = [mark.line.text for mark in pages[-1].texts]
    assert f"Stap{count - 1}" in last
    assert "14:30" in last
    assert "Einde, na 30 minuten" in last


def test_every_page_of_the_table_bears_its_heads_the_title_and_its_number() -> None:
    pages = runsheet_pages(long())
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        texts = [mark.line.text for mark in page.texts]
        for text in ("uur", "zeg of lees voor", "voor jou", "Bouwoverleg", "gemaakt met groeihuis"):
            assert texts.count(text) == 1, (number, text)
        assert f"blad {number} van {len(pages)}" in texts
    assert not any("blad" in mark.line.text for mark in runsheet_pages(meeting())[0].texts)


def test_a_footer_and_facts_of_many_lines_push_the_rest_away() -> None:
    facts = tuple(FactContent(f"{WORDS * 3}{at}") for at in range(3))
    pages = runsheet_pages(replace(long(), footer=WORDS * 8, facts=facts))
    for page in pages:
        _check(page)
    first = pages[0]
    last_fact = max(mark.y for mark in first.texts if mark.x > 100 and mark.y < 100)
    rules = [shape_box(mark) for mark in first.marks if isinstance(mark, Shape) and mark.stroke]
    assert min(box[1] for box in rules if box[2] - box[0] > 170) > last_fact


def _mark(page: Pen, text: str) -> TextMark:
    return next(mark for mark in page.texts if mark.line.text == text)


def test_time_number_words_and_hint_stand_in_their_columns_on_one_line() -> None:
    (page,) = runsheet_pages(meeting())
    time, minutes = _mark(page, "14:04"), _mark(page, "7 min")
    title, number = _mark(page, "Jouw huis"), _mark(page, "1")
    hint = next(mark for mark in page.texts if mark.line.text.startswith("Bij twijfel"))
    assert time.x == minutes.x == 18
    assert time.x < number.x < title.x < hint.x
    assert (time.y, hint.y) == pytest.approx((title.y, title.y))
    assert minutes.y > time.y
    assert {_mark(page, one).x for one in ("14:00", "14:11", "14:21", "14:30")} == {18}


def test_what_is_read_out_is_large_enough_to_read_standing() -> None:
    (page,) = runsheet_pages(meeting())
    assert _mark(page, "Wat spreken jullie af?").size >= 13
    assert _mark(page, "14:21").size >= 13
    assert _mark(page, "12").size > 20


def test_columns_that_nothing_stands_in_leave_their_room_to_the_words() -> None:
    plain = tuple(replace(step, number="", hint="") for step in meeting().steps)
    (with_all,) = runsheet_pages(meeting())
    (without,) = runsheet_pages(replace(meeting(), steps=plain))
    assert _mark(without, "Jouw huis").x < _mark(with_all, "Jouw huis").x
    assert "voor jou" not in {mark.line.text for mark in without.texts}


def test_a_pause_is_marked_across_the_page_and_nothing_else_is() -> None:
    (page,) = runsheet_pages(meeting())
    bands = [
        shape_box(mark) for mark in page.marks if isinstance(mark, Shape) and mark.fill == PAUSE
    ]
    (band,) = bands
    assert band[0] < 18 and band[2] > 192
    for text, inside in (
        ("Even weg", True),
        ("14:11", True),
        ("Jouw huis", False),
        ("14:21", False),
    ):
        assert (band[1] < _mark(page, text).y < band[3]) is inside


def _dotted(page: Pen) -> int:
    return sum(isinstance(mark, Shape) and mark.dots is not None for mark in page.marks)


def _ticks(page: Pen) -> int:
    boxes = [shape_box(m) for m in page.marks if isinstance(m, Shape) and m.fill == "#FFFFFF"]
    return sum(box[2] - box[0] < 6 for box in boxes)


def test_what_to_lay_ready_gets_a_box_each() -> None:
    (page,) = runsheet_pages(meeting())
    assert _ticks(page) == 3
    (without,) = runsheet_pages(replace(meeting(), ready=(), ready_head=""))
    assert _ticks(without) == 0
    assert _mark(without, "Welkom").y < _mark(page, "Welkom").y


def test_the_last_page_is_filled_with_lines_to_write_on() -> None:
    (page,) = runsheet_pages(meeting())
    assert _dotted(page) >= 3
    assert _mark(page, "Zelf bij te schrijven").y > _mark(page, "Einde, na 30 minuten").y
    (without,) = runsheet_pages(replace(meeting(), notes_head=""))
    assert _dotted(without) == 0
    *others, _last = runsheet_pages(long())
    assert not any(_dotted(one) for one in others)


def test_what_is_not_known_yet_is_left_to_write_in() -> None:
    def rules(content: RunsheetContent) -> int:
        (page,) = runsheet_pages(content)
        boxes = [shape_box(mark) for mark in page.marks if isinstance(mark, Shape)]
        return sum(box[0] > 120 and box[2] == pytest.approx(192) and box[3] < 45 for box in boxes)

    assert rules(meeting()) == 1
    assert (
        rules(replace(meeting(), facts=(FactContent("", "datum"), FactContent("", "begin")))) == 2
    )
    assert rules(replace(meeting(), facts=(FactContent("vandaag", "datum"),))) == 0


def test_an_empty_runsheet_is_one_designed_page() -> None:
    content = RunsheetContent("", "", "nl", MetaContent("x"), ())
    (page,) = runsheet_pages(content)
    assert page.texts == []
    assert render_runsheet(content).startswith(b"%PDF")


def test_the_file_reads_back_on_upright_a4_with_its_fonts_in_it() -> None:
    data = render_runsheet(long())
    reader = pypdf.PdfReader(BytesIO(data))
    read = "".join("".join(page.extract_text().split()) for page in reader.pages)
    assert as_shown("Stap 30") in read
    for page in reader.pages:
        assert [round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:]] == [210, 297]
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            assert font.get_object()["/Subtype"] == "/Type0"
    told = reader.metadata
    assert told is not None
    assert (told.title, told.subject) == ("Draaiboek: Bouwoverleg", "Negen vragen")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    with pdfplumber.open(BytesIO(data)) as file:
        for sheet in file.pages:
            assert min(char["size"] for char in sheet.chars) >= 6.999
            for char in sheet.chars:
                assert 0 <= char["x0"] <= char["x1"] <= float(sheet.width)
                assert 0 <= char["top"] <= char["bottom"] <= float(sheet.height)


def test_the_same_content_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib, sys\n"
        "from tests.exports.test_runsheet import strange\n"
        "from exports.runsheet import render_runsheet\n"
        "print(hashlib.sha256(render_runsheet(strange())).hexdigest())\n"
    )
    hashes = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(done.stdout)
    assert len(hashes) == 1
    assert render_runsheet(meeting()) == render_runsheet(meeting())
    assert render_runsheet(meeting()) != render_runsheet(replace(meeting(), title="Bouwoverlag"))


def test_it_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "draaiboek.pdf"
    assert write_runsheet(meeting(), path) == path
    assert path.read_bytes() == render_runsheet(meeting())
    assert [found.name for found in tmp_path.iterdir()] == ["draaiboek.pdf"]


LETTERS = "abcdeghijklmnoprstuvwz ABDEGMNZ ëéçğłđứ .,:!?’ 0123456789 שלום أحمد 🌻✓ W"
words = st.text(alphabet=LETTERS, max_size=400)
short = st.text(alphabet=LETTERS, max_size=24)
contents = st.builds(
    replace,
    st.just(meeting()),
    kicker=short,
    title=words,
    facts=st.lists(st.builds(FactContent, short, short), max_size=5).map(tuple),
    ready_head=short,
    ready=st.lists(short, max_size=6).map(tuple),
    heads=st.builds(RunsheetHeads, short, short, short),
    steps=st.lists(
        st.builds(
            RunsheetStep,
            *(short, short, short, words, words, words),
            st.sampled_from(("", "1", "20")),
            st.lists(words, max_size=3).map(tuple),
            st.booleans(),
        ),
        max_size=9,
    ).map(tuple),
    end=words,
    notes_head=short,
    footer=words,
)


@settings(
    max_examples=25,
    deadline=None,
    # One run of a page is slow, so what fails is shown as found; the same examples every time.
    phases=[Phase.explicit, Phase.generate],
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(contents)
def test_any_content_is_held_and_nothing_collides(content: RunsheetContent) -> None:
    pages = runsheet_pages(content)
    facts = [text for one in content.facts for text in (one.text or one.blank,)]
    rest = replace(content, facts=(), notes_head="")
    if not any(step.hint for step in content.steps):
        rest = replace(rest, heads=replace(rest.heads, hint=""))
    assert not counted([*rest.texts(), *facts]) - printed(pages)
    for page in pages:
        _check(page)
