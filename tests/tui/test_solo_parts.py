"""The parts of a preparation: keys and help, undo, long and odd texts, haste and a kill."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from game.engine.words import PAGE_LENGTH
from game.tui.actions import Action
from game.tui.kit.curve import CurveStage
from game.tui.kit.network import NetworkStage
from game.tui.linelist import LineList
from game.tui.solo import part as parts
from tests.tui.driving import TODAY, Desk, Place
from tests.tui.test_solo import (
    WALK,
    alone_at_home,
    begun,
    go,
    hands,
    kept,
    opened,
    overview,
    sitting,
    solo_of,
    texts,
)

__all__ = ["alone_at_home"]

PARTS = tuple(WALK)
KINDS = ("welkom", "talenten", "talent-voorbeelden", "competenties", "groeicurve", "energie",
         "kaarten", "veld-nu", "huis-nu", "verhaal", "rollen", "ontwikkelnet", "feedback",
         "boodschap", "afspraken", "slot")  # fmt: skip
"""One part of each kind, or two where a kind has two faces."""


def facts(at: Desk) -> tuple[object, ...]:
    """Give what is in force, in a form to compare."""
    state = solo_of(at).table.state
    kept_ = (state.answered, state.placed, state.traced, state.linked)
    made = [{key: one.event for key, one in each.items()} for each in kept_]
    return (*made, list(state.agreements.values()), len(state.drawn))


# -- keys and help ------------------------------------------------------------------------------


async def visit(at: Desk, part: str) -> None:
    """Go to a part without keys, where only what comes next matters."""
    solo_of(at).open_part(part)
    await at.until(lambda: at.step == part and at.panel.awake)


async def test_help_lists_every_key_of_a_part_inside_a_page_and_outside(place: Place) -> None:
    async with sitting() as at:
        for part in KINDS:
            await visit(at, part)
            if at.panel.typing:
                await look_up(at, part, "f1")
                await at.press("escape")
            await look_up(at, part, "f1")
        await overview(at)
        await look_up(at, "overview", "h")


async def look_up(at: Desk, part: str, key: str) -> None:
    before = facts(at)
    offered = [one for one in solo_of(at).actions() if one.help]
    await at.press(key)
    assert at.kind == "HelpScreen"
    seen = at.words
    while any(told(one) not in seen for one in offered):
        now = at.text
        await at.press("pagedown")
        assert at.text != now, f"help of {part} lacks a key:\n{seen}"
        seen += " " + at.words
    await at.press("escape")
    assert at.kind == "SoloScreen" and facts(at) == before


def told(one: Action) -> str:
    return " ".join(one.help.split())[:24]


async def test_f2_skips_f8_goes_back_and_escape_leads_to_the_overview(place: Place) -> None:
    async with sitting() as at:
        before = facts(at)
        for part in PARTS:
            assert at.step == part
            await overview(at)
            await at.press("enter")
            assert at.step == part and not solo_of(at).at_overview
            await out(at)
            await at.press("f2")
        assert solo_of(at).at_overview
        await visit(at, PARTS[-1])
        for part in reversed(PARTS):
            assert at.step == part
            await out(at)
            await at.press("f8")
        assert solo_of(at).at_overview
        assert facts(at) == before, "going by changed something"


async def out(at: Desk) -> None:
    """Leave a page or a line that opened by itself."""
    if at.panel.typing:
        await at.press("escape")
    assert not at.panel.typing


@pytest.mark.parametrize("part", ["verhaal", "boodschap", "kaarten"])
async def test_f2_goes_on_from_a_page_and_keeps_it(place: Place, part: str) -> None:
    async with sitting() as at:
        await visit(at, part)
        if part == "kaarten":
            await at.press("space", "enter")
        await at.type("Half af")
        await at.press("f2")
        assert at.step == PARTS[PARTS.index(part) + 1]
        assert "Half af" in texts(solo_of(at).table.state)


async def test_f4_shows_what_was_written_and_the_page_goes_on(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        await at.type("Zij luistert")
        await at.press("f4")
        assert at.kind == "WrittenScreen" and "Zij luistert" in at.text
        await at.press("escape")
        await at.type(" altijd")
        assert at.part(TextArea).text == "Zij luistert altijd"


# -- undo ---------------------------------------------------------------------------------------


async def test_all_of_each_part_is_taken_back_and_brought_again(place: Place) -> None:
    async with sitting() as at:
        for part in KINDS[1:-1]:
            await visit(at, part)
            keys, again, _written = WALK[part]
            if at.panel.typing and not keys[0].startswith('"'):
                await at.press("escape")
            empty, blank = facts(at), at.text
            await hands(at, *keys)
            solo_of(at).save()
            await at.settle()
            full, seen = facts(at), at.text
            assert full != empty
            await press_until(at, "ctrl+z", empty)
            for said in again:
                if said not in blank:
                    assert not stage(at, said), f"{said!r} still stands in {part}:\n{at.text}"
            solo_of(at).save()
            await at.settle()
            assert facts(at) == empty, f"what was taken back of {part} is kept again"
            await press_until(at, "ctrl+y", full)
            for said in again:
                if stage_of(seen, said):
                    assert stage(at, said), f"{said!r} is not back in {part}:\n{at.text}"
            head = solo_of(at).table.state.seq
            solo_of(at).save()
            await at.settle()
            assert solo_of(at).table.state.seq == head, "what is kept is not kept twice"


async def press_until(at: Desk, key: str, wanted: tuple[object, ...]) -> None:
    for _ in range(30):
        await at.press(key)
        if facts(at) == wanted:
            return
    raise AssertionError(f"{key} does not do it in {at.step}:\n{at.text}")


def stage_of(text: str, said: str) -> int:
    """Count how often a text stands on the stage: without header, message and keys."""
    return "\n".join(text.split("\n")[2:-2]).count(said)


def stage(at: Desk, said: str) -> int:
    return stage_of(at.text, said)


# -- long and odd texts -------------------------------------------------------------------------


async def fill(at: Desk, text: str) -> None:
    """Paste into a page, as a terminal hands it over."""
    at.part(TextArea).text = text
    await at.settle()


@pytest.mark.parametrize("part", ["verhaal", "kaarten", "feedback"])
async def test_a_page_holds_20000_letters_and_a_letter_more_is_said(
    place: Place, part: str
) -> None:
    path = begun()
    async with opened(path) as at:
        await go(at, part)
        if part == "kaarten":
            await at.press("space", "enter")
        if part == "feedback":
            await hands(at, "v", '"Mark\n', "escape", "a")
        most = ("ë" * 79 + "\n") * 250
        assert len(most) == PAGE_LENGTH
        most = most[:-1] + "."
        await fill(at, most)
        solo_of(at).save()
        assert most in texts(kept(path))
        await fill(at, most + "!")
        await at.press("escape")
        assert "te lang" in at.message or "20" in at.message, at.text
        assert at.part(TextArea).text == most + "!", "what is refused stays on the page"
        assert most in texts(kept(path))
        await at.press("escape", "backspace")
        if not at.panel.typing:
            await at.press("enter", "backspace")
        await fill(at, most[:-1] + "?")
        await at.press("escape")
        assert most[:-1] + "?" in texts(kept(path))


async def test_a_text_that_cannot_be_kept_does_not_lock_anybody_in(place: Place) -> None:
    async with sitting(part="verhaal") as at:
        await fill(at, "x" * (PAGE_LENGTH + 1))
        await at.press("ctrl+q")
        assert not at.app._exit
        await at.press("ctrl+q")
        assert at.app._exit


ODD = "👩‍👩‍👧 é a̐ 日本語 ﷽ ‘weg’"


async def test_emoji_and_other_scripts_are_kept_as_they_were_typed(place: Place) -> None:
    path = begun("Zoë 👩‍🔧")
    async with opened(path) as at:
        await go(at, "verhaal")
        await fill(at, ODD)
        await at.press("escape")
        await go(at, "rollen")
        await at.press("v")
        at.part(Input).value = "日本 👩‍👧"
        await at.press("enter", "enter")
        at.part(Input).value = "Op tijd ✅"
        await at.press("enter", "escape")
        await go(at, "groeicurve")
        at.part(Input).value = "Naaien 🧵"
        await at.press("enter", "space", "enter")
        assert "Naaien 🧵" in at.text
        await overview(at)
        assert "👩‍🔧" in at.text or "👩" in at.text
        await at.press("e")
        assert at.kind == "WrittenScreen"
    state = kept(path)
    assert ODD in texts(state)
    assert state.players[0].name == "Zoë 👩‍🔧"
    (node,) = [one.event for one in state.linked.values()]
    assert (node.name, node.expects) == ("日本 👩‍👧", "Op tijd ✅")
    (line,) = [one.event for one in state.traced.values()]
    assert line.name == "Naaien 🧵"


# -- haste --------------------------------------------------------------------------------------

KEYS = ("n", "p", "escape", "enter", "space", "up", "down", "left", "right", "tab", "a", "b", "c",
        "d", "e", "g", "i", "k", "o", "r", "t", "u", "v", "w", "y", "1", "2", "0", "backspace",
        "h", "f1", "f2", "f3", "f3", "f4", "f5", "z", "z", "pagedown", "pageup", "home", "end", "?",
        "é", "shift+tab", "delete")  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
async def test_bursts_of_keys_crash_nothing_and_all_can_be_read_again(
    place: Place, seed: int
) -> None:
    chance = random.Random(seed)
    path = begun()
    async with opened(path) as at:
        for part in chance.sample(PARTS, 8):
            if at.kind == "SoloScreen":
                solo_of(at).open_part(part)
                await at.settle()
            await at.rush(*chance.choices(KEYS, k=25))
            assert at.app._exception is None, f"{part}, seed {seed}"
            for _ in range(6):
                if at.kind in ("SoloScreen", "HomeScreen"):
                    break
                await at.press("escape")
            assert at.kind == "SoloScreen" or at.kind == "HomeScreen", at.kind
            if at.kind == "HomeScreen":
                break
    kept(path)


async def test_a_key_that_comes_with_the_part_is_for_the_part(place: Place) -> None:
    async with sitting(part="waarden") as at:
        await at.press("escape")
        await at.rush("f2", *"Zij wacht", "escape", "f2", *"Een robot", "tab", *"Geen", "escape")
        assert sorted(texts(solo_of(at).table.state)) == ["Een robot", "Geen", "Zij wacht"]


# -- what is lost at worst ----------------------------------------------------------------------


async def test_a_kill_takes_no_more_than_what_was_typed_since_the_hands_rested(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parts.PAUSE == 1.5
    monkeypatch.setattr(parts, "PAUSE", 0.02)
    path = begun()
    async with opened(path) as at:
        await go(at, "verhaal")
        await at.type("Zij luistert.")
        await at.until(lambda: texts(kept(path)) == ["Zij luistert."])
        monkeypatch.setattr(parts, "PAUSE", 60.0)
        await at.type(" En wacht.")
        left = path.read_bytes()  # the power goes
    path.write_bytes(left)
    async with opened(path) as at:
        await go(at, "verhaal")
        assert at.part(TextArea).text == "Zij luistert."


@pytest.mark.parametrize(
    ("part", "keys", "many"),
    [("groeicurve", ('"Plannen\n', "space"), "traced"), ("rollen", ("v", '"Anouk\n'), "linked")],
)
async def test_what_is_drawn_is_kept_once_the_hands_rest(
    place: Place, monkeypatch: pytest.MonkeyPatch, part: str, keys: tuple[str, ...], many: str
) -> None:
    monkeypatch.setattr(parts, "PAUSE", 0.02)
    path = begun()
    async with opened(path) as at:
        await go(at, part)
        await hands(at, *keys)
        await at.until(lambda: len(getattr(kept(path), many)) == 1)


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("verhaal", ('"Zij wacht',)),
        ("groeicurve", ('"Plannen\n', "space", "right", "up", "space")),
        ("rollen", ("v", '"Anouk\n', "right", "g", "t")),
        ("feedback", ("v", '"Mark\n', "space", "escape", "a", '"Kalm')),
        ("boodschap", ('"Ik wil groeien',)),
        ("veld-nu", ("2", "right")),
        ("huis-nu", ("2", "right")),
    ],
)
@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_whoever_leaves_at_once_leaves_nothing_behind(
    place: Place, part: str, keys: tuple[str, ...], way: str
) -> None:
    """Everything keeps itself, says the screen: so nothing needs a last key."""
    path = begun()
    async with opened(path) as at:
        await visit(at, part)
        empty = facts(at)
        await hands(at, *keys)
        if way == "escape":
            await overview(at)
        else:
            await at.press("ctrl+q", "ctrl+q")
        assert facts(at) != empty
        full = facts(at)
    state: Any = kept(path)
    made = (state.answered, state.placed, state.traced, state.linked)
    assert [{key: one.event for key, one in each.items()} for each in made] == list(full[:4])


async def test_no_key_of_a_burst_is_lost_on_statements(place: Place) -> None:
    async with sitting(part="competenties") as at:
        await at.rush(*["right", "down"] * 6, *["left"] * 2)
        items = at.panel.asked.form.items
        values = {one.item: one.value for one in at.panel.asked.mine}
        assert values == {one.id: 0.75 for one in items[:6]} | {items[6].id: 0.0}
        await at.rush("5", *["right"] * 4, "end", "space", "backspace", "space")
        values = {one.item: one.value for one in at.panel.asked.mine}
        assert values[items[4].id] == 1.0 and values[items[-1].id] == 0.5


async def test_every_statement_can_be_read_whole_at_80_columns(place: Place) -> None:
    async with sitting(part="competenties") as at:
        for one in at.panel.asked.form.items:
            assert one.text in at.words, at.text
            await at.press("down")


async def test_an_agreement_may_be_the_others_to_do(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "afspraken")
        await at.press("enter")
        await at.until(lambda: at.panel.typing)
        await at.type("Vraagt budget voor de cursus")
        await at.press("enter")
        assert "mijn gesprekspartner" in at.words
        await at.press("2", "enter", "enter", "enter", "enter")
        await at.until(lambda: bool(solo_of(at).table.state.agreements))
        (made,) = solo_of(at).table.state.agreements.values()
        assert made.who == ("other",)
        assert "mijn gesprekspartner: Vraagt budget voor de cursus" in at.words


async def test_a_day_that_is_none_shuts_nobody_in(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "boodschap")
        for _other in range(5):
            await at.press("tab")
        await at.type("ergens in december")
        await at.press("escape")
        assert "laat hem weg met Esc" in at.message
        await at.press("escape")
        assert at.panel.sheet.text == ""
        await at.press("escape")
        assert solo_of(at).at_overview


async def test_the_belgian_digit_row_draws_a_card_and_begins_a_word_on_its_page(
    place: Place,
) -> None:
    async with sitting() as at:
        await visit(at, "kaarten")
        await at.type("é")
        assert len(solo_of(at).table.state.drawn) == 1
        await at.type("été")
        assert at.panel.sheet.text == "été"


async def test_half_a_day_is_no_day_and_one_that_is_past_is_none_for_a_talk(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "boodschap")
        for _other in range(5):
            await at.press("tab")
        await at.type("vr")
        at.panel.save_unasked()
        await at.type("ijdag 18 december 10u")
        await at.press("escape", "escape")
        assert at.panel.sheet.text == "" and not solo_of(at).table.state.answered
        await at.type("11-12-20")
        await at.press("escape")
        assert "al voorbij" in at.message
        await at.press("escape", "escape")
        assert solo_of(at).at_overview and not solo_of(at).table.state.answered


async def test_an_agreement_whose_day_is_past_may_still_be_reworded(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting() as at:
        await visit(at, "afspraken")
        await at.press("enter")
        await at.type("Vraagt budget")
        await at.press("enter", "1", "enter", "enter")
        await at.type("+7")
        await at.press("enter", "enter")
        await at.until(lambda: bool(solo_of(at).table.state.agreements))
        later = TODAY + timedelta(days=30)
        monkeypatch.setattr("game.table.dates.this_day", lambda: later)
        await at.press("a")
        await at.type(" aan")
        await at.press(*["enter"] * 5)
        (made,) = solo_of(at).table.state.agreements.values()
        assert made.what == "Vraagt budget aan"
        await at.press("a", *["enter"] * 3)
        at.panel.query_one("#by_when", Input).value = "21-11-2026"
        await at.press("enter")
        assert "al voorbij" in at.message, "another day is a new promise"


async def test_a_reply_is_typed_beside_what_was_asked_and_cut_with_a_sign(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "feedback")
        await at.press("v")
        await at.type("Fatma")
        await at.press("enter", "space", "escape")
        assert " A  antwoord" in at.text
        await at.press("a")
        assert "Wanneer zag je mij op mijn best?" in at.words
        await at.type("Toen je bleef luisteren. " * 9)
        await at.press("escape", "escape")
        assert "…" in at.text


@pytest.mark.parametrize("board", ["veld", "huis"])
async def test_later_shows_where_one_stands_now_without_being_it(place: Place, board: str) -> None:
    async with sitting() as at:
        await visit(at, f"{board}-straks")
        assert "··" not in at.text
        await visit(at, f"{board}-nu")
        await at.press("2", "right", "right")
        await visit(at, f"{board}-straks")
        assert "Vaag, met ··, staat waar je nu bent." in at.message
        assert at.text.count("··") == 2, "on the board, and in the message"
        before = facts(at)
        solo_of(at).save()
        assert facts(at) == before, "nothing stands there later by itself"


async def test_a_name_without_a_point_is_there_when_one_comes_back(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "groeicurve")
        assert "Waar gaat deze lijn over?" in at.message
        await at.type("Plannen")
        await at.press("enter")
        assert "Spatie zet een punt" in at.message
        await visit(at, "energie")
        await visit(at, "groeicurve")
        assert not at.panel.typing, "the name is not asked again"
        await at.press("space", "enter")
        ((line,),) = [list(solo_of(at).table.state.traced.values())]
        assert line.event.name == "Plannen"
        await at.press("a")
        await at.type("Leiden")
        await at.press("enter", "n", "escape", "f8")
        await at.until(lambda: at.step == "groeicurve" and at.panel.awake)
        assert "B" in at.words and not at.panel.typing
        await at.press("a")
        assert "Je tekent lijn A" in at.words


async def test_the_curve_stands_beside_what_is_asked_about_it(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "groeivragen")
        assert not list(at.panel.query(CurveStage))
        await visit(at, "groeicurve")
        await at.type("Plannen")
        await at.press("enter", "space", "enter")
        await visit(at, "groeivragen")
        (stage,) = at.panel.query(CurveStage)
        assert [one.name for one in stage.picture.lines] == ["Plannen"]
        assert stage.picture.active == "a" and stage.size.height >= 6
        await at.type("Ineens kon ik het.")
        await at.press("escape")
        assert "Ineens kon ik het." in at.text and "Plannen" in at.text


async def test_what_somebody_gives_has_words_of_its_own_in_the_foot(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "ontwikkelnet")
        await at.press("v")
        await at.type("Mark")
        await at.press("enter")
        assert "kiest de groep" in at.message
        await at.press("enter")
        assert "kiest de groep" not in at.message and "Spatie" in at.message


async def test_a_kind_alone_is_told_and_a_line_stays_at_hand(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "talenten")
        lines = at.panel.query_one(LineList)
        await at.press("down", "down", "3")
        assert "Alleen Verbinden. 0 toont alles." in at.text
        assert lines.chosen == lines.items[0].key
        await at.press("down", "down")
        chosen = lines.chosen
        await at.press("a")
        assert "eerst met de spatiebalk" in at.message
        await at.press("0")
        assert lines.chosen == chosen and "0 toont alles" not in at.text


async def test_what_to_work_on_shows_what_was_said_of_it(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "competenties")
        await at.press("right", "right", "down", "left", "left")
        await visit(at, "werkpunten")
        assert "zelden ○○○○● bijna altijd" in at.text
        assert "zelden ●○○○○ bijna altijd" in at.text
        await at.press("space", "down", "space", "down", "space")
        assert ".," not in at.text and "3 Ik luister" in at.message


async def test_leafing_beside_a_page_goes_on_and_typing_goes_on_it(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "energie")
        await at.press("escape", "down", "down")
        assert at.panel.at == 2 and not at.panel.typing
        await at.press("up")
        await at.type("Plannen schuif ik.")
        assert at.panel.at == 1 and at.panel.sheet.text == "Plannen schuif ik."


async def test_help_of_the_overview_bears_its_name(place: Place) -> None:
    async with sitting() as at:
        await overview(at)
        await at.press("h")
        assert "Hulp bij Overzicht" in at.text


async def test_arrows_leap_from_part_to_part_of_the_lines(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "energie")
        for text in ("Eerst.", "Daarna."):
            await at.type(text)
            await at.press("tab")
        await visit(at, "verhaal")
        await at.type("Zij luistert.")
        await visit(at, "slot")
        lines = at.panel.query_one(LineList)
        await at.press("right")
        assert next(one.text for one in lines.items if one.key == lines.chosen) == "Zij luistert."
        await at.press("right", "left")
        assert next(one.text for one in lines.items if one.key == lines.chosen) == "Eerst."


async def test_a_roomy_window_shows_the_map_beside_what_is_asked_about_it(place: Place) -> None:
    async with sitting() as at:
        await visit(at, "rollen")
        await at.press("v")
        await at.type("Mark")
        await at.press("enter")
        await visit(at, "rolvragen")
        (stage,) = at.panel.query(NetworkStage)
        assert not stage.display, "at 80×24 all rows are for writing"
        await at.resize(120, 40)
        assert stage.display and "Mark" in at.text
        await at.type("Niemand.")
        assert at.panel.sheet.text == "Niemand."
