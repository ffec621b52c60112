"""Fields of a step in which somebody draws how able they became, and may become."""

from typing import Literal

from game.script.base import Step


class Curve(Step):
    """Draw lines of competence against time on a board of kind `curve`."""

    kind: Literal["curve"]
    audience: Literal["private"] = "private"
    board: str | None = None

    @property
    def needs_board(self) -> bool:
        """Tell that lines are drawn on a board."""
        return True
