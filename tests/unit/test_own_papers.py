"""What a game of one's own asks without a number is printed too, once it is on."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from exports.content import PosterContent
from game.engine import commands as c
from game.engine.view.lines import Section, lines_of, sheet_lines_of
from game.engine.view.poster import poster_view, sheet_view
from game.script.load import load_game
from game.store import MemoryStore
from game.table.follows import follows_of
from game.table.poster import paper_content
from game.table.sheet import sheet_content
from game.table.simulate import simulate
from game.table.table import Table
from game.tui.posterlines import AFTER, BEFORE
from tests.engine.sitting import Sitting

TODAY = date(2026, 11, 29)
SCRIPTS = Path(__file__).parents[1] / "scripts"
ASKED = """
  - {id: vraag, kind: ask, audience: shared, words: line, minutes: 1,
     title: {nl: Een vraag, en: A question}, text: {nl: "Wat kostte energie?", en: "What cost?"}}
  - {id: fruit, kind: pick, audience: shared, least: 2, most: 2, minutes: 1,
     options: [{id: a, text: {nl: appels, en: apples}}, {id: b, text: {nl: peren, en: pears}}],
     title: {nl: Kies twee, en: Pick two}, text: {nl: "Kies er twee.", en: "Pick two."}}
  - {id: schaal, kind: rate, audience: shared, minutes: 1,
     statements: [{id: s, text: {nl: "Ik krijg ruimte.", en: "I have room."}}],
     low: {nl: niet, en: "no"}, high: {nl: wel, en: "yes"},
     title: {nl: Schaal, en: Scale}, text: {nl: "Hoe ver?", en: "How far?"}}
  - {id: stem, kind: vote, audience: shared, dots: 2, minutes: 1,
     options: [{id: c, text: {nl: noten, en: nuts}}, {id: d, text: {nl: kaas, en: cheese}}],
     title: {nl: Stemmen, en: Vote}, text: {nl: "Zet je stippen.", en: "Dot."}}
"""


@pytest.fixture
def asked(tmp_path: Path) -> Sitting:
    """Play a game with four questions that bear no number, up to its close."""
    for name in ("tutorial-board.yaml", "tutorial-deck.yaml"):
        shutil.copy(SCRIPTS / name, tmp_path / name)
    text = (SCRIPTS / "tutorial.yaml").read_text("utf-8").replace("minutes: 25", "minutes: 29")
    head, close = text[: text.rindex("\n  - id:")], text[text.rindex("\n  - id:") :]
    (tmp_path / "eigen.yaml").write_text(head + ASKED + close, encoding="utf-8")
    sitting = Sitting.of(load_game(str(tmp_path / "eigen.yaml")), names=("Zoë", "Mark"))
    sitting.to("vraag").do(c.Answer("p1", text="De planning."), c.Answer("p2", text="Niets."))
    sitting.to("fruit").do(*(c.Answer(one, choices=("a", "b")) for one in ("p1", "p2")))
    sitting.to("schaal").do(*(c.Answer(one, value=0.5, item="s") for one in ("p1", "p2")))
    sitting.to("stem").do(*(c.Answer(one, choices=("c", "d")) for one in ("p1", "p2")))
    return sitting.to("end").do(c.Park("Over de zomer praten we later."))


def test_every_section_of_lines_has_its_place_in_the_list() -> None:
    assert {*BEFORE, *AFTER} == {*get_args(Section)} - {"trace", "link"}


def test_every_line_that_is_on_is_on_the_poster_of_a_field(asked: Sitting) -> None:
    for line in lines_of(asked.state):
        asked.do(c.ChooseLine(line.owner, line.id, True))
    paper = " / ".join(paper_content(poster_view(asked.state)).texts())
    for said in (
        "Een vraag – Zoë: De planning.", "Een vraag – Mark: Niets.",
        "Kies twee – Zoë: appels, peren", "Stemmen – noten (2 stippen)",
        "Stemmen – kaas (2 stippen)", "Parkeerplek: Over de zomer praten we later.",
    ):  # fmt: skip
        assert said in paper, said
    assert "Schaal" not in paper, "a rating is never a score"


def test_ones_own_sheet_holds_ones_own_answers_and_no_others(asked: Sitting) -> None:
    for line in sheet_lines_of(asked.state, "p1"):
        asked.do(c.ChooseLine("p1", line.id, True, "sheet"))
    sections = {
        one.head: one.lines for one in sheet_content(sheet_view(asked.state, "p1")).sections
    }
    assert [one.text for one in sections["Een vraag"]] == ["De planning."]
    assert [one.text for one in sections["Kies twee"]] == ["appels, peren"]


def test_last_times_agreements_are_told_as_such(tmp_path: Path) -> None:
    store = MemoryStore()
    first = simulate(store, load_game("go-grow-duo"), today=date(2026, 9, 1), lang="nl", seed=1)
    assert isinstance(first, Table)
    follows = follows_of(store, first.session)
    game = load_game("go-grow-duo")
    table = simulate(store, game, today=TODAY, lang="nl", seed=3, follows=follows)
    assert isinstance(table, Table)
    then = [one for one in lines_of(table.state) if one.section == "then"]
    made = [one for one in lines_of(table.state) if one.section == "agreement"]
    for line in (*then, *made):
        assert table.perform(c.ChooseLine("table", line.id, True)) is None
    paper = paper_content(poster_view(table.state))
    assert then and len(paper.agreements) == len(made)
    assert isinstance(paper, PosterContent)
    told = [one.text for one in paper.insights if one.text.startswith("Vorige keer – ")]
    assert len(told) == len(then)


def test_of_two_floors_the_first_holds_up_the_second() -> None:
    sitting = Sitting.of(load_game("bouwoverleg"), names=("Zoë", "Mark", "Łucja"))
    sitting.to("dragen").do(c.Answer("p1", text="Zo.", choices=("talents", "work")))
    (line,) = (one for one in lines_of(sitting.state) if one.section == "answer")
    sitting.do(c.ChooseLine("p1", line.id, True))
    said = "Talenten als steun voor Werk: Zo."
    assert said in list(paper_content(poster_view(sitting.state)).texts())
