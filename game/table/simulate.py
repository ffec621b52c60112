"""Let bots play a session to its end, by the same commands and views that people have."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from boards.gaps import CLOSE, distance
from boards.geometry import spot
from boards.models import Point
from datafiles.text import Lang
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.answers import Refusal
from game.engine.events import Envelope, Follows, Health
from game.engine.steps.agree import AgreePanel
from game.engine.steps.close import ClosePanel
from game.engine.steps.draw import DrawPanel
from game.engine.steps.note import NotePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.steps.say import SayPanel
from game.engine.view.parts import BoardView
from game.script.load import Game
from game.store import Store
from game.table.bottexts import Voice, load_texts
from game.table.housebots import HouseBots
from game.table.housetexts import HouseVoice, load_house_texts
from game.table.setup import default_seats, start_command
from game.table.solobots import SoloBot
from game.table.table import Now, Table, new_id, utc_now

OnEvent = Callable[[Table, Envelope], None]
MOST_LINES = {"card": 4, "answer": 1}
"""How many lines of a section, per question, a full poster holds well."""
POSTER_INSIGHTS = 4
AGREEMENTS = 3
APART = 0.12
"""How far tokens stay from each other, as a part of the diagonal, so that each can be read."""


class BotsStuck(Exception):
    """The bots got an answer that they cannot go on from: a fault of ours or of a script."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"bots: {refusal.code}")
        self.refusal = refusal


