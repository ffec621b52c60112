"""Welcome: go on, begin, look back, look at the cards, see what is kept; everything else loads
behind this picture.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.timer import Timer
from textual.worker import Worker, WorkerState, get_current_worker

from game import language
from game.language import _
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.kit.chrome import KeyBar, MessageLine, MessagePicture
from game.tui.kit.logo import HouseLogo, LogoPicture, WordMark, WordMarkPicture
from game.tui.kit.menu import MenuEntry, MenuList, MenuPicture
from game.tui.kit.skeleton import FitGuard
from game.tui.screens.guarded import SLOW, GuardedScreen

if TYPE_CHECKING:
    from game.store import Entry
    from game.table.requests import PlayRequest
    from game.tui.app import GroeihuisApp


SOLO = ".groei"
"""How the file of a preparation is called, that is opened in place of a session."""


def is_solo(script: str) -> bool:
    """Tell whether one person plays a script alone; a file that cannot be read is told later."""
    from datafiles.findings import FileProblem
    from game.script.load import load_script

    try:
        return load_script(script).solo
    except FileProblem:
        return False


class Loaded(Struct, frozen=True):
    """What the home screen learns behind its first frame."""

    open: tuple[Entry, ...]
    titles: dict[str, str]
    purged: int
    failed: str
    alone: bool = False
    """Whether a preparation of one person lies on this laptop; whose is not known."""
    done: bool = False
    """Whether there are sessions at all, be they ended."""


class HomeScreen(GuardedScreen[None]):
    """The menu beside the house."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, play: PlayRequest | None = None, resume: str | None = None) -> None:
        super().__init__()
        self._request = play
        self._resume = resume
        self._loaded: Loaded | None = None
        self._wanted: str | None = None
        self._news: str = ""
        self._broken = False
        self._tidied = (0, 0)
        self._telling: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the house, the menu and the keys."""
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            with Horizontal(id="front"):
                yield HouseLogo(LogoPicture(self._floors()))
                with Vertical(id="right"):
                    yield WordMark(
                        WordMarkPicture("GROEIHUIS", _("Goede gesprekken aan één tafel."))
                    )
                    yield MenuList(MenuPicture(self._entries()))
            yield MessageLine(self._message())
            yield KeyBar(keys_picture(self.actions(), self._help_action()))

    def on_mount(self) -> None:
        """Load what the menu does not need, behind the first frame."""
        self.set_focus(self.query_one(MenuList))
        self.call_after_refresh(self._load)

    def _load(self) -> None:
        self.run_worker(self._look, thread=True, exit_on_error=False, name="load")
        self._telling = self.set_interval(SLOW, self._tell_how_far)

    def _tell_how_far(self) -> None:
        done, count = self._tidied
        self.query_one(MessageLine).picture = MessagePicture(
            _("Opruimen, zoals beloofd: sessie {done} van {count} …").format(done=done, count=count)
            if count
            else _("Even laden …"),
            plain=True,
        )

    def _look(self) -> Loaded:
        """Import the engine, purge what is due, and list what can be gone on with."""
        from game.table import faults, retention, solo
        from game.table.dates import this_day
        from game.tui.screens.sessions import script_titles

        worker = get_current_worker()

        def going(done: int, count: int) -> bool:
            self._tidied = (done + 1, count)
            return not worker.is_cancelled

        store = self.app.store()
        purged = retention.purge_due(store, this_day(), going=going)
        kept = store.sessions()
        found = tuple(one for one in kept if one.status == "open")
        failed = next((faults.sentences(fault)[0] for _id, fault in purged.failed), "")
        count = len(purged.distilled) + len(purged.gone)
        return Loaded(found, script_titles(), count, failed, bool(solo.preparations()), bool(kept))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take in what was loaded, or say why the database cannot be used."""
        if event.worker.name != "load" or not event.worker.is_finished:
            return
        if self._telling is not None:
            self._telling.stop()
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            from game.table import faults

            self._broken, self._wanted = True, None
            said = faults.sentences(event.worker.error) or [faults.unforeseen(event.worker.error)]
            self._say(" ".join(said), refusal=True)
            return
        if event.state is not WorkerState.SUCCESS:
            return
        self._loaded = event.worker.result
        self._redraw()
        menu = self.query_one(MenuList)
        going = self._loaded is not None and (self._loaded.open or self._loaded.alone)
        if not going and menu.cursor == 0:
            menu.cursor = 1
        if self._request is not None:
            self._begin(self._request)
        elif self._resume is not None:
            self._go_on(self._resume)
        elif self._wanted is not None:
            self._choose(self._wanted)
        elif self._loaded is not None and self._loaded.failed:
            self._say(
                _("Wissen lukte niet: {reason}").format(reason=self._loaded.failed), refusal=True
            )
        elif self._loaded is not None and self._loaded.purged:
            self._say(
                language.plural(
                    "{n} sessie is gewist, zoals op de poster stond.",
                    "{n} sessies zijn gewist, zoals op de posters stond.",
                    self._loaded.purged,
                )
            )

    # -- words --------------------------------------------------------------------------------

    def _floors(self) -> tuple[str, str, str, str]:
        return (_("werk"), _("waarden"), _("talenten"), _("gezondheid"))

    def _entries(self) -> tuple[MenuEntry, ...]:
        return (
            MenuEntry("resume", "V", _("Verder"), self._going_on()),
            MenuEntry("new", "N", _("Nieuw spel"), _("met twee tot zeven")),
            MenuEntry("alone", "A", _("Alleen"), _("een gesprek voorbereiden")),
            MenuEntry("back", "T", _("Terugkijken"), _("afspraken en posters")),
            MenuEntry("decks", "K", _("Kaarten"), _("bladeren door het spel")),
            MenuEntry("clean", "O", _("Opruimen"), _("wat blijft, en tot wanneer")),
        )

    def _going_on(self) -> str:
        if self._loaded is None:
            return ""
        if not self._loaded.open:
            return _("met je voorbereiding") if self._loaded.alone else self._none_open()
        first = self._loaded.open[0]
        return first.title or self._loaded.titles.get(first.script, first.script)

    def _none_open(self) -> str:
        return _("niets open") if self._loaded and self._loaded.done else _("nog geen sessie")

    def _message(self) -> MessagePicture:
        tongue = language.language()
        return MessagePicture(
            self._news or _("Alles blijft op deze laptop."),
            right=_("B beamerkleuren   L Taal {tongue}").format(tongue=tongue),
        )

    def _say(self, text: str, *, refusal: bool = False) -> None:
        self._news = "" if refusal else text
        self.query_one(MessageLine).picture = MessagePicture(text, refusal=refusal, plain=True)

    def _redraw(self) -> None:
        self.query_one(HouseLogo).picture = LogoPicture(self._floors())
        self.query_one(WordMark).picture = WordMarkPicture(
            "GROEIHUIS", _("Goede gesprekken aan één tafel.")
        )
        self.query_one(MenuList).picture = MenuPicture(self._entries())
        self.query_one(MessageLine).picture = self._message()
        self.query_one(KeyBar).picture = keys_picture(self.actions(), self._help_action())

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give what can be done here."""
        nothing = partial(self._choose, "")
        return [
            Action(("enter",), _("kies"), nothing, _("Open de gekozen regel."), main=True),
            Action(("up",), _("bladeren"), nothing, _("Kies een andere regel."), label="↑ ↓"),
            Action(("escape",), _("afsluiten"), self._leave, _("Sluit groeihuis af.")),
            Action(("b",), _("kleuren"), self.app.action_other_theme,
                   _("Donkere of lichte kleuren (beamer)."), footer=False),
            Action(("l",), _("taal"), self._language, _("Nederlands, English, français."),
                   footer=False),
        ]  # fmt: skip

    def _help_action(self) -> Action:
        return Action(("h", "?", "f1"), _("hulp"), self._help)

    def on_key(self, event: Key) -> None:
        """Do what the menu does not."""
        action = find([*self.actions(), self._help_action()], pressed(event))
        if action is not None and event.key not in ("enter", "up", "down"):
            event.stop()
            action.run()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        action = find([*self.actions(), self._help_action()], event.key)
        if action is None or event.key == "up":
            return
        if event.key == "enter":
            menu = self.query_one(MenuList)
            self._choose(menu.picture.entries[menu.cursor].key)
        else:
            action.run()

    def on_menu_list_chosen(self, event: MenuList.Chosen) -> None:
        """Do what was chosen."""
        event.stop()
        if self.on_top:
            self._choose(event.key)

    def _choose(self, key: str) -> None:
        if not key:
            return
        if self._loaded is None and not (self._broken and key in ("new", "decks", "alone")):
            self._wanted = key
            if self._broken:  # it may be free by now
                self._broken = False
                self._load()
            self._say(_("Even laden …"))
            return
        self._wanted = None
        if key == "resume" and self._loaded is not None:
            if not self._loaded.open and self._loaded.alone:
                self._choose("alone")
            elif not self._loaded.open:
                self._say(_("Er is nog geen sessie om mee verder te gaan. N begint er een."))
            elif len(self._loaded.open) == 1:
                self._go_on(self._loaded.open[0].id)
            else:
                from game.tui.screens.sessions import SessionsScreen

                self.app.push_screen(SessionsScreen("resume"))
        elif key == "new":
            self._begin(None)
        elif key == "decks":
            from game.tui.screens.decks import DecksScreen

            self.app.push_screen(DecksScreen())
        elif key == "alone":
            from game.tui.solo.opening import PreparationsScreen

            self.app.push_screen(PreparationsScreen())
        else:
            self._open_list(key)

    def _open_list(self, key: str) -> None:
        if key == "clean":
            from game.tui.screens.sessions import SessionsScreen

            self.app.push_screen(SessionsScreen("clean"))
        else:
            from game.tui.screens.lookback import LookbackScreen

            self.app.push_screen(LookbackScreen())

    def _begin(self, request: PlayRequest | None) -> None:
        self._request = None
        if request is not None and is_solo(request.script):
            from game.tui.solo.beginning import BeginScreen

            self.app.push_screen(BeginScreen(request))
            return
        from game.tui.screens.setup import SetupScreen

        self.app.push_screen(SetupScreen(request))

    def _go_on(self, session: str) -> None:
        self._resume = None
        if session.endswith(SOLO):
            from game.tui.solo.opening import open_path

            open_path(self.app, Path(session), self._opened)
            return
        from game.tui.starting import open_session

        said = open_session(self.app, session)
        if said:
            self._say(said, refusal=True)

    def _opened(self, said: str | None) -> None:
        if said:
            self._say(said, refusal=True)

    def _language(self) -> None:
        self.app.next_language()
        self._redraw()

    def _leave(self) -> None:
        self.app.exit(0)

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("groeihuis", [*self.actions(), self._help_action()]))
