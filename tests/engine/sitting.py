"""Sit down at a table without a store or a clock: the engine's functions, a log, and no more."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from msgspec import Struct, field
from pydantic import TypeAdapter

from boards.models import Board
from datafiles.text import Lang
from game.engine import codec
from game.engine import commands as c
from game.engine.answers import Chance, Decision, Refusal
from game.engine.decide import decide
from game.engine.events import AnyEvent, Envelope, Follows, Health
from game.engine.evolve import evolve, evolve_volatile, fold
from game.engine.growing import Growing
from game.engine.state import State
from game.engine.view.export import export_session
from game.engine.view.floors import measures_of
from game.engine.view.poster import poster_view, sheet_view
from game.engine.view.screen import SCREEN, coach_view, own_view, screen_view
from game.script.load import Game, load_game
from game.script.models import Script

BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
ROLES = ("employee", "manager", "colleague")
VOLATILE = ("volatile", "opened_volatile", "unkept")


def first(names: Sequence[str]) -> str:
    """Choose without chance."""
    return names[0]


def duo() -> Game:
    """Give the built-in game for two."""
    return cached("go-grow-duo")


@cache
def cached(name: str) -> Game:
    return load_game(name)


def text(words: str) -> dict[str, str]:
    return {"nl": words}


def step(name: str, kind: str, **fields: Any) -> dict[str, Any]:
    """Give a step as a file would hold it."""
    words = {"title": text(name), "text": text(f"{name}?")}
    return {"id": name, "kind": kind, "minutes": 5, **words, **fields}


def game(
    *steps: dict[str, Any], players: int = 3, seats: int | None = None, board: Board | None = None
) -> Game:
    """Give a game of these steps and a close, on the built-in deck and board unless told."""
    built_in = duo()
    on = board or built_in.boards[0]
    last = step("slot", "close")
    minutes = sum(one["minutes"] for one in (*steps, last) if "only" not in one)
    script = {
        "format": 1,
        "id": "a-game",
        "version": 1,
        "title": text("Een spel"),
        "players": {"min": players, "max": seats or players, "roles": ["|".join(ROLES)]},
        "minutes": minutes,
        "boards": [on.id],
        "decks": ["go-grow"],
        "steps": [*steps, last],
    }
    model = TypeAdapter(Script).validate_python(script)
    return Game(model, (on,), built_in.decks)


SEALED = {"who": "each", "audience": "sealed"}
OPEN = {"who": "each", "audience": "shared"}


@cache
def trio(sensitive: bool = False) -> Game:
    """Give a game for three with every kind of step, some placed in the open, two reveals."""
    board = duo().boards[0]
    if sensitive:
        zones = tuple(
            zone.model_copy(update={"sensitive": zone.id == "glow"}) for zone in board.zones
        )
        board = board.model_copy(update={"zones": zones})
    return game(
        step("welkom", "say", show="zones"),
        step("open", "place", about="self", **OPEN),
        step("ikzelf", "place", about="self", **SEALED),
        step("jij", "place", about="others", **SEALED),
        step("verschil", "reveal", of=["ikzelf", "jij"], speak="in-order"),
        step("kaarten", "draw", turns=2, **{"from": "zone-of-token"}),
        step("straks", "place", about="self", **SEALED),
        step("weer", "reveal", of=["straks"]),
        step("inzichten", "note", audience="shared"),
        step("afspraken", "agree"),
        board=board,
    )


def overleg() -> Game:
    """Give the built-in game for a team."""
    return cached("bouwoverleg")


def option(name: str, *, sensitive: bool = False, **more: Any) -> dict[str, Any]:
    """Give an option, a prompt or a statement as a file would hold it."""
    return {"id": name, "text": text(f"{name}?"), "sensitive": sensitive, **more}


@cache
def house() -> Game:
    """Give a game for three to five on the house, with each kind of answer and of audience.

    The board's `health` floor, the option `slaap` and the statement `rug` are sensitive.
    """
    zones = {"from": "zones"}
    options = [option("een"), option("twee"), option("drie"), option("slaap", sensitive=True)]
    statements = [option("tijd"), option("rug", sensitive=True)]
    return game(
        step("welkom", "say", show="kept"),
        step("terug", "say", show="last-time", only="follow-up"),
        step("plek", "place", about="self", question=1, **SEALED),
        step("huizen", "reveal", of=["plek"], question=1),
        step("hardop", "ask", audience="spoken", question=2),
        step("stil", "ask", audience="private"),
        step("toe", "ask", audience="sealed", choose=[text("steviger")], tells="reinforce"),
        step(
            "steun", "ask", audience="shared", choose=[text("helpt"), text("hulp")], tells="carry"
        ),
        step("stip", "vote", dots=3, **zones),
        step("keus", "pick", audience="sealed", options=options, least=1, most=2),
        step("maat", "rate", audience="sealed", statements=statements, low=text("nee"),
             high=text("ja")),
        step("klaar", "prepare", prompts=[option("zeg"), option("dag", date=True)]),
        step("zinnen", "note", audience="shared"),
        step("kies", "vote", dots=2, lines_of="zinnen", **{"from": "lines"}),
        step("afspraken", "agree"),
        seats=5,
        board=overleg().boards[0],
    )  # fmt: skip


def starting(
    game: Game,
    names: Sequence[str] | None = None,
    *,
    lang: Lang = "nl",
    health: Health = "talk",
    follow_up: date | None = date(2027, 2, 22),
    follows: Follows | None = None,
) -> c.Start:
    """Give the command that begins a session of a game on a fixed day."""
    people = names or ("Zoë", "Mark", "Łucja", "Çağla")[: game.script.players.min]
    return c.Start(
        script=game.script,
        boards=game.boards,
        decks=game.decks,
        seats=tuple(
            c.Seat(name, game.script.players.roles_for(seat)[0]) for seat, name in enumerate(people)
        ),
        lang=lang,
        timezone="Europe/Brussels",
        held_on=TODAY,
        follow_up=follow_up,
        purge_on=date(2026, 12, 22),
        health=health,
        follows=follows,
    )


class Sitting(Struct):
    """One session: commands in, events in `log`, `state` beside it; each command takes a second."""

    chance: Chance = first
    state: State = field(default_factory=State)
    log: list[Envelope] = field(default_factory=list)
    now: datetime = BEGAN

    @classmethod
    def of(cls, game: Game, **how: Any) -> Sitting:
        """Begin a session; where health may be kept, everybody says yes."""
        sitting = cls()
        sitting.do(starting(game, **how))
        if how.get("health") == "keep":
            sitting.do(*(c.AnswerHealth(one.id, True) for one in sitting.state.players))
        return sitting

    def ask(self, command: c.Command) -> Refusal | None:
        """Carry out a command as the table does; give the refusal, if it is one."""
        answer = decide(self.state, command, self.chance)
        if isinstance(answer, Decision):
            self.take_in(answer)
        self.now += timedelta(seconds=1)
        return answer if isinstance(answer, Refusal) else None

    def take_in(self, decision: Decision) -> None:
        """Number, date and fold what was decided."""
        for event in decision.durable:
            envelope = Envelope(self.state.seq + 1, self.now, event)
            self.log.append(envelope)
            self.state = evolve(self.state, envelope)
        for unkept in decision.volatile:
            self.state = evolve_volatile(self.state, unkept)

    def do(self, *commands: c.Command) -> Sitting:
        """Carry out commands that must not be refused."""
        for command in commands:
            refusal = self.ask(command)
            assert refusal is None, (command, refusal)
        return self

    def refused(self, command: c.Command) -> str:
        """Give the code with which a command is refused, having written and changed nothing."""
        before, length = self.state, len(self.log)
        refusal = self.ask(command)
        assert refusal is not None, command
        assert self.state is before
        assert len(self.log) == length
        return refusal.code

    def to(self, step_id: str) -> Sitting:
        """Go on until a step is at hand, or back to it."""
        if step_id in self.state.visits:
            return self.do(c.GoTo(step_id))
        while self.state.step != step_id:
            self.do(c.Next(anyway=True))
        return self

    def place(self, *moves: tuple[str, str, float | None, float | None]) -> Sitting:
        """Place tokens: (by, about, x, y)."""
        return self.do(*(c.Place(*move) for move in moves))

    def levels(self, by: str, **places: float | None) -> Sitting:
        """Place somebody's own tokens: x, or nothing, for each level."""
        return self.do(*(c.Place(by, by, x, None, level) for level, x in places.items()))

    def crashed(self) -> Sitting:
        """Give the session as another process takes it up: from the log alone."""
        return Sitting(self.chance, self.replayed(), [*self.log], self.now)

    def panel(self, viewer: str = SCREEN) -> Any:
        """Give the panel of the step at hand as somebody sees it."""
        return screen_view(self.state, viewer).panel

    def last(self) -> AnyEvent:
        """Give the newest event."""
        return self.log[-1].event

    def kinds(self) -> list[str]:
        """Give the kinds of all events."""
        return [envelope.event.kind for envelope in self.log]

    def replayed(self) -> State:
        """Give the state that another machine would find in the store."""
        return fold(codec.decode(*row) for row in rows(self.log))


