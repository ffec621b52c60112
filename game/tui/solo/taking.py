"""Make the file with which somebody takes along where they stand, and show its code once."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from game.language import _
from game.table.poster import default_folder
from game.table.taking import Made, luggage_of, names_of, pack, why_not_made
from game.tui.kit.chrome import (
    KeyBar,
    KeyHint,
    KeysPicture,
    MessageLine,
    MessagePicture,
    TaskLines,
    TaskPicture,
)
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp
    from game.tui.solo.screen import SoloScreen


class TakeScreen(GuardedModal[None]):
    """What goes along and what never does; then where the file lies, and the code that opens it.

    Only Esc leads away from the code, so that a second Enter does not lose it.
    """

    CSS_PATH = "taking.tcss"
    AUTO_FOCUS = ""
    sealed = True
    """No picture is taken of a screen on which a code stands."""
    app: GroeihuisApp

    def __init__(self, play: SoloScreen) -> None:
        super().__init__()
        state = play.table.state
        self._luggage = luggage_of(state)
        self._names = names_of(state, self._luggage)
        self._lang: str = state.started.lang
        self._folder = default_folder()
        if chosen := play.settings.poster_folder:
            with suppress(RuntimeError):  # the home of somebody who is not here
                self._folder = Path(chosen).expanduser()
        self._busy = self._made = False

    def compose(self) -> ComposeResult:
        """Make the words, the place of the code and the keys."""
        there = bool(self._names)
        task = _("Je neemt alleen mee waar je nu staat, niet waarom.")
        more = _("Niets over gezondheid, en geen naam.")
        if not there:
            task = _("Je staat nog nergens.")
            more = _("Zet je eerst op het veld of in het huis; over gezondheid gaat niets mee.")
        with Vertical(id="box"):
            yield TaskLines(TaskPicture(task, more))
            yield Static("", classes="code", markup=False)
            yield Static("\n".join(f"– {one}" for one in self._names), classes="told", markup=False)
            yield MessageLine()
        yield KeyBar(self._keys(able=there))

    def _keys(self, *, able: bool) -> KeysPicture:
        away = KeyHint("escape", "Esc", _("klaar") if self._made else _("terug"), main=not able)
        make = KeyHint("enter", "Enter", _("maak bestand"), main=True)
        return KeysPicture((make, away) if able else (away,))

    def on_key(self, event: Key) -> None:
        """Enter makes it, Esc goes back."""
        event.stop()
        if event.key == "escape" and not self._busy:
            self.dismiss()
        elif event.key == "enter" and self._names and not self._busy and not self._made:
            self._busy = True
            self._say(_("Even maken …"))
            self.run_worker(
                partial(pack, self._luggage, self._folder, self._lang),
                thread=True,
                exit_on_error=False,
                name="take",
            )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the code, or say why there is none."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self._busy = False
        made, error = event.worker.result, event.worker.error
        if isinstance(made, Made):
            self._show(made)
        elif error is not None:
            self._say(why_not_made(error, self._folder), refusal=True)

    def _show(self, made: Made) -> None:
        self._made = True
        self.query_one(TaskLines).picture = TaskPicture(
            _("Deze code zie je één keer. Onthoud hem, of schrijf hem op."),
            _("In het spel: open je gordijn, druk op M en typ de code."),
        )
        code = self.query_one(".code", Static)
        code.update(made.code)
        code.add_class("made")
        said = _("{name} ligt in {folder}")
        self.query_one(".told", Static).update(
            said.format(name=made.path.name, folder=made.path.parent)
        )
        self.query_one(KeyBar).picture = self._keys(able=False)
        self._say("")

    def _say(self, text: str, *, refusal: bool = False) -> None:
        self.query_one(MessageLine).picture = MessagePicture(
            text, refusal=refusal, plain=not refusal
        )

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)
