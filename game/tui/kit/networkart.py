"""What a network map shows, as frozen data."""

from __future__ import annotations

from msgspec import Struct


class GroupArt(Struct, frozen=True):
    """A sector of the map; the first begins at twelve o'clock and they go clockwise."""

    id: str
    name: str


class NodeArt(Struct, frozen=True):
    """Somebody on the map, see `boards.network.Node`; ``initials`` take two cells."""

    id: str
    initials: str
    name: str
    group: str
    distance: float
    weight: int = 2
    trend: str = "same"


class NetworkPicture(Struct, frozen=True):
    """A map of people; ``aside`` are lines of text beside it, under the list of names."""

    me: str
    near: str
    far: str
    groups: tuple[GroupArt, ...]
    nodes: tuple[NodeArt, ...] = ()
    selected: str = ""
    aside: tuple[str, ...] = ()
