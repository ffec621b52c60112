"""Find the panel of each step kind by its name: class `PlacePanel` in `place.py`, and so on.

A reveal of levels has a stage of its own, in `houses.py`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from game.tui.panel import Panel


def panel_class(kind: str, board: str = "") -> type[Panel]:
    """Give the panel of a step kind, on a kind of board where that matters."""
    if (kind, board) == ("reveal", "levels"):
        kind = "houses"
    module = importlib.import_module(f"{__name__}.{kind}")
    return cast("type[Panel]", getattr(module, f"{kind.capitalize()}Panel"))
