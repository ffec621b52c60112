"""Find the panel of each step kind by its name: class `PlacePanel` in `place.py`, and so on."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from game.tui.panel import Panel


def panel_class(kind: str) -> type[Panel]:
    """Give the panel of a step kind."""
    module = importlib.import_module(f"{__name__}.{kind}")
    return cast("type[Panel]", getattr(module, f"{kind.capitalize()}Panel"))
