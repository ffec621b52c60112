"""Draw a list of written lines with one chosen; long ones wrap, and the list follows."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from game.tui.kit.text import shorten, wrap
from game.tui.kit.text import width as cell_width
from game.tui.kit.themes import ink

COLUMN = 13
"""Cells of a column of marks."""


class LineItem(Struct, frozen=True):
    """One line; `tag` stands before it, in the colours of `hue`; `note` is muted under it.

    `marks` stand at its right, one in each column of the list.
    """

    key: str
    text: str
    tag: str = ""
    hue: str = ""
    note: str = ""
    marks: tuple[str, ...] = ()


class _Row(NamedTuple):
    """One row of an item: what kind it is of, its text, and the item where more of it shows."""

    number: int
    kind: Literal["gap", "head", "first", "text", "note"]
    text: str = ""
    item: LineItem | None = None


class LineList(ScrollView):
    """Lines under each other with a marker before the chosen one."""

    DEFAULT_CSS = "LineList { height: 1fr; overflow: hidden; }"
    ALLOW_SELECT = False
    can_focus = False
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """How large all rows are; there are no scrollbars, so other rows move nothing else about."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[LineItem, ...] = ()
        self._at = 0
        self._rows: list[_Row] = []
        self._frame: tuple[object, ...] = ()
        """What all rows depend on: the width, the columns, how many rows there are."""
        self._empty = ""
        self.columns: tuple[str, ...] = ()
        """What stands over the marks at the right; set before the items."""
        self._active = True

    @property
    def empty(self) -> str:
        """Give what stands there without any line: one row, or more parted by line breaks."""
        return self._empty

    @empty.setter
    def empty(self, empty: str) -> None:
        if empty != self._empty:
            self._empty = empty
            self.refresh()

    @property
    def allow_vertical_scroll(self) -> bool:
        """Scroll though there are no scrollbars."""
        return True

    @property
    def active(self) -> bool:
        """Tell whether the chosen line is marked."""
        return self._active

    @active.setter
    def active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self.refresh()

    @property
    def items(self) -> tuple[LineItem, ...]:
        """Give the lines."""
        return self._items

    @items.setter
    def items(self, items: tuple[LineItem, ...]) -> None:
        if items != self._items:
            self._items = items
            self._at = min(self._at, max(len(items) - 1, 0))
            self._lay_out()

    @property
    def chosen(self) -> str | None:
        """Give the key of the chosen line."""
        return self._items[self._at].key if self._items else None

    def move(self, by: int) -> None:
        """Choose another line, without going round; one that does not fit is read to its end."""
        top, bottom = self._reach()
        above, page = self.scroll_offset.y, max(self.size.height - 1, 1)
        if by > 0 and bottom >= above + self.size.height:
            self.read(min(page, bottom - above - self.size.height + 1))
            return
        if by < 0 and top < above:
            self.read(-min(page, above - top))
            return
        self._choose(self._at + by)

    def choose(self, key: str) -> None:
        """Choose a line by its key; one that is not there changes nothing."""
        at = next((number for number, one in enumerate(self._items) if one.key == key), None)
        if at is not None:
            self._choose(at)

    def choose_last(self) -> None:
        """Choose the newest line."""
        self._choose(len(self._items) - 1)

    def _choose(self, at: int) -> None:
        """Go to a line; only the rows of the old and the new one are drawn again."""
        self._refresh_chosen()
        self._at = max(min(at, len(self._items) - 1), 0)
        self._refresh_chosen()
        self._follow()

    def _refresh_chosen(self) -> None:
        first, last = self._reach()
        if first <= last:
            self.refresh_lines(first, last - first + 1)

    @property
    def overflows(self) -> bool:
        """Tell whether not all lines fit."""
        return 0 < self.size.height < len(self._rows)

    def read(self, by: int) -> None:
        """Go up or down in the text, whichever line is chosen."""
        self.scroll_relative(y=by, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap again for the new width."""
        self._lay_out()

    @property
    def _indent(self) -> int:
        """Give the cells kept free for tags, none where no line has one."""
        return 14 if any(item.tag for item in self._items) else 0

    def _lay_out(self) -> None:
        beside = COLUMN * len(self.columns)
        width = max(min(self.size.width - 4 - self._indent - beside, 74), 20)
        before, self._rows = self._rows, []
        for index, item in enumerate(self._items):
            self._rows.append(_Row(index, "head" if self.columns and not index else "gap"))
            for number, line in enumerate(wrap(item.text, width)):
                first = number == 0
                self._rows.append(
                    _Row(index, "first", line, item) if first else _Row(index, "text", line)
                )
            for line in wrap(item.note, width) if item.note else ():
                self._rows.append(_Row(index, "note", line))
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.scroll_to(y=self.scroll_y, animate=False)  # no farther than there are rows now
        self._follow()
        self._refresh_changed(before)

    def _refresh_changed(self, before: list[_Row]) -> None:
        """Have drawn again what differs: some rows, or all where each may look different."""
        frame = (self.size.width, self._indent, self.columns, len(self._rows))
        if frame != self._frame or not self._rows:
            self._frame = frame
            self.refresh()
            return
        for row, (was, now) in enumerate(zip(before, self._rows, strict=True)):
            if was != now:
                self.refresh_line(row)

    def _follow(self) -> None:
        top, bottom = self._reach()
        if self._rows and self.size.height:
            if top < self.scroll_offset.y:
                self.scroll_to(y=top, animate=False)
            elif bottom >= self.scroll_offset.y + self.size.height:
                self.scroll_to(y=min(bottom - self.size.height + 1, top), animate=False)

    def _reach(self) -> tuple[int, int]:
        """Give the first and the last row of the chosen line."""
        rows = [number for number, row in enumerate(self._rows) if row.number == self._at]
        return (rows[0], rows[-1]) if rows else (0, -1)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        colours = ink(self)
        row = y + self.scroll_offset.y
        width = self.size.width
        ground = colours.style()
        if not self._items:
            said = self.empty.split("\n")
            text = f"  {shorten(said[y - 1], width - 4)}" if 0 < y <= len(said) else ""
            return _fill([Segment(text, colours.style("muted"))], width, ground)
        if row >= len(self._rows):
            return Strip.blank(width, ground)
        index, kind, text, _item = self._rows[row]
        if kind == "gap":
            return _more(Strip.blank(width, ground), self._hidden(y), colours.style("muted"))
        if kind == "head":
            segments = _columns(self.columns, width, colours.style("muted"), ground, [])
            return _fill(segments, width, ground)
        item = self._items[index]
        marked = self._active and index == self._at
        segments = [Segment("► " if marked and kind == "first" else "  ", ground)]
        if kind == "first" and item.tag:
            tag = f" {item.tag:<10}"[:12]
            style = (
                colours.style(f"zone-{item.hue}-mark", f"zone-{item.hue}", bold=True)
                if item.hue
                else colours.style(bold=True)
            )
            segments.append(Segment(f"{tag:<12}", style))
            segments.append(Segment("  ", ground))
        else:
            segments.append(Segment(" " * self._indent, ground))
        look = colours.style("muted") if kind == "note" else colours.style(bold=marked)
        segments.append(Segment(text, look))
        if kind == "first" and item.marks:
            segments = _columns(item.marks, width, colours.style(bold=marked), ground, segments)
        return _more(_fill(segments, width, ground), self._hidden(y), colours.style("muted"))

    def _hidden(self, y: int) -> str:
        """Give the sign that there is more above or below, for the first and the last row."""
        if y == 0 and self.scroll_offset.y > 0:
            return "▲"
        last = y == self.size.height - 1
        return "▼" if last and self.scroll_offset.y + y + 1 < len(self._rows) else ""


def _columns(
    words: tuple[str, ...], width: int, look: Style, ground: Style, before: list[Segment]
) -> list[Segment]:
    """Set words out in columns of one width at the right."""
    start = width - COLUMN * len(words)
    used = sum(segment.cell_length for segment in before)
    cells = "".join(word + " " * (COLUMN - cell_width(word)) for word in words)
    return [*before, Segment(" " * max(start - used, 0), ground), Segment(cells, look)]


def _more(strip: Strip, sign: str, look: Style) -> Strip:
    """Put a sign in the last cell of a row."""
    if not sign:
        return strip
    size = strip.cell_length
    return Strip.join([strip.crop(0, size - 1), Strip([Segment(sign, look)])])


def _fill(segments: list[Segment], width: int, ground: Style) -> Strip:
    return Strip(segments).adjust_cell_length(width, ground)
