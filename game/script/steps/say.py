"""Fields of a step in which something is read or told."""

from typing import Literal

from pydantic import Field

from game.script.base import Step


class Say(Step):
    """Show a text, what is kept, what the zones mean, a break, or what was agreed last time."""

    kind: Literal["say"]
    show: Literal["text", "kept", "zones", "break", "last-time"] = "text"
    board: str | None = Field(default=None, description="Whose zones; the only board by default.")

    @property
    def needs_board(self) -> bool:
        """Tell whether zones are shown."""
        return self.show == "zones"
