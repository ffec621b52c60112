"""Fields of a step in which players draw cards in turns."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from game.script.base import Complaint, Step


class Draw(Step):
    """Each player draws cards in turn, from any category or from the zone of their own token."""

    kind: Literal["draw"]
    deck: str | None = Field(default=None, description="The script's only deck by default.")
    source: Literal["zone-of-token", "any"] = Field(
        default="any", alias="from", description="zone-of-token: the category of the own zone."
    )
    turns: Annotated[int, Field(ge=1, le=20)] = 1
    audience: Literal["private", "shared"] = Field(
        default="shared", description="private: its drawer's, who may write about each card."
    )

    @property
    def needs_deck(self) -> bool:
        """Tell that cards are drawn."""
        return True

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse to read tokens that have not been opened yet."""
        if self.source != "zone-of-token":
            return
        reveals = [step for step in before if self.rests_on(step)]
        opened = {one for step in reveals for one in getattr(step, "of", ())}
        if not any(
            step.kind == "place"
            and getattr(step, "about", "") == "self"
            and (step.id in opened or getattr(step, "audience", "") == "shared")
            and self.rests_on(step)
            for step in before
        ):
            yield Complaint("from", "read-before-reveal")
