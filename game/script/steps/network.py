"""Fields of a step in which somebody maps the people around them."""

from typing import Literal

from game.script.base import Step


class Network(Step):
    """Put people or groups on a board of kind `network`."""

    kind: Literal["network"]
    audience: Literal["private"] = "private"
    board: str | None = None

    @property
    def needs_board(self) -> bool:
        """Tell that people stand on a board."""
        return True
