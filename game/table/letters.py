"""Give people the letters that their tokens bear on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    """Somebody with an id and a name."""

    @property
    def id(self) -> str:
        """What they are called in a log."""

    @property
    def name(self) -> str:
        """What people call them."""


def token_letters(players: Iterable[Named]) -> dict[str, str]:
    """Give each player one letter, or two where first letters are equal."""
    from exports.graphemes import graphemes

    parts = {player.id: graphemes(player.name) for player in players}
    first = {key: letters[0].upper() for key, letters in parts.items()}
    given: dict[str, str] = {}
    for key, letters in parts.items():
        same = [other for other in first if first[other] == first[key]]
        if len(same) == 1:
            given[key] = first[key]
            continue
        seconds = [one for one in letters[1:] if one.strip()]
        taken = set(given.values())
        # As many numbers as there are people: others took fewer, so that one is free.
        numbers = range(1, len(parts) + 1)
        choices = [first[key] + one for one in seconds] + [f"{first[key]}{n}" for n in numbers]
        given[key] = next(one for one in choices if one not in taken)
    return given
