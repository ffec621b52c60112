"""Let players say how far statements hold, on five stops without figures."""

from __future__ import annotations

from collections.abc import Sequence

from game.engine import commands as c
from game.engine.view.parts import AnswerView
from game.language import _
from game.tui.kit.ballot import LEVELS, BallotPicture, OptionArt
from game.tui.steps.balloting import BallotPanel


class RatePanel(BallotPanel):
    """A ballot with a row of stops for each statement."""

    def on_stage(self) -> bool:
        """Show the stops while somebody rates, and how all stand once it is open."""
        return (self.who is not None and self.phase is not None) or (
            self.who is None and bool(self.asked.answers)
        )

    def ballot(self) -> BallotPicture:
        """Give the statements; once open how many stand on each stop, never who."""
        form = self.asked.form
        return BallotPicture(
            "rate",
            tuple(
                OptionArt(
                    item.id,
                    item.text,
                    own=self.draft.stops.get(item.id, 0) if self.who is not None else 0,
                    tally=self._stood(item.id) if self.who is None else (),
                )
                for item in form.items
            ),
            cursor=self.cursor(),
            low=form.low,
            high=form.high,
            blind=self.who is not None and self.blind,
            blind_word=_("BLIND"),
        )

    def _stood(self, item: str) -> tuple[int, ...]:
        stops = [
            round(one.value * (LEVELS - 1))
            for one in self.asked.answers
            if one.item == item and one.value is not None
        ]
        return tuple(stops.count(stop) for stop in range(LEVELS))

    def cursor(self) -> str:
        """Give the statement at hand."""
        if self.who is None:
            return ""
        return self.draft.cursor or self.asked.form.items[0].id

    def take_up(self, mine: Sequence[AnswerView]) -> None:
        """Put earlier stops into the draft."""
        for one in mine:
            if one.value is not None:
                self.draft.stops[one.item] = round(one.value * (LEVELS - 1)) + 1

    def change(self, key: str, value: int) -> None:
        """Stand on a stop, or on none."""
        self.draft.stops[key] = value

    def answers(self) -> list[c.Answer]:
        """Give a value for each statement; one without a stop is locked without a value."""
        found = []
        for item in self.asked.form.items:
            stop = self.draft.stops.get(item.id, 0)
            value = (stop - 1) / (LEVELS - 1) if stop else None
            found.append(c.Answer(self.who or "", value=value, item=item.id))
        return found

    def wanting(self) -> str:
        """Ask for at least one stop."""
        given = any(self.draft.stops.values())
        return "" if given else _("Geef minstens één antwoord, of speel de stopkaart.")

    def choice_words(self) -> str:
        """Say how a statement is answered where nothing is seen."""
        if not self.blind:
            return ""
        form = self.asked.form
        said = _("Een cijfer kiest een regel; ← en → schuiven, van {low} naar {high}.")
        return said.format(low=form.low, high=form.high)

    def give_word(self) -> str:
        """Name the stop."""
        return _("midden")

    def give_help(self) -> str:
        """Explain the stops."""
        return _("Zet in het midden; pijl links en rechts schuift, Backspace maakt leeg.")
