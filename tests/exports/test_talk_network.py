"""People round somebody on paper: the common places, names that do not meet, nothing outside."""

from __future__ import annotations

import math
import random
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards import network
from exports.content import MetaContent
from exports.graphemes import tidy
from exports.paint import Document
from exports.pen import Pen, Shape, TextMark
from exports.talk.network import WEIGHTS, NetworkContent, NodeMark, draw_network
from exports.talk.networkplan import layout
from tests.exports.reading import ink, overlaps, shape_box

BOX = (18.0, 20.0, 174.0, 120.0)
GROUPS = ("mijn team", "leidinggevenden", "klanten en partners", "buiten het werk")
NAMES = (
    *("Zoë", "Mark", "Łucja", "Fatima", "Jan-Willem", "Anouk", "mijn leidinggevende", "Đức"),
    *("klantendienst", "mama", "de voetbalclub", "Yasmina", "Pieter", "Sofie", "HR", "Ingrid"),
    *("team Noord", "Bob", "Karel", "Els", "Amélie", "Chloë", "Oma Rita", "Tom"),
)
LONG = tuple(f"{name} van de afdeling onderhoud en zorg"[:40] for name in NAMES)
STRANGE = ("فاطمة الزهراء", "Zoë 🌻", "Δημήτρης", "מרים", "🌻", "W" * 40)


def people(names: tuple[str, ...], groups: int = 4, seed: int = 1) -> NetworkContent:
    """Make a map of these people; every disc has letters of its own."""
    chance = random.Random(seed)
    nodes = tuple(
        NodeMark(
            f"{chr(65 + at // 5)}{at % 5}",
            name,
            at % groups,
            chance.random(),
            chance.choice((1, 2, 3)),
            chance.choice((-1, 0, 1)),
        )
        for at, name in enumerate(names)
    )
    return NetworkContent("ik", "dichtbij", "verder weg", GROUPS, nodes, "Dikker is zwaarder.")


def page(content: NetworkContent, box: tuple[float, float, float, float] = BOX) -> Pen:
    pen = Pen()
    draw_network(pen, content, *box)
    return pen


def printed(pen: Pen) -> list[str]:
    return [mark.line.text for mark in pen.texts]


def outside(pen: Pen, box: tuple[float, float, float, float], slack: float = 0.05) -> list[object]:
    """List what is drawn beyond a box."""
    x, y, w, h = box
    found: list[object] = []
    for mark in pen.marks:
        if isinstance(mark, Shape):
            drawn, edge = shape_box(mark), (mark.line / 2 if mark.stroke else 0.0)
        elif isinstance(mark, TextMark) and (inked := ink(mark)) is not None:
            drawn, edge = inked, 0.0
        else:
            continue
        left, top, right, bottom = drawn
        if (
            left - edge < x - slack
            or top - edge < y - slack
            or right + edge > x + w + slack
            or bottom + edge > y + h + slack
        ):
            found.append((mark, drawn))
    return found


def discs(pen: Pen, fill: str) -> list[tuple[float, float, float, float]]:
    return [
        shape_box(mark)
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill == fill and len(mark.path) == 6
    ]


def arrows(pen: Pen) -> list[Shape]:
    return [
        mark
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.fill == "#000000" and len(mark.path) == 4
    ]


@pytest.mark.parametrize("count", [0, 1, 6, 9, 24])
@pytest.mark.parametrize("names", [NAMES, LONG])
def test_nothing_meets_and_nothing_leaves_the_box(count: int, names: tuple[str, ...]) -> None:
    pen = page(people(names[:count]))
    assert overlaps(pen) == []
    assert outside(pen, BOX) == []


@pytest.mark.parametrize("names", [NAMES, LONG, STRANGE])
def test_every_name_stands_whole_on_the_page(names: tuple[str, ...]) -> None:
    pen = page(people(names))
    told = "".join("".join(printed(pen)).split())
    for name in names:
        assert "".join(tidy(name).split()) in told


@pytest.mark.parametrize("names", [NAMES, LONG, STRANGE])
def test_no_name_lies_over_a_disc(names: tuple[str, ...]) -> None:
    content = people(names)
    pen = page(content)
    letters = {node.letters for node in content.nodes} | {content.me}
    black = discs(pen, "#000000")
    assert len(black) == len(names) + 1
    for mark in pen.texts:
        inked = ink(mark)
        if mark.line.text in letters or inked is None:
            continue
        for left, top, right, bottom in black:
            x, y, r = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
            across = max(inked[0] - x, x - inked[2], 0.0)
            down = max(inked[1] - y, y - inked[3], 0.0)
            assert math.hypot(across, down) > r - 0.05, mark.line.text


