"""The way into the screens: what is checked before, and what is handed over."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from boards.load import load_board
from cards.load import deck_path
from game.engine.answers import Refusal
from game.script.load import load_game
from game.table.dates import this_day
from game.table.requests import PlayRequest
from game.table.simulate import simulate
from tests.cli.running import Here, run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Stand in for the screens, at a terminal; give what they were asked."""
    calls: list[Any] = []
    screens = ModuleType("game.tui.app")

    def run_screens(db: str | None, **more: Any) -> int:
        calls.append((db, more))
        return 0

    screens.run = run_screens  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.tui.app", screens)
    monkeypatch.setattr("game.cli.screens._at_terminal", lambda: True)
    return calls


def test_the_bare_command_opens_the_home_screen(here: Here, asked: list[Any]) -> None:
    assert run().code == 0
    assert run("--lang", "en", "--db", "x.db").code == 0
    assert asked == [
        (None, {"lang": "nl", "play": None, "resume": None}),
        ("x.db", {"lang": "en", "play": None, "resume": None}),
    ]


def test_play_hands_over_what_was_filled_in(here: Here, asked: list[Any]) -> None:
    done = run("play", "go-grow-duo", "--player", "Zoë", "--player", "Mark:manager", "--practice")
    assert done.code == 0
    assert asked[-1] == (
        None,
        {
            "lang": "nl",
            "play": PlayRequest("go-grow-duo", (("Zoë", None), ("Mark", "manager")), True, None),
            "resume": None,
        },
    )
    assert run("play", "go-grow-duo", "--lang", "en").code == 0
    assert asked[-1][1]["play"] == PlayRequest("go-grow-duo", lang="en")
    assert asked[-1][1]["lang"] == "en"


def own_deck(here: Here, *lines: str) -> str:
    """Make a deck with a card for each zone of the board, or for those of `lines`."""
    zones = [zone.name["nl"] for zone in load_board("go-grow").zones]
    rows = lines or [f"{zone};vertel;1;Vertel iets over {zone}." for zone in zones]
    table = here.place / "work" / "linde.csv"
    table.write_text("\n".join(("categorie;soort;diepte;tekst_nl", *rows)), encoding="utf-8")
    assert run("decks", "import", table, "-o", "linde.yaml").code == 0
    return "linde.yaml"


def test_another_deck_takes_the_place_of_the_only_one_of_a_game(
    here: Here, asked: list[Any]
) -> None:
    deck = own_deck(here)
    assert run("play", "go-grow-duo", "--deck", deck).code == 0
    assert asked[-1][1]["play"] == PlayRequest("go-grow-duo", deck=deck)
    seen: list[str] = []
    with here.store() as store:
        done = simulate(
            store, load_game("go-grow-duo", deck), today=this_day(), lang="nl", seed=1,
            on_event=lambda table, envelope: seen.append(envelope.event.model_dump_json()),
        )  # fmt: skip
    assert not isinstance(done, Refusal)
    drawn = [one for one in seen if '"card":' in one]
    assert drawn
    assert all('"card":"LI-' in one for one in drawn)


@pytest.mark.parametrize(
    ("script", "deck", "said"),
    [
        ("bouwoverleg", "talenten", "bij een spel met één kaartspel; dit spel heeft er 0"),
        ("loopbaangesprek", "talenten", "bij een spel met één kaartspel; dit spel heeft er 2"),
        ("go-grow-duo", "weg.yaml", "weg.yaml:1: dit bestand is er niet"),
        ("go-grow-duo", "talente", "Er is geen kaartspel talente. Bedoel je talenten?"),
        ("go-grow-duo", "linde.yaml", "linde.yaml:1: kaartspel ‘linde’ heeft geen kaarten voor f"),
    ],
)
def test_a_deck_that_does_not_suit_a_game_is_refused(
    here: Here, asked: list[Any], script: str, deck: str, said: str
) -> None:
    own_deck(here, "Know;vertel;1;Een.")
    done = run("play", script, "--deck", deck)
    assert done.code == 1
    assert said in done.line
    assert asked == []


