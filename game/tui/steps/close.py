"""Close together: choose line by line what the poster prints, see it as it will be, make it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from exports.errors import ExportError
from exports.fonts import Substitution
from game.engine import commands as c
from game.engine.events import TABLE
from game.engine.steps.close import ClosePanel as CloseView
from game.engine.view.lines import LineView
from game.engine.view.poster import PosterView, SheetView
from game.language import _, plural
from game.table.papers import write_calendar
from game.table.poster import (
    default_folder,
    paper_content,
    poster_name,
    write_session_poster,
)
from game.table.sheet import sheet_name, write_session_sheet
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.kit.curtain import CurtainPicture
from game.tui.kit.paperpreview import PaperPreview
from game.tui.opening import open_file
from game.tui.panel import Panel
from game.tui.pictures import person
from game.tui.posterlines import in_order, line_words, preview

SIZES: tuple[tuple[str, str | None], ...] = (
    ("a3", None), ("a4", None), ("a2", None), ("a1", None), ("a0", None),
    ("a2", "a4"), ("a1", "a4"), ("a0", "a3"),
)  # fmt: skip
"""Paper, and the sheets over which it is tiled."""


class ClosePanel(Panel):
    """The poster's lines, on or off; `who` is set while one person chooses theirs in private."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.at = ""
        self.who: str | None = None
        self.turn: str | None = None
        self.made: Path | None = None
        self.paper: tuple[str, str | None] = SIZES[0]
        self.busy = False
        self._changed: tuple[Substitution, ...] = ()
        self._beside = 0

    def compose(self) -> ComposeResult:
        """Make the preview and the line for a folder."""
        yield PaperPreview()
        yield Input(classes="sentence", max_length=1000)

    def on_mount(self) -> None:
        """Begin at the first line that can be switched."""
        self.query_one(Input).display = False
        self._first()
        self.show()
        self.run_worker(self._look_for_letters, thread=True, exit_on_error=False, name="letters")

    @property
    def sealed(self) -> bool:  # type: ignore[override]
        """Tell whether somebody's private moment is on."""
        return self.who is not None or self.turn is not None

    @property
    def _choosing(self) -> CloseView:
        panel: CloseView = self.view.panel
        return panel

    @property
    def _lines(self) -> tuple[LineView, ...]:
        """Give the lines that can be chosen here: all, or one person's own."""
        if self.who is None:
            return in_order(self.view, self._choosing.lines)
        own: CloseView = self.play.table.own(self.who).screen.panel
        return tuple(line for line in in_order(self.view, own.lines) if line.owner == self.who)

    @property
    def _on_sheet(self) -> frozenset[str]:
        """Give the own lines that go on the sheet of whoever chooses."""
        if self.who is None:
            return frozenset()
        own: CloseView = self.play.table.own(self.who).screen.panel
        return frozenset(line.id for line in own.sheet if line.on)

    def _first(self) -> None:
        lines = self._lines
        self.at = lines[0].id if lines else ""

    # -- the preview --------------------------------------------------------------------------

    def show(self) -> None:
        """Redraw the paper; a private moment ends when its person left the table."""
        private = self.who or self.turn
        if private is not None and not self.view.player(private).present:
            self.who = self.turn = None
            self.play.open_curtain_at_once()
        elif self.turn is not None:
            self._name_curtain(self.turn)
        poster = self.play.table.poster()
        self.query_one(PaperPreview).picture = preview(
            self.view,
            paper_content(poster),
            poster.board,
            self._lines,
            cursor=self.at,
            private=self.who is not None,
            names=dict(self._choosing.names),
            sheet=self._on_sheet,
            changed=self._changed,
        )

    def _look_for_letters(self) -> tuple[Substitution, ...]:
        """Find letters that no font has; runs behind the picture, since fonts load slowly."""
        from exports.fonts import substitutions

        names = dict(self._choosing.names)
        texts = [line_words(self.view, None, line, names) for line in self._choosing.lines]
        texts += list(paper_content(self.play.table.poster()).texts())
        return substitutions(" ".join(texts))

    # -- keys ---------------------------------------------------------------------------------

    def actions(self) -> list[Action]:
        """Choose lines; then make, open and place the poster."""
        if self.typing or self.busy:
            return []
        if self.turn is not None:
            return self._curtain_actions(self.turn)
        choose = [
            Action(("space",), _("aan/uit"), self._toggle,
                   _("Zet de gekozen regel aan of uit.")),
            Action(("up",), _("regel"), partial(self._move, -1), _("Kies een regel."), label="↑ ↓"),
            Action(("down",), "", partial(self._move, 1), footer=False),
        ]  # fmt: skip
        if self.who is not None:
            done = Action(("enter",), _("klaar"), self._done, _("Het gordijn gaat weer dicht."),
                          main=True)  # fmt: skip
            mine = [
                Action(("a",), _("mijn blad"), self._mark,
                       _("Zet deze regel op je eigen blad, of haal hem eraf.")),
                Action(("e",), _("alles op mijn blad"), self._mark_all,
                       _("Zet alles van jou op je eigen blad."), footer=False),
            ]  # fmt: skip
            return [done, choose[0], *mine, *choose[1:]]
        if self.made is not None:
            return [
                Action(("enter",), _("open poster"), self._open, _("Open de PDF."), main=True),
                Action(("m",), _("opnieuw"), self._make, _("Maak de poster opnieuw.")),
                *choose[:2],
                self._paper_action(_("grootte")),
                *choose[2:],
                Action(("f",), _("map"), self._ask_folder, _("Kies een andere map."), footer=False),
                Action(("n",), _("klaar"), self.play.go_home,
                       _("Klaar: terug naar het begin."), footer=True),
            ]  # fmt: skip
        return [
            Action(("enter",), _("maak poster"), self._make,
                   _("Maak de poster met alleen wat aan staat."), main=True),
            *choose[:2],
            Action(("a",), _("samen aan"), self._all_shared,
                   _("Zet alle regels aan die van jullie samen zijn.")),
            self._paper_action(self._size_word()),
            *choose[2:],
            Action(("f",), _("map"), self._ask_folder,
                   _("Kies in welke map de poster komt."), footer=False),
        ]  # fmt: skip

    def _paper_action(self, word: str) -> Action:
        said = _("Kies het papier: A4 tot A0, of een grote poster op losse bladen.")
        return Action(("g",), word, self._change_paper, said, keep=True)

    def _curtain_actions(self, player: str) -> list[Action]:
        name = self.view.player(player).name
        return [
            Action(("space",), _("ik ben {name}").format(name=name), self._enter,
                   _("Open het gordijn."), main=True),
            Action(("escape",), _("terug"), self._done, _("Terug naar de poster.")),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        ids = [line.id for line in self._lines]
        if ids:
            index = ids.index(self.at) if self.at in ids else 0
            self.at = ids[min(max(index + by, 0), len(ids) - 1)]
            self.show()
            self.play.redraw()

    def on_paper_preview_line_pressed(self, event: PaperPreview.LinePressed) -> None:
        """Choose and switch a line by mouse."""
        event.stop()
        if event.key:
            self.at = event.key
            self._toggle()

    def _toggle(self) -> None:
        line = next((one for one in self._lines if one.id == self.at), None)
        if line is None:
            return
        if line.owner not in (TABLE, self.who):
            if self.view.player(line.owner).present:
                self._hang(line.owner)
            else:
                self._switch_off(line)
            return
        by = self.who or TABLE
        self.play.perform(c.ChooseLine(by, line.id, not line.on))

    def _mark(self) -> None:
        """Put the chosen line on one's own sheet, or take it off."""
        if self.who is not None and self.at:
            on = self.at not in self._on_sheet
            self.play.perform(c.ChooseLine(self.who, self.at, on, "sheet"))

    def _mark_all(self) -> None:
        """Put everything that one's own sheet may bear on it."""
        who = self.who
        if who is None:
            return
        own: CloseView = self.play.table.own(who).screen.panel
        for line in own.sheet:
            if not line.on and not self.play.perform(c.ChooseLine(who, line.id, True, "sheet")):
                return
        self.play.say(_("Alles van jou staat op je eigen blad."))

    def _switch_off(self, line: LineView) -> None:
        """Take a line off the paper whose owner has left; nobody may switch it on."""
        if line.on:
            self.play.perform(c.ChooseLine(TABLE, line.id, False))
        else:
            name = self.view.player(line.owner).name
            self.play.say(_("{name} is weg; deze regel blijft uit.").format(name=name))

    def _all_shared(self) -> None:
        for line in self._choosing.lines:
            if (
                line.owner == TABLE
                and not line.on
                and not self.play.perform(c.ChooseLine(TABLE, line.id, True))
            ):
                return
        self.play.say(_("Alles van jullie samen staat aan. Wat over één persoon gaat, niet."))

    def cover(self) -> None:
        """Close the curtain again."""
        if self.who is not None:
            self._hang(self.who)

    def _hang(self, player: str) -> None:
        self.who, self.turn = None, player
        self.show()
        self.play.redraw()

    def _name_curtain(self, player: str) -> None:
        name = self.view.player(player).name
        self.play.close_curtain(
            CurtainPicture(
                top=_("Geef het toetsenbord aan"),
                name=name,
                shape=self.view.player(player).seat,
                bold=_("{name} kiest zelf.").format(name=name),
                muted=_("Wat aan staat, is straks te zien op de poster."),
            )
        )

    def _enter(self) -> None:
        player = self.turn
        self.who, self.turn = player, None
        chosen = self.at
        self._first()
        if any(line.id == chosen for line in self._lines):
            self.at = chosen
        self.play.open_curtain()
        self.show()
        self.play.redraw()

    def _done(self) -> None:
        self.who = self.turn = None
        if not any(line.id == self.at for line in self._lines):
            self._first()
        self.play.open_curtain_at_once()
        self.show()
        self.play.redraw()

    # -- the poster ---------------------------------------------------------------------------

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
        chosen = self.play.settings.poster_folder
        with suppress(RuntimeError):  # the home of somebody who is not here
            return Path(chosen).expanduser() if chosen else default_folder()
        return default_folder()

    def _make(self) -> None:
        if self.busy:
            return
        self.busy = True
        self.play.say(_("De poster wordt gemaakt …"))
        view = self.play.table.poster()
        path = self._folder() / poster_name(view, *self.paper)
        table = self.play.table
        sheets = [table.sheet(player.id) for player in self.view.players]
        self.run_worker(
            partial(self._write, view, path, [one for one in sheets if one.lines]),
            thread=True,
            exit_on_error=False,
        )

    def _write(self, view: PosterView, path: Path, sheets: list[SheetView]) -> Path:
        """Write the poster, and beside it each sheet that somebody put lines on, and the days."""
        path.parent.mkdir(parents=True, exist_ok=True)
        made = write_session_poster(view, path, *self.paper)
        self._beside = len(sheets)
        for sheet in sheets:
            write_session_sheet(sheet, path.with_name(sheet_name(sheet)))
        write_calendar(self.play.table, path.with_suffix(".ics"))
        return made

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say where the poster lies, or why there is none."""
        if event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        if self.play.panel is not self:
            return
        if event.worker.name == "letters":
            if event.state is WorkerState.SUCCESS and event.worker.result:
                self._changed = event.worker.result
                self.show()
            return
        self.busy = False
        error = event.worker.error
        if error is None:
            self.made = event.worker.result
            if self.play.close_session():
                self.play.say(self._done_words(self.made))
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

    def _done_words(self, path: Path | None) -> str:
        """Say where the poster lies, and what lies beside it."""
        said = _("De poster ligt in {path}").format(path=path)
        if not self._beside:
            return said
        sheets = plural("{n} gespreksblad", "{n} gespreksbladen", self._beside)
        return f"{_('Met {sheets}.').format(sheets=sheets)} {said}"

    def _open(self) -> None:
        if self.made is not None and not open_file(self.made):
            self.play.say(_("Open het bestand zelf: {path}").format(path=self.made), refusal=True)

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
        """Close the folder line, or the private choice."""
        line = self.query_one(Input)
        if line.display:
            line.display = False
            self.play.take_focus()
            self.play.redraw()
            return True
        if self.who is not None:
            self._done()
            return True
        return False

    # -- words --------------------------------------------------------------------------------

    def task_lines(self) -> TaskPicture:
        """Say what is chosen here."""
        if self.who is not None:
            name = self.view.player(self.who).name
            return TaskPicture(
                _("{name}, wat van jou mag op de poster?").format(name=name),
                _("Alleen jij beslist over deze regels. Uit laten mag gewoon."),
            )
        if self.made is not None:
            return TaskPicture(_("De poster is klaar. Bedankt voor het gesprek."), str(self.made))
        return TaskPicture(
            self.view.text, _("Alleen wat hier aan staat, komt op de poster. Twijfel? Uit.")
        )

    def person(self, player: str) -> PersonArt:
        """Give somebody without a state."""
        return person(self.view, player)

    def message(self) -> MessagePicture:
        """Say what off means."""
        if self.typing:
            return MessagePicture(_("Enter bewaart de map, Esc sluit."))
        line = next((one for one in self._lines if one.id == self.at), None)
        if line is not None and line.owner != TABLE and self.who is None:
            name = self.view.player(line.owner).name
            return MessagePicture(
                _("Alleen {name} zet deze regel aan of uit, achter het gordijn.").format(name=name)
            )
        return MessagePicture(_("Uit is echt uit: die regel komt niet op papier."))
