"""Fields of a step in which somebody asks others for feedback."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from datafiles.text import Text
from game.script.base import Complaint, Step
from game.script.options import Option, twice


class Request(Step):
    """Choose people and questions; a message to each is written from them, and answers come back.

    In the texts of the message {name} stands for the one who is asked, {me} for who asks. After the
    idea of the reflected best self (Roberts, Dutton, Spreitzer, Heaphy and Quinn, 2005).
    """

    kind: Literal["request"]
    audience: Literal["private"] = "private"
    questions: Annotated[tuple[Option, ...], Field(min_length=2, max_length=9)]
    most: Annotated[int, Field(ge=1, le=6, description="How many people at most.")] = 4
    each: Annotated[int, Field(ge=1, le=4, description="How many questions to one at most.")] = 3
    subject: Text
    hello: Text
    opening: Text
    closing: Text

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse questions of which two have one id."""
        yield from twice("questions", self.questions)
