"""Play a bouwoverleg of six the same way each time, and tell what changes for each viewer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from boards.geometry import stop_x
from game.engine import commands as c
from game.engine.answering import AnswerPanel
from game.engine.steps.agree import AgreePanel
from game.engine.steps.close import ClosePanel
from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.view.lines import LineView
from game.engine.view.screen import ScreenView
from game.script.load import load_game
from game.store import MemoryStore
from game.table.setup import start_command
from game.table.table import Table

NAMES = ("Zoë", "Mark", "Łucja", "Çağla", "Đức", "Anouk")
LEVELS = ("health", "talents", "values", "work")
STOPS = ((5, 8, 9, 5), (7, 7, 8, 8), (4, 8, 3, 6), (8, 6, 8, 4), (6, 9, 3, 8), (7, 7, 2, 7))
TODAY = date(2026, 11, 19)
WATCHED = ("p1", "p2")
"""Two players whose own views are told; the rules are the same for all six."""


def begun() -> Table:
    """Begin the session, in English, with a clock that ticks ten seconds a look."""
    ticks = iter(range(10**6))
    start = start_command(
        load_game("bouwoverleg"),
        tuple(c.Seat(name, "member") for name in NAMES),
        lang="en",
        today=TODAY,
        coach="Els",
        team="North warehouse",
    )
    table = Table(
        MemoryStore(),
        "a-session",
        now=lambda: datetime(2026, 11, 19, 9, tzinfo=UTC) + timedelta(seconds=10 * next(ticks)),
    )
    assert table.perform(start) is None
    return table


def moves(table: Table) -> Iterator[tuple[str, tuple[c.Command, ...]]]:
    """Give what is done, in words, with its commands."""
    people = [f"p{number}" for number in range(1, 7)]
    step = c.Next(anyway=True)
    yield "on to the floors", (step,)
    yield "on to question 1", (step,)
    yield "Zoë speaks; Mark plays the stop card: the same is written", (c.Hear("p1"), c.Hear("p2"))
    yield "on to question 2", (step,)
    placed = [
        c.Place(one, one, stop_x(stop), None, level)
        for one, stops in zip(people, STOPS, strict=True)
        for level, stop in zip(LEVELS, stops, strict=True)
    ]
    yield "Zoë stands on four floors behind the curtain", tuple(placed[:4])
    yield (
        "Mark passes the work floor by the stop card",
        (
            *placed[4:7],
            c.Place("p2", "p2", None, None, "work"),
        ),
    )
    yield "the others place themselves", tuple(placed[8:])
    yield "on to the houses", (step,)
    yield "all houses open at once", (c.Reveal(),)
    yield "a line of the group about talents", (c.Note("We teach each other.", zone="talents"),)
    yield "on: what was only talk is gone", (step,)
    yield "Zoë stands firm on values", (c.Answer("p1", "We are honest here.", ("values",)),)
    yield "on to question 4", (step,)
    yield (
        "Zoë chooses health, sealed; Mark chooses talents, sealed",
        (
            c.Answer("p1", "My breaks slip away.", ("health",)),
            c.Answer("p2", "I want to learn to plan.", ("talents",)),
        ),
    )
    yield (
        "Anouk plays the stop card, the others choose work",
        (
            c.Answer("p6"),
            *(c.Answer(one, "Fewer odd jobs.", ("work",)) for one in people[2:5]),
        ),
    )
    yield "all answers open at once", (c.Reveal(),)
    yield "something is parked", (c.Park("The new till"),)
    yield "on to the break: what touched health is gone", (step,)
    yield "on to question 5", (step,)
    yield (
        "Mark: a strong floor helps a wobbly one",
        (c.Answer("p2", "I explain the board.", ("talents", "work")),),
    )
    yield "on to question 7", (step, step)
    yield (
        "two ask something of the team",
        (
            c.Answer("p1", "Call me before you lift."),
            c.Answer("p2", "Swap a morning."),
        ),
    )
    yield "on to the dots", (step,)
    options = [one.id for one in table.screen().panel.form.options]
    yield (
        "all give two dots, sealed",
        tuple(
            c.Answer(one, choices=(options[0], options[seat % 2]))
            for seat, one in enumerate(people)
        ),
    )
    yield "the tally opens, without names", (c.Reveal(),)
    yield "on to question 8", (step,)
    yield (
        "Zoë prepares two private lines, and releases one for the poster",
        (
            c.Answer("p1", "Planning suits me.", item="houden"),
            c.Answer("p1", "Fewer odd jobs, please.", item="anders"),
        ),
    )
    lines = [line for line, _s, _p in table.paper_lines("p1") if line.section == "answer"]
    mine = {getattr(line.content, "text", ""): line.id for line in lines}
    yield (
        "she marks one for her sheet, the other for both papers",
        (
            c.ChooseLine("p1", mine["Planning suits me."], True, "sheet"),
            c.ChooseLine("p1", mine["Fewer odd jobs, please."], True, "sheet"),
            c.ChooseLine("p1", mine["Fewer odd jobs, please."], True),
        ),
    )
    yield "on to the agreements", (step, step)
    yield "one agreement", (c.Agree("Shows the board", ("p2",), "Monday", date(2026, 12, 7)),)
    yield "on to the close", (step,)
    agreement = next(one for one in table.screen().panel.lines if one.section == "agreement")
    yield "the agreement goes on the poster", (c.ChooseLine("table", agreement.id, True),)
    yield "the session is closed", (c.Close(),)


def bouwoverleg() -> str:
    """Give the text of `bouwoverleg.txt`."""
    table = begun()
    told = [
        "A bouwoverleg of six, played from beginning to end",
        "Made by a test, from the views that screens and paper are drawn from.",
        "Make it anew with:  python -m tests.playthroughs",
        "",
        "After each move stands what is new for the shared screen, for Zoë's and Mark's own view,",
        "the poster and Zoë's sheet. Nobody sees more than is written here. Health is only talk.",
    ]
    seen: dict[str, list[str]] = {}
    told += news(table, seen)
    for said, commands in moves(table):
        before = len(table.log)
        for command in commands:
            refusal = table.perform(command)
            assert refusal is None, (said, refusal)
        kinds = [one.event.kind for one in table.log[before:]]
        told += ["", f"> {said}", f"  written: {', '.join(kinds) or 'nothing'}"]
        told += news(table, seen)
    return "\n".join(told) + "\n"


def news(table: Table, seen: dict[str, list[str]]) -> Iterator[str]:
    """Give the lines that a viewer did not see before this move."""
    names = {player.id: player.name for player in table.screen().players}
    screen = look(table.screen(), names)
    views = {"screen": screen}
    for player in WATCHED:
        own = look(table.own(player).screen, names)
        views[names[player]] = [line for line in own if line not in screen]
    views["poster"] = [line_text(one, names) for one in table.poster().lines]
    views["Zoë's sheet"] = [line_text(one, names) for one in table.sheet("p1").lines]
    for viewer, lines in views.items():
        fresh = [line for line in lines if line not in seen.get(viewer, [])]
        gone = len([line for line in seen.get(viewer, []) if line not in lines])
        seen[viewer] = lines
        for number, line in enumerate(fresh):
            yield f"  {viewer if not number else '':<12}{line}"
        if gone and not fresh:
            yield f"  {viewer:<12}({gone} gone)"


def look(view: ScreenView, names: dict[str, str]) -> list[str]:
    """Give one view as lines."""
    found = []
    if view.step is not None:
        number = f"{view.step.question}/9 " if view.step.question else ""
        found.append(f"{number}{view.step.title}: {view.text}")
    waiting = ", ".join(names[one] for one in view.waiting)
    found.append(f"waiting for: {waiting or 'nobody'}")
    found += [f"parked: {one.text}" for one in view.parked]
    found += list(panel(view.panel, names))
    return found


def panel(seen: Any, names: dict[str, str]) -> Iterator[str]:
    """Give a step's part of a view as lines."""
    match seen:
        case PlacePanel():
            for seat in seen.seats:
                yield f"{names[seat.player]}: {'locked' if seat.locked else 'not locked'}"
            yield from (f"my own: {one.zone} {one.x:.2f}" for one in seen.mine)
        case RevealPanel():
            for token in seen.tokens:
                yield f"{names[token.about]} on {token.zone} at {token.x:.2f}"
            for floor in seen.floors:
                first = ", ".join(names[one] for one in floor.first)
                dots = " ".join(f"{x:.2f}" for x in floor.dots)
                yield f"{floor.zone}: {floor.word or f'talk only, dots {dots}'}; first: {first}"
            yield from (f"kept: {note.text}" for note in seen.notes)
        case AnswerPanel():
            for one in seen.seats:
                state = "locked" if one.locked else "heard" if one.heard else "not yet"
                yield f"{names[one.player]}: {state}"
            for answer in seen.answers:
                who = names.get(answer.by, "somebody")
                yield f"{who}: {' > '.join(answer.choices)} {answer.text}".rstrip()
            for option, count in seen.tally:
                text = next(item.text for item in seen.form.options if item.id == option)
                yield f"dots: {text} {count}"
            for mine in seen.mine:
                yield f"my own: {mine.item} {' > '.join(mine.choices)} {mine.text}"
        case AgreePanel():
            yield from (f"agreed: {one.what}" for one in seen.agreements)
        case ClosePanel():
            for line in seen.lines:
                yield f"{'on ' if line.on else 'off'} {line_text(line, names)}"


def line_text(line: LineView, names: dict[str, str]) -> str:
    """Give a line of a paper in words."""
    content: Any = line.content
    owner = names.get(line.owner, line.owner)
    for name in ("text", "what"):
        if hasattr(content, name):
            return f"{line.section} of {owner}: {getattr(content, name)}"
    if line.section == "token":
        return f"token of {owner} on {content.zone}"
    return f"{line.section} of {owner}"
