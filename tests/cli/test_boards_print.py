"""A coach prints what lies on the floor and the table, and is told what cannot be printed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from boards.load import load_board
from datafiles.text import localized
from game.cli import boardsprint
from game.table import boardprint
from tests.cli.running import Here, run

A4 = {(595, 842), (842, 595)}
A3 = {(842, 1191), (1191, 842)}
LETTER = {(612, 792), (792, 612)}


def pages(path: str | Path) -> list[str]:
    reader = pypdf.PdfReader(BytesIO(Path(path).read_bytes()))
    return ["".join(page.extract_text().split()) for page in reader.pages]


def sizes(path: str | Path) -> set[tuple[int, int]]:
    reader = pypdf.PdfReader(BytesIO(Path(path).read_bytes()))
    return {
        (round(float(page.mediabox.width)), round(float(page.mediabox.height)))
        for page in reader.pages
    }


@pytest.mark.parametrize(("board", "floors", "more"), [("go-grow", 4, 2), ("huis", 5, 4)])
def test_without_a_choice_all_that_fits_the_board_comes_in_one_file(
    here: Here, board: str, floors: int, more: int
) -> None:
    done = run("boards", "print", board)
    assert (done.code, done.err) == (0, "")
    path = Path(done.out.strip())
    assert path == Path.cwd() / f"{board}-nl-a4.pdf"
    found = pages(path)
    assert len(found) == floors + more
    assert sizes(path) <= A4
    assert any("Stop" in page and "sla" in page for page in found)
    assert any("overmezelf" in page for page in found)
    assert any("wankel" in page for page in found) == (board == "huis")


@pytest.mark.parametrize("lang", ["nl", "en", "fr"])
@pytest.mark.parametrize("name", ["go-grow", "huis"])
def test_names_and_definitions_of_the_board_stand_on_the_floor(
    here: Here, name: str, lang: str
) -> None:
    done = run("boards", "print", name, "--as", "floor", "--lang", lang, "--paper", "a3")
    assert done.code == 0
    path = Path(done.out.strip())
    assert path.name.endswith(f"-{lang}-a3.pdf") and path.name.startswith(f"{name}-")
    assert sizes(path) <= A3
    told = "".join(pages(path))
    for zone in load_board(name).zones:
        for text in (zone.name, zone.short, zone.meaning):
            assert "".join(localized(text, lang).split()) in told


@pytest.mark.parametrize(
    ("kind", "name", "word"),
    [
        ("floor", "go-grow-vloer-nl-a4.pdf", "linksboven"),
        ("table", "go-grow-tafel-nl-a3.pdf", "datum"),
        ("tokens", "go-grow-pionnen-nl-a4.pdf", "overmezelf"),
        ("stop", "go-grow-stopkaarten-nl-a4.pdf", "Stop"),
    ],
)
def test_one_kind_alone_has_its_own_file(here: Here, kind: str, name: str, word: str) -> None:
    done = run("boards", "print", "go-grow", "--as", kind)
    assert done.code == 0
    assert Path(done.out.strip()).name == name
    assert word in "".join(pages(done.out.strip()))


def test_the_scale_of_a_house_comes_on_two_sheets(here: Here) -> None:
    done = run("boards", "print", "huis", "--as", "scale", "--paper", "letter")
    first, second = pages(done.out.strip())
    assert sizes(done.out.strip()) <= LETTER
    assert "wankel" in first and "stevig" in second


def test_health_is_to_be_talked_about_and_not_written_down(here: Here) -> None:
    done = run("boards", "print", "huis", "--as", "floor")
    told = ["Schrijfnietsop." in page for page in pages(done.out.strip())]
    assert told == [False, False, False, False, True]


def test_a_table_field_comes_on_large_paper_or_on_sheets_with_a_map(here: Here) -> None:
    done = run("boards", "print", "go-grow", "--as", "table", "--paper", "a1")
    assert sizes(done.out.strip()) == {(2384, 1684)}
    done = run("boards", "print", "go-grow", "--as", "table", "--paper", "a1", "--tiles", "a4")
    assert Path(done.out.strip()).name == "go-grow-tafel-nl-a1-a4.pdf"
    found = pages(done.out.strip())
    assert len(found) > 10
    assert "Zomaakjedeposter" in found[0]


def test_tokens_bear_names_and_the_letters_of_the_screen(here: Here) -> None:
    names = ("Mark", "Maria", "Łucja", "Çağla", "Đức")
    asked = [word for name in names for word in ("--player", name)]
    done = run("boards", "print", "go-grow", "--as", "tokens", *asked)
    told = "".join(pages(done.out.strip()))
    for name, letters in zip(names, ("MK", "MI", "ŁU", "ÇA", "ĐỨ"), strict=True):
        assert told.count(name) == 4 and letters in told


def test_twelve_people_get_tokens_and_the_thirteenth_is_refused(here: Here) -> None:
    asked = [word for number in range(13) for word in ("--player", f"Naam {number}")]
    assert run("boards", "print", "go-grow", *asked[:24]).code == 0
    done = run("boards", "print", "go-grow", *asked, "-o", "x.pdf")
    assert done.code == 2
    assert done.line.startswith("groeihuis: --player: hoogstens 12 namen; dit zijn er 13.")
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize("typed", ["", "  ", "W" * 41, "a\nb", "Zoë", "zoë"])
def test_a_name_that_set_up_would_refuse_is_refused_here(here: Here, typed: str) -> None:
    done = run("boards", "print", "go-grow", "--player", "Zoë", f"--player={typed}")
    assert done.code == 2
    assert done.line.startswith("groeihuis: --player: ")
    assert list(Path.cwd().iterdir()) == []


def test_letters_that_no_font_has_are_told_before_printing(here: Here) -> None:
    done = run("boards", "print", "go-grow", "--as", "tokens", "--player", "漢", "--player", "أحمد")
    assert done.code == 0
    assert "漢 (CJK UNIFIED IDEOGRAPH-6F22)" in done.line
    assert "op papier staat Han" in done.line


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("go-grwo",), "Er is geen bord go-grwo. Bedoel je go-grow?"),
        (
            ("go-grow", "--paper", "a1"),
            "Kies uit a4, a3, letter. Op a1 past alleen een veld op tafel: "
            "groeihuis boards print go-grow --as table --paper a1",
        ),
        (
            ("go-grow", "--as", "table", "--paper", "letter"),
            "Papier letter ken ik niet; kies uit a4, a3, a2, a1, a0.",
        ),
        (("go-grow", "--as", "scale"), "Een schaal is er alleen voor een huis."),
        (
            ("huis", "--as", "table"),
            "Een huis komt op tafel als lege poster: groeihuis poster --blank bouwoverleg",
        ),
        (("nergens/bord.yaml",), "nergens/bord.yaml"),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_line(
    here: Here, asked: tuple[str, ...], said: str
) -> None:
    done = run("boards", "print", *asked)
    assert (done.code, done.out) == (1, "")
    assert said in done.line
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--paper", "b5"), "--paper: b5 kan niet; kies uit a4, a3, a2, a1, a0, letter"),
        (("--as", "vloer"), "--as: vloer kan niet; kies uit floor, table, tokens, stop, scale"),
        (("--tiles", "a4"), "--tiles hoort bij --as table."),
        (("--as", "stop", "--player", "Zoë"), "--player hoort bij --as tokens."),
        (("--as", "table", "--tiles", "a2"), "--tiles: a2 kan niet; kies uit a4, a3"),
    ],
)
def test_options_that_do_not_go_together_are_said(
    here: Here, asked: tuple[str, ...], said: str
) -> None:
    done = run("boards", "print", "go-grow", *asked)
    assert (done.code, done.out) == (2, "")
    assert said in done.line
    assert list(Path.cwd().iterdir()) == []


def test_the_reader_is_told_in_their_own_language(here: Here) -> None:
    done = run("boards", "print", "go-grow", "--paper", "a1", "--lang", "en")
    assert done.code == 1
    assert "a4, a3, letter" in done.line and "ken ik niet" not in done.line


def test_an_existing_file_is_replaced_whole_or_stays_as_it_was(here: Here, tmp_path: Path) -> None:
    path = tmp_path / "bord.pdf"
    path.write_bytes(b"oud")
    assert run("boards", "print", "go-grow", "--paper", "a0", "-o", path).code == 1
    assert path.read_bytes() == b"oud"
    done = run("boards", "print", "go-grow", "-o", path)
    assert (done.code, Path(done.out.strip())) == (0, path)
    first = path.read_bytes()
    assert first.startswith(b"%PDF")
    run("boards", "print", "go-grow", "-o", path)
    assert path.read_bytes() == first
    done = run("boards", "print", "go-grow", "-o", tmp_path / "nergens" / "x.pdf")
    assert done.code == 1 and "x.pdf" in done.line
    assert [one.name for one in tmp_path.glob("*.p*")] == ["bord.pdf"]


def test_a_folder_or_the_poster_folder_gets_the_usual_name(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "papier"
    folder.mkdir()
    done = run("boards", "print", "huis", "--as", "stop", "-o", folder)
    assert Path(done.out.strip()) == folder / "huis-stopkaarten-nl-a4.pdf"
    here.config.parent.mkdir(parents=True, exist_ok=True)
    here.config.write_text(f'{{"poster_folder": "{folder.as_posix()}"}}', encoding="utf-8")
    done = run("boards", "print", "huis", "--as", "scale")
    assert Path(done.out.strip()) == folder / "huis-schaal-nl-a4.pdf"


def test_an_own_board_is_printed_too(here: Here, tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[2] / "boards/layouts/go-grow.yaml"
    own = tmp_path / "eigen.yaml"
    made = source.read_text(encoding="utf-8").replace('nl: "Glow"', 'nl: "Uitblinken"')
    own.write_text(made, encoding="utf-8")
    done = run("boards", "print", own, "--as", "floor", "-o", tmp_path / "x.pdf")
    assert done.code == 0
    assert "Uitblinken" in "".join(pages(tmp_path / "x.pdf"))


def test_the_bar_is_told_of_every_part(
    here: Here, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    real: Any = boardprint.write_board

    def watch(content: Any, path: Path, paper: str, tell: Any) -> Path:
        def both(done: int, total: int) -> None:
            told.append((done, total))
            tell(done, total)

        found: Path = real(content, path, paper, both)
        return found

    monkeypatch.setattr(boardprint, "write_board", watch)
    done = run("boards", "print", "huis", "-o", tmp_path / "x.pdf")
    assert done.code == 0
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_kinds_of_command_and_table_are_the_same() -> None:
    assert boardsprint.KINDS == boardprint.KINDS


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        *((0.25, 0.75, "linksboven"), (0.5, 0.5, "in het midden")),
        *((0.5, 0.1, "onder"), (0.9, 0.5, "rechts")),
    ],
)
def test_a_place_is_said_as_it_lies(x: float, y: float, said: str) -> None:
    assert boardprint.place_word(x, y) == said


@pytest.mark.parametrize(
    ("board", "word"), [("groeicurve", "ikleeranderen"), ("rollen", "leiding")]
)
def test_a_board_to_draw_on_prints_its_questions_and_itself(
    here: Here, board: str, word: str
) -> None:
    done = run("boards", "print", board)
    assert (done.code, done.err) == (0, "")
    found = pages(done.out.strip())
    assert len(found) == 2
    assert word in found[0]
    assert not any("{name}" in page for page in found)
    refused = run("boards", "print", board, "--as", "floor")
    assert refused.code == 1
    assert "--as" in refused.line


@pytest.mark.parametrize("kind", [(), ("--as", "floor"), ("--as", "tokens")])
def test_a_paper_for_the_table_alone_is_told_as_one(here: Here, kind: tuple[str, ...]) -> None:
    done = run("boards", "print", "go-grow", *kind, "--paper", "a0")
    assert done.code == 1
    assert "Kies uit a4, a3, letter. Op a0 past alleen een veld op tafel" in done.line
    assert "boards print go-grow --as table --paper a0" in done.line
    assert run("boards", "print", "go-grow", "--as", "table", "--paper", "a0").code == 0
