"""Play a whole session the same way each time, and tell what every viewer sees at each step."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from game.engine import commands as c
from game.engine.decide import redo_target, undo_target
from game.engine.events import TABLE, Placed
from game.engine.steps.agree import AgreePanel
from game.engine.steps.close import ClosePanel
from game.engine.steps.draw import DrawPanel
from game.engine.steps.note import NotePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.steps.say import SayPanel
from game.engine.view.export import export_session
from game.engine.view.lines import LineView
from game.engine.view.parts import AgreementView, CardView, GapView, NoteView, TokenView
from game.engine.view.screen import ScreenView
from game.language import using
from game.script.load import load_game
from game.store import MemoryStore
from game.table.refusals import sentence
from game.table.table import Table

HERE = Path(__file__).parent
WIDTH = 96
TODAY = date(2026, 11, 22)
LINE = "-" * WIDTH


def go_grow_duo() -> str:
    """Give the text of `go-grow-duo.txt`."""
    telling = Telling(begun())
    telling.says(
        "Go Grow for two, played from beginning to end",
        "Made by a test, from the views that screens and paper are drawn from.",
        "Make it anew with:  python -m tests.playthroughs",
        "",
        "Zoë (employee) and Mark (manager) play; Els guides and does not play. After each move",
        "stands what has changed for each viewer. “screen” is what everybody sees; a player sees",
        "the same, and what stands behind their own name; nobody sees more than is written here.",
    )
    act(telling)
    telling.kept()
    return telling.text()


def act(telling: Telling) -> None:
    """Play: with second thoughts, refusals, a stop card, a printed card and a look back."""
    do = telling.does
    telling.step()
    do("Els goes on", c.Next())
    do("Els goes on", c.Next())

    do("Zoë puts herself low on the left, behind the curtain", c.Place("p1", "p1", 0.1875, 0.2083))
    do("Els goes on before Mark has placed himself", c.Next())
    do("Mark stops: he locks without a place", c.Place("p2", "p2", None, None))
    do("Mark takes that back", c.Undo("p2"))
    do("Mark puts himself in the middle, high", c.Place("p2", "p2", 0.4792, 0.7083))
    do("Zoë thinks again and moves to the right", c.Place("p1", "p1", 0.3542, 0.2083))
    do("Mark tries to take back what Zoë placed: he gets his own", c.Undo("p2"))
    do("Mark brings his own back", c.Redo("p2"))
    do("The table tries to take back what is sealed", c.Undo())
    do("Els goes on", c.Next())

    do("Mark puts Zoë high on the right", c.Place("p2", "p1", 0.8125, 0.7917))
    do("Zoë puts Mark close to where he put himself", c.Place("p1", "p2", 0.5625, 0.7917))
    do("Els goes on", c.Next())

    do("Somebody wants to talk about Zoë before the reveal", c.Hear("p1"))
    do("All is opened at once", c.Reveal())
    do("Els goes on before anyone has been heard", c.Next())
    do("What Zoë says is written down", c.Note("I thought nobody noticed.", about="p1"))
    do("Zoë has been heard", c.Hear("p1"))
    do("Mark has been heard", c.Hear("p2"))
    do("Back to where each placed themselves", c.GoTo("ikzelf"))
    do("Zoë wants to move now that all is open", c.Place("p1", "p1", 0.9, 0.9))
    do("And forward again", c.Next())
    do("And forward again", c.Next())
    do("And forward again", c.Next())

    do("Zoë wants to draw, but it is Mark’s turn", c.Draw("p1"))
    do("Mark draws a card from where he stands", c.Draw("p2"))
    do("Mark has told; the card is put aside", c.Discuss("p2"))
    do("Zoë draws", c.Draw("p1"))
    do("Zoë takes another card", c.Draw("p1"))
    do("Zoë stops: the card is put aside like any other", c.Discuss("p1"))
    do("Mark drew from the printed deck and types an id wrongly", c.Draw("p2", card="gg x 7"))
    do("Mark types it as it is printed", c.Draw("p2", card="gg g 7"))
    do("Mark has told", c.Discuss("p2"))
    do("Zoë draws", c.Draw("p1"))
    do("Zoë has told", c.Discuss("p1"))
    do("Els goes on", c.Next())

    do("An insight is written", c.Note("Zoë already trains half the team.", zone="grow"))
    note = telling.table.state.seq
    do("Another one", c.Note("Mark gets energy from teaching, not from plannning."))
    do("It is taken back, for the typing", c.Undo())
    do("And written again", c.Note("Mark gets energy from teaching, not from planning."))
    do("The first one is put better", c.Note("Zoë trains half the team already.", replaces=note))
    do("Els asks for more time", c.ExtendTimer(120))
    do("Els goes on", c.Next())

    do("An agreement for nobody", c.Agree("Zoë gives the first training", ()))
    do(
        "An agreement",
        c.Agree(
            "Zoë gives the first training herself",
            ("p1",),
            first_step="pick a subject with Mark",
            by_when=date(2026, 12, 11),
            need="two hours a week without a phone",
        ),
    )
    do("One together", c.Agree("We look at the roster", ("p1", "p2")))
    do("The follow-up is moved", c.SetFollowUp(date(2027, 3, 1)))
    do("Els goes on", c.Next())

    do("A name is put right", c.Rename("p2", "Marc"))
    lines = {(one.section, one.owner): one.id for one in telling.lines()}
    do("Marc wants Zoë’s words on the poster", c.ChooseLine("p2", lines["quote", "p1"], True))
    do(
        "Zoë does not mind: she chooses them herself",
        c.ChooseLine("p1", lines["quote", "p1"], True),
    )
    do("Zoë prints her gap", c.ChooseLine("p1", lines["gap", "p1"], True))
    do("Marc prints where he stands, and no gap", c.ChooseLine("p2", lines["token", "p2"], True))
    for one in telling.lines():
        if one.owner == "table":
            do(f"Together they print line {one.id}", c.ChooseLine("table", one.id, True))
    do("The session is closed", c.Close())
    do("Nothing is placed after the close", c.Place("p1", "p1", 0.5, 0.5))


def begun() -> Table:
    """Begin a session with a clock that ticks ten seconds a look and a chance that is none."""
    ticks = iter(range(10**6))
    game = load_game("go-grow-duo")

    def now() -> datetime:
        return datetime(2026, 11, 22, 9, tzinfo=UTC) + timedelta(seconds=10 * next(ticks))

    def chance(names: Sequence[str]) -> str:
        return names[len(names) // 2]

    start = c.Start(
        script=game.script,
        boards=game.boards,
        decks=game.decks,
        seats=(c.Seat("Zoë", "employee"), c.Seat("Mark", "manager")),
        lang="en",
        timezone="Europe/Brussels",
        held_on=TODAY,
        follow_up=date(2027, 2, 22),
        purge_on=date(2026, 12, 22),
        coach="Els",
        team="Front desk",
        place="Ghent",
    )
    table = Table(MemoryStore(), "a-session", now=now, chance=chance)
    assert table.perform(start) is None
    return table


class Telling(Struct):
    """The text so far, and what each viewer saw last."""

    table: Table
    told: list[str] = field(default_factory=list)
    seen: dict[str, list[str]] = field(default_factory=dict)

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.told) + "\n"

    def says(self, *lines: str) -> None:
        self.told += lines

    def step(self) -> None:
        """Tell that a step begins, with its task."""
        view = self.table.screen()
        assert view.step is not None
        again = f", visit {view.step.visits}" if view.step.visits > 1 else ""
        title = f"{view.number + 1}/{len(view.steps)} {view.step.title}"
        self.says("", LINE, f"{title} ({view.step.kind}, {view.step.minutes} min{again})", LINE)
        self.seen.clear()
        self.look()

    def does(self, what: str, command: c.Command) -> None:
        """Carry out a command and tell what came of it."""
        step, visit = self.table.state.step, self.table.state.visit
        first = self.table.state.seq + 1
        refusal = self.table.perform(command)
        self.says("", f"> {what}")
        if refusal is not None:
            with using("en"):
                self.says(f"  refused ({refusal.code}): {sentence(refusal)}")
            return
        kinds = [one.event.kind for one in self.table.log[first - 1 :]]
        self.says(f"  written: {', '.join(f'{first + n} {kind}' for n, kind in enumerate(kinds))}")
        if (step, visit) != (self.table.state.step, self.table.state.visit):
            self.step()
        else:
            self.look()

    def lines(self) -> tuple[LineView, ...]:
        panel = self.table.screen().panel
        assert isinstance(panel, ClosePanel)
        return panel.lines

    def look(self) -> None:
        """Tell for each viewer what is new to them."""
        names = {one.id: one.name for one in self.table.state.players}
        screen = on_screen(self.table.screen(), names, self.undoing(TABLE))
        coach = self.table.coach()
        self.new("screen", screen)
        guide = [f"hint: {coach.hint}", f"next: {coach.next_title or 'nothing'}"]
        seen = on_screen(coach.screen, names, self.undoing(TABLE))
        self.new("coach", [*seen, *guide], screen)
        for player, name in names.items():
            own = on_screen(self.table.own(player).screen, names, self.undoing(player))
            self.new(name, own, screen)
        self.new("poster", on_poster(self.table, names))

    def undoing(self, actor: str) -> str:
        """Tell what an actor could take back or bring back now."""
        undo, redo = (
            "no" if target(self.table.state, actor) is None else "yes"
            for target in (undo_target, redo_target)
        )
        return f"undo: {undo}, redo: {redo}"

    def new(self, viewer: str, lines: list[str], shared: Sequence[str] = ()) -> None:
        """Tell a viewer's lines that were not there before and are not the screen's."""
        missing = [line for line in shared if line not in lines]
        assert all(line.startswith("undo:") for line in missing), missing
        before = self.seen.get(viewer, [])
        own = [line for line in lines if line not in shared]
        self.seen[viewer] = own
        fresh = [line for line in own if line not in before]
        heads = {head(line) for line in lines}
        fresh += [f"no more: {line}" for line in before if head(line) not in heads]
        for number, line in enumerate(fresh):
            label = viewer if number == 0 else ""
            wrapped = textwrap.wrap(line, WIDTH - 12, subsequent_indent="    ") or [""]
            for part, words in enumerate(wrapped):
                self.says(f"  {label if part == 0 else '':<9} {words}")

    def kept(self) -> None:
        """Tell what the session file gives away of each placement."""
        self.says("", LINE, "What a session file tells of the placements", LINE)
        data = export_session(self.table.session, self.table.state, self.table.log)
        names = {one.id: one.name for one in self.table.state.players}
        for envelope, one in zip(self.table.log, data["events"], strict=True):
            if isinstance(envelope.event, Placed):
                value = "sealed" if one.get("sealed") else place(one["zone"], one["x"], one["y"])
                about = names[one["about"]]
                self.says(f"  event {one['seq']:>2}: {names[one['by']]} placed {about}: {value}")


def head(line: str) -> str:
    """Give what a line tells of, without what it tells."""
    return line.partition(": ")[0]


def on_screen(view: ScreenView, names: dict[str, str], undoing: str) -> list[str]:
    """Give what stands on a screen, a line for each thing, and what its keys could take back."""
    lines = [f"task: {view.text}", f"more: {view.more}"]
    lines += panel_lines(view.panel, names)
    waiting = [names[one] for one in view.waiting]
    lines.append(f"waiting for: {' and '.join(waiting) or 'nobody'}")
    clock = view.clock
    lines.append(f"time given: {clock.step_room / 60:g} min, {clock.total_room / 60:g} in all")
    lines.append(undoing)
    if view.status == "closed":
        lines.append("the session is closed")
    return lines


def panel_lines(panel: Any, names: dict[str, str]) -> list[str]:
    """Give what a step's own part of the screen holds."""
    match panel:
        case SayPanel(show=show, board=board):
            zones = board.zones if board else ()
            return [f"shows: {show}", *(f"{one.name}: {one.meaning}" for one in zones)]
        case PlacePanel():
            lines = [
                f"{names[seat.player]} places {' and '.join(names[one] for one in seat.subjects)}: "
                f"{'locked' if seat.locked else 'not locked'}"
                for seat in panel.seats
            ]
            tokens = [f"in the open: {token(one, names)}" for one in panel.tokens]
            mine = [f"my own: {token(one, names)}" for one in panel.mine]
            look = ["read-only: this was opened"] if panel.read_only else []
            return [*lines, *look, *(tokens or ["on the board: nothing"]), *mine]
        case RevealPanel():
            if not panel.revealed:
                return ["on the board: nothing"]
            heard = [names[one] for one in panel.heard]
            return [
                *(f"on the board: {token(one, names)}" for one in panel.tokens),
                *(f"gap: {gap(one, names)}" for one in panel.gaps),
                f"heard: {' and '.join(heard) or 'nobody yet'}",
                *(f"{names[note.about or '']}: “{note.text}”" for note in panel.notes),
            ]
        case DrawPanel():
            turn = (
                f"turn {panel.turn} of {panel.turns}: {names[panel.player]}"
                if panel.player
                else "all turns are done"
            )
            piles = ", ".join(f"{one.name} {one.left}" for one in panel.categories)
            return [
                f"{turn}, from {panel.category}" if panel.player else turn,
                f"card: {card(panel.card)}" if panel.card else "card: none",
                f"piles: {piles}",
                f"put aside: {', '.join(one.card for one in panel.discussed) or 'none'}",
            ]
        case NotePanel(notes=notes):
            return [f"line {one.id}: {one.text}" for one in notes] or ["lines: none"]
        case AgreePanel():
            made = [f"agreement {agreement(one, names)}" for one in panel.agreements]
            return [*(made or ["agreements: none"]), f"follow-up: {panel.follow_up}"]
        case ClosePanel(lines=lines):
            return [
                f"line {one.id} ({one.section}, {names.get(one.owner, 'together')}): "
                f"{'on' if one.on else 'off'}"
                for one in lines
            ]
    raise AssertionError(panel)


