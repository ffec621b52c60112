"""Find the words for a talk: from what was written before, and read as the other will read it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from game.engine.answering import ItemView
from game.engine.answers import Refusal
from game.language import _, long_date
from game.table import refusals
from game.table.dates import counted_from, parse_day
from game.table.solowords import OwnLine, own_lines
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.page import Page
from game.tui.linelist import LineItem, LineList
from game.tui.solo.parts.ask import AskPart
from game.tui.solo.writing import Sheet

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

ENOUGH = 160
"""Letters of a message that somebody still hears as one."""


class PreparePart(AskPart):
    """A short page for each message, own lines to take over under it, and a rehearsal."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._rehearsing = -1
        self._no_day = ""
        """What was typed for a day and is none; the next Esc lets go of it."""

    def compose(self) -> ComposeResult:
        """Make the page, the lines to take over, and the rehearsal."""
        yield Sheet()
        yield LineList()
        page = Page("")
        page.display = False
        yield page

    def on_mount(self) -> None:
        """Begin at the first message that is not there yet."""
        super().on_mount()
        self.query_one(LineList).active = False
        self._list()

    @property
    def inside(self) -> bool:
        """Tell whether something lies over the part itself."""
        return self._rehearsing >= 0

    @property
    def paged(self) -> bool:
        """Tell whether a message is being written, rather than rehearsed."""
        return self._rehearsing < 0

    # -- lines to take over -------------------------------------------------------------------

    def _lines(self) -> list[OwnLine]:
        """Give what was written elsewhere, chosen lines first."""
        there = [one for one in own_lines(self.play.table.state) if one.part != self.here.id]
        return sorted(there, key=lambda one: not one.on)

    def _list(self) -> None:
        lines = self.query_one(LineList)
        lines.empty = _("Wat je in andere delen schrijft, kun je hier overnemen.")
        lines.items = tuple(
            LineItem(one.id, one.text.replace("\n", " / "), note=one.note) for one in self._lines()
        )

    def show(self) -> None:
        """Draw the lines and the rehearsal, and a page or a day that was taken back."""
        super().show()
        if self.ready:
            if self.item is not None and self.item.date and not self.sheet.has_focus:
                self.sheet.text = self._kept = self._day()
            self._list()
            self._paint_rehearsal()

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Lay down the message that changed; a rehearsal goes on, with what it says now."""
        if self._rehearsing >= 0:
            return str(getattr(event, "text", ""))
        return super().point_at(event, was)

    def _take(self) -> None:
        """Put the chosen line on the page, to be made shorter there."""
        lines = self.query_one(LineList)
        text = next((one.text for one in self._lines() if one.id == lines.chosen), "")
        if not text or self.item is None or self.item.date:
            return
        self.sheet.insert(f" {text}" if self.sheet.text.strip() else text, self.sheet.document.end)
        self.sheet.move_cursor(self.sheet.document.end)
        self.write()

    # -- dates --------------------------------------------------------------------------------

    def _open(self) -> None:
        super()._open()
        if self.item is not None and self.item.date:
            self.sheet.text = self._kept = self._day()

    def _day(self) -> str:
        """Give the day at hand as it is typed; nothing where none is kept."""
        item = self.item
        kept = [one.text for one in self.asked.mine if item is not None and one.item == item.id]
        if not kept or not kept[0]:
            return ""
        day = date.fromisoformat(kept[0])
        return f"{day.day}-{day.month}-{day.year}"

    def save(self) -> bool:
        """Keep the page; a day is kept as a date, and what is none is said."""
        item = self.item
        if item is None or not item.date or not self.ready:
            return super().save()
        text = self.sheet.text.strip()
        if text == self._kept:
            return True
        today = counted_from(self.view.held_on)
        day = parse_day(text, today) if text else None
        if text and (day is None or day < today):
            self._no_day = text
            said = _("Dat is geen datum. Typ bijvoorbeeld 11 december, of laat hem weg met Esc.")
            if day is not None:
                said = refusals.sentence(Refusal("date-past", {"date": day.isoformat()}))
            self.play.say(said, refusal=True)
            return False
        if self.keep(day.isoformat() if day else ""):
            self._kept = text
            return True
        return False

    def save_unasked(self) -> None:
        """Leave a day alone while it is being typed: half of one may be another."""
        if self.item is None or not self.item.date:
            self.save()

    # -- the rehearsal ------------------------------------------------------------------------

    def _said(self) -> list[tuple[ItemView, str]]:
        mine = {one.item: one.text for one in self.asked.mine if one.text}
        return [(one, mine[one.id]) for one in self.items if one.id in mine and not one.date]

    def _rehearse(self) -> None:
        if not self.save():
            return
        if not self._said():
            self.play.say(_("Schrijf eerst één boodschap. Eén zin is genoeg."))
            return
        self.play.take_focus()
        self._rehearsing = 0
        self._paint_rehearsal()
        self.play.redraw()

    def _paint_rehearsal(self) -> None:
        on = self._rehearsing >= 0
        self.sheet.display = not on and self.item is not None
        self.query_one(LineList).display = not on
        page = self.query_one(Page)
        page.display = on
        said = self._said()
        if on and said:
            self._rehearsing = min(self._rehearsing, len(said) - 1)
            _item, text = said[self._rehearsing]
            page.picture = "\n\n" + text + "\n\n" + self._advice(text)

    def _advice(self, text: str) -> str:
        """Say what the other may trip over, without a mark."""
        if len(text) > ENOUGH:
            return _("Dit is lang om in één keer te horen. Wat is de kern?")
        return _("Zeg het hardop. Klinkt het als jij?")

    def _leaf(self, by: int) -> None:
        self._rehearsing = min(max(self._rehearsing + by, 0), len(self._said()) - 1)
        self._paint_rehearsal()
        self.play.redraw()

    def _mend(self) -> None:
        """Go from the rehearsal to the page of the message at hand."""
        said = self._said()
        item = said[self._rehearsing][0] if said else None
        self._rehearsing = -1
        self._paint_rehearsal()
        if item is not None:
            self.at = self.items.index(item)
        self._open()
        self.play.redraw()

    def leave(self) -> bool:
        """Leave the rehearsal, or the page."""
        if self._rehearsing >= 0:
            self._rehearsing = -1
            self._paint_rehearsal()
            self.play.redraw()
            return True
        item = self.item
        if item is not None and item.date and self.sheet.text.strip() == self._no_day != "":
            self.rest()
            self.sheet.text = self._kept  # nobody stays shut in with half a day
            self._no_day = ""
        return super().leave()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Write, take lines over, or rehearse."""
        if self._rehearsing >= 0:
            return [
                Action(("right", "space"), _("volgende"), partial(self._leaf, 1),
                       _("Naar de volgende boodschap."), label="← →", main=True),
                Action(("left",), "", partial(self._leaf, -1), footer=False),
                Action(("enter",), _("verbeter"), self._mend, _("Verander deze boodschap.")),
            ]  # fmt: skip
        return [
            *super().actions(),
            self._rehearsal(),
            Action(("pageup",), "", partial(self._move, -1), footer=False),
            Action(("pagedown",), "", partial(self._move, 1), footer=False),
        ]  # fmt: skip

    def _rehearsal(self) -> Action:
        return Action(("f7",), _("oefen"), self._rehearse,
                      _("Lees je boodschappen zoals de ander ze leest."))  # fmt: skip

    def typing_actions(self) -> list[Action]:
        """Take a line over while writing, too."""
        found = [one for one in super().typing_actions() if one.keys != ("f4",)]
        found += [
            self._rehearsal(),
            Action(("pagedown",), _("eerdere regels"), partial(self._move, 1),
                   _("Blader door wat je eerder schreef."), label="PgUp PgDn"),
            Action(("pageup",), "", partial(self._move, -1), footer=False),
            Action(("f5",), _("neem over"), self._take,
                   _("Zet de gekozen regel in je boodschap.")),
        ]  # fmt: skip
        return found

    def _move(self, by: int) -> None:
        lines = self.query_one(LineList)
        if not lines.active:
            lines.active = True
        else:
            lines.move(by)

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say whose eyes one looks through."""
        if self._rehearsing >= 0:
            said = self._said()
            item = said[min(self._rehearsing, len(said) - 1)][0] if said else None
            place = f"{self._rehearsing + 1}/{len(said)}"
            return TaskPicture(
                _("Zo hoort de ander het: {what}").format(what=item.text if item else ""), place
            )
        return super().task_lines()

    def message(self) -> MessagePicture:
        """Say how a line is taken over, or what day it is about."""
        if self._rehearsing >= 0:
            return MessagePicture(_("Oefenen mag zo vaak als je wilt. Esc stopt."))
        item = self.item
        if item is not None and item.date:
            kept = next((one.text for one in self.asked.mine if one.item == item.id), "")
            said = _("Typ bijvoorbeeld 11 december of 11-12.")
            if kept:
                said = long_date(date.fromisoformat(kept))
            return MessagePicture(said, plain=True)
        return MessagePicture(_("PgDn kiest een eerdere regel, F5 neemt hem over."))
