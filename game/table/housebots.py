"""Let bots answer questions and stand on levels, by the same commands and views as people."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

from boards.geometry import STOPS, stop_x
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.steps.place import PlacePanel, SeatView
from game.engine.steps.reveal import RevealPanel
from game.engine.steps.say import SayPanel
from game.engine.view.screen import ScreenView
from game.table.bottexts import Voice
from game.table.housetexts import HouseVoice
from game.table.table import Table

Do = Callable[[c.Command], None]

RATING_STOPS = 5
TURNS_OUT = ("done", "going", "stuck", "dropped")
MOST_NOTES = 2


class HouseBots:
    """What bots do at the steps of a game on levels; they know what the screen shows, no more."""

    def __init__(self, table: Table, voice: Voice, rng: random.Random, do: Do) -> None:
        self._table = table
        self._voice = voice
        self._rng = rng
        self._do = do
        self._parked = 0

    @property
    def _screen(self) -> ScreenView:
        return self._table.screen()

    def say(self, panel: SayPanel) -> None:
        """Agree to keep what touches on health where it is proposed, and look back on last time."""
        if panel.show == "kept" and self._screen.health_asked:
            for player in self._screen.players:
                self._do(c.AnswerHealth(player.id, keeps=True))
        if panel.last_time is not None:
            for index, one in enumerate(panel.last_time.agreements):
                status = TURNS_OUT[index % len(TURNS_OUT)]
                said = self._voice.learned(status) if isinstance(self._voice, HouseVoice) else ""
                self._do(c.FollowUp(one.number, status, said))  # type: ignore[arg-type]

    def place(self, panel: PlacePanel) -> None:
        """Stand on each level; the last one looks again, and in a group one level is passed."""
        for seat in panel.seats:
            self._stand(panel, seat)
        last = panel.seats[-1]
        level = panel.board.zones[-1].id
        self._do(c.Undo(last.player))
        self._do(c.Redo(last.player))
        if len(panel.seats) > 3:
            self._do(c.Place(panel.seats[-2].player, panel.seats[-2].player, None, None, level))

    def _stand(self, panel: PlacePanel, seat: SeatView) -> None:
        for zone in panel.board.zones:
            for about in seat.subjects:
                at = self._rng.randrange(STOPS)
                self._do(c.Place(seat.player, about, stop_x(at), None, zone.id))

    def reveal(self, panel: RevealPanel) -> None:
        """Open all houses, talk floor by floor, and keep two lines."""
        self._do(c.Reveal())
        self._do(c.ExtendTimer())
        kept = 0
        for floor in self._screen.panel.floors:
            self._do(c.Hear(floor.zone))
            if not floor.talk_only and kept < MOST_NOTES:
                self._do(c.Note(self._voice.insight(floor.zone), zone=floor.zone))
                kept += 1
        for player in self._screen.waiting:
            self._do(c.Hear(player))

    def answer(self, panel: AnswerPanel) -> None:
        """Answer one after another, open what was sealed, and hear everybody."""
        screen = self._screen
        if panel.audience == "spoken":
            for seat in panel.seats:
                self._do(c.Hear(seat.player))
            self._keep(screen)
            return
        for seat in panel.seats:
            for command in self._answers(screen, panel, seat.player):
                self._do(command)
        if panel.audience == "sealed":
            self._do(c.Reveal())
        if panel.audience == "private":
            self._release(screen, panel)
            return
        self._keep(screen)
        if self._parked < 1:
            self._parked += 1
            if isinstance(self._voice, HouseVoice):
                self._do(c.Park(self._voice.parked()))

    def _keep(self, screen: ScreenView) -> None:
        """Keep a line of the group at a question."""
        if screen.step is not None and screen.step.question is not None:
            self._do(c.Note(self._said("any")))

    def _said(self, about: str) -> str:
        step = self._screen.step
        number = step.question if step is not None else None
        if isinstance(self._voice, HouseVoice):
            return self._voice.answer(number, about)
        return self._voice.insight(about)

    def _answers(self, screen: ScreenView, panel: AnswerPanel, player: str) -> list[c.Answer]:
        form = panel.form
        if form.low:
            return [
                c.Answer(player, value=self._rng.randrange(RATING_STOPS) / (RATING_STOPS - 1),
                         item=item.id)
                for item in form.items
            ]  # fmt: skip
        if form.options and not form.labels:
            return [c.Answer(player, choices=self._chosen(panel))]
        if form.labels:
            picked = tuple(self._rng.sample([one.id for one in form.options], len(form.labels)))
            text = self._carried(picked) if form.words != "none" else ""
            return [c.Answer(player, text=text, choices=picked)]
        found = []
        for item in form.items:
            if item.date:
                weeks = self._rng.randrange(1, 7)
                text = (screen.held_on + timedelta(weeks=weeks)).isoformat()
            else:
                text = self._said(item.id or "any")
            found.append(c.Answer(player, text=text, item=item.id))
        return found

    def _chosen(self, panel: AnswerPanel) -> tuple[str, ...]:
        options = [one.id for one in panel.form.options]
        count = min(panel.form.most, len(options))
        if panel.form.repeat:
            return tuple(self._rng.choice(options) for _ in range(panel.form.most))
        return tuple(self._rng.sample(options, max(count, panel.form.least)))

    def _carried(self, picked: tuple[str, ...]) -> str:
        if len(picked) == 2 and isinstance(self._voice, HouseVoice):
            return self._voice.carry(*picked)
        return self._said(picked[0])

    def _release(self, screen: ScreenView, panel: AnswerPanel) -> None:
        """Put everything on one's own sheet, and one's first line on the poster as well."""
        for seat in panel.seats:
            lines = [
                line
                for line, _sheet, _poster in self._table.paper_lines(seat.player)
                if line.section == "answer" and line.owner == seat.player
            ]
            here = [one for one in lines if getattr(one.content, "step", "") == _id(screen)]
            for number, line in enumerate(here):
                self._do(c.ChooseLine(seat.player, line.id, True, "sheet"))
                if number == 0 and seat is panel.seats[0]:
                    self._do(c.ChooseLine(seat.player, line.id, True))


def _id(screen: ScreenView) -> str:
    return screen.step.id if screen.step is not None else ""
