"""Load scripts with the boards and decks they play on, and check what a model alone cannot."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from boards.load import board_ids, load_board
from boards.models import Board
from cards.load import deck_ids, load_deck
from cards.models import Deck
from datafiles.findings import FileProblem, Finding
from datafiles.load import in_order, load_model
from datafiles.text import LANGUAGES
from datafiles.yamlfile import NO_SUCH_FILE, Document, Place
from game.script.models import Script

BUILT_IN = Path(__file__).parent.parent / "scripts"


_SCRIPT: TypeAdapter[Script] = TypeAdapter(Script)


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
    script, document = load_model(script_path(name), _SCRIPT)
    findings = in_order(_check(script, document))
    if findings:
        raise FileProblem(findings)
    return script


def load_game(name: str) -> Game:
    """Load a script and its boards and decks; a path beside the script's own file is found too.

    Raises FileProblem with every problem in all of these files.
    """
    return _load(name)[0]


def lint(name: str) -> list[Finding]:
    """Give errors and warnings of a script, all at once; empty when there is nothing to say."""
    try:
        game, document = _load(name)
    except FileProblem as problem:
        return list(problem.findings)
    return list(_missing_languages(game.script, document))


def _load(name: str) -> tuple[Game, Document]:
    script, document = load_model(script_path(name), _SCRIPT)
    near = script_path(name).parent
    findings = list(in_order(_check(script, document)))
    boards: list[Board] = []
    decks: list[Deck] = []
    for index, one in enumerate(script.boards):
        try:
            boards.append(load_board(_beside(near, one, board_ids())))
        except FileProblem as problem:
            findings.extend(_told(problem, document, ("boards", index), one, board_ids()))
    for index, one in enumerate(script.decks):
        try:
            decks.append(load_deck(_beside(near, one, deck_ids())))
        except FileProblem as problem:
            findings.extend(_told(problem, document, ("decks", index), one, deck_ids()))
    if not findings:
        findings.extend(_zones_have_cards(script, boards, decks, document))
    if findings:
        raise FileProblem(tuple(findings))
    return Game(script, tuple(boards), tuple(decks)), document


def _beside(folder: Path, name: str, built_in: list[str]) -> str:
    if name in built_in or Path(name).is_absolute():
        return name
    return str(folder / name)


def _told(
    problem: FileProblem, document: Document, place: Place, name: str, allowed: list[str]
) -> Iterator[Finding]:
    if problem.findings[0].message != NO_SUCH_FILE:
        yield from problem.findings
    else:
        message = f"'{name}' is neither built in ({', '.join(allowed)}) nor a file beside this one"
        yield Finding(document.path, document.line(place), message)


def _check(script: Script, document: Document) -> Iterator[Finding]:
    def say(place: Place, message: str) -> Finding:
        return Finding(document.path, document.line(place), message)

    if script.players.min > script.players.max:
        yield say(("players",), "'min' is larger than 'max'")
    total = sum(step.minutes for step in script.steps)
    if total != script.minutes:
        message = f"the steps add up to {total} minutes, the script says {script.minutes}"
        yield say(("minutes",), message)
    for index, step in enumerate(script.steps):
        if any(step.id == other.id for other in script.steps[:index]):
            yield say(("steps", index, "id"), f"step id '{step.id}' is used twice")
    for key, listed in (("boards", script.boards), ("decks", script.decks)):
        for index, name in enumerate(listed):
            if name in listed[:index]:
                yield say((key, index), f"'{name}' is listed twice")
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
    """Complain of zones from which a player could draw nothing."""
    board_named = dict(zip(script.boards, boards, strict=True))
    deck_named = dict(zip(script.decks, decks, strict=True))
    stood_on: list[Board] = []
    for index, step in enumerate(script.steps):
        if step.kind == "place" and getattr(step, "about", "") == "self":
            stood_on.append(board_named[getattr(step, "board", None) or script.boards[0]])
        if getattr(step, "source", "") != "zone-of-token":
            continue
        deck = deck_named[getattr(step, "deck", None) or script.decks[0]]
        zones = {zone.id for board in stood_on for zone in board.zones}
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
