"""A bouwoverleg for six at 80×24 by keyboard: nine questions, one keyboard, to the papers."""

from __future__ import annotations

import asyncio

import pytest

from game.engine import commands as c
from game.engine.events import Placed
from game.script.load import load_game
from game.table.follows import follows_of
from game.table.setup import start_command
from game.table.simulate import simulate
from game.table.table import Table
from tests.tui.driving import TODAY, Desk, FixedTable, Place, desk, first, now

NAMES = ("Anouk", "Mark", "Łucja", "Çağla", "Đức", "Anja")
PUSHES = (("right",) * 3, (), ("left",) * 4, ("right",), ("left",) * 2, ("right",) * 5)


def began(place: Place, *, group_sees: bool = False, health: str = "talk") -> str:
    """Begin a bouwoverleg for six; give its id."""
    start = start_command(
        load_game("bouwoverleg"),
        tuple(c.Seat(name, "member") for name in NAMES),
        lang="nl",
        today=TODAY,
        team="Magazijn Noord",
        group_sees=group_sees,
        health="keep" if health == "keep" else "talk",
    )
    with place.store() as store:
        table = FixedTable.start(store, start, now=now, chance=first)
        assert isinstance(table, FixedTable)
        return table.session


async def to(at: Desk, step: str) -> None:
    """Go on until a step is at hand: by N, or from the curtain by the pause menu."""
    for _ in range(80):
        if at.step == step:
            return
        keys = ("escape", "g") if at.panel.sealed else ("n",)
        await at.press(*keys)
    raise AssertionError(f"never came to {step}: {at.step}")


async def stand(at: Desk, pushes: tuple[str, ...]) -> None:
    """Open one's own curtain, stand on all four floors, and lock."""
    await at.take()
    for floor in "1234":
        await at.press(floor, *pushes)
    await at.press("enter")


async def everybody_stands(at: Desk) -> None:
    """Let all six place themselves."""
    for pushes in PUSHES:
        await stand(at, pushes)


async def say(at: Desk, text: str) -> None:
    """Type a line and keep it."""
    await at.type(text)
    await at.press("enter")


