"""A killed process leaves nothing of what is only talked about, and loses nothing else.

Every byte of a user's own folders is looked through: right after the kill, with papers made of what
is left, and once the group has gone on to the end.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.engine import commands as c
from game.engine.evolve import fold
from game.engine.steps.place import PlacePanel
from game.engine.view.export import export_session
from game.store import MemoryStore, Store
from game.table import lease
from game.table.housetexts import load_house_texts
from game.table.papers import write_calendar
from game.table.poster import write_session_poster
from game.table.sessions import export
from game.table.sheet import write_session_sheet
from game.table.simulate import simulate
from game.table.table import Table, envelopes
from tests.cli.homes import Home
from tests.cli.planting import HEALTH_STEPS, KEPT, PEOPLE, PLANTED, Group, begin, held
from tests.cli.running import ROOT
from tests.cli.scanning import LEVEL, Finding, files, pdf_text, scan

KILLS, HELD_KILLS, BOT_KILLS = 10, 12, 6
"""Kills anywhere in the session, while the process holds something of health, and of bots."""
PACE = "1"
LETTERS = re.compile(r"^[AMŁĐ](?: [AMŁĐ])*$", re.MULTILINE)


def killed(home: Home, words: tuple[str, ...], after: int, rng: random.Random) -> list[str]:
    """Let a process play, kill it somewhere after that many lines, and give what it printed.

    What it printed is left among the files to look through.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=home.root / "work",
        bufsize=0,  # what communicate() reads must not wait in a buffer of ours
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(after)]
    time.sleep(rng.random() * 0.008)
    process.kill()
    rest, told = process.communicate(timeout=20)
    assert told == b""
    whole = b"".join(lines) + rest
    (home.root / "work" / "printed.txt").write_bytes(whole)
    return whole.decode().split("\n")[:-1]


def events(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines if line.startswith("{")]


def taken_up(store: Store, printed: list[dict[str, Any]]) -> Table:
    """Take up the one session, in which every event is that was printed; nobody else has it."""
    (entry,) = store.sessions()
    rows = store.read(entry.id)
    assert [(one["seq"], one["kind"], one["at"]) for one in printed] == [
        (row.seq, row.kind, row.at) for row in rows[: len(printed)]
    ]
    table = Table(store, entry.id)
    assert table.state == fold(envelopes(rows))
    table.take_up()
    return table


def told_to_place_again(table: Table) -> bool:
    """Tell whether the view asks for the health floor anew, and for nothing else."""
    if "huis" not in table.state.visits:
        return False
    here = table.state.step or ""
    assert table.perform(c.GoTo("huis")) is None
    panel = table.screen().panel
    assert isinstance(panel, PlacePanel)
    if panel.read_only:
        again = panel.again == ("health",)
        assert again or not panel.again
    else:
        placed = {key[1] for key in table.state.placed if key[3] != "health"}
        lost = {one.player for one in panel.seats if (one.player, "health") in one.missing}
        again = placed <= lost
        assert lost <= set(table.screen().waiting)
    assert table.perform(c.GoTo(here)) is None
    return again


# -- people -----------------------------------------------------------------------------------


@cache
def rehearsed(health: str) -> tuple[tuple[str, int], ...]:
    """Play without a process; give for each line that is printed its step and how much is held."""
    lines: list[tuple[str, int]] = []
    with MemoryStore() as store:
        table = begin(store, "keep" if health == "keep" else "talk")
        lines += [("welkom", 0)] * len(table.log)
        told = len(table.log)

        def durable(_session: str, _seq: int) -> None:
            nonlocal told
            lines.extend([(table.state.step or "", 0)] * (len(table.log) - told))
            told = len(table.log)

        table.subscribe(durable)
        group = Group(table, lambda step, count: lines.append((step, count)))
        group.play()
        if health == "talk":
            assert len(group.shown) == 13, "all that was not replaced while it was sealed"
    return tuple(lines)


