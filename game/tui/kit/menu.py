from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class MenuEntry:
    """``key`` is handed back; ``letter`` is shown and pressed (either case)."""
    key: str
    letter: str
    label: str
    text: str = ""

@dataclass(frozen=True, slots=True)
class MenuPicture:
    entries: tuple[MenuEntry, ...] = ()

class MenuList(Widget):
    """can_focus; up, down, home, end move; enter, a letter or a click choose."""
    @dataclass
    class Chosen(Message):
        menu: MenuList
        key: str
    @dataclass
    class Moved(Message):
        menu: MenuList
        key: str
    def __init__(self, picture: MenuPicture | None = None, *, cursor: int = 0, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    picture: MenuPicture
    cursor: int
