"""Fields of a step in which lines are written down."""

from typing import Literal

from pydantic import Field

from game.script.base import Step


class Note(Step):
    """Write down insights together, one line each."""

    kind: Literal["note"]
    audience: Literal["shared"] = Field(description="shared: everyone at the table reads along.")
