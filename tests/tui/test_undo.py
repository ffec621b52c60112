"""Taking back and bringing back: on the shared screen, behind the curtain, never past a reveal."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from game.engine import commands as c
from tests.tui.driving import Place, desk


async def test_a_line_is_taken_back_and_brought_back(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Eerste zin.\nTweede zin.\n\n")
        await at.press("u")
        assert "Teruggenomen: ‘Tweede zin’. O doet het opnieuw." in at.message
        assert "Tweede zin." not in at.text
        await at.press("U")
        assert "Eerste zin." not in at.text
        await at.press("u")
        assert "Er is niets om terug te nemen." in at.message
        await at.press("o")
        assert "Eerste zin." in at.text and "Tweede zin." not in at.text
        assert "Opnieuw gedaan: ‘Eerste zin’." in at.message
        await at.press("O", "o")
        assert "Tweede zin." in at.text
        assert "Er is niets om opnieuw te doen." in at.message
    notes = place.table().screen().panel.notes
    assert [one.text for one in notes] == ["Eerste zin.", "Tweede zin."]


async def test_a_card_and_an_agreement_too(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        await at.press("space", "enter", "u")
        assert "Mark trekt" in at.text and at.panel._drawing.card is not None
        await at.press("u")
        assert at.panel._drawing.card is None
        await at.press("o", "o")
        assert "Zoë trekt" in at.text
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("enter")
        await at.type("Samen lunchen\n")
        await at.press("1", "enter", "enter", "enter", "enter")
        assert "Zoë: Samen lunchen" in at.text
        await at.press("delete")
        assert "Samen lunchen" not in at.text
        await at.press("u")
        assert "Zoë: Samen lunchen" in at.text
        assert "Teruggenomen: ‘Samen lunchen’." in at.message


async def test_a_line_on_somebodys_picture_is_named_and_gone_from_its_box(place: Place) -> None:
    async with desk(place, resume=place.session("verschil")) as at:
        await at.press("i")
        await at.type("Mag meer delen\n")
        await at.press("i", "escape", "u")
        assert "Mag meer delen’. O doet" in at.message and "Teruggenomen: " in at.message
        await at.press("i")
        assert "Mag meer delen" not in at.text
        await at.press("escape", "o", "i")
        assert at.panel.query_one(Input).value == "Mag meer delen", "what is back stands in its box"


async def test_nothing_goes_back_past_a_reveal(place: Place) -> None:
    async with desk(place, resume=place.session("verschil", revealed=False)) as at:
        await at.press("enter")
        shown = at.strips[:-2]
        await at.press("u")
        assert "Er is niets om terug te nemen." in at.message
        assert at.strips[:-2] == shown
        assert place.table().state.revealed == {"ikzelf", "jij"}


async def test_the_table_cannot_take_back_what_somebody_sealed(place: Place) -> None:
    session = place.session("ikzelf")
    with place.store() as store:
        table = type(place.table(session))(store, session)
        for player in ("p1", "p2"):
            assert table.perform(c.Place(player, player, 0.25, 0.25)) is None
    async with desk(place, resume=session) as at:
        assert "Iedereen heeft geplaatst." in at.text
        await at.press("u")
        assert "Er is niets om terug te nemen." in at.message
        assert len(place.table().state.placed) == 2


@pytest.mark.parametrize("group_sees", [True, False])
async def test_behind_the_curtain_one_takes_back_ones_own(place: Place, group_sees: bool) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=group_sees)) as at:
        for key in ("1", "2"):
            await at.take()
            await at.press(key, "up", "enter")
        assert len(place.table().state.placed) == 2
        await at.press("1")
        assert at.sealed() and "ik ben Zoë" in at.keys
        await at.take()
        await at.press("u")
        assert "Teruggenomen. Plaats opnieuw." in at.message
        assert [key[1] for key in place.table().state.placed] == ["p2"]
        await at.press("3", "up", "enter")
        state = place.table().state
        assert {key[1]: one.event.zone for key, one in state.placed.items()} == {
            "p1": "glow",
            "p2": "flow",
        }
        assert not at.sealed()


async def test_back_before_the_reveal_somebody_may_place_again(place: Place) -> None:
    async with desk(place, resume=place.session("verschil", revealed=False)) as at:
        await at.press("p")
        assert at.step == "jij" and not at.sealed()
        await at.press("é")
        await at.take()
        await at.press("4", "enter", "n", "enter")
        assert at.step == "verschil"
        assert place.table().state.revealed


async def test_back_at_a_revealed_step_all_is_there_and_nothing_changes(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        await at.press("p", "p")
        assert at.step == "jij" and not at.sealed()
        assert "ZO" in at.text and "MA" in at.text
        before = dict(place.table().state.placed)
        await at.press("1", "2", "space", "enter", "s", "v", "left", "backspace", "u")
        assert dict(place.table().state.placed) == before
        assert not at.sealed()
        await at.press("n", "n")
        assert at.step == "kaarten"


async def test_somebody_who_waits_is_asked_for_once(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        await at.press("n")
        assert "Nog eens N" in at.message and at.step == "kaarten"
        await at.press("c", "n")
        assert "Nog eens N" in at.message, "another key in between asks anew"
        await at.press("n")
        assert at.step == "inzichten"
