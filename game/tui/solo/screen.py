"""Prepare a talk alone: the overview, and one part at a time, in any order and on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from game.engine import commands as c
from game.engine.decide import redo_target, undo_target
from game.engine.events import TABLE
from game.engine.view.screen import ScreenView
from game.language import _, plural
from game.table import solo
from game.table.poster import quoted
from game.tui.actions import AZERTY, Action, find
from game.tui.blackout import Blackout
from game.tui.kit.chrome import HeaderPicture, ProgressPicture
from game.tui.kit.skeleton import Skeleton
from game.tui.kit.text import shorten
from game.tui.panel import Panel
from game.tui.screens.play import PlayScreen
from game.tui.solo import keys
from game.tui.solo.overview import OverviewPanel
from game.tui.solo.part import Part
from game.tui.solo.parts import part_class
from game.tui.solo.writing import Sheet, WritingPart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.engine.view.solo import SoloView
    from game.store import Store
    from game.table.lease import Lease
    from game.table.table import Table

NAMED = 30
"""Cells of what was taken back, in a message of one row."""


class SoloScreen(PlayScreen):
    """The play screen of one person: their own view, no clock, no curtain, no people."""

    CSS_PATH = "solo.tcss"

    def __init__(
        self, table: Table, lease: Lease | None = None, store: Store | None = None
    ) -> None:
        self.table = table
        self.me = table.state.players[0].id
        self.solo: SoloView = table.solo()
        self._store = store
        self._onward = ""
        self.at_overview = any(visits > 1 for visits in table.state.visits.values()) or (
            len(table.state.visits) > 1
        )
        super().__init__(table, lease)

    def on_mount(self) -> None:
        """Draw; there is no clock to show, but what was amiss with the file is said."""
        amiss = solo.notice(self.table)
        if amiss:
            self.say(amiss, refusal=True)
        self.redraw()

    def on_unmount(self) -> None:
        """Let go of the file."""
        super().on_unmount()
        if self._store is not None:
            self._store.close()

    def look(self) -> ScreenView:
        """Show the one person their own."""
        self.solo = self.table.solo()
        return self.table.own(self.me).screen

    def _panel(self) -> Panel:
        if self.at_overview:
            return OverviewPanel(self)
        return part_class(self.view.step.kind if self.view.step is not None else "say")(self)

    # -- from part to part --------------------------------------------------------------------

    def save(self) -> bool:
        """Keep what is on the stage; False when it was refused."""
        return not isinstance(self.panel, Part) or self.panel.save()

    def open_part(self, step: str) -> None:
        """Go to a part, from wherever."""
        if not self.save():
            return
        same = self.view.step is not None and self.view.step.id == step
        if same and not self.at_overview:
            return
        self.at_overview = False
        if same or not self.perform(c.GoTo(step)):
            self._change_panel()
            self.redraw()

    def to_overview(self) -> None:
        """Show all parts."""
        if self.at_overview or not self.save():
            return
        self.at_overview = True
        self._change_panel()
        self.redraw()

    def next_step(self) -> None:
        """Go on to the next part; the last one leads to the overview."""
        self._beside(1)

    def previous_step(self) -> None:
        """Go to the part before."""
        self._beside(-1)

    def _beside(self, by: int) -> None:
        at = self.view.number + by
        if 0 <= at < len(self.solo.parts):
            self.open_part(self.solo.parts[at].id)
        else:
            self.to_overview()

    def show_written(self) -> None:
        """Show what was written and chosen before."""
        from game.tui.solo.written import WrittenScreen

        if self.save():
            self.app.push_screen(WrittenScreen(self))

    def pause(self) -> None:
        """Show all parts, in place of a menu for a group."""
        self.to_overview()

    def ask_to_leave(self) -> bool:
        """Keep what is on the stage before the program is left; what cannot be kept is said."""
        if self._asked == "leave" or self.save():
            return super().ask_to_leave()
        self._asked = "leave"
        said = _("Dit is niet bewaard. Nog eens Ctrl+Q sluit af zonder.")
        self.say(said, refusal=True)
        return False

    def go_home(self) -> None:
        """Leave; what is on the stage is kept first."""
        if self.save():
            super().go_home()

    def undo(self) -> None:
        """Take back the newest thing of this part: one's own, or what is the table's."""
        self.save()
        state, was = self.table.state, self.view.panel
        by = max((self.me, TABLE), key=lambda one: undo_target(state, one) or 0)
        newest = state.trail.newest_of(by) if state.trail is not None else None
        if self.perform(c.Undo(by)):
            what = self._point_at(newest.event if newest is not None else None, was)
            paged = self._page is not None
            if what:
                said = (
                    _("Teruggenomen: {what}. Ctrl+Y doet het opnieuw.")
                    if paged
                    else _("Teruggenomen: {what}. O doet het opnieuw.")
                )
                self.say(said.format(what=what))
            elif paged:
                self.say(_("Teruggenomen. Ctrl+Y doet het opnieuw."))
            else:
                self.say(_("Teruggenomen. O doet het opnieuw."))

    def redo(self) -> None:
        """Bring back what was taken back."""
        state, was = self.table.state, self.view.panel
        by = max((self.me, TABLE), key=lambda one: redo_target(state, one) or 0)
        taken = next((one for one in reversed(state.redoable) if one.by == by), None)
        if self.perform(c.Redo(by)):
            what = self._point_at(taken.event if taken is not None else None, was)
            said = _("Opnieuw gedaan: {what}.").format(what=what) if what else ""
            self.say(said or _("Opnieuw gedaan."))

    def _point_at(self, event: AnyEvent | None, was: Any) -> str:
        """Have the part go to what changed, so that nothing changes unseen; give its words."""
        if event is None or not isinstance(self.panel, Part) or not self.panel.ready:
            return ""
        words = " ".join(self.panel.point_at(event, was).split()).rstrip(".")
        self.redraw()
        return quoted(shorten(words, NAMED)) if words else ""

    # -- pictures -----------------------------------------------------------------------------

    def hint_words(self, hint: str) -> str:
        """Give a thought for the one person."""
        return _("Tip: {hint}").format(hint=hint)

    def _show_time(self) -> None:
        """Show where one is, and how much is done: never how long it takes."""
        skeleton = self.query_one(Skeleton)
        parts = self.solo.parts
        done = frozenset(number for number, one in enumerate(parts) if one.stand == "done")
        title = self.view.step.title if self.view.step is not None else ""
        skeleton.header.picture = HeaderPicture(
            game=self.solo.title,
            step=_("Overzicht") if self.at_overview else title,
            time=plural("{n} deel klaar", "{n} delen klaar", self.solo.done),
        )
        at = -1 if self.at_overview else self.view.number
        skeleton.progress.picture = ProgressPicture(len(parts), at, done=done)

    def _tick(self) -> None:
        """Let no time pass."""

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give what can be done now."""
        if self.panel.busy:
            return []
        if self.panel.typing:
            return keys.typing(self)
        mine = self.panel.actions()
        if self.at_overview:
            return [*mine, *keys.everywhere(self)]
        page = self._page
        if page is not None:
            return [*mine, *page.beside_only()]
        return [*mine, *keys.between(self, mine), *keys.everywhere(self)]

    @property
    def _page(self) -> WritingPart | None:
        """Give the part that is about a page while nobody writes on it."""
        panel = self.panel
        return panel if isinstance(panel, WritingPart) and panel.resting else None

    @property
    def help_title(self) -> str:
        """Name the overview or the part."""
        return _("Overzicht") if self.at_overview else super().help_title

    def _help_action(self) -> Action | None:
        if self._page is not None:
            return Action(("f1",), _("hulp"), self.show_help)
        return super()._help_action()

    def on_key(self, event: Key) -> None:
        """Let a letter beside a page go on with it: no word may give commands."""
        page = self._page if self.awake else None
        if page is None or self.query_one(Blackout).display or not event.is_printable:
            return
        letter = event.character or ""
        if page.takes(letter if page.there else AZERTY.get(letter, letter)):
            return  # on a page such a sign begins a word, where there is none it is a figure
        event.stop()
        event.prevent_default()  # else the screen of every game would do what the letter says
        if page.there:
            self._back_to(page)
            self.app.hold(event)
        else:
            self.say(_("Hier is nog niets om op te schrijven. F2 gaat verder, Esc terug."))

    def on_paste(self, event: Paste) -> None:
        """Let what is pasted beside a page come on it."""
        page = self._page if self.awake else None
        if page is not None and page.there and not self.query_one(Blackout).display:
            event.stop()
            self._back_to(page)
            page.sheet.post_message(Paste(event.text))

    def _back_to(self, page: WritingPart) -> None:
        self._asked = ""
        self.quiet()
        page.finish()
        page.write()

    def _do(self, key: str) -> bool:
        """Close the tip before anything else."""
        if self._hint and key in ("escape", "f6"):
            self.toggle_hint()
            return True
        return super()._do(key)

    def escape(self) -> None:
        """Close the tip, what is open, or the part."""
        if self._hint:
            self.toggle_hint()
        else:
            super().escape()

    def _typed(self, event: Key) -> None:
        """Leave keys to the text but for the few that lead out of it."""
        if isinstance(self.focused, Input):
            super()._typed(event)
            return
        if isinstance(self.focused, Sheet) and self.focused.handed is not event:
            event.stop()
            event.prevent_default()
            self.app.hold(event)  # it was pressed before there was a page to type on
            return
        self._asked = ""
        self.quiet()
        action = find(self.panel.typing_actions(), event.key)
        if action is not None and event.key not in ("tab", "shift+tab"):
            action.run()
        elif event.key == "escape":
            self.escape()
        elif event.key == "f1":
            self.show_help()
        elif event.key == "f3":
            self.black()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Let go of what was said, asked and hinted, and name going on for what it is now.

        A page that was only laid down, by taking something back, lets what was said stand.
        """
        panel = self.panel
        typed = isinstance(panel, Part) and panel.waiting is not None
        self._asked = ""
        if typed and not self.query_one(Blackout).display:
            self.quiet()
        word = panel.onward() if isinstance(panel, WritingPart) and panel.ready else ""
        if self._hint or word != self._onward:
            self._hint, self._onward = False, word
            self.redraw()