def moments() -> list[int]:
    """Give after which lines to kill: spread over all, and while something is held."""
    rng = random.Random(20_26)
    lines = rehearsed("talk")
    spread = [len(lines) * (index + rng.random()) / KILLS for index in range(KILLS)]
    there = [one for one, (step, count) in enumerate(lines, 1) if count and step in HEALTH_STEPS]
    part = len(there) / HELD_KILLS
    within = [there[int(part * (index + rng.random()))] for index in range(HELD_KILLS)]
    return [max(2, int(one)) for one in (*spread, *within)]


@pytest.mark.parametrize("number", range(KILLS + HELD_KILLS))
def test_a_kill_leaves_nothing_of_health_and_the_group_goes_on_to_the_end(
    home: Home, number: int
) -> None:
    after = moments()[number]
    lines = killed(home, ("tests.cli.planting", "talk", PACE), after, random.Random(number))
    if number >= KILLS:
        assert any(line.startswith("# ") and not line.endswith(" 0") for line in lines)
    assert any(path.name.endswith("-wal") for path, _data in files(home.root / "data"))
    assert scan(home.root, PLANTED) == set()

    with home.store() as store:
        (entry,) = store.sessions()
        lock = lease.take(store, entry.id)
        assert lock is not None, "whoever was killed locks nobody out"
        table = taken_up(store, events(lines))
        assert told_to_place_again(table) == ("huis" in table.state.visits)
        home.papers(entry.id)
        assert scan(home.root, PLANTED) == set()

        group = Group(table, lambda _step, _count: None, patient=True)
        group.play()
        assert table.perform(c.Close()) is None
        if "dragen" not in {one.get("step") for one in events(lines)}:
            assert len(group.shown) >= 5, "health is talked about again"
        lock.release()
    folder = home.papers(entry.id)
    found = scan(home.root, (*PLANTED, KEPT))
    assert {what for what, _name in found} == {KEPT}
    there = {Path(name).name for _what, name in found}
    assert there >= {
        "groeihuis.db",
        "poster.pdf",
        "sheet.pdf",
        "days.ics",
        "all0.json",
        "all1.json",
    }
    poster = pdf_text(folder / "poster.pdf")
    assert "Besproken. Niets genoteerd." in poster
    assert letters_on(poster) == 3 * len(PEOPLE)


class Unopened(Group):
    """A group that goes on without opening what it sealed about health."""

    def _verstevigen(self) -> None:
        self._answers(PLANTED[6:11])

    def _huizen(self) -> None:
        pass


def test_papers_of_a_group_that_still_holds_something_hold_nothing_of_it(home: Home) -> None:
    """The screen makes its papers from the session at hand, not from what is on disk."""
    folder = home.root / "papers"
    folder.mkdir()
    with home.store() as store:
        table = begin(store, "talk")
        Unopened(table, lambda _step, _count: None).play()
        assert held(table) == 8, "four places and four answers, sealed until the end"
        write_session_poster(table.poster(), folder / "poster.pdf")
        for number, one in enumerate(PEOPLE):
            write_session_sheet(table.sheet(one), folder / f"{number}.pdf")
        write_calendar(table, folder / "days.ics")
        whole = export_session(table.session, table.state, table.log, complete=True)
        (folder / "all.json").write_text(json.dumps(whole), encoding="utf-8")
        seen = (table.coach(), table.screen(), export(store, table.session))
        (folder / "seen.txt").write_text(repr(seen), encoding="utf-8")
        found = scan(home.root, (*PLANTED, KEPT))
    assert {what for what, _name in found} == {KEPT}
    there = {Path(name).name for _what, name in found}
    assert there >= {"poster.pdf", "0.pdf", "3.pdf", "days.ics", "all.json", "seen.txt"}
    assert letters_on(pdf_text(folder / "poster.pdf")) == 0


def letters_on(poster: str) -> int:
    """Count the tokens that are drawn on a poster's house."""
    return sum(len(line.split()) for line in LETTERS.findall(poster))


def last_line(step: str, health: str) -> int:
    """Give the number of the last line about health that is printed in a step."""
    return max(index for index, line in enumerate(rehearsed(health), 1) if line[0] == step)


