"""The ground of a field board: tinted zones, the heavy cross, names in the outer corners, texture.

Tint, cross, name and texture are four separate ways to tell zones apart; each survives the loss
of the others. Drawn once per size; tokens come over it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from game.tui.kit import bigtype
from game.tui.kit.canvas import Canvas
from game.tui.kit.fieldart import ZoneArt
from game.tui.kit.grid import Axis, Box, Grid, edges, grid
from game.tui.kit.palette import HUES
from game.tui.kit.text import shorten, width
from game.tui.kit.themes import Tone

TEXTURES: Final = {
    "blocks": "▖",
    "waves": "≈",
    "sun": "¤",
    "sprout": "ψ",
    "heart": "·",
    "gem": "◆",
    "compass": "+",
    "bag": "▄",
}
# Heavy lines by which arms they have: 1 up, 2 down, 4 left, 8 right.
_LINES: Final = " ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋"


class Ground(Struct, frozen=True, eq=False):
    """A drawn ground: its cells, the bare tint of each, where texture and names stand."""

    canvas: Canvas
    tints: tuple[tuple[Tone, ...], ...]
    grid: Grid
    marks: frozenset[tuple[int, int]]
    names: tuple[Box, ...]


def token_cells(w: int, h: int) -> tuple[int, int]:
    """Choose the size of tokens for a field of so many cells."""
    return (12, 6) if w >= 100 and h >= 30 else (6, 3)


def grid_of(zones: tuple[ZoneArt, ...], w: int, h: int) -> Grid:
    """Make the grid of a field with these zones."""
    across = edges([(zone.x, zone.w) for zone in zones])
    up = edges([(zone.y, zone.h) for zone in zones])
    return grid(w, h, token_cells(w, h), across, up)


@lru_cache(8)
def ground(zones: tuple[ZoneArt, ...], w: int, h: int, blind_word: str | None) -> Ground:
    """Draw the ground; with a blind word without texture and with the word on the cross."""
    cells = grid_of(zones, w, h)
    canvas = Canvas(w, h)
    hues = _hues(zones)
    owners = _fill(canvas, cells, zones, hues)
    _lines(canvas, cells, owners)
    tints = tuple(tuple(look[1] for look in row) for row in canvas.looks)
    names = tuple(
        box
        for zone, hue in zip(zones, hues, strict=True)
        if (box := _name(canvas, zone, hue, zone_box(cells, zone)))
    )
    marks: set[tuple[int, int]] = set()
    if blind_word is None:
        for zone, hue in zip(zones, hues, strict=True):
            marks |= _texture(canvas, zone, hue, zone_box(cells, zone), names)
    else:
        label = f" ▒ {blind_word} ▒ "
        x, y = (w - width(label)) // 2, h // 2
        canvas.fill(x, y, width(label), 1, "background")
        canvas.text(x, y, label, "foreground", "background", bold=True)
    return Ground(canvas, tints, cells, frozenset(marks), names)


def _hues(zones: tuple[ZoneArt, ...]) -> list[str]:
    """Give every zone its hue; one that names none of ours gets the next that is free."""
    wanted = [zone.hue or zone.id for zone in zones]
    free = [hue for hue in HUES if hue not in wanted]
    out = []
    for index, hue in enumerate(wanted):
        known = hue in HUES or hue == "roof"
        out.append(hue if known else free.pop(0) if free else HUES[index % len(HUES)])
    return out


def _span(axis: Axis, low: float, length: float) -> tuple[int, int]:
    """Give the first cell and the number of cells between two edges."""
    low, high = round(low, 6), round(low + length, 6)
    start = axis.lines[axis.knots.index(low)] + 1 if low in axis.knots else 0
    end = axis.lines[axis.knots.index(high)] if high in axis.knots else axis.cells
    return start, end - start


def zone_box(cells: Grid, zone: ZoneArt) -> Box:
    """Give the cells of a zone, without the lines round it."""
    x, w = _span(cells.columns, zone.x, zone.w)
    y, h = _span(cells.rows, 1 - zone.y - zone.h, zone.h)
    return Box(x, y, w, h)


def _middles(axis: Axis) -> list[tuple[float, int, int]]:
    """List the stretches between lines: middle as a coordinate, first cell, number of cells."""
    ends = (0.0, *axis.knots, 1.0)
    return [((low + high) / 2, *_span(axis, low, high - low)) for low, high in pairwise(ends)]


def _fill(
    canvas: Canvas, cells: Grid, zones: tuple[ZoneArt, ...], hues: list[str]
) -> list[list[int]]:
    """Tint the zones and say per stretch (across, down) whose it is, -1 for nobody's."""
    owners = []
    for middle, x, w in _middles(cells.columns):
        column = []
        for down, y, h in _middles(cells.rows):
            owner = next(
                (
                    index
                    for index, zone in enumerate(zones)
                    if zone.x <= middle <= zone.x + zone.w and zone.y <= 1 - down <= zone.y + zone.h
                ),
                -1,
            )
            column.append(owner)
            if owner >= 0:
                canvas.fill(x, y, w, h, f"zone-{hues[owner]}")
        owners.append(column)
    # Where a line runs through one zone it is that zone's own ground.
    for zone, hue in zip(zones, hues, strict=True):
        box = zone_box(cells, zone)
        canvas.fill(*box, bg=f"zone-{hue}")
    return owners


