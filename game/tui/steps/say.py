"""Show what is told: a text, what is kept and until when, or what the zones mean."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from game.engine.steps.say import SayPanel as SayView
from game.language import _, plain_date
from game.tui.actions import Action
from game.tui.kit.chrome import MessagePicture, TaskPicture
from game.tui.kit.field import FieldBoard, FieldPicture
from game.tui.panel import Panel
from game.tui.pictures import zones_art


class SayPanel(Panel):
    """A calm page to read together; with zones, the meaning of one at a time under the field."""

    def compose(self) -> ComposeResult:
        """Make the field, or the page."""
        said = self._said
        if said.board is not None:
            yield FieldBoard(FieldPicture(zones_art(said.board)))
        else:
            yield Static(self._page(), classes="page", markup=False)

    @property
    def _said(self) -> SayView:
        panel: SayView = self.view.panel
        return panel

    def on_mount(self) -> None:
        """Begin with the first zone."""
        self._zone = 0

    _zone = 0

    def show(self) -> None:
        """Redraw the page: a name may have been corrected."""
        for page in self.query(".page").results(Static):
            page.update(self._page())

    def _page(self) -> str:
        view = self.view
        if self._said.show != "kept":
            return view.more
        if view.practice:
            kept = _("Dit is een oefensessie. Er wordt niets bewaard.")
        else:
            date = plain_date(view.purge_on) if view.purge_on else ""
            kept = _(
                "Wat jullie invoeren, staat alleen op deze laptop.\n"
                "Het wordt gewist op {date}; de afspraken blijven tot ze klaar zijn."
            ).format(date=date)
        parts = [
            view.more,
            _("Wat bewaren we?") + "\n" + kept,
            _("Op de poster komt alleen wat jullie aan het einde zelf aanzetten."),
            _("Geheim plaatsen beschermt tegen meekijken, niet tegen wie deze laptop beheert."),
        ]
        return "\n\n".join(part for part in parts if part)

    def actions(self) -> list[Action]:
        """Leaf through the zones where there are any."""
        board = self._said.board
        if board is None:
            return []
        found = [
            Action(
                ("right", "down"),
                _("volgend vak"),
                lambda: self._leaf(1),
                _("Toon wat het volgende vak betekent."),
                label="← →",
            ),
            Action(("left", "up"), _("vorig vak"), lambda: self._leaf(-1), footer=False),
        ]
        for index, zone in enumerate(board.zones):
            found.append(
                Action(
                    (str(index + 1), zone.letter.lower()),
                    zone.name,
                    lambda index=index: self._choose(index),  # type: ignore[misc]
                    zone.meaning,
                    footer=False,
                )
            )
        return found

    def _leaf(self, by: int) -> None:
        board = self._said.board
        if board is not None:
            self._choose((self._zone + by) % len(board.zones))

    def _choose(self, index: int) -> None:
        self._zone = index
        self.play.redraw()

    def task_lines(self) -> TaskPicture:
        """Give the task; the second line is the page's where there is one."""
        if self._said.board is None:
            return TaskPicture(self.view.text)
        return super().task_lines()

    def message(self) -> MessagePicture:
        """Give the meaning of the chosen zone."""
        board = self._said.board
        if board is None:
            return MessagePicture()
        zone = board.zones[self._zone]
        return MessagePicture(bold=f"{zone.name}.", text=zone.meaning, plain=True)
