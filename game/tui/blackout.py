"""Make the whole screen black, for a talk without a picture; Z or Esc brings it back."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from game.tui.kit.themes import ink


class Blackout(Widget):
    """Nothing at all, over everything."""

    DEFAULT_CSS = "Blackout { layer: over; width: 100%; height: 100%; }"
    ALLOW_SELECT = False

    def render_line(self, y: int) -> Strip:
        """Draw an empty row."""
        return Strip.blank(self.size.width, ink(self).style("background", "background"))
