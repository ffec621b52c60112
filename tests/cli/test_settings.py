"""Settings are remembered, and a file that makes no sense keeps nobody from playing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exports.errors import ExportError
from game.table.settings import Settings, load, save, settings_path
from tests.cli.running import Here, run


def test_what_is_saved_is_loaded(here: Here) -> None:
    assert settings_path() == here.config
    chosen = Settings(language="fr", theme="beamer", poster_folder="/x/é", motion=False)
    save(chosen)
    assert load() == chosen
    assert [path.name for path in here.config.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"language": "nl"', b"7"],
    ids=range(8),
)
def test_a_broken_file_gives_the_defaults(here: Here, content: bytes) -> None:
    here.config.parent.mkdir()
    here.config.write_bytes(content)
    assert load() == Settings()
    assert run("sessions", "list").code == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "xx"),
        ("language", ["nl"]),
        ("theme", 3),
        ("theme", "a\x1b[2J"),
        ("poster_folder", ""),
        ("poster_folder", {"a": 1}),
        ("motion", "no"),
        ("something-new", True),
    ],
)
def test_a_value_that_makes_no_sense_is_the_default_and_the_others_hold(
    here: Here, key: str, value: Any
) -> None:
    here.config.parent.mkdir()
    good = {"language": "en", "theme": "avond", "poster_folder": "/x", "motion": False}
    here.config.write_text(json.dumps(good | {key: value}), encoding="utf-8")
    found = load()
    for name, wanted in good.items():
        default = getattr(Settings(), name)
        assert getattr(found, name) == (default if name == key else wanted)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError):
        save(Settings(), tmp_path / "file" / "settings.json")


def test_the_language_comes_from_the_command_line_then_settings_then_the_machine(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    def title(*words: str) -> str:
        return str(run("scripts", "list", "--json", *words).json[1]["title"])

    monkeypatch.setenv("GROEIHUIS_LANG", "en")
    assert title() == "Go Grow for two"
    save(Settings(language="fr"))
    assert title() == "Go Grow à deux"
    assert title("--lang", "nl") == "Go Grow met twee"
    assert title("--lang=en") == "Go Grow for two"
