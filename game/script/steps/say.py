"""Fields of a step in which something is read or told."""

from typing import Literal

from pydantic import Field

from game.script.base import Step


class Say(Step):
    """Show a text, what is kept, or what the zones of the board mean."""

    kind: Literal["say"]
    show: Literal["text", "kept", "zones"] = "text"
    board: str | None = Field(default=None, description="Whose zones; the only board by default.")
