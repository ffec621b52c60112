"""Write on a page: a part with one is always written on, and never takes words for keys."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import TextArea

from game.language import _
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture
from game.tui.solo.part import Part


class Sheet(TextArea):
    """A page to write on, with undo of its own."""

    handed: Key | None = None
    """The last key that came to this page, rather than to the screen before there was a page."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def on_key(self, event: Key) -> None:
        """Remember that this key came here."""
        self.handed = event


class WritingPart(Part):
    """A part with a page that is left by Esc, and gone on with by the next letter.

    Somebody who types on with their eyes on the keyboard would otherwise give a command with every
    letter; so beside a page commands have keys that no sentence holds.
    """

    @property
    def sheet(self) -> Sheet:
        """Give the page."""
        return self.query_one(Sheet)

    @property
    def paged(self) -> bool:
        """Tell whether the page is what this part is about now, be it one that is not there yet."""
        return True

    @property
    def resting(self) -> bool:
        """Tell whether nobody writes on the page: letters bring one back to it."""
        return self.ready and self.paged and not self.sheet.has_focus

    @property
    def there(self) -> bool:
        """Tell whether there is a page to write on."""
        return bool(self.sheet.display)

    @property
    def blank(self) -> bool:
        """Tell whether nothing stands on the page and in this part."""
        return self.here.stand == "open" and not self.sheet.text.strip()

    def takes(self, letter: str) -> bool:
        """Tell whether a letter is a key of this part even beside a page."""
        return False

    def write(self) -> None:
        """Go on with the page."""
        self.play.set_focus(self.sheet)
        self.play.redraw()

    def leave(self) -> bool:
        """Leave the page, kept; it stays open, and Esc once more leaves the part."""
        if not self.sheet.has_focus:
            return False
        if self.save():
            self.play.take_focus()
        self.play.redraw()
        return True

    def onward(self) -> str:
        """Say what going on is: past an empty page it is skipping it."""
        return _("sla over") if self.blank else _("verder")

    def beside(self) -> list[Action]:
        """Give the keys that do the same on a page and beside it."""
        play = self.play
        return [
            Action(("f2",), self.onward(), play.next_step,
                   _("Naar het volgende deel. Overslaan mag altijd; terugkomen ook."), keep=True),
            Action(("f4",), _("eerder"), play.show_written,
                   _("Lees terug wat je eerder schreef en koos.")),
            Action(("f6",), _("tip"), play.toggle_hint, _("Toon een tip bij deze vraag."),
                   footer=False),
            Action(("f8",), _("terug"), play.previous_step, _("Naar het vorige deel."),
                   footer=False),
        ]  # fmt: skip

    def beside_only(self) -> list[Action]:
        """Give the keys beside a page; on it, taking back is the page's own."""
        play = self.play
        return [
            Action(("escape",), _("terug"), play.escape, _("Een stap terug in dit deel."),
                   keep=True)
            if self.inside
            else Action(("escape",), _("overzicht"), play.escape,
                        _("Naar het overzicht van alle delen."), keep=True),
            *self.beside(),
            Action(("ctrl+z",), _("ongedaan"), play.undo, _("Neem het laatste van dit deel terug."),
                   label="Ctrl+Z", footer=False),
            Action(("ctrl+y",), _("opnieuw"), play.redo, _("Zet terug wat je ongedaan maakte."),
                   label="Ctrl+Y", footer=False),
            Action(("f3",), _("zwart"), play.black, _("Zwart scherm; F3 brengt het terug."),
                   footer=False),
        ]  # fmt: skip

    def done_writing(self) -> Action:
        """Give the key that leaves the page."""
        return Action(("escape",), _("klaar"), self.play.escape,
                      _("Klaar met schrijven; alles is bewaard."), main=True)  # fmt: skip

    def typing_actions(self) -> list[Action]:
        """Give the keys that lead out of the page."""
        return [self.done_writing(), *self.beside()]

    def message(self) -> MessagePicture:
        """Say, beside a page, how to go on with it."""
        if self.resting and self.there:
            return MessagePicture(_("Bewaard. Typ gewoon verder, of ga door met F2."))
        return super().message()
