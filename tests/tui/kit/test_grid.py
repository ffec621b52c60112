"""Points to cells and back: the same keyboard positions at every size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.tui.kit.field import field_box
from game.tui.kit.grid import STEPS_ACROSS, STEPS_UP, Grid, Point
from game.tui.kit.ground import token_cells

POSITIONS = [
    ((i + 0.5) / STEPS_ACROSS, (j + 0.5) / STEPS_UP)
    for i in range(STEPS_ACROSS)
    for j in range(STEPS_UP)
]
SIZES = st.tuples(st.integers(78, 260), st.integers(17, 90))


def _grid(
    w: int, h: int, across: tuple[float, ...] = (0.5,), up: tuple[float, ...] = (0.5,)
) -> Grid:
    return Grid(w, h, token_cells(w, h), across, up)


def test_the_field_is_75_by_15_at_80_by_24_and_113_by_39_in_the_roomy_stage() -> None:
    assert field_box(78, 17) == (1, 1, 75, 15)
    assert field_box(114, 40) == (1, 0, 113, 39)


@settings(max_examples=40, deadline=None)
@given(SIZES)
def test_a_keyboard_position_comes_back_from_its_own_cells(size: tuple[int, int]) -> None:
    box = field_box(*size)
    grid = _grid(box.w, box.h)
    for point in POSITIONS:
        at = grid.box(point)
        assert grid.point_at(at.x + at.w // 2, at.y + at.h // 2) == point
        assert at.x >= 0 and at.y >= 0 and at.x + at.w <= box.w and at.y + at.h <= box.h


@settings(max_examples=40, deadline=None)
@given(SIZES)
def test_every_step_of_the_keyboard_moves_the_token(size: tuple[int, int]) -> None:
    box = field_box(*size)
    grid = _grid(box.w, box.h)
    across = [grid.box((x, 0.1)).x for x, y in POSITIONS if y == POSITIONS[0][1]]
    down = [grid.box((0.1, y)).y for x, y in POSITIONS if x == POSITIONS[0][0]]
    assert across == sorted(set(across))
    assert down == sorted(set(down), reverse=True)


@settings(max_examples=30, deadline=None)
@given(SIZES, st.integers(0, 400), st.integers(0, 200))
def test_a_click_gives_a_keyboard_position_of_the_zone_under_it(
    size: tuple[int, int], x: int, y: int
) -> None:
    box = field_box(*size)
    grid = _grid(box.w, box.h)
    x, y = x % box.w, y % box.h
    point = grid.point_at(x, y)
    assert point in POSITIONS
    if x != box.w // 2 and y != box.h // 2:
        assert (point[0] > 0.5, point[1] > 0.5) == (x > box.w // 2, y < box.h // 2)


@pytest.mark.parametrize("point", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.5), (0.0, 1.0)])
def test_points_on_the_very_edge_lie_on_the_board(point: Point) -> None:
    for w, h in ((75, 15), (113, 39), (193, 59)):
        at = _grid(w, h).box(point)
        assert 0 <= at.x <= w - at.w and 0 <= at.y <= h - at.h


def test_a_point_on_an_edge_belongs_to_the_zone_after_it() -> None:
    at = _grid(75, 15).box((0.5, 0.5))
    assert at.x + at.w / 2 > 37.5 and at.y + at.h / 2 < 7.5


def test_three_columns_and_other_layouts_keep_tokens_on_their_side() -> None:
    grid = _grid(75, 15, (1 / 3, 2 / 3), ())
    for point in POSITIONS:
        at = grid.box(point)
        zone = int(point[0] * 3)
        lines = [-1, *grid.columns.lines, 75]
        assert lines[zone] < at.x + at.w / 2 - 0.5 < lines[zone + 1] + 1
        assert grid.point_at(at.x + at.w // 2, at.y + at.h // 2)[0] == point[0]
