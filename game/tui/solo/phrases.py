"""Ask for a passphrase, hidden, and open or lock a preparation while a moment passes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from game import language
from game.language import _
from game.store import Damaged, WrongKey
from game.table import faults, lease, solo
from game.table.table import Table
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


def show(app: GroeihuisApp, table: Table) -> str:
    """Show a preparation to go on with it; give a sentence when another window has it."""
    from game.tui.solo.screen import SoloScreen

    held = lease.take(table.store, table.session)
    if held is None:
        table.store.close()
        return _("Deze voorbereiding staat al open in een ander venster.")
    language.use(table.screen().lang)
    app.push_screen(SoloScreen(table, held, table.store))
    return ""


class HiddenFields(GuardedModal[str]):
    """Hidden fields over the screen at hand, and work behind them that takes a moment."""

    CSS_PATH = "opening.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self) -> None:
        super().__init__()
        self._busy = False

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Give (id, label) of each field."""
        return ()

    def words(self) -> TaskPicture:
        """Say what the fields are for."""
        return TaskPicture()

    def compose(self) -> ComposeResult:
        """Make the fields."""
        with Vertical(id="box"):
            yield TaskLines(self.words())
            for key, label in self.fields():
                with Horizontal(classes="field"):
                    yield Static(label, classes="label", markup=False)
                    yield Line(id=key, password=True, max_length=200, select_on_focus=False)
            yield MessageLine()
        yield KeyBar(
            KeysPicture(
                (
                    KeyHint("enter", "Enter", _("verder"), main=True),
                    KeyHint("tab", "Tab", _("volgend vak")),
                    KeyHint("escape", "Esc", _("terug")),
                )
            )
        )

    def on_mount(self) -> None:
        """Begin in the first field."""
        if self.fields():
            self.set_focus(self.query_one(f"#{self.fields()[0][0]}", Input))

    def value(self, key: str) -> str:
        """Give what stands in a field."""
        return self.query_one(f"#{key}", Input).value

    def say(self, text: str, *, refusal: bool = True) -> None:
        """Show a message."""
        self.query_one(MessageLine).picture = MessagePicture(
            text, refusal=refusal, plain=not refusal
        )

    def work(self) -> object:
        """Do what takes a moment, in a thread."""
        raise NotImplementedError

    def done(self, result: object) -> None:
        """Go on with what came of it."""
        raise NotImplementedError

    unequal: tuple[str, ...] = ()
    """The fields that must hold the same."""

    def checked(self) -> str:
        """Say what is wrong with the fields; nothing when they will do."""
        return ""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field, and begin after the last one."""
        event.stop()
        keys = [key for key, _label in self.fields()]
        at = keys.index(event.input.id or "")
        if at + 1 < len(keys):
            self.set_focus(self.query_one(f"#{keys[at + 1]}", Input))
        else:
            self.begin()

    def begin(self) -> None:
        """Begin the work, once."""
        if self._busy:
            return
        wrong = self.checked()
        if wrong:
            self.say(wrong)
            self.empty(*self.unequal)
            return
        self._busy = True
        self.say(_("Even openen …"), refusal=False)
        self.run_worker(self.work, thread=True, exit_on_error=False, name="solo")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go on, or say what is wrong; nothing that was typed is lost."""
        if event.worker.name != "solo" or event.state not in (
            WorkerState.SUCCESS,
            WorkerState.ERROR,
        ):
            return
        self._busy = False
        error = event.worker.error
        if error is None:
            self.done(event.worker.result)
        else:
            self.failed(error)

    def failed(self, error: BaseException) -> None:
        """Say why it cannot be; what did not fit makes room for another try."""
        self.say(" ".join(faults.sentences(error)) or faults.unforeseen(error))
        if isinstance(error, WrongKey) and self.fields():
            self.empty(self.fields()[0][0])

    def empty(self, *keys: str) -> None:
        """Empty hidden fields, where nobody sees what is still in them, and go to the first."""
        for key in keys:
            self.query_one(f"#{key}", Input).value = ""
        self.set_focus(self.query_one(f"#{keys[0]}", Input))

    def on_key(self, event: Key) -> None:
        """Esc goes back; Enter without a field goes on."""
        if event.key == "escape" and not self._busy:
            event.stop()
            self.dismiss("")
        elif event.key == "enter" and not self.fields():
            event.stop()
            self.begin()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)


class OpenScreen(HiddenFields):
    """Ask for the passphrase where there is one, and open."""

    def __init__(self, path: Path, *, locked: bool) -> None:
        super().__init__()
        self._path, self._locked = path, locked
        self._salvage = False

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Ask for the passphrase."""
        return (("phrase", _("wachtzin")),) if self._locked else ()

    def words(self) -> TaskPicture:
        """Say what is needed."""
        if not self._locked:
            return TaskPicture(_("Je voorbereiding gaat open."))
        return TaskPicture(
            _("Typ je wachtzin."), _("Kwijt is kwijt: niemand kan dit bestand zonder openen.")
        )

    def on_mount(self) -> None:
        """Open at once what has no passphrase."""
        super().on_mount()
        if not self._locked:
            self.begin()

    def work(self) -> object:
        """Open the file."""
        phrase = self.value("phrase") if self._locked else None
        return solo.take_up(self._path, phrase, salvage=self._salvage)

    def failed(self, error: BaseException) -> None:
        """Offer to open what is whole of a damaged file."""
        super().failed(error)
        if isinstance(error, Damaged) and error.params["kept"] != "0":
            self._salvage = True
            found = TaskPicture(" ".join(faults.sentences(error)))
            self.query_one(TaskLines).picture = found  # one row does not hold both
            self.say(_("Nog eens Enter opent wat heel is."))

    def done(self, result: object) -> None:
        """Show the preparation."""
        if isinstance(result, Table):
            said = show(self.app, result)
            if said:
                self.say(said)


class ProtectScreen(HiddenFields):
    """Ask for the old passphrase where there is one, and twice for a new one."""

    unequal = ("new", "again")

    def __init__(self, path: Path, *, locked: bool) -> None:
        super().__init__()
        self._path, self._locked = path, locked

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Ask for the passphrases."""
        old = (("old", _("oude wachtzin")),) if self._locked else ()
        return (*old, ("new", _("nieuwe wachtzin")), ("again", _("nog eens")))

    def words(self) -> TaskPicture:
        """Say what a passphrase does."""
        return TaskPicture(
            _("Kies een wachtzin: een paar woorden die alleen jij kent."),
            _("Leeg is zonder wachtzin. Kwijt is kwijt: niemand kan het bestand dan openen."),
        )

    def checked(self) -> str:
        """Compare the new ones."""
        same = self.value("new") == self.value("again")
        return "" if same else _("De twee zinnen zijn niet gelijk. Typ ze nog eens.")

    def work(self) -> object:
        """Write the file anew under the new passphrase."""
        old = self.value("old") if self._locked else None
        solo.protect(self._path, old, self.value("new") or None)
        return None

    def done(self, result: object) -> None:
        """Say that it is so."""
        self.dismiss(_("De wachtzin is veranderd."))
