"""Draw what frames every page: title band above the first rule, small print below the last."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from exports.content import PosterContent
from exports.fonts import Style, main_face
from exports.palette import hue
from exports.pen import Pen
from exports.poster.measures import (
    FOOT,
    FOOTER_RULE,
    HEAVY,
    KICKER_LINE,
    LIGHT,
    MARGIN,
    RIGHT,
    TITLE_LINE,
    WIDTH,
    Type,
)
from exports.signs import draw_tile
from exports.textfit import CAP_HEIGHT, MM, Block, text_width, wrap

_SIZES: Final = ((46.0, 1), (36.0, 1), (28.0, 2), (22.0, 2), (18.0, 3), (14.0, 99))
_MOST_GROWTH: Final = 17.0
"""How far the title band may grow before the title goes on on the next page."""
_UNDER_TITLE: Final = 2.4
"""How far the words at the right may run below the title's line."""
_MOST_FOOTER: Final = 4
_MOST_KICKER: Final = 3
_SIDE: Final = 140.0
_TILE: Final = 8.6
_TILE_GAP: Final = 1.9


class Frame(Struct, frozen=True):
    """The frame of a page, and how much lower its content starts or higher it ends for it."""

    kicker: Block
    title: Block
    date: Block
    places: tuple[Block, ...]
    left: Block
    right: Block
    shift: float
    """How much lower than usual the first rule lies."""
    lift: float
    """How much higher than usual the footer's rule lies."""
    overflow: tuple[Block, ...]
    """Words of title and footer that no band could hold; they go on on the next page."""

    @property
    def foot(self) -> float:
        """The lowest that a column may reach."""
        return FOOT - self.lift


def frame(content: PosterContent, t: Type) -> Frame:
    """Set title band and footer, and find how tall they are."""
    size = t.size(12)
    date = wrap(content.date, Style.SEMIBOLD, size, _SIDE, 1.3)
    places = [wrap(line, Style.REGULAR, size, _SIDE, 1.3) for line in content.place_lines]
    side = max((block.width for block in (date, *places)), default=0.0)
    side = max(side, len(content.zones) * (_TILE + _TILE_GAP))
    measure = WIDTH - side - 14.0
    kicker = wrap(content.kicker, Style.SEMIBOLD, size, measure, 1.3)
    title = _title(content.title, measure, t)
    overflow: list[Block] = []
    if len(kicker.lines) > _MOST_KICKER:
        kicker, rest = kicker.split(_MOST_KICKER)
        overflow.append(rest)
    first = _first_title_line(kicker, title, t)
    room = TITLE_LINE + _MOST_GROWTH - first
    fit = max(1, int(room / title.leading + 0.001) + 1)
    if len(title.lines) > fit:
        title, rest = title.split(fit)
        overflow.append(rest)
    last = first + (len(title.lines) - 1) * title.leading if title.lines else 0.0
    top = KICKER_LINE - date.first_baseline
    room = TITLE_LINE + _UNDER_TITLE + _MOST_GROWTH - top
    (date, *places), rest_of_side = _cut((date, *places), room)
    overflow.extend(rest_of_side)
    low = top + date.height + sum(place.height for place in places)
    shift = max(0.0, last - TITLE_LINE, low - TITLE_LINE - _UNDER_TITLE)

    small = t.size(8.5)
    right = wrap(content.footer_right, Style.REGULAR, small, _SIDE, 1.26)
    label = text_width(_page_label(content, 88, 88), Style.SEMIBOLD, small) + 5.0
    left_measure = WIDTH - right.width - label - 8.0
    left = wrap(content.footer_left, Style.REGULAR, small, left_measure, 1.26)
    for block in (left, right):
        if len(block.lines) > _MOST_FOOTER:
            overflow.append(block.split(_MOST_FOOTER)[1])
    left = left.split(_MOST_FOOTER)[0]
    right = right.split(_MOST_FOOTER)[0]
    lines = max(len(left.lines), len(right.lines), 1)
    lift = max(0, lines - 2) * left.leading
    return Frame(kicker, title, date, tuple(places), left, right, shift, lift, tuple(overflow))


