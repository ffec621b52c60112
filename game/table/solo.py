"""Keep a preparation in a file of its own: begin, list, open, protect anew, and erase for good.

Nothing of it goes into the shared database, and a list shows no name: only that there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from game.engine import commands as c
from game.engine.answers import Refusal
from game.engine.commands import Seat
from game.engine.decide import decide
from game.engine.events import Health
from game.engine.state import State
from game.language import _
from game.script.load import Game
from game.store import MemoryStore, Store
from game.table import faults
from game.table.dates import this_day
from game.table.setup import start_command
from game.table.table import Table, new_id

if TYPE_CHECKING:
    from datafiles.text import Lang

SCRIPT = "loopbaangesprek"
SUFFIX = ".groei"


class Preparation(Struct, frozen=True):
    """A preparation as a list shows it: where it lies, since when, and whether it is locked."""

    path: Path
    session: str
    begun: date
    protected: bool


def home() -> Path:
    """Give the folder in which this user's preparations lie."""
    import platformdirs

    return platformdirs.user_data_path("groeihuis", appauthor=False) / "voorbereiding"


def preparations(folder: Path | None = None) -> list[Preparation]:
    """List the preparations in a folder, the newest first; only what stands outside each."""
    from game.store.solofile import solo_files

    found = [Preparation(*one) for one in solo_files(folder or home())]
    return sorted(found, key=lambda one: (one.begun, one.session), reverse=True)


def find(typed: str, folder: Path | None = None) -> Path | None:
    """Give the file that somebody typed: a path, or the beginning of a preparation's number."""
    try:
        path = Path(typed).expanduser()
    except RuntimeError:  # the home of somebody who is not here
        return None
    if path.suffix == SUFFIX:
        return path
    found = [one.path for one in preparations(folder) if typed and one.session.startswith(typed)]
    return found[0] if len(found) == 1 else None


def begin(
    game: Game,
    name: str,
    *,
    lang: Lang,
    passphrase: str | None,
    health: Health = "talk",
    path: Path | None = None,
    practice: bool = False,
) -> Table | Refusal:
    """Begin a preparation in a new file; raises a StoreError when it cannot be kept there.

    A refusal leaves no file behind; practice keeps nothing at all.
    """
    from game.store.solofile import create_solo

    seat = Seat(name, game.script.players.roles_for(0)[0])
    asked = start_command(
        game,
        (seat,),
        lang=lang,
        today=this_day(),
        group_sees=False,
        health=health,
        practice=practice,
    )
    start = replace(asked, purge_on=None)  # it stays until its owner erases it
    answer = decide(State(), start, lambda names: names[0])
    if isinstance(answer, Refusal):
        return answer
    session = new_id()
    if practice:
        store: Store = MemoryStore()
    else:
        named = path or home() / f"voorbereiding-{session[:13]}{SUFFIX}"
        store = create_solo(named, session, passphrase)
    table = Table(store, session)
    table.perform(start)
    if health == "keep":
        table.perform(c.AnswerHealth(table.state.players[0].id, keeps=True))
    return table


def is_locked(path: Path) -> bool:
    """Tell whether a file asks for a passphrase; raises a StoreError."""
    from game.store.solofile import needs_passphrase

    return needs_passphrase(path)


def take_up(path: Path, passphrase: str | None, *, salvage: bool = False) -> Table:
    """Open a preparation; raises a StoreError, or a LogProblem for a log that cannot be read.

    With `salvage` a damaged one opens with what is whole.
    """
    from game.store.solofile import open_solo

    store = open_solo(path, passphrase, salvage=salvage)
    if not store.sessions():  # it was killed before its first word
        store.close()
        raise faults.Unsuited("empty-file")
    return Table(store, store.session)


def notice(table: Table) -> str:
    """Say what was amiss with a file that opened all the same; empty when nothing was."""
    codes: dict[str, Callable[[], str]] = {
        "tail": lambda: _("Het laatste stukje was nooit af en is weggelaten. De rest is heel."),
        "slot": lambda: _("Een teller in dit bestand was beschadigd. Alles wat erin stond, is er."),
        "cut": lambda: _("Het eind van dit bestand ontbreekt. Je ziet wat nog heel is."),
        "changed": lambda: _("Dit bestand is veranderd. Je ziet alleen wat ervoor nog heel is."),
    }
    said = codes.get(getattr(table.store, "notice", ""))
    return said() if said is not None else ""


def what_stays() -> str:
    """Say what erasing a preparation leaves: papers that were made of it lie where they lie."""
    return _("Wat je eruit maakte (blad, agenda, berichten, meeneembestand), blijft liggen.")


def erase(path: Path) -> None:
    """Erase a preparation for good, whatever is in it: no passphrase is needed for that.

    Raises a StoreError when it could not.
    """
    from game.store.solofile import erase_solo

    erase_solo(path)


def protect(path: Path, old: str | None, new: str | None) -> None:
    """Set, change or (None) take away the passphrase; raises a StoreError and changes nothing."""
    from game.store.solofile import protect_solo

    protect_solo(path, old, new)
