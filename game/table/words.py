"""Put gaps and roles into words, the same on screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language import _

if TYPE_CHECKING:
    from boards import spread as spreading
    from boards.gaps import Gap, Word
    from game.engine.events import AgreementStatus
    from game.engine.view.parts import BoardView


def named(name: str, text: str) -> str:
    """Say what is of somebody or something: 'Zoë: bijna gelijk'; French sets a space first."""
    return _("{name}: {text}").format(name=name, text=text)


def other_words() -> str:
    """Name whoever leads the talk that somebody prepares alone."""
    return _("mijn gesprekspartner")


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
    return named(names[gap.about], f"{places[:1].lower()}{places[1:]}")


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
        "talent": _("talent"),
    }[kind]


def spread_word(word: spreading.Word) -> str:
    """Give the word for how tokens lie on a level."""
    return {
        "together": _("dicht bijeen"),
        "spread": _("verspreid"),
        "camps": _("twee kampen"),
        "apart": _("ver uiteen"),
    }[word]


def centre_word(centre: float) -> str:
    """Say where the middle of a team stands on a level, 0..1, without a figure."""
    # Only here, so that who prints a deck loads no boards.
    from boards.spread import FIRM, WOBBLY

    if centre < WOBBLY:
        return _("aan de wankele kant")
    if centre > FIRM:
        return _("aan de stevige kant")
    return _("in het midden")


def status_word(status: AgreementStatus) -> str:
    """Say how an agreement stands."""
    return {
        "open": _("open"),
        "going": _("loopt"),
        "stuck": _("zit vast"),
        "done": _("gedaan"),
        "dropped": _("losgelaten"),
    }[status]
