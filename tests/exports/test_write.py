"""Writing: whole or not at all, and light until something is drawn."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports import ExportError, render_poster, write_poster, write_whole
from tests.exports.samples import BLANK

ROOT = Path(__file__).resolve().parents[2]


def test_a_poster_is_written_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    assert write_poster(BLANK, path) == path
    assert path.read_bytes() == render_poster(BLANK)
    assert [found.name for found in tmp_path.iterdir()] == ["poster.pdf"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EIO, "unwritable"), (errno.EACCES, "unwritable")],
)
def test_a_write_that_fails_leaves_the_old_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(b"the old one")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError) as raised:
        write_whole(path, b"the new one")
    assert raised.value.code == code
    assert raised.value.params["path"] == str(path)
    assert path.read_bytes() == b"the old one"
    assert [found.name for found in tmp_path.iterdir()] == ["poster.pdf"]


@pytest.mark.parametrize("name", ["🌻" * 60 + ".pdf", "a" * 251 + ".pdf"])
def test_any_name_that_a_file_may_have_is_written(tmp_path: Path, name: str) -> None:
    assert 240 < len(os.fsencode(name)) <= 255
    assert write_whole(tmp_path / name, b"x").read_bytes() == b"x"
    assert [found.name for found in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("place", [".", "nowhere/poster.pdf"])
def test_a_path_that_cannot_be_written_is_said(tmp_path: Path, place: str) -> None:
    with pytest.raises(ExportError) as raised:
        write_whole(tmp_path / place, b"x")
    assert raised.value.code == "unwritable"
    assert raised.value.params["reason"]


def test_unknown_papers_are_refused_with_what_is_allowed() -> None:
    with pytest.raises(ExportError) as raised:
        render_poster(BLANK, "letter")
    assert raised.value.code == "unknown_paper"
    assert raised.value.params == {"given": "letter", "allowed": "a4, a3, a2, a1, a0"}
    with pytest.raises(ExportError) as raised:
        render_poster(BLANK, "A1", tiles="a2")
    assert raised.value.code == "unknown_tiles"


def _modules(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_importing_exports_loads_no_font_and_no_pdf_library() -> None:
    loaded = _modules("import exports")
    assert not {"reportlab", "uharfbuzz", "PIL", "bidi", "anyascii"} & loaded


def test_drawing_a_plain_poster_loads_only_what_it_needs() -> None:
    loaded = _modules(
        "from exports import render_poster\n"
        "from tests.exports.samples import session\n"
        "render_poster(session())"
    )
    assert "reportlab" in loaded
    assert not {name for name in loaded if name.startswith("reportlab.platypus")}
    assert not {"bidi", "anyascii"} & loaded
