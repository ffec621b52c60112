"""Let one person at a time answer in phases: choosing, then a line for each thing that is asked.

A draft stays in here until it is locked. While the group sees the screen nothing of it is drawn,
and letters are taken in unseen. Everybody together may keep a line as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Literal

from msgspec import Struct, field
from textual.events import Key
from textual.widgets import Input

from game.engine import commands as c
from game.engine.answering import AnswerPanel as AnswerPanelView
from game.engine.answering import AnswerSeat, ItemView
from game.engine.answers import Refusal
from game.engine.view.parts import AnswerView
from game.language import _
from game.table import refusals
from game.tui.actions import Action
from game.tui.steps.curtained import CurtainedPanel

Phase = tuple[Literal["choose", "words", "release"], str]
"""What is done now, and for which item."""

MOST_LETTERS = 2000


class Draft(Struct):
    """What somebody is putting in: choices in order, words per item, stops per item."""

    choices: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    stops: dict[str, int] = field(default_factory=dict)
    cursor: str = ""


class WritingPanel(CurtainedPanel):
    """One person's moment: its phases, its line, what is locked; a kind says what is chosen."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.draft = Draft()
        self.at = 0
        self.noting = False
        self._halves: dict[str, Draft] = {}
        """What somebody left unfinished before everybody's eyes; gone when the step is left."""

    # -- what a kind says ---------------------------------------------------------------------

    def phases(self) -> list[Phase]:
        """Give what one person does, in order."""
        form = self.asked.form
        found: list[Phase] = [("choose", "")] if form.options or form.low else []
        found += [("words", item.id) for item in form.items if form.words != "none"]
        return found

    def wanting(self) -> str:
        """Say what is still to be chosen; empty when it is complete."""
        return ""

    def answers(self) -> list[c.Answer]:
        """Give the draft as commands."""
        form, who = self.asked.form, self.who or ""
        return [
            c.Answer(
                who,
                text=self.draft.texts.get(item.id, ""),
                choices=tuple(self.draft.choices),
                item=item.id,
            )
            for item in form.items
        ]

    def draw(self) -> None:
        """Draw the stage or the list."""

    # -- where somebody is --------------------------------------------------------------------

    @property
    def asked(self) -> AnswerPanelView:
        """Give this step's part of the view."""
        panel: AnswerPanelView = self.view.panel
        return panel

    @property
    def seats(self) -> Sequence[AnswerSeat]:
        """Give the seats in the order of this step."""
        return self.asked.seats

    @property
    def private(self) -> bool:
        """Tell whether answers are given behind the curtain."""
        return self.asked.sealed

    @property
    def spoken(self) -> bool:
        """Tell whether answers are only said aloud."""
        return self.asked.audience == "spoken"

    @property
    def over(self) -> bool:
        """Tell whether the set is open."""
        return self.asked.read_only

    @property
    def by_turns(self) -> bool:  # type: ignore[override]
        """Behind the curtain one after another; else whoever is ready."""
        return self.private

    @property
    def phase(self) -> Phase | None:
        """Give what the one at the keyboard does now."""
        found = self.phases()
        return found[self.at] if self.who is not None and self.at < len(found) else None

    @property
    def last(self) -> bool:
        """Tell whether what is done now is locked when it is done."""
        return self.at + 1 >= len(self.phases())

    @property
    def item(self) -> ItemView | None:
        """Give the item that words are typed for."""
        phase = self.phase
        if phase is None:
            return None
        return next((one for one in self.asked.form.items if one.id == phase[1]), None)

    @property
    def unseen(self) -> bool:  # type: ignore[override]
        """Tell whether letters are words now, and not shown."""
        phase = self.phase
        return self.blind and phase is not None and phase[0] == "words"

    # -- one person's moment ------------------------------------------------------------------

    def begin(self) -> None:
        """Begin with what this person answered before, unless nothing may be seen."""
        who = self.who or ""
        self.draft = Draft()
        self.at = 0
        if not self.blind:
            own: AnswerPanelView = self.play.table.own(who).screen.panel
            self.take_up(own.mine)
            self.draft = self._halves.pop(who, self.draft)
        self._enter_phase()

    def take_up(self, mine: Sequence[AnswerView]) -> None:
        """Put earlier answers into the draft."""
        for one in mine:
            self.draft.texts[one.item] = one.text
            self.draft.choices = list(one.choices)

    def forget(self) -> None:
        """Drop the draft and empty the line."""
        self.draft = Draft()
        self.at = 0
        self._close_line()
        self.draw()

    def _enter_phase(self) -> None:
        phase = self.phase
        self._close_line()
        if phase is not None and phase[0] == "words" and not self.blind:
            item = self.item
            dated = item is not None and item.date
            self._open_line(
                self.draft.texts.get(phase[1], ""), _("dag-maand-jaar") if dated else _("Eén zin")
            )
        self.draw()
        self.play.redraw()

    def _open_line(self, text: str, placeholder: str) -> None:
        line = self.query_one(Input)
        line.placeholder = placeholder
        line.value = text
        line.action_end()
        line.display = True
        self.play.set_focus(line)

    def _close_line(self) -> None:
        if not self.ready:
            return
        line = self.query_one(Input)
        if line.display:
            line.display = False
            self.play.take_focus()
        line.value = ""

    @property
    def typed(self) -> str:
        """Give what stands in the line, while it is open."""
        line = self.query_one(Input)
        return line.value if line.display else ""

    def swallow(self, event: Key) -> bool:
        """Take a letter in without showing it, while somebody writes blind."""
        phase = self.phase
        if phase is None or not self.unseen:
            return False
        text = self.draft.texts.get(phase[1], "")
        if event.key == "backspace":
            self.draft.texts[phase[1]] = text[:-1]
        elif event.is_printable and event.character is not None:
            self.draft.texts[phase[1]] = (text + event.character)[:MOST_LETTERS]
        else:
            return False
        return True

    def _go_on(self) -> None:
        """Go to the next phase, or lock after the last one."""
        phase = self.phase
        if phase is None:
            return
        wanting = self.wanting() if phase[0] == "choose" else ""
        if not wanting and not self._dated():
            wanting = refusals.sentence(Refusal("date-unreadable"))
        if wanting:
            self.play.say(wanting, refusal=True)
        elif self.last:
            self._lock(self.answers())
        else:
            self.at += 1
            self._enter_phase()

    def _dated(self) -> bool:
        """Turn a typed day into one that is kept; False when it is none, which is not repeated."""
        item = self.item
        text = self.draft.texts.get(item.id, "") if item is not None and item.date else ""
        if item is None or not text.strip():
            return True
        from game.table.dates import counted_from, parse_day

        with suppress(ValueError):  # kept before
            return bool(date.fromisoformat(text.strip()))
        day = parse_day(text, counted_from(self.view.held_on))
        if day is None:
            if self.blind:
                self.draft.texts[item.id] = ""
            return False
        self.draft.texts[item.id] = day.isoformat()
        return True

    def _stop(self) -> None:
        """Lock everything that is asked, without a value."""
        who = self.who or ""
        self._lock([c.Answer(who, item=item.id) for item in self.asked.form.items])

    def _lock(self, answers: Sequence[c.Answer]) -> None:
        who = self.who
        for one in answers:
            if not self.play.perform(one):
                return
        if self.who == who:  # the view may have gone on without them
            self.locked()

    # -- the line -----------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show a line that has become too long for its field in full."""
        event.stop()
        self.draw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line: a group's, or the next part of somebody's answer."""
        event.stop()
        if self.noting:
            self._keep_line(event.value)
            return
        item = self.item
        if item is None:
            return
        self.draft.texts[item.id] = event.value
        self._go_on()

    def _half(self) -> tuple[str, str]:
        return (self.view.step.id if self.view.step else "", "group")

    def _note(self) -> None:
        self.noting = True
        half = self.play.halves.pop(self._half(), "")
        self._open_line(half, _("Eén zin, zoals jullie het zeiden"))
        self.draw()
        self.play.redraw()

    def _keep_line(self, text: str) -> None:
        if text.strip() and not self.play.perform(c.Note(text)):
            return
        self._stop_noting()
        if text.strip():
            self.play.say(_("Genoteerd."))

    def _stop_noting(self) -> None:
        self.noting = False
        self._close_line()
        self.draw()
        self.play.redraw()

    def leave(self) -> bool:
        """Close the line; half a sentence is there again, a private draft is dropped."""
        if self.noting:
            self.play.halves[self._half()] = self.query_one(Input).value
            self._stop_noting()
            return True
        if self.who is not None and self.query_one(Input).display:
            if self.private:
                self._drop()
            else:
                self.end_openly()
            return True
        return False

    def end_openly(self) -> None:
        """Stop without locking, where everybody looks on; what was begun is there again."""
        item = self.item
        if self.who is not None:
            if item is not None:
                self.draft.texts[item.id] = self.typed
            self._halves[self.who] = self.draft
        self._wipe()
        self.play.redraw()

    def show(self) -> None:
        """Redraw; when whoever is at the keyboard left, go on."""
        at_hand = self.who or self.turn
        here = {player.id for player in self.view.players if player.present}
        self.follow(able=at_hand in here and not self.over)
        self.draw()

    # -- keys ---------------------------------------------------------------------------------

    def typing_actions(self) -> list[Action]:
        """Say what Enter, F2 and Esc do while a line is typed."""
        if self.noting:
            return [
                Action(
                    ("enter",), _("bewaar"), lambda: None, _("Bewaart wat je typte."), main=True
                ),
                Action(("escape",), _("sluit"), self.play.escape, _("Sluit het tekstvak.")),
            ]
        return [
            Action(("enter",), self.next_word(), lambda: None, _("Bewaart wat je typte."),
                   main=True),
            self.stop_action(),
            self.way_out(),
        ]  # fmt: skip

    def next_word(self) -> str:
        """Say where Enter leads: to the lock, else to what is asked next."""
        if self.last:
            return _("vast")
        kind, key = self.phases()[self.at + 1]
        if kind == "release":
            return _("kies je papieren")
        item = next((one for one in self.asked.form.items if one.id == key), None)
        return _("kies de dag") if item is not None and item.date else _("schrijf je zin")

    def stop_action(self) -> Action:
        """Give the stop card; a letter cannot play it while letters are words."""
        writing = self.phase is not None and self.phase[0] == "words"
        return Action(
            ("f2",) if writing else ("s", "f2"),
            _("stopkaart"),
            self._stop,
            _("Leg vast zonder antwoord. Niemand ziet dat."),
        )

    def way_out(self) -> Action:
        """Give the key that ends a moment without locking."""
        if self.private:
            return self.drop_action(footer=True)
        return Action(
            ("escape",),
            _("sluit"),
            self.end_openly,
            _("Stop voorlopig. Wat je begon, staat er straks nog."),
        )
