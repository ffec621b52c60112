from __future__ import annotations
from dataclasses import dataclass
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class LogoPicture:
    """Names of the floors, top one first."""
    floors: tuple[str, str, str, str]

class HouseLogo(Widget):
    """The house with the sprout, 28×20 cells."""
    def __init__(self, picture: LogoPicture, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...

@dataclass(frozen=True, slots=True)
class WordMarkPicture:
    word: str
    line: str = ""

class WordMark(Widget):
    """A word in big type with a line under it, 4 rows."""
    def __init__(self, picture: WordMarkPicture, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
