"""Tell what an import does to a deck that was there: which cards come, go, return, and change."""

from __future__ import annotations

from msgspec import Struct

from cards.ids import still
from cards.models import Deck

FEW = 3
PART = 1 / 3
"""So many cards, and such a part of a deck, are not lost by what somebody did on purpose."""


class Changes(Struct, frozen=True):
    """Ids of cards by what became of them, each in the order of its deck; `total` were there.

    `back` were gone before. `other` keep their id, but ask something else altogether.
    """

    new: tuple[str, ...]
    gone: tuple[str, ...]
    back: tuple[str, ...]
    other: tuple[str, ...]
    total: int

    @property
    def drastic(self) -> bool:
        """Whether so much is lost that the table may well be that of another deck."""
        lost = len(self.gone) + len(self.other)
        return lost >= FEW and lost > PART * self.total


def changes(old: Deck, new: Deck) -> Changes:
    """Compare a deck with what it was."""
    before = {one.id: one for one in old.cards}
    there = {one.id for one in new.cards}
    known = {*old.retired, *(one.id for one in old.former)}
    return Changes(
        new=tuple(one.id for one in new.cards if one.id not in before and one.id not in known),
        gone=tuple(one for one in before if one not in there),
        back=tuple(one.id for one in new.cards if one.id not in before and one.id in known),
        other=tuple(
            one.id
            for one in new.cards
            if one.id in before
            and not one.text.keys().isdisjoint(before[one.id].text)
            and not still(one.text, before[one.id])
        ),
        total=len(before),
    )
