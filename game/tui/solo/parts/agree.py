"""Write down what was agreed, after the talk."""

from __future__ import annotations

from game.tui.kit.rail import RailPicture
from game.tui.solo.part import Part, rail_of
from game.tui.steps.agree import AgreePanel


class AgreePart(AgreePanel, Part):
    """The agreements of one person, with the form of every game."""

    def claims(self) -> tuple[bool, bool]:
        """Show the task, and no people."""
        return True, False

    def rail(self) -> RailPicture:
        """Give the parts."""
        return rail_of(self.play.solo)
