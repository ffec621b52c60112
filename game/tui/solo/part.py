"""Say what a part of a preparation is: a stage for one person, who keeps what they put in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from textual.timer import Timer
from textual.widgets import Input, TextArea

from game.language import _, plural
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.rail import RailPicture, RailSection
from game.tui.panel import Panel

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.engine.view.solo import PartView, SoloView
    from game.tui.solo.screen import SoloScreen

PAUSE = 1.5
"""Seconds without a key after which what was put in is kept."""
LONGEST = 5.0
"""Seconds after which it is kept while the hands go on."""
SIGNS = {"done": "■", "begun": "◆", "open": "□"}
"""How far a part is, without colour."""


class Part(Panel):
    """A part's stage; nobody else is at the table, so there are no people and no curtain."""

    play: SoloScreen

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self.waiting: Timer | None = None
        """Runs while something was put in that is not kept yet."""
        self._since = 0.0

    @property
    def me(self) -> str:
        """Give the id of the one who prepares."""
        return self.play.me

    @property
    def here(self) -> PartView:
        """Give this part's place in the preparation."""
        return self.play.solo.part(self.view.step.id if self.view.step else "")

    @property
    def asked(self) -> Any:
        """Give the step kind's own part of the view."""
        return self.view.panel

    @property
    def typing(self) -> bool:
        """Tell whether letters go into a text field now."""
        return super().typing or any(area.has_focus for area in self.query(TextArea))

    @property
    def inside(self) -> bool:
        """Tell whether Esc goes back within this part, rather than to the overview."""
        return False

    def keep_soon(self) -> None:
        """Keep what was put in once the hands rest."""
        now = time.monotonic()
        if self.waiting is None:
            self._since = now
        self.rest()
        if now - self._since > LONGEST:
            self.save_unasked()
        else:
            self.waiting = self.set_timer(PAUSE, self.save_unasked)

    def rest(self) -> Timer | None:
        """Stop waiting; nothing is given when there was nothing to keep."""
        waiting, self.waiting = self.waiting, None
        if waiting is not None:
            waiting.stop()
        return waiting

    def save_unasked(self) -> None:
        """Keep what is on the stage while somebody may still be busy with it."""
        self.save()

    def save(self) -> bool:
        """Keep what is on the stage and not kept yet; False when it was refused."""
        return True

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to what was taken back or brought again, and name it; `was` is the view before."""
        return ""

    def claims(self) -> tuple[bool, bool]:
        """Show the task, and no people."""
        return True, False

    def task_lines(self) -> TaskPicture:
        """Ask, in the words of the script."""
        return TaskPicture(self.view.text, self.view.more)

    def message(self) -> MessagePicture:
        """Say that nothing needs saving."""
        return MessagePicture(_("Alles wordt vanzelf bewaard, alleen in dit bestand."))

    def rail(self) -> RailPicture:
        """Give the parts of the section at hand, and how much is done."""
        return rail_of(self.play.solo)


class LinePart(Part):
    """A part with a line to type in, that opens over the stage and closes again."""

    def open_line(self, text: str, placeholder: str, most: int = 400) -> None:
        """Let somebody type at most so many letters, beginning with what was there."""
        line = self.query_one(Input)
        line.max_length = most
        line.value, line.placeholder = text, placeholder
        line.action_end()
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def leave(self) -> bool:
        """Close the line; the keys of the part work again."""
        line = self.query_one(Input)
        if not line.display:
            return False
        line.display = False
        self.play.take_focus()
        self.play.redraw()
        return True

    def typing_actions(self) -> list[Action]:
        """Give the keys of the line."""
        return [
            Action(("enter",), _("bewaar"), lambda: None, _("Bewaart wat je typte."), main=True),
            Action(("escape",), _("sluit"), self.play.escape, _("Sluit het tekstvak.")),
        ]


def rail_of(solo: SoloView) -> RailPicture:
    """Give the parts by section beside a roomy stage."""
    sections: list[RailSection] = []
    for one in solo.parts:
        here = "►" if one.id == solo.step else " "
        line = f"{here} {SIGNS[one.stand]} {one.title}"
        if one.head or not sections:
            sections.append(RailSection(one.head or solo.title, (line,)))
        else:
            last = sections[-1]
            sections[-1] = RailSection(last.title, (*last.lines, line))
    foot = plural("{n} deel klaar", "{n} delen klaar", solo.done)
    return RailPicture(title=_("Jouw voorbereiding"), sections=tuple(sections), foot=(foot,))
