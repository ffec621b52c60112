"""Clean what people type: names and lines, without losing what they meant."""

import unicodedata

from game.engine.answers import Refusal
from game.engine.state import Player

NAME_LENGTH = 40
LINE_LENGTH = 2000
PAGE_LENGTH = 20000
_ALLOWED_FORMAT = {"\u200c", "\u200d"}  # joiners that scripts and emoji need inside a name
_BLANK = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}  # letters and signs that draw nothing
_VARIANTS = {chr(code) for code in range(0xFE00, 0xFE10)}  # the same letter, drawn another way


def clean_line(text: str) -> str:
    """Give a line in NFC with single spaces and without control characters."""
    kept: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        category = unicodedata.category(letter)
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" ")
        elif category not in {"Cf", "Cs", "Co"} or letter in _ALLOWED_FORMAT:
            kept.append(letter)
    return " ".join("".join(kept).split())


def line_or_refusal(text: str, *, required: bool = True) -> str | Refusal:
    """Give a cleaned line, or say that it is empty or longer than 2,000 letters."""
    line = clean_line(text)
    if required and not line:
        return Refusal("text-empty")
    if len(line) > LINE_LENGTH:
        return Refusal("text-too-long", {"most": str(LINE_LENGTH), "length": str(len(line))})
    return line


def page_or_refusal(text: str) -> str | Refusal:
    """Give a page with its lines cleaned one by one, or say that it is over 20,000 letters.

    Indents go; of empty lines one stays between two others.
    """
    lines: list[str] = []
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = clean_line(raw)
        if line or (lines and lines[-1]):
            lines.append(line)
    page = "\n".join(lines).rstrip("\n")
    if len(page) > PAGE_LENGTH:
        return Refusal("text-too-long", {"most": str(PAGE_LENGTH), "length": str(len(page))})
    return page


def name_or_refusal(raw: str, others: tuple[Player, ...]) -> str | Refusal:
    """Give a cleaned name, or say why it cannot stand: empty, taken, too long, or invisible.

    Control characters and marks that turn the direction of text are refused, since they would
    change the text around the name on screen and on paper.
    """
    name = unicodedata.normalize("NFC", raw).strip()
    if any(_is_unseen(letter) for letter in name):
        return Refusal("name-control")
    name = " ".join(name.split())
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
        return Refusal("name-empty")
    if len(name) > NAME_LENGTH:
        return Refusal("name-too-long", {"most": str(NAME_LENGTH), "length": str(len(name))})
    if any(_looks(name) == _looks(other.name) for other in others):
        return Refusal("name-taken", {"name": name})
    return name


def _is_unseen(letter: str) -> bool:
    if letter in _ALLOWED_FORMAT:
        return False
    return letter in _BLANK or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def _looks(name: str) -> str:
    """Give what two names that look alike have in common: no case, no joiners, no wide letters."""
    seen = (letter for letter in name if letter not in _ALLOWED_FORMAT | _VARIANTS)
    return unicodedata.normalize("NFKC", "".join(seen)).casefold()
