"""Ask before what cannot be taken back; the safe answer is the one Enter gives."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static

from game.tui.kit.chrome import KeyBar, KeyHint, KeysPicture
from game.tui.kit.menu import MenuEntry, MenuList, MenuPicture
from game.tui.screens.guarded import GuardedModal


class ConfirmScreen(GuardedModal[bool]):
    """A question with two answers."""

    CSS_PATH = "pause.tcss"
    AUTO_FOCUS = ""

    def __init__(self, question: str, more: str, *, yes: str, no: str) -> None:
        super().__init__()
        self._question, self._more, self._yes, self._no = question, more, yes, no

    def compose(self) -> ComposeResult:
        """Make the question and the answers."""
        with Vertical(id="box"):
            yield Static(self._question, classes="head", markup=False)
            yield Static(self._more, markup=False)
            yield Static("")
            yield MenuList(
                MenuPicture(
                    (
                        MenuEntry("no", self._no[:1].upper(), self._no),
                        MenuEntry("yes", self._yes[:1].upper(), self._yes),
                    )
                )
            )
        yield KeyBar(KeysPicture((KeyHint("escape", "Esc", self._no, main=True),)))

    def on_mount(self) -> None:
        """Point at the safe answer."""
        self.set_focus(self.query_one(MenuList))

    def on_menu_list_chosen(self, event: MenuList.Chosen) -> None:
        """Give the answer."""
        event.stop()
        if self.on_top:
            self.dismiss(event.key == "yes")

    def on_key(self, event: Key) -> None:
        """Esc keeps."""
        if event.key == "escape":
            event.stop()
            self.dismiss(False)

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Keep by mouse."""
        self.dismiss(False)
