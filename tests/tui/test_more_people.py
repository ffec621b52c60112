"""Three at the table, by the tutorial script: many tokens behind one curtain, people who go."""

from __future__ import annotations

from pathlib import Path

from game.engine.events import Placed
from tests.tui.driving import Place, desk

TUTORIAL = str(Path(__file__).resolve().parents[1] / "scripts" / "tutorial.yaml")
NAMES = ("Zoë", "Mark", "Łucja")


def three(place: Place, step: str, *, group_sees: bool = True) -> str:
    return place.session(step, names=NAMES, script=TUTORIAL, group_sees=group_sees)


async def test_one_curtain_for_all_whom_one_places(place: Place) -> None:
    async with desk(place, resume=three(place, "others")) as at:
        first = at.panel.turn
        await at.take()
        asked = []
        for key in "12":
            asked.append(at.lines[2])
            await at.press(key, "enter")
        assert asked[0] != asked[1] and "waar zie jij" in asked[0]
        assert at.panel.turn not in (None, first)
        assert len(place.table().state.placed) == 3 + 2


async def test_half_of_ones_tokens_is_taken_back(place: Place) -> None:
    async with desk(place, resume=three(place, "others")) as at:
        first = at.panel.turn
        await at.take()
        await at.press("1", "enter", "2", "u")
        assert "Teruggenomen." in at.message
        assert len(place.table().state.placed) == 3
        await at.press("escape")
        await at.take()
        await at.press("3", "enter", "3", "enter")
        assert at.panel.turn != first
        zones = [one.event for one in place.table().log if isinstance(one.event, Placed)]
        assert [one.by for one in zones[-2:]] == [first, first]


async def test_a_kill_between_two_tokens_asks_for_both_again(place: Place) -> None:
    session = three(place, "others")
    async with desk(place, resume=session) as at:
        first = at.panel.turn
        await at.take()
        await at.press("1", "enter")
    async with desk(place, resume=session) as at:
        assert at.panel.turn == first and "vast" not in at.text
        await at.take()
        await at.press("1", "enter", "2", "enter")
        assert at.panel.turn != first


async def test_whom_one_would_place_may_leave_meanwhile(place: Place) -> None:
    async with desk(place, resume=three(place, "others", group_sees=False)) as at:
        await at.take()
        await at.press("1", "enter")
        subject = at.panel._about[0]
        await at.press("escape")
        await at.pause()
        await at.press("w", subject.removeprefix("p"), "enter")
        while at.app.sealed:
            await at.take()
            assert subject not in at.panel._about and len(at.panel._about) == 1
            await at.press("2", "enter")
        await at.press("n")
        assert at.step == "gap"
        await at.press("enter")
        assert len(at.panel._seen.gaps) > 0
        name = at.play.view.player(subject).name
        assert f"{name} vertelt eerst" not in at.text


async def test_a_session_for_three_reaches_its_poster(place: Place) -> None:
    async with desk(place, resume=three(place, "gap")) as at:
        for _ in at.panel._seen.gaps:
            await at.press("enter")
        for step in ("cards", "seen", "monday", "end"):
            await at.go(step)
        await at.press("a", "enter")
        assert "Nog geen enkele regel staat aan." in at.message and at.panel.made is None
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
        assert len(list(place.posters.glob("*.pdf"))) == 1
