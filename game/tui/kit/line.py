"""A field of one line, in which each letter costs what a letter should."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Line(Input):
    """A field as wide as its place: what is typed moves nothing else about.

    Textual lays the whole screen out again at every letter, for a field might grow with its text.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
