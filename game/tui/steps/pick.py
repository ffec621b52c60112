"""Let players pick options and put them in order."""

from __future__ import annotations

from game.engine.view.parts import AnswerView
from game.language import _
from game.tui.kit.ballot import BallotPicture
from game.tui.steps.balloting import BallotPanel


class PickPanel(BallotPanel):
    """A ballot on which the first pick is the most important."""

    def on_stage(self) -> bool:
        """Show the ballot only while somebody picks: afterwards the list says who picked what."""
        return self.who is not None and self.phase is not None

    def ballot(self) -> BallotPicture:
        """Give the options with their place in the order."""
        return BallotPicture(
            "pick",
            self.arts(),
            cursor=self.cursor(),
            blind=self.who is not None and self.blind,
            blind_word=_("BLIND"),
        )

    def own(self, key: str) -> int:
        """Give the place in the order, from 1."""
        return self.chosen.index(key) + 1 if key in self.chosen else 0

    def change(self, key: str, value: int) -> None:
        """Put an option at the end of the order, or take it out."""
        rest = [one for one in self.draft.choices if one != key]
        if value and len(rest) < self.asked.form.most:
            rest.append(key)
        self.draft.choices = rest

    def wanting(self) -> str:
        """Ask for as many as must be picked."""
        least = self.asked.form.least
        if len(self.draft.choices) >= least:
            return ""
        return _("Kies er minstens {least}.").format(least=least)

    def choice_words(self) -> str:
        """Say how many may be picked."""
        said = (
            _("Een cijfer kiest, nog eens laat los. Hoogstens {most}, het belangrijkste eerst.")
            if self.blind
            else _("Kies er hoogstens {most}, het belangrijkste eerst.")
        )
        return said.format(most=self.asked.form.most)

    def said(self, answer: AnswerView) -> str:
        """Give the picks in their order."""
        names = [option.text for option in map(self.option, answer.choices) if option is not None]
        return ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
