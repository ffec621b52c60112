"""Set the words of the house: names of floors, the roof's word, notes, and words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from exports.fonts import Style
from exports.house.content import FloorContent, HouseContent
from exports.house.plan import GROUND, HIGH, WALL_RIGHT, Box, Plan
from exports.palette import BLACK, Hue, hue
from exports.pen import Path, Pen
from exports.signs import draw_tile
from exports.textfit import CAP_HEIGHT, MM, Align, Block, fitted, wrap

_X_HEIGHT: Final = 0.527
_SHORT: Final = 12.0
_SPREAD: Final = 10.5
_UNDER_GROUND: Final = 2.0
_ARROW_AIR: Final = 2.4
_SHORTEST_ARROW: Final = 8.0


class Label(Struct, frozen=True):
    """A floor's sign in its tile, its name beside it, and perhaps a definition."""

    key: str
    hue: Hue
    x: float
    y: float
    tile: float
    name: Block
    short: Block
    gap: float
    full: float = 0.0
    """Points that a name has when there is room."""

    @property
    def text_x(self) -> float:
        """Where its words start."""
        return self.x + self.tile + self.gap

    @property
    def _name_top(self) -> float:
        """The top of the name's block: its capitals level with the tile's middle, or its top."""
        cap = CAP_HEIGHT * self.name.size * MM
        if self.short.lines or len(self.name.lines) > 1:
            return self.y + self.tile * 0.06 + cap - self.name.first_baseline
        return self.y + (self.tile + cap) / 2 - self.name.first_baseline

    @property
    def _short_top(self) -> float:
        return self._name_top + self.name.height - 0.02 * self.name.size

    @property
    def bottom(self) -> float:
        """The lowest that its tile or words reach."""
        words = self._name_top + self.name.height
        if self.short.lines:
            words = self._short_top + self.short.height
        elif len(self.name.lines) == 1:
            words = self._name_top + self.name.first_baseline + 0.08 * self.name.size
        return max(self.y + self.tile, words)

    @property
    def box(self) -> Box:
        """The box round tile and words."""
        right = self.text_x + max(self.name.width, self.short.width)
        if not self.name.lines and not self.short.lines:
            right = self.x + self.tile
        return (self.x, self.y, right, self.bottom)

    def draw(self, pen: Pen) -> None:
        """Draw tile, name and definition."""
        draw_tile(pen, self.key, self.hue, self.x, self.y, self.tile)
        pen.block(self.text_x, self._name_top, self.name)
        pen.block(self.text_x, self._short_top, self.short)


def floor_label(
    plan: Plan,
    index: int,
    floor: FloorContent,
    size: float,
    least: float,
    *,
    dense: bool,
    bare: bool = False,
) -> Label:
    """Set a floor's label; `dense` is small and close under the ceiling, `bare` is the tile alone.

    A definition is set only where nobody stands.
    """
    left, top, right, _ = plan.floor(index)
    storey = plan.storey
    if bare:
        tile = min(storey * 0.52, 9.0)
        x, y = left + tile * 0.17, top + (storey - tile) * 0.36
    elif dense:
        tile = min(storey * 0.21, 6.4)
        x, y = left + storey * 0.06, top + storey * 0.055
    else:
        tile = min(storey * 0.31 * size / 18.0, 11.5)
        x, y = left + storey * 0.1, top + storey * 0.1
    gap = tile * 0.25
    measure = right - x - tile - gap - 2.0
    full = size
    size = size * min(1.0, storey / 26) * (0.76 if dense else 1.0)
    sizes = tuple(max(size * share, least) for share in (1.0, 0.86, 0.72))
    name = fitted("" if bare else floor.name, Style.EXTRABOLD, sizes, measure, 1)
    told = floor.short if not bare and not floor.people else ""
    short = wrap(told, Style.REGULAR, max(_SHORT, least), measure, 1.22)
    return Label(floor.sign, hue(floor.colour), x, y, tile, name, short, gap, full)


class Beside(Struct, frozen=True):
    """Words at the right of a floor, outside the wall."""

    block: Block
    drop: float

    @property
    def foot(self) -> float:
        """How far below the ceiling they end."""
        return self.drop + self.block.height if self.block.lines else 0.0

    def draw(self, pen: Pen, plan: Plan, index: int) -> None:
        """Print them."""
        top = plan.floor(index)[1] + self.drop
        pen.block(plan.x(WALL_RIGHT) + 2.0, top, self.block)


