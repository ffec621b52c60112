"""Fields of a step in which each player answers a question."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from datafiles.text import Text
from game.script.base import Audience, Complaint, Step

Labels = Annotated[
    tuple[Text, ...],
    Field(max_length=3, description="Zones to choose, one for each label: 'sterk', 'steunt'."),
]


class Ask(Step):
    """Each player answers: aloud, for themself, sealed until all open at once, or for all."""

    opens_itself: ClassVar[bool] = True

    kind: Literal["ask"]
    audience: Audience = Field(
        description="spoken: nothing is kept; private: its maker's; sealed: opened all at once; "
        "shared: written down before everybody."
    )
    choose: Labels = ()
    words: Literal["none", "line", "long"] = Field(
        default="line", description="How much is written; nothing when it is spoken."
    )
    tells: Literal["firm", "reinforce", "carry"] | None = Field(
        default=None,
        description="What the chosen zones say: firm: stands firm; reinforce: wants reinforcing; "
        "carry: the first helps the second.",
    )
    board: str | None = Field(default=None, description="Whose zones; the only board by default.")

    @property
    def needs_board(self) -> bool:
        """Tell whether zones are chosen."""
        return bool(self.choose)

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse a question that is spoken and chosen, and one that asks for nothing."""
        if self.audience == "spoken" and self.choose:
            yield Complaint("choose", "spoken-chooses", {})
        if self.audience != "spoken" and not self.choose and self.words == "none":
            yield Complaint("words", "asks-nothing", {})
        wanted = {"firm": 1, "reinforce": 1, "carry": 2}.get(self.tells or "", len(self.choose))
        if len(self.choose) != wanted:
            yield Complaint("tells", "choose-count", {"count": str(wanted)})