def test_a_disc_stands_where_the_board_puts_it() -> None:
    content = people(NAMES[:6])
    left, top, w, h = BOX
    made = layout(content, (left, top, left + w, top + h))
    nodes = [network.Node(str(i), n.name, str(n.group), n.distance)
             for i, n in enumerate(content.nodes)]  # fmt: skip
    places = network.places(["0", "1", "2", "3"], nodes)
    chart = made.chart
    for index, (node, seat) in enumerate(zip(content.nodes, made.seats, strict=True)):
        assert (seat.x, seat.y) == pytest.approx(chart.at(places[str(index)]))
        length = math.dist((seat.x, seat.y), (chart.x, chart.y))
        assert length / chart.unit == pytest.approx(0.15 + 0.33 * node.distance)


def test_a_crowd_keeps_to_its_sector_and_apart() -> None:
    nodes = tuple(NodeMark(f"{i:02}", "x", 0, 0.5) for i in range(24))
    content = NetworkContent("ik", "", "", GROUPS, nodes)
    seats = layout(content, (0.0, 0.0, 174.0, 120.0)).seats
    for index, seat in enumerate(seats):
        assert seat.x > 87.0 and seat.y < 60.0
        for other in seats[:index]:
            assert math.dist((seat.x, seat.y), (other.x, other.y)) > seat.r + other.r


def test_a_heavier_link_is_thicker_and_a_trend_points_its_way() -> None:
    nodes = tuple(
        NodeMark(str(at), f"naam {at}", at, 0.5, weight, trend)
        for at, (weight, trend) in enumerate(((1, -1), (2, 0), (3, 1)))
    )
    pen = page(NetworkContent("ik", "", "", GROUPS, nodes))
    lines = sorted(
        mark.line
        for mark in pen.marks
        if isinstance(mark, Shape) and mark.stroke and len(mark.path) == 2 and mark.dots is None
    )
    assert lines == sorted(WEIGHTS.values())
    # The last corner before the close is the tip: above the base for more, below it for less.
    tips = sorted(mark.path[2][2] - mark.path[0][2] for mark in arrows(pen))  # type: ignore[misc]
    assert len(tips) == 2 and tips[0] < 0 < tips[1]


def test_the_arrow_of_a_name_read_from_the_right_stands_left_of_it() -> None:
    nodes = (NodeMark("FA", "فاطمة", 0, 0.5, 2, 1), NodeMark("MA", "Mark", 1, 0.5, 2, 1))
    pen = page(NetworkContent("ik", "", "", GROUPS, nodes))
    named = {mark.line.text: mark.box for mark in pen.texts}
    first, second = sorted(arrows(pen), key=lambda arrow: shape_box(arrow)[1])
    assert shape_box(first)[2] < named["فاطمة"][0]
    assert shape_box(second)[0] > named["Mark"][2]


def test_an_empty_map_still_says_who_and_where() -> None:
    told = " ".join(printed(page(people(()))))
    for word in ("ik", "dichtbij", "verder weg", *GROUPS, "Dikker is zwaarder."):
        assert word in told


@st.composite
def contents(draw: st.DrawFn) -> NetworkContent:
    count = draw(st.integers(3, 6))
    words = st.sampled_from(("team", "vroegere collega's van het noorden", "W" * 40, "العربية"))
    nodes = draw(
        st.lists(
            st.tuples(
                st.sampled_from((*NAMES, *LONG[:4], *STRANGE)),
                st.integers(0, count - 1),
                st.floats(0, 1),
                st.integers(1, 3),
                st.integers(-1, 1),
            ),
            max_size=24,
        )
    )
    made = tuple(NodeMark(f"{at:02}", *node) for at, node in enumerate(nodes))
    groups = tuple(draw(words) for _ in range(count))
    return NetworkContent("ik", "dichtbij", "verder weg", groups, made, draw(words))


@settings(max_examples=25, deadline=None)
@given(contents(), st.sampled_from((BOX, (5.0, 5.0, 174.0, 230.0), (0.0, 0.0, 110.0, 95.0))))
def test_any_map_keeps_its_box_and_its_words_apart(
    content: NetworkContent, box: tuple[float, float, float, float]
) -> None:
    pen = page(content, box)
    assert outside(pen, box) == []
    assert overlaps(pen) == []


def test_the_words_are_read_back_from_a_real_file() -> None:
    content = people(NAMES)
    document = Document(MetaContent("kaart"), "nl")
    document.sheet(210, 160)
    document.paint(page(content).marks, 160, 1.0)
    document.end_sheet()
    with pdfplumber.open(BytesIO(document.bytes())) as file:
        words = {word["text"] for word in file.pages[0].extract_words()}
    assert {"ik", "Zoë", "Łucja", "Đức", "Jan-Willem", "Tom", "verder"} <= words
