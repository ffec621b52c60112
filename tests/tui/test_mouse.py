"""The mouse: it points, drags and presses keys, and is deaf while somebody places blind."""

from __future__ import annotations

from textual.geometry import Offset

from game.tui.kit.field import FieldBoard
from tests.tui.driving import Desk, Place, desk


def spot(at: Desk, x: float, y: float) -> tuple[int, int]:
    """Give the cell for a point of the unit square."""
    region = at.part(FieldBoard).region
    return (
        region.x + 2 + int(x * (region.width - 4)),
        region.y + 1 + int((1 - y) * (region.height - 2)),
    )


async def test_a_click_places_and_a_drag_moves(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await at.pilot.click(offset=spot(at, 0.2, 0.2))
        x, y = at.panel.draft.point
        assert x < 0.3 and y < 0.35
        await at.pilot.mouse_down(offset=spot(at, 0.2, 0.2))
        await at.pilot.hover(offset=spot(at, 0.5, 0.5))
        await at.pilot.hover(offset=spot(at, 0.8, 0.8))
        await at.pilot.mouse_up(offset=spot(at, 0.8, 0.8))
        dragged = at.panel.draft.point
        assert dragged.x > 0.7 and dragged.y > 0.65
        await at.pilot.hover(offset=spot(at, 0.2, 0.2))
        assert at.panel.draft.point == dragged, "without a button nothing moves"
        await at.press("enter")
    ((_key, kept),) = place.table().state.placed.items()
    assert (kept.event.x, kept.event.y) == tuple(dragged)


async def test_blind_the_board_is_deaf(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf")) as at:
        await at.pilot.click(offset=(40, 12))
        assert at.panel.who is None, "the curtain does not open by mouse on the cloth"
        await at.take()
        before = at.strips
        await at.pilot.click(offset=spot(at, 0.2, 0.2))
        await at.pilot.mouse_down(offset=spot(at, 0.2, 0.2))
        await at.pilot.hover(offset=spot(at, 0.8, 0.8))
        await at.pilot.mouse_up(offset=spot(at, 0.8, 0.8))
        await at.settle()
        assert at.strips == before and at.panel.draft.point is None
        await at.press("enter")
        assert "Kies eerst een vak." in at.message


async def test_going_blind_while_dragging_lets_go(place: Place) -> None:
    async with desk(place, resume=place.session("ikzelf", group_sees=False)) as at:
        await at.take()
        await at.pilot.mouse_down(offset=spot(at, 0.2, 0.2))
        await at.press("v")
        before = at.strips
        await at.pilot.hover(offset=spot(at, 0.8, 0.8))
        assert at.panel.draft.point is None and at.strips == before


async def test_a_click_on_the_footer_presses_the_key(place: Place) -> None:
    async with desk(place, resume=place.session("velden")) as at:
        await at.click("verder")
        assert at.step == "ikzelf"
        await at.click("ik ben Zoë")
        assert at.panel.who == "p1"
        await at.click("stopkaart")
        assert at.panel.turn == "p2"
        await at.click("hulp")
        assert at.kind == "HelpScreen"
        await at.click("sluit")
        assert at.kind == "PlayScreen"


async def test_clicking_on_twice_goes_on_though_somebody_waits(place: Place) -> None:
    async with desk(place, resume=place.session("kaarten")) as at:
        at.panel.play.redraw()
        await at.press("n")
        assert "Nog eens N" in at.message
        at.part_keys("n")
        await at.settle()
        assert at.step == "inzichten"


async def test_clicks_in_a_field_and_on_its_keys(place: Place) -> None:
    async with desk(place, resume=place.session("inzichten")) as at:
        await at.type("Met de muis bewaard.")
        await at.click(" Enter ")
        assert place.table().screen().panel.notes[0].text == "Met de muis bewaard."
        await at.click("sluit")
        assert not at.panel.typing
        await at.click("schrijf")
        assert at.panel.typing


async def test_a_menu_and_a_picker_by_mouse(place: Place) -> None:
    async with desk(place) as at:
        await at.click("Nieuw spel")
        await at.until(lambda: at.kind == "SetupScreen")
        await at.click("niet: even oefenen")
        assert "Oefenen: alles is weg zodra je stopt." in at.text
        await at.click("alleen wie aan de beurt is")
        assert "de anderen kijken weg" in at.text
        x, y = at.finds("Speler 1")
        await at.pilot.click(offset=Offset(x + 22, y))
        await at.type("Zoë")
        assert at.value("name-0") == "Zoë"
        await at.click("terug")
        assert at.kind == "SetupScreen" and "Nog eens Esc." in at.message


async def test_lines_of_the_poster_by_mouse(place: Place) -> None:
    async with desk(place, resume=place.session("slot")) as at:
        await at.click("Inwerken geeft Mark energie.")
        chosen = [line for line in at.panel._choosing.lines if line.on]
        assert [line.owner for line in chosen] == ["table"]
        await at.click("Dat verraste Mark")
        assert at.sealed() and "Mark kiest zelf." in at.text
        await at.pilot.click(offset=(40, 12))
        assert at.sealed() and len([x for x in at.panel._choosing.lines if x.on]) == 1
