"""Choose what goes on the talk sheet, line by line, and make the papers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.worker import Worker, WorkerState

from exports.errors import ExportError
from game.engine import commands as c
from game.language import _, plural
from game.table import faults
from game.table.files import short
from game.table.poster import paper_folder
from game.table.solowords import OwnLine, own_lines
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.linelist import LineItem, LineList
from game.tui.opening import open_file
from game.tui.solo.part import Part

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

MARKS = {True: "[x]", False: "[ ]"}


class ClosePart(Part):
    """All own lines, each on or off; then the sheet, the guide for the manager, the calendar."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._made: Path | None = None
        self._sure = False
        self.busy = False

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield LineList()

    def on_mount(self) -> None:
        """Show the lines."""
        lines = self.query_one(LineList)
        lines.columns = (_("op je blad"),)
        lines.empty = _("Nog niets geschreven. Het blad kan ook leeg mee: dan schrijf je erop.")
        self.show()

    def _lines(self) -> tuple[OwnLine, ...]:
        return own_lines(self.play.table.state)

    def show(self) -> None:
        """Draw the lines, with what is on."""
        if self.ready:
            self.query_one(LineList).items = tuple(
                LineItem(one.id, one.text.replace("\n", " / "), note=one.note,
                         marks=(MARKS[one.on],))
                for one in self._lines()
            )  # fmt: skip

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the line that was switched."""
        line = getattr(event, "line", "")
        self.query_one(LineList).choose(line)
        return next((one.text for one in self._lines() if one.id == line), "")

    # -- choosing -----------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Switch lines, and make papers."""
        made = self._made is not None
        found = [
            Action(("space",), _("aan/uit"), self._toggle,
                   _("Zet deze regel op je blad, of haal hem eraf.")),
            Action(("up",), _("regel"), partial(self._move, -1), _("Kies een regel."),
                   label="↑ ↓", footer=False),
            Action(("down",), "", partial(self._move, 1), footer=False),
            Action(("pageup",), "", partial(self._move, -6), footer=False),
            Action(("pagedown",), "", partial(self._move, 6), footer=False),
            Action(("right",), _("deel"), partial(self._leap, 1),
                   _("Naar het volgende of het vorige deel van je lijst."), label="← →",
                   footer=False),
            Action(("left",), "", partial(self._leap, -1), footer=False),
            Action(("a",), _("heel deel"), self._toggle_part,
                   _("Zet alle regels van dit deel aan, of uit."), footer=False),
            Action(("m",), _("maak opnieuw") if made else _("maak blad"), self._make,
                   _("Maak je gespreksblad: alleen wat aan staat."), main=not made),
            Action(("l",), _("leidraad"), partial(self._make, "guide"),
                   _("Maak een blad voor wie het gesprek leidt. Daar staat niets van jou op.")),
            Action(("k",), _("agenda"), partial(self._make, "calendar"),
                   _("Zet het gesprek, de afspraken en de terugblik in een agendabestand (.ics)."),
                   footer=False),
            Action(("t",), _("meenemen"), self._take_along,
                   _("Neem je plek op het veld en in het huis mee naar een spel met anderen."),
                   footer=False),
        ]  # fmt: skip
        if made:
            found.insert(
                0, Action(("enter",), _("open PDF"), self._open, _("Open de PDF."), main=True)
            )
        return found

    def _move(self, by: int) -> None:
        self._sure = False
        self.query_one(LineList).move(by)

    def _leap(self, by: int) -> None:
        """Go to the first line of the part after or before."""
        self._sure = False
        firsts = list({one.part: one.id for one in reversed(self._lines())}.items())[::-1]
        here = self._chosen()
        parts = [part for part, _id in firsts]
        if here is not None:
            at = min(max(parts.index(here.part) + by, 0), len(parts) - 1)
            self.query_one(LineList).choose(firsts[at][1])

    def _switch(self, lines: list[OwnLine], *, on: bool) -> None:
        for one in lines:
            if one.on != on and not self.play.perform(c.ChooseLine(self.me, one.id, on, "sheet")):
                return
        self._made = None

    def _chosen(self) -> OwnLine | None:
        key = self.query_one(LineList).chosen
        return next((one for one in self._lines() if one.id == key), None)

    def _toggle(self) -> None:
        one = self._chosen()
        if one is not None:
            self._switch([one], on=not one.on)

    def _toggle_part(self) -> None:
        one = self._chosen()
        if one is not None:
            bundle = [each for each in self._lines() if each.part == one.part]
            self._switch(bundle, on=not all(each.on for each in bundle))

    # -- papers -------------------------------------------------------------------------------

    def _folder(self) -> Path:
        return paper_folder(self.play.settings.poster_folder)

    def _make(self, what: str = "sheet") -> None:
        if self.busy:
            return
        if what == "sheet" and not self.play.solo.chosen and not self._sure:
            self._sure = True
            self.play.say(_("Er staat nog niets aan. Nog eens M maakt een leeg blad."))
            return
        if what == "calendar" and not self._days():
            self.play.say(_("Er is nog geen dag. Zet er een bij je boodschappen of je afspraken."))
            return
        self._sure = False
        self.busy = True
        self.play.say(_("Even maken …"))
        self.run_worker(partial(self._write, what), thread=True, exit_on_error=False, name=what)

    def _days(self) -> bool:
        from game.engine.view.talk import talk_view
        from game.table.talk import talk_day

        state = self.play.table.state
        dated = any(one.by_when for one in state.agreements.values())
        agreed = bool(state.agreements) and (dated or state.follow_up is not None)
        return agreed or talk_day(talk_view(state, everything=True)) is not None

    def _write(self, what: str) -> Path:
        from game.engine.view.talk import talk_view
        from game.table import talk

        folder = self._folder()
        folder.mkdir(parents=True, exist_ok=True)
        view = talk_view(self.play.table.state)
        if what == "guide":
            return talk.write_guide(view.lang, folder / f"{_('leidraad')}-{view.lang}.pdf")
        path = folder / talk.talk_name(view)
        if what == "calendar":
            everything = talk_view(self.play.table.state, everything=True)
            ics = path.with_suffix(".ics")
            return talk.write_talk_calendar(self.play.table, everything, ics)
        return talk.write_talk(view, path)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say where the paper lies, or why there is none."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        if self.play.panel is not self:
            return
        self.busy = False
        error = event.worker.error
        path = event.worker.result
        if path is not None:
            self._made = path if event.worker.name in ("sheet", "guide") else self._made
            self.play.say(_("Het ligt in {path}").format(path=short(path)))
        elif isinstance(error, ExportError):
            self.play.say(" ".join(faults.sentences(error)), refusal=True)
        elif isinstance(error, OSError):
            said = _("Hier kan niets bewaard worden: {path}").format(path=self._folder())
            self.play.say(said, refusal=True)
        elif error is not None:
            self.play.fault(error)
        self.play.redraw()

    def _open(self) -> None:
        if self._made is not None and not open_file(self._made):
            self.play.say(_("Open het bestand zelf: {path}").format(path=self._made), refusal=True)

    def _take_along(self) -> None:
        from game.tui.solo.taking import TakeScreen

        self.app.push_screen(TakeScreen(self.play))

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say that everything starts off."""
        return TaskPicture(
            _("Wat mag op je blad? Alles staat uit tot jij het aanzet."),
            _("Spatie: deze regel. A: het hele deel. ← →: ander deel. M: maak je blad."),
        )

    def message(self) -> MessagePicture:
        """Count what is on."""
        chosen = self.play.solo.chosen
        said = plural("{n} regel komt op je blad.", "{n} regels komen op je blad.", chosen)
        return MessagePicture(said if chosen else _("Er staat nog niets aan."))
