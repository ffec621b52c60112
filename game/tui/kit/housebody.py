"""A house without people: stepped roof with its word, tinted floors, tracks, ground and legend.

Drawn once per size and kept, so nothing that anyone placed may come in here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from game.tui.kit import bigtype
from game.tui.kit.canvas import Canvas
from game.tui.kit.houseart import FloorArt
from game.tui.kit.houseplan import Plan
from game.tui.kit.palette import HUES
from game.tui.kit.text import shorten, width
from game.tui.kit.themes import Mix, Tone
from game.tui.kit.tokens import spaced

LINE: Final = 55
"""How much of a floor's mark is in its line and its track, in percent."""
_WALL: Final = 32
_SHADES: Final = "░▒▓█"
# Signs of 8×4 cells, in pixels two across and two down in a cell.
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    "heart": (
        "..####....####..",
        ".######..######.",
        "################",
        "################",
        ".##############.",
        "...##########...",
        ".....######.....",
        ".......##.......",
    ),
    "gem": (
        "...##########...",
        ".##############.",
        "................",
        ".##############.",
        "...##########...",
        ".....######.....",
        ".......##.......",
        "................",
    ),
    "compass": (
        "....########....",
        "..############..",
        ".########...###.",
        ".#####.....####.",
        ".####.....#####.",
        ".###...########.",
        "..############..",
        "....########....",
    ),
    "bag": (
        ".....######.....",
        "....##....##....",
        "################",
        "################",
        "......####......",
        "######.##.######",
        "################",
        ".##############.",
    ),
    "blocks": (
        "....########....",
        "....########....",
        "....########....",
        "................",
        "#######..#######",
        "#######..#######",
        "#######..#######",
        "................",
    ),
    "waves": (
        "..####....####..",
        ".##..##..##..##.",
        "......####......",
        "................",
        "..####....####..",
        ".##..##..##..##.",
        "......####......",
        "................",
    ),
    "sun": (
        ".......##.......",
        "..##........##..",
        ".....######.....",
        "##..########..##",
        "##..########..##",
        ".....######.....",
        "..##........##..",
        ".......##.......",
    ),
    "sprout": (
        "####........####",
        "######....######",
        ".######..######.",
        "...####..####...",
        ".......##.......",
        ".......##.......",
        ".......##.......",
        ".......##.......",
    ),
}


def hues_of(floors: tuple[FloorArt, ...]) -> tuple[str, ...]:
    """Give every floor its hue; one that names none of ours gets the next free one."""
    wanted = [floor.hue or floor.id for floor in floors]
    order = (*HUES[4:], *HUES[:4])
    free = [hue for hue in order if hue not in wanted]
    return tuple(
        hue if hue in HUES or hue == "roof" else free.pop(0) if free else order[index % len(order)]
        for index, hue in enumerate(wanted)
    )


