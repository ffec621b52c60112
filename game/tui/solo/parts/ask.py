"""Answer a question, or several one by one, with as much room to write as one wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.widgets import TextArea

from game.engine import commands as c
from game.engine.answering import ItemView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.curve import CurvePicture, CurveStage
from game.tui.kit.network import NetworkStage
from game.tui.solo.drawings import curve_asked_about, network_asked_about
from game.tui.solo.writing import Sheet, WritingPart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

ROWS_OF_A_MAP = 24
"""Rows of a stage from which on a map of people fits over a page."""


class AskPart(WritingPart):
    """One question and a page; the other questions of the part are a key away."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self.at = 0
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Make the page, under the curve where it is asked about."""
        curve = self._curve()
        if curve is not None:
            yield CurveStage(curve)
        people = network_asked_about(self.play.table.state, self.here.id, self.me)
        if people is not None:
            yield NetworkStage(people)
        yield Sheet()

    def on_resize(self, event: Resize) -> None:
        """Show a map of people only where its names can be read."""
        for stage in self.query(NetworkStage):
            stage.display = event.size.height >= ROWS_OF_A_MAP

    def _curve(self) -> CurvePicture | None:
        item = self.item.id if self.item is not None else ""
        return curve_asked_about(self.play.table.state, self.here.id, self.me, item)

    def on_mount(self) -> None:
        """Begin at the first question without an answer."""
        mine = {one.item for one in self.asked.mine if one.text}
        left = [number for number, item in enumerate(self.items) if item.id not in mine]
        self.at = left[0] if left else 0
        self._open()

    @property
    def items(self) -> tuple[ItemView, ...]:
        """Give the questions of this part."""
        items: tuple[ItemView, ...] = self.asked.form.items
        return items

    @property
    def item(self) -> ItemView | None:
        """Give the question at hand, or nothing where there is none to ask yet."""
        return self.items[self.at] if self.at < len(self.items) else None

    def _open(self) -> None:
        """Lay down the page of the question at hand, and show the line that it is about."""
        for stage in self.query(CurveStage):
            stage.picture = self._curve() or stage.picture
        item = self.item
        self.sheet.display = item is not None
        if item is None:
            self.play.take_focus()
            return
        kept = next((one.text for one in self.asked.mine if one.item == item.id), "")
        half = self.play.halves.pop((self.here.id, item.id), None)
        self._kept = kept
        self.sheet.text = kept if half is None else half
        self.sheet.move_cursor(self.sheet.document.end)
        self.play.set_focus(self.sheet)

    def show(self) -> None:
        """Show what was taken back or brought back, unless somebody is writing."""
        if self.ready and not self.sheet.has_focus and self.waiting is None:
            item = self.item
            kept = [one.text for one in self.asked.mine if item is not None and one.item == item.id]
            text = kept[0] if kept else ""
            if item is not None and not item.date and text != self._kept:
                self._kept = self.sheet.text = text

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Lay down the page of the question whose answer changed, without writing on it."""
        ids = [one.id for one in self.items]
        item = getattr(event, "item", None)
        at = ids.index(item) if item in ids else min(self.at, max(len(ids) - 1, 0))
        if at != self.at:
            self.at = at
            self._open()
            self.play.take_focus()
        return str(getattr(event, "text", "")) or self.sheet.text

    # -- keeping ------------------------------------------------------------------------------

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed once the hands rest."""
        if event.text_area.text == self._kept:
            self.rest()  # laid down, not typed
        else:
            self.keep_soon()

    def save(self) -> bool:
        """Keep the page; what is refused stays on it, and is there again later."""
        self.rest()
        item = self.item
        if item is None or not self.ready:
            return True
        text = self.sheet.text
        if text == self._kept:
            return True
        if not text.strip() and not self._kept:
            return True
        if self.keep(text):
            self._kept = text
            return True
        self.play.halves[self.here.id, item.id] = text
        return False

    def keep(self, text: str) -> bool:
        """Keep an answer to the question at hand; False when it was refused."""
        item = self.item
        return item is not None and self.play.perform(c.Answer(self.me, text=text, item=item.id))

    # -- from question to question ------------------------------------------------------------

    def _go(self, by: int) -> None:
        """Go to another question of this part; before the first and after the last is none."""
        if not self.save():
            return
        if 0 <= self.at + by < len(self.items):
            beside = not self.sheet.has_focus
            self.at += by
            self._open()
            if beside:
                self.play.take_focus()  # so that the next arrow goes on leafing
        elif by > 0:
            self.play.say(_("Dit was de laatste vraag van dit deel. F2 gaat verder."))
        self.play.redraw()

    def actions(self) -> list[Action]:
        """Write, or go to another question."""
        if self.item is None:
            return []
        found = [
            Action(("enter",), _("schrijf"), self.write, _("Schrijf verder aan je antwoord."),
                   main=True)
        ]  # fmt: skip
        if len(self.items) > 1:
            found += [
                Action(("down", "tab"), _("vraag"), partial(self._go, 1),
                       _("Naar de volgende of de vorige vraag van dit deel."), label="↑ ↓"),
                Action(("up", "shift+tab"), "", partial(self._go, -1), footer=False),
            ]  # fmt: skip
        return found

    def typing_actions(self) -> list[Action]:
        """Give the keys that lead out of the page."""
        found = super().typing_actions()
        if self.at + 1 < len(self.items):
            found.insert(1, Action(("tab",), _("volgende vraag"), partial(self._go, 1),
                                   _("Naar de volgende vraag."), keep=True))  # fmt: skip
        if self.at > 0:
            found.insert(2, Action(("shift+tab",), _("vorige vraag"), partial(self._go, -1),
                                   _("Naar de vorige vraag."), label="Shift+Tab",
                                   footer=False))  # fmt: skip
        return found

    def on_key(self, event: Key) -> None:
        """Let Tab lead to the next question rather than round the screen."""
        if event.key in ("tab", "shift+tab") and self.sheet.has_focus:
            event.stop()
            event.prevent_default()
            self._go(1 if event.key == "tab" else -1)

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Ask the question at hand, with the place among the others."""
        item = self.item
        if item is None:
            return TaskPicture(self.view.text, self._nothing())
        if not item.text:
            return super().task_lines()
        place = f"{self.at + 1}/{len(self.items)}  " if len(self.items) > 1 else ""
        return TaskPicture(f"{place}{item.text}", self.view.text)

    def _nothing(self) -> str:
        return _("Dit deel vraagt door op een ander deel. Vul dat eerst in.")

    def message(self) -> MessagePicture:
        """Say that what is typed is kept."""
        if self.item is None:
            return MessagePicture(self._nothing())
        return super().message()
