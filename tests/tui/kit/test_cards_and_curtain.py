"""Cards that turn, the curtain, the menu and the paper."""

from __future__ import annotations

import pytest
from textual.message import Message
from textual.widgets import Input

from game.tui.kit.canvas import QUADRANTS
from game.tui.kit.cardface import CardFace, CardPicture, StopCard, StopPicture
from game.tui.kit.curtain import CurtainPicture, Drapes
from game.tui.kit.logo import HouseLogo, LogoPicture, WordMark, WordMarkPicture
from game.tui.kit.menu import MenuEntry, MenuList, MenuPicture
from game.tui.kit.paperpreview import PaperPreview, PreviewLine, PreviewPicture
from game.tui.kit.text import width
from tests.tui.kit.shown import Shown

CARD = CardPicture(
    "Glow",
    "glow",
    "vertel",
    1,
    "licht",
    "Iemand vroeg juist jou om hulp. Vertel wat die persoon in jou zag.",
    "GG-G-07",
    "Zoë vertelt eerst",
)
CURTAIN = CurtainPicture(
    "Geef het toetsenbord aan", "Zoë", 0, "Alleen Zoë kijkt mee.", "De anderen kijken weg.", "al"
)


class Hearing(Shown):
    """Remembers the messages of the kit."""

    heard: list[Message]

    def on_card_face_turned(self, message: CardFace.Turned) -> None:
        self.heard.append(message)

    def on_drapes_opened(self, message: Drapes.Opened) -> None:
        self.heard.append(message)

    def on_menu_list_chosen(self, message: MenuList.Chosen) -> None:
        self.heard.append(message)

    def on_paper_preview_line_pressed(self, message: PaperPreview.LinePressed) -> None:
        self.heard.append(message)


def hearing(widget: CardFace | Drapes | MenuList | PaperPreview) -> Hearing:
    app = Hearing(lambda: widget)
    app.heard = []
    return app


async def test_a_card_shows_its_question_only_face_up() -> None:
    card = CardFace(CARD)
    app = hearing(card)
    async with app.run_test(size=(57, 18)) as pilot:
        assert "Iemand" not in "".join(app.lines())
        card.turned = True
        await pilot.pause()
        lines = app.lines()
    assert lines[8][5:36] == "Iemand vroeg juist jou om hulp."
    assert lines[11][5:39] == "Vertel wat die persoon in jou zag."
    assert lines[1].rstrip().endswith("vertel") and lines[2].rstrip().endswith("■□□ licht")
    assert "GG-G-07" in lines[16] and "Zoë vertelt eerst" in lines[16]


async def test_the_question_of_any_card_is_whole_at_the_normal_size() -> None:
    first = "Wanneer merkte jij voor het laatst dat een collega iets van jou overnam en beter deed?"
    for question in (first + " Vertel hoe dat was, en wat je toen deed met dat gevoel.", "x" * 150):
        card = CardFace(CardPicture("Glow", "glow", "stel je voor", 3, "diep", question, "GG-G-01"))
        card.turned = True
        app = hearing(card)
        async with app.run_test(size=(57, 18)):
            text = "".join(app.lines())
        shown = "".join(text.replace("▏", " ").split())
        assert "".join(question.split()) in shown


async def test_turning_takes_eight_frames_and_says_when_it_lies_still() -> None:
    card = CardFace(CARD)
    app = hearing(card)
    async with app.run_test(size=(57, 18)) as pilot:
        app.animation_level = "full"
        card.turn()
        await pilot.pause()
        assert card.moving
        assert "Iemand" not in "".join(app.lines())
        await pilot.pause(0.6)
        assert "Iemand" in "".join(app.lines()) and card.turned
    assert [type(message) for message in app.heard] == [CardFace.Turned]


async def test_a_narrow_card_carries_no_words() -> None:
    card = CardFace(CARD, turned=True)
    app = hearing(card)
    async with app.run_test(size=(57, 18)) as pilot:
        app.animation_level = "full"
        card.turn(False)
        card._frame = 1
        card.repaint()
        await pilot.pause()
        assert not any(char.isalpha() for char in "".join(app.lines()))


