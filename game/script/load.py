"""Load scripts with the boards and decks they play on, and check what a model alone cannot."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from pydantic import TypeAdapter

from boards.load import board_ids, load_board
from boards.models import Board
from cards.load import deck_ids, load_deck
from cards.models import Deck
from datafiles.findings import FileProblem, Finding, hint
from datafiles.load import in_order, load_model
from datafiles.text import LANGUAGES, Text
from datafiles.yamlfile import Document, Place
from game.script.base import Step
from game.script.models import Script
from game.script.options import Option

BUILT_IN = Path(__file__).parent.parent / "scripts"


BOARD_KINDS = {"place": ("field", "levels"), "curve": ("curve",), "network": ("network",)}
"""The kinds of board on which a kind of step can be played."""

DECK_LACKS = "zones-without-cards"
"""What is wrong with a deck, not with the script, where somebody chose another one."""

_SCRIPT: TypeAdapter[Script] = TypeAdapter(Script)


class Game(Struct, frozen=True):
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


def load_game(name: str, deck: str | None = None) -> Game:
    """Load a script and its boards and decks; a path beside the script's own file is found too.

    `deck`, a built-in id or a path, takes the place of the only deck of the script. Raises
    FileProblem with every problem in all of these files.
    """
    return _load(name, deck)[0]


def lint(name: str) -> list[Finding]:
    """Give errors and warnings of a script, all at once; empty when there is nothing to say."""
    try:
        game, document = _load(name)
    except FileProblem as problem:
        return list(problem.findings)
    return list(_missing_languages(game.script, document))


def _load(name: str, deck: str | None = None) -> tuple[Game, Document]:
    script, document = load_model(script_path(name), _SCRIPT)
    near = script_path(name).parent
    findings = list(in_order(_check(script, document)))
    if deck is not None and len(script.decks) != 1:
        params = {"count": str(len(script.decks))}
        findings.append(document.finding(("decks",), "decks-not-one", params))
    boards: list[Board] = []
    decks: list[Deck] = []
    for index, one in enumerate(script.boards):
        try:
            boards.append(load_board(_beside(near, one, board_ids())))
        except FileProblem as problem:
            findings.extend(_told(problem, document, ("boards", index), one, board_ids()))
    for index, one in enumerate(script.decks):
        try:
            # The steps go on naming the script's own deck; what lies in its place is theirs.
            decks.append(load_deck(deck or _beside(near, one, deck_ids())))
        except FileProblem as problem:
            own = problem.findings if deck else None
            findings.extend(own or _told(problem, document, ("decks", index), one, deck_ids()))
    if not findings:
        findings.extend(_fits(script, boards, decks, document))
    if deck is not None:
        findings = [
            replace(one, path=deck, line=1, where="") if one.code == DECK_LACKS else one
            for one in findings
        ]
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
    if problem.findings[0].code != "no-file":
        yield from problem.findings
    else:
        params = {"value": name, **hint(name, allowed)}
        yield document.finding(place, "neither-file", params)


def _check(script: Script, document: Document) -> Iterator[Finding]:
    if script.players.min > script.players.max:
        yield document.finding(("players",), "min-over-max")
    if script.solo and script.players.max > 1:
        yield document.finding(("order",), "free-for-one")
    total = sum(step.minutes for step in script.steps if step.only is None)
    if total != script.minutes:
        params = {"total": str(total), "minutes": str(script.minutes)}
        yield document.finding(("minutes",), "minutes-differ", params)
    for index, step in enumerate(script.steps):
        if any(step.id == other.id for other in script.steps[:index]):
            yield document.finding(("steps", index, "id"), "twice", {"value": step.id})
    for key, listed in (("boards", script.boards), ("decks", script.decks)):
        for index, name in enumerate(listed):
            if name in listed[:index]:
                yield document.finding((key, index), "twice", {"value": name})
    last, *earlier = reversed(script.steps)
    if last.kind != "close" or last.only or any(step.kind == "close" for step in earlier):
        yield document.finding(("steps", len(script.steps) - 1), "close-last")
    for index, step in enumerate(script.steps):
        for one in step.complaints(script.steps[:index]):
            yield document.finding(("steps", index, one.field), one.code, one.params)
        for key, names, needed in (
            ("board", script.boards, step.needs_board),
            ("deck", script.decks, step.needs_deck),
        ):
            chosen = getattr(step, key, None)
            if chosen is not None and chosen not in names:
                params = {"value": chosen, "list": f"{key}s", **hint(chosen, names)}
                yield document.finding(("steps", index, key), "not-listed", params)
            elif chosen is None and needed and not names:
                yield document.finding(("steps", index), "none-listed", {"list": f"{key}s"})
            elif chosen is None and needed and len(names) > 1:
                params = {"key": key, "allowed": ", ".join(names)}
                yield document.finding(("steps", index), "name-one", params)
    for index, step in enumerate(script.steps):
        sealed = getattr(step, "audience", "") == "sealed"
        opened = any(
            step.id in getattr(one, "of", ()) and step.rests_on(one) for one in script.steps
        )
        if sealed and not step.opens_itself and not opened:
            yield document.finding(("steps", index), "never-revealed")


def _fits(
    script: Script, boards: list[Board], decks: list[Deck], document: Document
) -> Iterator[Finding]:
    """Complain of boards of the wrong kind, and of zones from which one could draw nothing."""
    board_named = dict(zip(script.boards, boards, strict=True))
    for index, step in enumerate(script.steps):
        wanted = BOARD_KINDS.get(step.kind)
        board = board_named[getattr(step, "board", None) or script.boards[0]] if wanted else None
        if wanted and board is not None and board.kind not in wanted:
            params = {"value": board.id, "kind": board.kind, "allowed": ", ".join(wanted)}
            yield document.finding(("steps", index), "board-kind", params)
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
            params = {"deck": deck.id, "zones": ", ".join(missing)}
            yield document.finding(("steps", index), "zones-without-cards", params)


def _missing_languages(script: Script, document: Document) -> Iterator[Finding]:
    wanted = [lang for lang in LANGUAGES if lang in script.title]
    for index, step in enumerate(script.steps):
        for place, text in _texts(step):
            missing = [lang for lang in wanted if lang not in text]
            if missing:
                params = {"languages": ", ".join(missing)}
                where = ("steps", index, *place)
                yield document.finding(where, "languages-missing", params, "warning")


def _texts(step: Step) -> Iterator[tuple[Place, Text]]:
    """Yield every text of a step with its place: its own, and those of options, prompts, labels."""
    for key, value in step:
        if isinstance(value, dict):
            yield (key,), value
        for number, one in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(one, dict):
                yield (key, number), one
            elif isinstance(one, Option):
                yield (key, number, "text"), one.text
