"""Wire the terminal application: themes, language, settings, the store and which screen shows.

Nothing of a session is imported before the first frame: the home screen loads it behind the menu.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable
from functools import partial
from io import TextIOWrapper
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import App, SystemCommand
from textual.events import Event, Key
from textual.screen import Screen

from game import language
from game.language import _
from game.table import settings as choices
from game.tui.kit.skeleton import small
from game.tui.kit.themes import theme_variable_defaults, themes
from game.tui.screens.guarded import Palette
from game.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from game.store import Store
    from game.table.requests import PlayRequest
    from game.tui.deckorder import Order

SOON = 0.02
"""Seconds until a key that came too early is tried again."""
SELDOM = 50_000
"""Objects made between two searches for rubbish while screens are open."""


class GroeihuisApp(App[int]):
    """The application; `exit` gives the process's exit code."""

    CSS_PATH = ["app.tcss", "screens/home.tcss"]
    TITLE = "groeihuis"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = []

    def __init__(
        self,
        db: str | None = None,
        *,
        lang: str | None = None,
        play: PlayRequest | None = None,
        resume: str | None = None,
    ) -> None:
        self.settings = choices.load()
        super().__init__()
        self._dress()
        self.db = db
        self._play = play
        self._resume = resume
        self._store: Store | None = None
        self._early: list[Key] = []
        self.spoken = lang or self.settings.language or language.system_language()
        language.use(self.spoken)
        self.going_home = False
        self.print_order: Order | None = None

    # -- start and end ------------------------------------------------------------------------

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every colour of the kit a value under any theme."""
        return theme_variable_defaults()

    def _dress(self) -> None:
        """Choose theme and motion before a stylesheet is read, so that none is read twice."""
        for theme in themes(self.console.color_system):
            self.register_theme(theme)
        self.set_reactive(App.theme, "beamer" if self.settings.theme == "beamer" else "avond")
        self.stylesheet.set_variables(self.get_css_variables())
        if not self.settings.motion:
            self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """Begin at home: a screen below it would be laid out and drawn first, for nobody."""
        return HomeScreen(play=self._play, resume=self._resume)

    def store(self) -> Store:
        """Give the store, opened when it is first needed; raises StoreError."""
        if self._store is None:
            from game.store import open_store

            self._store = open_store(self.db)
        return self._store

    def on_unmount(self) -> None:
        """Let go of the store."""
        if self._store is not None:
            self._store.close()

    def go_home(self) -> None:
        """Show the home screen, made anew so that it lists what there is now.

        A session speaks its own language; the home screen speaks the reader's again.
        """
        if not self.going_home:
            self.going_home = True
            self.call_later(self._go_home)

    async def _go_home(self) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        language.use(self.spoken)
        await self.push_screen(HomeScreen())
        self.going_home = False

    # -- keys ---------------------------------------------------------------------------------

    async def on_event(self, event: Event) -> None:
        """Keep keys that come before the screen they are for; in too small a window they are lost.

        Whoever cannot see what a key does should not be able to do it, but for leaving.
        """
        if isinstance(event, Key) and not event.is_forwarded and event.key != "ctrl+q":
            if small(self.size):
                return
            if self._early or not self._awake:
                self.hold(event)
                return
        await super().on_event(event)

    @property
    def _awake(self) -> bool:
        # On the way home a screen that is uncovered for a moment is nobody's to act on; a program
        # that stops has no screen any more.
        if self.going_home or not self.screen_stack:
            return False
        screen = self.screen
        return screen.is_mounted and bool(getattr(screen, "awake", True))

    def hold(self, event: Key) -> None:
        """Give a key again in a moment, behind those that wait already."""
        self._early.append(self._key(event.key, event.character))
        if len(self._early) == 1:
            self.set_timer(SOON, self._give)

    def press_key(self, key: str) -> None:
        """Press a key for somebody who clicked on it in the footer."""
        self.post_message(self._key(key, None))

    def _key(self, key: str, character: str | None) -> Key:
        event = Key(key, character)
        event.set_sender(self)  # else it would stop at the screen that happens to make it
        return event

    async def _give(self) -> None:
        if self._awake:
            await super().on_event(self._early.pop(0))
        if self._early:
            self.set_timer(SOON, self._give)

    # -- choices ------------------------------------------------------------------------------

    def remember(self, **changes: object) -> None:
        """Keep a choice; a config file that cannot be written keeps nobody from playing."""
        self.settings = replace(self.settings, **changes)
        try:
            choices.save(self.settings)
        except Exception as error:  # the choice holds for this run
            self.log(type(error).__name__)

    def action_other_theme(self) -> None:
        """Change between the evening and the beamer colours."""
        self.theme = "avond" if self.theme == "beamer" else "beamer"
        self.remember(theme=self.theme)

    def next_language(self) -> None:
        """Speak the next language."""
        codes = language.LANGUAGES
        code = codes[(codes.index(language.language()) + 1) % len(codes)]
        self.spoken = code
        language.use(code)
        self.remember(language=code)

    # -- what Textual would do by itself ------------------------------------------------------

    @property
    def sealed(self) -> bool:
        """Tell whether somebody's private moment is on screen."""
        return any(bool(getattr(screen, "sealed", False)) for screen in self.screen_stack)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what can be done on the screen at hand."""
        for action in getattr(screen, "actions", list)():
            if action.word and action.help:
                run = partial(self._run_on, screen, action.run)
                yield SystemCommand(f"{action.word} ({action.shown})", action.help, run)
        yield SystemCommand(
            _("kleuren"), _("Donkere of lichte kleuren (beamer)."), self.action_other_theme
        )
        yield SystemCommand(_("afsluiten"), _("Alles blijft bewaard."), self.action_quit)

    def _run_on(self, screen: Screen[object], run: Callable[[], object]) -> None:
        if screen in self.screen_stack:  # the palette lets go first; somebody may have left
            run()

    def action_command_palette(self) -> None:
        """Open the palette, never while somebody's private moment is on."""
        if not self.sealed and not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Say nothing: Ctrl+C copies, and a toast would stand over the board."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Take a picture, never while somebody's private moment is on."""
        if not self.sealed:
            super().action_screenshot(filename, path)

    async def action_quit(self) -> None:
        """Leave; in a session it is asked once."""
        ask = getattr(self.screen, "ask_to_leave", None)
        if ask is None or ask():
            self.exit(0)

    def _print_error_renderables(self) -> None:
        """Print nothing: Textual would show locals, and these may hold what was sealed."""


def run(
    db: str | None = None,
    *,
    lang: str | None = None,
    play: PlayRequest | None = None,
    resume: str | None = None,
) -> int:
    """Run the application and give the exit code."""
    return run_app(GroeihuisApp(db, lang=lang, play=play, resume=resume))


def run_app(app: GroeihuisApp) -> int:
    """Run an application that was made, and give the exit code.

    An unforeseen fault inside it is raised again here, for the caller to log without its values.
    """
    for stream in (sys.__stdout__, sys.__stderr__):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? and plays on
    gc.freeze()  # all that was made so far stays, and is not searched again
    gc.set_threshold(SELDOM)
    code = app.run()
    fault = getattr(app, "_exception", None)
    if fault is not None:
        raise fault
    return code or app.return_code or 0
