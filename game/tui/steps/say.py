"""Show what is told: a text, what is kept, what the zones mean, a break, or what was agreed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from game.engine import commands as c
from game.engine.events import AgreementStatus
from game.engine.steps.say import SayPanel as SayView
from game.engine.view.parts import AgreementView, ZoneView
from game.language import _, and_list, plain_date
from game.table.words import named, status_word
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.kit.field import FieldBoard, FieldPicture
from game.tui.kit.house import HouseBoard, HousePicture
from game.tui.kit.line import Line
from game.tui.kit.page import Page
from game.tui.kit.text import width
from game.tui.linelist import LineItem, LineList
from game.tui.panel import Panel
from game.tui.pictures import floors_art, person, zones_art

ROW = 76
"""Cells of a task row at the normal size."""


class SayPanel(Panel):
    """A calm page to read together; with zones, the meaning of one at a time under the board."""

    def compose(self) -> ComposeResult:
        """Make the board, the list of last time, or the page."""
        said = self._said
        if said.board is not None and said.board.kind == "levels":
            yield HouseBoard(self._house())
        elif said.board is not None:
            yield FieldBoard(FieldPicture(zones_art(said.board)))
        elif said.last_time is not None:
            yield LineList()
            yield Line(classes="sentence", max_length=2000, select_on_focus=False)
        else:
            yield Page(self._page())

    @property
    def _said(self) -> SayView:
        panel: SayView = self.view.panel
        return panel

    def on_mount(self) -> None:
        """Begin with the first zone, or the first agreement."""
        self._zone = 0
        for line in self.query(Input):
            line.display = False
        self.show()

    _zone = 0

    def show(self) -> None:
        """Redraw the page: a name may have been corrected, an agreement looked back on."""
        for page in self.query(Page).results(Page):
            page.picture = self._page()
        for house in self.query(HouseBoard).results(HouseBoard):
            house.picture = self._house()
        for lines in self.query(LineList).results(LineList):
            lines.items = tuple(_item(one) for one in self._agreements)
            lines.empty = _("Vorige keer zijn er geen afspraken gemaakt.")

    def _house(self) -> HousePicture:
        board = self._said.board
        if board is None:
            return HousePicture(())
        return HousePicture(
            floors=floors_art(board),
            roof=board.roof,
            low=board.low,
            high=board.high,
            caption=board.caption,
            selected=board.zones[self._zone].id,
            track=True,
        )

    # -- the page -----------------------------------------------------------------------------

    def _page(self) -> str:
        view = self.view
        if self._said.show == "break":
            return "\n\n".join(part for part in (self._until(), view.more) if part)
        if self._said.show != "kept":
            return view.more
        if view.practice:
            kept = _("Dit is een oefensessie. Er wordt niets bewaard.")
        else:
            date = plain_date(view.purge_on) if view.purge_on else ""
            kept = _(
                "Wat jullie invoeren, staat alleen op deze laptop.\n"
                "Het wordt gewist op {date}; de afspraken blijven tot ze klaar zijn."
            ).format(date=date)
        parts = [
            view.more,
            _("Wat bewaren we?") + "\n" + kept,
            self._health() if self._said.touchy else "",
            _("Op de poster komt alleen wat jullie aan het einde zelf aanzetten."),
            _("Geheim plaatsen beschermt tegen meekijken, niet tegen wie deze laptop beheert."),
        ]
        return "\n\n".join(part for part in parts if part)

    def _until(self) -> str:
        """Say until when a break lasts, by the clock on the wall."""
        now = self.play.table.now()
        left, _total = self.view.clock.left(now)
        end = (now + timedelta(seconds=max(left, 0.0))).astimezone()
        return _("Pauze tot {time}").format(time=f"{end:%H:%M}")

    def _health(self) -> str:
        view = self.view
        if not view.health_asked:
            return _("Over gezondheid praten jullie; het programma noteert er niets van.")
        if view.health == "keep":
            return _("Iedereen zei ja: wat over gezondheid gaat, wordt ook bewaard.")
        left = [one.name for one in view.players if one.present and one.id not in view.consents]
        return _(
            "Ook wat over gezondheid gaat bewaren? Alleen als iedereen ja zegt.\n"
            "Nog geen ja van {names}. Tot dan: praten, niet noteren."
        ).format(names=and_list(left))

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Leaf through the zones, say yes or no, or look back, where there is something to do."""
        if self.typing:
            return []
        if self._said.last_time is not None:
            return self._looking_back()
        if self._said.show == "kept" and self.view.health_asked:
            return self._consent()
        board = self._said.board
        if board is None:
            return []
        floor = board.kind == "levels"
        found = [
            Action(
                ("up", "right") if floor else ("right", "down"),
                _("verdieping") if floor else _("volgend vak"),
                lambda: self._leaf(1),
                _("Toon wat het volgende vak betekent."),
                label="↑ ↓" if floor else "← →",
            ),
            Action(
                ("down", "left") if floor else ("left", "up"),
                _("vorig vak"),
                lambda: self._leaf(-1),
                footer=False,
            ),
        ]
        for index, zone in enumerate(board.zones):
            letters = (zone.letter.lower(),) if not floor else ()
            found.append(
                Action(
                    (str(index + 1), *letters),
                    zone.name,
                    partial(self._choose, index),
                    zone.meaning,
                    footer=False,
                )
            )
        return found

    def _consent(self) -> list[Action]:
        """Give a digit for each player: yes, and once more no."""
        here = [one for one in self.view.players if one.present]
        return [
            Action(
                (str(number),),
                _("ja of nee") if number == 1 else one.name,
                partial(self._answer, one.id),
                _("{name} zegt ja, of toch nee.").format(name=one.name),
                label=f"1-{len(here)}" if number == 1 and len(here) > 1 else "",
                footer=number == 1,
            )
            for number, one in enumerate(here, 1)
        ]

    def _answer(self, player: str) -> None:
        yes = player not in self.view.consents
        if self.play.perform(c.AnswerHealth(player, keeps=yes)):
            name = self.view.player(player).name
            self.play.say(named(name, _("ja") if yes else _("nee")))

    def _leaf(self, by: int) -> None:
        board = self._said.board
        if board is not None:
            self._choose((self._zone + by) % len(board.zones))

    def _choose(self, index: int) -> None:
        self._zone = index
        self.show()
        self.play.redraw()

    # -- last time ----------------------------------------------------------------------------

    @property
    def _agreements(self) -> tuple[AgreementView, ...]:
        last = self._said.last_time
        return last.agreements if last is not None else ()

    @property
    def _chosen(self) -> AgreementView | None:
        key = self.query_one(LineList).chosen
        return next((one for one in self._agreements if one.id == key), None)

    def _looking_back(self) -> list[Action]:
        if not self._agreements:
            return []
        said: list[tuple[str, AgreementStatus, str]] = [
            ("g", "done", _("Deze afspraak is gedaan.")),
            ("l", "going", _("Deze afspraak loopt.")),
            ("v", "stuck", _("Deze afspraak zit vast.")),
            ("s", "dropped", _("Jullie laten deze afspraak los.")),
        ]
        found = [
            Action((key,), status_word(status), partial(self._mark, status), help_,
                   main=status == "done")
            for key, status, help_ in said
        ]  # fmt: skip
        return [
            *found,
            Action(("a",), _("geleerd"), self._write, _("Schrijf op wat jullie ervan leerden.")),
            Action(("up",), _("kies"), partial(self._move, -1), _("Kies een afspraak."),
                   label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _mark(self, status: AgreementStatus) -> None:
        one = self._chosen
        if one is not None:
            self.play.perform(c.FollowUp(one.number, status, one.learned))

    def _write(self) -> None:
        one = self._chosen
        if one is None:
            return
        line = self.query_one(Input)
        line.placeholder = _("Wat leerden jullie hiervan?")
        line.value = one.learned
        line.action_end()
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was learned."""
        event.stop()
        one = self._chosen
        if one is not None and self.play.perform(c.FollowUp(one.number, one.status, event.value)):
            self.leave()

    def leave(self) -> bool:
        """Close the line."""
        for line in self.query(Input):
            if line.display:
                line.display = False
                self.play.take_focus()
                self.play.redraw()
                return True
        return False

    # -- words --------------------------------------------------------------------------------

    @property
    def _at(self) -> ZoneView | None:
        board = self._said.board
        return board.zones[self._zone] if board is not None else None

    def task_lines(self) -> TaskPicture:
        """Give the task; the second line is the page's, or the examples of a floor."""
        zone = self._at
        if zone is None:
            last = self._said.last_time
            if last is None:
                return TaskPicture(self.view.text)
            return TaskPicture(self.view.text, f"{last.title}, {plain_date(last.held_on)}")
        if zone.examples:
            said = _("Bijvoorbeeld: {examples}.")
            for count in range(len(zone.examples), 0, -1):
                told = said.format(examples=", ".join(zone.examples[:count]))
                if width(told) <= ROW or count == 1:
                    return TaskPicture(self.view.text, told)
        return super().task_lines()

    def person(self, player: str) -> PersonArt:
        """Show who said yes, where that is asked."""
        if self._said.show != "kept" or not self.view.health_asked:
            return super().person(player)
        yes = player in self.view.consents
        return person(self.view, player, _("ja") if yes else "", locked=yes)

    def message(self) -> MessagePicture:
        """Give the meaning of the chosen zone."""
        if self.typing:
            return MessagePicture(_("Enter bewaart, Esc sluit."))
        zone = self._at
        if zone is None:
            return MessagePicture()
        return MessagePicture(bold=f"{zone.name}.", text=zone.meaning, plain=True)


def _item(one: AgreementView) -> LineItem:
    """Give an agreement of last time: who and what, how it stands, what was learned."""
    return LineItem(
        one.id,
        named(and_list(list(one.who)), one.what),
        tag=status_word(one.status),
        note=one.learned,
    )
