"""What a network map shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupArt:
    """A sector of the map; the first begins at twelve o'clock and they go clockwise."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class NodeArt:
    """Somebody on the map, see `boards.network.Node`; ``initials`` take two cells."""

    id: str
    initials: str
    name: str
    group: str
    distance: float
    weight: int = 2
    trend: str = "same"


@dataclass(frozen=True, slots=True)
class NetworkPicture:
    """A map of people; ``aside`` are lines of text beside it, under the list of names."""

    me: str
    near: str
    far: str
    groups: tuple[GroupArt, ...]
    nodes: tuple[NodeArt, ...] = ()
    selected: str = ""
    aside: tuple[str, ...] = ()
