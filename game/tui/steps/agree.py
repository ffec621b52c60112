"""Make agreements together: what, who, first small step, by when, what is needed."""

from __future__ import annotations

from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantBlur
from textual.widgets import Input

from game.engine import commands as c
from game.engine.answers import Refusal
from game.engine.steps.agree import AgreePanel as AgreeView
from game.engine.view.parts import AgreementView
from game.language import _, and_list, long_date, numeric_date, plural, short_date
from game.table import refusals
from game.table.dates import counted_from, parse_day
from game.table.words import named
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture
from game.tui.kit.line import Line
from game.tui.linelist import LineItem, LineList
from game.tui.panel import Panel
from game.tui.picker import Picker
from game.tui.steps.agreeform import FIELDS, Draft, form_of, written

MOST_DOTS = 5
"""How much of what got dots is recalled."""


class AgreePanel(Panel):
    """The agreements so far, and a form for one.

    What was typed and not kept is there again when the form opens, also after another step.
    """

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.replacing: int | None = None
        self._form: Vertical | None = None
        self._opening = False

    def compose(self) -> ComposeResult:
        """Make the list and the line for the follow-up date; the form comes when it opens."""
        yield LineList()
        line = Line(id="follow-up", classes="sentence", max_length=40)
        line.display = False
        yield line

    def on_mount(self) -> None:
        """Show the list."""
        self.show()

    @property
    def awake(self) -> bool:
        """Wait with keys while the form is being made."""
        return super().awake and not self._opening

    @property
    def _agreeing(self) -> AgreeView:
        panel: AgreeView = self.view.panel
        return panel

    @property
    def _opened(self) -> bool:
        return self._form is not None and self._form.display

    @property
    def typing(self) -> bool:
        """Tell whether the form or the date is open."""
        return self.ready and (self._opened or self.query_one("#follow-up").display)

    def show(self) -> None:
        """Redraw the list."""
        items = tuple(
            LineItem(one.id, self._headline(one), note=self._details(one))
            for one in self._agreeing.agreements
        )
        lines = self.query_one(LineList)
        lines.items = items
        lines.empty = "\n".join((_("Nog geen afspraken. Begin met één kleine."), *self._dots()))
        for picker in self.query(Picker).results(Picker):
            self._offer(picker)

    def _dots(self) -> list[str]:
        """Recall what got most dots, to begin with."""
        dots = self._agreeing.dots[:MOST_DOTS]
        rows = [f"– {text} ({plural('{n} stip', '{n} stippen', count)})" for text, count in dots]
        return ["", _("Wat de meeste stippen kreeg:"), *rows] if rows else []

    def _people(self) -> tuple[tuple[str, str], ...]:
        return tuple((player.id, player.name) for player in self.view.players if player.present)

    def _offer(self, picker: Picker) -> None:
        """Offer who is at the table, each by the digit that is theirs everywhere."""
        seats = {player.id: player.seat for player in self.view.players}
        people = self._people()
        picker.numbers = tuple(seats.get(key, len(seats)) + 1 for key, _name in people)
        picker.options = people

    def _called(self, who: str) -> str:
        return self.view.player(who).name

    def _headline(self, one: AgreementView) -> str:
        names = and_list([self._called(player) for player in one.who])
        return named(names, one.what)

    def _details(self, one: AgreementView) -> str:
        parts = []
        if one.first_step:
            parts.append(_("eerste stap: {text}").format(text=one.first_step))
        if one.by_when:
            parts.append(_("klaar: {date}").format(date=short_date(one.by_when, self.view.held_on)))
        if one.need:
            parts.append(_("nodig: {text}").format(text=one.need))
        return " · ".join(parts)

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Write, choose, change, remove, and choose the follow-up date."""
        if self.typing:
            return []
        found = [
            Action(("enter",), _("afspraak"), self._new, _("Maak een nieuwe afspraak."), main=True)
        ]
        if self._agreeing.agreements:
            found.append(
                Action(("up",), _("kies"), partial(self._move, -1),
                       _("Kies een afspraak."), label="↑ ↓")
            )  # fmt: skip
            found.append(Action(("down",), "", partial(self._move, 1), footer=False))
            found.append(
                Action(("a",), _("verander"), self._change, _("Verander de gekozen afspraak."))
            )
            found.append(
                Action(("delete", "backspace"), _("weg"), self._remove,
                       _("Haal de gekozen afspraak weg; U brengt hem terug."), footer=False)
            )  # fmt: skip
        found.append(
            Action(("d",), _("terugblik"), self._ask_date,
                   _("Kies de dag waarop jullie terugkijken."))
        )  # fmt: skip
        return found

    def typing_actions(self) -> list[Action]:
        """Say how to go through the form; for the date alone the usual keys do."""
        if not self._opened:
            return []
        picking = self.query_one(Picker).has_focus
        last = self.query_one("#need").has_focus
        found = [
            Action(("enter",), _("bewaar") if last else _("verder"), lambda: None,
                   _("Naar het volgende vak. Na het laatste vak is de afspraak bewaard."),
                   main=True),
            Action(("tab",), _("volgend vak"), lambda: None,
                   _("Naar het volgende vak, zonder iets te bewaren.")),
        ]  # fmt: skip
        if picking:
            found.append(Action(("space",), _("aan of uit"), lambda: None,
                                _("Zet aan of uit wie het doet; een cijfer doet dat ook."),
                                label=_("Spatie, cijfer")))  # fmt: skip
        found.append(
            Action(("escape",), _("sluit"), self.play.escape,
                   _("Sluit het formulier. Wat je typte, staat er straks nog."))
        )  # fmt: skip
        return found

    def _open_form(self, opened: bool) -> None:
        if self._form is not None:
            self._form.display = opened
        self.query_one(LineList).display = not opened
        self.query_one(LineList).active = not opened
        if opened:
            self.play.set_focus(self.query_one("#what", Input))
        else:
            self.play.take_focus()
        self.play.redraw()

    def _new(self) -> None:
        self._write(None)

    def _write(self, one: AgreementView | None) -> None:
        """Open the form for a new agreement or another; the first time it is made as well."""
        self._opening = self._form is None
        if self._opening:
            self.call_next(self._make_form, one)
        else:
            self._fill(one)

    async def _make_form(self, one: AgreementView | None) -> None:
        form = self._form = form_of()
        form.display = False
        await self.mount(form)
        self._offer(self.query_one(Picker))
        self._opening = False
        if self.ready:
            self._fill(one)

    def _fill(self, one: AgreementView | None) -> None:
        """Show in the form what was typed and not kept, else what was agreed."""
        self.replacing = one.number if one else None
        draft = {
            key: self.play.halves.get(self._half(key), text) for key, text in written(one).items()
        }
        for field in FIELDS:
            line = self.query_one(f"#{field}", Input)
            line.value = draft[field]
            line.cursor_position = len(line.value)
        picker = self.query_one(Picker)
        may = {key for key, _name in picker.options} | set(one.who if one else ())
        picker.chosen = frozenset(draft["who"].split()) & may
        self._open_form(True)

    def warning(self, key: str) -> str:
        """Say that an agreement was begun and is not kept yet."""
        if key != "n":
            return ""
        here = self.view.step.id if self.view.step else ""
        begun = [of for (step, of), text in self.play.halves.items() if text and step == here]
        if any(":" not in of for of in begun):
            return _("Een afspraak is nog niet bewaard. Enter: verder ermee. Nog eens N: zonder.")
        known = {str(one.number) for one in self._agreeing.agreements}
        if any(of.partition(":")[2] in known for of in begun):
            return _("Een wijziging is nog niet bewaard. A: verder ermee. Nog eens N: zonder.")
        return ""

    def _half(self, field: str) -> tuple[str, str]:
        """Give the key of a field of the form that is not finished."""
        step = self.view.step.id if self.view.step else ""
        return (step, field if self.replacing is None else f"{field}:{self.replacing}")

    def _typed(self) -> Draft:
        typed = {field: self.query_one(f"#{field}", Input).value for field in FIELDS}
        return typed | {"who": " ".join(sorted(self.query_one(Picker).chosen))}

    def _hold(self) -> bool:
        """Keep what was typed for when the form opens again; false when nothing was."""
        typed = self._typed()
        other = typed != written(self._replaced())
        for field, text in typed.items():
            if other:
                self.play.halves[self._half(field)] = text
            else:
                self.play.halves.pop(self._half(field), None)
        return other

    def _replaced(self) -> AgreementView | None:
        """Give the agreement that the form changes, or nothing while it makes a new one."""
        found = (one for one in self._agreeing.agreements if one.number == self.replacing)
        return next(found, None)

    def _chosen(self) -> AgreementView | None:
        key = self.query_one(LineList).chosen
        return next((one for one in self._agreeing.agreements if one.id == key), None)

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _change(self) -> None:
        one = self._chosen()
        if one is not None:
            self._write(one)

    def _remove(self) -> None:
        one = self._chosen()
        if one is not None and self.play.perform(c.Agree("", (), replaces=one.number)):
            self.play.say(_("Weggehaald. U brengt de afspraak terug."))

    def _ask_date(self) -> None:
        line = self.query_one("#follow-up", Input)
        day = self._agreeing.follow_up
        line.value = numeric_date(day) if day else ""
        line.placeholder = _("Terugblik op: dag-maand-jaar")
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field; after the last one the agreement is kept."""
        event.stop()
        if event.input.id == "follow-up":
            self._set_date(event.value)
        elif event.input.id == "need":
            self._save()
        elif event.input.id == "by_when":
            self._read_day()
        else:
            self.screen.focus_next()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Write the day with its year when its field is left in another way than by Enter."""
        if event.widget.id == "by_when" and self.app.app_focus:  # half a day is none yet
            self._day()

    def _day(self) -> date | None:
        """Give the day that was typed, which the field then shows with its year."""
        line = self.query_one("#by_when", Input)
        day = parse_day(line.value, counted_from(self.view.held_on))
        if day is not None:
            line.value = numeric_date(day)
        return day

    def _wrong_day(self, day: date | None) -> str:
        """Say why what was typed can be no day to be done by; empty when it can."""
        was = self._replaced()  # what was agreed for a day that is past may still be reworded
        same = was is not None and day == was.by_when
        if day is not None and day < counted_from(self.view.held_on) and not same:
            return refusals.sentence(Refusal("date-past", {"date": day.isoformat()}))
        if day is None and self.query_one("#by_when", Input).value.strip():
            return refusals.sentence(Refusal("date-unreadable"))
        return ""

    def _read_day(self) -> None:
        """Go on and say which day was understood, or say why it can be none and stay."""
        day = self._day()
        if wrong := self._wrong_day(day):
            self.play.say(wrong, refusal=True)
            return
        if day is not None:
            self.play.say(_("Klaar op {date}.").format(date=long_date(day)))
        self.screen.focus_next()

    def on_picker_done(self, event: Picker.Done) -> None:
        """Go on after choosing who; nobody is chosen unasked."""
        event.stop()
        if not event.picker.chosen:
            self.play.say(_("Kies eerst wie het doet: Spatie of een cijfer."), refusal=True)
            return
        self.screen.focus_next()

    def _set_date(self, text: str) -> None:
        day = parse_day(text, counted_from(self.view.held_on))
        if day is None:
            self.play.say(refusals.sentence(Refusal("date-unreadable")), refusal=True)
        elif self.play.perform(c.SetFollowUp(day)):
            self.leave()

    def _save(self) -> None:
        values = self._typed()
        day = self._day()
        if wrong := self._wrong_day(day):
            self.play.set_focus(self.query_one("#by_when", Input))
            self.play.say(wrong, refusal=True)
            return
        who = self.query_one(Picker).chosen
        known = dict.fromkeys(player.id for player in self.view.players)
        known |= dict.fromkeys(key for key, _name in self._people())
        made = c.Agree(
            values["what"],
            tuple(one for one in known if one in who),
            values["first_step"],
            day,
            values["need"],
            self.replacing,
        )
        if not self.play.perform(made):
            wrong = "by_when" if who else "who"
            wrong = wrong if values["what"].strip() else "what"
            self.play.set_focus(self.query_one(f"#{wrong}"))
            return
        added = self.replacing is None
        for field in values:
            self.play.halves.pop(self._half(field), None)
        self.replacing = None
        self._open_form(False)
        if added:
            self.query_one(LineList).choose_last()

    def leave(self) -> bool:
        """Close the form or the date line; what was typed stays."""
        line = self.query_one("#follow-up", Input)
        if line.display:
            line.display = False
            self.play.take_focus()
            self.play.redraw()
            return True
        if not self._opened:
            return False
        self._open_form(False)
        if self._hold():
            self.play.say(
                _("Nog niet bewaard. Enter gaat verder met deze afspraak.")
                if self.replacing is None
                else _("Nog niet bewaard. A gaat verder met deze afspraak.")
            )
        return True

    def message(self) -> MessagePicture:
        """Say how the form works, or when the follow-up is."""
        if self._opened and self.query_one(Picker).has_focus:
            return MessagePicture(
                _("Spatie of cijfer: aan of uit. Meer mensen mag. Enter: verder.")
            )
        if self._opened:
            return MessagePicture(
                _("Enter of Tab: volgende vak. Na het laatste vak is het bewaard. Esc sluit.")
            )
        day = self._agreeing.follow_up
        if day is None:
            return MessagePicture()
        return MessagePicture(_("Terugblik: {date}").format(date=long_date(day)), plain=True)
