"""The house board: floors with tokens that stand between wobbly and firm, drawn by lines.

The house itself is drawn once per size; people, bars and links come over a copy of it. A floor on
which nothing changed is not drawn again, and of each line only the stretch that differs is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.houseart import (
    STOPS,
    FloorArt,
    FloorToken,
    HousePicture,
    LinkArt,
    SpreadArt,
)
from game.tui.kit.housebody import body, hues_of, text_tops
from game.tui.kit.houselinks import draw_links
from game.tui.kit.houseplan import Plan, plan
from game.tui.kit.housetokens import draw_floor
from game.tui.kit.text import shorten, width

__all__ = [
    "STOPS",
    "FloorArt",
    "FloorToken",
    "HouseBoard",
    "HousePicture",
    "LinkArt",
    "SpreadArt",
]


class HouseBoard(Painted[HousePicture]):
    """A house with people on its floors; the mouse points at a floor and a stop."""

    DEFAULT_CSS = """
    HouseBoard { width: 1fr; height: 1fr; }
    """

    @dataclass
    class Pointed(Message):
        """The mouse points at a stop of a floor, ``x``; at the floor's name ``x`` is None.

        A stop's ``x`` is the middle of one of eleven equal parts.
        """

        board: HouseBoard
        floor: str
        x: float | None

        @property
        def control(self) -> HouseBoard:
            """The board that was pointed at."""
            return self.board

    def __init__(
        self,
        picture: HousePicture,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture, name=name, id=id, classes=classes)
        self._dragged: tuple[str, float | None] | None = None
        self._bands: dict[int, tuple[object, Canvas]] = {}

    # ------------------------------------------------------------------------------------- drawing

    def _plan(self) -> Plan:
        picture = self.picture
        stairs = bool(picture.links) and not picture.blind
        return plan(picture.floors, self.size.width, self.size.height, stairs)

    def repaint(self) -> None:
        """Draw anew and refresh what differs; a house that went blind lets go of the mouse."""
        if self.picture.blind:
            self._let_go()
        super().repaint()

    def paint(self, canvas: Canvas) -> None:
        """Draw the house, and over it who and what may be seen."""
        picture, cells = self.picture, self._plan()
        words = (picture.roof, picture.low, picture.high, picture.caption)
        bare = body(cells, picture.floors, words, picture.track)
        canvas.paste(0, 0, bare)
        before, self._bands = self._bands, {}
        if picture.blind:
            _blind(canvas, cells, picture.blind_word)
            return
        hues = hues_of(picture.floors)
        told = {spread.floor: spread for spread in picture.spreads}
        for index, (floor, hue) in enumerate(zip(picture.floors, hues, strict=True)):
            tokens = [token for token in picture.tokens if token.floor == floor.id]
            spread = told.get(floor.id, SpreadArt(floor.id))
            chosen = floor.id == picture.selected
            state = (bare, hue, tokens, spread, chosen)
            known = before.get(index)
            band = known[1] if known is not None and known[0] == state else None
            if band is None:
                band = _rows(bare, cells.row(index), cells.storey)
                _word(band, cells, hue, spread.word)
                draw_floor(band, cells, hue, tokens, spread, picture.track)
                if chosen:
                    _select(band, cells)
            self._bands[index] = state, band
            canvas.paste(0, cells.row(index), band)
        draw_links(canvas, cells, picture.floors, picture.links)

    # --------------------------------------------------------------------------------- the mouse

    def point_at(self, x: int, y: int) -> tuple[str, float | None] | None:
        """Give the floor and the stop under a cell of the widget; None beside the floors."""
        cells = self._plan()
        floor = cells.floor_at(y)
        if floor is None or not cells.wall <= x < cells.wall + cells.wall_w:
            return None
        stop = cells.stop_at(x) if x >= cells.track else None
        return self.picture.floors[floor].id, stop

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Point, and follow the mouse while the button is down; deaf while blind."""
        event.stop()
        if self.picture.blind or event.button != 1:
            return
        found = self.point_at(event.x, event.y)
        if found is None:
            return
        if found[1] is not None:
            self.capture_mouse()
            self._dragged = found
        self.post_message(self.Pointed(self, *found))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point again once the mouse has come to another stop; the floor stays the same."""
        if self._dragged is None or self.picture.blind:
            return
        event.stop()
        floor, before = self._dragged
        stop = self._plan().stop_at(event.x)
        if stop != before:
            self._dragged = floor, stop
            self.post_message(self.Pointed(self, floor, stop))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        event.stop()
        self._let_go()

    def _let_go(self) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.release_mouse()


def _rows(canvas: Canvas, first: int, count: int) -> Canvas:
    """Copy some rows of a canvas."""
    copy = Canvas(canvas.width, 0)
    copy.height = max(0, min(count, canvas.height - first))
    copy.chars = [row.copy() for row in canvas.chars[first : first + count]]
    copy.looks = [row.copy() for row in canvas.looks[first : first + count]]
    return copy


def _word(canvas: Canvas, cells: Plan, hue: str, word: str) -> None:
    """Write what is told of a floor: under its short words where it is tall, else instead."""
    if not word:
        return
    under = text_tops(cells)[1] + (2 if cells.big else 0)
    tint = f"zone-{hue}"
    canvas.fill(cells.text, under, cells.text_w, 1, tint)
    canvas.text(cells.text, under, shorten(word, cells.text_w), "foreground", tint, bold=cells.big)


def _select(canvas: Canvas, cells: Plan) -> None:
    """Mark a floor: bars at its sides and a pointer in the margin."""
    for row in range(cells.storey):
        canvas.put(cells.wall, row, "▌", "key")
        canvas.put(cells.wall + cells.wall_w - 1, row, "▐", "key")
    if cells.wall:
        canvas.put(0, (cells.storey - 1) // 2, "►", "key")


def _blind(canvas: Canvas, cells: Plan, word: str) -> None:
    """Say in the middle of the house that the screen shows nothing."""
    label = f" ▒ {word} ▒ "
    y = cells.row((cells.floors - 1) // 2) - (1 if cells.floors > 1 else 0)
    x = (cells.w - width(label)) // 2
    canvas.fill(x, y, width(label), 1, "background")
    canvas.text(x, y, label, "foreground", "background", bold=True)
