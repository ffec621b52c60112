"""Prepare a session: dates, time zone and the game as it is played."""

from __future__ import annotations

from datetime import date, timedelta

from datafiles.text import Lang
from game.engine.commands import Seat, Start
from game.engine.events import Follows, Health
from game.script.load import Game
from game.script.steps.agree import Agree, span

KEEP_DAYS = 30


def start_command(
    game: Game,
    seats: tuple[Seat, ...],
    *,
    lang: Lang,
    today: date,
    coach: str = "",
    team: str = "",
    place: str = "",
    held_on: date | None = None,
    group_sees: bool = True,
    practice: bool = False,
    health: Health = "talk",
    keep_days: int = KEEP_DAYS,
    follows: Follows | None = None,
) -> Start:
    """Give the command that begins a session today.

    The follow-up lies as far on as the script's agree step says, moved off a weekend; raw input is
    purged `keep_days` after today, a practice session is not kept at all.
    """
    day = held_on or today
    return Start(
        script=game.script,
        boards=game.boards,
        decks=game.decks,
        seats=seats,
        lang=lang,
        timezone=local_timezone(),
        held_on=day,
        follow_up=follow_up_date(game, day),
        purge_on=None if practice else today + timedelta(days=keep_days),
        coach=coach,
        team=team,
        place=place,
        group_sees=group_sees,
        practice=practice,
        health=health,
        follows=follows,
    )


def follow_up_date(game: Game, day: date) -> date | None:
    """Give the day to look back on, or nothing when no agreements are made."""
    from dateutil.relativedelta import relativedelta

    for step in game.script.steps:
        if isinstance(step, Agree):
            count, unit = span(step.follow_up)
            later = {
                "days": relativedelta(days=count),
                "weeks": relativedelta(weeks=count),
                "months": relativedelta(months=count),
            }[unit]
            on: date = day + later
            return on + timedelta(days=max(0, 7 - on.weekday()) if on.weekday() > 4 else 0)
    return None


def local_timezone() -> str:
    """Give the IANA name of this machine's time zone, UTC when it cannot be told."""
    try:
        from tzlocal import get_localzone_name

        return get_localzone_name() or "UTC"
    except Exception:  # a machine with an odd clock set-up still plays
        return "UTC"


def default_seats(game: Game, names: tuple[str, ...]) -> tuple[Seat, ...]:
    """Give each name the first role of its seat."""
    return tuple(
        Seat(name, game.script.players.roles_for(index)[0]) for index, name in enumerate(names)
    )
