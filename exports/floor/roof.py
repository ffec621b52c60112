"""Draw the sheet with the roof: what the floors carry together, on a plate inside the roof."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.cards.setting import cuts_a_word, draw_ink, ink_height
from exports.floor.content import HouseSheets
from exports.floor.maps import draw_house_map
from exports.floor.page import Sheet, balanced, bare_height, foot, lying, tail
from exports.fonts import Style
from exports.house.building import draw_roof
from exports.house.plan import APEX, EAVES, OVERHANG, WALL_LEFT, WALL_RIGHT, Plan
from exports.palette import WHITE
from exports.sheets.papers import SheetPaper
from exports.textfit import Block, wrap

_FOOT_AIR: Final = 3.0
_OUTLINE: Final = 1.0
_WORD, _LEAST_WORD = 170.0, 24.0
_ABOUT: Final = 40.0
_TITLE, _CAPTION, _PLACE = 40.0, 20.0, 17.0
_PAD: Final = 12.0
_BETWEEN: Final = 9.0
_ABOVE_EAVES: Final = 13.0
_BESIDE: Final = 8.0
_MAP: Final = (34.0, 40.0)


def roof_sheet(content: HouseSheets, paper: SheetPaper) -> Sheet:
    """Draw the roof over the whole sheet; title and map stand in the white beside its top."""
    sheet = lying(paper)
    pen = sheet.pen
    wide = sheet.w - 2 * sheet.edge
    told = content.foot.named(f"{content.roof} · {content.roof_place}")
    made = foot(sheet, told, content.foot.right, wide)
    low = sheet.h - sheet.edge - made.height - _FOOT_AIR
    plan = _plan(sheet, low)
    draw_roof(pen, plan)
    _draw_plate(sheet, plan, content)
    _draw_title(sheet, plan, content)
    _draw_map(sheet, plan, content)
    made.draw(pen, sheet.edge, sheet.w - sheet.edge, sheet.h - sheet.edge)
    return sheet


def _plan(sheet: Sheet, low: float) -> Plan:
    """Give a house of which only the roof lies on the sheet, from edge to edge."""
    left, right = sheet.edge + _OUTLINE, sheet.w - sheet.edge - _OUTLINE
    top = sheet.edge + 2 * _OUTLINE
    height = (low - _OUTLINE - top) / (APEX - EAVES)
    width = (right - left) / (WALL_RIGHT - WALL_LEFT + 2 * OVERHANG)
    eave = WALL_LEFT - OVERHANG
    return Plan(left - eave * width, low - _OUTLINE + EAVES * height, width, height, 1)


class _Plate(Struct, frozen=True):
    word: Block
    about: Block

    @property
    def height(self) -> float:
        between = _BETWEEN + ink_height(self.about) if self.about.lines else 0.0
        return bare_height(self.word) + tail(self.word) + between + 2 * _PAD

    @property
    def half(self) -> float:
        return max(self.word.width, self.about.width) / 2 + _PAD


def _draw_plate(sheet: Sheet, plan: Plan, content: HouseSheets) -> None:
    """Print the roof's word as large as can be on a plate that lies inside the roof."""
    pen = sheet.pen
    low = plan.y(EAVES) - _ABOVE_EAVES
    size = _WORD
    while True:
        plate = _plate(content, size)
        inside = plate.half + _BESIDE < plan.roof_half(low - plate.height)
        if (inside and not cuts_a_word(plate.word)) or size <= _LEAST_WORD:
            break
        size *= 0.98
    if not plate.word.lines:
        return
    top = low - plate.height
    pen.box(plan.middle - plate.half, top, 2 * plate.half, plate.height, fill=WHITE, radius=5.0)
    draw_ink(pen, plan.middle, top + _PAD, plate.word, align="centre")
    y = top + _PAD + bare_height(plate.word) + tail(plate.word) + _BETWEEN
    draw_ink(pen, plan.middle, y, plate.about, align="centre")


def _plate(content: HouseSheets, size: float) -> _Plate:
    word = wrap(content.roof, Style.EXTRABOLD, size, 380.0, 1.05)
    points = min(_ABOUT, size * 0.6)
    return _Plate(word, balanced(content.about, Style.REGULAR, points, max(word.width, 150.0), 1.2))


def _beside_top(plan: Plan, low: float) -> float:
    """Give the width left of the roof for words whose foot lies at `low`."""
    return plan.middle - plan.roof_half(low) - _BESIDE


def _draw_title(sheet: Sheet, plan: Plan, content: HouseSheets) -> None:
    pen, x, y = sheet.pen, sheet.edge + 4.0, sheet.edge + 5.0
    for text, style, size, under in (
        (content.title, Style.EXTRABOLD, _TITLE, 7.0),
        (content.caption, Style.MEDIUM, _CAPTION, 5.0),
        (content.lay, Style.REGULAR, 15.0, 0.0),
    ):
        measure = 60.0
        for _ in range(4):
            block = wrap(text, style, size, max(measure, 40.0), 1.15)
            found = _beside_top(plan, y + ink_height(block)) - x
            if abs(found - measure) < 0.5:
                break
            measure = found
        draw_ink(pen, x, y, block)
        y += ink_height(block) + under if block.lines else 0.0


def _draw_map(sheet: Sheet, plan: Plan, content: HouseSheets) -> None:
    w, h = _MAP
    pen = sheet.pen
    right, y = sheet.w - sheet.edge - 4.0, sheet.edge + 5.0
    colours = [level.colour for level in content.levels]
    draw_house_map(pen, colours, len(colours), right - w, y, w, h)
    measure = sheet.w - sheet.edge - 4.0 - (plan.middle + plan.roof_half(y + h + 18.0)) - _BESIDE
    place = wrap(content.roof_place, Style.BOLD, _PLACE, measure, 1.12)
    draw_ink(pen, right, y + h + 4.0, place, align="right")
