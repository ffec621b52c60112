"""Printing a deck on the command line: what is chosen is there, what can not be is said."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader

from cards.load import load_deck
from datafiles.text import localized
from tests.cli.running import Here, run

DECK = load_deck("go-grow")

SAME = ("--seed", "2")
"""Chooses the same cards each time."""


def words(path: Path) -> str:
    """Give all text of a PDF with single spaces."""
    with pdfplumber.open(path) as pdf:
        return " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)


def printed(*asked: object) -> Path:
    done = run("decks", "print", *asked)
    assert (done.code, done.err) == (0, ""), done
    return Path(done.out.strip().splitlines()[0])


def pages(path: Path) -> int:
    return len(PdfReader(path).pages)


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
@pytest.mark.parametrize("deck", ["go-grow", "loopbaan", "talenten"])
def test_every_letter_of_every_card_is_on_paper(here: Here, deck: str, lang: str) -> None:
    path = printed(deck, "--lang", lang)
    with pdfplumber.open(path) as pdf:
        letters = "".join(char["text"] for page in pdf.pages for char in page.chars)
    found = "".join(letters.split()).replace("\u00a0", "")
    for card in load_deck(deck).cards:
        assert card.id in found
        for text in (card.text, card.name, card.excess):
            said = localized(text, lang) if text else ""
            assert "".join(said.replace("\u00a0", "").split()) in found, card.id


def test_the_choice_of_cards_is_what_is_printed(here: Here) -> None:
    said = words(printed("go-grow", "--only", "category=know", "--only", "depth=1"))
    wanted = [c.id for c in DECK.cards if c.category == "know" and c.depth == 1]
    assert [c.id for c in DECK.cards if c.id in said] == wanted
    assert pages(printed("go-grow", "--count", "9", *SAME)) == 2


def test_blank_cards_stop_cards_and_hints_come_along_when_asked(here: Here) -> None:
    path = printed("go-grow", "--only", "ids=GG-K-01", "--blanks", "2", "--stops", "1")
    said = words(path)
    assert said.count("zelf te schrijven") == 2 and "Deze vraag sla" in said
    assert "Haalt stille" not in said
    hint = localized(DECK.cards[0].hint or {}, "nl").split()[0]
    assert hint in words(printed("go-grow", "--only", "ids=GG-K-01", "--hints", "foot"))
    done = run("decks", "print", "go-grow", "--hints", "list")
    cards, listed = map(Path, done.out.split())
    assert localized(DECK.cards[0].hint or {}, "nl") in words(listed)
    assert cards != listed and "GG-R-01" in words(listed)


def test_two_languages_stand_on_the_two_sides(here: Here) -> None:
    path = printed("go-grow", "--only", "ids=GG-K-01", "--second", "fr")
    with pdfplumber.open(path) as pdf:
        front, back = (page.extract_text() for page in pdf.pages)
    assert "Vertel" in front and "Raconte" in back
    assert run("decks", "print", "go-grow", "--second", "nl").code == 1


def test_a_print_shop_gets_one_card_a_page_with_its_boxes(here: Here) -> None:
    path = printed("go-grow", "--layout", "shop", "--only", "category=flow", "--size", "bridge")
    reader = PdfReader(path)
    assert len(reader.pages) == 2 * sum(card.category == "flow" for card in DECK.cards)
    page = reader.pages[0]
    assert [round(float(side) * 25.4 / 72, 2) for side in page.trimbox] == [3.0, 3.0, 60.0, 92.0]
    assert page.mediabox == page.bleedbox
    done = run("decks", "print", "go-grow", "--layout", "shop-two-files", "--count", "3", *SAME)
    one, other = map(Path, done.out.split())
    assert pages(one) == pages(other) == 3


def test_a_printer_is_measured_once_and_then_named(here: Here) -> None:
    assert Path(run("decks", "calibrate").out.strip()).exists()
    known = run("decks", "print", "go-grow", "--printer", "kantoor")
    assert known.code == 1 and "nog niet gemeten" in known.line
    assert run("decks", "calibrate", "--printer", "kantoor", "--offset", "1.5,-0.5").code == 0
    assert kept_for(here) == {"kantoor": {"long-upright": [1.5, -0.5]}}
    straight = printed("go-grow", "--count", "1", *SAME, "-o", here.place / "a.pdf")
    moved = printed(
        "go-grow", "--count", "1", *SAME, "--printer", "kantoor", "-o", here.place / "b.pdf"
    )
    assert straight.read_bytes() != moved.read_bytes()
    other = run("decks", "print", "go-grow", "--printer", "thuis")
    assert other.code == 1 and "kantoor" in other.line
    assert run("decks", "calibrate", "--printer", "kantoor", "--offset", "0,0").code == 0
    again = printed(
        "go-grow", "--count", "1", *SAME, "--printer", "kantoor", "-o", here.place / "c.pdf"
    )
    assert again.read_bytes() == straight.read_bytes()


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("nope",), 1, "Er is geen kaartspel nope"),
        (("go-grow", "--size", "huge"), 1, "huge"),
        (("go-grow", "--size", "290x299"), 1, "a6"),
        (("go-grow", "--layout", "duplx"), 1, "duplex"),
        (("go-grow", "--only", "category=knwo"), 1, "know"),
        (("go-grow", "--only", "colour=blue"), 2, "categorie=know"),
        (("go-grow", "--only", "category=know", "--only", "ids=GG-F-01"), 1, "geen kaart over"),
        (("go-grow", "--bleed", "99"), 2, "99"),
        (("go-grow", "--paper", "a9"), 2, "a9"),
        (("go-grow", "--size", "20x20"), 1, "20x20 is te klein voor GG-"),
        (("go-grow", "--size", "20x20"), 1, "Op poker past het."),
        (("go-grow", "--size", "20x20", "--landscape"), 1, "Op poker past het."),
        (("go-grow", "--size", "300x400"), 1, "van 300x400 kan niet: elke kant is 10 tot 300 mm"),
        (("go-grow", "--size", "5 × 1000 mm"), 1, "elke kant is 10 tot 300 mm"),
    ],
)
def test_what_can_not_be_printed_is_said_in_one_line(
    here: Here, asked: tuple[str, ...], code: int, said: str
) -> None:
    done = run("decks", "print", *asked)
    assert done.code == code
    assert said in done.line
    assert not list(Path.cwd().glob("*.pdf"))


def test_a_printing_that_fails_leaves_the_old_file(here: Here) -> None:
    target = here.place / "cards.pdf"
    printed("go-grow", "--count", "2", *SAME, "-o", target)
    before = target.read_bytes()
    assert run("decks", "print", "go-grow", "--size", "20x20", "-o", target).code == 1
    assert target.read_bytes() == before


def test_a_language_that_the_deck_does_not_have_is_said(here: Here, tmp_path: Path) -> None:
    table = tmp_path / "eigen.csv"
    table.write_text("categorie,soort,diepte,tekst_nl\nKlus,vertel,1,Vertel over een klus.\n")
    deck = tmp_path / "eigen.yaml"
    assert run("decks", "import", table, "-o", deck).code == 0
    done = run("decks", "print", deck, "--second", "fr")
    assert done.code == 1 and "niet in fr, wel in nl" in done.line
    done = run("decks", "print", deck, "--lang", "en")
    assert done.code == 0 and "not come in en" in done.line


def test_jobs_that_differ_have_files_of_their_own(here: Here) -> None:
    jobs: tuple[tuple[str, ...], ...] = (
        (), ("--landscape",), ("--edge", "short"), ("--only", "category=know"),
        ("--hints", "foot"), ("--stops", "1"), ("--eco",), ("--layout", "fold"),
        ("--paper", "letter"), ("--layout", "backs"), ("--layout", "backs", "--edge", "short"),
        ("--size", "63x88"), ("--size", "63x88", "--landscape"), ("--size", "88x63"),
    )  # fmt: skip
    names = [printed("go-grow", *job).name for job in jobs]
    assert len(set(names)) == len(jobs), names


def test_what_is_the_same_on_paper_has_one_name(here: Here) -> None:
    jobs: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
        (("--size", "business"), ("--size", "business", "--landscape")),
        (("--size", "88x63"), ("--size", "88x63", "--landscape")),
    )
    for one, other in jobs:
        found = [printed("go-grow", *job, "--count", "9", *SAME) for job in (one, other)]
        assert found[0] == found[1]


def test_a_list_of_hints_does_not_take_the_place_of_cards_with_hints(here: Here) -> None:
    cards = printed("go-grow", "--count", "3", *SAME, "--hints", "foot")
    kept = cards.read_bytes()
    done = run("decks", "print", "go-grow", "--count", "3", *SAME, "--hints", "list")
    assert done.code == 0 and str(cards) not in done.out
    assert cards.read_bytes() == kept


def test_the_home_of_nobody_is_told_in_one_line(here: Here) -> None:
    for words in (("decks", "print", "go-grow"), ("boards", "print", "go-grow"), ("decks", "new")):
        done = run(*words, "-o", "~niemand-hier/x.pdf")
        assert done.code == 1 and "niemand-hier" in done.line


def test_a_poster_folder_that_is_gone_is_said_and_does_not_become_a_file(here: Here) -> None:
    gone = here.place / "gone"
    here.config.parent.mkdir(parents=True, exist_ok=True)
    here.config.write_text(json.dumps({"poster_folder": str(gone)}))
    for words in (("decks", "print", "go-grow", "--count", "1", *SAME), ("decks", "calibrate"),
                  ("boards", "print", "go-grow", "--as", "stop"),
                  ("scripts", "runsheet", "bouwoverleg"),
                  ("poster", "--blank", "bouwoverleg")):  # fmt: skip
        done = run(*words)
        assert done.code == 1 and "gone" in done.line, words
        assert not gone.exists()


def kept_for(here: Here) -> dict[str, dict[str, list[float]]]:
    found: dict[str, dict[str, list[float]]] = json.loads(here.config.read_text())["printers"]
    return found


def keep(*asked: str) -> str:
    done = run("decks", "calibrate", "--printer", "Kantoor", *asked)
    assert (done.code, done.err) == (0, ""), done
    return done.out


def test_an_offset_holds_for_the_edge_and_the_way_the_sheet_lies(here: Here) -> None:
    keep("--offset", "1.5,-0.5")
    keep("--lying", "--offset", "0,5;-1")
    keep("--edge", "short", "--offset", "0,0")
    assert kept_for(here) == {
        "Kantoor": {
            "long-upright": [1.5, -0.5], "long-lying": [0.5, -1.0], "short-upright": [0.0, 0.0],
        }
    }  # fmt: skip
    few = ("--count", "1", *SAME)
    for asked, moved in (((), True), (("--size", "euro"), True),
                         (("--edge", "short"), False)):  # fmt: skip
        straight = printed("go-grow", *few, *asked, "-o", here.place / "a.pdf")
        other = printed("go-grow", *few, *asked, "--printer", "KANTOOR", "-o", here.place / "b.pdf")
        assert (straight.read_bytes() != other.read_bytes()) is moved
    refused = run("decks", "print", "go-grow", "--printer", "kantoor", "--edge", "short",
                  "--size", "a6")  # fmt: skip
    assert refused.code == 1
    assert "Kantoor is niet gemeten voor korte rand, liggend blad" in refused.line
    assert "groeihuis decks calibrate --printer Kantoor --edge short --lying" in refused.line


def test_a_printer_is_known_however_it_is_typed_and_shown_as_it_was_typed_last(here: Here) -> None:
    keep("--offset", "1,1")
    run("decks", "calibrate", "--printer", " kANTOOR ", "--edge", "short", "--offset", "2,2")
    assert kept_for(here) == {"kANTOOR": {"long-upright": [1.0, 1.0], "short-upright": [2.0, 2.0]}}
    done = run("decks", "calibrate", "--printer", "kantoor", "--forget")
    assert (done.code, done.out) == (0, "kANTOOR is vergeten.\n") and kept_for(here) == {}
    assert run("decks", "calibrate", "--printer", "kantoor", "--forget").code == 1


def test_an_offset_of_before_is_one_for_an_upright_sheet_over_its_long_edge(here: Here) -> None:
    here.config.parent.mkdir(parents=True, exist_ok=True)
    held = {"Kantoor": [1.5, -0.5], "KANTOOR": {"short-lying": [1, 1], "nope": [1, 1]},
            "thuis": [9, 0], "": [1, 1], "weg": "x", "nan": [float("nan"), 0]}  # fmt: skip
    here.config.write_text(json.dumps({"printers": held, "theme": "avond"}))
    keep("--edge", "short", "--offset", "2,2")
    assert kept_for(here) == {
        "Kantoor": {
            "long-upright": [1.5, -0.5], "short-lying": [1.0, 1.0], "short-upright": [2.0, 2.0],
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "lang", "said"),
    [
        ("1.5,-0.5", "nl", "1,5 mm naar rechts, 0,5 mm omhoog."),
        ("-0,5;0", "nl", "(lange rand, staand blad): 0,5 mm naar links."),
        ("\u22120,5/1", "nl", "0,5 mm naar links, 1 mm omlaag."),
        ("1,5,\u22120,5", "nl", "1,5 mm naar rechts, 0,5 mm omhoog."),
        ("0,5 -0,5", "nl", "0,5 mm naar rechts, 0,5 mm omhoog."),
        ("0,0", "nl", "geen verschuiving."),
        ("5,-5", "en", "5 mm"),
        ("0.5,1", "en", "0.5 mm"),
        ("0,5;1", "fr", "0,5 mm"),
    ],
)
def test_what_was_read_off_is_understood_as_it_is_printed(
    here: Here, typed: str, lang: str, said: str
) -> None:
    assert said in keep("--lang", lang, "--offset", typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5.5,0", "hoogstens 5 mm"),
        ("0,-6", "hoogstens 5 mm"),
        ("0.3,1", "halve mm"),
        ("veel", "naar rechts en omlaag"),
        ("1", "naar rechts en omlaag"),
        ("nan,0", "naar rechts en omlaag"),
        ("1,0,5", "1,0.5 zijn of 1,5"),
    ],
)
def test_what_can_not_be_read_off_is_refused(here: Here, typed: str, said: str) -> None:
    done = run("decks", "calibrate", "--printer", "kantoor", "--offset", typed)
    assert done.code == 2 and said in done.line and not here.config.exists()


@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize("edge", ["long", "short"])
def test_a_test_page_says_what_keeps_what_was_read_off_it(
    here: Here, edge: str, lying: bool
) -> None:
    more = ["--edge", edge, *(["--lying"] if lying else [])]
    done = run("decks", "calibrate", "--printer", "Kantoor boven", *more)
    wanted = 'decks calibrate --printer "Kantoor boven"'
    wanted += (" --edge short" if edge == "short" else "") + (" --lying" if lying else "")
    path = Path(done.out.strip())
    assert f"groeihuis {wanted} --offset 1.5,-0.5" in done.line
    assert f"{wanted} --offset x,y" in words(path)
    page = PdfReader(path).pages[0].mediabox
    assert (page.width > page.height) is lying


@pytest.mark.parametrize(
    ("layout", "asked", "idle"),
    [
        ("fold", ("--edge", "short"), ["--edge"]),
        ("fold", ("--paper", "a3"), []),
        ("fronts", ("--edge", "long", "--printer", "kantoor"), ["--edge", "--printer"]),
        ("shop", ("--paper", "a4", "--edge", "short"), ["--paper", "--edge"]),
        ("backs", ("--edge", "short"), []),
        ("duplex", ("--edge", "short", "--paper", "a3"), []),
        ("shop", (), []),
    ],
)
def test_a_choice_that_changes_nothing_is_said_and_does_not_keep_from_printing(
    here: Here, layout: str, asked: tuple[str, ...], idle: list[str]
) -> None:
    plain = printed(
        "go-grow", "--count", "1", *SAME, "--layout", layout, "-o", here.place / "a.pdf"
    )
    done = run("decks", "print", "go-grow", "--count", "1", *SAME, "--layout", layout, *asked,
               "-o", here.place / "b.pdf")  # fmt: skip
    told = done.err.splitlines()
    assert done.code == 0 and len(told) == len(idle)
    assert all(one in line and "verandert hier niets: " in line
               for one, line in zip(idle, told, strict=True))  # fmt: skip
    if idle:
        assert plain.read_bytes() == Path(done.out.strip()).read_bytes()


def test_asking_for_more_cards_than_there_are_is_said(here: Here) -> None:
    done = run("decks", "print", "go-grow", "--only", "category=know", "--count", "100")
    know = sum(card.category == "know" for card in DECK.cards)
    assert done.code == 0
    assert f"Gevraagd: 100. Met deze keuze: {know} kaarten, allemaal geprint." in done.line
    exact = run("decks", "print", "go-grow", "--only", "category=know", "--count", str(know))
    assert (exact.code, exact.err) == (0, "")


def test_sheets_of_one_side_say_what_the_other_side_is_for(here: Here) -> None:
    few = ("go-grow", "--count", "9", *SAME, "--layout")
    assert "De witte kant is voor achterkanten." in words(printed(*few, "fronts"))
    for edge, said in (("long", "lange"), ("short", "korte")):
        # In the order in which it is drawn: the sheet over the short edge stands on its head.
        (page,) = PdfReader(printed(*few, "backs", "--edge", edge)).pages
        told = " ".join(page.extract_text().split())
        assert f"Print op de witte kant, blad gekeerd over de {said} rand." in told


def test_chance_chooses_anew_and_tells_how_to_get_the_same_again(here: Here) -> None:
    asked = ("decks", "print", "go-grow", "--count", "5")
    first, second = run(*asked), run(*asked)
    assert first.out != second.out, "each choice has a name of its own"
    seed = re.search(r"--seed (\d+)", first.line)
    assert seed is not None
    again = run(*asked, "--seed", seed[1])
    assert again.out == first.out and not again.err


def test_every_choice_has_a_file_of_its_own(here: Here) -> None:
    asked = ("categorie=know", "category=flow", "diepte=1,2", "nummer=GG-K-01..03")
    names = [printed("go-grow", "--only", one).name for one in asked]
    assert names == [f"go-grow-{part}-nl-poker-a4.pdf"
                     for part in ("know", "flow", "1-2", "gg-k-01-03")]  # fmt: skip


def test_a_text_too_long_for_poker_is_to_be_shortened_on_smaller_cards_too(here: Here) -> None:
    lines = ["categorie;soort;diepte;tekst_nl", f"Know;vertel;1;Vertel {'hottentotten' * 7}."]
    Path("lang.csv").write_text("\n".join(lines), encoding="utf-8")
    run("decks", "import", "lang.csv", "-o", "lang.yaml")
    for size in ("poker", "mini"):
        told = run("decks", "print", "lang.yaml", "--size", size).line
        assert told == f"groeihuis: Te veel tekst voor {size}: LA-K-01. Kort de tekst in."
