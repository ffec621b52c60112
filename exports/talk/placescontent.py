"""Say what is printed of a place now and later: on a field, or on the floors of a house."""

from __future__ import annotations

from dataclasses import dataclass

from exports.content import ZoneContent
from exports.house.content import HouseContent


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place of one's own, now or `later`: in the unit square, or on a floor at strength x."""

    x: float
    y: float = 0.0
    floor: int = 0
    later: bool = False


@dataclass(frozen=True, slots=True)
class PlacesContent:
    """A field by its zones, or a house with nobody on it; the words say what each mark means."""

    now: str
    later: str
    zones: tuple[ZoneContent, ...] = ()
    house: HouseContent | None = None
    marks: tuple[PlaceMark, ...] = ()
