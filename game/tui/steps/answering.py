"""Let each player answer: aloud, before everybody, or behind the curtain; then show what is open.

One person's moment goes through phases: choosing, then words. A draft stays here until it is
locked; while the group sees the screen nothing of it is drawn, and letters are taken in unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Literal

from textual.app import ComposeResult
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from game.engine import commands as c
from game.engine.answering import AnswerPanel as AnswerPanelView
from game.engine.answering import AnswerSeat, ItemView, OptionView
from game.engine.view.parts import AnswerView
from game.language import _
from game.table.words import named
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.linelist import LineItem, LineList
from game.tui.pictures import hue_of, person
from game.tui.steps.curtained import CurtainedPanel

Phase = tuple[Literal["choose", "words", "release"], str]
"""What is done now, and for which item."""

MOST_LETTERS = 2000


@dataclass
class Draft:
    """What somebody is putting in: choices in order, words per item, stops per item."""

    choices: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    stops: dict[str, int] = field(default_factory=dict)
    cursor: str = ""


class AnsweringPanel(CurtainedPanel):
    """A stage for choosing, a list of what is open, and a line to type in."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.draft = Draft()
        self.at = 0
        self.noting = False

    # -- what a kind says ---------------------------------------------------------------------

    def stage(self) -> Widget | None:
        """Make the widget on which is chosen, if there is one."""
        return None

    def paint_stage(self) -> None:
        """Draw the widget on which is chosen."""

    def phases(self) -> list[Phase]:
        """Give what one person does, in order."""
        form = self.asked.form
        found: list[Phase] = [("choose", "")] if form.options or form.low else []
        found += [("words", item.id) for item in form.items if form.words != "none"]
        return found

    def choose_actions(self) -> list[Action]:
        """Give the keys with which is chosen."""
        return []

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

    def said(self, answer: AnswerView) -> str:
        """Put an open answer into words, without the name."""
        return answer.text

    def on_stage(self) -> bool:
        """Tell whether the stage is shown rather than the list."""
        return self.phase is not None and self.phase[0] == "choose"

    # -- making -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the stage, the list and the line."""
        stage = self.stage()
        if stage is not None:
            yield stage
        yield LineList()
        yield Input(classes="sentence", max_length=MOST_LETTERS, select_on_focus=False)

    def on_mount(self) -> None:
        """Hang the curtain where answers are sealed; else wait for the first one."""
        self.query_one(Input).display = False
        self.blind = self.view.group_sees
        self.next_curtain()
        self.draw()

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
    def item(self) -> ItemView | None:
        """Give the item that words are typed for."""
        phase = self.phase
        if phase is None:
            return None
        return next((one for one in self.asked.form.items if one.id == phase[1]), None)

    # -- one person's moment ------------------------------------------------------------------

    def begin(self) -> None:
        """Begin with what this person answered before, unless nothing may be seen."""
        self.draft = Draft()
        self.at = 0
        if not self.blind:
            own: AnswerPanelView = self.play.table.own(self.who or "").screen.panel
            self.take_up(own.mine)
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
            line = self.query_one(Input)
            line.value = self.draft.texts.get(phase[1], "")
            item = self.item
            line.placeholder = _("dag-maand-jaar") if item and item.date else _("Eén zin")
            line.action_end()
            line.display = True
            self.play.set_focus(line)
        self.draw()
        self.play.redraw()

    def _close_line(self) -> None:
        if not self.ready:
            return
        line = self.query_one(Input)
        if line.display:
            line.display = False
            self.play.take_focus()
        line.value = ""

    def swallow(self, event: Key) -> bool:
        """Take a letter in without showing it, while somebody writes blind."""
        phase = self.phase
        if phase is None or phase[0] != "words" or not self.blind:
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
            wanting = _("Dat is geen datum. Typ bijvoorbeeld 11-12.")
        if wanting:
            self.play.say(wanting, refusal=True)
            return
        if self.at + 1 < len(self.phases()):
            self.at += 1
            self._enter_phase()
        else:
            self._lock(self.answers())

    def _dated(self) -> bool:
        """Turn a typed day into one that is kept; False when it is none, which is not repeated."""
        item = self.item
        text = self.draft.texts.get(item.id, "") if item is not None and item.date else ""
        if item is None or not text.strip():
            return True
        from game.table.dates import parse_day

        with suppress(ValueError):  # kept before
            return bool(date.fromisoformat(text.strip()))
        day = parse_day(text, self.view.held_on)
        if day is None:
            if self.blind:
                self.draft.texts[item.id] = ""
            return False
        self.draft.texts[item.id] = day.isoformat()
        return True

    def _stop(self) -> None:
        """Lock every item that holds nothing yet, without a value."""
        who = self.who or ""
        self._lock([c.Answer(who, item=item.id) for item in self.asked.form.items])

    def _lock(self, answers: Sequence[c.Answer]) -> None:
        who = self.who
        for one in answers:
            if not self.play.perform(one):
                return
        if self.who == who:  # the view may have gone on without them
            self.locked()

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

    # -- a line of the group ------------------------------------------------------------------

    def _half(self) -> tuple[str, str]:
        return (self.view.step.id if self.view.step else "", "group")

    def _note(self) -> None:
        line = self.query_one(Input)
        self.noting = True
        line.placeholder = _("Eén zin, zoals jullie het zeiden")
        line.value = self.play.halves.pop(self._half(), "")
        line.action_end()
        line.display = True
        self.play.set_focus(line)
        self.draw()
        self.play.redraw()

    def _keep_line(self, text: str) -> None:
        if text.strip() and not self.play.perform(c.Note(text)):
            return
        self.noting = False
        self._close_line()
        self.draw()
        self.play.redraw()
        if text.strip():
            self.play.say(_("Genoteerd."))

    def leave(self) -> bool:
        """Close the line; half a sentence is there again, somebody's own draft is dropped."""
        if self.noting:
            self.play.halves[self._half()] = self.query_one(Input).value
            self.noting = False
            self._close_line()
            self.draw()
            self.play.redraw()
            return True
        if self.who is not None and self.query_one(Input).display:
            if self.private:
                self._drop()
            else:
                self.end_openly()
            return True
        return False

    def end_openly(self) -> None:
        """Stop without keeping anything, where everybody looks on."""
        self._wipe()
        self.play.redraw()

    # -- drawing ------------------------------------------------------------------------------

    def show(self) -> None:
        """Redraw; when whoever is at the keyboard left, go on."""
        at_hand = self.who or self.turn
        here = {player.id for player in self.view.players if player.present}
        self.follow(able=at_hand in here and not self.over)
        self.draw()

    def draw(self) -> None:
        """Draw the stage or the list."""
        if not self.ready:
            return
        lines = self.query_one(LineList)
        stage = self.on_stage()
        lines.display = not stage
        for widget in self.children:
            if widget is not lines and not isinstance(widget, Input):
                widget.display = stage
        if stage:
            self.paint_stage()
        hidden = self.private and self.who is not None
        lines.items = () if hidden else tuple(self._items())
        lines.empty = self.empty()
        lines.active = False

    def empty(self) -> str:
        """Say what the empty list waits for."""
        if self.who is not None and self.blind:
            return _("Je letters tellen, het scherm zwijgt.")
        if self.who is not None:
            return ""
        if self.spoken:
            return _("Vertel het elkaar. Met I bewaren jullie één zin.")
        return _("Nog geen antwoorden.")

    def _items(self) -> list[LineItem]:
        """Give the open answers, and the lines that the group kept."""
        view = self.view
        names = {player.id: player.name for player in view.players}
        items = []
        for number, one in enumerate(self.asked.answers):
            option = self.option(one.choices[0]) if len(one.choices) == 1 else None
            said = self.said(one)
            if one.by:
                said = named(names[one.by], said) if said else names[one.by]
            items.append(
                LineItem(
                    one.id or f"-{number}",
                    said or _("zonder naam"),
                    tag=option.text if option is not None and option.sign else "",
                    hue=hue_of(option.sign) if option is not None and option.sign else "",
                )
            )
        items += [
            LineItem(note.id, note.text, note=_("bewaard door jullie samen"))
            for note in self.asked.notes
        ]
        return items

    def option(self, key: str) -> OptionView | None:
        """Give an option by its id."""
        return next((one for one in self.asked.form.options if one.id == key), None)

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give the keys of the curtain, of answering, or of the talk about what is open."""
        if self.turn is not None:
            return self.curtain_actions()
        if self.typing:
            return []
        if self.who is not None:
            return self._answer_actions()
        found: list[Action] = []
        if self.asked.audience == "sealed" and not self.asked.revealed:
            if not self.view.waiting:
                found.append(
                    Action(("enter",), _("onthul"), self._reveal,
                           _("Toon alle antwoorden tegelijk. Daarna verandert er niets meer."),
                           main=True)
                )  # fmt: skip
            return [*found, *self.seat_actions()]
        following = self.who_now()
        if following is not None and not self.over and not self.private:
            name = self.view.player(following).name
            word = _("{name} gehoord") if self.spoken else _("{name} antwoordt")
            found.append(
                Action(("enter",), word.format(name=name), partial(self._turn_to, following),
                       _("Wie het woord heeft, is aan de beurt."), main=True)
            )  # fmt: skip
        if not self.over:
            found += self._seat_keys()
        if not self.private or self.asked.revealed:
            found.append(
                Action(("i",), _("schrijf op"), self._note,
                       _("Bewaar één zin van de groep. Het mag op de poster."))
            )  # fmt: skip
        if following is not None and not self.over and not self.private:
            name = self.view.player(following).name
            told = _("Nu vertelt {name}.").format(name=name)
            found.append(
                Action(("w",), _("wie nu"), partial(self.play.say, told), _("Wie vertelt nu?"),
                       footer=False)
            )  # fmt: skip
        if self.spoken or not self.private:
            found.append(
                Action(("s",), _("stopkaart"), self._pass,
                       _("Sla deze vraag over, zonder uitleg. Het blijft hetzelfde als gehoord."))
            )  # fmt: skip
        return found

    def _seat_keys(self) -> list[Action]:
        """Give a digit for each seat; the first one stands for all in the footer."""
        seats = self.seats
        run = self.again if self.private else self._turn_to
        return [
            Action(
                (str(number),),
                (_("gehoord") if self.spoken else _("antwoord"))
                if number == 1
                else self.view.player(seat.player).name,
                partial(run, seat.player),
                named(str(number), self.view.player(seat.player).name),
                label=f"1-{len(seats)}" if number == 1 and len(seats) > 1 else "",
                footer=number == 1 and not self.private,
            )
            for number, seat in enumerate(seats, 1)
        ]

    def _answer_actions(self) -> list[Action]:
        phase = self.phase
        last = self.at + 1 >= len(self.phases())
        found = [
            Action(("enter",), _("vast") if last else _("verder"), self._go_on,
                   _("Leg je antwoord vast."), main=True)
        ]  # fmt: skip
        choosing = phase is not None and phase[0] == "choose"
        if choosing:
            found += self.choose_actions()
        writing = phase is not None and phase[0] == "words"
        found.append(
            Action(("f2",) if writing else ("s", "f2"), _("stopkaart"), self._stop,
                   _("Leg vast zonder antwoord. Niemand ziet dat."))
        )  # fmt: skip
        if self.private and not self.blind and choosing:
            found.append(
                Action(("v",), _("blind"), self._go_blind,
                       _("Kijkt er iemand mee? Kies dan zonder dat het scherm iets toont."))
            )  # fmt: skip
        if self.private:
            found.append(self.drop_action())
        else:
            found.append(
                Action(("escape",), _("sluit"), self.end_openly, _("Stop zonder te bewaren."),
                       footer=False)
            )  # fmt: skip
        return found

    def _go_blind(self) -> None:
        self.blind = True
        self.begin()

    def _reveal(self) -> None:
        self.play.perform(c.Reveal())

    def who_now(self) -> str | None:
        """Give who is next: the first one in this order who was not heard or has not answered."""
        waiting = set(self.view.waiting)
        return next((seat.player for seat in self.seats if seat.player in waiting), None)

    def _turn_to(self, player: str) -> None:
        if not self.spoken:
            self.begin_openly(player)
        elif self.play.perform(c.Hear(player)):
            after = self.who_now()
            if after is None:
                self.play.say(_("Iedereen is gehoord. Verder met N."))

    def _pass(self) -> None:
        """Play the stop card for whoever is next; it leaves what an answer aloud leaves."""
        following = self.who_now()
        if following is None:
            return
        if self.spoken:
            self.play.perform(c.Hear(following))
        else:
            for item in self.asked.form.items:
                self.play.perform(c.Answer(following, item=item.id))

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Address whoever is at the keyboard."""
        view = self.view
        if self.who is None:
            return super().task_lines()
        text = f"{view.player(self.who).name}, {view.text[:1].lower()}{view.text[1:]}"
        item = self.item
        if item is not None and item.text:
            return TaskPicture(f"{view.player(self.who).name}: {item.text}", view.text)
        return TaskPicture(text, self.choice_words() or view.more)

    def choice_words(self) -> str:
        """Say what is to be chosen now."""
        return ""

    def person(self, player: str) -> PersonArt:
        """Show who has answered or was heard, who is busy and who comes later."""
        seat = next((one for one in self.seats if one.player == player), None)
        if seat is None or player == self.who:
            return super().person(player)
        if self.private and not self.asked.revealed:
            return super().person(player)
        done = seat.heard or (seat.locked and not self.spoken)
        word = _("gehoord") if self.spoken or seat.heard else _("klaar")
        return person(self.view, player, word if done else _("straks"), locked=done)

    def message(self) -> MessagePicture:
        """Say who may look, or what a touchy subject leaves behind."""
        if self.noting:
            return MessagePicture(_("Enter bewaart de zin, Esc stopt met schrijven."))
        if self.who is not None and self.blind:
            return MessagePicture(
                _("Je ziet niets, maar je toetsen tellen. Toch zien? Esc, en dan V.")
            )
        if self.who is not None and self.private:
            name = self.view.player(self.who).name
            return MessagePicture(
                _("Enter: verder. Esc: gordijn dicht. F2: stopkaart."),
                bold=_("Alleen {name} kijkt.").format(name=name),
            )
        if self.who is not None and self.phase is not None and self.phase[0] == "words":
            return self._touchy() or MessagePicture(_("Enter bewaart, Esc sluit."))
        if self.private and not self.over and self.turn is None and not self.view.waiting:
            return MessagePicture(self.again_words())
        return self._touchy() or MessagePicture()

    def _touchy(self) -> MessagePicture | None:
        """Remind, under `talk`, that nothing about health is written down."""
        board = self.asked.board
        touchy = board is not None and any(zone.sensitive for zone in board.zones)
        if not touchy or self.view.health == "keep" or self.spoken:
            return None
        return MessagePicture(_("Over gezondheid praten jullie; schrijf er hier niets over."))