async def test_six_people_go_through_nine_questions_to_poster_and_sheets(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        assert "praten jullie" in at.words
        await to(at, "verdiepingen")
        await at.press("2")
        assert "Talenten." in at.message and "Bijvoorbeeld" in at.text

        await to(at, "kracht")
        assert "1/9" in at.head
        for _ in NAMES:
            await at.press("enter")
        assert not at.play.view.waiting

        await to(at, "huis")
        await everybody_stands(at)
        await to(at, "huizen")
        assert "ŁU" not in "".join(at.lines[4:20]), "nobody stands there before the reveal"
        await at.press("enter")
        assert "zonder namen" in at.text and "vertellen eerst" in at.text
        for _ in range(4):
            await at.press("enter")
        await at.press("2", "i")
        await say(at, "Onze talenten dragen ons.")

        await to(at, "stevig")
        await at.press("enter", "2", "enter")
        await say(at, "De planning ken ik van buiten.")
        assert "De planning ken ik van buiten." in at.text
        await at.press("s")

        await to(at, "verstevigen")
        for number in range(6):
            await at.take()
            await at.press(str(1 + number % 4), "enter")
            await say(at, f"reden {number}")
        assert "reden" not in at.text
        await at.press("enter")
        assert all(f"reden {number}" in at.text for number in range(6))
        for line in at.lines:
            if "reden 0" in line or "reden 4" in line:
                assert not any(name in line for name in NAMES), "health bears no name"

        await to(at, "dragen")
        await at.press("enter", "2", "4", "enter")
        await say(at, "Ik leg het planbord uit.")
        assert "Talenten als steun voor Werk" in at.text
        await to(at, "stap")
        await at.press("enter")
        await say(at, "Maandag vraag ik een uur.")
        await to(at, "team")
        for number in range(3):
            await at.press("enter")
            await say(at, f"Vraag {number} aan het team")
        await to(at, "stippen")
        for _ in NAMES:
            await at.take()
            await at.press("1", "1", "enter")
        assert "●●" not in at.text
        await at.press("enter")
        assert "●" * 12 in at.text

        await to(at, "zeggen")
        await at.take()
        await say(at, "De planning wil ik houden.")
        await say(at, "Minder losse klussen.")
        await at.press("space", "down", "a", "enter")
        assert "planning wil ik" not in at.text
        await to(at, "nodig")
        who = at.panel.turn
        await at.take()
        await say(at, "Een uur per week.")
        await say(at, "11-12")
        await at.press("space", "enter")

        await to(at, "afspraken")
        await to(at, "slot")
        texts = [getattr(line.content, "text", "") for line in at.play.view.panel.lines]
        assert "Minder losse klussen." in texts, "what its maker released can be seen"
        assert "De planning wil ik houden." not in texts
        await at.press("a", "enter")
        await at.until(lambda: at.panel.made is not None)
        assert "gespreksblad" in at.message
    found = sorted(path.suffix for path in place.posters.iterdir())
    assert found.count(".pdf") == 3 and found.count(".ics") == 1
    assert who is not None
    planted = (b"reden 0", b"reden 4", b"Een uur per week.")
    database = place.bytes()
    assert [text in database for text in planted] == [False, False, True]


async def test_a_kill_keeps_what_was_locked_and_says_that_health_must_be_placed_again(
    place: Place,
) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "huis")
        await stand(at, PUSHES[0])
        await stand(at, PUSHES[1])
    async with desk(place, resume=session) as at:
        assert at.step == "huis"
        seats = {seat.player: seat.missing for seat in at.play.view.panel.seats}
        assert sorted(len(one) for one in seats.values()) == [1, 1, 4, 4, 4, 4]
        assert {level for one in seats.values() if len(one) == 1 for _, level in one} == {"health"}
        assert at.panel.turn is not None
        while len(seats[at.panel.turn]) != 1:
            await at.press("a")
        who = at.panel.turn
        assert "Alleen Gezondheid nog eens" in at.text
        await at.take()
        await at.press("1", "enter")
        assert next(seat for seat in at.play.view.panel.seats if seat.player == who).locked


async def test_blind_answers_leave_the_screen_as_it_is(place: Place) -> None:
    seen = []
    for number, (zone, text) in enumerate((("1", "kort"), ("4", "een veel langere zin"))):
        here = Place(place.root / str(number))
        here.root.mkdir()
        session = began(here, group_sees=True)
        async with desk(place, db=str(here.db), resume=session) as at:
            await to(at, "verstevigen")
            await at.take()
            looks = [at.text]
            await at.press(zone)
            looks.append(at.text)
            await at.press("enter")
            await at.type(text)
            looks.append(at.text)
            await at.press("enter")
            looks.append(at.text)
            seen.append(looks)
    assert seen[0] == seen[1]


async def test_somebody_goes_later_comes_late_or_leaves(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "verstevigen")
        skipped = at.panel.turn
        await at.press("a")
        assert at.panel.turn != skipped
        leaver = at.panel.turn
        await at.take()
        await at.press("2", "enter")
        await say(at, "blijft dicht")
        assert at.play.perform(c.Leave(leaver))
        await at.settle()
        await at.press("escape", "e")
        await at.type("Sofie")
        await at.press("enter")
        assert [one.name for one in at.play.view.players][-1] == "Sofie"
        for _ in range(6):
            await at.take()
            await at.press("s")
        await at.press("enter")
        await asyncio.sleep(0)
        assert "blijft dicht" not in at.text


async def test_keeping_health_needs_a_yes_of_everybody(place: Place) -> None:
    session = began(place, health="keep")
    async with desk(place, resume=session) as at:
        assert "Nog geen ja van" in at.words
        for number in range(1, 6):
            await at.press(str(number))
        told = [at.play.view.health]
        for _ in range(2):
            await at.press("6")
            told.append(at.play.view.health)
        assert told == ["talk", "keep", "talk"]


