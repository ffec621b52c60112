"""A menu with letters of its own: one row chosen, a word and what it does."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct
from textual import events
from textual.geometry import Size
from textual.message import Message

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.text import shorten, width


class MenuEntry(Struct, frozen=True):
    """``key`` is handed back; ``letter`` is shown and pressed (either case)."""

    key: str
    letter: str
    label: str
    text: str = ""


class MenuPicture(Struct, frozen=True):
    """The entries from top to bottom."""

    entries: tuple[MenuEntry, ...] = ()


class MenuList(Painted[MenuPicture]):
    """A menu: arrows, Home and End move, Enter, a letter or a click choose."""

    DEFAULT_CSS = "MenuList { width: auto; height: auto; }"
    can_focus = True

    @dataclass
    class Chosen(Message):
        """An entry was chosen."""

        menu: MenuList
        key: str

    @dataclass
    class Moved(Message):
        """Another entry is the current one."""

        menu: MenuList
        key: str

    def __init__(
        self,
        picture: MenuPicture | None = None,
        *,
        cursor: int = 0,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or MenuPicture(), name=name, id=id, classes=classes)
        self._cursor = cursor
        self._wide = 0

    # --------------------------------------------------------------------------------- the cursor

    @property
    def cursor(self) -> int:
        """Which entry is the current one, counted from 0."""
        return max(0, min(self._cursor, len(self.picture.entries) - 1))

    @cursor.setter
    def cursor(self, cursor: int) -> None:
        if cursor != self._cursor:
            self._cursor = cursor
            self.repaint()

    def repaint(self) -> None:
        """Draw anew; another number of entries, or longer ones, is another size."""
        super().repaint()
        canvas, wide = self._canvas, self._wide
        self._wide = self._widest()
        rows = 2 * len(self.picture.entries) + 1
        if canvas is None or canvas.height != rows or wide != self._wide:
            self.refresh(layout=True)

    def _go(self, cursor: int) -> None:
        if self.picture.entries:
            self.cursor = cursor % len(self.picture.entries)
            self.post_message(self.Moved(self, self.picture.entries[self.cursor].key))

    def _choose(self, cursor: int) -> None:
        if 0 <= cursor < len(self.picture.entries):
            self.cursor = cursor
            self.post_message(self.Chosen(self, self.picture.entries[cursor].key))

    def on_key(self, event: events.Key) -> None:
        """Move or choose; other keys go on to the screen."""
        last = len(self.picture.entries) - 1
        moves = {"up": self.cursor - 1, "down": self.cursor + 1, "home": 0, "end": last}
        if event.key in moves:
            self._go(moves[event.key])
        elif event.key == "enter":
            self._choose(self.cursor)
        else:
            letter = (event.character or "").upper()
            at = next(
                (
                    index
                    for index, entry in enumerate(self.picture.entries)
                    if letter and entry.letter.upper() == letter
                ),
                -1,
            )
            if at < 0:
                return
            self._choose(at)
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        event.stop()
        first, pitch, offset = self._window(self.size.height)
        entry, rest = divmod(event.y - offset, pitch)
        if rest == 0 and event.button == 1:
            self._choose(first + entry)

    def on_focus(self) -> None:
        """Show the current entry inverse."""
        self.repaint()

    def on_blur(self) -> None:
        """Keep only the mark in the margin."""
        self.repaint()

    # ------------------------------------------------------------------------------------- drawing

    def _columns(self) -> int:
        """Give the column of the descriptions."""
        return 6 + max((width(entry.label) for entry in self.picture.entries), default=0) + 2

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Ask for as much as the longest entry needs."""
        return self._widest()

    def _widest(self) -> int:
        text = max((width(entry.text) for entry in self.picture.entries), default=0)
        return self._columns() + (text + 1 if text else 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for a blank row between entries, or for less where there is less."""
        count = len(self.picture.entries)
        wanted = 2 * count + 1
        return wanted if wanted <= container.height else max(1, min(count, container.height))

    def _window(self, height: int) -> tuple[int, int, int]:
        """Give the first entry shown, the rows per entry and the row of the first."""
        count = len(self.picture.entries)
        if 2 * count + 1 <= height:
            return 0, 2, 1
        first = max(0, min(self.cursor - height // 2, count - height))
        return first, 1, 0

    def paint(self, canvas: Canvas) -> None:
        """Draw the entries, the current one inverse with half a cell of air around it."""
        first, pitch, offset = self._window(canvas.height)
        column = self._columns()
        for index, entry in enumerate(self.picture.entries[first:], first):
            y = offset + (index - first) * pitch
            if y >= canvas.height:
                break
            text = shorten(entry.text, canvas.width - column - 1)
            label = shorten(entry.label, canvas.width - 7)
            if index == self.cursor and self.has_focus:
                canvas.fill(0, y, canvas.width, 1, "key")
                if pitch == 2:
                    canvas.text(0, y - 1, "▄" * canvas.width, "key")
                    canvas.text(0, y + 1, "▀" * canvas.width, "key")
                canvas.text(1, y, "►", "on-key")
                canvas.text(3, y, entry.letter, "on-key", bold=True)
                canvas.text(6, y, label, "on-key", bold=True)
                canvas.text(column, y, text, "on-key")
                continue
            if index == self.cursor:
                canvas.text(0, y, "►", "foreground")
            canvas.text(2, y, f" {entry.letter} ", "foreground", "panel", bold=True)
            canvas.text(6, y, label, bold=True)
            canvas.text(column, y, text, "muted")
