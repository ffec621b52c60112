"""What a house of levels shows, as frozen data."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

STOPS: Final = 11
"""How many places a token can take on a floor, from wobbly to firm."""


class FloorArt(Struct, frozen=True):
    """One floor; ``hue`` names its colours (``zone-<hue>``), else it gets the next free one.

    ``sign`` is blocks, waves, sun, sprout, heart, gem, compass or bag, drawn where there is room.
    """

    id: str
    digit: str
    name: str
    short: str = ""
    hue: str = ""
    sign: str = ""


class FloorToken(Struct, frozen=True):
    """One token on one floor, ``x`` from 0 (wobbly) to 1 (firm); a floor holds one a person.

    Full is how someone sees themself; ``blank`` leaves the letters out; ``cursor`` is a draft that
    is being moved.
    """

    key: str
    floor: str
    initials: str
    name: str
    shape: int
    x: float
    full: bool = True
    faded: bool = False
    cursor: bool = False
    blank: bool = False


class SpreadArt(Struct, frozen=True):
    """What is told of one floor: a word under its name, a bar for each cluster, nameless dots.

    ``clusters`` are pairs ``(from, to)`` and ``dots`` places, all from 0 to 1.
    """

    floor: str
    word: str = ""
    clusters: tuple[tuple[float, float], ...] = ()
    dots: tuple[float, ...] = ()


class LinkArt(Struct, frozen=True):
    """A strong floor that helps to carry a weak one, by their ids."""

    strong: str
    weak: str


class HousePicture(Struct, frozen=True):
    """A house with its floors from bottom to top; ``track`` draws the way from low to high.

    ``caption`` stands beside the legend where it fits whole. A blind house shows floors, roof and
    legend and nothing else, whatever it is handed.
    """

    floors: tuple[FloorArt, ...]
    roof: str = ""
    low: str = ""
    high: str = ""
    caption: str = ""
    tokens: tuple[FloorToken, ...] = ()
    spreads: tuple[SpreadArt, ...] = ()
    links: tuple[LinkArt, ...] = ()
    selected: str = ""
    track: bool = False
    blind: bool = False
    blind_word: str = ""
