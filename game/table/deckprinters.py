"""Keep how far the backs of a printer lie off: by its name, the edge, and how the sheet lies.

A printer that turns its paper over another edge, or draws in the sheet the other way, is off by
something else. What was measured for one of these says nothing of the others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from game import language
from game.language import _
from game.table.commands import ours

if TYPE_CHECKING:
    from exports.sheets.job import Edge

Offset = tuple[float, float]
"""How far back pages are moved: right and down as they are read, in millimetres."""
Printers = Mapping[str, Mapping[str, Offset]]
"""By a printer's name as it was typed, then by `side_of`."""

MOST_OFFSET: Final = 5.0
HALF: Final = 0.5
"""Millimetres between two lines of the scale that is read off."""
LONGEST_NAME: Final = 60

_OLD: Final = "long-upright"
"""What an offset without a side was measured with: there was no other page to measure."""
_SIDES: Final = ("long-upright", "long-lying", "short-upright", "short-lying")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,4}([.,][0-9]{1,4})?")
_MINUS: Final = "\u2212"
_ONE_WORD: Final = re.compile(r"[\w.-]+")


def side_of(edge: str, *, lying: bool) -> str:
    """Name what an offset holds for: the edge over which paper turns, and how it lies."""
    return f"{edge}-{'lying' if lying else 'upright'}"


def same(name: str) -> str:
    """Give the form in which two names are one printer, however they are typed."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def known_as(printers: Printers, name: str) -> str | None:
    """Give a printer's name as it was typed when it was kept, or nothing for one never kept."""
    return next((one for one in printers if same(one) == same(name)), None)


def kept(printers: Printers, name: str, side: str, offset: Offset) -> dict[str, dict[str, Offset]]:
    """Give the printers with one more offset; the name becomes what was typed last."""
    before = known_as(printers, name)
    found = without(printers, name)
    found[" ".join(name.split())] = {**(printers[before] if before else {}), side: offset}
    return found


def without(printers: Printers, name: str) -> dict[str, dict[str, Offset]]:
    """Give the printers but one."""
    return {one: dict(sides) for one, sides in printers.items() if same(one) != same(name)}


def read_printers(value: Any) -> dict[str, dict[str, Offset]]:
    """Read what a settings file holds; an offset that makes no sense is left out."""
    found: dict[str, dict[str, Offset]] = {}
    for name, held in value.items() if isinstance(value, dict) else ():
        sides = held if isinstance(held, dict) else {_OLD: held}
        for side, offset in sides.items():
            if side in _SIDES and _is_offset(offset) and same(name):
                found = kept(found, name, side, (float(offset[0]), float(offset[1])))
    return found


def _is_offset(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == len(("x", "y"))
        and all(
            isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= MOST_OFFSET
            for one in value
        )
    )


def readings(typed: str) -> list[Offset]:
    """Give every pair of numbers that "x,y" may mean: commas part numbers, and stand in them too.

    A semicolon, a slash or a space parts them beyond doubt. Of more than one reading those in
    halves up to the most are likelier, for a scale offers nothing else.
    """
    plain = typed.strip().replace(_MINUS, "-")
    apart = [one for one in re.split(r"\s*[;/]\s*|(?<=[0-9])\s+(?=[-+0-9])", plain) if one]
    if len(apart) > 1:
        pairs = [tuple(apart)]
    else:
        parts = [one.strip() for one in plain.split(",")]
        pairs = [(",".join(parts[:at]), ",".join(parts[at:])) for at in range(1, len(parts))]
    found = [(_number(pair[0]), _number(pair[1])) for pair in pairs if _are_numbers(pair)]
    likely = [one for one in found if on_scale(one)]
    return list(dict.fromkeys(likely or found))


def _are_numbers(pair: tuple[str, ...]) -> bool:
    return len(pair) == len(("x", "y")) and all(_NUMBER.fullmatch(one) for one in pair)


def _number(text: str) -> float:
    return float(text.replace(",", ".")) + 0.0  # no negative zero


def on_scale(offset: Offset) -> bool:
    """Tell whether an offset can be read off the test page."""
    return all(abs(one) <= MOST_OFFSET and one % HALF == 0 for one in offset)


def typed_as(offset: Offset) -> str:
    """Give an offset as it is typed, which has one meaning in every language."""
    return ",".join(f"{one + 0.0:g}" for one in offset)


def millimetres(length: float) -> str:
    """Write a length as the reader does, without its sign."""
    told = f"{abs(length):g}"
    return told if language.language() == "en" else told.replace(".", ",")


def offset_words(offset: Offset) -> str:
    """Say where backs are moved: 1,5 mm naar rechts, 0,5 mm omhoog."""
    x, y = offset
    right = _("{mm} mm naar rechts") if x > 0 else _("{mm} mm naar links")
    down = _("{mm} mm omlaag") if y > 0 else _("{mm} mm omhoog")
    told = [say.format(mm=millimetres(one)) for say, one in ((right, x), (down, y)) if one]
    return ", ".join(told) or _("geen verschuiving")


def side_words(edge: str, *, lying: bool) -> str:
    """Say what an offset holds for, as in: lange rand, liggend blad."""
    if edge == "short":
        return _("korte rand, liggend blad") if lying else _("korte rand, staand blad")
    return _("lange rand, liggend blad") if lying else _("lange rand, staand blad")


def calibrate_words(printer: str, edge: str, *, lying: bool, offset: str = "") -> str:
    """Give the command that measures a side of a printer, or keeps what was read off."""
    parts = ["decks calibrate"]
    if printer:
        parts.append("--printer " + (printer if _ONE_WORD.fullmatch(printer) else f'"{printer}"'))
    parts += ["--edge short"] if edge == "short" else []
    parts += ["--lying"] if lying else []
    parts += [f"--offset {offset}"] if offset else []
    return " ".join(parts)


class Unmeasured(Exception):
    """Nobody measured the side of a printer that is asked for; its words say how to.

    `command` alone is what measures it.
    """

    def __init__(self, said: str, command: str) -> None:
        super().__init__(said)
        self.command = command


def measured(printers: Printers, name: str, edge: Edge, *, lying: bool) -> Offset:
    """Give the offset that fits a sheet.

    Raises `Unmeasured` where that side of the printer was never measured.
    """
    known = known_as(printers, name)
    found = printers[known].get(side_of(edge, lying=lying)) if known else None
    if found is not None:
        return found
    shown = known or " ".join(name.split())
    command = ours(calibrate_words(shown, edge, lying=lying))
    if known:
        said = _("Printer {name} is niet gemeten voor {side}; dat doe je met: {command}")
        side = side_words(edge, lying=lying)
        raise Unmeasured(said.format(name=shown, side=side, command=command), command)
    told = [_("Printer {name} is nog niet gemeten.").format(name=shown)]
    if printers:
        names = ", ".join(sorted(printers, key=same))
        told.append(_("Wel bekend: {names}.").format(names=names))
    told.append(_("Meten doe je met: {command}").format(command=command))
    raise Unmeasured(" ".join(told), command)
