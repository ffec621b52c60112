"""Boards: one geometry for screen and paper, gaps by definition, and files with mistakes."""

from __future__ import annotations

import json
import math
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from boards.gaps import ALMOST, CLOSE, STEP, distance, gap, word_for
from boards.geometry import (
    COLUMNS,
    ROWS,
    STOPS,
    centre,
    clamp,
    level_point,
    snap,
    spot,
    step,
    stop,
    stop_x,
    zone_at,
)
from boards.load import board_ids, load_board
from boards.models import Board, FieldBoard, LevelsBoard, Point, Zone
from datafiles.findings import FileProblem
from datafiles.text import LANGUAGES
from game.cli.boards import house
from game.cli.pictures import cells

SQUARE = st.builds(Point, st.floats(0, 1), st.floats(0, 1))
CELLS = [Point((i + 0.5) / COLUMNS, (j + 0.5) / ROWS) for i in range(COLUMNS) for j in range(ROWS)]


def go_grow() -> FieldBoard:
    board = load_board("go-grow")
    assert isinstance(board, FieldBoard)
    return board


def huis() -> LevelsBoard:
    board = load_board("huis")
    assert isinstance(board, LevelsBoard)
    return board


def zone(name: str, x: float, y: float, w: float, h: float) -> dict[str, Any]:
    texts = {key: {"nl": name} for key in ("name", "short", "meaning")}
    place = {"x": x, "y": y, "w": w, "h": h}
    return {"id": name, "letter": name[0].upper(), "sign": "sun", **texts, **place}


def thirds() -> tuple[Zone, ...]:
    """Give nine zones whose edges no float can hold exactly."""
    return tuple(
        Zone.model_validate(zone(f"z{i}-{j}", i / 3, j / 3, 1 / 3, 1 / 3))
        for i, j in product(range(3), range(3))
    )


def written(folder: Path, zones: list[dict[str, Any]], **more: Any) -> Path:
    data = {"format": 1, "id": "a-board", "version": 1, "kind": "field", "title": {"nl": "Bord"}}
    path = folder / "board.yaml"
    path.write_text(yaml.safe_dump({**data, "zones": zones, **more}), encoding="utf-8")
    return path


def said(folder: Path, zones: list[dict[str, Any]], **more: Any) -> list[str]:
    path = written(folder, zones, **more)
    with pytest.raises(FileProblem) as caught:
        load_board(str(path))
    return [str(one).removeprefix(f"{path}:{one.line}: ") for one in caught.value.findings]


def test_the_built_in_board_has_four_fields_with_a_meaning_in_every_language() -> None:
    assert board_ids() == ["go-grow", "groeicurve", "huis", "ontwikkelnet", "rollen"]
    board = go_grow()
    assert [(one.id, one.letter, one.x, one.y) for one in board.zones] == [
        ("know", "K", 0.0, 0.0),
        ("flow", "F", 0.5, 0.0),
        ("glow", "G", 0.0, 0.5),
        ("grow", "R", 0.5, 0.5),
    ]
    assert board.axes is not None
    texts = [board.title, board.axes.up, board.axes.right]
    for one in board.zones:
        assert (one.w, one.h, one.sensitive) == (0.5, 0.5, False)
        texts += [one.name, one.short, one.meaning]
        for meaning in one.meaning.values():
            assert meaning.endswith(".")
            assert meaning.count(".") == 1
    assert all(tuple(text) == LANGUAGES for text in texts)
    assert board.zone("glow") == board.zones[2]
    assert board.zone("nergens") is None


@given(SQUARE)
def test_every_point_has_exactly_one_zone_and_it_holds_the_point(point: Point) -> None:
    found = zone_at(go_grow().zones, point)
    right, top = (found.x + found.w, found.y + found.h)
    assert found.x <= point.x <= right
    assert found.y <= point.y <= top
    assert found.id == {
        (False, False): "know", (True, False): "flow", (False, True): "glow", (True, True): "grow",
    }[point.x >= 0.5, point.y >= 0.5]  # fmt: skip


@pytest.mark.parametrize(
    ("point", "found"),
    [
        ((0, 0), "know"),
        ((0.5, 0), "flow"),
        ((0, 0.5), "glow"),
        ((0.5, 0.5), "grow"),
        ((math.nextafter(0.5, 0), 0.5), "glow"),
        ((0.5, math.nextafter(0.5, 0)), "flow"),
        ((1, 0), "flow"),
        ((0, 1), "glow"),
        ((1, 1), "grow"),
        ((1, math.nextafter(0.5, 0)), "flow"),
        ((math.nextafter(0.5, 0), 1), "glow"),
    ],
)
def test_an_edge_belongs_to_the_zone_right_of_or_above_it(
    point: tuple[float, float], found: str
) -> None:
    assert zone_at(go_grow().zones, Point(*point)).id == found


