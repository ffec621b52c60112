"""The growth curve in the terminal: its cells, its lines, its cursor and what it refreshes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.geometry import Region

from boards.curve import NOW, CurveLine, height, stepped, ticks
from boards.models import Point
from game.tui.kit import braille
from game.tui.kit.canvas import Canvas
from game.tui.kit.curve import (
    CurvePicture,
    CurveStage,
    LineArt,
    cell_of,
    plot_box,
    point_of,
)
from game.tui.kit.text import width
from tests.tui.kit.shown import Shown, cells

SIZES = ((76, 16), (78, 17), (158, 44), (238, 60))


def points(*found: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(*one) for one in found)


LINES = (
    LineArt("a", "A", "kassa", points((0, 0.1), (0.4, 0.8), (1, 0.8))),
    LineArt("b", "B", "planning", points((0.2, 0.02), (NOW, 0.5), (1, 0.9))),
    LineArt("c", "C", "inwerken", points((0.7, 0.05), (1, 0.5))),
)
PICTURE = CurvePicture(
    low="beginner",
    middle="ik kan het",
    high="ik leer anderen",
    now="nu",
    ticks=ticks(6, 2026, 4),
    lines=LINES,
    active="b",
    past="zo ging het",
    ahead="zo kan het gaan",
    hint="Je tekent lijn B.",
)
LONG = tuple(
    LineArt(
        key,
        key.upper(),
        "Een heel lange naam van een taak " * 2,
        points((0, at / 8), (1, 1 - at / 8)),
    )
    for at, key in enumerate("abcdefgh")
)


def drawn(picture: CurvePicture, w: int, h: int) -> Canvas:
    canvas = Canvas(w, h)
    CurveStage(picture).paint(canvas)
    return canvas


def dots(canvas: Canvas, tone: str) -> set[tuple[int, int]]:
    """List the braille dots of a colour, counted from the canvas's upper left."""
    found = set()
    for y, row in enumerate(canvas.chars):
        for x, char in enumerate(row):
            if char and "\u2800" < char <= "\u28ff" and canvas.looks[y][x][0] == tone:
                for down in range(8):
                    if (ord(char) - 0x2800) >> down & 1:
                        across = 1 if down in (3, 4, 5, 7) else 0
                        level = {6: 3, 7: 3}.get(down, down % 3)
                        found.add((2 * x + across, 4 * y + level))
    return found


# ----------------------------------------------------------------------------- points and cells


@given(st.integers(0, 237), st.integers(0, 59), st.integers(2, 238), st.integers(2, 60))
def test_the_middle_of_a_cell_lies_in_that_cell(column: int, row: int, w: int, h: int) -> None:
    cell = (column % w, row % h)
    assert cell_of(point_of(cell, (w, h)), (w, h)) == cell


@pytest.mark.parametrize("size", SIZES)
def test_every_keyboard_position_has_a_cell_of_its_own(size: tuple[int, int]) -> None:
    plot = plot_box(PICTURE, *size)
    seen = {
        cell_of(stepped(Point(0, 0), i, j), (plot.w, plot.h)) for i in range(25) for j in range(13)
    }
    assert len(seen) == 25 * 13
    assert all(0 <= x < plot.w and 0 <= y < plot.h for x, y in seen)


# ------------------------------------------------------------------------------------- the lines


@pytest.mark.parametrize("size", SIZES)
def test_the_line_at_hand_is_where_the_common_geometry_puts_it(size: tuple[int, int]) -> None:
    picture = replace(PICTURE, lines=LINES[1:2], past="", ahead="", hint="")
    canvas = drawn(picture, *size)
    plot = plot_box(picture, *size)
    line = CurveLine("b", "", LINES[1].points)
    marked = {(x - 2 * plot.x, y - 4 * plot.y) for x, y in dots(canvas, "key")}
    wide, high = 2 * plot.w, 4 * plot.h
    for x in range(int(0.22 * wide), int((NOW - 0.02) * wide), 3):
        at = height(line, (x + 0.5) / wide)
        assert at is not None
        column = [y for across, y in marked if across == x]
        assert column, "the line has a hole"
        assert min(abs((1 - at) * high - 0.5 - y) for y in column) <= 1


def test_the_line_at_hand_is_four_dots_thick_and_another_two() -> None:
    level = LineArt("a", "A", "", points((0, 0.5), (1, 0.5)))
    for active, thick in (("a", 4), ("", 2)):
        picture = replace(PICTURE, lines=(level,), active=active)
        found = dots(drawn(picture, 78, 17), "key" if active else "muted")
        plot = plot_box(picture, 78, 17)
        assert len([y for x, y in found if x == 2 * plot.x + 40]) == thick


def test_a_line_is_solid_before_now_and_dotted_after() -> None:
    level = LineArt("a", "A", "", points((0, 0.5), (1, 0.5)))
    picture = replace(PICTURE, lines=(level,), active="", past="", ahead="", hint="")
    canvas, plot = drawn(picture, 158, 44), plot_box(picture, 158, 44)
    marked = {x - 2 * plot.x for x, _ in dots(canvas, "muted")}
    now = int(NOW * 2 * plot.w)
    assert set(range(now - 1)) <= marked
    ahead = set(range(now + 2, 2 * plot.w))
    assert 0.2 < len(ahead & marked) / len(ahead) < 0.6


