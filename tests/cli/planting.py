"""Play a bouwoverleg whose words and places about health can be found again, in a process to kill.

`python -m tests.cli.planting talk|keep MS` plays in the user's own database, holds the lease as the
screen does, and prints each event once it is durable, as `simulate --events` does, and after each
command about health a line `# STEP COUNT`: how much is held that must not be written.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta

from boards.geometry import stop_x
from game.engine import commands as c
from game.engine.events import Health
from game.engine.view.export import export_event
from game.script.load import load_game
from game.store import Store, open_store
from game.table import lease
from game.table.dates import this_day
from game.table.setup import start_command
from game.table.table import Table

NAMES = ("Anouk", "Mark", "Łucja", "Đức")
PEOPLE = ("p1", "p2", "p3", "p4")
FLOORS = ("health", "talents", "values", "work")

PLANTED = tuple(f"Zwëegwoord{number:02}" for number in range(1, 17))
"""Said about health, each at its own moment; with a letter that escapes differently everywhere."""
KEPT = "Bewaarwëord"
"""Said about other things, everywhere: whoever looks must find it."""
STOPS = (1, 3, 7, 9, 10)
"""Where people stand on the health floor, and where one stands later; elsewhere nobody does."""
NUDGE = 0.012345678
"""Beside a stop: what is handed over is not what is kept, and neither may be anywhere."""

HEALTH_STEPS = ("huis", "huizen", "stevig", "verstevigen", "dragen")
KEPT_AWAY = "health-not-asked"


def begin(store: Store, health: Health, *, group_sees: bool = True) -> Table:
    """Begin a session of four today, so that no purge is due whenever this runs."""
    seats = tuple(c.Seat(name, "member") for name in NAMES)
    game = load_game("bouwoverleg")
    start = start_command(
        game,
        seats,
        lang="nl",
        today=this_day(),
        team="Magazijn",
        health=health,
        group_sees=group_sees,
    )
    table = Table.start(store, start)
    assert isinstance(table, Table)
    return table


def held(table: Table) -> int:
    """Count what this process knows and must never write."""
    state = table.state
    return len(state.volatile) + len(state.opened_volatile) + len(state.unkept)


class Group:
    """Four people at the keyboard: they look again, take back, stop, go back and place anew.

    `told` hears (step, count held) after each command about health. Whoever goes on after a break
    is `patient`: what was done before the break is refused now.
    """

    def __init__(
        self, table: Table, told: Callable[[str, int], None], *, patient: bool = False
    ) -> None:
        self._table = table
        self._told = told
        self._patient = patient
        self.shown: set[str] = set()
        """The words that everybody saw."""

    def play(self) -> None:
        """Go from the step at hand to the last one; closing is left to the caller."""
        last = self._table.screen().steps[-1].id
        if not self._table.log[2:] and self._table.state.started.health == "keep":
            self._do(*(c.AnswerHealth(one, keeps=True) for one in PEOPLE))
        self._do(c.PauseTimer(), c.StartTimer())
        while True:
            here = self._table.state.step
            getattr(self, f"_{here}", lambda: None)()
            if here == last:
                return
            self._do(c.Next(anyway=True))

    def _do(self, *commands: c.Command, refused: tuple[str, ...] = ()) -> None:
        for command in commands:
            refusal = self._table.perform(command)
            if refusal is not None and not self._patient:
                assert refusal.code in refused, refusal

    def _plant(self, *commands: c.Command, refused: tuple[str, ...] = ()) -> None:
        for command in commands:
            self._do(command, refused=refused)
            self._told(self._table.state.step or "", held(self._table))
            answers = getattr(self._table.screen().panel, "answers", ())
            self.shown.update(word for word in PLANTED for one in answers if word in one.text)

    def _note(self) -> None:
        self._do(c.Note(f"{KEPT} van de groep"))

    def _kracht(self) -> None:
        self._do(*(c.Hear(one) for one in PEOPLE))
        self._note()

    def _stand(self, seat: int, stop: int) -> None:
        one = PEOPLE[seat]
        self._plant(c.Place(one, one, stop_x(stop) + NUDGE, None, "health"), refused=("read-only",))

    def _huis(self) -> None:
        for seat, one in enumerate(PEOPLE):
            self._stand(seat, STOPS[seat])
            for floor, level in enumerate(FLOORS[1:]):
                x = stop_x(2 * ((seat + floor) % 5))
                self._do(c.Place(one, one, x, None, level), refused=("read-only",))
        self._do(c.Undo("p2"), c.Redo("p2"), refused=("nothing-to-undo", "nothing-to-redo"))
        self._stand(0, STOPS[4])
        self._plant(c.Place("p4", "p4", None, None, "health"), refused=("read-only",))
        self._stand(3, STOPS[3])

    def _huizen(self) -> None:
        self._plant(c.Reveal(), c.Hear("health"))
        self._do(c.ExtendTimer(), c.Note(f"{KEPT} bij talenten", zone="talents"))
        self._plant(c.Note(f"{PLANTED[0]} hier", zone="health"), refused=(KEPT_AWAY,))
        self._do(c.GoTo("huis"))
        for seat in range(3):
            self._stand(seat, STOPS[seat])
        self._do(c.Next(anyway=True))
        self._plant(c.Reveal(), refused=("already-revealed",))

    def _answers(self, words: tuple[str, ...], *others: str) -> None:
        """Answer, look again, take back, bring again and stop: two keep to health."""
        health = ("health", *others)
        work = ("work", *(others and ("values",)))
        one, two, three, four, five = (f"{word} zegt men" for word in words)
        self._plant(c.Answer("p1", one, health), c.Answer("p1", two, tuple(reversed(health))))
        self._plant(c.Answer("p2", three, health))
        self._do(c.Answer("p2", f"{KEPT} toch werk", work))
        self._plant(c.Undo("p2"), c.Redo("p2"), c.Undo("p2"))
        self._plant(c.Answer("p3", four, health))
        self._do(c.Answer("p3"))
        self._plant(c.Answer("p4", five, health))

    def _stevig(self) -> None:
        self._answers(PLANTED[1:6])
        self._note()

    def _verstevigen(self) -> None:
        self._answers(PLANTED[6:11])
        self._plant(c.Reveal(), *(c.Hear(one) for one in PEOPLE))
        self._note()

    def _dragen(self) -> None:
        self._answers(PLANTED[11:16], "talents")

    def _lines(self) -> None:
        self._do(*(c.Answer(one, f"{KEPT} {number}") for number, one in enumerate(PEOPLE)))

    _stap = _team = _lines

    def _stippen(self) -> None:
        options = [one.id for one in self._table.screen().panel.form.options]
        self._do(*(c.Answer(one, choices=(options[0], options[-1])) for one in PEOPLE))
        self._do(c.Reveal())

    def _zeggen(self) -> None:
        for item in ("houden", "anders"):
            self._do(*(c.Answer(one, f"{KEPT} straks", item=item) for one in PEOPLE))

    def _nodig(self) -> None:
        self._do(*(c.Answer(one, f"{KEPT} graag", item="nodig") for one in PEOPLE))
        day = (this_day() + timedelta(days=22)).isoformat()
        self._do(*(c.Answer(one, day, item="dag") for one in PEOPLE))

    def _afspraken(self) -> None:
        by_when = this_day() + timedelta(days=18)
        self._do(c.Agree(f"{KEPT} oefenen", ("p1",), "Maandag", by_when, "Een uur"))

    def _slot(self) -> None:
        """Put everything on paper that anybody may put there."""
        for line in self._table.screen().panel.lines:
            self._do(c.ChooseLine(line.owner, line.id, True))
        for one in PEOPLE:
            for line, _sheet, _poster in self._table.paper_lines(one):
                self._do(c.ChooseLine(one, line.id, True, "sheet"))
                if line.section == "answer":
                    self._do(c.ChooseLine(one, line.id, True))


def main(health: Health, pace: float) -> None:
    """Play, telling what is durable, and wait at the end: whoever kills cannot come too late."""
    told = 0

    def tell(line: str) -> None:
        print(line, flush=True)
        time.sleep(pace / 1000)

    def events(_session: str, _seq: int) -> None:
        nonlocal told
        for envelope in table.log[told:]:
            told += 1
            tell(json.dumps(export_event(table.state, envelope), ensure_ascii=False))

    with open_store() as store:
        table = begin(store, health)
        assert lease.take(store, table.session) is not None
        table.subscribe(events)
        events("", 0)
        Group(table, lambda step, count: tell(f"# {step} {count}")).play()
        time.sleep(60)


if __name__ == "__main__":
    main("keep" if sys.argv[1] == "keep" else "talk", float(sys.argv[2]))
