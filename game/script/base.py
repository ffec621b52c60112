"""Say what every step has; a kind adds its own fields in `steps/`."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from datafiles.model import Strict
from datafiles.text import Ident, Text

Audience = Literal["spoken", "private", "sealed", "shared"]
Complaint = tuple[str, str]


class Step(Strict):
    """One thing to do in a session."""

    id: Ident
    kind: str
    title: Text = Field(description="A few words for the header.")
    minutes: Annotated[int, Field(ge=1, le=240, description="The timebox, in minutes.")]
    text: Text = Field(description="What to do, in one or two sentences.")
    more: Text | None = Field(default=None, description="A second line, or more to read out.")
    hint: Text | None = Field(default=None, description="For the coach.")
    sensitive: bool = Field(default=False, description="True: talked about, kept only by choice.")

    boards_used: ClassVar[bool] = False
    decks_used: ClassVar[bool] = False

    def complaints(self, before: Sequence["Step"]) -> Iterator[Complaint]:
        """Yield (field, what is wrong) given the steps that come earlier; none by default."""
        yield from ()
