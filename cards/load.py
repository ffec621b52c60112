"""Load decks, built-in ones by id and others by path."""

from pathlib import Path

from pydantic import TypeAdapter

from cards.models import Deck, normal_card_id
from datafiles.findings import FileProblem, Finding, hint
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
    return read_deck(name)[0]


def read_deck(name: str) -> tuple[Deck, Document]:
    """Load a deck as `load_deck` does, with the document that knows its lines."""
    deck, document = load_model(deck_path(name), _DECK)
    findings = in_order(_references(deck, document))
    if findings:
        raise FileProblem(findings)
    return deck, document


def _references(deck: Deck, document: Document) -> list[Finding]:
    findings: list[Finding] = []
    names = [category.id for category in deck.categories]
    for index, category in enumerate(deck.categories):
        for word in ("id", "letter"):
            own = getattr(category, word)
            if any(own == getattr(earlier, word) for earlier in deck.categories[:index]):
                place = ("categories", index, word)
                findings.append(document.finding(place, "twice", {"value": own}))
    seen: dict[str, str] = {}
    retired = {normal_card_id(one) for one in deck.retired}
    for index, card in enumerate(deck.cards):
        if card.category not in names:
            params = {"value": card.category, **hint(card.category, names)}
            place = ("cards", index, "category")
            findings.append(document.finding(place, "unknown-category", params))
        form = normal_card_id(card.id)
        place = ("cards", index, "id")
        if seen.get(form) == card.id:
            findings.append(document.finding(place, "twice", {"value": card.id}))
        elif form in seen:
            params = {"value": card.id, "other": seen[form]}
            findings.append(document.finding(place, "cards-alike", params))
        elif form in retired:
            findings.append(document.finding(place, "id-retired", {"value": card.id}))
        seen.setdefault(form, card.id)
    return findings
