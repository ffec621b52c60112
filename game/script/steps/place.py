"""Fields of a step in which players place tokens."""

from typing import Literal

from pydantic import Field

from game.script.base import Step


class Place(Step):
    """Each player places tokens on a board: their own, or those of the others."""

    kind: Literal["place"]
    who: Literal["each"] = "each"
    about: Literal["self", "others"]
    audience: Literal["private", "sealed", "shared"] = Field(
        description="sealed: opened by a reveal step; private: its maker's."
    )
    board: str | None = Field(default=None, description="The script's only board by default.")

    @property
    def needs_board(self) -> bool:
        """Tell that tokens stand on a board."""
        return True
