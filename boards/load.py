"""Load boards, built-in ones by id and others by path."""

from pathlib import Path

from pydantic import TypeAdapter

from boards.models import Board
from datafiles.findings import FileProblem, Finding
from datafiles.load import in_order, load_model

BUILT_IN = Path(__file__).with_name("layouts")
_BOARD: TypeAdapter[Board] = TypeAdapter(Board)


def board_ids() -> list[str]:
    """Give the ids of the built-in boards, sorted."""
    return sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


def board_path(name: str) -> Path:
    """Give the file of a built-in id, else take the name as a path."""
    return BUILT_IN / f"{name}.yaml" if name in board_ids() else Path(name)


def load_board(name: str) -> Board:
    """Load a board by built-in id or path; raise FileProblem with every problem in it."""
    board, document = load_model(board_path(name), _BOARD)
    findings: list[Finding] = []
    key = "levels" if board.kind == "levels" else "zones"
    for index, zone in enumerate(board.zones):
        place = (key, index)
        if zone.x + zone.w > 1 + 1e-9 or zone.y + zone.h > 1 + 1e-9:
            findings.append(document.finding(place, "zone-outside"))
        for earlier in board.zones[:index]:
            across = min(zone.x + zone.w, earlier.x + earlier.w) - max(zone.x, earlier.x)
            along = min(zone.y + zone.h, earlier.y + earlier.h) - max(zone.y, earlier.y)
            if across > 1e-9 and along > 1e-9:
                findings.append(document.finding(place, "zone-over", {"other": earlier.id}))
        for word in ("id", "letter"):
            own = getattr(zone, word)
            if any(own == getattr(earlier, word) for earlier in board.zones[:index]):
                findings.append(document.finding((*place, word), "twice", {"value": own}))
    if findings:
        raise FileProblem(in_order(findings))
    return board
