"""Names as people type them, and people who come and go."""

from __future__ import annotations

import unicodedata

import pytest
from pypdf import PdfReader
from rich.cells import cell_len

from game.engine.events import PlayerLeft
from tests.tui.driving import Desk, Place, desk

ODD: dict[str, tuple[str, str]] = {
    "emoji, right to left": ("🌻👩🏽‍🚀🇧🇪", "محمّد דָּוִד"),
    "wide, marks": ("李小龍", "Zoe\u0308 Đặng Thị"),
    "markup, invisible": ("[bold]O'N</b>{0}%s", "Ma\u2060rk\u202etxet\u200b"),
    "forty letters": ("Ł" * 40, "Wilhelmina-Maximiliana van den Eersten b"),
}
ALL_THE_WAY = ("emoji, right to left", "forty letters")


async def fill(at: Desk, one: str, other: str) -> None:
    await at.press("n")
    await at.until(lambda: at.kind == "SetupScreen")
    await at.type(f"{one}\n\n{other}\n\n")


async def begin(at: Desk) -> None:
    await at.press(*["enter"] * 7)


@pytest.mark.parametrize("kind", list(ODD))
async def test_odd_names_are_taken_and_shown(place: Place, kind: str) -> None:
    names = ODD[kind]
    async with desk(place) as at:
        await fill(at, *names)
        await begin(at)
        await at.until(lambda: at.kind == "PlayScreen" and at.panel.ready)
        shown = [player.name for player in at.play.view.players]
        # A field takes no invisible letters, so an emoji of two comes as two.
        typed = ["".join(filter(str.isprintable, name)) for name in names]
        assert shown == [unicodedata.normalize("NFC", name) for name in typed]
        await at.go("ikzelf")
        assert all(cell_len(line) <= 80 for line in at.lines), at.text
        await at.pause()
        assert all(cell_len(line) <= 80 for line in at.lines), at.text


@pytest.mark.parametrize("kind", ALL_THE_WAY)
async def test_odd_names_go_all_the_way_to_the_poster(place: Place, kind: str) -> None:
    names = ODD[kind]
    async with desk(place, resume=place.session("verschil", names=names)) as at:
        await at.press("i")
        await at.type("Tja.\n")
        for step in ("verschil", "kaarten", "afspraken", "slot"):
            await at.go(step)
            assert all(cell_len(line) <= 80 for line in at.lines), at.text
        at.panel.at = at.panel._lines[0].id
        await at.press("space", "space", "space", "down", "space", "enter")
        assert all(cell_len(line) <= 80 for line in at.lines), at.text
        await at.press("enter")
        await at.until(lambda: at.panel.made is not None, 20)
    (made,) = place.posters.glob("*.pdf")
    assert len(PdfReader(made).pages) >= 1


BAD = {
    "empty": ("", "Mark", 0, "Geef een naam."),
    "blank": ("Zoë", "   ", 1, "Geef een naam."),
    "doubled": ("Mark", "mark", 1, "is er al"),
    "doubled but for accents in pieces": ("Zoë", "ZOE\u0308", 1, "is er al"),
    "too long": ("Zoë", "M" * 41, 1, "hoogstens 40 letters"),
}


@pytest.mark.parametrize("case", BAD.values(), ids=list(BAD))
async def test_a_name_that_cannot_be_is_said_and_kept(
    place: Place, case: tuple[str, str, int, str]
) -> None:
    one, other, seat, said = case
    async with desk(place) as at:
        await fill(at, one, other)
        await begin(at)
        assert at.kind == "SetupScreen"
        assert said in at.message
        assert (at.value("name-0"), at.value("name-1")) == (one, other)
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
        assert "ik ben Zoë" in at.keys
        await at.take()
        await at.press("1", "enter")
        assert "ik ben Mark" in at.keys
        await at.press("escape")
        assert at.kind == "PauseScreen"
        await at.press("n", "2")
        await at.type("Zoë\n")
        assert at.kind == "PauseScreen" and "Zoë is er al." in at.message
        await at.press("home", "ctrl+k")
        await at.type("Marc\n")
        assert at.kind == "PlayScreen"
        assert "ik ben Marc" in at.keys and "Marc plaatst blind." in at.text
    assert [one.name for one in place.table().screen().players] == ["Zoë", "Marc"]


async def test_a_name_is_corrected_after_the_poster_and_the_poster_made_anew(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.press("a", "enter")
        await at.until(lambda: at.panel.made is not None, 20)
        assert "-Mark-" in at.panel.made.name
        await at.press("escape", "n", "2", "home", "ctrl+k")
        await at.type("Marc\n")
        assert at.kind == "PlayScreen"
        await at.press("m")
        await at.until(lambda: "-Marc-" in at.panel.made.name, 20)
        made = at.panel.made
    text = " ".join(page.extract_text() for page in PdfReader(made).pages)
    assert "Marc" in text and "Mark" not in text.replace("Inwerken geeft Mark energie.", "")


@pytest.mark.parametrize("who", ["1", "2"])
async def test_somebody_leaves_while_placing_and_comes_back(place: Place, who: str) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("1", "enter")
        await at.pause()
        assert "wat geheim was, blijft dicht" in at.text
        before = place.table().state.placed
        await at.press("w", who, who)
        assert at.kind == "PlayScreen"
        if who == "2":
            assert not at.sealed(), "nobody is left to place"
            assert "■MA" not in at.lines[-3]
        else:
            assert "ik ben Mark" in at.keys
        await at.go("verschil")
        await at.pause()
        other = "2" if who == "1" else "1"
        await at.press("w", other, other)
        assert "Er moet iemand aan tafel blijven." in at.message
        await at.pause()
        await at.press("k", who)
        assert len([one for one in place.table().screen().players if one.present]) == 2
    log = place.table().log
    assert sum(isinstance(one.event, PlayerLeft) for one in log) == 1
    assert set(before) <= set(place.table().state.placed)


@pytest.mark.parametrize(
    ("step", "who"),
    [("jij", "1"), ("jij", "2"), ("verschil", "2"), ("kaarten", "1"), ("slot", "2")],
)
async def test_one_person_goes_on_alone_from_any_step(place: Place, step: str, who: str) -> None:
    async with desk(place, resume=place.session(step)) as at:
        await at.pause()
        await at.press("w", who)
        assert at.kind == "PauseScreen" and "gaat weg?" in at.text
        await at.press("enter")
        assert at.kind == "PlayScreen"
        assert not at.app.sealed, "nobody is left to place"
        await at.go("slot")
        assert at.panel._choosing is not None and at.lines[2].strip()


async def test_lines_of_somebody_who_left_stay_as_they_are(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        at.panel.at = next(line.id for line in at.panel._lines if line.owner == "p2")
        await at.press("space")
        assert "Mark kiest zelf." in at.text
        await at.press("escape", "escape", "w", "2", "2")
        await at.press("space")
        assert not at.sealed()
        assert "Mark is weg; deze regel blijft uit." in at.message


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
