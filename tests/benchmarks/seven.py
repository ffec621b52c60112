"""Play a bouwoverleg of seven with everything filled in, and keep it as it stood at many moments.

The moments are the first so many rows of one log, taken in under names of their own: so each screen
that is measured is one on which a real session stood.
"""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import cycle
from typing import Any

from msgspec import Struct, field

from boards.geometry import STOPS, stop_x
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.answers import Refusal
from game.engine.steps.agree import AgreePanel
from game.engine.steps.close import ClosePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.steps.say import SayPanel
from game.script.load import load_game
from game.store import Store
from game.table.bottexts import load_texts
from game.table.dates import this_day
from game.table.housebots import HouseBots
from game.table.housetexts import HouseVoice, load_house_texts
from game.table.setup import default_seats, start_command
from game.table.simulate import workday
from game.table.table import Table

SCRIPT = "bouwoverleg"
NAMES = (
    "Wilhelmina Łukaszewska-Çağlayan",
    "Đặng Thị Ngọc Ánh",
    "Žofia Przybyszewska",
    "Maximiliaan Van Cauwenberghe",
    "Gülşah Yıldırım-Öztürk",
    "Björn Sørensen-Ågård",
    "Zoë Vandeghinste-Müller",
)
TEAM = "Magazijn Noord en Expeditie Zuid, de late ploeg"
AGREEMENTS = 3
LATER = 300
"""Events that the steps after the first written answer add at least."""


class Seven(Struct):
    """A session, and by name how many events it had at each moment that can be gone back to.

    STEP-begun is a step just entered, STEP-one-left when one seat is left to lock, STEP-done when
    all was said.
    """

    table: Table
    moments: dict[str, int] = field(default_factory=dict)

    def keep(self, moment: str, number: int = 0) -> str:
        """Take the session in as it stood then, and give the name under which it lies.

        What is played on must not be begun again, so each use has a number of its own.
        """
        name = f"{self.table.session}-{moment}-{number}"
        rows = self.table.store.read(self.table.session)
        self.table.store.adopt(name, rows[: self.moments[moment]])
        return name


def seated(store: Store) -> Table:
    """Begin a session for seven in which what touches on health may be kept."""
    game = load_game(SCRIPT)
    start = start_command(
        game,
        default_seats(game, NAMES),
        lang="nl",
        today=this_day(),
        team=TEAM,
        group_sees=False,
        health="keep",
    )
    table = Table.start(store, start, chance=random.Random(1).choice)
    if isinstance(table, Refusal):
        raise ValueError(table.code)
    return table


def fresh(store: Store, step: str) -> str:
    """Begin a session, go to a step with nothing done, and give its name."""
    table = seated(store)
    while (here := table.screen().step) is None or here.id != step:
        _do(table, c.Next(anyway=True))
    return table.session


def filled(store: Store, events: int = 0) -> Seven:
    """Play to the last step with all said, agreed and chosen, in at least so many events.

    What is more than a plain session has, is second thoughts: placing again, undo and redo, the
    clock, and sentences written anew.
    """
    return _Player(Seven(seated(store)), events).play()


def _do(table: Table, command: c.Command) -> None:
    refusal = table.perform(command)
    if refusal is not None:
        raise ValueError(refusal.code)


class _Player:
    """Do at each step what its panel asks; a moment is kept track of as it passes."""

    def __init__(self, seven: Seven, events: int) -> None:
        self._seven = seven
        self._table = seven.table
        self._events = events
        self._rng = random.Random(1)
        self._voice = HouseVoice(load_texts(), load_house_texts(), "nl", self._rng)
        self._house = HouseBots(self._table, self._voice, self._rng, self._do)

    def play(self) -> Seven:
        """Go from the first step to the last."""
        steps = len(self._table.screen().steps)
        for number in range(steps):
            self._mark("begun")
            self._take(self._table.screen().panel)
            self._mark("done")
            if number + 1 < steps:
                self._do(c.Next(anyway=True))
        return self._seven

    @property
    def _seq(self) -> int:
        return self._table.state.seq

    def _mark(self, moment: str) -> None:
        step = self._table.screen().step
        name = f"{step.id if step is not None else ''}-{moment}"
        self._seven.moments.setdefault(name, self._seq)

    def _do(self, command: c.Command) -> None:
        if isinstance(command, c.Answer | c.Place):
            seats = getattr(self._table.screen().panel, "seats", ())
            if [seat.player for seat in seats if not seat.locked] == [command.by]:
                self._mark("one-left")
        _do(self._table, command)

    def _take(self, panel: Any) -> None:
        match panel:
            case SayPanel():
                self._house.say(panel)
            case PlacePanel():
                self._house.place(panel)
                self._place_again(panel)
            case RevealPanel():
                self._house.reveal(panel)
            case AnswerPanel():
                self._house.answer(panel)
                if panel.audience == "shared":
                    self._write_again()
            case AgreePanel():
                self._agree()
            case ClosePanel():
                self._choose(panel)

    def _place_again(self, panel: PlacePanel) -> None:
        """Fill the floor that the bots pass, then go on placing for two thirds of the events."""
        levels = [zone.id for zone in panel.board.zones]
        for who, level in cycle([(seat.player, one) for seat in panel.seats for one in levels]):
            at = stop_x(self._rng.randrange(STOPS))
            self._do(c.Place(who, who, at, None, level))
            if self._rng.random() < 0.15:
                self._do(c.Undo(who))
                self._do(c.Redo(who))
            if self._rng.random() < 0.05:
                running = self._table.state.clock.running_since is not None
                self._do(c.PauseTimer() if running else c.StartTimer())
            every = (who, level) == (panel.seats[-1].player, levels[-1])
            if every and self._seq >= self._events * 2 // 3:
                return

    def _write_again(self) -> None:
        """Write a sentence of the group over and over, until the steps that follow do the rest."""
        wanted = self._events - LATER
        if self._seq >= wanted:
            return
        self._do(c.Note(self._voice.insight("any")))
        note = self._seq
        while self._seq < wanted:
            self._do(c.Note(f"Anders gezegd, voor de {self._seq}e keer.", replaces=note))
            self._do(c.Undo())
            self._do(c.Redo())

    def _agree(self) -> None:
        screen = self._table.screen()
        people = [player.id for player in screen.players]
        for number, (one, what, first, need) in enumerate(self._voice.agreements(AGREEMENTS)):
            who = tuple(people) if number == 0 else (people[number],)
            by_when = workday(screen.held_on + timedelta(weeks=one.weeks))
            self._do(c.Agree(what, who, first, by_when, need))

    def _choose(self, panel: ClosePanel) -> None:
        """Switch on every line that there is, on the poster and on everybody's sheet."""
        for line in panel.lines:
            if not line.on:
                self._do(c.ChooseLine(line.owner, line.id, True))
        for player in self._table.screen().players:
            for line, sheet, _poster in self._table.paper_lines(player.id):
                if not sheet:
                    self._do(c.ChooseLine(player.id, line.id, True, "sheet"))
