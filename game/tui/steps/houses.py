"""Show everybody's house at once, and then one floor at a time: who differ most speak first."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from game.engine import commands as c
from game.engine.events import FloorMeasure
from game.engine.steps.reveal import RevealPanel as RevealView
from game.engine.view.floors import FloorView
from game.engine.view.parts import NoteView
from game.language import _, and_list
from game.table.words import centre_word, spread_word
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TablePicture, TaskPicture
from game.tui.kit.house import FloorToken, HouseBoard, HousePicture, SpreadArt
from game.tui.kit.line import Line
from game.tui.kit.rail import RailPicture, RailSection
from game.tui.panel import Panel
from game.tui.pictures import floors_art, letters_of, person

BLANK = 0.3
"""Seconds in which all silhouettes stand there before their letters come."""


class HousesPanel(Panel):
    """The house with everybody on it; `at` is the floor that is talked about."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.at = 0
        self._blank = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Make the house and the line for a sentence."""
        yield HouseBoard(self._picture())
        yield Line(classes="sentence", max_length=2000, select_on_focus=False)

    def on_mount(self) -> None:
        """Begin at the floor where people differ most."""
        self.query_one(Input).display = False
        self._begin()
        self.show()

    @property
    def _seen(self) -> RevealView:
        panel: RevealView = self.view.panel
        return panel

    @property
    def _floor(self) -> FloorView | None:
        floors = self._seen.floors
        return floors[self.at % len(floors)] if floors else None

    @property
    def _unwritten(self) -> bool:
        """Tell whether the floor at hand is talked about and nothing of it is written down."""
        return self._floor is not None and self._floor.talk_only

    @property
    def _gone(self) -> str:
        """Name a floor that is only talked about and has nothing on it, as after a crash."""
        empty = {
            one.zone for one in self._seen.floors if one.talk_only and not (one.dots or one.few)
        }
        return next((zone.name for zone in self._seen.board.zones if zone.id in empty), "")

    def _begin(self) -> None:
        """Go to the floor where people differ most, else to the lowest one."""
        team = self._seen.team
        zones = [floor.zone for floor in self._seen.floors]
        differ = team.differ if team is not None else ()
        self.at = zones.index(differ[0]) if differ and differ[0] in zones else 0

    def _picture(self) -> HousePicture:
        seen, view = self._seen, self.view
        board = seen.board
        letters = letters_of(view)
        floor = self._floor
        here = {player.id for player in view.players if player.present}
        return HousePicture(
            floors=floors_art(board),
            roof=board.roof,
            low=board.low,
            high=board.high,
            caption=board.caption,
            tokens=tuple(
                FloorToken(
                    key=f"{one.zone}-{one.about}",
                    floor=one.zone,
                    initials=letters[one.about],
                    name=view.player(one.about).name,
                    shape=view.player(one.about).seat,
                    x=one.x,
                    blank=self._blank,
                )
                for one in seen.tokens
                if one.own and one.about in here
            ),
            spreads=tuple(
                SpreadArt(
                    one.zone,
                    word=self._word(one),
                    clusters=() if self._blank else one.clusters,
                    dots=one.dots,
                )
                for one in seen.floors
            ),
            selected=floor.zone if floor is not None and not self._blank else "",
        )

    def _word(self, floor: FloorView) -> str:
        if self._blank:
            return ""
        if floor.talk_only:
            return "" if floor.few else _("zonder namen")
        return spread_word(floor.word) if floor.word else ""

    def show(self) -> None:
        """Redraw the house."""
        if self.ready:
            self.query_one(HouseBoard).picture = self._picture()

    def claims(self) -> tuple[bool, bool]:
        """Keep the task rows and give the strip's row to the house once it is open."""
        return True, not self._seen.revealed

    def warning(self, key: str) -> str:
        """Say that going back takes away dots without names, for these are nowhere kept."""
        floors = {one.zone for one in self._seen.floors if one.dots}
        names = [zone.name for zone in self._seen.board.zones if zone.id in floors]
        if not names or key != "p":
            return ""
        said = _("De stippen bij {floors} zijn dan weg. Nog eens P: toch terug.")
        return said.format(floors=and_list(names))

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Reveal first; then go from floor to floor and mark who was heard."""
        if self.typing:
            return []
        reveal = Action(
            ("enter",),
            _("onthul"),
            self._reveal,
            _("Toon alle pionnen tegelijk. Daarna verandert niemand er nog iets aan."),
            main=True,
        )
        if not self._seen.revealed:
            return [reveal]
        found = [
            Action(
                ("enter",),
                _("besproken"),
                self._talked,
                _("Deze verdieping is besproken; toon de volgende."),
                main=bool(self._left()),
            ),
            Action(("w",), _("wie nu"), self._who, _("Wie vertelt nu?")),
            Action(("up",), _("kies"), lambda: self._leaf(1),
                   _("Kies een verdieping."), label="↑ ↓"),
            Action(("down",), "", lambda: self._leaf(-1), footer=False),
            Action(("i",), _("schrijf op"), self._write,
                   _("Bewaar één zin van de groep. Het mag op de poster."),
                   footer=not self._unwritten),
            Action(("s",), _("stopkaart"), self._talked,
                   _("Sla dit over, zonder uitleg. Het blijft hetzelfde als besproken."),
                   footer=False),
        ]  # fmt: skip
        for number, zone in enumerate(self._seen.board.zones, 1):
            found.append(
                Action(
                    (str(number),),
                    zone.name,
                    lambda index=number - 1: self._go(index),  # type: ignore[misc]
                    zone.meaning,
                    footer=False,
                )
            )
        if self._gone:
            found.append(
                Action(
                    ("r",),
                    _("opnieuw open"),
                    self._reveal,
                    _("Open wat opnieuw geplaatst is en nooit bewaard wordt."),
                    footer=False,
                )
            )
        return found

    def _reveal(self) -> None:
        if not self.play.perform(c.Reveal()):
            return
        self._begin()
        if self.play.motion:
            self._blank = True
            self._timer = self.set_timer(BLANK, self._letters)
        self.show()
        self.play.redraw()

    def _letters(self) -> None:
        self._blank = False
        self._timer = None
        self.show()
        self.play.redraw()

    def finish(self) -> bool:
        """Jump to the last frame."""
        if self._timer is not None:
            self._timer.stop()
            self._letters()
        return False

    def _leaf(self, by: int) -> None:
        count = len(self._seen.floors)
        if count:
            self._go(min(max(self.at + by, 0), count - 1))

    def _go(self, index: int) -> None:
        self.at = index
        self.show()
        self.play.redraw()

    def _left(self) -> list[int]:
        """Give the floors that nobody marked as talked about, from the one at hand upwards."""
        floors = self._seen.floors
        order = [(self.at + ahead) % len(floors) for ahead in range(1, len(floors) + 1)]
        return [index for index in order if floors[index].zone not in self._seen.heard]

    def _talked(self) -> None:
        floor = self._floor
        if floor is None or not self.play.perform(c.Hear(floor.zone)):
            return
        for player in floor.first:
            if player in self.view.waiting:
                self.play.perform(c.Hear(player))
        left = self._left()
        if left:
            self._go(left[0])
        else:
            self.play.say(self._all_talked())

    def _all_talked(self) -> str:
        waiting = [self.view.player(one).name for one in self.view.waiting]
        if not waiting:
            return _("Elke verdieping is besproken. Verder met N.")
        said = _("Elke verdieping is besproken. Nog niet gehoord: {names}.")
        return said.format(names=and_list(waiting))

    def who_now(self) -> str | None:
        """Give who speaks first at this floor and was not heard, else the next one."""
        floor = self._floor
        waiting = self.view.waiting
        first = [one for one in (floor.first if floor is not None else ()) if one in waiting]
        return next(iter((*first, *waiting)), None)

    def _who(self) -> None:
        if self._unwritten:
            self.play.say(_("Hier vertelt wie wil. Niemand hoeft."))
            return
        player = self.who_now()
        if player is None:
            self.play.say(_("Iedereen is gehoord."))
            return
        if self.play.perform(c.Hear(player)):
            name = self.view.player(player).name
            self.play.say(_("Nu vertelt {name}.").format(name=name))

    # -- a line of the group ------------------------------------------------------------------

    def _half(self) -> tuple[str, str]:
        return (self.view.step.id if self.view.step else "", "")

    def _write(self) -> None:
        if self._unwritten:
            self.play.say(_("Hierover praten jullie, en schrijven jullie niets op."), refusal=True)
            return
        line = self.query_one(Input)
        line.placeholder = _("Eén zin, zoals jullie het zeiden")
        line.value = self.play.halves.pop(self._half(), "")
        line.action_end()
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the sentence with the floor at hand; an empty one closes the line."""
        event.stop()
        floor = self._floor
        zone = floor.zone if floor is not None else None
        if event.value.strip() and not self.play.perform(c.Note(event.value, zone=zone)):
            return
        kept = bool(event.value.strip())
        self._close()
        if kept:
            self.play.say(_("Genoteerd."))

    def leave(self) -> bool:
        """Close the line; half a sentence is there again at the next I."""
        line = self.query_one(Input)
        if not line.display:
            return False
        self.play.halves[self._half()] = line.value
        self._close()
        return True

    def _close(self) -> None:
        self.query_one(Input).display = False
        self.play.take_focus()
        self.play.redraw()

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say how people stand on the floor at hand, and who speak first."""
        seen = self._seen
        if not seen.revealed:
            return TaskPicture(
                _("Alles ligt klaar. Kijken jullie allebei?")
                if sum(one.present for one in self.view.players) == 2
                else _("Alles ligt klaar. Kijken jullie allemaal?"),
                _("Met Enter gaan alle pionnen tegelijk open."),
            )
        floor = self._floor
        if floor is None:
            return super().task_lines()
        name = seen.board.zone(floor.zone).name
        if floor.talk_only:
            return TaskPicture(
                _("{floor}: praten, niet noteren.").format(floor=name),
                _("Te weinig pionnen om ze zonder naam te tonen. Wie wil, vertelt.")
                if floor.few
                else _("Wie wil, vertelt. De stippen hebben geen naam en verdwijnen na deze stap."),
            )
        return TaskPicture(_spread_sentence(name, floor), self._first_words(floor))

    def _first_words(self, floor: FloorView) -> str:
        names = [self.view.player(one).name for one in floor.first if self.view.player(one).present]
        if len(names) < 2:
            return self.view.text
        if len(names) == 2 and floor.word != "together":
            return _("{names} staan het verst uiteen. Zij vertellen eerst.").format(
                names=and_list(names)
            )
        return _("{names} vertellen eerst.").format(names=and_list(names))

    def strip(self) -> TablePicture:
        """Give who was heard."""
        view = self.view
        heard = set(self._seen.heard)
        return TablePicture(
            tuple(
                person(
                    view, one.id, _("gehoord") if one.id in heard else "", locked=one.id in heard
                )
                for one in view.players
                if one.present
            )
        )

    def message(self) -> MessagePicture:
        """Say what the whole house tells, else what the bars mean."""
        seen = self._seen
        if not seen.revealed:
            return MessagePicture()
        if self.typing:
            return MessagePicture(_("Enter bewaart, Esc sluit."))
        if gone := self._gone:
            return MessagePicture(
                _("{floor} wordt nooit bewaard. Opnieuw zetten? P, en hier R.").format(floor=gone)
            )
        floor = self._floor
        if floor is not None and floor.then is not None and floor.now is not None:
            return MessagePicture(_then_words(floor.then, floor.now))
        if seen.team is not None and seen.team.balance:
            return MessagePicture(
                _("Kijk eerst naar wat eronder ligt, en verbouw dan pas het werk zelf.")
            )
        return MessagePicture(
            _("Wie dicht bijeen staat, deelt een streep. Dit is een gesprek, geen test.")
        )

    def rail(self) -> RailPicture:
        """Give what the house tells, floor by floor, and the lines that were kept."""
        seen = self._seen
        if not seen.revealed:
            return super().rail()
        names = {zone.id: zone.name for zone in seen.board.zones}
        rows = tuple(
            f"{'►' if one is self._floor else ' '} {names[one.zone]}: {self._word(one)}"
            for one in reversed(seen.floors)
        )
        sections = [RailSection(_("Wat het huis vertelt"), (*rows, *_team_rows(seen, names)))]
        notes: tuple[NoteView, ...] = seen.notes
        if notes:
            sections.append(RailSection(_("Bewaard"), tuple(f"– {one.text}" for one in notes)))
        plain = super().rail()
        return RailPicture(title=plain.title, people=plain.people, sections=tuple(sections))


def _team_rows(seen: RevealView, names: dict[str, str]) -> tuple[str, ...]:
    team = seen.team
    if team is None:
        return ()
    rows = []
    if team.differ:
        floors = and_list([names[zone] for zone in team.differ])
        rows.append(_("Bij {floors} lopen jullie het verst uiteen.").format(floors=floors))
    if team.firm:
        floors = and_list([names[zone] for zone in team.firm])
        rows.append(_("Bij {floors} staat iedereen stevig.").format(floors=floors))
    if team.balance:
        rows.append(_("Kijk eerst naar wat eronder ligt, en verbouw dan pas het werk zelf."))
    return ("", *rows) if rows else ()


def _spread_sentence(name: str, floor: FloorView) -> str:
    if floor.word is None:
        return _("{floor}.").format(floor=name)
    return {
        "together": _("Bij {floor} staan jullie dicht bijeen."),
        "spread": _("Bij {floor} staan jullie verspreid."),
        "camps": _("Bij {floor} zie je twee kampen."),
        "apart": _("Bij {floor} staan jullie ver uiteen."),
    }[floor.word].format(floor=name)


def _then_words(then: FloorMeasure, now: FloorMeasure) -> str:
    """Compare the team with last time, in words: where its middle stood, never a figure."""
    before, after = centre_word(then.centre), centre_word(now.centre)
    if before == after:
        return _("Vorige keer stond het team hier ook {place}.").format(place=before)
    return _("Vorige keer stond het team hier {before}, nu {after}.").format(
        before=before, after=after
    )
