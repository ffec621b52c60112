"""A curve or a map to draw on: how to make it and the board first, then questions to tick."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from boards.load import load_board
from boards.models import CurveBoard, NetworkBoard
from datafiles.text import Lang
from exports.talk.blank import blank_pages, render_blank
from exports.talk.content import BlankDrawing
from game.table.blankdrawing import ON_SCREEN, blank_content
from tests.exports.sheet_samples import check, writing_lines

BOARDS = ("groeicurve", "rollen", "ontwikkelnet")
LANGS: tuple[Lang, ...] = ("nl", "en", "fr")


def drawing(name: str) -> CurveBoard | NetworkBoard:
    board = load_board(name)
    assert isinstance(board, CurveBoard | NetworkBoard)
    return board


def read(content: BlankDrawing) -> list[str]:
    pages = PdfReader(BytesIO(render_blank(content))).pages
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in pages]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BOARDS)
def test_the_board_comes_first_and_no_question_states_what_is_not_known(
    name: str, lang: Lang
) -> None:
    board = drawing(name)
    content = blank_content(board, lang)
    first, then = read(content)
    for told in content.how:
        assert told.replace("\u00a0", " ") in first
    for code, question in board.questions.items():
        plain = question[lang].replace("{name}", "…" * 6).replace("\u00a0", " ")
        seen, asked = plain.split(". ", 1)
        if code in ON_SCREEN:
            assert asked not in then
        else:
            assert f"□ {seen}. {asked}" in then, "what may be seen has a box to tick"
            assert asked not in first
    assert then.count("□") == len(set(board.questions) - ON_SCREEN)
    assert "{" not in first + then


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BOARDS)
def test_nothing_touches_and_each_question_has_a_line_to_write_on(name: str, lang: Lang) -> None:
    pages = blank_pages(blank_content(drawing(name), lang))
    check(pages)
    lines = [line[1] for line in writing_lines(pages[1])]
    heads = [mark.y for mark in pages[1].texts if mark.line.text.startswith("□")]
    for y, until in zip(heads, [*heads[1:], 297.0], strict=True):
        assert any(y < line < until for line in lines)


@pytest.mark.parametrize(
    ("question", "seen", "asked"),
    [
        ("Dit valt op. Wat doe je?", "Dit valt op.", "Wat doe je?"),
        ("Wie mis je?", "Wie mis je?", ""),
        ("Wie mis je? Bel eens.", "Wie mis je? Bel eens.", ""),
        ("Schrijf het op", "Schrijf het op", ""),
        ("Iets van bv. vorig jaar. Écht weg?", "Iets van bv. vorig jaar.", "Écht weg?"),
        ("Was het bv. vorig jaar anders?", "Was het bv. vorig jaar anders?", ""),
        ("Eerst dit. Dan dat. En toen?", "Eerst dit.", "Dan dat. En toen?"),
    ],
)
def test_a_question_is_cut_only_between_two_sentences(question: str, seen: str, asked: str) -> None:
    board = drawing("rollen").model_copy(update={"questions": {"changing": {"nl": question}}})
    (_, section) = blank_content(board, "nl").sheet.sections
    assert (section.head, section.hint) == (f"□  {seen}", asked)
