"""Make papers from what is on: choose their size and folder, write them in a thread, open them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Input
from textual.worker import Worker, WorkerState

from exports.errors import ExportError
from game.engine.view.poster import PosterView, SheetView
from game.language import _, and_list, plural
from game.table.files import short
from game.table.papers import write_calendar
from game.table.poster import paper_folder, poster_name, write_session_poster
from game.table.sheet import sheet_name, write_session_sheet
from game.tui.actions import Action
from game.tui.kit.text import shorten_path, width
from game.tui.opening import open_file
from game.tui.panel import Panel

if TYPE_CHECKING:
    from game.engine.state import State

EDGES = 6
"""Cells of a message that words do not get: its indent, and the sign of what is amiss."""

SIZES: tuple[tuple[str, str | None], ...] = (
    ("a3", None), ("a4", None), ("a2", None), ("a1", None), ("a0", None),
    ("a2", "a4"), ("a1", "a4"), ("a0", "a3"),
)  # fmt: skip
"""Paper, and the sheets over which it is tiled."""


class PrintingPanel(Panel):
    """Where the papers go and how large they are; `made` is the poster once it is written."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.made: Path | None = None
        self.paper: tuple[str, str | None] = SIZES[0]
        self.busy = False
        self._beside, self._dated = 0, False
        self._written: tuple[PosterView, list[SheetView]] | None = None
        """What the papers that were made last hold."""
        self._checked: tuple[State, bool] | None = None

    # -- keys ---------------------------------------------------------------------------------

    def paper_action(self) -> Action:
        """Give the key that changes the size of the poster."""
        said = _("Kies het papier: A4 tot A0, of een grote poster op losse bladen.")
        word = self._size_word() if self.made is None else _("grootte")
        return Action(("g",), word, self._change_paper, said, keep=True)

    def make_action(self) -> Action:
        """Give the key that makes the poster."""
        return Action(("enter",), _("maak poster"), self._make,
                      _("Maak de poster met alleen wat aanstaat."), main=True)  # fmt: skip

    def made_actions(self) -> list[Action]:
        """Give what can be done with a poster that was made."""
        return [
            Action(("enter",), _("open poster"), self._open, _("Open de PDF."), main=True),
            Action(("m",), _("opnieuw"), self._make, _("Maak de poster opnieuw.")),
        ]

    def folder_action(self) -> Action:
        """Give the key that chooses where papers go."""
        return Action(("f",), _("map"), self._ask_folder,
                      _("Kies in welke map de poster komt."), footer=False)  # fmt: skip

    # -- making -------------------------------------------------------------------------------

    def _size_word(self) -> str:
        paper, tiles = self.paper
        if tiles is None:
            return paper.upper()
        return _("{paper} op {tiles}").format(paper=paper.upper(), tiles=tiles.upper())

    def _change_paper(self) -> None:
        self.paper = SIZES[(SIZES.index(self.paper) + 1) % len(SIZES)]
        self.play.say(_("Papier: {paper}.").format(paper=self._size_word()))
        self.play.redraw()

    def _folder(self) -> Path:
        return paper_folder(self.play.settings.poster_folder)

    def _make(self) -> None:
        if self.busy:
            return
        view, sheets = self._papers()
        empty = _("Nog geen enkele regel staat aan. Nog eens Enter: een lege poster.")
        if self.made is None and not view.lines and not self.play.sure("enter", empty):
            return
        self.busy = True
        self.play.say(_("De poster wordt gemaakt …"))
        path = self._folder() / poster_name(view, *self.paper)
        self._written, self._checked = (view, sheets), None
        self.run_worker(
            partial(self._write, view, path, sheets),
            thread=True,
            exit_on_error=False,
            name="papers",
        )

    def _papers(self) -> tuple[PosterView, list[SheetView]]:
        """Give the poster, and each sheet that somebody put lines on."""
        table = self.play.table
        sheets = [table.sheet(player.id) for player in self.view.players]
        return table.poster(), [one for one in sheets if one.lines]

    @property
    def outdated(self) -> bool:
        """Tell whether what was chosen differs from the papers that were made; asked per state."""
        if self.made is None:
            return False
        state = self.play.table.state
        if self._checked is None or self._checked[0] is not state:
            self._checked = state, self._written != self._papers()
        return self._checked[1]

    def warning(self, key: str) -> str:
        """Say what the end of the session would leave without paper."""
        if key != "n" or self.view.status == "closed":
            return ""
        if self.made is None:
            return _("Hier is nog geen poster gemaakt. Nog eens N: klaar zonder.")
        if self.outdated:
            return _("De poster is nog de vorige; M maakt hem opnieuw. Nog eens N: zo laten.")
        return ""

    def _finish(self) -> None:
        if self.play.sure("n", self.warning("n")):
            self.play.finish_session()

    def finish_action(self) -> Action:
        """Give the key that ends the session."""
        return Action(("n",), _("klaar"), self._finish,
                      _("Klaar: de sessie is af, en terug naar het begin."),
                      footer=self.made is not None, keep=True)  # fmt: skip

    def _write(self, view: PosterView, path: Path, sheets: list[SheetView]) -> Path:
        """Write the poster, and beside it each sheet that somebody put lines on, and the days."""
        path.parent.mkdir(parents=True, exist_ok=True)
        made = write_session_poster(view, path, *self.paper)
        self._beside = len(sheets)
        for sheet in sheets:
            write_session_sheet(sheet, path.with_name(sheet_name(sheet)))
        self._dated = write_calendar(self.play.table, path.with_suffix(".ics")) is not None
        return made

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say where the poster lies, or why there is none."""
        if event.worker.name != "papers" or self.play.panel is not self:
            return
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        self.busy = False
        error = event.worker.error
        if error is None:
            self.made = made = event.worker.result
            if made is not None:
                self.play.hold_timer()
                self.play.say(self._done_words(made))
        elif isinstance(error, (ExportError, OSError)):
            self.play.say(
                _("De poster kon niet worden bewaard in {path}. Kies met F een andere map.").format(
                    path=self._folder()
                ),
                refusal=True,
            )
        else:
            self.play.fault(error)
        self.play.redraw()

    def _done_words(self, path: Path) -> str:
        """Say where the poster lies, and what lies beside it."""
        sheets = plural("{n} gespreksblad", "{n} gespreksbladen", self._beside)
        found = [*([sheets] if self._beside else []), *([_("agenda")] if self._dated else [])]
        beside = f"{_('Met {sheets}.').format(sheets=and_list(found))} " if found else ""
        said = _("De poster ligt in {path}")
        room = self.play.size.width - width(beside + said.format(path="")) - EDGES
        return beside + said.format(path=shorten_path(short(path), room))

    def _open(self) -> None:
        if self.made is not None and not open_file(self.made):
            said = _("Open het bestand zelf: {path}")
            room = self.play.size.width - width(said.format(path="")) - EDGES
            path = shorten_path(short(self.made), room)
            self.play.say(said.format(path=path), refusal=True)

    def _ask_folder(self) -> None:
        line = self.query_one(Input)
        line.value = str(self._folder())
        line.placeholder = _("Map voor posters")
        line.display = True
        self.play.set_focus(line)
        self.play.redraw()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Remember the folder."""
        event.stop()
        folder = Path(event.value.strip())
        try:
            folder = folder.expanduser()
            there = folder.is_dir()
        except (OSError, RuntimeError, ValueError):  # far too long, or nobody's home
            there = False
        if event.value.strip() and not there:
            self.play.say(_("Die map is er niet: {path}").format(path=folder), refusal=True)
            return
        self.play.remember(poster_folder=str(folder) if event.value.strip() else "")
        self.leave()
        self.play.say(_("Posters komen in {path}").format(path=self._folder()))

    def leave(self) -> bool:
        """Close the line for the folder."""
        line = self.query_one(Input)
        if line.display:
            line.display = False
            self.play.take_focus()
            self.play.redraw()
            return True
        return False
