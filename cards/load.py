"""Load decks, built-in ones by id and others by path."""

from pathlib import Path

from pydantic import TypeAdapter

from cards.models import Deck, normal_card_id
from datafiles.findings import FileProblem, Finding
from datafiles.load import in_order, load_model
from datafiles.yamlfile import Document

BUILT_IN = Path(__file__).with_name("decks")
_DECK: TypeAdapter[Deck] = TypeAdapter(Deck)


def deck_ids() -> list[str]:
    """Give the ids of the built-in decks, sorted."""
    return sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


def deck_path(name: str) -> Path:
    """Give the file of a built-in id, else take the name as a path."""
    built_in = BUILT_IN / f"{name}.yaml"
    return built_in if name in deck_ids() else Path(name)


def load_deck(name: str) -> Deck:
    """Load a deck by built-in id or path; raise FileProblem with every problem in it."""
    deck, document = load_model(deck_path(name), _DECK)
    findings = in_order(_references(deck, document))
    if findings:
        raise FileProblem(findings)
    return deck


def _references(deck: Deck, document: Document) -> list[Finding]:
    findings: list[Finding] = []

    def say(place: tuple[str | int, ...], message: str) -> None:
        findings.append(Finding(document.path, document.line(place), message))

    names = [category.id for category in deck.categories]
    for index, category in enumerate(deck.categories):
        for word in ("id", "letter"):
            own = getattr(category, word)
            if any(own == getattr(earlier, word) for earlier in deck.categories[:index]):
                say(("categories", index, word), f"category {word} '{own}' is used twice")
    seen: dict[str, str] = {}
    for index, card in enumerate(deck.cards):
        place = ("cards", index)
        if card.category not in names:
            allowed = ", ".join(names)
            say((*place, "category"), f"unknown category '{card.category}'; allowed: {allowed}")
        form = normal_card_id(card.id)
        if seen.get(form) == card.id:
            say((*place, "id"), f"card id '{card.id}' is used twice")
        elif form in seen:
            say((*place, "id"), f"typed card ids cannot tell '{card.id}' from '{seen[form]}'")
        seen.setdefault(form, card.id)
    return findings
