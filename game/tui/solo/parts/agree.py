"""Write down what was agreed, after the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.engine.events import OTHER
from game.table.words import other_words
from game.tui.kit.rail import RailPicture
from game.tui.linelist import LineList
from game.tui.solo.part import Part, rail_of
from game.tui.steps.agree import AgreePanel

if TYPE_CHECKING:
    from game.engine.events import AnyEvent


class AgreePart(AgreePanel, Part):
    """The agreements of one person, with the form of every game."""

    def _people(self) -> tuple[tuple[str, str], ...]:
        """Offer the other as well: half of what is agreed is theirs to do."""
        return (*super()._people(), (OTHER, other_words()))

    def _called(self, who: str) -> str:
        return other_words() if who == OTHER else super()._called(who)

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Name the agreement that came or went."""
        what = str(getattr(event, "what", ""))
        found = next((one for one in self._agreeing.agreements if one.what == what), None)
        if found is not None:
            self.query_one(LineList).choose(found.id)
        return what

    def claims(self) -> tuple[bool, bool]:
        """Show the task, and no people."""
        return True, False

    def rail(self) -> RailPicture:
        """Give the parts."""
        return rail_of(self.play.solo)
