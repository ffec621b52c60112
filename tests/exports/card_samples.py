"""Cards to draw in tests: those of the built-in decks, a talent, a blank one, the stop card."""

from __future__ import annotations

from functools import cache

from cards.load import deck_ids, load_deck
from datafiles.text import localized
from exports.cards.content import FaceContent, StopContent
from exports.cards.sizes import SIZES, CardSize, card_size

LANGS = ("nl", "en", "fr")
KINDS = {
    "nl": ("vertel", "kies", "stel je voor", "doe", "vraag", "vooruit", "talent"),
    "en": ("tell", "choose", "imagine", "do", "ask", "look ahead", "talent"),
    "fr": ("raconte", "choisis", "imagine", "fais", "demande", "en avant", "talent"),
}
CODES = ("tell", "choose", "imagine", "do", "ask", "ahead", "talent")
EXCESS = {"nl": "Te veel?", "en": "Too much?", "fr": "En excès ?"}

BOTH_WAYS: dict[str, CardSize] = {
    **SIZES,
    **{f"{name} lying": card_size(name, landscape=True) for name in SIZES if name != "business"},
    "business standing": SIZES["business"].turned,
}


@cache
def built_in(lang: str) -> tuple[FaceContent, ...]:
    """Every card of every built-in deck in one language."""
    found = []
    for name in deck_ids():
        deck = load_deck(name)
        for card in deck.cards:
            category = deck.category(card.category)
            assert category is not None
            found.append(
                FaceContent(
                    id=card.id,
                    sign=category.sign,
                    colour=category.sign,
                    category=localized(category.name, lang),
                    kind=KINDS[lang][CODES.index(card.kind)],
                    depth=card.depth,
                    text=localized(card.text, lang),
                    lang=lang,
                    name=localized(card.name, lang) if card.name else "",
                    excess=localized(card.excess, lang) if card.excess else "",
                    excess_word=EXCESS[lang],
                    hint=localized(card.hint, lang) if card.hint else "",
                )
            )
    return tuple(found)


QUESTION = FaceContent(
    id="GG-F-04",
    sign="waves",
    colour="flow",
    category="Flow",
    kind="stel je voor",
    depth=2,
    text="Stel je voor: je krijgt een uur extra op je leukste dag. Wat doe je ermee?",
    lang="nl",
    hint="Maakt licht wat zwaar kan zijn. Blijft het stil, vertel dan eerst zelf.",
)
TALENT = FaceContent(
    id="TA-T-12",
    sign="gem",
    colour="talents",
    category="Talenten",
    kind="talent",
    depth=1,
    text="Je brengt mensen bij elkaar die elkaar nog niet kennen, en het gaat vanzelf.",
    lang="nl",
    name="Verbinder",
    excess="Je regelt alles voor iedereen en vergeet te vragen of ze het willen.",
    excess_word="Te veel?",
    hint="Vraag naar een keer dat het werkte. Wie merkte dat het eerst?",
)
BLANK = FaceContent("", "sun", "glow", "Glow", "zelf te schrijven", 0, "", "nl")
BLANK_TALENT = FaceContent("", "gem", "talents", "Talenten", "", 0, "", "nl", "", "", "Te veel?")
STOP = StopContent(
    "Stop", "Deze vraag sla ik over.", "Dat mag altijd. Je hoeft niet te zeggen waarom."
)
