"""Any keyboard and any speed: AZERTY digits, either case, and keys ahead of the screen."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Paste
from textual.widgets import Input

from game.engine import commands as c
from game.tui.actions import AZERTY
from game.tui.picker import Picker
from game.tui.screens.home import HomeScreen
from tests.tui.driving import Desk, Place, desk

ROWS = {"digits": "1234", "Belgian": "&é\"'", "letters": "kfgr", "capitals": "KFGR"}


@pytest.mark.parametrize("row", ROWS.values(), ids=list(ROWS))
async def test_a_zone_by_any_key(place: Place, row: str) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        found = []
        for key in row:
            await at.press(key)
            found.append(at.panel.draft.point)
        assert [(x < 0.5, y < 0.5) for x, y in found] == [
            (True, True),
            (False, True),
            (True, False),
            (False, False),
        ]


def test_both_azerty_rows_are_known() -> None:
    assert "".join(AZERTY[key] for key in "&é\"'(§è!ç") == "123456789"
    assert (AZERTY["-"], AZERTY["_"]) == ("6", "8")


async def test_capitals_do_what_small_letters_do(place: Place) -> None:
    async with desk(place, resume=place.session("velden")) as at:
        await at.press("N")
        assert at.step == "ikzelf"
        await at.take()
        await at.press("S")
        assert at.panel.turn == "p2"


async def test_azerty_signs_are_letters_in_a_text_field(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("&é\"'(§è!ç-_ N P h ? Zoë's “café”")
        assert at.panel.query_one(Input).value == "&é\"'(§è!ç-_ N P h ? Zoë's “café”"


async def slowly(at: Desk, keys: list[str], gap: float) -> None:
    for key in keys:
        at.send(key)
        await asyncio.sleep(gap)
    await at.settle()


@pytest.mark.parametrize("gap", [0.002, 0.05])
async def test_typing_ahead_of_set_up_loses_no_letter(place: Place, gap: float) -> None:
    async with desk(place) as at:
        await slowly(at, ["n"], 0.015)
        await slowly(at, [*"Zoë", "enter"], gap)
        await at.until(lambda: at.focused() == "role-0")
        await at.press("enter")
        await slowly(at, [*"Mark"], gap)
        assert (at.value("name-0"), at.value("name-1")) == ("Zoë", "Mark")


async def test_a_key_before_home_has_loaded_is_remembered(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading = HomeScreen._look

    def slow(screen: HomeScreen) -> object:
        import time

        time.sleep(0.3)
        return loading(screen)

    monkeypatch.setattr(HomeScreen, "_look", slow)
    async with desk(place, wait=False) as at:
        await at.press("n")
        assert "Even laden" in at.message
        await at.until(lambda: at.kind == "SetupScreen")


@pytest.mark.parametrize("gap", [0.0, 0.02])
async def test_typing_ahead_of_the_next_step_loses_no_letter(place: Place, gap: float) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        await slowly(at, ["n", "n", *"Een zin van ons."], gap)
        await at.until(lambda: at.step == "inzichten" and not at.app._early)
        assert at.panel.query_one(Input).value == "Een zin van ons."


async def test_a_run_of_keys_through_several_steps(place: Place) -> None:
    async with desk(place, resume=place.session("welkom", group_sees=False)) as at:
        await at.rush("n", "n", "space", "k", "right", "up", "enter")
        assert at.step == "ikzelf" and at.panel.turn == "p2"
        ((_key, kept),) = place.table().state.placed.items()
        assert kept.event.zone == "know" and (kept.event.x, kept.event.y) == (0.3125, 0.375)
    for step in ("afspraken", "slot"):
        async with desk(place, resume=place.session(step)) as at:
            await at.rush("p", "n", "enter", "escape", "p", "n", "up", "n", "n", "enter")
            await at.until(lambda: not at.app._early)


async def test_pasting_into_a_field_and_beside_one(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        at.app.post_message(Paste("nnnn"))
        await at.settle()
        assert at.step == "kaarten"
        await at.press("n", "n")
        at.app.post_message(Paste("Geplakt,\nen een tweede regel"))
        await at.settle()
        await at.press("enter")
        assert "Geplakt," in at.text


async def test_black_while_typing_keeps_what_was_typed(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Half een zin")
        await at.press("f3")
        assert at.text.strip() == ""
        await at.press("a", "b", "enter", "z")
        assert at.panel.query_one(Input).value == "Half een zin"
        await at.type(" en de rest.\n")
        assert "Half een zin en de rest." in at.text


async def test_a_box_alone_keeps_what_is_typed_and_names_no_next_box(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        assert "Enter  bewaar" in at.keys and "vak" not in at.keys
        await at.type("Een zin.\n\n")
        assert "1-4  vak" in at.keys
        await at.press("?")
        assert "1 Deze zin hoort bij Know." in at.words, "the first of four is not all four"
        assert "4 Deze zin hoort bij Grow." in at.words and "1-4" not in at.words


async def test_help_lists_what_the_footer_says(place: Place) -> None:
    async with desk(place, resume=place.session("verschil")) as at:
        words = at.keys.split()
        await at.press("?")
        assert at.kind == "HelpScreen" and "Hulp bij Het verschil" in at.text
        assert "Schrijf één zin op" in at.words
        for _ in range(12):
            await at.press("down")
        assert "naam verbeteren" in at.words
        await at.press("x")
        assert at.kind == "PlayScreen" and at.keys.split() == words


async def test_help_keeps_a_sentence_that_wraps_behind_its_key(place: Place) -> None:
    async with desk(place, resume=place.session("verschil")) as at:
        await at.press("h")
        told = [line[2:] for line in at.lines[3:-1] if line.strip()]
        assert {line[9:11] for line in told} == {"  "}, at.text
        assert [line for line in told if not line[:11].strip()], "none wraps here"
        assert max(map(len, told)) <= 76


async def test_the_palette_does_what_the_footer_does(place: Place) -> None:
    async with desk(place, resume=place.session("welkom")) as at:
        await at.press("ctrl+p")
        await at.type("verder")
        await at.until(lambda: "Naar de volgende stap" in at.words)
        await at.press("down", "enter")
        await at.until(lambda: at.kind == "PlayScreen" and at.step == "velden")


async def test_half_a_sentence_is_not_lost_by_escape(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Half een zin")
        await at.press("escape", "enter")
        await at.type(" en")
        await at.press("escape", "p", "n")
        await at.type(" de rest.\n")
        assert "Half een zin en de rest." in at.text
    async with desk(place, resume=place.session("verschil")) as at:
        await at.press("i")
        await at.type("Dat wist")
        await at.press("escape", "right", "left", "i")
        await at.type(" ik niet.\n")
        (note,) = place.table().screen().panel.notes
        assert note.text == "Dat wist ik niet."
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("enter")
        await at.type("Samen")
        await at.press("escape")
        assert "Nog niet bewaard." in at.message
        await at.press("enter")
        await at.type(" lunchen")
        assert at.value("what") == "Samen lunchen"


async def test_half_an_agreement_is_there_again_after_another_step(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("enter")
        await at.type("Samen lunchen\n")
        await at.press("2", "enter")
        await at.type("Een tafel\n+14")
        await at.press("escape", "n")
        assert at.step == "afspraken" and "nog niet bewaard" in at.message
        await at.press("n")
        assert at.step == "slot"
        await at.press("p", "enter")
        assert [at.value(field) for field in ("what", "first_step", "by_when", "need")] == [
            "Samen lunchen", "Een tafel", "+14", "",
        ]  # fmt: skip
        assert at.panel.query_one(Picker).chosen == {"p2"}
        await at.press(*["enter"] * 5)
        assert "Mark: Samen lunchen" in at.text and not at.panel.typing
        await at.press("enter")
        assert at.value("what") == "" and at.panel.query_one(Picker).chosen == frozenset()
        await at.press("escape")
        assert "Nog niet bewaard." not in at.message, "nothing was typed"


async def test_nobody_gets_an_agreement_by_enter_alone(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("enter")
        await at.type("Samen lunchen\n")
        await at.press("enter")
        assert at.panel.query_one(Picker).chosen == frozenset()
        assert at.focused() == "who" and "Kies eerst wie het doet" in at.message
        await at.press("2")
        assert "●2 Mark" in at.text and "●1 Zoë" not in at.text
        await at.press("enter")
        assert at.focused() == "first_step"


async def test_ones_own_sheet_gets_only_what_its_owner_sees_there(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        for what, who in (("Samen lunchen", ("p1", "p2")), ("De planning lezen", ("p2",))):
            assert at.play.perform(c.Agree(what, who))
        await at.press("n", "1", "space")
        assert "alles op mijn blad" in at.keys
        assert "Samen lunchen" in at.text and "De planning lezen" not in at.text
        assert "klaar" not in at.panel.person("p1").state
        shared = next(one for one in at.panel._lines if "lunchen" in str(one.content))
        at.panel.at = shared.id
        await at.press("space")
        assert "van jullie samen" in at.message
        assert not any(one.on for one in at.panel._lines)
        await at.press("e")
        assert at.panel._on_sheet <= {line.id for line in at.panel._lines}
        assert shared.id in at.panel._on_sheet
        await at.press("a")
        assert shared.id not in at.panel._on_sheet
        await at.press("enter")
        assert "klaar" in at.panel.person("p1").state


async def test_half_a_change_of_an_agreement_keeps_apart_from_half_a_new_one(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.press("p", "enter")
        await at.type("Nieuw")
        await at.press("escape", "a")
        was = at.value("what")
        assert was == "Loopt twee ochtenden mee met de planning."
        await at.type(" Echt")
        await at.press("escape")
        assert "A gaat verder met deze afspraak." in at.message
        at.play.halves = {key: text for key, text in at.play.halves.items() if ":" in key[1]}
        assert "A: verder ermee" in at.panel.warning("n")
        at.play.halves["afspraken", "what"] = "Nieuw"
        await at.press("n", "n", "p", "enter")
        assert at.value("what") == "Nieuw"
        await at.press("escape", "a")
        assert at.value("what") == f"{was} Echt"
        await at.press(*["enter"] * 5)
        assert "Echt" in at.text
        await at.press("u", "a")
        assert at.value("what") == was, "what was kept is not half any more"


async def test_a_change_of_an_agreement_that_is_gone_is_not_asked_about(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.press("p", "a")
        await at.type(" Echt")
        await at.press("escape", "delete", "n")
        assert at.step == "slot", at.message


async def test_a_day_ahead_fits_its_field(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("d", "home", "ctrl+k")
        await at.type("vendredi de la semaine prochaine\n")
        assert "Terugblik: vrijdag 27 november 2026" in at.message
