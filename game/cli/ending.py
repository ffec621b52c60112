"""End a run with an exit code and a line, whatever went wrong; no user sees a traceback.

Click is not imported here, so that the screens open without it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from game.cli.context import App, Refused, tell
from game.language import LANGUAGES, _, system_language, use
from game.table.settings import load

INTERRUPTED = 130
WINDOWS = os.name == "nt"


def started(arguments: list[str]) -> App:
    """Choose the language, make the streams safe to write to, and give what the run shares."""
    for stream in (sys.stdout, sys.stderr):
        _steady(stream)
    settings = load()
    use(_asked(arguments) or settings.language or system_language())
    return App(settings)


def ended(work: Callable[[], int]) -> int:
    """Do the work and give its exit code, or a line on stderr and the code for that."""
    try:
        code = work()
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except Refused as refused:
        for line in refused.lines:
            tell(line)
        return 1
    except KeyboardInterrupt:
        tell(_("Gestopt."))
        return INTERRUPTED
    except Exception as fault:
        return _failed(fault)


def _failed(fault: Exception) -> int:
    if _reader_gone(fault):
        _let_go(sys.stdout)
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


def _reader_gone(fault: Exception) -> bool:
    """Tell whether whoever read along has gone; Windows calls that a wrong argument, of no file."""
    if isinstance(fault, BrokenPipeError):
        return True
    if not (WINDOWS and isinstance(fault, OSError)):
        return False
    return fault.errno == errno.EINVAL and fault.filename is None


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
