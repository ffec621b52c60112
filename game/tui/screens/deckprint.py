"""Print a deck: choose what and how in one form, beside it the sheet that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from cards.models import Deck
from datafiles.text import localized
from game import language
from game.language import _
from game.table import faults
from game.table.deckpaper import hints_place
from game.table.files import short
from game.tui.actions import Action, find, keys_picture, pressed
from game.tui.deckorder import Field, Order, fields, names_of, settled, unmeasured_words
from game.tui.deckwriting import PRINTER, Held, write_deck
from game.tui.dial import Dial
from game.tui.kit.chrome import (
    HeaderBar,
    HeaderPicture,
    KeyBar,
    MessageLine,
    MessagePicture,
    TaskLines,
    TaskPicture,
)
from game.tui.kit.sheetpreview import SheetPicture, SheetPreview
from game.tui.kit.skeleton import FitGuard, roomy
from game.tui.kit.text import shorten_path
from game.tui.opening import open_file
from game.tui.picker import Picker
from game.tui.screens.guarded import GuardedScreen
from game.tui.sheetpictures import Preview, preview

if TYPE_CHECKING:
    from game.table.deckprinters import Printers
    from game.tui.app import GroeihuisApp

LAST_OF_GROUP = ("stand", "printer", "tips")
"""Fields after which the form takes a breath."""

HELP_ROOM = 76
"""Cells of the row of help; what is longer, as a command is, takes that of the question too."""

MOST_OF_ONE, MOST_OF_TWO = 46, 40
"""Cells for a path alone, and where another stands beside it."""


class DeckPrintScreen(GuardedScreen[None]):
    """A form of one page; what was chosen stays as long as the application runs."""

    CSS_PATH = "deckprint.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    @dataclass
    class Written(Message):
        """So many sheets are written, of so many."""

        done: int
        total: int

    def __init__(self, deck: Deck, at_hand: str) -> None:
        super().__init__()
        self._deck = deck
        self._at_hand = at_hand
        self._order = Order()
        self._sheet = 0
        self._preview = Preview(SheetPicture(), "")
        self._busy: Order | None = None
        self._told = MessagePicture()
        self._allowed: frozenset[str] = frozenset()
        self._unmeasured = ""
        self._made: tuple[Order, Path] | None = None

    def compose(self) -> ComposeResult:
        """Make the form and the sheet."""
        with FitGuard(too_small=_("Maak het venster minstens 80×24.")), Vertical(id="page"):
            yield HeaderBar()
            yield TaskLines()
            with Horizontal(id="stage"):
                with Vertical(id="form"):
                    for field in self._fields():
                        group = " group" if field.key in LAST_OF_GROUP else ""
                        with Horizontal(classes=f"field{group}", id=f"row-{field.key}"):
                            yield Static(field.label, classes="label", markup=False)
                            yield Dial(id=field.key)
                with Vertical(id="paper-side"):
                    yield SheetPreview(SheetPicture())
                    yield Static(classes="words", markup=False)
            yield MessageLine()
            yield KeyBar()

    def on_mount(self) -> None:
        """Take up the choices where they were left."""
        kept = self.app.print_order or Order()
        self._order = settled(kept, fields(self._deck, kept, self._printers, self._at_hand))
        self.query_one(HeaderBar).picture = HeaderPicture(
            game=localized(self._deck.title, language.language()), step=_("Kaarten printen")
        )
        self._show()
        self.set_focus(self.query_one("#cards", Dial))

    def on_resize(self, event: Resize) -> None:
        """Take the room that there is."""
        self.set_class(roomy(event.size), "-roomy")

    # -- what is chosen -----------------------------------------------------------------------

    @property
    def _printers(self) -> Printers:
        return self.app.settings.printers

    def _fields(self) -> tuple[Field, ...]:
        return fields(self._deck, self._order, self._printers, self._at_hand)

    @property
    def _field(self) -> Field | None:
        """Give the field that has the keys."""
        key = self.focused.id if self.focused is not None else ""
        return next((field for field in self._fields() if field.key == key), None)

    @property
    def _ready(self) -> Path | None:
        """Give the file that was made of just these choices."""
        return self._made[1] if self._made is not None and self._made[0] == self._order else None

    def on_picker_changed(self, event: Picker.Changed) -> None:
        """Follow a choice."""
        event.stop()
        key = event.picker.id or ""
        if event.picker.value != getattr(self._order, key):
            self._order = replace(self._order, **{key: event.picker.value})
            self._sheet = 0
            self._told, self._unmeasured = MessagePicture(), ""
            self._allowed = frozenset()
            self.app.print_order = self._order
            self._show()

    def on_descendant_focus(self) -> None:
        """Tell what there is to choose in another field."""
        for field in self._fields():
            here = field.key == (self.focused.id if self.focused is not None else "")
            self.query_one(f"#row-{field.key} .label").set_class(here, "here")
        self._told, self._unmeasured = MessagePicture(), ""
        self._tell()

    def _show(self) -> None:
        """Show form, sheet and words as the choices stand."""
        for field in self._fields():
            self.query_one(f"#row-{field.key}").display = field.shown
            dial = self.query_one(f"#{field.key}", Dial)
            dial.options = field.options
            dial.chosen = frozenset({getattr(self._order, field.key)})
        self._draw()
        self._tell()

    def _draw(self) -> None:
        self._preview = preview(self._deck, self._order, language.language(), self._sheet)
        self._sheet = min(self._sheet, max(self._preview.sheets - 1, 0))
        self.query_one(SheetPreview).picture = self._preview.picture
        self.query_one(".words").set_class(bool(self._preview.refused), "refused")
        self.query_one(".words", Static).update(f"{self._preview.words}\n{self._leafed()}")

    def _leafed(self) -> str:
        """Say which sheet is shown, where there are more."""
        number, total = self._sheet + 1, self._preview.sheets
        if total < 2:
            return ""
        if self._order.layout == "shop":
            return _("kaart {n} van {total}").format(n=number, total=total)
        return _("blad {n} van {total}").format(n=number, total=total)

    def _tell(self) -> None:
        """Say what is asked, what there is to choose, and what the keys do."""
        field = self._field
        if self._ready is not None:
            both = self._order.tips == "list"
            said = (
                _("De kaarten en de tips liggen klaar.") if both else _("De kaarten liggen klaar.")
            )
            task = TaskPicture(said, self._advice())
        else:
            said = self._unmeasured or (field.help if field else "")
            task = TaskPicture(_("Wat komt er uit de printer?"), said)
            if len(said) > HELP_ROOM:
                task = TaskPicture(said)
        self.query_one(TaskLines).picture = task
        message = self._told
        if message == MessagePicture() and field is not None:
            message = MessagePicture(names_of(field, self.size.width - 2))
        self.query_one(MessageLine).picture = message
        self.query_one(KeyBar).picture = keys_picture(self.actions(), self._help_action())

    def _advice(self) -> str:
        """Say how to print what was made."""
        match self._order.layout, self._order.edge:
            case "shop", _edge:
                return _("Geef dit bestand aan de drukker, zoals het is.")
            case "duplex", "short":
                return _("Print op 100 %, dubbelzijdig, gekeerd over de korte rand.")
            case "duplex", _edge:
                return _("Print op 100 %, dubbelzijdig, gekeerd over de lange rand.")
            case _:
                return _("Print op 100 %, enkelzijdig.")

    def _say(self, text: str, *, refusal: bool = False, plain: bool = True) -> None:
        self._told = MessagePicture(text, refusal=refusal, plain=plain)
        self._tell()

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Choose, make, open, leaf through the sheets, go back; while busy only look."""
        moving = [
            Action((), _("kies"), self._nothing,
                   _("Kies in een vak; cijfers kiezen ook, spatie gaat rond."), label="← →"),
            Action(("pagedown",), _("blad"), partial(self._leaf, 1),
                   _("Toon een ander blad."), label="PgDn", footer=self._preview.sheets > 1),
            Action(("pageup",), "", partial(self._leaf, -1), footer=False),
            Action(("down",), "", self.focus_next, _("Naar het volgende of vorige vak."),
                   label="↑ ↓", footer=False),
            Action(("up",), "", self.focus_previous, footer=False),
            Action(("b",), _("kleuren"), self.app.action_other_theme,
                   _("Donkere of lichte kleuren (beamer)."), footer=False),
        ]  # fmt: skip
        if self._busy is not None:
            return moving
        last = self._field is not None and self._field.key == self._last
        ready = self._ready is not None
        found = [
            self._main_action(last),
            Action(("m",), _("maak PDF"), self._make,
                   _("Maak de PDF met wat er nu gekozen is."), footer=not last and not ready),
            *moving,
            Action(("escape", "q"), _("terug"), self.dismiss,
                   _("Terug naar de kaarten; je keuzes blijven.")),
        ]  # fmt: skip
        if self._made is not None:
            said, footer = _("Open de PDF die gemaakt is."), ready and not last
            found.insert(1, Action(("o",), _("open PDF"), self._open, said, footer=footer))
        return found

    def _main_action(self, last: bool) -> Action:
        """Give what Enter does: go on; from the last field make the PDF, then open it."""
        if last and self._ready is not None:
            return Action(("enter",), _("open PDF"), self._open, _("Open de PDF."), main=True)
        if last:
            return Action(("enter",), _("maak PDF"), self._make, _("Maak de PDF."), main=True)
        said = _("Naar het volgende vak; na het laatste wordt de PDF gemaakt.")
        return Action(("enter",), _("volgend vak"), self.focus_next, said, main=True)

    def _help_action(self) -> Action:
        return Action(("h", "?", "f1"), _("hulp"), self._help)

    def _help(self) -> None:
        from game.tui.screens.help import HelpScreen

        self.app.push_screen(
            HelpScreen(_("Kaarten printen"), [*self.actions(), self._help_action()])
        )

    def on_key(self, event: Key) -> None:
        """Do what the key does."""
        action = find([*self.actions(), self._help_action()], pressed(event))
        if action is not None:
            event.stop()
            event.prevent_default()
            action.run()

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Do what a clicked footer key does."""
        event.stop()
        self.app.press_key(event.key)

    def on_picker_done(self, event: Picker.Done) -> None:
        """Enter does the main action."""
        event.stop()
        if self._busy is None:
            self.actions()[0].run()

    def _nothing(self) -> None: ...

    @property
    def _last(self) -> str:
        """Give the field from which Enter makes the PDF."""
        return [field.key for field in self._fields() if field.shown][-1]

    def _leaf(self, by: int) -> None:
        if self._preview.sheets:
            self._sheet = (self._sheet + by) % self._preview.sheets
            self._draw()

    # -- the file -----------------------------------------------------------------------------

    def _make(self) -> None:
        if self._preview.refused:
            self._say(self._preview.refused, refusal=True)
            return
        if self._busy is None:
            self._busy = self._order
            self._say(_("De kaarten worden nagekeken …"))
            self.run_worker(
                partial(
                    write_deck,
                    self._deck,
                    self._order,
                    language.language(),
                    folder=self.app.settings.poster_folder,
                    printers=self._printers,
                    allowed=self._allowed,
                    progress=self._progress,
                ),
                thread=True,
                exit_on_error=False,
            )

    def _progress(self, done: int, total: int) -> None:
        """Tell the screen, from the thread that writes, how far it is."""
        self.post_message(self.Written(done, total))

    def on_deck_print_screen_written(self, event: Written) -> None:
        """Show how far it is."""
        if self._busy is not None:
            said = _("Kaarten op papier zetten: {n} van {total}")
            self._say(said.format(n=event.done, total=event.total))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say where the file lies, or why there is none."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        order, self._busy = self._busy, None
        path, error = event.worker.result, event.worker.error
        if path is not None:
            self._made = (order or self._order, path)
            self._unmeasured = ""
            self._say(self._where(path, tips=self._made[0].tips == "list"))
        elif isinstance(error, Held):
            if order == self._order and error.again:
                self._allowed |= {error.again}
            if error.again == PRINTER:
                self._unmeasured = unmeasured_words(self._order, self._printers)
            self._say(str(error), refusal=True)
        elif error is not None:
            said = faults.sentences(error) or [faults.unforeseen(error)]
            self._say(" ".join(said), refusal=True)

    def _where(self, path: Path, *, tips: bool) -> str:
        """Say where the PDF lies, and that of the tips beside it."""
        if not tips:
            return _("De PDF ligt in {path}").format(path=shorten_path(short(path), MOST_OF_ONE))
        end = hints_place(path).name.removeprefix(path.stem)
        said = _("De PDF’s liggen in {path} en …{end}")
        return said.format(path=shorten_path(short(path), MOST_OF_TWO), end=end)

    def _open(self) -> None:
        if self._made is not None and not open_file(self._made[1]):
            path = shorten_path(short(self._made[1]), MOST_OF_ONE)
            self._say(_("Open het bestand zelf: {path}").format(path=path), refusal=True)
