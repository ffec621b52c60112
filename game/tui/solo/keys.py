"""Name the keys that every part of a preparation shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language import _
from game.tui.actions import Action

if TYPE_CHECKING:
    from game.tui.solo.screen import SoloScreen


def typing(play: SoloScreen) -> list[Action]:
    """Give the keys that lead out of a text."""
    black = Action(("f3",), _("zwart"), play.black, _("Maak het scherm zwart."), footer=False)
    mine = play.panel.typing_actions()
    if mine:
        return [*mine, black]
    return [
        Action(("enter",), _("bewaar"), lambda: None, _("Bewaart wat je typte."), main=True),
        Action(("escape",), _("sluit"), play.escape, _("Sluit het tekstvak.")),
        black,
    ]


def between(play: SoloScreen, mine: list[Action]) -> list[Action]:
    """Give the keys that lead from part to part; going on without an answer is as good."""
    from game.tui.solo.part import Part

    here = play.solo.part(play.view.step.id if play.view.step else "")
    skips = here.stand == "open" and here.kind not in ("say", "close")
    last = play.view.number + 1 == len(play.view.steps)
    found = [
        Action(("n", "f2"), _("sla over") if skips else _("verder"), play.next_step,
               _("Naar het volgende deel. Overslaan mag altijd; terugkomen ook."),
               main=not any(one.main for one in mine), keep=True, footer=not last),
        Action(("escape",), _("terug"), play.escape, _("Een stap terug in dit deel."), keep=True)
        if isinstance(play.panel, Part) and play.panel.inside
        else Action(("escape",), _("overzicht"), play.escape,
                    _("Naar het overzicht van alle delen."), keep=True),
        Action(("p", "f8"), _("terug"), play.previous_step, _("Naar het vorige deel."),
               footer=False),
        Action(("e", "f4"), _("eerder"), play.show_written,
               _("Lees terug wat je eerder schreef en koos.")),
        Action(("c", "f6"), _("tip"), play.toggle_hint, _("Toon een tip bij deze vraag."),
               footer=False),
        Action(("u", "ctrl+z"), _("ongedaan"), play.undo, _("Neem het laatste van dit deel terug."),
               footer=False),
        Action(("o", "ctrl+y"), _("opnieuw"), play.redo, _("Zet terug wat je ongedaan maakte."),
               footer=False),
    ]  # fmt: skip
    return found


def everywhere(play: SoloScreen) -> list[Action]:
    """Give the keys that do the same on every stage."""
    return [
        Action(("z", "f3"), _("zwart"), play.black,
               _("Zwart scherm; Z brengt het terug."), footer=False),
        Action(("b",), _("kleuren"), play.app.action_other_theme,
               _("Donkere of lichte kleuren (beamer)."), footer=False),
    ]  # fmt: skip
