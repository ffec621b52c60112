"""Load scripts with the boards and decks they play on, and check what a model alone cannot."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from boards.load import board_ids, load_board
from boards.models import Board
from cards.load import deck_ids, load_deck
from cards.models import Deck
from datafiles.findings import FileProblem, Finding
from datafiles.load import load_model
from datafiles.text import LANGUAGES
from datafiles.yamlfile import Document
from game.script.models import Script

BUILT_IN = Path(__file__).parent.parent / "scripts"


@dataclass(frozen=True, slots=True)
class Game:
    """A script with everything it plays on."""

    script: Script
    boards: tuple[Board, ...]
    decks: tuple[Deck, ...]


def script_ids() -> list[str]:
    """Give the ids of the built-in scripts, sorted."""
    return sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


def script_path(name: str) -> Path:
    """Give the file of a built-in id, else take the name as a path."""
    return BUILT_IN / f"{name}.yaml" if name in script_ids() else Path(name)


def load_script(name: str) -> Script:
    """Load a script alone, by built-in id or path; raise FileProblem with every problem in it."""
    return _load(name)[0]


def load_game(name: str) -> Game:
    """Load a script and its boards and decks; a path beside the script's own file is found too."""
    script, document = _load(name)
    near = script_path(name).parent
    findings: list[Finding] = []
    boards: list[Board] = []
    decks: list[Deck] = []
    for one in script.boards:
        try:
            boards.append(load_board(_beside(near, one, board_ids())))
        except FileProblem as problem:
            findings.extend(_told(problem, document, "boards", one, board_ids()))
    for one in script.decks:
        try:
            decks.append(load_deck(_beside(near, one, deck_ids())))
        except FileProblem as problem:
            findings.extend(_told(problem, document, "decks", one, deck_ids()))
    if not findings:
        findings.extend(_zones_have_cards(script, boards, decks, document))
    if findings:
        raise FileProblem(tuple(findings))
    return Game(script, tuple(boards), tuple(decks))


def lint(name: str) -> list[Finding]:
    """Give errors and warnings of a script, all at once; empty when there is nothing to say."""
    try:
        script, document = _load(name)
        load_game(name)
    except FileProblem as problem:
        return list(problem.findings)
    return list(_missing_languages(script, document))


def _load(name: str) -> tuple[Script, Document]:
    script, document = load_model(script_path(name), TypeAdapter(Script))
    findings = tuple(_check(script, document))
    if findings:
        raise FileProblem(findings)
    return script, document


def _beside(folder: Path, name: str, built_in: list[str]) -> str:
    if name in built_in or Path(name).is_absolute():
        return name
    return str(folder / name)


def _told(
    problem: FileProblem, document: Document, key: str, name: str, allowed: list[str]
) -> Iterator[Finding]:
    if Path(problem.findings[0].path).exists():
        yield from problem.findings
    else:
        message = f"'{name}' is neither built in ({', '.join(allowed)}) nor a file beside this one"
        yield Finding(document.path, document.line((key,)), message)


def _check(script: Script, document: Document) -> Iterator[Finding]:
    def say(place: tuple[str | int, ...], message: str) -> Finding:
        return Finding(document.path, document.line(place), message)

    if script.players.min > script.players.max:
        yield say(("players",), "'min' is larger than 'max'")
    total = sum(step.minutes for step in script.steps)
    if total != script.minutes:
        message = f"the steps add up to {total} minutes, the script says {script.minutes}"
        yield say(("minutes",), message)
    for step_id, count in Counter(step.id for step in script.steps).items():
        if count > 1:
            yield say(("steps",), f"step id '{step_id}' is used {count} times")
    if script.steps[-1].kind != "close" or any(step.kind == "close" for step in script.steps[:-1]):
        yield say(("steps", len(script.steps) - 1), "the last step, and only it, must be a close")
    for index, step in enumerate(script.steps):
        for key, message in step.complaints(script.steps[:index]):
            yield say(("steps", index, key), message)
        wants_zones = getattr(step, "show", "") == "zones"
        for key, names, needed in (
            ("board", script.boards, step.boards_used or wants_zones),
            ("deck", script.decks, step.decks_used),
        ):
            chosen = getattr(step, key, None)
            if chosen is not None and chosen not in names:
                allowed = ", ".join(names) or "none: the script lists none"
                yield say(("steps", index, key), f"unknown {key} '{chosen}'; allowed: {allowed}")
            elif chosen is None and needed and len(names) != 1:
                message = f"name the {key}: the script lists {len(names)}"
                yield say(("steps", index), message)
    opened = {one for step in script.steps for one in getattr(step, "of", ())}
    for index, step in enumerate(script.steps):
        if getattr(step, "audience", "") == "sealed" and step.id not in opened:
            yield say(("steps", index), f"nothing reveals the sealed step '{step.id}'")


def _zones_have_cards(
    script: Script, boards: list[Board], decks: list[Deck], document: Document
) -> Iterator[Finding]:
    zones = {zone.id for board in boards for zone in board.zones}
    by_name = dict(zip(script.decks, decks, strict=True))
    for index, step in enumerate(script.steps):
        if getattr(step, "source", "") != "zone-of-token":
            continue
        deck = by_name[getattr(step, "deck", None) or script.decks[0]]
        missing = sorted(zones - {card.category for card in deck.cards})
        if missing:
            message = f"deck '{deck.id}' has no cards for {', '.join(missing)}"
            yield Finding(document.path, document.line(("steps", index)), message)


def _missing_languages(script: Script, document: Document) -> Iterator[Finding]:
    wanted = [lang for lang in LANGUAGES if lang in script.title]
    for index, step in enumerate(script.steps):
        for key in ("title", "text", "more", "hint"):
            text = getattr(step, key)
            missing = [lang for lang in wanted if text is not None and lang not in text]
            if missing:
                line = document.line(("steps", index, key))
                message = f"'{key}' has no {', '.join(missing)}, which the title has"
                yield Finding(document.path, line, message, severity="warning")
