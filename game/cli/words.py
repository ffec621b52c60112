"""Give words that several commands say: how sessions and agreements stand, days, and names."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from game.cli.context import Refused
from game.language import _, plain_date

if TYPE_CHECKING:
    from game.engine.answers import Refusal


def session_status(status: str) -> str:
    """Give the word for how a session stands."""
    return {
        "open": _("open"),
        "closed": _("afgesloten"),
        "distilled": _("alleen afspraken"),
    }.get(status, status)


def refusal_line(refusal: Refusal) -> str:
    """Put a refusal in words; a game for exactly so many people says just that."""
    from game.table.refusals import sentence

    params = refusal.params
    if refusal.code == "players-count" and params.get("max") == "1":
        return _("Dit spel speel je alleen; dit zijn er {count}.").format_map(params)
    if refusal.code == "players-count" and params.get("min") == params.get("max"):
        said = _("Dit spel speel je met {min} mensen; dit zijn er {count}.")
        return said.format_map(params)
    return sentence(refusal)


def day(iso: str | None) -> str:
    """Give a stored day in full, or a dash where there is none."""
    return plain_date(date.fromisoformat(iso[:10])) if iso else "-"


def check_named(name: str, built_in: Sequence[str], said: str) -> None:
    """Refuse a name that is neither built in nor looks like a file, and say which there are.

    A name with a point or a slash is taken for a path; its own error is better than ours.
    """
    from pathlib import Path

    if name in built_in or Path(name).exists() or any(mark in name for mark in "./\\"):
        return
    near = difflib.get_close_matches(name, built_in, n=1)
    hint = _("Bedoel je {name}?").format(name=near[0]) if near else ""
    known = _("Ingebouwd: {names}. Een pad naar een bestand mag ook.")
    raise Refused(f"{said.format(name=name)} {hint or known.format(names=', '.join(built_in))}")


def check_known(known: bool, name: str, names: Sequence[str], said: str) -> None:
    """Refuse a word that is none of a few, and say the nearest, or all of them."""
    if known:
        return
    near = difflib.get_close_matches(name.casefold(), names, n=1)
    if near:
        hint = _("Bedoel je {name}?").format(name=near[0])
    else:
        hint = _("Kies uit {words}.").format(words=", ".join(names))
    raise Refused(f"{said.format(name=name)} {hint}")
