from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class HeaderPicture:
    game: str = ""
    step: str = ""
    time: str = ""
    sealed: bool = False

@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """``current`` counts from 0; ``fraction`` (0..1) is how much of its time has gone."""
    total: int
    current: int
    fraction: float = 0.0

@dataclass(frozen=True, slots=True)
class TaskPicture:
    task: str = ""
    help: str = ""

@dataclass(frozen=True, slots=True)
class PersonArt:
    """One person in the strip: ``locked`` inverts the token, ``active`` the whole entry."""
    shape: int
    initials: str
    state: str = ""
    locked: bool = False
    active: bool = False

@dataclass(frozen=True, slots=True)
class TablePicture:
    people: tuple[PersonArt, ...] = ()

@dataclass(frozen=True, slots=True)
class MessagePicture:
    """``bold`` comes first, then ``text`` (muted unless ``plain``), ``right`` at the edge."""
    text: str = ""
    bold: str = ""
    right: str = ""
    plain: bool = False
    refusal: bool = False

@dataclass(frozen=True, slots=True)
class KeyHint:
    """``key`` is what Textual calls it ("" cannot be clicked); earlier hints matter more."""
    key: str
    label: str
    word: str
    main: bool = False

@dataclass(frozen=True, slots=True)
class KeysPicture:
    hints: tuple[KeyHint, ...] = ()
    help: KeyHint | None = None

# HeaderBar, ProgressLine, TaskLines, TableStrip, MessageLine, KeyBar: Widget(picture), .picture = ...
class KeyBar(Widget):
    @dataclass
    class KeyPressed(Message):
        """A key in the footer was clicked."""
        key: str