def test_nothing_of_a_line_at_the_edge_leaves_the_drawing() -> None:
    edge = LineArt("a", "A", "", points((0, 0), (0.5, 1), (1, 0)))
    picture = replace(PICTURE, lines=(edge,), active="a", past="", ahead="", hint="")
    canvas, plot = drawn(picture, 76, 16), plot_box(picture, 76, 16)
    for x, y in dots(canvas, "key"):
        assert plot.x <= x // 2 < plot.x + plot.w and plot.y <= y // 4 < plot.y + plot.h


@given(
    st.lists(st.tuples(st.floats(-5, 200), st.floats(-5, 100)), min_size=1, max_size=8),
    st.sampled_from((2, 4)),
)
def test_a_stroke_stays_in_its_cells(path: list[tuple[float, float]], thick: int) -> None:
    assert all(
        0 <= x < 60 and 0 <= y < 13 and 0 < bits < 256
        for (x, y), bits in braille.stroke(path, thick, 60, 13).items()
    )


# ------------------------------------------------------------------------------------- the words


@pytest.mark.parametrize("size", SIZES)
def test_words_letters_and_names_stand_beside_the_lines(size: tuple[int, int]) -> None:
    text = "\n".join("".join(row) for row in drawn(PICTURE, *size).chars)
    for word in (" A  kassa", " B  planning", " C  inwerken", "beginner", "nu", "2024"):
        assert word in text
    assert "⠶⠶⠶ zo ging het" in text and "⠶ ⠶ zo kan het gaan" in text
    assert "Je tekent lijn B." in text


@pytest.mark.parametrize("size", SIZES)
def test_eight_long_names_leave_every_letter_on_its_tile(size: tuple[int, int]) -> None:
    canvas = drawn(replace(PICTURE, lines=LONG, active="d"), *size)
    tiles = [
        row[x + 1]
        for row in canvas.chars
        for x in range(len(row) - 2)
        if row[x] == row[x + 2] == " " and row[x + 1] in "ABCDEFGH"
    ]
    assert sorted(tiles) == sorted("ABCDEFGH")
    assert "Een" in "\n".join("".join(row) for row in canvas.chars)


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (24, 6), (30, 8), (45, 10)])
def test_a_small_place_breaks_nothing(size: tuple[int, int]) -> None:
    drawn(replace(PICTURE, lines=LONG, cursor=Point(1, 1)), *size)


def test_wide_letters_keep_the_rows_whole() -> None:
    odd = LineArt("a", "李", "李小龍 🌻 zaaien", LINES[0].points)
    canvas = drawn(replace(PICTURE, lines=(odd,), middle="李小龍李小龍李"), 78, 17)
    assert all(sum(width(char) for char in row) == 78 for row in canvas.chars)


# ------------------------------------------------------------------------------- cursor and mouse


def test_the_cursor_is_inverse_and_shows_its_place_on_both_axes() -> None:
    picture = replace(PICTURE, cursor=Point(0.25, 0.75))
    canvas, plot = drawn(picture, 78, 17), plot_box(picture, 78, 17)
    x, y = cell_of((0.25, 0.75), (plot.w, plot.h))
    assert canvas.looks[plot.y + y][plot.x + x][:2] == ("on-key", "key")
    assert canvas.chars[plot.y + y][plot.x - 1] == "►"
    assert canvas.chars[plot.y + plot.h][plot.x + x] == "▲"
    own = [cell_of(one, (plot.w, plot.h)) for one in LINES[1].points]
    assert all(canvas.chars[plot.y + row][plot.x + column] == "●" for column, row in own)


class Asked(Shown):
    """Keeps what the drawing says."""

    def __init__(self) -> None:
        self.said: list[tuple[float, float]] = []
        super().__init__(lambda: CurveStage(PICTURE))

    @on(CurveStage.Pointed)
    def _pointed(self, message: CurveStage.Pointed) -> None:
        self.said.append((message.x, message.y))

    def compose(self) -> ComposeResult:
        yield from super().compose()


async def test_a_click_gives_the_middle_of_its_cell_and_beside_the_drawing_nothing() -> None:
    app = Asked()
    async with app.run_test(size=(78, 17)) as pilot:
        plot = plot_box(PICTURE, 78, 17)
        await pilot.click(CurveStage, offset=(plot.x + 10, plot.y + 3))
        await pilot.click(CurveStage, offset=(2, 2))
        await pilot.click(CurveStage, offset=(plot.x + 10, 16))
    assert app.said == [point_of((10, 3), (plot.w, plot.h))]


async def test_a_step_of_the_cursor_refreshes_only_the_rows_it_touches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Shown(lambda: CurveStage(replace(PICTURE, cursor=Point(0.25, 0.75))))
    async with app.run_test(size=(238, 60)) as pilot:
        stage = app.query_one(CurveStage)
        await pilot.pause()
        touched: list[Region] = []
        monkeypatch.setattr(stage, "refresh", lambda *regions, **_more: touched.extend(regions))
        stage.picture = replace(stage.picture, cursor=Point(0.25, 0.75))
        assert touched == []
        stage.picture = replace(stage.picture, cursor=stepped(Point(0.25, 0.75), 1, 0))
    assert 0 < len(touched) <= 5
    assert sum(region.area for region in touched) < 120


@pytest.mark.parametrize("theme", ["avond", "beamer"])
async def test_the_line_at_hand_stands_out_in_both_themes(theme: str) -> None:
    app = Shown(lambda: CurveStage(PICTURE), theme)
    async with app.run_test(size=(78, 17)) as pilot:
        await pilot.pause()
        seen = {
            style.color
            for strip in app.strips()
            for char, style in cells(strip)
            if char and "\u2800" < char <= "\u28ff" and style is not None
        }
    assert len(seen) == 2
