"""The coach's own window: live, read-only, and nothing in it that is sealed."""

from __future__ import annotations

import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta

import pytest
from msgspec.structs import replace

from game.engine import commands as c
from game.engine.commands import Seat
from game.script.load import load_game
from game.store import open_store
from game.store.location import WATCHER_WAITS
from game.table.retention import distil, purge
from game.table.setup import start_command
from game.table.table import Table
from game.tui.coachpage import CoachPage, CoachPicture
from game.tui.pictures import rest_of
from game.tui.starting import begin_session
from game.tui.watching import WatchApp
from tests.store.rows import beside, finish, line
from tests.tui.driving import NOW, ROOMY, SMALL, TODAY, Desk, FixedTable, Line, Place, desk
from tests.tui.kit.shown import Shown

PLAY = """
from datetime import datetime, timedelta
from game.engine import commands as c
from game.table import lease
from game.table.table import Table
with SqliteStore(path) as store:
    held = lease.take(store, sys.argv[3])
    clock = datetime.fromisoformat(sys.argv[4])
    table = Table(store, sys.argv[3], now=lambda: clock)
    print("held" if held else "elsewhere", flush=True)
    for asked in sys.stdin:
        match asked.split():
            case ["next"]:
                said = table.perform(c.Next(anyway=True))
            case ["run"]:
                said = table.perform(c.StartTimer())
            case ["place", by, x, y]:
                said = table.perform(c.Place(by, by, float(x), float(y)))
            case ["minutes", more]:
                clock, said = clock + timedelta(minutes=int(more)), None
            case _:
                break
        print(said, flush=True)
    if held:
        held.release()
"""
"""Another window of which only the keys are missing: it plays what it is told, line by line."""
SIX = ("Zoë", "Mark", "Łucja", "Çağla", "Đức", "Anouk")
WHY = "Open in een ander venster: je kijkt mee. Sluit dat, en druk hier op Enter."


class Other:
    """A process that plays a session."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def does(self, *words: str) -> None:
        for asked in words:
            assert self.process.stdin is not None
            self.process.stdin.write(f"{asked}\n")
            self.process.stdin.flush()
            assert line(self.process) == "None"


@contextmanager
def other(place: Place, session: str) -> Iterator[Other]:
    process = beside(place.db, PLAY, session, NOW.isoformat())
    try:
        assert line(process) == "held"
        yield Other(process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@asynccontextmanager
async def looking(place: Place, session: str, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    """Open the coach's window."""
    with open_store(str(place.db), read_only=True) as store:
        app = WatchApp(FixedTable(store, session))
        async with app.run_test(size=size) as pilot:
            at = Desk(app, pilot)
            await at.until(lambda: at.kind == "WatchScreen" and "Voor de coach" in at.text)
            yield at


# -- what stands there ----------------------------------------------------------------------------


async def test_the_coach_reads_the_hint_what_comes_next_and_who_has_not_locked(
    place: Place,
) -> None:
    async with looking(place, place.session("ikzelf")) as at:
        view = at.app.screen.view  # type: ignore[attr-defined]
        assert view.hint and view.hint in at.words
        assert "3/9 Plaats jezelf" in at.head
        assert "Hierna Plaats de ander · 4 min" in at.words
        assert "Nog niet vast Zoë en Mark" in at.words
        assert "●ZO nog niet ■MA nog niet" in at.words
        assert view.screen.text in at.lines[2]


async def test_what_the_other_process_does_is_on_screen_within_a_second(place: Place) -> None:
    session = place.session("ikzelf")
    with other(place, session) as playing:
        async with looking(place, session) as at:
            playing.does("place p2 0.1 0.2")
            await at.until(lambda: "Nog niet vast Zoë Tijd" in at.words, seconds=1)
            assert "●ZO nog niet ▐■MA▌vast" in at.words
            playing.does("place p1 0.7 0.2")
            await at.until(lambda: "iedereen is geweest" in at.words, seconds=1)
            playing.does("next")
            await at.until(lambda: "4/9 Plaats de ander" in at.head, seconds=1)
            assert "Nog niet vast Zoë en Mark" in at.words
            playing.does("next")
            await at.until(lambda: "5/9 Het verschil" in at.head, seconds=1)


