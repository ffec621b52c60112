"""Remember what the user chose: one small file in the config directory.

A file that is gone, broken or from another version gives the defaults for what it does not say;
settings never keep anybody from playing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct, field, structs

from game.language import LANGUAGES
from game.table.deckprinters import read_printers

MOST_BYTES = 64 * 1024


class Settings(Struct, frozen=True):
    """The choices; None or empty means that nothing was chosen yet.

    `language` is nl, en or fr; `theme` a theme's name; `poster_folder` where posters go; `motion`
    is false for screens that stand still. `printers` holds, by a printer's name and by `side_of`,
    how far its back pages are moved to lie behind the fronts: right and down, in millimetres.
    """

    language: str | None = None
    theme: str = ""
    poster_folder: str | None = None
    motion: bool = True
    printers: dict[str, dict[str, tuple[float, float]]] = field(default_factory=dict)


_VALID: dict[str, Callable[[Any], bool]] = {
    "language": lambda value: value is None or value in LANGUAGES,
    "theme": lambda value: isinstance(value, str) and value.isprintable() and len(value) <= 60,
    "poster_folder": lambda value: value is None or (isinstance(value, str) and value != ""),
    "motion": lambda value: isinstance(value, bool),
    "printers": lambda value: isinstance(value, dict),
}


def settings_path() -> Path:
    """Give the file: GROEIHUIS_CONFIG, else in the user's config directory."""
    named = os.environ.get("GROEIHUIS_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("groeihuis", appauthor=False) / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Read the settings; each value that is missing or makes no sense is the default."""
    place = path or settings_path()
    try:
        with place.open("rb") as file:
            found = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    read = {key: found[key] for key in _VALID.keys() & found.keys() if _VALID[key](found[key])}
    printers = read_printers(read.pop("printers", {}))
    return Settings(**read, printers=printers)


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings at once or not at all; raises ExportError."""
    from exports.errors import ExportError
    from game.table import files

    place = path or settings_path()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError("unwritable", {"path": str(place), "reason": reason}) from error
    text = json.dumps(structs.asdict(settings), indent=2) + "\n"
    files.save(place, text.encode())
