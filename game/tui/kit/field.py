"""The field board: zones, tokens and one arrow, drawn by lines.

The ground is drawn once per size; tokens, handles and the arrow are sprites over it. A new picture
compares sprites, composes only the rows they touch and refreshes only their cells, so a moving
token costs the same on a small board and a large one.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from game.tui.kit.canvas import Lined, strip_of
from game.tui.kit.fieldart import ArrowArt, FieldPicture, TokenArt, ZoneArt
from game.tui.kit.grid import Box, Grid, Point
from game.tui.kit.ground import Ground, grid_of, ground
from game.tui.kit.sprites import FADED, Dot, Known, Sprite, sprites
from game.tui.kit.themes import Ink, Look, Tone

__all__ = ["ArrowArt", "FieldBoard", "FieldPicture", "TokenArt", "ZoneArt", "field_box"]


def field_box(w: int, h: int) -> Box:
    """Say where the field lies in a widget: odd in both directions, so the cross is the middle.

    78×17 gives 75×15 and 114×40 gives 113×39, as on the pictures.
    """
    roomy = w >= 104 and h >= 32
    across, down = (1, 1) if roomy else (3, 2)
    wide, high = w - across, h - down
    wide, high = wide - (wide % 2 == 0), high - (high % 2 == 0)
    if wide < 19 or high < 7:
        wide, high = w - (w % 2 == 0), h - (h % 2 == 0)
        return Box(0, 0, max(1, wide), max(1, high))
    return Box(1, 0 if roomy else 1, wide, high)


class FieldBoard(Lined):
    """A field with tokens; the mouse points at keyboard positions."""

    DEFAULT_CSS = """
    FieldBoard { width: 1fr; height: 1fr; }
    """

    @dataclass
    class Pointed(Message):
        """The mouse points at a keyboard position of the board."""

        board: FieldBoard
        point: Point

        @property
        def control(self) -> FieldBoard:
            """The board that was pointed at."""
            return self.board

    def __init__(
        self,
        picture: FieldPicture,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._picture = picture
        self._sprites: tuple[Sprite, ...] = ()
        self._known: Known = {}
        self._rows: dict[int, list[Dot]] = {}
        self._ground: Ground | None = None
        self._drawn_for: tuple[int, int] | None = None
        self._pointed: Point | None = None
        self._dragging = False

    # ------------------------------------------------------------------------------- the picture

    @property
    def picture(self) -> FieldPicture:
        """What is shown."""
        return self._picture

    @picture.setter
    def picture(self, picture: FieldPicture) -> None:
        old, self._picture = self._picture, picture
        if picture == old:
            return
        if picture.blind:
            self._let_go()
        same_ground = (old.zones, old.blind, old.blind_word if old.blind else "") == (
            picture.zones,
            picture.blind,
            picture.blind_word if picture.blind else "",
        )
        if not same_ground or self._drawn_for != tuple(self.size):
            self._drawn_for = None
            self.forget()
            self.refresh()
            return
        self._swap_sprites()

    def _swap_sprites(self) -> None:
        """Replace the sprites and refresh where they differ."""
        base = self._ground or self._draw()
        old = self._sprites
        new, self._known = sprites(self._picture, base, self._known)
        gone, fresh = set(old), set(new)
        stays = gone & fresh
        touched = [sprite for sprite in (*old, *new) if sprite not in stays]
        if [s for s in old if s in stays] != [s for s in new if s in stays]:
            touched = [*old, *new]
        if not touched:
            return
        self._lay(new)
        box = field_box(*self.size)
        regions = set()
        for sprite in touched:
            for region in sprite.regions:
                regions.add(region.translate((box.x, box.y)))
                self.forget(*range(region.y + box.y, region.bottom + box.y))
        self.refresh(*regions)

    def _lay(self, new: tuple[Sprite, ...]) -> None:
        self._sprites = new
        self._rows = {}
        for sprite in new:
            for dot in sprite.dots:
                self._rows.setdefault(dot.y, []).append(dot)

    def _draw(self) -> Ground:
        """Draw the ground and lay the sprites for the present size."""
        box = field_box(*self.size)
        blind_word = self._picture.blind_word if self._picture.blind else None
        self._ground = ground(self._picture.zones, box.w, box.h, blind_word)
        self._drawn_for = (self.size.width, self.size.height)
        self.forget()
        laid, self._known = sprites(self._picture, self._ground)
        self._lay(laid)
        return self._ground

    def render_line(self, y: int) -> Strip:
        """Show one line: the ground with the sprites of that row over it."""
        colours = self.check()
        base = self._ground
        if base is None or self._drawn_for != tuple(self.size):
            base = self._draw()
        found = self._strips.get(y)
        if found is None:
            found = self._strips[y] = self._compose_row(y, base, colours)
        return found

    def _compose_row(self, y: int, base: Ground, colours: Ink) -> Strip:
        box = field_box(*self.size)
        plain: Look = ("foreground", "background", 0)
        row = y - box.y
        if not 0 <= row < box.h:
            return Strip.blank(self.size.width, colours.look(plain))
        chars, looks = base.canvas.chars[row], base.canvas.looks[row]
        if dots := self._rows.get(row):
            chars, looks = chars.copy(), looks.copy()
            for dot in dots:
                x = dot.x
                ground_tone = looks[x][1]
                fg: Tone = dot.fg
                bg: Tone = ground_tone if dot.bg is None else dot.bg
                if dot.faded:
                    tint = base.tints[row][x]
                    under = tint if isinstance(tint, str) else tint[1]
                    fg = (dot.fg, under, FADED) if dot.fg == "key" else dot.fg
                    bg = (dot.bg, under, FADED) if dot.bg == "key" else bg
                chars[x] = dot.char
                looks[x] = (fg, bg, dot.flags)
        left = [" "] * box.x
        right = [" "] * (self.size.width - box.x - box.w)
        return strip_of(
            left + chars + right, [plain] * len(left) + looks + [plain] * len(right), colours
        )

    # --------------------------------------------------------------------------------- the mouse

    def point_at(self, x: int, y: int) -> Point | None:
        """Give the keyboard position under a cell of the widget; None beside the field."""
        box = field_box(*self.size)
        if not (box.x <= x < box.x + box.w and box.y <= y < box.y + box.h):
            return None
        return self._grid().point_at(x - box.x, y - box.y)

    def _grid(self) -> Grid:
        box = field_box(*self.size)
        return grid_of(self._picture.zones, box.w, box.h)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Point, and follow the mouse while the button is down; deaf while blind."""
        event.stop()
        if self._picture.blind or event.button != 1:
            return
        point = self.point_at(event.x, event.y)
        if point is None:
            return
        self._dragging = True
        self.capture_mouse()
        self._pointed = point
        self.post_message(self.Pointed(self, point))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point again once the mouse has come to another position."""
        if not self._dragging or self._picture.blind:
            return
        event.stop()
        box = field_box(*self.size)
        point = self._grid().point_at(event.x - box.x, event.y - box.y)
        if point != self._pointed:
            self._pointed = point
            self.post_message(self.Pointed(self, point))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        event.stop()
        self._let_go()

    def _let_go(self) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()
        self._pointed = None
