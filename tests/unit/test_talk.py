"""Put a preparation on paper: the chosen lines and nothing else, also when there is nothing."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from boards.models import Point
from datafiles.text import LANGUAGES
from exports.talk.write import render_talk
from game.engine import commands as c
from game.engine.view.lines import sheet_lines_of
from game.engine.view.talk import talk_view
from game.script.load import load_game
from game.store import MemoryStore
from game.table import talk
from game.table.simulate import simulate
from game.table.table import Table
from tests.alone import alone
from tests.engine.sitting import Sitting

LINE = (Point(0.1, 0.2), Point(0.6, 0.7))


def planted() -> Sitting:
    """Put a word of its own in everything that can be written."""
    sitting = Sitting.of(alone(), names=("Zoë",), health="keep")
    sitting.do(c.GoTo("talenten"), c.Answer("p1", choices=("TA-W-01",)))
    sitting.do(c.GoTo("voorbeelden"), c.Answer("p1", text="plantvoorbeeld", item="TA-W-01:waar"))
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "plantlijn", LINE))
    sitting.do(c.GoTo("groeivraag"), c.Answer("p1", text="plantvraag", item="no-future:plantlijn"))
    sitting.do(c.GoTo("mensen"), c.Link("p1", "n1", "Plantmens", "team", 0.4, expects="plantwens"))
    sitting.do(c.GoTo("veld"), c.Place("p1", "p1", 0.2, 0.2))
    sitting.do(c.GoTo("kaarten"), c.Draw("p1"))
    card = next(iter(sitting.state.drawn.values()))[-1].event.card
    sitting.do(c.Answer("p1", text="plantkaart", item=card))
    sitting.do(c.GoTo("wat"), c.Answer("p1", text="plantpagina"))
    sitting.do(c.GoTo("feedback"))
    sitting.do(c.Answer("p1", text="Plantpersoon", choices=("best",), item="person-1"))
    sitting.do(c.Answer("p1", text="plantantwoord", item="reply-1"))
    sitting.do(c.GoTo("boodschap"))
    for item in ("boodschap-1", "vraag", "verzoek"):
        sitting.do(c.Answer("p1", text=f"plant{item}", item=item))
    return sitting.do(c.Answer("p1", text="2026-12-11", item="dag"))


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def unpacked(pdf: bytes) -> Iterator[bytes]:
    """Give everything in the file, its streams unpacked."""
    yield pdf
    for part in pdf.split(b"stream\n")[1:]:
        try:
            yield zlib.decompress(part)
        except zlib.error:
            continue


def words_of(sitting: Sitting, line: str) -> list[str]:
    found = [one for one in sheet_lines_of(sitting.state, "p1") if one.id == line]
    return [word for word in repr(found).split("'") if word.casefold().startswith("plant")]


LINES = [one.id for one in sheet_lines_of(planted().state, "p1")]


@pytest.mark.parametrize("line", LINES)
def test_a_sheet_holds_the_one_line_that_is_on_and_nothing_else(line: str) -> None:
    sitting = planted().do(c.ChooseLine("p1", line, True, "sheet"))
    view = talk_view(sitting.state)
    mine = words_of(sitting, line)
    others = {
        word for one in LINES if one != line for word in words_of(sitting, one)
    } - set(mine)  # fmt: skip
    assert len(others) >= 8
    others |= {"Plantpersoon"}
    about = repr(view).replace("no-future:plantlijn", "")  # an id, that is printed nowhere
    assert [word for word in others if word in about] == []
    pdf = render_talk(talk.talk_content(view))
    said = text_of(pdf)
    assert [word for word in others if word in said] == []
    assert [word for word in mine if word in said] == mine
    for raw in unpacked(pdf):
        assert [word for word in others if word.encode() in raw] == []


def test_nothing_chosen_is_a_sheet_to_write_on() -> None:
    view = talk_view(planted().state)
    assert view.lines == ()
    said = text_of(render_talk(talk.talk_content(view)))
    assert "Wat ik wil zeggen" in said
    assert "Mijn vraag" in said
    assert "plant" not in said.casefold()
    assert len(PdfReader(io.BytesIO(render_talk(talk.talk_content(view)))).pages) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_chosen_is_all_there_in_every_language(lang: Any) -> None:
    table = simulate(
        MemoryStore(), load_game("loopbaangesprek"), today=date(2026, 11, 28), lang=lang, seed=5
    )
    assert isinstance(table, Table)
    content = talk.talk_content(talk_view(table.state))
    pdf = render_talk(content)
    assert pdf == render_talk(content)
    said = "".join(text_of(pdf).split())
    sections = content.sheet.sections
    told = [line for section in sections for line in section.lines]
    assert len(told) > 30
    assert len(content.drawings) == 3
    for text in (
        *(section.head for section in sections),
        *(text for line in told for text in (line.text, line.note)),
        *(one.head for one in content.drawings),
    ):
        assert "".join(text.split()) in said, text
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (inner,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


def test_an_answer_of_twenty_thousand_letters_is_printed_whole() -> None:
    words = [f"woord{number}" for number in range(1900)]
    long = " ".join(words)
    assert len(long) > 17000
    sitting = Sitting.of(alone(), names=("Zoë",)).do(c.GoTo("wat"), c.Answer("p1", text=long))
    (line,) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", line.id, True, "sheet"))
    said = text_of(render_talk(talk.talk_content(talk_view(sitting.state)))).split()
    assert [word for word in words if word not in said] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_is_one_page_and_bears_nothing_of_anybody(lang: Any, tmp_path: Path) -> None:
    path = talk.write_guide(lang, tmp_path / "guide.pdf")
    reader = PdfReader(path)
    assert len(reader.pages) == 1
    assert len(reader.pages[0].extract_text()) > 900


def test_the_calendar_holds_the_days_that_were_agreed(tmp_path: Path) -> None:
    from icalendar import Calendar

    table = simulate(
        MemoryStore(), load_game("loopbaangesprek"), today=date(2026, 11, 28), lang="nl", seed=5
    )
    assert isinstance(table, Table)
    view = talk_view(table.state, everything=True)
    path = talk.write_talk_calendar(table, view, tmp_path / "dagen.ics")
    days = [one["DTSTART"].dt for one in Calendar.from_ical(path.read_text()).walk("VEVENT")]
    wanted = {one.by_when for one in table.state.agreements.values()}
    assert set(days) == {day for day in (*wanted, table.state.follow_up) if day}
