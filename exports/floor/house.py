"""Draw the floor sheets of a house: one for every floor, to lie under one another, and the roof.

Every floor is a scale: its slab thickens from unsteady to firm, without ticks or figures.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.cards.setting import cuts_a_word, draw_ink, ink_height, top_to_baseline
from exports.floor.content import HouseSheets, LevelSheet
from exports.floor.maps import draw_house_map
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
from exports.floor.slab import Slab
from exports.fonts import Style
from exports.house.note import draw_bubbles
from exports.house.plan import OVERHANG, WALL_LEFT, WALL_RIGHT
from exports.palette import BLACK, Hue, hue
from exports.pen import Path, box_path
from exports.sheets.papers import SheetPaper
from exports.signs import draw_sign
from exports.textfit import MM, wrap

INSET: Final = 13.0
SLAB: Final = (8.5, 32.0)
"""How thick a floor is where it is unsteady and where it is firm."""
WALL: Final = 1.8
GROUND: Final = 2.4
FOOT_AIR: Final = 3.0
_TOP_LINE: Final = 0.5
_LEVEL: Final = 0.1
"""So much of the width is level at both of the slab's ends."""
_NAME, _LEAST_NAME = 300.0, 40.0
_SHORT, _MEANING, _NOTE, _EXAMPLE = 52.0, 40.0, 40.0, 27.0
_ENDS: Final = 36.0
_UNDER_NAME, _UNDER_SHORT, _UNDER_MEANING, _UNDER_EXAMPLE = 10.0, 5.0, 9.0, 4.0
_LEAST_ROOM: Final = 44.0
"""Where less than this is left for the name, the words under it become smaller."""
_ABOVE_SLAB: Final = 4.0
_BUBBLES: Final = 30.0
_BULLET: Final = 2.6
_MAP: Final = (34.0, 40.0)
_PLACE: Final = 17.0
_ABOVE_PLACE: Final = 4.0
_AROUND: Final = 14.0
_SIGN: Final = 0.9


def house_sheets(content: HouseSheets, paper: SheetPaper) -> list[Sheet]:
    """Draw the roof and the floors, the highest first, on lying sheets."""
    from exports.floor.roof import roof_sheet

    names = [level.name for level in content.levels]
    for share in SHARES:
        floors = [_Floor(content, at, lying(paper), share) for at in range(len(names))]
        room = min(one.room for one in floors)
        if room >= _LEAST_ROOM:
            break
    measure = min(one.right - one.left for one in floors)
    size = largest(names, measure, room, _NAME, _LEAST_NAME)
    for one in floors:
        one.draw(size)
    return [roof_sheet(content, paper), *(one.sheet for one in reversed(floors))]


class Walls(Struct, frozen=True):
    """Where the walls of a house lie that fills a sheet with its eaves, and its foot."""

    left: float
    right: float
    top: float
    bottom: float


def walls(sheet: Sheet, foot_height: float) -> Walls:
    """Give the walls; the roof of the sheet above reaches out over them to the printable edge."""
    span = WALL_RIGHT - WALL_LEFT + 2 * OVERHANG
    out = (sheet.w - 2 * sheet.edge) * OVERHANG / span
    bottom = sheet.h - sheet.edge - foot_height - FOOT_AIR
    return Walls(sheet.edge + out, sheet.w - sheet.edge - out, sheet.edge, bottom)


