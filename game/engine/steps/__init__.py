"""Find the rules of each step kind by its name; every kind's module has the same three functions.

`decide` turns an input command into events or a refusal, `waiting` names who has not had their
turn, `panel` gives what one viewer may see of the step.
"""

import importlib
from collections.abc import Set
from functools import cache
from typing import Any, Protocol, cast

from game.engine.answers import Answer, Chance
from game.engine.state import State


class Rules(Protocol):
    """What a module of this package offers."""

    def decide(self, state: State, step: Any, command: Any, chance: Chance) -> Answer:
        """Give the events of an input at this step, or a refusal."""

    def waiting(self, state: State, step: Any) -> Set[str]:
        """Give the ids of players who have not been heard or have not locked."""

    def panel(self, state: State, step: Any, viewer: str) -> Any:
        """Give what the viewer may see of this step."""


@cache
def rules_for(kind: str) -> Rules:
    """Give the rules of a step kind."""
    return cast(Rules, importlib.import_module(f"{__name__}.{kind}"))
