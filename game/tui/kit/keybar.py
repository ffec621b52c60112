"""The last row: which keys do something now, the main one first and inverse."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct
from textual import events
from textual.message import Message

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import width
from game.tui.kit.themes import Mix

_CHIP: Mix = ("foreground", "surface", 18)


class KeyHint(Struct, frozen=True):
    """``key`` is what Textual calls it ("" cannot be clicked); earlier hints matter more."""

    key: str
    label: str
    word: str
    main: bool = False


class KeysPicture(Struct, frozen=True):
    """At most five hints, and help at the right."""

    hints: tuple[KeyHint, ...] = ()
    help: KeyHint | None = None


class KeyBar(Painted[KeysPicture]):
    """Row 23: keys and words; clicking one presses it."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 100%; }"

    @dataclass
    class KeyPressed(Message):
        """A key in the footer was clicked."""

        key: str

    def __init__(
        self,
        picture: KeysPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or KeysPicture(), name=name, id=id, classes=classes)
        self._places: list[tuple[int, int, str]] = []

    def paint(self, canvas: Canvas) -> None:
        """Draw what fits; with too little room the gaps close, then the last hints go."""
        canvas.fill(0, 0, canvas.width, 1, "surface")
        self._places = []
        end = canvas.width - 1
        if self.picture.help is not None:
            end -= _size(self.picture.help)
            self._hint(canvas, end, self.picture.help)
            end -= 2
        hints = sorted(self.picture.hints[:5], key=lambda hint: not hint.main)
        gap = 2
        while hints and _total(hints, gap) > end - 1:
            if gap > 1:
                gap -= 1
            else:
                hints.pop()
                gap = 2
        x = 1
        for hint in hints:
            x = self._hint(canvas, x, hint) + gap

    def _hint(self, canvas: Canvas, x: int, hint: KeyHint) -> int:
        start = x
        if hint.main:
            x = canvas.text(x, 0, f" {hint.label} ", "on-key", "key", bold=True)
        else:
            x = canvas.text(x, 0, f" {hint.label} ", "foreground", _CHIP, bold=True)
        x = canvas.text(x + 1, 0, hint.word, "foreground", bold=hint.main)
        if hint.key:
            self._places.append((start, x, hint.key))
        return x

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        event.stop()
        if event.button != 1:
            return
        for start, end, key in self._places:
            if start <= event.x < end:
                self.post_message(self.KeyPressed(key))
                return


def _size(hint: KeyHint) -> int:
    return width(hint.label) + 3 + width(hint.word)


def _total(hints: list[KeyHint], gap: int) -> int:
    return sum(_size(hint) for hint in hints) + gap * (len(hints) - 1)
