"""Names as people type them, and people who come and go."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from rich.cells import cell_len

from game.engine.events import PlayerLeft
from tests.tui.driving import Desk, Place, desk

ODD = {
    "emoji": ("🌻", "👩🏽‍🚀"),
    "a flag and a keycap": ("🇧🇪", "1️⃣"),
    "right to left": ("דָּוִד", "محمّد"),
    "wide": ("李小龍", "한국"),
    "marks": ("Zoë", "Đặng Thị Hoàng"),  # the first is decomposed
    "double initials": ("Anna", "Annabel"),
    "quotes and markup": ("[bold]O'Neill[/]", "<Jan> & {name} %s"),
    "long": ("A" * 80, "Łucja-Maximiliana van den Eerstenbergh"),
    "rtl override": ("Jan\u202etxet", "Mark"),
}


async def fill(at: Desk, one: str, other: str) -> None:
    await at.press("n")
    await at.until(lambda: at.kind == "SetupScreen")
    await at.type(f"{one}\n\n{other}\n\n")


async def begin(at: Desk) -> None:
    await at.press(*["enter"] * 7)


@pytest.mark.parametrize("names", ODD.values(), ids=list(ODD))
async def test_odd_names_go_all_the_way(place: Place, names: tuple[str, str]) -> None:
    async with desk(place) as at:
        await fill(at, *names)
        await begin(at)
        if at.kind == "SetupScreen":
            assert "onzichtbare tekens" in at.message, at.text
            assert names == ODD["rtl override"]
            return
        await at.until(lambda: at.panel.ready)
        for step in ("ikzelf", "verschil", "kaarten", "afspraken", "slot"):
            await at.go(step)
            if step == "verschil":
                await at.press("enter", "i")
                await at.type("Tja.\n")
            assert all(cell_len(line) <= 80 for line in at.lines), at.text
        at.panel.at = at.panel._lines[0].id
        await at.press("space", "space", "space", "down", "space", "enter")
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
    (made,) = place.posters.glob("*.pdf")
    assert len(PdfReader(made).pages) >= 1
    shown = place.table().screen().players
    assert len({player.name for player in shown}) == 2


BAD = {
    "empty": ("", "Mark", 0, "Geef een naam."),
    "blank": ("Zoë", "   ", 1, "Geef een naam."),
    "doubled": ("Mark", "mark", 1, "is er al"),
    "too long": ("Zoë", "M" * 79, 1, "letters lang"),
    "control": ("Zoë\u200b\u200b", "Ma\u2060rk", -1, "onzichtbare tekens"),
}


@pytest.mark.parametrize("case", BAD.values(), ids=list(BAD))
async def test_a_name_that_cannot_be_is_said_and_kept(
    place: Place, case: tuple[str, str, int, str]
) -> None:
    one, other, seat, said = case
    async with desk(place) as at:
        await fill(at, one, other)
        await begin(at)
        if at.kind == "PlayScreen":
            pytest.fail(f"{place.table().screen().players} may play")
        assert at.kind == "SetupScreen"
        assert said in at.message
        assert (at.value("name-0"), at.value("name-1")) == (one, other)
        if seat >= 0:
            assert at.focused() == f"name-{seat}"
    with place.store() as store:
        assert store.sessions() == []


async def test_two_hundred_letters_fit_no_line(place: Place) -> None:
    async with desk(place) as at:
        await fill(at, "Z" * 200, "Mark")
        assert at.value("name-0") == "Z" * 80
        assert at.focused() == "guide"


async def test_a_date_that_is_none_is_said(place: Place) -> None:
    async with desk(place) as at:
        await fill(at, "Zoë", "Mark")
        await at.press("enter", "enter", "enter")
        assert at.focused() == "day"
        await at.type("31-2-2026\n\n\n\n")
        assert "Dat is geen datum." in at.message and at.focused() == "day"
        await at.type("20-11-2026\n\n\n\n")
        await at.until(lambda: at.kind == "PlayScreen")
    assert place.table().screen().held_on.isoformat() == "2026-11-20"


async def test_leaving_set_up_asks_once(place: Place) -> None:
    async with desk(place) as at:
        await at.press("n")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.type("Zoë")
        await at.press("escape")
        assert at.kind == "SetupScreen" and "Nog eens Esc." in at.message
        await at.type("tje")
        await at.press("escape")
        assert at.kind == "SetupScreen"
        await at.press("escape")
        await at.until(lambda: at.kind == "HomeScreen")


async def test_a_name_is_corrected_behind_the_curtain_too(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.press("escape", "escape")
        assert "ik ben Zoë" in at.keys
        await at.take()
        await at.press("1", "enter")
        assert "ik ben Mark" in at.keys
        await at.press("escape")
        assert at.kind == "PauseScreen"
        await at.press("n", "2")
        await at.press(*["delete"] * 1)
        await at.press("ctrl+k", "home", "ctrl+k")
        await at.type("Zoë\n")
        assert at.kind == "PauseScreen" and "Zoë is er al." in at.message
        await at.press("home", "ctrl+k")
        await at.type("Marc\n")
        assert at.kind == "PlayScreen"
        assert "ik ben Marc" in at.keys and "Marc plaatst blind." in at.text
    assert [one.name for one in place.table().screen().players] == ["Zoë", "Marc"]


@pytest.mark.parametrize("who", ["1", "2"])
async def test_somebody_leaves_while_placing_and_comes_back(place: Place, who: str) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("1", "enter")
        await at.pause()
        assert "wat geheim was, blijft dicht" in at.text
        before = place.table().state.placed
        await at.press("w", who)
        assert at.kind == "PlayScreen"
        if who == "2":
            assert not at.app.sealed, "nobody is left to place"
            assert "■MA" not in at.lines[-3]
        else:
            assert "ik ben Mark" in at.keys
        await at.go("verschil")
        await at.pause()
        await at.press("w", "1")
        assert "Er moet iemand aan tafel blijven." in at.message
        await at.pause()
        await at.press("k", "1")
        assert len([one for one in place.table().screen().players if one.present]) == 2
    log = place.table().log
    assert sum(isinstance(one.event, PlayerLeft) for one in log) == 1
    assert set(before) <= set(place.table().state.placed)


@pytest.mark.parametrize(
    "step", ["welkom", "jij", "verschil", "kaarten", "inzichten", "afspraken", "slot"]
)
async def test_one_person_goes_on_alone_from_any_step(place: Place, step: str) -> None:
    async with desk(place, resume=place.session(step)) as at:
        await at.pause()
        await at.press("w", "2")
        assert at.kind == "PlayScreen"
        await at.go("slot")
        await at.press("a", "enter")
        await at.until(lambda: at.panel.made is not None, 20)


async def test_lines_of_somebody_who_left_stay_as_they_are(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        at.panel.at = next(line.id for line in at.panel._lines if line.owner == "p2")
        await at.press("space")
        assert "Mark kiest zelf." in at.text
        await at.press("escape", "escape", "w", "2")
        await at.press("space")
        assert not at.app.sealed
        assert "Over deze regel beslist alleen Mark." in at.message


async def test_forty_words_fit_everywhere(place: Place) -> None:
    long = "woord " * 39 + "laatste"
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type(f"{long}\n")
        assert "loopt hij over meer regels" in at.message
        assert at.words.count("woord") >= 39 and "laatste" in at.text
        await at.press("escape", "n", "enter")
        await at.type(f"{long}\n")
        await at.press("1", "enter")
        await at.type(f"{long}\n\n{long}\n")
        assert "laatste" in at.text
        await at.press("n", "a")
        for _ in range(12):
            await at.press("down")
        assert "laatste" in at.text
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
    (made,) = place.posters.glob("*.pdf")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(made).pages).split())
    assert text.count("laatste") >= 3