def rows(log: Sequence[Envelope]) -> list[tuple[int, str, int, str, bytes]]:
    """Give the log as the store would hold it."""
    return [
        (one.seq, one.event.kind, codec.VERSION, one.at.isoformat(), codec.encode(one.event))
        for one in log
    ]


def everything(state: State, *, volatile: bool = True) -> dict[str, Any]:
    """Give all of a state, the order of its mappings and what undo rests on included."""
    found: dict[str, Any] = {}
    for one in fields(State):
        value = getattr(state, one.name)
        if one.name in VOLATILE and not volatile:
            continue
        if isinstance(value, Growing):
            value = list(value.items())
        if one.name == "trail":
            value = [(here.seq, here.event) for here in value.newest_first()] if value else []
        found[one.name] = value
    return found


def export_text(sitting: Sitting, *, complete: bool = False) -> str:
    """Give the session file's text, without the whole game that its first event holds."""
    data = export_session("a-session", sitting.state, sitting.log[1:], complete=complete)
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def shown(sitting: Sitting, without: Sequence[str] = ()) -> dict[str, object]:
    """Give what every viewer sees, but those players named in `without`."""
    state = sitting.state
    seen: dict[str, object] = {
        "screen": screen_view(state),
        "coach": coach_view(state),
        "poster": poster_view(state),
        "export": export_text(sitting),
        "measures": measures_of(state),
    }
    for player in state.players:
        if player.id not in without:
            seen[player.id] = own_view(state, player.id)
            seen[f"sheet of {player.id}"] = sheet_view(state, player.id)
    return seen
