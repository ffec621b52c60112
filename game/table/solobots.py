"""Let a bot prepare a talk alone, by the commands and the view that a person has."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from boards.curve import NOW
from boards.geometry import level_point, spot
from boards.models import Point
from datafiles.load import load_model
from datafiles.model import Strict
from datafiles.text import Text, localized
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.steps.curve import CurvePanel
from game.engine.steps.draw import DrawPanel
from game.engine.steps.network import NetworkPanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.request import RequestPanel
from game.table.table import Table

FILE = Path(__file__).with_name("bots-alone.yaml")
CARDS = 2
SHAPES = (
    (Point(0.0, 0.25), Point(0.25, 0.5), Point(0.4, 0.75), Point(NOW, 0.75), Point(0.95, 0.75)),
    (Point(0.25, 0.1), Point(0.45, 0.25), Point(NOW, 0.6), Point(0.95, 0.9)),
    (Point(0.7, 0.1), Point(0.95, 0.5)),
)
"""Lines as people draw them: one that has become flat, one that climbs, one still to come."""


class AloneTexts(Strict):
    """The whole file; `messages` are three, then a question and a request."""

    pages: Annotated[tuple[Text, ...], Field(min_length=4)]
    messages: Annotated[tuple[Text, ...], Field(min_length=5, max_length=5)]
    skills: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    expects: Annotated[tuple[Text, ...], Field(min_length=1)]


class SoloBot:
    """Fill every part once; only the one person's own view is looked at."""

    def __init__(
        self,
        table: Table,
        names: Sequence[str],
        rng: random.Random,
        do: Callable[[c.Command], None],
    ) -> None:
        self._table, self._rng, self._do = table, rng, do
        self._names = list(names[1:])
        self._texts = load_model(FILE, TypeAdapter(AloneTexts))[0]
        self._said = 0
        self.me = table.state.players[0].id

    def _say(self, text: Text) -> str:
        return localized(text, self._table.state.started.lang)

    def _page(self) -> str:
        self._said += 1
        return self._say(self._texts.pages[self._said % len(self._texts.pages)])

    def take(self, kind: str) -> bool:
        """Play the part at hand; False for one that is played as in a group."""
        panel: Any = self._table.own(self.me).screen.panel
        match panel:
            case CurvePanel():
                self._draw_lines()
            case NetworkPanel():
                self._map(panel)
            case RequestPanel():
                self._ask(panel)
            case PlacePanel():
                self._place(panel)
            case DrawPanel():
                self._cards()
            case AnswerPanel():
                self._answer(panel, kind)
            case _:
                return False
        return True

    def _draw_lines(self) -> None:
        for letter, name, points in zip("abc", self._texts.skills, SHAPES, strict=True):
            self._do(c.Trace(self.me, letter, self._say(name), points))

    def _map(self, panel: NetworkPanel) -> None:
        groups = panel.board.groups
        gives = [key for key, _name in panel.board.gives]
        expects = self._texts.expects
        for number, name in enumerate(self._names[:5]):
            self._do(
                c.Link(
                    self.me,
                    f"n{number + 1}",
                    name,
                    groups[number % len(groups)].id,
                    distance=(number % 4) / 3,
                    weight=number % 3 + 1,
                    trend=("same", "more", "less")[number % 3],
                    expects=self._say(expects[number % len(expects)]) if panel.board.asks else "",
                    gives=tuple(gives[: number % 2 + 1]),
                )
            )

    def _ask(self, panel: RequestPanel) -> None:
        for number, name in enumerate(self._names[:2], 1):
            chosen = tuple(one.id for one in panel.questions[: panel.each])
            self._do(c.Answer(self.me, text=name, choices=chosen, item=f"person-{number}"))
        self._do(c.Answer(self.me, text=self._page(), item="reply-1"))

    def _place(self, panel: PlacePanel) -> None:
        zones = panel.board.zones
        if panel.board.kind == "levels":
            for zone in zones:
                point = level_point(zone, self._rng.randrange(2, 9))
                self._do(c.Place(self.me, self.me, point.x, point.y, zone.id))
        else:
            point = spot(self._rng.choice(zones), self._rng.randrange(3), self._rng.randrange(3))
            self._do(c.Place(self.me, self.me, point.x, point.y))

    def _cards(self) -> None:
        for _turn in range(CARDS):
            self._do(c.Draw(self.me))
            card = self._table.own(self.me).screen.panel.card.card
            self._do(c.Answer(self.me, text=self._page(), item=card))
            self._do(c.Discuss(self.me))

    def _answer(self, panel: AnswerPanel, kind: str) -> None:
        form = panel.form
        if kind == "prepare":
            self._prepare(panel)
            return
        if form.options:
            chosen = tuple(one.id for one in self._rng.sample(form.options, min(form.most, 3)))
            self._do(c.Answer(self.me, choices=chosen))
        for item in form.items if form.words != "none" or form.low else ():
            value = self._rng.randrange(5) / 4 if form.low else None
            text = self._page() if form.words != "none" else ""
            self._do(c.Answer(self.me, text=text, value=value, item=item.id))

    def _prepare(self, panel: AnswerPanel) -> None:
        held_on = self._table.state.started.held_on
        messages = list(self._texts.messages)
        for item in panel.form.items:
            day = (held_on + timedelta(days=14)).isoformat()
            text = day if item.date else self._say(messages.pop(0)) if messages else ""
            self._do(c.Answer(self.me, text=text, item=item.id))
