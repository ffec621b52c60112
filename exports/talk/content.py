"""Say what stands on the papers of somebody who prepared alone: a sheet, and drawings after it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from exports.content import texts_in
from exports.sheet.content import SheetContent
from exports.talk.curve import CurveContent
from exports.talk.networkcontent import NetworkContent
from exports.talk.placescontent import PlacesContent


class DrawingContent(Struct, frozen=True):
    """A drawing with a head over it."""

    head: str
    drawing: CurveContent | NetworkContent | PlacesContent


class TalkContent(Struct, frozen=True):
    """The sheet itself, and the drawings that its owner chose."""

    sheet: SheetContent
    drawings: tuple[DrawingContent, ...] = ()

    def texts(self) -> Iterator[str]:
        """Give every text that is not empty, for checks before printing."""
        yield from self.sheet.texts()
        for one in self.drawings:
            yield from texts_in(one, frozenset())


class BlankDrawing(Struct, frozen=True):
    """A drawing that is still to be made, how to make it, and a sheet of what to ask about it."""

    sheet: SheetContent
    how: tuple[str, ...]
    drawing: CurveContent | NetworkContent