@given(SQUARE)
def test_zones_of_thirds_leave_no_point_without_a_zone(point: Point) -> None:
    found = zone_at(thirds(), point)
    assert found.x - 1e-9 <= point.x <= found.x + found.w + 1e-9
    assert found.y - 1e-9 <= point.y <= found.y + found.h + 1e-9


@given(SQUARE)
def test_a_point_outside_all_zones_has_the_nearest_one(point: Point) -> None:
    corner = Zone.model_validate(zone("laag", 0, 0, 0.25, 0.25))
    other = Zone.model_validate(zone("hoog", 0.75, 0.75, 0.25, 0.25))
    found = zone_at((corner, other), point)
    if point.x + point.y < 0.99:
        assert found is corner
    elif point.x + point.y > 1.01:
        assert found is other


def test_there_are_24_by_12_keyboard_cells_and_each_centre_is_its_own() -> None:
    assert len(set(CELLS)) == 24 * 12
    assert all(snap(cell) == cell for cell in CELLS)


@pytest.mark.parametrize("parts", [2, 3, 4, 6])
def test_no_keyboard_centre_lies_on_an_edge_of_a_board_in_equal_parts(parts: int) -> None:
    for edge, cell in product([part / parts for part in range(parts + 1)], CELLS):
        assert abs(cell.x - edge) > 0.01
        assert abs(cell.y - edge) > 0.01


def test_each_zone_of_the_built_in_board_has_72_cells() -> None:
    board = go_grow()
    for one in board.zones:
        assert sum(zone_at(board.zones, cell) is one for cell in CELLS) == 72


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_whatever_is_clamped_or_snapped_lies_on_the_board(x: float, y: float) -> None:
    point = clamp(x, y)
    assert 0 <= point.x <= 1
    assert 0 <= point.y <= 1
    assert snap(Point(x, y)) == snap(point)
    assert snap(point) in CELLS


@given(SQUARE)
def test_snapping_moves_half_a_cell_at_most(point: Point) -> None:
    cell = snap(point)
    assert abs(cell.x - point.x) <= 0.5 / COLUMNS + 1e-12
    assert abs(cell.y - point.y) <= 0.5 / ROWS + 1e-12


@given(SQUARE, st.integers(-30, 30), st.integers(-30, 30))
def test_a_step_moves_by_whole_cells_and_stops_at_the_edge(point: Point, dx: int, dy: int) -> None:
    start, end = snap(point), step(point, dx, dy)
    assert end in CELLS
    column = min(max(round(start.x * COLUMNS - 0.5) + dx, 0), COLUMNS - 1)
    row = min(max(round(start.y * ROWS - 0.5) + dy, 0), ROWS - 1)
    assert (round(end.x * COLUMNS - 0.5), round(end.y * ROWS - 0.5)) == (column, row)


def test_stepping_there_and_back_ends_where_it_began() -> None:
    for cell in CELLS:
        inside = 2 < cell.x * COLUMNS < 22
        if inside:
            assert step(step(cell, 2, 0), -2, 0) == cell


def test_the_nine_spots_and_the_centre_of_a_zone_lie_in_it_and_apart() -> None:
    board = go_grow()
    for one in board.zones:
        spots = {spot(one, column, row) for column, row in product(range(3), range(3))}
        assert len(spots) == 9
        assert all(zone_at(board.zones, point) is one for point in {*spots, centre(one)})
        assert spot(one, 1, 1) == centre(one)
        assert spot(one, 0, 0).x < spot(one, 1, 0).x < spot(one, 2, 0).x
        assert spot(one, 0, 0).y < spot(one, 0, 1).y < spot(one, 0, 2).y


def test_distance_is_divided_by_the_diagonal() -> None:
    assert distance(Point(0, 0), Point(1, 1)) == 1
    assert distance(Point(0, 0), Point(0, 1)) == pytest.approx(1 / math.sqrt(2))
    assert distance(Point(0.2, 0.3), Point(0.2, 0.3)) == 0
    assert distance(Point(0.1, 0.2), Point(0.4, 0.6)) == pytest.approx(0.5 / math.sqrt(2))


