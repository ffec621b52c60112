"""Hold what decks, boards and scripts share: checking files and saying what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from datafiles.findings import FileProblem
from game.cli.context import App
from game.cli.kit import Framed, Named, as_json, command
from game.language import _, plural

if TYPE_CHECKING:
    from datafiles.findings import Finding

Lint = Callable[[str], "Iterable[Finding]"]


def lint_command(lint: Lint) -> Framed:
    """Give `lint F...`, which tells every problem of every file."""

    def run(app: App, files: tuple[str, ...], as_json: bool) -> int:
        return check(app, files, lint, as_json)

    return command(
        "lint",
        run,
        _("Controleer bestanden: elke fout met bestand en regel, alles in één keer."),
        Named("files", _("BESTAND"), _("Of de naam van iets ingebouwds."), nargs=-1, required=True),
        as_json(),
    )


def by_loading(load: Callable[[str], Any], name: str) -> Iterable[Finding]:
    """Check a file by loading it."""
    try:
        load(name)
    except FileProblem as problem:
        return problem.findings
    return ()


def check(app: App, files: tuple[str, ...], lint: Lint, as_json: bool) -> int:
    """Print all findings as path:line: what is wrong; 1 when there is any, else 0."""
    from game.table.findings import message, sentence

    found = {name: list(lint(name)) for name in files}
    findings = [one for each in found.values() for one in each]
    if as_json:
        app.say_json(
            [
                {
                    "path": one.path,
                    "line": one.line,
                    "severity": one.severity,
                    "code": one.code,
                    "where": one.where,
                    "params": dict(one.params),
                    "message": message(one),
                }
                for one in findings
            ]
        )
        return 1 if findings else 0
    for name, each in found.items():
        for one in sorted(each):
            app.say(sentence(one))
        if not each:
            app.say(_("{name}: in orde").format(name=name))
    errors = [one for one in findings if one.severity == "error"]
    if errors:
        app.tell(plural("{n} fout gevonden.", "{n} fouten gevonden.", len(errors)))
    if warnings := len(findings) - len(errors):
        app.tell(plural("{n} keer let op.", "{n} keer let op.", warnings))
    return 1 if findings else 0
