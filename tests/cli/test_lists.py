"""What decks, boards and scripts are there: for people and, kept stable, for programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.cli.pictures import cells, fitted, table, wrapped
from tests.cli.running import ROOT, TUTORIAL, Here, run


def test_the_json_lists_keep_their_form(here: Here) -> None:
    deck, career, talents = run("decks", "list", "--json").json
    assert deck == {
        "id": "go-grow",
        "title": "Go Grow",
        "cards": deck["cards"],
        "languages": ["nl", "en", "fr"],
    }
    assert deck["cards"] >= 60
    assert (career["id"], career["title"]) == ("loopbaan", "Loopbaan")
    assert career["cards"] >= 44
    assert (talents["id"], talents["title"]) == ("talenten", "Talenten")
    assert talents["cards"] >= 48
    board, curve, house, helpers, roles = run("boards", "list", "--json").json
    assert house == {"id": "huis", "title": "Het huis", "kind": "levels", "zones": 4}
    assert board == {"id": "go-grow", "title": "Go Grow", "kind": "field", "zones": 4}
    kinds = [(one["id"], one["kind"], one["zones"]) for one in (curve, helpers, roles)]
    assert kinds == [
        ("groeicurve", "curve", 0),
        ("ontwikkelnet", "network", 0),
        ("rollen", "network", 0),
    ]
    six, script, alone = run("scripts", "list", "--json").json
    assert (six["id"], six["players"], six["minutes"]) == ("bouwoverleg", {"min": 3, "max": 7}, 120)
    assert (alone["id"], alone["players"]) == ("loopbaangesprek", {"min": 1, "max": 1})
    assert script == {
        "id": "go-grow-duo",
        "title": "Go Grow met twee",
        "players": {"min": 2, "max": 2},
        "minutes": 60,
        "steps": 9,
        "languages": ["nl", "en", "fr"],
    }
    assert run("sessions", "list", "--json").json == []
    assert run("agreements", "--json").json == []


def test_titles_come_in_the_language_that_was_asked_for(here: Here) -> None:
    six, duo, _alone = run("scripts", "list", "--json", "--lang", "fr").json
    assert (six["title"], duo["title"]) == ("Réunion de chantier", "Go Grow à deux")


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("decks", "go-grow", "│ Wat doe je nu met je   │"),
        ("boards", "go-grow", "K  Know: wat ik weet en kan"),
        ("scripts", "go-grow-duo", "Plaats jezelf · place · 4 min"),
        ("scripts", str(TUTORIAL), "Een gewone week"),
        ("decks", str(TUTORIAL.with_name("tutorial-deck.yaml")), "WK-Z-01"),
        ("boards", str(TUTORIAL.with_name("tutorial-board.yaml")), "Z  Zwaar"),
    ],
)
def test_one_can_be_shown_by_id_or_path_within_80_columns(
    here: Here, kind: str, name: str, said: str
) -> None:
    done = run(kind, "show", name)
    assert done.code == 0
    assert said in done.out
    assert max(map(cells, done.out.splitlines())) <= 80
    assert run(kind, "show", name, "--json").json["format"] == 1


@pytest.mark.parametrize("kind", ["decks", "boards", "scripts"])
def test_an_unknown_name_gets_the_nearest_or_all_that_are_there(here: Here, kind: str) -> None:
    done = run(kind, "show", "go-gro")
    assert done.code == 1
    assert "go-gro. Bedoel je go-grow" in done.line
    done = run(kind, "show", "zzz")
    assert done.code == 1
    assert "Ingebouwd: " in done.line
    assert "go-grow" in done.line
    assert "dit bestand is er niet" in run(kind, "show", "./zzz.yaml").line


def test_the_lists_for_people_have_a_head_and_a_row(here: Here) -> None:
    assert [line.split()[:2] for line in run("decks", "list").out.splitlines()[1:]] == [
        ["go-grow", "Go"],
        ["loopbaan", "Loopbaan"],
        ["talenten", "Talenten"],
    ]
    duo = re.search(r"go-grow-duo +Go Grow met twee +2 +60 ", run("scripts", "list").out)
    assert duo is not None
    assert run("boards", "list").out.splitlines()[1].split() == ["go-grow", "Go", "Grow", "4"]


def test_columns_count_cells_and_never_pass_80() -> None:
    rows = [("李小龍", "x" * 90, "1"), ("é", "日本" * 40, "22")]
    lines = list(table(("who", "what", "n"), rows, grow=1))
    assert {cells(line) for line in lines[1:]} <= {79, 80}
    assert fitted("李小龍", 4) == "李… "
    assert fitted("e\u0301e\u0301", 3) == "e\u0301e\u0301 "


def test_a_paragraph_hangs_under_its_first_word_and_loses_no_word() -> None:
    text = "een twee drie vier vijf zes zeven acht negen tien"
    lines = list(wrapped(text, "ab  ", 20))
    assert lines[0] == "ab  een twee drie"
    assert all(line.startswith("    ") for line in lines[1:])
    assert " ".join(" ".join(lines).split()[1:]) == text
    assert list(wrapped("x" * 30, "  ", 20)) == [f"  {'x' * 30}"]


def test_the_tutorial_lies_beside_its_board_and_deck() -> None:
    assert {path.name for path in (ROOT / "tests" / "scripts").glob("*.yaml")} == {
        "tutorial.yaml",
        "tutorial-board.yaml",
        "tutorial-deck.yaml",
    }
    assert Path(TUTORIAL).read_text(encoding="utf-8").count("\n  #") > 8
