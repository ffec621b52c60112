"""List the preparations on this laptop: take one up, begin one, lock or erase one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.language import _, long_date
from game.store import StoreError
from game.table import faults, solo
from game.tui.actions import Action
from game.tui.linelist import LineItem
from game.tui.screens.confirm import ConfirmScreen
from game.tui.screens.lists import ListScreen

if TYPE_CHECKING:
    from game.tui.app import GroeihuisApp


from game.tui.solo.beginning import BeginScreen
from game.tui.solo.phrases import OpenScreen, ProtectScreen


class PreparationsScreen(ListScreen):
    """The preparations on this laptop, by day: no name is known before one is opened."""

    CSS_PATH = "../screens/lists.tcss"

    @property
    def head(self) -> str:  # type: ignore[override]
        """Name the screen."""
        return _("Alleen: een loopbaangesprek voorbereiden")

    @property
    def empty(self) -> str:  # type: ignore[override]
        """Say how to begin."""
        return _("Nog geen voorbereiding. N begint er een; in stukjes mag ook.")

    def items(self) -> tuple[LineItem, ...]:
        """Give a line for each file."""
        return tuple(
            LineItem(
                str(one.path),
                _("Voorbereiding, begonnen op {date}").format(date=long_date(one.begun)),
                note=_("met wachtzin") if one.protected else _("zonder wachtzin"),
            )
            for one in solo.preparations()
        )

    def own_actions(self) -> list[Action]:
        """Open, begin, lock anew or erase."""
        there = self.chosen is not None
        found = [
            Action(("n",), _("nieuwe"), self._begin, _("Begin een nieuwe voorbereiding."),
                   main=not there)
        ]  # fmt: skip
        if there:
            found = [
                Action(("enter",), _("ga verder"), self._open,
                       _("Ga verder met deze voorbereiding."), main=True),
                *found,
                Action(("w",), _("wachtzin"), self._protect,
                       _("Zet een wachtzin op deze voorbereiding, of verander hem.")),
                Action(("d",), _("wis"), self._ask_to_erase,
                       _("Wis deze voorbereiding voorgoed.")),
            ]  # fmt: skip
        return found

    def _path(self) -> Path:
        return Path(self.chosen or "")

    def _begin(self) -> None:
        self.app.push_screen(BeginScreen())

    def _open(self) -> None:
        open_path(self.app, self._path(), self._opened)

    def _opened(self, said: str | None) -> None:
        if said:
            self.say(said, refusal=True)

    def _protect(self) -> None:
        self.app.push_screen(ProtectScreen(self._path(), locked=self._locked()), self._changed)

    def _locked(self) -> bool:
        return any(one.protected for one in solo.preparations() if one.path == self._path())

    def _changed(self, said: str | None) -> None:
        self.fill()
        if said:
            self.say(said)

    def _ask_to_erase(self) -> None:
        self.app.push_screen(
            ConfirmScreen(
                _("Deze voorbereiding wissen?"),
                _("Alles wat erin staat is dan weg. Niemand kan het terughalen.")
                + " "
                + solo.what_stays(),
                yes=_("wissen"),
                no=_("bewaren"),
            ),
            self._erase,
        )

    def _erase(self, sure: bool | None) -> None:
        if not sure:
            return
        try:
            solo.erase(self._path())
        except StoreError as error:
            self.say(" ".join(faults.sentences(error)), refusal=True)
            return
        self.fill()
        self.say(_("Gewist, voorgoed. Wat je eruit maakte, wis je zelf."))


def open_path(app: GroeihuisApp, path: Path, then: Callable[[str | None], None]) -> None:
    """Open a preparation, after its passphrase where it has one."""
    try:
        locked = solo.is_locked(path)
    except StoreError as error:
        then(" ".join(faults.sentences(error)))
        return
    app.push_screen(OpenScreen(path, locked=locked), then)
