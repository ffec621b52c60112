"""Put a preparation on paper: the chosen lines and nothing else, also when there is nothing."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from boards.models import Point
from datafiles.text import LANGUAGES
from exports.talk.placescontent import PlacesContent
from exports.talk.write import render_talk
from game.engine import commands as c
from game.engine.view.lines import sheet_lines_of
from game.engine.view.parts import TokenView
from game.engine.view.talk import TalkView, talk_view
from game.script.load import load_game
from game.store import MemoryStore
from game.table import talk
from game.table.setup import start_command
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
    said = [*repr(found).split("'"), *(getattr(one.content, "item", "") for one in found)]
    parts = (word.partition("no-future:")[2] or word for word in said)  # its question names it
    return [word for word in parts if word.casefold().startswith("plant")]


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
    assert [word for word in others if word in repr(view)] == []
    pdf = render_talk(talk.talk_content(view))
    said = text_of(pdf)
    assert [word for word in others if word in said] == []
    assert [word for word in mine if word in said] == mine
    for raw in unpacked(pdf):
        assert [word for word in others if word.encode() in raw] == []


@pytest.mark.parametrize("line", [None, "4", "6", "8"])
def test_no_figure_of_a_line_that_is_off_is_in_the_view(line: str | None) -> None:
    sitting = Sitting.of(alone(), names=("Zoë",))
    drawn = (Point(0.10307, 0.20411), Point(0.60519, 0.70613))
    sitting.do(c.GoTo("groei"), c.Trace("p1", "a", "taak", drawn))
    sitting.do(c.GoTo("mensen"), c.Link("p1", "n1", "Mark", "team", 0.40717))
    sitting.do(c.GoTo("veld"), c.Place("p1", "p1", 0.20823, 0.30927))
    lines = {one.id: repr(one.content) for one in sheet_lines_of(sitting.state, "p1")}
    assert list(lines) == ["4", "6", "8"]
    if line is not None:
        sitting.do(c.ChooseLine("p1", line, True, "sheet"))
    view = repr(talk_view(sitting.state))
    for figure in ("0.10307", "0.70613", "0.40717", "0.20823", "0.30927"):
        assert (figure in view) == (line is not None and figure in lines[line])


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
    assert len(content.drawings) == 5
    for text in (
        *(section.head for section in sections),
        *(text for line in told for text in (line.over, line.text)),
        *(one.head for one in content.drawings),
    ):
        assert "".join(text.split()) in said, text
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (inner,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("typed", [(3, 1, 2), (2, 3, 1), (1, 2, 3)])
def test_messages_stand_in_the_order_of_the_script_however_they_were_typed(
    typed: tuple[int, ...],
) -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",)).do(c.GoTo("boodschap"))
    sitting.do(c.Answer("p1", text="Wat zie jij?", item="vraag"))
    for number in typed:
        sitting.do(c.Answer("p1", text=f"bericht {number}", item=f"boodschap-{number}"))
    sitting.do(c.Answer("p1", text="nieuw bericht 1", item="boodschap-1"))
    content = talk.talk_content(talk_view(sitting.state, everything=True))
    said = [line.text for line in content.sheet.sections[0].lines]
    assert said == ["nieuw bericht 1", "bericht 2", "bericht 3"]
    text = text_of(render_talk(content))
    assert [text.index(one) for one in said] == sorted(text.index(one) for one in said)


def test_a_message_that_is_off_leaves_the_others_in_their_order() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",)).do(c.GoTo("boodschap"))
    for number in (3, 2, 1):
        sitting.do(c.Answer("p1", text=f"bericht {number}", item=f"boodschap-{number}"))
    for line in sheet_lines_of(sitting.state, "p1"):
        if "bericht 2" not in repr(line.content):
            sitting.do(c.ChooseLine("p1", line.id, True, "sheet"))
    content = talk.talk_content(talk_view(sitting.state))
    said = [line.text for line in content.sheet.sections[0].lines]
    assert said == ["bericht 1", "bericht 3"]


def test_an_answer_of_twenty_thousand_letters_is_printed_whole() -> None:
    words = [f"woord{number}" for number in range(1900)]
    long = " ".join(words)
    assert len(long) > 17000
    sitting = Sitting.of(alone(), names=("Zoë",)).do(c.GoTo("wat"), c.Answer("p1", text=long))
    (line,) = sheet_lines_of(sitting.state, "p1")
    sitting.do(c.ChooseLine("p1", line.id, True, "sheet"))
    said = text_of(render_talk(talk.talk_content(talk_view(sitting.state)))).split()
    assert [word for word in words if word not in said] == []


def prepared(*parts: str, lang: Any = "nl") -> TalkView:
    """Give a whole preparation with only the lines of these parts on."""
    table = simulate(
        MemoryStore(), load_game("loopbaangesprek"), today=date(2026, 11, 28), lang=lang, seed=5
    )
    assert isinstance(table, Table)
    view = talk_view(table.state, everything=True)
    mine = tuple(one for one in view.lines if (view.part_of(one) or view.parts[0]).id in parts)
    return replace(view, lines=mine)


@pytest.mark.parametrize(
    ("lang", "heads", "words"),
    [
        ("nl", ["Het veld", "Het huis"], ("nu", "straks")),
        ("en", ["The board", "The house"], ("now", "later")),
        ("fr", ["Le plateau", "La maison"], ("maintenant", "plus tard")),
    ],
)
def test_now_and_later_share_a_drawing_and_are_not_told_as_well(
    lang: str, heads: list[str], words: tuple[str, str]
) -> None:
    view = prepared("veld-nu", "veld-straks", "huis-nu", "huis-straks", lang=lang)
    content = talk.talk_content(view)
    assert [one.head for one in content.drawings] == heads
    drawn = [one.drawing for one in content.drawings]
    assert all(isinstance(one, PlacesContent) for one in drawn)
    assert {(one.now, one.later) for one in drawn if isinstance(one, PlacesContent)} == {words}
    tokens = [one.content for one in view.lines if isinstance(one.content, TokenView)]
    marks = [one for each in drawn if isinstance(each, PlacesContent) for one in each.marks]
    assert sorted((one.x, one.y) for one in marks) == sorted((one.x, one.y) for one in tokens)
    assert [one.head for one in content.sheet.sections[3:]] == []


def test_a_house_that_is_only_later_is_never_shown_as_how_it_stands() -> None:
    content = talk.talk_content(prepared("huis-straks"))
    assert content.sheet.house is None
    (drawing,) = content.drawings
    assert isinstance(drawing.drawing, PlacesContent)
    assert all(one.later for one in drawing.drawing.marks)
    assert len(drawing.drawing.marks) == 3


def test_a_house_that_is_only_now_stands_beside_the_messages() -> None:
    content = talk.talk_content(prepared("huis-nu"))
    assert content.drawings == ()
    assert content.sheet.house is not None
    assert sum(len(one.people) for one in content.sheet.house.floors) == 3


def test_health_stands_on_no_floor_that_is_drawn() -> None:
    alone = talk.talk_content(prepared("huis-nu"))
    assert alone.sheet.house is not None and not alone.drawings
    assert alone.sheet.house.floors[0].people == ()
    content = talk.talk_content(prepared("huis-nu", "huis-straks"))
    assert content.sheet.house is None, "it is drawn once, now and later"
    (drawing,) = content.drawings
    assert isinstance(drawing.drawing, PlacesContent)
    assert {one.floor for one in drawing.drawing.marks} == {1, 2, 3}


def test_a_question_stands_over_its_answer_and_once_over_many_people() -> None:
    content = talk.talk_content(prepared("rollen", "waarden"))
    over = [line.over for section in content.sheet.sections for line in section.lines]
    assert over.count("Wie rekent op mij?") == 1
    assert "Wat wil je in geen enkele baan opgeven?" in over
    assert [
        line.note for section in content.sheet.sections for line in section.lines if line.note
    ] == []


def test_a_question_about_a_drawing_stands_over_its_answer_and_names_nobody_who_is_off() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",))
    sitting.do(c.GoTo("groeicurve"), c.Trace("p1", "a", "Plannen", (*LINE, Point(0.9, 0.9))))
    sitting.do(c.GoTo("groeivragen"), c.Answer("p1", text="Oefenen.", item="rising-future:Plannen"))
    sitting.do(c.GoTo("rollen"), c.Link("p1", "n1", "Mark", "team", 0.4, trend="more"))
    sitting.do(c.Link("p1", "n2", "Łucja", "team", 0.4, trend="more"))
    sitting.do(c.GoTo("rolvragen"), c.Answer("p1", text="Een vaste dag.", item="changing:"))
    lines = {repr(one.content): one.id for one in sheet_lines_of(sitting.state, "p1")}

    def chosen(*words: str) -> dict[str, str]:
        for said, line in lines.items():
            if any(word in said for word in words):
                sitting.do(c.ChooseLine("p1", line, True, "sheet"))
        sections = talk.talk_content(talk_view(sitting.state)).sheet.sections
        return {line.text: line.over for section in sections for line in section.lines}

    over = chosen("Oefenen", "Een vaste dag")
    assert over["Oefenen."] == "Plannen mag nog stijgen. Wat is daarvoor de eerste stap?"
    assert "Wat heb je" in over["Een vaste dag."]
    assert not any(name in repr(talk_view(sitting.state)) for name in ("Mark", "Łucja"))
    assert "Mark" in chosen("Mark")["Een vaste dag."]
    assert "Łucja" not in repr(talk_view(sitting.state))


def test_somebody_who_is_on_in_one_map_is_not_named_in_a_question_of_the_other() -> None:
    sitting = Sitting.of(load_game("loopbaangesprek"), names=("Zoë",))
    sitting.do(c.GoTo("rollen"), c.Link("p1", "n1", "Karel", "team", 0.2))
    sitting.do(c.GoTo("ontwikkelnet"), c.Link("p1", "n1", "Els", "team", 0.95, 3))
    sitting.do(c.Link("p1", "n2", "Karel", "team", 0.95, 3))
    sitting.do(c.Link("p1", "n3", "Els", "team", 0.95, 3))
    sitting.do(c.GoTo("netvragen"), c.Answer("p1", text="Ik bel vaker.", item="heavy-far:"))
    for one in sheet_lines_of(sitting.state, "p1"):
        node, step = getattr(one.content, "node", None), getattr(one.content, "step", "")
        if node is None or (step, node.name) == ("rollen", "Karel") or node.id == "n3":
            sitting.do(c.ChooseLine("p1", one.id, True, "sheet"))
    sections = talk.talk_content(talk_view(sitting.state)).sheet.sections
    (over,) = (line.over for part in sections for line in part.lines if "bel" in line.text)
    assert over.startswith("Els betekent"), "one Els is on, the other Els and Karel are not"


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
    held = talk.talk_day(view)
    assert held is not None
    assert set(days) == {day for day in (*wanted, table.state.follow_up, held) if day}


def test_a_talk_is_in_the_calendar_before_anything_is_agreed(tmp_path: Path) -> None:
    from icalendar import Calendar

    start = start_command(
        load_game("loopbaangesprek"), (c.Seat("Zoë", "employee"),), lang="nl",
        today=date(2026, 11, 28), group_sees=False,
    )  # fmt: skip
    table = Table.start(MemoryStore(), start)
    assert isinstance(table, Table)
    assert table.perform(c.GoTo("boodschap")) is None
    assert table.perform(c.Answer("p1", text="2026-12-11", item="dag")) is None
    view = talk_view(table.state, everything=True)
    path = talk.write_talk_calendar(table, view, tmp_path / "dagen.ics")
    (event,) = Calendar.from_ical(path.read_text()).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 12, 11)
    assert event["SUMMARY"] == "Mijn loopbaangesprek"
