"""Texts are cut by what is seen of them."""

from __future__ import annotations

import pytest

from game.tui.kit.text import shorten_path, width

PATH = "/home/zoë/Documenten/groeihuis/go-grow-duo-Zoë-Mark-2026-11-29-a3.pdf"


@pytest.mark.parametrize("cells", [20, 37, 60])
def test_a_path_is_cut_in_its_midst(cells: int) -> None:
    cut = shorten_path(PATH, cells)
    assert width(cut) == cells and cut.startswith("/home") and cut.endswith("-a3.pdf")


@pytest.mark.parametrize("cells", [41, 45])
def test_the_name_at_the_end_of_a_path_is_whole_where_there_is_room(cells: int) -> None:
    cut = shorten_path(PATH, cells)
    assert width(cut) == cells and cut.endswith("/go-grow-duo-Zoë-Mark-2026-11-29-a3.pdf")
    assert shorten_path(PATH, width(PATH)) == PATH
