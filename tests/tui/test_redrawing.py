"""What a key draws again: only what it changes, and never less than that."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from game.engine import commands as c
from game.tui.kit.curtain import Drapes
from game.tui.kit.line import Line
from game.tui.kit.page import Page
from game.tui.linelist import LineItem, LineList
from game.tui.picker import Picker
from tests.tui.driving import Place, desk

LINES = tuple(LineItem(f"{n}", f"Regel {n}, met genoeg woorden.", note="noot") for n in range(9))


class Lists(App[None]):
    """A list, and beside it one that is made anew each time."""

    def compose(self) -> ComposeResult:
        yield LineList()


def rows(app: App[None]) -> list[str]:
    lines = app.query_one(LineList)
    return [lines.render_line(y).text for y in range(lines.size.height)]


def drawn(app: App[None]) -> list[str]:
    """Give what stands on the screen, as it was handed out."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def counting(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, counts: Callable[..., bool]
) -> list[object]:
    """Count the calls of a method that matter."""
    found: list[object] = []
    real = getattr(owner, name)

    def wrapped(self: Any, *args: Any, **more: Any) -> Any:
        if counts(self, *args, **more):
            found.append(self)
        return real(self, *args, **more)

    monkeypatch.setattr(owner, name, wrapped)
    return found


async def test_another_line_draws_two_lines_again_and_the_whole_list_stays_right() -> None:
    app = Lists()
    async with app.run_test(size=(60, 12)) as pilot:
        lines = app.query_one(LineList)
        lines.items = LINES
        await pilot.pause()
        lines.move(1)
        dirty = {y for region in lines._repaint_regions for y in region.line_range}
        assert dirty and dirty <= set(range(6))
        for by in (1, 1, 1, 1, -1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1):
            lines.move(by)
            await pilot.pause()
            assert drawn(app) == rows(app)


async def test_a_list_whose_lines_change_is_drawn_as_one_made_anew() -> None:
    app = Lists()
    changes: list[tuple[tuple[str, ...], tuple[LineItem, ...]]] = [
        ((), LINES),
        ((), (*LINES[:3], LineItem("3", "Anders."), *LINES[4:])),
        ((), LINES[:2]),
        ((), tuple(LineItem(one.key, one.text, tag="Werk", hue="werk") for one in LINES[:2])),
        (("blad", "poster"), tuple(LineItem(one.key, one.text, marks=("x", " ")) for one in LINES)),
        (("blad", "poster"), tuple(LineItem(one.key, one.text, marks=("x", "x")) for one in LINES)),
        ((), ()),
        ((), LINES),
    ]
    async with app.run_test(size=(60, 12)) as pilot:
        lines = app.query_one(LineList)
        for columns, items in changes:
            lines.columns, lines.items = columns, items
            await pilot.pause()
            assert drawn(app) == rows(app)
            assert lines.scroll_offset.y <= max(0, len(lines._rows) - lines.size.height)
            lines.move(20)
            await pilot.pause()
            assert drawn(app) == rows(app)


async def test_a_letter_in_a_line_lays_nothing_out_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        await at.press("enter")
        await at.type("S")
        await asyncio.sleep(0.1)
        await at.settle()
        laid_out = counting(monkeypatch, Screen, "_refresh_layout", lambda *_a, **_m: True)
        await at.type("amen lunchen, elke dinsdag. " * 6)
        assert isinstance(at.app.focused, Line)
        assert not laid_out
        assert "elke dinsdag." in at.text, "the field follows what is typed"


async def test_the_form_of_an_agreement_is_made_when_it_opens(place: Place) -> None:
    async with desk(place, resume=place.session("afspraken")) as at:
        assert not at.panel.query(Picker)
        await at.rush("enter", *"Lunch", "enter", "1", "enter", *"Tafel")
        assert (at.value("what"), at.value("first_step")) == ("Lunch", "Tafel")
        assert at.panel.query_one(Picker).chosen == {"p1"}


async def test_pointing_at_lines_of_the_poster_makes_no_poster(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        table = at.play.table
        main = threading.main_thread()  # another looks for letters that no font has
        made = counting(
            monkeypatch, type(table), "poster", lambda *_a: threading.current_thread() is main
        )
        await at.press("down", "up", "down")
        assert not made
        line = next(one for one in at.play.view.panel.lines if one.owner == "table")
        assert table.perform(c.ChooseLine("table", line.id, not line.on)) is None
        at.panel.show()
        assert len(made) == 1, "another state, another paper"


async def test_what_one_person_chooses_is_not_kept_with_the_paper_of_all(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        while at.panel._chosen[0].owner == "table":
            await at.press("down")
        kept = at.panel._kept
        await at.press("space", "space")
        assert at.panel.who is not None
        assert at.panel._kept is kept
        await at.press("enter")
        assert at.panel.who is None
        assert at.panel._kept[2] == kept[2]


async def test_a_curtain_is_drawn_once_for_the_next_one(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.press("enter")  # no key of the curtain; what was said goes
        painted = counting(monkeypatch, Drapes, "paint", lambda *_a: True)
        await at.press("a")
        assert len(painted) == 1
        assert "ik ben Mark" in at.keys and "Mark kijkt" in at.text


async def test_a_curtain_that_closes_while_it_opens_stays_closed(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        at.app.settings = at.app.settings.__class__(motion=True)
        at.app.animation_level = "full"
        await at.take()
        assert at.part(Drapes).moving
        await at.press("escape")
        await asyncio.sleep(0.05)
        await at.settle()
        assert at.part(Drapes).display and at.part(Drapes).closed
        assert "ik ben Zoë" in at.keys


async def test_a_page_shows_another_text_without_a_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pages(App[None]):
        def compose(self) -> ComposeResult:
            yield Page("Eén zin.")

    app = Pages()
    async with app.run_test(size=(80, 24)) as pilot:
        laid_out = counting(
            monkeypatch, Widget, "refresh", lambda *_a, **more: bool(more.get("layout"))
        )
        app.query_one(Page).picture = "Een andere zin, " * 20
        await pilot.pause()
        assert drawn(app)[1].strip().startswith("Een andere zin") and drawn(app)[2].strip()
        assert not laid_out
