"""Give the screens that list things one shape: a header, a list of lines, a message and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from game.language import _
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    MessageLine,
    MessagePicture,
)
from game.tui.kit.skeleton import FitGuard
from game.tui.linelist import LineItem, LineList
from game.tui.screens.guarded import GuardedScreen

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


class ListScreen(GuardedScreen[None]):
    """A list to choose from; subclasses say what it holds and what can be done."""

    CSS_PATH = "lists.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp
    head = ""
    empty = ""

    def compose(self) -> ComposeResult:
        """Make the rows."""
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            yield HeaderBar(HeaderPicture(game="groeihuis", step=self.head))
            yield LineList()
            yield MessageLine()
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill the list."""
        self.fill()

    def items(self) -> tuple[LineItem, ...]:
        """Give the lines."""
        return ()

    def own_actions(self) -> list[Action]:
        """Give what can be done with the chosen line."""
        return []

    def fill(self) -> None:
        """Read again and redraw."""
        lines = self.query_one(LineList)
        lines.empty = self.empty
        lines.items = self.items()
        lines.refresh()
        self.query_one(KeyBar).picture = keys_picture(self.actions(), self._help_action())

    @property
    def chosen(self) -> str | None:
        """Give the key of the chosen line."""
        return self.query_one(LineList).chosen

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Show a message until the next key."""
        self.query_one(MessageLine).picture = MessagePicture(text, refusal=refusal, plain=True)

    def actions(self) -> list[Action]:
        """Give everything that can be done here."""
        return [
            *self.own_actions(),
            Action(("up",), _("kies"), lambda: self._move(-1), _("Kies een regel."), label="↑ ↓"),
            Action(("down",), "", lambda: self._move(1), footer=False),
            Action(("escape", "q"), _("terug"), self.app.go_home, _("Terug naar het begin.")),
            Action(
                ("b",),
                _("kleuren"),
                self.app.action_other_theme,
                _("Donkere of lichte kleuren (beamer)."),
                footer=False,
            ),
        ]

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _help_action(self) -> Action:
        return Action(("h", "?", "f1"), _("hulp"), self._help)

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.head, [*self.actions(), self._help_action()]))

    def on_key(self, event: Key) -> None:
        """Do what the key does."""
        key = pressed(event)
        action = find([*self.actions(), self._help_action()], key)
        event.stop()
        self.query_one(MessageLine).picture = MessagePicture()
        if action is not None:
            action.run()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        action = find([*self.actions(), self._help_action()], event.key)
        if action is not None:
            action.run()
