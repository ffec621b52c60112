"""Run one command: choose the language, hand over, and turn whatever goes wrong into a line."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

import click

from game.cli.context import App, Refused, tell
from game.cli.kit import Branch, Lazy, branch, usage_line
from game.language import LANGUAGES, _, system_language, use
from game.table.settings import load

COMMANDS = (
    "play", "resume", "simulate", "demo", "sessions", "agreements", "poster", "decks", "boards",
    "scripts",
)  # fmt: skip
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; a user never sees a traceback."""
    for stream in (sys.stdout, sys.stderr):
        _steady(stream)
    settings = load()
    use(_asked(arguments) or settings.language or system_language())
    try:
        code = _invoke(arguments, App(settings))
        sys.stdout.flush()
        return code
    except click.UsageError as error:
        tell(usage_line(error))
        return 2
    except Refused as refused:
        for line in refused.lines:
            tell(line)
        return 1
    except (KeyboardInterrupt, click.Abort):
        tell(_("Gestopt."))
        return INTERRUPTED
    except Exception as fault:
        return _failed(fault)


def home() -> Branch:
    """Give the command `groeihuis` with all that is under it, in the reader's language."""
    return branch(
        "groeihuis",
        _("Een gespreksspel: waar sta je nu, waar wil je naartoe, en wat spreken we af?"),
        [(name, Lazy(name)) for name in COMMANDS],
        run=_home,
        outer=True,
        epilog=_(
            "Zonder opdracht opent het startscherm.\n\n"
            "Om te beginnen:\n"
            "  groeihuis demo                 twee bots spelen, er komt een poster\n"
            "  groeihuis play go-grow-duo     zelf spelen"
        ),
    )


def _home(app: App) -> int:
    from game.cli.play import screens

    return screens(app)


def _invoke(arguments: list[str], app: App) -> int:
    try:
        with home().make_context("groeihuis", list(arguments), obj=app) as ctx:
            result = ctx.command.invoke(ctx)
    except click.exceptions.Exit as done:
        sys.stdout.flush()
        return done.exit_code
    return result if isinstance(result, int) else 0


def _failed(fault: Exception) -> int:
    if isinstance(fault, OSError) and fault.errno in (errno.EPIPE, errno.EINVAL):
        _let_go(sys.stdout)  # whoever read along has gone
        return 1
    from game.table.faults import record, sentences

    if lines := sentences(fault):
        for line in lines:
            tell(line)
    elif isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
        _let_go(sys.stdout)
        tell(_("De schijf is vol."))
    else:
        place = record(fault)
        if place is None:
            tell(_("Er ging iets mis dat niemand verwachtte."))
        else:
            tell(_("Er ging iets mis dat niemand verwachtte. Meer in {path}").format(path=place))
    return 1


def _steady(stream: TextIO | None) -> None:
    """Write UTF-8 to files and pipes; to a terminal, what it knows, and ? for what it does not."""
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is None or reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", errors="replace")


def _let_go(stream: TextIO) -> None:
    """Drop what is still to be written, so that the end of the program does not stumble over it."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _asked(arguments: list[str]) -> str | None:
    """Find --lang before anything is parsed, because help and errors speak it too."""
    for index, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else "".join(arguments[index + 1 : index + 2])
            if value.lower() in LANGUAGES:
                return value.lower()
    return None
