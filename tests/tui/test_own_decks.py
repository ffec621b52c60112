"""A deck of one's own in the folder at hand is leafed through and printed like any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cards.load import deck_ids
from game.table.deckfolder import found_in
from game.tui.kit.cardface import CardFace
from tests.tui.driving import ROOMY, SMALL, Place, desk

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
    (deck,), (broken,) = found_in(here)
    assert broken.path.name == "broken.yaml"
    async with desk(place) as at:
        await at.press("k", *["d"] * len(deck_ids()))
        assert deck.cards[0].id in at.text
        await at.press("p")
        assert at.kind == "DeckPrintScreen"
        await at.press("m")
        await at.until(lambda: any(place.posters.glob(f"{deck.id}*.pdf")), 20)


def test_a_deck_is_found_beside_many_files_that_are_none(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"a{number}.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "a-script.yaml").write_text("cards:\n  - x\nsteps:\n  - y\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("cards:\n  - x\n", encoding="utf-8")
    shutil.copy(TUTORIAL, tmp_path / "mijn.yaml")
    (deck,), (broken,) = found_in(tmp_path)
    assert deck.id and broken.path.name == "b.yaml"


async def test_a_broken_deck_is_shown_with_what_is_wrong_and_can_only_be_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place.root / "mine"
    here.mkdir()
    plain = TUTORIAL.read_text("utf-8")
    (here / "stuk.yaml").write_text(
        plain.replace("kind: tell", "kind: sing").replace("depth: 1", "depth: 9"), "utf-8"
    )
    monkeypatch.chdir(here)
    async with desk(place, size=SMALL) as at:
        await at.press("k", *["d"] * len(deck_ids()))
        told = " ".join(at.text.split())
        assert "Er zit een fout in stuk.yaml" in told and "groeihuis decks lint stuk.yaml" in told
        assert "stuk.yaml:" in told and "past hier niet; toegestaan: tell" in told
        assert not at.part(CardFace).display and "printen" not in at.keys
        await at.press("p", "right", "1", "l", "h")
        assert at.kind == "HelpScreen"
        await at.press("escape")
        assert "stuk.yaml" in at.text and not at.part(CardFace).display
        await at.press("d")
        assert at.part(CardFace).display and "printen" not in at.text


async def test_a_language_that_a_deck_does_not_have_is_said(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place.root / "mine"
    here.mkdir()
    shutil.copy(TUTORIAL, here / "eigen.yaml")
    monkeypatch.chdir(here)
    (deck,), _broken = found_in(here)
    assert deck.languages == ("nl", "en")
    async with desk(place) as at:
        await at.press("k", *["d"] * len(deck_ids()), "l")
        assert deck.cards[0].id in at.text and "English" not in at.message
        await at.press("l")
        assert "Français" in at.message and "Nederlands et English" in at.message
        await at.press("right")
        assert "Français" not in at.message
        await at.press("l")
        assert "Français" not in at.message and "1 Zwaar" in at.message


async def test_a_large_window_gives_the_card_and_its_hint_more_room(place: Place) -> None:
    wide: list[int] = []
    for size in (SMALL, ROOMY):
        async with desk(place, size=size) as at:
            await at.press("k")
            wide.append(at.part(CardFace).region.width)
            beside = at.screen.query_one(".beside").region
            assert beside.right <= size[0] and beside.width >= size[0] - wide[-1] - 14
    assert wide == [58, 78]