async def test_a_question_far_too_long_never_covers_the_foot() -> None:
    card = CardFace(CardPicture("Glow", "glow", "vertel", 1, "licht", "woord " * 300, "GG-G-01"))
    card.turned = True
    app = hearing(card)
    async with app.run_test(size=(57, 18)):
        lines = app.lines()
    assert "GG-G-01" in lines[16] and "woord" not in lines[16] and "woord woord" in lines[14]


async def test_a_key_jumps_to_the_end_of_a_turn() -> None:
    card = CardFace(CARD)
    app = hearing(card)
    async with app.run_test(size=(57, 18)) as pilot:
        app.animation_level = "full"
        card.turn(True)
        assert card.finish()
        assert not card.finish()
        await pilot.pause()
        assert "Iemand" in "".join(app.lines())
    assert len(app.heard) == 1


@pytest.mark.parametrize("kind", ["card", "curtain"])
async def test_without_animations_the_last_frame_comes_at_once(kind: str) -> None:
    widget: CardFace | Drapes = CardFace(CARD) if kind == "card" else Drapes(CURTAIN)
    app = hearing(widget)
    async with app.run_test(size=(80, 23)) as pilot:
        app.animation_level = "none"
        if isinstance(widget, CardFace):
            widget.turn()
        else:
            widget.open()
        assert not widget.moving
        await pilot.pause()
    assert len(app.heard) == 1


