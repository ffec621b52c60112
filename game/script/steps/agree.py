"""Fields of a step in which agreements are made."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from game.script.base import Step

Span = Annotated[
    str,
    StringConstraints(pattern=r"^[1-9][0-9]? (days|weeks|months)$"),
    Field(description="How long after the session.", examples=["3 months"]),
]


class Agree(Step):
    """Make agreements: what, who, first small step, by when, what is needed from the manager."""

    kind: Literal["agree"]
    follow_up: Span = "3 months"


def span(text: str) -> tuple[int, str]:
    """Split '3 months' into (3, 'months')."""
    match = re.fullmatch(r"([0-9]+) (days|weeks|months)", text)
    if match is None:
        raise ValueError(f"not a span: {text}")
    return int(match[1]), match[2]
