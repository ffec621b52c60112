"""Where a result may go: a home is found, and nobody's home is told as any place without a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.errors import ExportError
from game.table import files


@pytest.mark.parametrize("kind", [str, Path])
def test_a_name_or_a_path_may_begin_at_home(
    kind: type[str] | type[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert files.expanded(kind("~/a.pdf")) == tmp_path / "a.pdf"


@pytest.mark.parametrize("kind", [str, Path])
def test_the_home_of_nobody_is_unwritable_and_named_in_plain_text(
    kind: type[str] | type[Path],
) -> None:
    with pytest.raises(ExportError) as told:
        files.expanded(kind("~niemand-hier/x"))
    assert told.value.code == "unwritable"
    assert {type(value) for value in told.value.params.values()} == {str}


def test_a_result_lies_as_named_or_in_the_folder_named_or_in_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    own = tmp_path / "own"
    own.mkdir()
    assert files.place_of("b.pdf", str(own), "a.pdf") == tmp_path / "b.pdf"
    assert files.place_of(str(own), None, "a.pdf") == own / "a.pdf"
    assert files.place_of(None, "~/own", "a.pdf") == own / "a.pdf"
    assert files.place_of(None, None, "a.pdf") == tmp_path / "a.pdf"


def test_a_folder_of_ones_own_that_is_gone_does_not_become_a_file(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert files.place_of(None, str(gone), "a.pdf") == gone / "a.pdf"


def test_a_name_without_an_ending_gets_it_and_a_folder_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert files.place_of("poster", None, "a.pdf") == tmp_path / "poster.pdf"
    assert files.place_of("poster.", None, "a.pdf") == tmp_path / "poster.pdf"
    assert files.place_of("B.PDF", None, "a.pdf") == tmp_path / "B.PDF"
    assert files.place_of("nieuw/hier/", None, "a.pdf") == tmp_path / "nieuw/hier/a.pdf"
    assert (tmp_path / "nieuw/hier").is_dir()


@pytest.mark.parametrize("name", ["spel.yaml", "tabel.xlsx", "brief.docx", "oud.pdf.bak"])
def test_a_paper_takes_the_place_of_nothing_but_a_paper(name: str, tmp_path: Path) -> None:
    mine = tmp_path / name
    mine.write_text("van mij", encoding="utf-8")
    with pytest.raises(ExportError) as told:
        files.place_of(str(mine), None, "a.pdf")
    assert (told.value.code, told.value.params["ending"]) == ("other_ending", ".pdf")
    assert mine.read_text(encoding="utf-8") == "van mij"


def test_a_folder_that_cannot_be_made_is_unwritable(tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("een bestand", encoding="utf-8")
    with pytest.raises(ExportError, match="unwritable"):
        files.place_of(f"{tmp_path / 'vol'}/map/", None, "a.pdf")
