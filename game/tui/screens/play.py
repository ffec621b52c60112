"""Play a session: hold the view at hand, hand keys to what can be done, and show the news.

The screen owns no truth: each command goes to the table, and every picture is made again from the
view that comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Key, Resize
from textual.widget import Widget
from textual.widgets import Input

from game.engine import commands as c
from game.engine.codec import LogProblem
from game.engine.events import TABLE
from game.engine.view.screen import ScreenView
from game.language import _
from game.store import StoreError
from game.table import faults, refusals, settings
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.blackout import Blackout
from game.tui.kit.chrome import KeyBar, MessagePicture, TablePicture, TaskPicture
from game.tui.kit.curtain import CurtainPicture, Drapes
from game.tui.kit.rail import Rail, RailPicture
from game.tui.kit.skeleton import Skeleton, small
from game.tui.panel import Panel
from game.tui.pictures import header_picture, progress_picture, ready_at, rest_of, total_words
from game.tui.screens import playkeys
from game.tui.screens.guarded import GuardedScreen
from game.tui.steps import panel_class
from game.tui.undone import words_of

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.table.lease import Lease
    from game.table.table import Table
    from game.tui.app import GroeihuisApp


HUSHED = 5.0
"""Seconds that news stays while keys leave no trace: no key may take it away then."""

ANYWAY = ("someone-waits", "not-opened")
"""Refusals after which the same key goes on all the same."""


class PlayScreen(GuardedScreen[None]):
    """The shared screen of one session."""

    CSS_PATH = "play.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, table: Table, lease: Lease | None = None) -> None:
        super().__init__()
        self.table = table
        self._lease = lease
        self.view: ScreenView = self.look()
        self._seen = table.state.seq
        self.panel: Panel = self._panel()
        self._news: MessagePicture | None = None
        self._asked = ""
        self._again = ""
        self._hint = False
        self._had_keys: Widget | None = None
        self.halves: dict[tuple[str, str], str] = {}
        """What was typed and not kept yet, by step and whom it is about or which field it is in."""

    # -- making -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the rows, the curtain and the black screen."""
        yield Skeleton(
            Container(self.panel, id="stage"),
            rail=Rail(),
            too_small=_("Maak het venster minstens 80×24."),
        )
        for cover in (Drapes(), Blackout()):
            cover.display = False
            yield cover

    def on_mount(self) -> None:
        """Draw, and let the clock tick."""
        if self.table.state.clock.running_since is None and not self.view.practice:
            self.say(_("De tijd staat stil. T laat hem lopen."))
        self.set_interval(1.0, self._tick)
        self.redraw()

    def on_unmount(self) -> None:
        """Let another window play this session."""
        if self._lease is not None:
            self._lease.release()

    def look(self) -> ScreenView:
        """Give what this screen may show of the session now."""
        return self.table.screen()

    def _panel(self) -> Panel:
        kind = self.view.step.kind if self.view.step is not None else "say"
        board = getattr(self.view.panel, "board", None)
        return panel_class(kind, board.kind if board is not None else "")(self)

    @property
    def settings(self) -> settings.Settings:
        """Give what the user chose."""
        return self.app.settings

    @property
    def motion(self) -> bool:
        """Tell whether things may move."""
        return self.settings.motion and self.app.animation_level != "none"

    @property
    def awake(self) -> bool:
        """Tell whether keys can be taken."""
        return self.panel.awake

    @property
    def sealed(self) -> bool:
        """Tell whether somebody's private moment is on screen."""
        return self.panel.sealed

    @property
    def news(self) -> MessagePicture | None:
        """Give the news above the keys, if there is any."""
        return self._news

    def ask_to_leave(self) -> bool:
        """Ask once before leaving; everything is kept either way."""
        if self._asked == "leave":
            return True
        self._asked = "leave"
        self.say(_("Stoppen? Alles is bewaard. Nog eens Ctrl+Q sluit af."))
        return False

    # -- what panels ask ----------------------------------------------------------------------

    def sure(self, key: str, said: str) -> bool:
        """Tell whether a key was pressed again after `said` asked that; ask it else."""
        if not said or self._again == key:
            return True
        self._asked = key
        self.say(said, refusal=True)
        return False

    def perform(self, command: c.Command) -> bool:
        """Carry out a command and redraw; False when it was refused, and the message says why."""
        try:
            refusal = self.table.perform(command)
        except (StoreError, LogProblem) as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return False
        if refusal is not None:
            self._asked = refusal.code
            if self.table.state.seq != self._seen:  # another window wrote meanwhile
                self._look_again()
            self.say(refusals.sentence(refusal), refusal=True)
            return False
        self._look_again()
        return True

    def _look_again(self) -> None:
        before = self.view
        self._seen = self.table.state.seq
        self.view = self.look()
        step, was = self.view.step, before.step
        if step is not None and (was is None or (step.id, step.visits) != (was.id, was.visits)):
            self._change_panel()
        elif self.panel.ready:
            self.panel.show()
        self.redraw()

    def _change_panel(self) -> None:
        self._hint = False
        self.set_focus(None)
        self.open_curtain_at_once()
        old, self.panel = self.panel, self._panel()
        self.call_next(self._put_up, self.panel, old)

    async def _put_up(self, new: Panel, old: Panel) -> None:
        """Put one stage for another in a single frame: nothing is drawn until it is all there."""
        with self.app.batch_update():
            old.remove()
            await self.query_one("#stage").mount(new)

    def say(self, text: str, *, refusal: bool = False) -> None:
        """Show news above the keys until the next key."""
        self._news = news = MessagePicture(text, plain=not refusal, refusal=refusal)
        if self.is_mounted and self.panel.hushed:
            self.set_timer(HUSHED, lambda: self.quiet() if self._news is news else None)
        if self.is_mounted:
            self._show_message()

    def quiet(self) -> None:
        """Let go of the news."""
        if self._news is not None:
            self._news = None
            self._show_message()

    def take_focus(self) -> None:
        """Let keys come to the screen again."""
        self.set_focus(None)

    def close_curtain(self, picture: CurtainPicture) -> None:
        """Close the curtain in the first frame; nothing is seen behind it."""
        drapes = self.query_one(Drapes)
        drapes.close(picture)
        drapes.display = True

    def open_curtain(self) -> None:
        """Let the curtain open."""
        self.query_one(Drapes).open()

    def open_curtain_at_once(self) -> None:
        """Take the curtain away without a motion."""
        if self.is_mounted:
            self.query_one(Drapes).display = False

    def on_drapes_opened(self, event: Drapes.Opened) -> None:
        """Take the open curtain away, unless a key has closed it again meanwhile."""
        if not event.drapes.closed:
            event.drapes.display = False

    def remember(self, **changes: object) -> None:
        """Keep a choice of the user for next time."""
        self.app.remember(**changes)

    def finish_session(self) -> None:
        """End the session and leave; until then one may go back, also when papers were made."""
        if self.view.status == "closed" or self.perform(c.Close()):
            self.go_home()

    def hold_timer(self) -> None:
        """Stop the clock where it runs."""
        if self.view.clock.running_since is not None:
            self.perform(c.PauseTimer())

    def go_home(self) -> None:
        """Leave; everything is kept."""
        self.app.go_home()

    def fault(self, error: BaseException) -> None:
        """Say that something went wrong that nobody foresaw; the log holds where."""
        self.say(faults.unforeseen(error), refusal=True)

    def pause(self) -> None:
        """Open the pause menu."""
        from game.tui.screens.pause import PauseScreen

        self.app.push_screen(PauseScreen(self))

    def park(self) -> None:
        """Open the parking lot."""
        from game.tui.screens.parking import ParkingScreen

        self.app.push_screen(ParkingScreen(self))

    # -- pictures -----------------------------------------------------------------------------

    def redraw(self) -> None:
        """Make all rows again from the view."""
        if not (self.is_mounted and self.panel.ready):
            return
        skeleton = self.query_one(Skeleton)
        task, strip = self.panel.claims()
        hint = self.table.coach().hint if self._hint and not self.sealed else ""
        told = self.panel.tell(hint)
        skeleton.claim(task=task or (self._hint and not told), strip=strip)
        skeleton.sealed = self.panel.sealed
        skeleton.task_lines.picture = (
            TaskPicture(self.hint_words(hint)) if hint and not told else self.panel.task_lines()
        )
        roomy = skeleton.roomy
        skeleton.strip.picture = TablePicture() if roomy else self.panel.strip()
        if skeleton.rail is not None:
            skeleton.rail.picture = self.panel.rail() if roomy else RailPicture()
        skeleton.keys.picture = keys_picture(self.actions(), self._help_action())
        self._show_message()
        self._show_time()

    def hint_words(self, hint: str) -> str:
        """Say whose hint it is."""
        return _("Coach: {hint}").format(hint=hint)

    def _show_message(self) -> None:
        skeleton = self.query_one(Skeleton)
        self.query_one(Drapes).say(self._news.text if self._news is not None else "")
        if self._news is not None:
            skeleton.message.picture = self._news
        else:
            skeleton.message.picture = self.panel.message()

    def _show_time(self) -> None:
        skeleton = self.query_one(Skeleton)
        view = self.view
        now = self.table.now()
        left, _total = view.clock.left(now)
        skeleton.header.picture = header_picture(
            view,
            left,
            sealed=self.panel.sealed,
            total=rest_of(view, now) if skeleton.roomy else None,
        )
        skeleton.progress.picture = progress_picture(view, left)

    def _tick(self) -> None:
        if not self.panel.sealed:
            self._show_time()
            if self.panel.ready:
                self.panel.tick()

    def on_resize(self, event: Resize) -> None:
        """Take the curtain out of a window that is too small for anything."""
        self.set_class(small(event.size), "small")

    def on_skeleton_room_changed(self, event: Skeleton.RoomChanged) -> None:
        """Redraw for the other layout."""
        self.redraw()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give what can be done now: the panel's actions, then those of every step."""
        if self.panel.busy:
            return []
        if self.panel.typing:
            return playkeys.typing(self)
        mine = self.panel.actions()
        if self.panel.unseen:
            return [*mine, *playkeys.unseen(self)]
        if self.panel.sealed:
            return [*mine, *playkeys.sealed(self)]
        return [*mine, *playkeys.common(self, mine)]

    def _help_action(self) -> Action | None:
        if self.panel.typing or self.panel.unseen:
            return Action(("f1",), _("hulp"), self.show_help)
        return Action(("h", "?", "f1"), _("hulp"), self.show_help)

    def on_key(self, event: Key) -> None:
        """Do what the key does now; one that came too early for its stage or field waits."""
        if not self.awake or (event.is_printable and isinstance(self.focused, Input)):
            event.stop()
            event.prevent_default()
            self.app.hold(event)
            return
        if self.panel.typing and not self.query_one(Blackout).display:
            self._typed(event)
            return
        event.stop()
        if self.query_one(Blackout).display:
            self._unblack(pressed(event))
            return
        if self.panel.swallow(event):
            return
        if self._do(pressed(event)):
            event.prevent_default()

    def _do(self, key: str) -> bool:
        """Do what a key or a click on the footer asks; a motion is finished first."""
        self.query_one(Drapes).finish()
        if self.panel.finish():
            return True
        asked, self._asked = self._asked, ""
        self._again = key if key == asked else ""
        news, hushed = self._news, self.panel.hushed
        if not hushed:
            self.quiet()
        if self._hint and key != "c":
            self._hint = False
            self.redraw()
        if key == "n" and asked in ANYWAY and not self.panel.sealed:
            self.perform(c.Next(anyway=True))
            return True
        helping = self._help_action()
        action = find([*self.actions(), *([helping] if helping else [])], key)
        if action is not None:
            action.run()
        if hushed and not self.panel.hushed and self._news is news:
            self.quiet()
        return action is not None

    def _typed(self, event: Key) -> None:
        """Leave keys to the text field but for the few that lead out of it."""
        self._asked = ""
        self.quiet()
        if event.key in ("up", "down"):
            (self.focus_previous if event.key == "up" else self.focus_next)()
        elif event.key == "escape":
            self.escape()
        elif event.key == "f1":
            self.show_help()
        elif event.key == "f3":
            self.black()
        elif event.key == "f2" and (action := find(self.panel.typing_actions(), "f2")):
            action.run()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_descendant_focus(self) -> None:
        """Show the keys of a text field."""
        self.redraw()

    def on_descendant_blur(self) -> None:
        """Show the keys of the stage again."""
        self.redraw()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        event.stop()
        if self.panel.typing:
            self.app.press_key(event.key)
        elif self.awake:
            self._do(event.key)

    def next_step(self) -> None:
        """Go to the next step; when somebody waits, the message asks."""
        if self.sure("n", self.panel.warning("n")):
            self.perform(c.Next())

    def previous_step(self) -> None:
        """Go back one step."""
        if self.view.number == 0:
            self.say(_("Dit is de eerste stap."))
            return
        if not self.sure("p", self.panel.warning("p")):
            return
        self.perform(c.GoTo(self.view.steps[self.view.number - 1].id))

    def toggle_hint(self) -> None:
        """Show or hide the hint for the coach."""
        self._hint = not self._hint
        self.redraw()

    def toggle_timer(self) -> None:
        """Stop the clock, or let it run."""
        running = self.view.clock.running_since is not None
        if self.perform(c.PauseTimer() if running else c.StartTimer()):
            said = _("De tijd staat stil.") if running else _("De tijd loopt.")
            self.say(f"{said} {self.total_left()}")

    def extend(self) -> None:
        """Give the step two minutes more."""
        if self.perform(c.ExtendTimer()):
            self.say(_("Twee minuten erbij.") + " " + self.total_left())

    def total_left(self) -> str:
        """Say how much time there is left for all steps together."""
        now = self.table.now()
        said = f"{total_words(rest_of(self.view, now))}, {ready_at(self.view, now)}"
        return f"{said[:1].upper()}{said[1:]}."

    def undo(self) -> None:
        """Take back the newest open input, and say what it was."""
        state = self.table.state
        newest = state.trail.newest_of(TABLE) if state.trail is not None else None
        what = words_of(state, newest.event) if newest is not None else ""
        if self.perform(c.Undo()):
            self._forget(newest.event if newest is not None else None)
            said = _("Teruggenomen: {what}. O doet het opnieuw.").format(what=what) if what else ""
            self.say(said or _("Teruggenomen. O doet het opnieuw."))

    def _forget(self, event: AnyEvent | None) -> None:
        """Drop what waits in a field and is the very text that was taken back."""
        text = getattr(event, "text", "")
        for key in [key for key, half in self.halves.items() if text and half == text]:
            del self.halves[key]

    def redo(self) -> None:
        """Bring back what was taken back, and say what it is."""
        state = self.table.state
        taken = next((one for one in reversed(state.redoable) if one.by == TABLE), None)
        if self.perform(c.Redo()):
            what = words_of(self.table.state, taken.event) if taken is not None else ""
            said = _("Opnieuw gedaan: {what}.").format(what=what) if what else ""
            self.say(said or _("Opnieuw gedaan."))

    def escape(self) -> None:
        """Close what is open, else pause."""
        if not self.panel.leave():
            self.pause()

    @property
    def help_title(self) -> str:
        """Name what help is about."""
        return self.view.step.title if self.view.step else ""

    def show_help(self) -> None:
        """List what can be done now."""
        from game.tui.screens.help import HelpScreen

        helping = self._help_action()
        self.app.push_screen(
            HelpScreen(
                self.help_title,
                [*self.actions(), *([replace(helping, help=_("Deze hulp."))] if helping else [])],
            )
        )

    def black(self) -> None:
        """Make the screen black; a text field gets its keys back afterwards."""
        self._had_keys = self.focused
        self.set_focus(None)
        self.query_one(Blackout).display = True

    def _unblack(self, key: str) -> None:
        """Bring the screen back; a key that was hit by chance leaves it black."""
        if key not in ("z", "f3", "escape"):
            return
        if self.panel.sealed:
            self.panel.cover()
        self.query_one(Blackout).display = False
        if self._had_keys is not None and self._had_keys.is_attached:
            self.set_focus(self._had_keys)
