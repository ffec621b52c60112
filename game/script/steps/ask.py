"""Fields of a step in which each player answers a question."""

from collections.abc import Iterator, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from datafiles.text import Text
from game.script.base import Audience, Complaint, Step
from game.script.options import Option, twice

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
    words: Literal["none", "line", "long", "page"] = Field(
        default="line",
        description="How much is written; nothing when it is spoken, a page only in private.",
    )
    prompts: Annotated[tuple[Option, ...], Field(max_length=6)] = Field(
        default=(), description="Questions that are answered one by one, in place of one."
    )
    each_of: str | None = Field(
        default=None, description="Id of a pick: the prompts are asked of each thing picked."
    )
    after: str | None = Field(
        default=None, description="Id of a curve or network: what it shows is asked about."
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
        if self.words == "page" and self.audience != "private":
            yield Complaint("words", "page-not-private", {})
        yield from twice("prompts", self.prompts)
        for field, kinds in (("each_of", ("pick",)), ("after", ("curve", "network"))):
            told = getattr(self, field)
            there = [one.id for one in before if one.kind in kinds and self.rests_on(one)]
            if told is not None and told not in there:
                yield Complaint(field, "no-such-step", {"value": told, "allowed": ", ".join(there)})
        if self.each_of is not None and not self.prompts:
            yield Complaint("prompts", "each-of-nothing", {})
        wanted = {"firm": 1, "reinforce": 1, "carry": 2}.get(self.tells or "", len(self.choose))
        if len(self.choose) != wanted:
            yield Complaint("tells", "choose-count", {"count": str(wanted)})
