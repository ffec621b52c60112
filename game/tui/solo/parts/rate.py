"""Say how far statements hold, for oneself alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from game.engine import commands as c
from game.language import _
from game.tui.actions import Action
from game.tui.kit.ballot import LEVELS, Ballot, BallotPicture, OptionArt
from game.tui.kit.chrome import MessagePicture
from game.tui.solo.part import Part

if TYPE_CHECKING:
    from game.tui.solo.screen import SoloScreen


class RatePart(Part):
    """A row of stops for each statement; every change is kept at once."""

    def __init__(self, play: SoloScreen) -> None:
        super().__init__(play)
        self._cursor = ""

    def compose(self) -> ComposeResult:
        """Make the ballot."""
        yield Ballot(self._ballot())

    def _stops(self) -> dict[str, int]:
        return {
            one.item: round(one.value * (LEVELS - 1)) + 1
            for one in self.asked.mine
            if one.value is not None
        }

    def _ballot(self) -> BallotPicture:
        form, stops = self.asked.form, self._stops()
        return BallotPicture(
            "rate",
            tuple(OptionArt(one.id, one.text, own=stops.get(one.id, 0)) for one in form.items),
            cursor=self._cursor or form.items[0].id,
            low=form.low,
            high=form.high,
        )

    def show(self) -> None:
        """Draw the ballot."""
        if self.ready:
            self.query_one(Ballot).picture = self._ballot()

    def on_ballot_moved(self, event: Ballot.Moved) -> None:
        """Go to another statement."""
        event.stop()
        self._cursor = event.key
        self.show()

    def on_ballot_changed(self, event: Ballot.Changed) -> None:
        """Keep a stop."""
        event.stop()
        self._cursor = event.key
        value = (event.value - 1) / (LEVELS - 1) if event.value else None
        self.play.perform(c.Answer(self.me, value=value, item=event.key))

    def actions(self) -> list[Action]:
        """Go up and down, and slide."""
        press = self._press
        found = [
            Action(("right",), _("schuif"), partial(press, "right"), _("Schuif naar rechts."),
                   label="← →", main=self.here.stand != "done"),
            Action(("left",), "", partial(press, "left"), footer=False),
            Action(("down",), _("uitspraak"), partial(press, "down"), _("Ga naar een uitspraak."),
                   label="↑ ↓"),
            Action(("up",), "", partial(press, "up"), footer=False),
            Action(("backspace",), "", partial(press, "backspace"), footer=False),
        ]  # fmt: skip
        for number in range(1, min(len(self.asked.form.items), 9) + 1):
            found.append(Action((str(number),), "", partial(press, str(number)), footer=False))
        return found

    def _press(self, key: str) -> None:
        self.query_one(Ballot).press(key)

    def message(self) -> MessagePicture:
        """Say that it is no test."""
        return MessagePicture(_("Geen test en geen punten: alleen een begin om over na te denken."))
