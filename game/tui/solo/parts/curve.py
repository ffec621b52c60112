"""Draw lines of competence against time: by arrows and space, or by mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widgets import Input

from boards.curve import (
    NOW,
    CurveLine,
    point_near,
    snapped,
    stepped,
    with_point,
    without_point,
)
from boards.models import Point
from game.engine import commands as c
from game.engine.steps.curve import LINES, MOST_POINTS, YEARS, CurvePanel
from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture
from game.tui.kit.curve import CurvePicture, CurveStage
from game.tui.kit.line import Line
from game.tui.solo.drawings import curve_picture
from game.tui.solo.part import LinePart

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
    from game.tui.solo.screen import SoloScreen

BEGIN = snapped(Point(NOW / 2, 0.5))
"""Where the cursor begins: halfway the years that went by."""


class CurvePart(LinePart):
    """The drawing; the line at hand is a draft until the hands rest."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        lines = self._curve.lines
        taken = [one.line.id for one in lines]
        held = next((self._new(one) for one in LINES if one not in taken), None)
        begun = held is not None and bool(held.name)
        self._line = held if held and (begun or not lines) else lines[-1].line
        self._past: list[tuple[Point, ...]] = []
        self._cursor = BEGIN
        self._asking = ""

    def compose(self) -> ComposeResult:
        """Make the drawing, and the line for a name or a number of years."""
        yield CurveStage(self._picture())
        yield Line(classes="sentence", max_length=60, select_on_focus=False)

    def on_mount(self) -> None:
        """Ask for a first name where nothing is drawn."""
        self.query_one(Input).display = False
        if not self._curve.lines and not self._line.name:
            self._ask("name")
        self.show()

    @property
    def _curve(self) -> CurvePanel:
        panel: CurvePanel = self.view.panel
        return panel

    def _all(self) -> tuple[CurveLine, ...]:
        """Give all lines, the one at hand as it is drawn now."""
        rest = [one.line for one in self._curve.lines if one.line.id != self._line.id]
        mine = [self._line] if self._line.points or self._line.name else []
        return tuple(sorted((*rest, *mine), key=lambda one: one.id))

    def _picture(self) -> CurvePicture:
        board = self._curve.board
        return replace(
            curve_picture(self._curve, self._all(), self._line.id),
            cursor=self._cursor,
            past=board.past,
            ahead=board.ahead,
            hint=_("Je tekent lijn {letter}.").format(letter=self._line.id.upper()),
        )

    def show(self) -> None:
        """Draw; a line that was taken back or brought back is the one that counts."""
        if not self.ready:
            return
        if self.waiting is None:
            kept = {one.line.id: one.line for one in self._curve.lines}
            if self._line.id in kept:
                self._line = kept[self._line.id]
            elif self._line.points:
                self._line = CurveLine(self._line.id, self._line.name, ())
        self.query_one(CurveStage).picture = self._picture()

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the line that changed; its points are no longer this one's to take back."""
        line = getattr(event, "line", self._line.id)
        kept = next((one.line for one in self._curve.lines if one.line.id == line), None)
        if kept is not None:
            self._line = kept
        self._past = []
        self.show()
        return str(getattr(event, "name", ""))

    # -- keeping ------------------------------------------------------------------------------

    def _hold_name(self) -> None:
        """Hold the name of a line that has no point yet: coming back, nobody types it again."""
        held = (self.here.id, self._line.id)
        if self._line.points or not self._line.name:
            self.play.halves.pop(held, None)
        else:
            self.play.halves[held] = self._line.name

    def _new(self, line: str) -> CurveLine:
        return CurveLine(line, self.play.halves.get((self.here.id, line), ""), ())

    def _draw(self, points: tuple[Point, ...]) -> None:
        if len(points) > MOST_POINTS:
            self.play.say(_("Een lijn heeft hoogstens {most} punten.").format(most=MOST_POINTS))
        elif points != self._line.points:
            self._past.append(self._line.points)
            self._line = CurveLine(self._line.id, self._line.name, points)
            self._hold_name()
            self._keep_soon()
        self.query_one(CurveStage).picture = self._picture()

    def _keep_soon(self) -> None:
        self.keep_soon()

    def save(self) -> bool:
        """Keep the line at hand as it is drawn now."""
        waiting = self.rest()
        if waiting is None:
            return True
        line = self._line
        name = line.name or _("lijn {letter}").format(letter=line.id.upper())
        if self.play.perform(c.Trace(self.me, line.id, name, line.points)):
            return True
        self.waiting = waiting  # it is still to be kept
        return False

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Move, put points, and go to another line."""
        found = [
            Action(("space",), _("punt"), self._point, _("Zet hier een punt, of haal het weg."),
                   main=self.here.stand != "done"),
            Action(("right",), _("beweeg"), partial(self._step, 1, 0), _("Ga naar een plek."),
                   label="←↑↓→"),
            Action(("left",), "", partial(self._step, -1, 0), footer=False),
            Action(("up",), "", partial(self._step, 0, 1), footer=False),
            Action(("down",), "", partial(self._step, 0, -1), footer=False),
            Action(("enter",), _("lijn klaar"), self._done, _("Bewaar deze lijn.")),
            Action(("a",), _("andere"), self._other, _("Naar een andere lijn, of een nieuwe.")),
            Action(("i",), _("naam"), partial(self._ask, "name"), _("Geef deze lijn een naam."),
                   footer=False),
            Action(("y",), _("jaren"), partial(self._ask, "years"),
                   _("Kies hoeveel jaar de tekening teruggaat."), footer=False),
            Action(("backspace",), _("weg"), self._unpoint,
                   _("Haal het punt onder de cursor weg."), footer=False),
            Action(("d",), _("wis lijn"), self._clear, _("Haal de hele lijn weg."), footer=False),
        ]  # fmt: skip
        if self._past:
            found.append(Action(("u", "ctrl+z"), _("ongedaan"), self._back,
                                _("Neem het laatste punt terug."), footer=False))  # fmt: skip
        return found

    def _step(self, dx: int, dy: int) -> None:
        self._cursor = stepped(self._cursor, dx, dy)
        self.query_one(CurveStage).picture = self._picture()

    def _point(self) -> None:
        near = point_near(self._line.points, self._cursor.x)
        if near is not None and abs(near.y - self._cursor.y) < 1e-6:
            self._draw(without_point(self._line.points, self._cursor.x))
        else:
            self._draw(with_point(self._line.points, self._cursor))

    def _unpoint(self) -> None:
        self._draw(without_point(self._line.points, self._cursor.x))

    def _back(self) -> None:
        self._line = CurveLine(self._line.id, self._line.name, self._past.pop())
        self._keep_soon()
        self.query_one(CurveStage).picture = self._picture()

    def _clear(self) -> None:
        self._draw(())
        if self.save():
            self.play.say(_("Lijn gewist. U zet terug."))

    def _done(self) -> None:
        if self.save():
            self.play.say(_("Bewaard. A tekent nog een lijn, N gaat verder."))

    def _other(self) -> None:
        """Go round all lines, and to a new one after the last."""
        if not self.save():
            return
        kept = [one.line for one in self._curve.lines]
        ids = [one.id for one in kept]
        free = next((one for one in LINES if one not in ids), None)
        at = ids.index(self._line.id) + 1 if self._line.id in ids else 0
        if at < len(kept):
            self._line = kept[at]
        elif free is not None and self._line.id in ids:
            self._line = self._new(free)
            self._ask("name")
        elif kept:
            self._line = kept[0]
            if free is None:
                self.play.say(_("Er passen hoogstens {most} lijnen op één tekening.").format(
                    most=len(LINES)))  # fmt: skip
        self._past = []
        self.show()
        self.play.redraw()

    def on_curve_stage_pointed(self, event: CurveStage.Pointed) -> None:
        """Put a point by mouse; a click on a point takes it away."""
        event.stop()
        self._cursor = snapped(event.point)
        self._point()

    # -- names and years ----------------------------------------------------------------------

    def _ask(self, what: str) -> None:
        self._asking = what
        if what == "years":
            self.open_line(str(self._curve.years), _("Hoeveel jaar terug?"))
        else:
            self.open_line(self._line.name, _("Een taak of iets wat je leerde, in een woord"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take in a name, or the years."""
        event.stop()
        if self._asking == "years":
            if not self.play.perform(c.Answer(self.me, text=event.value, item=YEARS)):
                return
        else:
            name = event.value.strip()
            changed = name != self._line.name
            self._line = CurveLine(self._line.id, name, self._line.points)
            self._hold_name()
            if changed and self._line.points:
                self._keep_soon()
        self.leave()
        self.show()

    def message(self) -> MessagePicture:
        """Say what is typed, or what solid and dotted are, and how to go on."""
        if self.ready and self.query_one(Input).display:
            if self._asking == "years":
                return MessagePicture(_("Hoeveel jaar terug gaat je tekening?"))
            return MessagePicture(_("Waar gaat deze lijn over? Enter, en dan teken je hem."))
        if not self._line.points:
            return MessagePicture(_("Spatie zet een punt. Rechts van {now} mag je dromen.").format(
                now=self._curve.board.now))  # fmt: skip
        return MessagePicture(_("I geeft de lijn een naam, Y kiest de jaren, D wist de lijn."))