def simulate(
    store: Store,
    game: Game,
    *,
    today: date,
    lang: Lang,
    players: int | None = None,
    seed: int = 1,
    health: Health = "talk",
    follows: Follows | None = None,
    on_event: OnEvent | None = None,
    pace: float = 0.0,
    now: Now = utc_now,
    sleep: Callable[[float], None] = time.sleep,
) -> Table | Refusal:
    """Play a game to its end and give its table, or say why it cannot begin.

    `on_event` hears each durable event in order, after it is durable; then `pace` milliseconds
    pass. The same seed makes the same choices; ids and moments are those of `now`.
    """
    rng = random.Random(seed)
    texts = load_texts()
    count = game.script.players.min if players is None else players
    names = tuple((texts.names * (1 + count // len(texts.names)))[: max(count, 0)])
    levels = any(board.kind == "levels" for board in game.boards)
    voice = HouseVoice(texts, load_house_texts(), lang, rng) if levels else Voice(texts, lang, rng)
    start = start_command(
        game,
        default_seats(game, names),
        lang=lang,
        today=today,
        team=voice.team(),
        health=health,
        follows=follows,
    )
    table = Table(store, new_id(), now=now, chance=rng.choice)
    told = 0

    def tell(session: str, seq: int) -> None:
        nonlocal told
        for envelope in table.log[told:]:
            if on_event is not None:
                on_event(table, envelope)
            if pace > 0:
                sleep(pace / 1000)
        told = len(table.log)

    table.subscribe(tell)
    refusal = table.perform(start)
    if refusal is not None:
        return refusal
    _Bots(table, voice, rng, texts.names).play()
    return table


class _Bots:
    """Play what the screen shows; only what they placed themselves do they know beyond it."""

    def __init__(
        self, table: Table, voice: Voice, rng: random.Random, names: Sequence[str]
    ) -> None:
        self._table = table
        self._voice = voice
        self._rng = rng
        self._house = HouseBots(table, voice, rng, self._do)
        self._stood: dict[tuple[str, str], Point] = {}
        self._passed = False
        solo = table.state.started.script.solo
        self._alone = SoloBot(table, names, rng, self._do) if solo else None

    def play(self) -> None:
        """Go through all steps and close."""
        screen = self._table.screen()
        self._do(c.PauseTimer())
        self._do(c.StartTimer())
        for step in screen.steps[screen.number :]:
            if self._alone is None or not self._alone.take(step.kind):
                self._take(self._table.screen().panel)
            if self._table.screen().number + 1 < len(screen.steps):
                self._do(c.Next(anyway=True))
        if self._alone is None:  # what is prepared alone stays open
            self._do(c.Close())

    def _do(self, command: c.Command) -> None:
        refusal = self._table.perform(command)
        if refusal is not None:
            raise BotsStuck(refusal)

    def _take(self, panel: Any) -> None:
        match panel:
            case SayPanel():
                self._house.say(panel)
            case PlacePanel() if panel.board.kind == "levels":
                self._house.place(panel)
            case PlacePanel():
                self._place(panel)
            case RevealPanel() if panel.board.kind == "levels":
                self._house.reveal(panel)
            case RevealPanel():
                self._reveal()
            case AnswerPanel():
                self._house.answer(panel)
            case DrawPanel():
                self._draw(panel)
            case NotePanel():
                self._note(panel)
            case AgreePanel():
                self._agree(panel)
            case ClosePanel():
                self._choose(panel)

    def _place(self, panel: PlacePanel) -> None:
        """Place everybody; the last one looks again, and in a group one stop card is played."""
        keep_all = len(panel.seats) < 3
        for seat in panel.seats:
            for about in seat.subjects:
                if about != seat.player and not self._passed and not keep_all:
                    self._do(c.Place(seat.player, about, None, None))
                    self._passed = True
                    continue
                self._put(panel.board, seat.player, about)
        last = panel.seats[-1]
        if last.subjects:
            self._do(c.Undo(last.player))
            self._do(c.Redo(last.player))
            self._do(c.Undo(last.player))
            self._put(panel.board, last.player, last.subjects[-1])

    def _put(self, board: BoardView, by: str, about: str) -> None:
        taken = [
            point for (owner, who), point in self._stood.items() if (owner, who) != (by, about)
        ]
        own = self._stood.get((about, about)) if about != by else None
        point = self._spot(board, own, taken)
        self._stood[by, about] = point
        self._do(c.Place(by, about, point.x, point.y))

    def _spot(self, board: BoardView, own: Point | None, taken: list[Point]) -> Point:
        """Give a free spot; one about somebody else lies in another zone, a visible gap away."""
        spots = [spot(zone, x, y) for zone in board.zones for x in range(3) for y in range(3)]
        self._rng.shuffle(spots)

        def fits(point: Point, clear: float) -> bool:
            visible = own is None or distance(own, point) >= CLOSE
            return visible and all(distance(point, one) >= clear for one in taken)

        for clear in (APART, APART / 2, 0.0):
            for point in spots:
                if fits(point, clear):
                    return point
        return spots[0]

    def _reveal(self) -> None:
        """Open the set, give each gap its turn and keep what was said about it."""
        self._do(c.Reveal())
        self._do(c.ExtendTimer())
        gaps = [one.gap for one in self._table.screen().panel.gaps]
        for about, zone in {gap.about: gap.own_zone for gap in gaps}.items():
            self._do(c.Note(self._voice.quote(zone), about=about, by=about))
            self._do(c.Hear(about))
        self._do(c.Undo())
        self._do(c.Redo())

    def _draw(self, panel: DrawPanel) -> None:
        """Draw in turns; one card is put aside, and one left alone, which nobody can tell."""
        turns = 0
        while panel.player is not None:
            self._do(c.Draw(panel.player))
            turns += 1
            if turns == 2:
                self._do(c.Draw(panel.player))
            self._do(c.Discuss(panel.player))
            panel = self._table.screen().panel

    def _note(self, panel: NotePanel) -> None:
        """Write an insight a zone, and correct the last one."""
        zones = [zone.id for zone in panel.board.zones] if panel.board else [None, None]
        for zone in zones[:POSTER_INSIGHTS]:
            self._do(c.Note(self._voice.insight(zone or ""), zone=zone))
        self._do(c.Undo())
        self._do(c.Redo())

    def _agree(self, panel: AgreePanel) -> None:
        """Make agreements with a first step and a date, and move the follow-up by a week."""
        screen = self._table.screen()
        people = [player.id for player in screen.players]
        for one, what, first_step, need in self._voice.agreements(AGREEMENTS):
            who = people if one.who == "all" else [people[one.who % len(people)]]
            by_when = workday(screen.held_on + timedelta(weeks=one.weeks))
            self._do(c.Agree(what, tuple(who), first_step, by_when, need))
        if panel.follow_up is not None:
            self._do(c.SetFollowUp(panel.follow_up + timedelta(weeks=1)))

    def _choose(self, panel: ClosePanel) -> None:
        """Switch on what makes a full poster: everything, but no more cards than it holds well."""
        counted: dict[tuple[str, int | None], int] = {}
        for line in panel.lines:
            most = MOST_LINES.get(line.section)
            key = (line.section, line.question)
            counted[key] = counted.get(key, 0) + 1
            if (most is not None and counted[key] > most) or line.on:
                continue
            self._do(c.ChooseLine(line.owner, line.id, True))
        for player in self._table.screen().players:
            self._sheet(player.id)

    def _sheet(self, player: str) -> None:
        """Put one's own tokens and agreements on one's sheet, and what was answered by oneself."""
        for line, on, _poster in self._table.paper_lines(player):
            mine = line.section in ("token", "answer", "agreement", "trace", "link")
            if mine and not on:
                self._do(c.ChooseLine(player, line.id, True, "sheet"))


def workday(day: date) -> date:
    """Give the day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
