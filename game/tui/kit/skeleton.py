"""Where everything stands: header, progress, task, stage, strip, message, keys, and a rail.

Rows 0, 1 and the last two never move. A screen may claim the task rows or the strip for its stage.
Below 80×24 nothing of the screen is drawn at all, only one line that says the size needed; it comes
back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual import events
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.widget import Widget

from game.tui.kit.canvas import Bare, Canvas, Painted
from game.tui.kit.chrome import (
    HeaderBar,
    KeyBar,
    MessageLine,
    ProgressLine,
    TableStrip,
    TaskLines,
)
from game.tui.kit.rail import Rail
from game.tui.kit.text import wrap

SMALLEST: Final = (80, 24)
ROOMY: Final = (120, 36)
_RAIL: Final = 37


class TooSmall(Painted[str]):
    """The only thing drawn in a window that is too small."""

    def paint(self, canvas: Canvas) -> None:
        """Write the line in the middle, wrapped."""
        lines = wrap(self.picture, max(1, canvas.width - 2))[: canvas.height]
        top = (canvas.height - len(lines)) // 2
        for row, line in enumerate(lines):
            canvas.text(max(0, (canvas.width - len(line)) // 2), top + row, line, bold=True)


class DrapeColumn(Painted[None]):
    """A drape at the edge of a screen while it is one person's."""

    def paint(self, canvas: Canvas) -> None:
        """Hang the drape."""
        canvas.fill(0, 0, canvas.width, canvas.height, "curtain-deep", char="▒", fg="curtain-light")


class _Placing(Layout):
    """A layout that asks its widget where the children stand."""

    name = "placing"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Place the children that have a place; the others are not drawn."""
        parent.pre_layout(self)
        places = parent.places(size) if isinstance(parent, _Fitted) else {}
        return [
            WidgetPlacement(places[child], NULL_OFFSET, NULL_SPACING, child, order)
            for order, child in enumerate(children)
            if child in places
        ]


class _Fitted(Bare):
    """A widget that covers its screen and hides everything when that is too small."""

    DEFAULT_CSS = """
    _Fitted { width: 100%; height: 100%; background: $background; }
    """

    def __init__(
        self,
        *children: Widget,
        too_small: str,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._too_small = TooSmall(too_small)
        super().__init__(*children, self._too_small, name=name, id=id, classes=classes)
        self._default_layout = _Placing()  # type: ignore[assignment]
        self._was_small = False
        self._focused_before: Widget | None = None

    @property
    def too_small(self) -> bool:
        """Tell whether only the line with the size needed is drawn; keys should then do nothing."""
        return small(self.size)

    def places(self, size: Size) -> dict[Widget, Region]:
        """Say where each child stands; one without a place is not drawn."""
        if small(size):
            if not self._was_small:
                # Before anything is hidden, for hiding takes the focus away.
                self._focused_before = self.screen.focused
            self._was_small = True
            return {self._too_small: Region(0, 0, size.width, size.height)}
        return self.room(size)

    def room(self, size: Size) -> dict[Widget, Region]:
        """Say where each child stands when there is room."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Give the focus back after a time in which nothing was drawn."""
        if self._was_small and not small(event.size):
            self._was_small = False
            widget, self._focused_before = self._focused_before, None
            if widget is not None:
                self.call_after_refresh(self._focus_again, widget)

    def _focus_again(self, widget: Widget) -> None:
        if widget.is_attached:  # it may have gone to a neighbour while all was hidden
            self.screen.set_focus(widget, scroll_visible=False)


def small(size: Size) -> bool:
    """Tell whether a window is under 80×24."""
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]


def roomy(size: Size) -> bool:
    """Tell whether a window has the roomy layout, from 120×36."""
    return size.width >= ROOMY[0] and size.height >= ROOMY[1]


