"""Let only the screen on top take keys; one that comes while it closes is for the screen behind.

Without this, a second quick key would close the screen behind as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette
from textual.events import Event, Key, Mount
from textual.screen import ModalScreen, Screen, ScreenResultType

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


SLOW = 0.3
"""Seconds of work behind a screen after which it says how far that is."""


class GuardedScreen(Screen[ScreenResultType]):
    """A screen that takes keys only while it is on top."""

    app: GroeihuisApp
    _going = False

    @property
    def on_top(self) -> bool:
        """Whether nothing lies over this screen; Textual's `is_current` holds under a modal too."""
        stack = self.app.screen_stack
        return bool(stack) and stack[-1] is self

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen, once: closing takes a moment, in which another key may come."""
        if self._going or not self.on_top:
            return AwaitComplete()
        self._going = True
        return super().dismiss(result)

    async def on_event(self, event: Event) -> None:
        """Hand back a key when this screen has gone, and fill no screen that is going already."""
        if isinstance(event, Mount) and (self._pruning or not self.is_attached):
            return  # closed before it was made: what it would fill is not there
        away = self._going or self.app.going_home or not self.on_top
        if isinstance(event, Key) and away:
            event.stop()
            self.app.hold(event)
            return
        await super().on_event(event)


class GuardedModal(GuardedScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another one that takes keys only while it is on top."""


class Palette(CommandPalette):
    """Textual's command palette, for quick fingers: it closes once."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless somebody went home meanwhile."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
