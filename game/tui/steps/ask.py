"""Ask each player a question: spoken, or with a floor to choose and a line to write.

Until the first answer stands there, the question lies on a round table with everybody around it.
"""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.widget import Widget

from game.engine.view.parts import AnswerView
from game.language import _
from game.table.poster import quoted
from game.tui.actions import Action
from game.tui.kit.field import FieldBoard, FieldPicture
from game.tui.kit.house import HouseBoard, HousePicture, LinkArt
from game.tui.kit.roundtable import AsideArt, RoundPicture, RoundTable, SeatArt
from game.tui.pictures import floors_art, letters_of, worn, zones_art
from game.tui.steps.answering import AnsweringPanel


class AskPanel(AnsweringPanel):
    """The board on which zones are chosen, where a question asks for any, and the round table."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self._hint = ""

    def compose(self) -> ComposeResult:
        """Make what any answer needs, and the table."""
        yield from super().compose()
        yield RoundTable()

    def stage(self) -> Widget | None:
        """Make the house or the field."""
        board = self.asked.board
        if not self.asked.form.labels or board is None:
            return None
        if board.kind == "levels":
            return HouseBoard(self._house())
        return FieldBoard(FieldPicture(zones_art(board)))

    def paint_stage(self) -> None:
        """Mark what was chosen, where it may be seen; else lay the question on the table."""
        for house in self.query(HouseBoard).results(HouseBoard):
            house.picture = self._house()
        if self.talking:
            self.query_one(RoundTable).picture = self._round()

    # -- the table ----------------------------------------------------------------------------

    @property
    def talking(self) -> bool:
        """Tell whether people only talk: nobody is at the keyboard, and nothing stands there."""
        return self.who is None and not self.private and not self.asked.answers

    def face(self) -> Widget:
        """Show the table while people talk."""
        return self.query_one(RoundTable) if self.talking else super().face()

    def claims(self) -> tuple[bool, bool]:
        """Take the rows of the task and of the people, for both are at the table."""
        return (not self.talking, not self.talking)

    def tell(self, hint: str) -> bool:
        """Lay the hint for the coach under the table."""
        shown, self._hint = self._hint, hint if self.talking else ""
        if self._hint != shown and self.ready:
            self.draw()
        return bool(self._hint)

    def tick(self) -> None:
        """Wear the edge of the table down."""
        if self.talking:
            self.paint_stage()

    def _round(self) -> RoundPicture:
        view, letters = self.view, letters_of(self.view)
        digits = {seat.player: str(number) for number, seat in self.digits()}
        people = []
        for player in view.players:
            if player.id in digits:
                art = self.person(player.id)
                people.append(
                    SeatArt(
                        shape=player.seat,
                        initials=letters[player.id],
                        name=player.name,
                        state=art.state,
                        digit="" if self.over else digits[player.id],
                        heard=art.locked,
                        active=art.active,
                    )
                )
        aside = AsideArt(_("Voor de coach"), self._hint, _("iedereen leest mee"), _("C  sluit"))
        return RoundPicture(
            question=view.text,
            more=view.more,
            people=tuple(people),
            worn=worn(view, self.play.table.now()),
            lines=tuple(note.text for note in self.asked.notes),
            aside=aside if self._hint else None,
        )

    # -- choosing -----------------------------------------------------------------------------

    def _house(self) -> HousePicture:
        board = self.asked.board
        if board is None:
            return HousePicture(())
        blind = self.who is not None and self.blind
        chosen = [] if blind or self.who is None else self.draft.choices
        links = (LinkArt(chosen[0], chosen[1]),) if len(chosen) == 2 else ()
        return HousePicture(
            floors=floors_art(board),
            roof=board.roof,
            selected=chosen[-1] if chosen else "",
            links=links,
            blind=blind,
            blind_word=_("BLIND"),
        )

    def choose_actions(self) -> list[Action]:
        """Choose a zone by its digit; backspace begins again."""
        options = self.asked.form.options
        found = [
            Action(
                (str(number),),
                _("kies") if number == 1 else option.text,
                partial(self._choose, option.id),
                option.text,
                label=f"1-{len(options)}" if number == 1 else "",
                footer=number == 1,
            )
            for number, option in enumerate(options, 1)
        ]
        found.append(
            Action(("backspace",), _("opnieuw"), self._clear, _("Kies opnieuw."), footer=False)
        )
        return found

    def _choose(self, option: str) -> None:
        chosen = self.draft.choices
        if option in chosen:
            chosen.remove(option)
        elif len(chosen) < len(self.asked.form.labels):
            chosen.append(option)
        else:
            chosen[-1] = option
        self._chosen()

    def _clear(self) -> None:
        self.draft.choices = []
        self._chosen()

    def _chosen(self) -> None:
        if not self.blind:
            self.draw()
            self.play.redraw()

    def on_house_board_pointed(self, event: HouseBoard.Pointed) -> None:
        """Choose a floor by mouse, where the screen may show it."""
        event.stop()
        if self.who is not None and not self.blind and self.on_stage():
            self.play.quiet()
            self._choose(event.floor)

    def wanting(self) -> str:
        """Name the label that has no zone yet; while blind only that something is missing."""
        labels = self.asked.form.labels
        if len(self.draft.choices) >= len(labels):
            return ""
        if self.blind:
            return _("Kies eerst met een cijfer.")
        said = _("Wat hoort er nog bij {label}? Kies met een cijfer.")
        return said.format(label=quoted(labels[len(self.draft.choices)]))

    def choice_words(self) -> str:
        """Show what was chosen for each label."""
        labels = self.asked.form.labels
        if not labels or self.phase is None or (self.blind and self.phase[0] != "choose"):
            return ""
        if self.blind:
            said = _("Kies met een cijfer wat hoort bij {labels}.")
            return said.format(labels=_(", dan bij ").join(map(quoted, labels)))
        words = []
        for number, label in enumerate(labels):
            chosen = self.draft.choices[number] if number < len(self.draft.choices) else ""
            option = self.option(chosen) if chosen else None
            words.append(f"{label}: {option.text if option else '…'}")
        return "   ".join(words)

    def said(self, answer: AnswerView) -> str:
        """Say which zones were chosen where there are two, and the words."""
        names = [option.text for option in map(self.option, answer.choices) if option is not None]
        if len(names) < 2:
            return answer.text
        link = _("{strong} als steun voor {weak}").format(strong=names[0], weak=names[1])
        return f"{link}. {answer.text}" if answer.text else link
