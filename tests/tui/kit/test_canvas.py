"""Text on a grid of cells: written as one stretch, it is what cell after cell would be."""

from __future__ import annotations

import pytest

from game.tui.kit.canvas import Canvas


def striped() -> Canvas:
    """Give a row of other grounds with a wide letter in every third place."""
    canvas = Canvas(12, 1)
    for x in range(0, 12, 3):
        canvas.fill(x, 0, 3, 1, "surface" if x % 2 else "panel")
        canvas.text(x, 0, "李")
    return canvas


@pytest.mark.parametrize("bg", [None, "key"])
@pytest.mark.parametrize("x", range(-4, 13))
def test_a_stretch_of_text_is_what_its_cells_are_one_by_one(x: int, bg: str | None) -> None:
    whole, cells = striped(), striped()
    assert whole.text(x, 0, "Zoë!", "muted", bg, bold=True) == x + 4
    for at, letter in enumerate("Zoë!"):
        cells.put(x + at, 0, letter, "muted", bg, 1)
    assert whole.chars == cells.chars
    assert whole.looks == cells.looks


@pytest.mark.parametrize("x", range(-4, 13))
def test_a_shaded_stretch_leaves_no_half_of_a_wide_letter(x: int) -> None:
    whole, cells = striped(), striped()
    whole.shade(x, 0, ("key", "line", "paper"))
    for at, tone in enumerate(("key", "line", "paper")):
        cells.put(x + at, 0, " ", "foreground", tone)
    assert whole.chars == cells.chars
    assert whole.looks == cells.looks


def test_text_beside_the_canvas_is_left_out() -> None:
    canvas = Canvas(3, 1)
    canvas.text(0, 1, "onder")
    canvas.text(3, 0, "rechts")
    canvas.shade(0, -1, ("key",))
    assert canvas.chars == [[" ", " ", " "]]