async def test_the_window_says_when_you_will_end_and_how_far_off_the_plan_that_is(
    place: Place,
) -> None:
    session = place.session("ikzelf")
    with other(place, session) as playing:
        playing.does("run", "minutes 6", "next")
        async with looking(place, session) as at:
            screen = at.app.screen.view.screen  # type: ignore[attr-defined]
            ahead = sum(step.minutes for step in screen.steps[3:])
            assert rest_of(screen, NOW + timedelta(minutes=6)) == ahead * 60
            # The clock of this test stands at the start: nothing of this step has gone.
            end = (NOW + timedelta(minutes=ahead)).astimezone()
            assert f"Klaar om {end:%H:%M}, als de rest loopt zoals gepland" in at.words
            assert "deze stap nog 4 min · samen nog" in at.words
            # Welcome and zones took no time in this session, 7 minutes; placing 2 too many.
            assert at.words.count("5 min voor") == 1


def test_a_step_that_was_left_before_its_time_is_not_counted_again(place: Place) -> None:
    session = place.session("kaarten")
    with place.store() as store:
        table = FixedTable(store, session)
        screen = table.screen()
        cards, after = screen.steps[5].minutes, sum(step.minutes for step in screen.steps[6:])
        assert rest_of(screen, NOW) == (cards + after) * 60
        late = replace(screen.clock, step_spent=cards * 60 + 300.0)
        assert rest_of(replace(screen, clock=late), NOW) == after * 60
        assert table.perform(c.GoTo(screen.steps[3].id)) is None
        back = table.screen()
        assert rest_of(back, NOW) == (screen.steps[3].minutes + cards + after) * 60


async def test_who_was_heard_is_told_in_a_step_that_is_spoken(place: Place) -> None:
    session = place.session("verschil")
    async with looking(place, session, ROOMY) as at:
        assert "Nog niet gehoord Zoë en Mark" in at.words
        with place.store() as store:
            assert FixedTable(store, session).perform(c.Hear("p1")) is None
        await at.until(lambda: "Nog niet gehoord Mark" in at.words)
        assert "gehoord" in at.text and "► 5 Het verschil" in at.text


async def test_before_the_reveal_nobody_was_heard(place: Place) -> None:
    async with looking(place, place.session("verschil", revealed=False)) as at:
        assert "Nog niet" not in at.text and "geweest" not in at.text


def houses(place: Place) -> FixedTable:
    """Bring six people to the step at which they place themselves on the floors."""
    game = load_game("bouwoverleg")
    seats = tuple(Seat(name, "member") for name in SIX)
    start = start_command(game, seats, lang="nl", today=TODAY)
    with place.store() as store:
        table = FixedTable.start(store, start, now=lambda: NOW, chance=lambda found: found[0])
        assert isinstance(table, Table)
        while (step := table.screen().step) is not None and step.kind != "place":
            assert table.perform(c.Next(anyway=True)) is None
    return FixedTable(place.store(), table.session)


async def test_who_locked_all_that_is_kept_is_done_though_health_is_only_talked_about(
    place: Place,
) -> None:
    table = houses(place)
    floors = table.screen().panel.board.zones
    kept = [zone.id for zone in floors if not zone.sensitive]
    assert len(kept) == 3 and len(floors) == 4
    async with looking(place, table.session, ROOMY) as at:
        assert "Nog niet vast Zoë, Mark, Łucja, Çağla, Đức en Anouk" in at.words
        for level in kept:
            assert "Nog niet vast Zoë" in at.words
            spot = c.Place("p1", "p1", 0.5, 0.5, level=level)
            assert table.perform(spot) is None
            await at.until(lambda: at.app.screen.table.state.seq == table.state.seq)  # type: ignore[attr-defined]
        assert "Nog niet vast Mark, Łucja, Çağla, Đức en Anouk" in at.words
        assert table.perform(c.Park("Wie belt de leverancier?")) is None
        await at.until(lambda: "Op de parkeerplek Wie belt de leverancier?" in at.words)
    table.store.close()


@pytest.mark.parametrize("step", ["welkom", "inzichten", "afspraken", "slot"])
async def test_a_step_in_which_nobody_is_waited_for_asks_after_nobody(
    place: Place, step: str
) -> None:
    async with looking(place, place.session(step)) as at:
        assert "Nog niet" not in at.text and "geweest" not in at.text
        assert at.lines[21].split() == ["●ZO", "■MA"]
        assert ("Dit is de laatste stap." in at.text) == (step == "slot")


