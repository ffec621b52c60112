"""Close together: choose line by line what the poster prints, see it as it will be, make it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from exports.fonts import Substitution
from game.engine import commands as c
from game.engine.events import TABLE
from game.engine.state import State
from game.engine.steps.close import ClosePanel as CloseView
from game.engine.view.lines import LineView
from game.language import _
from game.table.files import short
from game.table.poster import paper_content
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, PersonArt, TaskPicture
from game.tui.kit.curtain import CurtainPicture
from game.tui.kit.paperpreview import PaperPreview, PreviewPicture
from game.tui.pictures import person
from game.tui.posterlines import bundled, in_order, line_words, preview
from game.tui.steps.printing import PrintingPanel


class ClosePanel(PrintingPanel):
    """The poster's lines, on or off; `who` is set while one person chooses theirs in private."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.at = ""
        self.who: str | None = None
        self.turn: str | None = None
        self._been: set[str] = set()
        """Who looked at their own lines."""
        self._changed: tuple[Substitution, ...] = ()
        self._kept: tuple[State, Sequence[Substitution], PreviewPicture] | None = None
        """The paper that all see, with what it was made from; never one person's choice."""

    def compose(self) -> ComposeResult:
        """Make the preview and the line for a folder."""
        yield PaperPreview()
        yield Input(classes="sentence", max_length=1000)

    def on_mount(self) -> None:
        """Begin at the first line that can be switched."""
        self.query_one(Input).display = False
        self._first()
        self.show()
        self.call_after_refresh(self._look_soon)

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
        """Give the lines that can be chosen here: all, or what one's own papers may bear."""
        if self.who is None:
            return in_order(self.view, self._choosing.lines)
        own: CloseView = self.play.table.own(self.who).screen.panel
        sheet = {line.id for line in own.sheet}
        lines = in_order(self.view, own.lines)
        return tuple(line for line in lines if line.owner == self.who or line.id in sheet)

    @property
    def _bundles(self) -> tuple[tuple[LineView, ...], ...]:
        """Give the lines as they are switched: somebody's places in the house go together."""
        return bundled(self._lines)

    @property
    def _chosen(self) -> tuple[LineView, ...]:
        """Give what is chosen, or nothing."""
        return next((one for one in self._bundles if one[0].id == self.at), ())

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
        paper = self._paper() if self.who is None else self._made_paper()
        self.query_one(PaperPreview).picture = replace(paper, cursor=self.at)

    def _paper(self) -> PreviewPicture:
        """Give what all see; it stays the same, whatever is pointed at, until the table changes."""
        state, changed = self.play.table.state, self._changed
        if self._kept is None or self._kept[0] is not state or self._kept[1] is not changed:
            self._kept = state, changed, self._made_paper()
        return self._kept[2]

    def _made_paper(self) -> PreviewPicture:
        poster = self.play.table.poster()
        return preview(
            self.view,
            paper_content(poster),
            poster.board,
            self._lines,
            cursor="",
            private=self.who is not None,
            names=dict(self._choosing.names),
            sheet=self._on_sheet,
            changed=self._changed,
        )

    def _look_soon(self) -> None:
        """Look for letters once the picture is out, for fonts load beside it."""
        self.run_worker(self._look_for_letters, thread=True, exit_on_error=False, name="letters")

    def _look_for_letters(self) -> tuple[Substitution, ...]:
        """Find letters that no font has; runs behind the picture, since fonts load slowly."""
        from exports.fonts import substitutions

        names = dict(self._choosing.names)
        texts = [line_words(self.view, None, line, names) for line in self._choosing.lines]
        texts += list(paper_content(self.play.table.poster()).texts())
        return substitutions(" ".join(texts))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell which letters paper cannot show."""
        super().on_worker_state_changed(event)
        found = event.worker.result if event.worker.name == "letters" else None
        if event.state is WorkerState.SUCCESS and found and self.play.panel is self:
            self._changed = found
            self.show()

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
                       _("Zet alles wat hier staat op je eigen blad.")),
            ]  # fmt: skip
            return [done, choose[0], *mine, *choose[1:]]
        if self.made is not None:
            return [
                *self.made_actions(),
                *choose[:2],
                self.paper_action(),
                *choose[2:],
                *self._own_actions(),
                self.folder_action(),
                self.finish_action(),
            ]
        return [
            self.make_action(),
            *choose[:2],
            Action(("a",), _("samen aan"), self._all_shared,
                   _("Zet alle regels aan die van jullie samen zijn.")),
            *self._own_actions(),
            self.paper_action(),
            *choose[2:],
            self.folder_action(),
            self.finish_action(),
        ]  # fmt: skip

    def _own_actions(self) -> list[Action]:
        """Give each person's digit: they choose their own lines, behind the curtain."""
        here = [player for player in self.view.players if player.present]
        return [
            Action(
                (str(player.seat + 1),),
                _("eigen regels") if at == 0 else "",
                partial(self._hang, player.id),
                _("{name} kiest zelf.").format(name=player.name),
                label=f"1-{here[-1].seat + 1}" if at == 0 else "",
                footer=at == 0,
            )
            for at, player in enumerate(here)
        ]

    def _curtain_actions(self, player: str) -> list[Action]:
        name = self.view.player(player).name
        return [
            Action(("space",), _("ik ben {name}").format(name=name), self._enter,
                   _("Open het gordijn."), main=True),
            Action(("escape",), _("terug"), self._done, _("Terug naar de poster.")),
        ]  # fmt: skip

    def _move(self, by: int) -> None:
        ids = [bundle[0].id for bundle in self._bundles]
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
        bundle = self._chosen
        if not bundle:
            return
        owner = bundle[0].owner
        if self.who is not None and owner == TABLE:
            self.play.say(_("Die regel is van jullie samen. A zet hem op je eigen blad."))
            return
        if owner not in (TABLE, self.who):
            if self.view.player(owner).present:
                self._hang(owner)
            else:
                self._switch_off(bundle)
            return
        on = not any(line.on for line in bundle)  # what prints is never shown as off
        self._switch(self.who or TABLE, bundle, on)

    def _switch(self, by: str, bundle: Sequence[LineView], on: bool) -> bool:
        """Switch what is not as wanted; False when one was refused."""
        return all(
            self.play.perform(c.ChooseLine(by, line.id, on)) for line in bundle if line.on != on
        )

    def _mark(self) -> None:
        """Put what is chosen on one's own sheet, or take it off."""
        if self.who is None:
            return
        there = self._on_sheet
        on = not any(line.id in there for line in self._chosen)
        for line in self._chosen:
            if (line.id in there) != on:
                self.play.perform(c.ChooseLine(self.who, line.id, on, "sheet"))

    def _mark_all(self) -> None:
        """Put everything that one's own sheet may bear on it."""
        who = self.who
        if who is None:
            return
        own: CloseView = self.play.table.own(who).screen.panel
        for line in own.sheet:
            if not line.on and not self.play.perform(c.ChooseLine(who, line.id, True, "sheet")):
                return
        self.play.say(_("Alles wat op je eigen blad mag, staat erop."))

    def _switch_off(self, bundle: Sequence[LineView]) -> None:
        """Take off the paper what is of somebody who has left; nobody may switch it on."""
        if any(line.on for line in bundle):
            self._switch(TABLE, bundle, False)
        else:
            name = self.view.player(bundle[0].owner).name
            self.play.say(_("{name} is weg; deze regel blijft uit.").format(name=name))

    def _all_shared(self) -> None:
        if self._switch(TABLE, [one for one in self._choosing.lines if one.owner == TABLE], True):
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
                muted=_("Je eigen regels komen in beeld: de anderen kijken even weg."),
            )
        )

    def _enter(self) -> None:
        player = self.turn
        self.who, self.turn = player, None
        self._been.add(player or "")
        chosen = self.at
        self._first()
        if any(bundle[0].id == chosen for bundle in self._bundles):
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

    def leave(self) -> bool:
        """Close the line for the folder, or the private choice."""
        if super().leave():
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
                _("Alleen jij beslist over je eigen regels. Uitlaten mag gewoon."),
            )
        if self.made is not None:
            return TaskPicture(_("De poster is klaar. Bedankt voor het gesprek."), short(self.made))
        return TaskPicture(
            self.view.text, _("Alleen wat hier aanstaat, komt op de poster. Twijfel? Uit.")
        )

    def person(self, player: str) -> PersonArt:
        """Show who has been behind the curtain; not what they chose."""
        been = player in self._been and player != self.who
        return person(self.view, player, _("klaar") if been else "")

    def message(self) -> MessagePicture:
        """Say what off means."""
        if self.typing:
            return MessagePicture(_("Enter bewaart de map, Esc sluit."))
        if self.who is None and self.outdated:
            return MessagePicture(_("De poster is nog de vorige; M maakt hem opnieuw."))
        line = next(iter(self._chosen), None)
        if self.who is not None and line is None:
            return MessagePicture(_("Van jou staat hier niets. Enter sluit het gordijn."))
        if line is not None and line.owner != TABLE and self.who is None:
            name = self.view.player(line.owner).name
            return MessagePicture(
                _("Alleen {name} zet deze regel aan of uit, achter het gordijn.").format(name=name)
            )
        if any(one.on for one in self._chosen):
            return MessagePicture(_("Aan: deze regel komt op de poster."))
        return MessagePicture(_("Uit is echt uit: deze regel komt niet op de poster."))
