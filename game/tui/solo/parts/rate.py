"""Say how far statements hold, for oneself alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from game.engine import commands as c
from game.engine.answering import ItemView
from game.language import _
from game.tui.actions import Action
from game.tui.kit.ballot import LEVELS, Ballot, BallotPicture, OptionArt
from game.tui.kit.chrome import MessagePicture
from game.tui.solo.part import Part

if TYPE_CHECKING:
    from game.engine.events import AnyEvent
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
            cursor=self._here.id,
            low=form.low,
            high=form.high,
        )

    def show(self) -> None:
        """Draw the ballot."""
        if self.ready:
            self.query_one(Ballot).picture = self._ballot()

    def point_at(self, event: AnyEvent, was: Any) -> str:
        """Go to the statement whose stop changed."""
        self._to(getattr(event, "item", self._cursor))
        return self._here.text

    def on_ballot_moved(self, event: Ballot.Moved) -> None:
        """Go to the statement that was clicked."""
        event.stop()
        self._to(event.key)

    def on_ballot_changed(self, event: Ballot.Changed) -> None:
        """Keep the stop that was clicked."""
        event.stop()
        self._cursor = event.key
        self._set(event.value)

    def actions(self) -> list[Action]:
        """Go up and down, and slide."""
        found = [
            Action(("right",), _("schuif"), partial(self._slide, 1),
                   _("Schuif naar rechts of naar links."), label="← →",
                   main=self.here.stand != "done"),
            Action(("left",), "", partial(self._slide, -1), footer=False),
            Action(("down",), _("uitspraak"), partial(self._move, 1),
                   _("Ga naar een andere uitspraak."), label="↑ ↓"),
            Action(("up",), "", partial(self._move, -1), footer=False),
            Action(("home",), "", partial(self._move, -99), footer=False),
            Action(("end",), "", partial(self._move, 99), footer=False),
            Action(("space",), _("midden"), partial(self._slide, 0),
                   _("Zet in het midden; pijl links en rechts schuift, Backspace maakt leeg."),
                   footer=False),
            Action(("backspace", "delete"), "", partial(self._set, 0), footer=False),
        ]  # fmt: skip
        items = [one.id for one in self._items[:9]]
        for number, item in enumerate(items, 1):
            first = number == 1
            found.append(
                Action((str(number),), _("spring") if first else "", partial(self._to, item),
                       _("Spring naar uitspraak 1 tot {n}.").format(n=len(items)) if first else "",
                       label=f"1-{len(items)}" if first else "")
            )  # fmt: skip
        return found

    # Keys are done here and at once: told by messages, the next of a quick hand would come first.

    @property
    def _items(self) -> tuple[ItemView, ...]:
        items: tuple[ItemView, ...] = self.asked.form.items
        return items

    @property
    def _here(self) -> ItemView:
        return next((one for one in self._items if one.id == self._cursor), self._items[0])

    def _to(self, item: str) -> None:
        self._cursor = item
        self.show()
        self.play.redraw()

    def _move(self, by: int) -> None:
        at = self._items.index(self._here) + by
        self._to(self._items[min(max(at, 0), len(self._items) - 1)].id)

    def _slide(self, by: int) -> None:
        """Go a stop on from the own one, or from the middle."""
        own = self._stops().get(self._here.id, 0) or (LEVELS + 1) // 2
        self._set(min(max(own + by, 1), LEVELS))

    def _set(self, stop: int) -> None:
        item = self._here.id
        if stop != self._stops().get(item, 0):
            value = (stop - 1) / (LEVELS - 1) if stop else None
            self.play.perform(c.Answer(self.me, value=value, item=item))

    def message(self) -> MessagePicture:
        """Give the statement at hand whole: a narrow list may cut it."""
        number = self._items.index(self._here) + 1
        return MessagePicture(f"{number}/{len(self._items)}  {self._here.text}", plain=True)