def test_a_deck_given_for_a_game_is_told_and_how_it_is_played_with(
    here: Here, asked: list[Any]
) -> None:
    shutil.copy(deck_path("go-grow"), "mijn kaarten.yaml")
    told = run("play", "mijn kaarten.yaml")
    assert (told.code, told.out) == (1, "")
    assert told.line == (
        "groeihuis: mijn kaarten.yaml is een kaartspel, geen spel. Speel ermee: "
        "groeihuis play go-grow-duo --deck 'mijn kaarten.yaml'"
    )
    for word in ("lint", "show"):
        assert "is een kaartspel, geen spel" in run("scripts", word, "mijn kaarten.yaml").line
    assert run("play", "go-grow-duo", "--deck", "mijn kaarten.yaml").code == 0
    Path("kaarten.csv").write_text("categorie;soort;diepte;tekst_nl\n", encoding="utf-8")
    for words in (("kaarten.csv",), ("go-grow-duo", "--deck", "kaarten.csv")):
        assert "kaarten.csv is een tabel." in run("play", *words).line
    Path("spel.yaml").write_text("steps:\n", encoding="utf-8")
    assert "ontbreekt" in run("play", "spel.yaml").err


def test_a_role_may_be_typed_in_dutch(here: Here, asked: list[Any]) -> None:
    words = ("--player", "Zoë:Medewerker", "--player", "Dr: Mark:collega")
    assert run("play", "go-grow-duo", *words).code == 0
    assert asked[-1][1]["play"].seats == (("Zoë", "employee"), ("Dr: Mark", "colleague"))


@pytest.mark.parametrize(
    ("players", "said"),
    [
        (["Zoë"], "Dit spel speel je met 2 mensen; dit zijn er 1."),
        (["a", "b", "c"], "Dit spel speel je met 2 mensen; dit zijn er 3."),
        (["Zoë", "zoë"], "Plaats 2: zoë is er al."),
        (["Zoë", ""], "Plaats 2: Geef een naam."),
        (["Zoë", "x" * 200], "Plaats 2: Een naam is hoogstens 40 letters lang; dit zijn er 200."),
        (["Zoë", "a\u202eb"], "Plaats 2: Die naam bevat onzichtbare tekens."),
        (["Zoë", "a\x07b"], "Plaats 2: Die naam bevat onzichtbare tekens."),
        (
            ["Zoë:manager", "Mark"],
            "Plaats 1: Deze rol past hier niet in dit spel: manager.",
        ),
        (["Zoë:chef", "Mark"], "chef is geen rol; kies uit employee, manager,"),
    ],
)
def test_names_and_roles_are_refused_before_a_screen_opens(
    here: Here, asked: list[Any], players: list[str], said: str
) -> None:
    words = [word for name in players for word in ("--player", name)]
    done = run("play", "go-grow-duo", *words)
    assert (done.code, done.out) == (2, "")
    assert done.line.startswith(f"groeihuis: --player: {said}")
    assert asked == []


@pytest.mark.parametrize("name", ["🌻", "שרה", "e\u0301ve", "Đức", "李小龍"])
def test_names_of_every_kind_are_welcome(here: Here, asked: list[Any], name: str) -> None:
    assert run("play", "go-grow-duo", "--player", name, "--player", "Mark").code == 0


def test_resume_takes_the_one_that_was_named_or_the_last_open_one(
    here: Here, asked: list[Any]
) -> None:
    done = run("resume")
    assert (done.code, done.line) == (1, "groeihuis: Er is geen sessie om mee verder te gaan.")
    session = here.played(until="jij")
    closed = here.played()
    assert run("resume").code == 0
    assert run("resume", session).code == 0
    assert [more["resume"] for _db, more in asked] == [session, session]
    done = run("resume", closed)
    assert (done.code, done.line) == (1, "groeihuis: Deze sessie is afgesloten.")


@pytest.mark.parametrize("words", [(), ("play", "go-grow-duo"), ("resume",)])
def test_without_a_terminal_no_screen_opens(here: Here, words: tuple[str, ...]) -> None:
    here.played(until="velden")
    done = run(*words)
    assert (done.code, done.line) == (
        1,
        "groeihuis: Hiervoor is een terminal nodig; dit is er geen.",
    )
