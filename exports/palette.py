"""Name the colours of paper; colour says where on the board something is, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BLACK: Final = "#000000"
WHITE: Final = "#FFFFFF"
HAIR: Final = "#8C8C8C"
DOTS: Final = "#4D4D4D"


@dataclass(frozen=True, slots=True)
class Hue:
    """One place's colours.

    Solid for panels and tiles, tint for ground, mid for a sign on tint, shade for one on solid.
    """

    solid: str
    tint: str
    mid: str
    shade: str
    on_solid: str


@dataclass(frozen=True, slots=True)
class Greys:
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
