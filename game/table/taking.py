"""Take along where somebody stands, from their preparation to a game with others.

In the file is, for each board, the place of its first step: only where, never why, no name, and
nothing of what touches on health, whatever was chosen to be kept.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Struct
from pydantic import Field, ValidationError

from boards.geometry import level_point, snap, stop, zone_at
from boards.models import Board, Part, Point
from datafiles.model import Strict
from datafiles.text import Ident, localized
from game.engine.sensitive import placing_touches
from game.engine.view.parts import BoardView, TokenView, private_tokens
from game.language import _, and_list
from game.script.steps.place import Place
from game.store import Absent, Full, StoreError, WrongKey
from game.table import faults
from game.table.codewords import WORDS
from game.table.dates import this_day

if TYPE_CHECKING:
    from game.engine.state import State

WORDS_OF_A_CODE = 3


class Taken(Strict):
    """Where somebody stands on one board: a point of a field, or an x for some of its levels."""

    board: Ident
    version: Annotated[int, Field(ge=1)]
    point: tuple[Part, Part] | None = None
    levels: dict[Ident, Part] = {}


class Luggage(Strict):
    """All that is in the file."""

    format: Literal[1]
    boards: tuple[Taken, ...]


class NotHere(Exception):
    """The file holds no place on this board."""


class Made(Struct, frozen=True):
    """A file, and the code that opens it; the code is kept nowhere."""

    path: Path
    code: str


# -- from the preparation -------------------------------------------------------------------------


def luggage_of(state: State) -> Luggage:
    """Give what somebody may take along of their own preparation."""
    firsts: dict[str, Place] = {}
    for step in state.started.script.steps:
        if isinstance(step, Place) and (step.about, step.audience) == ("self", "private"):
            firsts.setdefault(state.board(step).id, step)
    found = [_taken(state, step) for step in firsts.values()]
    return Luggage(format=1, boards=tuple(one for one in found if one is not None))


def _taken(state: State, step: Place) -> Taken | None:
    board = state.board(step)
    levelled = board.kind == "levels"
    tokens = [
        one
        for one in private_tokens(state, step, state.players[0].id)
        if not placing_touches(state, step, one.zone if levelled else None)
    ]
    if not tokens:
        return None
    if levelled:
        levels = {one.zone: one.x for one in tokens}
        return Taken(board=board.id, version=board.version, levels=levels)
    return Taken(board=board.id, version=board.version, point=(tokens[0].x, tokens[0].y))


def names_of(state: State, luggage: Luggage) -> list[str]:
    """Name what is taken along: each board, with the levels on which somebody stands."""
    lang = state.started.lang
    boards = {board.id: board for board in state.started.boards}
    found = []
    for one in luggage.boards:
        board = boards[one.board]
        title = localized(board.title, lang)
        names = [localized(zone.name, lang) for zone in board.zones if zone.id in one.levels]
        found.append(f"{title}: {and_list(names)}" if names else title)
    return found


def pack(luggage: Luggage, folder: Path, lang: str) -> Made:
    """Make the file in a folder, under a code of its own; raises a StoreError."""
    from game.store.token import SUFFIX, make_token

    words = WORDS.get(lang, WORDS["nl"])
    code = " ".join(secrets.choice(words) for _each in range(WORDS_OF_A_CODE))
    day = this_day().isoformat()
    path, number = folder / f"meenemen-{day}{SUFFIX}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"meenemen-{day}-{number}{SUFFIX}"
    make_token(path, luggage.model_dump_json().encode(), code)
    return Made(path.absolute(), code)


# -- to the game ----------------------------------------------------------------------------------


def unpack(file: str, code: str, board: Board, by: str) -> tuple[TokenView, ...]:
    """Give where the file puts somebody on a board; raises a StoreError or NotHere.

    Levels that are not on the board are left out, and sensitive ones even if a file has them.
    """
    from game.store.token import open_token

    try:
        luggage = Luggage.model_validate_json(open_token(Path(file).expanduser(), code))
    except ValidationError:
        raise WrongKey(path=file) from None
    except (RuntimeError, ValueError):  # no such home, or no name that a file can have
        raise Absent(path=file) from None
    for one in luggage.boards:
        if (one.board, one.version) == (board.id, board.version):
            tokens = _tokens(one, board, by)
            if tokens:
                return tokens
    raise NotHere


def _tokens(taken: Taken, board: Board, by: str) -> tuple[TokenView, ...]:
    if board.kind == "levels":
        return tuple(
            TokenView("", by, by, *level_point(zone, stop(taken.levels[zone.id])), zone.id)
            for zone in board.zones
            if zone.id in taken.levels and not zone.sensitive
        )
    if taken.point is None or any(zone.sensitive for zone in board.zones):
        return ()
    point = snap(Point(*taken.point))
    return (TokenView("", by, by, point.x, point.y, zone_at(board.zones, point).id),)


def may_bring(board: BoardView, wanted: Sequence[str]) -> bool:
    """Tell whether anything of what is still to be placed may come out of a file."""
    if board.kind == "levels":
        return any(not zone.sensitive for zone in board.zones if zone.id in wanted)
    return board.kind == "field" and not any(zone.sensitive for zone in board.zones)


def newest(folders: Sequence[Path] | None = None) -> Path | None:
    """Give the file that was last made, of those in the places where one looks first."""
    from game.store.token import SUFFIX

    found: list[tuple[float, Path]] = []
    for folder in usual_places() if folders is None else folders:
        with suppress(OSError):
            for path in folder.glob(f"*{SUFFIX}"):
                with suppress(OSError):
                    if path.is_file():
                        found.append((path.stat().st_mtime, path))
    return max(found)[1] if found else None


def at(typed: str) -> Path | None:
    """Give the file that somebody means by a path, or the newest in the folder they mean."""
    with suppress(OSError, RuntimeError, ValueError):
        path = Path(typed.strip()).expanduser()
        if path.is_dir():
            return newest([path])
        return path if path.is_file() else None
    return None


def usual_places() -> list[Path]:
    """Give the folder at hand, downloads, documents, and what was plugged in."""
    import platformdirs

    found = [platformdirs.user_downloads_path(), platformdirs.user_documents_path()]
    with suppress(OSError):  # the folder at hand may be gone
        found.insert(0, Path.cwd())
    with suppress(OSError):
        found += [one for one in _plugged_in() if one.is_dir()]
    return found


def _plugged_in() -> list[Path]:
    """Give the folders of sticks and cards; on Windows no drive of a network is waited for."""
    if sys.platform == "win32":
        import ctypes

        drives = [f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ"]
        return [Path(one) for one in drives if ctypes.windll.kernel32.GetDriveTypeW(one) == 2]
    if sys.platform == "darwin":
        return list(Path("/Volumes").glob("*"))
    media = (("/media", "*"), ("/media", "*/*"), ("/run/media", "*/*"))
    return [one for root, deep in media for one in Path(root).glob(deep)]


# -- in words -------------------------------------------------------------------------------------


def why_not(error: BaseException) -> str:
    """Say in one sentence why a file puts nobody anywhere; nothing of what is in it."""
    codes = {
        "wrong-key": _("De code past niet, of het bestand is beschadigd."),
        "not-ours": _("In dit bestand staat geen plek die je meenam."),
        "newer": _("Een nieuwere versie van groeihuis maakte dit bestand."),
    }
    if isinstance(error, NotHere):
        return _("In dit bestand staat geen plek op dit bord.")
    if isinstance(error, StoreError):
        return codes.get(error.code, _("Dit bestand is er niet, of het is niet te lezen."))
    return faults.unforeseen(error)


def why_not_made(error: BaseException, folder: Path) -> str:
    """Say in one sentence why no file was made."""
    if isinstance(error, Full):
        return faults.sentences(error)[0]
    if isinstance(error, StoreError | OSError):
        return _("Hier kan niets bewaard worden: {path}").format(path=folder)
    return faults.unforeseen(error)
