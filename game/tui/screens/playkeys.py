"""Name the keys that every step of the play screen shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.language import _
from game.tui.actions import Action

if TYPE_CHECKING:
    from game.tui.screens.play import PlayScreen


def typing(play: PlayScreen) -> list[Action]:
    """Give the keys that lead out of a text field: the stage's own, else the usual ones."""
    black = Action(
        ("f3",),
        _("zwart"),
        play.black,
        _("Zwart scherm; Z of Esc brengt het terug."),
        footer=False,
    )
    if mine := play.panel.typing_actions():
        return [*mine, black]
    return [
        Action(("enter",), _("bewaar"), lambda: None, _("Bewaart wat je typte."), main=True),
        Action(("escape",), _("sluit"), play.escape, _("Sluit het tekstvak.")),
        black,
    ]


def unseen(play: PlayScreen) -> list[Action]:
    """Give what may be done while letters are taken in unseen, beside the stage's own."""
    return [
        Action(
            ("f3",),
            _("zwart"),
            play.black,
            _("Zwart scherm; Z of Esc brengt het terug."),
            footer=False,
        )
    ]


def sealed(play: PlayScreen) -> list[Action]:
    """Give what may be done in a private moment, beside the stage's own."""
    running = play.view.clock.running_since is not None
    return [
        Action(
            ("t",),
            _("tijd stil") if running else _("tijd aan"),
            play.toggle_timer,
            _("Zet de tijd stil, of laat hem lopen."),
            footer=not running,
        ),
        Action(
            ("z", "f3"),
            _("zwart"),
            play.black,
            _("Zwart scherm; Z of Esc brengt het terug."),
            footer=False,
        ),
        Action(("escape",), _("pauze"), play.escape, footer=False),
    ]


def common(play: PlayScreen, mine: list[Action]) -> list[Action]:
    """Give what can be done at every step, beside what the stage offers (`mine`)."""
    view = play.view
    if view.status == "closed":
        return _closed(play)
    running = view.clock.running_since is not None
    last = view.number + 1 == len(view.steps)
    ready = not view.waiting
    found = [
        Action(("n",), _("verder"), play.next_step,
               _("Naar de volgende stap. Wacht er nog iemand, dan vraagt het scherm dat."),
               main=ready and not any(one.main for one in mine),
               footer=not last, keep=True),
        Action(("p",), _("terug"), play.previous_step,
               _("Terug naar een eerdere stap; wat onthuld is, verandert niet meer."),
               footer=False),
        Action(("c",), _("coach"), play.toggle_hint,
               _("Toon een tip voor de coach; iedereen leest mee."), footer=True),
        Action(("t",), _("tijd stil") if running else _("tijd aan"), play.toggle_timer,
               _("Zet de tijd stil, of laat hem lopen."), footer=not running),
        Action(("x",), _("+2 min"), play.extend, _("Twee minuten erbij."), footer=False),
        Action(("u",), _("ongedaan"), play.undo,
               _("Neem het laatste terug; nooit over een onthulling heen."), footer=False),
        Action(("o",), _("opnieuw"), play.redo, _("Zet terug wat je ongedaan maakte."),
               footer=False),
        Action(("q",), _("parkeer"), play.park,
               _("Parkeer iets voor later."), footer=False),
        Action(("z", "f3"), _("zwart"), play.black,
               _("Zwart scherm; Z of Esc brengt het terug."), footer=False),
        Action(("b",), _("kleuren"), play.app.action_other_theme,
               _("Donkere of lichte kleuren (beamer)."), footer=False),
        Action(("escape",), _("pauze"), play.escape,
               _("Pauze: naam verbeteren, iemand komt of gaat, stoppen."), footer=False),
    ]  # fmt: skip
    return [one for one in found if not (last and one.keys == ("n",))]


def _closed(play: PlayScreen) -> list[Action]:
    return [
        Action(("z", "f3"), _("zwart"), play.black, _("Zwart scherm; Z of Esc brengt het terug."),
               footer=False),
        Action(("b",), _("kleuren"), play.app.action_other_theme,
               _("Donkere of lichte kleuren (beamer)."), footer=False),
        Action(("escape",), _("pauze"), play.escape, _("Pauze of stoppen."), footer=False),
    ]  # fmt: skip
