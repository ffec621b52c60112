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
