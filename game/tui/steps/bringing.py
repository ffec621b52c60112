"""Ask for the file that somebody took along, and for its code, which is never shown.

What this screen shows depends on the file's name and on nothing in it: not on how long the code
is, nor on how much of it was typed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Paste
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from boards.models import Board
from game.engine.view.parts import TokenView
from game.language import _
from game.table import files, taking
from game.table.poster import paper_folder
from game.tui.kit.chrome import (
    KeyBar,
    KeyHint,
    KeysPicture,
    MessageLine,
    MessagePicture,
    TaskLines,
    TaskPicture,
)
from game.tui.kit.line import Line
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp

MOST_LETTERS = 200


class Unseen(Static, can_focus=True):
    """A field that takes letters in and always looks the same."""

    typed = ""

    def on_key(self, event: Key) -> None:
        """Take a letter in, or take one back."""
        if event.key == "backspace":
            self.typed = self.typed[:-1]
        elif event.is_printable and event.character is not None:
            self.typed = (self.typed + event.character)[:MOST_LETTERS]
        else:
            return
        event.stop()

    def on_paste(self, event: Paste) -> None:
        """Take in what was copied."""
        event.stop()
        self.typed = (self.typed + event.text)[:MOST_LETTERS]


class BringScreen(GuardedModal[tuple[TokenView, ...]]):
    """A file and a code; what comes of it is given back and drawn by nobody here."""

    CSS_PATH = "../solo/taking.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, board: Board, by: str, papers: str | None = None) -> None:
        super().__init__()
        self._board, self._by = board, by
        found = taking.newest([*taking.usual_places(), paper_folder(papers)])
        self._file = files.short(found) if found is not None else ""
        self._busy = False

    @property
    def awake(self) -> bool:
        """Tell whether a letter has a field to go to."""
        return self.focused is not None or self._going

    def compose(self) -> ComposeResult:
        """Make the two fields."""
        with Vertical(id="box"):
            yield TaskLines(
                TaskPicture(
                    _("Typ de code van je bestand."),
                    _("Je ziet niets, maar je toetsen tellen."),
                )
                if self._file
                else TaskPicture(
                    _("Eerst het bestand, dan pas de code."),
                    _("Ik vond het niet. Typ waar het ligt, zoals ~/Documents."),
                )
            )
            with Horizontal(classes="field"):
                yield Static(_("bestand"), classes="label", markup=False)
                yield Line(self._file, id="file", select_on_focus=False)
            with Horizontal(classes="field"):
                yield Static(_("code"), classes="label", markup=False)
                yield Unseen(_("drie woorden"), id="code", markup=False)
            yield MessageLine()
        yield KeyBar(
            KeysPicture(
                (
                    KeyHint("enter", _("Enter"), _("neem mee"), main=True),
                    KeyHint("tab", "Tab", _("ander vak")),
                    KeyHint("escape", "Esc", _("terug")),
                )
            )
        )

    def on_mount(self) -> None:
        """Begin with the code where a file was found."""
        self.set_focus(self.query_one("#code" if self._file else "#file"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the code, where there is a file to open with it."""
        event.stop()
        found = taking.at(event.value)
        if found is None:
            if not set(event.value) & set("./\\~"):
                event.input.clear()  # a code is read by nobody, not even for a moment
            self._say(_("Daar ligt geen bestand .groeiplek."), refusal=True)
            return
        event.input.value = files.short(found)
        event.input.cursor_position = len(event.input.value)  # its end is its name
        self.query_one(TaskLines).picture = TaskPicture(
            _("Typ de code van je bestand."), _("Je ziet niets, maar je toetsen tellen.")
        )
        self._say("")
        self.set_focus(self.query_one(Unseen))

    def on_key(self, event: Key) -> None:
        """Enter opens the file, Esc goes back."""
        if event.key == "escape" and not self._busy:
            event.stop()
            self.dismiss(None)
        elif event.key == "enter" and not isinstance(self.focused, Input) and not self._busy:
            event.stop()
            self._open()

    def _open(self) -> None:
        self._busy = True
        unseen = self.query_one(Unseen)
        code, unseen.typed = unseen.typed, ""
        self._say(_("Even openen …"))
        self.run_worker(
            partial(self._tokens, self.query_one(Input).value, code),
            thread=True,
            exit_on_error=False,
            name="bring",
        )

    def _tokens(self, file: str, code: str) -> tuple[TokenView, ...]:
        return taking.unpack(file, code, self._board, self._by)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Give back what was found, or say in one sentence why nothing was."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self._busy = False
        if event.worker.error is None:
            self.dismiss(event.worker.result)
            return
        self._say(taking.why_not(event.worker.error), refusal=True)

    def _say(self, text: str, *, refusal: bool = False) -> None:
        self.query_one(MessageLine).picture = MessagePicture(
            text, refusal=refusal, plain=not refusal
        )

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)