def _lines(canvas: Canvas, cells: Grid, owners: list[list[int]]) -> None:
    """Draw heavy lines where the zones on both sides differ."""
    columns = {line: index for index, line in enumerate(cells.columns.lines)}
    rows = {line: index for index, line in enumerate(cells.rows.lines)}

    def stretches(axis: Axis, lines: dict[int, int], cell: int) -> tuple[int, int]:
        if cell in lines:
            return lines[cell], lines[cell] + 1
        index = sum(1 for line in axis.lines if cell > line)
        return index, index

    for y in range(cells.height):
        for x in range(cells.width) if y in rows else columns:
            left, right = stretches(cells.columns, columns, x)
            above, below = stretches(cells.rows, rows, y)
            nw, ne = owners[left][above], owners[right][above]
            sw, se = owners[left][below], owners[right][below]
            arms = (nw != ne) + 2 * (sw != se) + 4 * (nw != sw) + 8 * (ne != se)
            if arms:
                canvas.put(x, y, _LINES[arms], "foreground", "background")


def _name(canvas: Canvas, zone: ZoneArt, hue: str, box: Box) -> Box | None:
    """Write name and definition in the outer corner and give the box they take."""
    tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
    scale = _scale(zone.name, box)
    pad = 3 if scale == 2 else 1
    if box.w <= 2 * pad or box.h < 2:
        return None
    right, top = zone.x + zone.w / 2 > 0.5 + 1e-6, zone.y + zone.h / 2 > 0.5 - 1e-6
    short = shorten(f"{zone.digit} {zone.short}".strip(), box.w - 2 * pad)
    name = shorten(zone.name, box.w - 2 * pad)
    wide, high = bigtype.cells(zone.name, scale) if scale else (width(name), 1)
    block = Box(0, 0, max(wide, width(short)), high + 1)
    edge = scale == 2
    y = box.y + edge if top else box.y + box.h - block.h - edge
    x = box.x + box.w - pad - block.w if right else box.x + pad

    def start(cells: int) -> int:
        return x + block.w - cells if right else x

    name_y, short_y = (y, y + high) if top else (y + 1, y)
    if scale:
        lower = scale == 1 and top
        bigtype.draw(canvas, start(wide), name_y, zone.name, mark, scale=scale, lower=lower)
    else:
        canvas.text(start(wide), name_y, name, mark, bold=True)
    at = start(width(short))
    after = canvas.text(at, short_y, zone.digit, mark, bold=True) if zone.digit else at
    canvas.text(after, short_y, short[len(zone.digit) :], (mark, "foreground", 55), tint)
    return Box(x, y, block.w, block.h)


def _scale(name: str, box: Box) -> int:
    """Choose how large a name is drawn: double, single, or 0 for plain text."""
    if not bigtype.can_draw(name):
        return 0
    wide, high = bigtype.cells(name, 2)
    if box.w >= wide + 6 and box.h >= high + 9:
        return 2
    wide, high = bigtype.cells(name)
    return 1 if box.w >= wide + 2 and box.h >= high + 2 else 0


def _texture(
    canvas: Canvas, zone: ZoneArt, hue: str, box: Box, names: tuple[Box, ...]
) -> set[tuple[int, int]]:
    """Sow the zone's sign sparsely, clear of the name."""
    char = TEXTURES.get(zone.sign, zone.sign[:1] or "·")
    if width(char) != 1:
        char = "·"
    # Roomy boards are sown wider.
    across, down = (8, 3) if box.w > 50 and box.h > 15 else (6, 2)
    clear = [name.grown(1, 0) for name in names]
    marks = set()
    for number, y in enumerate(range(box.y + 1, box.y + box.h, down)):
        first = box.x + (across // 2 if number % 2 == 0 else 0)
        for x in range(first, box.x + box.w, across):
            if not any(name.overlap(Box(x, y, 1, 1)) for name in clear):
                canvas.put(x, y, char, (f"zone-{hue}-mark", f"zone-{hue}", 32))
                marks.add((x, y))
    return marks
