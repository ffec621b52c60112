from __future__ import annotations
from dataclasses import dataclass
from textual.message import Message
from textual.widget import Widget
from .rail import Rail

class Skeleton(Widget):
    """Rows of the play screen: header, progress, task, stage, strip, message, keys (and a rail)."""
    # attributes: header progress task strip message keys (chrome widgets), stage (container), rail
    @dataclass
    class RoomChanged(Message):
        roomy: bool
    def __init__(self, *stage: Widget, rail: Rail | None = None, too_small: str = "80×24", task: bool = True, strip: bool = True, name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
    def claim(self, *, task: bool | None = None, strip: bool | None = None) -> None:
        """task=False / strip=False gives those rows to the stage."""
    sealed: bool        # property: red header, drapes on both sides
    roomy: bool         # read-only: >= 120 x 36

class FitGuard(Widget):
    """Shows its children, or below 80×24 one line alone, on screens without a Skeleton."""
    def __init__(self, *children: Widget, too_small: str = "80×24", name: str | None = None, id: str | None = None, classes: str | None = None) -> None: ...
