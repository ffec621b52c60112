"""Say what a script is: a playable game with players, boards, decks and ordered steps."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints

from datafiles.model import Strict
from datafiles.text import Ident, Line, Text
from game.script.base import Step
from game.script.steps import kinds, step_class

if TYPE_CHECKING:
    AnyStep = Step
else:
    _UNION: Any = reduce(or_, (step_class(kind) for kind in kinds()))
    AnyStep = Annotated[_UNION, Field(discriminator="kind")]

ROLES = ("employee", "manager", "colleague", "member")

RoleChoice = Annotated[
    str,
    StringConstraints(pattern=rf"^({'|'.join(ROLES)})(\|({'|'.join(ROLES)}))*$"),
    Field(description=f"A role, or several parted by '|': {', '.join(ROLES)}."),
]
Count = Annotated[int, Field(ge=1, le=12)]


class Players(Strict):
    """How many play, and in which roles; seats without a role of their own take the last one."""

    min: Count
    max: Count
    roles: tuple[RoleChoice, ...] = ()
    best: tuple[Count, Count] | None = Field(
        default=None, description="From how many to how many it plays best; others are warned."
    )

    def roles_for(self, seat: int) -> tuple[str, ...]:
        """Give the roles that the player on a seat (from 0) may choose."""
        if not self.roles:
            return ("member",)
        return tuple(self.roles[min(seat, len(self.roles) - 1)].split("|"))


class Section(Strict):
    """A head over some questions on paper: from question `first` to the next section."""

    first: Annotated[int, Field(ge=1, le=40)]
    title: Text


class Script(Strict):
    """A script as its file holds it."""

    format: Literal[1] = Field(description="The form of this file; 1 is the only one so far.")
    id: Ident
    version: Annotated[int, Field(ge=1, description="Raise it when the content changes.")]
    title: Text
    summary: Text | None = Field(default=None, description="One line for the list of games.")
    players: Players
    minutes: Annotated[int, Field(ge=1, le=1440, description="The steps add up to it.")]
    boards: tuple[Line, ...] = ()
    decks: tuple[Line, ...] = ()
    counts: Literal["steps", "questions"] = Field(
        default="steps", description="What the header counts: all steps, or the questions."
    )
    order: Literal["fixed", "free"] = Field(
        default="fixed",
        description="free: one person alone takes the steps in any order, on any day.",
    )
    sections: tuple[Section, ...] = Field(
        default=(), description="Heads over the questions on paper."
    )
    steps: Annotated[tuple[AnyStep, ...], Field(min_length=1, max_length=200)]

    def step(self, step_id: str) -> Step | None:
        """Give the step with this id, or nothing."""
        return next((step for step in self.steps if step.id == step_id), None)

    @property
    def questions(self) -> int:
        """Give the number of the last question, 0 without any."""
        return max((step.question or 0 for step in self.steps), default=0)

    @property
    def solo(self) -> bool:
        """Tell whether one person plays it alone, in a file of their own."""
        return self.order == "free"

    def begun(self, *, follows: bool) -> "Script":
        """Give the script as it is played: without steps that only a follow-up has."""
        if follows:
            return self
        return self.model_copy(
            update={"steps": tuple(step for step in self.steps if step.only is None)}
        )
