"""Look on while another window plays: what the coach may see, live, and nothing can be changed.

Everything stands in the coach's view, so no sealed or private value can reach this screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.events import Key

from game.engine.codec import LogProblem
from game.engine.view.screen import CoachView
from game.language import _
from game.store import StoreError, Unknown
from game.table import faults
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.coachpage import CoachPage, CoachPicture
from game.tui.coachpictures import coach_picture, rail_picture, strip_picture
from game.tui.kit.chrome import (
    HeaderPicture,
    KeyBar,
    MessagePicture,
    ProgressPicture,
    TablePicture,
    TaskPicture,
)
from game.tui.kit.rail import Rail, RailPicture
from game.tui.kit.skeleton import Skeleton
from game.tui.pictures import header_picture, progress_picture, rest_of
from game.tui.screens.guarded import GuardedScreen

if TYPE_CHECKING:
    from game.table.table import Table
    from game.tui.app import GroeihuisApp

POLL = 0.25
"""Seconds between two looks at the database."""
PATIENCE = 4
"""Looks that may fail before it is told: a purge of another session is over sooner."""


class WatchScreen(GuardedScreen[None]):
    """The coach's own window beside the shared screen.

    With `elsewhere` it stands in for the play screen of a session that another window plays, and
    Enter tries to go on here.
    """

    CSS_PATH = "watch.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, table: Table, *, elsewhere: bool = False) -> None:
        super().__init__()
        self.table = table
        self.elsewhere = elsewhere
        self.view: CoachView | None = table.coach()
        self._over = ""
        self._failed = 0
        self._news: MessagePicture | None = None
        table.subscribe(self._changed)

    def compose(self) -> ComposeResult:
        """Make the rows."""
        yield Skeleton(
            CoachPage(CoachPicture()),
            rail=Rail(),
            too_small=_("Maak het venster minstens 80×24."),
        )

    def on_mount(self) -> None:
        """Draw, and keep looking."""
        self.set_interval(POLL, self._look)
        self.set_interval(1.0, self._show_time)
        self.redraw()

    # -- following ----------------------------------------------------------------------------

    def _look(self) -> None:
        """See whether anything happened; a database that is held for a moment is no matter."""
        if self._over:
            return
        try:
            self.table.refresh()
        except Unknown:
            self._end(_("Deze sessie is gewist. Er valt niets meer mee te kijken."))
        except (StoreError, LogProblem) as error:
            self._failed += 1
            if self._failed == PATIENCE:
                self._say(" ".join(faults.sentences(error)), refusal=True)
        else:
            if self._failed >= PATIENCE:
                self._say("")
            self._failed = 0

    def _changed(self, session: str, seq: int) -> None:
        if self.table.state.setup is None:
            self._end(faults.sentences(faults.Unsuited("distilled"))[0])
            return
        self.view = self.table.coach()
        self.redraw()

    def _end(self, said: str) -> None:
        """Keep nothing on screen of a session that is gone."""
        self._over, self.view = said, None
        self._news = None
        self.redraw()

    # -- pictures -----------------------------------------------------------------------------

    def redraw(self) -> None:
        """Make all rows again from the view."""
        if not self.is_mounted:
            return
        skeleton = self.query_one(Skeleton)
        screen = self.view.screen if self.view is not None else None
        skeleton.task_lines.picture = (
            TaskPicture(screen.text, screen.more) if screen is not None else TaskPicture()
        )
        skeleton.strip.picture = strip_picture(screen) if screen is not None else TablePicture()
        if skeleton.rail is not None:
            skeleton.rail.picture = rail_picture(screen) if screen is not None else RailPicture()
        skeleton.keys.picture = keys_picture(self.actions(), self._help_action())
        self._show_message()
        self._show_time()

    def _show_message(self) -> None:
        skeleton = self.query_one(Skeleton)
        if self._news is not None:
            skeleton.message.picture = self._news
        elif self._over:
            skeleton.message.picture = MessagePicture()
        elif self.elsewhere:
            said = _("Open in een ander venster: je kijkt mee. Sluit dat, en druk hier op Enter.")
            skeleton.message.picture = MessagePicture(said, plain=True)
        else:
            skeleton.message.picture = MessagePicture(_("Je kijkt mee; hier verandert niets."))

    def _say(self, text: str, *, refusal: bool = False) -> None:
        self._news = MessagePicture(text, plain=True, refusal=refusal) if text else None
        if self.is_mounted:
            self._show_message()

    def _show_time(self) -> None:
        skeleton = self.query_one(Skeleton)
        page = skeleton.query_one(CoachPage)
        if self.view is None:
            skeleton.header.picture = HeaderPicture("groeihuis", _("meekijken"))
            skeleton.progress.picture = ProgressPicture()
            page.picture = CoachPicture(_("Voor de coach"), self._over)
            return
        now = self.table.now()
        screen = self.view.screen
        left, _total = screen.clock.left(now)
        skeleton.header.picture = header_picture(
            screen, left, sealed=False, total=rest_of(screen, now) if skeleton.roomy else None
        )
        skeleton.progress.picture = progress_picture(screen, left)
        page.picture = coach_picture(self.view, now)

    def on_skeleton_room_changed(self, event: Skeleton.RoomChanged) -> None:
        """Redraw for the other layout."""
        self.redraw()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give what can be done here: leave, and where it stands in for playing, play."""
        found = [
            Action(("escape", "q"), _("terug") if self.elsewhere else _("sluit"), self._leave,
                   _("Stop met meekijken; de sessie gaat gewoon door.")),
            Action(("b",), _("kleuren"), self.app.action_other_theme,
                   _("Donkere of lichte kleuren (beamer).")),
        ]  # fmt: skip
        if self.elsewhere and not self._over:
            found.insert(
                0,
                Action(("enter",), _("hier verder"), self._go_on,
                       _("Speel hier verder, als het andere venster dicht is."), main=True),
            )  # fmt: skip
        return found

    def _leave(self) -> None:
        self.app.go_home()

    def _go_on(self) -> None:
        from game.tui.starting import take_over

        said = take_over(self.app, self.table.session)
        if said:
            self._say(said, refusal=True)

    def _help_action(self) -> Action:
        return Action(("h", "?", "f1"), _("hulp"), self._help)

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        helping = replace(self._help_action(), help=_("Deze hulp."))
        self.app.push_screen(HelpScreen(_("meekijken"), [*self.actions(), helping]))

    def on_key(self, event: Key) -> None:
        """Do what the key does."""
        event.stop()
        self._press(pressed(event))

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        event.stop()
        self._press(event.key)

    def _press(self, key: str) -> None:
        if self._failed < PATIENCE:
            self._say("")
        action = find([*self.actions(), self._help_action()], key)
        if action is not None:
            action.run()
