"""Draw the floor sheets of a field: a zone on each, its name readable across a room.

Laid together the sheets look like the field of the poster: names and signs in the outer corners,
and in the middle four quarters of a black disc that show whether they lie right.
"""

from __future__ import annotations

from typing import Final

from exports.cards.setting import draw_ink, ink_height, top_to_baseline
from exports.floor.content import FieldSheets, ZoneSheet
from exports.floor.maps import draw_arrow, draw_corner, draw_field_map
from exports.floor.page import (
    SHARES,
    Foot,
    Sheet,
    balanced,
    bare_height,
    draw_flush,
    foot,
    largest,
    lying,
    name_top,
    tail,
)
from exports.fonts import Style
from exports.palette import hue
from exports.poster.field import draw_ground
from exports.sheets.papers import SheetPaper
from exports.textfit import Align, Block, wrap

INSET: Final = 16.0
DISC: Final = 11.0
"""The black disc in the middle of the field; it lies clear of everything else."""
_NAME, _LEAST_NAME = 350.0, 40.0
"""Points of a name at most and at least; larger ones would hide the sign."""
_SHORT: Final = 58.0
_MEANING: Final = 40.0
"""Points on A3: words that are read from two metres."""
_LEAST_ROOM: Final = 70.0
"""Where less than this is left for the name, the words under it become smaller."""
_UNDER_NAME: Final = 11.0
_UNDER_SHORT: Final = 5.0
_ABOVE_FOOT: Final = 8.0
_MAP: Final = (58.0, 41.0)
_BESIDE_MAP: Final = 7.0
_PLACE, _AXIS, _LAY = 26.0, 17.0, 14.0
_ARROW: Final = 7.5


def field_sheets(content: FieldSheets, paper: SheetPaper) -> list[Sheet]:
    """Draw one lying sheet a zone, the upper ones first, from left to right."""
    order = sorted(content.zones, key=lambda zone: (-round(zone.y, 3), zone.x))
    for share in SHARES:
        made = [_Zone(content, zone, lying(paper), share) for zone in order]
        room = min(one.room for one in made)
        if room >= _LEAST_ROOM:
            break
    size = largest([zone.name for zone in order], made[0].measure, room, _NAME, _LEAST_NAME)
    for one in made:
        one.draw(size)
    return [one.sheet for one in made]


class _Zone:
    """One sheet on its way: its words set, and how much height is left for the name."""

    def __init__(self, content: FieldSheets, zone: ZoneSheet, sheet: Sheet, share: float) -> None:
        self.content, self.zone, self.sheet = content, zone, sheet
        self.on_right = zone.x + zone.w / 2 > 0.5
        self.below = zone.y + zone.h / 2 < 0.5
        self.left = sheet.edge + INSET
        self.right = sheet.w - self.left
        self.measure = self.right - self.left
        told = content.foot.named(f"{zone.name} · {zone.place}" if zone.place else zone.name)
        self.foot: Foot = foot(sheet, told, content.foot.right, self.measure)
        self.low = sheet.h - sheet.edge - 3.5
        self.short = wrap(zone.short, Style.SEMIBOLD, _SHORT * share, self.measure, 1.14)
        self.meaning = balanced(zone.meaning, Style.REGULAR, _MEANING * share, self.measure, 1.18)

    @property
    def _words(self) -> float:
        """The height of what stands under the name."""
        words = ink_height(self.meaning)
        if self.short.lines:
            words += ink_height(self.short) + _UNDER_SHORT
        return words

    @property
    def room(self) -> float:
        """The height that the name may take, capitals to tails."""
        whole = self.low - self.foot.height - _ABOVE_FOOT - (self.sheet.edge + INSET)
        return whole - self._words - _UNDER_NAME - _MAP[1] - _ABOVE_FOOT

    def draw(self, size: float) -> None:
        """Draw ground, words, map and foot, the name at this size."""
        sheet, zone, pen = self.sheet, self.zone, self.sheet.pen
        edge, colours = sheet.edge, hue(zone.colour)
        ground = (edge, edge, sheet.w - edge, sheet.h - edge)
        draw_ground(pen, zone.sign, colours, ground, right=self.on_right, below=self.below)
        name = wrap(zone.name, Style.EXTRABOLD, size, self.measure, 1.0)
        top = name_top(edge, INSET, name)
        if self.below:
            foot_top = self.low - self.foot.height - _ABOVE_FOOT
            top = foot_top - self._words - _UNDER_NAME - bare_height(name) - tail(name)
        self._draw_words(top, name)
        self._draw_map()
        self._draw_corner()
        self.foot.draw(pen, self.left, self.right, self.low)

    def _draw_words(self, top: float, name: Block) -> None:
        pen = self.sheet.pen
        align: Align = "right" if self.on_right else "left"
        x = self.right if self.on_right else self.left
        draw_flush(pen, x, top, name, align, self.measure)
        y = top + bare_height(name) + tail(name) + _UNDER_NAME
        for block in (self.short, self.meaning):
            draw_ink(pen, x, y, block, align=align, measure=self.measure)
            y += ink_height(block) + _UNDER_SHORT if block.lines else 0.0

    def _draw_map(self) -> None:
        """Draw the map near the inner corner, and beside it where this sheet lies."""
        sheet, content, pen = self.sheet, self.content, self.sheet.pen
        w, h = _MAP
        x = self.left if self.on_right else self.right - w
        y = sheet.edge + INSET if self.below else self.low - self.foot.height - _ABOVE_FOOT - h
        draw_field_map(pen, content.zones, self.zone, x, y, w, h)
        measure = self.measure - w - _BESIDE_MAP
        place = wrap(self.zone.place, Style.BOLD, _PLACE, measure, 1.1)
        lay = wrap(content.lay, Style.REGULAR, sheet.least(_LAY), measure, 1.15)
        axes = [
            (wrap(text, Style.MEDIUM, _AXIS, measure - _ARROW - 3.0, 1.15), up)
            for text, up in ((content.up, True), (content.right, False))
            if text.strip()
        ]
        wide = max(place.width, lay.width, *(_ARROW + 3.0 + one.width for one, _ in axes), 0.0)
        at = x + w + _BESIDE_MAP if self.on_right else x - _BESIDE_MAP - wide
        draw_ink(pen, at, y + 0.5, place, measure=wide)
        level = y + 0.5 + ink_height(place) + 4.4
        for block, up in axes:
            middle = level + top_to_baseline(block) / 2
            draw_arrow(pen, at + _ARROW / 2, middle, _ARROW, up=up)
            draw_ink(pen, at + _ARROW + 3.0, level, block, measure=wide - _ARROW - 3.0)
            level += ink_height(block) + 4.0
        draw_ink(pen, at, level + 0.4, lay, measure=wide)

    def _draw_corner(self) -> None:
        """Draw this sheet's quarter of the disc, if a corner of its zone is the field's middle."""
        sheet = self.sheet
        if not self.zone.meets:
            return
        x = sheet.edge if self.on_right else sheet.w - sheet.edge
        y = sheet.edge if self.below else sheet.h - sheet.edge
        draw_corner(sheet.pen, x, y, DISC, 1 if self.on_right else -1, 1 if self.below else -1)
