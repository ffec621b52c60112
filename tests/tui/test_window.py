"""Every window and every colour: too small, very large, beamer, no colours at all."""

from __future__ import annotations

import pytest

from game.tui.kit.field import FieldBoard
from tests.tui.driving import Place, desk

STEPS = (
    "welkom", "velden", "ikzelf", "verschil", "kaarten", "inzichten", "afspraken", "slot",
)  # fmt: skip


async def test_too_small_a_window_shows_one_line_and_does_nothing(place: Place) -> None:
    said = "Maak het venster minstens 80×24."
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        for secret in (False, True):
            if secret:
                await at.take()
                await at.press("2", "up")
            before = at.strips
            for size in ((79, 24), (80, 23), (40, 10), (12, 3), (1, 1)):
                await at.resize(*size)
                assert at.words == said or size[0] < 30
                assert not set(at.text) - set(f"{said}\n")
                await at.press("space", "enter", "s", "n", "escape", "z", "1")
                assert place.table().state.placed == {}
            await at.resize(80, 24)
            assert at.strips == before


async def test_a_field_has_its_keys_again_when_the_window_grows(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Half ")
        await at.resize(79, 23)
        await at.press(*"weg")
        await at.resize(80, 24)
        await at.until(lambda: at.app.focused is not None)
        await at.type("af.\n")
        assert "Half af." in at.text
    async with desk(place) as at:
        await at.resize(60, 20)
        assert at.words == "Maak het venster minstens 80×24."
        await at.press("n")
        await at.resize(80, 24)
        assert at.kind == "HomeScreen" and "Nieuw spel" in at.text
        await at.press("n")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.type("Zo")
        await at.resize(60, 20)
        assert at.words == "Maak het venster minstens 80×24."
        await at.resize(80, 24)
        await at.until(lambda: at.focused() == "name-0")
        await at.type("ë")
        assert at.value("name-0") == "Zoë"


async def test_a_huge_window_and_back_while_sealed(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await at.press("2", "up")
        before = at.strips
        draft = at.panel.draft.point
        await at.resize(240, 70)
        (token,) = at.part(FieldBoard).picture.tokens
        assert (token.x, token.y) == draft
        assert "Aan tafel" in at.text and max(map(len, at.lines)) == 240
        await at.press("down", "up")
        await at.resize(80, 24)
        assert at.strips == before


@pytest.mark.parametrize(
    ("theme", "size"),
    [("beamer", (80, 24)), ("no colour", (80, 24)), ("beamer", (240, 70))],
)
async def test_every_screen_is_drawn_in_every_theme(
    place: Place, theme: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    session = place.session("slot")
    async with desk(place, size=size, resume=session) as at:
        if theme == "beamer":
            await at.press("b")
            assert at.app.theme == "beamer"
        seen = [at.text]
        for _ in STEPS:
            await at.press("p")
            seen.append(at.text)
        assert at.step == "welkom" and len(set(seen)) == len(seen)
        for key, kind in (("h", "HelpScreen"), ("escape", "PauseScreen")):
            await at.press(key)
            assert at.kind == kind
            await at.press("escape")
        await at.press("escape", "s")
        for key in "tko":
            await at.home()
            await at.press(key)
            await at.until(lambda: at.kind != "HomeScreen")
            assert all(len(line) <= size[0] for line in at.lines)
            await at.press("escape")
    if theme == "no colour":
        assert at.app.no_color


async def test_the_theme_is_remembered(place: Place) -> None:
    async with desk(place) as at:
        light = at.strips
        await at.press("B")
        assert at.app.theme == "beamer" and at.strips != light
        assert [text for line in at.strips for text, _ in line] != []
    async with desk(place) as at:
        assert at.app.theme == "beamer"
        await at.press("b")
        assert at.strips == light


async def test_beamer_differs_in_colours_alone(place: Place) -> None:
    async with desk(place, resume=place.session("verschil")) as at:
        await at.press("b")
        light = at.strips
        text = at.text
        await at.press("b")
        assert at.text == text and at.strips != light


async def test_without_colours_zones_still_differ(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(place, resume=place.session("verschil")) as at:
        for sign in "▖≈¤ψ":
            assert sign in at.text
        assert "sprong" in at.text and "┃" in at.text


async def test_moving_can_be_switched_off(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        assert at.app.animation_level == "none"
        await at.take()
        assert "BLIND" in at.text


async def test_with_motion_every_screen_ends_the_same(place: Place) -> None:
    """A key while something moves jumps to the end, and what then stands there is the same."""
    from game.table import settings

    async with desk(place, resume=place.session("verschil", revealed=False)) as at:
        await at.press("enter")
        still = at.strips
    settings.save(settings.Settings(poster_folder=str(place.posters), motion=True))
    moving = place.session("verschil", revealed=False, names=("Zoë", "Mark"))
    async with desk(place, resume=moving, motion=True) as at:
        assert at.app.animation_level != "none"
        await at.press("enter")
        assert at.strips != still
        await at.press("f12")
        assert at.strips == still
