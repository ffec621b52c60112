"""Put a game into the words of a runsheet: what the coach says, and at what time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Final

from boards.models import LevelsBoard
from datafiles.text import localized
from exports.content import MetaContent, PageWords
from exports.runsheet import RunsheetContent, RunsheetHeads, RunsheetStep
from exports.sheet import FactContent
from game.language import _, long_date, plural, using
from game.table.words import named

if TYPE_CHECKING:
    from game.script.base import Step
    from game.script.load import Game
    from game.script.models import Players, Script

_DAY: Final = 24 * 60


def runsheet_content(
    game: Game,
    lang: str,
    start: time | None = None,
    day: date | None = None,
    *,
    follows: bool = False,
) -> RunsheetContent:
    """Give what stands on a runsheet; without a start it counts from nought.

    What is not known yet, day or start, is left to write in. `follows` is for a session that goes
    on from an earlier one, which may have steps of its own.
    """
    with using(lang):
        return _content(game, lang, start, day, game.script.begun(follows=follows))


def runsheet_name(game: Game) -> str:
    """Give a file name."""
    return f"{game.script.id}-{_('draaiboek')}.pdf"


def _content(
    game: Game, lang: str, start: time | None, day: date | None, script: Script
) -> RunsheetContent:
    title = localized(script.title, lang)
    total = sum(step.minutes for step in script.steps)
    return RunsheetContent(
        kicker=_("Draaiboek"),
        title=title,
        lang=lang,
        meta=MetaContent(
            title=named(_("Draaiboek"), title),
            subject=localized(script.summary, lang) if script.summary else "",
            keywords=("groeihuis", title),
        ),
        facts=_facts(script.players, total, start, day),
        ready_head=_("Leg klaar"),
        ready=tuple(_ready(game, lang, script)),
        heads=RunsheetHeads(
            time=_("uur") if start else _("na"),
            step=_("zeg of lees voor"),
            hint=_("voor jou"),
        ),
        steps=tuple(_steps(game, lang, script, start)),
        end_time=_clock(start, total),
        end=plural("Einde, na {n} minuut", "Einde, na {n} minuten", total),
        notes_head=_("Zelf bij te schrijven"),
        footer=_("gemaakt met groeihuis"),
        pages=PageWords(continued=_("vervolg"), page=_("blad {page} van {pages}")),
    )


def _facts(
    players: Players, total: int, start: time | None, day: date | None
) -> tuple[FactContent, ...]:
    least, most = players.best or (players.min, players.max)
    people = (
        plural("{n} persoon", "{n} personen", most)
        if least == most
        else _("{least} tot {most} personen").format(least=least, most=most)
    )
    long = plural("{n} minuut", "{n} minuten", total)
    hours = _("van {start} tot {end}")
    return (
        FactContent(long_date(day) if day else "", _("datum")),
        FactContent(
            hours.format(start=_clock(start, 0), end=_clock(start, total)) if start else "",
            _("begin"),
        ),
        FactContent(f"{people} · {long}"),
    )


def _clock(start: time | None, after: int) -> str:
    """Give the time on the clock so many minutes after the start, or the minutes as a time."""
    begun = start.hour * 60 + start.minute if start else 0
    hour, minute = divmod((begun + after) % _DAY if start else after, 60)
    return f"{hour:02}:{minute:02}" if start else f"{hour}:{minute:02}"


def _ready(game: Game, lang: str, script: Script) -> Iterator[str]:
    """Say what must be at hand before anyone comes in."""
    yield _("Een scherm dat iedereen ziet, en één toetsenbord")
    if script.players.max > 2:
        yield _("Je eigen venster met de tips, naast dat scherm")
    for board in game.boards:
        if isinstance(board, LevelsBoard):
            yield _("De tafelposter, op A1 of A0, en dikke stiften")
    for deck in game.decks:
        title = localized(deck.title, lang)
        yield _("De kaarten van {title}, als je die op papier wilt").format(title=title)
    yield _("De stopkaart, open op tafel")
    if any(step.kind == "prepare" for step in script.steps):
        yield _("Papier en een pen voor ieder, om eerst zelf te schrijven")
    if any(_is_pause(step) for step in script.steps):
        yield _("Iets te drinken voor de pauze")
    yield _("Een printer, of een stick voor de poster")


def _steps(game: Game, lang: str, script: Script, start: time | None) -> Iterator[RunsheetStep]:
    passed = 0
    asked: int | None = None
    for step in script.steps:
        # A question may take several steps; its figure stands at the first of them.
        number = step.question if step.question != asked else None
        asked = step.question
        yield RunsheetStep(
            time=_clock(start, passed),
            minutes=_("{n} min").format(n=step.minutes),
            title=localized(step.title, lang),
            text=localized(step.text, lang),
            more=localized(step.more, lang) if step.more else "",
            hint=localized(step.hint, lang) if step.hint else "",
            number=str(number) if number else "",
            items=tuple(_items(game, lang, script, step)),
            pause=_is_pause(step),
        )
        passed += step.minutes


def _is_pause(step: Step) -> bool:
    return getattr(step, "show", "") == "break"


def _items(game: Game, lang: str, script: Script, step: Step) -> Iterator[str]:
    """Say what there is to explain, to choose from, to finish or to rate."""
    if getattr(step, "show", "") == "zones":
        boards = dict(zip(script.boards, game.boards, strict=True))
        board = boards[getattr(step, "board", None) or script.boards[0]]
        for zone in board.zones:
            yield named(localized(zone.name, lang), localized(zone.meaning, lang))
    for field in ("prompts", "statements", "options"):
        for option in getattr(step, field, ()):
            yield localized(option.text, lang)
