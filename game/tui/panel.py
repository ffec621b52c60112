"""Say what a step kind's part of the play screen is: a widget that shows its part of the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input

from game.language import _
from game.table.words import role_word
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TablePicture, TaskPicture
from game.tui.kit.rail import RailPerson, RailPicture, RailSection
from game.tui.pictures import letters_of, person

if TYPE_CHECKING:
    from game.engine.view.screen import ScreenView
    from game.tui.screens.play import PlayScreen


class Panel(Widget):
    """The stage of one step; it owns drafts, never truth, and asks the play screen to perform."""

    DEFAULT_CSS = "Panel { width: 1fr; height: 1fr; }"

    busy = False
    """True while something is being made that no key may interrupt."""

    sealed = False
    """True while one person's private moment is on screen."""

    hushed = False
    """True while keys leave no trace: the message then stays as it is until the moment ends."""

    unseen = False
    """True while somebody writes blind: letters are then no keys."""

    def __init__(self, play: PlayScreen) -> None:
        super().__init__()
        self.play = play

    def on_mount(self) -> None:
        """Redraw the rows around this stage; a kind's own `on_mount` has run before."""
        self.play.redraw()

    @property
    def view(self) -> ScreenView:
        """Give the view at hand."""
        return self.play.view

    @property
    def ready(self) -> bool:
        """Tell whether the stage has been made and is still the one that is played on."""
        return bool(self.children) and self.play.panel is self

    @property
    def awake(self) -> bool:
        """Tell whether keys can be taken: the stage has been made and set up."""
        return self.ready and self.is_mounted

    @property
    def typing(self) -> bool:
        """Tell whether letters go into a text field now."""
        return any(line.has_focus for line in self.query(Input))

    def show(self) -> None:
        """Redraw from the view at hand."""

    def warning(self, key: str) -> str:
        """Say what a key that leaves this step ("n", "p") would take away; empty if nothing."""
        return ""

    def tick(self) -> None:
        """Show that time goes on, every second; by default only the header does."""

    def actions(self) -> list[Action]:
        """Give what can be done now, the most important first."""
        return []

    def typing_actions(self) -> list[Action]:
        """Give the keys that lead out of a field of this stage; without any the usual ones do."""
        return []

    def tell(self, hint: str) -> bool:
        """Show the hint for the coach on the stage; False leaves it to the task rows."""
        return False

    def task_lines(self) -> TaskPicture:
        """Give the two task lines."""
        return TaskPicture(self.view.text, self.view.more)

    def strip(self) -> TablePicture:
        """Give the people at the table."""
        view = self.view
        return TablePicture(
            tuple(self.person(player.id) for player in view.players if player.present)
        )

    def person(self, player: str) -> PersonArt:
        """Give one person for the strip."""
        return person(self.view, player)

    def message(self) -> MessagePicture:
        """Give the line above the keys when there is no news."""
        return MessagePicture()

    def rail(self) -> RailPicture:
        """Give the panel beside a roomy stage: who is at the table, and the steps to come."""
        view = self.view
        letters = letters_of(view)
        people = [player for player in view.players if player.present]
        steps = tuple(
            f"{'►' if number == view.number else ' '} {number + 1}  {step.title}"
            for number, step in enumerate(view.steps)
        )
        return RailPicture(
            title=_("Aan tafel"),
            people=tuple(
                RailPerson(
                    player.seat,
                    letters[player.id],
                    (player.name, self.person(player.id).state, role_word(player.role)),
                    active=self.person(player.id).active,
                )
                for player in people
            ),
            sections=(RailSection(_("Stap voor stap"), steps),) if len(steps) <= 12 else (),
        )

    def leave(self) -> bool:
        """Close what is open, for Esc; False when there is nothing to close."""
        return False

    def cover(self) -> None:
        """Go back to the curtain, when a private moment was interrupted by a black screen."""

    def swallow(self, event: Key) -> bool:
        """Take a letter in unseen, while somebody writes blind; False leaves the key to others."""
        return False

    def finish(self) -> bool:
        """Jump to the end of a motion; True when the key that did it is used up."""
        return False

    def claims(self) -> tuple[bool, bool]:
        """Tell whether the task and strip rows are shown."""
        return True, True
