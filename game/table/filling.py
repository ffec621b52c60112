"""Fill in what a sentence leaves open; what nobody gave becomes a question mark, never a fault."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping

from game.language import _


def filled(said: str, params: Mapping[str, str]) -> str:
    """Give a sentence with its blanks filled in, a reason of the system in the reader's words."""
    if "reason" in params:
        params = {**params, "reason": reason_word(params["reason"])}
    return said.format_map(_Blank(params))


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def reason_word(reason: str) -> str:
    """Put what the operating system says in the reader's words; by its code where we know none."""
    known = {
        errno.ENOENT: _("die map of dat bestand is er niet"),
        errno.EACCES: _("dat mag hier niet"),
        errno.EPERM: _("dat mag hier niet"),
        errno.EISDIR: _("dat is een map"),
        errno.ENOTDIR: _("dat is geen map"),
        errno.EROFS: _("daar kan alleen gelezen worden"),
        errno.ENAMETOOLONG: _("die naam is te lang"),
    }
    for number, name in errno.errorcode.items():
        if os.strerror(number) == reason:
            return known.get(number, name)
    return reason
