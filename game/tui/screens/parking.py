"""Put something aside for later: a line to type, and what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from game.engine import commands as c
from game.language import _
from game.tui.kit.chrome import KeyBar, KeyHint, KeysPicture, MessageLine, MessagePicture
from game.tui.linelist import LineItem, LineList
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp
    from game.tui.screens.play import PlayScreen


class ParkingScreen(GuardedModal[None]):
    """The parking lot over the play screen; what stands there may be changed or taken away."""

    CSS_PATH = "pause.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, play: PlayScreen) -> None:
        super().__init__()
        self.play = play
        self._replacing: int | None = None

    def compose(self) -> ComposeResult:
        """Make the list, the line and the keys."""
        with Vertical(id="box"):
            yield Static(_("Parkeerplek"), classes="head", markup=False)
            yield LineList()
            yield Input(max_length=2000, select_on_focus=False)
        yield MessageLine()
        yield KeyBar(
            KeysPicture(
                (
                    KeyHint("enter", _("Enter"), _("bewaar"), main=True),
                    KeyHint("up", "↑ ↓", _("verander")),
                    KeyHint("escape", "Esc", _("terug")),
                )
            )
        )

    def on_mount(self) -> None:
        """Begin to type at once."""
        line = self.query_one(Input)
        line.placeholder = _("Wat bewaren we voor later?")
        self.set_focus(line)
        self._fill()

    def _fill(self) -> None:
        lines = self.query_one(LineList)
        lines.items = tuple(LineItem(one.id, one.text) for one in self.play.view.parked)
        lines.empty = _("Nog niets geparkeerd.")
        lines.active = self._replacing is not None
        said = (
            _("Leegmaken haalt de regel weg.")
            if self._replacing is not None
            else _("Wat nu niet past, komt later terug. Het mag op de poster.")
        )
        self.query_one(MessageLine).picture = MessagePicture(said)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line; an empty one goes away, or closes when there is none to change."""
        event.stop()
        if not event.value.strip() and self._replacing is None:
            self.dismiss()
            return
        if self.play.perform(c.Park(event.value, self._replacing)):
            self._replacing = None
            event.input.value = ""
            self._fill()
        elif self.play.news is not None:
            self.query_one(MessageLine).picture = self.play.news

    def on_key(self, event: Key) -> None:
        """Choose a line to change by arrows; Esc goes back."""
        if event.key == "escape":
            event.stop()
            self.dismiss()
        elif event.key in ("up", "down") and self.play.view.parked:
            event.stop()
            lines = self.query_one(LineList)
            if self._replacing is None:
                lines.choose_last()
            else:
                lines.move(-1 if event.key == "up" else 1)
            self._replacing = int(lines.chosen or 0)
            parked = {one.id: one.text for one in self.play.view.parked}
            self.query_one(Input).value = parked.get(lines.chosen or "", "")
            self._fill()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)