@pytest.mark.parametrize("size", [SMALL, ROOMY])
async def test_no_cell_differs_when_a_sealed_value_does(
    place: Place, size: tuple[int, int]
) -> None:
    spots = ((0.1, 0.1), (0.9, 0.9), (None, None))
    seen: list[list[Line]] = []
    for x, y in spots:
        session = place.session("ikzelf")
        with place.store() as store:
            table = FixedTable(store, session)
            assert table.perform(c.Place("p1", "p1", x, y)) is None
        async with looking(place, session, size) as at:
            seen.append(at.strips)
    assert seen[0] == seen[1] == seen[2]


# -- what may happen meanwhile --------------------------------------------------------------------


def close(place: Place, session: str) -> None:
    with place.store() as store:
        assert FixedTable(store, session).perform(c.Close()) is None


def shrink(place: Place, session: str) -> None:
    with place.store() as store:
        assert distil(store, session)


def wipe(place: Place, session: str) -> None:
    with place.store() as store:
        purge(store, session)


@pytest.mark.parametrize("size", [SMALL, ROOMY])
@pytest.mark.parametrize(
    ("happens", "said", "names"),
    [
        (close, "Deze sessie is afgesloten.", True),
        (shrink, "Van deze sessie zijn alleen de afspraken nog bewaard.", False),
        (wipe, "Deze sessie is gewist.", False),
    ],
)
async def test_what_becomes_of_the_session_is_told_and_no_name_stays_of_one_that_is_gone(
    place: Place,
    happens: Callable[[Place, str], None],
    said: str,
    names: bool,
    size: tuple[int, int],
) -> None:
    session = place.session("slot")
    async with looking(place, session, size) as at:
        happens(place, session)
        await at.until(lambda: said in at.words)
        assert ("MA" in at.text) == names
        await at.press("h", "escape", "b", "b")
        assert said in at.words and "Klaar om" not in at.words
        at.send("escape")
        await at.until(lambda: at.app.return_code == 0)