@given(SQUARE, SQUARE, SQUARE)
def test_distance_is_a_measure(one: Point, other: Point, third: Point) -> None:
    assert 0 <= distance(one, other) <= 1
    assert distance(one, other) == distance(other, one)
    assert distance(one, other) * math.sqrt(2) == pytest.approx(math.dist(one, other), abs=1e-12)
    assert distance(one, third) <= distance(one, other) + distance(other, third) + 1e-12


@pytest.mark.parametrize(
    ("bound", "under", "over"),
    [(ALMOST, "almost", "close"), (CLOSE, "close", "step"), (STEP, "step", "leap")],
)
def test_a_bound_belongs_to_the_larger_word(bound: float, under: str, over: str) -> None:
    assert word_for(math.nextafter(bound, 0)) == under
    assert word_for(bound) == over


def test_the_words_begin_where_the_pictures_say() -> None:
    assert (ALMOST, CLOSE, STEP) == (0.07, 0.21, 0.35)
    assert (word_for(0), word_for(1)) == ("almost", "leap")


def test_a_gap_names_both_zones_and_both_people() -> None:
    found = gap(go_grow(), "p1", "p2", Point(0.1, 0.2), Point(0.6, 0.7))
    assert (found.about, found.by, found.own_zone, found.other_zone) == ("p1", "p2", "know", "grow")
    assert (found.word, found.same_zone) == ("leap", False)
    assert found.distance == pytest.approx(0.5)


def test_a_gap_within_one_zone_may_be_a_leap_and_a_small_one_may_cross_an_edge() -> None:
    board = go_grow()
    wide = gap(board, "p1", "p2", Point(0, 0), Point(0.499, 0.499))
    assert (wide.same_zone, wide.word) == (True, "leap")
    narrow = gap(board, "p1", "p2", Point(0.49, 0.2), Point(0.5, 0.2))
    assert (narrow.same_zone, narrow.word) == (False, "almost")


@given(SQUARE, SQUARE)
def test_a_gap_turned_round_has_the_same_distance_and_the_zones_swapped(
    one: Point, other: Point
) -> None:
    there, back = gap(go_grow(), "p1", "p2", one, other), gap(go_grow(), "p1", "p2", other, one)
    assert (there.distance, there.word) == (back.distance, back.word)
    assert (there.own_zone, there.other_zone) == (back.other_zone, back.own_zone)


def test_a_board_of_any_zones_that_do_not_overlap_is_loaded(tmp_path: Path) -> None:
    third = 1 / 3
    zones = [
        zone("a", 0, 0, third, 1),
        zone("b", third, 0, third, 1),
        zone("c", 2 * third, 0, third, 1),
    ]
    board = load_board(str(written(tmp_path, zones)))
    assert isinstance(board, FieldBoard)
    assert [one.id for one in board.zones] == ["a", "b", "c"]
    assert board.axes is None


def test_zones_that_overlap_leave_the_board_or_share_an_id_are_all_told(tmp_path: Path) -> None:
    zones = [zone("aa", 0, 0, 0.6, 1), zone("ab", 0.5, 0, 0.6, 1), zone("aa", 0, 0, 0.1, 0.1)]
    assert said(tmp_path, zones) == [
        "zones.ab: zone-outside",
        "zones.ab: zone-over other=aa",
        "zones.ab.letter: twice value=A",
        "zones.aa: zone-over other=aa",
        "zones.aa.id: twice value=aa",
        "zones.aa.letter: twice value=A",
    ]


def test_a_finding_about_a_zone_stands_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "board.yaml"
    lines = ["format: 1", "id: b", "version: 1", "kind: field", "title: {nl: b}", "zones:"]
    for name, x in (("a", 0), ("b", 0.4)):
        one = zone(name, x, 0, 0.5, 1)
        lines += [f"- id: {name}", *(f"  {key}: {one[key]}" for key in one if key != "id")]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FileProblem) as caught:
        load_board(str(path))
    assert [finding.line for finding in caught.value.findings] == [lines.index("- id: b") + 1]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"x": -0.1}, "zones.a.x: number-least limit=0"),
        ({"x": 1.1}, "zones.a.x: number-most limit=1"),
        ({"w": 0}, "zones.a.w: number-over limit=0"),
        ({"h": 1.01}, "zones.a.h: number-most limit=1"),
        ({"x": float("nan")}, "zones.a.x: number"),
        ({"y": float("inf")}, "zones.a.y: number"),
        ({"letter": "k"}, "zones.a.letter: form-example examples=K"),
        ({"letter": "KF"}, "zones.a.letter: form-example examples=K"),
        ({"short": {}}, "zones.a.short: no-language"),
        ({"sensitive": "perhaps"}, "zones.a.sensitive: truth"),
        ({"color": "red"}, "unknown-key key=color allowed=id, letter, sign, name, short, meaning"),
    ],
)
def test_a_zone_with_a_mistake_is_told(tmp_path: Path, changes: dict[str, Any], found: str) -> None:
    (message,) = said(tmp_path, [zone("a", 0, 0, 0.5, 0.5) | changes])
    assert message.startswith(found)


