"""Say what is printed of a place now and later: on a field, or on the floors of a house."""

from __future__ import annotations

from msgspec import Struct

from exports.content import ZoneContent
from exports.house.content import HouseContent


class PlaceMark(Struct, frozen=True):
    """A place of one's own, now or `later`: in the unit square, or on a floor at strength x."""

    x: float
    y: float = 0.0
    floor: int = 0
    later: bool = False


class PlacesContent(Struct, frozen=True):
    """A field by its zones, or a house with nobody on it; the words say what each mark means."""

    now: str
    later: str
    zones: tuple[ZoneContent, ...] = ()
    house: HouseContent | None = None
    marks: tuple[PlaceMark, ...] = ()
