"""Let only the screen on top take keys; one that comes while it closes is for the screen behind.

Without this, a second quick key would close the screen behind as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Event, Key
from textual.screen import ModalScreen, Screen, ScreenResultType

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


class GuardedScreen(Screen[ScreenResultType]):
    """A screen that takes keys only while it is on top."""

    app: GroeihuisApp

    async def on_event(self, event: Event) -> None:
        """Hand back a key when this screen has gone."""
        if isinstance(event, Key) and not self.is_current:
            event.stop()
            self.app.hold(event)
            return
        await super().on_event(event)


class GuardedModal(GuardedScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen over another one that takes keys only while it is on top."""
