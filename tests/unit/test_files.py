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
