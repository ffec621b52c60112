from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class CardPicture:
    """The face of a card; ``hue`` names the colours of its band."""
    category: str
    hue: str
    kind: str
    depth: int
    depth_word: str
    question: str
    id: str
    foot: str = ""

class CardFace(Widget):
    @dataclass
    class Turned(Message):
        """The card lies still again, face up or face down."""
        card: CardFace
        turned: bool
    def __init__(self, picture: CardPicture | None = None, *, turned: bool = False, back_hues: tuple[str, ...] = ("know", "flow", "glow", "grow"), name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    picture: CardPicture | None            # property
    turned: bool                           # property: True = face up; setting it does not animate
    def turn(self, to: bool | None = None) -> None:
        """Turn over, 8 frames of 40 ms; posts Turned when done (at once with animations off)."""
    def finish(self) -> bool:
        """Jump to the end of a motion; True when there was one (then swallow the key)."""

@dataclass(frozen=True, slots=True)
class StopPicture:
    key: str
    word: str
    lines: tuple[str, ...] = ()

class StopCard(Widget):
    def __init__(self, picture: StopPicture, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
