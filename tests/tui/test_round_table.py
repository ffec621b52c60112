"""A spoken question lies on a round table: who was heard, the hint, the kept lines, the clock."""

from __future__ import annotations

from datetime import timedelta

from tests.tui.driving import NOW, Place, desk
from tests.tui.test_bouwoverleg import NAMES, began, say, to


async def test_the_question_and_all_six_are_at_the_table_until_everybody_was_heard(
    place: Place,
) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "kracht")
        assert "Wat betekenen kracht en plezier" in at.text
        assert all(f"{number} {name}" in at.text for number, name in enumerate(NAMES, 1))
        assert at.text.count("straks") == 6 and "gehoord" not in "".join(at.lines[2:20])
        await at.press("5")
        assert at.text.count("straks") == 5
        heard = {seat.player for seat in at.play.view.panel.seats if seat.heard}
        assert heard == {"p5"}
        for _ in range(5):
            await at.press("enter")
        assert "straks" not in at.text and "Verder met N." in at.message


async def test_the_hint_for_the_coach_lies_under_the_table_and_goes_with_the_next_key(
    place: Place,
) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "kracht")
        await at.press("c")
        assert "Voor de coach iedereen leest mee" in at.text
        assert "Om op te warmen" in at.text
        assert "Wat betekenen kracht en plezier" in at.text, "the question stays"
        await at.press("enter")
        assert "Voor de coach" not in at.text


async def test_a_kept_line_stands_under_the_table(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "kracht")
        await at.press("i")
        await say(at, "Samen lachen geeft kracht.")
        assert "– Samen lachen geeft kracht." in at.text


async def test_the_edge_of_the_table_wears_down_while_time_goes_on(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "kracht")
        await at.press("t")
        fresh = at.text.count("━")
        at.play.table.now = lambda: NOW + timedelta(minutes=4)  # type: ignore[method-assign]
        at.play._tick()
        await at.settle()
        assert at.text.count("━") < fresh - 40


async def test_a_shared_question_lies_on_the_table_until_the_first_answer(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "stap")
        assert "1 Anouk" in at.text
        await at.press("enter")
        await say(at, "Maandag vraag ik een uur.")
        assert "1 Anouk" not in at.text and "Maandag vraag ik een uur." in at.text


async def test_from_the_curtain_one_can_go_back_to_an_earlier_step(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        assert at.panel.sealed
        await at.press("escape", "t", "3")
        assert at.step == "kracht"


async def test_keys_that_come_in_one_burst_change_the_step_without_a_fault(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "dragen")
        for _ in range(2):
            await at.press("enter")
            at.send("3", "escape", "p")
            await at.settle()
            at.send("n", "enter", "2", "3", "escape", "n", "p")
            await at.settle()
            await to(at, "dragen")
        assert at.app._exception is None


async def test_answers_are_there_when_the_table_comes_back_to_a_question(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "stevig")
        await at.press("enter", "2", "enter")
        await say(at, "De planning ken ik.")
        await at.press("n", "n")
        await at.press("escape", "t")
        number = next(line for line in at.lines if "Hier sta ik stevig" in line).split()[0]
        assert "vraag 3" in at.text
        await at.press(number)
        assert at.step == "stevig" and "De planning ken ik." in at.text


async def test_a_closed_reveal_is_not_left_by_one_n(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        for _ in NAMES:
            await at.take()
            await at.press("s")
        await at.press("n")
        assert at.step == "huizen"
        await at.press("n")
        assert at.step == "huizen" and "Er ligt nog iets dicht" in at.message
        await at.press("n")
        assert at.step == "stevig"


async def test_who_has_locked_may_look_in_and_leave_it_as_it_is(place: Place) -> None:
    async with desk(place, resume=began(place)) as at:
        await to(at, "huis")
        for _ in NAMES:
            await at.take()
            await at.press("s")
        assert "Toch anders? 1 AO, 2 MA" in at.message
        await at.press("4")
        assert at.panel.turn == "p4"
        await at.press("escape")
        assert at.panel.turn is None and "Toch anders" in at.message
        await at.press("4")
        await at.take()
        await at.press("escape")
        assert at.panel.who is None and at.panel.turn is None


async def test_once_all_have_written_blind_the_screen_says_that_all_is_ready(place: Place) -> None:
    async with desk(place, resume=began(place, group_sees=True)) as at:
        await to(at, "verstevigen")
        for _ in NAMES:
            await at.take()
            await at.press("2", "enter")
            await say(at, "Daarom.")
        assert "Alle antwoorden liggen klaar" in at.text
        assert "het scherm zwijgt" not in at.text
