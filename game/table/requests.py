"""Say what the command line asks of the screens, so that neither knows the other's insides."""

from __future__ import annotations

from msgspec import Struct


class PlayRequest(Struct, frozen=True):
    """A game to begin: a built-in id or a path, and what was already filled in.

    `seats` holds a name and a role, or None where the role is still to be chosen; it is empty when
    nobody was named. `lang` is the session's language, None for the interface's. `health` is what
    is proposed, `follow` the id of a session to go on from. `deck`, an id or a path, takes the
    place of the game's only deck.
    """

    script: str
    seats: tuple[tuple[str, str | None], ...] = ()
    practice: bool = False
    lang: str | None = None
    health: str = "talk"
    follow: str | None = None
    deck: str | None = None
