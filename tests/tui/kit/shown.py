"""An app that shows one widget of the kit, and what is on its screen."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import get_character_cell_size
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from game.tui.kit.themes import theme_variable_defaults, themes

Cell = tuple[str, Style | None]


class Shown(App[None]):
    """One widget under one of our themes."""

    def __init__(
        self, make: Callable[[], Widget], theme: str = "avond", depth: str = "truecolor"
    ) -> None:
        self.make, self.start_theme, self.depth = make, theme, depth
        super().__init__()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return theme_variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.make()

    def on_mount(self) -> None:
        for theme in themes(self.depth):
            self.register_theme(theme)
        self.theme = self.start_theme

    def strips(self) -> list[Strip]:
        """Give the screen line by line, with styles."""
        return self.screen._compositor.render_strips()

    def lines(self) -> list[str]:
        """Give the screen's text."""
        return ["".join(segment.text for segment in strip) for strip in self.strips()]


def cells(strip: Strip) -> list[Cell]:
    """Give a line cell by cell; the second cell of a wide letter is empty."""
    out: list[Cell] = []
    for text, style, _ in strip:
        for char in text:
            size = 1 if char < "\u0300" else get_character_cell_size(char)
            if size:
                out += [(char, style), *[("", style)] * (size - 1)]
            elif out:
                out[-1] = (out[-1][0] + char, out[-1][1])
    return out
