"""The print screen of decks: choose, see the sheet, make the PDF; nothing chosen is lost."""

from __future__ import annotations

import tempfile
import threading
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import assume, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pypdf import PdfReader

from cards.load import deck_ids, load_deck
from datafiles.text import localized
from exports.cards.sizes import SIZES
from exports.sheets import plan
from exports.sheets.beside import stands_apart
from exports.sheets.load import load_layout
from exports.sheets.papers import sheet_paper
from game.table import settings
from game.table.sheetwords import sheet_words
from game.tui.deckorder import Order
from game.tui.deckwriting import write_deck
from game.tui.kit.cardface import CardFace
from game.tui.kit.sheetpreview import SheetPicture, SheetPreview
from game.tui.screens.decks import TAKEN, DecksScreen
from game.tui.sheetpictures import preview
from tests.tui.driving import ROOMY, SMALL, Desk, Place, desk

DECK = load_deck("go-grow")
KANTOOR = {"kantoor": {"long-upright": (1.5, -0.5)}}
FIELDS = ("cards", "size", "stand", "layout", "paper", "edge", "back", "ink", "tips", "blanks")


def seated(place: Place, **more: Any) -> AbstractAsyncContextManager[Desk]:
    return desk(place, **more)


async def open_decks(at: Desk) -> None:
    await at.press("k")
    await at.until(lambda: at.kind == "DecksScreen")


async def to_deck(at: Desk, deck: str) -> None:
    """Change decks until this one is shown."""
    await at.until(lambda: at.kind == "DecksScreen")
    for _one in deck_ids():
        assert isinstance(at.screen, DecksScreen)
        if at.screen._deck.id == deck:
            return
        await at.press("d")
    raise AssertionError(f"{deck} is not there")


async def open_print(at: Desk) -> None:
    await open_decks(at)
    await at.press("p")
    await at.until(lambda: at.kind == "DeckPrintScreen")


async def to(at: Desk, field: str) -> None:
    """Go down the form to a field."""
    for _step in range(20):
        if at.focused() == field:
            return
        await at.press("down")
    raise AssertionError(f"{field} is not in the form:\n{at.text}")


async def choose(at: Desk, **wanted: str) -> None:
    """Press in each field the digit of what is wanted."""
    for field, digit in wanted.items():
        await to(at, field)
        await at.press(digit)


async def made(at: Desk, place: Place) -> Path:
    """Wait for the PDF and give it."""
    await at.until(lambda: "De PDF ligt in" in at.message)
    (found,) = place.posters.glob("*.pdf")
    assert found.name in at.message
    return found


def picture(at: Desk) -> SheetPicture:
    return at.part(SheetPreview).picture


