"""Hold what one run of a command shares: settings, language, database, and how it speaks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from game.language import language
from game.table.dates import this_day
from game.table.settings import Settings

if TYPE_CHECKING:
    from datafiles.text import Lang
    from game.store import Store


class Refused(Exception):
    """What was asked is not done; `lines` say why, in the reader's language."""

    def __init__(self, *lines: str) -> None:
        super().__init__("refused")
        self.lines = lines


class App(Struct):
    """One run; `db` and `asked_lang` are None until the command line names them."""

    settings: Settings
    db: str | None = None
    asked_lang: str | None = None

    @property
    def lang(self) -> Lang:
        """Give the language that is spoken, which a session takes over."""
        return cast("Lang", language())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Open the store, and first carry out the purges that are due, as was promised."""
        from game.store import open_store

        with open_store(self.db) as store:
            self._tidy(store)
            yield store

    def _tidy(self, store: Store) -> None:
        from game.table.listing import wants_tidying

        today = this_day()
        if not wants_tidying(store, today):
            return
        from game.table.faults import sentences
        from game.table.retention import purge_due

        for session, problem in purge_due(store, today).failed:
            about = f"{session}: " if session else ""
            for line in sentences(problem):
                self.tell(f"{about}{line}")

    def say(self, line: str = "") -> None:
        """Print a line of the result."""
        print(line)

    def say_json(self, value: Any) -> None:
        """Print a result for programs."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def tell(self, line: str) -> None:
        """Print a problem, on one line of its own, beside the result."""
        tell(line)


def tell(line: str) -> None:
    """Print one line on stderr; what would break the line or move the cursor becomes a space."""
    if sys.stderr is None:
        return
    sys.stdout.flush()
    plain = " ".join("".join(one if one.isprintable() else " " for one in line).split())
    print(f"groeihuis: {plain}", file=sys.stderr, flush=True)
