"""What a field board shows, as frozen data."""

from __future__ import annotations

from msgspec import Struct


class ZoneArt(Struct, frozen=True):
    """One zone: a rectangle in the unit square, origin bottom left.

    ``sign`` is blocks, waves, sun, sprout, heart, gem, compass, bag or a single character;
    ``hue`` names its colours (``zone-<hue>``) and defaults to the id, else to the next free hue.
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


class TokenArt(Struct, frozen=True):
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


class ArrowArt(Struct, frozen=True):
    """The one arrow on the board; ``progress`` from 0 to 8 lets it grow, the word comes last."""

    from_key: str
    to_key: str
    word: str
    progress: int = 8


class FieldPicture(Struct, frozen=True):
    """A board with its tokens; a blind one shows no token and no arrow, whatever it is handed."""

    zones: tuple[ZoneArt, ...]
    tokens: tuple[TokenArt, ...] = ()
    arrow: ArrowArt | None = None
    blind: bool = False
    blind_word: str = ""
