"""A deck of one's own in the folder at hand is leafed through and printed like any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cards.load import deck_ids, decks_in
from tests.tui.driving import Place, desk

TUTORIAL = Path(__file__).parents[1] / "scripts" / "tutorial-deck.yaml"


async def test_a_deck_in_the_folder_at_hand_comes_after_the_built_in_ones(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place.root / "mine"
    here.mkdir()
    shutil.copy(TUTORIAL, here / "mijn-kaarten.yaml")
    (here / "broken.yaml").write_text("format: 1\ncards: [", encoding="utf-8")
    (here / "script.yaml").write_text("format: 1\nid: iets\n", encoding="utf-8")
    monkeypatch.chdir(here)
    (deck,) = decks_in(here)
    async with desk(place) as at:
        await at.press("k", *["d"] * len(deck_ids()))
        assert deck.cards[0].id in at.text
        await at.press("p")
        assert at.kind == "DeckPrintScreen"
        await at.press("m")
        await at.until(lambda: any(place.posters.glob(f"{deck.id}*.pdf")), 20)
