"""Fields of a step that opens sealed placements, all at once."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

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
            if step.kind == "place" and getattr(step, "audience", "") == "sealed"
        ]
        opened = {one for step in before for one in getattr(step, "of", ())}
        for one in self.of:
            if one not in sealed:
                allowed = ", ".join(sealed) or "none so far"
                yield "of", f"'{one}' is not an earlier sealed place step; allowed: {allowed}"
            elif one in opened:
                yield "of", f"'{one}' was already opened by an earlier reveal step"
        boards = {getattr(step, "board", None) for step in before if step.id in self.of} - {None}
        if len(boards) > 1:
            yield "of", "the steps that one reveal opens must use the same board"
