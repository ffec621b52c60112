"""Show how far something is, once it has taken a second and somebody is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[int, int], None]

PATIENCE = 1.0
"""Seconds before a bar is worth looking at."""


@contextmanager
def bar(label: str, patience: float = PATIENCE) -> Iterator[Progress]:
    """Give what is told how far it is: so much done out of so much.

    The bar stands on stderr, only where that is a terminal, and is gone when the work is done.
    """
    began = time.monotonic()
    shown: Any = None

    def tell(done: int, total: int) -> None:
        nonlocal shown
        if shown is None:
            if total < 1 or time.monotonic() - began < patience or not watched():
                return
            shown = click.progressbar(length=total, label=label, file=sys.stderr)
            shown.__enter__()
        shown.length = total
        shown.update(max(done - shown.pos, 0))

    try:
        yield tell
    finally:
        if shown is not None:
            shown.render_finish()
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()


def watched() -> bool:
    """Tell whether somebody sees stderr."""
    return sys.stderr is not None and sys.stderr.isatty()
