"""A deck of one's own from a spreadsheet: written, shown, linted, and played."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from cards.load import load_deck
from game.cli import deckcards, progress
from game.cli.pictures import cells
from game.language import using
from tests.cli.running import TUTORIAL, Here, run

HEAD = "categorie;soort;diepte;tekst_nl"
OWN = (
    HEAD,
    "Heavy;vertel;1;Welk uur van vandaag was taai?",
    "heavy;kies;2;Kies: een lange vergadering of een lange file.",
    "Steady;doe;1;Teken je ochtend als een lijn.",
    "Light;vraag;3;Vraag de ander wanneer jij straalde.",
)


def table(here: Here, *lines: str, name: str = "kaarten.csv") -> Path:
    path = here.place / "work" / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# -- import ---------------------------------------------------------------------------------------


def test_a_table_becomes_a_deck_that_is_told_of(here: Here) -> None:
    path = table(here, *OWN)
    done = run("decks", "import", path, "-o", "eigen.yaml", "--title", "Van ons", "--author", "Zoë")
    assert (done.code, done.err) == (0, "")
    assert done.out == "Geschreven: eigen.yaml (4 kaarten, nl)\n"
    deck = load_deck("eigen.yaml")
    assert (deck.id, deck.title, deck.author) == ("eigen", {"nl": "Van ons"}, "Zoë")
    assert deck.licence == "alleen voor eigen gebruik"
    text = Path("eigen.yaml").read_text("utf-8")
    assert text.startswith("# Gemaakt met groeihuis uit kaarten.csv.\n# Een nummer")
    assert run("decks", "lint", "eigen.yaml").out == "eigen.yaml: in orde\n"


def test_importing_again_keeps_numbers_and_tells_what_is_new_and_gone(here: Here) -> None:
    run("decks", "import", table(here, *OWN), "-o", "eigen.yaml", "--id", "mijn-deck")
    before = Path("eigen.yaml").read_bytes()
    done = run("decks", "import", table(here, *OWN), "-o", "eigen.yaml")
    assert done.out.splitlines()[1] == "Nieuw: 0. Weg: 0. Versie 1."
    assert Path("eigen.yaml").read_bytes() == before
    later = table(here, *OWN[:-1], "Light;vooruit;2;Plan morgen iets lichts.")
    done = run("decks", "import", later, "-o", "eigen.yaml")
    assert done.out.splitlines()[1:] == [
        "Nieuw: 1. Weg: 1. Versie 2.",
        "Nieuw: MD-L-02.",
        "Weg: MD-L-01. Komt de tekst terug, dan ook het nummer.",
        "Een kaart die je herschrijft houdt haar nummer als het in de tabel staat: "
        "groeihuis decks new --from eigen.yaml -o eigen-nummers.csv",
    ]
    run(*done.out.splitlines()[-1].partition("groeihuis ")[2].split())
    numbered = Path("eigen-nummers.csv").read_text("utf-8").replace("iets lichts", "een feest")
    Path("eigen-nummers.csv").write_text(numbered.replace("Plan morgen", "Wie nodig je uit voor"))
    run("decks", "import", "eigen-nummers.csv", "-o", "eigen.yaml")
    assert load_deck("eigen.yaml").cards[-1].text["nl"] == "Wie nodig je uit voor een feest."
    deck = load_deck("eigen.yaml")
    assert [card.id for card in deck.cards] == ["MD-H-01", "MD-H-02", "MD-S-01", "MD-L-02"]
    assert (deck.id, deck.retired, deck.author) == ("mijn-deck", ("MD-L-01",), "onbekend")


def test_the_table_of_another_deck_undoes_nothing_unless_that_is_asked_for(here: Here) -> None:
    run("decks", "import", table(here, *OWN), "-o", "eigen.yaml")
    before = Path("eigen.yaml").read_bytes()
    other = table(here, HEAD, "Know;doe;1;Bak een brood.", name="ander spel.csv")
    done = run("decks", "import", "ander spel.csv", "-o", "eigen.yaml")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "groeihuis: Met deze tabel verdwijnen er 4 van de 4 kaarten: "
        "EI-H-01, EI-H-02, EI-S-01, EI-L-01.",
        "groeihuis: eigen.yaml blijft zoals het was. Is dit de goede tabel? Dan: "
        "groeihuis decks import 'ander spel.csv' -o eigen.yaml --replace",
    ]
    assert Path("eigen.yaml").read_bytes() == before
    told = run("decks", "import", "ander spel.csv", "-o", "eigen.yaml", "--title", "A & B")
    assert told.err.endswith("-o eigen.yaml --title 'A & B' --replace\n")
    numbered = ("EI-H-01", "EI-H-02", "EI-S-01", "EI-L-01")
    lines = [f"{one};Know;doe;1;Bak er {number}." for number, one in enumerate(numbered)]
    told = run("decks", "import", table(here, f"nummer;{HEAD}", *lines), "-o", "eigen.yaml")
    assert "vragen er 4 van de 4 kaarten iets heel anders: EI-H-01, " in told.err
    assert Path("eigen.yaml").read_bytes() == before
    run("decks", "import", other, "-o", "eigen.yaml", "--replace")
    assert [one.id for one in load_deck("eigen.yaml").cards] == ["EI-K-01"]
    done = run("decks", "import", table(here, *OWN), "-o", "eigen.yaml", "--replace")
    assert done.out.splitlines()[1:] == [
        "Nieuw: 0. Weg: 1. Versie 3.",
        "Weg: EI-K-01. Komt de tekst terug, dan ook het nummer.",
        "Terug met het oude nummer: EI-H-01, EI-H-02, EI-S-01, EI-L-01.",
    ]


def test_mistakes_leave_the_deck_that_was_there(here: Here) -> None:
    run("decks", "import", table(here, *OWN), "-o", "eigen.yaml")
    before = Path("eigen.yaml").read_bytes()
    bad = table(here, *OWN, "Light;dans;7;")
    done = run("decks", "import", bad, "-o", "eigen.yaml")
    assert (done.code, done.out) == (1, "")
    assert [one.removeprefix(f"groeihuis: {bad}:") for one in done.err.splitlines()] == [
        "rij 6, kolom soort: onbekende soort ‘dans’; toegestaan: "
        "vertel, kies, stel je voor, doe, vraag, vooruit, talent",
        "rij 6, kolom diepte: ‘7’ is geen diepte; toegestaan: 1, 2, 3",
        "rij 6, kolom tekst_nl: geef de tekst in minstens één taal",
    ]
    assert Path("eigen.yaml").read_bytes() == before
    assert {one.name for one in Path.cwd().iterdir()} == {"kaarten.csv", "eigen.yaml"}


def test_what_the_guide_says_is_told_by_row_and_column_and_the_deck_is_written(here: Here) -> None:
    path = table(
        here, HEAD, "Know;vertel;1;Ben je tevreden over uw dag?", "Know;doe;1;" + "a " * 90
    )
    done = run("decks", "import", path, "-o", "eigen.yaml")
    assert done.code == 0
    assert done.err == (
        f"groeihuis: {path}:rij 2, kolom tekst_nl: let op: "
        "op ‘ben je …’ kan iemand ja of nee zeggen; begin anders\n"
        f"groeihuis: {path}:rij 2, kolom tekst_nl: let op: "
        "‘uw’ is voor vreemden; een kaart zegt ‘je’\n"
        f"groeihuis: {path}:rij 3, kolom tekst_nl: let op: "
        "heeft 179 letters; er passen er zo’n 170 op een kaart\n"
        f"groeihuis: {path}:rij 3, kolom tekst_nl: let op: "
        "heeft een zin van 90 woorden; hoogstens 16\n"
    )
    assert done.out.splitlines()[1] == "4 keer let op."
    assert len(load_deck("eigen.yaml").cards) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "eigen.txt"], "Een kaartspel is een bestand .yaml; geef eigen.txt zo’n naam."),
        (["-o", "x.yaml", "--id", "Mijn Id"], "Mijn Id kan geen id zijn: kleine letters, cijfers"),
        (["-o", "nergens/x.yaml"], "nergens/x.yaml: die map of dat bestand is er niet"),
        (["-o", "map.yaml"], "Kan niet schrijven naar map.yaml"),
        (["-o", "ander.yaml"], "ander.yaml:1: ‘version’ ontbreekt"),
    ],
)
def test_what_cannot_be_written_is_told_in_a_line(here: Here, words: list[str], said: str) -> None:
    Path("map.yaml").mkdir()
    Path("ander.yaml").write_text("format: 1\nid: x\n")
    done = run("decks", "import", table(here, *OWN), *words)
    assert (done.code, done.out) == (1, "")
    assert any(said in one for one in done.err.splitlines())
    assert Path("ander.yaml").read_text() == "format: 1\nid: x\n"
    assert not Path("x.yaml").exists()


def test_an_import_without_a_target_is_a_wrong_use(here: Here) -> None:
    done = run("decks", "import", table(here, *OWN))
    assert done.code == 2
    assert "--output ontbreekt" in done.line


def test_many_rows_with_the_same_remark_are_told_in_one_line_after_the_first(here: Here) -> None:
    said = "Vertel over de keer dat je werk je verraste, nummer {}."
    rows = [f"Know;tell;{number % 3 + 1};{said.format(number)}" for number in range(20)]
    rows[12] = "Know;doe;1;Teken je bureau."
    done = run("decks", "import", table(here, HEAD, *rows), "-o", "eigen.yaml")
    near = [one for one in done.err.splitlines() if "bijna hetzelfde" in one]
    assert len(near) == 5
    (more,) = [one for one in done.err.splitlines() if "net zo" in one]
    assert more.endswith("kaarten.csv, tekst_nl: net zo in rij 8-13, 15-21")
    assert done.out.endswith("19 keer let op.\n")
    done = run("decks", "import", table(here, HEAD, *rows[:7]), "-o", "kort.yaml")
    assert done.err.count("bijna hetzelfde") == 6 and "net zo" not in done.err


@pytest.mark.parametrize("words", [("show",), ("lint",), ("print",), ("new", "--from")])
@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("de kaarten.csv", "'de kaarten.csv' -o 'de kaarten.yaml'"),
        ("kaarten.XLSX", "kaarten.XLSX -o kaarten.yaml"),
    ],
)
def test_a_table_is_told_from_a_deck_that_cannot_be_read(
    here: Here, words: tuple[str, ...], name: str, then: str
) -> None:
    table(here, *OWN, name=name)
    told = run("decks", *words, name)
    assert (told.code, told.out) == (1, "")
    assert told.line == (
        f"groeihuis: {name} is een tabel. Maak er eerst een kaartspel van: "
        f"groeihuis decks import {then}"
    )
    none = run("decks", *words, "niet-hier.csv")
    assert "dit bestand is er niet" in none.out + none.err


def test_the_help_of_an_import_says_in_dutch_what_cannot_be_left_out(here: Here) -> None:
    told = " ".join(run("decks", "import", "--help").out.split())
    assert "[verplicht]" in told and "required" not in told


def test_a_table_too_large_for_a_deck_file_is_refused(here: Here) -> None:
    lines = [f"Know;doe;1;{number} {'é' * 480}" for number in range(9000)]
    raw = "\n".join([HEAD, *lines]).encode("cp1252")
    path = here.place / "work" / "groot.csv"
    path.write_bytes(raw)
    done = run("decks", "import", path, "-o", "groot.yaml")
    assert (done.code, done.out) == (1, "")
    assert "groter dan 8 MB; maak er meer van" in done.line
    assert not Path("groot.yaml").exists()


def test_a_deck_written_out_and_imported_in_one_language_loses_no_other(here: Here) -> None:
    run("decks", "new", "--from", "talenten", "-o", "t.csv")
    run("decks", "import", "t.csv", "-o", "t.yaml")
    rows = [one.split(";") for one in Path("t.csv").read_text("utf-8").splitlines()]
    assert "tekst_en" in rows[0]
    before = load_deck("t.yaml")
    lines = [
        f"{card.id};{card.category};{card.kind};{card.depth};{card.text['nl']}"
        for card in before.cards
    ]
    done = run("decks", "import", table(here, f"nummer;{HEAD}", *lines), "-o", "t.yaml")
    assert done.code == 0
    assert load_deck("t.yaml") == before
    assert "heeft geen kolom naam_nl, naam_en, naam_fr, tekst_en, tekst_fr, " in done.err
    assert done.err.count("heeft geen kolom") == 1


def test_the_home_of_nobody_is_told_in_a_line(here: Here) -> None:
    name = "~niemand-die-er-is/x"
    for words in (
        ("import", table(here, *OWN), "-o", f"{name}.yaml"),
        ("new", "-o", f"{name}.csv"),
    ):
        done = run("decks", *words)
        assert (done.code, done.out) == (1, "")
        assert f"Kan niet schrijven naar {name}" in done.line
    done = run("decks", "import", f"{name}.csv", "-o", "x.yaml")
    assert (done.code, done.out) == (1, "")
    assert done.line.endswith(f"{name}.csv:1: dit bestand is er niet")


# -- new ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
def test_a_template_can_be_imported_as_it_is(here: Here, ending: str, lang: str) -> None:
    made = run("decks", "new", "-o", f"mijn.{ending}", "--lang", lang)
    assert made.code == 0
    assert f"decks import mijn.{ending} -o mijn.yaml" in made.out
    done = run("decks", "import", f"mijn.{ending}", "-o", "mijn.yaml", "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert len(load_deck("mijn.yaml").cards) == 8


def test_a_template_never_takes_the_place_of_a_file_and_ends_as_a_table_does(here: Here) -> None:
    Path("mijn.csv").write_text("dierbaar")
    assert "mijn.csv bestaat al" in run("decks", "new", "-o", "mijn.csv").line
    assert Path("mijn.csv").read_text() == "dierbaar"
    assert "eindigt op .xlsx of .csv" in run("decks", "new", "-o", "mijn.pdf").line
    assert "Bedoel je talenten?" in run("decks", "new", "--from", "talente").line


def test_a_template_on_the_screen_is_a_table_as_well(here: Here) -> None:
    done = run("decks", "new", "--from", "talenten")
    assert done.code == 0
    path = here.place / "t.csv"
    path.write_text(done.out, encoding="utf-8")
    assert run("decks", "import", path, "-o", "t.yaml").code == 0
    assert load_deck("t.yaml").cards == load_deck("talenten").cards


# -- lint -----------------------------------------------------------------------------------------


def test_warnings_and_what_does_not_fit_are_findings(here: Here) -> None:
    run("decks", "import", table(here, *OWN), "-o", "eigen.yaml")
    text = Path("eigen.yaml").read_text("utf-8")
    long = "Vertel over iets dat heel lang duurt. " * 12
    Path("eigen.yaml").write_text(text.replace("Teken je ochtend als een lijn.", long), "utf-8")
    done = run("decks", "lint", "eigen.yaml")
    assert done.code == 1
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "Teken je ochtend" in one)
    where = f"eigen.yaml:{line}: "
    assert done.out.splitlines() == [
        f"{where}past niet op een kaart, ook niet in de kleinste letter; maak het korter".replace(
            where, f"{where}cards.EI-S-01.text.nl: "
        ),
        f"{where}let op: cards.EI-S-01.text.nl: heeft 12 zinnen; hoogstens 2 op een kaart",
    ]
    found = run("decks", "lint", "eigen.yaml", "--json").json
    assert [one["severity"] for one in found] == ["warning", "error"]


# -- show -----------------------------------------------------------------------------------------


def test_cards_are_drawn_three_beside_each_other_and_lose_no_word(here: Here) -> None:
    done = run("decks", "show", "go-grow")
    lines = done.out.splitlines()
    assert max(map(cells, lines)) == 80
    assert "\x1b" not in done.out
    assert lines[0] == "Go Grow · groeihuis · CC BY 4.0"
    assert "Know · 16 kaarten" in lines
    assert "│ GG-K-01     vertel ●○○ │ │ GG-K-02        doe ●○○ │ │ GG-K-03" in done.out
    deck = load_deck("go-grow")
    first = [one.split("│")[1].strip() for one in lines[6:16]]
    assert (
        " ".join(filter(None, first))[: len(deck.cards[0].text["nl"])] == deck.cards[0].text["nl"]
    )
    assert all(card.id in done.out for card in deck.cards)


def test_cards_can_be_chosen_by_category_kind_and_language(here: Here) -> None:
    done = run("decks", "show", "go-grow", "--category", "Flow", "--kind", "KIES", "--lang", "en")
    assert "GG-F-02" in done.out
    assert "choose" in done.out
    assert "GG-F-01" not in done.out
    assert "GG-K-" not in done.out
    cards = run("decks", "show", "go-grow", "--kind", "doe", "--kind", "ask", "--json").json[
        "cards"
    ]
    assert {one["kind"] for one in cards} == {"do", "ask"}
    assert "Bedoel je flow?" in run("decks", "show", "go-grow", "--category", "floww").line
    assert "Kies uit vertel, kies" in run("decks", "show", "go-grow", "--kind", "zzz").line
    none = run("decks", "show", "go-grow", "--kind", "talent")
    assert "Er zijn geen kaarten die daarbij horen." in none.out


def test_a_talent_shows_its_name_and_when_it_is_too_much(here: Here) -> None:
    card = load_deck("talenten").cards[0]
    assert card.name is not None
    out = run("decks", "show", "talenten").out
    assert f"│ {card.name['nl']} " in out
    assert "Te veel:" in out


def test_a_wide_terminal_shows_more_cards_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for name, value in (("COLUMNS", "135"), ("TERM", "xterm-256color"), ("COLORTERM", "truecolor")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    with using("nl"):
        deckcards.draw(load_deck("go-grow"), "nl")
    shown = screen.getvalue()
    assert "\x1b[1;38;2;255;255;255;48;2;42;47;134m Know" in shown
    tops = [one for one in shown.splitlines() if one.startswith("╭")]
    assert {one.count("╭") for one in tops} == {5, 1}


def test_a_word_wider_than_a_card_is_cut_and_not_lost(here: Here) -> None:
    word = "Vrijwilligersvergoedingsregelingencommissievergadering"
    run("decks", "import", table(here, HEAD, f"Know;doe;1;{word}"), "-o", "eigen.yaml")
    done = run("decks", "show", "eigen.yaml")
    assert {cells(one) for one in done.out.splitlines() if one.startswith("│")} == {26}
    assert word in "".join(one.strip("│ ") for one in done.out.splitlines())


# -- play -----------------------------------------------------------------------------------------


def test_a_deck_of_ones_own_plays_in_a_session(here: Here) -> None:
    run("decks", "import", table(here, *OWN), "-o", "eigen.yaml")
    shutil.copy(TUTORIAL.with_name("tutorial-board.yaml"), "tutorial-board.yaml")
    script = TUTORIAL.read_text("utf-8").replace(
        "decks: [tutorial-deck.yaml]", "decks: [eigen.yaml]"
    )
    Path("spel.yaml").write_text(script, "utf-8")
    assert run("scripts", "lint", "spel.yaml").out == "spel.yaml: in orde\n"
    done = run("simulate", "spel.yaml", "--events")
    assert done.code == 0
    assert any(f'"{card.id}"' in done.out for card in load_deck("eigen.yaml").cards)


# -- progress -------------------------------------------------------------------------------------


def test_a_bar_comes_after_its_patience_and_only_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for looks, patience, seen in ((True, 0, True), (True, 60, False), (False, 0, False)):
        screen = io.StringIO()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setattr(progress, "watched", lambda looks=looks: looks)
        with progress.bar("Kaarten lezen", patience) as tell:
            for done in range(0, 100, 10):
                tell(done, 100)
        assert ("Kaarten lezen" in screen.getvalue()) is seen
        assert (screen.getvalue() == "") is not seen


def test_an_import_tells_letters_that_no_font_has_and_lists_languages_as_one_says_them(
    here: Here,
) -> None:
    path = here.place / "t.csv"
    path.write_text(
        "categorie,soort,diepte,tekst_nl,tekst_en,tekst_fr\n"
        "Know,vertel,1,Vertel over \U00012000 en \U00012001.,Tell it.,Raconte.\n",
        encoding="utf-8",
    )
    done = run("decks", "import", path, "-o", "eigen.yaml")
    assert done.code == 0
    assert "Geschreven: eigen.yaml (1 kaart, nl, en en fr)" in done.out
    told = [line for line in done.err.splitlines() if "op papier" in line]
    assert len(told) == 2
    assert "rij 2, kolom tekst_nl" in told[0]
    assert "op papier kan \U00012000 niet, daar komt ‘·’; kies een ander teken" in told[0]
    assert "op papier kan \U00012001 niet" in told[1]
