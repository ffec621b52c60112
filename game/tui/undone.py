"""Name what is taken back or done again, for what changes may stand on another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datafiles.text import localized
from game.engine import events as e
from game.language import _, plain_date
from game.table.poster import quoted
from game.table.words import named
from game.tui.kit.text import shorten

if TYPE_CHECKING:
    from game.engine.state import State, Trail

NAMED = 30
"""Cells of it, in a message of one row."""


def words_of(state: State, event: e.AnyEvent) -> str:
    """Give what an input of everybody is about, in the `state` it stands in; else nothing."""
    if isinstance(event, e.Drawn | e.Discussed):
        return _short(_card_text(state, event.card or ""))
    if isinstance(event, e.FollowUpSet):
        return _("terugblik {date}").format(date=plain_date(event.on))
    if not isinstance(event, e.Noted | e.Parked | e.Agreed):
        return ""
    text = _text_of(event) or _removed(state.trail, event)
    about = state.player(event.about) if isinstance(event, e.Noted) and event.about else None
    return _short(text, about.name if about is not None else "")


def _short(text: str, name: str = "") -> str:
    """Quote a text, shortened, with the name of whom it is about."""
    text = " ".join(text.split()).rstrip(".")
    if not text:
        return ""
    name = shorten(name, NAMED // 2)
    said = quoted(shorten(text, NAMED - len(name)))
    return named(name, said) if name else said


def _card_text(state: State, card: str) -> str:
    found = (deck.card(card) for deck in state.started.decks)
    return next((localized(one.text, state.started.lang) for one in found if one), "")


def _text_of(event: e.Noted | e.Parked | e.Agreed) -> str:
    return event.what if isinstance(event, e.Agreed) else event.text


def _removed(trail: Trail | None, event: e.Noted | e.Parked | e.Agreed) -> str:
    """Give what stood there before it was emptied."""
    for here in trail.newest_first() if trail is not None else ():
        one = here.event
        if one is event or not isinstance(one, type(event)):
            continue
        if event.replaces in (here.seq, one.replaces) and (text := _text_of(one)):
            return text
    return ""
