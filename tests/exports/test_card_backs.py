"""Card backs: half a turn changes nothing, the bleed is covered, the trim cuts through cells."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from exports.cards.back import back
from exports.cards.lattice import cell_side, cells, shown, spread
from exports.cards.patterns import PATTERNS
from exports.cards.sizes import SIZES, CardSize, card_size
from exports.content import MetaContent
from exports.errors import ExportError
from exports.paint import Document
from exports.palette import BLACK, HUES
from exports.pen import ClipOff, ClipOn, Mark, Path, Shape, box_path
from tests.exports.card_samples import BOTH_WAYS
from tests.exports.reading import shape_box

COLOURS = tuple(HUES[key].solid for key in ("know", "flow", "glow", "grow"))
ODD = {text: card_size(text) for text in ("100x100", "10x300", "37.5x41")}
every_pattern = pytest.mark.parametrize("pattern", PATTERNS)
every_size = pytest.mark.parametrize(
    "size", (*BOTH_WAYS.values(), *ODD.values()), ids=(*BOTH_WAYS, *ODD)
)

Segment = tuple[tuple[float, float], ...]


def _segments(path: Path, turned: CardSize | None) -> frozenset[Segment]:
    """Give a path's curves and lines, whichever way they run; `turned` by half a turn."""

    def at(x: float, y: float) -> tuple[float, float]:
        if turned is not None:
            x, y = turned.width - x, turned.height - y
        # Off the ties of rounding, where a last digit would decide.
        return (round(x + 0.0000314, 4) + 0.0, round(y + 0.0000314, 4) + 0.0)

    found = set()
    here = (0.0, 0.0)
    for step in path:
        if step[0] == "Z":
            continue
        points = [at(step[n], step[n + 1]) for n in range(1, len(step), 2)]  # type: ignore[arg-type]
        if step[0] != "M":
            segment = (here, *points)
            found.add(min(segment, segment[::-1]))
        here = points[-1]
    return frozenset(found)


def _shapes(marks: tuple[Mark, ...]) -> list[Shape]:
    return [mark for mark in marks if isinstance(mark, Shape)]


def _pictured(marks: tuple[Mark, ...], size: CardSize, turned: CardSize | None) -> Counter[object]:
    return Counter((mark.fill, _segments(mark.path, turned)) for mark in _shapes(marks))


@every_size
@every_pattern
def test_half_a_turn_changes_no_path_and_no_colour(pattern: str, size: CardSize) -> None:
    marks = back(pattern, size, bleed=3.0, colours=COLOURS)
    assert len(_shapes(marks)) > 20
    assert _pictured(marks, size, None) == _pictured(marks, size, size)


@every_pattern
def test_half_a_turn_changes_no_picture(pattern: str) -> None:
    size = SIZES["poker"]
    document = Document(MetaContent("back"), "nl")
    document.sheet(size.width, size.height)
    document.paint(back(pattern, size, bleed=3.0, colours=COLOURS), size.height, 1.0)
    document.end_sheet()
    page = pypdfium2.PdfDocument(BytesIO(document.bytes()))[0]
    # A whole number of pixels, so that both ways fall on the same grid.
    picture = (
        page.render(scale=630 / page.get_width()).to_pil().convert("RGB").crop((0, 0, 630, 880))
    )
    difference = ImageChops.difference(picture, picture.rotate(180))
    assert ImageStat.Stat(picture.convert("L")).stddev[0] > 30
    assert max(ImageStat.Stat(difference).mean) < 0.5


@every_pattern
@pytest.mark.parametrize("bleed", [0.0, 2.0, 3.175])
def test_a_back_runs_past_the_trim_as_far_as_asked_and_no_further(
    pattern: str, bleed: float
) -> None:
    for size in (*BOTH_WAYS.values(), *ODD.values()):
        first, *middle, last = back(pattern, size, bleed=bleed, colours=COLOURS)
        whole = (size.width + 2 * bleed, size.height + 2 * bleed)
        assert first == ClipOn(box_path(-bleed, -bleed, *whole))
        assert last == ClipOff()
        boxes = [shape_box(mark) for mark in middle if isinstance(mark, Shape)]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        assert min(lefts) < -bleed
        assert min(tops) < -bleed
        assert max(rights) > size.width + bleed
        assert max(bottoms) > size.height + bleed


@every_pattern
def test_the_trim_never_runs_along_a_line_between_cells(pattern: str) -> None:
    made = PATTERNS[pattern]
    for name, size in BOTH_WAYS.items():
        side = cell_side(size, made.grid, made.line, made.least, made.most)
        assert 0.8 < side / (made.grid * size.k) < 1.2
        for part in shown(size, side, made.line):
            assert made.least <= part <= made.most, name
            assert 0.2 < part < 0.8, name


def test_the_trim_leaves_no_slivers_of_leaves() -> None:
    for name, size in BOTH_WAYS.items():
        cut = []
        for mark in _shapes(back("leaves", size, bleed=3.0, colours=COLOURS)):
            left, top, right, bottom = shape_box(mark)
            across = min(right, size.width) - max(left, 0.0)
            down = min(bottom, size.height) - max(top, 0.0)
            if across > 0 and down > 0:
                cut.append(min(across, down) / (right - left))
        assert len(cut) > 40
        assert min(cut) > 0.4, name


def test_leaves_stand_on_their_grid_on_poker() -> None:
    marks = _shapes(back("leaves", SIZES["poker"], bleed=3.0, colours=COLOURS))
    middle = next(box for mark in marks if (box := shape_box(mark))[0] == pytest.approx(26.8))
    assert middle[2] - middle[0] == pytest.approx(9.4)
    shown = [
        box
        for mark in marks
        if (box := shape_box(mark))[2] > 0 and box[3] > 0 and box[0] < 63 and box[1] < 88
    ]
    assert len(shown) == 7 * 9


@every_pattern
def test_eco_draws_black_outlines_only(pattern: str) -> None:
    shapes = _shapes(back(pattern, SIZES["poker"], bleed=3.0, colours=COLOURS, eco=True))
    assert {(mark.fill, mark.stroke) for mark in shapes} == {(None, BLACK)}


@every_pattern
def test_all_colours_are_used_about_as_often(pattern: str) -> None:
    shapes = _shapes(back(pattern, SIZES["poker"], bleed=3.0, colours=COLOURS))
    used = Counter(mark.fill for mark in shapes)
    assert set(used) == set(COLOURS)
    assert min(used.values()) > 0.5 * len(shapes) / len(COLOURS)


@every_pattern
@pytest.mark.parametrize("count", [0, 1, 2, 8])
def test_a_back_takes_any_number_of_colours(pattern: str, count: int) -> None:
    given = [hue.solid for hue in HUES.values()][:count]
    shapes = _shapes(back(pattern, SIZES["poker"], bleed=0.0, colours=given))
    assert {mark.fill for mark in shapes} == set(given or (BLACK,))


def test_a_wider_spread_of_colours_changes_nothing_further_in() -> None:
    small, large = spread(4, 4, 3), spread(4, 9, 3)
    assert all(large[cell] == small[cell] for cell in cells(4, 4))
    alike = [cell for cell in cells(4, 4) if small[cell] == small.get((cell[0] + 1, cell[1]))]
    assert len(alike) < 0.1 * len(small)


def test_a_pattern_that_is_none_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(ExportError) as fault:
        back("dots", SIZES["poker"], bleed=3.0, colours=COLOURS)
    assert fault.value.code == "unknown_back"
    assert fault.value.params == {"given": "dots", "allowed": "leaves, stars, ripples"}