def test_a_board_has_between_one_and_nine_zones_and_is_a_field(tmp_path: Path) -> None:
    assert said(tmp_path, []) == ["zones: too-few limit=1"]
    many = [zone(f"{chr(97 + n)}", n / 10, 0, 0.1, 1) for n in range(10)]
    assert said(tmp_path, many) == ["zones: too-many limit=9"]
    assert said(tmp_path, many[:1], kind="ladder") == [
        "unknown-kind value=ladder allowed=curve, field, levels, network"
    ]
    assert said(tmp_path, many[:1], format=2) == ["format: not-allowed allowed=1"]


def level(name: str, **more: Any) -> dict[str, Any]:
    texts = {key: {"nl": name} for key in ("name", "short", "meaning")}
    own = {
        "id": name,
        "letter": name[0].upper(),
        "sign": "sun",
        "examples": [{"nl": x} for x in "xyz"],
    }
    return {**own, **texts, **more}


def ladder(folder: Path, levels: list[dict[str, Any]], **more: Any) -> Path:
    texts = {key: {"nl": key} for key in ("title", "roof", "low", "high", "caption")}
    data = {"format": 1, "id": "a-ladder", "version": 1, "kind": "levels", **texts, **more}
    path = folder / "ladder.yaml"
    plain = json.dumps({**data, "levels": levels})  # no two places share one value: no alias
    path.write_text(yaml.safe_dump(json.loads(plain)), encoding="utf-8")
    return path


def test_the_house_has_four_floors_bottom_up_and_only_health_is_sensitive() -> None:
    board = huis()
    assert [(one.id, one.letter, one.sign, one.y) for one in board.zones] == [
        ("health", "H", "heart", 0.0),
        ("talents", "T", "gem", 0.25),
        ("values", "V", "compass", 0.5),
        ("work", "W", "bag", 0.75),
    ]
    assert [one.id for one in board.zones if one.sensitive] == ["health"]
    assert all((one.x, one.w, one.h) == (0.0, 1.0, 0.25) for one in board.zones)
    assert board.zones is board.zones, "made once"
    assert board.zone("values") is board.zones[2]
    assert board.level("values") is board.levels[2]
    assert board.zone("nergens") is None
    assert board.level("nergens") is None


def test_every_text_of_the_house_is_there_in_every_language_and_fits_its_place() -> None:
    board = huis()
    assert board.about is not None
    texts = [board.title, board.roof, board.about, board.low, board.high, board.caption]
    texts += board.around
    for one in board.levels:
        texts += [one.name, one.short, one.meaning, *one.examples]
        for lang in LANGUAGES:
            assert one.meaning[lang].endswith(".")
            assert one.meaning[lang].count(".") == 1
            assert len(one.meaning[lang].split()) <= 16
            assert len(one.short[lang]) <= 17, "it stands left of the tokens in 80 cells"
            assert len({example[lang] for example in one.examples}) == 3
    assert all(tuple(text) == LANGUAGES for text in texts)


@given(SQUARE)
def test_every_point_of_the_house_has_the_floor_of_its_height(point: Point) -> None:
    found = zone_at(huis().zones, point)
    assert found.id == ("health", "talents", "values", "work")[min(int(point.y * 4), 3)]


@pytest.mark.parametrize("count", range(2, 7))
def test_levels_of_any_number_are_stacked_without_a_gap(tmp_path: Path, count: int) -> None:
    board = load_board(str(ladder(tmp_path, [level(name) for name in "abcdef"[:count]])))
    assert board.zones[0].y == 0
    for lower, upper in pairwise(board.zones):
        assert lower.y + lower.h == pytest.approx(upper.y)
    assert board.zones[-1].y + board.zones[-1].h == pytest.approx(1)
    for zone, index in product(board.zones, range(STOPS)):
        point = level_point(zone, index)
        assert zone_at(board.zones, point) is zone
        assert stop(point.x) == index


