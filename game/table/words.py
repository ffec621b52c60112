"""Put gaps and roles into words, the same on screen and on paper."""

from __future__ import annotations

from boards.gaps import Gap, Word
from game.engine.view.parts import BoardView
from game.language import _


def gap_word(word: Word) -> str:
    """Give the word for a distance."""
    return {
        "almost": _("bijna gelijk"),
        "close": _("dichtbij"),
        "step": _("een stap"),
        "leap": _("een sprong"),
    }[word]


def gap_places(names: dict[str, str], board: BoardView, gap: Gap) -> str:
    """Say where both put somebody: 'Zelf in Know, volgens Mark in Grow.'"""
    own, other = board.zone(gap.own_zone).name, board.zone(gap.other_zone).name
    if gap.same_zone:
        return _("Zelf in {own}, en volgens {by} ook.").format(own=own, by=names[gap.by])
    return _("Zelf in {own}, volgens {by} in {other}.").format(
        own=own, by=names[gap.by], other=other
    )


def gap_sentence(names: dict[str, str], board: BoardView, gap: Gap) -> str:
    """Say whom it is about as well, without he or she."""
    places = gap_places(names, board, gap)
    return f"{names[gap.about]}: {places[:1].lower()}{places[1:]}"


def role_word(role: str) -> str:
    """Give the word for a role."""
    return {
        "employee": _("medewerker"),
        "manager": _("leidinggevende"),
        "colleague": _("collega"),
        "member": _("deelnemer"),
    }[role]


def kind_word(kind: str) -> str:
    """Give what a kind of card asks for."""
    return {
        "tell": _("vertel"),
        "choose": _("kies"),
        "imagine": _("stel je voor"),
        "do": _("doe"),
        "ask": _("vraag"),
        "ahead": _("vooruit"),
    }[kind]
