"""Say what is wrong in a file: where, what, and what is allowed, all problems at once.

What is wrong is a code; `game.table.findings` has its sentence in the reader's language.
"""

import difflib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

Params = tuple[tuple[str, str], ...]


class Said(NamedTuple):
    """A code and what its sentence fills in, before anybody knows where in the file it belongs."""

    code: str
    params: Mapping[str, str] = {}


class Finding(Struct, frozen=True, order=True):
    """One problem at a place in a file; `line` counts from 1, `severity` is error or warning.

    `where` names the place by the ids and keys of the file; empty where the sentence itself does,
    or where it is the file as a whole. Of the params, `near` is the nearest name that is right and
    `allowed` lists what is, parted by commas; it is empty where there is nothing to choose from.
    """

    path: str
    line: int
    code: str
    params: Params = ()
    where: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        """Give a plain form for logs and tests; nobody who writes a file reads it."""
        note = "" if self.severity == "error" else f"{self.severity}: "
        where = f"{self.where}: " if self.where else ""
        params = "".join(f" {name}={value}" for name, value in self.params)
        return f"{self.path}:{self.line}: {note}{where}{self.code}{params}"


def hint(given: object, allowed: Sequence[str]) -> dict[str, str]:
    """Tell what is allowed, and which of it somebody may have meant."""
    near = difflib.get_close_matches(given, allowed, n=1) if isinstance(given, str) else ()
    return {**({"near": near[0]} if near else {}), "allowed": ", ".join(allowed)}


class FileProblem(Exception):
    """Nothing of the file was loaded; `findings` tells every problem, never fewer than one."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