def _cut(blocks: tuple[Block, ...], room: float) -> tuple[list[Block], list[Block]]:
    """Keep the lines that fit in `room` millimetres and give the rest; none goes ahead of another.

    The kept paragraphs stay as many, though some may be empty.
    """
    kept: list[Block] = []
    rest: list[Block] = []
    for block in blocks:
        fit = max(int(room / block.leading + 0.001), 0) if not rest else 0
        here, there = block.split(fit)
        room -= here.height
        kept.append(here)
        if there.lines:
            rest.append(there)
    return kept, rest


def _title(text: str, measure: float, t: Type) -> Block:
    block = wrap(text, Style.EXTRABOLD, t.size(_SIZES[0][0]), measure, 1.1)
    for size, lines in _SIZES:
        block = wrap(text, Style.EXTRABOLD, t.size(size), measure, 1.1)
        if len(block.lines) <= lines:
            break
    return block


def _first_title_line(kicker: Block, title: Block, t: Type) -> float:
    """Find the title's first baseline: on its line if it is one, else close under the kicker."""
    extra = max(len(kicker.lines) - 1, 0) * kicker.leading
    under = KICKER_LINE + extra + 3.4 + CAP_HEIGHT * title.size * MM
    natural = TITLE_LINE - max(len(title.lines) - 1, 0) * title.leading
    return max(under, natural)


def _page_label(content: PosterContent, page: int, pages: int) -> str:
    told = content.pages.page
    return told.replace("{page}", str(page)).replace("{pages}", str(pages))


def _bearing(block: Block) -> float:
    """The white left of the first letter, so that a big title hangs flush with the rule."""
    runs = block.lines[0].runs if block.lines else ()
    if not runs or not runs[0].glyphs or runs[0].face is not main_face(block.style):
        return 0.0
    extents = runs[0].face.font.get_glyph_extents(runs[0].glyphs[0].number)
    return float(extents.x_bearing) / 1000 * block.size * MM if extents else 0.0


def draw_frame(
    pen: Pen, content: PosterContent, made: Frame, t: Type, page: int, pages: int
) -> None:
    """Draw title band and footer of one page."""
    kicker_top = KICKER_LINE - made.kicker.first_baseline
    pen.block(MARGIN, kicker_top, made.kicker)
    first = _first_title_line(made.kicker, made.title, t)
    last = first + max(len(made.title.lines) - 1, 0) * made.title.leading
    low = TITLE_LINE + made.shift
    # A title shorter than the band stands on the band's foot.
    first += max(0.0, low - last)
    pen.block(MARGIN - _bearing(made.title), first - made.title.first_baseline, made.title)

    y = KICKER_LINE - made.date.first_baseline
    for block in (made.date, *made.places):
        pen.block(RIGHT, y, block, align="right")
        y += block.height
    tiles = low - _TILE
    if y + 1.2 <= tiles:
        x = RIGHT - len(content.zones) * (_TILE + _TILE_GAP) + _TILE_GAP
        for zone in sorted(content.zones, key=lambda zone: (round(zone.y, 3), round(zone.x, 3))):
            draw_tile(pen, zone.sign, hue(zone.colour), x, tiles, _TILE)
            x += _TILE + _TILE_GAP

    rule = FOOTER_RULE - made.lift
    pen.rule(MARGIN, rule, WIDTH, LIGHT)
    pen.block(MARGIN, rule + 1.7, made.left)
    pen.block(RIGHT, rule + 1.7, made.right, align="right")
    if pages > 1:
        small = t.size(8.5)
        label = _page_label(content, page, pages)
        line = rule + 1.7 + made.left.first_baseline
        x = RIGHT - made.right.width - (5.0 if made.right.lines else 0.0)
        pen.text(x, line, label, Style.SEMIBOLD, small, align="right")


def draw_opening_rule(pen: Pen, x: float, y: float, w: float) -> None:
    """Draw the rule that opens a column without a section of its own."""
    pen.rule(x, y, w, HEAVY)