HOLD = """
import sqlite3
db = sqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA locking_mode = EXCLUSIVE")
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


async def test_a_database_that_is_held_for_a_while_is_said_and_then_followed_again(
    place: Place,
) -> None:
    session = place.session("ikzelf")
    async with looking(place, session) as at:
        holder = beside(place.db, HOLD)
        assert line(holder) == "held"
        await at.until(lambda: "Een ander programma houdt de database bezet" in at.message)
        assert "3/9 Plaats jezelf" in at.head, "what was known stays"
        finish(holder)
        await at.until(lambda: "Je kijkt mee; hier verandert niets." in at.message)
        with place.store() as store:
            assert FixedTable(store, session).perform(c.Next(anyway=True)) is None
        await at.until(lambda: "4/9" in at.head)
    assert WATCHER_WAITS <= 0.1, "a look at a held file stalls no key for longer"


# -- keys and windows -----------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+q"])
async def test_leaving_needs_one_key(place: Place, key: str) -> None:
    async with looking(place, place.session("ikzelf")) as at:
        at.send(key)
        await at.until(lambda: at.app.return_code == 0)


async def test_no_key_changes_anything(place: Place) -> None:
    session = place.session("ikzelf")
    with place.store() as store:
        before = store.read(session)
    async with looking(place, session) as at:
        still = at.strips
        await at.press(*"ntxuopsczvwa123 ", "enter", "space", "up", "left", "tab")
        assert at.strips == still
        await at.press("h")
        assert at.kind == "HelpScreen" and "Stop met meekijken" in at.text
        await at.press("h")
        assert at.kind == "WatchScreen" and at.strips == still
    with place.store() as store:
        assert store.read(session) == before


async def test_it_fits_every_window_and_theme(place: Place) -> None:
    async with looking(place, place.session("kaarten")) as at:
        small = at.strips
        for size in ((79, 24), (80, 23), (10, 3)):
            await at.resize(*size)
            assert "Voor" not in at.text and "Mark" not in at.text
        for size in ((160, 50), (120, 36), (240, 70)):
            await at.resize(*size)
            assert "Aan tafel" in at.text and "► 6 Kaarten" in at.text
            assert "Klaar om" in at.text and "· samen" in at.head
        await at.resize(80, 24)
        assert at.strips == small
        await at.press("b")
        assert at.app.theme == "beamer" and at.strips != small
        await at.press("b")
        assert at.strips == small


async def test_without_colours_it_says_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.session("ikzelf")
    async with looking(place, session) as at:
        text = at.text
    monkeypatch.setenv("NO_COLOR", "1")
    async with looking(place, session) as at:
        assert at.text == text


# -- one writer -----------------------------------------------------------------------------------


async def test_a_session_that_another_window_plays_is_only_looked_at(place: Place) -> None:
    session = place.session("ikzelf")
    with other(place, session) as playing:
        playing.does("run")
        with place.store() as store:
            before = store.read(session)
        async with desk(place, resume=session, wait=False) as at:
            await at.until(lambda: at.kind == "WatchScreen")
            assert at.message.strip() == WHY
            await at.press(*"ntxu", "space")
            await at.press("enter")
            assert at.kind == "WatchScreen" and "Het andere venster is nog open." in at.message
            await at.press("b")
            assert at.message.strip() == WHY
            with place.store() as store:
                assert store.read(session) == before, "and the clock of the other runs on"
            playing.does("place p1 0.1 0.2")
            await at.until(lambda: "Nog niet vast Mark" in at.words)
            await at.press("escape")
            await at.home()


async def test_after_a_kill_elsewhere_enter_plays_on_here(place: Place) -> None:
    session = place.session("ikzelf")
    with other(place, session) as playing:
        playing.does("place p1 0.1 0.2")
        async with desk(place, resume=session, wait=False) as at:
            await at.until(lambda: at.kind == "WatchScreen")
            playing.process.kill()
            playing.process.wait()
            await at.press("enter")
            await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
            assert "ik ben Mark" in at.keys and at.sealed()
            with place.store() as store:
                second = FixedTable(store, session)
                assert second.state == at.play.table.state
            assert len(list(place.root.glob("*.lock"))) == 1
        assert list(place.root.glob("*.lock")) == []


async def test_going_home_lets_another_window_play(place: Place) -> None:
    session = place.session("ikzelf")
    async with desk(place, resume=session) as at:
        assert len(list(place.root.glob("*.lock"))) == 1
        await at.press("escape", "s")
        await at.home()
        with other(place, session) as playing:
            playing.does("place p1 0.1 0.2")


async def test_a_new_session_is_held_from_its_first_step(place: Place) -> None:
    async with desk(place) as at:
        seats = (Seat("Zoë", "employee"), Seat("Mark", "manager"))
        start = start_command(load_game("go-grow-duo"), seats, lang="nl", today=TODAY)
        assert begin_session(at.app, start) is None
        await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
        session = at.play.table.session
        async with looking(place, session) as coach:
            assert "1/9 Welkom" in coach.head
        process = beside(place.db, PLAY, session, NOW.isoformat())
        assert line(process) == "elsewhere"
        finish(process)


# -- the page itself ------------------------------------------------------------------------------

SENTENCE = "Blijft het stil, vraag dan naar een kleine taak van deze week."
FACTS = (
    ("Hierna", "Waar staan jullie stevig, en wat houdt dat zo? · 12 min"),
    ("Nog niet gehoord", "Zoë, Mark, Łucja, Çağla, Đức, Anouk en Wolfeschlegelsteinhausen-Berg"),
    ("Tijd", "deze stap stil, nog 12 min · samen nog 107 min"),
    ("Klaar om", "23:59, als de rest loopt zoals gepland · 12 min achter"),
)


@pytest.mark.parametrize("size", [(78, 17), (113, 39)])
@pytest.mark.parametrize("sentences", [0, 1, 2, 4, 8])
async def test_every_word_of_the_hint_and_the_facts_is_shown(
    size: tuple[int, int], sentences: int
) -> None:
    hint = " ".join([SENTENCE] * sentences)
    app = Shown(lambda: CoachPage(CoachPicture("Voor de coach", hint, facts=FACTS)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        words = " ".join("\n".join(app.lines()).replace("▌", " ").split())
    assert words.count(SENTENCE) == sentences
    for label, text in FACTS:
        assert label in words
        assert all(word in words for word in text.split())


async def test_a_hint_that_no_window_holds_ends_in_a_sign_and_the_facts_stay() -> None:
    app = Shown(lambda: CoachPage(CoachPicture("Voor de coach", SENTENCE * 40, facts=FACTS)))
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.pause()
        text = "\n".join(app.lines())
    assert "…" in text and "23:59" in text and text.count("\n") == 16
