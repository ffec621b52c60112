"""The network map on screen: everybody readable, names that do not meet, the common distances."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from textual import on

from boards import network
from boards.models import Point
from game.tui.kit.canvas import Canvas
from game.tui.kit.network import GroupArt, NetworkPicture, NetworkStage, NodeArt
from game.tui.kit.networkplan import plan
from game.tui.kit.networkseats import TOKEN, seating
from game.tui.kit.text import width
from game.tui.kit.tokens import initials
from tests.tui.kit.shown import Shown

GROUPS = tuple(
    GroupArt(*pair)
    for pair in (
        ("team", "mijn team"),
        ("lead", "leidinggevenden"),
        ("clients", "klanten en partners"),
        ("home", "buiten het werk"),
        ("past", "vroegere collega's"),
        ("school", "opleiding"),
    )
)
NAMES = (
    *("Zoë", "Mark", "Łucja", "Fatima", "Jan-Willem", "Anouk", "mijn leidinggevende", "Đức"),
    *("klantendienst", "mama", "de voetbalclub", "Yasmina", "Pieter", "Sofie", "HR", "Ingrid"),
    *("team Noord", "Bob", "Karel", "Els", "Amélie", "李明", "Oma Rita", "Tom"),
)
SIZES = ((76, 16), (78, 17), (114, 40), (238, 62), (58, 16))


def picture(count: int, groups: int = 4, *, one: bool = False, seed: int = 1) -> NetworkPicture:
    chance = random.Random(seed)
    letters = initials(NAMES[:count])
    nodes = tuple(
        NodeArt(
            str(at),
            letters[at],
            NAMES[at],
            GROUPS[0 if one else at % groups].id,
            chance.random(),
            chance.choice((1, 2, 3)),
            chance.choice(("more", "same", "less")),
        )
        for at in range(count)
    )
    return NetworkPicture("ik", "dichtbij", "verder weg", GROUPS[:groups], nodes, "0")


def app_of(shown: NetworkPicture) -> Shown:
    return Shown(lambda: NetworkStage(shown))


def drawn(shown: NetworkPicture, size: tuple[int, int]) -> list[str]:
    """Give the lines of a stage without an app."""

    class Sized(NetworkStage):
        @property
        def size(self):  # type: ignore[no-untyped-def]
            return Canvas(*size)

    canvas = Canvas(*size)
    Sized(shown).paint(canvas)
    return ["".join(row) for row in canvas.chars]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one", [False, True])
async def test_all_of_24_people_are_readable_by_their_initials(
    size: tuple[int, int], one: bool
) -> None:
    shown = picture(24, one=one)
    app = app_of(shown)
    async with app.run_test(size=size):
        cells = plan(*size, 4)
        # Only the map: the list beside it names everybody anyway.
        told = [line[: cells.w] for line in app.lines()]
        for node in shown.nodes:
            assert sum(f"●{node.initials}" in line for line in told) == 1, node


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("groups", [3, 4, 5, 6])
@pytest.mark.parametrize("count", [1, 9, 24])
def test_no_two_people_or_names_share_a_cell(
    size: tuple[int, int], groups: int, count: int
) -> None:
    shown = picture(count, groups)
    cells = plan(*size, groups)
    taken: set[tuple[int, int]] = set()
    for seat in seating(cells, shown.groups, shown.nodes, "ik", "").seats:
        own = {(seat.x + i, seat.y) for i in range(TOKEN)}
        own |= {(seat.name_x + i, seat.y) for i in range(width(seat.name))}
        own |= {(seat.trend_x, seat.y)} if seat.node.trend != "same" else set()
        assert not own & taken
        assert all(0 <= x < cells.w and 0 <= y < cells.h for x, y in own)
        taken |= own


@pytest.mark.parametrize("size", SIZES)
def test_a_distance_looks_the_same_in_all_directions(size: tuple[int, int]) -> None:
    cells = plan(*size, 4)
    for distance in (0.4, 1.0):
        for group in GROUPS[:4]:
            node = NodeArt("a", "AA", "", group.id, distance)
            (seat,) = seating(cells, GROUPS[:4], (node,), "ik", "").seats
            # A cell is two units high: lengths on the glass, from the middle of the token.
            across = 2 * (seat.x + TOKEN / 2) - cells.cx
            down = 4 * (seat.y + 0.5) - cells.cy
            length = math.hypot(across, down) / cells.unit
            assert abs(length - network.radius(distance)) * cells.unit < 3, (group, distance)


def test_a_crowd_stays_in_its_own_sector() -> None:
    shown = picture(12, one=True)
    nodes = tuple(replace(node, distance=0.4) for node in shown.nodes)
    cells = plan(76, 16, 4)
    ids = [group.id for group in GROUPS[:4]]
    for seat in seating(cells, GROUPS[:4], nodes, "ik", "").seats:
        there = cells.point(seat.x + TOKEN / 2, seat.y + 0.5)
        assert network.sector_at(ids, there) == "team"


async def test_names_trends_and_groups_stand_on_the_map() -> None:
    app = app_of(picture(3))
    async with app.run_test(size=(76, 16)):
        told = "\n".join(line[:46] for line in app.lines())
    for word in ("mijn team", "leidinggevenden", "buiten het werk", "dichtbij", "verder weg", "ik"):
        assert word in told
    nodes = picture(3).nodes
    for node in nodes:
        mark = {"more": "▲", "less": "▼"}.get(node.trend)
        line = next(line for line in told.split("\n") if f"●{node.initials}" in line)
        assert node.name in line
        assert mark is None or mark in line


async def test_a_heavier_link_has_more_dots() -> None:
    base = picture(1)
    dots = []
    for weight in (1, 2, 3):
        node = replace(base.nodes[0], distance=1.0, weight=weight)
        (seat,) = seating(plan(114, 40, 4), base.groups, (node,), "ik", "").seats
        dots.append(sum(bits.bit_count() for _, bits in seat.link))
    assert dots[0] * 1.6 < dots[1] < dots[2]
    assert dots[0] * 2.4 < dots[2]


async def test_the_selected_one_is_inverse_on_the_map_and_in_the_list() -> None:
    app = app_of(replace(picture(9), selected="3"))
    async with app.run_test(size=(76, 16)):
        inverse = [
            segment.text
            for strip in app.strips()
            for segment in strip
            if segment.style is not None
            and segment.style.bgcolor is not None
            and segment.style.bgcolor.name == "#f6f1e4"
        ]
    assert sum("●FA" in text for text in inverse) == 2
    assert not any("●ZO" in text or "●MA" in text for text in inverse)


async def test_the_list_scrolls_with_the_selected_one() -> None:
    app = app_of(replace(picture(24), selected="23", aside=("vraagt elke week een cijfer",)))
    async with app.run_test(size=(76, 16)) as pilot:
        aside = [line[48:] for line in app.lines()]
        assert any("Tom" in line for line in aside)
        assert not any("Zoë" in line for line in aside)
        assert any("elke week" in line for line in aside)
        stage = app.query_one(NetworkStage)
        stage.picture = replace(stage.picture, selected="0")
        await pilot.pause()
        assert any("Zoë" in line[48:] for line in app.lines())


class Listening(Shown):
    """Notes where the mouse pointed."""

    def on_mount(self) -> None:
        super().on_mount()
        self.points: list[tuple[float, float]] = []

    @on(NetworkStage.Pointed)
    def note(self, event: NetworkStage.Pointed) -> None:
        self.points.append((event.x, event.y))


async def test_a_click_gives_the_place_of_whoever_stands_there() -> None:
    shown = picture(6)
    app = Listening(lambda: NetworkStage(shown))
    cells = plan(114, 40, 4)
    async with app.run_test(size=(114, 40)) as pilot:
        for seat in seating(cells, shown.groups, shown.nodes, "ik", "").seats:
            await pilot.click(NetworkStage, offset=(seat.x + 1, seat.y))
            x, y = app.points[-1]
            point = Point(x, y)
            ids = [group.id for group in shown.groups]
            assert network.sector_at(ids, point) == seat.node.group
            # A cell is a few hundredths of the square.
            assert network.distance_at(point) == pytest.approx(seat.node.distance, abs=0.06)
        before = len(app.points)
        await pilot.click(NetworkStage, offset=(110, 5))
        assert len(app.points) == before


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 100),
    st.integers(1, 40),
    st.integers(0, 24),
    st.integers(3, 6),
    st.integers(0, 99),
)
def test_any_stage_is_drawn(w: int, h: int, count: int, groups: int, seed: int) -> None:
    lines = drawn(picture(count, groups, seed=seed), (w, h))
    assert len(lines) == h
    assert all(width(line) == w for line in lines)


async def test_strange_names_and_a_long_middle_keep_the_lines_whole() -> None:
    shown = picture(6)
    names = ("فاطمة", "🌻🌻🌻", "", "W" * 40, "李" * 20, "é\u0301\u0301")
    letters = initials(names)
    nodes = tuple(
        replace(node, name=name, initials=two)
        for node, name, two in zip(shown.nodes, names, letters, strict=True)
    )
    app = app_of(replace(shown, nodes=nodes, me="een heel lang woord", near="", far="漢字"))
    async with app.run_test(size=(76, 16)):
        assert all(width(line) == 76 for line in app.lines())


async def test_the_same_picture_draws_nothing_again() -> None:
    app = app_of(picture(9))
    async with app.run_test(size=(76, 16)):
        stage = app.query_one(NetworkStage)
        before = stage._canvas
        stage.picture = picture(9)
        assert stage._canvas is before


def test_a_name_is_written_out_where_others_leave_it_room() -> None:
    groups = tuple(GroupArt(one, one) for one in ("team", "baas", "klant", "elders", "thuis"))
    node = NodeArt("a", "UI", "Uitzendbureau Flexpunt", "klant", 0.8, 1, "same")
    (seat,) = seating(plan(80, 18, 5), groups, (node,), "ik", "").seats
    assert seat.name == node.name