async def test_something_is_parked_and_stays_for_the_poster(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "kracht")
        await at.press("q")
        await say(at, "De nieuwe kassa")
        await at.press("escape")
        assert [one.text for one in at.play.view.parked] == ["De nieuwe kassa"]
        await at.press("q", "up")
        await at.pilot.press("ctrl+u")
        await at.press("enter")
        assert at.play.view.parked == ()


async def test_a_follow_up_opens_with_last_times_agreements(place: Place) -> None:
    game = load_game("bouwoverleg")
    with place.store() as store:
        before = simulate(store, game, today=TODAY, lang="nl", players=4, now=now)
        assert isinstance(before, FixedTable | Table)
        start = start_command(
            game,
            tuple(c.Seat(name, "member") for name in NAMES[:4]),
            lang="nl",
            today=TODAY,
            follows=follows_of(store, before.session),
        )
        table = FixedTable.start(store, start, now=now, chance=first)
        assert isinstance(table, FixedTable)
        session = table.session
    async with desk(place, resume=session) as at:
        await at.press("n")
        assert at.step == "terugblik"
        one, two, *_more = at.play.view.panel.last_time.agreements
        await at.until(lambda: one.what[:20] in at.text)
        await at.press("g", "a")
        await say(at, "Klein beginnen werkt.")
        await at.press("down", "v")
        one, two, *_more = at.play.view.panel.last_time.agreements
        assert (one.status, one.learned) == ("done", "Klein beginnen werkt.")
        assert two.status == "stuck" and "zit vast" in at.text
        await to(at, "huis")
        for pushes in PUSHES[:4]:
            await stand(at, pushes)
        await to(at, "huizen")
        await at.press("enter")
        words = []
        for floor in "1234":
            await at.press(floor)
            words.append(at.message)
        assert "Vorige keer" not in words[0], "health is never compared"
        assert all("Vorige keer" in one for one in words[1:])


async def test_a_day_typed_blind_is_kept_and_what_is_none_is_not_told(place: Place) -> None:
    session = began(place, group_sees=True)
    async with desk(place, resume=session) as at:
        await to(at, "nodig")
        who = at.panel.turn
        await at.take()
        await say(at, "een uur")
        await say(at, "zwijgwoord")
        assert "zwijgwoord" not in at.text and "geen datum" in at.message
        await say(at, "11-12")
        own = at.play.table.own(who).screen.panel
        assert [one.text for one in own.mine] == ["een uur", "2026-12-11"]


async def test_somebodys_places_in_the_house_are_one_line_at_the_close(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "huis")
        await everybody_stands(at)
        await to(at, "huizen")
        await at.press("enter")
        await to(at, "slot")
        assert at.text.count("Anouk: Talenten, Waarden en Werk") == 1
        own = [line for line in at.play.view.panel.lines if line.owner == "p1"]
        assert len(own) == 3 and not any(line.on for line in own)
        await at.press("space")
        await at.take()
        await at.press("space", "a", "enter")
        lines = at.play.view.panel.lines
        assert {line.owner for line in lines if line.on} == {"p1"}
        assert all(line.on for line in lines if line.owner == "p1")
        sheet = at.play.table.sheet("p1")
        assert sheet.lines
        await at.press("u")
        assert "aan" in at.text, "two places still print, so the line is not shown as off"


async def test_after_a_kill_at_the_reveal_health_is_placed_and_opened_once_more(
    place: Place,
) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "huis")
        await everybody_stands(at)
        await to(at, "huizen")
        await at.press("enter")
        dots = sum(
            floor.dots is not None and len(floor.dots) for floor in at.play.view.panel.floors
        )
        assert dots == 6
        assert "nooit bewaard" not in at.message
    async with desk(place, resume=session) as at:
        assert not any(floor.dots for floor in at.play.view.panel.floors)
        await at.press("t")
        await at.press("down")
        assert "Gezondheid wordt nooit bewaard. Opnieuw zetten? P, en hier R." in at.message
        await at.press("p")
        assert at.step == "huis" and "Wat niet bewaard werd, mag opnieuw: 1 AO, 2 MA" in at.message
        for number in ("1", "2", "3"):
            await at.press(number)
            await at.take()
            await at.press("1", "right", "enter")
        await at.press("n", "r")
        assert at.step == "huizen"
        assert [len(floor.dots) for floor in at.play.view.panel.floors if floor.dots] == [3]
        assert "nooit bewaard" not in at.message