def text_tops(plan: Plan) -> tuple[int, int]:
    """Say on which rows of a floor its name and the line under it stand."""
    return (
        (1, 2) if plan.big else (max(0, (plan.storey - 3) // 2), max(0, (plan.storey - 3) // 2) + 1)
    )


@lru_cache(8)
def body(
    plan: Plan,
    floors: tuple[FloorArt, ...],
    words: tuple[str, str, str, str],
    track: bool,
) -> Canvas:
    """Draw everything that stands whoever lives there; words are roof, low, high and caption."""
    roof, low, high, caption = words
    canvas = Canvas(plan.w, plan.h)
    _roof(canvas, plan, roof)
    for index, (floor, hue) in enumerate(zip(floors, hues_of(floors), strict=True)):
        _floor(canvas, plan, plan.row(index), floor, hue, track)
    canvas.text(0, plan.ground, "▀" * plan.w, "line")
    if plan.legend:
        _legend(canvas, plan, low, high, caption)
    return canvas


def _roof(canvas: Canvas, plan: Plan, word: str) -> None:
    """Draw the roof in steps of half a cell, a chimney on a high one, the word at its foot."""
    steps = 2 * plan.roof
    if not steps:
        return
    tip = plan.w // 3 if plan.roof <= 3 else plan.w // 10
    reach = max(0, plan.w - tip) // 2
    if plan.roof <= 6:
        reach -= reach % (steps - 1)
    insets = [round(reach * (steps - 1 - step) / (steps - 1)) for step in range(steps)]
    mask = [[inset <= x < plan.w - inset for x in range(plan.w)] for inset in insets]
    if plan.roof >= 5:
        pipe = plan.w * 3 // 4
        for step, inset in enumerate(insets):
            if plan.w - inset > pipe - reach * 5 // (steps - 1):
                for x in range(pipe, pipe + max(3, plan.w // 20)):
                    mask[step][x] = True
    canvas.mask(0, plan.top, [[on for on in row for _ in "12"] for row in mask], "zone-roof")
    foot = plan.top + plan.roof - 1
    for scale in (2, 1) if bigtype.can_draw(word) else ():
        wide, high = bigtype.cells(word, scale)
        if plan.roof >= high + 4 and wide <= plan.w - 2 * insets[-2 * high - 2] - 4:
            x, y = (plan.w - wide) // 2, foot - high
            bigtype.draw(canvas, x, y, word, "zone-roof-mark", scale=scale, bg="zone-roof")
            return
    text = spaced_word(word, plan.w - 2 * insets[-2] - 2)
    x = (plan.w - width(text)) // 2
    canvas.text(x, foot, text, "zone-roof-mark", "zone-roof", bold=True)


def spaced_word(word: str, cells: int) -> str:
    """Write capitals one blank apart where there is room."""
    return spaced(word, min(cells, 2 * width(word) + 1))


def _floor(canvas: Canvas, plan: Plan, y: int, floor: FloorArt, hue: str, track: bool) -> None:
    tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
    edge: Mix = (mark, tint, LINE)
    side: Mix = (mark, tint, _WALL)
    canvas.fill(plan.wall, y, plan.wall_w, plan.storey, tint)
    for row in range(y, y + plan.storey):
        canvas.put(plan.wall, row, "▏", side, tint)
        canvas.put(plan.wall + plan.wall_w - 1, row, "▕", side, tint)
    below = y + plan.storey - 1
    first = plan.wall if plan.storey > 2 else plan.track
    canvas.text(first, below, "▁" * (plan.wall + plan.wall_w - first), edge, tint)
    name, under = text_tops(plan)
    canvas.text(plan.label, y + name, shorten(floor.digit, 1), mark, tint, bold=True)
    canvas.text(plan.text, y + name, shorten(floor.name, plan.text_w), mark, tint, bold=True)
    canvas.text(plan.text, y + under, shorten(floor.short, plan.text_w), "foreground", tint)
    if plan.big and not plan.bay and floor.sign in _SIGNS:
        mask = [[dot == "#" for dot in row] for row in _SIGNS[floor.sign]]
        canvas.mask(plan.wall + 2, y + 1, mask, edge, bg=tint)
    if track:
        for row in range(plan.token[1]):
            _shades(canvas, plan.track, y + plan.base + row, plan.track_w, edge, tint)


def _shades(canvas: Canvas, x: int, y: int, cells: int, fg: Tone, bg: Tone) -> None:
    """Draw a track: four shades from left to right."""
    ends = [x + cells * part // 4 for part in range(5)]
    for shade, start, end in zip(_SHADES, ends, ends[1:], strict=False):
        for column in range(start, end):
            canvas.put(column, y, shade, fg, bg)


def _legend(canvas: Canvas, plan: Plan, low: str, high: str, caption: str) -> None:
    y = plan.ground + 1
    room = plan.track_w // 3
    low, high = shorten(low, room), shorten(high, room)
    start, end = plan.track, plan.track + plan.track_w
    canvas.text(start, y, low, bold=True)
    canvas.text(end - width(high), y, high, bold=True)
    left, right = start + width(low) + 2, end - width(high) - 2
    if low or high:
        _shades(canvas, left, y, right - left, "muted", "background")
    if width(caption) + 2 <= start:
        canvas.text(0, y, caption, "muted")
