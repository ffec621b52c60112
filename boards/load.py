"""Load boards, built-in ones by id and others by path."""

from collections import Counter
from pathlib import Path

from pydantic import TypeAdapter

from boards.models import Board
from datafiles.findings import FileProblem, Finding
from datafiles.load import load_model

BUILT_IN = Path(__file__).with_name("layouts")


def board_ids() -> list[str]:
    """Give the ids of the built-in boards, sorted."""
    return sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


def board_path(name: str) -> Path:
    """Give the file of a built-in id, else take the name as a path."""
    return BUILT_IN / f"{name}.yaml" if name in board_ids() else Path(name)


def load_board(name: str) -> Board:
    """Load a board by built-in id or path; raise FileProblem with every problem in it."""
    board, document = load_model(board_path(name), TypeAdapter(Board))
    findings: list[Finding] = []
    for index, zone in enumerate(board.zones):
        line = document.line(("zones", index))
        if zone.x + zone.w > 1 + 1e-9 or zone.y + zone.h > 1 + 1e-9:
            message = f"zone '{zone.id}' leaves the board: x + w and y + h may be 1 at most"
            findings.append(Finding(document.path, line, message))
        for earlier in board.zones[:index]:
            across = min(zone.x + zone.w, earlier.x + earlier.w) - max(zone.x, earlier.x)
            along = min(zone.y + zone.h, earlier.y + earlier.h) - max(zone.y, earlier.y)
            if across > 1e-9 and along > 1e-9:
                message = f"zone '{zone.id}' lies over zone '{earlier.id}'"
                findings.append(Finding(document.path, line, message))
    for word, values in (
        ("id", [zone.id for zone in board.zones]),
        ("letter", [zone.letter for zone in board.zones]),
    ):
        for value, count in Counter(values).items():
            if count > 1:
                line = document.line(("zones",))
                findings.append(
                    Finding(document.path, line, f"zone {word} '{value}' is used twice")
                )
    if findings:
        raise FileProblem(tuple(findings))
    return board
