"""Run a program in a pseudo-terminal and tell when its bytes come out.

Only a Unix has the terminals that this needs; elsewhere `AVAILABLE` is false and the measurements
that look at a screen are left out.
"""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

AVAILABLE = sys.platform != "win32"
PATIENCE = 30.0
"""Seconds after which a screen that never shows what is waited for is a fault."""

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_].*?(?:\x07|\x1b\\)|[()].|[=>78cM])", re.S)


class Terminal:
    """A program on a screen of `columns` × `rows`; what it asks the terminal stays unanswered."""

    def __init__(
        self, command: Sequence[str | Path], env: Mapping[str, str], columns: int, rows: int
    ) -> None:
        if sys.platform == "win32":
            raise NotImplementedError("there are no pseudo-terminals here")
        import fcntl
        import termios

        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._fd = ours
        self._last = b""
        self.began = time.perf_counter()
        self._program = subprocess.Popen(
            command, env=env, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        self._program.wait()
        os.close(self._fd)

    def send(self, keys: bytes) -> float:
        """Type, and give the moment just before."""
        at = time.perf_counter()
        os.write(self._fd, keys)
        return at

    def shows(self, word: str) -> float:
        """Read until a word comes out, and give the moment at which its bytes had come.

        A word at the end of the screen tells that a frame is whole: lines come from the top.
        """
        until = time.perf_counter() + PATIENCE
        wanted = word.encode()
        while time.perf_counter() < until:
            if self._read(0.5) and wanted in _ESCAPES.sub(b"", self._last):
                self._last = b""
                return time.perf_counter()
        said = _ESCAPES.sub(b"", self._last).decode("utf-8", "replace").strip()
        raise TimeoutError(f"the screen never showed {word!r}; it ended with {said[-300:]!r}")

    def quiet(self, seconds: float) -> float | None:
        """Read until nothing comes for so long; give the moment of the last byte, if any."""
        last: float | None = None
        while self._read(seconds):
            last = time.perf_counter()
        self._last = b""
        return last

    def next(self, seconds: float) -> float | None:
        """Give the moment at which the next bytes come, or nothing after so long."""
        return time.perf_counter() if self._read(seconds) else None

    def seen(self, word: str) -> bool:
        """Tell whether a word came out since the last time that one was waited for."""
        return word.encode() in _ESCAPES.sub(b"", self._last)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        found = b""
        with suppress(OSError):  # what a terminal gives when its program has ended
            found = os.read(self._fd, 65536)
        self._last += found
        if not found:
            said = _ESCAPES.sub(b"", self._last).decode("utf-8", "replace").strip()
            raise EOFError(f"the program ended: {said[-300:]!r}")
        return True
