"""Find the stage of each part by the kind of its step: class `AskPart` in `ask.py`, and so on."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from game.tui.solo.part import Part


def part_class(kind: str) -> type[Part]:
    """Give the stage of a kind."""
    module = importlib.import_module(f"{__name__}.{kind}")
    return cast("type[Part]", getattr(module, f"{kind.capitalize()}Part"))
