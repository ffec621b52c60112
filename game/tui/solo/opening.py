"""Begin a preparation, or take one up: what is kept is said first, a passphrase may lock it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from datafiles.findings import FileProblem
from game import language
from game.engine.answers import Refusal
from game.engine.codec import LogProblem
from game.language import _, long_date
from game.script.load import load_game
from game.store import Damaged, StoreError
from game.table import faults, lease, refusals, solo
from game.table.findings import sentence
from game.table.table import Table
from game.tui.actions import Action
from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    KeyHint,
    KeysPicture,
    MessageLine,
    MessagePicture,
    TaskLines,
    TaskPicture,
)
from game.tui.kit.line import Line
from game.tui.kit.skeleton import FitGuard
from game.tui.linelist import LineItem
from game.tui.picker import Picker
from game.tui.screens.confirm import ConfirmScreen
from game.tui.screens.guarded import GuardedModal, GuardedScreen
from game.tui.screens.lists import ListScreen

if TYPE_CHECKING:
    from datafiles.text import Lang
    from game.engine.events import Health
    from game.table.requests import PlayRequest
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


class PreparationsScreen(ListScreen):
    """The preparations on this laptop, by day: no name is known before one is opened."""

    CSS_PATH = "../screens/lists.tcss"

    @property
    def head(self) -> str:  # type: ignore[override]
        """Name the screen."""
        return _("Alleen: een loopbaangesprek voorbereiden")

    @property
    def empty(self) -> str:  # type: ignore[override]
        """Say how to begin."""
        return _("Nog geen voorbereiding. N begint er een; je hebt er een uur voor nodig.")

    def items(self) -> tuple[LineItem, ...]:
        """Give a line for each file."""
        return tuple(
            LineItem(
                str(one.path),
                _("Voorbereiding, begonnen op {date}").format(date=long_date(one.begun)),
                note=_("met wachtzin") if one.protected else _("zonder wachtzin"),
            )
            for one in solo.preparations()
        )

    def own_actions(self) -> list[Action]:
        """Open, begin, lock anew or erase."""
        there = self.chosen is not None
        found = [
            Action(("n",), _("nieuwe"), self._begin, _("Begin een nieuwe voorbereiding."),
                   main=not there)
        ]  # fmt: skip
        if there:
            found = [
                Action(("enter",), _("ga verder"), self._open,
                       _("Ga verder met deze voorbereiding."), main=True),
                *found,
                Action(("w",), _("wachtzin"), self._protect,
                       _("Zet een wachtzin op deze voorbereiding, of verander hem.")),
                Action(("d",), _("wis"), self._ask_to_erase,
                       _("Wis deze voorbereiding voorgoed.")),
            ]  # fmt: skip
        return found

    def _path(self) -> Path:
        return Path(self.chosen or "")

    def _begin(self) -> None:
        self.app.push_screen(BeginScreen())

    def _open(self) -> None:
        open_path(self.app, self._path(), self._opened)

    def _opened(self, said: str | None) -> None:
        if said:
            self.say(said, refusal=True)

    def _protect(self) -> None:
        self.app.push_screen(ProtectScreen(self._path(), locked=self._locked()), self._changed)

    def _locked(self) -> bool:
        return any(one.protected for one in solo.preparations() if one.path == self._path())

    def _changed(self, said: str | None) -> None:
        self.fill()
        if said:
            self.say(said)

    def _ask_to_erase(self) -> None:
        self.app.push_screen(
            ConfirmScreen(
                _("Deze voorbereiding wissen?"),
                _("Alles wat erin staat is dan weg. Niemand kan het terughalen."),
                yes=_("wissen"),
                no=_("bewaren"),
            ),
            self._erase,
        )

    def _erase(self, sure: bool | None) -> None:
        if not sure:
            return
        try:
            solo.erase(self._path())
        except StoreError as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return
        self.fill()
        self.say(_("Gewist, voorgoed."))


def open_path(app: GroeihuisApp, path: Path, then: Callable[[str | None], None]) -> None:
    """Open a preparation, after its passphrase where it has one."""
    try:
        locked = solo.is_locked(path)
    except StoreError as error:
        then(" ".join(faults.sentences(error)))
        return
    app.push_screen(OpenScreen(path, locked=locked), then)


class _Fields(GuardedModal[str]):
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
        """Say why it cannot be."""
        self.say(" ".join(faults.sentences(error)) or faults.unforeseen(error))

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


class OpenScreen(_Fields):
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
            said = " ".join(faults.sentences(error))
            self.say(said + " " + _("Nog eens Enter opent wat heel is."))

    def done(self, result: object) -> None:
        """Show the preparation."""
        if isinstance(result, Table):
            said = show(self.app, result)
            if said:
                self.say(said)


class ProtectScreen(_Fields):
    """Ask for the old passphrase where there is one, and twice for a new one."""

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


class BeginScreen(GuardedScreen[None]):
    """Say in three sentences what is kept, and ask for a name and, if wished, a passphrase."""

    CSS_PATH = "opening.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, request: PlayRequest | None = None) -> None:
        super().__init__()
        self._request = request
        self._busy = False

    @property
    def _practice(self) -> bool:
        return self._request is not None and self._request.practice

    def compose(self) -> ComposeResult:
        """Make the form."""
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            yield HeaderBar(HeaderPicture(game="groeihuis", step=_("Alleen: voorbereiden")))
            yield Static(
                _("Dit is van jou: alles staat in één bestand op deze laptop.")
                + "\n\n"
                + _("Niemand leest mee. Jij alleen kiest wat er op je blad komt.")
                + "\n\n"
                + _("Het blijft tot jij het wist. Een wachtzin sluit het af: kwijt is kwijt."),
                classes="promise",
                markup=False,
            )
            for key, label, hidden in (
                ("name", _("voornaam"), False),
                ("phrase", _("wachtzin (mag leeg)"), True),
                ("again", _("wachtzin nog eens"), True),
            ):
                with Horizontal(classes="field"):
                    yield Static(label, classes="label", markup=False)
                    yield Line(id=key, password=hidden, max_length=200, select_on_focus=False)
            with Horizontal(classes="field"):
                yield Static(_("over gezondheid"), classes="label", markup=False)
                yield Picker(
                    (("talk", _("niets bewaren")), ("keep", _("in dit bestand bewaren"))),
                    id="health",
                )
            yield Static("", classes="rest")
            yield MessageLine()
            yield KeyBar(
                KeysPicture(
                    (
                        KeyHint("enter", "Enter", _("volgend vak, dan beginnen"), main=True),
                        KeyHint("tab", "Tab", _("vak")),
                        KeyHint("left", "← →", _("kies")),
                        KeyHint("escape", "Esc", _("terug")),
                    )
                )
            )

    def on_mount(self) -> None:
        """Begin with the name."""
        asked = self._request
        self.query_one("#health", Picker).chosen = frozenset({asked.health if asked else "talk"})
        if asked is not None and asked.seats:
            self.query_one("#name", Input).value = asked.seats[0][0]
        self.set_focus(self.query_one("#name", Input))

    def say(self, text: str, *, refusal: bool = True) -> None:
        """Show a message."""
        self.query_one(MessageLine).picture = MessagePicture(
            text, refusal=refusal, plain=not refusal
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; after the last one begin."""
        event.stop()
        following = {"name": "#phrase", "phrase": "#again"}.get(event.input.id or "")
        if event.input.id == "phrase" and not event.value:
            following = None
        if following:
            self.set_focus(self.query_one(following, Input))
        else:
            self._begin()

    def _begin(self) -> None:
        if self._busy:
            return
        name, phrase, again = (
            self.query_one(f"#{key}", Input).value for key in ("name", "phrase", "again")
        )
        if phrase != again:
            self.say(_("De twee zinnen zijn niet gelijk. Typ ze nog eens."))
            self.set_focus(self.query_one("#again" if again == "" else "#phrase", Input))
            return
        self._busy = True
        self.say(_("Even openen …"), refusal=False)
        health: Health = "keep" if self.query_one("#health", Picker).value == "keep" else "talk"
        script = self._request.script if self._request else solo.SCRIPT
        asked = self._request.lang if self._request else None
        lang = cast("Lang", asked or language.language())
        self.run_worker(
            partial(_made, script, name, lang, phrase or None, health, practice=self._practice),
            thread=True,
            exit_on_error=False,
            name="solo",
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show the new preparation, or say what is wrong."""
        if event.worker.name != "solo" or event.state not in (
            WorkerState.SUCCESS,
            WorkerState.ERROR,
        ):
            return
        self._busy = False
        error, made = event.worker.error, event.worker.result
        if isinstance(error, FileProblem):
            self.say(sentence(error.findings[0], brief=True))
        elif isinstance(error, StoreError | LogProblem):
            self.say(" ".join(faults.sentences(error)))
        elif error is not None:
            self.say(faults.unforeseen(error))
        elif isinstance(made, Refusal):
            self.say(refusals.sentence(Refusal(made.code, {**made.params, "seat": ""})))
            self.set_focus(self.query_one("#name", Input))
        elif isinstance(made, Table) and (said := show(self.app, made)):
            self.say(said)

    def on_key(self, event: Key) -> None:
        """Esc goes back; nothing has been written."""
        if event.key == "escape" and not self._busy:
            event.stop()
            self.app.go_home()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)


def _made(
    script: str, name: str, lang: Lang, phrase: str | None, health: Health, *, practice: bool
) -> Table | Refusal:
    return solo.begin(
        load_game(script), name, lang=lang, passphrase=phrase, health=health, practice=practice
    )