def mini_names(floors: Sequence[FloorContent], size: float, measure: float) -> list[Block]:
    """Set the names that stand beside a small house."""
    return [wrap(floor.name, Style.SEMIBOLD, size, measure, 1.15) for floor in floors]


def draw_mini_name(pen: Pen, plan: Plan, index: int, name: Block) -> None:
    """Print a name beside its floor, level with the floor's middle."""
    _, top, _, bottom = plan.floor(index)
    pen.block(plan.x(WALL_RIGHT) + 1.8, (top + bottom - name.height) / 2, name)


def outside_words(plan: Plan, index: int, floor: FloorContent, least: float) -> Beside:
    """Set how the people of a floor lie, in words, level with the floor's name."""
    told = f"{floor.spread} {floor.note}" if floor.people else floor.spread
    measure = plan.x(1.0) - plan.x(WALL_RIGHT) - 2.0
    sizes = tuple(max(size, least) for size in (_SPREAD, 9.0, 8.0))
    most = max(int(plan.storey * 0.8 / (sizes[0] * MM * 1.2)), 1)
    block = _whole(told, Style.MEDIUM, sizes, measure, min(most, 3))
    return Beside(block, plan.storey * 0.1)


class GroundWords(Struct, frozen=True):
    """The words under the ground: both ends of the scale, and what lies beside the house."""

    left: Block
    low: Block
    high: Block
    right: Block
    caption: Block

    @property
    def height(self) -> float:
        """The height of the tallest."""
        scale = max(self.low.height, self.high.height) + self.caption.height
        return max(self.left.height, self.right.height, scale)

    def draw(self, pen: Pen, plan: Plan) -> None:
        """Print them, and an arrow from unsteady to firm."""
        y = plan.y(GROUND) + _UNDER_GROUND
        start, end = plan.x(plan.low), plan.x(HIGH)
        placed: tuple[tuple[float, Block, Align], ...] = (
            (plan.x(0.0), self.left, "left"),
            (start, self.low, "left"),
            (end, self.high, "right"),
            (plan.x(1.0), self.right, "right"),
        )
        for x, block, align in placed:
            pen.block(x, y, block, align=align)
        under = y + max(self.low.height, self.high.height)
        pen.block((start + end) / 2, under, self.caption, align="centre")
        if self.low.lines and self.high.lines:
            level = y + self.low.first_baseline - _X_HEIGHT * self.low.size * MM / 2
            tail, tip = start + self.low.width + _ARROW_AIR, end - self.high.width - _ARROW_AIR
            if tip - tail > _SHORTEST_ARROW:
                _draw_arrow(pen, tail, tip, level)


def ground_words(plan: Plan, house: HouseContent, size: float, least: float) -> GroundWords:
    """Set the words under the ground in a size, or a little smaller where a word would break."""
    w = plan.width
    sizes = tuple(max(size * share, least) for share in (1.0, 0.9, 0.8))
    return GroundWords(
        _whole(house.left, Style.REGULAR, sizes, 0.24 * w, 9),
        _whole(house.low, Style.BOLD, sizes, 0.24 * w, 9),
        _whole(house.high, Style.BOLD, sizes, 0.24 * w, 9),
        _whole(house.right, Style.REGULAR, sizes, (1 - HIGH) * w - 3.0, 9),
        wrap(house.caption, Style.ITALIC, sizes[0], (HIGH - plan.low) * w, 1.24),
    )


def _whole(text: str, style: Style, sizes: tuple[float, ...], measure: float, most: int) -> Block:
    """Wrap at the first size that breaks no word and needs at most so many lines."""
    block = wrap(text, style, sizes[0], measure, 1.24)
    for size in sizes:
        block = wrap(text, style, size, measure, 1.24)
        if len(block.lines) <= most and not any(block.broken):
            break
    return block


def _draw_arrow(pen: Pen, tail: float, tip: float, y: float) -> None:
    pen.rule(tail, y, tip - tail - 1.5, 0.3)
    head: Path = (("M", tip, y), ("L", tip - 2.4, y - 0.95), ("L", tip - 2.4, y + 0.95), ("Z",))
    pen.path(head, fill=BLACK)
