"""Fields of a step that opens sealed placements, all at once."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from datafiles.findings import hint
from game.script.base import Complaint, Step


class Reveal(Step):
    """Open what earlier place steps sealed, and talk about the gaps."""

    kind: Literal["reveal"]
    of: Annotated[tuple[str, ...], Field(min_length=1, description="Ids of earlier place steps.")]
    speak: Literal["largest-gap-first", "in-order"] = "largest-gap-first"

    def complaints(self, before: Sequence[Step]) -> Iterator[Complaint]:
        """Refuse what is not an earlier sealed place step, and steps that are opened twice."""
        sealed = [
            step.id
            for step in before
            if step.kind == "place"
            and getattr(step, "audience", "") == "sealed"
            and self.rests_on(step)
        ]
        opened = {one for step in before for one in getattr(step, "of", ())}
        for one in self.of:
            if one not in sealed:
                params = {"value": one, **hint(one, sealed)}
                yield Complaint("of", "not-sealed-before", params)
            elif one in opened:
                yield Complaint("of", "opened-before", {"value": one})
        boards = {getattr(step, "board", None) for step in before if step.id in self.of} - {None}
        if len(boards) > 1:
            yield Complaint("of", "boards-differ")
