"""Turn the coach's view into the pictures of the coach's window."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from game.engine.steps.place import PlacePanel
from game.engine.steps.reveal import RevealPanel
from game.engine.view.screen import CoachView, ScreenView
from game.language import _, and_list, plural
from game.table.words import role_word
from game.tui.coachpage import CoachPicture
from game.tui.kit.chrome import TablePicture
from game.tui.kit.rail import RailPerson, RailPicture, RailSection
from game.tui.pictures import letters_of, person, rest_of, time_left, total_words

TURNLESS = frozenset({"say", "note", "agree", "close"})
"""Kinds of steps in which nobody is waited for."""


def waited_for(view: ScreenView) -> tuple[str, ...] | None:
    """Give who did not have their turn yet; None where nobody is waited for or it cannot be known.

    What is only talked about is kept nowhere, so this window never hears that it was locked: it
    goes by what else a player places at the same step.
    """
    if view.status == "closed" or view.step is None or view.step.kind in TURNLESS:
        return None
    panel = view.panel
    if isinstance(panel, RevealPanel) and not panel.revealed:
        return None
    if not (isinstance(panel, PlacePanel) and view.health == "talk"):
        return view.waiting
    talked = {zone.id for zone in panel.board.zones if zone.sensitive}
    if talked and panel.board.kind != "levels":
        return None
    left = {
        seat.player
        for seat in panel.seats
        if any(level not in talked for _about, level in seat.missing)
    }
    return tuple(player for player in view.waiting if player in left)


def _sealed(view: ScreenView) -> bool:
    return bool(getattr(view.panel, "sealed", False))


def _states(view: ScreenView) -> dict[str, tuple[str, bool]]:
    """Give for each at the table a word and whether they had their turn."""
    waited = waited_for(view)
    done = _("vast") if _sealed(view) else _("gehoord")
    people = [one.id for one in view.players if one.present]
    if waited is None:
        return dict.fromkeys(people, ("", False))
    return {one: (_("nog niet"), False) if one in waited else (done, True) for one in people}


def strip_picture(view: ScreenView) -> TablePicture:
    """Give the people at the table, and who had their turn."""
    return TablePicture(
        tuple(person(view, one, said, locked=done) for one, (said, done) in _states(view).items())
    )


def rail_picture(view: ScreenView) -> RailPicture:
    """Give the panel beside a roomy stage: the people, what was put aside, the steps to come."""
    letters, states = letters_of(view), _states(view)
    steps = tuple(
        f"{'►' if number == view.number else ' '} {number + 1} {step.title}"
        for number, step in enumerate(view.steps)
        if number >= view.number
    )
    parked = tuple(one.text for one in view.parked)
    return RailPicture(
        title=_("Aan tafel"),
        people=tuple(
            RailPerson(
                one.seat,
                letters[one.id],
                (one.name, states[one.id][0], role_word(one.role)),
                full=states[one.id][1] or not states[one.id][0],
            )
            for one in view.players
            if one.id in states
        ),
        sections=(
            *((RailSection(_("Op de parkeerplek"), parked),) if parked else ()),
            RailSection(_("Stap voor stap"), steps),
        ),
    )


def coach_picture(view: CoachView, now: datetime) -> CoachPicture:
    """Give the hint of this step, and what a coach keeps an eye on."""
    screen = view.screen
    head = _("Voor de coach")
    if screen.status == "closed":
        return CoachPicture(head, _("Deze sessie is afgesloten."))
    return CoachPicture(
        head,
        view.hint or _("Voor deze stap is er geen tip."),
        remark=not view.hint,
        facts=(
            (_("Hierna"), _next(view)),
            *_waiting(screen),
            (_("Tijd"), _time(screen, now)),
            (_("Klaar om"), _ending(screen, now)),
        ),
    )


def _next(view: CoachView) -> str:
    steps = view.screen.steps[view.screen.number + 1 :]
    if not view.next_title or not steps:
        return _("Dit is de laatste stap.")
    return _("{title} · {minutes} min").format(title=view.next_title, minutes=steps[0].minutes)


def _waiting(view: ScreenView) -> tuple[tuple[str, str], ...]:
    waited = waited_for(view)
    if waited is None:
        return ()
    label = _("Nog niet vast") if _sealed(view) else _("Nog niet gehoord")
    names = [view.player(one).name for one in waited]
    return ((label, and_list(names) or _("iedereen is geweest")),)


def _time(view: ScreenView, now: datetime) -> str:
    left, _total = view.clock.left(now)
    said = time_left(left)
    if view.clock.running_since is None:
        said = _("stil, {time}").format(time=said)
    return f"{_('deze stap {time}').format(time=said)} · {total_words(rest_of(view, now))}"


def _ending(view: ScreenView, now: datetime) -> str:
    rest = rest_of(view, now)
    end = (now + timedelta(seconds=math.ceil(rest / 60) * 60)).astimezone()
    ahead = view.clock.left(now)[1] - rest
    minutes = int(abs(ahead) // 60)
    if not minutes:
        said = _("op schema")
    elif ahead > 0:
        said = plural("{n} min voor", "{n} min voor", minutes)
    else:
        said = plural("{n} min achter", "{n} min achter", minutes)
    plan = _("als de rest loopt zoals gepland")
    return f"{end:%H:%M}, {plan} · {said}"
