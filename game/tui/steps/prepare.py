"""Let each player prepare what they will say, and mark which lines may go on which paper."""

from __future__ import annotations

from functools import partial

from game.engine import commands as c
from game.engine.answers import Refusal
from game.engine.events import Paper
from game.engine.view.lines import LineView
from game.engine.view.parts import AnswerView
from game.language import _, long_date
from game.table import refusals
from game.tui.actions import Action
from game.tui.kit.chrome import TaskPicture
from game.tui.linelist import LineItem, LineList
from game.tui.steps.answering import AnsweringPanel
from game.tui.steps.writing import Phase

MARKS = {True: "[x]", False: "[ ]"}


class PreparePanel(AnsweringPanel):
    """A line for each prompt, and then one's own lines with the papers they may go on."""

    def phases(self) -> list[Phase]:
        """Write each line; then, where it may be seen, choose the papers."""
        found = super().phases()
        return found if self.blind else [*found, ("release", "")]

    def blind_words(self, player: str) -> str:
        """Say on the curtain that somebody writes unseen."""
        return _("{name} schrijft blind.").format(name=self.view.player(player).name)

    def under_words(self, player: str) -> str:
        """Say that what is typed blind is not seen."""
        return _("Wat je typt, is niet te zien.") if self.blind else ""

    def empty(self) -> str:
        """Say that nothing is shown here."""
        if self.who is None:
            return _("Wat ieder schreef, is alleen van wie het schreef.")
        return super().empty()

    def _go_on(self) -> None:
        """Keep the lines before their papers are chosen; then all is done."""
        phase = self.phase
        following = self.phases()[self.at + 1 : self.at + 2]
        if phase is not None and phase[0] == "words" and following == [("release", "")]:
            if not self._dated():
                self.play.say(refusals.sentence(Refusal("date-unreadable")), refusal=True)
                return
            for one in self.answers():
                if not self.play.perform(one):
                    return
            self.at += 1
            self._enter_phase()
        elif phase is not None and phase[0] == "release":
            self.locked()
        else:
            super()._go_on()

    def _own(self) -> list[tuple[LineView, bool, bool]]:
        """Give the own lines of this step, and whether each goes on the sheet and the poster."""
        state = self.play.table.paper_lines(self.who or "")
        step = self.view.step.id if self.view.step else ""
        return [
            one
            for one in state
            if isinstance(one[0].content, AnswerView) and one[0].content.step == step
        ]

    @property
    def _releasing(self) -> bool:
        """Tell whether the papers of the own lines are chosen now."""
        return self.phase is not None and self.phase[0] == "release"

    def _list(self, lines: LineList) -> None:
        lines.columns = (_("mijn blad"), _("poster")) if self._releasing else ()
        super()._list(lines)
        if self._releasing:
            lines.empty = _("Niets opgeschreven. Dat mag.")
            lines.active = True

    def _items(self) -> list[LineItem]:
        """Give the own lines, each with the papers it goes on, while these are chosen."""
        if not self._releasing:
            return super()._items()
        prompts = {one.id: one.text for one in self.asked.form.items}
        return [
            LineItem(
                line.id,
                self.said(line.content) if isinstance(line.content, AnswerView) else "",
                note=prompts.get(getattr(line.content, "item", ""), ""),
                marks=(MARKS[sheet], MARKS[poster]),
            )
            for line, sheet, poster in self._own()
        ]

    def said(self, answer: AnswerView) -> str:
        """Give a day in words, else what was written."""
        from datetime import date

        item = next((one for one in self.asked.form.items if one.id == answer.item), None)
        if item is not None and item.date and answer.text:
            return long_date(date.fromisoformat(answer.text))
        return answer.text

    def _answer_actions(self) -> list[Action]:
        if not self._releasing:
            return super()._answer_actions()
        return [
            Action(("enter",), _("klaar"), self._go_on, _("Het gordijn gaat weer dicht."),
                   main=True),
            Action(("space",), _("mijn blad"), partial(self._mark, "sheet"),
                   _("Zet deze regel op je eigen blad, of haal hem eraf.")),
            Action(("a",), _("poster"), partial(self._mark, "poster"),
                   _("Zet deze regel ook op de poster, of haal hem eraf.")),
            Action(("up",), _("regel"), partial(self._move, -1), _("Kies een regel."),
                   label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
            self.drop_action(),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        self.query_one(LineList).move(by)

    def _mark(self, paper: Paper) -> None:
        chosen = self.query_one(LineList).chosen
        for line, sheet, poster in self._own():
            if line.id == chosen:
                on = sheet if paper == "sheet" else poster
                self.play.perform(c.ChooseLine(self.who or "", line.id, not on, paper))

    def task_lines(self) -> TaskPicture:
        """Explain the papers while they are chosen."""
        if self._releasing:
            return TaskPicture(
                _("Wat mag waarop? Alles staat uit tot jij het aanzet."),
                _("Spatie: op je eigen blad. A: ook op de poster van het team."),
            )
        return super().task_lines()
