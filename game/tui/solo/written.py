"""Read back what was written and chosen before, over the part at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from game.language import _
from game.table.solowords import own_lines
from game.tui.kit.chrome import KeyBar, KeyHint, KeysPicture, TaskLines, TaskPicture
from game.tui.linelist import LineItem, LineList
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.solo.screen import SoloScreen


class WrittenScreen(GuardedModal[None]):
    """Lines to read; arrows go row by row, PgUp and PgDn by as much as shows, others close it."""

    CSS_PATH = "written.tcss"
    AUTO_FOCUS = ""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__()
        self.play = play

    def compose(self) -> ComposeResult:
        """Make the list."""
        with Vertical():
            yield TaskLines(TaskPicture(_("Wat je eerder schreef"), _("Alleen om terug te lezen.")))
            yield LineList()
            yield KeyBar(
                KeysPicture(
                    (
                        KeyHint("escape", "Esc", _("sluit"), main=True),
                        KeyHint("down", "↑ ↓", _("bladeren")),
                    )
                )
            )

    def on_mount(self) -> None:
        """Fill the list, newest part at hand."""
        lines = self.query_one(LineList)
        lines.active = False  # nothing is chosen here
        lines.empty = _("Nog niets. Begin waar je wilt.")
        lines.items = tuple(
            LineItem(one.id, one.text.replace("\n", " / "), note=one.note)
            for one in own_lines(self.play.table.state)
        )

    def on_key(self, event: Key) -> None:
        """Read on without passing over a row, close by any other key."""
        event.stop()
        event.prevent_default()
        lines = self.query_one(LineList)
        page = max(lines.size.height - 1, 1)
        rows = {"down": 1, "up": -1, "pagedown": page, "pageup": -page}
        if event.key in rows:
            lines.read(rows[event.key])
        else:
            self.dismiss()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)
