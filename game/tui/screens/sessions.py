"""List sessions: to go on with one, or to see what is kept until when and purge it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from datafiles.findings import FileProblem
from datafiles.text import localized
from game import language
from game.language import _, plain_date
from game.script.load import load_script, script_ids
from game.store import Entry, StoreError
from game.table import faults, retention
from game.tui.actions import Action
from game.tui.linelist import LineItem
from game.tui.screens.lists import ListScreen
from game.tui.starting import open_session


def script_titles() -> dict[str, str]:
    """Give the titles of the built-in scripts in the language that is spoken."""
    titles = {}
    for name in script_ids():
        try:
            titles[name] = localized(load_script(name).title, language.language())
        except FileProblem:
            continue
    return titles


class SessionsScreen(ListScreen):
    """Sessions, newest first."""

    def __init__(self, purpose: Literal["resume", "clean"]) -> None:
        super().__init__()
        self.purpose = purpose
        self.head = _("Verder") if purpose == "resume" else _("Opruimen")
        self.empty = (
            _("Er is nog geen sessie om mee verder te gaan.")
            if purpose == "resume"
            else _("Er is niets bewaard.")
        )
        self._titles = script_titles()

    def _entries(self) -> list[Entry]:
        try:
            entries = self.app.store().sessions()
        except StoreError as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return []
        return [one for one in entries if self.purpose == "clean" or one.status == "open"]

    def items(self) -> tuple[LineItem, ...]:
        """Give a line a session: the game, who, and until when it is kept."""
        return tuple(
            LineItem(one.id, self._called(one), note=self._kept(one)) for one in self._entries()
        )

    def _called(self, one: Entry) -> str:
        """Name a session: the game, who, and the day it began."""
        title = self._titles.get(one.script, one.script)
        parts = (title, one.title, _begun(one.started))
        return " · ".join(part for part in parts if part)

    def _kept(self, one: Entry) -> str:
        if one.status == "distilled":
            return _("Alleen de afspraken staan er nog, tot ze klaar zijn.")
        if one.purge_on is None:
            return ""
        day = plain_date(date.fromisoformat(one.purge_on))
        return _("Wordt gewist op {date}; afspraken blijven tot ze klaar zijn.").format(date=day)

    def own_actions(self) -> list[Action]:
        """Go on with the chosen session, or purge it."""
        if self.purpose == "resume":
            return [
                Action(("enter",), _("verder"), self._go_on, _("Ga verder waar je was."), main=True)
            ]
        return [
            Action(("delete", "w"), _("wis voorgoed"), self._purge,
                   _("Wis de sessie, met de afspraken erbij. Dit kun je niet terugdraaien."),
                   label="W"),
        ]  # fmt: skip

    def _go_on(self) -> None:
        if self.chosen is not None:
            said = open_session(self.app, self.chosen)
            if said:
                self.say(said, refusal=True)

    def _purge(self) -> None:
        session = self.chosen
        if session is None:
            return
        from game.tui.screens.confirm import ConfirmScreen

        called = next((self._called(one) for one in self._entries() if one.id == session), "")

        def done(yes: bool | None) -> None:
            if not yes:
                self.say(_("Bewaard."))
                return
            try:
                retention.purge(self.app.store(), session)
            except StoreError as error:
                self.fill()
                self.say(" ".join(faults.sentences(error)), refusal=True)
                return
            self.fill()
            self.say(_("Gewist. Posters en bladen die je ervan maakte, wis je zelf."))

        self.app.push_screen(
            ConfirmScreen(
                _("Deze sessie wissen?"),
                f"{called}\n\n"
                + _("Alles gaat weg, ook de afspraken. Dit kun je niet terugdraaien.")
                + "\n"
                + _("Posters en .ics-bestanden blijven staan waar ze bewaard zijn."),
                yes=_("wis voorgoed"),
                no=_("bewaren"),
            ),
            done,
        )


def _begun(started: str) -> str:
    try:
        return plain_date(datetime.fromisoformat(started).astimezone().date())
    except ValueError:
        return ""
