"""The panel beside a roomy stage: people with their tokens, short sections, a foot."""

from __future__ import annotations

from msgspec import Struct

from game.tui.kit.canvas import QUADRANTS, Canvas, Painted
from game.tui.kit.text import shorten, width, wrap
from game.tui.kit.themes import BOLD, UNDERLINE
from game.tui.kit.tokens import silhouette


class RailPerson(Struct, frozen=True):
    """A token with up to three lines beside it: a name in bold, then what is said of it."""

    shape: int
    initials: str
    lines: tuple[str, ...]
    full: bool = True
    active: bool = False


class RailSection(Struct, frozen=True):
    """A title with lines under it."""

    title: str
    lines: tuple[str, ...] = ()


class RailPicture(Struct, frozen=True):
    """What stands in the rail, from top to bottom."""

    title: str = ""
    people: tuple[RailPerson, ...] = ()
    sections: tuple[RailSection, ...] = ()
    foot: tuple[str, ...] = ()


def draw_token(
    canvas: Canvas,
    x: int,
    y: int,
    shape: int,
    initials: str,
    *,
    full: bool = True,
    tone: str = "key",
    on_tone: str = "on-key",
) -> None:
    """Draw a token of 6×3 cells with its initials, on whatever ground there is."""
    form = silhouette(shape, 6, 3, full)
    for row in range(3):
        upper, lower = form.mask[2 * row], form.mask[2 * row + 1]
        for column in range(6):
            a, b = 2 * column, 2 * column + 1
            value = upper[a] + 2 * upper[b] + 4 * lower[a] + 8 * lower[b]
            if value == 15:
                canvas.put(x + column, y + row, "█", tone, tone)
            elif value:
                canvas.put(x + column, y + row, QUADRANTS[value], tone)
    flags = BOLD
    if form.base >= 0:
        edge = "▁" if form.base else "▔"
        for column in (1, 4):
            canvas.put(x + column, y + form.base, edge, tone)
        flags |= UNDERLINE if form.base else 0
    ink, ground = (on_tone, tone) if full else (tone, None)
    canvas.text(x + 2, y + form.text_row, initials, ink, ground, flags=flags)


class TokenPicture(Struct, frozen=True):
    """One token with lines beside it: a name in bold, then what is said of it."""

    shape: int
    initials: str
    lines: tuple[str, ...] = ()
    full: bool = True


class TokenView(Painted[TokenPicture]):
    """A token of 6×3 cells with up to three lines at its right, for beside a card or a question."""

    DEFAULT_CSS = "TokenView { width: 1fr; height: 3; }"

    def paint(self, canvas: Canvas) -> None:
        """Draw the token; a single line stands level with its letters."""
        picture = self.picture
        draw_token(canvas, 0, 0, picture.shape, picture.initials, full=picture.full)
        one = len(picture.lines) == 1
        for row, line in enumerate(picture.lines[:3]):
            y = 1 if one else row
            tone = "foreground" if one or row < 2 else "muted"
            bold = row == 0 and not one
            canvas.text(7, y, shorten(line, canvas.width - 7), tone, bold=bold)


class Rail(Painted[RailPicture]):
    """The rail of a roomy screen, 37 cells wide; leaves out from below what does not fit."""

    def __init__(
        self,
        picture: RailPicture | None = None,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(picture or RailPicture(), name=name, id=id, classes=classes)

    def paint(self, canvas: Canvas) -> None:
        """Draw title and people, sections spaced as room allows, and the foot at the bottom."""
        picture = self.picture
        wide, high = canvas.width, canvas.height
        canvas.fill(0, 0, wide, high, "surface")
        text_room = wide - 4
        foot = [line for part in picture.foot for line in wrap(part, text_room)]
        bottom = high - 1 - (len(foot) + 1 if foot else 0)
        y = 1
        for line in wrap(picture.title, text_room) if picture.title else []:
            canvas.text(2, y, line, bold=True)
            y += 1
        y += 1 if picture.title else 0
        y = self._people(canvas, y, bottom)
        lines = self._section_lines()
        spaced = [row for line in lines for row in (line, ("", False))]
        shown = spaced if len(spaced) <= bottom - y else lines
        for line, bold in shown[: max(0, bottom - y)]:
            canvas.text(2, y, shorten(line, text_room), bold=bold)
            y += 1
        for number, line in enumerate(foot):
            canvas.text(2, high - 1 - len(foot) + number, line)

    def _people(self, canvas: Canvas, y: int, bottom: int) -> int:
        """Draw the people, farther apart where there is room, and give the next free row."""
        people = self.picture.people
        if not people:
            return y
        needed = sum(1 + len(section.lines) for section in self.picture.sections) + 1
        pitch = 6 if y + 6 * len(people) + needed <= bottom else 5
        pitch = pitch if y + pitch * len(people) <= bottom else 3
        for number, person in enumerate(people):
            top = y + number * pitch + (1 if pitch > 3 else 0)
            if top + 3 > bottom:
                return bottom
            tone, on_tone, soft = "key", "on-key", "muted"
            if person.active:
                rows = (top - 1, 5) if pitch > 3 else (top, 3)
                canvas.fill(1, rows[0], canvas.width - 2, rows[1], "key")
                tone, on_tone, soft = "on-key", "key", "on-key"
            draw_token(
                canvas,
                3,
                top,
                person.shape,
                person.initials,
                full=person.full,
                tone=tone,
                on_tone=on_tone,
            )
            tones = (tone if person.active else "foreground",) * 2 + (soft,)
            room = canvas.width - 13
            for row, line in enumerate(person.lines[:3]):
                bold = row == 0 or (person.active and row == 1)
                canvas.text(11, top + row, shorten(line, room), tones[row], bold=bold)
        return y + pitch * len(people) + 1

    def _section_lines(self) -> list[tuple[str, bool]]:
        """Give the lines of the sections; a list number keeps its hanging indent."""
        room = self.size.width - 4
        out: list[tuple[str, bool]] = []
        for section in self.picture.sections:
            out.append((section.title, True))
            for line in section.lines:
                head, _, rest = line.partition("  ")
                if rest and width(head) <= 3:
                    indent = " " * (width(head) + 2)
                    first, *more = wrap(rest, room - len(indent))
                    out.append((f"{head}  {first}", False))
                    out.extend((indent + part, False) for part in more)
                else:
                    out.extend((part, False) for part in wrap(line, room))
        return out
