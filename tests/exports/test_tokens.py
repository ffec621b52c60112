"""Tokens on the field: exact where they can be, readable where they cannot."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from exports import ArrowContent, TokenContent
from exports.palette import BLACK, WHITE
from exports.paper import paper_named
from exports.pen import Pen, Shape
from exports.poster.layout import poster_pages
from exports.poster.tokens import Seat, crosses, radius_for, seated
from tests.exports.samples import BLANK

FIELD = (15.0, 47.5, 205.0, 237.5)


def _seat(x: float, y: float, *, flag: bool = False, r: float = 6.0) -> Seat:
    at = (FIELD[0] + x * 190, FIELD[3] - y * 190)
    return Seat(at, at[0], at[1], r, (5.7, 5.7) if flag else None)


def _box(seat: Seat) -> tuple[float, float, float, float]:
    """Give the box round disc and flag."""
    disc = (seat.x - seat.r, seat.y - seat.r, seat.x + seat.r, seat.y + seat.r)
    flag = seat.flag_box or disc
    return (*map(min, disc[:2], flag[:2]), *map(max, disc[2:], flag[2:]))  # type: ignore[return-value]


def test_tokens_with_room_stand_exactly_where_they_were_placed() -> None:
    seats = [_seat(0.3, 0.3), _seat(0.7, 0.6, flag=True)]
    assert [seat.moved for seat in seated(seats, [], FIELD, [])] == [0.0, 0.0]


def test_of_tokens_on_one_spot_the_first_stays_and_the_next_stands_beside_it() -> None:
    one, other = seated([_seat(0.5, 0.5), _seat(0.5, 0.5)], [], FIELD, [])
    assert one.moved == 0
    assert 12 <= math.dist((one.x, one.y), (other.x, other.y)) <= 15


@pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_a_token_at_the_edge_stays_whole_on_the_field(corner: tuple[int, int]) -> None:
    (seat,) = seated([_seat(*corner, flag=True)], [], FIELD, [])
    left, top, right, bottom = _box(seat)
    assert left >= FIELD[0] and top >= FIELD[1]
    assert right <= FIELD[2] and bottom <= FIELD[3]


def test_a_token_leaves_a_text_free() -> None:
    text = (20.0, 50.0, 60.0, 70.0)
    (seat,) = seated(
        [replace(_seat(0.5, 0.5), exact=(40.0, 60.0), x=40.0, y=60.0)], [], FIELD, [text]
    )
    left, top, right, bottom = _box(seat)
    clear = right <= text[0] or left >= text[2] or bottom <= text[1] or top >= text[3]
    assert clear


places = st.tuples(st.floats(0, 1), st.floats(0, 1), st.booleans())


@settings(max_examples=40, deadline=None)
@given(st.lists(places, min_size=1, max_size=12))
def test_no_token_hides_another_up_to_six_pairs(found: list[tuple[float, float, bool]]) -> None:
    r = radius_for(len(found))
    seats = seated([_seat(x, y, flag=flag, r=r) for x, y, flag in found], [], FIELD, [])
    for index, one in enumerate(seats):
        for other in seats[index + 1 :]:
            assert math.dist((one.x, one.y), (other.x, other.y)) >= 2 * r
            for flag, disc in ((one.flag_box, other), (other.flag_box, one)):
                if flag is not None:
                    x = min(max(disc.x, flag[0]), flag[2])
                    y = min(max(disc.y, flag[1]), flag[3])
                    assert math.dist((x, y), (disc.x, disc.y)) >= r


def _arrow_heads(page: Pen) -> list[Shape]:
    """Find the black triangles: nothing else on the page is one."""
    return [
        mark
        for mark in page.marks
        if isinstance(mark, Shape) and mark.fill == BLACK and len(mark.path) == 4
    ]


def _field(near: float, *arrows: ArrowContent) -> Pen:
    tokens = (TokenContent("Z", 0.3, 0.3), TokenContent("Z", 0.3 + near, 0.3, "M"))
    (page,) = poster_pages(replace(BLANK, tokens=tokens, arrows=arrows), paper_named("a3"))
    return page


def test_an_arrow_runs_from_self_to_other_and_stays_clear_of_both() -> None:
    (head,) = _arrow_heads(_field(0.4, ArrowContent(0, 1)))
    tip_x = head.path[0][1] if head.path[0][0] == "M" else 0.0
    other_x = 15 + 0.7 * 190
    assert tip_x == pytest.approx(other_x - 6 - 1.2, abs=0.01)


def test_tokens_too_near_for_a_shaft_have_no_arrow() -> None:
    assert _arrow_heads(_field(0.08, ArrowContent(0, 1))) == []


def test_without_a_gap_chosen_there_is_no_arrow() -> None:
    assert _arrow_heads(_field(0.4)) == []


def test_an_arrow_to_a_token_that_is_not_there_is_not_drawn() -> None:
    assert _arrow_heads(_field(0.4, ArrowContent(0, 9), ArrowContent(1, 1))) == []


def test_self_is_black_and_by_another_is_white() -> None:
    page = _field(0.4)
    discs = [
        mark
        for mark in page.marks
        if isinstance(mark, Shape) and len(mark.path) == 6 and mark.path[1][0] == "C"
    ]
    radius = [max(abs(_x(m) - 15 - 0.3 * 190), 0) for m in discs if m.fill == BLACK]
    assert any(r == pytest.approx(6, abs=0.01) for r in radius)
    assert any(mark.fill == WHITE and mark.stroke == BLACK for mark in discs)


def _x(mark: Shape) -> float:
    first = mark.path[0]
    return first[1] if first[0] in ("M", "L") else 0.0


def test_a_line_crosses_the_boxes_that_it_touches() -> None:
    box = (10.0, 10.0, 20.0, 20.0)
    assert crosses((0, 0), (30, 30), box)
    assert crosses((15, 15), (16, 16), box)
    assert not crosses((0, 0), (5, 5), box)
    assert not crosses((0, 25), (25, 25), box)
