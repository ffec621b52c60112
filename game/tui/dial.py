"""Choose one of some names, of which only the chosen one is shown, on one short row."""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Click, Key
from textual.strip import Strip

from game.tui.actions import AZERTY
from game.tui.kit.text import shorten, width
from game.tui.kit.themes import ink
from game.tui.picker import Picker

_SIDE = 2
"""Cells that an arrow takes at either end."""


class Dial(Picker):
    """A row for one name: with the focus inverse, with an arrow where there is more to choose."""

    DEFAULT_CSS = "Dial { height: 1; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(single=True, id=id)

    @property
    def _index(self) -> int:
        keys = [key for key, _name in self.options]
        return keys.index(self.value) if self.value in keys else 0

    def on_key(self, event: Key) -> None:
        """Let space go round, and a digit choose its own number; else as with a row of names."""
        keys = [key for key, _name in self.options]
        digit = AZERTY.get(event.character or "", event.character or "")
        if event.key == "space" and keys:
            chosen = (self._index + 1) % len(keys)
        elif digit.isdigit() and any(key.isdigit() for key in keys):
            chosen = keys.index(digit) if digit in keys else self._index
        else:
            return
        event.stop()
        event.prevent_default()
        self._toggle(chosen)

    def on_click(self, event: Click) -> None:
        """Go back at the left arrow, on anywhere else."""
        event.prevent_default()
        self.focus()
        if self.options:
            by = -1 if event.x < _SIDE else 1
            self._toggle((self._index + by) % len(self.options))

    def render_line(self, y: int) -> Strip:
        """Draw the name, and what can be done with it."""
        colours = ink(self)
        wide = self.size.width
        name = shorten(dict(self.options).get(self.value, ""), max(0, wide - 2 * _SIDE))
        plain = colours.style()
        if not self.has_focus:
            line = [Segment(" " * _SIDE, plain), Segment(name, colours.style(bold=True))]
            return Strip(line).adjust_cell_length(wide, plain)
        here = self._index
        look = colours.style("on-key", "key", bold=True)
        left = "◄ " if here > 0 else "  "
        right = " ►" if here + 1 < len(self.options) else "  "
        gap = " " * max(0, wide - 2 * _SIDE - width(name))
        return Strip([Segment(f"{left}{name}{gap}{right}", look)]).adjust_cell_length(wide, plain)
