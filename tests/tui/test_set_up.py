"""A game set up with a deck of one's own, and in a language that its cards lack."""

from __future__ import annotations

from game.table.requests import PlayRequest
from tests.cli.running import run
from tests.tui.driving import Place, desk

ONLY = "De kaarten zijn er alleen in: Nederlands."


async def test_a_deck_of_ones_own_is_played_and_its_languages_are_told(place: Place) -> None:
    table = place.root / "linde.csv"
    zones = ("Know", "Flow", "Glow", "Grow")
    rows = [f"{zone};vertel;1;Vertel iets over {zone}." for zone in zones]
    table.write_text("\n".join(("categorie;soort;diepte;tekst_nl", *rows)), encoding="utf-8")
    deck = str(place.root / "linde.yaml")
    assert run("decks", "import", table, "-o", deck).code == 0
    asked = PlayRequest("go-grow-duo", (("Zoë", None), ("Mark", None)), deck=deck)
    async with desk(place, play=asked, wait=False) as at:
        await at.until(lambda: at.kind == "SetupScreen")
        assert at.focused() == "day" and "Met de kaarten van Linde." in at.message
        await at.press("tab", "right")
        assert ONLY in at.message
        await at.press("left")
        assert ONLY not in at.message
        await at.press(*["enter"] * 3)
        await at.until(lambda: at.kind == "PlayScreen")
    assert [one.id for one in place.table().state.started.decks] == ["linde"]
