"""Texts are cut by what is seen of them."""

from __future__ import annotations

import pytest

from game.tui.kit.text import shorten_path, width

PATH = "/home/zoë/Documenten/groeihuis/go-grow-duo-Zoë-Mark-2026-11-29-a3.pdf"


@pytest.mark.parametrize("cells", [20, 40, 60])
def test_a_path_is_cut_in_its_midst(cells: int) -> None:
    cut = shorten_path(PATH, cells)
    assert width(cut) == cells and cut.startswith("/home") and cut.endswith("-a3.pdf")
    assert shorten_path(PATH, width(PATH)) == PATH
