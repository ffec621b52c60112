"""Fields of a step in which players pick and order."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from game.script.base import Complaint, Step
from game.script.options import Choosing


class Pick(Choosing):
    """Each player picks options, the most important first."""

    opens_itself: ClassVar[bool] = True

    kind: Literal["pick"]
    audience: Literal["private", "sealed", "shared"]
    least: Annotated[int, Field(ge=1, le=12)] = 1
    most: Annotated[int, Field(ge=1, le=12)] = 3

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse a least number above the most, and more than there are options."""
        yield from super().complaints(before)
        if self.least > self.most:
            yield Complaint("least", "least-over-most", {})
        if self.source == "options" and self.options and self.least > len(self.options):
            yield Complaint("least", "least-over-options", {"count": str(len(self.options))})
