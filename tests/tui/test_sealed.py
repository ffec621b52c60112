"""What one person places stays theirs: nothing on the screen depends on it before the reveal."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from game.engine.events import Placed
from game.engine.view.export import export_session
from game.tui.blackout import Blackout
from game.tui.kit.curtain import Drapes
from game.tui.kit.field import FieldBoard
from game.tui.steps.curtained import HOLD
from tests.tui.driving import Line, Place, desk

SILENT = [*"12345678&é\"'(§è!çkfgrKFGR", "left", "right", "up", "down", "backspace", "tab"]
SILENT += [*"yjqdln.,;:=+", "home", "end", "delete", "f5", "pageup"]
"""Keys that place, and keys that do nothing here."""

WAYS = {
    "know": ("1", "enter"),
    "grow, left below": ("g", "4", "down", "left", "enter"),
    "glow, after some thought": ("2", "up", "backspace", "&", "è", "3", "right", "right", "enter"),
    "stop card": ("s",),
}


def locked(place: Place) -> list[Placed]:
    return [one.event for one in place.table().log if isinstance(one.event, Placed)]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_blind_no_key_before_the_lock_changes_the_picture(
    place: Place, size: tuple[int, int]
) -> None:
    chance = random.Random(7)
    async with desk(place, resume=place.session("ikzelf"), size=size) as at:
        await at.take()
        before = at.strips
        assert "BLIND" in at.text
        for _ in range(4):
            for key in chance.choices(SILENT, k=12):
                at.send(key)
            await at.settle()
            assert at.strips == before
            assert at.panel.who == "p1"
            at.panel.show()  # as any other news would have it drawn
            await at.settle()
            assert at.strips == before
        await at.press("2", "right", "up")
        assert at.strips == before
        await at.press("enter")
        (one,) = locked(place)
        assert (one.zone, one.by) == ("flow", "p1")
        assert one.x is not None and one.x > 0.75


async def frames(place: Place, way: tuple[str, ...]) -> list[list[Line]]:
    """Give the screens while two people place, up to the question whether all are looking."""
    found = []
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        found.append(at.strips)
        await at.press(*way[:-1])
        found.append(at.strips)
        await at.press(way[-1])
        found.append(at.strips)
        assert "al vast: Zoë" in at.text
        await at.take()
        found.append(at.strips)
        await at.press("s")
        found.append(at.strips)
        await at.press("n")
        found.append(at.strips)
        await at.take()
        await at.press(*way)
        found.append(at.strips)
        await at.take()
        await at.press("s", "n")
        assert at.step == "verschil"
        found.append(at.strips)
        found.append([[(f"{at.app.title} {at.app.sub_title} {at.screen.title}", "")]])
        found.append(
            [[(str(getattr(widget, "tooltip", "")), "")] for widget in at.play.walk_children()]
        )
    return found


async def test_screens_are_equal_whatever_was_placed(
    place: Place, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[list[Line]]] = []
    others = []
    zones = []
    for way in WAYS.values():
        here = Place(tmp_path_factory.mktemp("sealed"))
        monkeypatch.setenv("GROEIHUIS_DB", str(here.db))
        seen.append(await frames(here, way))
        zones.append([one.zone for one in locked(here) if one.by == "p1"])
        table = here.table()
        exported = export_session("x", table.state, table.log)
        others.append((table.screen(), table.coach(), exported))
    assert [one[0] for one in zones] == ["know", "grow", "glow", None]
    for one in seen[1:]:
        for number, (a, b) in enumerate(zip(seen[0], one, strict=True)):
            assert a == b, f"frame {number} tells what was placed"
    assert all(one == others[0] for one in others)


async def test_a_stop_card_looks_like_a_lock(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("3", "s")
        assert "al vast: Zoë" in at.text
        (one,) = locked(place)
        assert (one.by, one.zone, one.x, one.y) == ("p1", None, None, None)
        await at.take()
        assert "▐●ZO▌vast" in at.text and "■MA bezig" in at.text


async def test_the_palette_and_pictures_are_off_while_sealed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.root)
    async with desk(place, resume=place.session("velden")) as at:
        await at.press("ctrl+p")
        assert at.kind == "Palette"
        await at.press("escape", "n")
        assert at.step == "ikzelf"
        for _behind in range(2):
            assert at.sealed()
            await at.press("ctrl+p")
            assert at.kind == "PlayScreen"
            at.app.action_screenshot(path=str(place.root))
            await at.pilot.pause()
            assert not list(Path(place.root).rglob("*.svg"))
            await at.press("space")


async def test_help_while_sealed_keeps_the_palette_off(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("h")
        assert at.kind == "HelpScreen"
        await at.press("ctrl+p")
        assert at.kind in ("HelpScreen", "PlayScreen")


async def test_what_is_said_blind_goes_by_itself(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.tui.screens.play.HUSHED", 0.3)
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        before = at.message
        await at.press("enter")
        assert "Kies eerst een vak." in at.message
        await at.until(lambda: at.message == before)


async def test_black_and_back_to_the_curtain(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await at.press("1", "z")
        assert at.text.strip() == ""
        await at.press("2", "enter", "h", "space")
        assert at.text.strip() == ""
        assert locked(place) == []
        await at.press("z")
        assert at.screen.query_one(Drapes).display
        assert "ik ben Zoë" in at.keys
        assert at.panel.who is None and at.panel.draft.point is None
        await at.press("space", "enter")
        assert "nog in het midden" in at.message


async def test_black_without_a_secret_comes_back_as_it_was(place: Place) -> None:
    async with desk(place, resume=place.session("velden")) as at:
        await at.press("2")
        before = at.strips
        await at.press("Z")
        assert at.screen.query_one(Blackout).display and at.text.strip() == ""
        await at.press("n", "Z")
        assert at.strips == before
        await at.press("Z", "escape")
        assert at.strips == before


async def test_the_key_that_goes_on_says_at_the_curtain_who_is_first(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.press("n")
        assert at.step == "ikzelf" and at.panel.turn == "p1"
        assert "Eerst is Zoë. Toch verder: Esc en dan G." in at.words
        await at.press("escape", "g")
        assert at.step != "ikzelf"


async def test_escape_closes_the_curtain_and_wipes_the_draft(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.press("enter")  # no key of the curtain; what was said goes
        curtain = at.strips
        await at.take()
        fresh = at.strips
        await at.press("1", "right", "escape")
        assert at.panel.who is None and at.panel.draft.point is None
        await at.press("enter")
        assert locked(place) == []
        assert list(at.strips[:-1]) == curtain[:-1]
        await at.take()
        assert at.strips == fresh
        await at.press("enter")
        assert "Kies eerst een vak." in at.message
        assert locked(place) == []


async def test_keys_are_ignored_for_a_moment_after_a_lock(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        await at.press("1")
        at.send("enter", "enter", "space", "2", "enter")
        await at.pilot.pause()
        assert at.panel.who is None and at.panel.turn == "p2"
        assert [one.by for one in locked(place)] == ["p1"]
        at.panel._locked_at = time.monotonic() - HOLD
        await at.press("space")
        assert at.panel.who == "p2"


async def test_v_goes_blind_and_only_the_curtain_brings_sight_back(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await at.press("4")
        assert "BLIND" not in at.text
        assert any(token.cursor for token in at.part(FieldBoard).picture.tokens)
        await at.press("V")
        assert "BLIND" in at.text
        assert at.part(FieldBoard).picture.tokens == ()
        before = at.strips
        await at.press("1", "up", "v", "right")
        assert at.strips == before
        await at.press("escape")
        await at.take()
        assert "BLIND" not in at.text
        await at.press("1", "enter")
        await at.take()
        assert "BLIND" not in at.text, "the next one chooses anew"


async def test_sighted_everything_but_the_own_token_is_hidden(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        assert "De anderen kijken even weg." in at.text
        await at.take()
        await at.press("1", "enter")
        curtain = at.text
        await at.take()
        (token,) = at.part(FieldBoard).picture.tokens
        assert token.initials == "MA"
        assert "██ZO" not in at.text and "al vast: Zoë" in curtain


async def test_lines_about_one_person_are_chosen_behind_the_curtain(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        mark = next(line.id for line in at.panel._lines if line.owner == "p2")
        at.panel.at = mark
        await at.press("space")
        assert at.sealed() and "Mark kiest zelf." in at.text
        assert "pion van" not in at.text
        await at.press("1", "enter", "a", "down", "ctrl+p")
        assert at.kind == "PlayScreen" and "Mark kiest zelf." in at.text
        await at.press("space")
        assert "pion van Mark" in at.text and "pion van Zoë" not in at.text
        await at.press("space", "a", "n", "g", "z")
        assert at.text.strip() == ""
        await at.press("z")
        assert "pion van" not in at.text, "black goes back to the curtain"
        await at.press("escape")
        assert not at.sealed()
        on = {line.id for line in at.panel._choosing.lines if line.on}
        assert on == {mark}


async def test_blind_not_one_byte_goes_to_the_terminal(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: wire.append(data))
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.take()
        assert "BLIND" in "".join(wire)
        wire.clear()
        await at.press("2", "&", "K", "up", "left", "backspace", "y", "4", "right", "down")
        assert wire == []
        await at.press("enter")
        assert "".join(wire)
