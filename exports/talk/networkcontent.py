"""Say what stands on a printed map of people: plain words, chosen by their owner and translated."""

from __future__ import annotations

from msgspec import Struct


class NodeMark(Struct, frozen=True):
    """Somebody on the map: `letters` for the disc, and the number of their group, from 0.

    Distance from 0, near, to 1, far; weight from 1 to 3; `trend` is 1 for who asks more, -1 for
    who asks less.
    """

    letters: str
    name: str
    group: int
    distance: float
    weight: int = 2
    trend: int = 0


class NetworkContent(Struct, frozen=True):
    """All that is printed; `caption` stands under the map and may be empty.

    `groups` are the names of the sectors, clockwise, the first from twelve o'clock.
    """

    me: str
    near: str
    far: str
    groups: tuple[str, ...]
    nodes: tuple[NodeMark, ...] = ()
    caption: str = ""
