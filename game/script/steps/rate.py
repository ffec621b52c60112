"""Fields of a step in which players rate statements."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from datafiles.text import Text
from game.script.base import Complaint, Step
from game.script.options import Option, twice


class Rate(Step):
    """Each player says how far statements hold; a way into talk, never a score."""

    opens_itself: ClassVar[bool] = True

    kind: Literal["rate"]
    audience: Literal["private", "sealed", "shared"]
    statements: Annotated[tuple[Option, ...], Field(min_length=1, max_length=20)]
    low: Text = Field(description="What the left end means.")
    high: Text = Field(description="What the right end means.")

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse statements of which two have one id."""
        yield from twice("statements", self.statements)
