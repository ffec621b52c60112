"""One floor helping to carry another: stairs at the left edge and an arrow up or down them."""

from __future__ import annotations

from typing import Final

from game.tui.kit.canvas import Canvas
from game.tui.kit.houseart import FloorArt, LinkArt
from game.tui.kit.housebody import hues_of, text_tops
from game.tui.kit.houseplan import Plan
from game.tui.kit.themes import BOLD

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
# Heavy lines by which arms they have.
_LINES: Final = " ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋"
_STAIRS: Final = 24


def draw_links(
    canvas: Canvas, plan: Plan, floors: tuple[FloorArt, ...], links: tuple[LinkArt, ...]
) -> None:
    """Draw the stairs, and an arrow from each strong floor to the weak one it carries.

    An arrow leaves under a floor's name and arrives beside it, so that both can happen on one
    floor. Those that run beside each other take a lane each; for which no lane is left are not
    drawn.
    """
    if not plan.bay:
        return
    _stairs(canvas, plan, floors)
    at = {floor.id: index for index, floor in enumerate(floors)}
    name, under = text_tops(plan)
    ends = sorted(
        {
            (plan.row(at[link.strong]) + under, plan.row(at[link.weak]) + name)
            for link in links
            if link.strong in at and link.weak in at and link.strong != link.weak
        },
        key=lambda rows: (abs(rows[0] - rows[1]), rows),
    )
    last = plan.label - 2
    lanes: list[list[range]] = [[] for _ in range(max(1, plan.bay - 2))]
    arms: dict[tuple[int, int], int] = {}
    heads = []
    for start, end in ends:
        rows = range(min(start, end), max(start, end) + 1)
        lane = next(
            (
                number
                for number, taken in enumerate(lanes)
                if not any(rows.start < other.stop and other.start < rows.stop for other in taken)
            ),
            None,
        )
        if lane is None:
            continue
        lanes[lane].append(rows)
        column = last - 1 - lane
        for row in rows:
            up, down = row > rows.start, row < rows.stop - 1
            arms[column, row] = arms.get((column, row), 0) | _UP * up | _DOWN * down
        for row in (start, end):
            arms[column, row] |= _RIGHT
            for x in range(column + 1, last + 1):
                arms[x, row] = arms.get((x, row), 0) | _LEFT | _RIGHT
        heads.append((last, end))
    for (x, y), arm in arms.items():
        canvas.put(x, y, _LINES[arm], "key")
    for x, y in heads:
        canvas.put(x, y, "►", "key", flags=BOLD)


def _stairs(canvas: Canvas, plan: Plan, floors: tuple[FloorArt, ...]) -> None:
    """Draw stairs from floor to floor, faint, turning at each."""
    wide, high = 2 * (plan.bay - 1), 2 * plan.storey
    for index, hue in enumerate(hues_of(floors)):
        mask = []
        for y in range(high):
            # A step is half a row high, or a whole one where there is room for it to be seen.
            step = y // 2 * 2 + 2 if plan.big else y + 1
            climbed = step * wide // high
            row = [x >= wide - climbed for x in range(wide)]
            mask.append(row[::-1] if index % 2 else row)
        tint, mark = f"zone-{hue}", f"zone-{hue}-mark"
        canvas.mask(plan.wall + 1, plan.row(index), mask, (mark, tint, _STAIRS), bg=tint)
