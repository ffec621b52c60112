"""Pause: go on, rest, go to a step, park something, let people come and go, or stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input, Static

from game.engine import commands as c
from game.language import _
from game.tui.kit.chrome import KeyBar, KeyHint, KeysPicture, MessageLine, MessagePicture
from game.tui.kit.menu import MenuEntry, MenuList, MenuPicture
from game.tui.screens.guarded import GuardedModal

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp
    from game.tui.screens.play import PlayScreen


class PauseScreen(GuardedModal[None]):
    """A menu over the play screen; choosing somebody opens a second one."""

    CSS_PATH = "pause.tcss"
    AUTO_FOCUS = ""
    app: GroeihuisApp

    def __init__(self, play: PlayScreen) -> None:
        super().__init__()
        self.play = play
        self._renaming: str | None = None
        self._leaving: str | None = None
        self._joining = False
        self._resting = False

    def compose(self) -> ComposeResult:
        """Make the menu, the line for a name and the keys."""
        with Vertical(id="box"):
            yield Static(_("Pauze"), classes="head", markup=False)
            yield MenuList(MenuPicture(self._entries()))
            yield Input(max_length=80)
        yield MessageLine(MessagePicture(self._kept()))
        yield KeyBar(
            KeysPicture(
                (
                    KeyHint("enter", _("Enter"), _("kies"), main=True),
                    KeyHint("up", "↑ ↓", _("kiezen")),
                    KeyHint("escape", "Esc", _("verder spelen")),
                )
            )
        )

    def _kept(self) -> str:
        """Say what stopping would keep, and how much time there is left."""
        practice = self.play.view.practice
        kept = _("Oefening: er wordt niets bewaard.") if practice else _("Alles is bewaard.")
        # Said of the game, never of what was put in: that would tell of a sealed value.
        boards = self.play.table.state.started.boards
        touchy = any(zone.sensitive for board in boards for zone in board.zones)
        if touchy and not practice and self.play.view.health == "talk":
            kept = _("Alles is bewaard, behalve gezondheid.")
        return f"{kept} {self.play.total_left()}"

    def on_mount(self) -> None:
        """Begin at the first entry."""
        self.query_one(Input).display = False
        self.set_focus(self.query_one(MenuList))

    def _entries(self) -> tuple[MenuEntry, ...]:
        view = self.play.view
        entries = [MenuEntry("go-on", "V", _("Verder spelen"))]
        if view.status == "closed":
            # a poster made once more bears the name that was put right
            entries.append(MenuEntry("rename", "N", _("Naam verbeteren")))
            return (*entries, MenuEntry("stop", "S", _("Terug naar het begin")))
        if view.number > 0:
            stays = _("wat onthuld is, blijft staan")
            if self.play.panel.warning("p"):
                stays = _("stippen zonder naam verdwijnen")
            entries.append(MenuEntry("step", "T", _("Terug naar een stap"), stays))
        if view.number + 1 < len(view.steps):
            skips = _("wie nog niet was, slaat over") if view.waiting else ""
            if self.play.panel.warning("n"):
                skips = _("wat nog niet bewaard is, wacht")
            entries.append(MenuEntry("next", "G", _("Naar de volgende stap"), skips))
        if not self.play.sealed:
            entries.append(MenuEntry("rest", "P", _("Even pauze"), _("de tijd staat stil")))
            entries.append(MenuEntry("park", "Q", _("Parkeerplek"), _("iets voor later")))
        entries.append(MenuEntry("rename", "N", _("Naam verbeteren")))
        if len(view.players) < self.play.table.state.started.script.players.max:
            entries.append(MenuEntry("join", "E", _("Iemand komt erbij")))
        entries.append(
            MenuEntry("leave", "W", _("Iemand gaat weg"), _("wat geheim was, blijft dicht"))
        )
        if any(not player.present for player in view.players):
            entries.append(MenuEntry("return", "K", _("Iemand komt terug")))
        stop = _("wordt niet bewaard") if view.practice else _("een andere keer verder")
        entries.append(MenuEntry("stop", "S", _("Stoppen"), stop))
        return tuple(entries)

    def _show(self, entries: tuple[MenuEntry, ...]) -> None:
        menu = self.query_one(MenuList)
        menu.picture = MenuPicture(entries)
        menu.cursor = 0

    def on_menu_list_chosen(self, event: MenuList.Chosen) -> None:
        """Do what was chosen, or ask who or which."""
        event.stop()
        if not self.on_top:
            return
        what, _sep, which = event.key.partition(":")
        view = self.play.view
        if which:
            self._act(what, which)
        elif what == "go-on":
            self._go_on()
        elif what == "stop":
            self.dismiss()
            self.play.go_home()
        elif what == "step":
            self._show(self._steps())
        elif what == "next":
            self.dismiss()
            self.play.perform(c.Next(anyway=True))
        elif what == "rest":
            self._rest()
        elif what == "park":
            self.dismiss()
            self.play.park()
        elif what == "join":
            self._join()
        else:
            self.query_one(".head", Static).update(
                {
                    "rename": _("Wiens naam?"),
                    "leave": _("Wie gaat er weg?"),
                    "return": _("Wie komt er terug?"),
                }[what]
            )
            present = what != "return"
            self._show(
                tuple(
                    MenuEntry(f"{what}:{player.id}", str(number), player.name)
                    for number, player in enumerate(view.players, 1)
                    if player.present == present
                )
            )

    def _steps(self) -> tuple[MenuEntry, ...]:
        """List the steps in which the table has been, with the newest first where they are many."""
        view = self.play.view
        steps = [step for step in view.steps if step.visits and step is not view.step]
        return tuple(
            MenuEntry(
                f"step:{step.id}",
                str(number) if number < 10 else "",
                step.title,
                _step_words(step.question, step.id in self.play.table.unfinished()),
            )
            for number, step in enumerate(steps, 1)
        )

    def _rest(self) -> None:
        """Let the clock stand still until somebody goes on."""
        self._resting = self.play.view.clock.running_since is not None
        if self._resting:
            self.play.perform(c.PauseTimer())
        self.query_one(".head", Static).update(_("Pauze. De tijd staat stil."))
        self._show((MenuEntry("go-on", "V", _("Verder spelen")),))

    def _join(self) -> None:
        line = self.query_one(Input)
        self._joining = True
        self.query_one(".head", Static).update(_("Wie komt erbij?"))
        line.placeholder = _("voornaam of bijnaam")
        line.value = ""
        line.display = True
        self.set_focus(line)

    def _act(self, what: str, which: str) -> None:
        if what == "rename":
            self._renaming = which
            line = self.query_one(Input)
            line.value = self.play.view.player(which).name
            line.display = True
            self.set_focus(line)
            return
        if what == "leave" and self._leaving != which:
            self._leaving = which
            name = self.play.view.player(which).name
            said = _("{name} gaat weg? Nog eens Enter.").format(name=name)
            self.query_one(MessageLine).picture = MessagePicture(said, plain=True)
            return
        commands: dict[str, c.Command] = {
            "step": c.GoTo(which),
            "leave": c.Leave(which),
            "return": c.Return(which),
        }
        command = commands[what]
        self.dismiss()
        if self.play.perform(command) and what == "leave":
            self.play.say(_("{name} is weg.").format(name=self.play.view.player(which).name))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Correct the name, or seat who comes late."""
        event.stop()
        if not self.on_top:
            return
        if self._joining:
            players = self.play.table.state.started.script.players
            role = players.roles_for(len(self.play.view.players))[0]
            done = self.play.perform(c.Join(event.value, role))
        elif self._renaming is not None:
            done = self.play.perform(c.Rename(self._renaming, event.value))
        else:
            return
        if done:
            self.dismiss()
            if self._joining:
                name = self.play.view.players[-1].name
                self.play.say(_("Welkom, {name}.").format(name=name))
        else:
            news = self.play.news
            if news is not None:
                self.query_one(MessageLine).picture = news

    def on_key(self, event: Key) -> None:
        """Esc goes on playing."""
        if event.key == "escape":
            event.stop()
            self._go_on()

    def _go_on(self) -> None:
        """Play on; a clock that stood still for a break runs again."""
        self.dismiss()
        if self._resting:
            self.play.perform(c.StartTimer())

    def on_key_bar_key_pressed(self, event: KeyBar.KeyPressed) -> None:
        """Press the key that was clicked."""
        event.stop()
        self.app.press_key(event.key)


def _step_words(question: int | None, unfinished: bool) -> str:
    """Say which question a step belongs to, and whether somebody was not heard there."""
    said = [_("vraag {n}").format(n=question)] if question is not None else []
    said += [_("nog niet alles gehoord")] if unfinished else []
    return ", ".join(said)
