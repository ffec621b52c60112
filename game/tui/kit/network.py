"""The network map: one person in the middle, others round them, drawn by lines.

Rings, rays and group names are drawn once per size; people, links and names come over a copy of
them, and only the stretches of line that differ are shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from textual import events
from textual.message import Message

from boards import network
from boards.models import Point
from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.networkart import GroupArt, NetworkPicture, NodeArt
from game.tui.kit.networkplan import Cell, Ground, Plan, ground, plan
from game.tui.kit.networkseats import TOKEN, TRENDS, Seat, Seating, seating
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import Tone
from game.tui.kit.tokens import row_token

__all__ = ["GroupArt", "NetworkPicture", "NetworkStage", "NodeArt"]


class NetworkStage(Painted[NetworkPicture]):
    """A map of people with a list beside it; the mouse points at places of the unit square."""

    DEFAULT_CSS = """
    NetworkStage { width: 1fr; height: 1fr; }
    """

    @dataclass
    class Pointed(Message):
        """The mouse points at a place of the map, origin bottom left."""

        stage: NetworkStage
        x: float
        y: float

        @property
        def control(self) -> NetworkStage:
            """The stage that was pointed at."""
            return self.stage

    def _plan(self) -> Plan:
        return plan(self.size.width, self.size.height, len(self.picture.groups))

    def paint(self, canvas: Canvas) -> None:
        """Draw the map and, where there is room, the list beside it."""
        picture, cells = self.picture, self._plan()
        base = ground(cells, tuple(group.name for group in picture.groups), picture.me)
        canvas.paste(0, 0, base.canvas)
        first = "" if cells.aside else picture.selected
        found = seating(cells, picture.groups, picture.nodes, picture.me, first)
        _draw_links(canvas, found, base, picture.selected)
        for seat in found.seats:
            _draw_seat(canvas, seat, seat.node.id == picture.selected)
        said = _draw_ends(canvas, cells, found, picture)
        if cells.aside:
            _draw_aside(canvas, cells, picture, said)

    def point_at(self, x: int, y: int) -> Point | None:
        """Give the place under a cell of the widget; None beside the square."""
        found = self._plan().point(x + 0.5, y + 0.5)
        return found if 0 <= found.x <= 1 and 0 <= found.y <= 1 else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Point."""
        event.stop()
        found = self.point_at(event.x, event.y) if event.button == 1 else None
        if found is not None and event.x < self._plan().w:
            self.post_message(self.Pointed(self, *found))


def _draw_links(canvas: Canvas, found: Seating, base: Ground, selected: str) -> None:
    """Draw the links, that of the selected one brightest and over the others."""
    bits: dict[Cell, int] = {}
    chosen: dict[Cell, int] = {}
    for seat in found.seats:
        into = chosen if seat.node.id == selected else bits
        for cell, more in seat.link:
            if cell not in base.kept:
                into[cell] = into.get(cell, 0) | more
    layers: tuple[tuple[dict[Cell, int], Tone], ...] = ((bits, "muted"), (chosen, "key"))
    for layer, tone in layers:
        for (x, y), dots in layer.items():
            canvas.put(x, y, chr(0x2800 + dots), tone)


def _draw_seat(canvas: Canvas, seat: Seat, selected: bool) -> None:
    fg, bg = ("on-key", "key") if selected else ("foreground", "background")
    token = row_token(0, seat.node.initials)
    if selected and seat.name:
        left = min(seat.x, seat.name_x)
        right = max(seat.x + TOKEN, seat.name_x + width(seat.name))
        canvas.fill(left, seat.y, right - left, 1, bg)
    canvas.text(seat.x, seat.y, token, fg, bg, bold=True)
    canvas.text(seat.name_x, seat.y, seat.name, fg, bg)
    if mark := TRENDS.get(seat.node.trend):
        if seat.name and seat.trend_x > seat.x + TOKEN:
            canvas.put(seat.trend_x - 1, seat.y, " ", fg, bg)
        canvas.put(seat.trend_x, seat.y, mark, fg, bg)


def _draw_ends(canvas: Canvas, cells: Plan, found: Seating, picture: NetworkPicture) -> bool:
    """Write near and far on a ray, where nobody stands; tell whether both have room."""
    done = 0
    count = len(picture.groups)
    for word, length in (
        (picture.near, network.INNER + network.REACH / 6),
        (picture.far, network.OUTER),
    ):
        for sector in range(count):
            x, y = cells.dot(network.at(sector / count, length))
            left, row, long = round(x / 2 - width(word) / 2), math.floor(y / 4), width(word)
            inside = left >= 0 and left + long <= cells.w and 0 <= row < cells.h
            if inside and found.free(left - 1, row, long + 2):
                canvas.text(left, row, word, "muted")
                done += 1
                break
    return done == 2


def _draw_aside(canvas: Canvas, cells: Plan, picture: NetworkPicture, said: bool) -> None:
    """Draw the list, which scrolls with the selected one, and under it the lines of text."""
    x, w = cells.aside, cells.aside_w
    lines = [line for text in picture.aside for line in wrap(text, w)]
    if not said:
        lines = [*lines, *([""] if lines else []), shorten(f"{picture.near} ··· {picture.far}", w)]
    need = len(picture.nodes)
    most = cells.h - need - 1 if need < cells.h // 2 else cells.h // 2
    lines = lines[: max(0, most)]
    rows = cells.h - len(lines) - bool(lines)
    at = next((i for i, n in enumerate(picture.nodes) if n.id == picture.selected), 0)
    start = min(max(0, at - rows // 2), max(0, need - rows))
    groups = _beside(picture, w - 2)
    for row, node in enumerate(picture.nodes[start : start + rows]):
        selected = node.id == picture.selected
        _draw_row(canvas, (x, row, w - 2), node, groups.get(node.group, ""), selected)
    if start:
        canvas.put(x + w - 1, 0, "↑", "muted")
    if start + rows < need:
        canvas.put(x + w - 1, rows - 1, "↓", "muted")
    for row, line in enumerate(lines, min(need, rows) + 1 if need else 0):
        canvas.text(x, row, line)


def _beside(picture: NetworkPicture, w: int) -> dict[str, str]:
    """Give the names of groups to write in the list: of all, or where one lacks room of none."""
    longest = max((width(node.name) for node in picture.nodes), default=0)
    names = {group.id: group.name for group in picture.groups}
    need = TOKEN + 7 + longest + max(map(width, names.values()), default=0)
    return names if need <= w else {}


def _draw_row(
    canvas: Canvas, place: tuple[int, int, int], node: NodeArt, group: str, selected: bool
) -> None:
    """Write one line of the list: token, name, trend, and the group at its end."""
    x, y, w = place
    fg, bg = ("on-key", "key") if selected else ("foreground", "background")
    canvas.fill(x, y, w, 1, bg)
    mark = TRENDS.get(node.trend, "")
    name = shorten(node.name, w - TOKEN - 3 - 2 * bool(mark))
    after = canvas.text(x + 1, y, row_token(0, node.initials), fg, bg, bold=True)
    after = canvas.text(after + 1, y, name, fg, bg)
    if mark:
        canvas.put(after + 1, y, mark, fg, bg)
    if group:
        canvas.text(x + w - 1 - width(group), y, group, fg if selected else "muted", bg)
