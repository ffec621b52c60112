"""Show all parts of a preparation, by section, with how far each is; any may be next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.message import Message

from game.language import _, plural
from game.table.solowords import own_lines
from game.tui.actions import Action
from game.tui.kit.canvas import Canvas, Painted
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.rail import RailPicture, RailSection
from game.tui.kit.text import shorten, wrap
from game.tui.solo.part import SIGNS, Part, rail_of

if TYPE_CHECKING:
    from game.engine.state import State
    from game.tui.solo.screen import SoloScreen

LIST = 40
"""Cells of the list; what stands beside it explains the chosen part."""
SHEET_LINES, SHEET_CELLS = 8, 62
"""How many lines of the sheet stand in the rail, and how much of each."""
HUES = ("talenten", "flow", "waarden", "werk", "grow")
"""Colours that tell sections apart, beside their names."""


class PartArt(Struct, frozen=True):
    """A part in the list; `head` begins a section above it."""

    id: str
    title: str
    stand: str
    head: str = ""


class OverviewPicture(Struct, frozen=True):
    """The parts, the chosen one, and what is said of it beside the list."""

    parts: tuple[PartArt, ...] = ()
    cursor: int = 0
    title: str = ""
    lines: tuple[str, ...] = ()
    foot: str = ""


class Overview(Painted[OverviewPicture]):
    """The list of parts with its sections at the left, the chosen part at the right."""

    DEFAULT_CSS = "Overview { width: 1fr; height: 1fr; }"

    @dataclass
    class Pointed(Message):
        """A part was clicked."""

        part: int

    def rows(self) -> list[tuple[str, int]]:
        """Give the rows of the list: ("head" or "part" or "gap", which part)."""
        found: list[tuple[str, int]] = []
        for number, one in enumerate(self.picture.parts):
            if one.head:
                found += [("gap", number)] if found else []
                found.append(("head", number))
            found.append(("part", number))
        return found

    def _top(self) -> int:
        """Give the first row shown: the chosen part stays in the middle of a long list."""
        rows, high = self.rows(), self.size.height
        at = next((n for n, row in enumerate(rows) if row == ("part", self.picture.cursor)), 0)
        return max(0, min(at - high // 2, len(rows) - high))

    def paint(self, canvas: Canvas) -> None:
        """Draw the list and the words beside it."""
        picture, rows, top = self.picture, self.rows(), self._top()
        section = -1
        hue = HUES[0]
        for number, (kind, which) in enumerate(rows):
            if kind == "head":
                section += 1
                hue = HUES[section % len(HUES)]
            y = number - top
            if not 0 <= y < canvas.height:
                continue
            one = picture.parts[which]
            if kind == "head":
                canvas.text(2, y, shorten(one.head, LIST - 4), f"zone-{hue}-mark", bold=True)
            elif kind == "part":
                chosen = which == picture.cursor
                if chosen:
                    canvas.fill(0, y, LIST - 2, 1, "key")
                ground = "key" if chosen else "background"
                ink = "on-key" if chosen else "foreground" if one.stand == "open" else "muted"
                canvas.text(2, y, SIGNS[one.stand], ink, ground)
                canvas.text(4, y, shorten(one.title, LIST - 8), ink, ground, bold=chosen)
        if top > 0:
            canvas.text(LIST - 2, 0, "▲", "muted")
        if top + canvas.height < len(rows):
            canvas.text(LIST - 2, canvas.height - 1, "▼", "muted")
        self._beside(canvas)

    def _beside(self, canvas: Canvas) -> None:
        wide = min(canvas.width - LIST - 3, 60)
        for y in range(canvas.height):
            canvas.text(LIST, y, "│", "line")
        y = 1
        for line in wrap(self.picture.title, wide):
            canvas.text(LIST + 3, y, line, bold=True)
            y += 1
        for text in self.picture.lines:
            y += 1
            for line in wrap(text, wide):
                if y < canvas.height - 2:
                    canvas.text(LIST + 3, y, line)
                y += 1
        canvas.text(LIST + 3, canvas.height - 1, shorten(self.picture.foot, wide), "muted")

    def on_click(self, event: events.Click) -> None:
        """Choose the part under the pointer."""
        rows = self.rows()
        at = event.y + self._top()
        if event.x < LIST and 0 <= at < len(rows) and rows[at][0] == "part":
            self.post_message(self.Pointed(rows[at][1]))


class OverviewPanel(Part):
    """The stage between parts."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._at = self.view.number
        self._beside: tuple[State, RailPicture] | None = None

    def compose(self) -> ComposeResult:
        """Make the list."""
        yield Overview(self._picture())

    def _picture(self) -> OverviewPicture:
        solo = self.play.solo
        one = solo.parts[self._at]
        minutes = plural("ongeveer {n} minuut", "ongeveer {n} minuten", one.minutes)
        stands = {
            "done": _("Hier staat al iets. Bijschaven mag."),
            "begun": _("Je begon hier al."),
            "open": "",
        }
        said = (one.text, one.more, stands[one.stand] if one.kind not in ("say", "close") else "")
        return OverviewPicture(
            tuple(PartArt(part.id, part.title, part.stand, part.head) for part in solo.parts),
            self._at,
            one.title,
            tuple(line for line in said if line),
            minutes,
        )

    def show(self) -> None:
        """Draw the list anew."""
        if self.ready:
            self.query_one(Overview).picture = self._picture()

    def claims(self) -> tuple[bool, bool]:
        """Greet in the task rows."""
        return True, False

    def task_lines(self) -> TaskPicture:
        """Say that any part may be next."""
        solo = self.play.solo
        return TaskPicture(
            _("Dag {name}. Waar heb je nu zin in?").format(name=solo.name),
            _("Elke volgorde mag. Stoppen kan altijd: alles blijft staan."),
        )

    def message(self) -> MessagePicture:
        """Explain the signs, and count what is on the sheet."""
        chosen = self.play.solo.chosen
        sheet = plural("{n} regel op je blad", "{n} regels op je blad", chosen)
        return MessagePicture(_("■ klaar   ◆ begonnen   □ nog niet"), right=sheet if chosen else "")

    def rail(self) -> RailPicture:
        """Give what goes along to the talk so far, and what there is to do; the list is beside.

        It takes longer than a key may, so it is made once for each state.
        """
        state = self.play.table.state
        if self._beside is None or self._beside[0] is not state:
            self._beside = state, self._rail()
        return self._beside[1]

    def _rail(self) -> RailPicture:
        solo = self.play.solo
        on = [one.text for one in own_lines(self.play.table.state) if one.on]
        sheet = tuple(
            f"– {shorten(' '.join(one.split()), SHEET_CELLS)}" for one in on[:SHEET_LINES]
        )
        if more := len(on) - len(sheet):
            sheet += (plural("en nog {n} regel", "en nog {n} regels", more),)
        none = _("Nog niets. Jij kiest straks, regel voor regel.")
        ahead = sum(one.minutes for one in solo.parts if one.stand != "done")
        left = plural("ongeveer {n} minuut, in stukjes mag", "ongeveer {n} minuten, in stukjes mag",
                      ahead)  # fmt: skip
        return replace(
            rail_of(solo),
            sections=(
                RailSection(_("Op je gespreksblad"), sheet or (none,)),
                *((RailSection(_("Nog te doen"), (left,)),) if ahead else ()),
            ),
        )

    def actions(self) -> list[Action]:
        """Choose a part, or go to the sheet or home."""
        close = self.play.solo.parts[-1].id
        return [
            Action(("enter", "space"), _("ga naar"), self._open, _("Open het gekozen deel."),
                   main=True),
            Action(("up",), _("kies"), partial(self._move, -1), _("Kies een deel."),
                   label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
            Action(("home",), "", partial(self._move, -99), footer=False),
            Action(("end",), "", partial(self._move, 99), footer=False),
            Action(("g",), _("gespreksblad"), partial(self.play.open_part, close),
                   _("Kies wat op je blad komt, en maak het blad.")),
            Action(("e",), _("eerder"), self.play.show_written,
                   _("Lees terug wat je eerder schreef en koos."), footer=False),
            Action(("q",), _("stoppen"), self.play.go_home,
                   _("Terug naar het begin. Alles is bewaard.")),
            Action(("escape",), "", self.play.go_home, footer=False),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self.play.solo.parts) - 1)
        self.show()

    def _open(self) -> None:
        self.play.open_part(self.play.solo.parts[self._at].id)

    def on_overview_pointed(self, event: Overview.Pointed) -> None:
        """Choose by mouse; a click on the chosen part opens it."""
        event.stop()
        if event.part == self._at:
            self._open()
        else:
            self._at = event.part
            self.show()