class _Floor:
    """One sheet on its way: its words set, and how much height is left for the name."""

    def __init__(self, content: HouseSheets, index: int, sheet: Sheet, share: float) -> None:
        self.content, self.index, self.sheet = content, index, sheet
        self.level: LevelSheet = content.levels[index]
        told = content.foot.named(f"{self.level.name} · {self.level.place}")
        self.foot: Foot = foot(sheet, told, content.foot.right, sheet.w - 2 * sheet.edge)
        self.walls = at = walls(sheet, self.foot.height)
        wide = at.right - at.left
        self.slab = Slab(at.left, wide, at.bottom, _LEVEL * wide, SLAB)
        self.left, self.right = at.left + INSET, at.right - INSET
        measure = self.right - self.left
        self.short = wrap(self.level.short, Style.SEMIBOLD, _SHORT * share, measure, 1.14)
        self.meaning = balanced(self.level.meaning, Style.REGULAR, _MEANING * share, measure, 1.18)
        self.note = wrap(
            self.level.note, Style.ITALIC, _NOTE * share, measure - _BUBBLES - 6.0, 1.18
        )
        self.place = wrap(self.level.place, Style.BOLD, _PLACE, measure / 3, 1.12)
        beside = measure - max(_MAP[0], self.place.width) - 8.0
        self.examples = [
            wrap(text, Style.REGULAR, _EXAMPLE * share, beside - _BULLET - 4.0, 1.18)
            for text in self.level.examples
        ]
        low, high = (wrap(word, Style.BOLD, _ENDS, measure * 0.45) for word in self._ends)
        self.low, self.high = low, high

    @property
    def _ends(self) -> tuple[str, str]:
        return self.content.low, self.content.high

    @property
    def _words(self) -> float:
        """The height of what stands between the name and the words at the slab."""
        total = _UNDER_NAME
        for block, under in (
            (self.short, _UNDER_SHORT),
            (self.meaning, _UNDER_MEANING),
            (self.note, _UNDER_MEANING),
        ):
            total += ink_height(block) + under if block.lines else 0.0
        return total + max(self._list_height, _MAP[1] + _ABOVE_PLACE + ink_height(self.place))

    @property
    def _list_height(self) -> float:
        return sum(ink_height(one) + _UNDER_EXAMPLE for one in self.examples)

    @property
    def _list_foot(self) -> float:
        """The lowest that examples and map may reach: above the words at both ends of the slab."""
        return min(self._end_tops) - 6.0

    @property
    def _end_tops(self) -> tuple[float, float]:
        """Where the words at the low and at the high end stand, off the slab all along."""
        low, high = (
            self.slab.top(right) - _ABOVE_SLAB - ink_height(word)
            for word, right in ((self.low, self.left + self.low.width), (self.high, self.right))
        )
        return low, high

    @property
    def room(self) -> float:
        """The height that the name may take, capitals to tails."""
        return self._list_foot - (self.walls.top + INSET) - self._words

    def draw(self, size: float) -> None:
        """Draw ground, slab, words, map and foot, the name at this size."""
        sheet, at = self.sheet, self.walls
        pen, colours = sheet.pen, hue(self.level.colour)
        self._draw_ground(colours)
        self.slab.draw(pen, colours.solid, _TOP_LINE)
        name = wrap(self.level.name, Style.EXTRABOLD, size, self.right - self.left, 1.0)
        y = name_top(at.top, INSET, name)
        draw_flush(pen, self.left, y, name, "left", self.right - self.left)
        y += bare_height(name) + tail(name) + _UNDER_NAME
        for block, under in ((self.short, _UNDER_SHORT), (self.meaning, _UNDER_MEANING)):
            draw_ink(pen, self.left, y, block, measure=self.right - self.left)
            y += ink_height(block) + under if block.lines else 0.0
        if self.note.lines:
            self._draw_note(y, colours)
        self._draw_examples()
        self._draw_map()
        self._draw_ends()
        for x in (at.left, at.right):
            wall: Path = (("M", x, at.top), ("L", x, at.bottom))
            pen.path(wall, stroke=BLACK, line=WALL, square=True)
        if self.index == 0:
            self._draw_ground_line()
        self.foot.draw(pen, sheet.edge, sheet.w - sheet.edge, sheet.h - sheet.edge)

    def _draw_ground(self, colours: Hue) -> None:
        at, pen = self.walls, self.sheet.pen
        w, h = at.right - at.left, at.bottom - at.top
        pen.box(at.left, at.top, w, h, fill=colours.tint)
        size = _SIGN * h
        with pen.clipped(box_path(at.left, at.top, w, h)):
            # Live area 2 to 22 of 24: it ends at the wall, a hair under the ceiling.
            x, y = at.right - size * 22 / 24, at.top - size * 3 / 24
            draw_sign(pen, self.level.sign, x, y, size, colours.mid, colours.tint)

    def _draw_note(self, y: float, colours: Hue) -> None:
        pen = self.sheet.pen
        middle = y + bare_height(self.note) / 2
        draw_bubbles(pen, self.left, middle - _BUBBLES * 0.285, _BUBBLES, colours)
        draw_ink(pen, self.left + _BUBBLES + 6.0, y, self.note)

    def _draw_examples(self) -> None:
        pen = self.sheet.pen
        y = self._list_foot - self._list_height + _UNDER_EXAMPLE
        for block in self.examples:
            middle = y + top_to_baseline(block) - 0.27 * block.size * MM
            pen.box(self.left, middle - _BULLET / 2, _BULLET, _BULLET, fill=BLACK)
            draw_ink(pen, self.left + _BULLET + 4.0, y, block)
            y += ink_height(block) + _UNDER_EXAMPLE

    def _draw_map(self) -> None:
        """Draw the house at the right with this floor filled, and say which one it is."""
        w, h = _MAP
        pen = self.sheet.pen
        y = self._list_foot - ink_height(self.place)
        draw_ink(pen, self.right, y, self.place, align="right")
        colours = [level.colour for level in self.content.levels]
        draw_house_map(pen, colours, self.index, self.right - w, y - _ABOVE_PLACE - h, w, h)

    def _draw_ends(self) -> None:
        low, high = self._end_tops
        draw_ink(self.sheet.pen, self.left, low, self.low)
        draw_ink(self.sheet.pen, self.right, high, self.high, align="right")

    def _draw_ground_line(self) -> None:
        """Draw the ground under the lowest floor, and say beside it what stands around a house."""
        at, sheet, pen = self.walls, self.sheet, self.sheet.pen
        pen.rule(sheet.edge, at.bottom, sheet.w - 2 * sheet.edge, GROUND)
        room = at.left - sheet.edge - WALL - 1.0
        words = (*self.content.around, "", "")[:2]
        size = _AROUND
        blocks = [wrap(text, Style.REGULAR, size, room, 1.2) for text in words]
        while any(cuts_a_word(block) for block in blocks) and size > sheet.least(8.0):
            size = max(size * 0.96, sheet.least(8.0))
            blocks = [wrap(text, Style.REGULAR, size, room, 1.2) for text in words]
        for block, x, right in zip(
            blocks, (sheet.edge, sheet.w - sheet.edge), (False, True), strict=True
        ):
            y = at.bottom - GROUND - 3.0 - ink_height(block)
            draw_ink(pen, x, y, block, align="right" if right else "left")
