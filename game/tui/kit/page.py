"""A page of text to read together, as wide as reads well."""

from __future__ import annotations

from typing import Final

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import wrap

_EDGE: Final = 2


class Page(Painted[str]):
    """A text with air around it; what changes in it is all that is drawn again."""

    DEFAULT_CSS = "Page { width: 76; height: 1fr; }"

    def paint(self, canvas: Canvas) -> None:
        """Write the text from the second row on."""
        for row, line in enumerate(wrap(self.picture, canvas.width - 2 * _EDGE), 1):
            canvas.text(_EDGE, row, line)
