"""Pages of a preparation: whatever is typed beside one is words, and never commands."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.widgets import TextArea

from boards.models import Point
from game.engine import commands as c
from game.tui.blackout import Blackout
from tests.tui.driving import Desk, Place
from tests.tui.test_solo import alone_at_home, hands, overview, sitting, solo_of, texts

__all__ = ["alone_at_home"]

SENTENCE = "Nu zegt Bo: op 12 november, de dag Zelf, ga ik Pas echt Uitrusten hoor! 0?"
"""Every letter that is a key somewhere: n and p, z, b, u and o, a, e, g, h, q, figures, blanks."""

PAGES = {
    "talent-voorbeelden": (),
    "groeivragen": (),
    "energie": (),
    "waarden": (),
    "verhaal": (),
    "omgeving": (),
    "rolvragen": (),
    "netvragen": (),
    "kaarten": ("space", "enter", '"Al iets.'),
    "feedback": ("v", '"Mark\n', "space", "escape", "a"),
    "boodschap": (),
}
"""Every part with a page, and the keys that open it."""

BEFORE = {"talent-voorbeelden": "talenten", "groeivragen": "groeicurve"}
"""Parts without questions until another part is filled."""

WAYS = {
    "at once": (),
    "after Esc": ("escape",),
    "after Tab": ("tab",),
    "after many Tabs": ("tab",) * 12,
    "after Shift+Tab": ("shift+tab",),
    "after Esc and Tab": ("escape", "tab"),
    "after Esc and arrows": ("escape", "down", "up", "left", "right"),
    "after help": ("f1", "escape"),
    "after help beside the page": ("escape", "f1", "escape"),
    "after a tip": ("f6",),
    "after a tip that Esc closed": ("escape", "f6", "escape"),
    "after reading back": ("f4", "escape"),
    "after taking back": ("escape", "ctrl+z", "ctrl+y"),
    "after a black screen": ("f3", "f3"),
}
RETURN = ("escape", "escape", "enter")


async def reach(at: Desk, part: str) -> None:
    """Open the page of a part, without keys where they do not matter."""
    play = solo_of(at)
    before = BEFORE.get(part)
    if before is not None:
        play.open_part(before)
        await at.until(lambda: at.step == before and at.panel.awake)
        line = (Point(0.2, 0.5), Point(0.6, 0.8))
        asked: c.Command = (
            c.Trace(play.me, "a", "Plannen", line)
            if before == "groeicurve"
            else c.Answer(play.me, choices=tuple(one.id for one in at.panel.options[:2]))
        )
        assert play.perform(asked)
    play.open_part(part)
    await at.until(lambda: at.step == part and at.panel.awake)
    await hands(at, *PAGES[part])


def harmless(at: Desk, part: str, cards: int) -> None:
    play = solo_of(at)
    assert at.kind == "SoloScreen", at.text
    assert at.step == part and not play.at_overview, f"the words left {part}:\n{at.text}"
    assert at.app.theme == "avond", "the words changed colours"
    assert not at.part(Blackout).display, "the words made the screen black"
    assert not play.table.state.placed, "the words placed a token"
    assert len(play.table.state.drawn) == cards, "the words drew a card"


@pytest.mark.parametrize("way", WAYS)
async def test_a_sentence_is_never_taken_for_commands(place: Place, way: str) -> None:
    async with sitting() as at:
        for part in PAGES:
            if part == "boodschap" and way == "after many Tabs":
                continue  # the last of its pages takes a day
            await reach(at, part)
            cards = len(solo_of(at).table.state.drawn)
            await at.press(*WAYS[way])
            await at.type(SENTENCE)
            harmless(at, part, cards)
            assert SENTENCE in at.part(TextArea).text, f"{part}, {way}:\n{at.text}"
            solo_of(at).save()
            assert any(SENTENCE in one for one in texts(solo_of(at).table.state))


@pytest.mark.parametrize("part", [one for one in PAGES if one not in ("feedback", "kaarten")])
async def test_a_sentence_after_the_overview_is_for_the_page(place: Place, part: str) -> None:
    async with sitting() as at:
        await reach(at, part)
        await at.press(*RETURN)
        await at.rush(*SENTENCE.replace(" ", "_"))
        harmless(at, part, 0)
        assert at.part(TextArea).text == SENTENCE.replace(" ", "_")


async def test_the_first_letter_beside_a_page_is_kept_in_a_burst(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        await at.type("Zij luistert.")
        await at.rush("escape", *"NogZo")
        await at.rush(*"EnWacht")
        assert at.part(TextArea).text == "Zij luistert.NogZoEnWacht"


async def test_what_is_pasted_beside_a_page_comes_on_it(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        await at.type("Zij ")
        await at.press("escape")
        at.app.screen.post_message(Paste("luistert."))
        await at.settle()
        assert at.part(TextArea).text == "Zij luistert."


async def test_beside_a_page_the_screen_says_how_to_go_on(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        assert "sla over" in at.keys
        await at.type("Zij luistert.")
        assert "sla over" not in at.keys and "verder" in at.keys
        await at.press("escape")
        assert "Typ gewoon verder" in at.message
        assert "Enter" in at.keys and "Esc" in at.keys and "F2" in at.keys
        await at.press("escape")
        assert solo_of(at).at_overview


async def test_tab_past_the_last_question_stays_and_says_so(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        await at.press("tab")
        assert at.panel.typing and "laatste vraag" in at.message
        await at.press("shift+tab")
        assert at.panel.typing


async def test_a_tip_is_closed_by_escape_alone(place: Place) -> None:
    async with sitting(part="talenten") as at:
        await at.press("c")
        assert "Tip:" in at.text
        await at.press("escape")
        assert "Tip:" not in at.text and not solo_of(at).at_overview
        await overview(at)
