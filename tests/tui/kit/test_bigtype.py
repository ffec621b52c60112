"""Big type and silhouettes: masks of pixels."""

import pytest

from game.tui.kit import bigtype
from game.tui.kit.canvas import Canvas
from game.tui.kit.tokens import silhouette


def _rows(text: str) -> list[str]:
    return ["".join("#" if dot else "." for dot in row) for row in bigtype.pixels(text)]


def test_know_is_drawn_as_on_the_picture() -> None:
    assert _rows("Know") == [
        "#..#.#..#..##..#...#",
        "#.#..##.#.#..#.#...#",
        "##...#.##.#..#.#.#.#",
        "#.#..#..#.#..#.##.##",
        "#..#.#..#..##..#...#",
    ]


def test_every_letter_is_five_rows_of_one_width_and_no_two_look_alike() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for letter in letters:
        rows = _rows(letter)
        assert len(rows) == 5 and len({len(row) for row in rows}) == 1
        assert 1 <= len(rows[0]) <= 5 and any("#" in row for row in rows)
    assert len({tuple(_rows(letter)) for letter in letters}) == 26


@pytest.mark.parametrize("text", ["Łucja", "Zoë", "a1", "", "A  B", " A", "李", "Go-Grow"])
def test_what_is_not_a_to_z_has_no_big_form(text: str) -> None:
    assert not bigtype.can_draw(text)
    with pytest.raises(ValueError, match="A–Z"):
        bigtype.pixels(text)


def test_the_double_scale_is_twice_as_wide_and_high() -> None:
    assert bigtype.cells("GLOW") == (20, 3)
    assert bigtype.cells("GLOW", 2) == (40, 5)
    canvas = Canvas(40, 5)
    bigtype.draw(canvas, 0, 0, "GLOW", "foreground", scale=2)
    assert "".join(canvas.chars[0][:12]) == "  ██████  ██"
    assert "".join(canvas.chars[2][:12]) == "██  ████  ██"


def test_six_shapes_differ_and_full_differs_from_open() -> None:
    for cells, rows in ((6, 3), (12, 6), (18, 9)):
        forms = {
            silhouette(shape, cells, rows, full).mask
            for shape in range(6)
            for full in (True, False)
        }
        assert len(forms) == 12
        for shape in range(6):
            for full in (True, False):
                form = silhouette(shape, cells, rows, full)
                assert len(form.mask) == 2 * rows and len(form.mask[0]) == 2 * cells
                assert all(row == row[::-1] for row in form.mask)
                assert 0 <= form.text_row < rows and form.text_cells >= 2


def test_the_disc_of_the_curtain_is_the_one_on_the_picture() -> None:
    wide = [sum(row) for row in silhouette(0, 18, 9).mask]
    assert wide[:9] == [12, 20, 24, 28, 32, 34, 34, 36, 36]
