"""A list of options to give dots to, to put in order or to rate on five stops; and what came of it.

Hidden until the reveal, a tally is dots without names. A blind ballot shows its options and nothing
that anyone chose, whatever it is handed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.message import Message

from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.palette import HUES
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import Tone

LEVELS: Final = 5
"""How many stops a rating has."""
_WIDEST: Final = 84
_DOT: Final = "●"
_DOT_ROW: Final = 24
_SPACED: Final = 10


class OptionArt(Struct, frozen=True):
    """One option; ``hue`` gives it a bar in the colours of a zone, ``note`` is muted under it.

    ``own`` is what the one at the keyboard chose: dots given, the place in an order from 1, or a
    stop from 1 to 5; 0 is nothing. ``tally`` is empty until the reveal: how many dots in all, or
    for a rating how many stand on each of the five stops.
    """

    key: str
    text: str
    hue: str = ""
    note: str = ""
    own: int = 0
    tally: tuple[int, ...] = ()


class BallotPicture(Struct, frozen=True):
    """What is to be chosen from, and how; ``cursor`` is an option's key.

    ``spare`` dots are still to be given; ``low`` and ``high`` stand over the ends of a rating.
    """

    kind: Literal["vote", "pick", "rate"]
    options: tuple[OptionArt, ...] = ()
    cursor: str = ""
    spare: int = 0
    spare_word: str = ""
    low: str = ""
    high: str = ""
    blind: bool = False
    blind_word: str = ""


class _Row(NamedTuple):
    """Where an option stands, and its text as it is broken there."""

    option: OptionArt
    number: int
    y: int
    height: int
    lines: tuple[str, ...]
    notes: tuple[str, ...]


class _Sheet(NamedTuple):
    """A ballot in cells: where texts and choices start, how far stops are apart, its rows.

    ``below`` says that a rating has a line of its own, ``more`` that options are hidden above and
    below.
    """

    x: int
    w: int
    text: int
    choice: int
    pitch: int
    below: bool
    rows: tuple[_Row, ...]
    more: tuple[bool, bool]


class Ballot(Painted[BallotPicture]):
    """Options under each other; it owns no choice, and asks for one by messages."""

    DEFAULT_CSS = "Ballot { width: 1fr; height: 1fr; }"

    @dataclass
    class Moved(Message):
        """Another option is to be the current one."""

        ballot: Ballot
        key: str

    @dataclass
    class Changed(Message):
        """An option's own value is to become another.

        A vote counts dots; a pick is 1 for in (at the end of the order) and 0 for out; a rating is
        a stop from 1 to 5, or 0 for none. Whether that may be is for whoever listens.
        """

        ballot: Ballot
        key: str
        value: int

    def __init__(
        self,
        picture: BallotPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or BallotPicture("vote"), name=name, id=id, classes=classes)
        self._first = 0

    # -------------------------------------------------------------------------------- the keyboard

    def press(self, key: str) -> bool:
        """Do what a key does here; False when it does nothing.

        Up, down, home and end move; a digit goes to an option and, for dots and orders, chooses it;
        space, right and left give and take; backspace takes.
        """
        picture = self.picture
        if not picture.options:
            return False
        keys = [option.key for option in picture.options]
        at = keys.index(picture.cursor) if picture.cursor in keys else 0
        last = len(keys) - 1
        moves = {"up": max(at - 1, 0), "down": min(at + 1, last), "home": 0, "end": last}
        if key in moves:
            self._move(moves[key])
            return True
        if len(key) == 1 and key in "123456789" and int(key) <= len(keys):
            self._move(int(key) - 1)
            self._give(picture.options[int(key) - 1], "digit")
            return True
        return self._give(picture.options[at], key)

    def _move(self, at: int) -> None:
        key = self.picture.options[at].key
        if key != self.picture.cursor:
            self.post_message(self.Moved(self, key))

    def _give(self, option: OptionArt, key: str) -> bool:
        """Ask for the value that a key leads to; nothing changes once the tally is told."""
        value = _value(self.picture.kind, option.own, key)
        if value is None or any(one.tally for one in self.picture.options):
            return False
        if value != option.own:
            self.post_message(self.Changed(self, option.key, value))
        return True

    # ----------------------------------------------------------------------------------- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose what is clicked: own dots take one back, a stop is set; deaf while blind."""
        event.stop()
        picture = self.picture
        if picture.blind or event.button != 1:
            return
        sheet = self._sheet(picture, self.size.width, self.size.height)
        row = next((row for row in sheet.rows if row.y <= event.y < row.y + row.height), None)
        if row is None or not sheet.x <= event.x < sheet.x + sheet.w:
            return
        self._move(row.number)
        right = event.x >= sheet.x + sheet.choice - 1
        if picture.kind == "rate":
            on_line = event.y == row.y + row.height - 1 and right
            stop = round((event.x - sheet.x - sheet.choice - 3) / max(1, sheet.pitch)) + 1
            if on_line and not row.option.tally:
                value = min(max(stop, 1), LEVELS)
                if value != row.option.own:
                    self.post_message(self.Changed(self, row.option.key, value))
        elif right and row.option.own:
            self._give(row.option, "backspace")
        else:
            self._give(row.option, "digit")

    # ------------------------------------------------------------------------------------- drawing

    def paint(self, canvas: Canvas) -> None:
        """Draw the options that fit, the current one always among them."""
        picture = self.picture
        if picture.blind:
            options = tuple(replace(option, own=0, tally=()) for option in picture.options)
            picture = replace(picture, options=options, cursor="", spare=0)
        sheet = self._sheet(picture, canvas.width, canvas.height)
        if picture.kind == "rate" and sheet.rows:
            start, end = sheet.x + sheet.choice + 2, sheet.x + sheet.choice + 4 * sheet.pitch + 5
            high = shorten(picture.high, sheet.w // 2)
            low = shorten(picture.low, max(1, end - width(high) - 2 - sheet.x))
            canvas.text(min(start, end - width(high) - 2 - width(low)), 0, low, "muted")
            canvas.text(end - width(high), 0, high, "muted")
        for row in sheet.rows:
            self._row(canvas, picture, sheet, row)
        for here, y, sign in ((0, 0, "▲"), (1, canvas.height - 1, "▼")):
            if sheet.more[here]:
                canvas.text(sheet.x + sheet.w - 1, y, sign, "muted")
        if picture.blind:
            label = f" ▒ {picture.blind_word} ▒ "
            canvas.text((canvas.width - width(label)) // 2, canvas.height - 1, label, bold=True)
        elif picture.spare_word:
            dots = "  " + " ".join(_DOT * picture.spare)
            x = sheet.x + sheet.w - width(picture.spare_word) - width(dots) - 1
            x = canvas.text(x, canvas.height - 1, picture.spare_word, "muted")
            canvas.text(x, canvas.height - 1, dots, "key")

    def _row(self, canvas: Canvas, picture: BallotPicture, sheet: _Sheet, row: _Row) -> None:
        option, x = row.option, sheet.x
        current = bool(picture.cursor) and option.key == picture.cursor
        if current:
            canvas.fill(x + 2, row.y, sheet.w - 2, row.height, "panel")
            canvas.text(x, row.y, "►", "foreground")
        if row.number < 9:
            ground = "key" if current else "panel"
            ink = "on-key" if current else "foreground"
            canvas.text(x + 2, row.y, f" {row.number + 1} ", ink, ground, bold=True)
        if option.hue in HUES:
            for y in range(row.y, row.y + row.height):
                canvas.put(x + sheet.text - 2, y, "▌", f"zone-{option.hue}-mark")
        for y, line in enumerate(row.lines, row.y):
            canvas.text(x + sheet.text, y, line, bold=current)
        for y, line in enumerate(row.notes, row.y + len(row.lines)):
            canvas.text(x + sheet.text, y, line, "muted")
        at = x + sheet.choice
        if picture.kind == "rate":
            _scale(canvas, at, row.y + row.height - 1, sheet.pitch, option)
        elif option.tally or picture.kind == "vote":
            for y, dots in enumerate(_dots(sum(option.tally) if option.tally else option.own)):
                canvas.text(at, row.y + y, dots, "key")
        elif option.own:
            canvas.text(at, row.y, f" {option.own} ", "on-key", "key", bold=True)

    def _sheet(self, picture: BallotPicture, w: int, h: int) -> _Sheet:
        """Set out the ballot: with air, else close together, else a line each, else in part."""
        wide = min(w, _WIDEST)
        top = 1 if picture.kind == "rate" else 0
        foot = 2 if picture.blind or picture.spare_word else 0
        room = max(1, h - top - foot)
        text = 8 if any(option.hue for option in picture.options) else 6
        sheet = _Sheet((w - wide) // 2, wide, text, 0, 0, False, (), (False, False))
        for one_line in (False, True):
            sheet = _columns(picture, sheet, one_line)
            rows = _rows(picture, sheet, one_line)
            for gap in (1, 0):
                total = sum(row.height + gap for row in rows) - gap
                if total <= room:
                    over = min((room - total) // 2, 1)
                    return sheet._replace(rows=_stacked(rows, top + over, gap))
        return self._part(picture, sheet, rows, top, room)

    def _part(
        self, picture: BallotPicture, sheet: _Sheet, rows: list[_Row], top: int, room: int
    ) -> _Sheet:
        """Show as many options as fit, moving as little as brings the current one into sight."""
        at = next((r.number for r in rows if r.option.key == picture.cursor), 0)
        first = 0 if picture.blind else max(min(self._first, at), at - room + 1)
        first = max(0, min(first, len(rows) - room))
        if not picture.blind:
            self._first = first
        shown = _stacked(rows[first : first + room], top, 0)
        return sheet._replace(rows=shown, more=(first > 0, first + room < len(rows)))


def _value(kind: str, own: int, key: str) -> int | None:
    """Say what an own value becomes by a key, None where the key means nothing."""
    if kind == "vote":
        steps = {"digit": 1, "space": 1, "right": 1, "+": 1, "left": -1, "-": -1, "backspace": -1}
        return max(0, own + steps[key]) if key in steps else None
    if kind == "pick":
        if key in ("digit", "space"):
            return 0 if own else 1
        return 0 if key == "backspace" else None
    if key == "backspace":
        return 0
    middle = (LEVELS + 1) // 2
    if key in ("left", "right"):
        step = 1 if key == "right" else -1
        return min(max((own or middle) + step, 1), LEVELS)
    return (own or middle) if key == "space" else None


def _dots(count: int) -> list[str]:
    """Write a number of dots, in rows where they are many."""
    if count <= _SPACED:
        return [" ".join(_DOT * count)]
    return [_DOT * min(_DOT_ROW, count - at) for at in range(0, count, _DOT_ROW)]


def _columns(picture: BallotPicture, sheet: _Sheet, one_line: bool) -> _Sheet:
    """Say where choices start: at the right of the texts, or for a roomy rating under them."""
    told = any(option.tally for option in picture.options)
    if picture.kind == "rate":
        if not one_line:
            pitch = min(12, max(2, (sheet.w - sheet.text - 9) // (LEVELS - 1)))
            return sheet._replace(choice=sheet.text - 2, pitch=pitch, below=True)
        pitch = 8 if told else 4
        return sheet._replace(choice=sheet.w - 4 * pitch - 8, pitch=pitch, below=False)
    most = max((max(sum(o.tally), o.own) for o in picture.options), default=0)
    if picture.kind == "vote" and not told:
        most = max(most, min(_SPACED, most + picture.spare))
    needed = 2 * most - 1 if most <= _SPACED else _DOT_ROW
    return sheet._replace(choice=sheet.w - max(5, needed) - 1, pitch=0, below=False)


def _rows(picture: BallotPicture, sheet: _Sheet, one_line: bool) -> list[_Row]:
    """Break the texts of the options and say how high each is."""
    end = sheet.w - 1 if sheet.below else sheet.choice - 2
    room = max(8, min(74, end - sheet.text))
    rows = []
    for number, option in enumerate(picture.options):
        lines = [shorten(option.text, room)] if one_line else wrap(option.text, room)
        notes = wrap(option.note, room) if option.note and not one_line else []
        dots = len(_dots(sum(option.tally))) if picture.kind != "rate" else 0
        height = max(len(lines) + len(notes), 1 if one_line else dots) + sheet.below
        rows.append(_Row(option, number, 0, height, tuple(lines), tuple(notes)))
    return rows


def _stacked(rows: list[_Row], top: int, gap: int) -> tuple[_Row, ...]:
    out = []
    for row in rows:
        out.append(row._replace(y=top))
        top += row.height + gap
    return tuple(out)


def _scale(canvas: Canvas, x: int, y: int, pitch: int, option: OptionArt) -> None:
    """Draw five stops on a line, the own one solid, or after the reveal the dots on each."""
    line: Tone = "line"
    first = x + 3
    canvas.text(first, y, "┌" + ("─" * (pitch - 1) + "┬") * (LEVELS - 1), line)
    canvas.text(first + pitch * (LEVELS - 1), y, "┐", line)
    for stop, count in enumerate(option.tally[:LEVELS]):
        dots = _DOT * min(count, pitch - 1)
        canvas.text(first + stop * pitch - len(dots) // 2, y, dots, "key")
    if option.own and not option.tally:
        at = first + (min(option.own, LEVELS) - 1) * pitch
        canvas.text(at - 1, y, f" {_DOT} ", "on-key", "key")
