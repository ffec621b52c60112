from __future__ import annotations
from dataclasses import dataclass
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class RailPerson:
    """A token with up to three lines beside it (bold, bold when active, muted)."""
    shape: int
    initials: str
    lines: tuple[str, ...]
    full: bool = True
    active: bool = False

@dataclass(frozen=True, slots=True)
class RailSection:
    title: str
    lines: tuple[str, ...] = ()

@dataclass(frozen=True, slots=True)
class RailPicture:
    title: str = ""
    people: tuple[RailPerson, ...] = ()
    sections: tuple[RailSection, ...] = ()
    foot: tuple[str, ...] = ()

class Rail(Widget):
    def __init__(self, picture: RailPicture | None = None, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    picture: RailPicture
