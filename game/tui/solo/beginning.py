"""Begin a preparation: what is kept is said first, a passphrase may lock it."""

from __future__ import annotations

from functools import partial
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
from game.language import _
from game.script.load import load_game
from game.store import StoreError
from game.table import faults, refusals, solo
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
)
from game.tui.kit.line import Line
from game.tui.kit.skeleton import FitGuard
from game.tui.picker import Picker
from game.tui.screens.guarded import GuardedScreen
from game.tui.screens.lists import ListScreen

if TYPE_CHECKING:
    from datafiles.text import Lang
    from game.engine.events import Health
    from game.table.requests import PlayRequest
    from game.tui.app import GroeihuisApp


from game.tui.solo.phrases import show


class BeginScreen(GuardedScreen[None]):
    """Say in three sentences what is kept, and ask for a name and, if wished, a passphrase."""

    CSS_PATH = "opening.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, request: PlayRequest | None = None) -> None:
        super().__init__()
        self._request = request
        self._busy = False
        self._mistyped = False

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
                + _("Niemand leest mee: jij alleen kiest wat er op je blad komt.")
                + "\n\n"
                + _("Het blijft tot jij het wist, en een wachtzin sluit het af: kwijt is kwijt."),
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
                    single=True,
                    id="health",
                )
            with Horizontal(classes="field"):
                yield Static(_("taal van de vragen"), classes="label", markup=False)
                yield Picker(tuple(language.NAMES.items()), single=True, id="lang")
            yield Static("", classes="rest")
            yield MessageLine()
            yield KeyBar(
                KeysPicture(
                    (
                        KeyHint("enter", "Enter", _("volgend vak, dan beginnen"), main=True),
                        KeyHint("tab", "Tab", _("vak")),
                        KeyHint("left", "← →", _("kies")),
                        KeyHint("escape", "Esc", _("terug")),
                    ),
                    KeyHint("f1", "F1", _("hulp")),
                )
            )

    def on_mount(self) -> None:
        """Begin with the name."""
        asked = self._request
        self.query_one("#health", Picker).chosen = frozenset({asked.health if asked else "talk"})
        lang = (asked.lang if asked else None) or language.language()
        self.query_one("#lang", Picker).chosen = frozenset({lang})
        if asked is not None and asked.seats:
            self.query_one("#name", Input).value = asked.seats[0][0]
        self.set_focus(self.query_one("#name", Input))

    def say(self, text: str, *, refusal: bool = True) -> None:
        """Show a message."""
        self.query_one(MessageLine).picture = MessagePicture(
            text, refusal=refusal, plain=not refusal
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; without a passphrase there is none to type again."""
        event.stop()
        at = event.input.id or ""
        if at == "phrase" and self._left_out():
            return
        if at == "again" and self._differ():
            return
        self.say("", refusal=False)
        following = {"name": "#phrase", "phrase": "#again" if event.value else "#health"}
        self.set_focus(self.query_one(following.get(at, "#health")))

    def on_picker_done(self, event: Picker.Done) -> None:
        """Go to the last field, and from there begin."""
        event.stop()
        if event.picker.id == "health":
            self.set_focus(self.query_one("#lang"))
        else:
            self._begin()

    def _left_out(self) -> bool:
        """Tell whether there is no passphrase after one was mistyped; ask once if that is meant."""
        if not self._mistyped or self.query_one("#phrase", Input).value:
            return False
        self._mistyped = False
        self.say(_("Zonder wachtzin? Dan kan ieder op deze laptop het lezen. Nog eens Enter."))
        return True

    def _differ(self) -> bool:
        """Tell whether the passphrase was not typed twice the same, and say so."""
        phrase, again = (self.query_one(f"#{key}", Input).value for key in ("phrase", "again"))
        if phrase == again:
            return False
        self.say(_("De twee zinnen zijn niet gelijk. Typ ze nog eens."))
        if again:  # nobody sees which of the two is wrong
            self._mistyped = True
            for key in ("#phrase", "#again"):
                self.query_one(key, Input).value = ""
        self.set_focus(self.query_one("#phrase" if again else "#again", Input))
        return True

    def _begin(self) -> None:
        if self._busy or self._differ() or self._left_out():
            return
        name, phrase = (self.query_one(f"#{key}", Input).value for key in ("name", "phrase"))
        self._busy = True
        self.say(_("Even openen …"), refusal=False)
        health: Health = "keep" if self.query_one("#health", Picker).value == "keep" else "talk"
        script = self._request.script if self._request else solo.SCRIPT
        lang = cast("Lang", self.query_one("#lang", Picker).value)
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
            before = self.app.screen_stack[-2:-1]
            if before and isinstance(before[0], ListScreen):
                self.app.pop_screen()  # the list that one came from
            else:
                self.app.go_home()
        elif event.key == "f1":
            event.stop()
            self._help()

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        keys = [
            Action(("enter",), "", self._begin,
                   _("Naar het volgende vak; na het laatste begint het.")),
            Action(("tab",), "", self._begin, _("Naar een ander vak."), label="Tab"),
            Action(("left",), "", self._begin,
                   _("Kies de taal, en of iets over gezondheid bewaard wordt."),
                   label="← →"),
            Action(("escape",), "", self._begin, _("Terug; er is nog niets bewaard.")),
        ]  # fmt: skip
        self.app.push_screen(HelpScreen(_("Alleen: voorbereiden"), keys))

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
