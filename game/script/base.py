"""Say what every step has; a kind adds its own fields in `steps/`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from datafiles.model import Strict
from datafiles.text import Ident, Text

Audience = Literal["spoken", "private", "sealed", "shared"]


class Complaint(NamedTuple):
    """What is wrong with a field of a step: a code, and what its sentence fills in.

    The sentences stand in `game.table.findings`. Two names are shown after any sentence that does
    not fill them in itself: `near`, the nearest name that is right, and `allowed`, all of these.
    """

    field: str
    code: str
    params: Mapping[str, str] = {}


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
    question: Annotated[int, Field(ge=1, le=40)] | None = Field(
        default=None, description="The number of the question that this step belongs to."
    )
    only: Literal["follow-up"] | None = Field(
        default=None, description="follow-up: only in a session that goes on from an earlier one."
    )

    opens_itself: ClassVar[bool] = False
    """True for kinds whose sealed inputs are opened at the step itself."""

    @property
    def needs_board(self) -> bool:
        """Tell whether this step plays on a board."""
        return False

    @property
    def needs_deck(self) -> bool:
        """Tell whether this step plays with a deck."""
        return False

    def rests_on(self, other: "Step") -> bool:
        """Tell whether another step is there whenever this one is, so that this may build on it."""
        return other.only in (None, self.only)

    def complaints(self, before: Sequence["Step"]) -> Iterator[Complaint]:
        """Yield what is wrong, given the steps that come earlier; nothing by default."""
        yield from ()