@pytest.mark.parametrize(
    ("step", "words"),
    [("huizen", PLANTED[:1]), ("verstevigen", PLANTED[:11]), ("slot", PLANTED)],
)
def test_where_everybody_said_yes_the_same_look_finds_it_all(
    home: Home, step: str, words: tuple[str, ...]
) -> None:
    """What is looked for can be found: in the raw files of a kill, and on every paper."""
    after = last_line(step, "keep") - 1
    lines = killed(home, ("tests.cli.planting", "keep", PACE), after, random.Random(after))
    raw = scan(home.root / "data", PLANTED)
    assert {what for what, _name in raw if what in PLANTED} == set(words)
    assert len({what for what, _name in raw if what[0].isdigit()}) == 5, "each place on the floor"
    assert any(what == LEVEL for what, _name in raw)
    # By the last step SQLite has emptied its log into the database by itself.
    assert step == "slot" or any(name.endswith("-wal") for _what, name in raw)
    with home.store() as store:
        table = taken_up(store, events(lines))
        assert not told_to_place_again(table)
        Group(table, lambda _step, _count: None, patient=True).play()
        session = table.session
    folder = home.papers(session)
    found = scan(folder, PLANTED)
    assert {what for what, name in found if name == "all1.json"} >= {*PLANTED, LEVEL}
    on_paper = {what for what, name in found if name == "poster.pdf"}
    assert len(on_paper) == 10, "what counts in the end, of three questions and a line"
    assert letters_on(pdf_text(folder / "poster.pdf")) == 4 * len(PEOPLE)


# -- bots -------------------------------------------------------------------------------------


def bot_words() -> tuple[str, ...]:
    """Give what bots say about health, and about nothing else."""
    texts = load_house_texts()
    about: list[Any] = [
        text for answers in texts.answers.values() for text in answers.get("health", ())
    ]
    about += [one.text for one in texts.carries if "health" in (one.helps, one.helped)]
    return tuple(dict.fromkeys(text["nl"] for text in about))


SIMULATE = ("game.cli", "simulate", "bouwoverleg", "--players", "6", "--events", "--pace", PACE)


@cache
def bot_steps() -> tuple[str, ...]:
    """Give the step in which each event of the bots falls."""
    from game.script.load import load_game
    from game.table.dates import this_day

    steps: list[str] = []
    with MemoryStore() as store:
        simulate(
            store, load_game("bouwoverleg"), today=this_day(), lang="nl", players=6,
            on_event=lambda table, _envelope: steps.append(table.state.step or ""),
        )  # fmt: skip
    return tuple(steps)


def bots(home: Home, health: str, after: int, number: int) -> tuple[set[Finding], list[str]]:
    """Kill bots, make what can be made, and give what they said about health and where it is."""
    lines = killed(home, (*SIMULATE, "--health", health), after, random.Random(number))
    with home.store() as store:
        table = taken_up(store, events(lines))
        home.papers(table.session)
    found = {(what, name) for what, name in scan(home.root, bot_words()) if " " in what}
    return found, [one["level"] for one in events(lines) if one["kind"] == "placed"]


@pytest.mark.parametrize("number", range(BOT_KILLS))
def test_bots_that_are_killed_at_a_health_step_leave_nothing_of_it(home: Home, number: int) -> None:
    there = [index for index, step in enumerate(bot_steps(), 1) if step in HEALTH_STEPS]
    part = len(there) / BOT_KILLS
    after = there[int(part * (number + random.Random(number).random()))]
    found, levels = bots(home, "talk", after, number)
    assert found == set()
    assert "health" not in levels


def test_bots_that_may_keep_it_leave_it(home: Home) -> None:
    last = max(index for index, step in enumerate(bot_steps(), 1) if step in HEALTH_STEPS)
    found, levels = bots(home, "keep", last + 6, 0)
    assert len({what for what, _name in found}) > 3
    assert {Path(name).name for _what, name in found} >= {"groeihuis.db", "all1.json"}
    assert "health" in levels
