from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget

@dataclass(frozen=True, slots=True)
class ZoneArt:
    """One zone: a rectangle in the unit square, origin bottom left.

    ``sign`` is one of blocks, waves, sun, sprout, heart, gem, compass, bag or a single character;
    ``hue`` names its colours (``zone-<hue>``) and defaults to the id.
    """
    id: str
    name: str
    short: str
    sign: str
    digit: str
    x: float
    y: float
    w: float
    h: float
    hue: str = ""

@dataclass(frozen=True, slots=True)
class TokenArt:
    """One token; ``blank`` leaves the letters out, the first moment of a reveal."""
    key: str
    initials: str
    name: str
    shape: int
    x: float
    y: float
    full: bool = True
    faded: bool = False
    cursor: bool = False
    blank: bool = False

@dataclass(frozen=True, slots=True)
class ArrowArt:
    """The one arrow on the board; ``progress`` 0 to 8 lets it grow."""
    from_key: str
    to_key: str
    word: str
    progress: int = 8

@dataclass(frozen=True, slots=True)
class FieldPicture:
    zones: tuple[ZoneArt, ...]
    tokens: tuple[TokenArt, ...] = ()
    arrow: ArrowArt | None = None
    blind: bool = False
    blind_word: str = ""

class FieldBoard(Widget):
    @dataclass
    class Pointed(Message):
        """The mouse points at a keyboard position of the board."""
        board: FieldBoard
        point: tuple[float, float]

    def __init__(self, picture: FieldPicture, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    @property
    def picture(self) -> FieldPicture: ...
    @picture.setter
    def picture(self, picture: FieldPicture) -> None: ...