async def test_the_back_is_unchanged_when_the_card_is_turned_by_half() -> None:
    app = hearing(CardFace(CARD))
    async with app.run_test(size=(57, 18)):
        lines = [line[2:53].replace("▁", " ") for line in app.lines()]
    dots = {
        (2 * x + bit % 2, 2 * y + bit // 2)
        for y, line in enumerate(lines)
        for x, char in enumerate(line)
        for bit in range(4)
        if QUADRANTS.index(char) >> bit & 1
    }
    right, bottom = (min(a) + max(a) for a in zip(*dots, strict=True))
    assert len(dots) > 800
    assert {(right - x, bottom - y) for x, y in dots} == dots


async def test_the_curtain_names_who_is_next_and_shows_no_word_while_it_opens() -> None:
    drapes = Drapes(CURTAIN)
    app = hearing(drapes)
    async with app.run_test(size=(80, 23)) as pilot:
        app.animation_level = "full"
        lines = app.lines()
        assert lines[4].strip() == "Geef het toetsenbord aan"
        assert "Z  O  Ë" in lines[10] and lines[16].strip() == "Alleen Zoë kijkt mee."
        drapes.open()
        await pilot.pause()
        assert drapes.moving and "Zoë" not in "".join(app.lines())
        assert "Z  O  Ë" not in "".join(app.lines())
        assert drapes.finish()
        await pilot.pause()
        drapes.close()
        await pilot.pause()
        assert "Z  O  Ë" in app.lines()[10]
    assert [type(message) for message in app.heard] == [Drapes.Opened]


async def test_any_name_fits_any_silhouette_of_the_curtain() -> None:
    drapes = Drapes(CURTAIN)
    app = hearing(drapes)
    async with app.run_test(size=(80, 23)) as pilot:
        for name in ("Margarethe-Alexandra " * 4, "דוד", "👨\u200d👩\u200d👧", "李明", "\x1b"):
            for shape in range(6):
                drapes.picture = CurtainPicture("Geef", name, shape, name)
                await pilot.pause()
                assert all(strip.cell_length == 80 for strip in app.strips())
                assert all(width("".join(text)) == 80 for text in app.lines())


MENU = MenuPicture(
    (
        MenuEntry("go-on", "V", "Verder", "Bouwoverleg"),
        MenuEntry("new", "N", "Nieuw spel", "met twee"),
        MenuEntry("prints", "D", "Drukken", "kaarten"),
    )
)


async def test_a_menu_is_chosen_by_arrow_letter_and_mouse() -> None:
    menu = MenuList(MENU)
    app = hearing(menu)
    async with app.run_test(size=(60, 12)) as pilot:
        menu.focus()
        await pilot.press("down", "enter", "D", "v", "up", "enter")
        await pilot.click(menu, offset=(8, 3))
        await pilot.pause()
        lines = app.lines()
    keys = [message.key for message in app.heard if isinstance(message, MenuList.Chosen)]
    assert keys == ["new", "prints", "go-on", "prints", "new"]
    assert lines[3].startswith(" ► N  Nieuw spel") and lines[1].startswith("   V  Verder")


async def test_a_menu_longer_than_its_room_scrolls_to_the_chosen_entry() -> None:
    many = tuple(MenuEntry(str(n), "", f"Sessie {n}", "") for n in range(30))
    menu = MenuList(MenuPicture(many))
    app = hearing(menu)
    async with app.run_test(size=(40, 8)) as pilot:
        menu.focus()
        await pilot.press("end")
        await pilot.pause()
        assert "Sessie 29" in "".join(app.lines())
        await pilot.press("home")
        await pilot.pause()
        assert "Sessie 0" in app.lines()[0]


def _paper(*lines: PreviewLine, cursor: str = "") -> PaperPreview:
    return PaperPreview(PreviewPicture(lines, cursor, "aan", "uit", "groeihuis"))


async def test_the_paper_shows_lines_with_their_tags_and_wraps_long_ones() -> None:
    long = "Zoë vraagt Mark om een dag in Grow " * 4
    paper = _paper(
        PreviewLine("a", "dicht bijeen", "Talenten", "on"),
        PreviewLine("b", long, "", "off", owner="alleen ●ZO"),
        PreviewLine("c", "besproken", "Gezondheid", "never"),
        cursor="b",
    )
    app = hearing(paper)
    async with app.run_test(size=(78, 17)) as pilot:
        lines = app.lines()
        await pilot.click(paper, offset=(20, 0))
        await pilot.pause()
    assert lines[0].startswith("  aan     Talenten") and lines[1].startswith("► uit ")
    assert "×" in " ".join(lines[2:6]) and lines[1].rstrip().endswith("alleen ●ZO")
    words = " ".join(" ".join(line[7:66].split()) for line in lines[1:5])
    assert long.strip() in words
    assert [m.key for m in app.heard if isinstance(m, PaperPreview.LinePressed)] == ["a"]


async def test_a_long_paper_keeps_the_chosen_line_in_sight() -> None:
    rows = tuple(PreviewLine(f"k{n}", f"regel {n}", state="on") for n in range(60))
    paper = _paper(*rows, cursor="k0")
    app = hearing(paper)
    async with app.run_test(size=(78, 17)) as pilot:
        for n in (0, 30, 59, 12):
            paper.picture = PreviewPicture(rows, f"k{n}", "aan", "uit")
            await pilot.pause()
            assert any(f"regel {n} " in line and "►" in line for line in app.lines())


async def test_the_stop_card_is_an_octagon_with_its_words() -> None:
    app = Shown(lambda: StopCard(StopPicture("S", "STOPKAART", ("mag altijd", "zonder uitleg"))))
    async with app.run_test(size=(20, 6)):
        lines = app.lines()
    assert lines[0][:16] == " ▗▄▄▄▄▄▄▄▄▄▄▄▄▖ " and lines[5][:16] == " ▝▀▀▀▀▀▀▀▀▀▀▀▀▘ "
    assert "STOPKAART" in lines[2] and "zonder uitleg" in lines[4]


async def test_the_logo_names_its_floors_and_a_word_without_big_letters_is_plain() -> None:
    logo = HouseLogo(LogoPicture(("werk", "waarden", "talenten", "gezondheid")))
    app = Shown(lambda: logo)
    async with app.run_test(size=(26, 20)):
        lines = app.lines()
    assert [lines[y].split("▀")[0].strip() for y in (8, 11, 14, 17)] == [
        "werk",
        "waarden",
        "talenten",
        "gezondheid",
    ]
    app = Shown(lambda: WordMark(WordMarkPicture("Łódź", "goed")))
    async with app.run_test(size=(40, 4)):
        assert "Łódź" in app.lines()[1]


async def test_widgets_leave_typing_alone() -> None:
    app = Shown(lambda: Input())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "n")
        assert app.query_one(Input).value == "vn"
