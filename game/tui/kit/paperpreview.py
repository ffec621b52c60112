from __future__ import annotations
from dataclasses import dataclass
from typing import Literal
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One printable line; no key and no text is white space, ``state`` "" has no tag."""
    key: str = ""
    text: str = ""
    label: str = ""
    state: Literal["on", "off", "never", ""] = ""
    owner: str = ""
    bold: bool = False

@dataclass(frozen=True, slots=True)
class PreviewPicture:
    """``cursor`` is the key of the chosen line."""
    lines: tuple[PreviewLine, ...] = ()
    cursor: str = ""
    on_word: str = ""
    off_word: str = ""
    foot: str = ""

class PaperPreview(Widget):
    @dataclass
    class LinePressed(Message):
        """A line was clicked."""
        preview: PaperPreview
        key: str
    def __init__(self, picture: PreviewPicture | None = None, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    picture: PreviewPicture
