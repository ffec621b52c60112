"""Hold French signs to their words: the space before ? ! : ; » and after « never breaks a line."""

from __future__ import annotations

import re
from typing import Final

HARD: Final = "\u00a0"
_BEFORE: Final = re.compile(r"(?<=\S) (?=[?!:;»])")
_AFTER: Final = re.compile(r"(?<=«) (?=\S)")


def held(text: str) -> str:
    """Give a French text with no-break spaces where a line may not end; twice is the same as once.

    Keyboards give ordinary spaces, and a card would then begin a line with a question mark.
    """
    return _AFTER.sub(HARD, _BEFORE.sub(HARD, text)) if " " in text else text