class FitGuard(_Fitted):
    """Gives its children the whole room, one over another, on screens without a skeleton."""

    def __init__(
        self,
        *children: Widget,
        too_small: str = "80×24",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(*children, too_small=too_small, name=name, id=id, classes=classes)

    def room(self, size: Size) -> dict[Widget, Region]:
        """Give every child everything."""
        return {
            child: Region(0, 0, size.width, size.height)
            for child in self.children
            if child is not self._too_small
        }


class Stage(Bare):
    """Where the panels of a step stand."""

    DEFAULT_CSS = """
    Stage { width: 100%; height: 100%; layout: vertical; background: $background; }
    """


class Skeleton(_Fitted):
    """The play screen's rows; widgets of the chrome are its attributes."""

    @dataclass
    class RoomChanged(Message):
        """The screen became roomy, or is no longer."""

        roomy: bool

    def __init__(
        self,
        *stage: Widget,
        rail: Rail | None = None,
        too_small: str = "80×24",
        task: bool = True,
        strip: bool = True,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self.header = HeaderBar()
        self.progress = ProgressLine()
        self.task_lines = TaskLines()
        self.stage = Stage(*stage)
        self.strip = TableStrip()
        self.message = MessageLine()
        self.keys = KeyBar()
        self.rail = rail
        self._drapes = (DrapeColumn(None), DrapeColumn(None))
        self._has_task, self._has_strip = task, strip
        self._sealed = False
        self._roomy: bool | None = None
        super().__init__(
            self.header,
            self.progress,
            self.task_lines,
            self.stage,
            *((rail,) if rail else ()),
            self.strip,
            self.message,
            self.keys,
            *self._drapes,
            too_small=too_small,
            name=name,
            id=id,
            classes=classes,
        )

    # ------------------------------------------------------------------------------------- state

    @property
    def roomy(self) -> bool:
        """Tell whether the roomy layout is on, with a rail."""
        return roomy(self.size)

    @property
    def sealed(self) -> bool:
        """Whether the drapes hang at the sides; the red header is the header's own picture."""
        return self._sealed

    @sealed.setter
    def sealed(self, sealed: bool) -> None:
        if sealed == self._sealed:
            return
        self._sealed = sealed
        for row in (self.task_lines, self.strip, self.message):
            row.indent = 1 if sealed and row is not self.strip else 0
            row.repaint()
        self._place_again()

    def _place_again(self) -> None:
        """Set out the rows anew; asked of a child, for only its ancestors forget what they set."""
        self.stage.refresh(layout=True)
        self.refresh()

    def claim(self, *, task: bool | None = None, strip: bool | None = None) -> None:
        """Give the task rows or the strip to the stage (False), or take them back (True)."""
        before = self._has_task, self._has_strip
        self._has_task = before[0] if task is None else task
        self._has_strip = before[1] if strip is None else strip
        if before != (self._has_task, self._has_strip):
            self._place_again()

    # ------------------------------------------------------------------------------------ layout

    def room(self, size: Size) -> dict[Widget, Region]:
        """Set out the rows for this size."""
        wide, high = size
        big = roomy(size)
        edge = 3 if big else 1
        inner = wide - 2 * edge
        with_rail = big and self.rail is not None
        with_strip = self._has_strip and not with_rail
        first_task = 3 if big else 2
        top = (first_task + 2 + (1 if big else 0)) if self._has_task else first_task
        message = high - 3 if big else high - 2
        bottom = message - (1 if big else 0) - (1 if with_strip else 0)
        stage_width = inner - (_RAIL + 3) if with_rail else inner
        places: dict[Widget, Region] = {
            self.header: Region(0, 0, wide, 1),
            self.progress: Region(edge, 1, inner, 1),
            self.stage: Region(edge, top, stage_width, bottom - top),
            self.message: Region(edge, message, inner, 1),
            self.keys: Region(0, high - 1, wide, 1),
        }
        if self._has_task:
            places[self.task_lines] = Region(edge, first_task, inner, 2)
        if with_strip:
            places[self.strip] = Region(edge, bottom, inner, 1)
        if with_rail and self.rail is not None:
            places[self.rail] = Region(wide - _RAIL - 3, top, _RAIL, bottom - top)
        if self._sealed:
            thick = 2 if big else 1
            left, right = self._drapes
            places[left] = Region(0, 1, thick, high - 2)
            places[right] = Region(wide - thick, 1, thick, high - 2)
        return places

    def on_resize(self, event: events.Resize) -> None:
        """Say when the room changes kind; the handler of the base class runs as well."""
        now = roomy(event.size)
        if now != self._roomy:
            self._roomy = now
            self.post_message(self.RoomChanged(now))


class SealedFrame(_Fitted):
    """A screen between drapes, for sealed input without the skeleton."""

    def __init__(
        self,
        *children: Widget,
        too_small: str = "80×24",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        self._drapes = (DrapeColumn(None), DrapeColumn(None))
        super().__init__(
            *children, *self._drapes, too_small=too_small, name=name, id=id, classes=classes
        )

    def room(self, size: Size) -> dict[Widget, Region]:
        """Give the children what lies between the drapes."""
        wide, high = size
        left, right = self._drapes
        thick = 2 if roomy(size) else 1
        places: dict[Widget, Region] = {
            child: Region(thick, 0, wide - 2 * thick, high)
            for child in self.children
            if child not in (left, right, self._too_small)
        }
        places[left] = Region(0, 0, thick, high)
        places[right] = Region(wide - thick, 0, thick, high)
        return places
