"""Choose on a ballot: dots, an order, or stops; once open it shows what came of it."""

from __future__ import annotations

from functools import partial

from textual.widget import Widget

from game.language import _
from game.tui.actions import Action
from game.tui.kit.ballot import Ballot, BallotPicture, OptionArt
from game.tui.pictures import hue_of
from game.tui.steps.answering import AnsweringPanel


class BallotPanel(AnsweringPanel):
    """A ballot as the stage; it is also shown once everything is open."""

    def stage(self) -> Widget:
        """Make the ballot."""
        return Ballot(self.ballot())

    def on_stage(self) -> bool:
        """Show the ballot while somebody chooses, and where there is a tally."""
        return super().on_stage() or (self.who is None and bool(self.asked.tally))

    def paint_stage(self) -> None:
        """Draw the ballot."""
        self.query_one(Ballot).picture = self.ballot()

    def ballot(self) -> BallotPicture:
        """Give the ballot as it is now."""
        raise NotImplementedError

    def change(self, key: str, value: int) -> None:
        """Take in what the ballot asks for, as far as it may be."""
        raise NotImplementedError

    @property
    def chosen(self) -> list[str]:
        """Give what may be shown of the choices."""
        return [] if self.who is None else self.draft.choices

    def arts(self) -> tuple[OptionArt, ...]:
        """Give the options, with what the one at the keyboard chose and what came of it."""
        tally = dict(self.asked.tally) if self.who is None else {}
        return tuple(
            OptionArt(
                option.id,
                option.text,
                hue=hue_of(option.sign) if option.sign else "",
                own=self.own(option.id),
                tally=(tally[option.id],) if option.id in tally else (),
            )
            for option in self.asked.form.options
        )

    def own(self, key: str) -> int:
        """Give what was chosen for an option, as the ballot counts it."""
        return self.chosen.count(key)

    def choose_actions(self) -> list[Action]:
        """Move and give by keys; digits go to an option at once."""
        found = [
            Action(("up",), _("kies"), partial(self._press, "up"), label="↑ ↓",
                   help=_("Ga naar een regel.")),
            Action(("down",), "", partial(self._press, "down"), footer=False),
            Action(("space",), self.give_word(), partial(self._press, "space"), self.give_help()),
        ]  # fmt: skip
        slides = bool(self.asked.form.low)
        found.append(
            Action(("left",), _("schuif"), partial(self._press, "left"), _("Schuif naar links."),
                   label="← →", footer=slides)
        )  # fmt: skip
        count = len(self.asked.form.options or self.asked.form.items)
        for number in range(1, min(count, 9) + 1):
            found.append(
                Action((str(number),), self.give_word(), partial(self._press, str(number)),
                       self._digit_help(), label=f"1-{count}" if number == 1 else "",
                       footer=number == 1 and not slides)
            )  # fmt: skip
        for key in ("right", "backspace"):
            found.append(Action((key,), "", partial(self._press, key), footer=False))
        return found

    def _digit_help(self) -> str:
        if self.asked.form.low:
            return _("Ga naar die regel.")
        return _("Ga naar die regel en kies hem.")

    def give_word(self) -> str:
        """Name what the space bar does."""
        return _("kies")

    def give_help(self) -> str:
        """Explain what the space bar does."""
        return _("Kies deze regel, of laat hem weer los.")

    def _press(self, key: str) -> None:
        self.query_one(Ballot).press(key)

    def on_ballot_moved(self, event: Ballot.Moved) -> None:
        """Go to another option."""
        event.stop()
        self.draft.cursor = event.key
        self.paint_stage()

    def on_ballot_changed(self, event: Ballot.Changed) -> None:
        """Choose."""
        event.stop()
        if self.who is not None:
            self.change(event.key, event.value)
            self.paint_stage()

    def cursor(self) -> str:
        """Give the option at hand: the first one until somebody moved."""
        if self.who is None:
            return ""
        return self.draft.cursor or next((one.id for one in self.asked.form.options), "")
