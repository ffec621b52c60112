"""Fields of the last step."""

from typing import Literal

from game.script.base import Step


class Close(Step):
    """Check out, choose what the poster prints, and make it."""

    kind: Literal["close"]
