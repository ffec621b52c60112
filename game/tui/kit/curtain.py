"""The curtain between two people at one keyboard: whose turn it is, and nothing of the last one.

It closes in the first frame and opens in 6 frames of 60 ms; while it moves there is no word on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from msgspec import Struct
from textual.message import Message
from textual.timer import Timer

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.skeleton import SealedFrame
from game.tui.kit.text import width, wrap
from game.tui.kit.themes import Mix, Tone
from game.tui.kit.tokens import silhouette, spaced

__all__ = ["CurtainPicture", "Drapes", "SealedFrame"]

FRAME: Final = 0.06
FRAMES: Final = 6


def _cloth(light: int) -> Mix:
    return ("curtain-light", "curtain-deep", light)


# Light on a fold, from the inner edge of a drape outwards, in percent.
_FOLD: Final[tuple[Mix, ...]] = tuple(_cloth(light) for light in (16, 35, 75, 100, 75, 35, 16))
_RAIL: Final = _cloth(55)
_SWAG: Final = _cloth(35)


class CurtainPicture(Struct, frozen=True):
    """What stands between the drapes: a line, a name in its silhouette, lines below."""

    top: str
    name: str
    shape: int
    bold: str
    muted: str = ""
    done: str = ""


class Drapes(Painted[CurtainPicture | None]):
    """A curtain over everything but the row of keys."""

    DEFAULT_CSS = "Drapes { width: 1fr; height: 1fr; }"

    @dataclass
    class Opened(Message):
        """The curtain is open: what lies behind may be drawn."""

        drapes: Drapes

    def __init__(
        self,
        picture: CurtainPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture, name=name, id=id, classes=classes)
        self._frame = 0
        self._timer: Timer | None = None
        self._news = ""

    @property
    def closed(self) -> bool:
        """Whether the curtain is closed, and not opening."""
        return self._frame == 0

    @property
    def moving(self) -> bool:
        """Whether the curtain is opening."""
        return self._timer is not None

    def close(self, picture: CurtainPicture | None = None) -> None:
        """Close at once, for somebody else when given a picture; drawn once."""
        before = self._frame, self._picture
        self._stop()
        self._frame = 0
        self._picture = picture or self._picture
        if before != (0, self._picture):
            self.repaint()

    def say(self, news: str) -> None:
        """Show news at the foot, for the row that shows it elsewhere lies behind the cloth."""
        if news != self._news:
            self._news = news
            self.repaint()

    def open(self) -> None:
        """Open and post ``Opened``; at once when animations are off."""
        if self.moving:
            return
        if self.app.animation_level == "none":
            self._end()
            return
        self._frame = 1
        self._timer = self.set_interval(FRAME, self._tick)
        self.repaint()

    def finish(self) -> bool:
        """Jump to the end of the motion; True when there was one, whose key is then used up."""
        if not self.moving:
            return False
        self._end()
        return True

    def _tick(self) -> None:
        self._frame += 1
        if self._frame >= FRAMES:
            self._end()
        else:
            self.repaint()

    def _end(self) -> None:
        self._stop()
        self._frame = FRAMES
        self.repaint()
        self.post_message(self.Opened(self))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # -------------------------------------------------------------------------------------- drawing

    def paint(self, canvas: Canvas) -> None:
        """Draw the cloth as far as it is open, and the words while it is closed."""
        canvas.paste(0, 0, _hung(canvas.width, canvas.height, self._frame))
        if self._frame == 0 and self.picture is not None:
            _words(canvas, self.picture)
            room = _room(canvas)
            lines = wrap(self._news, room) if self._news else []
            for y, line in enumerate(lines, canvas.height - 1 - len(lines)):
                canvas.fill((canvas.width - room) // 2, y, room, 1, "background")
                canvas.text((canvas.width - width(line)) // 2, y, line, bold=True)


@lru_cache(8)
def _hung(width: int, height: int, frame: int) -> Canvas:
    """Draw the cloth as far as it is open; no word comes in here, for it is kept."""
    canvas = Canvas(width, height)
    left = 1 - frame / FRAMES
    for y in range(height):
        _drape(canvas, y, left)
    if frame < 3:
        _swags(canvas, frame)
    return canvas


def _drape(canvas: Canvas, y: int, left: float) -> None:
    """Hang one row of both drapes, folds following the inner edge."""
    fall = y / max(1, canvas.height)
    edge = max(1, round(_edge(fall) * canvas.width * left))
    phase = 0 if fall < 0.45 else 1 if fall < 0.93 else 2
    folds = [_FOLD[(away + phase) % len(_FOLD)] for away in range(edge)]
    canvas.shade(0, y, folds[::-1])
    canvas.shade(canvas.width - edge, y, folds)


def _edge(fall: float) -> float:
    """Say how far a drape hangs into the screen: gathered at two thirds, falling free below."""
    if fall < 0.13:
        return 0.275
    if fall < 0.65:
        return 0.275 - (fall - 0.13) / 0.52 * 0.125
    if fall < 0.76:
        return 0.15
    return 0.172 + (fall - 0.76) / 0.24 * 0.035


def _swags(canvas: Canvas, lift: int) -> None:
    """Hang the swags over the top, from a rail; they go up while the curtain opens."""
    wide = canvas.width
    period = wide / 5
    rail: Tone = _RAIL
    for x in range(wide):
        # Gaps between swags lie at the edges of five equal parts; deeper down they are wider.
        off = (x + 0.5) % period
        off = min(off, period - off) / period * 16
        rows = 3 if off >= 4 else 2 if off >= 2 else 0
        halves = [rail, rail] + [_SWAG] * (3 if rows == 3 else 2 if rows == 2 else 0)
        halves = halves[2 * lift :]
        for y in range((len(halves) + 1) // 2):
            lower = halves[2 * y + 1] if 2 * y + 1 < len(halves) else None
            if lower is None:
                canvas.put(x, y, "▀", halves[2 * y])
            else:
                canvas.put(x, y, "▀", halves[2 * y], lower)


def _room(canvas: Canvas) -> int:
    """Give the cells that a row of words has between the drapes."""
    return canvas.width - 2 * round(0.2 * canvas.width) - 2


def _words(canvas: Canvas, picture: CurtainPicture) -> None:
    """Write who is next: a line, the silhouette with the name, and what the others do."""
    room = _room(canvas)
    cells, rows = (24, 12) if canvas.height >= 36 else (18, 9)
    below: list[tuple[str, Tone, bool]] = [
        (line, "foreground", True) for line in wrap(picture.bold, room)
    ]
    if picture.muted:
        below += [(line, "muted", False) for line in wrap(picture.muted, room)]
    if picture.done:
        below += [("", "muted", False)] + [
            (line, "muted", False) for line in wrap(picture.done, room)
        ]
    above = wrap(picture.top, room) if picture.top else []
    height = len(above) + 1 + rows + 1 + len(below)
    y = max(0, (canvas.height - height + 1) // 2)
    for line in above:
        canvas.text((canvas.width - width(line)) // 2, y, line, bold=True)
        y += 1
    y += 1
    form = silhouette(picture.shape, cells, rows)
    left = (canvas.width - cells) // 2
    canvas.mask(left, y, form.mask, "key")
    name = spaced(picture.name, form.text_cells - 2)
    at = (canvas.width - width(name)) // 2
    canvas.text(at, y + form.text_row, name, "on-key", "key", bold=True)
    y += rows + 1
    for line, tone, bold in below:
        canvas.text((canvas.width - width(line)) // 2, y, line, tone, bold=bold)
        y += 1
