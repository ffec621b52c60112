"""Say in the reader's language what the template of a deck explains."""

from __future__ import annotations

from cards.columns import KINDS, head
from cards.load import load_deck
from cards.models import QUESTIONS
from cards.template import TemplateWords, as_csv, as_xlsx, examples, template_rows
from cards.zones import ZONES
from datafiles.text import Lang, localized
from game.language import _

EXAMPLE = "go-grow"


def template_csv(lang: Lang, source: str | None = None) -> str:
    """Give a table to write cards in, with examples, or with the cards of a deck, as CSV."""
    return as_csv(_rows(lang, source), _words(lang))


def template_xlsx(lang: Lang, source: str | None = None) -> bytes:
    """Give the same as XLSX."""
    return as_xlsx(_rows(lang, source), _words(lang), lang)


def _rows(lang: Lang, source: str | None) -> list[list[str]]:
    deck = load_deck(source or EXAMPLE)
    return template_rows(deck if source else examples(deck), lang, numbered=source is not None)


def _words(lang: Lang) -> TemplateWords:
    zones = ", ".join(localized(one.name, lang) for one in ZONES)
    kinds = ", ".join(KINDS[one][lang][0] for one in QUESTIONS)
    lines = (
        _("Eén rij is één kaart. De voorbeelden mag je wissen."),
        _("{column}: laat leeg, dan krijgt de kaart een nummer dat blijft.").format(
            column=head("id", lang)
        ),
        _("{column}: {names}, of een eigen naam.").format(
            column=head("category", lang), names=zones
        ),
        _("{column}: {names}.").format(column=head("kind", lang), names=kinds),
        _("{column}: 1 is licht, 2 gaat verder, 3 is diep.").format(column=head("depth", lang)),
        _("{column}: wat op de kaart staat. Hoogstens twee korte zinnen.").format(
            column=head("text", lang, lang)
        ),
        _("Vraag niets waarop iemand ja of nee kan zeggen. Eén taal is genoeg."),
        _("{column}: voor wie begeleidt. Mag leeg blijven.").format(
            column=head("hint", lang, lang)
        ),
        _("Voor talenten: soort {kind}, met kolommen {name} en {excess} erbij.").format(
            kind=KINDS["talent"][lang][0],
            name=head("name", lang, lang),
            excess=head("excess", lang, lang),
        ),
    )
    return TemplateWords(cards=_("Kaarten"), help=_("Uitleg"), lines=lines)