def on_poster(table: Table, names: dict[str, str]) -> list[str]:
    """Give what the poster would print now."""
    view = table.poster()
    lines = [f"prints {one.section}: {content(one.content, names)}" for one in view.lines]
    lines += [f"prints token {token(one, names)}" for one in view.tokens]
    return lines or ["prints: nothing but names, dates and the empty board"]


def content(what: object, names: dict[str, str]) -> str:
    match what:
        case TokenView():
            return token(what, names)
        case GapView():
            return gap(what, names)
        case NoteView():
            return what.text
        case CardView():
            return card(what)
        case AgreementView():
            return agreement(what, names)
    raise AssertionError(what)


def token(one: TokenView, names: dict[str, str]) -> str:
    who = names[one.about] if one.own else f"{names[one.about]}, placed by {names[one.by]}"
    return f"{who}: {place(one.zone, one.x, one.y)}"


def place(zone: str, x: float, y: float) -> str:
    return f"{zone} ({x:.2f}, {y:.2f})"


def gap(one: GapView, names: dict[str, str]) -> str:
    found = one.gap
    return (
        f"{names[found.about]}: {found.own_zone} by themself, {found.other_zone} by "
        f"{names[found.by]}: {found.word}, {found.distance:.2f}"
    )


def card(one: CardView) -> str:
    return f"{one.card} ({one.category_name}, {one.kind}, depth {one.depth}) {one.text}"


def agreement(one: AgreementView, names: dict[str, str]) -> str:
    who = " and ".join(names[player] for player in one.who)
    more = [
        f"first step: {one.first_step}" if one.first_step else "",
        f"by {one.by_when}" if one.by_when else "",
        f"needed: {one.need}" if one.need else "",
    ]
    return "; ".join([f"{one.number}: {one.what} ({who})", *(part for part in more if part)])
