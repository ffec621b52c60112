"""Show what is asked and what is open, and hand out turns: aloud, openly or behind the curtain."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from game.engine import commands as c
from game.engine.answering import OptionView
from game.engine.view.parts import AnswerView
from game.language import _, and_list
from game.table.words import named
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.kit.line import Line
from game.tui.kit.rail import RailPicture, RailSection
from game.tui.kit.roundtable import RoundTable
from game.tui.kit.text import width
from game.tui.linelist import LineItem, LineList
from game.tui.pictures import hue_of, person
from game.tui.steps.curtained import FEW
from game.tui.steps.writing import MOST_LETTERS, WritingPanel

FIELD_EDGE = 6
"""Cells of a field that are no text: its edges and the cursor after the last letter."""


class AnsweringPanel(WritingPanel):
    """A stage for choosing, a list of what is open, and a line to type in."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._overflowed = False

    # -- what a kind says ---------------------------------------------------------------------

    def stage(self) -> Widget | None:
        """Make the widget on which is chosen, if there is one."""
        return None

    def paint_stage(self) -> None:
        """Draw the widget on which is chosen."""

    def choose_actions(self) -> list[Action]:
        """Give the keys with which is chosen."""
        return []

    def said(self, answer: AnswerView) -> str:
        """Put an open answer into words, without the name."""
        return answer.text

    def on_stage(self) -> bool:
        """Tell whether the stage is shown rather than the list."""
        return self.phase is not None and self.phase[0] == "choose"

    def choice_words(self) -> str:
        """Say what is to be chosen now."""
        return ""

    def blind_help(self) -> str:
        """Say, where somebody writes blind, what becomes of it."""
        return _("Je letters tellen, het scherm zwijgt.")

    # -- making -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Make the stage, the list and the line."""
        stage = self.stage()
        if stage is not None:
            yield stage
        yield LineList()
        yield Line(classes="sentence", max_length=MOST_LETTERS, select_on_focus=False)

    def on_mount(self) -> None:
        """Hang the curtain where answers are sealed; else wait for the first one."""
        self.query_one(Input).display = False
        self.blind = self.view.group_sees
        self.next_curtain()
        self.draw()

    # -- drawing ------------------------------------------------------------------------------

    def face(self) -> Widget:
        """Give what is shown: the stage while somebody chooses, else the list."""
        return self.children[0] if self.on_stage() else self.query_one(LineList)

    def draw(self) -> None:
        """Draw what is shown, and hide the rest."""
        if not self.ready:
            return
        face = self.face()
        for widget in self.children:
            if not isinstance(widget, Input):
                widget.display = widget is face
        if isinstance(face, LineList):
            self._list(face)
        else:
            self.paint_stage()
        self.call_after_refresh(self._look_if_all_fits)

    def _list(self, lines: LineList) -> None:
        lines.empty = self.empty()
        lines.active = False
        echo = self._echo()
        lines.items = echo or tuple(self._items())
        if echo:
            lines.call_after_refresh(lines.scroll_end, animate=False)

    def _look_if_all_fits(self) -> None:
        """Show the keys that read on once the lines have their place."""
        if not self.ready:
            return
        overflows = self._overflows()
        if overflows != self._overflowed:
            self._overflowed = overflows
            self.play.redraw()

    def _overflows(self) -> bool:
        face = self.face()
        return isinstance(face, LineList | RoundTable) and face.overflows

    def read(self, by: int) -> None:
        """Go up or down in what is too long for the screen."""
        face = self.face()
        if isinstance(face, LineList | RoundTable):
            face.read(by)

    def empty(self) -> str:
        """Say what the empty list waits for."""
        if self.who is not None:
            return self.blind_help() if self.blind else ""
        if self.spoken:
            return _("Vertel het elkaar. Met I bewaren jullie één zin.")
        if self.asked.form.barren:
            return _("Er is niets om uit te kiezen: niemand schreef iets op. Verder met N.")
        if self.private and not self.asked.revealed and not self.view.waiting:
            return _("Alle antwoorden liggen klaar. Enter opent ze tegelijk.")
        return _("Nog geen antwoorden.")

    def _echo(self) -> tuple[LineItem, ...]:
        """Give the line that is being typed once its field is too short for it."""
        typed = self.typed
        if not typed or width(typed) <= self.size.width - FIELD_EDGE:
            return ()
        return (LineItem("typed", typed, note=_("zo staat het er nu")),)

    def _items(self) -> list[LineItem]:
        """Give the open answers, and the lines that the group kept; none in a private moment."""
        if self.private and self.who is not None:
            return []
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
        if self.asked.form.barren:
            return []
        if self.asked.audience == "sealed" and not self.asked.revealed:
            return [*self._opening(), *self.seat_actions()]
        return [*self._turns(), *self._reading()]

    def _opening(self) -> list[Action]:
        if self.view.waiting:
            return []
        return [
            Action(("enter",), _("onthul"), self._reveal,
                   _("Toon alle antwoorden tegelijk. Daarna verandert er niets meer."), main=True)
        ]  # fmt: skip

    def _turns(self) -> list[Action]:
        """Give the keys of a talk: who is next, anybody by digit, the stop card, a kept line."""
        following = self.who_now()
        by_turns = not self.over and not self.private
        found: list[Action] = []
        if following is not None and by_turns:
            found.append(
                Action(("enter",), _("gehoord") if self.spoken else _("antwoord"),
                       partial(self._turn_to, following),
                       self._seat_help(following), main=True)
            )  # fmt: skip
        if not self.private:
            found.append(
                Action(("s",), _("stopkaart"), self._pass,
                       _("Sla deze vraag over, zonder uitleg. Het blijft hetzelfde als gehoord."))
            )  # fmt: skip
        if not self.over:
            found += self._seat_keys()
        if not self.private or self.asked.revealed:
            found.append(
                Action(("i",), _("schrijf op"), self._note,
                       _("Bewaar één zin van de groep. Het mag op de poster."))
            )  # fmt: skip
        if following is not None and by_turns:
            told = _("Nu vertelt {name}.").format(name=self.view.player(following).name)
            found.append(
                Action(("w",), _("wie nu"), partial(self.play.say, told), _("Wie vertelt nu?"),
                       footer=False)
            )  # fmt: skip
        return found

    def _seat_keys(self) -> list[Action]:
        """Give a digit for each seat; the first one stands for all in the footer."""
        seats = self.digits()
        run = self.again if self.private else self._turn_to
        return [
            Action(
                (str(number),),
                self.view.player(seat.player).name if at else _("wie"),
                partial(run, seat.player),
                self._seat_help(seat.player),
                label=f"{number}-{seats[-1][0]}" if at == 0 and len(seats) > 1 else "",
                footer=at == 0 and not self.private,
            )
            for at, (number, seat) in enumerate(seats)
        ]

    def _seat_help(self, player: str) -> str:
        name = self.view.player(player).name
        if self.spoken:
            return _("{name} is gehoord.").format(name=name)
        return _("Nu antwoordt {name}.").format(name=name)

    def _reading(self) -> list[Action]:
        """Give the keys that read on, where not everything fits."""
        told = _("Lees verder omhoog of omlaag.")
        return [
            Action(("up",), _("lees"), partial(self.read, -1), told, label="↑ ↓",
                   footer=self._overflowed),
            Action(("down",), "", partial(self.read, 1), footer=False),
        ]  # fmt: skip

    def _answer_actions(self) -> list[Action]:
        choosing = self.phase is not None and self.phase[0] == "choose"
        found = [
            Action(("enter",), self.next_word(), self._go_on, _("Leg je antwoord vast."),
                   main=True)
        ]  # fmt: skip
        if choosing:
            found += self.choose_actions()
        found.append(self.stop_action())
        if self.private and not self.blind and choosing:
            found.append(
                Action(("v",), _("blind"), self._go_blind,
                       _("Kijkt er iemand mee? Kies dan zonder dat het scherm iets toont."))
            )  # fmt: skip
        if self.private:
            found.append(self.drop_action(footer=not choosing))
        else:
            found.append(self.way_out())
        return found

    def _go_blind(self) -> None:
        self.blind = True
        self.begin()

    def _reveal(self) -> None:
        self.play.perform(c.Reveal())

    # -- who is next --------------------------------------------------------------------------

    def who_now(self) -> str | None:
        """Give who is next: the first one in this order who was not heard or has not answered."""
        waiting = set(self.view.waiting)
        return next((seat.player for seat in self.seats if seat.player in waiting), None)

    def _turn_to(self, player: str) -> None:
        if self.spoken and player not in self.view.waiting:
            name = self.view.player(player).name
            self.play.say(_("{name} was al gehoord.").format(name=name))
        elif self.spoken:
            self.play.perform(c.Hear(player))
        else:
            self.begin_openly(player)

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
        name = view.player(self.who).name
        item = self.item
        if item is not None and item.text:
            return TaskPicture(f"{name}: {item.text}", view.text)
        text = f"{name}, {view.text[:1].lower()}{view.text[1:]}"
        return TaskPicture(text, self.choice_words() or view.more)

    def person(self, player: str) -> PersonArt:
        """Show who has answered or was heard, who is next, who is busy and who comes later."""
        seat = next((one for one in self.seats if one.player == player), None)
        if seat is None or player == self.who:
            return super().person(player)
        if self.private and not self.asked.revealed:
            return super().person(player)
        done = seat.heard or (seat.locked and not self.spoken)
        word = _("gehoord") if self.spoken or seat.heard else _("klaar")
        following = self.who is None and not self.over and player == self.who_now()
        return person(
            self.view,
            player,
            word if done else _("straks"),
            locked=done,
            active=following and not self.private,
        )

    def rail(self) -> RailPicture:
        """Give the lines that the group kept below the people, where there is room."""
        plain = super().rail()
        notes = [f"– {one.text}" for one in self.asked.notes]
        if not notes or self.private:
            return plain
        section = RailSection(_("Bewaard"), tuple(notes))
        return RailPicture(plain.title, plain.people, (section, *plain.sections), plain.foot)

    def message(self) -> MessagePicture:
        """Say who may look, who was not heard, or what a touchy subject leaves behind."""
        if self.noting:
            return MessagePicture(_("Enter bewaart de zin, Esc stopt met schrijven."))
        if self.who is not None and self.blind:
            return MessagePicture(
                _("Je ziet niets, maar je toetsen tellen. Toch zien? Esc, en dan V.")
            )
        if self.who is not None and self.private:
            return MessagePicture(
                _("Kijkt er iemand mee? Esc, en dan V.")
                if self.typing
                else _("Kijkt er iemand mee? Druk op V en kies blind."),
                bold=_("Alleen {name} kijkt.").format(name=self.view.player(self.who).name),
            )
        return self._open_message()

    def _open_message(self) -> MessagePicture:
        waiting = self.view.waiting
        if self.who is not None:
            return self._touchy() or MessagePicture()
        if self.private:
            again = not self.over and self.turn is None and not waiting
            return MessagePicture(self.again_words() if again else "")
        if self.over:
            return MessagePicture()
        if not waiting:
            return MessagePicture(
                _("Iedereen is gehoord. Verder met N.")
                if self.spoken
                else _("Iedereen heeft geantwoord. Verder met N.")
            )
        if len(waiting) <= FEW and len(waiting) < len(self.seats):
            names = and_list([self.view.player(one).name for one in waiting])
            said = _("Nog niet gehoord: {names}.") if self.spoken else _("Nog niet: {names}.")
            return MessagePicture(said.format(names=names))
        if self.spoken:
            return MessagePicture(_("Vertel het elkaar. Met I bewaren jullie één zin."))
        return self._touchy() or MessagePicture()

    def _touchy(self) -> MessagePicture | None:
        """Remind, under `talk`, of what is kept: what is chosen tells, free words never do."""
        board = self.asked.board
        touchy = {zone.id: zone.name for zone in board.zones if zone.sensitive} if board else {}
        if not touchy or self.view.health == "keep" or self.spoken:
            return None
        offered = [touchy[one.id] for one in self.asked.form.options if one.id in touchy]
        if offered:
            said = _("Kies je {floor}? Dan blijft je antwoord niet bewaard.")
            return MessagePicture(said.format(floor=and_list(offered)))
        return MessagePicture(
            _("Praat over gezondheid, en schrijf er hier niets over: dit blijft bewaard.")
        )