def test_there_are_eleven_stops_and_the_sixth_is_the_middle() -> None:
    assert [stop(stop_x(index)) for index in range(STOPS)] == list(range(11))
    assert stop_x(5) == 0.5
    assert (stop(0.0), stop(1.0), stop(-1.0), stop(2.0)) == (0, 10, 0, 10)
    floor = huis().zones[2]
    assert level_point(floor, 5) == Point(0.5, 0.625)
    assert level_point(floor, -3) == level_point(floor, 0)
    assert level_point(floor, 11) == level_point(floor, 10)


@given(st.floats(0, 1))
def test_the_stop_of_a_point_is_the_nearest_one(x: float) -> None:
    assert abs(stop_x(stop(x)) - x) <= 0.5 / STOPS + 1e-12


def test_both_kinds_of_board_survive_a_log_as_what_they_were() -> None:
    adapter: TypeAdapter[tuple[Board, ...]] = TypeAdapter(tuple[Board, ...])
    boards = (go_grow(), huis())
    assert all(board.zones for board in boards)
    written_down = adapter.dump_json(boards, by_alias=True)
    assert b'"zones"' not in written_down.partition(b'"kind":"levels"')[2], "zones are computed"
    assert adapter.validate_json(written_down) == boards


def test_the_house_is_drawn_with_its_highest_floor_on_top() -> None:
    lines = list(house(huis(), "nl"))
    assert all(cells(line) <= 80 for line in lines)
    words = [line.strip(" ▌▐▄█▀▁") for line in lines]
    assert [word.split("  ")[0] for word in words if word] == [
        "Werkvermogen", "4 Werk", "3 Waarden", "2 Talenten", "1 Gezondheid",
        "familie, vrienden", "wankel", "Een gespreksopener, geen test.",
    ]  # fmt: skip
    widths = [len(line.strip()) for line in lines[:4]]
    assert widths == sorted(set(widths)), "the roof widens downwards"


@pytest.mark.parametrize("count", [2, 6])
def test_a_house_of_long_or_wide_words_stays_within_80_cells(tmp_path: Path, count: int) -> None:
    wide = {"nl": "東京" * 60}
    texts: dict[str, Any] = dict.fromkeys(("roof", "low", "high", "caption"), wide)
    levels = [level(name) | {"name": wide, "short": wide} for name in "abcdef"[:count]]
    board = load_board(str(ladder(tmp_path, levels, around=[wide, wide], **texts)))
    assert isinstance(board, LevelsBoard)
    lines = list(house(board, "nl"))
    assert all(cells(line) <= 80 for line in lines[:-1])
    assert sum("▐" in line and "東" in line for line in lines) == count


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"examples": [{"nl": x} for x in "xy"]}, "levels.b.examples: too-few limit=3"),
        ({"examples": [{"nl": x} for x in "wxyz"]}, "levels.b.examples: too-many limit=3"),
        ({"letter": "b"}, "levels.b.letter: form-example examples=K"),
        ({"letter": "A"}, "levels.b.letter: twice value=A"),
        ({"id": "a"}, "levels.a.id: twice value=a"),
        ({"x": 0.5}, "unknown-key key=x allowed=id, letter, sign, name, short, meaning"),
    ],
)
def test_a_level_with_a_mistake_is_told_at_its_place(
    tmp_path: Path, changes: dict[str, Any], found: str
) -> None:
    path = ladder(tmp_path, [level("a"), level("b") | changes])
    with pytest.raises(FileProblem) as caught:
        load_board(str(path))
    (one,) = caught.value.findings
    assert str(one).removeprefix(f"{path}:{one.line}: ").startswith(found)


@pytest.mark.parametrize("key", ["title", "roof", "low", "high", "caption"])
def test_a_mistake_outside_the_levels_is_told_where_it_stands(tmp_path: Path, key: str) -> None:
    path = ladder(tmp_path, [level("a"), level("b")], **{key: {}})
    with pytest.raises(FileProblem) as caught:
        load_board(str(path))
    (one,) = caught.value.findings
    assert (one.where, one.code) == (key, "no-language")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[one.line - 1].startswith(f"{key}:")


def test_a_board_has_between_two_and_six_levels(tmp_path: Path) -> None:
    for names, found in (("a", "too-few limit=2"), ("abcdefg", "too-many limit=6")):
        with pytest.raises(FileProblem) as caught:
            load_board(str(ladder(tmp_path, [level(name) for name in names])))
        (one,) = caught.value.findings
        assert str(one).endswith(f"levels: {found}")


def test_a_board_that_is_not_there_is_told() -> None:
    with pytest.raises(FileProblem) as caught:
        load_board("nergens")
    assert str(caught.value) == "nergens:1: no-file"
