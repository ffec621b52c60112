"""Tell a command as it can be typed on this machine."""

from __future__ import annotations

import os


def ours(rest: str = "") -> str:
    """Give a command of ours; `start.py` says so when it is all there is."""
    return f"{os.environ.get('GROEIHUIS_COMMAND') or 'groeihuis'} {rest}".rstrip()
