"""Where everything of a house stands, in cells: roof, floors, names, track, legend.

The same stop has the same place at a size, whoever stands on it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from game.tui.kit.houseart import STOPS, FloorArt
from game.tui.kit.text import width

ROOMY: Final = (104, 32)
"""From here on floors are tall, tokens are silhouettes and floors carry their sign."""
_LABEL: Final = 17
_SIGN: Final = 9
_BAY: Final = (5, 9)


class Plan(NamedTuple):
    """A house in cells; ``label`` is where digits stand, ``text`` where names start.

    ``bay`` is how wide the stairwell at the left is, 0 without one; ``base`` is the lowest row of
    tokens within a floor, ``lanes`` how many can stand over one another.
    """

    w: int
    h: int
    floors: int
    top: int
    roof: int
    storey: int
    legend: bool
    bay: int
    label: int
    text: int
    text_w: int
    track: int
    track_w: int
    token: tuple[int, int]
    lanes: int

    @property
    def big(self) -> bool:
        """Tell whether tokens are silhouettes."""
        return self.token[1] > 1

    @property
    def wall(self) -> int:
        """Give the first column of the floors; the roof stands out on both sides."""
        return min(2, self.w // 8)

    @property
    def wall_w(self) -> int:
        """Give how many columns the floors have."""
        return self.w - 2 * self.wall

    @property
    def base(self) -> int:
        """Give the first row, within a floor, of a token that stands on it."""
        return max(0, self.storey - 1 - self.token[1])

    def row(self, floor: int) -> int:
        """Give the first row of a floor, counted from the bottom one."""
        return self.top + self.roof + (self.floors - 1 - floor) * self.storey

    def floor_at(self, y: int) -> int | None:
        """Give the floor that a row belongs to, or None."""
        up, _ = divmod(y - self.top - self.roof, self.storey)
        return self.floors - 1 - up if 0 <= up < self.floors else None

    @property
    def ground(self) -> int:
        """Give the row of the ground line."""
        return self.top + self.roof + self.floors * self.storey

    def start(self, x: float, cells: int) -> int:
        """Give the first column of something that stands at ``x``, so many cells wide."""
        share = min(max((x * STOPS - 0.5) / (STOPS - 1), 0.0), 1.0)
        centre = share * (self.track_w - self.token[0]) + self.token[0] / 2
        return self.track + int(centre - cells / 2 + 0.5)

    def stop_at(self, column: int) -> float:
        """Give the ``x`` of the stop nearest to a column."""
        share = (column + 0.5 - self.track - self.token[0] / 2) / (self.track_w - self.token[0])
        stop = min(max(round(share * (STOPS - 1)), 0), STOPS - 1)
        return (stop + 0.5) / STOPS


@lru_cache(32)
def plan(floors: tuple[FloorArt, ...], w: int, h: int, stairs: bool) -> Plan:
    """Set out a house in so many cells; what does not fit goes: legend, tall floors, roof."""
    count = max(1, len(floors))
    roomy = w >= ROOMY[0] and h >= ROOMY[1]
    tallest = (9 if h >= 50 else 7) if roomy else 6
    storey = max(2, min(tallest, (h - 5) // count))
    legend = h >= count * storey + 3
    rest = h - count * storey - 1 - legend
    roof = max(0, min(rest, max(3, w // 12)))
    wall = min(2, w // 8)
    big = storey >= 7
    bay = _BAY[big] if stairs else 0
    label = wall + 2 + (max(_SIGN, bay) if big else bay)
    longest = max((max(width(f.name), width(f.short)) for f in floors), default=0)
    text_w = max(min(_LABEL, w // 4), min(longest, _LABEL + 5 + 4 * big, w // 3))
    track = label + 2 + text_w + 1
    return Plan(
        w,
        h,
        count,
        max(0, (rest - roof) // 2),
        roof,
        storey,
        legend,
        bay,
        label,
        label + 2,
        text_w,
        track,
        max(4, w - wall - 3 - track),
        (6, 3) if big else (3, 1),
        2 if storey >= 3 else 1,
    )
