from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class CurtainPicture:
    """What stands between the drapes: a line, a name in its silhouette, lines below."""
    top: str
    name: str
    shape: int
    bold: str
    muted: str = ""
    done: str = ""

class Drapes(Widget):
    @dataclass
    class Opened(Message):
        """The curtain is open: what lies behind may be drawn."""
        drapes: Drapes
    def __init__(self, picture: CurtainPicture | None = None, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    picture: CurtainPicture | None         # property
    def close(self) -> None: ...
    def open(self) -> None: ...
    def finish(self) -> bool: ...

class SealedFrame(Widget):
    """The drapes left and right of a sealed screen; the Skeleton draws them itself."""
