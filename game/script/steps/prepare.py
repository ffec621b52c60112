"""Fields of a step in which each player prepares what they will say."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from game.script.base import Complaint, Step
from game.script.options import Option, twice


class Prompt(Option):
    """The beginning of a line; `date` asks for a day instead of words."""

    date: bool = False


class Prepare(Step):
    """Each player writes lines of their own, and marks which may go on which paper."""

    kind: Literal["prepare"]
    audience: Literal["private"] = "private"
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1, max_length=6)]

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse prompts of which two have one id."""
        yield from twice("prompts", self.prompts)