def letters(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(page.extract_text() for page in pdf.pages)


# -- leafing ------------------------------------------------------------------------------------


async def test_a_talent_shows_its_name_and_what_is_too_much(place: Place) -> None:
    async with seated(place) as at:
        await open_decks(at)
        assert at.part(CardFace).picture is not None
        assert "Te veel?" not in at.text
        await to_deck(at, "talenten")
        await at.press("right")
        card = load_deck("talenten").cards[1]
        assert card.name is not None and card.excess is not None
        shown = at.part(CardFace).picture
        assert shown is not None and shown.title == localized(card.name, "nl")
        assert shown.title in at.text
        assert "Te veel?" in at.text and localized(card.excess, "nl").split()[0] in at.text


async def test_digits_jump_and_no_letter_of_a_category_shadows_a_key(place: Place) -> None:
    async with seated(place) as at:
        await open_decks(at)
        for _deck in deck_ids():
            screen = at.screen
            assert isinstance(screen, DecksScreen)
            jumps = screen._jumps()
            digits = [str(number) for number, _one in enumerate(screen._deck.categories, 1)]
            assert [one.keys[0] for one in jumps] == digits
            assert not {key for one in jumps for key in one.keys} & TAKEN
            for number, category in enumerate(screen._deck.categories, 1):
                await at.press(str(number))
                assert screen._card.category == category.id
            await at.press("d")
        await at.press("r")
        assert "GG-R-01" in at.text
        await at.press("w", "v")  # nothing here: these are keys of the table
        assert "GG-R-01" in at.text


@pytest.mark.parametrize("size", [SMALL, ROOMY])
async def test_printing_stands_in_the_footer(place: Place, size: tuple[int, int]) -> None:
    async with seated(place, size=size) as at:
        await open_decks(at)
        assert "P  printen" in at.keys and "D  ander spel" in at.keys


# -- the form -----------------------------------------------------------------------------------


async def test_a_chosen_category_becomes_a_pdf_of_only_its_cards(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="3")  # all, Know, Flow
        await at.press(*["enter"] * (len(FIELDS)))
        assert at.focused() == "stops" and not list(place.posters.iterdir())
        assert "maak PDF" in at.keys
        await at.press("enter")
        path = await made(at, place)
        cards = [card for card in DECK.cards if card.category == "flow"]
        assert len(PdfReader(path).pages) == 2 * -(-len(cards) // 9)
        said = letters(path)
        assert [card.id for card in DECK.cards if card.id in said] == [card.id for card in cards]


async def test_o_opens_what_was_made_and_enter_only_after_the_last_field(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("game.tui.screens.deckprint.open_file", open_it)
    async with seated(place) as at:
        await open_print(at)
        await at.press("o")
        assert not opened
        await choose(at, cards="2")
        await at.press("m")
        path = await made(at, place)
        assert "liggen klaar" in at.text and "lange rand" in at.text
        assert "Enter  volgend vak" in at.keys and "O  open PDF" in at.keys
        await at.press("enter")
        assert at.focused() == "size" and "liggen klaar" in at.text and not opened
        await at.press("o")
        assert opened == [path]
        await to(at, "stops")
        assert "Enter  open PDF" in at.keys and "O  open" not in at.keys
        await at.press("enter", "o")
        assert opened == [path] * 3
        await choose(at, size="2")
        assert "M  maak PDF" in at.keys and "open PDF" not in at.keys
        await at.press("enter")
        assert at.focused() == "stand" and len(opened) == 3
        await at.press("o")
        assert opened[3:] == [path]


async def test_a_machine_that_opens_nothing_is_told_where_it_lies(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.screens.deckprint.open_file", lambda path: False)
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2")
        await at.press("m")
        path = await made(at, place)
        await at.press("o")
        assert "Open het bestand zelf" in at.message and path.name in at.message


async def test_a_card_that_is_too_large_is_said_and_nothing_is_made(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await choose(at, size="7", layout="2")
        assert "105 × 148 mm past zo niet op A4. Wel past tarot, 70 × 120." in at.words
        assert picture(at).amiss
        await at.press("m")
        assert "!" in at.message and "past zo niet" in at.message
        await choose(at, stops="1")
        await at.press("enter")
        assert "past zo niet" in at.message
        assert not list(place.posters.iterdir())
        await choose(at, size="4")
        assert "past zo niet" not in at.text and not picture(at).amiss


async def test_words_that_find_no_room_are_said_and_nothing_is_made(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.table.deckpaper.too_long", lambda *_: ("GG-K-01", "GG-K-02", "X"))
    async with seated(place) as at:
        await open_print(at)
        await at.press("m")
        await at.until(lambda: "Te veel tekst voor poker" in at.message)
        assert "GG-K-01, GG-K-02 en nog 1" in at.message
        assert not list(place.posters.iterdir())


async def test_letters_that_no_font_has_are_said_once_before(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "game.table.deckpaper.letter_words", lambda *_: iter(["GG-K-01: geen lettertype heeft ꙮ."])
    )
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2")
        await at.press("m")
        await at.until(lambda: "geen lettertype heeft" in at.message)
        assert not list(place.posters.iterdir())
        await at.press("m")
        assert (await made(at, place)).stat().st_size


async def test_a_folder_that_takes_nothing_is_said(place: Place) -> None:
    nowhere = place.root / "a file"
    nowhere.write_text("kept")
    settings.save(settings.Settings(poster_folder=str(nowhere), motion=False))
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2")
        await at.press("m")
        await at.until(lambda: "Kan niet schrijven" in at.message)
        assert nowhere.read_text() == "kept"


async def test_the_screen_stays_alive_while_the_pdf_is_made(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exports.sheets import write

    whole, go_on = write.write_cards, threading.Event()

    def slow(*args: Any, **more: Any) -> list[Path]:
        more["progress"](3, 8)
        assert go_on.wait(20)
        return whole(*args, **more)

    monkeypatch.setattr(write, "write_cards", slow)
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2")
        await at.press("m")
        await at.until(lambda: "3 van 8" in at.message)
        await at.press("escape", "m", "enter", "q")
        assert at.kind == "DeckPrintScreen"
        await at.press("down", "2")
        assert "bridge" in at.text
        go_on.set()
        path = await made(at, place)
        assert "poker" in path.name and "open PDF" not in at.keys


async def test_what_means_nothing_is_not_asked(place: Place) -> None:
    settings.save(
        settings.Settings(poster_folder=str(place.posters), motion=False, printers=KANTOOR)
    )
    async with seated(place) as at:
        await open_print(at)
        assert "Printer" in at.text and "Keren over" in at.text
        await choose(at, layout="2")
        assert "Printer" not in at.text and "Keren over" not in at.text and "Papier" in at.text
        await choose(at, layout="3")
        assert "Achterkant" not in at.text
        await choose(at, layout="5")
        assert "Papier" not in at.text and "Achterkant" in at.text
        assert f"{2 * len(DECK.cards)} bladzijden, 3 mm bleed" in at.text
        await choose(at, size="8")
        assert "Stand" not in at.text


async def test_a_measured_printer_moves_the_backs(place: Place) -> None:
    settings.save(
        settings.Settings(poster_folder=str(place.posters), motion=False, printers=KANTOOR)
    )
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2")
        await at.press("m")
        straight = (await made(at, place)).read_bytes()
        await choose(at, printer="2")
        await at.press("m")
        assert (await made(at, place)).read_bytes() != straight


def shown(at: Desk) -> str:
    """Give what the screen says, without where its lines end."""
    return " ".join(at.text.split())


async def test_a_printer_is_not_used_for_sheets_it_was_not_measured_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROEIHUIS_COMMAND", "python3 start.py run --")
    settings.save(
        settings.Settings(poster_folder=str(place.posters), motion=False, printers=KANTOOR)
    )
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2", printer="2")
        assert "1,5 mm naar rechts, 0,5 mm omhoog" in at.text
        await choose(at, edge="2")
        await to(at, "printer")
        told = "scherm: python3 start.py run -- decks calibrate --printer kantoor --edge short"
        assert told in shown(at)
        await to(at, "paper")
        assert told not in shown(at)
        await at.press("m")
        await at.until(lambda: "Nog eens M" in at.message)
        assert told in shown(at) and not list(place.posters.glob("*.pdf"))
        await at.press("m")
        await made(at, place)
        assert told not in shown(at)


async def test_what_was_allowed_once_is_asked_again_after_another_choice(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.table.deckpaper.letter_words", lambda *_: iter(["Geen letter ꙮ."]))
    settings.save(
        settings.Settings(poster_folder=str(place.posters), motion=False, printers=KANTOOR)
    )
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2", printer="2", edge="2")
        await at.press("m")
        await at.until(lambda: "Nog eens M" in at.message)
        await at.press("m")
        await at.until(lambda: "Geen letter" in at.message)
        await choose(at, ink="2")
        await at.press("m")
        await at.until(lambda: "Nog eens M" in at.message)
        await at.press("m")
        await at.until(lambda: "Geen letter" in at.message)
        assert not list(place.posters.glob("*.pdf"))
        await at.press("m")
        await made(at, place)


@pytest.mark.parametrize("layout", ["duplex", "backs"])
def test_sheets_turned_over_another_edge_are_another_file(layout: str, tmp_path: Path) -> None:
    made = {
        write_deck(
            DECK,
            Order(cards="know", layout=layout, edge=edge),
            "nl",
            folder=str(tmp_path),
            printers={},
            allowed=(),
            progress=lambda done, total: None,
        )
        for edge in ("long", "short")
    }
    assert len(made) == 2


async def test_extras_come_along(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2", tips="3", blanks="2", stops="4")
        await at.press("enter")
        await at.until(lambda: "De PDF’s liggen in" in at.message)
        cards, hints = sorted(place.posters.glob("*.pdf"), key=lambda path: len(path.name))
        assert f"{cards.name} en …-tips.pdf" in at.message
        assert hints.name == f"{cards.stem}-tips.pdf"
        assert "De kaarten en de tips liggen klaar." in at.text
        said = letters(cards)
        assert said.count("zelf te schrijven") == 2 and said.count("Deze vraag sla") == 4
        assert localized(DECK.cards[0].hint or {}, "nl")[:20] in letters(hints)


async def test_another_language_stands_on_the_back(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="2", back="3")
        await at.press("m")
        path = await made(at, place)
        with pdfplumber.open(path) as pdf:
            front, back = (page.extract_text() for page in pdf.pages[:2])
        assert "Vertel" in front and "Raconte" in back and "Vertel" not in back


# -- the sheet ----------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs"])
@pytest.mark.parametrize("paper", ["a4", "a3"])
async def test_the_preview_shows_as_many_cards_as_the_plan_has(
    place: Place, layout: str, paper: str
) -> None:
    digits = {"duplex": "1", "fold": "2", "fronts": "3", "backs": "4", "a4": "1", "a3": "2"}
    async with seated(place) as at:
        await open_print(at)
        await choose(at, layout=digits[layout], paper=digits[paper])
        found = load_layout(layout)
        assert found.kind != "shop"
        grid = plan.fit(SIZES["poker"], found, sheet_paper(paper))
        sides = picture(at).sides
        assert len(sides) == (2 if layout == "duplex" else 1)
        up = min(grid.up, len(DECK.cards))
        for side in sides:
            assert len(side.cards) == up * (2 if layout == "fold" else 1)
        assert f"{grid.up} op een blad" in at.text
        sheets = plan.sheets(grid, len(DECK.cards))
        first = stands_apart(grid, found, sheet_words("nl"), "long")
        assert f"{sheets + first} blad" in at.words
        await at.press("pageup")
        last = len(DECK.cards) - (sheets - 1) * grid.up
        assert {len(side.cards) for side in picture(at).sides} == {
            last * (2 if layout == "fold" else 1)
        }


async def test_each_back_lies_behind_its_front(place: Place) -> None:
    async with seated(place, size=ROOMY) as at:
        await open_print(at)
        front, back = picture(at).sides
        assert [one.number for one in front.cards] == [one.number for one in back.cards]
        for one, other in zip(front.cards, back.cards, strict=True):
            assert one.x == pytest.approx(front.width - other.x - other.w)
            assert one.y == other.y and not other.turned and other.pattern
        await choose(at, edge="2", back="2")
        front, back = picture(at).sides
        for one, other in zip(front.cards, back.cards, strict=True):
            assert one.y == pytest.approx(front.height - other.y - other.h)
            assert one.x == other.x and other.turned and not other.pattern


@pytest.mark.parametrize("size", [SMALL, ROOMY])
async def test_every_card_of_the_sheet_can_be_counted_on_the_screen(
    place: Place, size: tuple[int, int]
) -> None:
    async with seated(place, size=size) as at:
        await open_print(at)
        region = at.part(SheetPreview).region
        rows = at.lines[region.y : region.bottom]
        found = "".join(row[region.x :] for row in rows)
        assert sorted(letter for letter in found if letter.isdigit()) == sorted("123456789" * 2)


# -- coming and going ---------------------------------------------------------------------------


async def test_choices_stay_while_the_application_runs(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await choose(at, cards="4", size="7", ink="2")
        await at.press("escape")
        await at.until(lambda: at.kind == "DecksScreen")
        await at.press("escape")
        await at.home()
        await open_print(at)
        assert "Glow" in at.text and "A6 105 × 148" in at.text and "eco" in at.text
        await at.press("escape")
        await to_deck(at, "talenten")
        await at.press("p")
        await at.until(lambda: at.kind == "DeckPrintScreen")
        assert "alle 56" in at.text and "A6 105 × 148" in at.text


async def test_the_category_at_hand_is_offered_first(place: Place) -> None:
    async with seated(place) as at:
        await open_decks(at)
        await at.press("3", "p")
        await at.until(lambda: at.kind == "DeckPrintScreen")
        assert "1 alle 64   2 Glow   3 Know" in at.message
        assert "alle 64" in at.lines[5]


async def test_help_names_the_keys_and_comes_back(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await at.press("f1")
        await at.until(lambda: at.kind == "HelpScreen")
        assert "Kaarten printen" in at.text and "PgDn" in at.text
        await at.press("escape")
        await at.until(lambda: at.kind == "DeckPrintScreen")
        assert at.focused() == "cards"


async def test_a_click_turns_a_field_on(place: Place) -> None:
    async with seated(place) as at:
        await open_print(at)
        await at.click("poker 63")
        assert "bridge 57" in at.text and at.focused() == "size"


@pytest.mark.parametrize("order_size", list(SIZES))
def test_every_size_has_a_picture_or_a_nearest_that_fits(order_size: str) -> None:
    for layout in ("duplex", "fold", "fronts", "backs", "shop"):
        for paper in ("a4", "a3", "letter"):
            for stand in ("upright", "lying"):
                order = Order(size=order_size, layout=layout, paper=paper, stand=stand)
                found = preview(DECK, order, "nl")
                assert bool(found.refused) == (found.sheets == 0) == found.picture.amiss
                assert all(side.cards for side in found.picture.sides)


def orders() -> st.SearchStrategy[Order]:
    return st.builds(
        Order,
        cards=st.sampled_from(["", *(one.id for one in DECK.categories)]),
        size=st.sampled_from(sorted(SIZES)),
        stand=st.sampled_from(["upright", "lying"]),
        layout=st.sampled_from(["duplex", "fold", "fronts", "backs"]),
        paper=st.sampled_from(["a4", "a3", "letter"]),
        edge=st.sampled_from(["long", "short"]),
        ink=st.just("eco"),
        blanks=st.sampled_from(["0", "1", "4"]),
        stops=st.sampled_from(["0", "8"]),
    )


@examples(max_examples=25, deadline=None)
@given(order=orders(), lang=st.sampled_from(["nl", "en", "fr"]))
@example(order=Order(size="tarot", cards="know"), lang="nl")
def test_as_many_sheets_are_said_as_come_out_of_the_printer(order: Order, lang: str) -> None:
    found = preview(DECK, order, lang)
    assume(not found.refused)
    with tempfile.TemporaryDirectory() as folder:
        path = write_deck(
            DECK,
            order,
            lang,
            folder=folder,
            printers={},
            allowed=(),
            progress=lambda done, total: None,
        )
        pages = len(PdfReader(path).pages)
    sides = 2 if order.layout == "duplex" else 1
    assert found.papers * sides == pages
    assert f" {found.papers} blad" in found.words
    assert found.papers - found.sheets in (0, 1)
    assert ("uitleg" in found.words) == (found.papers > found.sheets)


EMPTY = DECK.model_copy(
    update={"cards": tuple(card for card in DECK.cards if card.category != "know")}
)


@pytest.mark.parametrize("layout", ["duplex", "fold", "fronts", "backs", "shop"])
def test_a_category_without_cards_is_refused(layout: str) -> None:
    found = preview(EMPTY, Order(cards="know", layout=layout, blanks="2"), "nl")
    assert found.refused == found.words == "Er is geen kaart om te printen."
    assert found.sheets == 0
    assert preview(EMPTY, Order(cards="know", layout=layout, stops="4"), "nl").sheets


async def test_a_category_without_cards_can_be_looked_at_and_left(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(place) as at:
        await open_print(at)
        monkeypatch.setattr(at.screen, "_deck", EMPTY)
        await choose(at, cards="2")
        assert "Er is geen kaart om te printen." in at.words
        await at.press("m")
        assert "geen kaart om te printen" in at.message and not list(place.posters.iterdir())
        await choose(at, cards="1")
        assert "op een blad" in at.words
