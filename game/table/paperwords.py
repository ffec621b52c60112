"""Hold what every paper of a session says in the same words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from exports.content import AgreementContent, AgreementHeads, PageWords, TileWords
from game.language import _, plain_date, short_date

if TYPE_CHECKING:
    from game.engine.view.parts import AgreementView


def agreement_heads() -> AgreementHeads:
    """Give the words over the columns of the agreements."""
    return AgreementHeads(
        who=_("wie"),
        what=_("wat"),
        first_step=_("eerste stap"),
        by_when=_("klaar op"),
        need=_("nodig"),
    )


def agreements(
    names: Mapping[str, str], made: Sequence[AgreementView], held_on: date
) -> tuple[AgreementContent, ...]:
    """Give agreements with names and dates in words, as one reads them on the day they are made."""
    return tuple(
        AgreementContent(
            ", ".join(names.get(player, player) for player in one.who),
            one.what,
            one.first_step,
            short_date(one.by_when, held_on) if one.by_when else "",
            one.need,
        )
        for one in made
    )


def page_words() -> PageWords:
    """Give the words for more than one page."""
    return PageWords(continued=_("vervolg"), page=_("blad {page} van {pages}"))


def tile_words() -> TileWords:
    """Give the words of a poster on loose sheets."""
    return TileWords(
        head=_("Zo maak je de poster"),
        steps=(
            _("Print alle bladen op 100 %, niet passend maken."),
            _("Snij elk blad rechts en onder af op de streepjes."),
            _("Leg de bladen op hun plaats en laat ze overlappen."),
            _("Plak ze vast, van linksboven naar rechtsonder."),
        ),
        sheet=_("blad {label}"),
    )


def kept_until(said: str, purge_on: date | None) -> str:
    """Add what happens to everything that is not on the paper."""
    if purge_on is None:
        return said
    return (
        said
        + " "
        + _(
            "Wat verder is ingevoerd, wordt gewist op {date}. "
            "De afspraken blijven tot ze klaar zijn."
        ).format(date=plain_date(purge_on))
    )
