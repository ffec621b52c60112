"""Let players give dots; how many each option got is hidden until all open at once."""

from __future__ import annotations

from game.language import _
from game.tui.kit.ballot import BallotPicture
from game.tui.steps.balloting import BallotPanel


class VotePanel(BallotPanel):
    """A ballot with dots to give."""

    def ballot(self) -> BallotPicture:
        """Give the options with their dots."""
        spare = self.asked.form.most - len(self.chosen)
        return BallotPicture(
            "vote",
            self.arts(),
            cursor=self.cursor(),
            spare=spare if self.who is not None else 0,
            spare_word=_("nog te geven") if self.who is not None else "",
            blind=self.who is not None and self.blind,
            blind_word=_("BLIND"),
        )

    def change(self, key: str, value: int) -> None:
        """Give or take dots, never more than there are."""
        others = [one for one in self.draft.choices if one != key]
        value = max(0, min(value, self.asked.form.most - len(others)))
        self.draft.choices = others + [key] * value

    def wanting(self) -> str:
        """Ask for at least one dot."""
        return "" if self.draft.choices else _("Geef minstens één stip, of speel de stopkaart.")

    def give_word(self) -> str:
        """Name the dot."""
        return _("stip")

    def give_help(self) -> str:
        """Explain the dots."""
        return _("Geef een stip; pijl links neemt er een terug.")

    def choice_words(self) -> str:
        """Say how many dots there are."""
        said = (
            _("Een cijfer geeft een stip aan die regel. Je hebt er {count}.")
            if self.blind
            else _("Je hebt {count} stippen. Meer dan één op dezelfde regel mag.")
        )
        return said.format(count=self.asked.form.most)
