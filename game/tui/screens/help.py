"""List every key of the screen behind it, made from the same actions as its footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Static

from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import KeyBar, KeyHint, KeysPicture
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


class HelpScreen(GuardedModal[None]):
    """Keys and what they do; any key closes it, arrows scroll."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, title: str, actions: Sequence[Action]) -> None:
        super().__init__()
        self._head = title
        self._actions = [action for action in actions if action.help]

    def compose(self) -> ComposeResult:
        """Make the list."""
        with VerticalScroll(can_focus=False):
            yield Static(
                _("Hulp bij {title}").format(title=self._head), classes="head", markup=False
            )
            yield Static(self._rows(), classes="rows")
            yield Static(
                _(
                    "Hoofdletters en kleine letters doen hetzelfde. De cijferrij werkt ook op "
                    "een AZERTY-toetsenbord zonder Shift. In een tekstvak: F1 hulp, F3 zwart."
                ),
                classes="foot",
                markup=False,
            )
        yield KeyBar(
            KeysPicture(
                (
                    KeyHint("escape", "Esc", _("sluit"), main=True),
                    KeyHint("down", "↑ ↓", _("bladeren")),
                )
            )
        )

    def _rows(self) -> Table:
        """Give the keys before what they do; a sentence that wraps stays behind its key."""
        rows = Table.grid(padding=(0, 2, 0, 0))
        rows.add_column(justify="right", min_width=9, no_wrap=True)
        rows.add_column()
        for action in self._actions:
            rows.add_row(Text(self._key(action)), Text(action.help))
        return rows

    def _key(self, action: Action) -> str:
        """Give the key of one line: where each digit has its own, the first is a 1, not all."""
        others = any("2" in one.keys for one in self._actions if one is not action)
        return "1" if action.keys[:1] == ("1",) and others else action.shown

    def on_key(self, event: Key) -> None:
        """Scroll by arrows, close by anything else."""
        event.stop()
        event.prevent_default()
        scroll = self.query_one(VerticalScroll)
        if event.key in ("down", "pagedown"):
            scroll.scroll_down(animate=False)
        elif event.key in ("up", "pageup"):
            scroll.scroll_up(animate=False)
        else:
            self.dismiss()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)
