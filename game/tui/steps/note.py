"""Write down insights together, one line each, with the sign of a zone where it fits."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from game.engine import commands as c
from game.engine.steps.note import NotePanel as NoteView
from game.language import _, plural
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture
from game.tui.linelist import LineItem, LineList
from game.tui.panel import Panel
from game.tui.pictures import hue_of

LONG = 70
"""Letters that fit one line on the poster."""


class NotePanel(Panel):
    """The lines so far and one to type in; `replacing` is the line that is being changed."""

    writing = False
    replacing: int | None = None

    def compose(self) -> ComposeResult:
        """Make the list and the line."""
        yield LineList()
        yield Input(classes="sentence", max_length=2000, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin writing at once: that is what this step is for."""
        self.show()
        if not self._noting.notes:
            self._write()

    @property
    def _half(self) -> tuple[str, str]:
        """Give the key of a sentence that is not finished."""
        return (self.view.step.id if self.view.step else "", "")

    @property
    def _noting(self) -> NoteView:
        panel: NoteView = self.view.panel
        return panel

    def show(self) -> None:
        """Redraw the list."""
        board = self._noting.board
        signs = {zone.id: zone for zone in board.zones} if board is not None else {}
        items = []
        for note in self._noting.notes:
            zone = signs.get(note.zone or "")
            items.append(
                LineItem(
                    note.id,
                    note.text,
                    tag=zone.name if zone else "",
                    hue=hue_of(zone.sign) if zone else "",
                )
            )
        lines = self.query_one(LineList)
        lines.items = tuple(items)
        lines.empty = _("Nog geen inzichten. Begin met één zin.")
        lines.active = not self.writing
        self.query_one(Input).display = self.writing

    def actions(self) -> list[Action]:
        """Write, choose, change, remove, and give a line its zone."""
        if self.typing:
            return []
        found = [
            Action(("enter",), _("schrijf"), self._write, _("Schrijf een nieuwe zin."), main=True)
        ]
        if self._noting.notes:
            found.append(
                Action(("up",), _("kies"), partial(self._move, -1), _("Kies een zin."), label="↑ ↓")
            )
            found.append(Action(("down",), "", partial(self._move, 1), footer=False))
            board = self._noting.board
            if board is not None:
                for number, zone in enumerate(board.zones, 1):
                    first = number == 1
                    found.append(
                        Action(
                            (str(number), zone.letter.lower()),
                            _("vak") if first else zone.name,
                            partial(self._tag, zone.id),
                            _("Deze zin hoort bij {name}.").format(name=zone.name),
                            label=f"1-{len(board.zones)}" if first else "",
                            footer=first,
                        )
                    )
            found.append(Action(("a",), _("verander"), self._change, _("Verander de gekozen zin.")))
            found.append(
                Action(("delete", "backspace"), _("weg"), self._remove,
                       _("Haal de gekozen zin weg; U brengt hem terug."))
            )  # fmt: skip
        return found

    def _write(self, replacing: int | None = None, text: str = "") -> None:
        line = self.query_one(Input)
        self.writing = True
        self.replacing = replacing
        line.placeholder = _("Eén zin, zoals jullie het zeiden")
        line.value = text if replacing is not None else self.play.halves.get(self._half, "")
        line.action_end()
        self.show()
        self.play.set_focus(line)

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _chosen(self) -> tuple[int, str, str | None] | None:
        key = self.query_one(LineList).chosen
        return next(
            ((int(one.id), one.text, one.zone) for one in self._noting.notes if one.id == key), None
        )

    def _change(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._write(chosen[0], chosen[1])

    def _tag(self, zone: str) -> None:
        chosen = self._chosen()
        if chosen is not None:
            new = None if chosen[2] == zone else zone
            self.play.perform(c.Note(chosen[1], zone=new, replaces=chosen[0]))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self.play.perform(c.Note("", replaces=chosen[0])):
            self.play.say(_("Weggehaald. U brengt de zin terug."))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line and offer the next; an empty one closes."""
        event.stop()
        if not event.value.strip():
            self.leave()
            return
        zone = None
        if self.replacing is not None:
            zone = next(
                (one.zone for one in self._noting.notes if int(one.id) == self.replacing), None
            )
        if not self.play.perform(c.Note(event.value, zone=zone, replaces=self.replacing)):
            return
        if self.replacing is not None:
            self.leave()
            return
        event.input.value = ""
        lines = self.query_one(LineList)
        lines.choose_last()
        if len(event.value) > LONG:
            self.play.say(_("Een lange zin: op de poster loopt hij over meer regels."))

    def leave(self) -> bool:
        """Close the line; half a sentence is there again at the next Enter."""
        if not self.writing:
            return False
        if self.replacing is None:
            self.play.halves[self._half] = self.query_one(Input).value
        self.writing = False
        self.replacing = None
        self.play.take_focus()
        self.show()
        self.play.redraw()
        return True

    def message(self) -> MessagePicture:
        """Say how writing works."""
        if self.typing:
            return MessagePicture(_("Enter bewaart de zin, Esc stopt met schrijven."))
        count = len(self._noting.notes)
        if count:
            return MessagePicture(plural("{n} inzicht.", "{n} inzichten.", count))
        return MessagePicture()
