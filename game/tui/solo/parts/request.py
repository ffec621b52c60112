"""Ask others for feedback: whom, which questions, a message to each, and what came back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from exports.errors import ExportError
from game.engine import commands as c
from game.engine.steps.request import PERSON, REPLY, AskedView, RequestPanel
from game.language import _, plural
from game.table import faults
from game.table.feedback import FeedbackMessage, message, save_message
from game.table.files import short
from game.table.poster import paper_folder
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.line import Line
from game.tui.kit.page import Page
from game.tui.kit.text import shorten
from game.tui.linelist import LineItem, LineList
from game.tui.solo.writing import Sheet, WritingPart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

Stage = Literal["people", "name", "questions", "message", "reply"]


class RequestPart(WritingPart):
    """The people who are asked; one of them at a time is opened."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._stage: Stage = "people"
        self._number = 0
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Make the list, the message, the page for a reply and the line for a name."""
        yield LineList()
        yield Page("")
        yield Sheet()
        yield Line(classes="sentence", max_length=80, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin with the people."""
        self._to("people")

    @property
    def inside(self) -> bool:
        """Tell whether something lies over the part itself."""
        return self._stage != "people"

    @property
    def paged(self) -> bool:
        """Tell whether a reply is being typed over."""
        return self._stage == "reply"

    @property
    def _asking(self) -> RequestPanel:
        panel: RequestPanel = self.view.panel
        return panel

    @property
    def _one(self) -> AskedView | None:
        return next((one for one in self._asking.asked if one.number == self._number), None)

    # -- stages -------------------------------------------------------------------------------

    def _to(self, stage: Stage, number: int | None = None) -> None:
        """Show a stage, about one of the people where it is."""
        if number is not None:
            self._number = number
        self._stage = stage
        self.play.take_focus()
        shown: tuple[type, ...] = {
            "people": (LineList,), "name": (LineList,), "questions": (LineList,),
            "message": (Page,), "reply": (LineList, Sheet),
        }[stage]  # fmt: skip
        for widget in self.children:
            widget.display = isinstance(widget, shown)
        self.query_one(LineList).active = stage != "reply"
        if stage == "name":
            line = self.query_one(Input)
            line.display = True
            line.placeholder = _("voornaam")
            line.value = self._one.name if self._one else ""
            self.play.set_focus(line)
        if stage == "reply":
            sheet = self.query_one(Sheet)
            self._kept = sheet.text = self._one.reply if self._one else ""
            sheet.move_cursor(sheet.document.end)
            self.play.set_focus(sheet)
        self.show()
        self.play.redraw()

    def show(self) -> None:
        """Draw the stage at hand."""
        if not self.ready:
            return
        lines = self.query_one(LineList)
        if self._stage in ("people", "name"):
            lines.columns = ()
            lines.empty = _("Nog niemand. Kies twee tot vier mensen die je aan het werk zien.")
            lines.items = tuple(self._person(one) for one in self._asking.asked)
        elif self._stage == "questions":
            chosen = self._one.questions if self._one else ()
            lines.columns = (_("vraag"),)
            lines.items = tuple(
                LineItem(one.id, one.text, marks=("●" if one.id in chosen else "·",))
                for one in self._asking.questions
            )
        elif self._stage == "reply":
            self._show_reply()
        elif self._stage == "message" and (made := self._message()) is not None:
            self.query_one(Page).picture = f"{made.subject}\n\n{made.body}"

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the person who changed, or whose reply did; back to the people from another."""
        number = str(getattr(event, "item", "")).rpartition("-")[2]
        if self._stage != "people" and number != str(self._number):
            self._to("people")
        if self._stage == "people":
            self.query_one(LineList).choose(number)
        people = (*self._asking.asked, *was.asked)
        return next((one.name for one in people if str(one.number) == number), "")

    def _show_reply(self) -> None:
        """Show a reply that was taken back or brought back, unless somebody is typing it over."""
        if self._one is None:
            self._to("people")  # who was asked is taken back as well
            return
        if not self.sheet.has_focus and self.waiting is None:
            self._kept = self.sheet.text = self._one.reply
        lines = self.query_one(LineList)
        lines.columns = ()
        lines.empty = _("Je koos nog geen vraag voor deze persoon.")
        lines.items = tuple(
            LineItem(one.id, one.text)
            for one in self._asking.questions
            if one.id in self._one.questions
        )

    def _person(self, one: AskedView) -> LineItem:
        asked = plural("{n} vraag", "{n} vragen", len(one.questions))
        back = shorten(one.reply.replace("\n", " "), 120) if one.reply else _("nog geen antwoord")
        return LineItem(str(one.number), one.name, note=f"{asked} · {back}")

    def _message(self) -> FeedbackMessage | None:
        one = self._one
        return message(self._asking, one, self.play.solo.name) if one is not None else None

    # -- keeping ------------------------------------------------------------------------------

    def _keep(self, name: str, questions: tuple[str, ...]) -> bool:
        item = f"{PERSON}-{self._number}"
        return self.play.perform(c.Answer(self.me, text=name, choices=questions, item=item))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the name; then the questions are chosen."""
        event.stop()
        if not event.value.strip():
            self._to("people")
        elif self._keep(event.value, self._one.questions if self._one else ()):
            self._to("questions")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep a reply once the hands rest."""
        if event.text_area.text == self._kept:
            self.rest()  # laid down, not typed
        else:
            self.keep_soon()

    def save(self) -> bool:
        """Keep what is typed of a reply."""
        self.rest()
        if self._stage != "reply" or not self.ready:
            return True
        text = self.query_one(Sheet).text
        if text == self._kept:
            return True
        done = self.play.perform(c.Answer(self.me, text=text, item=f"{REPLY}-{self._number}"))
        self._kept = text if done else self._kept
        return done

    def leave(self) -> bool:
        """Leave the page of a reply, then go back to the people."""
        if super().leave():
            return True
        if self._stage == "people":
            return False
        if self.save():
            self._to("people")
        return True

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Give the keys of the stage at hand."""
        if self._stage == "reply":
            return [Action(("enter",), _("schrijf"), self.write,
                           _("Schrijf verder aan dit antwoord."), main=True)]  # fmt: skip
        if self._stage == "questions":
            return [
                Action(("enter",), _("bericht"), self._read_message,
                       _("Lees het bericht dat eruit komt."), main=True),
                Action(("space",), _("kies"), self._toggle, _("Kies deze vraag, of laat hem los.")),
                *self._arrows(),
            ]  # fmt: skip
        if self._stage == "message":
            return [
                Action(("k",), _("kopieer"), self._copy, _("Zet het bericht op het klembord."),
                       main=True),
                Action(("t",), _("als tekst"), partial(self._save_as, "txt"),
                       _("Bewaar het bericht als tekst.")),
                Action(("m",), _("als mail"), partial(self._save_as, "eml"),
                       _("Bewaar het als mail die je zelf verstuurt.")),
                Action(("v",), _("vragen"), partial(self._to, "questions"),
                       _("Kies andere vragen."), footer=False),
            ]  # fmt: skip
        return self._people_actions()

    def _people_actions(self) -> list[Action]:
        asked = self._asking.asked
        full = len(asked) >= self._asking.most
        found = [
            Action(("v",), _("vraag iemand"), self._add, _("Kies iemand om iets te vragen."),
                   main=not asked, footer=not full)
        ]  # fmt: skip
        if asked:
            found += [
                Action(("enter",), _("bericht"), partial(self._open, "message"),
                       _("Lees het bericht aan deze persoon."), main=True),
                Action(("a",), _("antwoord"), partial(self._open, "reply"),
                       _("Typ over wat deze persoon antwoordde."), keep=True),
                Action(("r",), _("vragen"), partial(self._open, "questions"),
                       _("Kies andere vragen voor deze persoon."), footer=False),
                Action(("backspace",), _("weg"), self._drop,
                       _("Haal deze persoon van je lijst."), footer=False),
                *self._arrows(),
            ]  # fmt: skip
        return found

    def _arrows(self) -> list[Action]:
        return [
            Action(("up",), _("blader"), partial(self._move, -1), _("Kies een regel."),
                   label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _add(self) -> None:
        taken = {one.number for one in self._asking.asked}
        free = [one for one in range(1, self._asking.most + 1) if one not in taken]
        if free:
            self._to("name", free[0])
        else:
            said = _("{most} mensen is genoeg: je wilt hun antwoorden ook kunnen lezen.")
            self.play.say(said.format(most=self._asking.most))

    def _open(self, stage: Stage) -> None:
        chosen = self.query_one(LineList).chosen
        if chosen is not None:
            self._to(stage, int(chosen))

    def _drop(self) -> None:
        chosen = self.query_one(LineList).chosen
        if chosen is not None:
            self._number = int(chosen)
            one = self._one
            if one is not None and one.reply:  # else it would be shown as the next person's
                self.play.perform(c.Answer(self.me, item=f"{REPLY}-{self._number}"))
            if self._keep("", ()):
                self.play.say(_("Weg van de lijst. U zet terug."))

    def _toggle(self) -> None:
        one, chosen = self._one, self.query_one(LineList).chosen
        if one is None or chosen is None:
            return
        rest = tuple(each for each in one.questions if each != chosen)
        self._keep(one.name, rest if len(rest) < len(one.questions) else (*rest, chosen))

    def _read_message(self) -> None:
        if self._one is not None and self._one.questions:
            self._to("message")
        else:
            self.play.say(_("Kies eerst een vraag met de spatiebalk."))

    def _copy(self) -> None:
        made = self._message()
        if made is not None:
            self.app.copy_to_clipboard(made.body)
            self.play.say(_("Aan het klembord gegeven. Plakt het niet? T bewaart een bestand."))

    def _save_as(self, kind: str) -> None:
        made = self._message()
        if made is None:
            return
        folder = paper_folder(self.play.settings.poster_folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = save_message(made, folder, self._number, kind)
        except ExportError as error:
            self.play.say(" ".join(faults.sentences(error)), refusal=True)
            return
        except OSError:
            said = _("Hier kan niets bewaard worden: {path}").format(path=folder)
            self.play.say(said, refusal=True)
            return
        self.play.say(_("Bewaard: {path}").format(path=short(path)))

    def typing_actions(self) -> list[Action]:
        """Give the keys that lead out of a name or a reply."""
        if self._stage == "name":
            return [
                Action(("enter",), _("vragen kiezen"), lambda: None, _("Bewaart de naam."),
                       main=True),
                Action(("escape",), _("sluit"), self.play.escape, _("Sluit het tekstvak.")),
            ]  # fmt: skip
        return super().typing_actions()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say what the stage at hand is for."""
        one = self._one
        name = one.name if one is not None else ""
        each = self._asking.each
        match self._stage:
            case "questions":
                return TaskPicture(
                    _("Wat wil je {name} vragen?").format(name=name),
                    _("Hoogstens {n} vragen: dan komt er antwoord.").format(n=each),
                )
            case "message":
                return TaskPicture(
                    _("Zo leest {name} het.").format(name=name),
                    _("Pas het gerust aan zodra je het plakt."),
                )
            case "reply":
                return TaskPicture(
                    _("Wat antwoordde {name}?").format(name=name),
                    _("In eigen woorden. Alleen jij leest dit, tenzij jij anders kiest."),
                )
        return super().task_lines()

    def message(self) -> MessagePicture:
        """Remind that nothing is sent."""
        if self.resting:
            return super().message()
        return MessagePicture(_("Het programma verstuurt niets: dat doe je zelf, als jij wilt."))
