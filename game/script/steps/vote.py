"""Fields of a step in which players give dots."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from game.script.options import Choosing


class Vote(Choosing):
    """Each player gives dots to options; how many each got is hidden until all open at once."""

    opens_itself: ClassVar[bool] = True

    kind: Literal["vote"]
    audience: Literal["sealed", "shared"] = "sealed"
    dots: Annotated[int, Field(ge=1, le=10)] = 3
