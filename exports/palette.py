"""Name the colours of paper; colour says where on the board something is, and nothing else."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, from 0 to 1."""

BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"
HAIR: Final = "#8C8C8C"
DOTS: Final = "#4D4D4D"


class Hue(Struct, frozen=True):
    """One place's colours.

    Solid for panels and tiles, tint for ground, mid for a sign on tint, shade for one on solid.
    """

    solid: str
    tint: str
    mid: str
    shade: str
    on_solid: str


class Greys(Struct, frozen=True):
    """What is nobody's: roof and surroundings of the house, from light to dark."""

    pale: str
    roof: str
    soft: str
    middle: str
    dark: str


GREYS: Final = Greys("#E6E6E6", "#D6D6D6", "#C4C4C4", "#A8A8A8", HAIR)

# The solids climb in lightness, so that a greyscale print keeps neighbours apart.
HUES: Final[dict[str, Hue]] = {
    "know": Hue("#2A2F86", "#E5E6F1", "#CCCDE2", "#4E529B", WHITE),
    "flow": Hue("#F27A68", "#FCE1DC", "#F9C2B9", "#DA6E5E", BLACK),
    "glow": Hue("#FACB4B", "#FDE5A5", "#FBD56F", "#E1B744", BLACK),
    "grow": Hue("#0E7866", "#DAEAE8", "#B5D5D0", "#378F80", WHITE),
    "health": Hue("#BB4430", "#F5E2DF", "#EAC7C1", "#C76453", WHITE),
    "talents": Hue("#F0B84A", "#F9E5BB", "#F3C974", "#D8A643", BLACK),
    "values": Hue("#5C2A66", "#EBE5EC", "#D7CBD9", "#784E80", WHITE),
    "work": Hue("#4A9DC0", "#D7E9F1", "#B1D5E4", "#438DAD", BLACK),
}
# A board names its signs; each sign belongs to one place, so it names that place's colours too.
BY_SIGN: Final = {
    "blocks": "know",
    "waves": "flow",
    "sun": "glow",
    "sprout": "grow",
    "heart": "health",
    "gem": "talents",
    "compass": "values",
    "bag": "work",
}
NEUTRAL: Final = Hue("#4D4D4D", "#F2F2F2", "#E6E6E6", "#8C8C8C", WHITE)


def hue(key: str) -> Hue:
    """Return the colours of a place or of its sign, or greys for a key that is neither."""
    return HUES.get(BY_SIGN.get(key, key), NEUTRAL)


def rgb(colour: str) -> tuple[float, float, float]:
    """Turn `#RRGGBB` into three numbers from 0 to 1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


# Cyan, magenta, yellow and black in hundredths, solid, tint, mid and shade of each place.
_PRESS: Final[dict[str, tuple[tuple[int, int, int, int], ...]]] = {
    "know": ((100, 95, 8, 4), (10, 9, 0, 0), (22, 20, 0, 0), (82, 78, 8, 0)),
    "flow": ((0, 64, 52, 0), (0, 14, 10, 0), (0, 30, 22, 0), (8, 70, 58, 2)),
    "glow": ((0, 20, 80, 0), (0, 9, 42, 0), (0, 16, 66, 0), (6, 28, 84, 4)),
    "grow": ((88, 28, 64, 14), (15, 2, 9, 0), (30, 5, 19, 0), (76, 20, 54, 6)),
    "health": ((14, 84, 80, 8), (2, 17, 12, 0), (4, 34, 26, 0), (12, 72, 66, 4)),
    "talents": ((2, 30, 82, 0), (0, 9, 30, 0), (2, 22, 62, 0), (8, 36, 82, 4)),
    "values": ((72, 96, 22, 20), (7, 12, 2, 0), (14, 24, 5, 0), (60, 80, 18, 8)),
    "work": ((70, 22, 12, 0), (17, 2, 2, 0), (33, 6, 4, 0), (72, 28, 16, 4)),
}


def _press() -> dict[str, Ink]:
    found: dict[str, Ink] = {BLACK: (0.0, 0.0, 0.0, 1.0), WHITE: (0.0, 0.0, 0.0, 0.0)}
    for place, values in _PRESS.items():
        own = HUES[place]
        for colour, ink in zip((own.solid, own.tint, own.mid, own.shade), values, strict=True):
            c, m, y, k = (part / 100 for part in ink)
            found[colour] = (c, m, y, k)
    return found


CMYK: Final[dict[str, Ink]] = _press()


def cmyk(colour: str) -> Ink:
    """Turn `#RRGGBB` into cyan, magenta, yellow and black from 0 to 1, for offset printing.

    The palette's own values are picked by hand: they are not converted by an ICC profile, and a
    file that holds them is not checked against PDF/X. Black and greys take black ink alone, so
    that type stays sharp when the plates shift. Any other colour is converted by arithmetic.
    """
    known = CMYK.get(colour.upper())
    if known is not None:
        return known
    r, g, b = rgb(colour)
    if r == g == b:
        return (0.0, 0.0, 0.0, round(1 - r, 3))
    light = max(r, g, b)
    return (1 - r / light, 1 - g / light, 1 - b / light, 1 - light)
