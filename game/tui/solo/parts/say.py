"""Read a page: how a preparation works."""

from __future__ import annotations

from textual.app import ComposeResult

from game.tui.kit.page import Page
from game.tui.solo.part import Part


class SayPart(Part):
    """A page with air around it."""

    def compose(self) -> ComposeResult:
        """Make the page."""
        yield Page("")

    def on_mount(self) -> None:
        """Write the page."""
        self.show()

    def claims(self) -> tuple[bool, bool]:
        """Let the page say it all."""
        return False, False

    def show(self) -> None:
        """Write what the script says, the hint included: nobody else gives it here."""
        here = self.here
        text = "\n\n".join(one for one in (here.text, here.more, here.hint) if one)
        self.query_one(Page).picture = text
