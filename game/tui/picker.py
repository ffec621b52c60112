"""Choose one or more of a few names on one row, by arrows and space, digits or the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.events import Click, Key
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from game.tui.actions import AZERTY
from game.tui.kit.text import shorten, width
from game.tui.kit.themes import ink

Option = tuple[str, str]


class Picker(Widget):
    """Names in a row; chosen ones are inverse, `►` marks where the arrows are.

    With `single` exactly one name is chosen, and choosing another lets go of the first; where
    more may be, those chosen bear a dot too, and Enter never chooses among several unasked.
    A digit chooses by the order, or by `numbers`, which then stand before the names.
    """

    DEFAULT_CSS = "Picker { height: 1; width: 1fr; }"
    ALLOW_SELECT = False
    can_focus = True

    @dataclass
    class Changed(Message):
        """Other names are chosen."""

        picker: Picker

    @dataclass
    class Done(Message):
        """Enter was pressed."""

        picker: Picker

    def __init__(
        self, options: tuple[Option, ...] = (), *, single: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._options = options
        self._chosen: frozenset[str] = frozenset()
        self._at = 0
        self.single = single
        self.numbers: tuple[int, ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """Give (key, name) pairs."""
        return self._options

    @options.setter
    def options(self, options: tuple[Option, ...]) -> None:
        if options != self._options:
            self._options = options
            self._at = min(self._at, max(len(options) - 1, 0))
            self.refresh()

    @property
    def chosen(self) -> frozenset[str]:
        """Give the chosen keys."""
        return self._chosen

    @chosen.setter
    def chosen(self, chosen: frozenset[str]) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            if self.single and chosen:
                keys = [key for key, _name in self._options]
                self._at = next((n for n, key in enumerate(keys) if key in chosen), 0)
            self.refresh()
            self.post_message(self.Changed(self))

    @property
    def value(self) -> str:
        """Give the one chosen key of a single picker, empty without one."""
        return next(iter(self._chosen), "")

    def _toggle(self, index: int) -> None:
        if not 0 <= index < len(self._options):
            return
        self._at = index
        key = self._options[index][0]
        self.chosen = frozenset({key}) if self.single else self._chosen ^ {key}
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Move by arrows, choose by space or digit, go on by Enter."""
        digit = AZERTY.get(event.character or "", event.character or "")
        if event.key in ("left", "right"):
            step = 1 if event.key == "right" else -1
            self._at = min(max(self._at + step, 0), max(len(self._options) - 1, 0))
            if self.single:
                self._toggle(self._at)
            self.refresh()
        elif event.key == "space":
            self._toggle(self._at)
        elif event.key == "enter":
            if not self._chosen and (self.single or len(self._options) == 1):
                self._toggle(self._at)
            self.post_message(self.Done(self))
        elif digit.isdigit() and digit != "0":
            self._toggle(self._numbered(int(digit)))
        else:
            return
        event.stop()

    def _numbered(self, number: int) -> int:
        """Give where the name of a digit is; -1 where none is."""
        if not self.numbers:
            return number - 1
        return self.numbers.index(number) if number in self.numbers else -1

    def on_click(self, event: Click) -> None:
        """Choose by mouse."""
        self.focus()
        x = 0
        for index, name in enumerate(self._names()):
            x += width(name) + 4
            if event.x < x:
                self._toggle(index)
                return

    def _names(self) -> list[str]:
        """Give the names, the longest shortened until all of them fit on the row."""
        names = [name for _key, name in self._options]
        if self.numbers:
            pairs = zip(self.numbers, names, strict=True)
            names = [f"{number} {name}" for number, name in pairs]
        room = self.size.width - 4 * len(names)
        most = max(map(width, names), default=0)
        while most > 2 and sum(min(width(name), most) for name in names) > room:
            most -= 1
        return [shorten(name, most) for name in names]

    def render_line(self, y: int) -> Strip:
        """Draw the row."""
        colours = ink(self)
        segments = []
        for index, ((key, _name), name) in enumerate(
            zip(self._options, self._names(), strict=True)
        ):
            here = self.has_focus and index == self._at
            segments.append(Segment("►" if here else " ", colours.style(bold=True)))
            chosen = key in self._chosen
            look = colours.style("on-key", "key", bold=True) if chosen else colours.style("muted")
            dot = "●" if chosen and not self.single else " "
            segments.append(Segment(f"{dot}{name} ", look))
            segments.append(Segment(" ", colours.style()))
        return Strip(segments).adjust_cell_length(self.size.width, colours.style())

    def on_focus(self) -> None:
        """Show the mark."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the mark."""
        self.refresh()