async def test_a_mark_leaves_the_chosen_line_where_it_is(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "zeggen")
        who = at.panel.turn
        await at.take()
        await say(at, "Eerste regel.")
        await say(at, "Tweede regel.")
        await at.press("down", "space", "space", "a")
        marks = {
            getattr(line.content, "text", ""): (sheet, poster)
            for line, sheet, poster in at.play.table.paper_lines(who)
        }
        assert marks["Eerste regel."] == (False, False)
        assert marks["Tweede regel."] == (False, True)


async def test_everybody_chooses_their_own_lines_by_their_digit_at_the_close(place: Place) -> None:
    session = began(place)
    async with desk(place, resume=session) as at:
        await to(at, "verstevigen")
        await at.take()
        who = next(p for p in at.play.view.players if p.id == at.panel.who)
        await at.press("2", "enter")
        await say(at, "Omdat het mag.")
        await to(at, "slot")
        assert "Omdat het mag." not in at.text
        await at.press(str(who.seat + 1))
        assert "Je eigen regels komen in beeld" in at.text
        await at.take()
        assert at.panel.who == who.id


async def test_nothing_is_written_on_a_floor_that_is_only_talked_about(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        await everybody_stands(at)
        await to(at, "huizen")
        await at.press("enter", "1")
        assert "praten, niet noteren" in at.text and "schrijf op" not in at.keys
        await at.press("i")
        assert not at.panel.typing and "schrijven jullie niets op" in at.message
        await at.press("w")
        assert "Hier vertelt wie wil." in at.message and not at.panel._seen.heard
        await at.press("p")
        assert at.step == "huizen" and "De stippen bij Gezondheid zijn dan weg." in at.message
        await at.press("2", "p", "p")
        assert at.step == "huis"


async def test_fewer_than_three_dots_are_not_shown_for_they_bear_a_name(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        for number in range(len(NAMES)):
            await at.take()
            if number >= 2:
                await at.press("s")
            else:
                await at.press("1", "2", "right", "3", "4", "enter")
        await to(at, "huizen")
        await at.press("enter", "1")
        assert "Te weinig pionnen om ze zonder naam te tonen." in at.text
        assert "○" not in at.text and "Opnieuw zetten?" not in at.message


async def test_those_who_stand_close_are_not_said_to_be_far_apart(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        for number in range(len(NAMES)):
            await stand(at, {0: ("left",), 5: ("right",)}.get(number, ()))
        await to(at, "huizen")
        await at.press("enter", "enter")
        assert "dicht bijeen" in at.text, at.text
        assert "vertellen eerst" in at.text and "verst uiteen" not in at.text


@pytest.mark.parametrize("group_sees", [False, True])
async def test_a_stop_card_takes_along_what_was_tried_and_0_leaves_one_floor_empty(
    place: Place, group_sees: bool
) -> None:
    async with desk(place, resume=began(place, group_sees=group_sees)) as at:
        await to(at, "huis")
        await at.take()
        await at.press("3", "right", "right")
        before = at.strips
        await at.press("0", "3", "right")
        assert not group_sees or at.strips == before, "who looks along learns nothing"
        await at.press("s")
        await at.take()
        await at.press("1", "2", "3", "4", "2", "0", "left", "right", "enter")
        assert "al vast" in at.text, at.text
        placed = [one.event for one in place.table().log if isinstance(one.event, Placed)]
    stood: dict[str, set[str | None]] = {one.by: set() for one in placed}
    for one in placed:
        stood[one.by] |= {one.level} if one.x is not None else set()
    assert stood == {"p4": set(), "p5": {"values", "work"}}, "health is never in the log"


async def test_where_nothing_can_be_chosen_nobody_is_asked_to(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "stippen")
        assert "Er is niets om uit te kiezen" in at.text and "Verder met N." in at.text
        assert not at.panel.sealed and not at.play.view.waiting
        await at.press("n")
        assert at.step != "stippen", "nothing is closed here, so nothing is asked"
